#include "split/word.h"

#include "base/words.h"
#include "split/cand.h"
#include "split/peek.h"

NU_WORDS(abbreviations);
NU_WORDS(openers);
NU_WORDS(names_given);
NU_WORDS(cue_verbs);

static enum nu_wabbr
abbr_of(struct nu_slice class)
{
	if (class.n < 3)
		return NU_WA_OTHER;
	switch (class.p[0]) {
	case 't': return NU_WA_TITLE;
	case 'n': return NU_WA_NUMBER;
	case 'm': return NU_WA_MONTH;
	case 'u': return NU_WA_UNIT;
	case 'l': return NU_WA_LATIN;
	case 'a': return NU_WA_ADDRESS;
	case 'c': return class.p[2] == 'm' ? NU_WA_COMPANY : NU_WA_COUNTRY;
	}
	return NU_WA_OTHER;
}

static enum nu_wopener
opener_of(struct nu_slice class)
{
	static const struct { const char *name; uint8_t o; } table[] = {
		{ "pron", NU_WO_PRON }, { "det", NU_WO_DET },
		{ "prep", NU_WO_PREP }, { "conj", NU_WO_CONJ },
		{ "adv", NU_WO_ADV }, { "wh", NU_WO_WH },
		{ "aux", NU_WO_AUX }, { "intj", NU_WO_INTJ },
		{ "noun", NU_WO_NOUN }, { "day", NU_WO_DAY },
		{ "zone", NU_WO_ZONE }, { "title", NU_WO_TITLE },
		{ "state", NU_WO_STATE },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (nu_slice_is(class, table[i].name))
			return table[i].o;
	return NU_WO_NONE;
}

enum nu_wshape
nu_word_shape(struct nu_slice w)
{
	size_t up = 0, low = 0, dig = 0, dot = 0, vowel = 0, high = 0;
	size_t other = 0;
	bool link = false;

	if (w.n == 0)
		return NU_WS_NONE;
	for (size_t i = 0; i < w.n; i++) {
		unsigned char b = (unsigned char)w.p[i];
		unsigned cc = b < 0x80 ? nu_utf_ascii[b] : 0;

		if (b >= 0x80) {
			high += (b & 0xc0) != 0x80;
			continue;
		}
		up += (cc & NU_CC_UPPER) != 0;
		low += (cc & NU_CC_LOWER) != 0;
		dig += (cc & NU_CC_DIGIT) != 0;
		dot += b == '.';
		other += cc & (NU_CC_PUNCT | NU_CC_SYMBOL) && b != '.' &&
		    b != ',' && b != '\'' && b != '-';
		link |= b == '@' || b == '/' || b == '_';
		switch (b | 0x20) {
		case 'a': case 'e': case 'i': case 'o': case 'u': case 'y':
			vowel++;
		}
	}
	if (high) {	/* the first letter tells the case */
		uint32_t c;
		unsigned cc = nu_utf_get(w, &c) ? nu_utf_class(c) : 0;

		if (up + low + high == high && !(cc & NU_CC_LETTER))
			return NU_WS_SYMBOL;
		vowel++;
		if (cc & NU_CC_UPPER)
			low += high, up += up == 0;
		else if (cc & NU_CC_LOWER)
			low += high;
		else
			return cc & NU_CC_LETTER ? NU_WS_HIGH : NU_WS_MIXED;
	}
	if (link && (up || low))
		return NU_WS_LINK;
	if (dig) {
		if (up || low)
			return NU_WS_ALNUM;
		if (dig == w.n)
			return dig == 1 ? NU_WS_DIGIT : dig < 4 ? NU_WS_DIGITS :
			    dig == 4 ? NU_WS_YEAR : NU_WS_NUMBER;
		return NU_WS_NUMBER;
	}
	if (up + low == 0)
		return NU_WS_SYMBOL;
	if (dot) {
		if (up + low > 2 * dot + 2)
			return NU_WS_LINK;
		return !low ? NU_WS_ACRONYM : !up ? NU_WS_LOWDOT : NU_WS_MIXDOT;
	}
	if (other && up + low < 3)
		return NU_WS_MIXED;
	if (up + low == 1)
		return up ? NU_WS_INITIAL : NU_WS_LETTER;
	if (!low)
		return NU_WS_CAPS;
	if (!up)
		return !vowel ? NU_WS_LOWHARD : low < 4 ? NU_WS_LOWSHORT :
		    NU_WS_LOWER;
	if (up > 1)	/* McCone, O'Neill; but not iPhone, eBay, USAir */
		return nu_utf_ascii[w.p[0] & 127] & NU_CC_UPPER && low > up ?
		    NU_WS_CAP : NU_WS_MIXED;
	return !vowel ? NU_WS_CAPHARD : up + low < 4 ? NU_WS_CAPSHORT :
	    NU_WS_CAP;
}

/* Hash of a word in lower case (ASCII). */
static uint32_t
key_of(struct nu_slice w)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < w.n; i++) {
		unsigned char b = (unsigned char)w.p[i];

		h = (h ^ (b >= 'A' && b <= 'Z' ? b + 32u : b)) * 16777619u;
	}
	return h;
}

static size_t
lower_ascii(char *to, size_t cap, struct nu_slice w)
{
	if (w.n > cap)
		return 0;
	for (size_t i = 0; i < w.n; i++) {
		char b = w.p[i];

		to[i] = b >= 'A' && b <= 'Z' ? (char)(b + 32) : b;
	}
	return w.n;
}

enum nu_wabbr
nu_word_abbr(struct nu_slice w, enum nu_wshape shape)
{
	struct nu_slice class = NU_S("");
	char t[16];

	if (w.n == 0 || w.n > sizeof t || shape == NU_WS_INITIAL ||
	    (shape >= NU_WS_DIGIT && shape <= NU_WS_LINK))
		return NU_WA_NONE;
	if (nu_words_get(&abbreviations, w, &class) & NU_WORDS_HIT)
		return abbr_of(class);
	/* CORP, corp: as Corp. */
	if (shape == NU_WS_CAPS || (shape >= NU_WS_LOWER &&
	    shape <= NU_WS_LOWHARD)) {
		lower_ascii(t, sizeof t, w);
		if (shape == NU_WS_CAPS || (t[0] >= 'a' && t[0] <= 'z'))
			t[0] = (char)(t[0] - 32);
		if (shape == NU_WS_CAPS && w.n < 3)
			return NU_WA_NONE;
		if (nu_words_get(&abbreviations, nu_slice(t, w.n), &class) &
		    NU_WORDS_HIT)
			return abbr_of(class);
	}
	return NU_WA_NONE;
}

enum nu_wopener
nu_word_opener(struct nu_slice w)
{
	struct nu_slice class = NU_S("");
	char t[16];
	size_t n = lower_ascii(t, sizeof t, w);

	if (n == 0)
		return NU_WO_NONE;
	/* don’t as don't */
	for (size_t i = 0; i + 2 < n; i++)
		if (!memcmp(t + i, "\xe2\x80\x99", 3)) {
			t[i] = '\'';
			memmove(t + i + 1, t + i + 3, n - i - 3);
			n -= 2;
		}
	if (!(nu_words_get(&openers, nu_slice(t, n), &class) & NU_WORDS_HIT)) {
		/* he's, Monday's */
		if (n > 2 && t[n - 2] == '\'' && nu_words_get(&openers,
		    nu_slice(t, n - 2), &class) & NU_WORDS_HIT)
			return opener_of(class);
		return NU_WO_NONE;
	}
	return opener_of(class);
}

/* Bytes that part words for our purpose; others beyond ASCII do not. */
static bool
parts(unsigned char b)
{
	return b <= ' ' || b == '"' || b == '(' || b == '[' || b == '{' ||
	    b == '<' || b == '`';
}

/* Whether the two bytes are a no-break space. */
static bool
nbsp(const char *p)
{
	return p[0] == '\xc2' && p[1] == '\xa0';
}

void
nu_word_before(struct nu_slice t, size_t low, size_t e, struct nu_word_at *w)
{
	size_t b = e, cut;

	if (low + NU_CAND_REACH < e)
		low = e - NU_CAND_REACH;
	while (b > low && !parts((unsigned char)t.p[b - 1]) &&
	    !(b > low + 1 && nbsp(t.p + b - 2)))
		b--;
	/* Opening marks of three bytes, dashes: begin behind the last. */
	for (cut = e; cut > b + 2; cut--)
		if (t.p[cut - 3] == '\xe2' && t.p[cut - 2] == '\x80' &&
		    (t.p[cut - 1] == '\x9c' || t.p[cut - 1] == '\x98' ||
		    t.p[cut - 1] == '\x93' || t.p[cut - 1] == '\x94')) {
			b = cut;
			break;
		}
	while (b < e && (t.p[b] == '\'' || (unsigned char)t.p[b] >> 6 == 2))
		b++;
	w->s = nu_slice_sub(t, b, e);
	w->shape = (uint8_t)nu_word_shape(w->s);
	w->key = key_of(w->s);
}

size_t
nu_word_after(struct nu_slice t, size_t i, struct nu_word_at *w)
{
	size_t e = i, max = i + NU_CAND_REACH < t.n ? i + NU_CAND_REACH : t.n;

	*w = (struct nu_word_at){ 0 };
	for (; e < max; e++) {
		unsigned char b = (unsigned char)t.p[e];
		unsigned cc = b < 0x80 ? nu_utf_ascii[b] : NU_CC_LETTER;

		if (e + 2 < t.n && ((b == 0xe2 && t.p[e + 1] == '\x80' &&
		    t.p[e + 2] != '\x99') || nbsp(t.p + e)))
			break;
		if (cc & (NU_CC_LETTER | NU_CC_DIGIT))
			continue;
		if ((b == '\'' || b == '.' || b == ',' || b == '-' ||
		    b == '/' || b == ':') && e > i && e + 1 < max &&
		    ((unsigned char)t.p[e + 1] >= 0x80 ||
		    nu_utf_ascii[t.p[e + 1] & 127] &
		    (NU_CC_LETTER | NU_CC_DIGIT)))
			continue;
		break;
	}
	w->s = nu_slice_sub(t, i, e);
	w->dot = e < t.n && t.p[e] == '.';
	w->shape = (uint8_t)nu_word_shape(w->s);
	w->key = key_of(w->s);
	return e;
}

bool
nu_word_given(struct nu_slice w)
{
	char t[16];
	size_t n = lower_ascii(t, sizeof t, w);

	return n > 1 && nu_words_has(&names_given, nu_slice(t, n));
}

unsigned
nu_word_cue(struct nu_slice w)
{
	struct nu_slice v, lemma, flags;

	if (w.n < 3 || !(nu_words_get(&cue_verbs, w, &v) & NU_WORDS_HIT))
		return 0;
	/* LEMMA FLAGS FORMS: beside a quotation, and past or present. */
	lemma = nu_slice_cut(&v, ' ');
	flags = nu_slice_cut(&v, ' ');
	if (!lemma.n || !v.n || !(memchr(flags.p, 'q', flags.n) ||
	    memchr(flags.p, 'm', flags.n)) ||
	    !(memchr(v.p, 'd', v.n) || memchr(v.p, 's', v.n)))
		return 0;
	return memchr(flags.p, 'p', flags.n) ? 2 : 1;
}
