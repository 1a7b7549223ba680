#include "split/cand.h"

#include "split/close.h"
#include "split/list.h"
#include "split/peek.h"

/* What a byte may begin. */
enum { E_STOP = 1, E_QUOTE, E_OPEN, E_CLOSE, E_LINE, E_HIGH };

static const uint8_t event[256] = {
	['.'] = E_STOP, ['?'] = E_STOP, ['!'] = E_STOP,
	['"'] = E_QUOTE, ['('] = E_OPEN, ['['] = E_OPEN,
	[')'] = E_CLOSE, [']'] = E_CLOSE, ['\n'] = E_LINE,
	[0xe2] = E_HIGH, [0xe3] = E_HIGH, [0xef] = E_HIGH,
};

static bool
is_wide(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff0e ||
	    c == 0xff61;
}

enum nu_cand_mark
nu_cand_mark_of(uint32_t c)
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

/* The marks from i on: their end, what they are in c->mark. */
static size_t
take_marks(struct nu_slice t, size_t i, struct nu_cand *c)
{
	size_t dots = 0, all = 0, n;
	bool spaced = false;
	uint32_t ch;

	while ((n = char_at(t, i, &ch))) {
		enum nu_cand_mark m = nu_cand_mark_of(ch);

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
	    (k = nu_close_figures(t, c)) > c->end) {
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
		/* "a.Next", "www.Example.Com": a whole word before. */
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
	c->end = nu_close_take(s, c->stop, c);
	if (c->end < t.n && !(class_at(t, c->end, &n) & NU_CC_SPACE) &&
	    !worth(s, c))
		return false;
	c->next = skip_space(t, c->end);
	if (c->next >= t.n)
		return false;
	/* "[...] he went", "(?)": but "yields [...] Ozone" may be two. */
	if (c->at > s->begin && c->close != NU_CQ_NONE &&
	    (t.p[c->at - 1] == '[' || t.p[c->at - 1] == '(') &&
	    (c->close != NU_CQ_BRACKET ||
	    !(class_at(t, c->next, &n) & NU_CC_UPPER)))
		return false;
	c->space = c->next == c->end ? NU_CS_NONE :
	    memchr(t.p + c->end, '\n', c->next - c->end) ? NU_CS_LINE :
	    c->next - c->end == 1 ? NU_CS_ONE : NU_CS_MORE;
	if (c->mark == NU_CM_SPACED)
		omission(s, c);
	c->sure |= c->mark == NU_CM_WIDE;
	/* What never begins a sentence. */
	return !is_one_of(t.p[c->next], ",;:?!%");
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
	size_t n = char_at(s->text, i, &ch);

	s->pos = i + n;
	if (ch == 0x201c)
		s->quote = i + 1;
	else if (ch == 0x201d)
		s->quote = 0;
	return nu_cand_mark_of(ch) != NU_NCM && take(s, i, c);
}

void
nu_cand_start(struct nu_scan *s, struct nu_slice text)
{
	size_t n;

	*s = (struct nu_scan){ .text = text };
	s->first = s->begin = skip_space(text, 0);
	s->lower = s->casual = class_at(text, s->first, &n) & NU_CC_LOWER;
}

/* Whether the stop at i is one inside a word, as the next byte b tells:
 * "3.14", ".5", "a.m", "Inc.,". */
static bool
inside(struct nu_slice t, size_t i, unsigned char b)
{
	return b == ',' || (b >= 'a' && b <= 'z') || (is_digit(b) && i > 0 &&
	    (t.p[i - 1] == ' ' || is_digit((unsigned char)t.p[i - 1])));
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

				if (inside(t, i, b))
					break;
				if ((b == ' ' || b == ')') &&
				    nu_list_item(s, i, c, &cut)) {
					if (cut)
						return true;
					break;
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
			if (t.p[i] == ')' && nu_list_item(s, i, c, &cut) && cut)
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
