/* whenmonth: months by name, and the years behind them: March 30, 2014. */
#include "figure/whenpart.h"

/* A bare year's numeral at item i. */
bool
nu_when_year(const struct nu_flex *x, size_t i, int *y)
{
	if (!integer(x, i) || x->v[i].digits != 4 || x->v[i].val < 1000 ||
	    x->v[i].val > 2199)
		return false;
	*y = x->v[i].val;
	return true;
}

/* A year in words: "nineteen ninety-six", "two thousand and fifteen": end. */
size_t
nu_when_year_words(const struct nu_flex *x, const struct nu_qtys *q, size_t i,
    int *y)
{
	const struct nu_qty *a = nu_qty_at(q, x, i), *b;
	int64_t n, m;

	if (!a || a->kind != NU_Q_CARD || !(a->flags & NU_QF_WORDS))
		return 0;
	n = nu_num_whole(a->num);
	if ((n >= 1900 && n < 2100) || (n >= 1200 && n < 1900 && i > 0 &&
	    (nu_when_month_at(x, i - 1) || (i > 1 && nu_when_month_at(x, i -
	    2))))) {
		*y = (int)n;
		return a->to;
	}
	if (n < 10 || n > 20)
		return 0;
	b = nu_qty_at(q, x, a->to);
	if (!b || b->kind != NU_Q_CARD || !(b->flags & NU_QF_WORDS))
		return 0;
	m = nu_num_whole(b->num);
	if (m < 10 || m > 99)
		return 0;
	*y = (int)(n * 100 + m);
	return b->to;
}

/* Two digits after a month or an apostrophe: '98, 87. */
int
nu_when_short_year(int v)
{
	return v < 50 ? 2000 + v : 1900 + v;
}

/* Behind a date without a year: ", 2014", "of 2014", "2014", "of last year".
 * Returns the end, 0 when there is none. */
size_t
nu_when_year_behind(const struct ctx *c, size_t i, int *y, bool *known)
{
	const struct nu_flex *x = c->x;
	size_t j = i, end;
	struct when w;

	*known = true;
	if (sign(x, j, ',') || word(x, j, FC_of) || is(x, j, "in") ||
	    sign(x, j, '-') || sign(x, j, '/') || word(x, j, FC_the))
		j++;
	if (word(x, j, FC_the))
		j++;
	if (any(x, j, "fiscal calendar fy year"))
		j++;
	if (is(x, j, "year"))
		j++;
	if (nu_when_year(x, j, y) && !word(x, j + 1, FC_era)) {
		/* "March 3, 1500 troops": a count */
		if (j > i && sign(x, i, ',') && word(x, j + 1, FC_mag))
			return 0;
		return j + 1;
	}
	/* April of 87 */
	if (word(x, i, FC_of) && integer(x, j) && x->v[j].digits == 2 &&
	    x->v[j].val > 31 && (j + 1 >= x->n || (x->v[j + 1].kind ==
	    NU_FK_SIGN && x->v[j + 1].ch != '%'))) {
		*y = nu_when_short_year(x->v[j].val);
		return j + 1;
	}
	/* 15 March 44 BC: astronomical */
	if (integer(x, j) && x->v[j].digits < 5 && x->v[j].val > 0 &&
	    word(x, j + 1, FC_era) && j <= i + 1) {
		*y = x->v[j + 1].val < 0 ? 1 - x->v[j].val : x->v[j].val;
		return j + 2;
	}
	if (sign(x, j, '\'') && glued(x, j + 1) && integer(x, j + 1) &&
	    x->v[j + 1].digits == 2) {
		*y = nu_when_short_year(x->v[j + 1].val);
		return j + 2;
	}
	if ((end = nu_when_year_words(x, c->q, j, y)))
		return end;
	w = nu_when_relative(c, j);
	/* May two years ago, Easter in five years */
	if (!w.to && j <= i + 1)
		w = nu_when_distance(c, j == i + 1 && is(x, i, "in") ? i : j);
	if (w.to && w.grain == G_YEAR && j <= i + 1 && !sign(x, i, ',')) {
		*y = w.y;
		*known = w.known;
		return w.to;
	}
	return 0;
}

/* A month's name at item i, whatever stands about it: its number, or 0. */
int
nu_when_month_at(const struct nu_flex *x, size_t i)
{
	return word(x, i, FC_month) || word(x, i, FC_monthab) ? x->v[i].val : 0;
}

/* The word or sign before a month's name that makes it one: in, last, early,
 * between, May to. */
static bool
month_led(const struct nu_flex *x, size_t i)
{
	const struct nu_fitem *b;

	if (i == 0)
		return false;
	b = &x->v[i - 1];
	if (b->kind == NU_FK_SIGN)
		return dash(x, i - 1) && i > 1 && (word(x, i - 2, FC_edge) ||
		    nu_when_month_at(x, i - 2));
	if (b->kind != NU_FK_WORD)
		return false;
	switch (b->cls) {
	case FC_in: case FC_to2: case FC_next: case FC_edge: case FC_between:
		return true;
	case FC_ago:		/* since, from, before, after */
		return b->val > 2 || b->val < -2;
	case FC_of:		/* the 3rd of, the end of */
		return i > 1 && (x->v[i - 2].cls || numeral(x, i - 2) ||
		    numeral(x, i - 2 - (i > 2)));
	case FC_to: case FC_and:
		return i > 1 && nu_when_month_at(x, i - 2);
	default:
		return false;
	}
}

/* A day's number before a month's name. */
static bool
day_before(const struct nu_flex *x, size_t i)
{
	return i > 0 && (integer(x, i - 1) || any(x, i - 1, "st nd rd th"));
}

static bool
number_behind(const struct nu_flex *x, size_t j)
{
	return integer(x, j) || word(x, j, FC_ord) || word(x, j, FC_ordtens) ||
	    ((sign(x, j, '/') || sign(x, j, ',')) && integer(x, j + 1));
}

/* "Mar" and "Dec" alone are names or nothing. */
static bool
short_month(const struct ctx *c, size_t i, size_t j)
{
	const struct nu_flex *x = c->x;

	if (!number_behind(x, j) && !day_before(x, i) && !month_led(x, i) &&
	    !(i > 0 && (word(x, i - 1, FC_to) || word(x, i - 1, FC_of) ||
	    dash(x, i - 1))) && !sign(x, j, ',') && !sign(x, j, '\'') &&
	    !(dash(x, j) && glued(x, j)) && !word(x, j, FC_to) &&
	    !(j > i + 1 && capital(x, i)))
		return false;
	return capital(x, i) || integer(x, j) || (i > 0 && integer(x, i - 1)) ||
	    fragment(c, j);
}

/* March and May are verbs, too. */
static bool
verb_month(const struct ctx *c, size_t i, size_t j)
{
	const struct nu_flex *x = c->x;
	bool number = number_behind(x, j) || word(x, j, FC_tens) ||
	    day_before(x, i), led = month_led(x, i);

	/* "in May Wilson's words" is too rare to mind */
	if (capital(x, i))
		return number || led || fragment(c, j);
	if (number)	/* it may 40 times */
		return !(integer(x, j) && x->v[i].val == 5 && x->v[j].val > 31
		    && x->v[j].digits != 4);
	return led && (x->v[i].val == 3 || (word(x, i - 1, FC_of) && i > 1 &&
	    word(x, i - 2, FC_edge)) || (word(x, i - 1, FC_next) &&
	    !is(x, i - 1, "this")) || (is(x, i - 1, "in") && (j == x->n ||
	    x->v[j].kind == NU_FK_SIGN)));
}

/* A month's name at item i, if it is one here; end past its point. */
size_t
nu_when_month(const struct ctx *c, size_t i, int *m)
{
	const struct nu_flex *x = c->x;
	const struct nu_fitem *w = &x->v[i];
	size_t j = i + 1;

	if (i >= x->n || w->kind != NU_FK_WORD)
		return 0;
	*m = w->val;
	if (w->cls == FC_monthab) {
		if (sign(x, j, '.') && glued(x, j))
			j++;
		return short_month(c, i, j) ? j : 0;
	}
	if (w->cls != FC_month)
		return 0;
	if (w->val == 3 || w->val == 5)
		return verb_month(c, i, j) ? j : 0;
	/* April, June, August are given names: before a capital */
	if (capital(x, i) && !integer(x, j) && j < x->n && x->v[j].kind ==
	    NU_FK_WORD && capital(x, j) && !x->v[j].cls && (w->val == 4 ||
	    w->val == 6 || w->val == 8) && !(i > 0 && (word(x, i - 1, FC_in) ||
	    word(x, i - 1, FC_next) || word(x, i - 1, FC_edge) ||
	    word(x, i - 1, FC_of) || integer(x, i - 1))))
		return 0;
	/* an august body */
	if (w->val == 8 && !capital(x, i) && !fragment(c, j) && !integer(x, j)
	    && !month_led(x, i) && !(i > 0 && (word(x, i - 1, FC_of) ||
	    integer(x, i - 1))))
		return 0;
	return j;
}

/* A day's number in words behind a month: May twenty-five, before the end or a
 * year; not "in May twenty people". */
static size_t
day_in_words(const struct ctx *c, size_t i, int *d)
{
	const struct nu_qty *q = nu_qty_at(c->q, c->x, i);
	int64_t n = q && q->kind == NU_Q_CARD && q->flags & NU_QF_WORDS ?
	    nu_num_whole(q->num) : 0;
	int y;

	if (n < 1 || n > 31 || (q->to < c->x->n && c->x->v[q->to].kind !=
	    NU_FK_SIGN && !nu_when_year(c->x, q->to, &y) &&
	    !nu_when_year_words(c->x, c->q, q->to, &y)))
		return 0;
	*d = (int)n;
	return q->to;
}

/* month day [year], month year, month. */
struct when
nu_when_month_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int m, d = 0, y = 0;
	bool ordinal, known;
	size_t j = nu_when_month(c, i, &m), k, e;

	if (!j)
		return w;
	w.m = m;
	k = j;
	if (word(x, k, FC_the))
		k++;
	if (sign(x, k, ',') && integer(x, k + 1) && i + 1 < x->n &&
	    x->v[k + 1].digits <= 2 && glued(x, k))
		k++;
	if ((dash(x, k) || sign(x, k, '/')) && glued(x, k) &&
	    integer(x, k + 1))
		k++;
	/* May 5 … but not "May 5 million", "March 20 people" */
	e = nu_when_day(c, k, &d, &ordinal);
	if (!e)
		e = day_in_words(c, k, &d);
	if (e && !ordinal && (word(x, e, FC_mag) || sign(x, e, '%') ||
	    word(x, e, FC_ampm) || (sign(x, e, ':') && glued(x, e)) ||
	    word(x, e, FC_point) || is(x, e, "percent") || (sign(x, e, '.') &&
	    glued(x, e) && integer(x, e + 1) && glued(x, e + 1))))
		e = 0;
	if (e && (d <= nu_cal_days(2000, m) || nu_when_year_behind(c, e, &y,
	    &known)))
	{
		w.grain = G_DAY;
		w.d = d;
		k = nu_when_year_behind(c, e, &y, &known);
		if (k) {
			w.y = y;
			w.known = known;
			if (known && !nu_cal_ok((struct nu_cal){ y, m, d }))
				w.known = false;
			w.to = k;
		} else if (sign(x, e, ',') && integer(x, e + 1) &&
		    x->v[e + 1].digits == 2 && fragment(c, e + 2)) {
			w.y = nu_when_short_year(x->v[e + 1].val);
			w.known = true;
			w.to = e + 2;
		} else {
			w.to = e;
			nu_when_choose_year(c, &w, e);
		}
		return w;
	}
	w.grain = G_MONTH;
	k = nu_when_year_behind(c, j, &y, &known);
	if (k) {
		w.y = y;
		w.known = known;
		w.to = k;
		return w;
	}
	/* Aug 96, Aug '96 */
	if (integer(x, j) && x->v[j].digits == 2 && x->v[j].val > 31 &&
	    !nu_funit_at(x, j + 1, true, &(struct nu_funit){ 0 }) &&
	    (j + 1 == x->n || x->v[j + 1].kind == NU_FK_SIGN)) {
		w.y = nu_when_short_year(x->v[j].val);
		w.known = true;
		w.to = j + 1;
		return w;
	}
	w.to = j;
	nu_when_choose_year(c, &w, j);
	if (is(x, j, "after") && is(x, j + 1, "next")) {
		w.y = c->ref->date.y + 1 + (m < c->ref->date.m);
		w.to = j + 2;
	}
	return w;
}

/* 2018 March 18, 2024 August, 2024/August. */
struct when
nu_when_year_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int y, m, d;
	bool ordinal;
	size_t j = i + 1, k;

	if (!nu_when_year(x, i, &y) || (i > 0 && integer(x, i - 1)))
		return w;
	if ((sign(x, j, '/') || dash(x, j) || sign(x, j, ',')) && j + 1 < x->n)
		j++;
	if (!nu_when_month_at(x, j) || (sign(x, j - 1, ',') && !fragment(c, j +
	    1)))
		return w;
	if (x->v[j].cls == FC_month && !capital(x, j) && (x->v[j].val == 3 ||
	    x->v[j].val == 5))
		return w;
	m = x->v[j].val;
	k = ++j;
	if (word(x, j - 1, FC_monthab) && sign(x, j, '.') && glued(x, j))
		k = ++j;
	w.grain = G_MONTH;
	w.y = y;
	w.m = m;
	w.known = true;
	if (sign(x, k, '/') || dash(x, k))
		k++;
	k = nu_when_day(c, k, &d, &ordinal);
	if (k && d <= nu_cal_days(y, m)) {
		w.grain = G_DAY;
		w.d = d;
		j = k;
	}
	w.to = j;
	return w;
}
