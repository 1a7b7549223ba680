/* model: the weights of the features of lib/split/feat.h, logistic regression
 * kept as small integers, trained by news-train split. File: magic, then
 * 1 << NU_FEAT_BITS int16, little-endian. */
#ifndef NU_SPLIT_MODEL_H
#define NU_SPLIT_MODEL_H

#include "split/feat.h"

/* Log-odds that a sentence ends there, in units of 1 / NU_SPLIT_UNIT. */
enum { NU_SPLIT_UNIT = 1024, NU_SPLIT_MAGIC = 0x4c505331 };

int32_t nu_split_score(const struct nu_feats *f);

#endif
