/* whenrel: dates told from the document's: next week, two days ago. */
#include "figure/whenpart.h"

/* A length of time, "two weeks", "15 hours 29 min", "half an hour", "a couple
 * of days", added up. */
struct length {
	int64_t months, days, secs, halves;	/* halves: of a month */
	int unit;		/* the smallest part's */
	int parts;
	bool exact;		/* whole numbers only */
	size_t to;
};

static bool add_length(struct length *l, struct nu_num n, int unit);
static struct when shift(const struct ctx *c, const struct length *l, int dir);

/* A weekday's date: dir -2 of last week, -1 before, 0 by tense, 1 after. */
struct when
nu_when_weekday(const struct ctx *c, int wday, int dir, size_t to)
{
	struct when w = none();
	int32_t ref;
	int gap, t;

	w.grain = G_DAY;
	if (!c->ref->known)
		return w;
	ref = nu_when_today(c);
	gap = (wday - nu_cal_wday(ref) + 7) % 7;	/* days ahead */
	t = dir ? dir : nu_when_tense(c, to);
	if (dir == 0 && t == 0 && fragment(c, to)) {
		return nu_when_of_day(ref + (gap ? gap : 7), G_DAY);
	} else if (dir > 0) {
		/* of next week: on Tuesday, next Friday is ten days away */
		gap = 7 - nu_cal_wday(ref) + wday;
	} else if (dir < 0) {
		gap = gap ? gap - 7 : -7;
	} else if (t <= 0) {
		gap = gap ? gap - 7 : 0;
	}
	return nu_when_of_day(ref + gap, G_DAY);
}

/* The date said last moved by a length: unknown when there is none, or when
 * its grain is coarser than the length. */
static struct when
from_said(const struct ctx *c, const struct length *l, int dir)
{
	const struct nu_lastdate *s = &c->ref->said;
	struct when w = none();
	struct nu_dateref r = { .known = true, .second = -1, .date = { s->y,
	    s->grain >= G_MONTH && s->grain != G_WEEK ? s->m : 1,
	    s->grain == G_DAY ? s->d : 1 } };
	struct ctx from = *c;
	enum grain unit = l->days ? G_DAY : l->unit == NU_T_YEAR ? G_YEAR :
	    G_MONTH;

	w.grain = unit;
	w.to = l->to;
	if (!said(c) || s->grain == G_WEEK || s->grain == G_WEEKEND ||
	    (unit == G_DAY && s->grain != G_DAY) || (unit == G_MONTH &&
	    s->grain < G_MONTH))
		return w;
	/* a year before the third quarter, before May */
	if (unit == G_YEAR && l->exact && s->grain > G_YEAR && s->grain <
	    G_WEEK) {
		w.grain = s->grain;
		w.y = s->y + dir * (int)(l->months / 12);
		w.m = s->m;
		w.n = s->n;
		w.known = w.y > 0 && w.y < 9999;
		return w;
	}
	from.ref = &r;
	return shift(&from, l, dir);
}

static void
set_second(struct when *w, int second)
{
	if (second < 0)
		return;
	w->hh = second / 3600;
	w->mm = second / 60 % 60;
	w->ss = second % 60 ? second % 60 : -1;
}

/* next week, last Tuesday, this morning, the following month, last May. */
struct when
nu_when_relative(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i, k;
	int dir, val, m;
	enum grain g;
	bool more = false, past, ordinal;

	if (word(x, j, FC_today)) {
		val = x->v[j].val;
		if (val == 50) {	/* between now and May; alone */
			if ((j > 0 && word(x, j - 1, FC_between) && j ==
			    c->from) || x->n == 1) {
				w = nu_when_moved(c, G_DAY, 0);
				w.to = j + 1;
				if (x->n == 1)
					set_second(&w, c->ref->second);
			}
			return w;
		}
		w = nu_when_moved(c, G_DAY, val == 100 ? 0 : val);
		if (val == 100)
			w.part = 4;
		w.to = j + 1;
		return w;
	}
	if (word(x, j, FC_the) || is(x, j, "its") || is(x, j, "their"))
		j++;
	/* the day before yesterday */
	if (is(x, j, "day") && word(x, j + 1, FC_ago) && word(x, j + 2,
	    FC_today) && (x->v[j + 1].val == -3 || x->v[j + 1].val == 3) &&
	    (x->v[j + 2].val == -1 || x->v[j + 2].val == 1)) {
		w = nu_when_moved(c, G_DAY, x->v[j + 2].val + (x->v[j + 1].val >
		    0 ?
		    1 : -1));
		w.to = j + 3;
		return w;
	}
	/* the year before last, the week after next */
	if (word(x, j, FC_tunit) && j > i && word(x, j + 1, FC_ago) &&
	    word(x, j + 2, FC_next) && (g = nu_when_grain_of(x->v[j].val)) &&
	    x->v[j].val != NU_T_FORTNIGHT) {
		bool last = is(x, j + 1, "before") && is(x, j + 2, "last");

		if (last || (is(x, j + 1, "after") && is(x, j + 2, "next"))) {
			w = nu_when_moved(c, g, last ? -2 : 2);
			w.to = j + 3;
		}
		return w;
	}
	if (!word(x, j, FC_next))
		return w;
	val = x->v[j].val;
	if (val >= 10) {	/* that year, the same month */
		g = word(x, j + 1, FC_tunit) ? nu_when_grain_of(
		    x->v[j + 1].val) : G_NONE;
		const struct nu_lastdate *s = &c->ref->said;

		if (!said(c) || (g != G_YEAR && g != G_MONTH && g != G_DAY) ||
		    s->grain < g || s->grain == G_WEEK || s->grain ==
		    G_WEEKEND || (g == G_MONTH && s->grain < G_MONTH) ||
		    (val == 11 && word(x, i, FC_the)))
			return w;
		w.grain = g;
		w.y = s->y;
		w.m = s->m;
		w.d = s->d;
		w.known = true;
		w.to = j + 2;
		return w;
	}
	dir = val > 0 ? 1 : val < 0 ? -1 : 0;
	j++;
	if (word(x, j, FC_next) && dir == 0) {	/* this coming, this past */
		val = x->v[j].val;
		dir = val > 0 ? 1 : -1;
		more = true;
		j++;
	}
	if (is(x, j, "fiscal") || is(x, j, "calendar") || is(x, j, "academic")
	    || is(x, j, "financial"))
		j++;
	if (word(x, j, FC_wday) || (word(x, j, FC_wdayab) && capital(x, j))) {
		int wday = x->v[j].val;
		struct when v;

		/* "this Friday" is the one to come, or the one that was */
		w = nu_when_weekday(c, x->v[j].val, dir, j + 1);
		if (val == -2 && w.known)	/* the previous week's */
			w = nu_when_of_day(nu_when_today(c) -
			    nu_cal_wday(nu_when_today(c)) - 7 +
			    x->v[j].val, G_DAY);
		if (more && dir > 0 && w.known)		/* this coming */
			w = nu_when_of_day(nu_when_today(c) + (x->v[j].val -
			    nu_cal_wday(
			    nu_when_today(c)) + 6) % 7 + 1, G_DAY);
		if (dir == 0 && w.known && nu_when_tense(c, j + 1) >= 0) {
			int32_t ref = nu_when_today(c);

			w = nu_when_of_day(ref + (x->v[j].val - nu_cal_wday(ref)
			    + 7) %
			    7, G_DAY);
		}
		w.to = j + 1;
		v = nu_when_behind_weekday(c, j + 1, wday);
		return v.to ? v : w;
	}
	/* the last working day */
	if (is(x, j, "weekday") && dir) {
		int32_t day = nu_when_today(c);

		w.grain = G_DAY;
		if (c->ref->known) {
			do
				day += dir;
			while (nu_cal_wday(day) > 5);
			w = nu_when_of_day(day, G_DAY);
		}
		w.to = j + 1;
		return w;
	}
	/* "the next day", too, and in a story of the past the next month */
	past = story(c);
	if ((val == 2 || val == -2 || (val == 1 && is(x, j - 1, "next") &&
	    (past || is(x, j, "day")))) && !more && word(x, i, FC_the) &&
	    !fragment(c, j + 1)) {
		/* "the following week" counts from the story's day */
		if (word(x, j, FC_tunit) && x->v[j].val >= NU_T_DAY &&
		    x->v[j].val <= NU_T_YEAR) {
			struct length l = { .exact = true, .parts = 1 };

			if (add_length(&l, nu_num_int(1), x->v[j].val)) {
				l.to = j + 1;
				w = from_said(c, &l, dir);
				if (w.known && nu_when_grain_of(x->v[j].val) ==
				    G_WEEK)
					w = nu_when_of_day(nu_cal_num((struct
					    nu_cal){ w.y, w.m, w.d }), G_WEEK);
			}
			w.grain = nu_when_grain_of(x->v[j].val);
			w.to = w.grain ? j + 1 : 0;
		}
		return w;
	}
	if (word(x, j, FC_tunit) || word(x, j, FC_frac)) {
		int t = x->v[j].val;

		if (word(x, j, FC_frac)) {
			if (!is(x, j, "quarter"))
				return w;
			t = NU_T_QUARTER;
		}
		if (nu_fitem_text(x, j).p[nu_fitem_text(x, j).n - 1] == 's' &&
		    t != NU_T_CENTURY)
			return w;	/* the past years */
		g = nu_when_grain_of(t);
		if (!g || g == G_DAY || t == NU_T_FORTNIGHT)
			return w;
		if (val == -1 && is(x, j - 1, "past") && g != G_WEEKEND &&
		    !more && !fragment(c, j + 1))
			return w;	/* the past week: a duration */
		if (val == -3)
			dir = g == G_QUARTER ? -1 : 0;
		if (g == G_WEEKEND && c->ref->known && dir < 0 &&
		    nu_cal_wday(nu_when_today(c)) > 5)
			w = nu_when_moved(c, g, -1);
		else
			w = nu_when_moved(c, g, dir);
		w.to = j + 1;
		if (g == G_WEEK) {	/* next week on Tuesday */
			k = j + 1;
			if (is(x, k, "on") || sign(x, k, '\'') || dash(x, k))
				k++;
			if (is(x, k, "s") && glued(x, k))
				k++;
			if ((word(x, k, FC_wday) || word(x, k, FC_wdayab)) &&
			    (k > j + 1 || !sign(x, j + 1, ',')) && w.known) {
				w = nu_when_of_day(nu_cal_monday(w.y, w.n) +
				    x->v[k].val - 1, G_DAY);
				w.to = k + 1;
			}
		}
		return w;
	}
	if ((word(x, j, FC_month) && (capital(x, j) || fragment(c, j + 1))) ||
	    (word(x, j, FC_monthab) && capital(x, j))) {
		m = x->v[j].val;
		w.grain = G_MONTH;
		w.m = m;
		w.to = j + 1;
		w.known = c->ref->known;
		if (sign(x, j + 1, '.') && word(x, j, FC_monthab))
			w.to++;
		if (!w.known)
			return w;
		w.y = c->ref->date.y;
		if (dir < 0 && m >= c->ref->date.m)
			w.y--;
		else if (dir > 0 && m <= c->ref->date.m)
			w.y++;
		/* last October 23 */
		k = nu_when_day(c, w.to, &m, &ordinal);
		if (k && nu_cal_ok((struct nu_cal){ w.y, w.m, m }) &&
		    (ordinal || k == x->n || x->v[k].kind == NU_FK_SIGN ||
		    x->v[k].cls != FC_none) && !word(x, k, FC_mag) &&
		    !sign(x, k, '%')) {
			w.grain = G_DAY;
			w.d = m;
			w.to = k;
		}
		return w;
	}
	if (word(x, j, FC_season)) {
		int s = x->v[j].val, now;

		w.grain = G_SEASON;
		w.n = s;
		w.to = j + 1;
		w.known = c->ref->known;
		if (!w.known)
			return w;
		w.y = c->ref->date.y;
		now = c->ref->date.m;
		/* the last month of each season: May, August, November; the
		 * winter of a year is the one that begins in it */
		if (dir < 0 && now < s * 3 + (s == 4 ? 0 : 3))
			w.y--;
		else if (dir > 0 && now >= s * 3)
			w.y++;
		else if (dir == 0 && s == 4 && now < 3)
			w.y--;
		return w;
	}
	if (word(x, j, FC_part) && (x->v[j].val <= 4) && val != -2 &&
	    (dir == 0 || (dir < 0 && x->v[j].val >= 3)) &&
	    !is(x, j, "nights") && !is(x, j, "mornings")) {
		w = nu_when_moved(c, G_DAY, dir);
		w.part = x->v[j].val;
		w.to = j + 1;
		return w;
	}
	return w;
}

static bool
add_length(struct length *l, struct nu_num n, int unit)
{
	static const int mul[] = { 1, 60, 3600, 1, 7, 14, 1, 3, 12, 120 };
	int64_t v, *to = unit < NU_T_DAY ? &l->secs : unit < NU_T_MONTH ?
	    &l->days : &l->months;

	if (unit > NU_T_DECADE)
		return false;
	if (nu_num_whole(n) < 0)
		l->exact = false;
	if (!nu_num_mul(&n, mul[unit]))
		return false;
	v = nu_num_whole(n);
	if (v < 0 && to == &l->days) {	/* a day and a half, in hours */
		if (!nu_num_mul(&n, 86400) || (v = nu_num_whole(n)) < 0)
			return false;
		to = &l->secs;
	}
	if (v < 0 || v > 100000000)
		return false;
	*to += v;
	l->unit = unit;
	l->parts++;
	return true;
}

/* 3d 2h 5m ago: a unit of one letter, or "mo"; -1 when it is none. */
static int
letter(const struct nu_flex *x, size_t i)
{
	static const struct { const char *s; int unit; } t[] = {
		{ "s", NU_T_SECOND }, { "m", NU_T_MINUTE }, { "h", NU_T_HOUR },
		{ "d", NU_T_DAY }, { "w", NU_T_WEEK }, { "mo", NU_T_MONTH },
		{ "y", NU_T_YEAR } };

	for (size_t k = 0; k < sizeof t / sizeof *t; k++)
		if (is(x, i, t[k].s))
			return t[k].unit;
	return -1;
}

static bool
length_at(const struct ctx *c, size_t i, struct length *l)
{
	const struct nu_flex *x = c->x;

	*l = (struct length){ .exact = true, .unit = 99 };
	while (l->parts < 6) {
		const struct nu_qty *q;
		struct nu_num n = nu_num_int(1);
		struct nu_funit u;
		size_t j = i, e;
		int n_, d_;

		if (l->parts && sign(x, j, ','))
			j++;
		if (l->parts && word(x, j, FC_and))
			j++;
		q = nu_qty_at(c->q, x, j);
		if (q && (q->kind == NU_Q_CARD || q->kind == NU_Q_FRAC) &&
		    !q->num.neg) {
			n = q->num;
			j = q->to;
			if (q->kind == NU_Q_FRAC) {
				if (word(x, j, FC_of))
					j++;
				if (word(x, j, FC_art))
					j++;
			}
			if (word(x, j, FC_more))
				j++;
		} else if (word(x, j, FC_art) && !l->parts) {
			j++;
			if (is(x, j, "couple") || is(x, j, "pair")) {
				n = nu_num_int(2);
				j++;
				if (word(x, j, FC_of))
					j++;
			}
		} else {
			break;
		}
		e = nu_funit_time(x, j, &u);
		if (!e && is(x, j, "quarters")) {
			u.time = NU_T_QUARTER;
			e = j + 1;
		}
		if (!e && glued(x, j) && (n_ = letter(x, j)) >= 0) {
			u.time = (uint8_t)n_;
			e = j + 1;
		}
		if (!e || u.time == NU_T_WEEKEND || u.time >= l->unit)
			break;
		/* a year and a half */
		if (word(x, e, FC_and) && word(x, e + 1, FC_art) &&
		    word(x, e + 2, FC_frac)) {
			struct nu_num p = nu_num_int(1);

			n_ = 1;
			d_ = x->v[e + 2].val;
			if (nu_num_div(&p, d_) && nu_num_add(&n, p) && n_)
				e += 3;
		}
		if (!add_length(l, n, u.time))
			break;
		i = l->to = e;
	}
	return l->parts > 0;
}

/* The reference moved by a length, with the grain of its parts. */
static struct when
shift(const struct ctx *c, const struct length *l, int dir)
{
	struct when w = none();
	int64_t sec, more;
	struct nu_cal d;

	w.grain = l->secs ? G_DAY : l->parts > 1 || l->days ? G_DAY :
	    l->unit == NU_T_YEAR && l->exact ? G_YEAR : l->unit == NU_T_DECADE ?
	    G_YEAR : G_MONTH;
	w.to = l->to;
	if (!c->ref->known || l->months > 12000 || l->days > 400000)
		return w;
	if (l->secs && c->ref->second < 0)
		return w;
	d = nu_cal_add(c->ref->date, dir * (int)l->months);
	if (d.y < 1 || d.y > 9998)
		return w;
	sec = (l->secs ? c->ref->second : 0) + dir * l->secs;
	more = sec / 86400 - (sec % 86400 < 0);
	sec -= more * 86400;
	if (w.grain != G_DAY)
		d.d = 1;
	w = nu_when_of_day(nu_cal_num(d) + dir * (int32_t)l->days +
	    (int32_t)more,
	    w.grain);
	if (l->secs)
		set_second(&w, (int)sec);
	if (w.y < 1)
		w.known = false;
	w.to = l->to;
	return w;
}

/* Two Thursdays ago, four Tuesdays from now. */
static struct when
weekdays_off(const struct ctx *c, size_t i, bool in)
{
	const struct nu_flex *x = c->x;
	const struct nu_qty *q = nu_qty_at(c->q, x, i);
	struct when w = none();
	int32_t day;
	int64_t n;
	size_t j;
	int dir, gap;

	if (!q || in || q->kind != NU_Q_CARD || (n = nu_num_whole(q->num)) < 1
	    || n > 60 || !(word(x, q->to, FC_wdaypl) || (n == 1 && word(x,
	    q->to, FC_wday))))
		return w;
	j = q->to + 1;
	if (word(x, j, FC_ago) && (x->v[j].val == -1 || x->v[j].val == 1)) {
		dir = x->v[j].val;
		w.to = j + 1;
	} else if (is(x, j, "from") && (is(x, j + 1, "now") || is(x, j + 1,
	    "today"))) {
		dir = 1;
		w.to = j + 2;
	} else {
		return w;
	}
	w.grain = G_DAY;
	if (!c->ref->known)
		return w;
	day = nu_when_today(c);
	gap = dir * (x->v[q->to].val - nu_cal_wday(day));
	gap = (gap + 7) % 7;
	j = w.to;
	w = nu_when_of_day(day + dir * (gap + 7 * ((int)n - (gap > 0))), G_DAY);
	w.to = j;
	return w;
}

/* "two weeks ago", "a year earlier", "3 days from now", "in two weeks",
 * "two days after Christmas", "15 minutes ago" (where the reference has a
 * time). */
struct when
nu_when_distance(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	struct length l;
	size_t j = i, e;
	int dir = 0, val;
	bool in = false;

	if (is(x, j, "in") || is(x, j, "within")) {
		in = is(x, j, "in") || fragment(c, j + 3);
		if (!in)
			return w;
		j++;
		if (is(x, j, "about") || is(x, j, "around"))
			j++;
	}
	if (!length_at(c, j, &l))
		return weekdays_off(c, j, in);
	e = l.to;
	/* in two weeks' time */
	if (in && sign(x, e, '\'') && is(x, e + 1 + is(x, e + 1, "s"), "time"))
	    {
		l.to = e + 2 + is(x, e + 1, "s");
		return shift(c, &l, 1);
	}
	if (l.secs && c->ref->second < 0)
		return w;
	/* "a week or so ago" */
	if (word(x, e, FC_or) && is(x, e + 1, "so"))
		e += 2;
	val = word(x, e, FC_ago) ? x->v[e].val : 0;
	/* an anchor: after Christmas, before May 13, from tomorrow */
	if (!in && l.exact && (val == 3 || val == -3 || val == 4) &&
	    e + 1 < x->n && !(word(x, e + 1, FC_today) && x->v[e + 1].val ==
	    50)) {
		struct when a = nu_when_any_date(c, e + 1);

		if (a.to && a.to < IMPOSSIBLE && a.grain == G_DAY && !l.secs) {
			struct nu_cal d = { a.y, a.m, a.d };
			size_t to = a.to;

			dir = val < 0 ? -1 : 1;
			if (!a.known || l.months > 12000 || l.days > 400000)
				return a;
			d = nu_cal_add(d, dir * (int)l.months);
			if (d.y < 1 || d.y > 9998)
				return none();
			a = nu_when_of_day(nu_cal_num(d) + dir *
			    (int32_t)l.days,
			    G_DAY);
			a.to = to;
			return a;
		}
	}
	if (!in && val == -1) {
		dir = -1;
		e++;
	} else if (!in && val == 1) {
		dir = 1;
		e++;
	} else if (!in && val == 4 && word(x, e + 1, FC_today) &&
	    x->v[e + 1].val == 50) {
		dir = 1;
		e += 2;
	} else if (!in && (val == 2 || val == -2 || (val == -3 && e + 1 ==
	    x->n)) && fragment(c, e + 1)) {
		dir = val > 0 ? 1 : -1;
		e++;
	} else if (!in && (val == 2 || val == -2) && !l.secs) {
		/* "two days later": from the story's day, not from today */
		l.to = e + 1;
		return from_said(c, &l, val > 0 ? 1 : -1);
	} else if (in && (nu_when_tense(c, e) > 0 || fragment(c, e) || (l.secs
	    && i ==
	    0))) {
		dir = 1;
	} else {
		return w;
	}
	l.to = e;
	return shift(c, &l, dir);
}
