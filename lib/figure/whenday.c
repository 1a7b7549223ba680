/* whenday: days by number: 30 March 2014, 30.3.2014, 2014-03-30. */
#include "figure/whenpart.h"

static bool
set_day(struct when *w, int y, int m, int d)
{
	struct nu_cal date = { y, m, d };

	if (!nu_cal_ok(date))
		return false;
	w->grain = G_DAY;
	w->y = y;
	w->m = m;
	w->d = d;
	w->known = true;
	return true;
}

static int
full_year(const struct nu_flex *x, size_t i)
{
	int v = x->v[i].val;

	if (x->v[i].digits == 4)
		return v;
	return x->v[i].digits == 2 ? nu_when_short_year(v) : -1;
}

/* 10.31.1974: the parts of a dotted numeral. */
static size_t
dotted(const struct nu_flex *x, size_t i, int part[3], int len[3])
{
	struct nu_slice s = nu_fitem_text(x, i);
	size_t n = 0;

	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] == '.') {
			n++;
			continue;
		}
		if (n > 2)
			return 0;
		if (k == 0 || s.p[k - 1] == '.')
			part[n] = len[n] = 0;
		if (len[n] < 5) {
			part[n] = part[n] * 10 + (s.p[k] - '0');
			len[n]++;
		}
	}
	return n + 1;
}

/* Three parts in any usual order; ambiguous ones month first. */
static bool
three(struct when *w, int a, int alen, int b, int c, int clen)
{
	int y;

	if (alen == 4)
		return set_day(w, a, b, c);
	if (clen != 4 && clen != 2)
		return false;
	y = clen == 4 ? c : nu_when_short_year(c);
	if (alen > 2)
		return false;
	return set_day(w, y, a, b) || set_day(w, y, b, a);
}

/* Whether what stands about the pair 2/15 at item i makes it a date: "on",
 * "by", a weekday, another such pair. */
static bool
says_date(const struct nu_flex *x, size_t i)
{
	if ((any(x, i + 3, "at before between from") || (dash(x, i + 3) &&
	    sign(x, i + 5, '/'))) && numeral(x, i + 4))
		return true;
	if (i == 0)
		return false;
	if (word(x, i - 1, FC_wday) || word(x, i - 1, FC_wdayab) || any(x, i -
	    1, "on by until since from before after between this next last"))
		return true;
	return i > 3 && sign(x, i - 3, '/') && integer(x, i - 2) &&
	    (word(x, i - 1, FC_to) || sign(x, i - 1, ',') || dash(x, i - 1) ||
	    word(x, i - 1, FC_or) || word(x, i - 1, FC_and));
}

struct when
nu_when_numeric(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int p[3] = { 0, 0, 0 }, len[3] = { 0, 0, 0 }, m;
	uint32_t sep;
	bool between;

	if (i >= x->n || x->v[i].kind != NU_FK_NUM)
		return w;
	if (x->v[i].cls == NU_FN_DOTTED) {
		if (dotted(x, i, p, len) == 3 && (len[0] == 4 ||
		    len[2] == 4 || (len[2] == 2 && len[0] == 2 && len[1] ==
		    2))) {
			/* day first, as those who write points do */
			int y = len[2] == 4 ? p[2] : nu_when_short_year(p[2]);

			if (len[0] == 4 ? set_day(&w, p[0], p[1], p[2]) :
			    set_day(&w, y, p[1], p[0]) || three(&w, p[0],
			    len[0], p[1], p[2], len[2]))
				w.to = i + 1;
		}
		return w;
	}
	if (!integer(x, i))
		return w;
	/* 20170302 */
	if (x->v[i].digits == 8 && x->v[i].val >= 10000101 &&
	    x->v[i].val < 21991232 && !(i + 1 < x->n && glued(x, i + 1) &&
	    x->v[i + 1].kind == NU_FK_WORD)) {
		if (set_day(&w, x->v[i].val / 10000, x->v[i].val / 100 % 100,
		    x->v[i].val % 100))
			w.to = i + 1;
		return w;
	}
	if (i + 2 >= x->n || x->v[i + 1].kind != NU_FK_SIGN)
		return w;
	sep = x->v[i + 1].ch;
	/* 2 / 15 only alone */
	if ((sep != '-' && sep != '/' && sep != 0x2013) || ((!glued(x, i + 1) ||
	    !glued(x, i + 2)) && !(sep == '/' && x->n == 3)))
		return w;
	between = i + 4 < x->n && x->v[i + 3].kind == NU_FK_SIGN &&
	    x->v[i + 3].ch == sep && glued(x, i + 3) && glued(x, i + 4) &&
	    integer(x, i + 4);
	if (between && integer(x, i + 2)) {
		if (three(&w, x->v[i].val, x->v[i].digits, x->v[i + 2].val,
		    x->v[i + 4].val, x->v[i + 4].digits))
			w.to = i + 5;
		else if (x->v[i].digits + x->v[i + 2].digits + x->v[i +
		    4].digits >= 6)
			w.to = IMPOSSIBLE + i + 5;
		return w;
	}
	if (between && (m = nu_when_month_at(x, i + 2))) {
		if (x->v[i].digits == 4 ? set_day(&w, x->v[i].val, m,
		    x->v[i + 4].val) : set_day(&w, full_year(x, i + 4), m,
		    x->v[i].val))
			w.to = i + 5;
		return w;
	}
	if (!integer(x, i + 2))
		return w;
	/* 2015-03 */
	if (x->v[i].digits == 4 && x->v[i].val > 1000 && x->v[i].val < 2200 &&
	    x->v[i + 2].digits == 2 && x->v[i + 2].val >= 1 && x->v[i +
	    2].val <= 12 && x->v[i + 2].val < x->v[i].val % 100) {
		w.grain = G_MONTH;
		w.y = x->v[i].val;
		w.m = x->v[i + 2].val;
		w.known = true;
		w.to = i + 3;
		return w;
	}
	/* 09/2012 */
	if (sep == '/' && x->v[i].digits <= 2 && x->v[i].val >= 1 &&
	    x->v[i].val <= 12 && x->v[i + 2].digits == 4 && x->v[i + 2].val >
	    1500 && x->v[i + 2].val < 2200) {
		w.grain = G_MONTH;
		w.y = x->v[i + 2].val;
		w.m = x->v[i].val;
		w.known = true;
		w.to = i + 3;
		return w;
	}
	/* 2/15, when something says that it is a date */
	if ((sep == '/' || sep == '-') && x->v[i].digits <= 2 &&
	    x->v[i + 2].digits <= 2 && x->v[i].val >= 1) {
		int a = x->v[i].val, b = x->v[i + 2].val;
		bool said = sep == '/' && says_date(x, i);

		if (a == 24 || (a == 9 && b == 11) || (a == 50 && b == 50))
			return w;
		if (!said && !(i == 0 && i + 3 == x->n))
			return w;
		w.grain = G_DAY;
		if (a <= 12 && b <= 31 && b >= 1)
			w.m = a, w.d = b;
		else if (b <= 12 && a <= 31)
			w.m = b, w.d = a;
		else
			return none();
		if (w.d > nu_cal_days(2000, w.m))
			return none();
		w.to = i + 3;
		nu_when_choose_year(c, &w, w.to);
	}
	return w;
}

/* A day of the month at item i: 13, 13th, thirteenth; its end. */
size_t
nu_when_day(const struct ctx *c, size_t i, int *d, bool *ordinal)
{
	const struct nu_flex *x = c->x;
	const struct nu_qty *q = nu_qty_at(c->q, x, i);
	int64_t n;

	*ordinal = false;
	if (integer(x, i)) {
		n = x->v[i].val;
		if (n < 1 || n > 31 || x->v[i].digits > 2)
			return 0;
		*d = (int)n;
		if (glued(x, i + 1) && any(x, i + 1, "st nd rd th")) {
			*ordinal = true;
			return i + 2;
		}
		if (i + 1 < x->n && glued(x, i + 1) && (sign(x, i + 1, ':') ||
		    sign(x, i + 1, '%') || x->v[i + 1].kind == NU_FK_WORD) &&
		    !nu_when_month_at(x, i + 1))
			return 0;
		return i + 1;
	}
	if (!q || q->kind != NU_Q_ORD)
		return 0;
	n = nu_num_whole(q->num);
	if (n < 1 || n > 31)
		return 0;
	*d = (int)n;
	*ordinal = true;
	return q->to;
}

/* day [of] month [year]. */
struct when
nu_when_day_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int m, d, y;
	bool ordinal, known;
	size_t j = i, k;

	if (word(x, j, FC_the))
		j++;
	j = nu_when_day(c, j, &d, &ordinal);
	if (!j)
		return w;
	if (is(x, j, "day"))
		j++;
	if (word(x, j, FC_of)) {
		j++;
		if (word(x, j, FC_the))
			j++;
	} else if (sign(x, j, '-') && glued(x, j) && nu_when_month_at(x, j + 1))
	    {
		j++;
	}
	k = nu_when_month(c, j, &m);
	if (!k || d > nu_cal_days(2000, m))
		return none();
	w.grain = G_DAY;
	w.m = m;
	w.d = d;
	j = k;
	k = nu_when_year_behind(c, j, &y, &known);
	if (!k && integer(x, j) && x->v[j].digits == 2 && fragment(c, j + 1)) {
		y = nu_when_short_year(x->v[j].val);
		known = true;
		k = j + 1;
	}
	if (k) {
		w.y = y;
		w.known = known && nu_cal_ok((struct nu_cal){ y, m, d });
		w.to = k;
	} else {
		w.to = j;
		nu_when_choose_year(c, &w, j);
	}
	return w;
}

/* The second day of "April 24 and 25", at item i. */
struct when
nu_when_next_day(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i;

	if (!integer(x, i) || x->v[i].digits > 2 || i < 3 || !(word(x, i - 1,
	    FC_and) || word(x, i - 1, FC_or)))
		return w;
	j = i - 2;
	if (!integer(x, j) || x->v[j].digits > 2 || x->v[j].val >=
	    x->v[i].val || !nu_when_month_at(x, j - (j > 0)))
		return w;
	if (i + 1 < x->n && (x->v[i + 1].kind == NU_FK_WORD ? x->v[i +
	    1].cls == FC_none || x->v[i + 1].cls == FC_mag || x->v[i + 1].cls
	    == FC_tunit : sign(x, i + 1, '%') || sign(x, i + 1, '-')))
		return w;
	w.m = nu_when_month_at(x, j - 1);
	w.d = x->v[i].val;
	if (w.d < 1 || w.d > nu_cal_days(2000, w.m))
		return none();
	w.grain = G_DAY;
	w.to = i + 1;
	nu_when_choose_year(c, &w, w.to);
	return w;
}
