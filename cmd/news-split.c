/* news-split: reads a stream, adds a sentence record for each sentence of
 * every block that is not boilerplate. For those who want no stream it writes
 * the sentences alone, one a line, and reads plain text. Method:
 * lib/split/split.h. Known misses: news-split(1). */
#include "newsutils.h"

static const struct nu_opt opts[] = {
	{ 'o', "only", NULL, "write the sentences alone, one a line" },
	{ 't', "text", NULL,
	    "read plain text, a paragraph a line; implies -o" },
	{ 'w', "wrap", NULL, "read plain text broken at a margin; implies -t" },
	{ 'm', "model", "FILE", "a model of news-train split" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = {
	"news-split", "Split the blocks of a stream into sentences.",
	"[FILE ...]", opts
};

static void
records(struct nu_doc *d, void *ctx)
{
	nu_split_doc(d, ctx);
}

static void
lines(struct nu_doc *d, void *ctx)
{
	nu_split_doc_lines(d, ctx, nu_out_std());
}

/* A stream without its records: no header either. */
static void
stream_file(const char *path, struct nu_sents *s)
{
	struct nu_filter f = { .run = lines, .ctx = s, .own = NU_K_OTHER };
	struct nu_in *in = nu_in_open(path);

	if (in)
		nu_filter_in(in, nu_out_std(), &f);
	nu_in_close(in);
}

/* The paragraphs of valid text, whose survey is flags. */
static void
paragraphs(struct nu_slice text, unsigned flags, bool wrap,
    struct nu_sents *s)
{
	struct nu_lines lines = nu_lines_of(text, flags);
	struct nu_wrap w = { 0 };
	size_t b, e;

	if (wrap)
		w = nu_wrap_of(text, flags);
	while (wrap ? nu_wrap_next(&w, &b, &e) : nu_lines_next(&lines, &b, &e))
		nu_split_lines(nu_slice_sub(text, b, e), s, nu_out_std());
}

/* Plain text: the whole file, as news-read takes it. */
static void
text_file(const char *path, bool wrap, struct nu_sents *s)
{
	const char *name = strcmp(path, "-") ? path : "<stdin>";
	struct nu_source *source = nu_source_open(path, name);
	struct nu_slice text, valid;
	struct nu_buf b = { 0 };
	size_t bad, first;
	unsigned flags;

	if (!source)
		return;
	text = nu_in_all(nu_source_in(source));
	if (nu_slice_starts(text, NU_S("\xef\xbb\xbf")))
		text = nu_slice_sub(text, 3, text.n);
	valid = nu_lines_valid(text, &b, &bad, &first, &flags);
	if (bad)
		nu_warn("%s: not UTF-8, or NUL, at byte %zu: U+FFFD instead in "
		    "%zu place%s", nu_shown(nu_slice_str(name)), first, bad,
		    bad == 1 ? "" : "s");
	paragraphs(valid, flags, wrap, s);
	nu_progress(text.n, 1);
	nu_buf_free(&b);
	nu_source_close(source);
}

/* The weights of a model's file, which stays open. */
static const unsigned char *
model(struct nu_in *in)
{
	const unsigned char *w = in ? nu_split_model(nu_in_all(in)) : NULL;

	if (in && !w)
		nu_die("%s: not a model of news-train split",
		    nu_shown(nu_slice_str(in->name)));
	return w;
}

int
main(int argc, char **argv)
{
	struct nu_sents s = { 0 };
	struct nu_filter f = { .run = records, .ctx = &s,
	    .own = NU_K_SENTENCE };
	bool only = false, text = false, wrap = false;
	struct nu_in *in = NULL;
	const char *arg;
	char **file;
	int c, n, status;

	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		switch (c) {
		case 'o': only = true; break;
		case 't': text = true; break;
		case 'w': text = wrap = true; break;
		case 'm':
			if (!(in = nu_in_open(arg)))
				return nu_end();
			break;
		}
	s.weights = model(in);
	file = nu_operands(&n);
	for (int i = 0; i < n && (only || text); i++)
		if (text)
			text_file(file[i], wrap, &s);
		else
			stream_file(file[i], &s);
	status = only || text ? nu_end() : nu_filter(&f);
	nu_sents_free(&s);
	nu_in_close(in);
	return status;
}
