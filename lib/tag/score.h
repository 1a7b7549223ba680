/* score: the scores of the tokens that may be in names, before any label is
 * chosen. Words and pairs of words come again and again: what they add is kept
 * in tables of fixed size. A score is a sum of integers: kept or made anew, it
 * is the same. */
#ifndef NU_SCORE_H
#define NU_SCORE_H

#include "tag/tag.h"

/* Puts the scores of nu_tagger_features of every token of every part into emit,
 * which has room for them. */
void nu_tagger_score(struct nu_tagger *t);
/* Frees what was kept. */
void nu_tagger_forget(struct nu_tagger *t);

#endif
