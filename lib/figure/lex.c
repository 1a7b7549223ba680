#include "figure/lex.h"

#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(figure_words);
NU_WORDS(figure_money_before);

/* Character classes of ASCII. */
enum { LETTER = 1, DIGIT = 2, SPACE = 4, UPPER = 8, HIGH = 16, LINK = 32 };
static uint8_t cc[256];

/* The list in a table of our own: a word's class without parsing. */
enum { SLOTS = 2048, LONGEST = 16 };
static struct word {
	uint64_t key[2];	/* 16 bytes of the word, zero filled */
	int32_t val;
	uint8_t cls;
} table[SLOTS];
/* A bit for each hash that the table has, so that most words that it does not
 * have never touch it. */
static uint64_t has[128];

static const struct name {
	const char *name;
	uint8_t cls;
} names[] = {
#define NU_FC_NAME(name) { #name, FC_##name },
	NU_FC_LIST(NU_FC_NAME)
#undef NU_FC_NAME
};

static uint64_t
hash(const uint64_t key[2])
{
	return (key[0] ^ key[1] * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
}

static size_t
slot_of(uint64_t h)
{
	return (size_t)(h >> 53) & (SLOTS - 1);
}

static void
add_word(struct nu_slice key, struct nu_slice value)
{
	struct nu_slice cls = nu_slice_cut(&value, ' ');
	struct word w = { { 0, 0 }, 0, 0 };
	bool minus = value.n && value.p[0] == '-';
	uint64_t h;
	size_t s;

	memcpy(w.key, key.p, key.n < LONGEST ? key.n : LONGEST);
	for (size_t i = minus; i < value.n; i++)
		w.val = w.val * 10 + (value.p[i] - '0');
	if (minus)
		w.val = -w.val;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (nu_slice_is(cls, names[i].name))
			w.cls = names[i].cls;
	h = hash(w.key);
	has[h >> 51 & 127] |= (uint64_t)1 << (h >> 58);
	for (s = slot_of(h); table[s].cls; s = (s + 1) & (SLOTS - 1))
		;
	table[s] = w;
}

static void
start(void)
{
	for (int c = 0; c < 256; c++)
		cc[c] = (uint8_t)((c >= 'a' && c <= 'z' ? LETTER : 0) |
		    (c >= 'A' && c <= 'Z' ? LETTER | UPPER : 0) |
		    (c >= '0' && c <= '9' ? DIGIT : 0) |
		    (c == ' ' || (c >= '\t' && c <= '\r') ? SPACE : 0) |
		    (c >= 0x80 ? HIGH : 0) |
		    (c && strchr("@_#/.", c) ? LINK : 0));
	for (size_t i = 0; i < nu_words_count(&figure_words); i++) {
		struct nu_slice value, key = nu_words_key(&figure_words, i,
		    &value);

		if (value.n)
			add_word(key, value);
	}
}

size_t
nu_lex_lower(struct nu_slice word, char *to, size_t n)
{
	size_t k = word.n < n ? word.n : n;

	for (size_t i = 0; i < k; i++)
		to[i] = (char)(word.p[i] | (cc[(uint8_t)word.p[i]] & UPPER ?
		    0x20 : 0));
	return k;
}

static const struct word *
look_up(struct nu_slice s)
{
	uint64_t key[2] = { 0, 0 }, h;

	if (s.n > LONGEST)
		return NULL;
	memcpy(key, s.p, s.n);
	/* words hold no other byte that this would change */
	for (int k = 0; k < 2; k++)
		key[k] |= (key[k] & 0x4040404040404040u) >> 1;
	h = hash(key);
	if (!(has[h >> 51 & 127] >> (h >> 58) & 1))
		return NULL;
	for (size_t i = slot_of(h); table[i].cls; i = (i + 1) & (SLOTS - 1))
		if (table[i].key[0] == key[0] && table[i].key[1] == key[1])
			return &table[i];
	return NULL;
}

static struct nu_fitem *
push(struct nu_flex *x, size_t b, size_t e, int kind, bool space)
{
	struct nu_fitem *it;

	NU_GROW(x->v, x->n, x->cap);
	it = &x->v[x->n++];
	*it = (struct nu_fitem){ .b = (uint32_t)b, .e = (uint32_t)e,
	    .val = -1, .kind = (uint8_t)kind, .flags = space };
	return it;
}

/* White space beyond ASCII at p, as web pages have it between a number and its
 * unit: no-break, thin, figure and other blanks: its length, or 0. */
static size_t
wide_space(struct nu_slice t, size_t p)
{
	const uint8_t *c = (const uint8_t *)t.p + p;

	if (c[0] == 0xc2)
		return p + 1 < t.n && c[1] == 0xa0 ? 2 : 0;
	if (c[0] == 0xe2 && p + 2 < t.n && c[1] == 0x80)
		return (c[2] >= 0x80 && c[2] <= 0x8b) || c[2] == 0xaf ? 3 : 0;
	return c[0] == 0xe3 && p + 2 < t.n && c[1] == 0x80 && c[2] == 0x80 ?
	    3 : 0;
}

/* A letter at p: its length, or 0. */
static size_t
letter(struct nu_slice t, size_t p, uint8_t *flags)
{
	uint8_t c = (uint8_t)t.p[p];
	uint32_t u;
	size_t n;

	if (cc[c] & LETTER)
		return 1;
	if (c < 0x80)
		return 0;
	n = nu_utf_get(nu_slice_sub(t, p, t.n), &u);
	if (n == 0)
		return 0;
	if (u == 0xb2 || u == 0xb3 || u == 0xb5 || u == 0x3bc ||
	    nu_utf_class(u) & NU_CC_LETTER) {
		*flags |= NU_FF_HIGH;
		return n;
	}
	return 0;
}

static bool
digit_at(struct nu_slice t, size_t p)
{
	return p < t.n && cc[(uint8_t)t.p[p]] & DIGIT;
}

static bool
letter_at(struct nu_slice t, size_t p)
{
	return p < t.n && cc[(uint8_t)t.p[p]] & (LETTER | HIGH);
}

/* Letters at [b, p) before a number that is one of its own: "USD100", "Rs500",
 * "Sept11", "$A5". Others make it a name: "A380", "Q3". */
static bool
opens_number(struct nu_slice t, size_t b, size_t p)
{
	struct nu_slice letters = nu_slice_sub(t, b, p);
	const struct word *w = look_up(letters);
	struct nu_slice code;
	char low[4];

	if (b > 0 && t.p[b - 1] == '$' && letters.n < 4)
		return true;

	if (w && (w->cls == FC_month || w->cls == FC_monthab))
		return letters.n > 2;
	if (letters.n > 4 || letters.n < 2 || !(nu_words_get(
	    &figure_money_before, nu_slice(low, nu_lex_lower(letters, low,
	    sizeof low)), &code) & NU_WORDS_HIT))
		return false;
	if (!nu_slice_starts(code, NU_S("large ")))
		return true;
	while (digit_at(t, p))
		p++;
	return letter_at(t, p) || (p < t.n && (t.p[p] == ',' || t.p[p] == '.')
	    && digit_at(t, p + 1));
}

/* Initials with points, "U.S." "p.m." "B.C.", from p: their end, or p. */
static size_t
initials(struct nu_slice t, size_t p)
{
	size_t q = p;

	while (q + 1 < t.n && cc[(uint8_t)t.p[q]] & LETTER &&
	    t.p[q + 1] == '.')
		q += 2;
	/* One letter and a point is no more than that; the last point is part
	 * of it, a letter right after it is not ("p.m" at the end is). */
	if (q < p + 4) {
		if (q == p + 2 && q < t.n && cc[(uint8_t)t.p[q]] & LETTER &&
		    !letter_at(t, q + 1) && !digit_at(t, q + 1))
			return q + 1;
		return p;
	}
	return letter_at(t, q) ? p : q;
}

static void
classify(struct nu_flex *x, struct nu_fitem *it)
{
	struct nu_slice s = nu_slice(x->text.p + it->b, it->e - it->b);
	const struct word *w;
	char plain[LONGEST];
	size_t n = 0;

	if (s.n > LONGEST || it->flags & NU_FF_HIGH)
		return;
	if (s.n > 2 && s.p[1] == '.') {		/* p.m. */
		for (size_t i = 0; i < s.n; i++)
			if (s.p[i] != '.')
				plain[n++] = s.p[i];
		s = nu_slice(plain, n);
		if (n != 2 && n != 3)
			return;
	}
	w = look_up(s);
	if (!w)
		return;
	it->cls = w->cls;
	it->val = w->val;
	if (w->cls < FC_approx && w->cls != FC_ago && w->cls != FC_zonesp)
		x->figures = true;
}

static size_t
lex_word(struct nu_flex *x, size_t p, bool space)
{
	struct nu_slice t = x->text;
	uint8_t flags = 0, c = 0;
	size_t b = p, n, q, upper = 0;
	struct nu_fitem *it;

	q = cc[(uint8_t)t.p[p]] & LETTER && p + 1 < t.n && t.p[p + 1] == '.' ?
	    initials(t, p) : p;
	if (q > p) {
		p = q;
		flags |= cc[(uint8_t)t.p[b]] & UPPER ? NU_FF_CAP | NU_FF_UPPER :
		    0;
	} else {
		for (;;) {
			while (p < t.n && (c = cc[(uint8_t)t.p[p]]) & LETTER) {
				upper += c / UPPER & 1;
				p++;
			}
			if (p == t.n || !(c & HIGH) || !(n = letter(t, p,
			    &flags)))
				break;
			p += n;
		}
		if (cc[(uint8_t)t.p[b]] & UPPER)
			flags |= NU_FF_CAP;
		if (upper == p - b && upper > 1)
			flags |= NU_FF_UPPER;
		if (digit_at(t, p) && !opens_number(t, b, p)) {
			flags |= NU_FF_MIXED;
			while (digit_at(t, p) || (p < t.n && letter(t, p,
			    &flags)) || (p < t.n && t.p[p] == '.' &&
			    digit_at(t, p - 1) && digit_at(t, p + 1)))
				p++;
			/* not inside a character */
			while (p < t.n && ((uint8_t)t.p[p] & 0xc0) == 0x80)
				p++;
		} else if (p == b + 1 && (t.p[b] | 0x20) == 'o') {
			/* o'clock, with either apostrophe */
			size_t a = nu_slice_starts(nu_slice_sub(t, p, t.n),
			    NU_S("'")) ? 1 : nu_slice_starts(nu_slice_sub(t, p,
			    t.n), NU_S("\xe2\x80\x99")) ? 3 : 0;

			if (a && nu_slice_ieq(nu_slice_sub(t, p + a, p + a + 5),
			    NU_S("clock"))) {
				it = push(x, b, p + a + 5, NU_FK_WORD, space);
				it->cls = FC_oclock;
				return p + a + 5;
			}
		}
	}
	it = push(x, b, p, NU_FK_WORD, space);
	it->flags |= flags;
	classify(x, it);
	/* the th of 4th is no word */
	x->plain += (it->cls == FC_none || it->cls == FC_aunit) && (space ||
	    x->n < 2 || x->v[x->n - 2].kind != NU_FK_NUM);
	x->words++;
	x->caps += (flags & NU_FF_CAP) != 0;
	return p;
}

/* Blanks between groups of three digits, from p, a blank: taken for a
 * separator when two groups follow, or one that begins with zero, which
 * nothing else could be: 1 414 021 100, 10 000. */
static bool
spaced(struct nu_slice t, size_t p)
{
	size_t n = 0;
	bool zero = false;

	while (n < 3 && p + 3 < t.n && t.p[p] == ' ' && digit_at(t, p + 1) &&
	    digit_at(t, p + 2) && digit_at(t, p + 3) && !digit_at(t, p + 4)) {
		zero |= t.p[p + 1] == '0';
		n++;
		p += 4;
	}
	if (letter_at(t, p) || (p < t.n && (t.p[p] == '-' || t.p[p] == '/')))
		return false;
	return n > 1 || zero;
}

/* Four groups of digits at p, none beyond 255: an address, no number. */
static bool
is_address(struct nu_slice t, size_t p)
{
	for (int k = 0; k < 4; k++) {
		int v = 0;

		while (digit_at(t, p) && v < 256)
			v = v * 10 + (t.p[p++] - '0');
		if (v > 255 || (k < 3 && (p == t.n || t.p[p++] != '.')))
			return false;
	}
	return true;
}

/* The comma at p is a decimal one, with one or two digits and a magnitude or a
 * percent sign behind it: "2,5 million", "3,5%". */
static bool
decimal_comma(struct nu_slice t, size_t p)
{
	const struct word *w;
	size_t b;

	if (!digit_at(t, p + 1))
		return false;
	p += digit_at(t, p + 2) ? 3 : 2;
	if (p >= t.n || digit_at(t, p))
		return false;
	if (t.p[p] == '%')
		return true;
	p += t.p[p] == ' ';
	for (b = p; p < t.n && cc[(uint8_t)t.p[p]] & LETTER; p++)
		;
	if (p < b + 2)
		return false;
	w = look_up(nu_slice_sub(t, b, p));
	return w && w->cls == FC_mag;
}

/* A numeral at p, which is a digit, or a point before one. */
static size_t
lex_number(struct nu_flex *x, size_t p, bool space)
{
	struct nu_slice t = x->text;
	size_t b = p, run, groups = 0, dots = 0, point, first;
	struct nu_fitem *it;
	int form = NU_FN_INT;
	int64_t v = 0;

	while (digit_at(t, p))
		p++;
	first = run = p - b;
	/* Groups: a comma and three digits, or two before the last three. */
	while (run <= 3 && p < t.n && first) {
		size_t sep = t.p[p] == ',' ? 1 :
		    nu_slice_starts(nu_slice_sub(t, p, p + 3),
		    NU_S("\xe2\x80\xaf")) || nu_slice_starts(nu_slice_sub(t, p,
		    p + 3), NU_S("\xe2\x80\x89")) ? 3 :
		    nu_slice_starts(nu_slice_sub(t, p, p + 2),
		    NU_S("\xc2\xa0")) ? 2 : t.p[p] == ' ' && (groups ||
		    (t.p[b] != '0' && (b == 0 || t.p[b - 1] == ' ' || (uint8_t)
		    t.p[b - 1] >= 0x80 || t.p[b - 1] == '$') &&
		    spaced(t, p))) ? 1 : 0, q = p + sep, k = 0;

		if (!sep)
			break;
		while (k < 4 && digit_at(t, q + k))
			k++;
		if (k == 2 && t.p[p] == ',') {	/* lakhs: 12,34,567 */
			size_t r = q + 2;

			while (r + 2 < t.n && t.p[r] == ',' &&
			    digit_at(t, r + 1) && digit_at(t, r + 2) &&
			    !digit_at(t, r + 3) && r < q + 12)
				r += 3;
			if (first > 2 || r + 3 >= t.n || t.p[r] != ',' ||
			    !digit_at(t, r + 1) || !digit_at(t, r + 2) ||
			    !digit_at(t, r + 3) || digit_at(t, r + 4))
				break;
			p = r + 4;
			groups++;
			break;
		}
		if (k != 3)
			break;
		p = q + 3;
		groups++;
	}
	point = p - b;
	if (groups)
		form = NU_FN_GROUP;
	/* Decimals; more than one point is a date, a version, an address, or
	 * the groups of another language. */
	while (p < t.n && t.p[p] == '.' && digit_at(t, p + 1)) {
		dots++;
		p++;
		while (digit_at(t, p))
			p++;
	}
	if (dots == 1 && !groups)
		form = NU_FN_DEC;
	if (dots >= 1 && first && first <= 3 && !groups) {
		/* 1.234,56 and 1.234.567: points between groups of three */
		size_t q = b + first, k = 0;

		while (q < p && t.p[q] == '.' && q + 4 <= p &&
		    !memchr(t.p + q + 1, '.', 3) &&
		    (q + 4 == p || t.p[q + 4] == '.')) {
			q += 4;
			k++;
		}
		if (q == p && p + 1 < t.n && t.p[p] == ',' &&
		    digit_at(t, p + 1) && !(digit_at(t, p + 2) &&
		    digit_at(t, p + 3))) {
			point = p - b;
			p++;
			while (digit_at(t, p))
				p++;
			form = NU_FN_GROUP;
			dots = 1;
		} else if (q == p && k >= 2 && !(k == 3 && is_address(t, b))) {
			point = p - b;
			form = NU_FN_GROUP;
			dots = 1;
		}
	}
	if (!groups && !dots && first && first <= 3 && p < t.n && t.p[p] ==
	    ',' && decimal_comma(t, p)) {
		form = NU_FN_DEC;
		for (p++; digit_at(t, p); p++)
			;
	}
	if (dots > 1)
		form = NU_FN_DOTTED;
	it = push(x, b, p, NU_FK_NUM, space);
	it->cls = (uint8_t)form;
	it->ch = (uint32_t)point;
	it->digits = (uint8_t)(first < 255 ? first : 255);
	for (size_t i = b; i < b + point && v < 1000000000; i++)
		if (digit_at(t, i))
			v = v * 10 + (t.p[i] - '0');
	if (form == NU_FN_INT || (form == NU_FN_GROUP && dots == 0))
		it->val = v < 1000000000 ? (int32_t)v : -1;
	x->figures = true;
	return p;
}

/* The numerator and denominator of a fraction in one character, as 100 * n +
 * d, or 0. */
static int
vulgar(uint32_t c)
{
	static const struct { uint16_t c, v; } t[] = {
		{ 0xbc, 104 }, { 0xbd, 102 }, { 0xbe, 304 }, { 0x2150, 107 },
		{ 0x2151, 109 }, { 0x2152, 110 }, { 0x2153, 103 },
		{ 0x2154, 203 }, { 0x2155, 105 }, { 0x2156, 205 },
		{ 0x2157, 305 }, { 0x2158, 405 }, { 0x2159, 106 },
		{ 0x215a, 506 }, { 0x215b, 108 }, { 0x215c, 308 },
		{ 0x215d, 508 }, { 0x215e, 708 },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (t[i].c == c)
			return t[i].v;
	return 0;
}

static size_t
lex_sign(struct nu_flex *x, size_t p, bool space)
{
	struct nu_slice t = x->text;
	uint32_t u = (uint8_t)t.p[p];
	struct nu_fitem *it;
	size_t n = 1;
	int f;

	if (u >= 0x80 && !(n = nu_utf_get(nu_slice_sub(t, p, t.n), &u)))
		n = 1;
	f = u >= 0x80 ? vulgar(u) : 0;
	it = push(x, p, p + n, f ? NU_FK_NUM : NU_FK_SIGN, space);
	if (f) {
		it->cls = NU_FN_VULGAR;
		it->val = f;
		x->figures = true;
		return p + n;
	}
	switch (u) {
	case 0x2010: case 0x2011: case 0xad: u = '-'; break;
	case 0x2012: case 0x2212: u = 0x2013; break;
	case 0x2018: case 0x2019: case 0x2032: case '`': u = '\''; break;
	case 0x201c: case 0x201d: case 0x2033: u = '"'; break;
	case 0x2044: u = '/'; break;
	default: break;
	}
	it->ch = u;
	return p + n;
}

/* Whether the chunk [p, e) without white space is a link or an identifier of
 * the kind that holds no figures. */
static bool
is_link(struct nu_slice t, size_t p, size_t e)
{
	size_t dots = 0;
	bool digit = false, alpha = false;

	if (e - p < 3)
		return false;
	for (size_t i = p; i < e; i++) {
		uint8_t c = (uint8_t)t.p[i];

		if (c == '@' || c == '_')
			return i > p || c == '@' ? e - p > 1 : false;
		if (c == '#')
			return i + 1 < e && letter_at(t, i + 1);
		if (c == ':' && i + 2 < e && t.p[i + 1] == '/' &&
		    t.p[i + 2] == '/')
			return true;
		digit |= (cc[c] & DIGIT) != 0;
		alpha |= (cc[c] & LETTER) != 0;
		dots += c == '.' && i > p && i + 1 < e &&
		    letter_at(t, i + 1) && (letter_at(t, i - 1) ||
		    digit_at(t, i - 1));
	}
	if (e - p > 5 && nu_slice_ieq(nu_slice_sub(t, p, p + 4), NU_S("www.")))
		return true;
	if (!dots || !digit || !alpha)
		return false;
	/* host7.example.com/file2.html: a point between letters, and digits */
	for (size_t i = p + 1; i + 2 < e; i++)
		if (t.p[i] == '.' && letter_at(t, i + 1) &&
		    letter_at(t, i + 2) && (letter_at(t, i - 1) ||
		    digit_at(t, i - 1)) && !letter_at(t, i + 7))
			return letter_at(t, i - 1) || i + 3 < e;
	return false;
}

void
nu_lex(struct nu_flex *x, struct nu_slice text)
{
	size_t p = 0, end = 0, wide;
	bool space = true;

	if (!cc['a'])
		start();
	if (text.n > UINT32_MAX)
		text.n = UINT32_MAX;
	x->text = text;
	x->n = 0;
	x->figures = false;
	x->plain = x->words = x->caps = 0;
	while (p < text.n) {
		uint8_t c = (uint8_t)text.p[p], flags = 0;

		if (cc[c] & SPACE) {
			p++;
			space = true;
			continue;
		}
		if (p >= end) {
			uint8_t all = 0, k;

			for (end = p; end < text.n && !((k = cc[(uint8_t)
			    text.p[end]]) & SPACE); end++)
				all |= k;
			if (all & LINK && is_link(text, p, end)) {
				push(x, p, end, NU_FK_LINK, space);
				p = end;
				continue;
			}
		}
		if (c >= 0xc2 && (wide = wide_space(text, p))) {
			p += wide;
			space = true;
			continue;
		}
		if (cc[c] & LETTER || (c >= 0x80 && letter(text, p, &flags)))
			p = lex_word(x, p, space);
		else if (cc[c] & DIGIT || (c == '.' && digit_at(text, p + 1) &&
		    (p == 0 || !(letter_at(text, p - 1) ||
		    digit_at(text, p - 1) || text.p[p - 1] == '.'))))
			p = lex_number(x, p, space);
		else
			p = lex_sign(x, p, space);
		space = false;
	}
	push(x, text.n, text.n, NU_FK_END, true);
	x->n--;
}

void
nu_lex_free(struct nu_flex *x)
{
	free(x->v);
	*x = (struct nu_flex){ 0 };
}
