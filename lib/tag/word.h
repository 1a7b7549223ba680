/* word: what is known of a token by itself, kept for the next time that it
 * comes. */
#ifndef NU_TAG_WORD_H
#define NU_TAG_WORD_H

#include "tag/tag.h"

/* Sets *a: w, cap, key and id; all else is 0. */
void nu_tagger_word(struct nu_tagger *t, struct nu_slice text,
    const struct nu_tok *tok, struct nu_tag_tok *a);

#endif
