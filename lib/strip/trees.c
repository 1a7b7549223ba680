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

void
nu_trees_sum(const struct nu_trees *t, const struct nu_traits *f, float *sum)
{
	enum { BATCH = 64 };

	for (size_t at = 0; at < f->n; at += BATCH) {
		size_t n = f->n - at < BATCH ? f->n - at : BATCH;
		float s[BATCH];

		for (size_t i = 0; i < n; i++)
			s[i] = t->bias;
		for (uint32_t k = 0; k < t->n; k++) {
			const struct nu_tree *tree = &t->tree[k];
			uint8_t leaf[BATCH] = { 0 };

			for (int b = 0; b < NU_TREE_DEPTH; b++) {
				const uint8_t *v = f->col[tree->ask[b].col] +
				    at + tree->ask[b].shift;
				uint8_t above = tree->ask[b].above;
				uint8_t bit = (uint8_t)(1 << b);

				/* Past the last line there is room. */
				for (size_t i = 0; i < BATCH; i++)
					leaf[i] |= v[i] > above ? bit : 0;
			}
			for (size_t i = 0; i < n; i++)
				s[i] += tree->leaf[leaf[i]];
		}
		for (size_t i = 0; i < n; i++)
			sum[at + i] = s[i];
	}
}
