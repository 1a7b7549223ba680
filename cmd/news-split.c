/* news-split: reads a stream, adds a sentence record for each sentence of
 * every block that is not boilerplate. Method: lib/split/split.h. */
#include "newsutils.h"

#include <stdio.h>

static void
split_block(struct nu_doc *d, size_t i, struct nu_sents *s, size_t *count)
{
	struct nu_view v;

	if (!nu_doc_view(d, i, &v))
		return;
	nu_split(v.text, s);
	for (size_t k = 0; k < s->n; k++) {
		char num[24];
		int n = snprintf(num, sizeof num, "%zu", ++*count);

		nu_doc_add_at(d, &v, s->v[k].b, s->v[k].e, (struct nu_found){
		    .kind = NU_K_SENTENCE, .value = nu_slice(num, (size_t)n),
		    .score = -1 });
	}
}

static void
run(struct nu_doc *d, void *ctx)
{
	struct nu_sents *s = ctx;
	size_t count = 0;

	for (size_t i = 0; i < d->n; i++)
		if (d->rec[i].kind == NU_K_BLOCK &&
		    !nu_rec_is(&d->rec[i], NU_LABEL, "boilerplate"))
			split_block(d, i, s, &count);
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = { { 0, NULL, NULL, NULL } };
	static const struct nu_tool tool = { "news-split",
	    "Split the blocks of a stream into sentences.", "[FILE ...]", opt };
	struct nu_sents s = { 0 };
	struct nu_filter f = { .run = run, .ctx = &s, .own = NU_K_SENTENCE,
	    .needs = NU_K_BLOCK, .from = "news-read" };
	const char *arg;
	int status;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		;
	status = nu_filter(&f);
	nu_sents_free(&s);
	return status;
}
