/* whenrel: dates told from the document's: next week, last Tuesday, today. */
#include "figure/whenpart.h"

/* A weekday's date: dir -1 before, 0 by tense, 1 of next week. */
struct when
nu_when_weekday(const struct ctx *c, int wday, int dir, size_t to)
{
	struct when w = none();
	int32_t ref;
	int t;

	w.grain = G_DAY;
	if (!c->ref->known)
		return w;
	ref = nu_when_today(c);
	/* on Tuesday, next Friday is ten days away */
	if (dir > 0)
		return nu_when_of_day(ref - nu_cal_wday(ref) + 7 + wday, G_DAY);
	if (dir < 0)
		ref -= 7;
	else if ((t = nu_when_tense(c, to)) < 0 || (t == 0 && !fragment(c, to)))
		ref -= 6;
	else if (t == 0)
		ref++;
	return nu_when_of_day(nu_cal_from(ref, wday), G_DAY);
}

static struct when
today(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int val = x->v[i].val;

	if (val == 50) {	/* between now and May; alone */
		if (i != c->from || (x->n > 1 && !(i > 0 && word(x, i - 1,
		    FC_between))))
			return w;
		w = nu_when_moved(c, G_DAY, 0);
		if (x->n == 1)
			nu_when_set_second(&w, c->ref->second);
	} else {
		w = nu_when_moved(c, G_DAY, val == 100 ? 0 : val);
		if (val == 100)
			w.part = 4;
	}
	w.to = i + 1;
	return w;
}

/* The day after Christmas, the week before June 3. */
static struct when
around(const struct ctx *c, size_t i, int dir)
{
	struct when w;
	enum grain g = is(c->x, i, "day") ? G_DAY : G_WEEK;

	if (!is(c->x, i, "day") && !is(c->x, i, "week"))
		return none();
	w = nu_when_any_date(c, i + 2);
	if (!w.to || w.to >= IMPOSSIBLE || w.grain != G_DAY || w.part)
		return none();
	return nu_when_grain_at(w, g == G_DAY ? dir : 7 * dir, g);
}

/* The day before yesterday, the year before last, the week after next. */
static struct when
beyond(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	enum grain g;
	int dir = is(x, i + 1, "before") ? -1 : is(x, i + 1, "after") ? 1 : 0;

	if (!dir || !word(x, i, FC_tunit))
		return w;
	g = nu_when_grain_of(x->v[i].val);
	if (is(x, i, "day") && word(x, i + 2, FC_today) && (x->v[i + 2].val ==
	    -1 || x->v[i + 2].val == 1))
		w = nu_when_moved(c, G_DAY, x->v[i + 2].val + dir);
	else if (g && x->v[i].val != NU_T_FORTNIGHT && (dir < 0 ? is(x, i + 2,
	    "last") : is(x, i + 2, "next")))
		w = nu_when_moved(c, g, 2 * dir);
	else
		return around(c, i, dir);
	w.to = i + 3;
	return w;
}

/* That year, the same month. */
static struct when
same(const struct ctx *c, size_t i, bool the)
{
	const struct nu_flex *x = c->x;
	const struct nu_lastdate *s = &c->ref->said;
	struct when w = none();
	enum grain g = word(x, i + 1, FC_tunit) ? nu_when_grain_of(
	    x->v[i + 1].val) : G_NONE;

	if (!said(c) || (g != G_YEAR && g != G_MONTH && g != G_DAY) ||
	    s->grain < g || s->grain == G_WEEK || s->grain == G_WEEKEND ||
	    (x->v[i].val == 11 && the))
		return w;
	w.grain = g;
	w.y = s->y;
	w.m = s->m;
	w.d = s->d;
	w.known = true;
	w.to = i + 2;
	return w;
}

/* What stands before the word: its number in the list, the way it points, and
 * whether two of them do ("this coming"). */
struct next {
	int val, dir;
	bool twice;
};

static struct when
next_weekday(const struct ctx *c, size_t j, struct next n)
{
	const struct nu_flex *x = c->x;
	int wday = x->v[j].val;
	int32_t ref = c->ref->known ? nu_when_today(c) : 0;
	struct when w, v;

	/* "this Friday" is the one to come, or the one that was */
	w = nu_when_weekday(c, wday, n.dir, j + 1);
	if (n.val == -2 && w.known)	/* the previous week's */
		w = nu_when_of_day(ref - nu_cal_wday(ref) - 7 + wday, G_DAY);
	if (n.twice && n.dir > 0 && w.known)		/* this coming */
		w = nu_when_of_day(nu_cal_from(ref + 1, wday), G_DAY);
	if (n.dir == 0 && w.known && nu_when_tense(c, j + 1) >= 0)
		w = nu_when_of_day(nu_cal_from(ref, wday), G_DAY);
	w.to = j + 1;
	v = nu_when_behind_weekday(c, j + 1, wday);
	return v.to ? v : w;
}

/* The last working day. */
static struct when
next_working_day(const struct ctx *c, size_t j, struct next n)
{
	struct when w = none();
	int32_t day = nu_when_today(c);

	w.grain = G_DAY;
	if (c->ref->known) {
		do
			day += n.dir;
		while (nu_cal_wday(day) > 5);
		w = nu_when_of_day(day, G_DAY);
	}
	w.to = j + 1;
	return w;
}

/* A week, a year: next week on Tuesday. */
static struct when
next_unit(const struct ctx *c, size_t j, struct next n)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int t = x->v[j].val;
	enum grain g;
	size_t k = j + 1;

	if (word(x, j, FC_frac)) {
		if (!is(x, j, "quarter"))
			return w;
		t = NU_T_QUARTER;
	}
	if (x->text.p[x->v[j].e - 1] == 's' && t != NU_T_CENTURY)
		return w;	/* the past years */
	g = nu_when_grain_of(t);
	if (!g || g == G_DAY || t == NU_T_FORTNIGHT)
		return w;
	if (n.val == -1 && is(x, j - 1, "past") && g != G_WEEKEND &&
	    !n.twice && !fragment(c, j + 1))
		return w;	/* the past week: a duration */
	if (n.val == -3)
		n.dir = g == G_QUARTER ? -1 : 0;
	w = nu_when_moved(c, g, n.dir);
	w.to = k;
	if (g != G_WEEK)
		return w;
	if (is(x, k, "on") || sign(x, k, '\'') || dash(x, k))
		k++;
	if (is(x, k, "s") && glued(x, k))
		k++;
	if ((word(x, k, FC_wday) || word(x, k, FC_wdayab)) && w.known) {
		w = nu_when_of_day(nu_cal_monday(w.y, w.n) + x->v[k].val - 1,
		    G_DAY);
		w.to = k + 1;
	}
	return w;
}

/* Last May, last October 23. */
static struct when
next_month(const struct ctx *c, size_t j, struct next n)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	bool ordinal;
	int d;
	size_t k;

	w.grain = G_MONTH;
	w.m = x->v[j].val;
	w.to = j + 1 + (sign(x, j + 1, '.') && word(x, j, FC_monthab));
	w.known = c->ref->known;
	if (!w.known)
		return w;
	w.y = c->ref->date.y;
	if (n.dir < 0 && w.m >= c->ref->date.m)
		w.y--;
	else if (n.dir > 0 && w.m <= c->ref->date.m)
		w.y++;
	k = nu_when_day(c, w.to, &d, &ordinal);
	if (k && nu_cal_ok((struct nu_cal){ w.y, w.m, d }) && (ordinal || k ==
	    x->n || x->v[k].kind == NU_FK_SIGN || x->v[k].cls != FC_none) &&
	    !word(x, k, FC_mag) && !sign(x, k, '%')) {
		w.grain = G_DAY;
		w.d = d;
		w.to = k;
	}
	return w;
}

static struct when
next_season(const struct ctx *c, size_t j, struct next n)
{
	struct when w = none();
	int s = c->x->v[j].val, now = c->ref->date.m;

	w.grain = G_SEASON;
	w.n = s;
	w.to = j + 1;
	w.known = c->ref->known;
	w.y = c->ref->date.y;
	/* the last month of each season: May, August, November; the winter of a
	 * year is the one that begins in it */
	if (n.dir < 0 && now < s * 3 + (s == 4 ? 0 : 3))
		w.y--;
	else if (n.dir > 0 && now >= s * 3)
		w.y++;
	else if (n.dir == 0 && s == 4 && now < 3)
		w.y--;
	return w;
}

/* next week, last Tuesday, this morning, the following month, last May. */
struct when
nu_when_relative(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	struct next n = { 0 };
	size_t j = i;

	if (word(x, j, FC_today))
		return today(c, j);
	if (word(x, j, FC_the) || is(x, j, "its") || is(x, j, "their"))
		j++;
	if (j > i || is(x, j, "day")) {
		w = beyond(c, j);
		if (w.to)
			return w;
	}
	if (!word(x, j, FC_next))
		return w;
	n.val = x->v[j].val;
	if (n.val >= 10)
		return same(c, j, word(x, i, FC_the));
	n.dir = n.val > 0 ? 1 : n.val < 0 ? -1 : 0;
	j++;
	if (word(x, j, FC_next) && n.dir == 0) {  /* this coming, this past */
		n.val = x->v[j].val;
		n.dir = n.val > 0 ? 1 : -1;
		n.twice = true;
		j++;
	}
	if (any(x, j, "fiscal calendar academic financial") || (any(x, j,
	    "working work") && is(x, j + 1, "week")))
		j++;
	if (word(x, j, FC_wday) || (word(x, j, FC_wdayab) && (capital(x, j) ||
	    fragment(c, j + 1))))
		return next_weekday(c, j, n);
	if (is(x, j, "weekday") && n.dir)
		return next_working_day(c, j, n);
	/* "the following week" counts from the story's day, "the next day",
	 * too, and in a story of the past the next month */
	if ((n.val == 2 || n.val == -2 || (n.val == 1 && is(x, j - 1, "next") &&
	    (story(c) || is(x, j, "day")))) && !n.twice && word(x, i, FC_the) &&
	    !fragment(c, j + 1)) {
		if (word(x, j, FC_tunit) && x->v[j].val >= NU_T_DAY &&
		    x->v[j].val <= NU_T_YEAR) {
			w = nu_when_one_on(c, x->v[j].val, n.dir);
			w.to = w.grain ? j + 1 : 0;
		}
		return w;
	}
	if (word(x, j, FC_tunit) || word(x, j, FC_frac))
		return next_unit(c, j, n);
	if ((word(x, j, FC_month) && (capital(x, j) || fragment(c, j + 1))) ||
	    (word(x, j, FC_monthab) && capital(x, j)))
		return next_month(c, j, n);
	if (word(x, j, FC_season))
		return next_season(c, j, n);
	if (word(x, j, FC_part) && x->v[j].val <= 4 && n.val != -2 && (n.dir ==
	    0 || (n.dir < 0 && x->v[j].val >= 3)) && !is(x, j, "nights") &&
	    !is(x, j, "mornings")) {
		w = nu_when_moved(c, G_DAY, n.dir);
		w.part = x->v[j].val;
		w.to = j + 1;
	}
	return w;
}
