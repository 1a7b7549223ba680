/* ids: which names or texts a run has seen: a set of 64-bit hashes, 8 bytes
 * each and nothing more, so that a run over ten million documents stays small;
 * two different ones are taken for the same with a chance of one in 300,000. */
#ifndef NU_IDS_H
#define NU_IDS_H

#include "base/slice.h"

struct nu_ids {
	uint64_t *slot;		/* 0: free */
	size_t n, nslot;	/* nslot: a power of two, or 0 */
};

/* Adds s; false when it was there. */
bool nu_ids_add(struct nu_ids *t, struct nu_slice s);
void nu_ids_free(struct nu_ids *t);

#endif
