/* The words and phrases of lib/data/strip/strip-keys.txt in a line. */
#include <stdlib.h>

#include "base/words.h"
#include "strip/line.h"

NU_WORDS(strip_keys);

enum { SLOTS = 4096, BITS = 15, QUICK = 13 };
struct nu_first {		/* the first words of listed phrases */
	uint8_t begins[1 << (BITS - 3)]; /* a bit a hash: is one */
	uint8_t second[1 << (BITS - 3)]; /* is a second word */
	/* By the highest bits of a hash: the first word that has them, and
	 * what it is. */
	uint32_t hash[1 << QUICK];
	uint8_t what[1 << QUICK];
	struct {
		uint32_t hash;
		bool used, more;	/* more: phrases of several words */
		bool wide;		/* without spaces in it */
		char class[4];		/* of the word alone */
		uint8_t nclass;
	} slot[SLOTS];
};

static uint32_t
hash_key(struct nu_slice w)
{
	char room[64] = { 0 };

	if (w.n + 8 > sizeof room)
		return 0;
	memcpy(room, w.p, w.n);
	return nu_line_hash(nu_slice(room, w.n));
}

static bool
bit_of(const uint8_t *bits, uint32_t h)
{
	h >>= 32 - BITS;
	return bits[h >> 3] >> (h & 7) & 1;
}

static void
set_bit(uint8_t *bits, uint32_t h)
{
	h >>= 32 - BITS;
	bits[h >> 3] |= (uint8_t)(1 << (h & 7));
}

/* The words that scan counts beside the one of a run of wide characters. */
static size_t
wide_words(struct nu_slice w)
{
	unsigned char c = (unsigned char)w.p[0];

	return c >= 0xe3 && c <= 0xe9 ? w.n / 6 : 0;
}

/* What a word is at first sight: nothing, a function word, one that may begin
 * a phrase of several words, one to be looked up; or one of several with the
 * same highest bits. */
enum { FUNCTION = 1, MORE = 2, LOOK = 4, CROWDED = 8 };

static void
make_quick(struct nu_first *f)
{
	for (size_t s = 0; s < SLOTS; s++) {
		uint32_t h = f->slot[s].hash, q = h >> (32 - QUICK);

		if (!f->slot[s].used)
			continue;
		if (f->what[q]) {
			f->what[q] = CROWDED;
			continue;
		}
		f->hash[q] = h;
		f->what[q] = (uint8_t)((f->slot[s].more ? MORE : 0) |
		    (f->slot[s].nclass == 0 ? 0 : f->slot[s].nclass == 1 &&
		    f->slot[s].class[0] == 'f' && !f->slot[s].wide ? FUNCTION :
		    LOOK));
	}
}

/* The first words of the listed phrases by their hash, so that a word in none
 * is known at once, and the classes of single words. */
static void
make_first(struct nu_page *p)
{
	p->first = nu_zalloc(1, sizeof *p->first);
	for (size_t i = 0; i < nu_words_count(&strip_keys); i++) {
		struct nu_slice value, key = nu_words_key(&strip_keys, i,
		    &value), word = nu_slice_cut(&key, ' ');
		uint32_t h = hash_key(word), s = h & (SLOTS - 1);

		while (p->first->slot[s].used && p->first->slot[s].hash != h)
			s = (s + 1) & (SLOTS - 1);
		p->first->slot[s].used = true;
		p->first->slot[s].hash = h;
		set_bit(p->first->begins, h);
		if (key.p) {
			p->first->slot[s].more = true;
			set_bit(p->first->second,
			    hash_key(nu_slice_cut(&key, ' ')));
			continue;
		}
		p->first->slot[s].wide = wide_words(word) > 0;
		for (size_t k = 0; k < value.n && k < 4; k++)
			p->first->slot[s].class[k] = value.p[k];
		p->first->slot[s].nclass = (uint8_t)(value.n < 4 ? value.n :
		    4);
	}
	make_quick(p->first);
}

/* The longest listed phrase that begins at word i of n: how many words, and
 * the letters of its classes. */
static size_t
phrase(const struct nu_page *p, size_t i, size_t n, struct nu_slice *classes)
{
	enum { LONGEST = 6 };
	uint32_t h = p->hash[i], s = h & (SLOTS - 1);

	if (!bit_of(p->first->begins, h))
		return 0;
	while (p->first->slot[s].used && p->first->slot[s].hash != h)
		s = (s + 1) & (SLOTS - 1);
	if (!p->first->slot[s].used)
		return 0;
	if (p->first->slot[s].more && i + 1 < n &&
	    bit_of(p->first->second, p->hash[i + 1]))
		return nu_words_longest(&strip_keys, p->word + i,
		    n - i < LONGEST ? n - i : LONGEST, classes);
	*classes = nu_slice(p->first->slot[s].class,
	    p->first->slot[s].nclass);
	return classes->n > 0;
}

/* What word i is: 0, FUNCTION, or more than that when it is to be looked up,
 * at the edge of a line for all that it may be. */
static unsigned
at_sight(const struct nu_page *p, size_t i, bool edge)
{
	const struct nu_first *f = p->first;
	uint32_t h = p->hash[i], q = h >> (32 - QUICK);
	unsigned is = f->hash[q] == h, more = bit_of(f->second, p->hash[i + 1]);
	unsigned what = f->what[q] & (is * (FUNCTION | LOOK | more * MORE) |
	    CROWDED);

	return what << edge;
}

void
nu_line_keys(struct nu_page *p, struct nu_line *l, size_t n)
{
	static const uint8_t nth[128] = { ['c'] = 1, ['r'] = 2, ['n'] = 3,
	    ['k'] = 4, ['s'] = 5, ['l'] = 6, ['a'] = 7, ['o'] = 8, ['p'] = 9,
	    ['d'] = 10, ['b'] = 11, ['y'] = 12, ['w'] = 13, ['t'] = 14,
	    ['e'] = 15, ['f'] = 16 };

	if (!p->first)
		make_first(p);
	while (p->capcw < p->ncw + n) {
		p->capcw = p->capcw ? 2 * p->capcw : 256;
		p->cw = nu_realloc(p->cw, p->capcw, sizeof *p->cw);
	}
	if (n)
		p->hash[n] = 0;		/* there is room */
	for (size_t i = 0; i < n; ) {
		struct nu_slice value = { 0 };
		unsigned what = at_sight(p, i, i == 0 || i + 1 == n);
		size_t k;

		/* Most words; without jumps that nobody can foretell. */
		if (what <= FUNCTION) {
			l->key[NU_KEY_FUNCTION] += (uint16_t)what;
			p->cw[p->ncw] = p->hash[i] >> (32 - NU_CONTENT_BITS);
			p->ncw += (p->word[i].n > 3) & !what;
			i++;
			continue;
		}
		k = phrase(p, i, n, &value);
		/* Content words: four bytes or more and no function word. */
		if (p->word[i].n > 3 && (!k || value.p[0] != 'f'))
			p->cw[p->ncw++] = p->hash[i] >> (32 - NU_CONTENT_BITS);
		for (size_t j = 0; j < value.n && k; j++) {
			uint8_t class = nth[value.p[j] & 127];

			if (!class)
				continue;
			l->key[class - 1] += (uint16_t)(k +
			    wide_words(p->word[i]));
			if (j && value.p[j] == 'f')
				continue;	/* "by" begins a byline */
			if (i == 0)
				l->first_key = class;
			if (i + k == n)
				l->last_key = class;
		}
		i += k ? k : 1;
	}
}
