#include "strip/cut.h"

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(strip_inline);
NU_WORDS(strip_keys);

enum {
	GLUED_BYTES = 600,	/* longest run of glued headlines */
	NAME_BYTES = 60,	/* longest word of a name */
	NAME_WORDS = 6,		/* the name returns within so many words */
	HEADLINE_BYTES = 200,	/* longest headline after READ MORE: */
	PHRASE_BYTES = 60,	/* longest listed phrase */
};

static unsigned
class_at(struct nu_slice s, size_t i)
{
	uint32_t c;

	if (i >= s.n || !nu_utf_get(nu_slice_sub(s, i, s.n), &c))
		return 0;
	return nu_utf_class(c);
}

static unsigned
class_before(struct nu_slice s, size_t i)
{
	uint32_t c;

	return nu_utf_last(nu_slice(s.p, i), &c) ? nu_utf_class(c) : 0;
}

/* Begin of the word that ends at i, no further back than a name is long. */
static size_t
word_begin(struct nu_slice s, size_t i)
{
	size_t low = i > NAME_BYTES ? i - NAME_BYTES : 0;

	while (i > low && ((unsigned char)s.p[i - 1] >= 128 ||
	    nu_utf_ascii[(unsigned char)s.p[i - 1]] & NU_CC_LETTER))
		i--;
	return i;
}

/* End of the word at i, or the place where it gets too long for one. */
static size_t
word_end(struct nu_slice s, size_t i)
{
	size_t high = s.n - i > NAME_BYTES ? i + NAME_BYTES : s.n;

	while (i < high && ((unsigned char)s.p[i] >= 128 ||
	    nu_utf_ascii[(unsigned char)s.p[i]] & NU_CC_LETTER))
		i++;
	return i;
}

/* Where a word begins with a capital in the middle of a run of letters, and
 * the letters before it are a capitalised word of their own. */
static bool
is_join(struct nu_slice s, size_t i)
{
	size_t b;

	if (i < 2 || !(class_at(s, i) & NU_CC_UPPER) ||
	    !(class_before(s, i) & NU_CC_LOWER))
		return false;
	b = word_begin(s, i);
	return i - b > 2 && class_at(s, b) & NU_CC_UPPER;
}

/* The end of a glued run that begins at join i, or 0: the word before i comes
 * again within a few words, and MORE ends the run. */
static size_t
glued_end(struct nu_slice s, size_t i)
{
	size_t b = word_begin(s, i), words = 0, small = 0, all = 0;
	size_t limit = s.n - i > GLUED_BYTES ? i + GLUED_BYTES : s.n;
	struct nu_slice name;
	bool again = false;

	/* "Mc", "De": the name is the last capitalised part before the join. */
	name = nu_slice_sub(s, b, i);
	for (size_t at = i; at < limit; ) {
		size_t e;

		if (!(class_at(s, at) & NU_CC_LETTER)) {
			at++;
			continue;
		}
		e = word_end(s, at);
		all++;
		if (words++ < NAME_WORDS && !again)
			again = nu_slice_starts(nu_slice_sub(s, at, e), name);
		if (!again && words >= NAME_WORDS)
			return 0;
		small += (class_at(s, at) & NU_CC_LOWER) != 0;
		if (nu_slice_eq(nu_slice_sub(s, at, e), NU_S("MORE")))
			return again && small * 4 < all * 3 ? e : 0;
		at = e;
	}
	return 0;
}

static bool
after_sentence(struct nu_slice s, size_t i)
{
	uint32_t c;
	size_t n;

	while (i && (n = nu_utf_last(nu_slice(s.p, i), &c))) {
		i -= n;
		if (c == '.' || c == '!' || c == '?' || c == 0x2026)
			return true;
		if (!(nu_utf_class(c) & (NU_CC_SPACE | NU_CC_CLOSE)))
			return false;
	}
	return false;
}

/* Whether a listed phrase begins with the two letters a and b, in either case;
 * or others that differ from them in the upper bits. */
static bool
may_begin(char a, char b)
{
	static uint32_t second[32];	/* by the first letter */

	for (size_t i = nu_words_count(&strip_inline); !second[0] && i-- > 0; ) {
		struct nu_slice key = nu_words_key(&strip_inline, i, NULL);

		second[key.p[0] & 31] |= key.n > 1 && key.p[1] != ' ' ?
		    1u << (key.p[1] & 31) : ~0u;
		if (i == 0)
			second[0] |= 1;	/* it is made */
	}
	return second[a & 31] >> (b & 31) & 1;
}

/* A listed phrase that begins at i: its end, *kind its value; or 0. */
static size_t
phrase_at(struct nu_slice s, size_t i, char *kind)
{
	enum { MOST = 8 };
	char low[PHRASE_BYTES];
	struct nu_slice word[MOST], value;
	size_t end[MOST], n = 0, at = i, k;

	if (s.n - i < 2 || !may_begin(s.p[i], s.p[i + 1]))
		return 0;
	while (n < MOST && at < s.n && at - i < sizeof low) {
		size_t b = at;

		while (at < s.n && at - i < sizeof low &&
		    ((nu_utf_ascii[s.p[at] & 127] & NU_CC_LETTER) ||
		    s.p[at] == '\'') && (unsigned char)s.p[at] < 128 &&
		    !(at > b && is_join(s, at))) {
			low[at - i] = s.p[at] == '\'' ? '\'' : s.p[at] | 32;
			at++;
		}
		if (at == b)
			break;
		word[n] = nu_slice(low + (b - i), at - b);
		end[n++] = at;
		if (n == 1 && !nu_words_get(&strip_inline, word[0], NULL))
			return 0;
		while (at < s.n && (s.p[at] == ' ' || s.p[at] == '-'))
			at++;
	}
	if (!n)
		return 0;
	k = nu_words_longest(&strip_inline, word, n, &value);
	if (!k || !value.n)
		return 0;
	*kind = value.p[0];
	return end[k - 1];
}

/* Whether a new sentence, or nothing, follows at i: after a notice comes a
 * capital glued to it, a quotation mark, or a function word with a capital. */
static bool
sentence_follows(struct nu_slice s, size_t i)
{
	size_t b = i, e;
	char low[16];

	while (b < s.n && class_at(s, b) & NU_CC_SPACE)
		b++;
	if (b >= s.n || class_at(s, b) & NU_CC_OPEN)
		return true;
	if (!(class_at(s, b) & NU_CC_UPPER))
		return false;
	if (b == i)
		return true;
	e = word_end(s, b);
	if (e - b > sizeof low)
		return false;
	for (size_t k = b; k < e; k++)
		low[k - b] = s.p[k] | 32;
	{
		struct nu_slice value = { 0 };

		return nu_words_get(&strip_keys, nu_slice(low, e - b), &value) &
		    NU_WORDS_HIT && memchr(value.p, 'f', value.n);
	}
}

/* A phrase that begins at i, after a sentence. */
static bool
notice(struct nu_slice s, size_t i, struct nu_cut *cut)
{
	char kind;
	size_t e = phrase_at(s, i, &kind);

	if (!e)
		return false;
	if (kind == 'w') {
		if (!sentence_follows(s, e))
			return false;
		/* One of the two spaces around it goes too. */
		if (i && s.p[i - 1] == ' ' && e < s.n && s.p[e] == ' ')
			e++;
		*cut = (struct nu_cut){ i, e };
		return true;
	}
	if (e >= s.n || s.p[e] != ':' || s.n - e > HEADLINE_BYTES)
		return false;
	for (size_t k = e; k + 2 < s.n; k++)
		if (s.p[k] == '.' && s.p[k + 1] == ' ')
			return false;
	*cut = (struct nu_cut){ i, s.n };
	return true;
}

/* The first byte from i on that is a capital letter or not ASCII, or s.n. */
static size_t
next_capital(struct nu_slice s, size_t i)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;

	for (; s.n - i >= 8; i += 8) {
		uint64_t x, low, hit;

		memcpy(&x, s.p + i, 8);
		low = x & ~high;
		hit = (x | ((low + (0x80 - 'A') * ones) &
		    ~(low + (0x7f - 'Z') * ones))) & high;
		if (hit)
			return i + (size_t)__builtin_ctzll(hit) / 8;
	}
#endif
	while (i < s.n && (unsigned char)s.p[i] < 128 &&
	    !(nu_utf_ascii[(unsigned char)s.p[i]] & NU_CC_UPPER))
		i++;
	return i;
}

size_t
nu_cut_find(struct nu_slice s, struct nu_cut *cut, size_t max)
{
	size_t n = 0;

	for (size_t i = 1; i < s.n && n < max; i++) {
		unsigned char c, before;
		size_t e;

		i = next_capital(s, i);
		if (i == s.n)
			break;
		c = (unsigned char)s.p[i];
		before = (unsigned char)s.p[i - 1];
		/* All of them begin with a capital. */
		if (c < 128 ? !(nu_utf_ascii[c] & NU_CC_UPPER) : c < 0xc3)
			continue;
		if (before < 128 && nu_utf_ascii[before] & NU_CC_UPPER)
			continue;
		/* In the middle of a sentence: most of them. */
		if (before == ' ' && i > 1 && (unsigned char)s.p[i - 2] < 128 &&
		    (nu_utf_ascii[(unsigned char)s.p[i - 2]] & NU_CC_LETTER ||
		    s.p[i - 2] == ','))
			continue;
		if (is_join(s, i) && (e = glued_end(s, i))) {
			cut[n++] = (struct nu_cut){ i, e };
			i = e;
		} else if (c < 128 && after_sentence(s, i) &&
		    notice(s, i, &cut[n])) {
			i = cut[n++].to;
		}
	}
	return n;
}

bool
nu_cut_whole(struct nu_slice s)
{
	char kind;
	size_t e;

	s = nu_utf_trim(s);
	if (s.n > HEADLINE_BYTES || !(e = phrase_at(s, 0, &kind)))
		return false;
	return kind == 'w' ? e == s.n : e < s.n && s.p[e] == ':';
}
