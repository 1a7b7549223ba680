/* whenrange: from one date or time to another. */
#include "figure/whenpart.h"

static int
order(const struct when *w)
{
	return (w->y * 12 + (w->grain >= G_MONTH ? w->m : 0)) * 31 +
	    (w->grain == G_DAY ? w->d : 0);
}

static bool
years(const struct when *w)
{
	return w->known && !w->bc && (w->grain == G_YEAR || w->grain == G_MONTH
	    || w->grain == G_DAY);
}

/* The item behind what joins both ends of a range, or 0. */
static size_t
joined(const struct ctx *c, const struct when *a)
{
	const struct nu_flex *x = c->x;
	size_t j = a->to;

	if (dash(x, j) || sign(x, j, '~') || word(x, j, FC_to2))
		return j + 1;
	if (word(x, j, FC_to))
		return is(x, c->from - (c->from > 0), "from") || a->hh >= 0 ||
		    fragment(c, j + 4) || a->grain == G_YEAR || a->grain ==
		    G_DAY || a->grain == G_MONTH ? j + 1 : 0;
	if (word(x, j, FC_and) && c->from > 0 && word(x, c->from - 1,
	    FC_between))
		return j + 1;
	return 0;
}

/* July 13-15, 2000-05: the second end is short, at item j. */
static size_t
short_end(const struct ctx *c, size_t j, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	bool ordinal, known;
	int d, y;
	size_t k, e;

	if (a->grain == G_DAY && a->hh < 0) {
		k = nu_when_day(c, j, &d, &ordinal);
		if (!k || nu_when_month_at(x, k) || word(x, k, FC_of) || d <=
		    a->d || word(x, k, FC_ampm) || sign(x, k, '/') ||
		    (dash(x, k) && glued(x, k)))
			return 0;
		*b = *a;
		b->d = d;
		e = nu_when_year_behind(c, k, &y, &known);
		if (e) {
			a->y = b->y = y;
			a->known = b->known = known;
			k = e;
		}
		b->known &= nu_cal_ok((struct nu_cal){ b->y, b->m, b->d });
		return b->to = k;
	}
	if (a->grain == G_YEAR && a->known && dash(x, j - 1) && integer(x, j) &&
	    x->v[j].digits == 2 && x->v[j].val > a->y % 100 && glued(x, j) &&
	    glued(x, j - 1)) {
		*b = *a;
		b->y = a->y - a->y % 100 + x->v[j].val;
		return b->to = j + 1;
	}
	return 0;
}

/* The time t is of that day. */
static void
on_day(struct when *t, struct when day)
{
	nu_when_join(&day, t);
	day.to = t->to;
	*t = day;
}

/* The date of the one is the other's, too. */
static void
share_date(struct when *a, struct when *b)
{
	if (a->hh < 0 || b->hh < 0 || !a->grain == !b->grain)
		return;
	if (!a->grain)
		on_day(a, *b);
	else
		on_day(b, *a);
}

/* 8 p.m. - 11: a bare hour at item j. */
static struct when
bare_hour(const struct ctx *c, size_t j)
{
	const struct nu_flex *x = c->x;
	struct when w = nu_when_clock_at(c, j, true);

	if (!w.to || !integer(x, j) || (w.to < x->n && x->v[w.to].kind !=
	    NU_FK_SIGN && !word(x, w.to, FC_today) && !word(x, w.to, FC_wday) &&
	    !word(x, w.to, FC_in)) || sign(x, w.to, '%'))
		return none();
	return w;
}

/* The second of a range: its end, and both dates made to fit. */
size_t
nu_when_range_end(const struct ctx *c, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	size_t j = joined(c, a);
	bool loose;

	if (!j)
		return 0;
	if (short_end(c, j, a, b))
		return b->to;
	*b = nu_when_one(c, j);
	if (!b->to && a->hh >= 0 && a->vague == false)
		*b = bare_hour(c, j);
	if (!b->to && word(x, j, FC_today) && x->v[j].val == 50 && a->grain) {
		*b = nu_when_moved(c, G_DAY, 0);
		return b->to = j + 1;
	}
	if (!b->to || b->to >= IMPOSSIBLE)
		return 0;
	/* of different grain only where the words leave no doubt */
	loose = a->known && b->known && a->grain && b->grain && (word(x, j - 1,
	    FC_to2) || (c->from > 0 && (is(x, c->from - 1, "from") || word(x,
	    c->from - 1, FC_between)))) && integer(x, a->to - 1);
	if (b->grain != a->grain && !(a->hh >= 0 && b->hh >= 0) && !loose)
		return 0;
	/* June-August 1992: the year is for both */
	if (a->guessed && b->known && !b->guessed && a->grain == b->grain) {
		a->y = b->y;
		a->known = true;
		a->y -= order(a) > order(b);
	} else if (a->known && b->known && b->guessed && years(a) && years(b) &&
	    a->grain == b->grain && order(a) > order(b)) {
		b->y = a->y;
		b->y += order(a) > order(b);
	}
	if (years(a) && years(b) && a->grain == b->grain && order(a) > order(b))
		return 0;
	share_date(a, b);
	return b->to;
}

/* 13 to 15 July: the month is for both days. */
static struct when
days_of(const struct ctx *c, size_t i, struct when *b)
{
	const struct nu_flex *x = c->x;
	struct when a, e;
	bool ordinal, list;
	int d;
	size_t j = nu_when_day(c, i + word(x, i, FC_the), &d, &ordinal);

	if (!j || !(dash(x, j) || word(x, j, FC_to) || word(x, j, FC_to2) ||
	    word(x, j, FC_and)))
		return none();
	e = nu_when_day_first(c, j + 1);
	list = word(x, j, FC_and) && !(i > 0 && word(x, i - 1, FC_between));
	if (!e.to || e.grain != G_DAY || d > nu_cal_days(2000, e.m))
		return none();
	a = e;
	a.d = d;
	if (d > e.d) {		/* 28 to 3 April */
		a.m = e.m == 1 ? 12 : e.m - 1;
		a.y = e.y - (e.m == 1);
		if (a.d > nu_cal_days(a.y, a.m))
			return none();
	}
	a.to = j;
	if (!list)		/* "18 and 19 June" are two dates */
		*b = e;
	return a;
}

/* 9-11am, from 3 to 5 on Tuesday: the first hour is a bare number. */
static struct when
hours_of(const struct ctx *c, size_t i, struct when *b, bool dated)
{
	const struct nu_flex *x = c->x;
	const struct nu_qty *q = nu_qty_at(c->q, x, i);
	bool between = i > 0 && word(x, i - 1, FC_between);
	bool led = between || (i > 0 && is(x, i - 1, "from"));
	struct when a, e;

	if (!q || q->kind != NU_Q_CARD || !(led || dash(x, q->to) || word(x,
	    q->to, FC_to) || (sign(x, q->to, ':') && glued(x, q->to))))
		return none();
	a = nu_when_clock_at(c, i, true);
	if (!a.to || a.zone != NOZONE || !(dash(x, a.to) || word(x, a.to, FC_to)
	    || (word(x, a.to, FC_and) && between)))
		return none();
	e = nu_when_clock_at(c, a.to + 1, led);
	if (!e.to)
		return none();
	if (led && e.zone == NOZONE) {
		struct when t = e;

		if (nu_when_date_behind(c, &t)) {
			on_day(&a, t);
			*b = t;
			return a;
		}
	}
	/* three thirty to four thirty; 3 to 5 alone are mere numbers */
	if (dated && led && a.hh <= 12 && e.hh <= 12 && integer(x, i) &&
	    integer(x, a.to + 1)) {
		*b = e;
		return a;
	}
	if (nu_when_clock_at(c, i, false).to || !(a.hh <= 12 && a.hh > 0) ||
	    (e.vague && !led) || !(nu_when_clock_at(c, a.to + 1, false).to ||
	    (a.mm > 0 && e.mm > 0)))
		return none();
	a.zone = e.zone;
	if (nu_when_date_behind(c, &e))
		on_day(&a, e);
	*b = e;
	return a;
}

/* What the second part says is for the first, too. */
struct when
nu_when_shared(const struct ctx *c, size_t i, struct when *b)
{
	struct when a;

	*b = none();
	a = days_of(c, i, b);
	return a.to ? a : hours_of(c, i, b, false);
}

/* Tuesday from 2:00 to 2:30 p.m., Monday 1-3 pm: hours behind the day a. */
void
nu_when_hours_behind(const struct ctx *c, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	struct ctx in = *c;
	struct when s, e = none();
	size_t j = a->to;

	if (sign(x, j, ','))
		j++;
	if (is(x, j, "at") || is(x, j, "from") || word(x, j, FC_between))
		j++;
	in.from = j;
	s = hours_of(&in, j, &e, true);
	if (!s.to || s.grain || s.hh < 0 || !e.to || e.grain)
		return;
	on_day(&e, *a);
	*b = e;
	nu_when_join(a, &s);
	a->to = s.to;
}

/* A time alone, in a list or over a live report, is the next such of the
 * document's day. */
static void
of_today(const struct ctx *c, struct when *a, struct when *b)
{
	const struct nu_dateref *r = c->ref;
	struct when day;

	if (a->grain || a->hh < 0 || b->grain || !r->known || r->second < 0 ||
	    a->zone != NOZONE || !fragment(c, b->to ? b->to : a->to))
		return;
	for (int k = 0; k < 2 && a->hh * 3600 + a->mm * 60 + (a->ss > 0 ?
	    a->ss : 0) < r->second; k++)
		a->hh += a->vague && a->hh < 12 && !k ? 12 : 24;
	day = nu_when_moved(c, G_DAY, a->hh >= 24);
	a->hh %= 24;
	on_day(a, day);
	if (b->to)
		on_day(b, day);
}

/* An hour that might be of the morning or the afternoon is of the same half as
 * the other end's, or lies between; 10 p.m. to 2 a.m. ends on the next day. */
void
nu_when_fit_hours(const struct ctx *c, struct when *a, struct when *b)
{
	if (a->hh >= 0 && b->hh >= 0) {
		if (a->vague && !b->vague && b->hh >= 12 && a->hh < 12 &&
		    a->hh + 12 <= b->hh)
			a->hh += 12;
		else if (b->vague && b->hh < 12 && b->hh < a->hh)
			b->hh += 12;
		a->vague = false;
	}
	of_today(c, a, b);
	if (a->grain == G_DAY && b->grain == G_DAY && a->known && b->known &&
	    order(a) == order(b) && a->hh >= 0 && b->hh >= 0 && b->hh * 60 +
	    b->mm < a->hh * 60 + a->mm)
		nu_when_days_on(b, 1);
}
