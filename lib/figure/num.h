/* num: exact decimals. A number is digits and a power of ten, never floating
 * point: "2.5 million" is 25 and 5. Numbers up to 18 digits can be added and
 * multiplied; longer ones (10,000 digits are fine) keep their digits where
 * they lie and can only be shifted. */
#ifndef NU_FNUM_H
#define NU_FNUM_H

#include "base/buf.h"

struct nu_num {
	int64_t m;		/* value m * 10^exp, when dig.p is NULL */
	struct nu_slice dig;	/* else these digits (separators and the point
				 * among them are passed over) * 10^exp */
	int32_t exp;
	bool neg;
};

static inline struct nu_num
nu_num_int(int64_t v)
{
	return (struct nu_num){ .m = v < 0 ? -v : v, .neg = v < 0 };
}

/* A numeral: digits with ',', '.', spaces or apostrophes among them; point is
 * the offset of the decimal point, or s.n. s must outlive the number. */
struct nu_num nu_num_read(struct nu_slice s, size_t point);
/* n * 10^k. */
struct nu_num nu_num_shift(struct nu_num n, int k);
/* False, and *a untouched, when the result would not be exact in 18 digits. */
bool nu_num_add(struct nu_num *a, struct nu_num b);
bool nu_num_mul(struct nu_num *a, int64_t by);
/* a * b and a^e, exact as long as 18 digits hold them, else rounded to nine
 * digits; false for numbers that are long, and for 1/0. */
bool nu_num_times(struct nu_num *a, struct nu_num b);
bool nu_num_pow(struct nu_num *a, int e);
/* a / by: exact when it ends, else rounded to six decimal places. */
bool nu_num_div(struct nu_num *a, int64_t by);
/* The value when it is a whole number below 10^15, or -1. */
int64_t nu_num_whole(struct nu_num n);
/* <0, 0, >0; only for numbers that are not long. */
int nu_num_cmp(struct nu_num a, struct nu_num b);
/* Adds the canonical form: no separators, no needless zeros: -1234.5 */
void nu_num_put(struct nu_buf *b, struct nu_num n);

#endif
