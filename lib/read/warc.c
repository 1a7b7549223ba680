/* WARC and WET: record by record; the pages among them become documents. What
 * is no page (requests, images, redirects …) is passed over as the format
 * means it to be; what is broken is reported with file and offset, and reading
 * goes on at the next record. */
#include "base/msg.h"
#include "read/charset.h"
#include "read/http.h"
#include "read/lines.h"
#include "read/read.h"
#include "stream/tool.h"

enum { MAXHEAD = 1 << 20, PIECE = 1 << 20, MAXPAGE = 256 << 20 };

struct record {
	struct nu_buf head;		/* its header lines */
	uint64_t length;
	uint64_t offset;		/* in the file; of its gzip member */
};

static void
fault(const struct nu_input *i, const struct record *w, const char *what)
{
	nu_warn("%s: record at byte %llu: %s", nu_shown(nu_slice_str(i->name)),
	    (unsigned long long)w->offset, what);
}

/* The first line of a record. */
static bool
is_start(struct nu_slice line)
{
	return nu_slice_starts(line, NU_S("WARC/")) && line.n >= 8 &&
	    line.n <= 12 && line.p[5] >= '0' && line.p[5] <= '9';
}

/* Finds the next record's first line and reads its head: 1; 0 at the end of
 * the input; -1 when the head is broken, which has been said. */
static int
next_record(struct nu_input *i, struct record *w)
{
	struct nu_slice line;
	bool lost = false;

	for (;;) {
		w->offset = nu_source_offset(i->source, i->in->base +
		    i->in->pos);
		if (!nu_in_line(i->in, &line))
			return 0;
		line = nu_slice_trim(line);
		if (is_start(line))
			break;
		if (line.n && !lost) {
			fault(i, w, "no WARC record: on to the next one");
			lost = true;
		}
	}
	nu_buf_clear(&w->head);
	while (nu_in_line(i->in, &line)) {
		struct nu_slice s = nu_slice_trim(line), v;

		if (!s.n) {
			v = nu_http_header(nu_buf_slice(&w->head),
			    "Content-Length");
			if (nu_slice_u64(v, &w->length))
				return 1;
			fault(i, w, v.n ? "Content-Length is no number" :
			    "no Content-Length");
			return -1;
		}
		if (is_start(s)) {
			nu_in_unline(i->in);
			fault(i, w, "its head does not end");
			return -1;
		}
		nu_buf_put(&w->head, s);
		nu_buf_byte(&w->head, '\n');
		if (w->head.n > MAXHEAD)
			break;
	}
	fault(i, w, "its head does not end");
	return -1;
}

/* Where in s, at or after from, another record begins: the offset of the line
 * end before it, or SIZE_MAX. */
static size_t
find_start(struct nu_slice s, size_t from)
{
	while ((from = nu_slice_find(s, NU_S("\nWARC/"), from)) != SIZE_MAX) {
		struct nu_slice line = nu_slice_sub(s, from + 1, s.n);

		if (nu_slice_find(nu_slice_sub(line, 0, 40), NU_S("\nWARC-"),
		    0) != SIZE_MAX)
			return from;
		from++;
	}
	return SIZE_MAX;
}

/* Passes over n bytes without keeping them. */
static void
skip(struct nu_input *i, uint64_t n)
{
	while (n) {
		struct nu_slice s = nu_in_peek(i->in, n < PIECE ? (size_t)n :
		    PIECE);

		if (!s.n)
			return;
		if (s.n > n)
			s.n = (size_t)n;
		nu_in_skip(i->in, s.n);
		n -= s.n;
	}
}

/* The record's block. Another record's beginning in it, or its end elsewhere
 * than its length says, is reported, and the true end taken. */
static struct nu_slice
content(struct nu_input *i, const struct record *w)
{
	struct nu_slice s = { "", 0 }, after;
	size_t seen = 0, want = 0;

	while (want < w->length) {
		size_t at;

		want = w->length - want < PIECE ? (size_t)w->length :
		    want + PIECE;
		s = nu_in_peek(i->in, want);
		at = find_start(nu_slice_sub(s, 0, (size_t)w->length),
		    seen > 64 ? seen - 64 : 0);
		if (at != SIZE_MAX) {
			fault(i, w, "Content-Length is too large");
			s.n = at + 1;
			nu_in_skip(i->in, s.n);
			return s;
		}
		if (s.n < want) {
			fault(i, w, "cut short");
			nu_in_skip(i->in, s.n);
			return s;
		}
		seen = want;
	}
	after = nu_in_peek(i->in, (size_t)w->length + 4);
	s = nu_slice_sub(after, 0, (size_t)w->length);
	after = nu_slice_sub(after, s.n, s.n + 4);
	if (after.n && after.p[0] != '\r' && after.p[0] != '\n' &&
	    !nu_slice_starts(after, NU_S("WARC"))) {
		/* Too short: the rest up to the next record is its own. */
		for (want = s.n + PIECE; ; want += PIECE) {
			struct nu_slice all = nu_in_peek(i->in, want);
			size_t at = find_start(all, s.n ? s.n - 1 : 0);

			if (at == SIZE_MAX && all.n >= want &&
			    want < s.n + 16 * PIECE)
				continue;
			fault(i, w, "Content-Length is too small");
			s = nu_slice_sub(all, 0, at == SIZE_MAX ? s.n : at + 1);
			break;
		}
	}
	nu_in_skip(i->in, s.n);
	return s;
}

/* The target URI, without the angle brackets that some writers put. */
static struct nu_slice
target(struct nu_slice head)
{
	struct nu_slice u = nu_http_header(head, "WARC-Target-URI");

	if (u.n > 1 && u.p[0] == '<' && u.p[u.n - 1] == '>')
		u = nu_slice_sub(u, 1, u.n - 1);
	return u;
}

/* The document's name and what the record says of it. */
static void
put_source(struct nu_read *r, const struct nu_input *i, const struct record *w,
    struct nu_put_doc *d)
{
	struct nu_slice head = nu_buf_slice(&w->head);

	nu_buf_clear(&r->name);
	nu_buf_fmt(&r->name, "%s@%llu", i->name,
	    (unsigned long long)w->offset);
	nu_put_meta(&r->put, "source", nu_buf_slice(&r->name));
	nu_put_meta(&r->put, "crawled", nu_http_header(head, "WARC-Date"));
	d->of = d->url = target(head);
	d->id = d->of.n ? d->of : nu_http_header(head, "WARC-Record-ID");
	if (!d->id.n)
		d->id = nu_buf_slice(&r->name);
	if (!d->of.n)
		d->of = d->id;
}

static void
put_html(struct nu_read *r, const struct nu_input *i, const struct record *w,
    struct nu_slice page, struct nu_slice type)
{
	struct nu_put_doc d = { .label = "warc" };
	size_t bad;

	put_source(r, i, w, &d);
	page = nu_charset_utf8(page, nu_charset_of_type(type), &r->valid, &bad);
	if (bad)
		nu_note("%s: record at byte %llu: U+FFFD in %zu place%s that "
		    "the page's charset does not have",
		    nu_shown(nu_slice_str(i->name)),
		    (unsigned long long)w->offset, bad, bad == 1 ? "" : "s");
	nu_htmlmeta_start(&r->meta);
	nu_htmlmeta_know(&r->meta, NU_FACT_URL, 0, d.of);
	nu_read_page(r, page, &d);
	nu_out_pause(r->put.out);
}

static void
put_wet(struct nu_read *r, const struct nu_input *i, const struct record *w,
    struct nu_slice text)
{
	struct nu_put_doc d = { .label = "wet" };
	struct nu_slice head = nu_buf_slice(&w->head);
	char iso[NU_DATE_MAX];
	size_t bad, first;
	unsigned flags;

	put_source(r, i, w, &d);
	nu_put_meta(&r->put, "url", target(head));
	d.date = nu_date_url(target(head), iso);
	nu_put_meta(&r->put, "date", d.date);
	nu_put_meta(&r->put, "site", nu_url_host(target(head)));
	nu_put_meta(&r->put, "lang", nu_http_header(head,
	    "WARC-Identified-Content-Language"));
	d.text = nu_lines_valid(text, &r->valid, &bad, &first, &flags);
	if (bad)
		nu_warn("%s: record at byte %llu: not UTF-8, or NUL: U+FFFD "
		    "instead in %zu place%s", nu_shown(nu_slice_str(i->name)),
		    (unsigned long long)w->offset, bad, bad == 1 ? "" : "s");
	if (!nu_put_doc(&r->put, &d))
		return;
	nu_read_lines(r, d.text, flags);
	nu_out_pause(r->put.out);
}

/* A stored HTTP response, as far as it is in s, may be a page. */
static bool
may_be_page(struct nu_slice s, struct nu_slice identified)
{
	struct nu_http h;
	struct nu_slice type;

	if (!nu_http_parse(s, &h))
		return s.n && s.p[0] == '<';
	if (h.status != 200)
		return false;
	type = nu_http_type(nu_http_header(h.head, "Content-Type"));
	return nu_http_is_page(type) || nu_http_is_page(identified) ||
	    (!type.n && !identified.n);
}

static void
read_response(struct nu_read *r, struct nu_input *i, const struct record *w)
{
	struct nu_slice head = nu_buf_slice(&w->head), s, type, page;
	struct nu_slice known = nu_http_header(head,
	    "WARC-Identified-Payload-Type");
	struct nu_http h = { 0 };
	const char *why = NULL;

	s = nu_in_peek(i->in, w->length < 16384 ? (size_t)w->length : 16384);
	if (!may_be_page(nu_slice_sub(s, 0, (size_t)w->length), known)) {
		skip(i, w->length);
		return;
	}
	s = content(i, w);
	page = s;
	type = NU_S("");
	if (nu_http_parse(s, &h)) {
		type = nu_http_header(h.head, "Content-Type");
		page = nu_http_body(&h, MAXPAGE, &r->unchunked, &r->inflated,
		    &why);
	}
	if (why)
		fault(i, w, why);
	if ((!why || page.n) &&
	    (type.n || known.n || nu_looks_like_html(page)))
		put_html(r, i, w, page, type);
}

static void
read_record(struct nu_read *r, struct nu_input *i, const struct record *w)
{
	struct nu_slice head = nu_buf_slice(&w->head);
	struct nu_slice kind = nu_http_header(head, "WARC-Type");
	struct nu_slice full = nu_http_header(head, "Content-Type");
	struct nu_slice type = nu_http_type(full);

	if (nu_slice_ieq(kind, NU_S("response")) &&
	    nu_slice_ieq(type, NU_S("application/http")))
		read_response(r, i, w);
	else if (nu_slice_ieq(kind, NU_S("conversion")) &&
	    nu_slice_ieq(type, NU_S("text/plain")))
		put_wet(r, i, w, content(i, w));
	else if ((nu_slice_ieq(kind, NU_S("resource")) ||
	    nu_slice_ieq(kind, NU_S("conversion"))) && nu_http_is_page(type))
		put_html(r, i, w, content(i, w), full);
	else if (nu_slice_ieq(kind, NU_S("resource")) &&
	    nu_slice_ieq(type, NU_S("text/plain")))
		put_wet(r, i, w, content(i, w));
	else
		skip(i, w->length);
}

void
nu_read_warc(struct nu_read *r, struct nu_input *i)
{
	struct record w = { .length = 0 };
	int rc;

	while ((rc = next_record(i, &w))) {
		uint64_t before = i->in->base + i->in->pos, n;

		n = r->put.documents;
		if (rc > 0)
			read_record(r, i, &w);
		nu_progress(i->in->base + i->in->pos - before,
		    r->put.documents - n);
	}
	nu_buf_free(&w.head);
}
