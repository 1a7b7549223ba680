/* Terms: what is one and what is none. */
#include "unit/unit.h"

static bool
parses(const char *text, struct nu_term *t)
{
	const char *why = NULL;
	bool ok = nu_term_parse(t, nu_slice_str(text), false, &why);

	CHECK(ok || (why && *why));
	return ok;
}

TEST(terms)
{
	static const char *const good[] = { "quote", "any", " quote ", "!quote",
	    "! quote", "quote:direct", "quote,figure:count", "value=x",
	    "quote value=x text~y", "quote value = \"a b\"", "1=a",
	    "quote or figure", "value='it\\'s'" };
	static const char *const bad[] = { "", "!", "quote:", "quote,", "quote or",
	    "or quote x", "quote value", "quote value=", "quote value='a",
	    "quote foo=1", "quote value~(", "quote figure", "quote value=a b",
	    "=a", "quote 11=a" };

	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct nu_term t;

		if (!parses(good[i], &t))
			printf("# not a term: %s\n", good[i]), unit_bad++;
		nu_term_free(&t);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct nu_term t;

		if (parses(bad[i], &t))
			printf("# a term: %s\n", bad[i]), unit_bad++;
		nu_term_free(&t);
	}
}

int
main(void)
{
	RUN(terms);
	return unit_end();
}
