/* trees: a sum of symmetric decision trees over the columns of traits.h. All
 * nodes of one level ask the same question, "is column c, some lines on, more
 * than t?", so that a tree is a few comparisons and one look-up, the same for
 * every line: fast over whole columns. Trained by news-train strip
 * (lib/train/boost.h). */
#ifndef NU_STRIP_TREES_H
#define NU_STRIP_TREES_H

#include "strip/traits.h"

enum { NU_TREES_MAGIC = 0x32747273, NU_TREE_DEPTH = 6,
    NU_TREE_LEAVES = 1 << NU_TREE_DEPTH };

struct nu_tree {
	struct {
		uint8_t col;
		int8_t shift;		/* lines on; within NU_TRAIT_PAD */
		uint8_t above;		/* true when the value is more */
		uint8_t zero;
	} ask[NU_TREE_DEPTH];
	float leaf[NU_TREE_LEAVES];	/* bit k of the index: answer k */
};

/* The model as it lies in its file, native byte order. */
struct nu_trees {
	uint32_t magic, columns;	/* columns: NU_NTRAIT it was trained on */
	uint32_t n;
	float bias;
	struct nu_tree tree[];
};

/* The model in bytes, or NULL when they are none. They must be aligned. */
const struct nu_trees *nu_trees_get(struct nu_slice bytes);
/* Adds every tree's value to sum[i] of each line, the bias first. */
void nu_trees_sum(const struct nu_trees *t, const struct nu_traits *f,
    float *sum);

#endif
