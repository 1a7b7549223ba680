/* mod: the words about a figure that qualify it: about, least, most; and
 * comparisons, which bound a bare number on one side. */
#ifndef NU_MOD_H
#define NU_MOD_H

#include "figure/lex.h"

/* What stands before item i, or behind the figure that ends before item i:
 * "about", "least", "most", or NULL. */
const char *nu_mod_before(const struct nu_flex *x, size_t i);
const char *nu_mod_behind(const struct nu_flex *x, size_t i);
/* The item behind what qualifies the number that ends before item i: "or more",
 * "-odd". */
size_t nu_mod_past(const struct nu_flex *x, size_t i);
/* The items [from, to) and a comparison before them are all there is, as in a
 * table's cell, "under 40 degrees": its side as below, or 0. */
int nu_mod_alone(const struct nu_flex *x, size_t from, size_t to);
/* The number at item i is bare and compared with, "is greater than 50", ">= 3":
 * 1 when it is the lower bound, -1 the upper, 0 none. With a thing counted
 * ("more than 50 people") it is a count with a mod instead. */
int nu_mod_bound(const struct nu_flex *x, size_t i);
/* A comparison that begins at item i, "more than", "at most", "below", "less
 * than or equal to": the item behind it, or 0, and its side as above. */
size_t nu_mod_compare(const struct nu_flex *x, size_t i, int *side);

#endif
