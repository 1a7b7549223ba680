/* news-quote: extract quotes: direct, mixed, indirect, with speaker and cue.
 * Reads block, sentence and entity records; writes quote records. Pairs the
 * marks of each paragraph, finds cues ("said", "according to") by list and
 * part of speech, and the subject of each. The method and its known misses are
 * in news-quote(1). */
#include "newsutils.h"

static void
run(struct nu_doc *d, void *ctx)
{
	nu_quote_doc(ctx, d);
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = {
		{ 't', "threshold", "SCORE",
		    "leave out quotes that score less, 0 to 1" },
		{ 0, NULL, NULL, NULL },
	};
	static const struct nu_tool tool = { "news-quote",
	    "Extract quotes with their speakers and cues.", "[FILE ...]", opt };
	static struct nu_quoter quoter;
	static const struct nu_filter f = { .run = run, .ctx = &quoter,
	    .own = NU_K_QUOTE, .needs = NU_K_SENTENCE, .from = "news-split" };
	const char *arg;
	int key, status;

	nu_start(argc, argv, &tool);
	while ((key = nu_option(&arg)))
		if (key == 't')
			quoter.least = nu_option_real("-t", arg, 0, 1);
	status = nu_filter(&f);
	nu_quoter_free(&quoter);
	return status;
}
