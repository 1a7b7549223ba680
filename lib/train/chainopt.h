/* chainopt: the options and the rounds that the trainers of chain models
 * share. */
#ifndef NU_TRAIN_CHAINOPT_H
#define NU_TRAIN_CHAINOPT_H

#include "train/learn.h"

enum { NU_CHAIN_TESTS = 8 };

struct nu_chainopt {
	struct nu_learn_opt learn;
	unsigned models;		/* the mean of so many is written */
	bool prune;			/* half-way of the first one */
	const char *output;
	const char *test[NU_CHAIN_TESTS];	/* files to be scored on */
	size_t ntest;
};

/* Heeds an option; false: it is not one of these. Wrong use ends the
 * program. */
bool nu_chainopt_take(struct nu_chainopt *o, int key, const char *arg);
/* After the last option: ends the program when there is no output. */
void nu_chainopt_end(const struct nu_chainopt *o);
/* All rounds over d, from l as it was started; writes the model, and gives what
 * l and d hold back. kind, name: as for nu_learn_model. test scores a model on
 * held-out file i, after each round. */
void nu_chainopt_run(const struct nu_chainopt *o, struct nu_learn *l,
    struct nu_learn_data *d, const char *kind, const char *const *name,
    void (*test)(size_t i, const struct nu_buf *model, const void *ctx),
    const void *ctx);

#endif
