/* news-strip: strip boilerplate. Reads a stream with blocks, labels each by
 * its own text and its neighbours, leaves out what is not the article, and
 * marks as cut what was put inside a paragraph. */
#include "newsutils.h"

static const struct nu_opt options[] = {
	{ 'k', "keep", NULL, "keep boilerplate, marked as such" },
	{ 't', "threshold", "P",
	    "keep blocks at least so likely the article's, 0 to 1" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = {
	"news-strip", "Strip boilerplate from a newsutils(5) stream.",
	"[FILE ...]", options,
};

int
main(int argc, char **argv)
{
	struct nu_strip s = { .threshold = 0.5 };
	struct nu_filter f = { .run = nu_strip_doc, .ctx = &s,
	    .own = NU_K_OTHER };
	const char *arg;
	int c;

	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		switch (c) {
		case 'k':
			s.keep = true;
			break;
		case 't':
			s.threshold = nu_option_real("-t", arg, 0, 1);
			break;
		}
	c = nu_filter(&f);
	nu_strip_free(&s);
	return c;
}
