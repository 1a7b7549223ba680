#include "strip/trees.h"

const struct nu_trees *
nu_trees_get(struct nu_slice bytes)
{
	const struct nu_trees *t = (const void *)bytes.p;

	if (bytes.n < sizeof *t || t->magic != NU_TREES_MAGIC ||
	    t->columns != NU_NTRAIT ||
	    (bytes.n - sizeof *t) / sizeof *t->tree < t->n)
		return NULL;
	for (uint32_t i = 0; i < t->n; i++)
		for (int k = 0; k < NU_TREE_DEPTH; k++)
			if (t->tree[i].ask[k].col >= NU_NTRAIT ||
			    t->tree[i].ask[k].shift > NU_TRAIT_PAD ||
			    t->tree[i].ask[k].shift < -NU_TRAIT_PAD)
				return NULL;
	return t;
}

enum { BATCH = 64, GROUP = 8 };	/* lines, trees taken at a time */

/* sixteen lines at a time; GCC and clang know how on every machine */
typedef uint8_t lane __attribute__((vector_size(16)));

/* The leaf that each line of a batch comes to. */
static void
find_leaves(const struct nu_tree *tree, const struct nu_traits *f, size_t at,
    size_t n, uint8_t leaf[BATCH])
{
	const uint8_t *v[NU_TREE_DEPTH];

	for (int b = 0; b < NU_TREE_DEPTH; b++)
		v[b] = f->col[tree->ask[b].col] + at + tree->ask[b].shift;
	/* Past the last line there is room. */
	for (size_t i = 0; i < n; i += sizeof(lane)) {
		lane sum = { 0 };

		for (int b = 0; b < NU_TREE_DEPTH; b++) {
			lane x;

			memcpy(&x, v[b] + i, sizeof x);
			sum |= (lane)(x > tree->ask[b].above) &
			    (uint8_t)(1 << b);
		}
		memcpy(leaf + i, &sum, sizeof sum);
	}
}

/* Adds the values of m trees to the sums of n lines. With m a constant this is
 * two instructions a tree. */
static inline __attribute__((always_inline)) void
add_group(const struct nu_tree *tree, uint8_t leaf[][BATCH], uint32_t m,
    size_t n, float *sum)
{
	for (size_t i = 0; i < n; i++) {
		float s = sum[i];

		for (uint32_t q = 0; q < m; q++)
			s += tree[q].leaf[leaf[q][i]];
		sum[i] = s;
	}
}

void
nu_trees_sum(const struct nu_trees *t, const struct nu_traits *f, float *sum)
{
	for (size_t at = 0; at < f->n; at += BATCH) {
		size_t n = f->n - at < BATCH ? f->n - at : BATCH;
		uint8_t leaf[GROUP][BATCH];

		for (size_t i = 0; i < n; i++)
			sum[at + i] = t->bias;
		for (uint32_t k = 0; k < t->n; k += GROUP) {
			uint32_t m = t->n - k < GROUP ? t->n - k : GROUP;

			for (uint32_t q = 0; q < m; q++)
				find_leaves(&t->tree[k + q], f, at, n, leaf[q]);
			if (m == GROUP)
				add_group(t->tree + k, leaf, GROUP, n,
				    sum + at);
			else
				add_group(t->tree + k, leaf, m, n, sum + at);
		}
	}
}
