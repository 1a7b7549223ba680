/* norm: the words of a text as outlets have them in common: lower case, no
 * accents, no marks; apostrophes and the full stops of "U.S." are gone
 * ("ukraine's" is ukraines), as are the commas of "1,200". */
#ifndef NU_MATCH_NORM_H
#define NU_MATCH_NORM_H

#include "base/buf.h"

struct nu_mword {
	uint32_t b, e;		/* bytes of the text */
	uint32_t nb, ne;	/* bytes of norm */
	uint32_t sign;		/* see nu_word_sign */
};

struct nu_wording {		/* reused from text to text */
	struct nu_mword *v;
	size_t n, cap;
	struct nu_buf norm;	/* the words with single spaces between */
};

/* Replaces w by the words of text; no more than most. */
void nu_wording_set(struct nu_wording *w, struct nu_slice text, size_t most);
void nu_wording_free(struct nu_wording *w);

static inline struct nu_slice
nu_wording_word(const struct nu_wording *w, size_t i)
{
	return nu_slice(w->norm.p + w->v[i].nb, w->v[i].ne - w->v[i].nb);
}

/* A word's signature: 24 bits of the hash of its family; a bit that says that it
 * is written as a name is; and how much it says. Words of one family
 * ("borders", "border"; "russian", "russia") have the same 24 bits. A name says a lot
 * of the topic and little of the statement: it weighs half. */
enum { NU_SIGN_NAME = 0x80 };
uint32_t nu_word_sign(struct nu_slice word);

static inline bool
nu_sign_same(uint32_t a, uint32_t b)
{
	return (a ^ b) >> 8 == 0;
}

/* Tenths of a bit: how rare the word is. */
static inline unsigned
nu_sign_bits(uint32_t sign)
{
	return (sign & 0x7f) * 2;
}

/* Tenths of a bit: what it counts where two texts have it in common. */
static inline unsigned
nu_sign_weight(uint32_t sign)
{
	return sign & NU_SIGN_NAME ? sign & 0x7f : (sign & 0x7f) * 2;
}

#endif
