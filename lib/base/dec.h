/* dec: decimal numbers as text, exact and of any length; never floating
 * point. The canonical form is -?DIGITS[.DIGITS] without needless zeros, so
 * that equal numbers are equal bytes; zero is "0". A sum is carried in signed
 * limbs of nine digits, so the order of its additions never shows. */
#ifndef NU_DEC_H
#define NU_DEC_H

#include "base/buf.h"

struct nu_dec_sum {
	int64_t *limb;		/* limb[i] weighs 1e9^(i - frac) */
	size_t n, cap, frac;
	uint64_t pending;	/* additions since the last carry */
};

/* Adds the canonical form of s to b; false, and b as it was, when s is no
 * decimal number (sign, digits, one point; no exponent, no separators). */
bool nu_dec_read(struct nu_buf *b, struct nu_slice s);
/* Whether s is a number in canonical form. */
bool nu_dec_is(struct nu_slice s);
/* Order of two canonical numbers: <0, 0, >0. */
int nu_dec_cmp(struct nu_slice a, struct nu_slice b);
/* sum += times * a, a canonical. */
void nu_dec_add(struct nu_dec_sum *sum, struct nu_slice a, uint32_t times);
/* Adds the canonical sum to b. The sum stays as it is. */
void nu_dec_text(struct nu_dec_sum *sum, struct nu_buf *b);
void nu_dec_clear(struct nu_dec_sum *sum);
void nu_dec_free(struct nu_dec_sum *sum);
/* Adds a * b; both canonical; the work is the product of their lengths. */
void nu_dec_mul(struct nu_buf *out, struct nu_slice a, struct nu_slice b);
/* Adds a * 10^-shift. */
void nu_dec_shift(struct nu_buf *out, struct nu_slice a, unsigned shift);
/* Adds a / by (0 < by < 2^59), rounded half to even where it has more than 15
 * significant digits that are not all of them before the point. */
void nu_dec_div(struct nu_buf *out, struct nu_slice a, uint64_t by);

#endif
