/* whenago: lengths of time from a day: two weeks ago, three days after Easter,
 * two hours from 3 p.m. */
#include "figure/whenpart.h"

/* A length of time, "two weeks", "15 hours 29 min", "half an hour", "a couple
 * of days", added up. */
struct length {
	int64_t months, days, secs;
	int unit;		/* the smallest part's */
	int parts;
	bool exact;		/* whole numbers only */
	size_t to;
};

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
		int unit;

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
		if (!e && glued(x, j) && (unit = letter(x, j)) >= 0) {
			u.time = (uint8_t)unit;
			e = j + 1;
		}
		if (!e || u.time == NU_T_WEEKEND || u.time >= l->unit)
			break;
		/* a year and a half */
		if (word(x, e, FC_and) && word(x, e + 1, FC_art) &&
		    word(x, e + 2, FC_frac)) {
			struct nu_num p = nu_num_int(1);

			if (nu_num_div(&p, x->v[e + 2].val) && nu_num_add(&n,
			    p))
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
		nu_when_set_second(&w, (int)sec);
	if (w.y < 1)
		w.known = false;
	w.to = l->to;
	return w;
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

/* A day, week, month or year from the date said last. */
struct when
nu_when_one_on(const struct ctx *c, int unit, int dir)
{
	struct length l = { .exact = true, .parts = 1 };
	struct when w = none();

	if (!add_length(&l, nu_num_int(1), unit))
		return w;
	w = from_said(c, &l, dir);
	if (w.known && nu_when_grain_of(unit) == G_WEEK)
		w = nu_when_of_day(nu_when_day_number(&w), G_WEEK);
	w.grain = nu_when_grain_of(unit);
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
	int dir;

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
	day = nu_when_today(c) + (dir > 0 ? 1 : -7);
	j = w.to;
	w = nu_when_of_day(nu_cal_from(day, x->v[q->to].val) + dir * 7 *
	    ((int)n - 1), G_DAY);
	w.to = j;
	return w;
}

/* Two hours after midnight, 15 minutes from 1 p.m., an hour before noon on
 * Monday. */
static struct when
from_clock(const struct ctx *c, const struct length *l, size_t i, int dir)
{
	struct when w = nu_when_clock_at(c, i, false);
	int64_t s, days;

	if (!w.to) {
		w = nu_when_any_date(c, i);
		if (!w.to || w.to >= IMPOSSIBLE || w.grain != G_DAY)
			return none();
		nu_when_time_behind(c, &w);
	} else {
		nu_when_date_behind(c, &w);
	}
	if (w.hh < 0 || w.ss > 0 || (w.grain && !w.known))
		return none();
	s = w.hh * 3600 + w.mm * 60 + dir * l->secs;
	days = s / 86400 - (s % 86400 < 0);
	if (w.grain)
		nu_when_days_on(&w, (int)days);
	nu_when_set_second(&w, (int)(s - days * 86400));
	w.vague = false;
	return w;
}

/* A year ago today, two years ago this month, ten years ago on Friday. */
static struct when
ago_today(const struct ctx *c, struct length *l, size_t j)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), t;
	struct nu_dateref r = *c->ref;
	struct ctx from = *c;
	enum grain g = G_DAY;
	int wday = 0;

	if (l->secs || !l->exact)
		return w;
	if (word(x, j, FC_today) && x->v[j].val >= -1 && x->v[j].val <= 1) {
		w.to = j + 1;
		r.date = nu_cal_of(nu_cal_num(r.date) + x->v[j].val);
	} else if (is(x, j, "this") && word(x, j + 1, FC_tunit) && (g =
	    nu_when_grain_of(x->v[j + 1].val)) != G_NONE) {
		w.to = j + 2;
	} else {
		j += is(x, j, "on");
		if (!word(x, j, FC_wday))
			return w;
		wday = x->v[j].val;
		w.to = j + 1;
	}
	w.grain = g;
	from.ref = &r;
	t = shift(&from, l, -1);
	if (!t.known)
		return w;
	/* shift keeps the grain of the length: count anew from its day */
	r.date = nu_cal_add(r.date, -(int)l->months);
	j = w.to;
	w = nu_when_of_day(nu_cal_num(r.date) - (int32_t)l->days, g);
	if (wday)
		w = nu_when_of_day(nu_cal_from(nu_when_day_number(&w) - 3,
		    wday), g);
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
	} else if (word(x, j, FC_in)) {
		return w;
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
	val = word(x, e, FC_ago) ? x->v[e].val : 0;
	if (!in && l.secs && !l.days && !l.months && (val == 3 || val == -3 ||
	    val == 4)) {
		w = from_clock(c, &l, e + 1, val < 0 ? -1 : 1);
		if (w.to)
			return w;
	}
	if (l.secs && c->ref->second < 0) {
		if (l.secs % 86400)
			return w;
		l.days += l.secs / 86400;	/* 48 hours ago */
		l.secs = 0;
	}
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
		w = ago_today(c, &l, e + 1);
		if (w.to)
			return w;
		dir = -1;
		e++;
	} else if (!in && val == 1) {
		dir = 1;
		e++;
	} else if (!in && val == 4 && is(x, e + 1 + is(x, e + 1, "right"),
	    "now")) {
		dir = 1;
		e += 2 + is(x, e + 1, "right");
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

/* b, the end of a span that begins with a: for days the last of them. */
static bool
last_of(const struct length *l, const struct when *a, struct when *b)
{
	struct nu_dateref r = { .known = true, .date = { a->y, a->m, a->d },
	    .second = a->hh < 0 ? -1 : a->hh * 3600 + (a->mm > 0 ? a->mm : 0) *
	    60 + (a->ss > 0 ? a->ss : 0) };
	struct ctx from = { .ref = &r };
	int64_t end;

	if (!a->grain && a->hh >= 0 && l->secs && !l->days && !l->months) {
		end = (r.second + l->secs) % 86400;
		*b = *a;
		nu_when_set_second(b, (int)end);
		return true;
	}
	if (a->grain != G_DAY || !a->known || (l->secs && a->hh < 0))
		return false;
	*b = shift(&from, l, 1);
	if (!b->known)
		return false;
	if (!l->secs) {
		struct nu_cal d = nu_cal_add(r.date, (int)l->months);

		*b = nu_when_of_day(nu_cal_num(d) + (int32_t)l->days - 1,
		    G_DAY);
	}
	b->zone = a->zone;
	return true;
}

/* From Monday for three days, from 10 a.m. for two hours. */
void
nu_when_lasts(const struct ctx *c, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	struct length l;
	struct when t;

	if (!is(x, a->to, "for") || !length_at(c, a->to + 1, &l) || !l.exact ||
	    (!l.secs && !(c->from > 0 && (is(x, c->from - 1, "from") || is(x,
	    c->from - 1, "starting")))))
		return;
	/* 14 February for seven hours from 9:30 a.m. */
	if (l.secs && a->hh < 0 && is(x, l.to, "from")) {
		t = nu_when_clock_at(c, l.to + 1, false);
		if (!t.to || a->grain != G_DAY)
			return;
		nu_when_join(a, &t);
		l.to = t.to;
	}
	if (last_of(&l, a, b))
		b->to = l.to;
}

/* For two hours from 2 p.m., a week starting tomorrow. */
bool
nu_when_lasting(const struct ctx *c, size_t i, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	struct length l;
	size_t j;

	if ((i > 0 && !is(x, i - 1, "for")) || !length_at(c, i, &l) || !l.exact)
		return false;
	j = l.to + sign(x, l.to, ',');
	if (!any(x, j, "starting beginning commencing") && !(is(x, j, "from") &&
	    i > 0))
		return false;
	j++;
	j += is(x, j, "on");
	*a = nu_when_one(c, j);
	if (!a->to || a->to >= IMPOSSIBLE || !last_of(&l, a, b)) {
		*a = none();
		return false;
	}
	b->to = a->to;
	return true;
}
