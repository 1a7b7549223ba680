#include "strip/page.h"

#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(strip_keys);

enum { SEEN_BITS = NU_CONTENT_BITS, KEY_BITS = NU_FIRST_BITS };

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

/* The word that is being read. */
struct word {
	struct nu_line *l;
	char *p;		/* where it goes, in lower case */
	uint32_t chars, digits, uppers;
	bool capital;
};

static void
end_word(struct nu_page *p, struct word *w, size_t n, char *to)
{
	struct nu_line *l = w->l;
	uint32_t letters = w->chars - w->digits;

	p->word[n] = nu_slice(w->p, (size_t)(to - w->p));
	l->words++;
	l->caps += w->capital;
	l->allcaps += w->uppers > 1 && w->uppers == letters && !w->digits;
	l->numbers += w->digits > 0;
	l->shorts += !w->capital && !w->digits && letters <= 3;
	l->letters += letters;
	l->digits += w->digits;
	w->chars = w->digits = w->uppers = 0;
	w->p = NULL;
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

/* Copies the letters a to z that s begins with, eight at a time: there is room
 * for more behind to. How many. */
static size_t
lower_run(char *to, struct nu_slice s)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	size_t n = 0;

	for (; s.n - n >= 8; n += 8) {
		uint64_t x, low, stop;

		memcpy(&x, s.p + n, 8);
		memcpy(to + n, &x, 8);
		low = x & ~high;
		stop = (x | (low + ('\x7f' - 'z') * ones) |
		    ~(low + (0x80 - 'a') * ones)) & high;
		if (stop)
			return n + (size_t)__builtin_ctzll(stop) / 8;
	}
	for (; n < s.n && s.p[n] >= 'a' && s.p[n] <= 'z'; n++)
		to[n] = s.p[n];
	return n;
}

/* What the characters of 64 bytes of ASCII are, a bit a byte. */
struct nu_bits {
	uint64_t word, upper, digit, mark;	/* mark: neither word nor space */
};

static uint64_t
load8(const char *p, size_t n)
{
	uint64_t x = 0;

	if (n >= 8)
		memcpy(&x, p, 8);
	else
		memcpy(&x, p, n);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
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

/* The bits of up to 64 bytes, and the bytes in lower case to low, eight at a
 * time: there is room behind it. False when one is not ASCII. */
static bool
survey(struct nu_bits *b, struct nu_slice s, char *low)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t all = 0;

	*b = (struct nu_bits){ 0 };
	for (size_t i = 0; i < s.n; i += 8) {
		uint64_t x = load8(s.p + i, s.n - i), y = x | ' ' * ones;
		uint64_t letter = (y + (0x80 - 'a') * ones) &
		    ~(y + (0x7f - 'z') * ones) & high;
		uint64_t digit = (x + (0x80 - '0') * ones) &
		    ~(x + (0x7f - '9') * ones) & high;
		uint64_t upper = letter & ~(x << 2);	/* bit 5 is not set */
		uint64_t mark = ((x ^ ' ' * ones) + 0x7f * ones) & high &
		    ~(letter | digit);

		all |= x;
		store8(low + i, x | upper >> 2);
		b->word |= gather(letter | digit) << i;
		b->upper |= gather(upper) << i;
		b->digit |= gather(digit) << i;
		b->mark |= gather(mark) << i;
	}
	if (s.n < 64)
		b->mark &= ((uint64_t)1 << s.n) - 1;
	return !(all & high);
}

/* Marks of a line of ASCII to l. An apostrophe inside a word becomes one of
 * its characters; whether there is any. */
static bool
scan_marks(struct nu_line *l, struct nu_slice text, struct nu_bits *bits,
    size_t n, size_t first)
{
	bool joined = false;

	for (size_t b = 0; b < n; b++)
		for (uint64_t m = bits[b].mark; m; m &= m - 1) {
			size_t i = 64 * b + (size_t)__builtin_ctzll(m);

			if (text.p[i] != '\'') {
				count_mark(l, text, i,
				    (unsigned char)text.p[i], i > first);
			} else if (i > first && word_goes_on(text, i + 1) &&
			    bits[(i - 1) / 64].word >> ((i - 1) & 63) & 1) {
				bits[b].word |= m & -m;
				joined = true;
			}
		}
	return joined;
}

/* Counts in one word as it is written. */
static void
scan_word(struct nu_line *l, struct nu_slice s)
{
	uint32_t letters = 0, digits = 0, uppers = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned cc = nu_utf_ascii[(unsigned char)s.p[i]];

		letters += (cc & NU_CC_LETTER) != 0;
		digits += (cc & NU_CC_DIGIT) != 0;
		uppers += (cc & NU_CC_UPPER) != 0;
	}
	l->allcaps += uppers > 1 && uppers == letters && !digits;
	l->numbers += digits > 0;
	l->shorts += !(nu_utf_ascii[(unsigned char)s.p[0]] & NU_CC_UPPER) &&
	    !digits && letters <= 3;
	l->letters += letters;
	l->digits += digits;
}

/* What scan() does, of a line of ASCII alone: 64 bytes at a time. False when
 * it is not; nothing is counted then. */
static bool
scan_ascii(struct nu_page *p, struct nu_line *l, struct nu_slice text,
    size_t *words)
{
	size_t n = text.n / 64 + 1, first = SIZE_MAX, begun = 0, ended = 0;
	uint64_t before = 0, odd = 0;
	struct nu_bits *bits;
	char *low;

	nu_buf_clear(&p->low);
	low = nu_buf_room(&p->low, 2 * text.n + 64);
	while (p->capbits < n) {
		p->capbits = p->capbits ? 2 * p->capbits : 64;
		p->bits = nu_realloc(p->bits, p->capbits, sizeof *p->bits);
	}
	bits = p->bits;
	for (size_t b = 0; b < n; b++) {
		uint64_t upper;

		if (!survey(&bits[b], nu_slice_sub(text, 64 * b, 64 * b + 64),
		    low + 64 * b))
			return false;
		/* A digit, or two capitals side by side. */
		upper = bits[b].upper;
		odd |= bits[b].digit | (upper & (upper << 1 | before));
		before = upper >> 63;
		if (first == SIZE_MAX && bits[b].word)
			first = 64 * b + (size_t)__builtin_ctzll(bits[b].word);
	}
	odd |= scan_marks(l, text, bits, n, first);
	before = 0;
	for (size_t b = 0; b < n; b++) {
		uint64_t w = bits[b].word, prev = w << 1 | before;
		uint64_t begin = w & ~prev, end = prev & ~w;

		before = w >> 63;
		while (p->capword < begun + 33)
			more_words(p);
		for (; begin; begin &= begin - 1) {
			size_t i = (size_t)__builtin_ctzll(begin);

			l->caps += bits[b].upper >> i & 1;
			p->word[begun++].p = low + 64 * b + i;
		}
		for (; end; end &= end - 1, ended++)
			p->word[ended].n = (size_t)(low + 64 * b +
			    __builtin_ctzll(end) - p->word[ended].p);
	}
	for (size_t i = 0; i < begun; i++) {
		struct nu_slice w = p->word[i];
		const char *at = text.p + (w.p - low);

		if (odd) {
			scan_word(l, nu_slice(at, w.n));
			continue;
		}
		l->letters += (uint32_t)w.n;
		l->shorts += w.n <= 3 && (*at & ' ');
	}
	if (begun)
		l->lower = text.p[first] >= 'a';
	l->words = (uint32_t)begun;
	l->chars = l->mass = (uint32_t)text.n;
	*words = begun;
	return true;
}

/* Words of text in lower case to p->word; the counts to l; how many words. */
static size_t
scan(struct nu_page *p, struct nu_line *l, struct nu_slice text)
{
	struct word w = { .l = l };
	size_t n = 0, i = 0, wide = 0, inner = 0, run;
	bool begun = false;
	char *to;

	nu_buf_clear(&p->low);
	to = nu_buf_room(&p->low, 2 * text.n + 32);
	while (i < text.n && to) {
		uint32_t c = (unsigned char)text.p[i];
		size_t len = 1;
		unsigned cc;

		if (c < 128) {
			cc = nu_utf_ascii[c];
		} else {
			len = nu_utf_get(nu_slice(text.p + i, text.n - i), &c);
			if (len == 0) {
				c = 0xfffd;
				len = 1;
			}
			cc = c == 0x2019 ? NU_CC_PUNCT : nu_utf_class(c);
			l->high++;
			inner += len - 1;
			if (is_wide(c)) {
				wide++;
				l->key[NU_KEY_FUNCTION] += is_particle(c);
			}
		}
		if (cc & (NU_CC_LETTER | NU_CC_DIGIT)) {
			bool upper = cc & (NU_CC_UPPER | NU_CC_TITLE);

			if (!w.p) {
				if (n == p->capword)
					more_words(p);
				w.p = to;
				w.capital = upper;
				if (!begun)
					l->lower = cc & NU_CC_LOWER;
				begun = true;
			}
			if (c >= 128 || upper || cc & NU_CC_DIGIT) {
				w.digits += (cc & NU_CC_DIGIT) != 0;
				w.uppers += upper;
				if (c < 128)
					*to++ = (char)(upper ? c | 32 : c);
				else
					to += put_lower(to, c);
				w.chars++;
				i += len;
				continue;
			}
			run = lower_run(to, nu_slice(text.p + i, text.n - i));
			to += run;
			i += run;
			w.chars += (uint32_t)run;
			continue;
		}
		if (w.p && (c == '\'' || c == 0x2019) &&
		    word_goes_on(text, i + len)) {
			*to++ = '\'';
			i += len;
			continue;
		}
		if (w.p)
			end_word(p, &w, n++, to);
		if (c != ' ')
			count_mark(l, text, i, c, begun);
		i += len;
	}
	if (w.p)
		end_word(p, &w, n++, to);
	l->chars = (uint32_t)(text.n - inner);
	l->mass = (uint32_t)(text.n - inner + 2 * wide);
	/* Two characters make a word, as long as one of six letters. */
	l->words += (uint32_t)(wide / 2);
	l->letters += (uint32_t)(2 * wide);
	return n;
}

/* The class of the last character that tells something. */
static enum nu_final
final_of(struct nu_slice s)
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

/* A word's hash, eight bytes at a time: there is room to read behind it. */
static uint32_t
hash_word(struct nu_slice w)
{
	uint64_t h = w.n, x;
	size_t i = 0;

	for (; i + 8 < w.n; i += 8) {
		memcpy(&x, w.p + i, 8);
		h = (h ^ x) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	memcpy(&x, w.p + i, 8);
	x &= ~(uint64_t)0 >> 8 * (8 - (w.n - i));
	h = (h ^ x) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

static uint32_t
hash_key(struct nu_slice w)
{
	char room[64] = { 0 };

	if (w.n + 8 > sizeof room)
		return 0;
	memcpy(room, w.p, w.n);
	return hash_word(nu_slice(room, w.n));
}

static bool
bit_of(const uint8_t *bits, uint32_t h)
{
	return bits[h >> (32 - KEY_BITS + 3)] >> (h >> (32 - KEY_BITS) & 7) & 1;
}

static void
set_bit(uint8_t *bits, uint32_t h)
{
	bits[h >> (32 - KEY_BITS + 3)] |= (uint8_t)(1 <<
	    (h >> (32 - KEY_BITS) & 7));
}

/* The first words of the listed phrases by their hash, so that a word in none
 * is known at once, and the classes of single words. */
static void
make_first(struct nu_page *p)
{
	p->first = nu_zalloc(1, sizeof *p->first);
	for (size_t i = 0; i < nu_words_count(&strip_keys); i++) {
		struct nu_slice value, key = nu_words_key(&strip_keys, i,
		    &value), word = nu_slice_cut(&key, ' ');
		uint32_t h = hash_key(word), s = h & (NU_FIRST_SLOTS - 1);

		while (p->first->slot[s].used && p->first->slot[s].hash != h)
			s = (s + 1) & (NU_FIRST_SLOTS - 1);
		p->first->slot[s].used = true;
		p->first->slot[s].hash = h;
		set_bit(p->first->begins, h);
		if (key.p) {
			p->first->slot[s].more = true;
			set_bit(p->first->second,
			    hash_key(nu_slice_cut(&key, ' ')));
			continue;
		}
		for (size_t k = 0; k < value.n && k < 4; k++)
			p->first->slot[s].class[k] = value.p[k];
		p->first->slot[s].nclass = (uint8_t)(value.n < 4 ? value.n :
		    4);
	}
}

/* The longest listed phrase that begins at word i of n: how many words, and
 * the letters of its classes. */
static size_t
phrase(const struct nu_page *p, size_t i, size_t n, struct nu_slice *classes)
{
	enum { LONGEST = 6 };
	uint32_t h = p->hash[i], s = h & (NU_FIRST_SLOTS - 1);

	if (!bit_of(p->first->begins, h))
		return 0;
	while (p->first->slot[s].used && p->first->slot[s].hash != h)
		s = (s + 1) & (NU_FIRST_SLOTS - 1);
	if (!p->first->slot[s].used)
		return 0;
	if (p->first->slot[s].more && i + 1 < n &&
	    bit_of(p->first->second, p->hash[i + 1]))
		return nu_words_longest(&strip_keys, p->word + i,
		    n - i < LONGEST ? n - i : LONGEST, classes);
	*classes = nu_slice(p->first->slot[s].class,
	    p->first->slot[s].nclass);
	return classes->n > 0;
}

/* The words that scan counts beside the one of a run of wide characters. */
static size_t
wide_words(struct nu_slice w)
{
	unsigned char c = (unsigned char)w.p[0];

	return c >= 0xe3 && c <= 0xe9 ? w.n / 6 : 0;
}

static void
find_keys(struct nu_page *p, struct nu_line *l, size_t n)
{
	static const uint8_t nth[128] = { ['c'] = 1, ['r'] = 2, ['n'] = 3,
	    ['k'] = 4, ['s'] = 5, ['l'] = 6, ['a'] = 7, ['o'] = 8, ['p'] = 9,
	    ['d'] = 10, ['b'] = 11, ['y'] = 12, ['w'] = 13, ['t'] = 14,
	    ['e'] = 15, ['f'] = 16 };

	for (size_t i = 0; i < n; ) {
		struct nu_slice value = { 0 };
		size_t k = phrase(p, i, n, &value);

		/* Content words: four bytes or more and no function word. */
		if (p->word[i].n > 3 && (!k || value.p[0] != 'f')) {
			NU_GROW(p->cw, p->ncw, p->capcw);
			p->cw[p->ncw++] = p->hash[i] >> (32 - SEEN_BITS);
		}
		for (size_t j = 0; j < value.n && k; j++) {
			uint8_t class = nth[value.p[j] & 127];

			if (!class)
				continue;
			l->key[class - 1] += (uint16_t)(k +
			    wide_words(p->word[i]));
			if (j && value.p[j] == 'f')
				continue;	/* "by" begins a byline */
			if (i == 0)
				l->first_key = class;
			if (i + k == n)
				l->last_key = class;
		}
		i += k ? k : 1;
	}
}

void
nu_page_line(struct nu_page *p, struct nu_line *l, struct nu_slice text)
{
	size_t n;

	if (!p->first)
		make_first(p);
	text = nu_utf_trim(text);
	l->text = text;
	l->hash = nu_slice_hash(text);
	if (!scan_ascii(p, l, text, &n))
		n = scan(p, l, text);
	l->final = (uint8_t)final_of(text);
	l->cw = p->ncw;
	for (size_t i = 0; i < n; i++)
		p->hash[i] = hash_word(p->word[i]);
	find_keys(p, l, n);
	l->ncw = p->ncw - l->cw;
	l->bullet |= n && text.n && text.p[0] >= '0' && text.p[0] <= '9' &&
	    p->word[0].n < 3 && text.n > p->word[0].n + 1 &&
	    (text.p[p->word[0].n] == '.' || text.p[p->word[0].n] == ')');
}

/* The block's bytes with those of its old cuts put back. */
static struct nu_slice
restore(struct nu_doc *d, size_t block, const struct nu_view *v)
{
	size_t n = (size_t)(v->end - v->begin), at = 0, from = 0;
	char *p = nu_arena_get(&d->mem, n + 1);

	/* They stand behind it, by begin. */
	for (size_t i = block + 1; i < d->n; i++) {
		const struct nu_rec *r = &d->rec[i];
		struct nu_slice cut;
		size_t upto;

		if (r->kind != NU_K_RAW && r->begin >= v->end)
			break;
		if (r->kind != NU_K_CUT || r->begin < v->begin + at ||
		    r->end > v->end)
			continue;
		cut = nu_doc_field(d, r, NU_TEXT);
		upto = nu_view_local(v, r->begin);
		if (cut.n != r->end - r->begin || upto < from)
			continue;
		memcpy(p + at, v->text.p + from, upto - from);
		at += upto - from;
		memcpy(p + at, cut.p, cut.n);
		at += cut.n;
		from = upto;
	}
	if (n - at != v->text.n - from)
		return v->text;		/* cuts that do not fit: as it is */
	memcpy(p + at, v->text.p + from, v->text.n - from);
	return nu_slice(p, n);
}

static void
count_repeats(struct nu_page *p)
{
	size_t want = 64;

	while (want < 2 * p->n)
		want *= 2;
	if (want > p->nslot) {
		p->slot = nu_realloc(p->slot, want, sizeof *p->slot);
		p->nslot = want;
	}
	memset(p->slot, 0, want * sizeof *p->slot);
	for (size_t i = 0; i < p->n; i++)
		p->line[i].repeat = 0;
	for (size_t i = 0; i < p->n; i++) {
		size_t s = (size_t)p->line[i].hash & (want - 1);

		for (; p->slot[s]; s = (s + 1) & (want - 1))
			if (p->line[p->slot[s] - 1].hash == p->line[i].hash)
				break;
		if (!p->slot[s])
			p->slot[s] = (uint32_t)i + 1;
		p->line[p->slot[s] - 1].repeat++;
	}
	for (size_t i = 0; i < p->n; i++) {
		size_t s = (size_t)p->line[i].hash & (want - 1);

		while (p->line[p->slot[s] - 1].hash != p->line[i].hash)
			s = (s + 1) & (want - 1);
		p->line[i].repeat = p->line[p->slot[s] - 1].repeat;
	}
}

static void
count_words(struct nu_page *p)
{
	if (!p->seen)
		p->seen = nu_alloc(1 << SEEN_BITS, 1);
	memset(p->seen, 0, 1 << SEEN_BITS);
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];

		for (size_t k = 0; k < l->ncw && nu_line_prose(l); k++)
			if (p->seen[p->cw[l->cw + k]] < 255)
				p->seen[p->cw[l->cw + k]]++;
	}
	for (size_t i = 0; i < p->n; i++)
		p->line[i].shared = nu_page_shared(p, &p->line[i]);
}

float
nu_page_shared(const struct nu_page *p, const struct nu_line *l)
{
	size_t n = 0;
	int own = nu_line_prose(l);

	for (size_t k = 0; k < l->ncw; k++)
		n += p->seen[p->cw[l->cw + k]] > own;
	return l->ncw ? (float)n / (float)l->ncw : 0;
}

void
nu_page_read(struct nu_page *p, struct nu_doc *d)
{
	p->n = p->ncw = 0;
	p->html = false;
	p->judged = true;
	p->has_author = p->has_date = false;
	p->title = NU_S("");
	for (size_t i = 0; i < d->n; i++) {
		struct nu_rec *r = &d->rec[i];
		struct nu_view v;
		struct nu_line *l;
		struct nu_slice of, text;

		if (r->kind == NU_K_DOC)
			p->has_date = !nu_rec_absent(r, NU_VALUE);
		if (r->kind == NU_K_META && !p->title.n &&
		    nu_rec_is(r, NU_LABEL, "title"))
			p->title = nu_utf_trim(nu_doc_field(d, r, NU_VALUE));
		if (r->kind == NU_K_META && nu_rec_is(r, NU_LABEL, "author"))
			p->has_author = true;
		if (r->kind != NU_K_BLOCK || r->drop || !nu_doc_view(d, i, &v))
			continue;
		if (nu_rec_absent(r, NU_LABEL))
			p->judged = false;
		NU_GROW(p->line, p->n, p->cap);
		l = &p->line[p->n++];
		*l = (struct nu_line){ .rec = i, .begin = r->begin,
		    .end = r->end, .restored = v.ngap > 0 };
		text = v.ngap ? restore(d, i, &v) : v.text;
		nu_page_line(p, l, text);
		l->text = text;
		l->element = nu_rec_absent(r, NU_VALUE) ? NU_S("") :
		    nu_rec_col(r, NU_VALUE);
		of = nu_rec_col(r, NU_OF);
		l->links = -1;
		if (of.n == 4 && of.p[1] == '.') {
			l->links = (float)((of.p[0] - '0') * 100 +
			    (of.p[2] - '0') * 10 + of.p[3] - '0') / 100;
			p->html = true;
		}
	}
	nu_page_settle(p);
}

void
nu_page_settle(struct nu_page *p)
{
	count_repeats(p);
	count_words(p);
}

void
nu_page_free(struct nu_page *p)
{
	free(p->line);
	free(p->slot);
	free(p->word);
	free(p->cw);
	free(p->seen);
	free(p->first);
	free(p->hash);
	free(p->bits);
	nu_buf_free(&p->low);
	*p = (struct nu_page){ 0 };
}
