/* news-view: reads a stream, writes it for people: coloured text for a
 * terminal, one web page, or the exchange formats of other tools. Works on one
 * document at a time; only the page's index grows. Known misses: spans nested
 * deeper than 64 are not drawn. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "newsutils.h"

enum { HTML = NU_LONG, DISPLACY, BRAT, JSONL, CONLL, CHARS, COLOUR, NOPAGER,
    TITLE };

static const struct nu_opt options[] = {
	{ 'k', "kinds", "LIST", "show these kinds only: entity,quote,figure,match,sentence" },
	{ 'l', "labels", "LIST", "show facts of these labels only: person,direct,money,..." },
	{ 'd', "doc", "ID", "show this document only; may be repeated" },
	{ 'w', "width", "CELLS", "wrap at this width (the terminal's, or 80)" },
	{ COLOUR, "color", "WHEN", "auto, always or never" },
	{ NOPAGER, "no-pager", NULL, "do not start a pager" },
	{ HTML, "html", NULL, "write one self-contained web page" },
	{ TITLE, "title", "TEXT", "title of the web page" },
	{ JSONL, "jsonl", NULL, "write JSON Lines, a document a line, records nested" },
	{ DISPLACY, "displacy", NULL, "write displaCy's JSON (manual mode)" },
	{ CONLL, "conll", NULL, "write tokens with BIO labels of entities" },
	{ BRAT, "brat", "DIR", "write brat's .txt and .ann files to DIR" },
	{ CHARS, "chars", NULL, "JSON Lines: offsets in characters of the text" },
	{ 0, NULL, NULL, NULL },
};
static const struct nu_tool tool = { "news-view",
    "Show the facts of a stream in their text.", "[FILE ...]", options };

static struct opts {
	int format;
	struct nu_choice choice;
	struct nu_map shown;	/* of the documents in choice */
	bool kinds_given, pager;
	enum nu_when colour;
	struct nu_pane term;
	struct nu_html html;
	struct nu_export export;
} o = { .pager = true };

static void
choose_kinds(const char *list)
{
	struct nu_slice rest = nu_slice_str(list);

	o.choice.kinds = 0;
	o.kinds_given = true;
	while (rest.p) {
		struct nu_slice w = nu_slice_cut(&rest, ',');
		enum nu_kind k = nu_kind_of(w);

		if (k < NU_K_SENTENCE || k > NU_K_MATCH)
			nu_usage("no kind of fact: '%s'", nu_shown(w));
		o.choice.kinds |= 1u << k;
	}
}

static void
choose(struct nu_map *m, const char *list)
{
	struct nu_slice rest = nu_slice_str(list);

	while (rest.p)
		nu_map_put(m, nu_slice_cut(&rest, ','), NULL);
}

static void
show(struct nu_doc *d, struct nu_out *out)
{
	struct nu_sheet page;

	if (d->orphan || !nu_sheet_make(&page, d, &o.choice))
		return;
	if (o.choice.docs.n)
		nu_map_put(&o.shown, d->id, NULL);
	switch (o.format) {
	case HTML: nu_html_doc(out, &o.html, &page); break;
	case DISPLACY: nu_export_displacy(out, &o.export, &page); break;
	case JSONL: nu_export_jsonl(out, &o.export, &page); break;
	case CONLL: nu_export_conll(out, &o.export, &page); break;
	case BRAT: nu_export_brat(&o.export, &page); break;
	default: nu_pane_doc(out, &o.term, &page);
	}
}

/* Documents that were asked for and did not come. */
static void
tell_missing(void)
{
	for (size_t i = 0; i < o.choice.docs.n; i++)
		if (nu_map_get(&o.shown, o.choice.docs.key[i]) == SIZE_MAX)
			nu_note("-d: no document '%s' in the stream",
			    nu_shown(o.choice.docs.key[i]));
}

/* Standard output becomes the pager's input; the pager, or 0. */
static pid_t
start_pager(void)
{
	const char *pager = getenv("PAGER");
	int fd[2];
	pid_t p;

	if (!pager || !*pager)
		pager = "less";
	if (!strcmp(pager, "cat") || pipe(fd) < 0)
		return 0;
	p = fork();
	if (p == 0) {
		dup2(fd[0], 0);
		close(fd[0]);
		close(fd[1]);
		setenv("LESS", "FRX", 0);
		execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
		_exit(127);
	}
	if (p > 0)
		dup2(fd[1], 1);
	close(fd[0]);
	close(fd[1]);
	return p > 0 ? p : 0;
}

static size_t
terminal_width(void)
{
	struct winsize w;

	return ioctl(1, TIOCGWINSZ, &w) == 0 && w.ws_col > 20 ? w.ws_col : 80;
}

static void
read_options(void)
{
	const char *arg;
	int c;

	o.choice.kinds = 1u << NU_K_ENTITY | 1u << NU_K_QUOTE |
	    1u << NU_K_FIGURE | 1u << NU_K_MATCH;
	while ((c = nu_option(&arg)))
		switch (c) {
		case 'k': choose_kinds(arg); break;
		case 'l': choose(&o.choice.labels, arg); break;
		case 'd':
			nu_map_put(&o.choice.docs, nu_slice_str(arg), NULL);
			break;
		case 'w':
			o.term.width = nu_option_u64("-w", arg, 100000);
			if (o.term.width < 10)
				nu_usage("-w: less than 10 cells");
			break;
		case COLOUR:
			if (!nu_tty_when(arg, &o.colour))
				nu_usage("--color: auto, always or never, not "
				    "'%s'", nu_shown(nu_slice_str(arg)));
			break;
		case NOPAGER: o.pager = false; break;
		case TITLE: o.html.title = nu_slice_str(arg); break;
		case CHARS: o.export.chars = true; break;
		case BRAT:
			o.export.dir = arg;
			/* fall through */
		default:
			if (o.format && o.format != c)
				nu_usage("one output format at a time");
			o.format = c;
		}
	if (o.export.chars && o.format != JSONL)
		nu_usage("--chars goes with --jsonl; the other formats count "
		    "characters anyway");
	if (o.html.title.n && o.format != HTML)
		nu_usage("--title goes with --html");
	/* displaCy draws no quote around names; the rest needs sentences. */
	if (o.format == DISPLACY && !o.kinds_given)
		o.choice.kinds = 1u << NU_K_ENTITY | 1u << NU_K_FIGURE;
	if (o.format == JSONL || o.format == CONLL)
		o.choice.kinds |= 1u << NU_K_SENTENCE;
}

int
main(int argc, char **argv)
{
	struct nu_doc d = { 0 };
	struct nu_out *out;
	pid_t pager = 0;
	char **file;
	int n, status;

	nu_start(argc, argv, &tool);
	read_options();
	file = nu_operands(&n);
	o.term.colour = !o.format && nu_tty_colour(1, o.colour);
	if (!o.term.width)
		o.term.width = terminal_width();
	if (!o.format && o.pager && isatty(1))
		pager = start_pager();
	out = nu_out_std();
	if (o.format == HTML)
		nu_html_begin(out, &o.html);
	for (int i = 0; i < n; i++) {
		struct nu_in *in = nu_in_open(file[i]);

		while (in && nu_doc_next(&d, in)) {
			show(&d, out);
			nu_progress(d.bytes, !d.orphan);
		}
		nu_in_close(in);
	}
	if (o.format == HTML)
		nu_html_end(out, &o.html);
	if (o.format == DISPLACY)
		nu_export_displacy_end(out, &o.export);
	tell_missing();
	nu_doc_free(&d);
	nu_pane_free(&o.term);
	nu_export_free(&o.export);
	nu_map_free(&o.choice.labels);
	nu_map_free(&o.choice.docs);
	nu_map_free(&o.shown);
	status = nu_end();
	if (pager)
		waitpid(pager, NULL, 0);
	return status;
}
