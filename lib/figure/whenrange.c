/* whenrange: from one date or time to another. */
#include "figure/whenpart.h"

/* The second of a range: its end, and both dates made to fit. */
size_t
nu_when_range_end(const struct ctx *c, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	size_t j = a->to;
	int y;
	bool between = c->from > 0 && word(x, c->from - 1, FC_between);
	bool from = c->from > 0 && is(x, c->from - 1, "from");

	if (dash(x, j) || sign(x, j, '~')) {
		j++;
	} else if (word(x, j, FC_to) || word(x, j, FC_to2)) {
		if (!from && !word(x, j, FC_to2) && a->grain != G_YEAR &&
		    a->hh < 0 && !fragment(c, j + 4) && a->grain != G_DAY &&
		    a->grain != G_MONTH)
			return 0;
		j++;
	} else if (word(x, j, FC_and) && between) {
		j++;
	} else {
		return 0;
	}
	/* July 13-15, 2000-05 */
	if (a->grain == G_DAY && a->hh < 0) {
		int d;
		bool ordinal;
		size_t k = nu_when_day(c, j, &d, &ordinal), e;
		bool known;

		if (k && !nu_when_month_at(x, k) && !word(x, k, FC_of) && d >
		    a->d &&
		    d <= 31 && !word(x, k, FC_ampm) && !sign(x, k, '/')) {
			*b = *a;
			b->d = d;
			e = nu_when_year_behind(c, k, &y, &known);
			if (e) {
				a->y = b->y = y;
				a->known = b->known = known;
				k = e;
			}
			return b->to = k;
		}
	}
	if (a->grain == G_YEAR && a->known && dash(x, j - 1) && integer(x, j) &&
	    x->v[j].digits == 2 && x->v[j].val > a->y % 100 && glued(x, j) &&
	    glued(x, j - 1)) {
		*b = *a;
		b->y = a->y - a->y % 100 + x->v[j].val;
		return b->to = j + 1;
	}
	*b = nu_when_one(c, j);
	if (!b->to && word(x, j, FC_today) && x->v[j].val == 50 && a->grain) {
		*b = nu_when_moved(c, G_DAY, 0);
		b->to = j + 1;
		return b->to;
	}
	if (b->to >= IMPOSSIBLE)
		b->to = 0;
	if (!b->to || (b->grain != a->grain && !(a->hh >= 0 && b->hh >= 0) &&
	    !(a->known && b->known && a->grain && b->grain && (word(x, j - 1,
	    FC_to2) || from || between) && integer(x, a->to - 1))))
		return 0;
	/* June-August 1992: the year is for both */
	if (a->grain == G_MONTH && b->grain == G_MONTH && b->known &&
	    a->to > 0 && !integer(x, a->to - 1)) {
		a->y = b->y - (a->m > b->m);
		a->known = true;
	} else if (a->grain == G_DAY && b->grain == G_DAY && b->known &&
	    a->known && a->to > 0 && !(integer(x, a->to - 1) && x->v[a->to -
	    1].digits == 4)) {
		if (a->y > b->y || a->y < b->y - 1)
			a->y = b->y - (a->m > b->m);
	}
	if (a->hh >= 0 && b->hh >= 0 && b->grain && !a->grain) {
		struct when t = *a;

		*a = *b;
		a->hh = t.hh;
		a->mm = t.mm;
		a->ss = t.ss;
	} else if (a->hh >= 0 && b->hh >= 0 && a->grain && !b->grain) {
		struct when t = *b;

		*b = *a;
		b->hh = t.hh;
		b->mm = t.mm;
		b->ss = t.ss;
		b->to = t.to;
	}
	return b->to;
}

/* 9-11am, from 3 to 5 p.m., 13 to 15 July: what the second part says is for
 * the first, too. */
struct when
nu_when_shared(const struct ctx *c, size_t i, struct when *b)
{
	const struct nu_flex *x = c->x;
	const struct nu_qty *q = nu_qty_at(c->q, x, i);
	struct when a = none();
	size_t j;
	int d, pm = -1;
	bool ordinal;
	size_t k = i + word(x, i, FC_the);

	*b = none();
	/* days */
	j = nu_when_day(c, k, &d, &ordinal);
	if (j && (dash(x, j) || word(x, j, FC_to) || word(x, j, FC_to2) ||
	    word(x, j, FC_and))) {
		struct when e = nu_when_day_first(c, j + 1);
		bool list = word(x, j, FC_and) && !(i > 0 && word(x, i - 1,
		    FC_between));

		if (e.to && e.grain == G_DAY && d <= nu_cal_days(2000, e.m)) {
			a = e;
			a.d = d;
			if (d > e.d) {		/* 28 to 3 April */
				a.m = e.m == 1 ? 12 : e.m - 1;
				a.y = e.y - (e.m == 1);
				if (a.d > nu_cal_days(a.y, a.m))
					return none();
			}
			a.to = j;
			if (!list)	/* "18 and 19 June" are two dates */
				*b = e;
			return a;
		}
	}
	/* between 3 and 5 on Tuesday, from 10 to 11:30 this morning */
	if (i > 0 && (word(x, i - 1, FC_between) || is(x, i - 1, "from"))) {
		struct when s = nu_when_clock_at(c, i, true), e;

		if (s.to && (word(x, s.to, FC_and) || word(x, s.to, FC_to) ||
		    dash(x, s.to)) && !word(x, i, FC_part)) {
			e = nu_when_clock_at(c, s.to + 1, true);
			if (e.to && s.zone == NOZONE && e.mm >= 0) {
				struct when t = e;

				j = s.to;
				if (nu_when_date_behind(c, &e) && e.grain ==
				    G_DAY) {
					if (e.hh >= 12 && t.hh < 12 && s.hh <
					    t.hh && s.hh < 12)
						s.hh += 12;
					a = e;
					a.hh = s.hh;
					a.mm = s.mm;
					a.ss = s.ss;
					a.to = j;
					*b = e;
					return a;
				}
			}
		}
	}
	/* hours */
	if (q && q->kind == NU_Q_CARD && integer(x, i) && x->v[i].val <= 12 &&
	    x->v[i].val > 0) {
		struct when e;

		a.hh = x->v[i].val;
		a.mm = 0;
		j = i + 1;
		if (sign(x, j, ':') && integer(x, j + 1) && glued(x, j + 1)) {
			a.mm = x->v[j + 1].val;
			j += 2;
		}
		if (!(dash(x, j) || word(x, j, FC_to) || (word(x, j, FC_and) &&
		    i > 0 && word(x, i - 1, FC_between))))
			return none();
		e = nu_when_clock_at(c, j + 1, false);
		if (!e.to || (nu_when_am_pm(x, e.to - 1, &pm) == e.to - 1 &&
		    !word(x,
		    e.to - 1, FC_ampm)))
			return none();
		if (pm == 1 && a.hh < 12 && a.hh + 12 <= e.hh)
			a.hh += 12;
		a.zone = e.zone;
		a.to = j;
		nu_when_date_behind(c, &e);
		if (e.grain) {
			int hh = a.hh, mm = a.mm;

			a = e;
			a.hh = hh;
			a.mm = mm;
			a.to = j;
		}
		*b = e;
		return a;
	}
	return none();
}

/* Tuesday from 2:00 to 2:30 p.m., Monday 1-3 pm: hours behind the day a. */
void
nu_when_hours_behind(const struct ctx *c, struct when *a, struct when *b)
{
	const struct nu_flex *x = c->x;
	struct ctx in = *c;
	struct when s, e;
	size_t j = a->to;

	if (sign(x, j, ','))
		j++;
	if (is(x, j, "at") || is(x, j, "from") || word(x, j, FC_between))
		j++;
	in.from = j;
	s = nu_when_shared(&in, j, &e);
	if (!s.to || s.grain || s.hh < 0 || !e.to || e.grain)
		return;
	*b = *a;
	b->to = e.to;
	nu_when_join(b, &e);
	nu_when_join(a, &s);
	a->to = s.to;
}
