#include "split/split.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "base/words.h"

NU_WORDS(abbreviations);

enum { REACH = 64 };	/* bytes of context looked at on either side */

/* A place where a sentence may end. */
struct cand {
	size_t at;	/* the first mark: . ? ! … */
	size_t stop;	/* past the marks */
	size_t end;	/* past closing quotes and brackets */
	size_t next;	/* what follows, past white space */
};

static size_t
char_at(struct nu_slice t, size_t i, uint32_t *c)
{
	size_t n = nu_utf_get(nu_slice_sub(t, i, t.n), c);

	if (n == 0) {
		*c = 0xfffd;
		n = i < t.n;
	}
	return n;
}

static bool
is_mark(uint32_t c)
{
	return c == '.' || c == '?' || c == '!' || c == 0x2026 ||
	    c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e ||
	    c == 0xff61 || c == 0x203c || c == 0x203d || c == 0x2047 ||
	    c == 0x2048 || c == 0x2049;
}

static bool
is_wide(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e ||
	    c == 0xff61;
}

static size_t
skip_space(struct nu_slice t, size_t i)
{
	uint32_t c;
	size_t n;

	while (i < t.n && (n = char_at(t, i, &c)) &&
	    (nu_utf_class(c) & NU_CC_SPACE))
		i += n;
	return i;
}

/* Fills c from its first mark on. */
static void
measure(struct nu_slice t, struct cand *c)
{
	uint32_t ch;
	size_t n, i = c->at;

	while (i < t.n && (n = char_at(t, i, &ch)) && is_mark(ch))
		i += n;
	c->stop = i;
	while (i < t.n && (n = char_at(t, i, &ch)) &&
	    (nu_utf_class(ch) & NU_CC_CLOSE) && ch != '`')
		i += n;
	c->end = i;
	c->next = skip_space(t, i);
}

/* The word before the mark, without opening punctuation. */
static struct nu_slice
word_before(struct nu_slice t, size_t at, size_t low)
{
	size_t b = at, n;
	uint32_t ch;

	if (low + REACH < at)
		low = at - REACH;
	while (b > low && (n = nu_utf_last(nu_slice_sub(t, low, b), &ch)) &&
	    !(nu_utf_class(ch) & (NU_CC_SPACE | NU_CC_OPEN)) && ch != '/' &&
	    ch != '-' && ch != 0x2014)
		b -= n;
	return nu_slice_sub(t, b, at);
}

static bool
ends_sentence(struct nu_slice t, const struct cand *c, size_t low)
{
	struct nu_slice w = word_before(t, c->at, low), class = NU_S("");
	uint32_t mark, ch = 0, after;
	unsigned cc, ca;
	size_t n, i;
	bool lower, upper;

	char_at(t, c->at, &mark);
	n = char_at(t, c->next, &ch);
	cc = nu_utf_class(ch);
	/* Look behind opening marks. */
	after = ch;
	for (i = c->next; i < t.n && i < c->next + 8 && n &&
	    (nu_utf_class(after) & (NU_CC_OPEN | NU_CC_SPACE)); i += n)
		n = char_at(t, i, &after);
	ca = nu_utf_class(after);
	lower = ca & NU_CC_LOWER;
	upper = (ca & NU_CC_UPPER) || (ca & NU_CC_LETTER && !lower);
	if (is_wide(mark))
		return true;
	if (c->next == c->end && c->end < t.n) {
		/* No space: only "ends.Next". */
		return mark == '.' && c->stop == c->at + 1 && upper &&
		    c->end == c->stop && w.n > 2 &&
		    !memchr(w.p, '.', w.n) &&
		    (nu_utf_class((unsigned char)w.p[w.n - 1]) & NU_CC_LOWER) &&
		    t.n - c->next > 1 && (nu_utf_class((unsigned char)
		    t.p[c->next + 1]) & (NU_CC_LOWER | NU_CC_SPACE));
	}
	if (mark != '.')
		return !lower || (c->end == c->stop && mark != 0x2026 &&
		    c->stop - c->at > 1);
	if (c->stop - c->at > 1)
		return !lower;
	if (cc & NU_CC_PUNCT && !(cc & (NU_CC_OPEN | NU_CC_CLOSE)) &&
	    ch != '-' && ch != '*' && ch != '#' && ch != '@' && ch != 0x2022)
		return false;
	if (lower)
		return false;
	if (c->end > c->stop)
		return true;
	if (w.n == 0)
		return c->at > low;
	if (w.n == 1 && (nu_utf_class((unsigned char)w.p[0]) & NU_CC_UPPER))
		return *w.p == 'I' && c->at > low + 2 && t.p[c->at - 2] == ' ';
	if (nu_words_get(&abbreviations, w, &class) & NU_WORDS_HIT) {
		if (nu_slice_is(class, "title"))
			return false;
		if (nu_slice_is(class, "number") ||
		    nu_slice_is(class, "month"))
			return !(ca & NU_CC_DIGIT);
		if (nu_slice_is(class, "country") ||
		    nu_slice_is(class, "latin"))
			return false;
		return upper && t.n - c->next > 2;
	}
	if (memchr(w.p, '.', w.n) && w.n <= 5 &&
	    (nu_utf_class((unsigned char)w.p[0]) & NU_CC_LETTER))
		return w.p[0] == 'a' || w.p[0] == 'p';
	return true;
}

static void
add(struct nu_slice t, struct nu_sents *s, size_t b, size_t e)
{
	struct nu_slice in = nu_utf_trim(nu_slice_sub(t, b, e));

	if (in.n == 0)
		return;
	NU_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = (struct nu_sent){ (size_t)(in.p - t.p),
	    (size_t)(in.p - t.p) + in.n };
}

void
nu_split(struct nu_slice t, struct nu_sents *s)
{
	size_t b = 0, i = 0;

	s->n = 0;
	while (i < t.n) {
		unsigned char ch = (unsigned char)t.p[i];
		struct cand c = { .at = i };
		uint32_t u;

		if (ch == '.' || ch == '?' || ch == '!' ||
		    ((ch == 0xe2 || ch == 0xe3 || ch == 0xef) &&
		    char_at(t, i, &u) && is_mark(u))) {
			measure(t, &c);
			if (ends_sentence(t, &c, b)) {
				add(t, s, b, c.end);
				b = c.end;
			}
			i = c.end;
		} else {
			i++;
		}
	}
	add(t, s, b, t.n);
}

void
nu_sents_free(struct nu_sents *s)
{
	free(s->v);
	*s = (struct nu_sents){ 0 };
}
