/* whenbase: tense, days and grains, and how a date is written. */
#include "figure/whenpart.h"

#include "base/words.h"

NU_WORDS(figure_tense);

/* Whether "until Friday" looks ahead: not behind a past tense that stands for
 * itself, as in "kept bees until Friday"; "said" and participles do not. */
static int
until(const struct ctx *c)
{
	const struct nu_flex *x = c->x;
	size_t low = c->from > 12 ? c->from - 12 : 0;
	char mem[24];

	for (size_t j = c->from - 1; j-- > low;) {
		struct nu_slice v;

		if (x->v[j].kind != NU_FK_WORD)
			continue;
		if (word(x, j, FC_to))
			return 1;
		if ((nu_words_get(&figure_tense, lower(x, j, mem, sizeof mem),
		    &v) & NU_WORDS_HIT) && !nu_slice_is(v, "none") &&
		    !is(x, j, "said") && !is(x, j, "told"))
			return nu_slice_is(v, "past") ? -1 : 1;
	}
	return 1;
}

/* What the word at item j says of the tense, with "to" at most near: words
 * from there to the expression. */
static int
tense_of(const struct nu_flex *x, size_t j, bool near)
{
	const struct nu_fitem *w = &x->v[j];
	struct nu_slice l, v;
	char mem[24];

	if (w->kind != NU_FK_WORD || w->e - w->b < 2)
		return 0;
	l = lower(x, j, mem, sizeof mem);
	if (j > 0 && sign(x, j - 1, '\'') && nu_slice_is(l, "ll"))
		return 1;
	/* "to be held", "will be built", "is scheduled" are future */
	if (nu_words_get(&figure_tense, l, &v) & NU_WORDS_HIT)
		return !nu_slice_is(v, "past") ? nu_slice_is(v, "future") :
		    j > 0 && is(x, j - 1, "be") ? 1 : -1;
	if (l.n > 4 && nu_slice_ends(l, NU_S("ed")) && l.p[l.n - 3] != 'e' &&
	    !(w->flags & NU_FF_CAP && j > 0))
		return j > 0 && (is(x, j - 1, "be") || is(x, j - 1, "to")) ? 1 :
		    -1;
	return near && j > 0 && word(x, j - 1, FC_to) && !w->cls &&
	    !(w->flags & NU_FF_CAP);
}

/* -1 past, 1 future, 0 unknown: by the nearest word that tells, those before
 * the expression first. */
int
nu_when_tense(const struct ctx *c, size_t to)
{
	const struct nu_flex *x = c->x;
	size_t low = c->from > 24 ? c->from - 24 : 0;
	size_t high = to + 16 < x->n ? to + 16 : x->n;
	int t = 0;

	if (c->from > 0 && (is(x, c->from - 1, "until") || is(x, c->from - 1,
	    "till")))
		return until(c);
	/* as early as Tuesday */
	if (c->from > 2 && is(x, c->from - 1, "as") && is(x, c->from - 3, "as"))
		return 1;
	for (size_t j = c->from; !t && j-- > low && !sign(x, j, ';');)
		t = tense_of(x, j, j + 3 >= c->from);
	for (size_t j = to; !t && j < high; j++)
		t = tense_of(x, j, false);
	return t;
}

/* A month (and day) without a year: by tense, else the nearest. */
void
nu_when_choose_year(const struct ctx *c, struct when *w, size_t to)
{
	const struct nu_flex *x = c->x;
	int32_t ref, best = 0, gap = INT32_MAX;
	int t, reach;

	w->known = c->ref->known;
	w->guessed = true;
	if (!w->known)
		return;
	t = nu_when_tense(c, to);
	/* a story of the past: "In 1944 … On June 6 …" */
	if (story(c) && t <= 0 && !word(x, c->from, FC_wday)) {
		const struct nu_lastdate *s = &c->ref->said;
		struct nu_cal d = { c->ref->year, w->m, w->grain == G_DAY ?
		    w->d : 1 };

		/* the January behind a November is the next */
		if (s->known && s->y == d.y && (s->grain == G_MONTH ||
		    s->grain == G_DAY) && s->m - w->m > 8)
			d.y++;
		if (nu_cal_ok(d)) {
			w->y = d.y;
			return;
		}
	}
	ref = nu_when_today(c);
	/* "the November election": the sentence's tense is not its own */
	if (word(x, c->from, FC_the) && to < x->n && x->v[to].kind ==
	    NU_FK_WORD && !x->v[to].cls)
		t = 0;
	else if (t == 0 && fragment(c, to))
		t = 1;
	/* February 29 may be far */
	reach = w->grain == G_DAY && w->m == 2 && w->d == 29 ? 4 : 1;
	for (int y = c->ref->date.y - reach; y <= c->ref->date.y + reach; y++) {
		struct nu_cal d = { y, w->m, w->grain == G_DAY ? w->d : 1 };
		int32_t n, last, g;

		if (w->grain == G_DAY && !nu_cal_ok(d))
			continue;
		n = nu_cal_num(d);
		last = w->grain == G_DAY ? n : n + nu_cal_days(y, w->m) - 1;
		g = ref < n ? n - ref : ref > last ? ref - last : 0;
		/* The wrong side of today only when it is much nearer. */
		if (t < 0 && n > ref)
			g = g * 2 + (w->grain == G_DAY ? 120 : 90);
		if (t > 0 && last < ref)
			g = g * 2 + (w->grain == G_DAY ? 120 : 90);
		if (g < gap) {
			gap = g;
			best = n;
		}
	}
	if (gap == INT32_MAX) {
		w->known = false;
		return;
	}
	w->y = nu_cal_of(best).y;
}

struct when
nu_when_of_day(int32_t day, enum grain g)
{
	struct when w = none();
	struct nu_cal d = nu_cal_of(day);

	w.grain = g;
	w.known = true;
	w.y = d.y;
	w.m = d.m;
	w.d = d.d;
	if (g == G_WEEK || g == G_WEEKEND)
		w.n = nu_cal_week(day, &w.y);
	else if (g == G_QUARTER)
		w.n = (d.m + 2) / 3;
	else if (g == G_DECADE)
		w.n = d.y - d.y % 10;
	else if (g == G_CENTURY)
		w.n = d.y - d.y % 100;
	return w;
}

int32_t
nu_when_day_number(const struct when *w)
{
	return nu_cal_num((struct nu_cal){ w->y, w->m, w->d });
}

/* The day moved; its time stays. */
void
nu_when_days_on(struct when *w, int days)
{
	struct nu_cal d = nu_cal_of(nu_when_day_number(w) + days);

	w->y = d.y;
	w->m = d.m;
	w->d = d.d;
}

/* The day, week or weekend some days from a day, which need not be known. */
struct when
nu_when_grain_at(struct when w, int days, enum grain g)
{
	size_t to = w.to;

	if (w.known)
		w = nu_when_of_day(nu_when_day_number(&w) + days, g);
	w.grain = g;
	w.to = to;
	return w;
}

void
nu_when_set_second(struct when *w, int second)
{
	if (second < 0)
		return;
	w->hh = second / 3600;
	w->mm = second / 60 % 60;
	w->ss = second % 60 ? second % 60 : -1;
}

int32_t
nu_when_today(const struct ctx *c)
{
	return nu_cal_num(c->ref->date);
}

/* The reference moved by n units of a grain. */
struct when
nu_when_moved(const struct ctx *c, enum grain g, int n)
{
	struct when w = none();
	struct nu_cal d = c->ref->date;

	w.grain = g;
	if (!c->ref->known)
		return w;
	switch (g) {
	case G_DAY:
		return nu_when_of_day(nu_when_today(c) + n, g);
	case G_WEEK: case G_WEEKEND:
		return nu_when_of_day(nu_when_today(c) + 7 * n, g);
	case G_MONTH:
		d.d = 1;
		return nu_when_of_day(nu_cal_num(nu_cal_add(d, n)), g);
	case G_QUARTER:
		d.d = 1;
		return nu_when_of_day(nu_cal_num(nu_cal_add(d, 3 * n)), g);
	case G_DECADE:
		d.y += 10 * n;
		break;
	case G_CENTURY:
		d.y += 100 * n;
		break;
	default:
		d.y += n;
		break;
	}
	d.m = d.d = 1;
	return nu_when_of_day(nu_cal_num(d), g);
}

/* The day, month or year that the text is in: of what was said last, else the
 * reference's. */
struct when
nu_when_current(const struct ctx *c, enum grain g)
{
	const struct nu_lastdate *s = &c->ref->said;
	struct when w = none();

	w.grain = g;
	w.known = true;
	w.y = s->y;
	w.m = s->m;
	w.d = s->d;
	if (g == G_DAY && said(c) && s->grain == G_DAY && s->age <= 2)
		return w;
	if (g == G_MONTH && story(c) && s->known && s->y == c->ref->year &&
	    (s->grain == G_MONTH || s->grain == G_DAY))
		return w;
	w.y = c->ref->year;
	return g == G_YEAR && story(c) ? w : nu_when_moved(c, g, 0);
}

enum grain
nu_when_grain_of(int t)
{
	switch (t) {
	case NU_T_DAY: return G_DAY;
	case NU_T_WEEK: case NU_T_FORTNIGHT: return G_WEEK;
	case NU_T_WEEKEND: return G_WEEKEND;
	case NU_T_MONTH: return G_MONTH;
	case NU_T_QUARTER: return G_QUARTER;
	case NU_T_YEAR: return G_YEAR;
	case NU_T_DECADE: return G_DECADE;
	case NU_T_CENTURY: return G_CENTURY;
	default: return G_NONE;
	}
}

static void
put_number(struct nu_buf *b, int v, int width)
{
	char t[12];
	int n = 0;

	if (v < 0) {
		nu_buf_byte(b, '-');
		v = -v;
	}
	do
		t[n++] = (char)('0' + v % 10);
	while ((v /= 10));
	for (int k = n; k < width; k++)
		nu_buf_byte(b, '0');
	while (n)
		nu_buf_byte(b, t[--n]);
}

static void
put_date(struct nu_buf *b, const struct when *w)
{
	static const char *const season[] = { "", "SP", "SU", "FA", "WI" };

	if (w->grain == G_CENTURY || w->grain == G_DECADE) {
		int n = w->n < 0 ? 0 : w->n;

		if (w->bc)
			nu_buf_byte(b, '-');
		put_number(b, w->grain == G_CENTURY ? n / 100 : n / 10,
		    w->grain == G_CENTURY ? 2 : 3);
		nu_buf_str(b, w->grain == G_CENTURY ? "XX" : "X");
		return;
	}
	/* astronomical: 1 BC is 0000 */
	put_number(b, w->bc ? 1 - w->y : w->y, 4);
	switch (w->grain) {
	case G_HALF:
		nu_buf_str(b, "-H");
		put_number(b, w->n, 1);
		break;
	case G_QUARTER:
		nu_buf_str(b, "-Q");
		put_number(b, w->n, 1);
		break;
	case G_SEASON:
		nu_buf_byte(b, '-');
		nu_buf_str(b, season[w->n]);
		break;
	case G_WEEK: case G_WEEKEND:
		nu_buf_str(b, "-W");
		put_number(b, w->n, 2);
		if (w->grain == G_WEEKEND)
			nu_buf_str(b, "-WE");
		break;
	case G_MONTH: case G_DAY:
		nu_buf_byte(b, '-');
		put_number(b, w->m, 2);
		if (w->grain == G_DAY) {
			nu_buf_byte(b, '-');
			put_number(b, w->d, 2);
		}
		break;
	default:
		break;
	}
}

static void
put_time(struct nu_buf *b, const struct when *w)
{
	put_number(b, w->hh, 2);
	nu_buf_byte(b, ':');
	put_number(b, w->mm < 0 ? 0 : w->mm, 2);
	if (w->ss >= 0) {
		nu_buf_byte(b, ':');
		put_number(b, w->ss, 2);
	}
	if (w->zone == NOZONE)
		return;
	if (w->zone == 0) {
		nu_buf_byte(b, 'Z');
		return;
	}
	nu_buf_byte(b, w->zone < 0 ? '-' : '+');
	put_number(b, (w->zone < 0 ? -w->zone : w->zone) / 60, 2);
	nu_buf_byte(b, ':');
	put_number(b, (w->zone < 0 ? -w->zone : w->zone) % 60, 2);
}

void
nu_when_put(struct nu_buf *b, const struct when *w)
{
	static const char *const part[] = { "", "MO", "AF", "EV", "NI", "", "",
	    "DT", "EV", "MI", "DT", "MO", "EV" };

	if (w->grain && !w->known)
		return;
	if (w->grain)
		put_date(b, w);
	if (w->hh >= 0) {
		if (w->grain)
			nu_buf_byte(b, 'T');
		put_time(b, w);
	} else if (w->part) {
		nu_buf_byte(b, 'T');
		nu_buf_str(b, part[w->part]);
	}
}
