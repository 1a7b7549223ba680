/* Hard-wrapped text as paragraphs. */
#include "unit/unit.h"

/* The paragraphs of text, a "|" between them. */
static const char *
wrapped(const char *text)
{
	static char out[4096];
	struct nu_slice t = nu_slice_str(text);
	struct nu_wrap w = nu_wrap_of(t, nu_lines_survey(t));
	size_t b, e, n = 0;

	while (nu_wrap_next(&w, &b, &e))
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s",
		    n ? "|" : "", (int)(e - b), text + b);
	out[n] = '\0';
	return out;
}

static void
same(const char *text, const char *want)
{
	CHECK_EQ(nu_slice_str(wrapped(text)), want);
}

TEST(margin)
{
	same("The council voted on Tuesday to close the bridge\n"
	    "after engineers found cracks. Mayor Lund said it\n"
	    "would take a year.\n"
	    "A second vote is due in May, and some shops fear\n"
	    "the worst.\n",
	    "The council voted on Tuesday to close the bridge\n"
	    "after engineers found cracks. Mayor Lund said it\n"
	    "would take a year.|"
	    "A second vote is due in May, and some shops fear\n"
	    "the worst.");
}

TEST(parts)
{
	/* An empty line, an indent, a list's mark. */
	same("The council voted on Tuesday to close the bridge\n\n"
	    "after engineers found cracks in the east pier of\n"
	    "   it, which was built by his grandfather in 1934\n"
	    "- and here is an item that is as long as the rest\n"
	    "1. one more item that is about as long as another\n",
	    "The council voted on Tuesday to close the bridge|"
	    "after engineers found cracks in the east pier of|"
	    "it, which was built by his grandfather in 1934|"
	    "- and here is an item that is as long as the rest|"
	    "1. one more item that is about as long as another");
}

TEST(no_margin)
{
	/* Headings and captions stay alone; lower case goes on. */
	same("Bridge closed\nBy Ann Orr\nIt rained.\n",
	    "Bridge closed|By Ann Orr|It rained.");
	same("The bridge was closed by the council\nand nobody was asked.\n",
	    "The bridge was closed by the council\nand nobody was asked.");
	same("", "");
	same("\n\n", "");
	same("x", "x");
}

int
main(void)
{
	RUN(margin);
	RUN(parts);
	RUN(no_margin);
	return unit_end();
}
