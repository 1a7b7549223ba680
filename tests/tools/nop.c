/* nop: a filter that parses and writes every record and does nothing else:
 * what the frame alone costs. */
#include "newsutils.h"

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = { { 0, NULL, NULL, NULL } };
	static const struct nu_tool tool = { "nop", "Pass a stream on.",
	    "[FILE ...]", opt };
	static const struct nu_filter f = { .own = NU_K_OTHER };
	const char *arg;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		;
	return nu_filter(&f);
}
