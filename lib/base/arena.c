#include "base/arena.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/msg.h"

enum { FIRST = 1 << 16, KEEP = 4 << 20, ALIGN = 16 };

struct nu_chunk {
	struct nu_chunk *next;
	size_t cap;
	_Alignas(ALIGN) char mem[];
};

void *
nu_arena_get(struct nu_arena *a, size_t n)
{
	void *p;

	if (n > SIZE_MAX - 4 * ALIGN)
		nu_die("out of memory");
	n = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!a->head || a->cap - a->used < n) {
		size_t cap = a->total ? a->total : FIRST;
		struct nu_chunk *c;

		if (cap > KEEP)
			cap = KEEP;
		if (cap < n)
			cap = n;
		c = nu_alloc(1, sizeof *c + cap);
		c->next = a->head;
		c->cap = cap;
		a->head = c;
		a->used = 0;
		a->cap = cap;
		a->total += cap;
	}
	p = a->head->mem + a->used;
	a->used += n;
	return p;
}

struct nu_slice
nu_arena_dup(struct nu_arena *a, struct nu_slice s)
{
	char *p = nu_arena_get(a, s.n);

	if (s.n)
		memcpy(p, s.p, s.n);
	return nu_slice(p, s.n);
}

void
nu_arena_reset(struct nu_arena *a)
{
	/* One chunk of the size of all serves the next document whole. */
	if (a->head && (a->head->next || a->total > KEEP)) {
		size_t total = a->total < KEEP ? a->total : FIRST;

		nu_arena_free(a);
		nu_arena_get(a, total);
	}
	a->used = 0;
}

void
nu_arena_free(struct nu_arena *a)
{
	struct nu_chunk *c, *next;

	for (c = a->head; c; c = next) {
		next = c->next;
		free(c);
	}
	*a = (struct nu_arena){ NULL, 0, 0, 0 };
}
