/* A text is cut at white space; a chunk of letters alone is one token. Any
 * other chunk is scanned from left to right: at each place the class of the
 * byte says which rule finds the token's end. */
#include "lang/token.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "base/words.h"

NU_WORDS(abbreviations);
NU_WORDS(prefixes);
NU_WORDS(suffixes);

/* Classes of bytes. HI leads or continues a letter beyond ASCII; XX leads a
 * character that has to be looked up. */
enum { OT, SP, UP, LO, DG, US, HI, XX };
static const uint8_t class[256] = {
	OT, OT, OT, OT, OT, OT, OT, OT, OT, SP, SP, SP, SP, SP, OT, OT,
	OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT,
	SP, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT, OT,
	DG, DG, DG, DG, DG, DG, DG, DG, DG, DG, OT, OT, OT, OT, OT, OT,
	OT, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
	UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, OT, OT, OT, OT, US,
	OT, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
	LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, OT, OT, OT, OT, OT,
	HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI,
	HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI,
	HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI,
	HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI,
	XX, XX, XX, XX, HI, HI, HI, HI, HI, HI, HI, HI, XX, XX, HI, HI,
	HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI,
	HI, HI, XX, XX, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, HI, XX,
	XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX,
};

/* A bit for each class of letters. */
#define LETTERS (1u << UP | 1u << LO | 1u << HI)

/* How far a rule looks ahead, in bytes: time stays linear. */
enum { LOOK = 100 };

static unsigned
at(struct nu_slice s, size_t i)
{
	return i < s.n ? class[(unsigned char)s.p[i]] : (unsigned)SP;
}

static char
byte(struct nu_slice s, size_t i)
{
	return i < s.n ? s.p[i] : ' ';
}

static bool
ascii_letter(struct nu_slice s, size_t i)
{
	unsigned c = at(s, i);

	return c == UP || c == LO;
}

/* Length of the character at i that has to be looked up; *is its classes. */
static size_t
look(struct nu_slice s, size_t i, unsigned *is)
{
	uint32_t c;
	size_t n = nu_utf_get(nu_slice_sub(s, i, s.n), &c);

	*is = n ? nu_utf_class(c) : (unsigned)NU_CC_SYMBOL;
	return n ? n : 1;
}

/* Length of a letter (or mark) at i, 0 when there is none. */
static size_t
letter(struct nu_slice s, size_t i)
{
	unsigned c = at(s, i), is;
	size_t n;

	if (c == XX) {
		n = look(s, i, &is);
		return is & NU_CC_LETTER ? n : 0;
	}
	return c == UP || c == LO || c == HI;
}

static bool
alnum(struct nu_slice s, size_t i)
{
	return at(s, i) == DG || letter(s, i);
}

/* Length of white space at i. */
static size_t
space(struct nu_slice s, size_t i)
{
	unsigned c = at(s, i), is;
	size_t n;

	if (c != XX)
		return c == SP;
	n = look(s, i, &is);
	return is & NU_CC_SPACE ? n : 0;
}

/* Length of an apostrophe at i: ' or U+2019. */
static size_t
apostrophe(struct nu_slice s, size_t i)
{
	if (byte(s, i) == '\'')
		return 1;
	return i + 3 <= s.n && memcmp(s.p + i, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static char
low(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Whether the lower-case word stands at i and ends there. */
static bool
word_at(struct nu_slice s, size_t i, const char *word)
{
	for (; *word; word++, i++)
		if (low(byte(s, i)) != *word)
			return false;
	return !alnum(s, i);
}

/* Length of a clitic at i that follows a word: 's 're 've 'll 'd 'm n't. */
static size_t
clitic(struct nu_slice s, size_t i)
{
	static const char *const tail[] = { "s", "re", "ve", "ll", "d", "m" };
	size_t n = apostrophe(s, i);

	if (n) {
		for (size_t k = 0; k < sizeof tail / sizeof *tail; k++)
			if (word_at(s, i + n, tail[k]))
				return n + strlen(tail[k]);
		return 0;
	}
	if (low(byte(s, i)) == 'n' && (n = apostrophe(s, i + 1)) &&
	    word_at(s, i + 1 + n, "t"))
		return n + 2;
	return 0;
}

/* A key in lower case on the stack, empty when it is too long. */
struct key {
	char p[24];
	size_t n;
};

static struct nu_slice
lowered(struct key *k, struct nu_slice w)
{
	k->n = w.n <= sizeof k->p ? w.n : 0;
	for (size_t i = 0; i < k->n; i++)
		k->p[i] = low(w.p[i]);
	return nu_slice(k->p, k->n);
}

static unsigned
abbreviation(struct nu_slice w, struct nu_slice *class_of)
{
	struct key k;

	if (w.n == 0 || w.n > 8)
		return 0;
	if (nu_words_get(&abbreviations, w, class_of) & NU_WORDS_HIT)
		return 1;
	if (w.n < 2 || class[(unsigned char)w.p[1]] != UP)
		return 0;
	lowered(&k, w);
	k.p[0] = w.p[0];
	return nu_words_get(&abbreviations, nu_slice(k.p, k.n), class_of) &
	    NU_WORDS_HIT;
}

/* Where the next chunk begins. */
static size_t
next_chunk(struct nu_slice s, size_t i)
{
	size_t n;

	while ((n = space(s, i)) && i < s.n)
		i += n;
	return i;
}

/* Whether the stop at dot belongs to the word [b, dot), whose last part (after
 * a stop inside it) is [part, dot). e is the end of the chunk. */
static bool
keeps_stop(struct nu_slice s, size_t b, size_t part, size_t dot, size_t e)
{
	struct nu_slice word = nu_slice_sub(s, b, dot), of = { "", 0 };
	size_t after = dot + 1;
	bool digit, last;

	if (byte(s, after) == '.')	/* an ellipsis */
		return false;
	last = next_chunk(s, e) >= s.n;
	digit = at(s, after) == DG || (after >= e && at(s,
	    next_chunk(s, e)) == DG);
	if (dot - part == 1 && ascii_letter(s, part)) {
		if (part > b)		/* U.S. a.m. */
			return true;
		if (at(s, part) == LO)
			return digit;
		return !(last && after >= e);
	}
	if (dot - b == 2 && letter(s, b) == 2)	/* an initial such as É. */
		return !(last && after >= e);
	if (!abbreviation(word, &of))
		return false;
	if (nu_slice_is(of, "number"))
		return digit;
	if (nu_slice_is(of, "title"))
		return !(last && after >= e);
	if (nu_slice_is(of, "month") && word.n == 3 && !digit)
		return word.p[0] != 'S' && word.p[1] != 'a';
	return true;
}

/* The end of a link that begins at b: up to e less closing punctuation. */
static size_t
link_end(struct nu_slice s, size_t b, size_t e)
{
	bool open = memchr(s.p + b, '(', e - b);

	while (e > b + 1) {
		char c = s.p[e - 1];

		if (c == ')' && open)
			break;
		if (e >= b + 4 && (unsigned char)s.p[e - 3] == 0xe2 &&
		    (unsigned char)s.p[e - 2] == 0x80)
			e -= 3;
		else if (strchr(".,;:!?)]}>\"'*", c) && c)
			e--;
		else
			break;
	}
	return e;
}

/* The end of a name with stops in it that ends as sites and files do, or 0. */
static size_t
dotted(struct nu_slice s, size_t b, size_t e)
{
	size_t i = b, dot = 0, end, most = b + LOOK;
	struct key k;

	while (i < e && i < most && (ascii_letter(s, i) || at(s, i) == DG ||
	    at(s, i) == US || ((s.p[i] == '.' || s.p[i] == '-') &&
	    alnum(s, i + 1)))) {
		if (s.p[i] == '.')
			dot = i;
		i++;
	}
	if (!dot || i - dot > 6)
		return 0;
	end = i;
	if (!nu_words_has(&suffixes, lowered(&k, nu_slice_sub(s, dot + 1, i))))
		return 0;
	if (at(s, dot + 1) == UP && at(s, dot - 1) == LO)
		return 0;		/* two sentences that were glued */
	return byte(s, end) == '/' ? link_end(s, b, e) : end;
}

/* The end of the link at b, or 0. */
static size_t
link(struct nu_slice s, size_t b, size_t e)
{
	struct nu_slice c = nu_slice_sub(s, b, e);
	size_t i;

	if (c.n > 4 && low(c.p[0]) == 'w' && word_at(c, 0, "www") &&
	    c.p[3] == '.')
		return link_end(s, b, e);
	if (!ascii_letter(s, b) && at(s, b) != DG)
		return 0;
	i = nu_slice_find(nu_slice_sub(c, 0, 12), NU_S("://"), 0);
	if (i != SIZE_MAX && i > 0 && i < 8) {
		while (i > 0 && ascii_letter(c, i - 1))
			i--;
		if (i == 0)
			return link_end(s, b, e);
	}
	for (i = 0; i < c.n && i < LOOK; i++)
		if (at(c, i) == OT && !strchr(".-+%&'", c.p[i]))
			break;
	if (i + 2 < c.n && i > 0 && c.p[i] == '@' && alnum(c, i + 1)) {
		for (i++; i < c.n && (alnum(c, i) || c.p[i] == '-' ||
		    c.p[i] == '_' || (c.p[i] == '.' && alnum(c, i + 1))); i++)
			;
		return b + i;
	}
	return 0;
}

/* Whether the hyphen at i is part of the word [b, i): after a prefix. */
static bool
keeps_hyphen(struct nu_slice s, size_t b, size_t i)
{
	struct key k;

	return letter(s, i + 1) && i - b <= 8 &&
	    nu_words_has(&prefixes, lowered(&k, nu_slice_sub(s, b, i)));
}

/* Length of the run of letters and digits at i. */
static size_t
run(struct nu_slice s, size_t i)
{
	size_t b = i, n;

	for (;;) {
		unsigned c = at(s, i);

		if (c >= UP && c <= HI)
			i++;
		else if (c == XX && (n = letter(s, i)))
			i += n;
		else
			return i - b;
	}
}

static bool
capitals(struct nu_slice s, size_t b, size_t e)
{
	for (; b < e; b++)
		if (at(s, b) != UP)
			return false;
	return true;
}

/* The end of the word at b within the chunk that ends at e. */
static size_t
word(struct nu_slice s, size_t b, size_t e)
{
	size_t i = b, part = b, n, next;

	if (clitic(s, b) && low(byte(s, b)) == 'n')
		return b + clitic(s, b);
	for (;;) {
		i += run(s, i);
		if (i >= e)
			return e;
		if ((n = apostrophe(s, i))) {
			if (i > b + 1 && clitic(s, i - 1) &&
			    low(s.p[i - 1]) == 'n')
				return i - 1;
			if (clitic(s, i) || !letter(s, i + n))
				return i;
			i += n;
			continue;
		}
		next = i + 1;
		switch (s.p[i]) {
		case '.':
			if (alnum(s, next)) {
				size_t end = part == b ? dotted(s, b, e) : 0;

				if (end)
					return end;
				n = run(s, next);
				if (i - part <= 2 && n == 1) {
					i = part = next;
					continue;
				}
				if (at(s, i - 1) == DG && at(s, next) == DG) {
					i = next;
					continue;
				}
			}
			return keeps_stop(s, b, part, i, e) ? next : i;
		case '-':
			if (!keeps_hyphen(s, b, i))
				return i;
			break;
		case '/':
			if (i - b != 1 || run(s, next) > 2 || !letter(s, next))
				return i;
			break;
		case '&':
			n = run(s, next);
			if (!n || n > 3 || i - b > 3 || !capitals(s, b, i) ||
			    !capitals(s, next, next + n))
				return i;
			break;
		case '*':
			if (!letter(s, next))
				return i;
			break;
		case '$':
			return i - b <= 2 && capitals(s, b, i) &&
			    at(s, next) == DG ? next : i;
		case '!':
			return word_at(s, b, "yahoo") ? next : i;
		default:
			return i;
		}
		i = next;
	}
}

/* Whether [i, …) is a telephone number or a date with hyphens: digits and at
 * least two hyphens. */
static size_t
hyphenated(struct nu_slice s, size_t i)
{
	size_t hyphens = 0, most = i + LOOK;

	for (; i < most && (at(s, i) == DG || (byte(s, i) == '-' &&
	    at(s, i + 1) == DG)); i++)
		hyphens += s.p[i] == '-';
	return hyphens >= 2 && !letter(s, i) ? i : 0;
}

/* The end of the number at b. */
static size_t
number(struct nu_slice s, size_t b, size_t e)
{
	size_t i = b, n;

	if ((n = hyphenated(s, b)))
		return n;
	while (at(s, i) == DG || (i < e && i > b && at(s, i + 1) == DG &&
	    strchr(".,:/", s.p[i]) && s.p[i]))
		i++;
	if (i >= e)
		return e;
	if (word_at(s, i, "am") || word_at(s, i, "pm") ||
	    word_at(s, i, "a.m") || word_at(s, i, "p.m"))
		return i;
	return i + run(s, i);
}

static bool
repeats(char c)
{
	return c && strchr(".!?-*=_~#<>,+^`'|/\\$", c);
}

/* The end of the mark at b: a run of the same one, or one alone. */
static size_t
mark(struct nu_slice s, size_t b, size_t e)
{
	char c = s.p[b];
	unsigned is;
	size_t i = b + 1;

	if (class[(unsigned char)c] == XX)
		return b + look(s, b, &is);
	if ((c == ':' || c == ';') && i < e) {
		size_t nose = i + (s.p[i] == '-');

		if (nose + 1 == e && strchr(")(DP", s.p[nose]))
			return e;
	}
	if (!repeats(c))
		return i;
	/* Apostrophes pair; a long run of them is looked at two by two. */
	if ((c == '\'' || c == '`') && e > b + 2)
		e = b + 2;
	while (i < e && (s.p[i] == c || ((c == '!' || c == '?') &&
	    (s.p[i] == '!' || s.p[i] == '?'))))
		i++;
	return i;
}

static void
describe(struct nu_slice s, struct nu_tok *k)
{
	unsigned seen = 0, upper = 0, letters = 0;

	for (size_t i = k->b; i < k->e; i++) {
		unsigned c = class[(unsigned char)s.p[i]];

		seen |= 1u << c;
		upper += c == UP;
	}
	letters = upper;
	if (seen & (1u << HI | 1u << XX)) {
		uint32_t c;
		size_t n;

		k->flags |= NU_TF_HIGH;
		letters = upper = 0;
		seen &= ~(1u << LO | 1u << UP);
		for (size_t i = k->b; i < k->e; i += n ? n : 1) {
			unsigned is;

			n = nu_utf_get(nu_slice_sub(s, i, k->e), &c);
			is = n ? nu_utf_class(c) : 0;
			letters += !!(is & NU_CC_LETTER);
			upper += !!(is & NU_CC_UPPER);
			if (is & NU_CC_LOWER)
				seen |= 1u << LO;
			if (is & (NU_CC_UPPER | NU_CC_TITLE)) {
				seen |= 1u << UP;
				if (i == k->b)
					k->flags |= NU_TF_CAPITAL;
			}
			if (is & NU_CC_DIGIT)
				seen |= 1u << DG;
		}
	} else if (class[(unsigned char)s.p[k->b]] == UP) {
		k->flags |= NU_TF_CAPITAL;
	}
	if (letters || seen & 1u << LO)
		k->flags |= NU_TF_ALPHA;
	if (seen & 1u << DG)
		k->flags |= NU_TF_DIGIT;
	if (seen & 1u << LO && !(seen & 1u << UP))
		k->flags |= NU_TF_LOWER;
	if (upper >= 2 && !(seen & 1u << LO))
		k->flags |= NU_TF_ALLCAPS;
}

static struct nu_tok *
push(struct nu_toks *t, size_t b, size_t e, unsigned kind, bool spaced)
{
	NU_GROW(t->v, t->n, t->cap);
	t->v[t->n] = (struct nu_tok){ .b = (uint32_t)b, .e = (uint32_t)e,
	    .flags = spaced ? NU_TF_SPACE : 0, .kind = (uint8_t)kind };
	return &t->v[t->n++];
}

static void
add(struct nu_slice s, struct nu_toks *t, size_t b, size_t e, unsigned kind,
    bool spaced)
{
	describe(s, push(t, b, e, kind, spaced));
}

/* Adds a word of letters alone after white space; seen: the classes in it. */
static void
add_word(struct nu_slice s, struct nu_toks *t, size_t b, size_t e,
    unsigned seen)
{
	if (seen & 1u << HI)
		add(s, t, b, e, NU_T_WORD, true);
	else
		push(t, b, e, NU_T_WORD, true)->flags |= (uint16_t)(
		    NU_TF_ALPHA | (seen == 1u << LO ? NU_TF_LOWER : 0) |
		    (seen == 1u << UP && e - b > 1 ? NU_TF_ALLCAPS : 0) |
		    (class[(unsigned char)s.p[b]] == UP ? NU_TF_CAPITAL : 0));
}

static unsigned
kind_of_mark(struct nu_slice s, size_t b)
{
	unsigned is;

	if (class[(unsigned char)s.p[b]] == XX)
		look(s, b, &is);
	else
		is = nu_utf_ascii[s.p[b] & 127];
	if (strchr("$%+=<>^~|#@", s.p[b]) && s.p[b])
		return NU_T_SYMBOL;
	return is & NU_CC_PUNCT ? NU_T_PUNCT : NU_T_SYMBOL;
}

/* Words that are two: cannot, gonna, dont. Where the second begins, or 0. */
static size_t
joined(struct nu_slice w)
{
	static const char *const verb[] = { "do", "did", "does", "is", "was",
	    "would", "could", "should", "have", "has", "are", "were" };

	if (w.n < 4 || w.n > 8)
		return 0;
	if (low(w.p[w.n - 1]) == 't' && low(w.p[w.n - 2]) == 'n')
		for (size_t i = 0; i < sizeof verb / sizeof *verb; i++)
			if (strlen(verb[i]) == w.n - 2 && word_at(
			    nu_slice(w.p, w.n - 2), 0, verb[i]))
				return w.n - 2;
	if (w.n == 6 && word_at(w, 0, "cannot"))
		return 3;
	if (w.n == 5 && (word_at(w, 0, "gonna") || word_at(w, 0, "wanna") ||
	    word_at(w, 0, "gotta")))
		return 3;
	return 0;
}

/* The tokens of the chunk [b, e), which is not letters alone. */
static void
chunk(struct nu_slice s, struct nu_toks *t, size_t b, size_t e)
{
	struct nu_slice c = nu_slice_sub(s, b, e);
	bool may_link = memchr(c.p, '@', c.n) || memchr(c.p, '/', c.n) ||
	    (c.n > 4 && memchr(c.p, '.', c.n));
	size_t i = b, end, n;

	while (i < e) {
		unsigned kind = NU_T_WORD;
		bool first = i == b;

		end = 0;
		if (may_link && (first || !alnum(s, i - 1)) &&
		    (end = link(s, i, e)))
			kind = NU_T_LINK;
		if (end)
			;
		else if (letter(s, i)) {
			end = word(s, i, e);
			if (end - i > 4 && memchr(s.p + i, '.', end - i) &&
			    s.p[end - 1] != '.')
				kind = NU_T_LINK;
		} else if (at(s, i) == DG) {
			end = number(s, i, e);
			kind = NU_T_NUMBER;
		} else if (!first && (n = clitic(s, i))) {
			end = i + n;
		} else if ((n = apostrophe(s, i)) && at(s, i + n) == DG &&
		    at(s, i + n + 1) == DG && first) {
			end = number(s, i + n, e);
			kind = NU_T_NUMBER;
		} else if ((s.p[i] == '@' || s.p[i] == '#') && first &&
		    letter(s, i + 1)) {
			end = i + 1 + run(s, i + 1);
			kind = NU_T_LINK;
		} else {
			end = mark(s, i, e);
			kind = kind_of_mark(s, i);
		}
		if (end > e)
			end = e;
		add(s, t, i, end, kind, first);
		i = end;
	}
}

void
nu_tokenize(struct nu_slice text, struct nu_toks *t)
{
	struct nu_slice s = nu_slice_sub(text, 0, UINT32_MAX - 1);
	size_t i = 0, b, n;

	t->n = 0;
	for (;;) {
		unsigned seen = 0;	/* classes, but of the last byte */
		unsigned last = 0;	/* that of the last */
		bool comma;

		i = next_chunk(s, i);
		if (i >= s.n)
			return;
		for (b = i; i < s.n; i++) {
			unsigned c = class[(unsigned char)s.p[i]];

			if (c == SP || (c == XX && space(s, i)))
				break;
			seen |= last;
			last = 1u << c;
			if (c != LO || at(s, i + 1) != LO)
				continue;
			seen |= last;	/* most letters are such */
			for (i++; at(s, i + 1) == LO; i++)
				;
		}
		/* "word," is common. */
		comma = i - b > 1 && s.p[i - 1] == ',';
		if (!comma)
			seen |= last;
		if (seen & ~LETTERS)
			chunk(s, t, b, i);
		else if ((n = joined(nu_slice_sub(s, b, i - comma)))) {
			add(s, t, b, b + n, NU_T_WORD, true);
			add(s, t, b + n, i - comma, NU_T_WORD, false);
		} else {
			add_word(s, t, b, i - comma, seen);
		}
		if (comma && !(seen & ~LETTERS))
			push(t, i - 1, i, NU_T_PUNCT, false);
	}
}

void
nu_toks_free(struct nu_toks *t)
{
	free(t->v);
	*t = (struct nu_toks){ 0 };
}
