/* cluster: classes of words that are used alike, from word vectors
 * (lib/data/clusters.model, made by lib/data/lang/make-clusters.py): features
 * that carry what is learned of a word to those it is akin to.
 *
 *	"NUc1", u32 bits, u32 words, u32 0
 *	struct nu_cluster slot[2^bits]	open addressing, mark 0: free
 * Slot: the low bits of the word's FNV-1a hash; mark: its top 16 bits. */
#ifndef NU_CLUSTER_H
#define NU_CLUSTER_H

#include "base/slice.h"

struct nu_cluster {
	uint16_t mark;
	uint16_t c4096, c1024;
	uint8_t c256, c64;
};

/* FNV-1a over 64 bits, here also the identity of words in features. */
static inline uint64_t
nu_word_hash(struct nu_slice w)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < w.n; i++)
		h = (h ^ (unsigned char)w.p[i]) * 0x100000001b3u;
	return h;
}

/* The classes of the lower-case word with this hash, NULL for one unknown. */
const struct nu_cluster *nu_cluster_get(uint64_t hash);

#endif
