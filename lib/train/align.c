#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"
#include "train/strip.h"

enum { GRAM = 4 };

struct words {
	uint32_t *v;
	size_t n, cap;
};

/* Adds the words of s, hashed, in lower case. */
static void
add_words(struct words *w, struct nu_slice s, struct nu_buf *tmp)
{
	size_t i = 0;

	nu_buf_clear(tmp);
	while (i <= s.n) {
		uint32_t c = ' ';
		size_t len = i < s.n ? nu_utf_get(nu_slice_sub(s, i, s.n), &c) :
		    1;

		i += len ? len : 1;
		if (len && nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT)) {
			nu_utf_put(tmp, nu_utf_lower(c));
			continue;
		}
		if (tmp->n) {
			NU_GROW(w->v, w->n, w->cap);
			w->v[w->n++] = nu_words_hash(NU_WORDS_SEED,
			    nu_buf_slice(tmp));
			nu_buf_clear(tmp);
		}
	}
}

static uint32_t
gram_hash(const uint32_t *v)
{
	uint32_t h = 0;

	for (int k = 0; k < GRAM; k++)
		h = (h ^ v[k]) * 0x9e3779b1u;
	return h ^ h >> 15;
}

struct gold {
	struct words w;
	uint32_t *head, *next;	/* positions + 1 by gram, chained */
	size_t mask;
	bool *taken;
};

static void
gold_index(struct gold *g)
{
	size_t slots = 64;

	while (slots < 2 * g->w.n)
		slots *= 2;
	g->mask = slots - 1;
	g->head = nu_zalloc(slots, sizeof *g->head);
	g->next = nu_zalloc(g->w.n + 1, sizeof *g->next);
	g->taken = nu_zalloc(g->w.n + 1, sizeof *g->taken);
	for (size_t i = g->w.n; i-- > 0; )
		if (i + GRAM <= g->w.n) {
			size_t h = gram_hash(g->w.v + i) & g->mask;

			g->next[i] = g->head[h];
			g->head[h] = (uint32_t)i + 1;
		}
}

static bool
gram_at(const struct gold *g, size_t at, const uint32_t *v)
{
	if (at + GRAM > g->w.n)
		return false;
	for (int k = 0; k < GRAM; k++)
		if (g->w.v[at + (size_t)k] != v[k] || g->taken[at + (size_t)k])
			return false;
	return true;
}

/* Where of the gold each run of the block's words stands; the words covered.
 * place: of the first, SIZE_MAX for none. Claims them when they are half. */
static bool
claim(struct gold *g, const uint32_t *v, size_t n, size_t *place, size_t *end)
{
	size_t covered = 0, last = SIZE_MAX, upto = 0;
	size_t *at = nu_alloc(n, sizeof *at);

	for (size_t i = 0; i < n; i++)
		at[i] = SIZE_MAX;
	for (size_t i = 0; i + GRAM <= n; i++) {
		size_t pos = SIZE_MAX;

		if (last != SIZE_MAX && gram_at(g, last + 1, v + i)) {
			pos = last + 1;
		} else {
			uint32_t k = g->head[gram_hash(v + i) & g->mask];

			for (int tries = 0; k && tries < 50;
			    k = g->next[k - 1], tries++)
				if (gram_at(g, k - 1, v + i)) {
					pos = k - 1;
					break;
				}
		}
		last = pos;
		if (pos == SIZE_MAX)
			continue;
		for (size_t k = 0; k < GRAM; k++)
			at[i + k] = pos + k;
		covered += i + GRAM - (i > upto ? i : upto);
		upto = i + GRAM;
	}
	*place = SIZE_MAX;
	if (2 * covered >= n)
		for (size_t i = 0; i < n; i++)
			if (at[i] != SIZE_MAX) {
				if (*place == SIZE_MAX)
					*place = at[i];
				*end = at[i] + 1;
				g->taken[at[i]] = true;
			}
	free(at);
	return *place != SIZE_MAX;
}

struct block {
	size_t line, first, n;	/* words [first, first + n) */
};

static int
longer(const void *a, const void *b)
{
	const struct block *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return x->line < y->line ? -1 : x->line > y->line;
}

void
nu_align_text(const struct nu_page *p, struct nu_slice text, uint8_t *label)
{
	struct gold g = { 0 };
	struct words w = { 0 };
	struct nu_buf tmp = { 0 };
	struct block *b = nu_alloc(p->n + 1, sizeof *b);
	size_t *place = nu_alloc(p->n + 1, sizeof *place);
	size_t *end = nu_alloc(p->n + 1, sizeof *end);

	/* never empty, so never NULL */
	NU_GROW(g.w.v, g.w.n, g.w.cap);
	NU_GROW(w.v, w.n, w.cap);
	add_words(&g.w, text, &tmp);
	gold_index(&g);
	for (size_t i = 0; i < p->n; i++) {
		b[i].line = i;
		b[i].first = w.n;
		add_words(&w, p->line[i].text, &tmp);
		b[i].n = w.n - b[i].first;
		label[i] = 0;
		place[i] = end[i] = SIZE_MAX;
	}
	qsort(b, p->n, sizeof *b, longer);
	for (size_t i = 0; i < p->n && b[i].n >= GRAM; i++)
		label[b[i].line] = claim(&g, w.v + b[i].first, b[i].n,
		    &place[b[i].line], &end[b[i].line]);
	/* Short ones, between their neighbours that were found. */
	for (size_t i = 0; i < p->n; i++) {
		size_t l = b[i].line, lo = SIZE_MAX, hi = g.w.n, at, k;

		if (b[i].n >= GRAM || b[i].n == 0)
			continue;
		for (k = l; k-- > 0 && lo == SIZE_MAX; )
			if (place[k] != SIZE_MAX)
				lo = end[k];
		for (k = l + 1; k < p->n; k++)
			if (place[k] != SIZE_MAX) {
				hi = place[k];
				break;
			}
		if (lo == SIZE_MAX)
			lo = hi < g.w.n && hi > 12 ? hi - 12 : 0;
		if (hi == g.w.n && lo + 12 < hi)
			hi = lo + 12;
		for (at = lo; at + b[i].n <= hi && !label[l]; at++) {
			for (k = 0; k < b[i].n; k++)
				if (g.w.v[at + k] != w.v[b[i].first + k] ||
				    g.taken[at + k])
					break;
			if (k < b[i].n)
				continue;
			label[l] = 1;
			place[l] = at;
			end[l] = at + k;
			while (k-- > 0)
				g.taken[at + k] = true;
		}
	}
	free(b);
	free(place);
	free(end);
	free(w.v);
	free(g.w.v);
	free(g.head);
	free(g.next);
	free(g.taken);
	nu_buf_free(&tmp);
}

bool
nu_align_lines(const struct nu_page *p, struct nu_slice text,
    struct nu_slice digits, uint8_t *label)
{
	size_t i = 0, k = 0;

	while (text.p && k < digits.n && i < p->n) {
		struct nu_slice line = nu_slice_cut(&text, '\n');

		if (nu_slice_eq(nu_utf_trim(line),
		    nu_utf_trim(p->line[i].text)))
			label[i++] = digits.p[k] == '1';
		k++;
	}
	return i == p->n;
}
