#include "split/cand.h"

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(openers);

/* What a byte may begin. */
enum { E_STOP = 1, E_QUOTE, E_OPEN, E_CLOSE, E_LINE, E_HIGH };

static const uint8_t event[256] = {
	['.'] = E_STOP, ['?'] = E_STOP, ['!'] = E_STOP,
	['"'] = E_QUOTE, ['('] = E_OPEN, ['['] = E_OPEN,
	[')'] = E_CLOSE, [']'] = E_CLOSE, ['\n'] = E_LINE,
	[0xe2] = E_HIGH, [0xe3] = E_HIGH, [0xef] = E_HIGH,
};

size_t
nu_cand_char(struct nu_slice t, size_t i, uint32_t *c)
{
	size_t n;

	if (i < t.n && (unsigned char)t.p[i] < 0x80) {
		*c = (unsigned char)t.p[i];
		return 1;
	}
	n = nu_utf_get(nu_slice_sub(t, i, t.n), c);
	if (n == 0) {
		*c = 0xfffd;
		n = i < t.n;
	}
	return n;
}

static bool
is_digit(unsigned char b)
{
	return b >= '0' && b <= '9';
}

static bool
is_wide(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e ||
	    c == 0xff61;
}

/* A mark that may end a sentence; what it is as enum nu_cand_mark, or NU_NCM. */
static enum nu_cand_mark
mark_of(uint32_t c)
{
	switch (c) {
	case '.': return NU_CM_STOP;
	case '?': return NU_CM_ASK;
	case '!': return NU_CM_CALL;
	case 0x2026: return NU_CM_DOTS3;
	case 0x203c: return NU_CM_CALL;
	case 0x203d: case 0x2047: case 0x2048: case 0x2049: return NU_CM_ASK;
	}
	return is_wide(c) ? NU_CM_WIDE : NU_NCM;
}

static unsigned
class_at(struct nu_slice t, size_t i, size_t *n)
{
	uint32_t c = 0;

	*n = nu_cand_char(t, i, &c);
	return *n ? nu_utf_class(c) : 0;
}

static unsigned
class_before(struct nu_slice t, size_t i)
{
	uint32_t c;

	return nu_utf_last(nu_slice_sub(t, 0, i), &c) ? nu_utf_class(c) : 0;
}

static size_t
skip_space(struct nu_slice t, size_t i)
{
	size_t n;

	while (i < t.n && (class_at(t, i, &n) & NU_CC_SPACE))
		i += n;
	return i;
}

/* The marks from i on: their end, what they are in c->mark. */
static size_t
take_marks(struct nu_slice t, size_t i, struct nu_cand *c)
{
	size_t dots = 0, all = 0, n;
	bool spaced = false;
	uint32_t ch;

	while ((n = nu_cand_char(t, i, &ch))) {
		enum nu_cand_mark m = mark_of(ch);

		if (m == NU_NCM) {
			/* ". . ." */
			if (ch != ' ' || dots != all || i + 1 >= t.n ||
			    t.p[i + 1] != '.' || (i + 2 < t.n &&
			    t.p[i + 2] != ' ' && t.p[i + 2] != '.' &&
			    !(nu_utf_ascii[t.p[i + 2] & 127] & NU_CC_CLOSE)))
				break;
			spaced = true;
			i++;
			continue;
		}
		if (all == 0)
			c->mark = (uint8_t)m;
		else if (m != c->mark && c->mark != NU_CM_WIDE)
			c->mark = NU_CM_MIXED;
		dots += ch == '.' ? 1 : ch == 0x2026 ? 3 : 0;
		all += ch == 0x2026 ? 3 : 1;
		i += n;
	}
	if (dots == all && all > 1)
		c->mark = spaced ? NU_CM_SPACED : all == 2 ? NU_CM_DOTS2 :
		    all == 3 ? NU_CM_DOTS3 : NU_CM_DOTS4;
	return i;
}

/* A note such as [12], [b] or [...] from i on, perhaps behind spaces; its end, or
 * i. */
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

		if (t.p[i + n] & 0x80 || !(cc & (n ? NU_CC_LOWER : NU_CC_UPPER)))
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

/* What closes after the marks, and notes. */
static size_t
take_closers(const struct nu_scan *s, size_t i, struct nu_cand *c)
{
	struct nu_slice t = s->text;
	bool quote = s->quote != 0;
	uint32_t ch;
	size_t n, k;

	for (;; i += n) {
		enum nu_cand_close q;

		n = nu_cand_char(t, i, &ch);
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
		} else if (mark_of(ch) != NU_NCM && c->close != NU_CQ_NONE) {
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
	if (c->mark == NU_CM_STOP && (k = take_number(t, c->at, i)) > i) {
		i = k;
		if (c->close == NU_CQ_NONE)
			c->close = NU_CQ_NOTE;
	}
	return i;
}

/* Note numbers glued to the stop: "consultation.11 12 Take". */
static size_t
take_figures(struct nu_slice t, const struct nu_cand *c)
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

/* Whether a candidate without white space behind it is worth a look: a word
 * on both sides ("ends.Next"), not the inside of a link, a number or an
 * abbreviation. */
static bool
worth(const struct nu_scan *s, struct nu_cand *c)
{
	struct nu_slice t = s->text;
	size_t n, k;
	unsigned before = class_before(t, c->at), after;

	after = class_at(t, c->end, &n);
	if (c->mark == NU_CM_WIDE)
		return !(after & NU_CC_DIGIT);
	if (c->close == NU_CQ_NONE && (after & NU_CC_DIGIT) &&
	    (k = take_figures(t, c)) > c->end) {
		c->end = k;
		c->close = NU_CQ_NOTE;
		return true;
	}
	if (c->close == NU_CQ_NONE && !(before & (NU_CC_LOWER | NU_CC_CLOSE)))
		return false;
	if (c->mark != NU_CM_STOP && c->close == NU_CQ_NONE &&
	    (after & NU_CC_LOWER) && c->mark < NU_CM_DOTS2)
		return true;
	if (!(after & (NU_CC_UPPER | NU_CC_OPEN)))
		return false;
	if (c->mark == NU_CM_STOP && c->close == NU_CQ_NONE) {
		/* "a.Next", "www.Example.Com": the word before must be whole. */
		for (k = c->at; k > s->begin && c->at - k < 24; k--) {
			unsigned char b = (unsigned char)t.p[k - 1];

			if (b == ' ' || b == '\n')
				break;
			if (b == '.' || b == '@' || b == '/' || b == ':' ||
			    b == '<')
				return false;
		}
		for (k = c->end; k < t.n && k < c->end + 24 &&
		    t.p[k] != ' '; k++)
			if (t.p[k] == '@' || (t.p[k] == '/' && k + 1 < t.n &&
			    t.p[k + 1] == '/'))
				return false;
	}
	return true;
}

/* "self. . . . The": in a sentence that shows what it leaves out by three
 * points, the first of four is the stop and the rest begins the next. */
static void
omission(struct nu_scan *s, struct nu_cand *c)
{
	struct nu_slice t = s->text;

	if (s->omits && c->stop - c->at == 7 && c->at > 0 &&
	    t.p[c->at - 1] != ' ' && c->close == NU_CQ_NONE) {
		c->stop = c->end = c->at + 1;
		c->next = c->at + 2;
		c->sure = true;
	}
	s->omits = true;
}

/* Fills c from its first mark on; false when it is none. */
static bool
measure(struct nu_scan *s, struct nu_cand *c)
{
	struct nu_slice t = s->text;
	size_t n;

	c->quote = s->quote;
	c->bracket = s->bracket;
	c->stop = take_marks(t, c->at, c);
	c->end = take_closers(s, c->stop, c);
	/* "[...]", "(?)" */
	if (c->at > s->begin && c->close != NU_CQ_NONE &&
	    (t.p[c->at - 1] == '[' || t.p[c->at - 1] == '('))
		return false;
	if (c->end < t.n && !(class_at(t, c->end, &n) & NU_CC_SPACE) &&
	    !worth(s, c))
		return false;
	c->next = skip_space(t, c->end);
	if (c->next >= t.n)
		return false;
	c->space = c->next == c->end ? NU_CS_NONE :
	    memchr(t.p + c->end, '\n', c->next - c->end) ? NU_CS_LINE :
	    c->next - c->end == 1 ? NU_CS_ONE : NU_CS_MORE;
	if (c->mark == NU_CM_SPACED)
		omission(s, c);
	c->sure |= c->mark == NU_CM_WIDE;
	/* A comma never begins a sentence. */
	return t.p[c->next] != ',';
}

/* A blank line inside a block. */
static bool
blank_line(struct nu_scan *s, size_t i, struct nu_cand *c)
{
	struct nu_slice t = s->text;
	size_t k = i + 1;

	while (k < t.n && (t.p[k] == ' ' || t.p[k] == '\t' || t.p[k] == '\r'))
		k++;
	if (k >= t.n || t.p[k] != '\n')
		return false;
	c->at = c->stop = c->end = i;
	c->next = skip_space(t, k);
	c->sure = true;
	return true;
}

/* The styles of a list's numbers: "1." "1)" "1.)", letters likewise. */
enum { L_DOT = 1, L_BRACKET = 2, L_BOTH = 3, L_LETTER = 4, L_BULLET = 8 };

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
	while (k > s->begin && (n = nu_utf_last(nu_slice_sub(t, 0, k), &c)) &&
	    (c == 0x2022 || c == 0x2043 || c == 0x25cf ||
	    (c == ' ' && k > s->begin + 1 && (*style & L_BULLET) == 0 &&
	    nu_utf_last(nu_slice_sub(t, 0, k - 1), &c) && (c == 0x2022 ||
	    c == 0x2043 || c == 0x25cf)))) {
		k -= n;
		if (c == 0x2022 || c == 0x2043 || c == 0x25cf)
			*style |= L_BULLET;
	}
	*begin = k;
	return k == 0 || (class_before(t, k) & NU_CC_SPACE) ? v : 0;
}

/* A list inside one text: an item's number at its begin, then the next
 * number, written alike. Tells whether the mark at i belongs to such a
 * number; c is set when it parts two sentences. */
static bool
list_item(struct nu_scan *s, size_t i, struct nu_cand *c, bool *cut)
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
	    t.p[begin - 2] == ':') {	/* "Results: 1. Bolt 2. Blake": no items */
		s->run = 2;
		s->pos = after;
		return true;
	}
	if (v == s->run && style == L_DOT) {
		s->run++;
		s->pos = after;
		return true;
	}
	if (v != s->item || style != s->style)
		return false;
	if (skip_space(t, after) >= t.n)
		return false;
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

/* The state of quotation marks and brackets between two offsets that a
 * candidate took in one step. */
static void
pass(struct nu_scan *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		switch (s->text.p[i]) {
		case '"':
			s->quote = s->quote ? 0 : i + 1;
			break;
		case ')': case ']':
			s->bracket = 0;
			break;
		case '\xe2':
			if (to - i >= 3 && s->text.p[i + 1] == '\x80' &&
			    s->text.p[i + 2] == '\x9d')
				s->quote = 0;
			break;
		}
}

/* A candidate from its first mark at i on: what it took is not looked at
 * again, also when it is none. */
static bool
take(struct nu_scan *s, size_t i, struct nu_cand *c)
{
	bool found;

	c->at = i;
	found = measure(s, c);
	if (c->end > s->pos) {
		pass(s, s->pos, c->end);
		s->pos = c->end;
	}
	return found;
}

/* Quotation marks beyond ASCII keep the state; marks are candidates. */
static bool
high(struct nu_scan *s, size_t i, struct nu_cand *c)
{
	uint32_t ch;
	size_t n = nu_cand_char(s->text, i, &ch);

	s->pos = i + n;
	if (ch == 0x201c)
		s->quote = i + 1;
	else if (ch == 0x201d)
		s->quote = 0;
	return mark_of(ch) != NU_NCM && take(s, i, c);
}

void
nu_cand_start(struct nu_scan *s, struct nu_slice text)
{
	size_t n;

	*s = (struct nu_scan){ .text = text };
	s->first = s->begin = skip_space(text, 0);
	s->lower = s->casual = class_at(text, s->first, &n) & NU_CC_LOWER;
}

bool
nu_cand_next(struct nu_scan *s, struct nu_cand *c)
{
	struct nu_slice t = s->text;
	size_t i = s->pos;
	bool cut;

	for (;;) {
		while (i < t.n && !event[(unsigned char)t.p[i]])
			i++;
		if (i >= t.n) {
			s->pos = i;
			return false;
		}
		*c = (struct nu_cand){ 0 };
		s->pos = i + 1;
		switch (event[(unsigned char)t.p[i]]) {
		case E_STOP:
			if (t.p[i] == '.' && i + 1 < t.n) {
				unsigned char b = (unsigned char)t.p[i + 1];

				/* "3.14", "a.m", "Inc.," */
				if ((is_digit(b) && i > 0 && (t.p[i - 1] == ' ' ||
				    is_digit((unsigned char)t.p[i - 1]))) ||
				    b == ',' || (b >= 'a' && b <= 'z'))
					break;
				if (b == ' ' || b == ')') {
					if (list_item(s, i, c, &cut)) {
						if (cut)
							return true;
						break;
					}
				}
			}
			if (take(s, i, c))
				return true;
			break;
		case E_QUOTE:
			s->quote = s->quote ? 0 : i + 1;
			break;
		case E_OPEN:
			s->bracket = i + 1;
			break;
		case E_CLOSE:
			s->bracket = 0;
			if (t.p[i] == ')' && list_item(s, i, c, &cut) && cut)
				return true;
			break;
		case E_LINE:
			if (blank_line(s, i, c)) {
				s->pos = c->next;
				return true;
			}
			break;
		case E_HIGH:
			if (high(s, i, c))
				return true;
			break;
		}
		i = s->pos;
	}
}

void
nu_cand_cut(struct nu_scan *s, const struct nu_cand *c)
{
	size_t n;

	s->begin = c->next;
	s->omits = false;
	s->run = 0;
	s->lower = s->casual || class_at(s->text, c->next, &n) & NU_CC_LOWER;
}
