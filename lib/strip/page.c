#include "strip/page.h"

#include <stdlib.h>

#include "base/utf.h"
#include "strip/line.h"

void
nu_page_line(struct nu_page *p, struct nu_line *l, struct nu_slice text)
{
	size_t n;

	text = nu_utf_trim(text);
	l->text = text;
	l->hash = nu_slice_hash(text);
	n = nu_line_scan(p, l, text);
	l->final = (uint8_t)nu_line_final(text);
	l->cw = p->ncw;
	nu_line_keys(p, l, n);
	l->ncw = p->ncw - l->cw;
	l->bullet |= n && text.n && text.p[0] >= '0' && text.p[0] <= '9' &&
	    p->word[0].n < 3 && text.n > p->word[0].n + 1 &&
	    (text.p[p->word[0].n] == '.' || text.p[p->word[0].n] == ')');
}

/* The block's bytes with those of its old cuts put back. */
static struct nu_slice
restore(struct nu_doc *d, size_t block, const struct nu_view *v)
{
	size_t n = (size_t)(v->end - v->begin), at = 0, from = 0;
	char *p = nu_arena_get(&d->mem, n + 1);

	/* They stand behind it, by begin. */
	for (size_t i = block + 1; i < d->n; i++) {
		const struct nu_rec *r = &d->rec[i];
		struct nu_slice cut;
		size_t upto;

		if (r->kind != NU_K_RAW && r->begin >= v->end)
			break;
		if (r->kind != NU_K_CUT || r->begin < v->begin + at ||
		    r->end > v->end)
			continue;
		cut = nu_doc_field(d, r, NU_TEXT);
		upto = nu_view_local(v, r->begin);
		if (cut.n != r->end - r->begin || upto < from)
			continue;
		memcpy(p + at, v->text.p + from, upto - from);
		at += upto - from;
		memcpy(p + at, cut.p, cut.n);
		at += cut.n;
		from = upto;
	}
	if (n - at != v->text.n - from)
		return v->text;		/* cuts that do not fit: as it is */
	memcpy(p + at, v->text.p + from, v->text.n - from);
	return nu_slice(p, n);
}

static void
count_repeats(struct nu_page *p)
{
	size_t want = 64;

	while (want < 2 * p->n)
		want *= 2;
	if (want > p->nslot) {
		p->slot = nu_realloc(p->slot, want, sizeof *p->slot);
		p->nslot = want;
	}
	memset(p->slot, 0, want * sizeof *p->slot);
	for (size_t i = 0; i < p->n; i++)
		p->line[i].repeat = 0;
	for (size_t i = 0; i < p->n; i++) {
		size_t s = (size_t)p->line[i].hash & (want - 1);

		for (; p->slot[s]; s = (s + 1) & (want - 1))
			if (p->line[p->slot[s] - 1].hash == p->line[i].hash)
				break;
		if (!p->slot[s])
			p->slot[s] = (uint32_t)i + 1;
		p->line[p->slot[s] - 1].repeat++;
	}
	for (size_t i = 0; i < p->n; i++) {
		size_t s = (size_t)p->line[i].hash & (want - 1);

		while (p->line[p->slot[s] - 1].hash != p->line[i].hash)
			s = (s + 1) & (want - 1);
		p->line[i].repeat = p->line[p->slot[s] - 1].repeat;
	}
}

static void
count_words(struct nu_page *p)
{
	if (!p->seen)
		p->seen = nu_alloc(1 << NU_CONTENT_BITS, 1);
	memset(p->seen, 0, 1 << NU_CONTENT_BITS);
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];

		for (size_t k = 0; k < l->ncw && nu_line_prose(l); k++)
			if (p->seen[p->cw[l->cw + k]] < 255)
				p->seen[p->cw[l->cw + k]]++;
	}
	for (size_t i = 0; i < p->n; i++)
		p->line[i].shared = nu_page_shared(p, &p->line[i]);
}

float
nu_page_shared(const struct nu_page *p, const struct nu_line *l)
{
	size_t n = 0;
	int own = nu_line_prose(l);

	for (size_t k = 0; k < l->ncw; k++)
		n += p->seen[p->cw[l->cw + k]] > own;
	return l->ncw ? (float)n / (float)l->ncw : 0;
}

void
nu_page_read(struct nu_page *p, struct nu_doc *d)
{
	p->n = p->ncw = 0;
	p->html = false;
	p->judged = true;
	p->has_author = p->has_date = false;
	p->title = NU_S("");
	for (size_t i = 0; i < d->n; i++) {
		struct nu_rec *r = &d->rec[i];
		struct nu_view v;
		struct nu_line *l;
		struct nu_slice of, text;

		if (r->kind == NU_K_DOC)
			p->has_date = !nu_rec_absent(r, NU_VALUE);
		if (r->kind == NU_K_META && !p->title.n &&
		    nu_rec_is(r, NU_LABEL, "title"))
			p->title = nu_utf_trim(nu_doc_field(d, r, NU_VALUE));
		if (r->kind == NU_K_META && nu_rec_is(r, NU_LABEL, "author"))
			p->has_author = true;
		if (r->kind != NU_K_BLOCK || r->drop || !nu_doc_view(d, i, &v))
			continue;
		if (nu_rec_absent(r, NU_LABEL))
			p->judged = false;
		NU_GROW(p->line, p->n, p->cap);
		l = &p->line[p->n++];
		*l = (struct nu_line){ .rec = i, .begin = r->begin,
		    .end = r->end, .restored = v.ngap > 0 };
		text = v.ngap ? restore(d, i, &v) : v.text;
		nu_page_line(p, l, text);
		l->text = text;
		l->element = nu_rec_absent(r, NU_VALUE) ? NU_S("") :
		    nu_rec_col(r, NU_VALUE);
		of = nu_rec_col(r, NU_OF);
		l->links = -1;
		if (of.n == 4 && of.p[1] == '.') {
			l->links = (float)((of.p[0] - '0') * 100 +
			    (of.p[2] - '0') * 10 + of.p[3] - '0') / 100;
			p->html = true;
		}
	}
	nu_page_settle(p);
}

void
nu_page_settle(struct nu_page *p)
{
	count_repeats(p);
	count_words(p);
}

void
nu_page_free(struct nu_page *p)
{
	free(p->line);
	free(p->slot);
	free(p->word);
	free(p->cw);
	free(p->seen);
	free(p->first);
	free(p->hash);
	free(p->bits);
	nu_buf_free(&p->low);
	*p = (struct nu_page){ 0 };
}
