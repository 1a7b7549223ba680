/* gazetteer: the names of many lists (lib/data/tag/NAME.list) in one hash
 * table: for each name the lists that hold it. A name is known by a hash of
 * its words, folded; two names in a billion share one.
 *
 *	"NUg1", u32 bits, u32 names, u32 lists
 *	char list[lists][24]		names of the lists, ended by NUL
 *	struct slot { u32 mark, bits } [2^bits]	open addressing, bits 0: free */
#ifndef NU_GAZETTEER_H
#define NU_GAZETTEER_H

#include "base/buf.h"

enum { NU_GAZ_LISTS = 30 };
#define NU_GAZ_MORE (1u << 31)	/* some name goes on after this */

/* What a word adds to the key of a name: 0 for one that is skipped (hyphens
 * and other marks). Case, accents, full stops and apostrophes do not count. */
uint64_t nu_gaz_word(struct nu_slice word);
static inline uint64_t
nu_gaz_join(uint64_t key, uint64_t word)
{
	key = (key ^ word) * 0x9e3779b97f4a7c15u;
	return key ^ key >> 31;
}
/* The lists that hold the name with this key, a bit each, and NU_GAZ_MORE. */
uint32_t nu_gaz_get(uint64_t key);

#endif
