/* raw: a short token's bytes as two numbers: what caches know it by. */
#ifndef NU_RAW_H
#define NU_RAW_H

#include "base/slice.h"

enum { NU_RAW = 16 };

/* The first NU_RAW bytes of the word w of text, NULs after it. */
static inline void
nu_raw_get(uint64_t raw[NU_RAW / 8], struct nu_slice text, struct nu_slice w)
{
	size_t left = (size_t)(text.p + text.n - w.p);

	if (left < NU_RAW || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__) {
		raw[0] = raw[1] = 0;
		memcpy(raw, w.p, w.n < NU_RAW ? w.n : NU_RAW);
		return;
	}
	/* Whole words are faster than their bytes. */
	memcpy(raw, w.p, NU_RAW);
	if (w.n < 8) {
		raw[0] &= ((uint64_t)1 << 8 * w.n) - 1;
		raw[1] = 0;
	} else if (w.n < NU_RAW) {
		raw[1] &= ((uint64_t)1 << 8 * (w.n - 8)) - 1;
	}
}

#endif
