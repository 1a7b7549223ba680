/* noun: what attribution asks about nouns, from lib/data/quote/quote-nouns.txt,
 * whose head explains the classes. */
#ifndef NU_NOUN_H
#define NU_NOUN_H

#include "quote/para.h"

enum {			/* letters of the list */
	NU_N_THING = 1,		/* t */
	NU_N_GROUP = 2,		/* g */
	NU_N_OFFICE = 4,	/* o */
	NU_N_OCCASION = 8,	/* c */
	NU_N_WORK = 16,		/* w */
	NU_N_PAIR = 32,		/* p */
	NU_N_TWO = 64,		/* 2 */
	NU_N_HOUSE = 128,	/* r */
	NU_N_KIND = 256,	/* s */
	NU_N_DAY = 512,		/* d */
	NU_N_TIME = 1024,	/* m */
};

/* Whether item i, a word, is of any of these classes. i may lie outside the
 * unit. */
bool nu_item_noun(const struct nu_para *p, int i, unsigned what);

#endif
