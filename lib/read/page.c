/* HTML pages, from whatever holds them. */
#include "base/msg.h"
#include "read/charset.h"
#include "read/html.h"
#include "read/read.h"
#include "stream/tool.h"

/* The element of a block is h1. */
static bool
is_h1(struct nu_slice element)
{
	size_t n = 0, from = 0;

	for (; n < element.n && element.p[n] != '.'; n++)
		if (element.p[n] == '/')
			from = n + 1;
	return nu_slice_is(nu_slice_sub(element, from, n), "h1");
}

static struct nu_slice
block_text(const struct nu_hpage *h, size_t i)
{
	return nu_slice_sub(nu_buf_slice(&h->text), h->block[i].begin,
	    h->block[i].end);
}

/* The block with the headline: the h1, or, on pages without, the first that
 * stands in the title; nblock when there is none. */
static size_t
headline(const struct nu_htmlmeta *m, const struct nu_hpage *h)
{
	enum { SHORTEST = 15, FIRST = 500 };
	struct nu_slice title = m->fact[NU_FACT_TITLE], s;

	for (size_t i = 0; i < h->nblock; i++)
		if (is_h1(h->block[i].element))
			return i;
	for (size_t i = 0; title.n && i < h->nblock && i < FIRST; i++) {
		s = block_text(h, i);
		if (s.n >= SHORTEST && nu_slice_find(title, s, 0) != SIZE_MAX)
			return i;
	}
	return h->nblock;
}

/* The title element is the headline with the site's name and more: where the
 * page has no better word and the headline stands in the title, that is it. */
static void
mend_title(struct nu_htmlmeta *m, struct nu_slice head)
{
	struct nu_slice title = m->fact[NU_FACT_TITLE];

	if (m->rank[NU_FACT_TITLE] == NU_TRUST_REST && head.n >= 10 &&
	    head.n < title.n && nu_slice_find(title, head, 0) != SIZE_MAX)
		nu_htmlmeta_know(m, NU_FACT_TITLE, NU_TRUST_REST - 1, head);
}

/* "03/04/2024" is one day here and another there. */
static bool
is_ambiguous(struct nu_slice s)
{
	const char *p = memchr(s.p, '/', s.n);
	uint64_t a, b;
	size_t at = p ? (size_t)(p - s.p) : 0, n;

	if (!at || s.p[at - 1] < '0' || s.p[at - 1] > '9')
		return false;
	n = at > 1 && s.p[at - 2] == '1' ? 2 : 1;
	if (!nu_slice_u64(nu_slice_sub(s, at - n, at), &a))
		return false;
	n = at + 2 < s.n && s.p[at + 2] >= '0' && s.p[at + 2] <= '9' ? 2 : 1;
	if (!nu_slice_u64(nu_slice_sub(s, at + 1, at + 1 + n), &b))
		return false;
	return a != b && a <= 12 && b <= 12 &&
	    !(at > 1 && s.p[at - 2] >= '2' && s.p[at - 2] <= '9');
}

/* A page that says its date to readers only: in one of the short lines below
 * the headline. What says "updated" is no date of publication; a URL that
 * tells another day is right. */
static void
find_date(struct nu_htmlmeta *m, const struct nu_hpage *h, size_t i)
{
	enum { LINES = 6, LONGEST = 100 };
	char iso[NU_DATE_MAX], other[NU_DATE_MAX];
	struct nu_slice url = nu_date_url(m->fact[NU_FACT_URL], other), date;

	for (size_t end = i + LINES; ++i < h->nblock && i <= end; ) {
		struct nu_slice s = block_text(h, i);

		if (s.n > LONGEST)
			continue;
		date = nu_date_iso(s, iso);
		if (date.n < 10)
			continue;
		if (nu_slice_find(s, NU_S("pdated"), 0) != SIZE_MAX ||
		    nu_slice_find(s, NU_S("odified"), 0) != SIZE_MAX) {
			nu_htmlmeta_know(m, NU_FACT_MODIFIED, NU_TRUST_REST,
			    date);
			continue;
		}
		if (url.n ? nu_slice_starts(date, url) : !is_ambiguous(s))
			nu_htmlmeta_know(m, NU_FACT_DATE, NU_TRUST_REST, date);
		return;
	}
}

void
nu_read_page(struct nu_read *r, struct nu_slice page, struct nu_put_doc *d)
{
	enum { ENOUGH = 400 };
	struct nu_hpage *h;
	char iso[NU_DATE_MAX];
	struct nu_slice date;
	size_t head;

	if (!r->html)
		r->html = nu_zalloc(1, sizeof *r->html);
	h = r->html;
	nu_hpage_read(h, nu_charset_undouble(page, &r->undoubled), &r->meta);
	/* A page that leaves its text to a script often has it in JSON-LD. */
	if (r->meta.body.n >= ENOUGH &&
	    r->meta.body.n / 2 > nu_hpage_prose(h))
		nu_hpage_add(h, r->meta.body, "articleBody.content");
	head = headline(&r->meta, h);
	if (head < h->nblock) {
		mend_title(&r->meta, block_text(h, head));
		if (!r->meta.fact[NU_FACT_DATE].n)
			find_date(&r->meta, h, head);
	}
	date = nu_htmlmeta_put(&r->meta, &r->put, iso);
	if (!d->date.n)
		d->date = date;
	if (!d->of.n)
		d->of = r->meta.fact[NU_FACT_URL];
	if (!d->of.n)
		d->of = d->id;
	d->text = nu_buf_slice(&h->text);
	if (!nu_put_doc(&r->put, d))
		return;
	for (size_t i = 0; i < h->nblock; i++) {
		const struct nu_html_block *b = &h->block[i];

		nu_put_block(&r->put, d->text, b->begin, b->end, b->element,
		    b->ink ? (int)(b->link * 100 / b->ink) : 0, false);
	}
}

void
nu_read_page_file(struct nu_read *r, const struct nu_input *i,
    struct nu_slice page, struct nu_slice http)
{
	struct nu_slice name = nu_slice_str(i->name);
	size_t bad;

	page = nu_charset_utf8(page, http, &r->valid, &bad);
	if (bad)
		nu_note("%s: U+FFFD in %zu place%s that the page's charset "
		    "does not have", nu_shown(name), bad, bad == 1 ? "" : "s");
	nu_read_page(r, page, &(struct nu_put_doc){ .id = name,
	    .label = "html", .of = NU_S("") });
}

void
nu_read_html(struct nu_read *r, struct nu_input *i)
{
	struct nu_slice page = nu_in_all(i->in);
	size_t raw = page.n;

	if (!page.n)
		return;
	nu_htmlmeta_start(&r->meta);
	nu_read_page_file(r, i, page, NU_S(""));
	nu_out_pause(r->put.out);
	nu_progress(raw, 1);
}
