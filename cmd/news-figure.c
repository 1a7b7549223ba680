/* news-figure: finds the figures of each sentence: counts, money, percentages,
 * measures, durations, ordinals, dates, times, ages and ratios, with value,
 * unit or thing counted, and what modifies them. Method: lib/figure. Known
 * misses: news-figure(1). */
#include "newsutils.h"

struct opts {
	struct nu_figures f;
	struct nu_dateref given;		/* --date */
};

/* The document's date: its record's VALUE, else that of a "date" meta record,
 * else a full date in its dateline. */
static struct nu_dateref
reference(struct nu_doc *d, struct opts *o)
{
	struct nu_dateref ref = o->given;

	for (size_t i = 0; i < d->n && !ref.known; i++) {
		const struct nu_rec *r = &d->rec[i];

		if (r->kind == NU_K_DOC || (r->kind == NU_K_META &&
		    nu_rec_is(r, NU_LABEL, "date")))
			ref = nu_dateref_read(nu_rec_col(r, NU_VALUE));
	}
	for (size_t i = 0; i < d->n && !ref.known; i++) {
		const struct nu_rec *r = &d->rec[i];
		struct nu_view v;

		if (r->kind != NU_K_BLOCK || !nu_rec_is(r, NU_LABEL,
		    "dateline") || !nu_doc_view(d, i, &v))
			continue;
		o->f.ref = (struct nu_dateref){ .second = -1 };
		nu_figures_find(&o->f, v.text);
		for (size_t k = 0; k < o->f.n && !ref.known; k++)
			if (nu_slice_is(nu_slice_str(o->f.v[k].label), "date"))
				ref = nu_dateref_read(o->f.v[k].value);
	}
	return ref;
}

static void
run(struct nu_doc *d, void *ctx)
{
	struct opts *o = ctx;
	struct nu_dateref ref = reference(d, o);

	o->f.ref = ref;
	for (size_t i = 0; i < d->n; i++) {
		struct nu_view v;

		if (d->rec[i].kind != NU_K_SENTENCE || d->rec[i].drop ||
		    !nu_doc_view(d, i, &v))
			continue;
		nu_figures_find(&o->f, v.text);
		for (size_t k = 0; k < o->f.n; k++) {
			const struct nu_figure *g = &o->f.v[k];

			nu_doc_add_at(d, &v, g->from, g->to, (struct nu_found){
			    .kind = NU_K_FIGURE,
			    .label = nu_slice_str(g->label),
			    .value = g->value, .of = g->of,
			    .mod = nu_slice_str(g->mod ? g->mod : ""),
			    .score = g->score });
		}
	}
}

int
main(int argc, char **argv)
{
	static struct opts o;
	static const struct nu_opt opt[] = {
		{ 'd', "date", "DATE",
		    "take DATE (YYYY-MM-DD) for every document's date" },
		{ 0, NULL, NULL, NULL },
	};
	static const struct nu_tool tool = { "news-figure",
	    "Find figures: value, unit, what is counted, dates.",
	    "[FILE ...]", opt };
	static const struct nu_filter f = { run, &o, NU_K_FIGURE,
	    NU_K_SENTENCE, "news-split" };
	const char *arg;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg)) {
		o.given = nu_dateref_read(nu_slice_str(arg));
		if (!o.given.known)
			nu_usage("--date: not a date like 2014-03-30: '%s'",
			    nu_shown(nu_slice_str(arg)));
	}
	return nu_filter(&f);
}
