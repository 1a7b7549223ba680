/* chainopt: the options that the trainers of chain models share. */
#ifndef NU_TRAIN_CHAINOPT_H
#define NU_TRAIN_CHAINOPT_H

#include "train/learn.h"

enum { NU_CHAIN_TESTS = 8 };

struct nu_chainopt {
	struct nu_learn_opt learn;
	unsigned models;		/* the mean of so many is written */
	const char *output;
	const char *test[NU_CHAIN_TESTS];	/* files to be scored on */
	size_t ntest;
};

/* Heeds an option; false: it is not one of these. Wrong use ends the program. */
bool nu_chainopt_take(struct nu_chainopt *o, int key, const char *arg);
/* After the last option: ends the program when there is no output. */
void nu_chainopt_end(const struct nu_chainopt *o);

#endif
