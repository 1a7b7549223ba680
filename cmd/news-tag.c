/* news-tag: tag the names of persons, organisations, places and other things.
 * Reads sentences, adds entity records. A document is looked at as a whole:
 * what a word is in one sentence helps to tell what it is in another. See
 * lib/tag/tag.h for the method. */
#include "newsutils.h"

static struct {
	struct nu_tagger tagger;
	struct nu_names names;
	bool known;		/* the model's classes are those of nu_class */
	size_t *rec;		/* the record of each sentence */
	size_t nrec, caprec;
} T;

/* What part of the article a block is, for the names. */
static enum nu_part
part_of(const struct nu_rec *block)
{
	if (!block)
		return NU_PART_BODY;
	if (nu_rec_is(block, NU_LABEL, "title") ||
	    nu_rec_is(block, NU_LABEL, "subtitle"))
		return NU_PART_TITLE;
	if (nu_rec_is(block, NU_LABEL, "byline"))
		return NU_PART_BYLINE;
	if (nu_rec_is(block, NU_LABEL, "dateline"))
		return NU_PART_DATELINE;
	if (nu_rec_is(block, NU_LABEL, "caption") ||
	    nu_rec_is(block, NU_LABEL, "credit"))
		return NU_PART_CAPTION;
	return NU_PART_BODY;
}

static void
add(struct nu_doc *d, size_t sent, size_t b, size_t e, struct nu_found f)
{
	struct nu_view v;

	if (!nu_doc_view(d, T.rec[sent], &v))
		return;
	if (f.value.n == 0)
		f.value = nu_slice_sub(v.text, b, e);
	nu_doc_add_at(d, &v, b, e, f);
}

/* A user's own classes: names as they stand. */
static void
add_plain(struct nu_doc *d)
{
	const struct nu_tagger *t = &T.tagger;

	for (size_t i = 0; i < t->nent; i++)
		add(d, t->ent[i].sent, t->ent[i].b, t->ent[i].e,
		    (struct nu_found){ .kind = NU_K_ENTITY,
		    .label = nu_slice_str(nu_tagger_class(t, t->ent[i].class)),
		    .mod = NU_S("name"), .score = t->ent[i].score });
}

static void
add_resolved(struct nu_doc *d)
{
	static const char *const mod[] = { "name", "role", "pronoun" };
	static const char *const label[] = { "person", "org", "place", "misc" };

	nu_names_resolve(&T.names);
	for (size_t i = 0; i < T.names.n; i++) {
		const struct nu_name *n = &T.names.v[i];

		add(d, n->sent, n->b, n->e, (struct nu_found){
		    .kind = NU_K_ENTITY, .label = nu_slice_str(label[n->class]),
		    .value = n->value, .of = n->of,
		    .mod = nu_slice_str(mod[n->mod]), .score = n->score });
	}
}

static void
run(struct nu_doc *d, void *ctx)
{
	struct nu_tagger *t = &T.tagger;
	const struct nu_rec *block = NULL;
	size_t nblock = 0, e = 0;
	struct nu_view v;

	(void)ctx;
	nu_tagger_clear(t);
	T.nrec = 0;
	for (size_t i = 0; i < d->n; i++) {
		if (d->rec[i].kind == NU_K_BLOCK)
			block = &d->rec[i];
		if (d->rec[i].kind != NU_K_SENTENCE || (block &&
		    nu_rec_is(block, NU_LABEL, "boilerplate")) ||
		    !nu_doc_view(d, i, &v))
			continue;
		NU_GROW(T.rec, T.nrec, T.caprec);
		T.rec[T.nrec++] = i;
		nu_tagger_sentence(t, v.text);
	}
	nu_tagger_run(t);
	if (!T.known) {
		add_plain(d);
		return;
	}
	nu_names_clear(&T.names);
	block = NULL;
	for (size_t i = 0, s = 0; i < d->n && s < T.nrec; i++) {
		if (d->rec[i].kind == NU_K_BLOCK) {
			block = &d->rec[i];
			nblock++;
		}
		if (i != T.rec[s])
			continue;
		nu_names_sentence(&T.names, t->sent[s].text, nblock,
		    part_of(block));
		for (; e < t->nent && t->ent[e].sent == s; e++)
			nu_names_add(&T.names, t->ent[e].b, t->ent[e].e,
			    (enum nu_class)t->ent[e].class, t->ent[e].score);
		s++;
	}
	add_resolved(d);
}

/* Whether the model has the classes of nu_class, in its order. */
static bool
known_classes(void)
{
	static const char *const name[] = { "person", "org", "place", "misc" };

	if (T.tagger.nclass != 4)
		return false;
	for (unsigned i = 0; i < 4; i++)
		if (!nu_slice_is(nu_slice_str(name[i]),
		    nu_tagger_class(&T.tagger, i)))
			return false;
	return true;
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = {
		{ 'm', "model", "FILE", "a model of news-train tag" },
		{ 0, NULL, NULL, NULL },
	};
	static const struct nu_tool tool = { "news-tag",
	    "Tag names of persons, organisations, places and other things.",
	    "[FILE ...]", opt };
	static const struct nu_filter f = { .run = run, .own = NU_K_ENTITY,
	    .needs = NU_K_SENTENCE, .from = "news-split" };
	struct nu_slice model = { "", 0 };
	const char *arg, *why, *file = NULL;
	static struct nu_in *in;	/* holds the model to the end */
	int status;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		file = arg;
	if (file) {
		if (!(in = nu_in_open(file)))
			return nu_end();
		model = nu_in_all(in);
		if (in->failed || model.n == 0)
			nu_die("%s: not a model file of news-train", file);
	}
	if (!nu_tagger_open(&T.tagger, model, &why))
		nu_die("%s: %s", file ? file : "the compiled-in model", why);
	T.known = known_classes();
	status = nu_filter(&f);
	nu_in_close(in);
	return status;
}
