/* model: the weights of the features of lib/split/feat.h, logistic regression
 * kept as small integers, trained by news-train split. File: magic, count of
 * weights (32 bits each), then 1 << NU_FEAT_BITS int16, all little-endian. */
#ifndef NU_SPLIT_MODEL_H
#define NU_SPLIT_MODEL_H

#include "split/feat.h"

/* Log-odds that a sentence ends there, in units of 1 / NU_SPLIT_UNIT. */
enum { NU_SPLIT_UNIT = 1024, NU_SPLIT_MAGIC = 0x4c505331 };

/* weights: of nu_split_model, or NULL for the compiled-in ones. */
int32_t nu_split_score(const struct nu_feats *f, const unsigned char *weights);
/* The weights in the bytes of a model's file, which must live as long; NULL
 * when they are no model for this program. */
const unsigned char *nu_split_model(struct nu_slice file);

#endif
