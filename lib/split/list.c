#include "split/list.h"

#include "base/words.h"
#include "split/peek.h"

NU_WORDS(openers);

/* The styles of a list's numbers: "1." "1)" "1.)", letters likewise. */
enum { L_DOT = 1, L_BRACKET = 2, L_BOTH = 3, L_LETTER = 4, L_BULLET = 8 };

static bool
is_bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x2043 || c == 0x25cf;
}

/* Whether the word before i, past a space, is one that an item cannot end
 * with: "in the 2. Liga". */
static bool
goes_on(struct nu_slice t, size_t i)
{
	struct nu_slice class = NU_S("");
	size_t e = i, b;

	while (e > 0 && t.p[e - 1] == ' ' && i - e < 4)
		e--;
	for (b = e; b > 0 && e - b < 12 && t.p[b - 1] >= 'a' &&
	    t.p[b - 1] <= 'z'; b--)
		;
	return nu_words_get(&openers, nu_slice_sub(t, b, e), &class) &
	    NU_WORDS_HIT && (nu_slice_is(class, "det") ||
	    nu_slice_is(class, "prep") || nu_slice_is(class, "conj"));
}

/* Whether the word that ends before i is the number of a list's item: its
 * value, its style, where it begins (with a bullet before it). */
static uint32_t
list_number(const struct nu_scan *s, size_t i, uint8_t *style, size_t *begin)
{
	struct nu_slice t = s->text;
	size_t k = i, low = i > 3 ? i - 3 : 0, n;
	uint32_t v = 0, c;

	while (k > low && t.p[k - 1] >= '0' && t.p[k - 1] <= '9')
		k--;
	if (k < i) {
		for (size_t j = k; j < i; j++)
			v = v * 10 + (uint32_t)(t.p[j] - '0');
	} else if (k > 0 && t.p[k - 1] >= 'a' && t.p[k - 1] <= 'z') {
		v = (uint32_t)(t.p[--k] - 'a') + 1;
		*style |= L_LETTER;
	} else {
		return 0;
	}
	while (k > s->begin) {	/* a bullet before it, and a space */
		size_t space = t.p[k - 1] == ' ' && !(*style & L_BULLET);

		n = nu_utf_last(nu_slice_sub(t, 0, k - space), &c);
		if (!n || !is_bullet(c))
			break;
		k -= n + space;
		*style |= L_BULLET;
	}
	*begin = k;
	return k == 0 || (class_before(t, k) & NU_CC_SPACE) ? v : 0;
}

bool
nu_list_item(struct nu_scan *s, size_t i, struct nu_cand *c, bool *cut)
{
	struct nu_slice t = s->text;
	uint8_t style = t.p[i] == ')' ? L_BRACKET : L_DOT;
	size_t after = i + 1, begin;
	uint32_t v;

	*cut = false;
	if (style == L_DOT && after < t.n && t.p[after] == ')') {
		style = L_BOTH;
		after++;
	}
	if (after >= t.n || t.p[after] != ' ')
		return false;
	v = list_number(s, i, &style, &begin);
	if (v == 0)
		return false;
	if (begin == s->begin && (v != s->item || style != s->style)) {
		/* "3. It was 4. Then": only a list's begin makes a list. */
		s->item = v > 1 && style == L_DOT ? 0 : v + 1;
		s->style = style;
		s->pos = after;
		return true;
	}
	if (v == 1 && begin > 1 && t.p[begin - 1] == ' ' &&
	    t.p[begin - 2] == ':') {
		/* "Results: 1. Bolt 2. Blake" */
		s->run = 2;
		s->pos = after;
		return true;
	}
	if (v == s->run && style == L_DOT) {
		s->run++;
		s->pos = after;
		return true;
	}
	if (v != s->item || style != s->style || skip_space(t, after) >= t.n)
		return false;
	if (goes_on(t, begin)) {
		s->pos = after;
		return true;
	}
	s->item++;
	s->pos = after;
	if (begin > s->begin) {
		size_t e = begin;

		while (e > s->begin && t.p[e - 1] == ' ')
			e--;
		c->at = c->stop = c->end = e;
		c->next = begin;
		c->sure = true;
		*cut = true;
	}
	return true;
}
