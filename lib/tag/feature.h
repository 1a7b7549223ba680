/* feature: parts of the features of a token, by the words that they depend on,
 * so that the scores of words and pairs that come again can be kept. */
#ifndef NU_FEATURE_H
#define NU_FEATURE_H

#include "tag/tag.h"

/* A word k between its neighbours: p before, pp before that, n and nn after. */
struct nu_window {
	const struct nu_look *pp, *p, *k, *n, *nn;
	uint64_t form;		/* pattern, style and place of k */
	unsigned cap;		/* of k */
};

enum {				/* parts: what each depends on */
	NU_WIN_SELF = 1,	/* k, form, cap */
	NU_WIN_P = 2,		/* p, cap; and so on */
	NU_WIN_N = 4,
	NU_WIN_PP = 8,
	NU_WIN_NN = 16,
	NU_WIN_PK = 32,		/* p and k */
	NU_WIN_KN = 64,
	NU_WIN_PPP = 128,	/* pp and p */
	NU_WIN_NNN = 256,	/* n and nn */
	NU_WIN_REST = 512,	/* more than a pair */
	NU_WIN_LISTS = 1024,	/* gazetteers that k is in, beside its look */
	NU_WIN_ALL = 2047
};

/* The features of some parts; words of others may be NULL. */
size_t nu_window_features(const struct nu_window *w, unsigned parts, int shift,
    uint32_t *feat);
/* The features of token i that are in no part but NU_WIN_REST, with those of
 * runs of capitals and gazetteers. */
size_t nu_tagger_rest(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int shift, uint32_t *feat);
/* The features of the lists that k is in, and what they depend on. */
size_t nu_tagger_lists(const struct nu_tagger *t, const struct nu_tag_sent *s,
    const struct nu_tag_tok *k, int shift, uint32_t *feat);
uint64_t nu_tagger_lists_key(const struct nu_tagger *t,
    const struct nu_tag_sent *s, const struct nu_tag_tok *k);
/* What makes the window of token i but for its neighbours' looks. */
uint64_t nu_tagger_form(const struct nu_tag_sent *s,
    const struct nu_tag_tok *k);
/* The token at offset d from token i, or a mark for outside. */
const struct nu_tag_tok *nu_tagger_beside(const struct nu_tagger *t,
    const struct nu_tag_sent *s, size_t i, int d);

#endif
