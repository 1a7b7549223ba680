/* whenday: days and months by name and number: March 30, 2014; 30.3.2014. */
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
static int
short_year(int v)
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
	if (is(x, j, "fiscal") || is(x, j, "calendar") || is(x, j, "fy") ||
	    is(x, j, "year"))
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
		*y = short_year(x->v[j].val);
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
		*y = short_year(x->v[j + 1].val);
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

/* A month (and day) without a year: by tense, else the nearest. */
static void
choose_year(const struct ctx *c, struct when *w, size_t to)
{
	int32_t ref, best = 0, gap = INT32_MAX;
	int t, reach;

	w->known = c->ref->known;
	w->guessed = true;
	if (!w->known)
		return;
	/* a story of the past: "In 1944 … On June 6 …" */
	if (story(c)) {
		const struct nu_lastdate *s = &c->ref->said;
		struct nu_cal d = { c->ref->year, w->m, w->grain == G_DAY ?
		    w->d : 1 };

		/* the January behind a November is the next */
		if (s->known && s->y == d.y && (s->grain == G_MONTH ||
		    s->grain == G_DAY) && s->m - w->m > 8)
			d.y++;
		if (nu_cal_ok(d)) {
			w->y = d.y;
			return;
		}
	}
	ref = nu_when_today(c);
	t = nu_when_tense(c, to);
	if (t == 0 && fragment(c, to))
		t = 1;
	/* February 29 may be far */
	reach = w->grain == G_DAY && w->m == 2 && w->d == 29 ? 4 : 1;
	for (int y = c->ref->date.y - reach; y <= c->ref->date.y + reach; y++) {
		struct nu_cal d = { y, w->m, w->grain == G_DAY ? w->d : 1 };
		int32_t n, last, g;

		if (w->grain == G_DAY && !nu_cal_ok(d))
			continue;
		n = nu_cal_num(d);
		last = w->grain == G_DAY ? n : n + nu_cal_days(y, w->m) - 1;
		g = ref < n ? n - ref : ref > last ? ref - last : 0;
		/* The wrong side of today only when it is much nearer. */
		if (t < 0 && n > ref)
			g = g * 2 + (w->grain == G_DAY ? 120 : 90);
		if (t > 0 && last < ref)
			g = g * 2 + (w->grain == G_DAY ? 120 : 90);
		if (g < gap) {
			gap = g;
			best = n;
		}
	}
	if (gap == INT32_MAX) {
		w->known = false;
		return;
	}
	w->y = nu_cal_of(best).y;
}

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
	return x->v[i].digits == 2 ? short_year(v) : -1;
}

/* Month names between separators: 22/Jan/2019, 2019-aug-1. */
int
nu_when_month_at(const struct nu_flex *x, size_t i)
{
	return word(x, i, FC_month) || word(x, i, FC_monthab) ? x->v[i].val : 0;
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
	y = clen == 4 ? c : short_year(c);
	if (alen > 2)
		return false;
	return set_day(w, y, a, b) || set_day(w, y, b, a);
}

/* Whether what stands about the pair 2/15 at item i makes it a date: "on",
 * "by", a weekday, another such pair. */
static bool
says_date(const struct nu_flex *x, size_t i)
{
	static const char *const w[] = { "on", "by", "until", "since", "from",
	    "before", "after", "between", "this", "next", "last" };

	if ((is(x, i + 3, "at") || is(x, i + 3, "before") || is(x, i + 3,
	    "between") || is(x, i + 3, "from") || (dash(x, i + 3) && sign(x,
	    i + 5, '/'))) && numeral(x, i + 4))
		return true;
	if (i == 0)
		return false;
	if (word(x, i - 1, FC_wday) || word(x, i - 1, FC_wdayab))
		return true;
	for (size_t k = 0; k < sizeof w / sizeof *w; k++)
		if (is(x, i - 1, w[k]))
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
			if (len[0] == 4 ? set_day(&w, p[0], p[1], p[2]) :
			    set_day(&w, len[2] == 4 ? p[2] : short_year(p[2]),
			    p[1], p[0]) || three(&w, p[0], len[0], p[1], p[2],
			    len[2]))
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
	if ((sep != '-' && sep != '/' && sep != 0x2013) || !glued(x, i + 1) ||
	    !glued(x, i + 2))
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
		choose_year(c, &w, w.to);
	}
	return w;
}

/* A month's name at item i, if it is one here; end past its point. */
static size_t
month(const struct ctx *c, size_t i, int *m)
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
		/* alone "Mar" and "Dec" are names or nothing */
		if (integer(x, j) || (sign(x, j, '/') && integer(x, j + 1)) ||
		    (i > 0 && (integer(x, i - 1) || word(x, i - 1, FC_of) || is(x, i - 1, "in") ||
		    is(x, i - 1, "th") || is(x, i - 1, "st") ||
		    is(x, i - 1, "nd") || is(x, i - 1, "rd") ||
		    word(x, i - 1, FC_to) || dash(x, i - 1) ||
		    word(x, i - 1, FC_next) || word(x, i - 1, FC_in) ||
		    word(x, i - 1, FC_edge) || word(x, i - 1, FC_between))) ||
		    sign(x, j, ',') || (dash(x, j) && glued(x, j)) ||
		    word(x, j, FC_to) || (j > i + 1 && capital(x, i)) ||
		    sign(x, j, '\'') || word(x, j, FC_ord))
			return capital(x, i) || integer(x, j) || (i > 0 &&
			    integer(x, i - 1)) || fragment(c, j) ? j : 0;
		return 0;
	}
	if (w->cls != FC_month)
		return 0;
	if (w->val == 3 || w->val == 5) {	/* march, may */
		bool number = integer(x, j) || (sign(x, j, '/') &&
		    integer(x, j + 1)) || (word(x, j, FC_ord) ||
		    word(x, j, FC_ordtens) || word(x, j, FC_tens)) || (sign(x,
		    j, ',') &&
		    integer(x, j + 1)) || (i > 0 && (integer(x, i - 1) ||
		    is(x, i - 1, "th") || is(x, i - 1, "st") ||
		    is(x, i - 1, "nd") || is(x, i - 1, "rd")));
		bool led = i > 0 && (is(x, i - 1, "in") || is(x, i - 1,
		    "since") || is(x, i - 1, "by") || (word(x, i - 1, FC_of) &&
		    i > 1 && (x->v[i - 2].cls || numeral(x, i - 2) ||
		    numeral(x, i - 2 - (i > 2)))) ||
		    is(x, i - 1, "until") || is(x, i - 1, "till") ||
		    word(x, i - 1, FC_next) || word(x, i - 1, FC_edge) ||
		    word(x, i - 1, FC_between) || is(x, i - 1, "during") ||
		    is(x, i - 1, "from") || is(x, i - 1, "before") ||
		    is(x, i - 1, "after") || is(x, i - 1, "for") ||
		    is(x, i - 1, "through") || ((word(x, i - 1, FC_to) ||
		    dash(x, i - 1) || word(x, i - 1, FC_and)) && i > 1 &&
		    nu_when_month_at(x, i - 2)) || (sign(x, i - 1, '-') && i > 1
		    &&
		    word(x, i - 2, FC_edge)));

		if (!capital(x, i))
			return number && (integer(x, j) ? !(w->val == 5 &&
			    x->v[j].val > 31 && x->v[j].digits != 4) : true) ?
			    j : led && (w->val == 3 || (word(x, i - 1, FC_next)
			    && !is(x, i - 1, "this")) || (is(x, i - 1, "in") &&
			    (j == x->n || x->v[j].kind == NU_FK_SIGN))) ? j : 0;
		if (!number && !led && !fragment(c, j))
			return 0;
		/* "in May Wilson's words" is too rare to mind */
		return j;
	}
	/* April, June, August are given names: before a capital */
	if (capital(x, i) && !integer(x, j) && j < x->n && x->v[j].kind ==
	    NU_FK_WORD && capital(x, j) && !x->v[j].cls && (w->val == 4 ||
	    w->val == 6 || w->val == 8) && (i == 0 || !(word(x, i - 1, FC_in)
	    || word(x, i - 1, FC_next) || word(x, i - 1, FC_edge) ||
	    word(x, i - 1, FC_of) || integer(x, i - 1))))
		return 0;
	if (!capital(x, i) && !fragment(c, j) && !integer(x, j) && !(i > 0 &&
	    (word(x, i - 1, FC_in) || word(x, i - 1, FC_of) || word(x, i - 1,
	    FC_next) || integer(x, i - 1) || word(x, i - 1, FC_ago) ||
	    word(x, i - 1, FC_between))))
		return w->val == 8 ? 0 : j;
	return j;
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
		if (i + 1 < x->n && glued(x, i + 1) && (is(x, i + 1, "st") ||
		    is(x, i + 1, "nd") || is(x, i + 1, "rd") || is(x, i + 1,
		    "th"))) {
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

/* month day [year], month year, month. */
struct when
nu_when_month_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int m, d = 0, y = 0;
	bool ordinal, known;
	size_t j = month(c, i, &m), k, e;

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
			w.y = short_year(x->v[e + 1].val);
			w.known = true;
			w.to = e + 2;
		} else {
			w.to = e;
			choose_year(c, &w, e);
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
		w.y = short_year(x->v[j].val);
		w.known = true;
		w.to = j + 1;
		return w;
	}
	w.to = j;
	choose_year(c, &w, j);
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
	k = month(c, j, &m);
	if (!k || d > nu_cal_days(2000, m))
		return none();
	w.grain = G_DAY;
	w.m = m;
	w.d = d;
	j = k;
	k = nu_when_year_behind(c, j, &y, &known);
	if (!k && integer(x, j) && x->v[j].digits == 2 && fragment(c, j + 1)) {
		y = short_year(x->v[j].val);
		known = true;
		k = j + 1;
	}
	if (k) {
		w.y = y;
		w.known = known && nu_cal_ok((struct nu_cal){ y, m, d });
		w.to = k;
	} else {
		w.to = j;
		choose_year(c, &w, j);
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
	choose_year(c, &w, w.to);
	return w;
}
