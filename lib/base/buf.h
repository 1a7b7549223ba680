/* buf: growing bytes. p[0..n) are the contents; p is NULL until the first
 * byte. clear keeps the memory, free gives it back. Growth never fails: out
 * of memory ends the program with a message. */
#ifndef NU_BUF_H
#define NU_BUF_H

#include "base/slice.h"

struct nu_buf {
	char *p;
	size_t n, cap;	/* bytes */
};

/* Room for n more bytes at p + n; returns that place. */
char *nu_buf_room(struct nu_buf *b, size_t n);
void nu_buf_free(struct nu_buf *b);
/* printf's rules; for messages and small things, not for hot paths. */
void nu_buf_fmt(struct nu_buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void nu_buf_u64(struct nu_buf *b, uint64_t v);

static inline void
nu_buf_clear(struct nu_buf *b)
{
	b->n = 0;
}

static inline void
nu_buf_add(struct nu_buf *b, const void *p, size_t n)
{
	char *to = n <= b->cap - b->n && b->p ? b->p + b->n : nu_buf_room(b, n);

	if (n)
		memcpy(to, p, n);
	b->n += n;
}

static inline void
nu_buf_put(struct nu_buf *b, struct nu_slice s)
{
	nu_buf_add(b, s.p, s.n);
}

static inline void
nu_buf_str(struct nu_buf *b, const char *s)
{
	nu_buf_add(b, s, strlen(s));
}

static inline void
nu_buf_byte(struct nu_buf *b, char c)
{
	if (b->n == b->cap)
		nu_buf_room(b, 1);
	b->p[b->n++] = c;
}

static inline struct nu_slice
nu_buf_slice(const struct nu_buf *b)
{
	return (struct nu_slice){ b->p ? b->p : "", b->n };
}

/* malloc, realloc, calloc that end the program when memory is out. n * size
 * is checked for overflow. */
void *nu_alloc(size_t n, size_t size) __attribute__((returns_nonnull));
void *nu_zalloc(size_t n, size_t size) __attribute__((returns_nonnull));
void *nu_realloc(void *p, size_t n, size_t size)
    __attribute__((returns_nonnull));

/* Makes room for one more element of an array: NU_GROW(a, n, cap). */
#define NU_GROW(a, n, cap) do { \
	if ((n) == (cap)) { \
		(cap) = (cap) ? (cap) * 2 : 16; \
		(a) = nu_realloc((a), (cap), sizeof *(a)); \
	} \
} while (0)

#endif
