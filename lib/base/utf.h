/* utf: UTF-8 and what Unicode says of a character, over utf8proc. Offsets and
 * lengths are bytes, characters are code points. */
#ifndef NU_UTF_H
#define NU_UTF_H

#include "base/buf.h"

/* The first character of s: its length in bytes, 0 at the end of s or at a
 * byte that begins no valid character. */
size_t nu_utf_get(struct nu_slice s, uint32_t *c);
/* The last character of s: likewise. */
size_t nu_utf_last(struct nu_slice s, uint32_t *c);
void nu_utf_put(struct nu_buf *b, uint32_t c);
/* Offset of the first byte that is not valid UTF-8, or s.n. */
size_t nu_utf_valid(struct nu_slice s);
/* Adds s to b with U+FFFD for every invalid sequence (one for each maximal
 * part, as the Unicode standard recommends) and for NUL; returns how many. */
size_t nu_utf_repair(struct nu_buf *b, struct nu_slice s);

enum nu_cc {		/* character class, one bit each */
	NU_CC_LOWER = 1, NU_CC_UPPER = 2, NU_CC_TITLE = 4,
	NU_CC_LETTER = 8,	/* any letter, cased or not, and marks */
	NU_CC_DIGIT = 16,	/* decimal digits of any script */
	NU_CC_SPACE = 32,	/* white space, also no-break and zero width */
	NU_CC_PUNCT = 64, NU_CC_SYMBOL = 128,
	NU_CC_OPEN = 256,	/* opening bracket or quotation mark */
	NU_CC_CLOSE = 512,	/* closing bracket or quotation mark */
	NU_CC_CONTROL = 1024,
};
/* The classes of c; a table for ASCII, utf8proc beyond. */
unsigned nu_utf_class(uint32_t c);
extern const uint16_t nu_utf_ascii[128];

uint32_t nu_utf_lower(uint32_t c);
uint32_t nu_utf_upper(uint32_t c);
/* Adds s in lower case (simple mappings). */
void nu_utf_add_lower(struct nu_buf *b, struct nu_slice s);
/* Adds s in lower case without accents (NFKD, marks dropped): a key for
 * comparing names between outlets. */
void nu_utf_add_fold(struct nu_buf *b, struct nu_slice s);
/* Terminal cells of s. */
size_t nu_utf_width(struct nu_slice s);
/* Code points in s. */
size_t nu_utf_count(struct nu_slice s);
/* s without white space of any kind on both ends. */
struct nu_slice nu_utf_trim(struct nu_slice s);

#endif
