/* news-grep: selects records of a stream by what they are like, what they
 * contain, lie in, or share a document with. Reads and writes newsutils(5);
 * the doc record of each document that has a selected record is kept, and the
 * cuts inside selected records, so the output is a stream again. */
#include "newsutils.h"

enum { HAS = NU_LONG, IN, WITH };

static const struct nu_opt options[] = {
	{ HAS, "has", "TERM", "select only what contains such a record" },
	{ IN, "in", "TERM", "only what lies in such a record" },
	{ WITH, "with", "TERM", "only in documents with such a record" },
	{ 'v', "invert", NULL, "select what does not fit instead" },
	{ 'i', "ignore-case", NULL, "= != ~ and !~ are blind to case" },
	{ 'a', "around", NULL, "write also the records around selected ones" },
	{ 'd', "documents", NULL, "write the whole documents" },
	{ 'c', "count", NULL, "write the number of selected records" },
	{ 'l', "list", NULL, "write the ids of documents that have any" },
	{ 'q', "quiet", NULL, "write nothing, only return the status" },
	{ 0, NULL, NULL, NULL },
};

static struct {
	struct nu_grep grep;
	bool blind, around, whole, count, list, quiet;
	uint64_t records, documents;
} O;

static void
parse(struct nu_term *t, const char *text)
{
	const char *why;

	if (!nu_term_parse(t, nu_slice_str(text), O.blind, &why))
		nu_usage("'%s': %s", nu_shown(nu_slice_str(text)), why);
}

static void
show(struct nu_doc *d, struct nu_out *out, size_t found)
{
	if (!found || O.quiet || O.count)
		return;
	if (O.list) {
		nu_out_put(out, d->id);
		nu_out_byte(out, '\n');
		nu_out_pause(out);
		return;
	}
	if (!O.whole)
		nu_grep_keep(&O.grep, d, O.around);
	nu_doc_put(out, d);
}

static void
run(struct nu_in *in, struct nu_out *out)
{
	struct nu_doc d = { 0 };

	while (nu_doc_next(&d, in)) {
		if (d.orphan) {	/* comments; what is faulty was reported */
			if (!O.quiet && !O.count && !O.list)
				nu_doc_put(out, &d);
		} else {
			size_t found = nu_grep_doc(&O.grep, &d);

			O.records += found;
			O.documents += found > 0;
			show(&d, out, found);
		}
		nu_progress(d.bytes, !d.orphan);
	}
	nu_doc_free(&d);
}

int
main(int argc, char **argv)
{
	static const struct nu_tool tool = { "news-grep",
	    "Select records of a stream.", "TERM [FILE ...]", options };
	struct nu_out *out = nu_out_std();
	struct nu_related *rel;
	const char *text[64], *arg;
	enum nu_relation how[64];
	size_t n = 0;
	char **file;
	int key, files, status;

	nu_start(argc, argv, &tool);
	while ((key = nu_option(&arg)))
		switch (key) {
		case HAS: case IN: case WITH:
			if (n == sizeof how / sizeof *how)
				nu_usage("more than %zu of --has, --in and "
				    "--with", n);
			how[n] = key == HAS ? NU_REL_HAS : key == IN ?
			    NU_REL_IN : NU_REL_WITH;
			text[n++] = arg;
			break;
		case 'v': O.grep.invert = true; break;
		case 'i': O.blind = true; break;
		case 'a': O.around = true; break;
		case 'd': O.whole = true; break;
		case 'c': O.count = true; break;
		case 'l': O.list = true; break;
		case 'q': O.quiet = true; break;
		}
	file = nu_operands(&files);
	if (files == 1 && !strcmp(file[0], "-") && argc > 0 &&
	    strcmp(argv[argc - 1], "-") != 0)
		nu_usage("which records? a TERM is needed, such as 'quote'");
	parse(&O.grep.term, file[0]);
	for (size_t i = 0; i < n; i++) {
		NU_GROW(O.grep.rel, O.grep.nrel, O.grep.caprel);
		rel = &O.grep.rel[O.grep.nrel++];
		rel->how = how[i];
		parse(&rel->term, text[i]);
	}
	nu_unbuffered(out);
	if (!O.quiet && !O.count && !O.list)
		nu_header(out);
	for (int i = 1; i < files || (files == 1 && i == 1); i++) {
		struct nu_in *in = nu_in_open(i < files ? file[i] : "-");

		if (in)
			run(in, out);
		nu_in_close(in);
	}
	if (O.count && !O.quiet) {
		nu_out_fmt(out, "%llu\n", (unsigned long long)(O.list ?
		    O.documents : O.records));
	}
	nu_grep_free(&O.grep);
	status = nu_end();
	return status ? status : O.records == 0;
}
