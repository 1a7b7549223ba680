#include "quote/marks.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "base/words.h"

NU_WORDS(elisions);

/* A mark as it stands in the text: what it could be, by itself and by its
 * neighbours. */
enum { OPENS = 1, CLOSES = 2, WEAK = 4 /* may be a plural's apostrophe */ };

struct nu_event {
	uint32_t at;
	uint8_t len, kind, can;
	uint32_t next;	/* singles: the next one that may close */
};

static bool
word_char(uint32_t c)
{
	return nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT | NU_CC_LOWER |
	    NU_CC_UPPER);
}

static bool
digit_char(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* The character before or after a place; ' ' at either end of the text. */
static uint32_t
char_before(struct nu_slice t, size_t at)
{
	uint32_t c;

	return nu_utf_last(nu_slice(t.p, at), &c) ? c : ' ';
}

static uint32_t
char_after(struct nu_slice t, size_t at)
{
	uint32_t c;

	return nu_utf_get(nu_slice_sub(t, at, t.n), &c) ? c : ' ';
}

static bool
is_space(uint32_t c)
{
	return nu_utf_class(c) & NU_CC_SPACE;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static bool
is_mark(uint32_t c)
{
	return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0xBB ||
	    (c >= 0x2018 && c <= 0x201F);
}

/* What a mark that looks the same on both sides could be there. */
static unsigned
can_be(uint32_t before, uint32_t after)
{
	unsigned can = 0;
	unsigned b = nu_utf_class(before);

	if (!is_space(after) && ((b & (NU_CC_SPACE | NU_CC_OPEN)) ||
	    is_dash(before) || is_mark(before) || before == '/'))
		can |= OPENS;
	if (!is_space(before) && !(b & NU_CC_OPEN && !is_mark(before)) &&
	    !word_char(after))
		can |= CLOSES;
	if (is_space(before) && is_space(after))
		can = OPENS | CLOSES;
	if (!can)
		can = is_space(before) ? OPENS : CLOSES;
	return can;
}

/* '90s, '08, 'em, 'til and the like begin with an apostrophe. */
static bool
elision(struct nu_slice t, size_t at)
{
	struct nu_slice s = nu_slice_sub(t, at, at + 12);
	char low[12];
	size_t n = 0;

	if (s.n >= 2 && digit_char((unsigned char)s.p[0]) &&
	    digit_char((unsigned char)s.p[1]) &&
	    (s.n == 2 || !digit_char((unsigned char)s.p[2])))
		return s.n == 2 || s.p[2] != '%';
	while (n < s.n && ((s.p[n] | 32) >= 'a' && (s.p[n] | 32) <= 'z'))
		n++;
	for (size_t i = 0; i < n; i++)
		low[i] = (char)(s.p[i] | 32);
	return nu_words_has(&elisions, nu_slice(low, n));
}

/* Classifies a single mark at at; 0 when it is an apostrophe. */
static unsigned
single_can(struct nu_slice t, size_t at, size_t len, uint32_t c)
{
	uint32_t before = char_before(t, at), after = char_after(t, at + len);
	unsigned can = 0;
	bool left = is_space(before) || is_dash(before) ||
	    (nu_utf_class(before) & NU_CC_OPEN) || is_mark(before);

	if (c == 0x2018 || c == '`')
		return left || !word_char(before) ? OPENS : 0;
	if (word_char(before) && word_char(after))
		return 0;
	if (digit_char(before) && c == '\'')	/* feet */
		return is_space(after) || digit_char(after) ? CLOSES | WEAK : 0;
	if (c == '\'' && left && !is_space(after) && !elision(t, at + len))
		can |= OPENS;
	if (!is_space(before) && !word_char(after)) {
		can |= CLOSES;
		if ((before == 's' || before == 'S' || before == 'n' ||
		    before == 'z') && is_space(after))
			can |= WEAK;
	}
	return can;
}

static void
add_event(struct nu_marks *m, size_t at, size_t len, unsigned kind,
    unsigned can)
{
	if (!can)
		return;
	NU_GROW(m->ev, m->nev, m->capev);
	m->ev[m->nev++] = (struct nu_event){ .at = (uint32_t)at,
	    .len = (uint8_t)len, .kind = (uint8_t)kind, .can = (uint8_t)can };
}

/* A double mark that opens by its shape may stand for a closing one, and the
 * other way round, when its neighbours leave no doubt. */
static unsigned
double_can(struct nu_slice t, size_t at, size_t len, uint32_t c)
{
	uint32_t before = char_before(t, at), after = char_after(t, at + len);

	switch (c) {
	case 0x201C: case 0x201E: case 0x201F: case 0xAB:
		return is_space(after) && !is_space(before) &&
		    after != 0xA0 ? CLOSES : OPENS;
	case 0x201D: case 0xBB:
		return is_space(before) && word_char(after) ? OPENS : CLOSES;
	default:
		return can_be(before, after);
	}
}

static void
find_events(struct nu_slice t, struct nu_marks *m)
{
	/* The first bytes of marks: most bytes are none. */
	static const bool first[256] = { ['"'] = true, ['\''] = true,
	    ['`'] = true, [0xE2] = true, [0xC2] = true };
	size_t i = 0;
	uint32_t c;

	m->nev = 0;
	for (;;) {
		const unsigned char *p = (const unsigned char *)t.p + i;
		size_t n = 1;
		unsigned char b;

		while (i + 4 <= t.n && !(first[p[0]] | first[p[1]] |
		    first[p[2]] | first[p[3]])) {
			i += 4;
			p += 4;
		}
		if (i >= t.n)
			break;
		b = *p;
		if (!first[b]) {
			i++;
			continue;
		}
		if (b == '"') {
			/* 6'2" and 12" are inches, unless a quotation is to be
			 * closed: pairing decides by the event's weakness. */
			unsigned can = double_can(t, i, 1, b);

			if (digit_char(char_before(t, i)))
				can |= WEAK;
			add_event(m, i, 1, NU_MARK_DOUBLE, can);
		} else if ((b == '\'' || b == '`') && i + 1 < t.n &&
		    t.p[i + 1] == t.p[i]) {
			add_event(m, i, 2, NU_MARK_DOUBLE, b == '`' ? OPENS :
			    double_can(t, i, 2, b));
			n = 2;
		} else if (b == '\'' || b == '`') {
			add_event(m, i, 1, NU_MARK_SINGLE,
			    single_can(t, i, 1, b));
		} else if (b == 0xE2 && i + 2 < t.n &&
		    (unsigned char)t.p[i + 1] == 0x80 &&
		    ((unsigned char)t.p[i + 2] & 0xF8) == 0x98) {
			c = 0x2000 + ((unsigned char)t.p[i + 2] & 0x3F);
			n = 3;
			if (c < 0x201C)
				add_event(m, i, 3, NU_MARK_SINGLE,
				    single_can(t, i, 3, c));
			else
				add_event(m, i, 3, NU_MARK_DOUBLE,
				    double_can(t, i, 3, c));
		} else if (b == 0xC2 && i + 1 < t.n &&
		    ((unsigned char)t.p[i + 1] == 0xAB ||
		    (unsigned char)t.p[i + 1] == 0xBB)) {
			n = 2;
			add_event(m, i, 2, NU_MARK_ANGLE, double_can(t, i, 2,
			    (unsigned char)t.p[i + 1]));
		}
		i += n;
	}
}

static void
add_mark(struct nu_marks *m, const struct nu_event *o, size_t b, size_t e,
    size_t oe, unsigned flags)
{
	if (b >= e)
		return;
	NU_GROW(m->v, m->n, m->cap);
	m->v[m->n++] = (struct nu_qmark){ o->at, (uint32_t)oe, (uint32_t)b,
	    (uint32_t)e, o->kind, (uint8_t)flags };
}

/* For each single mark the next one that closes firmly, and, when there is
 * none before the next that opens, the next that closes weakly. */
static void
link_singles(struct nu_marks *m)
{
	uint32_t firm = UINT32_MAX, weak = UINT32_MAX;

	for (size_t i = m->nev; i-- > 0;) {
		struct nu_event *e = &m->ev[i];

		if (e->kind != NU_MARK_SINGLE)
			continue;
		e->next = firm != UINT32_MAX ? firm : weak;
		if (e->can & OPENS && !(e->can & CLOSES))
			firm = weak = UINT32_MAX;
		else if (e->can & CLOSES && e->can & WEAK)
			weak = (uint32_t)i;
		else if (e->can & CLOSES)
			firm = (uint32_t)i;
	}
}

/* The event after i that is a double or angle mark; nev when there is none. */
static size_t
next_double(const struct nu_marks *m, size_t i)
{
	for (i++; i < m->nev && m->ev[i].kind == NU_MARK_SINGLE; i++)
		;
	return i;
}

/* With the quotation that o opened still open, event i could open again: it is
 * a quotation within when the next two both close. */
static bool
opens_within(const struct nu_marks *m, size_t i)
{
	size_t a = next_double(m, i), b;

	if (a >= m->nev || m->ev[a].can & OPENS)
		return false;
	b = next_double(m, a);
	return b < m->nev && !(m->ev[b].can & OPENS);
}

/* The place where a quotation that was never closed ends, in text [b, e):
 * white space off the end. */
static size_t
trim_end(struct nu_slice t, size_t b, size_t e)
{
	while (e > b && (t.p[e - 1] == ' ' || t.p[e - 1] == '\n' ||
	    t.p[e - 1] == '\t' || t.p[e - 1] == '\r'))
		e--;
	return e;
}

/* A single mark at the text's begin, or after a stop and before a capital. */
static bool
begins_sentence(struct nu_slice t, size_t at, size_t len)
{
	if (at == 0)
		return true;
	return at >= 2 && t.p[at - 1] == ' ' && strchr(".?!", t.p[at - 2]) &&
	    nu_utf_class(char_after(t, at + len)) & NU_CC_UPPER;
}

void
nu_marks_find(struct nu_slice t, struct nu_marks *m)
{
	const struct nu_event *o = NULL;	/* what is open */
	unsigned deep = 0;

	if (t.n > UINT32_MAX)
		t.n = UINT32_MAX;
	m->n = 0;
	m->stray = UINT32_MAX;
	find_events(t, m);
	link_singles(m);
	for (size_t i = 0; i < m->nev; i++) {
		const struct nu_event *e = &m->ev[i];

		if (e->kind == NU_MARK_SINGLE) {
			const struct nu_event *c;

			if (o || !(e->can & OPENS))
				continue;
			if (e->next == UINT32_MAX) {
				/* Left open where a sentence begins: it has the
				 * rest, and may go on in the next paragraph. */
				if (!begins_sentence(t, e->at, e->len))
					continue;
				add_mark(m, e, e->at + e->len,
				    trim_end(t, e->at + e->len, t.n), t.n,
				    NU_MARK_UNCLOSED);
				return;
			}
			c = &m->ev[e->next];
			add_mark(m, e, e->at + e->len, c->at, c->at + c->len,
			    0);
			i = e->next;
			continue;
		}
		if (!o) {
			if (!(e->can & OPENS) || (e->can & WEAK &&
			    e->can & CLOSES)) {
				/* a stray one, or inches */
				if (!(e->can & WEAK) && trim_end(t, 0, t.n) ==
				    e->at + e->len)
					m->stray = e->at;
				continue;
			}
			o = e;
			deep = 0;
			continue;
		}
		if (e->kind != o->kind)
			continue;
		if (deep) {
			if (e->can & CLOSES)
				deep--;
			continue;
		}
		if (e->can & OPENS && (!(e->can & CLOSES) ||
		    opens_within(m, i)) && opens_within(m, i)) {
			deep = 1;
			continue;
		}
		if (e->can & CLOSES) {
			size_t b = o->at + o->len;

			add_mark(m, o, b, e->at, e->at + e->len, 0);
			o = NULL;
			continue;
		}
		/* Opened again: the one before was never closed. */
		add_mark(m, o, o->at + o->len,
		    trim_end(t, o->at + o->len, e->at), e->at,
		    NU_MARK_UNCLOSED);
		o = e;
	}
	if (o)
		add_mark(m, o, o->at + o->len,
		    trim_end(t, o->at + o->len, t.n), t.n, NU_MARK_UNCLOSED);
}

void
nu_marks_free(struct nu_marks *m)
{
	free(m->v);
	free(m->ev);
	*m = (struct nu_marks){ 0 };
}
