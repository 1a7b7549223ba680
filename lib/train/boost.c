#include "train/boost.h"

#include <math.h>
#include <stdlib.h>

#include "strip/trees.h"

enum { BINS = 256 };

struct cell {
	float g, h;
};

struct grower {
	const struct nu_boost_data *d;
	const struct nu_boost_opt *opt;
	uint64_t random;
	size_t nrow, ncol;
	uint32_t *row, *col;	/* drawn */
	float *g, *h;		/* of the drawn rows, in their order */
	uint8_t *leaf;		/* likewise: the node */
	struct cell *cell;	/* [leaf][bin] of one column */
	uint16_t *top;		/* highest value of each column */
};

/* splitmix64 */
static double
draw(struct grower *w)
{
	uint64_t z = w->random += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

/* The best threshold of column c over the nodes of a level, and its gain. */
static double
best_of(struct grower *w, uint32_t c, size_t leaves, unsigned *above)
{
	double gain[BINS] = { 0 }, lambda = w->opt->lambda, best = 0;
	const uint8_t *x = w->d->x[c];
	unsigned top = w->top[c];

	if (!top)
		return 0;
	memset(w->cell, 0, leaves * BINS * sizeof *w->cell);
	for (size_t i = 0; i < w->nrow; i++) {
		struct cell *k = &w->cell[w->leaf[i] * BINS + x[w->row[i]]];

		k->g += w->g[i];
		k->h += w->h[i];
	}
	for (size_t l = 0; l < leaves; l++) {
		const struct cell *k = &w->cell[l * BINS];
		double g = 0, h = 0, gl = 0, hl = 0;

		for (unsigned b = 0; b <= top; b++) {
			g += (double)k[b].g;
			h += (double)k[b].h;
		}
		if (h <= 0)
			continue;
		for (unsigned b = 0; b < top; b++) {
			gl += (double)k[b].g;
			hl += (double)k[b].h;
			gain[b] += gl * gl / (hl + lambda) +
			    (g - gl) * (g - gl) / (h - hl + lambda);
		}
	}
	for (unsigned b = 0; b < top; b++)
		if (gain[b] > best) {
			best = gain[b];
			*above = b;
		}
	return best;
}

static void
grow(struct grower *w, struct nu_tree *t)
{
	double g[NU_TREE_LEAVES] = { 0 }, h[NU_TREE_LEAVES] = { 0 };

	memset(w->leaf, 0, w->nrow);
	for (int level = 0; level < NU_TREE_DEPTH; level++) {
		double best = -1;
		uint32_t col = 0;
		unsigned above = 255;

		for (size_t k = 0; k < w->ncol; k++) {
			unsigned a = 255;
			double gain = best_of(w, w->col[k],
			    (size_t)1 << level, &a);

			if (gain > best) {
				best = gain;
				col = w->col[k];
				above = a;
			}
		}
		t->ask[level].col = w->d->col[col];
		t->ask[level].shift = w->d->shift[col];
		t->ask[level].above = (uint8_t)above;
		for (size_t i = 0; i < w->nrow; i++)
			if (w->d->x[col][w->row[i]] > above)
				w->leaf[i] |= (uint8_t)(1 << level);
	}
	for (size_t i = 0; i < w->nrow; i++) {
		g[w->leaf[i]] += (double)w->g[i];
		h[w->leaf[i]] += (double)w->h[i];
	}
	for (int l = 0; l < NU_TREE_LEAVES; l++)
		t->leaf[l] = (float)(-w->opt->rate * g[l] /
		    (h[l] + w->opt->lambda));
}

/* Adds the tree's values to the sums of all rows. */
static void
apply(const struct nu_boost_data *d, const struct nu_tree *t,
    const uint32_t *pick, float *sum)
{
	for (size_t i = 0; i < d->n; i++) {
		unsigned leaf = 0;

		for (int k = 0; k < NU_TREE_DEPTH; k++)
			leaf |= (unsigned)(d->x[pick[k]][i] >
			    t->ask[k].above) << k;
		sum[i] += t->leaf[leaf];
	}
}

static uint32_t
column_of(const struct nu_boost_data *d, uint8_t col, int8_t shift)
{
	for (uint32_t c = 0; c < d->columns; c++)
		if (d->col[c] == col && d->shift[c] == shift)
			return c;
	return 0;
}

void
nu_boost(const struct nu_boost_data *d, const struct nu_boost_opt *opt,
    struct nu_buf *model)
{
	struct nu_trees head = { .magic = NU_TREES_MAGIC,
	    .columns = NU_NTRAIT, .n = opt->trees };
	struct grower w = { .d = d, .opt = opt, .random = opt->seed };
	float *sum = nu_alloc(d->n, sizeof *sum);
	double yes = 0, all = 0;

	w.row = nu_alloc(d->n, sizeof *w.row);
	w.g = nu_alloc(d->n, sizeof *w.g);
	w.h = nu_alloc(d->n, sizeof *w.h);
	w.leaf = nu_alloc(d->n, 1);
	w.col = nu_alloc(d->columns, sizeof *w.col);
	w.top = nu_zalloc(d->columns, sizeof *w.top);
	w.cell = nu_alloc((size_t)NU_TREE_LEAVES * BINS, sizeof *w.cell);
	for (size_t c = 0; c < d->columns; c++)
		for (size_t i = 0; i < d->n; i++)
			if (d->x[c][i] > w.top[c])
				w.top[c] = d->x[c][i];
	for (size_t i = 0; i < d->n; i++) {
		all += (double)d->weight[i];
		yes += d->y[i] ? (double)d->weight[i] : 0;
	}
	head.bias = (float)log((yes + 1) / (all - yes + 1));
	for (size_t i = 0; i < d->n; i++)
		sum[i] = head.bias;
	nu_buf_clear(model);
	nu_buf_add(model, &head, sizeof head);
	for (uint32_t k = 0; k < opt->trees; k++) {
		struct nu_tree t = { 0 };
		uint32_t pick[NU_TREE_DEPTH];

		w.nrow = w.ncol = 0;
		for (size_t i = 0; i < d->n; i++) {
			float p;

			if (draw(&w) >= opt->rows)
				continue;
			p = 1 / (1 + expf(-sum[i]));
			w.row[w.nrow] = (uint32_t)i;
			w.g[w.nrow] = d->weight[i] * (p - (float)d->y[i]);
			w.h[w.nrow++] = d->weight[i] * p * (1 - p);
		}
		for (uint32_t c = 0; c < d->columns; c++)
			if (draw(&w) < opt->columns)
				w.col[w.ncol++] = c;
		grow(&w, &t);
		for (int q = 0; q < NU_TREE_DEPTH; q++)
			pick[q] = column_of(d, t.ask[q].col, t.ask[q].shift);
		apply(d, &t, pick, sum);
		nu_buf_add(model, &t, sizeof t);
	}
	free(sum);
	free(w.row);
	free(w.g);
	free(w.h);
	free(w.leaf);
	free(w.col);
	free(w.top);
	free(w.cell);
}
