#include "base/words.h"

struct head {
	uint32_t magic, count, slots, pool;
};

static const struct head *
head(const struct nu_words *w)
{
	return (const struct head *)(const void *)w->blob;
}

static const uint32_t *
slots(const struct nu_words *w)
{
	return (const uint32_t *)(const void *)(w->blob + sizeof(struct head));
}

static const struct nu_word *
entries(const struct nu_words *w)
{
	return (const struct nu_word *)(const void *)(slots(w) +
	    head(w)->slots + head(w)->slots / 8);
}

/* Whether there may be an entry for the key. */
static inline bool
may(const struct nu_words *w, struct nu_slice key)
{
	uint32_t n = head(w)->slots;
	uint32_t i = key.n ? nu_words_near(key, n * 4) : 0;

	return key.n && slots(w)[n + i / 32] >> i % 32 & 1;
}

static const char *
pool(const struct nu_words *w)
{
	return (const char *)(entries(w) + head(w)->count);
}

/* Whether the entry's key is the words joined by single spaces. */
static bool
same(const char *key, size_t nkey, const struct nu_slice *word, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		if (i && (at >= nkey || key[at++] != ' '))
			return false;
		if (nkey - at < word[i].n ||
		    memcmp(key + at, word[i].p, word[i].n))
			return false;
		at += word[i].n;
	}
	return at == nkey;
}

static const struct nu_word *
find(const struct nu_words *w, uint32_t h, const struct nu_slice *word,
    size_t n)
{
	uint32_t mask = head(w)->slots - 1, i = nu_words_slot(h) & mask, k;

	for (; (k = slots(w)[i]); i = (i + 1) & mask) {
		const struct nu_word *e = entries(w) + k - 1;

		if (e->hash == h && same(pool(w) + e->key, e->nkey, word, n))
			return e;
	}
	return NULL;
}

unsigned
nu_words_get(const struct nu_words *w, struct nu_slice key,
    struct nu_slice *value)
{
	const struct nu_word *e = may(w, key) ? find(w,
	    nu_words_hash(NU_WORDS_SEED, key), &key, 1) : NULL;

	if (!e)
		return 0;
	if (value)
		*value = nu_slice(pool(w) + e->value, e->nvalue);
	return e->flags;
}

size_t
nu_words_longest(const struct nu_words *w, const struct nu_slice *word,
    size_t n, struct nu_slice *value)
{
	uint32_t h = NU_WORDS_SEED;
	size_t best = 0;

	if (n == 0 || !may(w, word[0]))
		return 0;
	for (size_t i = 0; i < n; i++) {
		const struct nu_word *e;

		if (i)
			h = nu_words_hash(h, NU_S(" "));
		h = nu_words_hash(h, word[i]);
		e = find(w, h, word, i + 1);
		if (!e)
			break;
		if (e->flags & NU_WORDS_HIT) {
			best = i + 1;
			if (value)
				*value = nu_slice(pool(w) + e->value, e->nvalue);
		}
		if (!(e->flags & NU_WORDS_MORE))
			break;
	}
	return best;
}

size_t
nu_words_count(const struct nu_words *w)
{
	return head(w)->count;
}

struct nu_slice
nu_words_key(const struct nu_words *w, size_t i, struct nu_slice *value)
{
	const struct nu_word *e = entries(w) + i;

	if (value)
		*value = nu_slice(pool(w) + e->value, e->nvalue);
	return nu_slice(pool(w) + e->key, e->nkey);
}
