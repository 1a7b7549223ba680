#include "strip/line.h"

#include "base/utf.h"

static bool
is_wide(uint32_t c)
{
	/* CJK, kana, Thai: written without spaces between words. */
	return (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xf900 && c < 0xfb00) ||
	    (c >= 0x0e00 && c < 0x0f00) || (c >= 0xff66 && c < 0xffa0) ||
	    (c >= 0x20000 && c < 0x32000);
}

/* The commonest particles of Japanese and Chinese: の は を に が で と も て,
 * 的 了 在 是 和 不. */
static bool
is_particle(uint32_t c)
{
	switch (c) {
	case 0x306e: case 0x306f: case 0x3092: case 0x306b: case 0x304c:
	case 0x3067: case 0x3068: case 0x3082: case 0x3066: case 0x7684:
	case 0x4e86: case 0x5728: case 0x662f: case 0x548c: case 0x4e0d:
		return true;
	}
	return false;
}

/* c in lower case, as UTF-8, to at most four bytes at p; how many. */
static size_t
put_lower(char *p, uint32_t c)
{
	c = nu_utf_lower(c);
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xc0 | c >> 6);
		p[1] = (char)(0x80 | (c & 63));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xe0 | c >> 12);
		p[1] = (char)(0x80 | (c >> 6 & 63));
		p[2] = (char)(0x80 | (c & 63));
		return 3;
	}
	p[0] = (char)(0xf0 | c >> 18);
	p[1] = (char)(0x80 | (c >> 12 & 63));
	p[2] = (char)(0x80 | (c >> 6 & 63));
	p[3] = (char)(0x80 | (c & 63));
	return 4;
}

static void
more_words(struct nu_page *p)
{
	p->capword = p->capword ? 2 * p->capword : 256;
	p->word = nu_realloc(p->word, p->capword, sizeof *p->word);
	p->hash = nu_realloc(p->hash, p->capword, sizeof *p->hash);
}

/* A full stop, "!" or "?" at i ends a sentence: white space, a mark or nothing
 * follows. */
static bool
ends_sentence(struct nu_slice s, size_t i)
{
	return i + 1 == s.n || s.p[i + 1] == ' ' || s.p[i + 1] == '"' ||
	    s.p[i + 1] == '\n' || s.p[i + 1] == ')' ||
	    (unsigned char)s.p[i + 1] >= 128;
}

/* Counts what is no part of a word. */
static void
count_mark(struct nu_line *l, struct nu_slice text, size_t i, uint32_t c,
    bool begun)
{
	switch (c) {
	case ',': case 0x3001: case 0xff0c: case 0x60c:
		l->commas++;
		break;
	case '.': case '!': case '?':
		l->stops += begun && ends_sentence(text, i);
		break;
	case 0x3002: case 0xff01: case 0xff1f: case 0x2026: case 0x61f:
	case 0x6d4: case 0x964:
		l->stops += begun;
		break;
	case '"': case 0x201c: case 0x201d: case 0x201e: case 0xab:
	case 0xbb: case 0x300c: case 0x2018:
		l->quotes++;
		l->open |= !begun;
		break;
	case '|': case 0xb7: case '/': case '>': case '<': case '*':
	case 0x2022: case 0x203a: case 0x2039: case '_': case '=':
	case 0x25ba: case 0x2192: case '+':
		l->seps++;
		l->bullet |= !begun;
		break;
	case '-': case 0x2013: case 0x2014: case 0x25cf: case '#':
		l->bullet |= !begun;
		break;
	case '@':
		l->at++;
		break;
	case 0xa9:
		l->key[NU_KEY_RIGHTS]++;
		break;
	}
}

/* Whether an apostrophe before i is of a word that goes on. */
static bool
word_goes_on(struct nu_slice s, size_t i)
{
	return i < s.n && ((unsigned char)s.p[i] >= 128 ||
	    nu_utf_ascii[(unsigned char)s.p[i]] & NU_CC_LETTER);
}

/* What the bytes of a line are, 64 of them, a bit each. A character of several
 * bytes has its bits at the first of them, but for word. */
struct nu_bits {
	uint64_t word, upper, digit;
	uint64_t mark;		/* neither word nor space, or an apostrophe */
	uint64_t high;		/* not ASCII */
	uint64_t rest;		/* of a character: not its first byte */
	uint64_t redo;		/* not yet as it is in lower case */
	uint64_t odd;		/* a word with one is to be looked at */
};

static uint64_t
get8(const char *p)
{
	uint64_t x;

	memcpy(&x, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

/* Eight bytes of s from i on, the first the lowest; zeros behind its end. */
static uint64_t
load8(struct nu_slice s, size_t i)
{
	uint64_t x = 0;

	if (s.n - i >= 8)
		return get8(s.p + i);
	if (s.n >= 8)
		return get8(s.p + s.n - 8) >> 8 * (8 - (s.n - i));
	for (size_t k = s.n; k > i; k--)
		x = x << 8 | (unsigned char)s.p[k - 1];
	return x;
}

static void
store8(char *p, uint64_t x)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	memcpy(p, &x, 8);
}

/* The highest bits of eight bytes, the first byte's lowest. */
static uint64_t
gather(uint64_t x)
{
	return (x >> 7) * 0x0102040810204080u >> 56;
}

/* The bits of up to 64 bytes from i on, and the bytes in lower case to low,
 * eight at a time: there is room behind it. All of ASCII; of the others only
 * high. */
static void
survey(struct nu_bits *b, struct nu_slice s, size_t from, char *low)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;

	*b = (struct nu_bits){ 0 };
	for (size_t i = 0; i < 64 && from + i < s.n; i += 8) {
		uint64_t all = load8(s, from + i), x = all & ~high;
		uint64_t y = x | ' ' * ones, ascii = ~all & high;
		uint64_t letter = (y + (0x80 - 'a') * ones) &
		    ~(y + (0x7f - 'z') * ones) & ascii;
		uint64_t digit = (x + (0x80 - '0') * ones) &
		    ~(x + (0x7f - '9') * ones) & ascii;
		uint64_t upper = letter & ~(x << 2);	/* bit 5 is not set */
		uint64_t mark = ((x ^ ' ' * ones) + 0x7f * ones) & ascii &
		    ~(letter | digit);

		store8(low + i, all | upper >> 2);
		b->word |= gather(letter | digit) << i;
		b->upper |= gather(upper) << i;
		b->mark |= gather(mark) << i;
		if (digit)	/* both are rare */
			b->digit |= gather(digit) << i;
		if (all & high)
			b->high |= gather(all & high) << i;
	}
	if (s.n - from < 64)
		b->mark &= ((uint64_t)1 << (s.n - from)) - 1;
}

static void
set_bits(struct nu_bits *bits, size_t i, size_t n, bool word)
{
	for (size_t k = i; k < i + n; k++) {
		uint64_t bit = (uint64_t)1 << (k & 63);

		bits[k / 64].word |= word ? bit : 0;
		bits[k / 64].rest |= k > i ? bit : 0;
	}
}

static size_t
get(struct nu_slice s, size_t i, uint32_t *c)
{
	size_t n = nu_utf_get(nu_slice(s.p + i, s.n - i), c);

	if (n)
		return n;
	*c = 0xfffd;
	return 1;
}

/* The character at i, which is not ASCII: its bits and counts. Its length. */
static size_t
survey_high(struct nu_line *l, struct nu_slice text, size_t i,
    struct nu_bits *bits)
{
	struct nu_bits *b = &bits[i / 64];
	uint64_t bit = (uint64_t)1 << (i & 63);
	uint32_t c;
	size_t n = get(text, i, &c);
	unsigned cc = c == 0x2019 ? NU_CC_PUNCT : nu_utf_class(c);
	bool word = cc & (NU_CC_LETTER | NU_CC_DIGIT);

	l->high++;
	l->chars -= (uint32_t)(n - 1);
	if (is_wide(c)) {
		l->mass++;
		l->key[NU_KEY_FUNCTION] += is_particle(c);
	}
	set_bits(bits, i, n, word);
	b->upper |= cc & (NU_CC_UPPER | NU_CC_TITLE) ? bit : 0;
	b->digit |= cc & NU_CC_DIGIT ? bit : 0;
	b->mark |= word ? 0 : bit;
	b->redo |= word && nu_utf_lower(c) != c ? bit : 0;
	return n;
}

/* Marks of the line to l. An apostrophe inside a word becomes one of its
 * characters. */
static void
scan_marks(struct nu_line *l, struct nu_slice text, struct nu_bits *bits,
    size_t n, size_t first)
{
	for (size_t b = 0; b < n; b++)
		for (uint64_t m = bits[b].mark; m; m &= m - 1) {
			size_t i = 64 * b + (size_t)__builtin_ctzll(m), len = 1;
			uint32_t c = (unsigned char)text.p[i];

			if (c >= 128)
				len = get(text, i, &c);
			if (c != '\'' && c != 0x2019) {
				count_mark(l, text, i, c, i > first);
			} else if (i > first && word_goes_on(text, i + len) &&
			    bits[(i - 1) / 64].word >> ((i - 1) & 63) & 1) {
				set_bits(bits, i, len, true);
				bits[b].redo |= len > 1 ? m & -m : 0;
			}
		}
}

/* n bits from bit i on, of two words. */
static uint64_t
bits_at(uint64_t a, uint64_t b, size_t i, size_t n)
{
	return (a >> i | b << 1 << (63 - i)) & ~(uint64_t)0 >> (64 - n);
}

/* Counts in the word of n bytes at i. Whether some of it is to be put into
 * lower case. */
static bool
scan_word(struct nu_line *l, const struct nu_bits *bits, size_t i, size_t n)
{
	bool two = false, four = false, digits = false, same = true,
	    redo = false, capital = bits[i / 64].upper >> (i & 63) & 1;
	uint64_t uppers = 0, letters = 0;

	for (size_t at = i; at < i + n; at += 64) {
		const struct nu_bits *a = &bits[at / 64], *b = a + 1;
		size_t from = at & 63, k = i + n - at < 64 ? i + n - at : 64;
		uint64_t up = bits_at(a->upper, b->upper, from, k);
		uint64_t let = bits_at(a->word & ~(a->digit | a->mark |
		    a->rest), b->word & ~(b->digit | b->mark | b->rest), from,
		    k), x = let & (let - 1);

		digits |= bits_at(a->digit, b->digit, from, k) != 0;
		redo |= bits_at(a->redo, b->redo, from, k) != 0;
		same &= up == let;
		if (n <= 64) {
			two = up & (up - 1);
			x &= x - 1;
			four = x & (x - 1);
		} else {
			uppers += (uint64_t)__builtin_popcountll(up);
			letters += (uint64_t)__builtin_popcountll(let);
			two = uppers > 1;
			four = letters > 3;
		}
	}
	l->allcaps += two && same && !digits;
	l->numbers += digits;
	l->shorts += !capital && !digits && !four;
	return redo;
}

/* The word in lower case to a place of its own. */
static struct nu_slice
lower_word(struct nu_slice s, char **to)
{
	char *begin = *to;
	uint32_t c;

	for (size_t i = 0; i < s.n; ) {
		i += get(s, i, &c);
		*to += put_lower(*to, c == 0x2019 ? '\'' : c);
	}
	return nu_slice(begin, (size_t)(*to - begin));
}

/* Where words begin and end, to p->word, as they lie in low; how many. */
static size_t
scan_words(struct nu_page *p, struct nu_line *l, struct nu_bits *bits,
    size_t n, const char *low)
{
	size_t begun = 0, ended = 0;
	uint64_t before = 0, capital = 0;

	for (size_t b = 0; b < n; b++) {
		uint64_t w = bits[b].word, prev = w << 1 | before;
		uint64_t begin = w & ~prev, end = prev & ~w;
		uint64_t upper = bits[b].upper;

		/* A digit, an apostrophe, a letter that is not ASCII, two
		 * capitals side by side. */
		bits[b].odd = bits[b].digit | bits[b].redo | (w &
		    (bits[b].high | bits[b].mark)) | (upper & (upper << 1 |
		    capital));
		capital = upper >> 63;
		before = w >> 63;
		while (p->capword < begun + 33)
			more_words(p);
		l->letters += (uint32_t)__builtin_popcountll(w &
		    ~(bits[b].digit | bits[b].mark | bits[b].rest));
		if (bits[b].digit)
			l->digits += (uint32_t)__builtin_popcountll(
			    bits[b].digit);
		for (; begin; begin &= begin - 1) {
			size_t i = (size_t)__builtin_ctzll(begin);

			l->caps += upper >> i & 1;
			p->word[begun++].p = low + 64 * b + i;
		}
		for (; end; end &= end - 1, ended++)
			p->word[ended].n = (size_t)(low + 64 * b +
			    __builtin_ctzll(end) - p->word[ended].p);
	}
	return begun;
}

size_t
nu_line_scan(struct nu_page *p, struct nu_line *l, struct nu_slice text)
{
	size_t n = text.n / 64 + 1, first = SIZE_MAX, words, wide, skip = 0;
	struct nu_bits *bits;
	char *low, *spare;

	nu_buf_clear(&p->low);
	low = nu_buf_room(&p->low, 3 * text.n + 128);
	spare = low + text.n + 64;
	while (p->capbits < n + 1) {
		p->capbits = p->capbits ? 2 * p->capbits : 64;
		p->bits = nu_realloc(p->bits, p->capbits, sizeof *p->bits);
	}
	bits = p->bits;
	for (size_t b = 0; b < n; b++)
		survey(&bits[b], text, 64 * b, low + 64 * b);
	bits[n] = (struct nu_bits){ 0 };
	l->chars = (uint32_t)text.n;
	for (size_t b = 0; b < n; b++)
		for (uint64_t h = bits[b].high; h; h &= h - 1) {
			size_t i = 64 * b + (size_t)__builtin_ctzll(h);

			if (i >= skip)
				skip = i + survey_high(l, text, i, bits);
		}
	wide = l->mass;
	for (size_t b = 0; b < n && first == SIZE_MAX; b++)
		if (bits[b].word)
			first = 64 * b + (size_t)__builtin_ctzll(bits[b].word);
	scan_marks(l, text, bits, n, first);
	words = scan_words(p, l, bits, n, low);
	for (size_t i = 0; i < words; i++) {
		struct nu_slice w = p->word[i];
		size_t at = (size_t)(w.p - low);
		const struct nu_bits *a = &bits[at / 64];

		if (w.n <= 64 && !bits_at(a->odd, a[1].odd, at & 63, w.n))
			l->shorts += (w.n <= 3) & (text.p[at] >> 5);
		else if (scan_word(l, bits, at, w.n))
			p->word[i] = lower_word(nu_slice(text.p + at, w.n),
			    &spare);
		p->hash[i] = nu_line_hash(p->word[i]);
	}
	if (words) {
		uint32_t c;

		get(text, first, &c);
		l->lower = nu_utf_class(c) & NU_CC_LOWER;
	}
	l->mass = l->chars + (uint32_t)(2 * wide);
	/* Two characters make a word, as long as one of six letters. */
	l->words = (uint32_t)(words + wide / 2);
	l->letters += (uint32_t)(2 * wide);
	return words;
}

enum nu_final
nu_line_final(struct nu_slice s)
{
	uint32_t c;
	size_t n;

	while (s.n && (n = nu_utf_last(s, &c))) {
		s.n -= n;
		if (c == ')' || c == ']' || c == '"' || c == '\'' ||
		    (c >= 0x2018 && c <= 0x201f) || c == 0xbb || c == 0xab ||
		    c == 0x300d || nu_utf_class(c) & NU_CC_SPACE)
			continue;
		switch (c) {
		case '.':
			return nu_slice_ends(s, NU_S("..")) ?
			    NU_FINAL_ELLIPSIS : NU_FINAL_STOP;
		case '!': case '?': case 0x3002: case 0xff01: case 0xff1f:
		case 0x61f: case 0x6d4: case 0x964:
			return NU_FINAL_STOP;
		case 0x2026:
			return NU_FINAL_ELLIPSIS;
		case ':': case 0xff1a:
			return NU_FINAL_COLON;
		case ',': case ';': case 0xff0c:
			return NU_FINAL_COMMA;
		}
		return nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT) ?
		    NU_FINAL_NONE : NU_FINAL_OTHER;
	}
	return NU_FINAL_NONE;
}
