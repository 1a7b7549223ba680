/* numpart: what the parts of numeral share; private to lib/figure. */
#ifndef NU_NUMPART_H
#define NU_NUMPART_H

#include "figure/item.h"
#include "figure/numeral.h"

/* A hyphen between parts of a number: its end, else i itself. */
static inline size_t
hyphen(const struct nu_flex *x, size_t i)
{
	return sign(x, i, '-') && glued(x, i) && glued(x, i + 1) ? i + 1 : i;
}

/* spell.c: numbers in words, and what follows a numeral in words. */
size_t nu_num_words(const struct nu_flex *x, size_t i, struct nu_qty *q);
size_t nu_num_tail(const struct nu_flex *x, size_t i, struct nu_qty *q,
    bool digits);
size_t nu_num_point(const struct nu_flex *x, size_t i, struct nu_num *q);
bool nu_num_add_part(struct nu_num *q, int n, int d, int e);

/* phone.c: the run of digit groups that begins at item i: its end, and whether
 * it is a telephone number or another long identifier. */
size_t nu_num_phone(const struct nu_flex *x, size_t i, bool *yes);

#endif
