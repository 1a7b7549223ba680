/* names-eval: gives the entities of a stream, however they were found, their
 * canonical names: the step of news-tag after tagging, alone, so that it can be
 * measured on gold entities. */
#include <stdlib.h>

#include "newsutils.h"

struct held {
	struct nu_view view;
	size_t rec;
};

static const char *const class_name[] = { "person", "org", "place", "misc" };

static enum nu_part
part_of(const struct nu_rec *block)
{
	static const char *const name[] = { "body", "title", "byline",
	    "dateline", "caption" };

	for (int i = 1; block && i < 5; i++)
		if (nu_rec_is(block, NU_LABEL, name[i]))
			return (enum nu_part)i;
	return NU_PART_BODY;
}

static void
run(struct nu_doc *d, void *ctx)
{
	struct nu_names *n = ctx;
	struct held *s = NULL;
	size_t ns = 0, cap = 0, block = 0;
	const struct nu_rec *in = NULL;

	nu_names_clear(n);
	for (size_t i = 0; i < d->n; i++) {
		const struct nu_rec *r = &d->rec[i];

		if (r->kind == NU_K_BLOCK) {
			in = r;
			block++;
		} else if (r->kind == NU_K_SENTENCE) {
			NU_GROW(s, ns, cap);
			s[ns].rec = i;
			if (!nu_doc_view(d, i, &s[ns].view))
				continue;
			nu_names_sentence(n, s[ns].view.text, block,
			    part_of(in));
			ns++;
		} else if (r->kind == NU_K_ENTITY && ns) {
			const struct nu_view *v = &s[ns - 1].view;
			enum nu_class c = NU_PERSON;

			while (c < NU_MISC && !nu_rec_is(r, NU_LABEL,
			    class_name[c]))
				c++;
			if (r->begin >= v->begin && r->end <= v->end)
				nu_names_add(n, nu_view_local(v, r->begin),
				    nu_view_local(v, r->end), c, -1);
		}
	}
	nu_doc_drop(d, NU_K_ENTITY);
	nu_names_resolve(n);
	for (size_t i = 0; i < n->n; i++) {
		static const char *const mod[] = { "name", "role", "pronoun" };
		const struct nu_name *m = &n->v[i];

		nu_doc_add_at(d, &s[m->sent].view, m->b, m->e, (struct nu_found){
		    .kind = NU_K_ENTITY, .score = m->score, .value = m->value,
		    .of = m->of, .mod = nu_slice_str(mod[m->mod]),
		    .label = nu_slice_str(class_name[m->class]) });
	}
	free(s);
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = { { 0, NULL, NULL, NULL } };
	static const struct nu_tool tool = { "names-eval",
	    "Give the entities of a stream their canonical names.",
	    "[FILE ...]", opt };
	struct nu_names n = { 0 };
	struct nu_filter f = { .run = run, .ctx = &n, .own = NU_K_OTHER };
	const char *arg;
	int rc;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		;
	rc = nu_filter(&f);
	nu_names_free(&n);
	return rc;
}
