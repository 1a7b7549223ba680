/* look: what the models see of one token by itself: hashes of the word, its
 * ends and its pattern, and its classes. */
#ifndef NU_LOOK_H
#define NU_LOOK_H

#include "lang/token.h"

struct nu_look {
	uint64_t low;		/* hash of the word in lower case, digits as 0 */
	uint64_t word;		/* hash as written */
	uint64_t pre[3];	/* first 2 to 4 bytes of low, 0 when too short */
	uint64_t suf[4];	/* last 1 to 4 */
	uint16_t c[4];		/* classes of 64, 256, 1024, 4096; 0: unknown */
	uint16_t shape;		/* pattern of capitals, digits, marks; >= 3 */
	uint8_t cap;		/* begins with a capital */
};

void nu_look_at(struct nu_look *a, struct nu_slice text,
    const struct nu_tok *tok);

/* How a sentence uses capitals, and so how much they tell. */
enum nu_style { NU_STYLE_NORMAL, NU_STYLE_TITLE, NU_STYLE_CAPITALS,
    NU_STYLE_NONE };
enum nu_style nu_style_of(const struct nu_tok *k, size_t n);

#endif
