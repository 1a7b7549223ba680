/* news-read: turns files into a stream of documents, newsutils(5). Each format
 * has its reader in lib/read; this is options and the list of files.
 * Memory: the largest document, and 20 to 40 bytes for each document of the
 * run, to find those that come twice. */
#include "newsutils.h"

enum { UNIQUE = NU_LONG, FILES0 };

static const struct nu_opt opts[] = {
	{ 't', "type", "TYPE",
	    "auto text html mhtml jsonl warc feed (default: auto)" },
	{ 'f', "field", "ROLE=NAME", "the JSON field for text, id, date ..." },
	{ 'r', "recursive", NULL, "read the files in directories, too" },
	{ FILES0, "files0-from", "LIST",
	    "read the files named in LIST, each ended by NUL" },
	{ 'n', "name", "NAME", "what to call standard input" },
	{ 'w', "wrap", NULL, "plain text: join lines broken at a margin" },
	{ UNIQUE, "unique", NULL,
	    "drop a document whose id, URL or text came before" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = {
	"news-read", "Turn files into a stream of documents.", "[FILE ...]",
	opts
};

static void
set_field(struct nu_read *r, const char *arg)
{
	const char *eq = strchr(arg, '=');
	enum nu_role role;

	if (!eq || !eq[1] || !nu_role_of(nu_slice(arg, (size_t)(eq - arg)),
	    &role))
		nu_usage("-f: not ROLE=NAME, or no such role: '%s'",
		    nu_shown(nu_slice_str(arg)));
	r->field[role] = eq + 1;
}

static void
read_path(void *ctx, const char *path)
{
	nu_read_path(ctx, path);
}

/* A file, or with -r what is below a directory. */
static void
read_operand(struct nu_read *r, const char *path, bool recursive)
{
	size_t passed;

	if (!recursive) {
		nu_read_path(r, path);
		return;
	}
	passed = nu_files_walk(path, read_path, r);
	if (passed)
		nu_note("%s: passed over %zu file%s that no text is in: "
		    "styles, scripts, pictures, fonts, sound, film",
		    nu_shown(nu_slice_str(path)), passed,
		    passed == 1 ? "" : "s");
}

int
main(int argc, char **argv)
{
	struct nu_read r = { .format = NU_F_AUTO };
	const char *arg, *list = NULL;
	bool recursive = false;
	char **file;
	int c, n;

	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		switch (c) {
		case 't':
			if (!nu_format_of(nu_slice_str(arg), &r.format))
				nu_usage("-t: no such type: '%s'",
				    nu_shown(nu_slice_str(arg)));
			break;
		case 'f':
			set_field(&r, arg);
			break;
		case 'n':
			r.stdin_name = arg;
			break;
		case 'w':
			r.wrap = true;
			break;
		case 'r':
			recursive = true;
			break;
		case FILES0:
			list = arg;
			break;
		case UNIQUE:
			r.put.unique = true;
			break;
		}
	file = nu_operands(&n);
	r.put.out = nu_out_std();
	nu_header(r.put.out);
	if (list && strcmp(file[0], "-") != 0)
		nu_usage("--files0-from: no files besides: '%s'",
		    nu_shown(nu_slice_str(file[0])));
	if (list)
		nu_files_list(list, read_path, &r);
	for (int i = 0; !list && i < n; i++)
		read_operand(&r, file[i], recursive);
	nu_read_free(&r);
	return nu_end();
}
