/* HTML pages, from whatever holds them. */
#include "base/msg.h"
#include "read/charset.h"
#include "read/html.h"
#include "read/read.h"
#include "stream/tool.h"

void
nu_read_page(struct nu_read *r, struct nu_slice page, struct nu_put_doc *d)
{
	enum { ENOUGH = 400 };
	struct nu_hpage *h;
	char iso[NU_DATE_MAX];
	struct nu_slice date;

	if (!r->html)
		r->html = nu_zalloc(1, sizeof *r->html);
	h = r->html;
	nu_hpage_read(h, nu_charset_undouble(page, &r->undoubled), &r->meta);
	/* A page that leaves its text to a script often has it in JSON-LD. */
	if (r->meta.body.n >= ENOUGH &&
	    r->meta.body.n / 2 > nu_hpage_prose(h))
		nu_hpage_add(h, r->meta.body, "articleBody.content");
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
nu_read_html(struct nu_read *r, struct nu_input *i)
{
	struct nu_slice page = nu_in_all(i->in), utf, name;
	size_t raw = page.n, bad;

	if (!page.n)
		return;
	name = nu_slice_str(i->name);
	utf = nu_charset_utf8(page, NU_S(""), &r->valid, &bad);
	if (bad)
		nu_note("%s: U+FFFD in %zu place%s that the page's charset "
		    "does not have", nu_shown(name), bad, bad == 1 ? "" : "s");
	nu_htmlmeta_start(&r->meta);
	nu_read_page(r, utf, &(struct nu_put_doc){ .id = name,
	    .label = "html", .of = NU_S("") });
	nu_out_pause(r->put.out);
	nu_progress(raw, 1);
}
