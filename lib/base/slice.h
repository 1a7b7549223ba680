/* slice: a view of bytes that somebody else owns. May hold NUL. */
#ifndef NU_SLICE_H
#define NU_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct nu_slice {
	const char *p;
	size_t n;	/* bytes */
};

/* A slice of a string literal. */
#define NU_S(lit) ((struct nu_slice){ "" lit, sizeof(lit) - 1 })
/* For printf's %.*s; use nu_shown() instead for input in messages. */
#define NU_F(s) (int)(s).n, (s).p

static inline struct nu_slice
nu_slice(const char *p, size_t n)
{
	return (struct nu_slice){ p, n };
}

static inline struct nu_slice
nu_slice_str(const char *s)
{
	return (struct nu_slice){ s, strlen(s) };
}

/* s[from, to), both clamped to s. */
static inline struct nu_slice
nu_slice_sub(struct nu_slice s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct nu_slice){ s.p + from, to - from };
}

static inline bool
nu_slice_eq(struct nu_slice a, struct nu_slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
nu_slice_is(struct nu_slice a, const char *s)
{
	return a.n ? *s == *a.p && nu_slice_eq(a, nu_slice_str(s)) : !*s;
}

static inline bool
nu_slice_starts(struct nu_slice s, struct nu_slice with)
{
	return s.n >= with.n && (with.n == 0 || memcmp(s.p, with.p, with.n) == 0);
}

static inline bool
nu_slice_ends(struct nu_slice s, struct nu_slice with)
{
	return s.n >= with.n &&
	    (with.n == 0 || memcmp(s.p + s.n - with.n, with.p, with.n) == 0);
}

/* Bytes order, as LC_ALL=C sort has it: <0, 0 or >0. */
int nu_slice_cmp(struct nu_slice a, struct nu_slice b);
/* Equal but for the case of ASCII letters. Most differ in length, or in the
 * first byte by more than case. */
bool nu_slice_icase(struct nu_slice a, struct nu_slice b);
static inline bool
nu_slice_ieq(struct nu_slice a, struct nu_slice b)
{
	return a.n == b.n && (a.n == 0 ||
	    (!((a.p[0] ^ b.p[0]) & ~0x20) && nu_slice_icase(a, b)));
}

/* Offset of needle in s at or after from, or SIZE_MAX. */
size_t nu_slice_find(struct nu_slice s, struct nu_slice needle, size_t from);
/* The part of *rest before the first sep; *rest moves past it. When sep is
 * absent the whole of *rest is returned and *rest.p becomes NULL. */
struct nu_slice nu_slice_cut(struct nu_slice *rest, char sep);
/* s without ASCII white space on both ends. */
struct nu_slice nu_slice_trim(struct nu_slice s);
/* All of s as decimal digits, no sign; false when it is not, or over 2^64-1. */
bool nu_slice_u64(struct nu_slice s, uint64_t *out);
/* The value of a hexadecimal digit, or -1. */
int nu_hex_digit(char c);
/* 64-bit hash (wyhash's mixing); equal bytes, equal value, on every machine
 * of this byte order; not for hostile keys beyond one run. */
uint64_t nu_slice_hash(struct nu_slice s);

#endif
