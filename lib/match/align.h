/* align: how far two wordings say the same. Local alignment of word
 * signatures (Smith and Waterman): a common word counts what it says, in
 * tenths of a bit, a word that only one of the two has costs a little, so
 * the best stretch is dense. Time and place: the product, and the sum, of the
 * lengths. */
#ifndef NU_MATCH_ALIGN_H
#define NU_MATCH_ALIGN_H

#include <stddef.h>
#include <stdint.h>

enum { NU_ALIGN_MOST = 400 /* words compared */ };

struct nu_aligned {
	uint32_t words, bits;	/* in common; bits in tenths */
	uint32_t ab, ae, bb, be;	/* the stretch: words [ab, ae) of a, … */
};

/* The best stretch of a and b (at most NU_ALIGN_MOST words of each). */
struct nu_aligned nu_align(const uint32_t *a, size_t na, const uint32_t *b,
    size_t nb);
/* What all the words say together, in tenths of a bit. */
uint64_t nu_align_weight(const uint32_t *a, size_t n);

#endif
