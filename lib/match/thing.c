#include "match/thing.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "match/norm.h"
#include "match/who.h"

enum {
	DAYS = 10,	/* between two reports of one thing, at most */
	AROUND = 60,	/* bytes on both sides of a figure that are looked at */
	TELLING = 84,	/* tenths of a bit that a word around it must say */
};

/* The day of an ISO date, counted from 0001-01-01; 0 when it is none. */
static int32_t
day_of(struct nu_slice s)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243,
	    273, 304, 334 };
	int v[3] = { 0 }, at = 0;

	for (size_t i = 0; i < s.n && i < 10; i++) {
		if (s.p[i] == '-' && at < 2)
			at++;
		else if (s.p[i] >= '0' && s.p[i] <= '9')
			v[at] = v[at] * 10 + (s.p[i] - '0');
		else
			return 0;
	}
	if (v[0] < 1 || v[1] < 1 || v[1] > 12 || v[2] < 1 || v[2] > 31)
		return 0;
	v[0] -= v[1] <= 2;
	return v[0] * 365 + v[0] / 4 - v[0] / 100 + v[0] / 400 +
	    before[v[1] - 1] + v[2] + (v[1] <= 2 ? 365 : 0);
}

/* The signature of an entity record: of a person the surname. */
static uint32_t
sign_of(const struct nu_rec *r, struct nu_buf *b)
{
	bool person = nu_rec_is(r, NU_LABEL, "person");
	bool vague = nu_rec_is(r, NU_LABEL, "misc") ||
	    (nu_rec_is(r, NU_LABEL, "place") && !nu_rec_absent(r, NU_OF));
	struct nu_slice s;

	nu_buf_clear(b);
	nu_who_fold(b, nu_rec_col(r, NU_VALUE));
	s = nu_buf_slice(b);
	if (!s.n)
		return 0;
	if (person && nu_who_surname(s).n)
		s = nu_who_surname(s);
	if (vague)	/* russia, russian */
		s = nu_slice_sub(s, 0, 5);
	return ((uint32_t)nu_slice_hash(s) & ~1u) | !vague;
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

struct often {
	uint32_t sign, times;
};

/* Most often first, specific ones before vague ones. */
static int
by_times(const void *a, const void *b)
{
	const struct often *x = a, *y = b;

	if (x->times != y->times)
		return x->times > y->times ? -1 : 1;
	if ((x->sign ^ y->sign) & 1)
		return x->sign & 1 ? -1 : 1;
	return x->sign < y->sign ? -1 : x->sign > y->sign;
}

bool
nu_thing_document(struct nu_thing *t, struct nu_doc *d)
{
	struct often *v = NULL;
	struct nu_map m = { 0 };
	struct nu_buf b = { 0 };
	size_t cap = 0;

	*t = (struct nu_thing){ 0 };
	t->day = day_of(nu_rec_col(&d->rec[0], NU_VALUE));
	for (size_t i = 0; i < d->n; i++) {
		uint32_t sign;
		bool fresh;
		size_t k;

		if (d->rec[i].kind != NU_K_ENTITY ||
		    !(sign = sign_of(&d->rec[i], &b)))
			continue;
		k = nu_map_put(&m, nu_slice((char *)&sign, sizeof sign),
		    &fresh);
		if (fresh) {
			size_t n = k;

			NU_GROW(v, n, cap);
			v[k] = (struct often){ sign, 0 };
		}
		v[k].times++;
	}
	if (m.n > 1)
		qsort(v, m.n, sizeof *v, by_times);
	for (size_t i = 0; i < m.n && i < NU_THING_NAMES; i++)
		t->name[1][t->n[1]++] = v[i].sign;
	qsort(t->name[1], t->n[1], sizeof **t->name, by_number);
	/* Copies of one report are one report, whatever their ids. */
	t->doc = (uint32_t)nu_slice_hash(nu_slice((char *)t->name[1],
	    sizeof t->name[1])) ^ (uint32_t)t->day;
	free(v);
	nu_map_free(&m);
	nu_buf_free(&b);
	return t->n[1] > 0;
}

static void
add_name(struct nu_thing *t, uint32_t sign)
{
	for (uint32_t i = 0; i < t->n[0]; i++)
		if (t->name[0][i] == sign)
			return;
	if (t->n[0] < NU_THING_NAMES)
		t->name[0][t->n[0]++] = sign;
}

/* The sentence that record i lies in, or SIZE_MAX. */
static size_t
sentence_of(const struct nu_doc *d, size_t i)
{
	for (size_t k = i; k-- > 0; )
		if (d->rec[k].kind == NU_K_SENTENCE)
			return d->rec[k].end >= d->rec[i].end ? k : SIZE_MAX;
	return SIZE_MAX;
}

static uint32_t
hash_of(const struct nu_rec *r, enum nu_col c)
{
	struct nu_slice s = nu_rec_col(r, c);
	size_t sp;

	/* of "injured people" the last word, as a family: people, person */
	while ((sp = nu_slice_find(s, NU_S(" "), 0)) != SIZE_MAX &&
	    c == NU_OF && nu_rec_is(r, NU_LABEL, "count"))
		s = nu_slice_sub(s, sp + 1, s.n);
	return nu_word_sign(s) >> 8;
}

/* Families of the telling words in s, names and numbers apart. */
static void
add_words(struct nu_thing *t, struct nu_slice s)
{
	struct nu_wording w = { 0 };

	nu_wording_set(&w, s, NU_THING_WORDS * 2);
	for (size_t i = 0; i < w.n; i++) {
		uint32_t sign = w.v[i].sign, k = 0;

		if ((sign & NU_SIGN_NAME) || nu_sign_bits(sign) < TELLING ||
		    (nu_wording_word(&w, i).p[0] >= '0' &&
		    nu_wording_word(&w, i).p[0] <= '9'))
			continue;
		while (k < t->nword && t->word[k] != sign >> 8)
			k++;
		if (k == t->nword && k < NU_THING_WORDS)
			t->word[t->nword++] = sign >> 8;
	}
	nu_wording_free(&w);
}

/* Whole words of the sentence within AROUND bytes of the figure. */
static void
words_around(struct nu_thing *t, struct nu_doc *d, size_t sentence, size_t i)
{
	struct nu_view v;
	size_t b, e, from, to;

	t->nword = 0;
	if (sentence == SIZE_MAX || !nu_doc_view(d, sentence, &v))
		return;
	b = nu_view_local(&v, d->rec[i].begin);
	e = nu_view_local(&v, d->rec[i].end);
	from = b > AROUND ? b - AROUND : 0;
	to = e + AROUND < v.text.n ? e + AROUND : v.text.n;
	while (from > 0 && from < b && v.text.p[from] != ' ')
		from++;
	while (to < v.text.n && to > e && v.text.p[to] != ' ')
		to--;
	add_words(t, nu_slice_sub(v.text, from, b));
	add_words(t, nu_slice_sub(v.text, e, to));
	qsort(t->word, t->nword, sizeof *t->word, by_number);
}

static double
number(struct nu_slice s)
{
	char text[64];
	size_t dots = nu_slice_find(s, NU_S(".."), 0);

	if (dots != SIZE_MAX) {
		double lo = number(nu_slice_sub(s, 0, dots));
		double hi = number(nu_slice_sub(s, dots + 2, s.n));

		return lo && hi ? (lo + hi) / 2 : lo + hi;
	}
	if (!s.n || s.n >= sizeof text || s.p[0] == 'P')
		return 0;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	return strtod(text, NULL);
}

bool
nu_thing_figure(struct nu_thing *t, struct nu_doc *d, size_t i)
{
	const struct nu_rec *r = &d->rec[i];
	struct nu_buf b = { 0 };
	size_t s;

	t->n[0] = 0;
	if (nu_rec_absent(r, NU_VALUE) || nu_rec_absent(r, NU_LABEL) ||
	    nu_rec_is(r, NU_LABEL, "date") || nu_rec_is(r, NU_LABEL, "time") ||
	    nu_rec_is(r, NU_LABEL, "ordinal"))
		return false;
	t->class = hash_of(r, NU_LABEL);
	t->of = hash_of(r, NU_OF);
	t->value = (float)number(nu_rec_col(r, NU_VALUE));
	s = sentence_of(d, i);
	words_around(t, d, s, i);
	for (size_t k = s; s != SIZE_MAX && k < d->n &&
	    (d->rec[k].kind == NU_K_RAW || d->rec[k].begin < d->rec[s].end);
	    k++) {
		uint32_t sign;

		if (d->rec[k].kind == NU_K_ENTITY &&
		    (sign = sign_of(&d->rec[k], &b)))
			add_name(t, sign);
	}
	qsort(t->name[0], t->n[0], sizeof **t->name, by_number);
	nu_buf_free(&b);
	return true;
}

static unsigned
weight(uint32_t sign)
{
	return sign & 1 ? 10 : 3;
}

/* Hundredths of the weight of all names that is common; *common: that weight.
 */
static unsigned
overlap(const struct nu_thing *a, const struct nu_thing *b, int which,
    unsigned *common)
{
	const uint32_t *x = a->name[which], *y = b->name[which];
	uint32_t i = 0, j = 0;
	unsigned all = 0;

	*common = 0;
	while (i < a->n[which] || j < b->n[which]) {
		if (j == b->n[which] || (i < a->n[which] && x[i] < y[j])) {
			all += weight(x[i++]);
		} else if (i == a->n[which] || y[j] < x[i]) {
			all += weight(y[j++]);
		} else {
			all += weight(x[i]);
			*common += weight(x[i]);
			i++, j++;
		}
	}
	return all ? *common * 100 / all : 0;
}

/* Words that stand around both. */
static uint32_t
shared(const struct nu_thing *a, const struct nu_thing *b)
{
	uint32_t i = 0, j = 0, n = 0;

	while (i < a->nword && j < b->nword)
		if (a->word[i] == b->word[j])
			n++, i++, j++;
		else if (a->word[i] < b->word[j])
			i++;
		else
			j++;
	return n;
}

/* Whether the words around two figures are enough in common for how far apart
 * the values are. */
static bool
fit(const struct nu_thing *a, const struct nu_thing *b)
{
	double x = fabs((double)a->value), y = fabs((double)b->value);
	double lo = x < y ? x : y, hi = x < y ? y : x;
	uint32_t n = shared(a, b);
	uint32_t least = a->nword < b->nword ? a->nword : b->nword;
	bool small = hi <= 3 && hi == floor(hi);	/* one, two, three */

	if (a->value == b->value)
		return !small || n >= 1;
	if (a->doc == b->doc)	/* what differs in one report is two things */
		return false;
	if (lo > 0 && hi <= lo * 1.35)	/* what is counted tells by itself */
		return n >= (a->class == nu_word_sign(NU_S("count")) >> 8 ?
		    1u : 2u);
	return n >= 4 && n * 2 >= least;
}

unsigned
nu_thing_same(const struct nu_thing *a, const struct nu_thing *b)
{
	unsigned near, far, in_common, common;
	bool bare = !a->n[0] || !b->n[0];

	if (a->class != b->class || a->of != b->of || !fit(a, b) ||
	    (a->day && b->day && abs(a->day - b->day) > DAYS))
		return 0;
	near = overlap(a, b, 0, &in_common);
	far = overlap(a, b, 1, &common);
	if (common < 13)	/* a specific name, and something more */
		return 0;
	if (bare || in_common < 10) {	/* nothing in the sentence to go by */
		bool small = fabs((double)a->value) <= 3;

		return far >= (small ? 75 : 45) && (shared(a, b) ||
		    a->value == b->value) ? far : 0;
	}
	if (near < 30 || near + far < 75)
		return 0;
	return near + far >= 200 ? 100 : (near + far) / 2;
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

void
nu_thing_keys(const struct nu_thing *t, void (*f)(void *, uint64_t), void *ctx)
{
	uint64_t h = mix(mix(1, t->class), t->of);

	for (uint32_t i = 0; i < t->n[1]; i++)
		if (t->name[1][i] & 1)
			f(ctx, mix(h, t->name[1][i]));
}

uint64_t
nu_thing_hash(const struct nu_thing *t)
{
	uint64_t h = mix(mix(mix(t->doc, t->class), t->of), (uint64_t)t->day);

	for (uint32_t i = 0; i < t->nword; i++)
		h = mix(h, t->word[i]);
	for (int k = 0; k < 2; k++) {
		h = mix(h, t->n[k]);
		for (uint32_t i = 0; i < t->n[k]; i++)
			h = mix(h, t->name[k][i]);
	}
	return h;
}
