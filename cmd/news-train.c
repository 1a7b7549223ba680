/* news-train: the models that the filters have compiled in, or a user's own.
 * One sub-command a kind of model, each in lib/train/: a table of their mains. */
#include "newsutils.h"
#include "train/train.h"

static const struct {
	const char *name, *help;
	int (*main)(int argc, char **argv);
} command[] = {
	{ "tag", "names marked in CoNLL files, for news-tag", nu_train_tag },
	{ "strip", "pages with known articles, for news-strip",
	    nu_train_strip },
	{ "split", "sentences, for news-split", nu_train_split },
	{ "pos", "parts of speech in CoNLL-U files, for the library",
	    nu_train_pos },
	{ "lists", "lists of names, for news-tag", nu_train_lists },
};

/* A trainer runs once and ends: what it holds then is not lost. */
int __lsan_is_turned_off(void);
int
__lsan_is_turned_off(void)
{
	return 1;
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = { { 0, NULL, NULL, NULL } };
	static const struct nu_tool tool = { "news-train",
	    "Train a model. COMMAND is tag, strip, split, pos or lists; each "
	    "has a --help of its own.",
	    "COMMAND [OPTION ...] FILE ...", opt };
	const char *arg;

	if (argc > 1)
		for (size_t i = 0; i < sizeof command / sizeof *command; i++)
			if (nu_slice_is(nu_slice_str(argv[1]), command[i].name))
				return command[i].main(argc - 1, argv + 1);
	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		;
	if (argc < 2)
		nu_usage("a command is needed");
	nu_usage("no such command: '%s'", nu_shown(nu_slice_str(argv[1])));
}
