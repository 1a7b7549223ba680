#include "match/show.h"

#include <stdlib.h>

#include "base/utf.h"
#include "match/align.h"

/* Words [b, e) of the base stand where the text has words [tb, te). */
struct hunk {
	uint32_t b, e, tb, te;
};

struct hunks {
	struct hunk *v;
	size_t n, cap;
};

static bool
same_word(const struct nu_wording *a, size_t i, const struct nu_wording *b,
    size_t j)
{
	return nu_sign_same(a->v[i].sign, b->v[j].sign) &&
	    nu_slice_eq(nu_wording_word(a, i), nu_wording_word(b, j));
}

/* Lengths of the longest common subsequences of what is left from (i, j). */
static uint16_t *
common(const struct nu_wording *a, const struct nu_wording *b)
{
	size_t w = b->n + 1;
	uint16_t *t = nu_zalloc((a->n + 1) * w, sizeof *t);

	for (size_t i = a->n; i-- > 0; )
		for (size_t j = b->n; j-- > 0; ) {
			uint16_t x = t[(i + 1) * w + j], y = t[i * w + j + 1];

			t[i * w + j] = same_word(a, i, b, j) ?
			    (uint16_t)(t[(i + 1) * w + j + 1] + 1) :
			    x > y ? x : y;
		}
	return t;
}

static void
add_hunk(struct hunks *h, uint32_t b, uint32_t e, uint32_t tb, uint32_t te)
{
	struct hunk *last = h->n ? &h->v[h->n - 1] : NULL;

	if (b == e && tb == te)
		return;
	if (last && last->e == b && last->te == tb) {
		last->e = e;
		last->te = te;
		return;
	}
	NU_GROW(h->v, h->n, h->cap);
	h->v[h->n++] = (struct hunk){ b, e, tb, te };
}

/* Where base and text differ, in order. */
static void
compare(const struct nu_wording *base, const struct nu_wording *text,
    struct hunks *h)
{
	uint16_t *t = common(base, text);
	uint32_t i = 0, j = 0;
	size_t w = text->n + 1;

	h->n = 0;
	while (i < base->n || j < text->n) {
		if (i < base->n && j < text->n && same_word(base, i, text, j)) {
			i++, j++;
		} else if (i < base->n && (j == text->n ||
		    t[(i + 1) * w + j] >= t[i * w + j + 1])) {
			add_hunk(h, i, i + 1, j, j);
			i++;
		} else {
			add_hunk(h, i, i, j, j + 1);
			j++;
		}
	}
	free(t);
}

/* The bytes of words [from, to) with what stands between them. */
static struct nu_slice
bytes(struct nu_slice text, const struct nu_wording *w, size_t from, size_t to)
{
	if (from >= to)
		return NU_S("");
	return nu_slice_sub(text, w->v[from].b, w->v[to - 1].e);
}

/* As bytes, with the marks that follow up to the next word's space. */
static struct nu_slice
closed(struct nu_slice text, const struct nu_wording *w, size_t from, size_t to)
{
	struct nu_slice s = bytes(text, w, from, to);
	size_t end;

	if (!s.n)
		return s;
	end = to < w->n ? w->v[to].b : text.n;
	for (size_t i = w->v[to - 1].e; i < end; i++) {
		if (text.p[i] == ' ' || text.p[i] == '\n')
			break;
		s.n++;
	}
	return s;
}

static void
space(struct nu_buf *out)
{
	if (out->n && out->p[out->n - 1] != ' ')
		nu_buf_byte(out, ' ');
}

static void
marked(struct nu_buf *out, const char *open, struct nu_slice s,
    const char *close)
{
	if (!s.n)
		return;
	space(out);
	nu_buf_str(out, open);
	nu_buf_put(out, s);
	nu_buf_str(out, close);
}

/* Leaves of the base what the text is a part of; tells what was cut off. */
static struct nu_slice
narrow(struct nu_slice base, struct nu_wording *b, const struct nu_wording *t,
    bool *before, bool *behind)
{
	uint32_t x[NU_ALIGN_MOST], y[NU_ALIGN_MOST];
	struct nu_aligned s;

	for (size_t i = 0; i < b->n; i++)
		x[i] = b->v[i].sign;
	for (size_t i = 0; i < t->n; i++)
		y[i] = t->v[i].sign;
	s = nu_align(x, b->n, y, t->n);
	*before = s.ab > 0;
	*behind = s.ae < b->n;
	base = closed(base, b, s.ab, s.ae);
	nu_wording_set(b, base, NU_ALIGN_MOST);
	return base;
}

void
nu_show_difference(struct nu_buf *out, struct nu_slice base,
    struct nu_slice text, bool part)
{
	struct nu_wording b = { 0 }, t = { 0 };
	bool before = false, behind = false;
	struct nu_buf line = { 0 };
	struct hunks h = { 0 };
	uint32_t at = 0;

	nu_wording_set(&b, base, NU_ALIGN_MOST);
	nu_wording_set(&t, text, NU_ALIGN_MOST);
	if (part)
		base = narrow(base, &b, &t, &before, &behind);
	compare(&b, &t, &h);
	if (before)
		nu_buf_str(&line, "...");
	for (size_t i = 0; i < h.n; i++) {
		struct hunk *k = &h.v[i];

		marked(&line, "", closed(text, &t, at, k->tb), "");
		marked(&line, "[-", bytes(base, &b, k->b, k->e), "-]");
		marked(&line, "{+", bytes(text, &t, k->tb, k->te), "+}");
		at = k->te;
	}
	marked(&line, "", closed(text, &t, at, (uint32_t)t.n), "");
	if (behind)
		nu_buf_str(&line, " ...");
	nu_buf_put(out, nu_buf_slice(&line));
	free(h.v);
	nu_buf_free(&line);
	nu_wording_free(&b);
	nu_wording_free(&t);
}

/* What one text has in the place of words [b, e) of the base, where its hunks
 * from *next on do not reach over e. */
static void
instead(struct nu_buf *out, struct nu_slice base, const struct nu_wording *bw,
    struct nu_slice text, const struct nu_wording *tw, const struct hunks *h,
    size_t *next, uint32_t b, uint32_t e)
{
	struct nu_buf s = { 0 };
	uint32_t at = b;

	for (; *next < h->n && h->v[*next].b <= e; (*next)++) {
		const struct hunk *k = &h->v[*next];

		if (k->b == e && k->b != b && k->e != k->b)
			break;
		marked(&s, "", bytes(base, bw, at, k->b), "");
		marked(&s, "", bytes(text, tw, k->tb, k->te), "");
		at = k->e;
	}
	marked(&s, "", bytes(base, bw, at, e), "");
	nu_buf_put(out, nu_buf_slice(&s));
	nu_buf_free(&s);
}

static int
by_begin(const void *a, const void *b)
{
	const struct hunk *x = a, *y = b;

	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return x->e < y->e ? -1 : x->e > y->e;
}

/* The hunks of all texts, those that overlap or touch made one. */
static void
unite(const struct hunks *all, size_t n, struct hunks *u)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < all[i].n; k++) {
			NU_GROW(u->v, u->n, u->cap);
			u->v[u->n++] = all[i].v[k];
		}
	if (u->n > 1)
		qsort(u->v, u->n, sizeof *u->v, by_begin);
	for (size_t i = 0; i < u->n; i++) {
		if (m && u->v[i].b <= u->v[m - 1].e) {
			if (u->v[i].e > u->v[m - 1].e)
				u->v[m - 1].e = u->v[i].e;
		} else {
			u->v[m++] = u->v[i];
		}
	}
	u->n = m;
}

/* Adds "|" and s unless choices, from there on, have it already. */
static void
choice(struct nu_buf *out, size_t from, struct nu_slice s)
{
	struct nu_slice have = nu_slice(out->p + from, out->n - from);

	while (have.p)
		if (nu_slice_eq(nu_slice_cut(&have, '|'), s))
			return;
	nu_buf_byte(out, '|');
	nu_buf_put(out, s);
}

void
nu_show_alternatives(struct nu_buf *out, struct nu_slice base,
    const struct nu_slice *text, size_t n)
{
	struct nu_wording bw = { 0 };
	struct nu_wording *tw = nu_zalloc(n, sizeof *tw);
	struct hunks *h = nu_zalloc(n, sizeof *h), u = { 0 };
	size_t *next = nu_zalloc(n, sizeof *next);
	struct nu_buf line = { 0 }, s = { 0 };
	uint32_t at = 0;

	nu_wording_set(&bw, base, NU_ALIGN_MOST);
	for (size_t i = 0; i < n; i++) {
		nu_wording_set(&tw[i], text[i], NU_ALIGN_MOST);
		compare(&bw, &tw[i], &h[i]);
	}
	unite(h, n, &u);
	for (size_t k = 0; k < u.n; k++) {
		size_t from;

		marked(&line, "", closed(base, &bw, at, u.v[k].b), "");
		space(&line);
		nu_buf_byte(&line, '{');
		from = line.n;
		nu_buf_put(&line, bytes(base, &bw, u.v[k].b, u.v[k].e));
		for (size_t i = 0; i < n; i++) {
			nu_buf_clear(&s);
			instead(&s, base, &bw, text[i], &tw[i], &h[i],
			    &next[i], u.v[k].b, u.v[k].e);
			choice(&line, from, nu_buf_slice(&s));
		}
		nu_buf_byte(&line, '}');
		at = u.v[k].e;
	}
	marked(&line, "", closed(base, &bw, at, (uint32_t)bw.n), "");
	nu_buf_put(out, nu_buf_slice(&line));
	for (size_t i = 0; i < n; i++) {
		nu_wording_free(&tw[i]);
		free(h[i].v);
	}
	free(tw);
	free(h);
	free(next);
	free(u.v);
	nu_wording_free(&bw);
	nu_buf_free(&line);
	nu_buf_free(&s);
}
