#include "split/close.h"

#include "base/words.h"
#include "split/peek.h"

NU_WORDS(openers);

/* A note such as [12], [b] or [...] from i on, perhaps behind spaces; its end,
 * or i. */
static size_t
take_note(struct nu_slice t, size_t i)
{
	size_t k = i, b;

	while (k < t.n && t.p[k] == ' ' && k < i + 2)
		k++;
	if (k >= t.n || t.p[k] != '[')
		return i;
	if (nu_slice_starts(nu_slice_sub(t, k, t.n), NU_S("[...]")) ||
	    nu_slice_starts(nu_slice_sub(t, k, t.n), NU_S("[\xe2\x80\xa6]")))
		return k + 5;
	for (b = ++k; k < t.n && k < b + 4 &&
	    (nu_utf_ascii[t.p[k] & 127] & (NU_CC_DIGIT | NU_CC_LOWER)); k++)
		;
	return k > b && k < t.n && t.p[k] == ']' ? k + 1 : i;
}

/* Whether a capitalised word that likes to begin sentences stands at i, such
 * as The or In; nouns do not count. */
static bool
opens(struct nu_slice t, size_t i)
{
	struct nu_slice class = NU_S("");
	char word[12];
	size_t n = 0;

	for (; i + n < t.n && n < sizeof word; n++) {
		unsigned cc = nu_utf_ascii[t.p[i + n] & 127];

		if (t.p[i + n] & 0x80 ||
		    !(cc & (n ? NU_CC_LOWER : NU_CC_UPPER)))
			break;
		word[n] = (char)(t.p[i + n] | 0x20);
	}
	return n > 1 && n < sizeof word && i + n < t.n &&
	    (t.p[i + n] == ' ' || t.p[i + n] == ',') &&
	    nu_words_get(&openers, nu_slice(word, n), &class) &
	    NU_WORDS_HIT && (nu_slice_is(class, "pron") ||
	    nu_slice_is(class, "det") || nu_slice_is(class, "prep") ||
	    nu_slice_is(class, "conj") || nu_slice_is(class, "adv"));
}

/* The number of a note between two sentences: "rights. 4 Even though", not
 * "No. 1 In". */
static size_t
take_number(struct nu_slice t, size_t at, size_t i)
{
	size_t k = i + 1, b = at;

	if (i + 2 >= t.n || t.p[i] != ' ' || !is_digit((unsigned char)t.p[k]))
		return i;
	while (b > 0 && at - b < 4 && t.p[b - 1] >= 'a' && t.p[b - 1] <= 'z')
		b--;
	if (at - b < 4 && !(class_before(t, at) & NU_CC_CLOSE))
		return i;
	while (k < t.n && k < i + 4 && is_digit((unsigned char)t.p[k]))
		k++;
	return k > i + 1 && k < t.n && t.p[k] == ' ' && opens(t, k + 1) ? k : i;
}

/* A face such as :-) behind a space at i: its end, or i. */
static size_t
take_face(struct nu_slice t, size_t i)
{
	size_t k = i;

	k += k < t.n && t.p[k] == ' ';
	if (k + 1 >= t.n || !is_one_of(t.p[k], ":;="))
		return i;
	k++;
	k += is_one_of(t.p[k], "-'^") && k + 1 < t.n;
	if (!is_one_of(t.p[k], ")(DPp]|"))
		return i;
	while (k < t.n && k < i + 8 && (t.p[k] == t.p[k - 1] ||
	    is_one_of(t.p[k], ")(DPp]|")))
		k++;
	return k == t.n || t.p[k] == ' ' || t.p[k] == '\n' ? k : i;
}

size_t
nu_close_take(const struct nu_scan *s, size_t i, struct nu_cand *c)
{
	struct nu_slice t = s->text;
	bool quote = s->quote != 0;
	uint32_t ch;
	size_t n, k;

	for (;; i += n) {
		enum nu_cand_close q;

		n = char_at(t, i, &ch);
		if (n == 0)
			break;
		if (ch == '"' || ch == 0x201d || ch == 0xbb || ch == 0x300d ||
		    ch == 0x300f) {
			q = NU_CQ_DOUBLE;
			quote = false;
		} else if (ch == '\'' || ch == 0x2019 || ch == 0x203a) {
			q = NU_CQ_SINGLE;
			if (c->close == NU_CQ_SINGLE && ch == '\'')
				q = NU_CQ_DOUBLE, c->close = NU_CQ_NONE;
		} else if (ch == ')' || ch == ']' || ch == '}' ||
		    ch == 0xff09) {
			q = NU_CQ_BRACKET;
		} else if (nu_cand_mark_of(ch) != NU_NCM &&
		    c->close != NU_CQ_NONE) {
			c->again = true;
			continue;
		} else {
			break;
		}
		c->close = c->close == NU_CQ_NONE || c->close == q ?
		    (uint8_t)q : NU_CQ_BOTH;
	}
	/* A closing mark that a space parts from the stop. */
	if (quote && c->close == NU_CQ_NONE && i + 1 < t.n && t.p[i] == ' ' &&
	    t.p[i + 1] == '"' && (i + 2 == t.n || t.p[i + 2] == ' ')) {
		c->close = NU_CQ_DOUBLE;
		i += 2;
	}
	while ((k = take_note(t, i)) > i) {
		i = k;
		if (c->close == NU_CQ_NONE)
			c->close = NU_CQ_NOTE;
	}
	if (c->close == NU_CQ_NONE)
		i = take_face(t, i);
	if (c->mark == NU_CM_STOP && (k = take_number(t, c->at, i)) > i) {
		i = k;
		if (c->close == NU_CQ_NONE)
			c->close = NU_CQ_NOTE;
	}
	return i;
}

size_t
nu_close_figures(struct nu_slice t, const struct nu_cand *c)
{
	size_t i = c->end, k;

	if (c->mark != NU_CM_STOP ||
	    !(class_before(t, c->at) & (NU_CC_LOWER | NU_CC_CLOSE)))
		return c->end;
	for (;;) {
		for (k = i; k < t.n && k < i + 3 && t.p[k] >= '0' &&
		    t.p[k] <= '9'; k++)
			;
		if (k == i || k >= t.n || (t.p[k] != ' ' && t.p[k] != ','))
			return i > c->end && t.p[i - 1] == ' ' ? i - 1 : c->end;
		i = k + 1;
		if (t.p[k] == ' ' && i < t.n &&
		    (nu_utf_ascii[t.p[i] & 127] & NU_CC_UPPER))
			return k;
	}
}
