/* feat: what a candidate looks like, as the numbers of features: the marks,
 * the words on both sides (shape, class of abbreviation, whether the next one
 * likes to begin a sentence), quotation marks and brackets, the style of the
 * text. A feature is a hash of its template and its values; the model
 * (lib/split/model.h) has a weight for each. */
#ifndef NU_FEAT_H
#define NU_FEAT_H

#include "split/cand.h"

enum { NU_FEAT_MAX = 48, NU_FEAT_BITS = 15 };

struct nu_feats {
	uint32_t v[NU_FEAT_MAX];	/* < 1 << NU_FEAT_BITS */
	unsigned n;
	int rule;	/* -1: a rule says that no sentence ends here; else 0 */
};

void nu_feat(const struct nu_scan *s, const struct nu_cand *c,
    struct nu_feats *f);

#endif
