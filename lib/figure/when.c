/* when: any date or time. Each kind has its part (whenday … whenrange); here is
 * the order in which they are tried. */
#include "figure/whenpart.h"

/* "early", "late", "mid-", "the end of": the date behind; its span begins
 * there. */
static struct when
edged(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	enum grain g;
	size_t j = i;

	if (word(x, j, FC_the))
		j++;
	if (!word(x, j, FC_edge) && !(word(x, j, FC_ago) && j == i &&
	    (x->v[j].val == 2 || x->v[j].val == -2)))
		return w;
	if (word(x, j, FC_ago)) {	/* earlier today, later this week */
		j++;
		if (word(x, j, FC_in) || is(x, j, "on"))
			j++;
		/* later in the year */
		if (is(x, j - 1, "in") && word(x, j, FC_the) && word(x, j + 1,
		    FC_tunit) && (g = nu_when_grain_of(x->v[j + 1].val)) >=
		    G_YEAR && x->text.p[x->v[j + 1].e - 1] != 's') {
			w = nu_when_current(c, g);
			w.to = j + 2;
			return w;
		}
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
		w = nu_when_current(c, nu_when_grain_of(x->v[j].val));
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
			w = nu_when_current(c, nu_when_grain_of(t));
			w.to = k + 1;
			/* the end of the year of … is another */
			if (word(x, w.to, FC_of))
				return none();
			return w;
		}
	}
	return nu_when_any_date(c, j);
}

/* The readers below take the place of "the", too. */
static struct when
month_here(const struct ctx *c, size_t i)
{
	return nu_when_month_first(c, i + word(c->x, i, FC_the));
}

static struct when
weekday_here(const struct ctx *c, size_t i)
{
	return word(c->x, i, FC_the) ? none() : nu_when_weekday_first(c, i);
}

static struct when
year_here(const struct ctx *c, size_t i)
{
	return nu_when_bare_year(c, i + word(c->x, i, FC_the));
}

/* Last Christmas, next Easter. */
static struct when
next_holiday(const struct ctx *c, size_t i)
{
	size_t j = i + word(c->x, i, FC_the);
	int dir = c->x->v[j].val;

	if (j + 1 >= c->x->n || dir >= 10 || dir <= -3)
		return none();
	return nu_when_holiday(c, j + 1, dir > 0 ? 1 : dir < 0 ? -1 : 2);
}

/* The night of April 18, the morning of the attack. */
static struct when
part_of(const struct ctx *c, size_t i)
{
	size_t j = i + word(c->x, i, FC_the);
	int part = c->x->v[j].val;
	struct when w;

	if (part > 4 || !word(c->x, j + 1, FC_of))
		return none();
	w = nu_when_any_date(c, j + 2);
	if (w.to >= IMPOSSIBLE || w.grain != G_DAY)
		return none();
	w.part = part;
	return w;
}

/* The weekend: the one past, or to come. */
static struct when
weekend(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w;
	size_t j = i + word(x, i, FC_the);

	if (!is(x, j, "weekend"))
		return none();
	/* the weekend of Thanksgiving, of June 3 */
	if (word(x, j + 1, FC_of)) {
		w = nu_when_any_date(c, j + 2);
		if (!w.to || w.to >= IMPOSSIBLE || w.grain != G_DAY)
			return none();
		return nu_when_grain_at(w, -2, G_WEEKEND);
	}
	if (j == i)
		return none();
	w = nu_when_moved(c, G_WEEKEND, c->ref->known &&
	    nu_cal_wday(nu_when_today(c)) < 6 && nu_when_tense(c, i + 2) <= 0 ?
	    -1 : 0);
	w.to = i + 2;
	return w;
}

/* For the day, ended the day: in reports of markets. */
static struct when
the_day(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w;

	if (!word(x, i, FC_the) || !is(x, i + 1, "day") || i == 0 || !any(x, i -
	    1, "for end ended ending finish finished closed") || word(x, i + 2,
	    FC_of) || is(x, i + 2, "when"))
		return none();
	w = nu_when_current(c, G_DAY);
	w.to = i + 2;
	return w;
}

/* By year end, by year's end, at the year-end. */
static struct when
year_end(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w;
	size_t j = i + word(x, i, FC_the);

	if (!is(x, j++, "year") || i == 0 || (!word(x, i - 1, FC_in) &&
	    !word(x, i - 1, FC_approx) && !any(x, i - 1, "at before until")))
		return none();
	if (sign(x, j, '\'') && is(x, j + 1, "s"))
		j += 2;
	else
		j += sign(x, j, '-');
	if (!is(x, j, "end") || (j + 1 < x->n && x->v[j + 1].kind == NU_FK_WORD
	    && x->v[j + 1].cls == FC_none))
		return none();
	w = nu_when_current(c, G_YEAR);
	w.to = j + 1;
	return w;
}

static struct when
holiday_here(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	size_t j = i + word(x, i, FC_the);

	if (j < x->n && (capital(x, j) || fragment(c, i + 3) || x->n < 12 ||
	    j > i || c->from < i))
		return nu_when_holiday(c, i, 0);
	return none();
}

/* What may be read where an item of a class stands, behind "the" or not, in
 * the order tried. */
typedef struct when reader(const struct ctx *c, size_t i);
static reader *const by_class[][8] = {
	[FC_none] = { year_here, nu_when_quarter },
	[FC_month] = { month_here },
	[FC_monthab] = { month_here },
	[FC_wday] = { weekday_here },
	[FC_wdayab] = { weekday_here },
	[FC_today] = { nu_when_relative },
	[FC_next] = { nu_when_nth_of, nu_when_relative, next_holiday },
	[FC_edge] = { edged, nu_when_part_alone },
	[FC_ago] = { edged, nu_when_part_alone },
	[FC_part] = { part_of },
	[FC_season] = { nu_when_season },
	[FC_decades] = { nu_when_decade },
	[FC_tunit] = { nu_when_relative, year_here, nu_when_week_of, weekend,
	    year_end, nu_when_year_earlier, the_day },
	[FC_ord] = { nu_when_nth_of, nu_when_quarter, nu_when_day_first },
	[FC_ordtens] = { nu_when_nth_of, nu_when_quarter, nu_when_day_first },
	[FC_unit] = { nu_when_distance, nu_when_bare_year },
	[FC_tens] = { nu_when_distance, nu_when_nth_of, nu_when_day_first,
	    nu_when_bare_year },
	[FC_hundred] = { nu_when_distance },
	[FC_art] = { nu_when_distance },
	[FC_frac] = { nu_when_distance, nu_when_the_quarter },
	[FC_in] = { nu_when_distance, nu_when_part_alone },
	[FC_era] = { year_here },
	[FC_oclock] = { NULL },
};
static reader *const by_numeral[] = { nu_when_numeric, nu_when_nth_of,
	nu_when_year_first, nu_when_day_first, nu_when_quarter, nu_when_decade,
	nu_when_bare_year, nu_when_next_day, nu_when_distance,
	nu_when_bare_day, NULL };
static reader *const by_apostrophe[] = { nu_when_decade, NULL };

static struct when
date_here(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	size_t j = i + word(x, i, FC_the);
	reader *const *r = NULL;

	if (j < x->n && x->v[j].kind == NU_FK_WORD)
		r = by_class[x->v[j].cls];
	else if (numeral(x, j))
		r = by_numeral;
	else if (sign(x, j, '\''))
		r = by_apostrophe;
	for (; r && *r; r++) {
		struct when w = (*r)(c, i);

		if (w.to)
			return w;
	}
	return x->v[i].kind == NU_FK_WORD ? holiday_here(c, i) : none();
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

/* A date, a time, or both, in either order. */
struct when
nu_when_one(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	bool at = i > 0 && (is(x, i - 1, "at") || sign(x, i - 1, '@'));
	struct when w;

	/* a time first: "3 p.m. Tuesday" */
	w = nu_when_clock_at(c, i, false);
	if (!w.to && !at && (integer(x, i) || word(x, i, FC_unit)) &&
	    (w = nu_when_clock_at(c, i, true)).to) {
		/* 9 tomorrow, around eight tonight: not "killed 8 tonight" */
		if (w.mm == 0 && (word(x, w.to, FC_today) || sign(x, w.to, ','))
		    && (fragment(c, w.to + 2) || (i > 0 && any(x, i - 1,
		    "around by until about"))) && nu_when_date_behind(c, &w))
			return w;
		w = none();
	}
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
	if (w.to && w.to < IMPOSSIBLE && w.part && !w.grain)
		nu_when_part_filled(c, &w);
	else if (w.to && w.to < IMPOSSIBLE) {
		w = nu_when_year_s(c, w);
		nu_when_weekday_behind(c, &w);
	}
	if (w.to)
		nu_when_time_behind(c, &w);
	return w;
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
	if (!a.to && !nu_when_lasting(&c, i, &a, &b)) {
		a = nu_when_one(&c, i);
		if (!a.to)
			return false;
		if (a.to >= IMPOSSIBLE) {
			f->to = a.to - IMPOSSIBLE;
			f->none = true;
			return true;
		}
		b.to = 0;
		if (!nu_when_range_end(&c, &a, &b))
			b = none();
	}
	if (!b.to && a.grain == G_DAY && a.hh < 0)
		nu_when_hours_behind(&c, &a, &b);
	if (!b.to)
		nu_when_lasts(&c, &a, &b);
	if (!b.to && a.days > 1 && a.hh < 0 && !a.part && a.known)
		b = nu_when_grain_at(a, a.days - 1, G_DAY);
	nu_when_fit_hours(&c, &a, &b);
	f->said = (struct nu_lastdate){ .grain = (uint8_t)a.grain, .y = a.y,
	    .m = a.m, .d = a.d, .n = a.n };
	f->said.known = a.grain > G_DECADE && a.known && !a.bc && !b.to &&
	    !a.aside;
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
