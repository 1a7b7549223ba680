/* boost: makes the trees of strip/trees.h by gradient boosting of the logistic
 * loss: each tree is grown level by level, the question of a level is that of
 * the best second-order gain over all its nodes; lines and columns are drawn
 * anew for each tree by a fixed seed. The same input gives the same bytes. */
#ifndef NU_TRAIN_BOOST_H
#define NU_TRAIN_BOOST_H

#include "base/buf.h"

struct nu_boost_opt {
	uint32_t trees;
	double rate;		/* of learning */
	double rows, columns;	/* shares drawn for a tree */
	double lambda;		/* ridge on the leaves */
	uint64_t seed;
};

struct nu_boost_data {
	size_t n, columns;
	const uint8_t *const *x;	/* x[c][row] */
	const uint8_t *y;		/* 0 or 1 */
	const float *weight;
	const uint8_t *col;		/* what column c is in the model: */
	const int8_t *shift;		/* its column and its shift */
};

/* The model's bytes. */
void nu_boost(const struct nu_boost_data *d, const struct nu_boost_opt *opt,
    struct nu_buf *model);

#endif
