/* The web page: one file, styles inside, no scripts, nothing loaded. Text can
 * only ever be text in it: everything is escaped, no attribute takes a URL
 * from the stream but links to http and https, and a policy forbids the rest. */
#include <stdio.h>

#include "base/utf.h"
#include "view/view.h"

static const char head_1[] =
"<!DOCTYPE html>\n"
"<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
"style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
"<meta name=\"referrer\" content=\"no-referrer\">\n"
"<meta name=\"generator\" content=\"news-view (newsutils)\">\n<title>";

static const char style[] =
"</title>\n<style>\n"
":root{color-scheme:light dark;--fg:#1b1b1b;--bg:#fff;--soft:#f4f4f1;"
"--line:#c9c9c4;--dim:#595959;--person:#d7f0d3;--org:#d6e6fb;--place:#fdebc0;"
"--misc:#f1dcf5;--quote:#0b6a73;--figure:#a33a00}\n"
"@media (prefers-color-scheme:dark){:root{--fg:#ececec;--bg:#16181a;"
"--soft:#202326;--line:#43474b;--dim:#a9adb2;--person:#1f4a26;--org:#1d3f66;"
"--place:#594410;--misc:#52295c;--quote:#6fd6e0;--figure:#ffab7a}}\n"
"*{box-sizing:border-box}\n"
"body{margin:0 auto;padding:1rem;max-width:80rem;background:var(--bg);"
"color:var(--fg);font:1rem/1.6 Georgia,'Times New Roman',serif}\n"
"header,nav,aside,table,.meta,.panel{font-family:system-ui,-apple-system,"
"'Segoe UI',Roboto,sans-serif;font-size:.875rem;line-height:1.45}\n"
"h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0}"
"h2{font-size:1.375rem;line-height:1.3;margin:.25rem 0;overflow-wrap:anywhere}"
"h3{font-size:1rem;margin:1rem 0 .25rem}\n"
"a{color:inherit}a:focus-visible,mark:focus-visible,data:focus-visible,"
"time:focus-visible,input:focus-visible{outline:2px solid var(--quote);"
"outline-offset:2px}\n"
".panel{position:sticky;top:0;z-index:2;background:var(--bg);"
"border-bottom:1px solid var(--line);padding:.5rem 0;display:flex;"
"flex-wrap:wrap;gap:.25rem 1rem}\n"
".panel label{white-space:nowrap}\n"
"article{border-top:3px solid var(--line);padding:1rem 0 2rem;display:grid;"
"grid-template-columns:minmax(0,1fr) minmax(0,22rem);gap:0 2rem}\n"
"article>header{grid-column:1/-1}\n"
".meta{color:var(--dim);overflow-wrap:anywhere;margin:0 0 .5rem}"
".meta dt{display:inline;font-weight:600}.meta dd{display:inline;"
"margin:0 1rem 0 .25rem}\n"
".text p{margin:.5rem 0;overflow-wrap:anywhere;max-width:44rem}"
".text .title{font-weight:700;font-size:1.125rem}"
".text .subtitle{font-style:italic}"
".text .byline,.text .dateline,.text .credit,.text .boilerplate{"
"color:var(--dim);font-size:.875rem}"
".text .boilerplate{opacity:.75}"
".text .caption{color:var(--dim);border-left:3px solid var(--line);"
"padding-left:.75rem;font-size:.9375rem}\n"
"mark{color:inherit;background:none;border-radius:.2em}"
"mark.entity{padding:0 .1em;box-decoration-break:clone;"
"-webkit-box-decoration-break:clone}"
"mark.person{background:var(--person)}mark.org{background:var(--org)}"
"mark.place{background:var(--place)}mark.misc{background:var(--misc)}\n"
"mark.quote{border-bottom:2px solid var(--quote)}"
"mark.mixed{border-bottom-style:dashed}mark.indirect{"
"border-bottom-style:dotted}\n"
".figure{color:var(--figure);text-decoration:underline;"
"text-decoration-thickness:1px;text-underline-offset:.2em}\n"
"mark.match{outline:1px dashed var(--line)}"
"mark.sentence{background:none}\n"
"cite.said{font-style:normal;color:var(--quote);font-size:.8em;"
"font-family:system-ui,sans-serif;margin-left:.3em}"
"cite.said::before{content:'\\2014\\a0'}\n"
"del.cut{color:var(--dim);text-decoration:none;font-size:.75em;"
"border:1px dotted var(--line);padding:0 .2em}\n"
"[data-tip]{position:relative}"
"[data-tip]:hover::after,[data-tip]:focus::after{content:attr(data-tip);"
"position:absolute;left:0;top:100%;z-index:3;width:max-content;"
"max-width:min(22rem,70vw);white-space:pre-line;background:var(--fg);"
"color:var(--bg);padding:.4rem .6rem;border-radius:.25rem;"
"font:.8125rem/1.4 system-ui,sans-serif;font-style:normal;"
"text-decoration:none;overflow-wrap:anywhere}\n"
"[data-tip]:has([data-tip]:hover)::after{display:none}\n"
"aside blockquote{margin:.25rem 0 .5rem;padding-left:.6rem;"
"border-left:3px solid var(--quote)}"
"aside blockquote footer{color:var(--dim)}\n"
"table{border-collapse:collapse;width:100%}"
"th,td{text-align:left;vertical-align:top;padding:.2rem .5rem .2rem 0;"
"border-bottom:1px solid var(--line);overflow-wrap:anywhere}"
"td:first-child{white-space:nowrap}td.n,th.n{white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums}\n";

static const char style_2[] =
"@media (max-width:50rem){article{display:block}}\n"
"@media print{.panel{display:none}body{max-width:none;font-size:10pt}"
"article{break-before:page}mark.entity{border:1px solid #888}}\n"
"</style>\n</head>\n<body>\n";

/* What can be switched off, by class. Without :has() everything shows. */
static const struct { const char *id, *name, *kind; const char *off; } toggle[] = {
	{ "person", "people", "mark.person", "background:none" },
	{ "org", "organisations", "mark.org", "background:none" },
	{ "place", "places", "mark.place", "background:none" },
	{ "misc", "other names", "mark.misc", "background:none" },
	{ "direct", "direct quotes", "mark.direct", "border:0" },
	{ "mixed", "mixed quotes", "mark.mixed", "border:0" },
	{ "indirect", "indirect quotes", "mark.indirect", "border:0" },
	{ "said", "speakers", "cite.said", "display:none" },
	{ "figure", "figures", ".text .figure",
	    "color:inherit;text-decoration:none" },
	{ "boiler", "boilerplate", ".text .boilerplate", "display:none" },
};

/* How a character that would do something is shown, when one of these begins
 * at s[i]: controls, and what turns the direction of the text around it (marks
 * of direction alone stay). *n: its bytes. */
static const char *
shown(struct nu_slice s, size_t i, size_t *n, char say[24])
{
	uint32_t c;

	*n = nu_utf_get(nu_slice_sub(s, i, s.n), &c);
	if (*n == 0)
		return NULL;
	if (c < 0x20)
		snprintf(say, 24, "&#x%X;", (unsigned)(0x2400 + c));
	else if (c == 0x7f)
		return "&#x2421;";
	else if ((c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069))
		snprintf(say, 24, "&lt;U+%04X&gt;", (unsigned)c);
	else
		return NULL;
	return say;
}

static void
put(struct nu_out *out, struct nu_slice s)
{
	size_t from = 0;
	char say[24];

	for (size_t i = 0; i < s.n; i++) {
		const char *e = NULL;
		size_t n = 1;

		switch (s.p[i]) {
		case '&': e = "&amp;"; break;
		case '<': e = "&lt;"; break;
		case '>': e = "&gt;"; break;
		case '"': e = "&quot;"; break;
		case '\'': e = "&#39;"; break;
		case '\n': case '\t': break;
		case 0x7f: case '\xc2': case '\xe2':
			e = shown(s, i, &n, say);
			break;
		default:
			if ((unsigned char)s.p[i] < 0x20)
				e = shown(s, i, &n, say);
		}
		if (!e)
			continue;
		nu_out_put(out, nu_slice_sub(s, from, i));
		nu_out_str(out, e);
		from = i + n;
		i += n - 1;
	}
	nu_out_put(out, nu_slice_sub(s, from, s.n));
}

static void
put_buf(struct nu_buf *b, struct nu_slice s)
{
	struct nu_out o = { .fd = -1, .b = *b };

	put(&o, s);
	*b = o.b;
}

void
nu_html_begin(struct nu_out *out, struct nu_html *h)
{
	size_t n = sizeof toggle / sizeof *toggle;
	struct nu_slice title = h->title.n ? h->title : NU_S("News facts");

	nu_out_str(out, head_1);
	put(out, title);
	nu_out_str(out, style);
	for (size_t i = 0; i < n; i++)
		nu_out_fmt(out, "body:has(#show-%s:not(:checked)) %s{%s}\n",
		    toggle[i].id, toggle[i].kind, toggle[i].off);
	nu_out_str(out, style_2);
	nu_out_str(out, "<header><h1>");
	put(out, title);
	nu_out_str(out, "</h1><p><a href=\"#index\">Index of documents</a></p>"
	    "</header>\n<div class=\"panel\" role=\"group\" "
	    "aria-label=\"What is marked\">\n");
	for (size_t i = 0; i < n; i++)
		nu_out_fmt(out, "<label><input type=\"checkbox\" id=\"show-%s\" "
		    "checked> %s</label>\n", toggle[i].id, toggle[i].name);
	nu_out_str(out, "</div>\n<main>\n");
}

struct pen {
	struct nu_out *out;
	struct nu_html *h;
	struct nu_doc *doc;
	const struct nu_rec *said;	/* a quote whose speaker is due */
};

/* Year, month, day, week: what the datetime attribute takes. */
static bool
is_datetime(struct nu_slice s)
{
	size_t digits = 0;

	if (s.n < 4 || s.n > 25)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '-' && c != ':' && !(c == 'T' && i >= 10) &&
		    !(c == 'W' && i == 5) && !(c == 'P' && i == 0) &&
		    !(s.p[0] == 'P' && strchr("YMDTHSW.", c)))
			return false;
		if (c == '.' && i + 1 < s.n && s.p[i + 1] == '.')
			return false;
	}
	return digits > 0;
}

static void
attr(struct nu_out *out, const char *name, struct nu_slice v)
{
	if (!v.n)
		return;
	nu_out_fmt(out, " %s=\"", name);
	put(out, v);
	nu_out_byte(out, '"');
}

/* The tool tip: what the record says, a line each. */
static void
tip(struct pen *p, const struct nu_rec *r)
{
	static const struct { enum nu_col c; const char *name; } line[] = {
		{ NU_VALUE, "value" }, { NU_OF, "of" }, { NU_MOD, "mod" },
		{ NU_SCORE, "score" },
	};
	struct nu_out *out = p->out;

	nu_out_str(out, " data-tip=\"");
	put(out, nu_rec_col(r, NU_KIND));
	if (!nu_rec_absent(r, NU_LABEL)) {
		nu_out_str(out, " \302\267 ");
		put(out, nu_rec_col(r, NU_LABEL));
	}
	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		if (!nu_rec_absent(r, line[i].c)) {
			const char *name = line[i].name;

			if (r->kind == NU_K_QUOTE && line[i].c == NU_VALUE)
				name = "speaker";
			else if (r->kind == NU_K_QUOTE && line[i].c == NU_OF)
				name = "cue";
			nu_out_fmt(out, "\n%s: ", name);
			put(out, nu_doc_field(p->doc, r, line[i].c));
		}
	nu_out_fmt(out, "\nbytes %llu to %llu\"", (unsigned long long)r->begin,
	    (unsigned long long)r->end);
}

static const char *
element(struct pen *p, const struct nu_rec *r)
{
	if (r->kind != NU_K_FIGURE)
		return "mark";
	return (nu_rec_is(r, NU_LABEL, "date") ||
	    nu_rec_is(r, NU_LABEL, "time") ||
	    (nu_rec_is(r, NU_LABEL, "duration") &&
	    nu_slice_starts(nu_rec_col(r, NU_VALUE), NU_S("P")))) &&
	    is_datetime(nu_doc_field(p->doc, r, NU_VALUE)) ? "time" :
	    nu_rec_absent(r, NU_VALUE) ? "span" : "data";
}

static void
speaker(struct pen *p)
{
	if (!p->said)
		return;
	nu_out_str(p->out, "<cite class=\"said\">");
	put(p->out, nu_doc_field(p->doc, p->said, NU_VALUE));
	nu_out_str(p->out, "</cite>");
	p->said = NULL;
}

static void
ink_text(void *ctx, struct nu_slice s)
{
	struct pen *p = ctx;
	size_t n = p->said ? nu_sheet_closing(s) : 0;

	put(p->out, nu_slice_sub(s, 0, n));
	speaker(p);
	put(p->out, nu_slice_sub(s, n, s.n));
}

static void
ink_open(void *ctx, const struct nu_span *s, bool again)
{
	struct pen *p = ctx;
	const struct nu_rec *r = s->rec;
	const char *el = element(p, r);
	struct nu_slice value = nu_doc_field(p->doc, r, NU_VALUE);

	speaker(p);
	nu_out_fmt(p->out, "<%s class=\"", el);
	put(p->out, nu_rec_col(r, NU_KIND));
	if (!nu_rec_absent(r, NU_LABEL)) {
		nu_out_byte(p->out, ' ');
		put(p->out, nu_rec_col(r, NU_LABEL));
	}
	nu_out_byte(p->out, '"');
	if (r->kind != NU_K_SENTENCE) {
		if (!strcmp(el, "time"))
			attr(p->out, "datetime", value);
		else if (!strcmp(el, "data"))
			attr(p->out, "value", value);
		else
			attr(p->out, "data-value", value);
		if (!again) {
			nu_out_fmt(p->out, " id=\"d%llu-%s-%llu-%llu\"",
			    (unsigned long long)p->h->docs,
			    nu_kind_name((enum nu_kind)r->kind),
			    (unsigned long long)r->begin,
			    (unsigned long long)r->end);
			nu_out_str(p->out, " tabindex=\"0\"");
		}
		tip(p, r);
	}
	nu_out_byte(p->out, '>');
}

static void
ink_close(void *ctx, const struct nu_span *s, bool ends)
{
	struct pen *p = ctx;
	const struct nu_rec *r = s->rec;

	speaker(p);
	nu_out_fmt(p->out, "</%s>", element(p, r));
	if (ends && r->kind == NU_K_QUOTE && !nu_rec_absent(r, NU_VALUE))
		p->said = r;
}

static void
ink_cut(void *ctx, uint64_t bytes)
{
	speaker(ctx);
	nu_out_fmt(((struct pen *)ctx)->out, "<del class=\"cut\" "
	    "title=\"boilerplate inside the block\">%llu bytes cut</del> ",
	    (unsigned long long)bytes);
}

static bool
is_web(struct nu_slice s)
{
	return nu_slice_starts(s, NU_S("http://")) ||
	    nu_slice_starts(s, NU_S("https://"));
}

static void
dt(struct nu_out *out, struct nu_slice name, struct nu_slice value)
{
	nu_out_str(out, "<dt>");
	put(out, name);
	nu_out_str(out, "</dt><dd>");
	if (is_web(value)) {
		nu_out_str(out, "<a rel=\"noreferrer\" href=\"");
		put(out, value);
		nu_out_str(out, "\">");
	}
	put(out, value);
	if (is_web(value))
		nu_out_str(out, "</a>");
	nu_out_str(out, "</dd>\n");
}

static void
header(struct pen *p, const struct nu_sheet *page, const struct nu_ink *ink)
{
	struct nu_doc *d = p->doc;
	struct nu_slice id = nu_doc_field(d, &d->rec[0], NU_DOC);
	struct nu_slice of = nu_doc_field(d, &d->rec[0], NU_OF);
	struct nu_slice date = nu_doc_field(d, &d->rec[0], NU_VALUE);

	nu_out_str(p->out, "<header><h2 class=\"text\">");
	if (page->title_block != SIZE_MAX) {
		nu_sheet_walk(&page->block[page->title_block], ink);
		speaker(p);
	} else {
		put(p->out, page->title.n ? page->title : id);
	}
	nu_out_str(p->out, "</h2>\n<dl class=\"meta\">");
	dt(p->out, NU_S("document"), id);
	if (of.n && !nu_slice_eq(of, id))
		dt(p->out, NU_S("source"), of);
	if (date.n) {
		bool ok = is_datetime(date);

		nu_out_str(p->out, "<dt>published</dt><dd>");
		if (ok) {
			nu_out_str(p->out, "<time");
			attr(p->out, "datetime", date);
			nu_out_byte(p->out, '>');
		}
		put(p->out, date);
		nu_out_fmt(p->out, "%s</dd>\n", ok ? "</time>" : "");
	}
	for (size_t i = 1; i < d->n && d->rec[i].kind <= NU_K_META; i++) {
		const struct nu_rec *r = &d->rec[i];

		if (r->kind == NU_K_META && !nu_rec_is(r, NU_LABEL, "title") &&
		    !nu_rec_is(r, NU_LABEL, "date") &&
		    !nu_rec_is(r, NU_LABEL, "url"))
			dt(p->out, nu_doc_field(d, r, NU_LABEL),
			    nu_doc_field(d, r, NU_VALUE));
	}
	nu_out_str(p->out, "</dl></header>\n");
}

static void
link_to(struct pen *p, const struct nu_rec *r, struct nu_slice text)
{
	nu_out_fmt(p->out, "<a href=\"#d%llu-%s-%llu-%llu\">",
	    (unsigned long long)p->h->docs,
	    nu_kind_name((enum nu_kind)r->kind),
	    (unsigned long long)r->begin, (unsigned long long)r->end);
	put(p->out, text);
	nu_out_str(p->out, "</a>");
}

/* Quotes under their speakers, in the order in which these first speak. */
static void
quotes(struct pen *p, const struct nu_sheet *page)
{
	struct nu_map who = { 0 };
	size_t n = 0;
	struct { const struct nu_rec *r; size_t who; } *q = NULL;
	size_t *first, *next;

	for (size_t b = 0; b < page->nblock; b++)
		for (size_t i = 0; i < page->block[b].nspan; i++)
			n += page->block[b].span[i].rec->kind == NU_K_QUOTE;
	if (!n)
		return;
	q = nu_arena_get(&p->doc->mem, n * sizeof *q);
	next = nu_arena_get(&p->doc->mem, n * sizeof *next);
	n = 0;
	for (size_t b = 0; b < page->nblock; b++)
		for (size_t i = 0; i < page->block[b].nspan; i++) {
			const struct nu_rec *r = page->block[b].span[i].rec;

			if (r->kind != NU_K_QUOTE)
				continue;
			q[n].r = r;
			q[n++].who = nu_map_put(&who, nu_rec_col(r, NU_VALUE),
			    NULL);
		}
	/* Chains by speaker, built from the back. */
	first = nu_arena_get(&p->doc->mem, who.n * sizeof *first);
	for (size_t k = 0; k < who.n; k++)
		first[k] = SIZE_MAX;
	for (size_t i = n; i-- > 0; ) {
		next[i] = first[q[i].who];
		first[q[i].who] = i;
	}
	nu_out_str(p->out, "<section><h3>Quotes by speaker</h3>\n");
	for (size_t k = 0; k < who.n; k++)
		for (size_t i = first[k]; i != SIZE_MAX; i = next[i]) {
			const struct nu_rec *r = q[i].r;

			nu_out_str(p->out, "<blockquote>");
			link_to(p, r, nu_doc_field(p->doc, r, NU_TEXT));
			nu_out_str(p->out, "<footer>\342\200\224 <cite>");
			put(p->out, nu_rec_absent(r, NU_VALUE) ?
			    NU_S("not named") : nu_doc_field(p->doc, r, NU_VALUE));
			nu_out_str(p->out, "</cite>, ");
			put(p->out, nu_rec_col(r, NU_LABEL));
			if (!nu_rec_absent(r, NU_OF)) {
				nu_out_str(p->out, ", \342\200\234");
				put(p->out, nu_doc_field(p->doc, r, NU_OF));
				nu_out_str(p->out, "\342\200\235");
			}
			nu_out_str(p->out, "</footer></blockquote>\n");
		}
	nu_out_str(p->out, "</section>\n");
	nu_map_free(&who);
}

static void
figures(struct pen *p, const struct nu_sheet *page)
{
	bool any = false;

	for (size_t b = 0; b < page->nblock; b++)
		for (size_t i = 0; i < page->block[b].nspan; i++) {
			const struct nu_rec *r = page->block[b].span[i].rec;

			if (r->kind != NU_K_FIGURE)
				continue;
			if (!any)
				nu_out_str(p->out, "<section><h3>Figures</h3>\n"
				    "<table><thead><tr><th>class</th>"
				    "<th class=\"n\">value</th><th>of</th>"
				    "<th>as written</th></tr></thead><tbody>\n");
			any = true;
			nu_out_str(p->out, "<tr><td>");
			put(p->out, nu_rec_col(r, NU_LABEL));
			nu_out_str(p->out, "</td><td class=\"n\">");
			if (!nu_rec_absent(r, NU_MOD)) {
				put(p->out, nu_doc_field(p->doc, r, NU_MOD));
				nu_out_byte(p->out, ' ');
			}
			put(p->out, nu_doc_field(p->doc, r, NU_VALUE));
			nu_out_str(p->out, "</td><td>");
			put(p->out, nu_doc_field(p->doc, r, NU_OF));
			nu_out_str(p->out, "</td><td>");
			link_to(p, r, nu_doc_field(p->doc, r, NU_TEXT));
			nu_out_str(p->out, "</td></tr>\n");
		}
	if (any)
		nu_out_str(p->out, "</tbody></table></section>\n");
}

/* Facts whose block is not in the stream: a list. */
static void
loose(struct pen *p, const struct nu_sheet *page)
{
	const struct nu_sheet_block *b = page->nblock ?
	    &page->block[page->nblock - 1] : NULL;
	bool any = false;

	if (!b || b->rec)
		return;
	for (size_t i = 0; i < b->nspan; i++) {
		const struct nu_rec *r = b->span[i].rec;
		struct nu_ink ink = { ink_text, ink_open, ink_close, NULL, p };

		if (r->kind == NU_K_SENTENCE)
			continue;
		nu_out_str(p->out, any ? "" : "<ul>\n");
		any = true;
		nu_out_str(p->out, "<li>");
		ink.open(p, &b->span[i], false);
		put(p->out, nu_doc_field(p->doc, r, NU_TEXT));
		ink.close(p, &b->span[i], true);
		speaker(p);
		nu_out_str(p->out, "</li>\n");
	}
	if (any)
		nu_out_str(p->out, "</ul>\n");
}

/* The first 200 bytes or so, in whole characters. */
static struct nu_slice
shorten(struct nu_slice s)
{
	size_t n = 200;

	if (s.n <= n)
		return s;
	while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return nu_slice_sub(s, 0, n);
}

static void
index_add(struct nu_html *h, const struct nu_sheet *page,
    const uint64_t count[])
{
	static const enum nu_kind col[] = { NU_K_SENTENCE, NU_K_ENTITY,
	    NU_K_QUOTE, NU_K_FIGURE, NU_K_MATCH };
	struct nu_doc *d = page->doc;

	nu_buf_fmt(&h->index, "<tr><td><a href=\"#d%llu\">",
	    (unsigned long long)h->docs);
	put_buf(&h->index, shorten(page->title.n ? page->title :
	    nu_doc_field(d, &d->rec[0], NU_DOC)));
	nu_buf_str(&h->index, "</a></td><td>");
	put_buf(&h->index, nu_doc_field(d, &d->rec[0], NU_VALUE));
	nu_buf_str(&h->index, "</td>");
	for (size_t i = 0; i < sizeof col / sizeof *col; i++)
		nu_buf_fmt(&h->index, "<td class=\"n\">%llu</td>",
		    (unsigned long long)count[col[i]]);
	nu_buf_str(&h->index, "</tr>\n");
}

void
nu_html_doc(struct nu_out *out, struct nu_html *h, const struct nu_sheet *page)
{
	struct pen p = { out, h, page->doc, NULL };
	struct nu_ink ink = { ink_text, ink_open, ink_close, ink_cut, &p };
	uint64_t count[NU_K_MATCH + 1] = { 0 };

	h->docs++;
	nu_out_fmt(out, "<article id=\"d%llu\">\n", (unsigned long long)h->docs);
	header(&p, page, &ink);
	nu_out_str(out, "<div class=\"text\">\n");
	for (size_t i = 0; i < page->nblock; i++) {
		const struct nu_sheet_block *b = &page->block[i];

		if (!b->rec || i == page->title_block)
			continue;
		nu_out_str(out, "<p class=\"");
		put(out, nu_rec_absent(b->rec, NU_LABEL) ? NU_S("plain") :
		    nu_rec_col(b->rec, NU_LABEL));
		nu_out_str(out, "\">");
		nu_sheet_walk(b, &ink);
		speaker(&p);
		nu_out_str(out, "</p>\n");
	}
	loose(&p, page);
	nu_out_str(out, "</div>\n<aside>\n");
	quotes(&p, page);
	figures(&p, page);
	nu_out_str(out, "</aside>\n</article>\n");
	for (size_t i = 0; i < page->doc->n; i++)
		if (page->doc->rec[i].kind <= NU_K_MATCH)
			count[page->doc->rec[i].kind]++;
	for (int k = 0; k <= NU_K_MATCH; k++)
		h->count[k] += count[k];
	index_add(h, page, count);
	nu_out_pause(out);
}

void
nu_html_end(struct nu_out *out, struct nu_html *h)
{
	nu_out_str(out, "</main>\n<nav id=\"index\" aria-label=\"Index of "
	    "documents\"><h2>Index</h2>\n<table><thead><tr><th>document</th>"
	    "<th>published</th><th class=\"n\">sentences</th>"
	    "<th class=\"n\">names</th><th class=\"n\">quotes</th>"
	    "<th class=\"n\">figures</th><th class=\"n\">matches</th></tr>"
	    "</thead><tbody>\n");
	nu_out_put(out, nu_buf_slice(&h->index));
	nu_out_fmt(out, "</tbody><tfoot><tr><th>%llu documents</th><th></th>",
	    (unsigned long long)h->docs);
	for (int k = NU_K_SENTENCE; k <= NU_K_MATCH; k++)
		nu_out_fmt(out, "<th class=\"n\">%llu</th>",
		    (unsigned long long)h->count[k]);
	nu_out_str(out, "</tr></tfoot></table></nav>\n</body>\n</html>\n");
	nu_buf_free(&h->index);
	nu_buf_free(&h->tmp);
}
