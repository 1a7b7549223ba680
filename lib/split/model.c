#include "split/model.h"

#include "base/words.h"

NU_BLOB(sentence);

enum { HEAD = 8 };

int32_t
nu_split_score(const struct nu_feats *f, const unsigned char *weights)
{
	const unsigned char *w = weights ? weights : nu_data_sentence + HEAD;
	int32_t sum = 0;

	for (unsigned i = 0; i < f->n; i++) {
		const unsigned char *p = w + 2 * (size_t)f->v[i];

		sum += (int16_t)(uint16_t)(p[0] | p[1] << 8);
	}
	return sum;
}

const unsigned char *
nu_split_model(struct nu_slice file)
{
	return file.n == HEAD + (2u << NU_FEAT_BITS) &&
	    !memcmp(file.p, nu_data_sentence, HEAD) ?
	    (const unsigned char *)file.p + HEAD : NULL;
}
