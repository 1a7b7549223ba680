/* feature: parts of the features of a token, by the words that they depend on,
 * so that the scores of words and pairs that come again can be kept. */
#ifndef NU_FEATURE_H
#define NU_FEATURE_H

#include "lang/context.h"
#include "tag/tag.h"

/* A part beside those of a context. */
enum { NU_TAG_LISTS = NU_CTX_ALL + 1 };	/* gazetteers that k is in */

/* The features of some parts; words of others may be NULL. */
size_t nu_tagger_parts(const struct nu_context *w, unsigned parts, int shift,
    uint32_t *feat);
/* The features of token i that are in no part but NU_CTX_REST, with those of
 * runs of capitals and gazetteers. */
size_t nu_tagger_rest(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int shift, uint32_t *feat);
/* The features of the lists that k is in, and what they depend on. */
size_t nu_tagger_lists(const struct nu_tagger *t, const struct nu_tag_sent *s,
    const struct nu_tag_tok *k, int shift, uint32_t *feat);
uint64_t nu_tagger_lists_key(const struct nu_tagger *t,
    const struct nu_tag_sent *s, const struct nu_tag_tok *k);
/* What makes the context of token i but for its neighbours' looks. */
uint64_t nu_tagger_form(const struct nu_tag_sent *s,
    const struct nu_tag_tok *k);
/* The token at offset d from token i, or a mark for outside. */
const struct nu_tag_tok *nu_tagger_beside(const struct nu_tagger *t,
    const struct nu_tag_sent *s, size_t i, int d);

#endif
