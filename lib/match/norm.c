#include "match/norm.h"

#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(match_bits);

enum { RARE = 156, NUMBER = 110 /* tenths of a bit */,
	FAMILY = 6 /* letters */ };

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 ||
	    c == 0x2bc || c == 0xb4;
}

/* The stem: without a plural or possessive s. */
static struct nu_slice
stem(struct nu_slice w)
{
	char before;

	if (w.n < 4 || w.p[w.n - 1] != 's')
		return w;
	before = w.p[w.n - 2];
	if (before == 's' || before == 'u' || before == 'i')
		return w;
	if (w.n > 4 && before == 'e' && (w.p[w.n - 3] == 'h' ||
	    w.p[w.n - 3] == 'x'))	/* churches, boxes */
		return nu_slice_sub(w, 0, w.n - 2);
	return nu_slice_sub(w, 0, w.n - 1);
}

static unsigned
tenths(struct nu_slice s)
{
	uint64_t v;

	return nu_slice_u64(s, &v) && v <= 255 ? (unsigned)v : RARE;
}

/* What words of one family have in common: "russia", "russian"; "want",
 * "wanted"; "provide", "providing". Crude, and good enough beside the words
 * around it. */
static struct nu_slice
family(struct nu_slice root)
{
	if (root.n > 6 && nu_slice_ends(root, NU_S("ing")))
		root.n -= 3;
	else if (root.n > 5 && nu_slice_ends(root, NU_S("ed")))
		root.n -= 2;
	if (root.n > FAMILY && (root.p[FAMILY] & 0xc0) != 0x80 &&
	    !(root.p[0] >= '0' && root.p[0] <= '9'))
		root.n = FAMILY;
	return root;
}

uint32_t
nu_word_sign(struct nu_slice word)
{
	struct nu_slice value, root = stem(word);
	unsigned bits = RARE;

	if (word.p[0] >= '0' && word.p[0] <= '9')
		bits = NUMBER;
	else if (nu_words_get(&match_bits, root, &value) & NU_WORDS_HIT)
		bits = tenths(value);
	else if (nu_words_get(&match_bits, word, &value) & NU_WORDS_HIT)
		bits = tenths(value);
	return ((uint32_t)nu_slice_hash(family(root)) << 8) | bits / 2;
}

/* Whether the word at from is written as a name: with a capital; where a
 * sentence begins, only if it is no common word. */
static bool
as_name(struct nu_slice text, size_t from, uint32_t sign)
{
	size_t i = from;
	uint32_t c;

	if (!nu_utf_get(nu_slice_sub(text, from, text.n), &c) ||
	    !(nu_utf_class(c) & NU_CC_UPPER))
		return false;
	while (i > 0 && (text.p[i - 1] == ' ' || text.p[i - 1] == '\n' ||
	    (unsigned char)text.p[i - 1] >= 0x80 || text.p[i - 1] == '"' ||
	    text.p[i - 1] == '\'' || text.p[i - 1] == '('))
		i--;
	if (i > 0 && text.p[i - 1] != '.' && text.p[i - 1] != '?' &&
	    text.p[i - 1] != '!' && text.p[i - 1] != ':')
		return true;
	return nu_sign_bits(sign) >= RARE - 1;
}

/* What stands at text.p[i], as far as words go. */
enum what { GAP, PART, SILENT };

/* Whether a word character stands at i. */
static bool
word_at(struct nu_slice text, size_t i)
{
	uint32_t c;

	return nu_utf_get(nu_slice_sub(text, i, text.n), &c) &&
	    (nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT));
}

static bool
digit_at(struct nu_slice text, size_t i)
{
	return i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
}

/* from: where the word began, SIZE_MAX outside one; single: the word is one
 * character so far, or such with full stops between. */
static enum what
look(struct nu_slice text, size_t i, size_t from, bool single, size_t *len,
    bool *point)
{
	uint32_t c;

	*point = false;
	*len = nu_utf_get(nu_slice_sub(text, i, text.n), &c);
	if (!*len) {
		*len = 1;
		return GAP;
	}
	if (nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT))
		return PART;
	if (from == SIZE_MAX)
		return GAP;
	if (is_apostrophe(c) && word_at(text, i + *len))
		return SILENT;
	if ((c == '.' || c == ',') && digit_at(text, i - 1) &&
	    digit_at(text, i + 1)) {
		*point = c == '.';
		return SILENT;
	}
	if (c == '.' && single && (word_at(text, i + 1) ? !word_at(text,
	    i + 2) || (i + 2 < text.n && text.p[i + 2] == '.') : i > from + 1))
		return SILENT;
	return c == 0xad || c == 0x200d || c == 0x200c ? SILENT : GAP;
}

static void
finish(struct nu_wording *w, struct nu_slice text, size_t from, size_t to,
    size_t norm)
{
	struct nu_mword *k;

	if (w->norm.n == norm)
		return;	/* folded to nothing */
	NU_GROW(w->v, w->n, w->cap);
	k = &w->v[w->n++];
	*k = (struct nu_mword){ (uint32_t)from, (uint32_t)to, (uint32_t)norm,
	    (uint32_t)w->norm.n, 0 };
	k->sign = nu_word_sign(nu_slice(w->norm.p + norm, w->norm.n - norm));
	if (as_name(text, from, k->sign))
		k->sign |= NU_SIGN_NAME;
	nu_buf_byte(&w->norm, ' ');
}

void
nu_wording_set(struct nu_wording *w, struct nu_slice text, size_t most)
{
	size_t from = SIZE_MAX, to = 0, norm = 0, parts = 0, len;
	bool single = true, point;

	w->n = 0;
	nu_buf_clear(&w->norm);
	if (text.n > UINT32_MAX)
		text.n = UINT32_MAX;
	for (size_t i = 0; i < text.n && w->n < most; i += len) {
		switch (look(text, i, from, single, &len, &point)) {
		case PART:
			if (from == SIZE_MAX) {
				from = i;
				norm = w->norm.n;
				single = true;
				parts = 0;
			}
			parts++;
			single = single && (parts == 1 || text.p[i - 1] == '.');
			to = i + len;
			if (len == 1)
				nu_buf_byte(&w->norm, (char)nu_utf_lower(
				    (unsigned char)text.p[i]));
			else
				nu_utf_add_fold(&w->norm, nu_slice(text.p + i,
				    len));
			break;
		case SILENT:
			if (point)
				nu_buf_byte(&w->norm, '.');
			break;
		case GAP:
		default:
			if (from != SIZE_MAX)
				finish(w, text, from, to, norm);
			from = SIZE_MAX;
		}
	}
	if (from != SIZE_MAX && w->n < most)
		finish(w, text, from, to, norm);
	if (w->norm.n && w->norm.p[w->norm.n - 1] == ' ')
		w->norm.n--;
}

void
nu_wording_free(struct nu_wording *w)
{
	free(w->v);
	nu_buf_free(&w->norm);
	*w = (struct nu_wording){ 0 };
}
