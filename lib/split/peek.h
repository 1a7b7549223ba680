/* peek: small looks at a text, shared by the files of this folder. */
#ifndef NU_SPLIT_PEEK_H
#define NU_SPLIT_PEEK_H

#include "base/utf.h"

/* The character at i and its length; U+FFFD and 1 for a byte that begins none,
 * 0 at the end of t. */
static inline size_t
char_at(struct nu_slice t, size_t i, uint32_t *c)
{
	size_t n;

	if (i < t.n && (unsigned char)t.p[i] < 0x80) {
		*c = (unsigned char)t.p[i];
		return 1;
	}
	n = nu_utf_get(nu_slice_sub(t, i, t.n), c);
	if (n == 0) {
		*c = 0xfffd;
		n = i < t.n;
	}
	return n;
}

/* The classes of the character at i, *n its length; 0 at the end of t. */
static inline unsigned
class_at(struct nu_slice t, size_t i, size_t *n)
{
	uint32_t c = 0;

	*n = char_at(t, i, &c);
	return *n ? nu_utf_class(c) : 0;
}

/* The classes of the character that ends before i. */
static inline unsigned
class_before(struct nu_slice t, size_t i)
{
	uint32_t c;

	return nu_utf_last(nu_slice_sub(t, 0, i), &c) ? nu_utf_class(c) : 0;
}

/* Past the white space at i. */
static inline size_t
skip_space(struct nu_slice t, size_t i)
{
	size_t n;

	while (i < t.n && (class_at(t, i, &n) & NU_CC_SPACE))
		i += n;
	return i;
}

static inline bool
is_digit(unsigned char b)
{
	return b >= '0' && b <= '9';
}

static inline bool
is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

#endif
