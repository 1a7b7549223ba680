/* numeral: the numbers of a sentence: numerals and number words as one, with
 * their magnitudes and fractions. "2.5 million", "one and a half thousand",
 * "half a dozen", "twenty-first", "two-thirds", "2 1/2", "10k". What looks
 * like a number and is a name (A380, F-16, 4G), a telephone number, a version
 * or an identifier is marked, so that nothing takes it for a figure. */
#ifndef NU_NUMERAL_H
#define NU_NUMERAL_H

#include "figure/lex.h"
#include "figure/num.h"

enum nu_qkind { NU_Q_CARD, NU_Q_ORD, NU_Q_FRAC,
    NU_Q_VAGUE /* hundreds: num is the least, ten times it the most */,
    NU_Q_NAME };
enum {
	NU_QF_WORDS = 1,	/* begins with a word */
	NU_QF_MAG = 2,		/* has a magnitude: million */
	NU_QF_ART = 4,		/* begins with "a": "a hundred" */
	NU_QF_DEC = 8,		/* has decimals or a fraction */
	NU_QF_SIGN = 16,	/* has a sign */
	NU_QF_PLAIN = 32,	/* a single numeral, digits only */
	NU_QF_ONE = 64,		/* the word "one" alone */
};

struct nu_qty {
	uint32_t from, to;	/* items [from, to) */
	struct nu_num num;
	uint8_t kind, flags;
	int8_t mag;		/* power of ten of its last magnitude */
};

struct nu_qtys {
	struct nu_qty *v;
	size_t n, cap;
	int32_t *at;		/* of item i: the number that begins there */
	size_t capat;
};

/* Reads all numbers of a sentence; linear. */
void nu_numerals(struct nu_qtys *q, const struct nu_flex *x);
void nu_qtys_free(struct nu_qtys *q);

static inline const struct nu_qty *
nu_qty_at(const struct nu_qtys *q, const struct nu_flex *x, size_t i)
{
	return i < x->n && q->at[i] >= 0 ? &q->v[q->at[i]] : NULL;
}

#endif
