#include "view/sheet.h"

#include <stdlib.h>

#include "base/utf.h"

static bool
wanted(const struct nu_rec *r, const struct nu_choice *c)
{
	if (r->kind > NU_K_MATCH || !(c->kinds >> r->kind & 1))
		return false;
	if (c->labels.n && r->kind >= NU_K_ENTITY)
		return nu_map_get(&c->labels, nu_rec_col(r, NU_LABEL)) !=
		    SIZE_MAX;
	return true;
}

static void
find_title(struct nu_sheet *p)
{
	struct nu_doc *d = p->doc;

	p->title_block = SIZE_MAX;
	for (size_t i = 0; i < d->n && !p->title.n; i++)
		if (d->rec[i].kind == NU_K_META &&
		    nu_rec_is(&d->rec[i], NU_LABEL, "title"))
			p->title = nu_doc_field(d, &d->rec[i], NU_VALUE);
	for (size_t i = 0; i < p->nblock; i++)
		if (p->block[i].rec &&
		    nu_rec_is(p->block[i].rec, NU_LABEL, "title")) {
			p->title = p->block[i].view.text;
			p->title_block = i;
			return;
		}
}

bool
nu_sheet_make(struct nu_sheet *p, struct nu_doc *d, const struct nu_choice *c)
{
	struct nu_sheet_block *b = NULL, *loose;
	struct nu_span *span;
	size_t n = 0;

	*p = (struct nu_sheet){ .doc = d };
	if (c->docs.n && nu_map_get(&c->docs, d->id) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < d->n; i++)
		n += d->rec[i].kind == NU_K_BLOCK;
	p->block = nu_arena_get(&d->mem, (n + 1) * sizeof *p->block);
	span = nu_arena_get(&d->mem, 2 * d->n * sizeof *span);
	loose = &p->block[n];
	*loose = (struct nu_sheet_block){ .rec = NULL, .span = span + d->n };
	for (size_t i = 0; i < d->n; i++) {
		const struct nu_rec *r = &d->rec[i];
		struct nu_view v;

		if (r->kind == NU_K_BLOCK) {
			if (!nu_doc_view(d, i, &v))
				continue;
			b = &p->block[p->nblock++];
			*b = (struct nu_sheet_block){ r, v, span, 0 };
			continue;
		}
		if (r->kind < NU_K_SENTENCE || !wanted(r, c))
			continue;
		if (b && r->begin >= b->rec->begin && r->end <= b->rec->end) {
			struct nu_span s = { nu_view_local(&b->view, r->begin),
			    nu_view_local(&b->view, r->end), r };

			if (s.from < s.to) {
				b->span[b->nspan++] = s;
				span++;
			}
		} else {
			loose->span[loose->nspan++] = (struct nu_span){ 0, 0, r };
		}
	}
	if (loose->nspan)
		p->block[p->nblock++] = *loose;
	find_title(p);
	return true;
}

struct piece {			/* a span, or the rest of one */
	size_t from, to;
	const struct nu_span *s;
	bool again;
};

struct walk {
	const struct nu_sheet_block *b;
	const struct nu_ink *ink;
	struct piece open[NU_SHEET_DEPTH];
	size_t nopen;
	struct piece *rest;	/* a heap: rests of spans, by from, longest first */
	size_t nrest, caprest;
	size_t at, gap;
};

static bool
before(const struct piece *a, const struct piece *b)
{
	if (a->from != b->from)
		return a->from < b->from;
	if (a->to != b->to)
		return a->to > b->to;
	return a->s < b->s;
}

static void
rest_push(struct walk *w, struct piece p)
{
	size_t i;

	NU_GROW(w->rest, w->nrest, w->caprest);
	for (i = w->nrest++; i && before(&p, &w->rest[(i - 1) / 2]);
	    i = (i - 1) / 2)
		w->rest[i] = w->rest[(i - 1) / 2];
	w->rest[i] = p;
}

static struct piece
rest_pop(struct walk *w)
{
	struct piece top = w->rest[0], last = w->rest[--w->nrest];
	size_t i = 0, k;

	while ((k = 2 * i + 1) < w->nrest) {
		if (k + 1 < w->nrest && before(&w->rest[k + 1], &w->rest[k]))
			k++;
		if (!before(&w->rest[k], &last))
			break;
		w->rest[i] = w->rest[k];
		i = k;
	}
	w->rest[i] = last;
	return top;
}

/* The text up to to, with the cuts in it. */
static void
ink_text(struct walk *w, size_t to)
{
	const struct nu_view *v = &w->b->view;

	for (;;) {
		size_t stop = to;

		if (w->gap < v->ngap && v->gap[w->gap].at <= to)
			stop = v->gap[w->gap].at;
		if (stop > w->at)
			w->ink->text(w->ink->ctx,
			    nu_slice_sub(v->text, w->at, stop));
		w->at = stop > w->at ? stop : w->at;
		if (w->gap == v->ngap || v->gap[w->gap].at > to ||
		    (v->gap[w->gap].at == to && to != v->text.n))
			return;
		if (w->ink->cut)
			w->ink->cut(w->ink->ctx, v->gap[w->gap].n);
		w->gap++;
	}
}

static void
close_to(struct walk *w, size_t at)
{
	while (w->nopen && w->open[w->nopen - 1].to <= at) {
		const struct piece *p = &w->open[w->nopen - 1];

		ink_text(w, p->to);
		w->ink->close(w->ink->ctx, p->s, p->to == p->s->to);
		w->nopen--;
	}
}

void
nu_sheet_walk(const struct nu_sheet_block *b, const struct nu_ink *ink)
{
	struct walk w = { .b = b, .ink = ink };
	size_t i = 0;

	while (i < b->nspan || w.nrest) {
		struct piece p;
		bool fits;

		if (i < b->nspan) {
			p = (struct piece){ b->span[i].from, b->span[i].to,
			    &b->span[i], false };
			if (w.nrest && before(&w.rest[0], &p))
				p = rest_pop(&w);
			else
				i++;
		} else {
			p = rest_pop(&w);
		}
		close_to(&w, p.from);
		ink_text(&w, p.from);
		fits = w.nopen < NU_SHEET_DEPTH;
		if (w.nopen && w.open[w.nopen - 1].to < p.to) {
			size_t cut = w.open[w.nopen - 1].to;

			rest_push(&w, (struct piece){ cut, p.to, p.s,
			    fits || p.again });
			p.to = cut;
		}
		if (!fits)
			continue;
		ink->open(ink->ctx, p.s, p.again);
		w.open[w.nopen++] = p;
	}
	close_to(&w, SIZE_MAX);
	ink_text(&w, b->view.text.n);
	free(w.rest);
}

size_t
nu_sheet_closing(struct nu_slice s)
{
	size_t i = 0;

	while (i < s.n) {
		uint32_t c;
		size_t n = nu_utf_get(nu_slice_sub(s, i, s.n), &c);

		if (!n || !(c == '"' || c == '\'' || c == 0x201d || c == 0x2019 ||
		    c == 0xbb || c == 0x203a))
			break;
		i += n;
	}
	return i;
}
