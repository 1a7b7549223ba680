#include "base/utf.h"

#include <stdlib.h>
#include <utf8proc.h>

#define L (NU_CC_LOWER | NU_CC_LETTER)
#define U (NU_CC_UPPER | NU_CC_LETTER)
#define D NU_CC_DIGIT
#define P NU_CC_PUNCT
#define S NU_CC_SYMBOL
#define O (NU_CC_PUNCT | NU_CC_OPEN)
#define K (NU_CC_PUNCT | NU_CC_CLOSE)
#define Q (NU_CC_PUNCT | NU_CC_OPEN | NU_CC_CLOSE)
#define W NU_CC_SPACE
#define C NU_CC_CONTROL
const uint16_t nu_utf_ascii[128] = {
	C, C, C, C, C, C, C, C, C, W | C, W | C, W | C, W | C, W | C, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	W, P, Q, P, S, P, P, Q, O, K, P, S, P, P, P, P,
	D, D, D, D, D, D, D, D, D, D, P, P, S, S, S, P,
	P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U, U, U, U, O, P, K, S, P,
	Q | S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, O, S, K, S, C,
};
#undef L
#undef U
#undef D
#undef P
#undef S
#undef O
#undef K
#undef Q
#undef W
#undef C

size_t
nu_utf_get(struct nu_slice s, uint32_t *c)
{
	utf8proc_int32_t cp;
	utf8proc_ssize_t n;

	if (s.n == 0)
		return 0;
	if ((unsigned char)s.p[0] < 0x80) {
		*c = (unsigned char)s.p[0];
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s.p,
	    s.n > 4 ? 4 : (utf8proc_ssize_t)s.n, &cp);
	if (n <= 0)
		return 0;
	*c = (uint32_t)cp;
	return (size_t)n;
}

size_t
nu_utf_last(struct nu_slice s, uint32_t *c)
{
	for (size_t k = 1; k <= 4 && k <= s.n; k++) {
		if (((unsigned char)s.p[s.n - k] & 0xc0) == 0x80)
			continue;
		return nu_utf_get(nu_slice(s.p + s.n - k, k), c) == k ? k : 0;
	}
	return 0;
}

void
nu_utf_put(struct nu_buf *b, uint32_t c)
{
	char *to = nu_buf_room(b, 4);

	b->n += (size_t)utf8proc_encode_char((utf8proc_int32_t)c,
	    (utf8proc_uint8_t *)to);
}

size_t
nu_utf_valid(struct nu_slice s)
{
	size_t i = 0;
	uint64_t w;
	uint32_t c;

	while (i < s.n) {
		if (s.n - i >= 8) {
			memcpy(&w, s.p + i, 8);
			if (!(w & 0x8080808080808080u)) {
				i += 8;
				continue;
			}
		}
		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			continue;
		}
		size_t n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);
		if (n == 0)
			return i;
		i += n;
	}
	return i;
}

/* Length of the maximal part of an ill-formed sequence at s.p[0]. */
static size_t
bad_length(struct nu_slice s)
{
	unsigned char a = (unsigned char)s.p[0], lo = 0x80, hi = 0xbf;
	size_t need, i;

	if (a >= 0xc2 && a <= 0xdf)
		need = 1;
	else if (a >= 0xe0 && a <= 0xef)
		need = 2;
	else if (a >= 0xf0 && a <= 0xf4)
		need = 3;
	else
		return 1;
	if (a == 0xe0)
		lo = 0xa0;
	if (a == 0xed)
		hi = 0x9f;
	if (a == 0xf0)
		lo = 0x90;
	if (a == 0xf4)
		hi = 0x8f;
	for (i = 1; i <= need && i < s.n; i++, lo = 0x80, hi = 0xbf)
		if ((unsigned char)s.p[i] < lo || (unsigned char)s.p[i] > hi)
			break;
	return i;
}

size_t
nu_utf_repair(struct nu_buf *b, struct nu_slice s)
{
	size_t bad = 0;

	while (s.n) {
		size_t ok = nu_utf_valid(s);
		const char *nul = ok ? memchr(s.p, 0, ok) : NULL;

		if (nul)
			ok = (size_t)(nul - s.p);
		nu_buf_add(b, s.p, ok);
		s = nu_slice_sub(s, ok, s.n);
		if (!s.n)
			break;
		nu_utf_put(b, 0xfffd);
		bad++;
		s = nu_slice_sub(s, s.p[0] ? bad_length(s) : 1, s.n);
	}
	return bad;
}

unsigned
nu_utf_class(uint32_t c)
{
	if (c < 128)
		return nu_utf_ascii[c];
	switch (c) {
	case 0x85: case 0x200b: case 0x2060: case 0xfeff:
		return NU_CC_SPACE;
	case 0x2018: case 0x201a: case 0x201c: case 0x201e:
		return NU_CC_PUNCT | NU_CC_OPEN;
	case 0x2019: case 0x201d:
		return NU_CC_PUNCT | NU_CC_CLOSE;
	case 0xab: case 0xbb: case 0x2039: case 0x203a:
		return NU_CC_PUNCT | NU_CC_OPEN | NU_CC_CLOSE;
	}
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU: return NU_CC_UPPER | NU_CC_LETTER;
	case UTF8PROC_CATEGORY_LT: return NU_CC_TITLE | NU_CC_UPPER | NU_CC_LETTER;
	case UTF8PROC_CATEGORY_LL: return NU_CC_LOWER | NU_CC_LETTER;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME: return NU_CC_LETTER;
	case UTF8PROC_CATEGORY_ND: return NU_CC_DIGIT;
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO: return NU_CC_SYMBOL;
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PI: return NU_CC_PUNCT | NU_CC_OPEN;
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PF: return NU_CC_PUNCT | NU_CC_CLOSE;
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PO: return NU_CC_PUNCT;
	case UTF8PROC_CATEGORY_SM:
	case UTF8PROC_CATEGORY_SC:
	case UTF8PROC_CATEGORY_SK:
	case UTF8PROC_CATEGORY_SO: return NU_CC_SYMBOL;
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return NU_CC_SPACE;
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	default: return NU_CC_CONTROL;
	}
}

uint32_t
nu_utf_lower(uint32_t c)
{
	if (c < 128)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t
nu_utf_upper(uint32_t c)
{
	if (c < 128)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

void
nu_utf_add_lower(struct nu_buf *b, struct nu_slice s)
{
	char *to = nu_buf_room(b, s.n);
	size_t i = 0;

	while (i < s.n && (unsigned char)s.p[i] < 0x80) {
		char ch = s.p[i];
		to[i++] = ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
	}
	b->n += i;
	while (i < s.n) {
		uint32_t c;
		size_t n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);

		if (n)
			nu_utf_put(b, nu_utf_lower(c));
		else
			nu_buf_byte(b, s.p[i]), n = 1;
		i += n;
	}
}

void
nu_utf_add_fold(struct nu_buf *b, struct nu_slice s)
{
	utf8proc_uint8_t *out;
	utf8proc_ssize_t n;
	size_t i;

	for (i = 0; i < s.n && (unsigned char)s.p[i] < 0x80; i++)
		;
	if (i == s.n) {
		nu_utf_add_lower(b, s);
		return;
	}
	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
	    &out, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
	    UTF8PROC_CASEFOLD | UTF8PROC_STABLE);
	if (n < 0) {	/* invalid UTF-8 or out of memory: as it is */
		nu_utf_add_lower(b, s);
		return;
	}
	nu_buf_add(b, out, (size_t)n);
	free(out);
}

size_t
nu_utf_width(struct nu_slice s)
{
	size_t w = 0;

	for (size_t i = 0; i < s.n; ) {
		uint32_t c;
		size_t n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);

		w += n == 0 || c < 0x80 ? 1 :
		    (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
		i += n ? n : 1;
	}
	return w;
}

size_t
nu_utf_count(struct nu_slice s)
{
	size_t k = 0;

	for (size_t i = 0; i < s.n; i++)
		k += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return k;
}

struct nu_slice
nu_utf_trim(struct nu_slice s)
{
	uint32_t c;
	size_t n;

	while ((n = nu_utf_get(s, &c)) && (nu_utf_class(c) & NU_CC_SPACE))
		s.p += n, s.n -= n;
	while ((n = nu_utf_last(s, &c)) && (nu_utf_class(c) & NU_CC_SPACE))
		s.n -= n;
	return s;
}
