#include "strip/page.h"

#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(strip_keys);

enum { SEEN_BITS = 13 };	/* of the table of content words */

/* The letters of the list's classes, in the order of enum nu_key. */
static const char key_letters[] = "crnkslaopdbywtef";

static bool
is_wide(uint32_t c)
{
	/* CJK, kana, Thai: written without spaces between words. */
	return (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xf900 && c < 0xfb00) ||
	    (c >= 0x0e00 && c < 0x0f00) || (c >= 0xff66 && c < 0xffa0) ||
	    (c >= 0x20000 && c < 0x32000);
}

/* What one word is made of. */
struct word {
	bool any, upper, other, digit;	/* upper: so far capitals only */
	uint32_t letters;
};

static void
end_word(struct nu_line *l, const struct word *w, bool capital)
{
	l->words++;
	l->caps += capital;
	l->allcaps += w->upper && w->letters > 1;
	l->numbers += w->digit;
	l->shorts += !capital && !w->digit && w->letters <= 3;
}

/* Lower-cased words of text to p->word; the counts to l. */
static size_t
scan(struct nu_page *p, struct nu_line *l, struct nu_slice text)
{
	size_t n = 0, i = 0, len;
	struct word w = { 0 };
	bool capital = false, begun = false;
	struct nu_buf *b = &p->low;

	nu_buf_clear(b);
	nu_buf_room(b, 2 * text.n + 16);
	while (i < text.n) {
		unsigned char ch = (unsigned char)text.p[i];
		unsigned cc;
		uint32_t c;

		if (ch < 128) {
			c = ch;
			len = 1;
			cc = nu_utf_ascii[ch];
		} else {
			len = nu_utf_get(nu_slice(text.p + i, text.n - i), &c);
			if (len == 0) {
				c = 0xfffd;
				len = 1;
			}
			cc = c == 0x2019 ? NU_CC_PUNCT : nu_utf_class(c);
			l->high++;
		}
		l->chars++;
		l->mass += is_wide(c) ? 3 : 1;
		if (cc & (NU_CC_LETTER | NU_CC_DIGIT)) {
			if (!w.any) {
				w = (struct word){ .any = true, .upper = true };
				capital = cc & (NU_CC_UPPER | NU_CC_TITLE);
				NU_GROW(p->word, n, p->capword);
				p->word[n].p = b->p + b->n;
				if (!begun)
					l->lower = cc & NU_CC_LOWER;
				begun = true;
			}
			if (cc & NU_CC_DIGIT) {
				w.digit = true;
				l->digits++;
			} else {
				w.letters++;
				l->letters++;
			}
			w.upper &= (cc & NU_CC_UPPER) != 0;
			if (c < 128)
				b->p[b->n++] = (char)(cc & NU_CC_UPPER ?
				    c | 32 : c);
			else
				nu_utf_put(b, nu_utf_lower(c));
			i += len;
			continue;
		}
		/* An apostrophe between letters is of the word. */
		if (w.any && (c == '\'' || c == 0x2019) && i + len < text.n &&
		    ((unsigned char)text.p[i + len] >= 128 ||
		    nu_utf_ascii[(unsigned char)text.p[i + len]] &
		    NU_CC_LETTER)) {
			b->p[b->n++] = '\'';
			i += len;
			continue;
		}
		if (w.any) {
			end_word(l, &w, capital);
			p->word[n].n = (size_t)(b->p + b->n - p->word[n].p);
			n++;
			w.any = false;
		}
		switch (c) {
		case ' ': case '\t': case '\n': case 0xa0:
			break;
		case ',': case 0x3001: case 0xff0c: case 0x60c:
			l->commas++;
			break;
		case '.': case '!': case '?': case 0x3002: case 0xff01:
		case 0xff1f: case 0x2026: case 0x61f: case 0x6d4: case 0x964:
			if (begun && (c > 127 || i + 1 == text.n ||
			    text.p[i + 1] == ' ' || text.p[i + 1] == '"' ||
			    (unsigned char)text.p[i + 1] >= 128 ||
			    text.p[i + 1] == '\n' || text.p[i + 1] == ')'))
				l->stops++;
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
		i += len;
	}
	if (w.any) {
		end_word(l, &w, capital);
		p->word[n].n = (size_t)(b->p + b->n - p->word[n].p);
		n++;
	}
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

/* Content words, hashed: four bytes or more and no function word. */
static void
add_content(struct nu_page *p, struct nu_slice w)
{
	if (w.n < 4)
		return;
	NU_GROW(p->cw, p->ncw, p->capcw);
	p->cw[p->ncw++] = nu_words_hash(NU_WORDS_SEED, w) * 0x9e3779b1u >>
	    (32 - SEEN_BITS);
}

static void
find_keys(struct nu_page *p, struct nu_line *l, size_t n)
{
	enum { LONGEST = 6 };

	for (size_t i = 0; i < n; ) {
		struct nu_slice value = { 0 };
		size_t k = nu_words_longest(&strip_keys, p->word + i,
		    n - i < LONGEST ? n - i : LONGEST, &value);

		if (!k || !value.n || value.p[0] != 'f')
			add_content(p, p->word[i]);
		for (size_t j = 0; j < value.n && k; j++) {
			const char *at = strchr(key_letters, value.p[j]);

			if (!at || !value.p[j])
				continue;
			l->key[at - key_letters] += (uint16_t)k;
			if (j && value.p[j] == 'f')
				continue;	/* "by" begins a byline */
			if (i == 0)
				l->first_key = (uint8_t)(at - key_letters + 1);
			if (i + k == n)
				l->last_key = (uint8_t)(at - key_letters + 1);
		}
		i += k ? k : 1;
	}
}

void
nu_page_line(struct nu_page *p, struct nu_line *l, struct nu_slice text)
{
	size_t n;

	text = nu_utf_trim(text);
	l->text = text;
	l->hash = nu_slice_hash(text);
	n = scan(p, l, text);
	l->final = (uint8_t)final_of(text);
	l->cw = p->ncw;
	find_keys(p, l, n);
	l->ncw = p->ncw - l->cw;
	l->bullet |= n && text.n && text.p[0] >= '0' && text.p[0] <= '9' &&
	    p->word[0].n < 3 && text.n > p->word[0].n + 1 &&
	    (text.p[p->word[0].n] == '.' || text.p[p->word[0].n] == ')');
}

/* The block's bytes with those of its old cuts put back. */
static struct nu_slice
restore(struct nu_doc *d, const struct nu_view *v)
{
	size_t n = (size_t)(v->end - v->begin), at = 0, from = 0;
	char *p = nu_arena_get(&d->mem, n + 1);

	for (size_t i = 0; i < d->n; i++) {
		const struct nu_rec *r = &d->rec[i];
		struct nu_slice cut;
		size_t upto;

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
		text = v.ngap ? restore(d, &v) : v.text;
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
	nu_buf_free(&p->low);
	*p = (struct nu_page){ 0 };
}
