/* word: what is known of a token by itself, kept for the next time that it
 * comes. */
#ifndef NU_TAG_WORD_H
#define NU_TAG_WORD_H

#include "tag/tag.h"

/* Sets of each of the tokens in a: w, cap, key, id and role; all else is 0. */
void nu_tagger_words(struct nu_tagger *t, struct nu_slice text,
    const struct nu_toks *toks, struct nu_tag_tok *a);

#endif
