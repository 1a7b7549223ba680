/* context: a word between its neighbours, as models see it, and the parts of
 * its features by the words that they depend on: what a word adds to a score,
 * or two that follow each other, can be kept for the next time they come. */
#ifndef NU_CONTEXT_H
#define NU_CONTEXT_H

#include "lang/chain.h"
#include "lang/look.h"

/* What a look is known by: all of it depends on these. Never 0. */
static inline uint64_t
nu_look_id(const struct nu_look *w)
{
	return nu_mix(w->shape, w->low, w->word) | 1;
}

/* A word k: p before, pp before that, n and nn after. */
struct nu_context {
	const struct nu_look *pp, *p, *k, *n, *nn;
	uint64_t form;		/* pattern, style and place of k */
	unsigned cap;		/* of k; names alone ask for it */
};

enum {				/* parts: what each depends on */
	NU_CTX_SELF = 1,	/* k, form, cap */
	NU_CTX_P = 2,		/* p, cap; and so on */
	NU_CTX_N = 4,
	NU_CTX_PP = 8,
	NU_CTX_NN = 16,
	NU_CTX_PK = 32,		/* p and k */
	NU_CTX_KN = 64,
	NU_CTX_PPP = 128,	/* pp and p */
	NU_CTX_NNN = 256,	/* n and nn */
	NU_CTX_REST = 512,	/* more than a pair */
	NU_CTX_ALL = 1023
};

/* What the words a and b, which follow each other, are to one of the tokens
 * beside them, and the part that depends on them: to b (0), to a (1), to the
 * one after them (2), to the one before (3). */
enum { NU_CTX_PAIRS = 4 };
static inline struct nu_context
nu_context_pair(const struct nu_look *a, const struct nu_look *b, size_t which,
    unsigned *part)
{
	switch (which) {
	case 0:
		*part = NU_CTX_PK;
		return (struct nu_context){ .p = a, .k = b };
	case 1:
		*part = NU_CTX_KN;
		return (struct nu_context){ .k = a, .n = b };
	case 2:
		*part = NU_CTX_PPP;
		return (struct nu_context){ .pp = a, .p = b };
	default:
		*part = NU_CTX_NNN;
		return (struct nu_context){ .n = a, .nn = b };
	}
}

#endif
