/* arena: memory that is given back all at once, usually once a document.
 * reset keeps what was allocated for the next document, up to a bound, so a
 * single huge document does not hold its memory for ever. */
#ifndef NU_ARENA_H
#define NU_ARENA_H

#include "base/slice.h"

struct nu_arena {
	struct nu_chunk *head;	/* the chunk that is being filled */
	size_t used, cap;	/* of head, bytes */
	size_t total;		/* bytes in all chunks */
};

/* n bytes, aligned for any object, not cleared; valid until reset. */
void *nu_arena_get(struct nu_arena *a, size_t n);
/* A copy of s that lives until reset. */
struct nu_slice nu_arena_dup(struct nu_arena *a, struct nu_slice s);
void nu_arena_reset(struct nu_arena *a);
void nu_arena_free(struct nu_arena *a);

#endif
