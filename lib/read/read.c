#include "read/read.h"

#include <stdlib.h>

#include "base/msg.h"
#include "read/html.h"

static const struct {
	const char *name;
	enum nu_format format;
} format_name[] = {
	{ "auto", NU_F_AUTO }, { "text", NU_F_TEXT }, { "html", NU_F_HTML },
	{ "jsonl", NU_F_JSON }, { "json", NU_F_JSON }, { "warc", NU_F_WARC },
	{ "wet", NU_F_WARC }, { "feed", NU_F_FEED },
	{ "mhtml", NU_F_MHTML },
};

static const struct {
	const char *ending;
	enum nu_format format;
} by_ending[] = {
	{ ".txt", NU_F_TEXT }, { ".text", NU_F_TEXT },
	{ ".jsonl", NU_F_JSON }, { ".ndjson", NU_F_JSON },
	{ ".json", NU_F_JSON },
	{ ".html", NU_F_HTML }, { ".htm", NU_F_HTML }, { ".xhtml", NU_F_HTML },
	{ ".mhtml", NU_F_MHTML }, { ".mht", NU_F_MHTML },
	{ ".warc", NU_F_WARC }, { ".wet", NU_F_WARC },
	{ ".rss", NU_F_FEED }, { ".atom", NU_F_FEED }, { ".nitf", NU_F_FEED },
};

static const char *const role_name[NU_NROLE] = { "text", "html", "id", "url",
    "title", "date", "crawled", "author", "site", "lang", "description",
    "section", "modified" };

bool
nu_format_of(struct nu_slice name, enum nu_format *out)
{
	for (size_t i = 0; i < sizeof format_name / sizeof *format_name; i++)
		if (nu_slice_is(name, format_name[i].name)) {
			*out = format_name[i].format;
			return true;
		}
	return false;
}

bool
nu_role_of(struct nu_slice name, enum nu_role *out)
{
	for (int i = 0; i < NU_NROLE; i++)
		if (nu_slice_is(name, role_name[i])) {
			*out = (enum nu_role)i;
			return true;
		}
	return false;
}

static enum nu_format
format_by_name(struct nu_slice name)
{
	if (name.n > 3 && nu_slice_ieq(nu_slice_sub(name, name.n - 3, name.n),
	    NU_S(".gz")))
		name.n -= 3;
	for (size_t i = 0; i < sizeof by_ending / sizeof *by_ending; i++) {
		struct nu_slice e = nu_slice_str(by_ending[i].ending);

		if (name.n > e.n && nu_slice_ieq(nu_slice_sub(name,
		    name.n - e.n, name.n), e))
			return by_ending[i].format;
	}
	return NU_F_AUTO;
}

bool
nu_looks_like_html(struct nu_slice s)
{
	static const char *const tag[] = { "!doctype html", "html", "head",
	    "body", "script", "iframe", "h1", "div", "font", "table", "a",
	    "style", "title", "b", "br", "p", "!--", "meta", "link", "section",
	    "article", "main", "header", "nav", "span", "ul", "img", "center" };

	s = nu_slice_trim(nu_slice_sub(s, 0, 4096));
	if (nu_slice_starts(s, NU_S("\xef\xbb\xbf")))
		s = nu_slice_trim(nu_slice_sub(s, 3, s.n));
	if (nu_slice_starts(s, NU_S("<?xml"))) {
		size_t end = nu_slice_find(s, NU_S("?>"), 0);

		if (end != SIZE_MAX)
			s = nu_slice_trim(nu_slice_sub(s, end + 2, s.n));
	}
	if (!s.n || s.p[0] != '<')
		return false;
	s = nu_slice_sub(s, 1, s.n);
	for (size_t i = 0; i < sizeof tag / sizeof *tag; i++) {
		struct nu_slice t = nu_slice_str(tag[i]);

		if (nu_slice_ieq(nu_slice_sub(s, 0, t.n), t) &&
		    (tag[i][0] == '!' || (s.n > t.n &&
		    strchr(" \t\r\n>/", s.p[t.n]))))
			return true;
	}
	return false;
}

/* The root element of a feed or of news XML is near the beginning. */
static bool
looks_like_feed(struct nu_slice s)
{
	static const char *const root[] = { "rss", "feed", "rdf:rdf", "nitf",
	    "newsitem", "newsmessage", "itemset" };
	struct nu_htok t;

	if (!s.n || s.p[0] != '<')
		return false;
	nu_htok_init(&t, s);
	while (nu_htok_next(&t) == NU_H_TEXT && !nu_slice_trim(t.text).n)
		;
	if (t.kind != NU_H_OPEN)
		return false;
	for (size_t i = 0; i < sizeof root / sizeof *root; i++)
		if (!strcmp(t.name, root[i]))
			return true;
	return false;
}

/* The first bytes tell. */
static enum nu_format
format_by_content(struct nu_slice s)
{
	if (nu_slice_starts(s, NU_S("\xef\xbb\xbf")))
		s = nu_slice_sub(s, 3, s.n);
	if (nu_slice_starts(s, NU_S("WARC/1.")) ||
	    nu_slice_starts(s, NU_S("WARC/0.")))
		return NU_F_WARC;
	s = nu_slice_trim(s);
	if (s.n && s.p[0] == '[')
		s = nu_slice_trim(nu_slice_sub(s, 1, s.n));
	if (s.n > 1 && s.p[0] == '{') {
		s = nu_slice_trim(nu_slice_sub(s, 1, s.n));
		if (s.n && (s.p[0] == '"' || s.p[0] == '}'))
			return NU_F_JSON;
	}
	if (looks_like_feed(s))
		return NU_F_FEED;
	if (nu_looks_like_mhtml(s))
		return NU_F_MHTML;
	return nu_looks_like_html(s) ? NU_F_HTML : NU_F_TEXT;
}

/* What is certainly no text: its kind, or NULL. */
static const char *
binary(struct nu_slice s)
{
	static const struct { struct nu_slice magic; const char *kind; } of[] = {
		{ { "%PDF-", 5 }, "a PDF file" }, { { "PK\3\4", 4 }, "a zip file" },
		{ { "\x89PNG", 4 }, "an image" }, { { "\xff\xd8\xff", 3 }, "an image" },
		{ { "GIF8", 4 }, "an image" }, { { "\x7f" "ELF", 4 }, "a program" },
		{ { "BZh9", 4 }, "bzip2 data" }, { { "\xfd" "7zXZ", 5 }, "xz data" },
		{ { "\x28\xb5\x2f\xfd", 4 }, "zstd data" },
		{ { "PAR1", 4 }, "a Parquet file" },
		{ { "RIFF", 4 }, "an image, or sound" },
		{ { "\0\0\1\0", 4 }, "an image" },
		{ { "wOF", 3 }, "a font" }, { { "ID3", 3 }, "sound" },
		{ { "OggS", 4 }, "sound" },
		{ { "\xd0\xcf\x11\xe0", 4 }, "an office file" },
		{ { "{\\rtf", 5 }, "an RTF file" },
		{ { "Rar!\x1a", 5 }, "a RAR file" },
		{ { "7z\xbc\xaf", 4 }, "a 7z file" },
		{ { "bplist00", 8 }, "a property list or web archive of macOS" },
		{ { "SQLite format 3", 16 }, "an SQLite database" },
	};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (nu_slice_starts(s, of[i].magic))
			return of[i].kind;
	return NULL;
}

/* A tar archive's first member has its mark behind the name and its facts. */
static bool
is_tar(struct nu_slice s)
{
	enum { AT = 257 };

	return nu_slice_starts(nu_slice_sub(s, AT, s.n), NU_S("ustar")) &&
	    memchr(s.p, 0, AT);
}

static void
no_text(const char *name, const char *what)
{
	nu_warn("%s: %s: no text is read", nu_shown(nu_slice_str(name)), what);
}

static void
read_source(struct nu_read *r, struct nu_source *source, const char *name,
    bool named)
{
	struct nu_input i = { source, nu_source_in(source), name, named };
	enum nu_format f = r->format;
	const char *what = binary(nu_in_peek(i.in, 16));

	if (what) {
		no_text(name, what);
		return;
	}
	if (f == NU_F_AUTO)
		f = format_by_name(nu_slice_str(name));
	if (f == NU_F_AUTO && is_tar(nu_in_peek(i.in, 512))) {
		no_text(name, "a tar archive");
		return;
	}
	if (f == NU_F_AUTO)
		f = format_by_content(nu_in_peek(i.in, 4096));
	switch (f) {
	case NU_F_JSON:
		nu_read_json(r, &i);
		break;
	case NU_F_HTML:
		nu_read_html(r, &i);
		break;
	case NU_F_FEED:
		nu_read_feed(r, &i);
		break;
	case NU_F_WARC:
		nu_read_warc(r, &i);
		break;
	case NU_F_MHTML:
		nu_read_mhtml(r, &i);
		break;
	default:
		nu_read_text(r, &i);
		break;
	}
}

void
nu_read_path(struct nu_read *r, const char *path)
{
	const char *name = strcmp(path, "-") != 0 ? path : r->stdin_name;
	struct nu_source *s = nu_source_open(path, name ? name : "<stdin>");

	if (s)
		read_source(r, s, name ? name : "<stdin>", name != NULL);
	nu_source_close(s);
}

void
nu_read_mem(struct nu_read *r, struct nu_slice m, const char *name)
{
	struct nu_source *s = nu_source_mem(m, name);

	read_source(r, s, name, true);
	nu_source_close(s);
}

void
nu_read_free(struct nu_read *r)
{
	nu_put_free(&r->put);
	nu_buf_free(&r->valid);
	nu_buf_free(&r->name);
	nu_buf_free(&r->unchunked);
	nu_buf_free(&r->inflated);
	nu_buf_free(&r->undoubled);
	if (r->html)
		nu_hpage_free(r->html);
	free(r->html);
	nu_htmlmeta_free(&r->meta);
}
