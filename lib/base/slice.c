#include "base/slice.h"

int
nu_slice_cmp(struct nu_slice a, struct nu_slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	if (c)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

static unsigned char
lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool
nu_slice_icase(struct nu_slice a, struct nu_slice b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower((unsigned char)a.p[i]) != lower((unsigned char)b.p[i]))
			return false;
	return true;
}

size_t
nu_slice_find(struct nu_slice s, struct nu_slice needle, size_t from)
{
	const char *p;

	if (from > s.n || s.n - from < needle.n)
		return SIZE_MAX;
	if (needle.n == 0)
		return from;
	p = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return p ? (size_t)(p - s.p) : SIZE_MAX;
}

struct nu_slice
nu_slice_cut(struct nu_slice *rest, char sep)
{
	struct nu_slice head = *rest;
	const char *p = rest->n ? memchr(rest->p, sep, rest->n) : NULL;

	if (!p) {
		*rest = (struct nu_slice){ NULL, 0 };
		return head;
	}
	head.n = (size_t)(p - rest->p);
	rest->p = p + 1;
	rest->n -= head.n + 1;
	return head;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct nu_slice
nu_slice_trim(struct nu_slice s)
{
	while (s.n && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
nu_slice_u64(struct nu_slice s, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned d = (unsigned char)s.p[i] - '0';
		if (d > 9 || v > (UINT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}

int
nu_hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 u128;
	u128 m = (u128)a * b;

	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

uint64_t
nu_slice_hash(struct nu_slice s)
{
	uint64_t h = 0x9e3779b97f4a7c15u ^ s.n, w;
	const char *p = s.p;
	size_t n = s.n;

	for (; n >= 8; n -= 8, p += 8) {
		memcpy(&w, p, 8);
		h = mix(h ^ w, 0xa0761d6478bd642fu);
	}
	if (n) {
		w = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		/* Faster than a copy of n bytes, and the same. */
		if (s.n >= 8) {
			memcpy(&w, p + n - 8, 8);
			w >>= 8 * (8 - n);
		} else
#endif
		memcpy(&w, p, n);
		h = mix(h ^ w, 0xe7037ed1a0b428dbu);
	}
	return mix(h, 0x8ebc6af09c88c6e3u);
}
