#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"

char *
nu_buf_room(struct nu_buf *b, size_t n)
{
	size_t cap = b->cap;

	if (n > SIZE_MAX / 2 - b->n)
		nu_die("out of memory");
	if (!b->p || cap - b->n < n) {
		if (cap < 64)
			cap = 64;
		while (cap < b->n + n)
			cap += cap / 2;
		b->p = nu_realloc(b->p, cap, 1);
		b->cap = cap;
	}
	return b->p + b->n;
}

void
nu_buf_free(struct nu_buf *b)
{
	free(b->p);
	*b = (struct nu_buf){ NULL, 0, 0 };
}

void
nu_buf_fmt(struct nu_buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	nu_buf_room(b, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void
nu_buf_u64(struct nu_buf *b, uint64_t v)
{
	char d[20];
	size_t i = sizeof d;

	do
		d[--i] = (char)('0' + v % 10);
	while (v /= 10);
	nu_buf_add(b, d + i, sizeof d - i);
}

void *
nu_realloc(void *p, size_t n, size_t size)
{
	void *q;

	if (size && n > SIZE_MAX / size)
		nu_die("out of memory");
	n *= size;
	q = realloc(p, n ? n : 1);
	if (!q)
		nu_die("out of memory");
	return q;
}

void *
nu_alloc(size_t n, size_t size)
{
	return nu_realloc(NULL, n, size);
}

void *
nu_zalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		nu_die("out of memory");
	return p;
}
