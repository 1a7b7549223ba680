/* words: word lists, made into hash tables when the programs are built
 * (lib/data/mkwords.c) and used where they lie: no start-up cost, no
 * allocation.
 *
 * A list is lib/data/NAME.txt (or in a folder below it): one entry a line, the
 * key, then optionally a TAB and its value; '#' begins a comment line. A key
 * of several words has single spaces between them. Use:
 *
 *	NU_WORDS(cue_verbs);			// at file scope
 *	unsigned f = nu_words_get(&cue_verbs, key, &value);
 *
 * for lib/data/cue-verbs.txt. Keys are compared byte for byte: fold case
 * before, as the list's head says. */
#ifndef NU_WORDS_H
#define NU_WORDS_H

#include "base/slice.h"

struct nu_words {
	const unsigned char *blob;
};

enum {
	NU_WORDS_HIT = 1,	/* the key is in the list */
	NU_WORDS_MORE = 2,	/* an entry begins with the key and a space */
};

#define NU_BLOB(name) extern const unsigned char nu_data_##name[]; \
	extern const unsigned char nu_data_##name##_end[]
#define NU_WORDS(name) NU_BLOB(name); \
	static const struct nu_words name = { nu_data_##name }

/* HIT, MORE, both or 0. *value (may be NULL) is set on a hit, empty when the
 * entry has none. */
unsigned nu_words_get(const struct nu_words *w, struct nu_slice key,
    struct nu_slice *value);
static inline bool
nu_words_has(const struct nu_words *w, struct nu_slice key)
{
	return nu_words_get(w, key, NULL) & NU_WORDS_HIT;
}
/* The longest entry that begins at word[0] and is made of the first k of the
 * n words: k, or 0. */
size_t nu_words_longest(const struct nu_words *w, const struct nu_slice *word,
    size_t n, struct nu_slice *value);
/* Number of entries, and entry i (in the order of the bytes of the keys). */
size_t nu_words_count(const struct nu_words *w);
struct nu_slice nu_words_key(const struct nu_words *w, size_t i,
    struct nu_slice *value);

/* The compiled form, native byte order; written by mkwords:
 *	u32 magic, count of entries, slots (a power of two), bytes of pool
 *	u32 slot[slots]: entry number + 1, or 0
 *	u32 near[slots / 8]: a bit for each nu_words_near of an entry
 *	struct nu_word entry[count]
 *	pool of bytes */
enum { NU_WORDS_MAGIC = 0x32577566 };
struct nu_word {
	uint32_t hash, key, value;	/* key, value: offsets in the pool */
	uint16_t nkey, nvalue;
	uint32_t flags;
};
/* FNV-1a, 32 bits: small keys, and it runs on from word to word. */
enum { NU_WORDS_SEED = 0 };
static inline uint32_t
nu_words_hash(uint32_t h, struct nu_slice s)
{
	h ^= 2166136261u;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h ^ 2166136261u;
}
/* A number below n, a power of two, that is had at a glance: most keys that
 * are in no entry have another than all entries. */
static inline uint32_t
nu_words_near(struct nu_slice s, uint32_t n)
{
	uint32_t h = ((unsigned char)s.p[0] | (uint32_t)(unsigned char)
	    s.p[s.n > 1] << 8 | (uint32_t)(unsigned char)s.p[s.n - 1] << 16 |
	    (uint32_t)s.n << 24) * 0x9e3779b1u;

	return (h ^ h >> 15) & (n - 1);
}
/* The slot to look at first. */
static inline uint32_t
nu_words_slot(uint32_t hash)
{
	return hash * 0x9e3779b1u >> 7 ^ hash;
}

#endif
