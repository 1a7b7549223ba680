/* split: the sentences of a text. Spans are bytes of the text as it came;
 * they do not overlap, stand in order, begin and end with a byte that is no
 * white space, and cover all such bytes. Linear in the text; allocates only
 * to grow the result. */
#ifndef NU_SPLIT_H
#define NU_SPLIT_H

#include "base/slice.h"

struct nu_sent {
	size_t b, e;		/* bytes [b, e) of the text */
};

struct nu_sents {		/* reused from text to text */
	struct nu_sent *v;
	size_t n, cap;
	/* Of another model (nu_split_model); NULL: the compiled-in one. */
	const unsigned char *weights;
};

/* Replaces s's sentences by those of text: one block, such as a paragraph. */
void nu_split(struct nu_slice text, struct nu_sents *s);
void nu_sents_free(struct nu_sents *s);

#endif
