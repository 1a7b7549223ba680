/* news-strip: strip boilerplate. Reads a stream with blocks, labels each by
 * its own text and its neighbours, leaves out what is not the article, and
 * marks as cut what was put inside a paragraph. Method: boosted trees over
 * traits of each block and those around it (lib/strip/). */
#include "newsutils.h"

enum { FAVOR = NU_LONG, SITE_LINES, LEARN };

static const struct nu_opt options[] = {
	{ 'k', "keep", NULL, "keep boilerplate, marked as such" },
	{ 't', "threshold", "P",
	    "keep blocks at least so likely the article's (default: 0.5)" },
	{ FAVOR, "favor", "WHAT", "precision (-t 0.7) or recall (-t 0.3)" },
	{ SITE_LINES, "site-lines", "FILE",
	    "take lines that the site repeats, from --learn, for boilerplate" },
	{ LEARN, "learn", NULL,
	    "write the lines that sites repeat, no stream" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = {
	"news-strip", "Strip boilerplate from a newsutils(5) stream.",
	"[FILE ...]", options,
};

/* The first pass over many pages: nothing but the lines goes out. */
static int
learn(struct nu_strip *s)
{
	struct nu_doc d = { 0 };
	int n;
	char **file = nu_operands(&n);

	for (int i = 0; i < n; i++) {
		struct nu_in *in = nu_in_open(file[i]);

		while (in && nu_doc_next(&d, in)) {
			if (!d.orphan)
				nu_strip_learn(&d, s);
			nu_progress(d.bytes, !d.orphan);
		}
		nu_in_close(in);
	}
	nu_doc_free(&d);
	nu_site_write(s->site, nu_out_std());
	return nu_end();
}

int
main(int argc, char **argv)
{
	struct nu_site site = { 0 };
	struct nu_strip s = { .threshold = 0.5 };
	struct nu_filter f = { .run = nu_strip_doc, .ctx = &s,
	    .own = NU_K_OTHER };
	const char *arg;
	bool first = false;
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
		case FAVOR:
			if (nu_slice_is(nu_slice_str(arg), "precision"))
				s.threshold = 0.7;
			else if (nu_slice_is(nu_slice_str(arg), "recall"))
				s.threshold = 0.3;
			else
				nu_usage("--favor: precision or recall, not "
				    "'%s'", nu_shown(nu_slice_str(arg)));
			break;
		case SITE_LINES:
			if (!nu_site_read(&site, arg))
				return nu_end();
			s.site = &site;
			break;
		case LEARN:
			first = true;
			break;
		}
	if (first && s.site)
		nu_usage("--learn makes what --site-lines reads: one of them");
	s.site = first ? &site : s.site;
	c = first ? learn(&s) : nu_filter(&f);
	nu_strip_free(&s);
	nu_site_free(&site);
	return c;
}
