/* whennth: weekdays, the first Monday of October, week 31. */
#include "figure/whenpart.h"

/* The item before this one is a year in digits. */
static bool
integer_year(const struct nu_flex *x, size_t i)
{
	return i > 0 && x->v[i - 1].kind == NU_FK_NUM && (x->v[i - 1].digits ==
	    4 || x->v[i - 1].cls == NU_FN_DOTTED || (i > 2 && x->v[i -
	    2].kind == NU_FK_SIGN && glued(x, i - 1) && !dash(x, i - 2)));
}

/* A month or a year behind "of" or "in", for "the first Monday of": grain
 * G_MONTH or G_YEAR; "the month" is the reference's. */
static struct when
frame(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int y;

	if (is(x, i, "this") || is(x, i, "next") || is(x, i, "last"))
		return nu_when_relative(c, i);
	if (!word(x, i, FC_of) && !is(x, i, "in"))
		return w;
	i++;
	if (word(x, i, FC_the) && (is(x, i + 1, "month") || is(x, i + 1,
	    "year"))) {
		w = nu_when_moved(c, is(x, i + 1, "month") ? G_MONTH : G_YEAR,
		    0);
		w.to = i + 2;
		return w;
	}
	w = nu_when_month_first(c, i);
	if (w.to && w.grain == G_MONTH)
		return w;
	w = nu_when_relative(c, i);
	if (w.to && (w.grain == G_MONTH || w.grain == G_YEAR))
		return w;
	/* elsewhere a duration */
	if (word(x, i, FC_the) && is(x, i + 1, "past") && is(x, i + 2,
	    "month")) {
		w = nu_when_moved(c, G_MONTH, -1);
		w.to = i + 3;
		return w;
	}
	w = none();
	if (nu_when_year(x, i, &y)) {
		w.grain = G_YEAR;
		w.y = y;
		w.known = true;
		w.to = i + 1;
	}
	return w;
}

/* The first Tuesday after the first Monday in November: from "after" on. */
static struct when
nth_from(const struct ctx *c, size_t j, int wday, int n)
{
	struct when w = nu_when_any_date(c, j + 1);
	size_t to = w.to;
	int dir = is(c->x, j, "after") ? 1 : -1;
	int32_t day;

	if (!to || to >= IMPOSSIBLE || w.grain != G_DAY)
		return none();
	if (!w.known)
		return w;
	day = nu_when_day_number(&w) + (dir > 0 ? 1 : -7);
	w = nu_when_of_day(nu_cal_from(day, wday) + dir * 7 * (n - 1), G_DAY);
	w.to = to;
	return w;
}

/* The first Monday of October, last day of 2015, the second week of June, the
 * 20th of next month. */
struct when
nu_when_nth_of(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), f;
	const struct nu_qty *q;
	size_t j = i + word(x, i, FC_the), to;
	int n, wday = 0, unit = -1, part = 0;
	int32_t first, last, day_;

	q = nu_qty_at(c->q, x, j);
	if (q && q->kind == NU_Q_ORD) {
		int64_t v = nu_num_whole(q->num);

		if (v < 1 || v > 366)
			return w;
		n = (int)v;
		j = q->to;
		if (is(x, j, "last") || is(x, j, "to")) {
			j += 1 + is(x, j, "to");
			if (!is(x, j - 1, "last"))
				return w;
			n = -n;
		}
	} else if (integer(x, j) && x->v[j].val >= 1 && x->v[j].val <= 31 &&
	    word(x, j + 1, FC_of)) {
		n = x->v[j].val;
		j++;
	} else if (is(x, j, "last") || is(x, j, "final")) {
		n = -1;
		j++;
	} else {
		return w;
	}
	if (word(x, j, FC_wday))
		wday = x->v[j++].val;
	else if (is(x, j, "day") || is(x, j, "week") || is(x, j, "weekend"))
		unit = x->v[j++].val;
	else if (n < 0)
		return w;
	if (wday && word(x, j, FC_part) && x->v[j].val <= 4)
		part = x->v[j++].val;
	if (wday && n > 0 && (is(x, j, "after") || is(x, j, "before")))
		return nth_from(c, j, wday, n);
	f = frame(c, j);
	/* "a bomb, the third this month" */
	if (!f.to || (unit < 0 && !wday && (f.grain != G_MONTH || (word(x, j,
	    FC_next) && !integer(x, i + word(x, i, FC_the))))))
		return w;
	to = f.to;
	w.grain = unit == NU_T_WEEK ? G_WEEK : unit == NU_T_WEEKEND ?
	    G_WEEKEND : G_DAY;
	w.to = to;
	if (!f.known)
		return w;
	first = nu_cal_num((struct nu_cal){ f.y, f.grain == G_MONTH ? f.m : 1,
	    1 });
	last = f.grain == G_MONTH ? first + nu_cal_days(f.y, f.m) - 1 :
	    nu_cal_num((struct nu_cal){ f.y, 12, 31 });
	/* the weeks whose Thursday lies in it, as ISO 8601 has it */
	if (unit == NU_T_WEEK || unit == NU_T_WEEKEND)
		wday = 4;
	if (wday)
		day_ = n > 0 ? nu_cal_from(first, wday) + 7 * (n - 1) :
		    nu_cal_from(last - 6, wday) + 7 * (n + 1);
	else
		day_ = n > 0 ? first + n - 1 : last + n + 1;
	if (day_ < first || day_ > last)
		return none();
	w = nu_when_of_day(day_, w.grain);
	w.guessed = f.guessed;
	w.part = part;
	w.to = to;
	return w;
}

/* Week 31 of 2018, the week of October 6th. */
struct when
nu_when_week_of(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), d;
	size_t j = i + word(x, i, FC_the), k;
	int y;
	bool known;

	if (!is(x, j, "week"))
		return w;
	j++;
	if (integer(x, j) && x->v[j].val >= 1 && x->v[j].val <= 53) {
		w.grain = G_WEEK;
		w.n = x->v[j].val;
		k = nu_when_year_behind(c, j + 1, &y, &known);
		w.to = k ? k : j + 1;
		w.known = k ? known : c->ref->known;
		w.y = k ? y : c->ref->date.y;
		return w;
	}
	if (!word(x, j, FC_of) && !any(x, j, "starting beginning commencing"))
		return w;
	d = nu_when_any_date(c, j + 1);
	if (!d.to || d.to >= IMPOSSIBLE || d.grain != G_DAY)
		return w;
	w.grain = G_WEEK;
	if (d.known)
		w = nu_when_of_day(nu_when_day_number(&d), G_WEEK);
	w.to = d.to;
	return w;
}

/* Day d of the nearest month that has it, and has it on that weekday unless
 * wday is 0; by tense from today on or back. */
static struct when
day_of_month(const struct ctx *c, int d, int wday, size_t to)
{
	struct when w = none();
	int32_t today, n;
	bool past;

	if (!c->ref->known)
		return w;
	today = nu_when_today(c);
	past = nu_when_tense(c, to) < 0;
	for (int k = 0; k < 60 && !w.to; k++) {
		struct nu_cal t = nu_cal_add((struct nu_cal){ c->ref->date.y,
		    c->ref->date.m, 1 }, past ? -k : k);

		t.d = d;
		n = nu_cal_num(t);
		if (!nu_cal_ok(t) || (wday && nu_cal_wday(n) != wday) || (past ?
		    n > today : n < today))
			continue;
		w = nu_when_of_day(n, G_DAY);
		w.to = to;
	}
	return w;
}

/* "on the 15th": a day of the month that is, was or will be. */
struct when
nu_when_bare_day(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	bool ordinal;
	int d;
	size_t j = i + word(x, i, FC_the);

	if (j == i || i == 0 || !(any(x, i - 1, "on by until since from") ||
	    (i > 1 && word(x, i - 1, FC_of) && is(x, i - 2, "week"))) ||
	    !integer(x, j))
		return w;
	j = nu_when_day(c, j, &d, &ordinal);
	if (!j || !ordinal || (j < x->n && x->v[j].kind == NU_FK_WORD &&
	    x->v[j].cls == FC_none && !(is(x, j, "this"))) || word(x, j,
	    FC_of) || word(x, j, FC_tunit))
		return w;
	w = day_of_month(c, d, 0, j);
	w.grain = G_DAY;
	w.to = j;
	return w;
}

/* The nearest year in which the day is that weekday. */
static bool
told_by_weekday(struct when *w, int wday)
{
	struct nu_cal d = { w->y, w->m, w->d };

	for (int n = 0; n < 12; n++) {
		d.y = w->y + (n % 2 ? (n + 1) / 2 : -n / 2);
		if (nu_cal_ok(d) && nu_cal_wday(nu_cal_num(d)) == wday) {
			w->y = d.y;
			return true;
		}
	}
	return false;
}

/* The date itself behind a weekday, at item j: ", March 3", "-Jun-15". */
struct when
nu_when_behind_weekday(const struct ctx *c, size_t j, int wday)
{
	const struct nu_flex *x = c->x;
	const struct nu_qty *q;
	struct when v;
	size_t k = j;

	if (sign(x, k, ',') || dash(x, k) || sign(x, k, '('))
		k++;
	if (word(x, k, FC_the))
		k++;
	v = nu_when_numeric(c, k);
	q = nu_qty_at(c->q, x, k);
	if (!v.to && ((integer(x, k) && !dash(x, j)) || (q && q->kind ==
	    NU_Q_ORD)))
		v = nu_when_day_first(c, k);
	if (!v.to)
		v = nu_when_month_first(c, k);
	if (!v.to || v.to >= IMPOSSIBLE || v.grain != G_DAY)
		return none();
	if (v.known && !integer_year(x, v.to))
		told_by_weekday(&v, wday);
	return v;
}

/* Jul 18, Fri; May 22 (Tue): a weekday behind tells the year. */
void
nu_when_weekday_behind(const struct ctx *c, struct when *w)
{
	const struct nu_flex *x = c->x;
	size_t j = w->to;

	if (!w->guessed || w->grain != G_DAY || !w->known || (!sign(x, j, ',')
	    && !sign(x, j, '(')))
		return;
	j++;
	if ((!word(x, j, FC_wday) && !word(x, j, FC_wdayab)) || (j + 1 < x->n &&
	    x->v[j + 1].kind != NU_FK_SIGN) || sign(x, j + 1, '\''))
		return;
	if (told_by_weekday(w, x->v[j].val))
		w->to = j + 1 + (sign(x, j - 1, '(') && sign(x, j + 1, ')'));
}

/* Tuesday, Tuesday March 3, Tuesday of next week. */
struct when
nu_when_weekday_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), v;
	size_t j = i + 1, k;
	bool ordinal;
	int wd, part, d;

	if (i >= x->n || x->v[i].kind != NU_FK_WORD)
		return w;
	wd = x->v[i].val;
	if (x->v[i].cls == FC_wdayab) {
		bool dot = sign(x, j, '.') && glued(x, j);

		if (!capital(x, i) && !fragment(c, j + dot) && !dot)
			return w;
		if (dot)
			j++;
		else if (!((sign(x, j, ',') && (integer(x, j + 1) ||
		    nu_when_month_at(x, j + 1))) || integer(x, j) ||
		    nu_when_month_at(x, j) ||
		    fragment(c, j) || word(x, j, FC_at) || is(x, j, "at") ||
		    dash(x, j)) || (wd >= 6 && !integer(x, j) &&
		    !nu_when_month_at(x, j) && !fragment(c, j) && !sign(x, j,
		    ',') && !(is(x, j, "at") && numeral(x, j + 1))))
			return w;
	} else if (x->v[i].cls != FC_wday) {
		return w;
	}
	v = nu_when_behind_weekday(c, j, wd);
	if (v.to)
		return v;
	/* Tuesday 19th: the month that has it so; not "Sunday 31 people" */
	k = nu_when_day(c, j + word(x, j, FC_the), &d, &ordinal);
	if (k && (ordinal || (k < x->n && x->v[k].kind == NU_FK_SIGN &&
	    x->v[k].ch != '%' && !dash(x, k) && x->v[k].ch != ':' &&
	    x->v[k].ch != '/'))) {
		w = day_of_month(c, d, wd, k);
		if (w.to)
			return w;
	}
	/* of next week, last week; Wednesday evening next week */
	k = j;
	part = word(x, k, FC_part) && x->v[k].val <= 4 ? x->v[k++].val : 0;
	if (word(x, k, FC_of))
		k++;
	v = nu_when_relative(c, k);
	if (v.to && v.grain == G_WEEK) {
		w = none();
		w.grain = G_DAY;
		if (v.known)
			w = nu_when_of_day(nu_cal_monday(v.y, v.n) + wd - 1,
			    G_DAY);
		w.part = part;
		w.to = v.to;
		return w;
	}
	if (is(x, j, "after") && is(x, j + 1, "next")) {
		w.grain = G_DAY;
		if (c->ref->known)
			w = nu_when_of_day(nu_cal_from(nu_when_today(c) + 1, wd)
			    + 7, G_DAY);
		w.to = j + 2;
		return w;
	}
	/* two weeks from now: the nearest to that day */
	v = nu_when_distance(c, j);
	if (v.to && v.grain == G_DAY && v.hh < 0 && v.known) {
		w = nu_when_of_day(nu_cal_from(nu_when_day_number(&v) - 3, wd),
		    G_DAY);
		w.to = v.to;
		return w;
	}
	w = nu_when_weekday(c, wd, 0, j);
	w.to = j;
	return w;
}
