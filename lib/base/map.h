/* map: slice keys to small integers 0, 1, 2 … in order of first insertion,
 * so that iteration never shows hash order. Keep values in an array of your
 * own, indexed by the integer. Keys are copied. */
#ifndef NU_MAP_H
#define NU_MAP_H

#include "base/arena.h"

struct nu_map {
	struct nu_slice *key;	/* key[i], i < n */
	uint64_t *hash;		/* of key[i] */
	size_t n, cap;
	uint32_t *slot;		/* index + 1, 0 for free */
	size_t nslot;		/* a power of two */
	struct nu_arena mem;
};

/* The index of key, which is added when new; *fresh (may be NULL) says so. */
size_t nu_map_put(struct nu_map *m, struct nu_slice key, bool *fresh);
/* The index of key, or SIZE_MAX. */
size_t nu_map_get(const struct nu_map *m, struct nu_slice key);
/* Forgets all keys, keeps the memory. */
void nu_map_clear(struct nu_map *m);
void nu_map_free(struct nu_map *m);

#endif
