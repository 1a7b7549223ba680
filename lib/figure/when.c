/* when: any date, times behind dates, ranges. Each kind of date has its part
 * (whenday … whenclock); here is the order in which they are tried. */
#include "figure/whenpart.h"

/* "early", "late", "mid-", "the end of": the date behind; its span begins
 * there. */
static struct when
edged(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i;

	if (word(x, j, FC_the))
		j++;
	if (!word(x, j, FC_edge) && !(word(x, j, FC_ago) && (x->v[j].val == 2
	    || x->v[j].val == -2)))
		return w;
	if (word(x, j, FC_ago)) {	/* earlier today, later this week */
		j++;
		if (word(x, j, FC_in) || is(x, j, "on"))
			j++;
		w = nu_when_relative(c, j);
		if (!w.to && is(x, j, "that"))
			return w;
		if (!w.to)
			w = nu_when_weekday_first(c, j);
		return w;
	}
	j++;
	if (sign(x, j, '-') && glued(x, j))
		j++;
	else if (word(x, j, FC_of) || is(x, j, "in"))
		j++;
	else if (word(x, i, FC_the) || x->v[j - 1].val == 2)
		if (!is(x, j - 1, "mid"))
			return w;
	if (is(x, j - 1, "of") && (is(x, j, "year") || is(x, j, "month") ||
	    is(x, j, "week"))) {	/* by the end of year */
		w = nu_when_moved(c, nu_when_grain_of(x->v[j].val), 0);
		w.to = j + 1;
		return w;
	}
	if (is(x, j, "day") || is(x, j, "the")) {
		size_t k = j + word(x, j, FC_the);
		int t = -1;

		if (word(x, k, FC_tunit))
			t = x->v[k].val;
		else if (is(x, k, "quarter"))
			t = NU_T_QUARTER;
		if (t >= NU_T_WEEK && t < NU_T_DECADE && k > j) {
			w = nu_when_moved(c, nu_when_grain_of(t), 0);
			w.to = k + 1;
			/* the end of the year of … is another */
			if (word(x, w.to, FC_of))
				return none();
			return w;
		}
	}
	return nu_when_any_date(c, j);
}

static struct when
date_here(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	const struct nu_fitem *it = &x->v[i];
	size_t j = i;

	if (i >= x->n)
		return w;
	if (it->kind == NU_FK_NUM) {
		w = nu_when_numeric(c, i);
		if (!w.to)
			w = nu_when_nth_of(c, i);
		if (!w.to)
			w = nu_when_year_first(c, i);
		if (!w.to)
			w = nu_when_day_first(c, i);
		if (!w.to)
			w = nu_when_quarter(c, i);
		if (!w.to)
			w = nu_when_decade(c, i);
		if (!w.to)
			w = nu_when_bare_year(c, i);
		if (!w.to)
			w = nu_when_next_day(c, i);
		if (!w.to)
			w = nu_when_distance(c, i);
		return w;
	}
	if (it->kind == NU_FK_SIGN)
		return it->ch == '\'' ? nu_when_decade(c, i) : w;
	if (it->kind != NU_FK_WORD)
		return w;
	if (word(x, j, FC_the))
		j++;
	switch (j < x->n ? x->v[j].cls : FC_none) {
	case FC_month: case FC_monthab:
		w = nu_when_month_first(c, j);
		break;
	case FC_wday: case FC_wdayab:
		if (j == i)
			w = nu_when_weekday_first(c, i);
		break;
	case FC_today:
		w = nu_when_relative(c, i);
		break;
	case FC_next:
		if (x->v[j].val == -1)
			w = nu_when_nth_of(c, i);
		if (!w.to)
			w = nu_when_relative(c, i);
		if (!w.to && j + 1 < x->n && x->v[j].val < 10 &&
		    x->v[j].val > -3) {
			/* last Christmas, next Easter */
			int dir = x->v[j].val;

			w = nu_when_holiday(c, j + 1, dir > 0 ? 1 : dir < 0 ? -1
			    : 2);
		}
		break;
	case FC_edge:
		w = edged(c, i);
		break;
	case FC_ago:
		if (j == i && (x->v[i].val == 2 || x->v[i].val == -2))
			w = edged(c, i);
		break;
	case FC_part:
		/* the night of April 18, the morning of the attack */
		if (x->v[j].val <= 4 && word(x, j + 1, FC_of)) {
			int part = x->v[j].val;

			w = nu_when_any_date(c, j + 2);
			if (w.to >= IMPOSSIBLE || w.grain != G_DAY)
				w = none();
			else
				w.part = part;
		}
		break;
	case FC_season:
		w = nu_when_season_year(c, i);
		break;
	case FC_decades:
		w = nu_when_decade(c, i);
		break;
	case FC_tunit:
		if (is(x, j, "day"))
			w = nu_when_relative(c, i);
		if (!w.to && is(x, j, "year"))
			w = nu_when_bare_year(c, j);
		if (!w.to && is(x, j, "week"))
			w = nu_when_week_of(c, i);
		/* the weekend: the one past, or to come */
		if (!w.to && is(x, j, "weekend") && word(x, i, FC_the)) {
			w = nu_when_moved(c, G_WEEKEND, c->ref->known &&
			    nu_cal_wday(nu_when_today(c)) < 6 &&
			    nu_when_tense(c, j + 1) <= 0 ?
			    -1 : 0);
			w.to = j + 1;
		}
		break;
	case FC_ord: case FC_ordtens:
		w = nu_when_nth_of(c, i);
		if (!w.to)
			w = nu_when_quarter(c, i);
		if (!w.to)
			w = nu_when_day_first(c, i);
		break;
	case FC_unit: case FC_tens: case FC_hundred: case FC_art: case FC_frac:
		w = nu_when_distance(c, i);
		if (!w.to)
			w = nu_when_nth_of(c, i);
		if (!w.to)
			w = nu_when_day_first(c, i);
		if (!w.to && j == i)
			w = nu_when_bare_year(c, i);
		break;
	case FC_in:
		if (is(x, i, "in"))
			w = nu_when_distance(c, i);
		break;
	case FC_era:
		w = nu_when_bare_year(c, i);
		break;
	default:
		if (integer(x, j) && j > i) {
			w = nu_when_nth_of(c, i);
			if (!w.to)
				w = nu_when_day_first(c, i);
			if (!w.to)
				w = nu_when_quarter(c, i);
			if (!w.to)
				w = nu_when_decade(c, i);
			if (!w.to)
				w = nu_when_bare_day(c, i);
			break;
		}
		if (sign(x, j, '\'') && j > i) {
			w = nu_when_decade(c, i);
			break;
		}
		if (is(x, j, "fiscal") || is(x, j, "fy"))
			w = nu_when_bare_year(c, j);
		if (!w.to)
			w = nu_when_quarter(c, i);
		break;
	}
	if (!w.to && j < x->n && (capital(x, j) || fragment(c, i + 3) ||
	    x->n < 12 || j > i || c->from < i))
		w = nu_when_holiday(c, i, 0);
	return w;
}

struct when
nu_when_any_date(const struct ctx *c, size_t i)
{
	struct when w = none();

	if (*c->depth < MAXDEPTH) {
		++*c->depth;
		w = date_here(c, i);
		--*c->depth;
	}
	return w;
}

static struct when
one(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	bool at = i > 0 && (is(x, i - 1, "at") || sign(x, i - 1, '@'));
	struct when w;

	/* a time first: "3 p.m. Tuesday" */
	w = nu_when_clock_at(c, i, false);
	if (!w.to && at) {
		const struct nu_qty *q = nu_qty_at(c->q, x, i);

		w = nu_when_clock_at(c, i, true);
		/* "at 5 percent", "at 10 locations": only before a date */
		if (w.to && q && (nu_when_date_behind(c, &w) || q->to < w.to))
			return w;
		w = none();
	}
	if (w.to) {
		nu_when_date_behind(c, &w);
		return w;
	}
	w = nu_when_any_date(c, i);
	if (w.to && w.to < IMPOSSIBLE)
		w = nu_when_year_s(c, w);
	if (w.to)
		nu_when_time_behind(c, &w);
	return w;
}

/* The second of a range: its end, and both dates made to fit. */
static size_t
range_end(const struct ctx *c, struct when *a, struct when *b)
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
	*b = one(c, j);
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
static void
hours_behind(const struct ctx *c, struct when *a, struct when *b)
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

struct nu_dateref
nu_dateref_read(struct nu_slice s)
{
	struct nu_dateref r = { .second = -1 };
	int v[6] = { 0, 1, 1, -1, -1, 0 };
	static const uint8_t at[6] = { 0, 5, 8, 11, 14, 17 };

	for (int k = 0; k < 6; k++) {
		size_t n = k ? 2 : 4;

		if (s.n < at[k] + n || (k == 3 && s.p[10] != 'T' &&
		    s.p[10] != ' ') || (k == 5 && s.p[16] != ':'))
			break;
		v[k] = 0;
		for (size_t i = at[k]; i < at[k] + n; i++) {
			if (s.p[i] < '0' || s.p[i] > '9')
				return r;
			v[k] = v[k] * 10 + (s.p[i] - '0');
		}
	}
	if (s.n < 10)
		return r;
	r.date = (struct nu_cal){ v[0], v[1], v[2] };
	r.known = v[0] > 0 && nu_cal_ok(r.date);
	if (v[3] >= 0 && v[3] < 24 && v[4] >= 0 && v[4] < 60)
		r.second = v[3] * 3600 + v[4] * 60 + v[5];
	return r;
}

void
nu_dateref_note(struct nu_dateref *ref, const struct nu_found_when *w)
{
	if (w->year && w->year < ref->date.y - 1)
		ref->past++;
	else if (w->year || (w->deictic && w->said.y >= ref->date.y - 1))
		ref->now++;
	if (w->said.known && w->said.written)
		ref->year = w->said.y;
	else if (w->year)
		ref->year = w->year;
	if (w->said.known)
		ref->said = w->said;
}

bool
nu_when_at(const struct nu_flex *x, const struct nu_qtys *q, size_t i,
    const struct nu_dateref *ref, struct nu_buf *value, struct nu_found_when *f)
{
	int depth = 0;
	struct ctx c = { x, q, ref, i, &depth };
	struct when a, b = none();
	size_t begin = value->n;

	/* most words of no class begin nothing */
	if (x->v[i].kind == NU_FK_WORD && x->v[i].cls == FC_none &&
	    !(x->v[i].flags & NU_FF_MIXED) && !nu_when_holiday_begins(x, i) &&
	    !is(x, i, "fiscal") && !is(x, i, "fy"))
		return false;

	a = nu_when_shared(&c, i, &b);
	if (!a.to) {
		a = one(&c, i);
		if (!a.to)
			return false;
		if (a.to >= IMPOSSIBLE) {
			f->to = a.to - IMPOSSIBLE;
			f->none = true;
			return true;
		}
		b.to = 0;
		if (!range_end(&c, &a, &b))
			b = none();
	}
	if (!b.to && a.grain == G_DAY && a.hh < 0)
		hours_behind(&c, &a, &b);
	/* A time alone, in a list or over a live report, is of the document's
	 * day. */
	if (!a.grain && a.hh >= 0 && !b.grain && ref->known && ref->second >= 0
	    && a.zone == NOZONE && fragment(&c, b.to ? b.to : a.to)) {
		struct when t = nu_when_moved(&c, G_DAY, 0), e = t;

		t.to = a.to;
		nu_when_join(&t, &a);
		a = t;
		if (b.to) {
			e.to = b.to;
			nu_when_join(&e, &b);
			b = e;
		}
	}
	f->said = (struct nu_lastdate){ .known = a.grain && a.known && !a.bc &&
	    !b.to && a.grain > G_DECADE, .grain = (uint8_t)a.grain, .y = a.y,
	    .m = a.m, .d = a.d, .n = a.n };
	f->year = 0;
	f->deictic = false;
	for (size_t k = i; k < (b.to ? b.to : a.to); k++) {
		const struct when *w = k < a.to ? &a : &b;

		if (numeral(x, k) && x->v[k].digits == 4 && w->grain >=
		    G_DECADE && w->known && !w->bc)
			f->year = w->y;
		f->deictic |= word(x, k, FC_today) || word(x, k, FC_next) ||
		    word(x, k, FC_wday);
	}
	/* June 6, in a story of 1944, is of that year as if it were written */
	f->said.written = f->year || (story(&c) && (a.y == ref->year || a.y ==
	    ref->year + 1));
	f->none = false;
	f->mod = NULL;
	f->to = b.to ? b.to : a.to;
	f->time = !a.grain || (a.part && a.hh < 0);
	nu_when_put(value, &a);
	if (b.to) {
		size_t mid = value->n;

		nu_buf_str(value, "..");
		nu_when_put(value, &b);
		if (mid == begin || value->n == mid + 2)
			value->n = begin;	/* one of them unknown */
	}
	return true;
}
