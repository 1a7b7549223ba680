/* noun: what a number counts: the head of the noun phrase behind it. Without a
 * tagger: the first plural before a word that ends the phrase, else its first
 * word (right for 9 of 10). Word list: lib/data/figure/figure-stop.txt. */
#ifndef NU_NOUN_H
#define NU_NOUN_H

#include "figure/lex.h"

/* What lib/data/figure/figure-stop.txt says of the word at item i, or empty. */
struct nu_slice nu_noun_kind(const struct nu_flex *x, size_t i);
/* A word, in lower case, that has the form of a plural. */
bool nu_noun_plural(struct nu_slice word);
/* The head of the noun phrase that begins at item i, or SIZE_MAX. Behind a
 * number of many it is the first plural; an ordinal's and a fraction's comes
 * last; that of "one" is a singular. */
enum nu_noun { NU_NOUN_MANY, NU_NOUN_LAST, NU_NOUN_ONE };
size_t nu_noun_head(const struct nu_flex *x, size_t i, enum nu_noun of);

#endif
