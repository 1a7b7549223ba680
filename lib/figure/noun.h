/* noun: what a number counts: the head of the noun phrase behind it. Without a
 * tagger: the first plural before a word that ends the phrase, else its first
 * word (right for 9 of 10). Word list: lib/data/figure/figure-stop.txt. */
#ifndef NU_NOUN_H
#define NU_NOUN_H

#include "figure/lex.h"

/* A word, in lower case, that has the form of a plural. */
bool nu_noun_plural(struct nu_slice word);
/* The head of the noun phrase that begins at item i, or SIZE_MAX; single: of
 * "one" and ordinals, whose noun is singular and comes last. */
size_t nu_noun_head(const struct nu_flex *x, size_t i, bool single);

#endif
