/* line: what can be counted in one line, in one pass over its bytes and one
 * over its words; between page's files. */
#ifndef NU_STRIP_LINE_H
#define NU_STRIP_LINE_H

#include "strip/page.h"

/* A word's hash, eight bytes at a time: there is room to read behind it. */
static inline uint32_t
nu_line_hash(struct nu_slice w)
{
	uint64_t h = w.n, x;
	size_t i = 0;

	for (; i + 8 < w.n; i += 8) {
		memcpy(&x, w.p + i, 8);
		h = (h ^ x) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	memcpy(&x, w.p + i, 8);
	x &= ~(uint64_t)0 >> 8 * (8 - (w.n - i));
	h = (h ^ x) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

/* Words of text in lower case to p->word and their hashes; the counts to l;
 * how many words. */
size_t nu_line_scan(struct nu_page *p, struct nu_line *l,
    struct nu_slice text);
/* The class of the last character that tells something. */
enum nu_final nu_line_final(struct nu_slice s);
/* Listed words and phrases among the n words in p->word: counted by class to
 * l; what is none and no function word goes to p->cw. */
void nu_line_keys(struct nu_page *p, struct nu_line *l, size_t n);

#endif
