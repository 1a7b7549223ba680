#include "strip/traits.h"

#include <stdlib.h>

#include "base/words.h"
#include "strip/label.h"

NU_WORDS(strip_hints);

enum { SHORT_LINE = 6 /* words: a heading of a section */,
    ELEMENT_LINE = 2 /* "line", as read_element() numbers it */,
    MAIN_GAP = 10 /* lines between two prose lines of one article */ };
enum sum { S_MASS, S_PROSE, S_CHROME, S_LINKS, S_DATES, S_COMMENT, S_CAPS,
    S_WORDS };

static uint8_t
share(uint32_t part, uint32_t whole)
{
	uint32_t s;

	if (!whole || !part)
		return 0;
	/* Dividing 32 bits is faster, and nearly always enough. */
	s = part < 1u << 26 ? part * 64 / whole :
	    (uint32_t)((uint64_t)part * 64 / whole);
	return (uint8_t)(s > 254 ? 255 : s + 1);
}

static uint8_t
small(uint32_t x)
{
	return (uint8_t)(x > 255 ? 255 : x);
}

static uint32_t
chrome(const struct nu_line *l)
{
	return (uint32_t)l->key[NU_KEY_COMMENT] + l->key[NU_KEY_RELATED] +
	    l->key[NU_KEY_LETTER] + l->key[NU_KEY_COOKIE] +
	    l->key[NU_KEY_SHARE] + l->key[NU_KEY_NAV] + l->key[NU_KEY_AD] +
	    l->key[NU_KEY_RIGHTS] + l->key[NU_KEY_BIO] + l->key[NU_KEY_PAGER] +
	    l->key[NU_KEY_TAG];
}

/* The element's path: "article/aside/li.related.share". */
static void
read_element(struct nu_traits *f, size_t i, struct nu_slice e)
{
	static const char *const ancestor[9] = { "article", "aside", "dialog",
	    "figure", "footer", "form", "header", "main", "nav" };
	static const char *const kind[] = { "line", "p", "li", "td", "div",
	    "span", "body", "a", "blockquote", "pre", "dd", "dt", "th",
	    "figcaption", "section", "button", "label", "caption" };
	struct nu_slice part, rest = e, value;
	uint8_t nth = 0;

	while (rest.p && (part = nu_slice_cut(&rest, '/'), rest.p))
		for (size_t k = 0; k < 9; k++)
			if (nu_slice_is(part, ancestor[k]))
				f->col[NU_TR_ANCESTOR + k][i] = 1;
	rest = part;
	part = nu_slice_cut(&rest, '.');
	if (part.n == 2 && part.p[0] == 'h' && part.p[1] > '0' &&
	    part.p[1] < '7')
		f->col[NU_TR_HEADING][i] = (uint8_t)(part.p[1] - '0');
	f->col[NU_TR_ELEMENT][i] = 1;
	for (size_t k = 0; k < sizeof kind / sizeof *kind; k++)
		if (nu_slice_is(part, kind[k])) {
			f->col[NU_TR_ELEMENT][i] = (uint8_t)(k + 2);
			break;
		}
	while (rest.p && nth < 3) {
		part = nu_slice_cut(&rest, '.');
		if (nu_words_get(&strip_hints, part, &value) & NU_WORDS_HIT &&
		    value.n && value.p[0] >= 'a' && value.p[0] < 'a' + 16) {
			uint8_t *c = &f->col[NU_TR_HINT + value.p[0] - 'a'][i];

			if (!*c)
				*c = (uint8_t)(3 - nth);
		}
		nth++;
	}
}

static void
read_line(struct nu_traits *f, size_t i, const struct nu_line *l)
{
	f->col[NU_TR_MASS][i] = nu_trait_log(l->mass);
	f->col[NU_TR_WORDS][i] = nu_trait_log(l->words);
	f->col[NU_TR_LETTERS][i] = l->words ? small(l->letters * 8 / l->words) : 0;
	f->col[NU_TR_CAPS][i] = share(l->caps, l->words);
	f->col[NU_TR_ALLCAPS][i] = share(l->allcaps, l->words);
	f->col[NU_TR_NUMBERS][i] = share(l->numbers, l->words);
	f->col[NU_TR_SHORTS][i] = share(l->shorts, l->words);
	f->col[NU_TR_FUNCTION][i] = share(l->key[NU_KEY_FUNCTION], l->words);
	f->col[NU_TR_COMMAS][i] = share(l->commas, l->words);
	f->col[NU_TR_STOPS][i] = nu_trait_log(l->stops);
	f->col[NU_TR_STOPRATE][i] = l->stops ? nu_trait_log(l->words / l->stops) :
	    0;
	f->col[NU_TR_QUOTES][i] = small(l->quotes);
	f->col[NU_TR_SEPS][i] = share(l->seps, l->words + 1);
	f->col[NU_TR_AT][i] = small(l->at);
	f->col[NU_TR_DIGITS][i] = share(l->digits, l->chars);
	f->col[NU_TR_FINAL][i] = l->final;
	f->col[NU_TR_LOWER][i] = l->lower;
	f->col[NU_TR_BULLET][i] = l->bullet;
	f->col[NU_TR_OPEN][i] = l->open;
	f->col[NU_TR_REPEAT][i] = nu_trait_log(l->repeat);
	for (int k = 0; k < NU_KEY_FUNCTION; k++)
		f->col[NU_TR_KEY + k][i] = small(l->key[k]);
	f->col[NU_TR_CHROME][i] = share(chrome(l), l->words);
	f->col[NU_TR_FIRSTKEY][i] = l->first_key;
	f->col[NU_TR_LASTKEY][i] = l->last_key;
	f->col[NU_TR_SHARED][i] = (uint8_t)(l->shared * 64.f);
	f->col[NU_TR_LINKS][i] = l->links < 0 ? 0 :
	    (uint8_t)(1.5f + l->links * 100.f);
	f->col[NU_TR_PROSE][i] = nu_line_prose(l);
	if (nu_slice_eq(l->element, NU_S("line")))
		f->col[NU_TR_ELEMENT][i] = ELEMENT_LINE;
	else if (l->element.n)
		read_element(f, i, l->element);
}

static void
make_room(struct nu_traits *f, size_t n)
{
	f->n = n;
	if (n > f->cap) {
		f->cap = n + n / 2 + 64;
		f->stride = f->cap + 2 * NU_TRAIT_PAD + NU_TRAIT_SLACK;
		free(f->mem);
		f->mem = nu_alloc(f->stride, NU_NTRAIT);
		for (int c = 0; c < NU_NTRAIT; c++)
			f->col[c] = f->mem + (size_t)c * f->stride +
			    NU_TRAIT_PAD;
		for (int s = 0; s < 8; s++)
			f->sum[s] = nu_realloc(f->sum[s], f->cap + 1,
			    sizeof **f->sum);
		f->path = nu_realloc(f->path, f->cap, sizeof *f->path);
	}
	for (int c = 0; c < NU_NTRAIT; c++)
		memset(f->col[c] - NU_TRAIT_PAD, 0, n + 2 * NU_TRAIT_PAD +
		    NU_TRAIT_SLACK);
}

static void
make_sums(struct nu_traits *f, const struct nu_page *p)
{
	for (int s = 0; s < 8; s++)
		f->sum[s][0] = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		uint32_t add[8] = { l->mass, nu_line_prose(l) ? l->mass : 0,
		    chrome(l), l->links > 0 ? (uint32_t)((float)l->mass *
		    l->links) : 0, l->key[NU_KEY_DATE],
		    l->key[NU_KEY_COMMENT], l->caps, l->words };

		for (int s = 0; s < 8; s++)
			f->sum[s][i + 1] = f->sum[s][i] + add[s];
	}
}

/* The sum over the k lines before line i, and after it. */
static uint32_t
before(const struct nu_traits *f, enum sum s, size_t i, size_t k)
{
	return f->sum[s][i] - f->sum[s][i > k ? i - k : 0];
}

static uint32_t
after(const struct nu_traits *f, enum sum s, size_t i, size_t k)
{
	size_t end = i + 1 + k < f->n ? i + 1 + k : f->n;

	return f->sum[s][end] - f->sum[s][i + 1];
}

static void
read_windows(struct nu_traits *f, size_t i)
{
	uint32_t b, a, wb, wa;

	f->col[NU_TR_PROSE3B][i] = nu_trait_log(before(f, S_PROSE, i, 3));
	f->col[NU_TR_PROSE3A][i] = nu_trait_log(after(f, S_PROSE, i, 3));
	f->col[NU_TR_PROSE6B][i] = nu_trait_log(before(f, S_PROSE, i, 6));
	f->col[NU_TR_PROSE6A][i] = nu_trait_log(after(f, S_PROSE, i, 6));
	b = before(f, S_PROSE, i, 12);
	a = after(f, S_PROSE, i, 12);
	f->col[NU_TR_PROSE12B][i] = nu_trait_log(b);
	f->col[NU_TR_PROSE12A][i] = nu_trait_log(a);
	f->col[NU_TR_PROSE24B][i] = nu_trait_log(before(f, S_PROSE, i, 24));
	f->col[NU_TR_PROSE24A][i] = nu_trait_log(after(f, S_PROSE, i, 24));
	wb = before(f, S_MASS, i, 12);
	wa = after(f, S_MASS, i, 12);
	f->col[NU_TR_SHARE12][i] = share(a + b, wa + wb);
	f->col[NU_TR_MASS12B][i] = nu_trait_log(wb);
	f->col[NU_TR_MASS12A][i] = nu_trait_log(wa);
	wb = before(f, S_MASS, i, 6);
	wa = after(f, S_MASS, i, 6);
	f->col[NU_TR_MASS6B][i] = nu_trait_log(wb);
	f->col[NU_TR_MASS6A][i] = nu_trait_log(wa);
	f->col[NU_TR_LINKS6B][i] = share(before(f, S_LINKS, i, 6), wb);
	f->col[NU_TR_LINKS6A][i] = share(after(f, S_LINKS, i, 6), wa);
	wb = before(f, S_WORDS, i, 6);
	wa = after(f, S_WORDS, i, 6);
	f->col[NU_TR_CHROME6B][i] = share(before(f, S_CHROME, i, 6), wb);
	f->col[NU_TR_CHROME6A][i] = share(after(f, S_CHROME, i, 6), wa);
	f->col[NU_TR_CAPS6B][i] = share(before(f, S_CAPS, i, 6), wb);
	f->col[NU_TR_CAPS6A][i] = share(after(f, S_CAPS, i, 6), wa);
	f->col[NU_TR_DATES6B][i] = nu_trait_log(before(f, S_DATES, i, 6));
	f->col[NU_TR_DATES6A][i] = nu_trait_log(after(f, S_DATES, i, 6));
	f->col[NU_TR_COMMENT12B][i] = nu_trait_log(before(f, S_COMMENT, i, 12));
	f->col[NU_TR_COMMENT12A][i] = nu_trait_log(after(f, S_COMMENT, i, 12));
}

/* Whether the line heads a section of furniture, and its class + 1. */
static uint8_t
section_of(const struct nu_line *l)
{
	if (!l->words || l->words > SHORT_LINE || !l->first_key ||
	    2 * chrome(l) < l->words)
		return 0;
	return l->first_key;
}

/* One walk down and one up: how far the prose and the sections are. */
static void
read_walks(struct nu_traits *f, const struct nu_page *p)
{
	size_t prev = SIZE_MAX, run = 0, sec = SIZE_MAX, comments = 0,
	    rights = 0, n = p->n;
	uint8_t seckey = 0;

	for (size_t i = 0; i < n; i++) {
		const struct nu_line *l = &p->line[i];

		f->col[NU_TR_PREVPROSE][i] = prev == SIZE_MAX ? 255 :
		    nu_trait_log(i - prev);
		f->col[NU_TR_PREVMASS][i] = prev == SIZE_MAX ? 0 :
		    f->col[NU_TR_MASS][prev];
		f->col[NU_TR_RUNUP][i] = nu_trait_log(run);
		f->col[NU_TR_SECTION][i] = seckey;
		f->col[NU_TR_SECTIONAGO][i] = seckey ? nu_trait_log(i - sec) : 255;
		f->col[NU_TR_SECTIONPROSE][i] = seckey ? nu_trait_log(
		    f->sum[S_PROSE][i] - f->sum[S_PROSE][sec]) : 255;
		f->col[NU_TR_COMMENTSB][i] = nu_trait_log(comments);
		f->col[NU_TR_RIGHTSB][i] = nu_trait_log(rights);
		if (section_of(l)) {
			sec = i;
			seckey = section_of(l);
		}
		comments += l->key[NU_KEY_COMMENT] > 0 && l->words < 9;
		rights += l->key[NU_KEY_RIGHTS] > 1;
		if (nu_line_prose(l)) {
			prev = i;
			run = 0;
		} else {
			run++;
		}
	}
	prev = sec = SIZE_MAX;
	run = 0;
	seckey = 0;
	for (size_t i = n; i-- > 0; ) {
		const struct nu_line *l = &p->line[i];

		f->col[NU_TR_NEXTPROSE][i] = prev == SIZE_MAX ? 255 :
		    nu_trait_log(prev - i);
		f->col[NU_TR_NEXTMASS][i] = prev == SIZE_MAX ? 0 :
		    f->col[NU_TR_MASS][prev];
		f->col[NU_TR_RUNDOWN][i] = nu_trait_log(run);
		f->col[NU_TR_NEXTSECTION][i] = seckey;
		f->col[NU_TR_NEXTSECTIONIN][i] = seckey ? nu_trait_log(sec - i) :
		    255;
		if (section_of(l)) {
			sec = i;
			seckey = section_of(l);
		}
		if (nu_line_prose(l)) {
			prev = i;
			run = 0;
		} else {
			run++;
		}
	}
}

/* The stretch of lines that holds most prose, without gaps. */
static void
find_main(const struct nu_page *p, size_t *from, size_t *to)
{
	uint64_t most = 0, mass = 0;
	size_t begin = 0, last = SIZE_MAX;

	*from = *to = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (!nu_line_prose(&p->line[i]))
			continue;
		if (last == SIZE_MAX || i - last > MAIN_GAP) {
			begin = i;
			mass = 0;
		}
		last = i;
		mass += p->line[i].mass;
		if (mass > most) {
			most = mass;
			*from = begin;
			*to = i;
		}
	}
}

static uint8_t
signed_log(size_t from, size_t to)
{
	return to >= from ? (uint8_t)(100 + nu_trait_log(to - from)) :
	    (uint8_t)(100 - nu_trait_log(from - to));
}

/* How many of the four lines either side are about as long and end alike. */
static uint8_t
alike(const struct nu_page *p, size_t i)
{
	const struct nu_line *l = &p->line[i], *o;
	const struct nu_line *end = p->line + (i + 5 < p->n ? i + 5 : p->n);
	unsigned k = 0;

	/* No jumps in the loop: they could not be foretold. */
	for (o = p->line + (i > 4 ? i - 4 : 0); o < end; o++)
		k += (o->final == l->final) &
		    (2 * o->words <= 3 * l->words + 2) &
		    (2 * l->words <= 3 * o->words + 2);
	return (uint8_t)(k - 1);	/* itself apart */
}

/* Prose and lines that have the same element path. */
static void
read_paths(struct nu_traits *f, const struct nu_page *p)
{
	enum { BITS = 9 };
	uint32_t prose[1 << BITS] = { 0 }, lines[1 << BITS] = { 0 };

	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		uint32_t h = nu_words_hash(NU_WORDS_SEED, l->element) *
		    0x9e3779b1u >> (32 - BITS);

		f->path[i] = h;
		lines[h]++;
		prose[h] += nu_line_prose(l) ? l->mass : 0;
	}
	for (size_t i = 0; i < p->n; i++) {
		uint32_t h = f->path[i];
		size_t near = 0;

		for (size_t j = i > 5 ? i - 5 : 0; j < i + 6 && j < p->n; j++)
			near += f->path[j] == h;
		f->col[NU_TR_PATHPROSE][i] = share(prose[h],
		    f->sum[S_PROSE][p->n]);
		f->col[NU_TR_PATHLINES][i] = nu_trait_log(lines[h]);
		f->col[NU_TR_PATHNEAR][i] = (uint8_t)near;
	}
}

/* Words of the main stretch of prose, and of the title. */
static void
read_shared(struct nu_traits *f, const struct nu_page *p, size_t from,
    size_t to, size_t title)
{
	enum { BITS = NU_CONTENT_BITS };
	uint8_t seen[1 << BITS] = { 0 };

	for (size_t i = from; i <= to && i < p->n; i++) {
		const struct nu_line *l = &p->line[i];

		for (size_t k = 0; k < l->ncw && nu_line_prose(l); k++) {
			uint8_t *s = &seen[p->cw[l->cw + k]];

			*s += (*s & 127) < 100;
		}
	}
	for (size_t k = 0; title != SIZE_MAX && k < p->line[title].ncw; k++)
		seen[p->cw[p->line[title].cw + k]] |= 128;
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		uint32_t main = 0, in_title = 0;
		uint8_t own = i >= from && i <= to && nu_line_prose(l);

		for (size_t k = 0; k < l->ncw; k++) {
			uint8_t s = seen[p->cw[l->cw + k]];

			main += (s & 127) > own;
			in_title += s >> 7;
		}
		f->col[NU_TR_MAINSHARED][i] = share(main, (uint32_t)l->ncw);
		f->col[NU_TR_TITLESHARED][i] = i == title ? 0 :
		    small(in_title);
	}
}

/* How many texts near each line stand right below a link of some words. */
static void
read_teasers(struct nu_traits *f, const struct nu_page *p)
{
	enum { NEAR = 8 };
	uint32_t *sum = f->sum[S_COMMENT];	/* its windows are done */

	sum[0] = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];

		sum[i + 1] = sum[i] + (i > 0 && l->links < .5f &&
		    l->mass >= 40 && l[-1].links > .8f && l[-1].words > 2);
	}
	for (size_t i = 0; i < p->n; i++)
		f->col[NU_TR_TEASERS][i] = small(
		    sum[i + NEAR < p->n ? i + NEAR : p->n] -
		    sum[i > NEAR ? i - NEAR : 0]);
}

void
nu_traits_read(struct nu_traits *f, const struct nu_page *p)
{
	size_t from, to, title, n = p->n;
	uint32_t functions = 0;
	uint8_t page[6];

	make_room(f, n);
	make_sums(f, p);
	for (size_t i = 0; i < n; i++) {
		read_line(f, i, &p->line[i]);
		functions += p->line[i].key[NU_KEY_FUNCTION];
	}
	find_main(p, &from, &to);
	title = n ? nu_label_title(p, from) : SIZE_MAX;
	read_walks(f, p);
	if (p->html)
		read_paths(f, p);
	page[0] = nu_trait_log(f->sum[S_PROSE][n]);
	page[1] = nu_trait_log(n);
	page[2] = share(f->sum[S_PROSE][n], f->sum[S_MASS][n]);
	page[3] = share(f->sum[S_LINKS][n], f->sum[S_MASS][n]);
	page[4] = share(f->sum[S_CHROME][n], f->sum[S_WORDS][n]);
	page[5] = share(functions, f->sum[S_WORDS][n]);
	for (size_t i = 0; i < n; i++) {
		read_windows(f, i);
		f->col[NU_TR_ALIKE][i] = alike(p, i);
		f->col[NU_TR_PLACE][i] = (uint8_t)(i * 128 / n);
		f->col[NU_TR_LINE][i] = nu_trait_log(i);
		f->col[NU_TR_LEFT][i] = nu_trait_log(n - i);
		f->col[NU_TR_PROSEPLACE][i] = share(f->sum[S_PROSE][i],
		    f->sum[S_PROSE][n]);
		f->col[NU_TR_TITLE][i] = title == SIZE_MAX ? 0 :
		    signed_log(title, i);
		f->col[NU_TR_MAINB][i] = signed_log(from, i);
		f->col[NU_TR_MAINA][i] = signed_log(to, i);
		for (int k = 0; k < 6; k++)
			f->col[NU_TR_PAGEPROSE + k][i] = page[k];
	}
	if (n)
		read_shared(f, p, from, to, title);
	if (p->html)
		read_teasers(f, p);
}

void
nu_traits_free(struct nu_traits *f)
{
	free(f->mem);
	for (int s = 0; s < 8; s++)
		free(f->sum[s]);
	free(f->path);
	*f = (struct nu_traits){ 0 };
}
