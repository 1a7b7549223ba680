#include "tag/gazetteer.h"

#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"
#include "lang/cluster.h"

NU_BLOB(gazetteer);

struct slot {
	uint32_t mark, bits;
};

uint64_t
nu_gaz_word(struct nu_slice w)
{
	char buf[64];
	size_t n = 0;
	struct nu_buf fold = { 0 };
	struct nu_slice s = w;

	for (size_t i = 0; i < w.n; i++)
		if ((unsigned char)w.p[i] >= 0x80) {
			/* U+2019 is an apostrophe; fold the rest. */
			nu_utf_add_fold(&fold, w);
			s = nu_buf_slice(&fold);
			break;
		}
	for (size_t i = 0; i < s.n && n < sizeof buf; i++) {
		char c = s.p[i];

		if (c == '.' || c == '\'' || c == '`')
			continue;
		if ((unsigned char)c == 0xe2 && i + 2 < s.n &&
		    (unsigned char)s.p[i + 1] == 0x80) {
			i += 2;
			continue;
		}
		buf[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	free(fold.p);
	if (n == 0 || (n == 1 && nu_utf_ascii[buf[0] & 127] & (NU_CC_PUNCT |
	    NU_CC_SYMBOL) && !(buf[0] & 128)))
		return 0;
	return nu_word_hash(nu_slice(buf, n));
}

uint32_t
nu_gaz_get(uint64_t key)
{
	const uint32_t *head = (const void *)nu_data_gazetteer;
	const struct slot *slot = (const void *)((const char *)(head + 4) +
	    (size_t)head[3] * 24);
	uint32_t mask = (1u << head[1]) - 1, i = (uint32_t)key & mask;
	uint32_t mark = (uint32_t)(key >> 32);

	for (; slot[i].bits; i = (i + 1) & mask)
		if (slot[i].mark == mark)
			return slot[i].bits;
	return 0;
}
