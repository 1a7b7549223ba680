#include "lang/chain.h"

#include <stdlib.h>

#include "base/buf.h"

static bool
wrong(const char **why, const char *what)
{
	*why = what;
	return false;
}

uint64_t
nu_chain_sum(struct nu_slice blob)
{
	struct nu_chain_head h;

	memcpy(&h, blob.p, sizeof h);
	h.sum = 0;
	return nu_slice_hash(nu_slice((const char *)&h, sizeof h)) * 31 +
	    nu_slice_hash(nu_slice_sub(blob, sizeof h, blob.n));
}

bool
nu_chain_open(struct nu_chain *c, struct nu_slice blob, const char *kind,
    bool check, const char **why)
{
	const struct nu_chain_head *h = (const void *)blob.p;
	uint64_t size;

	if (blob.n < sizeof *h || memcmp(h->magic, "NUm", 3) != 0)
		return wrong(why, "not a model file of news-train");
	if (h->magic[3] != '0' + NU_CHAIN_VERSION)
		return wrong(why, "a model of another version");
	if (strncmp(h->kind, kind, sizeof h->kind) != 0)
		return wrong(why, "a model of another kind");
	if (h->labels < 2 || h->labels > NU_CHAIN_LABELS ||
	    h->width != (h->labels + 7) / 8 * 8 ||
	    h->rowlen != (h->labels + 6) / 8 * 8 || h->bits < 8 ||
	    h->bits > 26 || h->slots < 4 || h->slots > h->bits ||
	    h->bits - h->slots > 8 || h->rows >= 1u << h->slots ||
	    h->rows >= 1u << 24 || !(h->scale > 0))
		return wrong(why, "its head is damaged");
	size = sizeof *h + (uint64_t)h->labels * NU_CHAIN_NAME +
	    2 * (uint64_t)h->width * (h->labels + 1) +
	    ((uint64_t)4 << h->slots) + (uint64_t)h->rowlen * h->rows;
	if (h->size != size || blob.n < size)
		return wrong(why, "it is cut short");
	if (blob.n > size)
		return wrong(why, "there is more after its end");
	c->head = h;
	c->labels = h->labels;
	c->width = h->width;
	c->rowlen = h->rowlen;
	c->shift = 64 - (int)h->bits;
	c->name = (const char *)(h + 1);
	c->start = (const void *)(c->name + (size_t)h->labels * NU_CHAIN_NAME);
	c->step = c->start + h->width;
	c->slot = (const void *)(c->step + (size_t)h->labels * h->width);
	c->row = (const int8_t *)(c->slot + ((size_t)1 << h->slots));
	c->slots = h->slots;
	c->mask = (1u << h->slots) - 1;
	for (size_t i = 0; i < h->labels; i++)
		for (size_t j = 0; j < h->width; j++)
			c->back[i * h->width + j] = j < h->labels ?
			    c->step[j * h->width + i] : NU_CHAIN_FLOOR;
	if (!check)
		return true;
	if (nu_chain_sum(blob) != h->sum)
		return wrong(why, "its checksum is wrong");
	for (uint32_t i = 0; i < h->labels; i++)
		if (!memchr(nu_chain_label(c, i), 0, NU_CHAIN_NAME))
			return wrong(why, "a label's name is damaged");
	for (size_t i = 0; i < (size_t)h->width * (h->labels + 1); i++)
		if (c->start[i] < NU_CHAIN_FLOOR || c->start[i] >
		    -NU_CHAIN_FLOOR)
			return wrong(why, "a transition is out of bounds");
	uint32_t used = 0;
	for (size_t i = 0; i <= c->mask; i++) {
		if ((c->slot[i] & 0xffffff) > h->rows ||
		    (c->slot[i] && !(c->slot[i] & 0xffffff)))
			return wrong(why, "a row is out of bounds");
		used += c->slot[i] != 0;
	}
	return used <= c->mask || wrong(why, "its table is full");
}

void
nu_lattice_start(struct nu_lattice *l, const struct nu_chain *c, size_t n)
{
	if (n > l->cap || l->width != c->width) {
		l->cap = n > l->cap ? n + n / 2 : l->cap;
		l->width = c->width;
		l->emit = nu_realloc(l->emit, l->cap * c->width,
		    sizeof *l->emit);
		l->best = nu_realloc(l->best, l->cap * c->width,
		    sizeof *l->best);
		l->label = nu_realloc(l->label, l->cap, 1);
		l->way = nu_realloc(l->way, l->cap * c->width,
		    sizeof *l->way);
	}
	l->n = n;
	l->before = l->after = -1;
	if (n)
		memset(l->emit, 0, n * c->width * sizeof *l->emit);
}

void
nu_lattice_free(struct nu_lattice *l)
{
	free(l->emit);
	free(l->best);
	free(l->label);
	free(l->way);
	*l = (struct nu_lattice){ 0 };
}

/* The rows of the features that have one. The slots lie all over the memory:
 * ask for some of them before the first is looked at. */
static size_t
rows(const struct nu_chain *c, const uint32_t *feat, size_t n,
    const int8_t **row)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&c->slot[feat[i] & c->mask]);
	for (size_t i = 0; i < n; i++) {
		uint32_t at = feat[i] & c->mask, high = feat[i] >> c->slots, s;

		for (; (s = c->slot[at]); at = (at + 1) & c->mask)
			if (s >> 24 == high) {
				row[k] = c->row + (size_t)((s & 0xffffff) -
				    1) * c->rowlen;
				__builtin_prefetch(row[k++]);
				break;
			}
	}
	return k;
}

/* The sum of the rows of N labels: one loop for each length that is common, so
 * that the compiler keeps the sums in registers. */
#define SUM(N) do { \
	int16_t sum[N] = { 0 }; \
	for (size_t k = 0; k < n; k++) \
		for (int j = 0; j < (N); j++) \
			sum[j] = (int16_t)(sum[j] + row[k][j]); \
	for (int j = 0; j < (N) && j + 1 < (int)c->width; j++) \
		to[j] = (int16_t)(to[j] + sum[j]); \
} while (0)

void
nu_chain_score(const struct nu_chain *c, struct nu_lattice *l, size_t i,
    const uint32_t *feat, size_t nfeat)
{
	enum { MOST = 200 };		/* 200 * 127 fits into 16 bits */
	int16_t *to = l->emit + i * c->width + 1;
	const int8_t *row[MOST];
	size_t n = rows(c, feat, nfeat < MOST ? nfeat : MOST, row);

	switch (c->rowlen) {
	case 8: SUM(8); break;
	case 16: SUM(16); break;
	case 24: SUM(24); break;
	case 32: SUM(32); break;
	case 40: SUM(40); break;
	default:
		for (size_t k = 0; k < n; k++)
			for (size_t j = 0; j + 1 < c->width; j++)
				to[j] = (int16_t)(to[j] + row[k][j]);
	}
}

/* Leaves in v the terms whose feature has a row, and that row's number in
 * feat. Most features are found, or not, in the first two slots: no branch
 * hangs on that, for it could not be foretold. */
static size_t
found(const struct nu_chain *c, struct nu_chain_term *v, size_t n)
{
	enum { AHEAD = 24 };
	const uint32_t *slot = c->slot, mask = c->mask, slots = c->slots;
	const int8_t *row = c->row;
	size_t k = 0, rowlen = c->rowlen;

	for (size_t i = 0; i < n && i < AHEAD; i++)
		__builtin_prefetch(&slot[v[i].feat & mask]);
	for (size_t i = 0; i < n; i++) {
		struct nu_chain_term x = v[i];
		uint32_t at = x.feat & mask, high = x.feat >> slots;
		uint32_t s = slot[at], s2 = slot[(at + 1) & mask];
		bool hit = s && s >> 24 == high;
		bool hit2 = s && !hit && s2 && s2 >> 24 == high;

		__builtin_prefetch(&slot[v[i + AHEAD < n ? i + AHEAD :
		    i].feat & mask]);
		if (s && s2 && !hit && !hit2) {
			for (at += 2; (s = slot[at & mask]); at++)
				if (s >> 24 == high)
					break;
			hit = s != 0;
		}
		s = ((hit2 ? s2 : s) & 0xffffff) - hit - hit2;
		v[k] = (struct nu_chain_term){ x.to, s };
		__builtin_prefetch(row + (size_t)s * rowlen);
		k += hit | hit2;
	}
	return k;
}

/* Adds the row of each term, of a length that the compiler may know. */
static inline void
add_rows(const int8_t *rows, const size_t rowlen,
    const struct nu_chain_term *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const int8_t *restrict row = rows + (size_t)v[i].feat * rowlen;
		int16_t *restrict to = v[i].to;

		for (size_t j = 0; j < rowlen; j += 8)
			for (size_t k = j; k < j + 8; k++)
				to[k] = (int16_t)(to[k] + row[k]);
	}
}

void
nu_chain_add(const struct nu_chain *c, struct nu_chain_term *v, size_t n)
{
	n = found(c, v, n);
	switch (c->rowlen) {		/* those of the models we ship */
	case 16: add_rows(c->row, 16, v, n); break;
	case 32: add_rows(c->row, 32, v, n); break;
	default: add_rows(c->row, c->rowlen, v, n);
	}
}

void
nu_chain_add_kept(const struct nu_chain *c, const struct nu_chain_kept *v,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const int16_t *restrict sum = v[i].sum;
		int16_t *restrict to = v[i].to;

		for (size_t j = 0; j < c->rowlen; j += 8)
			for (size_t k = j; k < j + 8; k++)
				to[k] = (int16_t)(to[k] + sum[k]);
	}
}

/* The steps into the first token: from what stands before it. */
static inline const int16_t *
entry(const struct nu_chain *c, const struct nu_lattice *l)
{
	return l->before < 0 ? c->start : c->step + (size_t)l->before *
	    c->width;
}

/* best + step, kept above the floor so that no sum leaves 16 bits: the best of
 * from is 0, so that of to, before the floor, is -18000 or more. */
static inline void
advance(const struct nu_chain *c, const int16_t *from, const int16_t *emit,
    int16_t *to, const size_t w)
{
	int16_t m[NU_CHAIN_LABELS + 8], top = INT16_MIN, least;

	for (size_t j = 0; j < w; j++)
		m[j] = INT16_MIN;
	for (size_t i = 0; i < c->labels; i++) {
		const int16_t *step = c->step + i * w;
		int16_t f = from[i];

		for (size_t j = 0; j < w; j++) {
			int16_t x = (int16_t)(f + step[j]);

			m[j] = x > m[j] ? x : m[j];
		}
	}
	for (size_t j = 0; j < w; j++) {
		int16_t e = emit[j];

		e = e > 6000 ? 6000 : e;
		e = e < -6000 ? -6000 : e;
		m[j] = (int16_t)(m[j] + e);
	}
	for (size_t j = c->labels; j < w; j++)
		m[j] = INT16_MIN;
	for (size_t j = 0; j < w; j++)
		top = m[j] > top ? m[j] : top;
	least = (int16_t)(top + NU_CHAIN_FLOOR);
	for (size_t j = 0; j < w; j++)
		to[j] = (int16_t)((m[j] > least ? m[j] : least) - top);
}

/* The label of the best path into label at from the scores b before it: the
 * first of those that are as good. */
static inline size_t
before(const struct nu_chain *c, const int16_t *b, size_t at, const size_t w)
{
	const int16_t *back = c->back + at * w;
	int16_t x[NU_CHAIN_LABELS + 8], top = INT16_MIN, first = INT16_MAX;

	for (size_t i = 0; i < w; i++)
		x[i] = (int16_t)(b[i] + back[i]);
	for (size_t i = 0; i < w; i++)
		top = x[i] > top ? x[i] : top;
	for (size_t i = 0; i < w; i++) {
		int16_t k = x[i] == top ? (int16_t)i : INT16_MAX;

		first = k < first ? k : first;
	}
	return (size_t)first;
}

/* The scores of the first token. */
static void
begin(const struct nu_chain *c, struct nu_lattice *l)
{
	const int16_t *in = entry(c, l);
	int top = INT16_MIN;

	for (size_t j = 0; j < c->labels; j++)
		if (in[j] + l->emit[j] > top)
			top = in[j] + l->emit[j];
	for (size_t j = 0; j < c->width; j++) {
		int x = j < c->labels ? in[j] + l->emit[j] - top :
		    NU_CHAIN_FLOOR;

		l->best[j] = (int16_t)(x < NU_CHAIN_FLOOR ? NU_CHAIN_FLOOR : x);
	}
}

static inline void
best(const struct nu_chain *c, struct nu_lattice *l, const size_t w)
{
	const int16_t *last = l->best + (l->n - 1) * w;
	size_t at = 0;

	for (size_t i = 1; i < l->n; i++)
		advance(c, l->best + (i - 1) * w, l->emit + i * w,
		    l->best + i * w, w);
	if (l->after >= 0)
		at = before(c, last, (size_t)l->after, w);
	for (size_t j = 1; j < c->labels && l->after < 0; j++)
		if (last[j] > last[at])
			at = j;
	for (size_t i = l->n - 1; i > 0; i--) {
		l->label[i] = (uint8_t)at;
		at = before(c, l->best + (i - 1) * w, at, w);
	}
	l->label[0] = (uint8_t)at;
}

void
nu_chain_best(const struct nu_chain *c, struct nu_lattice *l)
{
	if (l->n == 0)
		return;
	begin(c, l);
	switch (c->width) {		/* known widths are fast */
	case 8: best(c, l, 8); break;
	case 16: best(c, l, 16); break;
	case 24: best(c, l, 24); break;
	case 32: best(c, l, 32); break;
	case 40: best(c, l, 40); break;
	default: best(c, l, c->width);
	}
}

/* The labels of a token that are not far worse than its best: as ways, their
 * scores those of the token alone; returns how many. */
static inline size_t
few(const int16_t *emit, size_t labels, size_t w, int cut,
    struct nu_chain_way *way)
{
	uint8_t near[NU_CHAIN_LABELS + 8] = { 0 };
	int16_t top = emit[0], least;
	size_t n = 0;

	for (size_t j = 0; j < w; j++)
		top = emit[j] > top ? emit[j] : top;
	least = (int16_t)(top - cut < INT16_MIN ? INT16_MIN : top - cut);
	for (size_t j = 0; j < w; j++)
		near[j] = emit[j] > least;
	for (size_t j = 0; j < labels; j += 8) {
		uint64_t eight;

		memcpy(&eight, near + j, 8);
		for (size_t k = j; eight && k < j + 8 && k < labels; k++)
			if (near[k])
				way[n++] = (struct nu_chain_way){ emit[k],
				    (uint8_t)k, 0 };
	}
	return n;
}

void
nu_chain_best_within(const struct nu_chain *c, struct nu_lattice *l, int cut)
{
	struct nu_chain_way *to = l->way, *from = NULL;
	size_t w = c->width, nfrom = 0, at = 0;
	const int16_t *in = entry(c, l);

	for (size_t i = 0; i < l->n; i++, from = to, to += w) {
		size_t n = few(l->emit + i * w, c->labels, w, cut, to);

		for (size_t j = 0; j < n; j++) {
			const int16_t *step = c->back + to[j].label * w;
			int32_t top = from ? INT32_MIN : in[to[j].label];

			for (size_t k = 0; k < nfrom; k++) {
				int32_t x = from[k].score + step[from[k].label];

				if (x <= top)
					continue;
				top = x;
				to[j].from = (uint8_t)k;
			}
			to[j].score += top;
		}
		nfrom = n;
	}
	for (size_t j = 0; l->after >= 0 && j < nfrom; j++)
		from[j].score += c->step[from[j].label * w +
		    (size_t)l->after];
	for (size_t j = 1; j < nfrom; j++)
		if (from[j].score > from[at].score)
			at = j;
	for (size_t i = l->n; i-- > 0; ) {
		l->label[i] = l->way[i * w + at].label;
		at = l->way[i * w + at].from;
	}
}

double
nu_chain_margin(const struct nu_chain *c, const struct nu_lattice *l, size_t b,
    size_t e)
{
	size_t w = c->width;
	int least = -2 * NU_CHAIN_FLOOR;

	for (size_t i = b; i < e && i < l->n; i++) {
		const int16_t *in = i ? c->step + l->label[i - 1] * w :
		    entry(c, l);
		bool more = i + 1 < l->n || l->after >= 0;
		size_t next = i + 1 < l->n ? l->label[i + 1] : (size_t)l->after;
		size_t y = l->label[i];
		int own = l->emit[i * w + y] + in[y] + (more ?
		    c->step[y * w + next] : 0);

		for (size_t j = 0; j < c->labels; j++) {
			int x = l->emit[i * w + j] + in[j] + (more ?
			    c->step[j * w + next] : 0);

			if (j != y && own - x < least)
				least = own - x;
		}
	}
	return least / (double)c->head->scale;
}
