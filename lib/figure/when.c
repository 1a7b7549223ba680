#include "figure/when.h"

#include "base/words.h"
#include "figure/funit.h"

NU_WORDS(figure_tense);
NU_WORDS(figure_holidays);

enum grain { G_NONE, G_CENTURY, G_DECADE, G_YEAR, G_HALF, G_SEASON, G_QUARTER,
    G_MONTH, G_WEEK, G_WEEKEND, G_DAY };

enum { NOZONE = 9999 };
/* Added to "to": no date, though written like one (2/30/2014): passed over. */
#define IMPOSSIBLE ((size_t)1 << 40)

/* A date, a time, or both. */
struct when {
	enum grain grain;
	int y, m, d;		/* as far as the grain goes */
	int n;			/* week, quarter, half or season; decade and
				 * century their first year */
	bool known;		/* the date can be told */
	bool bc;
	int part;		/* of the day: a letter pair's number, or 0 */
	int hh, mm, ss;		/* -1: none */
	int zone;		/* minutes east of Greenwich */
	size_t to;
};

struct ctx {
	const struct nu_flex *x;
	const struct nu_qtys *q;
	const struct nu_dateref *ref;
	size_t from;		/* the item where the expression begins */
	int *depth;		/* of dates within dates: bounded, so that
				 * "night of night of …" takes linear time */
};
enum { MAXDEPTH = 3 };

/* ---- small questions about items ---- */

static bool
word(const struct nu_flex *x, size_t i, enum nu_fclass c)
{
	return i < x->n && x->v[i].kind == NU_FK_WORD && x->v[i].cls == c;
}

static bool
sign(const struct nu_flex *x, size_t i, uint32_t ch)
{
	return i < x->n && x->v[i].kind == NU_FK_SIGN && x->v[i].ch == ch;
}

static bool
dash(const struct nu_flex *x, size_t i)
{
	return sign(x, i, '-') || sign(x, i, 0x2013);
}

static bool
glued(const struct nu_flex *x, size_t i)
{
	return i <= x->n && !(x->v[i].flags & NU_FF_SPACE);
}

static bool
is(const struct nu_flex *x, size_t i, const char *s)
{
	return i < x->n && nu_slice_ieq(nu_fitem_text(x, i), nu_slice_str(s));
}

static bool
integer(const struct nu_flex *x, size_t i)
{
	return i < x->n && x->v[i].kind == NU_FK_NUM &&
	    x->v[i].cls == NU_FN_INT && x->v[i].val >= 0;
}

static bool
capital(const struct nu_flex *x, size_t i)
{
	return x->v[i].flags & NU_FF_CAP;
}

/* Nothing but the expression stands in the sentence, or nearly: a label, a
 * list's entry. */
static bool
fragment(const struct ctx *c, size_t to)
{
	size_t rest = c->from + (c->x->n - (to < c->x->n ? to : c->x->n));

	return rest <= 2 || c->x->plain == 0;
}

static struct when
none(void)
{
	return (struct when){ .hh = -1, .mm = -1, .ss = -1, .zone = NOZONE };
}

/* ---- tense ---- */

/* -1 past, 1 future, 0 unknown: by the nearest word that tells, those before
 * the expression first. */
static int
tense(const struct ctx *c, size_t to)
{
	const struct nu_flex *x = c->x;
	char mem[24];
	size_t low = c->from > 24 ? c->from - 24 : 0;
	size_t high = to + 16 < x->n ? to + 16 : x->n;

	for (int pass = 0; pass < 2; pass++) {
		size_t n = pass ? high - (to < high ? to : high) :
		    c->from - low;

		for (size_t k = 0; k < n; k++) {
			size_t j = pass ? to + k : c->from - 1 - k;
			const struct nu_fitem *w = &x->v[j];
			struct nu_slice l, v;

			if (w->kind == NU_FK_SIGN && w->ch == ';' && !pass)
				break;
			if (w->kind != NU_FK_WORD || w->e - w->b < 2)
				continue;
			l = nu_slice(mem, nu_lex_lower(nu_fitem_text(x, j),
			    mem, sizeof mem));
			if (j > 0 && sign(x, j - 1, '\'') && nu_slice_is(l,
			    "ll"))
				return 1;
			if (nu_words_get(&figure_tense, l, &v) & NU_WORDS_HIT) {
				if (nu_slice_is(v, "past"))
					return -1;
				if (nu_slice_is(v, "future"))
					return 1;
				continue;
			}
			if (l.n > 4 && nu_slice_ends(l, NU_S("ed")) &&
			    l.p[l.n - 3] != 'e' && !(w->flags & NU_FF_CAP &&
			    j > 0)) {
				/* "to be held", "is scheduled" are future */
				if (j > 0 && (is(x, j - 1, "be") ||
				    is(x, j - 1, "to")))
					return 1;
				return -1;
			}
			if (j > 0 && word(x, j - 1, FC_to) && !w->cls &&
			    !(w->flags & NU_FF_CAP) && !pass && j + 3 >=
			    c->from)
				return 1;
		}
	}
	return 0;
}

/* ---- from and to days ---- */

static struct when
of_day(int32_t day, enum grain g)
{
	struct when w = none();
	struct nu_cal d = nu_cal_of(day);

	w.grain = g;
	w.known = true;
	w.y = d.y;
	w.m = d.m;
	w.d = d.d;
	if (g == G_WEEK || g == G_WEEKEND)
		w.n = nu_cal_week(day, &w.y);
	else if (g == G_QUARTER)
		w.n = (d.m + 2) / 3;
	else if (g == G_HALF)
		w.n = (d.m + 5) / 6;
	else if (g == G_DECADE)
		w.n = d.y - d.y % 10;
	else if (g == G_CENTURY)
		w.n = d.y - d.y % 100;
	return w;
}

static int32_t
today(const struct ctx *c)
{
	return nu_cal_num(c->ref->date);
}

/* The reference moved by n units of a grain. */
static struct when
moved(const struct ctx *c, enum grain g, int n)
{
	struct when w = none();
	struct nu_cal d = c->ref->date;

	w.grain = g;
	if (!c->ref->known)
		return w;
	switch (g) {
	case G_DAY:
		return of_day(today(c) + n, g);
	case G_WEEK:
		return of_day(today(c) + 7 * n, g);
	case G_WEEKEND:
		return of_day(today(c) + 7 * n, g);
	case G_MONTH:
		d.d = 1;
		return of_day(nu_cal_num(nu_cal_add(d, n)), g);
	case G_QUARTER:
		d.d = 1;
		return of_day(nu_cal_num(nu_cal_add(d, 3 * n)), g);
	case G_HALF:
		d.d = 1;
		return of_day(nu_cal_num(nu_cal_add(d, 6 * n)), g);
	case G_DECADE:
		d.y += 10 * n;
		break;
	case G_CENTURY:
		d.y += 100 * n;
		break;
	default:
		d.y += n;
		break;
	}
	d.m = d.d = 1;
	return of_day(nu_cal_num(d), g);
}

static enum grain
grain_of(int t)
{
	switch (t) {
	case NU_T_DAY: return G_DAY;
	case NU_T_WEEK: case NU_T_FORTNIGHT: return G_WEEK;
	case NU_T_WEEKEND: return G_WEEKEND;
	case NU_T_MONTH: return G_MONTH;
	case NU_T_QUARTER: return G_QUARTER;
	case NU_T_YEAR: return G_YEAR;
	case NU_T_DECADE: return G_DECADE;
	case NU_T_CENTURY: return G_CENTURY;
	default: return G_NONE;
	}
}

/* ---- writing ---- */

static void
put_number(struct nu_buf *b, int v, int width)
{
	char t[12];
	int n = 0;

	if (v < 0) {
		nu_buf_byte(b, '-');
		v = -v;
	}
	do
		t[n++] = (char)('0' + v % 10);
	while ((v /= 10));
	for (int k = n; k < width; k++)
		nu_buf_byte(b, '0');
	while (n)
		nu_buf_byte(b, t[--n]);
}

static void
put_date(struct nu_buf *b, const struct when *w)
{
	static const char *const season[] = { "", "SP", "SU", "FA", "WI" };

	if (w->grain == G_CENTURY || w->grain == G_DECADE) {
		int n = w->n < 0 ? 0 : w->n;

		if (w->bc)
			nu_buf_byte(b, '-');
		put_number(b, w->grain == G_CENTURY ? n / 100 : n / 10,
		    w->grain == G_CENTURY ? 2 : 3);
		nu_buf_str(b, w->grain == G_CENTURY ? "XX" : "X");
		return;
	}
	/* astronomical: 1 BC is 0000 */
	put_number(b, w->bc ? 1 - w->y : w->y, 4);
	switch (w->grain) {
	case G_HALF:
		nu_buf_str(b, "-H");
		put_number(b, w->n, 1);
		break;
	case G_QUARTER:
		nu_buf_str(b, "-Q");
		put_number(b, w->n, 1);
		break;
	case G_SEASON:
		nu_buf_byte(b, '-');
		nu_buf_str(b, season[w->n]);
		break;
	case G_WEEK: case G_WEEKEND:
		nu_buf_str(b, "-W");
		put_number(b, w->n, 2);
		if (w->grain == G_WEEKEND)
			nu_buf_str(b, "-WE");
		break;
	case G_MONTH: case G_DAY:
		nu_buf_byte(b, '-');
		put_number(b, w->m, 2);
		if (w->grain == G_DAY) {
			nu_buf_byte(b, '-');
			put_number(b, w->d, 2);
		}
		break;
	default:
		break;
	}
}

static void
put_time(struct nu_buf *b, const struct when *w)
{
	put_number(b, w->hh, 2);
	nu_buf_byte(b, ':');
	put_number(b, w->mm < 0 ? 0 : w->mm, 2);
	if (w->ss >= 0) {
		nu_buf_byte(b, ':');
		put_number(b, w->ss, 2);
	}
	if (w->zone == NOZONE)
		return;
	if (w->zone == 0) {
		nu_buf_byte(b, 'Z');
		return;
	}
	nu_buf_byte(b, w->zone < 0 ? '-' : '+');
	put_number(b, (w->zone < 0 ? -w->zone : w->zone) / 60, 2);
	nu_buf_byte(b, ':');
	put_number(b, (w->zone < 0 ? -w->zone : w->zone) % 60, 2);
}

static void
put(struct nu_buf *b, const struct when *w)
{
	static const char *const part[] = { "", "MO", "AF", "EV", "NI", "", "",
	    "DT", "EV", "MI", "DT", "MO", "EV" };

	if (w->grain && !w->known)
		return;
	if (w->grain)
		put_date(b, w);
	if (w->hh >= 0) {
		if (w->grain)
			nu_buf_byte(b, 'T');
		put_time(b, w);
	} else if (w->part && w->grain) {
		nu_buf_byte(b, 'T');
		nu_buf_str(b, part[w->part]);
	}
}

/* ---- years ---- */

/* A bare year's numeral at item i. */
static bool
year(const struct nu_flex *x, size_t i, int *y)
{
	if (!integer(x, i) || x->v[i].digits != 4 || x->v[i].val < 1000 ||
	    x->v[i].val > 2199)
		return false;
	*y = x->v[i].val;
	return true;
}

/* A year in words: "nineteen ninety-six", "two thousand and fifteen": end. */
static size_t
year_words(const struct nu_flex *x, const struct nu_qtys *q, size_t i, int *y)
{
	const struct nu_qty *a = nu_qty_at(q, x, i), *b;
	int64_t n, m;

	if (!a || a->kind != NU_Q_CARD || !(a->flags & NU_QF_WORDS))
		return 0;
	n = nu_num_whole(a->num);
	if (n >= 1900 && n < 2100) {
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
static struct when relative(const struct ctx *c, size_t i);

static size_t
year_behind(const struct ctx *c, size_t i, int *y, bool *known)
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
	if (year(x, j, y)) {
		/* "March 3, 1500 troops": a count */
		if (j > i && sign(x, i, ',') && word(x, j + 1, FC_mag))
			return 0;
		return j + 1;
	}
	if (sign(x, j, '\'') && glued(x, j + 1) && integer(x, j + 1) &&
	    x->v[j + 1].digits == 2) {
		*y = short_year(x->v[j + 1].val);
		return j + 2;
	}
	if ((end = year_words(x, c->q, j, y)))
		return end;
	w = relative(c, j);
	if (w.to && w.grain == G_YEAR && j <= i + 1 && !sign(x, i, ',')) {
		*y = w.y;
		*known = w.known;
		return w.to;
	}
	return 0;
}

/* ---- choosing the year or the week ---- */

/* A month (and day) without a year: by tense, else the nearest. */
static void
choose_year(const struct ctx *c, struct when *w, size_t to)
{
	int32_t ref, best = 0, gap = INT32_MAX;
	int t;

	w->known = c->ref->known;
	if (!w->known)
		return;
	ref = today(c);
	t = tense(c, to);
	if (t == 0 && fragment(c, to))
		t = 1;
	for (int y = c->ref->date.y - 1; y <= c->ref->date.y + 1; y++) {
		struct nu_cal d = { y, w->m, w->grain == G_DAY ? w->d : 1 };
		int32_t n, last, g;

		if (w->grain == G_DAY && !nu_cal_ok(d))
			continue;
		n = nu_cal_num(d);
		last = w->grain == G_DAY ? n : n + nu_cal_days(y, w->m) - 1;
		g = ref < n ? n - ref : ref > last ? ref - last : 0;
		/* The wrong side of today only when it is much nearer. */
		if (t < 0 && n > ref)
			g = g * 2 + (w->grain == G_DAY ? 60 : 30);
		if (t > 0 && last < ref)
			g = g * 2 + (w->grain == G_DAY ? 60 : 30);
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

/* A weekday's date: dir -2 of last week, -1 before, 0 by tense, 1 after. */
static struct when
weekday(const struct ctx *c, int wday, int dir, size_t to)
{
	struct when w = none();
	int32_t ref;
	int gap, t;

	w.grain = G_DAY;
	if (!c->ref->known)
		return w;
	ref = today(c);
	gap = (wday - nu_cal_wday(ref) + 7) % 7;	/* days ahead */
	t = dir ? dir : tense(c, to);
	if (dir == 0 && t == 0 && fragment(c, to)) {
		return of_day(ref + (gap ? gap : 7), G_DAY);
	} else if (dir > 0) {
		/* of next week: on Tuesday, next Friday is ten days away */
		gap = 7 - nu_cal_wday(ref) + wday;
	} else if (dir < 0) {
		gap = gap ? gap - 7 : -7;
	} else if (t <= 0) {
		gap = gap ? gap - 7 : 0;
	}
	return of_day(ref + gap, G_DAY);
}

/* ---- numeric dates ---- */

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
static int
month_at(const struct nu_flex *x, size_t i)
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

	if (is(x, i + 3, "at") && i + 4 < x->n &&
	    x->v[i + 4].kind == NU_FK_NUM)
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

static struct when
numeric(const struct ctx *c, size_t i)
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
	if (between && (m = month_at(x, i + 2))) {
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

/* ---- months ---- */

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
		if (integer(x, j) || (i > 0 && (integer(x, i - 1) ||
		    word(x, i - 1, FC_of) || is(x, i - 1, "in") ||
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
		bool number = integer(x, j) || (word(x, j, FC_ord) ||
		    word(x, j, FC_ordtens) || word(x, j, FC_tens)) || (sign(x, j, ',') &&
		    integer(x, j + 1)) || (i > 0 && (integer(x, i - 1) ||
		    is(x, i - 1, "th") || is(x, i - 1, "st") ||
		    is(x, i - 1, "nd") || is(x, i - 1, "rd")));
		bool led = i > 0 && (is(x, i - 1, "in") || is(x, i - 1,
		    "since") || is(x, i - 1, "by") || word(x, i - 1, FC_of) ||
		    is(x, i - 1, "until") || is(x, i - 1, "till") ||
		    word(x, i - 1, FC_next) || word(x, i - 1, FC_edge) ||
		    word(x, i - 1, FC_between) || is(x, i - 1, "during") ||
		    is(x, i - 1, "from") || is(x, i - 1, "before") ||
		    is(x, i - 1, "after") || is(x, i - 1, "for") ||
		    is(x, i - 1, "through") || ((word(x, i - 1, FC_to) ||
		    dash(x, i - 1) || word(x, i - 1, FC_and)) && i > 1 &&
		    month_at(x, i - 2)) || (sign(x, i - 1, '-') && i > 1 &&
		    word(x, i - 2, FC_edge)));

		if (!capital(x, i))
			return number && (integer(x, j) ? !(w->val == 5 &&
			    x->v[j].val > 31 && x->v[j].digits != 4) : true) ?
			    j : led && (w->val == 3 || word(x, i - 1,
			    FC_next)) ? j : 0;
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
	    FC_next) || integer(x, i - 1) || word(x, i - 1, FC_ago))))
		return w->val == 8 ? 0 : j;
	return j;
}

/* A day of the month at item i: 13, 13th, thirteenth; its end. */
static size_t
day(const struct ctx *c, size_t i, int *d, bool *ordinal)
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
		    !month_at(x, i + 1))
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
static struct when
month_first(const struct ctx *c, size_t i)
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
	e = day(c, k, &d, &ordinal);
	if (e && !ordinal && (word(x, e, FC_mag) || sign(x, e, '%') ||
	    word(x, e, FC_ampm) || (sign(x, e, ':') && glued(x, e)) ||
	    word(x, e, FC_point) || is(x, e, "percent") || (sign(x, e, '.') &&
	    glued(x, e) && integer(x, e + 1) && glued(x, e + 1))))
		e = 0;
	if (e && (d <= nu_cal_days(2000, m) || year_behind(c, e, &y, &known)))
	{
		w.grain = G_DAY;
		w.d = d;
		k = year_behind(c, e, &y, &known);
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
	k = year_behind(c, j, &y, &known);
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
static struct when
year_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int y, m, d;
	bool ordinal;
	size_t j = i + 1, k;

	if (!year(x, i, &y) || (i > 0 && integer(x, i - 1)))
		return w;
	if ((sign(x, j, '/') || dash(x, j) || sign(x, j, ',')) && j + 1 < x->n)
		j++;
	if (!month_at(x, j) || (sign(x, j - 1, ',') && !fragment(c, j + 1)))
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
	k = day(c, k, &d, &ordinal);
	if (k && d <= nu_cal_days(y, m)) {
		w.grain = G_DAY;
		w.d = d;
		j = k;
	}
	w.to = j;
	return w;
}

/* day [of] month [year]. */
static struct when
day_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int m, d, y;
	bool ordinal, known;
	size_t j = i, k;

	if (word(x, j, FC_the))
		j++;
	j = day(c, j, &d, &ordinal);
	if (!j)
		return w;
	if (is(x, j, "day"))
		j++;
	if (word(x, j, FC_of)) {
		j++;
		if (word(x, j, FC_the))
			j++;
	} else if (sign(x, j, '-') && glued(x, j) && month_at(x, j + 1)) {
		j++;
	}
	k = month(c, j, &m);
	if (!k || d > nu_cal_days(2000, m))
		return none();
	w.grain = G_DAY;
	w.m = m;
	w.d = d;
	j = k;
	k = year_behind(c, j, &y, &known);
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

/* ---- quarters, halves, weeks, centuries ---- */

static struct when
within_year(const struct ctx *c, struct when w, size_t j)
{
	int y;
	bool known;
	size_t k = year_behind(c, j, &y, &known);

	w.to = k ? k : j;
	if (k) {
		w.y = y;
		w.known = known;
		return w;
	}
	w.known = c->ref->known;
	if (!w.known)
		return w;
	w.y = c->ref->date.y;
	if (w.grain == G_QUARTER || w.grain == G_HALF) {
		int now = w.grain == G_QUARTER ? (c->ref->date.m + 2) / 3 :
		    (c->ref->date.m + 5) / 6;

		/* the quarter that is reported, unless it is announced */
		if (w.n > now && tense(c, j) <= 0 && !fragment(c, j) &&
		    w.n - now > 1)
			w.y--;
	}
	return w;
}

/* Q3 as a word: its number, or 0. */
static int
letter_number(const struct nu_flex *x, size_t i, char letter, int most)
{
	struct nu_slice s = nu_fitem_text(x, i);

	if (i >= x->n || x->v[i].kind != NU_FK_WORD || s.n != 2 ||
	    (s.p[0] | 32) != letter)
		return 0;
	return s.p[1] >= '1' && s.p[1] <= '0' + most ? s.p[1] - '0' : 0;
}

static struct when
quarter(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i;
	int n = letter_number(x, i, 'q', 4), y;
	const struct nu_qty *q;

	if (n) {
		w.grain = G_QUARTER;
		w.n = n;
		return within_year(c, w, i + 1);
	}
	n = letter_number(x, i, 'h', 2);
	if (n && capital(x, i)) {
		w.grain = G_HALF;
		w.n = n;
		return within_year(c, w, i + 1);
	}
	if (year(x, i, &y)) {		/* 2018 Q4, 2018-Q4, 2018Q4 */
		j = i + 1;
		if (dash(x, j))
			j++;
		if (word(x, j, FC_the))
			return w;
		n = letter_number(x, j, 'q', 4);
		if (n) {
			w.grain = G_QUARTER;
			w.n = n;
			w.y = y;
			w.known = true;
			w.to = j + 1;
		} else if ((n = letter_number(x, j, 'h', 2)) && capital(x, j)) {
			w.grain = G_HALF;
			w.n = n;
			w.y = y;
			w.known = true;
			w.to = j + 1;
		}
		return w;
	}
	if (word(x, j, FC_the))
		j++;
	q = nu_qty_at(c->q, x, j);
	if (!q || q->kind != NU_Q_ORD)
		return w;
	n = (int)nu_num_whole(q->num);
	j = q->to;
	if (sign(x, j, '-') && glued(x, j))
		j++;
	if (is(x, j, "fiscal"))
		j++;
	if ((is(x, j, "quarter") || is(x, j, "qtr")) && n >= 1 && n <= 4) {
		w.grain = G_QUARTER;
		w.n = n;
		return within_year(c, w, j + 1);
	}
	if (is(x, j, "half") && n >= 1 && n <= 2) {
		struct when v;

		w.grain = G_HALF;
		w.n = n;
		v = within_year(c, w, j + 1);
		/* the first half of a game, of the month */
		if (v.to == j + 1)
			return none();
		return v;
	}
	if (word(x, j, FC_tunit) && (x->v[j].val == NU_T_CENTURY ||
	    x->v[j].val == NU_T_MILLENNIUM) && n >= 1 && n <= 40 &&
	    x->v[j].val == NU_T_CENTURY) {
		w.grain = G_CENTURY;
		w.n = (n - 1) * 100;
		w.known = true;
		w.to = j + 1;
		if (word(x, w.to, FC_era)) {
			w.bc = x->v[w.to].val < 0;
			w.to++;
		}
		return w;
	}
	return w;
}

/* 1990s, '90s, the nineties. */
static struct when
decade(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i;
	bool the = false, quote = false;
	int v;

	if (word(x, j, FC_the)) {
		the = true;
		j++;
	}
	if (sign(x, j, '\'') && !glued(x, j)) {
		quote = true;
		j++;
	}
	if (word(x, j, FC_decades)) {
		if (!the && i > 0 && !word(x, i - 1, FC_edge) &&
		    !dash(x, i - 1) && !fragment(c, j + 1))
			return w;
		if (i > 0 && is(x, i - 1, "his"))
			return w;
		w.n = 1900 + x->v[j].val;
		j++;
	} else if (integer(x, j)) {
		size_t k = j + 1;

		v = x->v[j].val;
		if (sign(x, k, '\'') && glued(x, k))
			k++;
		if (!is(x, k, "s") || !glued(x, k) || v % 10)
			return w;
		if (x->v[j].digits == 4 && v >= 1000 && v < 2200) {
			w.n = v;
		} else if (x->v[j].digits == 2 && (the || quote || (i > 0 &&
		    (word(x, i - 1, FC_edge) || dash(x, i - 1))))) {
			w.n = v < 30 && !the ? 2000 + v : 1900 + v;
		} else {
			return w;
		}
		j = k + 1;
	} else {
		return w;
	}
	w.grain = G_DECADE;
	w.known = true;
	w.to = j;
	return w;
}

/* ---- relative ---- */

/* next week, last Tuesday, this morning, the following month, last May. */
static struct when
relative(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i;
	int dir, val, m;
	enum grain g;
	bool more = false;

	if (word(x, j, FC_today)) {
		val = x->v[j].val;
		if (val == 50) {	/* between now and May */
			if (j > 0 && word(x, j - 1, FC_between) && j ==
			    c->from) {
				w = moved(c, G_DAY, 0);
				w.to = j + 1;
			}
			return w;
		}
		w = moved(c, G_DAY, val == 100 ? 0 : val);
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
		w = moved(c, G_DAY, x->v[j + 2].val + (x->v[j + 1].val > 0 ?
		    1 : -1));
		w.to = j + 3;
		return w;
	}
	if (!word(x, j, FC_next))
		return w;
	val = x->v[j].val;
	if (val >= 10)
		return w;
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
		/* "this Friday" is the one to come, or the one that was */
		w = weekday(c, x->v[j].val, dir, j + 1);
		if (val == -2 && w.known)	/* the previous week's */
			w = of_day(today(c) - nu_cal_wday(today(c)) - 7 +
			    x->v[j].val, G_DAY);
		if (more && dir > 0 && w.known)		/* this coming */
			w = of_day(today(c) + (x->v[j].val - nu_cal_wday(
			    today(c)) + 6) % 7 + 1, G_DAY);
		if (dir == 0 && w.known && tense(c, j + 1) >= 0) {
			int32_t ref = today(c);

			w = of_day(ref + (x->v[j].val - nu_cal_wday(ref) + 7) %
			    7, G_DAY);
		}
		w.to = j + 1;
		return w;
	}
	if ((val == 2 || val == -2) && !more && word(x, i, FC_the) &&
	    !fragment(c, j + 1)) {
		/* "the following week" depends on the story, not on today;
		 * known to be a date, not which */
		if (word(x, j, FC_tunit) && x->v[j].val >= NU_T_DAY) {
			w.grain = grain_of(x->v[j].val);
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
		g = grain_of(t);
		if (!g || g == G_DAY)
			return w;
		if (val == -1 && is(x, j - 1, "past") && g != G_WEEKEND &&
		    !more && !fragment(c, j + 1))
			return w;	/* the past week: a duration */
		if (val == -3)
			dir = g == G_QUARTER ? -1 : 0;
		if (g == G_WEEKEND && c->ref->known && dir < 0 &&
		    nu_cal_wday(today(c)) > 5)
			w = moved(c, g, -1);
		else
			w = moved(c, g, dir * (t == NU_T_FORTNIGHT ? 2 : 1));
		w.to = j + 1;
		if (g == G_WEEK) {	/* next week on Tuesday */
			size_t k = j + 1;

			if (is(x, k, "on") || sign(x, k, '\''))
				k++;
			if (is(x, k, "s") && glued(x, k))
				k++;
			if ((word(x, k, FC_wday) || word(x, k, FC_wdayab)) &&
			    (k > j + 1 || !sign(x, j + 1, ',')) && w.known) {
				w = of_day(nu_cal_monday(w.y, w.n) +
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
		w = moved(c, G_DAY, dir);
		w.part = x->v[j].val;
		w.to = j + 1;
		return w;
	}
	return w;
}

static struct when any_date(const struct ctx *c, size_t i);

/* A length of time, "two weeks", "15 hours 29 min", "half an hour", "a couple
 * of days", added up. */
struct length {
	int64_t months, days, secs, halves;	/* halves: of a month */
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
		if (!e && glued(x, j) && is(x, j, "h")) {
			u.time = NU_T_HOUR;
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
	w = of_day(nu_cal_num(d) + dir * (int32_t)l->days + (int32_t)more,
	    w.grain);
	if (l->secs) {
		w.hh = (int)(sec / 3600);
		w.mm = (int)(sec / 60 % 60);
		if (sec % 60)
			w.ss = (int)(sec % 60);
	}
	if (w.y < 1)
		w.known = false;
	w.to = l->to;
	return w;
}

/* "two weeks ago", "a year earlier", "3 days from now", "in two weeks",
 * "two days after Christmas", "15 minutes ago" (where the reference has a
 * time). */
static struct when
distance(const struct ctx *c, size_t i)
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
	}
	if (!length_at(c, j, &l))
		return w;
	e = l.to;
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
		struct when a = any_date(c, e + 1);

		if (a.to && a.to < IMPOSSIBLE && a.grain == G_DAY && !l.secs) {
			struct nu_cal d = { a.y, a.m, a.d };
			size_t to = a.to;

			dir = val < 0 ? -1 : 1;
			if (!a.known || l.months > 12000 || l.days > 400000)
				return a;
			d = nu_cal_add(d, dir * (int)l.months);
			if (d.y < 1 || d.y > 9998)
				return none();
			a = of_day(nu_cal_num(d) + dir * (int32_t)l.days,
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
		w.grain = l.days ? G_DAY : l.unit == NU_T_YEAR ? G_YEAR :
		    G_MONTH;
		w.to = e + 1;
		return w;
	} else if (in && (tense(c, e) > 0 || fragment(c, e) || (l.secs && i ==
	    0))) {
		dir = 1;
	} else {
		return w;
	}
	l.to = e;
	return shift(c, &l, dir);
}

/* ---- holidays ---- */

/* dir: -1 the last, 1 the next, 0 by tense, 2 this year's or the next. */
static struct when
holiday(const struct ctx *c, size_t i, int dir)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	struct nu_slice key[6], v, kind;
	char mem[6][16];
	size_t n = 0, at[6], k, j = i;
	int a[3] = { 0, 0, 0 }, na = 0, y, t;
	bool known;
	int32_t day_, ref;

	if (word(x, j, FC_the))
		j++;
	for (size_t p = j; p < x->n && n < 6 && p < j + 9; p++) {
		if (x->v[p].kind == NU_FK_SIGN && (x->v[p].ch == '\'' ||
		    x->v[p].ch == '-' || x->v[p].ch == '.') && n)
			continue;
		if (x->v[p].kind != NU_FK_WORD)
			break;
		if (is(x, p, "s") && glued(x, p) && n)
			continue;
		key[n] = nu_slice(mem[n], nu_lex_lower(nu_fitem_text(x, p),
		    mem[n], 16));
		at[n++] = p + 1;
	}
	if (!n)
		return w;
	k = nu_words_longest(&figure_holidays, key, n, &v);
	if (!k || (!capital(x, j) && !fragment(c, at[k - 1]) && !dir &&
	    !integer(x, at[k - 1]) && !(x->n < 9 && k > 1)))
		return w;
	kind = nu_slice_cut(&v, ' ');
	while (v.n && na < 3) {
		struct nu_slice s = nu_slice_cut(&v, ' ');
		bool minus = s.n && s.p[0] == '-';
		uint64_t u = 0;

		nu_slice_u64(nu_slice_sub(s, minus, s.n), &u);
		a[na++] = minus ? -(int)u : (int)u;
		if (!v.p)
			break;
	}
	w.grain = G_DAY;
	w.to = at[k - 1];
	k = year_behind(c, w.to, &y, &known);
	if (k)
		w.to = k;
	else
		known = c->ref->known;
	if (!known)
		return w;
	ref = c->ref->known ? today(c) : 0;
	t = k ? 0 : dir == 2 ? 1 : dir ? dir : tense(c, w.to);
	if (!k)
		y = c->ref->date.y - 1;
	for (int tries = 0; tries < (k ? 1 : 3); tries++, y++) {
		if (nu_slice_is(kind, "fixed"))
			day_ = nu_cal_num((struct nu_cal){ y, a[0], a[1] });
		else if (nu_slice_is(kind, "nth"))
			day_ = nu_cal_nth(y, a[0], a[1], a[2]);
		else if (nu_slice_is(kind, "after"))
			day_ = nu_cal_nth(y, 11, 4, 4) + a[0];
		else if (nu_slice_is(kind, "pascha"))
			day_ = nu_cal_pascha(y) + a[0];
		else
			day_ = nu_cal_easter(y) + a[0];
		if (k || (t < 0 ? day_ < ref + (dir == 0) && day_ >= ref - 366 :
		    day_ >= ref + (dir == 1))) {
			size_t to = w.to;

			w = of_day(day_, G_DAY);
			w.to = to;
			return w;
		}
	}
	return w;
}

/* ---- any date ---- */

/* "this year's third quarter", "last year's first half": behind a year. */
static struct when
year_s(const struct ctx *c, struct when w)
{
	const struct nu_flex *x = c->x;
	size_t j = w.to;
	const struct nu_qty *q;
	int64_t n;

	if (w.grain != G_YEAR || !sign(x, j, '\'') || !glued(x, j) ||
	    !is(x, j + 1, "s"))
		return w;
	q = nu_qty_at(c->q, x, j + 2);
	if (!q || q->kind != NU_Q_ORD)
		return w;
	n = nu_num_whole(q->num);
	if (is(x, q->to, "quarter") && n >= 1 && n <= 4)
		w.grain = G_QUARTER;
	else if (is(x, q->to, "half") && n >= 1 && n <= 2)
		w.grain = G_HALF;
	else
		return w;
	w.n = (int)n;
	w.to = q->to + 1;
	return w;
}

/* The second day of "April 24 and 25", at item i. */
static struct when
next_day(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i;

	if (!integer(x, i) || x->v[i].digits > 2 || i < 3 || !(word(x, i - 1,
	    FC_and) || word(x, i - 1, FC_or)))
		return w;
	j = i - 2;
	if (!integer(x, j) || x->v[j].digits > 2 || x->v[j].val >=
	    x->v[i].val || !month_at(x, j - (j > 0)))
		return w;
	if (i + 1 < x->n && (x->v[i + 1].kind == NU_FK_WORD ? x->v[i +
	    1].cls == FC_none || x->v[i + 1].cls == FC_mag || x->v[i + 1].cls
	    == FC_tunit : sign(x, i + 1, '%') || sign(x, i + 1, '-')))
		return w;
	w.m = month_at(x, j - 1);
	w.d = x->v[i].val;
	if (w.d < 1 || w.d > nu_cal_days(2000, w.m))
		return none();
	w.grain = G_DAY;
	w.to = i + 1;
	choose_year(c, &w, w.to);
	return w;
}

/* A bare year is one after certain words, or before what is no plural. */
static struct when
bare_year(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	const struct nu_fitem *p = i > 0 ? &x->v[i - 1] : NULL;
	int y;
	size_t j = i;
	bool led;

	if (is(x, j, "year") || is(x, j, "fiscal") || is(x, j, "fy")) {
		j++;
		if (is(x, j, "year"))
			j++;
		if (!year(x, j, &y)) {
			j = year_words(x, c->q, j, &y);
			if (!j)
				return w;
			j--;
		}
		goto yes;
	}
	if (integer(x, j) && word(x, j + 1, FC_era) && x->v[j].digits <= 4 &&
	    x->v[j].val > 0) {
		w.grain = G_YEAR;
		w.y = x->v[j].val;
		w.bc = x->v[j + 1].val < 0;
		w.known = true;
		w.to = j + 2;
		return w;
	}
	if (word(x, j, FC_era) && capital(x, j) && integer(x, j + 1) &&
	    x->v[j].val > 0 && x->v[j + 1].digits <= 4 && x->v[j +
	    1].val > 0) {
		y = x->v[++j].val;
		goto yes;
	}
	if (!year(x, j, &y)) {
		size_t e;

		if (p && (word(x, i - 1, FC_in) || word(x, i - 1, FC_ago) ||
		    is(x, i - 1, "year")) && (e = year_words(x, c->q, i, &y))
		    && y > 1500 && !nu_funit_at(x, e, false,
		    &(struct nu_funit){ 0 })) {
			j = e - 1;
			goto yes;
		}
		return w;
	}
	if (y < 1200 || (y > 2100 && y < 2200 && !(p && is(x, i - 1, "in"))))
		return w;
	/* glued to letters or signs, a part of something else */
	if (i > 0 && glued(x, i) && (sign(x, i - 1, '$') || sign(x, i - 1,
	    '#') || sign(x, i - 1, ':') || (sign(x, i - 1, '.') && 0)))
		return w;
	if (j + 1 < x->n && glued(x, j + 1)) {
		const struct nu_fitem *b = &x->v[j + 1];

		if (b->kind != NU_FK_SIGN || b->ch == '%' || b->ch == ':' ||
		    b->ch == '+' || b->ch == 0xb0)
			return w;
	}
	led = p && (word(x, i - 1, FC_in) || word(x, i - 1, FC_ago) ||
	    word(x, i - 1, FC_to2) || word(x, i - 1, FC_edge) ||
	    word(x, i - 1, FC_month) || word(x, i - 1, FC_season) ||
	    word(x, i - 1, FC_per) || (word(x, i - 1, FC_of) && !(i > 1 &&
	    x->v[i - 2].cls == FC_least)));
	if (nu_funit_at(x, j + 1, true, &(struct nu_funit){ 0 }) ||
	    word(x, j + 1, FC_mag) || word(x, j + 1, FC_hundred))
		return w;
	if (p && (p->cls == FC_approx || p->cls == FC_least || p->cls ==
	    FC_most || p->cls == FC_than || p->cls == FC_up) && !led &&
	    y < 1900)
		return w;
	if (!led && j + 1 < x->n && x->v[j + 1].kind == NU_FK_WORD &&
	    !capital(x, j + 1)) {
		struct nu_slice s = nu_fitem_text(x, j + 1);

		/* "2000 troops", but "2008 elections" */
		if (y % 10 == 0 && y != 2010 && y != 2020 && s.n > 3 &&
		    s.p[s.n - 1] == 's' && s.p[s.n - 2] != 's')
			return w;
		if (is(x, j + 1, "people") || is(x, j + 1, "men") ||
		    is(x, j + 1, "women") || is(x, j + 1, "troops") ||
		    is(x, j + 1, "soldiers") || is(x, j + 1, "jobs"))
			return w;
	}
	if (!led && (y < 1500 || y > 2060))
		return w;
yes:
	w.grain = G_YEAR;
	w.y = y;
	w.known = true;
	w.to = j + 1;
	return w;
}

static struct when
season_year(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int y;
	bool known;
	size_t j = i, k;

	if (word(x, j, FC_the))
		j++;
	if (!word(x, j, FC_season))
		return w;
	k = year_behind(c, j + 1, &y, &known);
	if (!k)
		return w;
	w.grain = G_SEASON;
	w.n = x->v[j].val;
	w.y = y;
	w.known = known;
	w.to = k;
	return w;
}

static struct when any_date(const struct ctx *c, size_t i);

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

	if (!word(x, i, FC_of) && !is(x, i, "in"))
		return w;
	i++;
	if (word(x, i, FC_the) && (is(x, i + 1, "month") || is(x, i + 1,
	    "year"))) {
		w = moved(c, is(x, i + 1, "month") ? G_MONTH : G_YEAR, 0);
		w.to = i + 2;
		return w;
	}
	w = month_first(c, i);
	if (w.to && w.grain == G_MONTH)
		return w;
	w = relative(c, i);
	if (w.to && (w.grain == G_MONTH || w.grain == G_YEAR))
		return w;
	/* "of the previous month", with the article */
	if (word(x, i, FC_the) && word(x, i + 1, FC_next) && x->v[i +
	    1].val < 10 && is(x, i + 2, "month")) {
		w = moved(c, G_MONTH, x->v[i + 1].val > 0 ? 1 : x->v[i + 1].val
		    < 0 ? -1 : 0);
		w.to = i + 3;
		return w;
	}
	w = none();
	if (year(x, i, &y)) {
		w.grain = G_YEAR;
		w.y = y;
		w.known = true;
		w.to = i + 1;
	}
	return w;
}

/* The first Monday of October, last day of 2015, the second week of June, the
 * 20th of next month. */
static struct when
nth_of(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), f;
	const struct nu_qty *q;
	size_t j = i + word(x, i, FC_the), to;
	int n, wday = 0, unit = -1;
	int32_t first, last, day_;

	q = nu_qty_at(c->q, x, j);
	if (q && q->kind == NU_Q_ORD) {
		int64_t v = nu_num_whole(q->num);

		if (v < 1 || v > 366)
			return w;
		n = (int)v;
		j = q->to;
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
	f = frame(c, j);
	if (!f.to || (unit < 0 && !wday && f.grain != G_MONTH))
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
	if (wday)
		day_ = n > 0 ? first + (wday - nu_cal_wday(first) + 7) % 7 + 7 *
		    (n - 1) : last - (nu_cal_wday(last) - wday + 7) % 7;
	else if (unit == NU_T_WEEK || unit == NU_T_WEEKEND)
		/* the weeks whose Thursday lies in it, as ISO 8601 has it */
		day_ = n > 0 ? first + (4 - nu_cal_wday(first) + 7) % 7 + 7 *
		    (n - 1) : last - (nu_cal_wday(last) - 4 + 7) % 7;
	else
		day_ = n > 0 ? first + n - 1 : last;
	if (day_ < first || day_ > last)
		return none();
	w = of_day(day_, w.grain);
	w.to = to;
	return w;
}

/* Week 31 of 2018, the week of October 6th. */
static struct when
week_of(const struct ctx *c, size_t i)
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
		k = year_behind(c, j + 1, &y, &known);
		w.to = k ? k : j + 1;
		w.known = k ? known : c->ref->known;
		w.y = k ? y : c->ref->date.y;
		return w;
	}
	if (!word(x, j, FC_of) && !is(x, j, "beginning") && !is(x, j,
	    "starting") && !is(x, j, "commencing"))
		return w;
	d = any_date(c, j + 1);
	if (!d.to || d.to >= IMPOSSIBLE || d.grain != G_DAY)
		return w;
	w.grain = G_WEEK;
	if (d.known)
		w = of_day(nu_cal_num((struct nu_cal){ d.y, d.m, d.d }),
		    G_WEEK);
	w.to = d.to;
	return w;
}

/* "on the 15th": a day of the month that is, was or will be. */
static struct when
bare_day(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	bool ordinal;
	int d, t;
	size_t j = i + word(x, i, FC_the);

	if (j == i || i == 0 || !(is(x, i - 1, "on") || is(x, i - 1, "by") ||
	    is(x, i - 1, "until") || is(x, i - 1, "since") || is(x, i - 1,
	    "from")) || !integer(x, j))
		return w;
	j = day(c, j, &d, &ordinal);
	if (!j || !ordinal || (j < x->n && x->v[j].kind == NU_FK_WORD &&
	    x->v[j].cls == FC_none && !(is(x, j, "this"))) || word(x, j,
	    FC_of) || word(x, j, FC_tunit))
		return w;
	w.grain = G_DAY;
	w.to = j;
	if (!c->ref->known)
		return w;
	t = tense(c, j);
	for (int k = 0; k < 12; k++) {
		struct nu_cal m = nu_cal_add((struct nu_cal){ c->ref->date.y,
		    c->ref->date.m, 1 }, t < 0 ? -k : k);
		int32_t n;

		m.d = d;
		n = nu_cal_num(m);
		if (!nu_cal_ok(m) || (t < 0 ? n > today(c) : n < today(c)))
			continue;
		w = of_day(n, G_DAY);
		w.to = j;
		break;
	}
	return w;
}

/* Tuesday, Tuesday March 3, Tuesday of next week. */
static struct when
weekday_first(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), v;
	size_t j = i + 1, k;
	int wd;

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
		    month_at(x, j + 1))) || integer(x, j) || month_at(x, j) ||
		    fragment(c, j) || word(x, j, FC_at) || is(x, j, "at") ||
		    dash(x, j)) || (wd >= 6 && !integer(x, j) &&
		    !month_at(x, j) && !fragment(c, j) && !sign(x, j, ',')))
			return w;
	} else if (x->v[i].cls != FC_wday ||
	    (!capital(x, i) && wd == 0)) {
		return w;
	}
	/* the date itself behind it */
	k = j;
	if (sign(x, k, ',') || dash(x, k) || sign(x, k, '('))
		k++;
	if (word(x, k, FC_the))
		k++;
	v = numeric(c, k);
	if (!v.to && integer(x, k) && !dash(x, j))
		v = day_first(c, k);
	if (!v.to && nu_qty_at(c->q, x, k) && nu_qty_at(c->q, x, k)->kind ==
	    NU_Q_ORD)
		v = day_first(c, k);
	if (!v.to)
		v = month_first(c, k);
	if (v.to && v.to < IMPOSSIBLE && v.grain == G_DAY) {
		struct nu_cal d = { v.y, v.m, v.d };

		/* a year that is not written is told by the weekday */
		if (v.known && !integer_year(x, v.to) &&
		    nu_cal_wday(nu_cal_num(d)) != wd)
			for (int n = 1; n < 12; n++) {
				d.y = v.y + (n % 2 ? (n + 1) / 2 : -n / 2);
				if (nu_cal_ok(d) && nu_cal_wday(nu_cal_num(d))
				    == wd) {
					v.y = d.y;
					break;
				}
			}
		return v;
	}
	if (!v.to || v.grain != G_DAY) {
		int d;
		bool ordinal;

		k = day(c, j, &d, &ordinal);
		if (!k && word(x, j, FC_the))
			k = day(c, j + 1, &d, &ordinal);
		if (k && !ordinal && (k == x->n || x->v[k].kind !=
		    NU_FK_SIGN || x->v[k].ch == '%' || dash(x, k) ||
		    x->v[k].ch == ':' || x->v[k].ch == '/'))
			k = 0;	/* Sunday 31 people … */
		if (k && c->ref->known) {
			/* Tuesday 19th: the month that has it so */
			for (int m = 0; m < 60; m++) {
				struct nu_cal t = nu_cal_add((struct nu_cal){
				    c->ref->date.y, c->ref->date.m, 1 },
				    tense(c, k) < 0 ? -m : m);

				t.d = d;
				if (nu_cal_ok(t) && nu_cal_wday(nu_cal_num(t)
				    ) == wd && (tense(c, k) < 0 ?
				    nu_cal_num(t) <= today(c) :
				    nu_cal_num(t) >= today(c))) {
					w = of_day(nu_cal_num(t), G_DAY);
					w.to = k;
					return w;
				}
			}
		}
	}
	/* of next week, last week */
	k = j;
	if (word(x, k, FC_of))
		k++;
	v = relative(c, k);
	if (v.to && v.grain == G_WEEK) {
		w = none();
		w.grain = G_DAY;
		if (v.known)
			w = of_day(nu_cal_monday(v.y, v.n) + wd - 1, G_DAY);
		w.to = v.to;
		return w;
	}
	if (is(x, j, "after") && is(x, j + 1, "next")) {
		w.grain = G_DAY;
		if (c->ref->known)
			w = of_day(today(c) + 14 - nu_cal_wday(today(c)) + wd -
			    (nu_cal_wday(today(c)) < wd ? 7 : 0) + 0, G_DAY);
		w.to = j + 2;
		return w;
	}
	w = weekday(c, wd, 0, j);
	w.to = j;
	return w;
}

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
		w = relative(c, j);
		if (!w.to && is(x, j, "that"))
			return w;
		if (!w.to)
			w = weekday_first(c, j);
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
		w = moved(c, grain_of(x->v[j].val), 0);
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
			w = moved(c, grain_of(t), 0);
			w.to = k + 1;
			/* the end of the year of … is another */
			if (word(x, w.to, FC_of))
				return none();
			return w;
		}
	}
	return any_date(c, j);
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
		w = numeric(c, i);
		if (!w.to)
			w = nth_of(c, i);
		if (!w.to)
			w = year_first(c, i);
		if (!w.to)
			w = day_first(c, i);
		if (!w.to)
			w = quarter(c, i);
		if (!w.to)
			w = decade(c, i);
		if (!w.to)
			w = bare_year(c, i);
		if (!w.to)
			w = next_day(c, i);
		if (!w.to)
			w = distance(c, i);
		return w;
	}
	if (it->kind == NU_FK_SIGN)
		return it->ch == '\'' ? decade(c, i) : w;
	if (it->kind != NU_FK_WORD)
		return w;
	if (word(x, j, FC_the))
		j++;
	switch (j < x->n ? x->v[j].cls : FC_none) {
	case FC_month: case FC_monthab:
		w = month_first(c, j);
		break;
	case FC_wday: case FC_wdayab:
		if (j == i)
			w = weekday_first(c, i);
		break;
	case FC_today:
		w = relative(c, i);
		break;
	case FC_next:
		if (x->v[j].val == -1)
			w = nth_of(c, i);
		if (!w.to)
			w = relative(c, i);
		if (!w.to && j + 1 < x->n && x->v[j].val < 10 &&
		    x->v[j].val > -3) {
			/* last Christmas, next Easter */
			int dir = x->v[j].val;

			w = holiday(c, j + 1, dir > 0 ? 1 : dir < 0 ? -1 : 2);
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

			w = any_date(c, j + 2);
			if (w.to >= IMPOSSIBLE || w.grain != G_DAY)
				w = none();
			else
				w.part = part;
		}
		break;
	case FC_season:
		w = season_year(c, i);
		break;
	case FC_decades:
		w = decade(c, i);
		break;
	case FC_tunit:
		if (is(x, j, "day"))
			w = relative(c, i);
		if (!w.to && is(x, j, "year"))
			w = bare_year(c, j);
		if (!w.to && is(x, j, "week"))
			w = week_of(c, i);
		/* the weekend: the one past, or to come */
		if (!w.to && is(x, j, "weekend") && word(x, i, FC_the)) {
			w = moved(c, G_WEEKEND, c->ref->known &&
			    nu_cal_wday(today(c)) < 6 && tense(c, j + 1) <= 0 ?
			    -1 : 0);
			w.to = j + 1;
		}
		break;
	case FC_ord: case FC_ordtens:
		w = nth_of(c, i);
		if (!w.to)
			w = quarter(c, i);
		if (!w.to)
			w = day_first(c, i);
		break;
	case FC_unit: case FC_tens: case FC_hundred: case FC_art: case FC_frac:
		w = distance(c, i);
		if (!w.to)
			w = nth_of(c, i);
		if (!w.to)
			w = day_first(c, i);
		if (!w.to && j == i)
			w = bare_year(c, i);
		break;
	case FC_in:
		if (is(x, i, "in"))
			w = distance(c, i);
		break;
	case FC_era:
		w = bare_year(c, i);
		break;
	default:
		if (integer(x, j) && j > i) {
			w = nth_of(c, i);
			if (!w.to)
				w = day_first(c, i);
			if (!w.to)
				w = quarter(c, i);
			if (!w.to)
				w = decade(c, i);
			if (!w.to)
				w = bare_day(c, i);
			break;
		}
		if (sign(x, j, '\'') && j > i) {
			w = decade(c, i);
			break;
		}
		if (is(x, j, "fiscal") || is(x, j, "fy"))
			w = bare_year(c, j);
		if (!w.to)
			w = quarter(c, i);
		break;
	}
	if (!w.to && j < x->n && (capital(x, j) || fragment(c, i + 3) ||
	    x->n < 12 || j > i || c->from < i))
		w = holiday(c, i, 0);
	return w;
}

static struct when
any_date(const struct ctx *c, size_t i)
{
	struct when w = none();

	if (*c->depth < MAXDEPTH) {
		++*c->depth;
		w = date_here(c, i);
		--*c->depth;
	}
	return w;
}

/* ---- times of day ---- */

static size_t
zone(const struct nu_flex *x, size_t i, struct when *w)
{
	size_t j = i;

	if (sign(x, j, '('))
		j++;
	if (word(x, j, FC_zone) && (x->v[j].flags & NU_FF_UPPER || j == i)) {
		w->zone = x->v[j].val;
		j++;
	} else if (word(x, j, FC_zonesp) && x->v[j].flags & NU_FF_UPPER) {
		j++;	/* Eastern Time, winter or summer: not told */
	} else if (word(x, j, FC_zonesp) || is(x, j, "z")) {
		return i;
	} else if (is(x, j, "local") && is(x, j + 1, "time")) {
		return j + 2;
	} else if ((is(x, j, "eastern") || is(x, j, "pacific") || is(x, j,
	    "central") || is(x, j, "mountain") || is(x, j, "moscow")) &&
	    is(x, j + 1, "time")) {
		return j + 2;
	} else if ((is(x, j, "eastern") || is(x, j, "pacific")) &&
	    (is(x, j + 1, "standard") || is(x, j + 1, "daylight")) &&
	    is(x, j + 2, "time")) {
		return j + 3;
	} else {
		return i;
	}
	if (sign(x, j, ')') && sign(x, i, '('))
		j++;
	return j;
}

static size_t
am_pm(const struct nu_flex *x, size_t i, int *pm)
{
	if (word(x, i, FC_ampm)) {
		*pm = x->v[i].val;
		return i + 1;
	}
	if (i < x->n && glued(x, i) && (is(x, i, "a") || is(x, i, "p"))) {
		*pm = is(x, i, "p");
		return i + 1;
	}
	if (!glued(x, i) && (is(x, i, "a") || is(x, i, "p")) &&
	    is(x, i + 1, "m")) {
		*pm = is(x, i, "p");
		return i + 2;
	}
	if (is(x, i, "at") && is(x, i + 1, "night")) {
		*pm = 2;	/* evening hours after noon, small ones before */
		return i + 2;
	}
	if (word(x, i, FC_in) && is(x, i, "in") && word(x, i + 1, FC_the) &&
	    (word(x, i + 2, FC_part) || word(x, i + 2, FC_ampm))) {
		*pm = word(x, i + 2, FC_ampm) ? x->v[i + 2].val :
		    x->v[i + 2].val != 1;
		if (word(x, i + 2, FC_part) && x->v[i + 2].val > 4)
			return i;
		return i + 3;
	}
	return i;
}

static void
apply_pm(struct when *w, int pm)
{
	if (pm == 2)
		pm = w->hh >= 5 && w->hh < 12;
	if (pm == 1 && w->hh < 12)
		w->hh += 12;
	else if (pm == 0 && w->hh == 12)
		w->hh = 0;
}

/* A time of day; bare: a bare hour will do, since "at" or a date stands before
 * it. */
static struct when
clock_at(const struct ctx *c, size_t i, bool bare)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	const struct nu_qty *q;
	size_t j = i, k;
	int pm = -1, v;
	bool said = false;

	if (i >= x->n)
		return w;
	if (word(x, i, FC_part) && (x->v[i].val == 5 || x->v[i].val == 6)) {
		w.hh = x->v[i].val == 5 ? 12 : 0;
		w.mm = 0;
		w.to = zone(x, i + 1, &w);
		return w;
	}
	if (integer(x, i) && x->v[i].val == 12 && word(x, i + 1, FC_part) &&
	    (is(x, i + 1, "noon") || is(x, i + 1, "midnight"))) {
		w.hh = x->v[i + 1].val == 5 ? 12 : 0;
		w.mm = 0;
		w.to = i + 2;
		return w;
	}
	if (word(x, i, FC_edge) && is(x, i, "mid") && is(x, i + 1, "night")) {
		w.hh = w.mm = 0;
		w.to = i + 2;
		return w;
	}
	/* half past three, a quarter to five, ten past nine */
	k = j + word(x, j, FC_art);
	q = nu_qty_at(c->q, x, j);
	v = word(x, k, FC_frac) && x->v[k].val == 2 ? 30 : word(x, k, FC_frac) ?
	    15 : q && q->kind == NU_Q_CARD ? (int)nu_num_whole(q->num) : -1;
	if (v > 0 && v < 60) {
		size_t e = word(x, k, FC_frac) ? k + 1 : q->to, q_to = e;
		bool past;

		if (is(x, e, "minutes") || is(x, e, "min"))
			e++;
		past = is(x, e, "past") || is(x, e, "after");
		if ((past || is(x, e, "to") || is(x, e, "before") ||
		    is(x, e, "til")) && !*c->depth && (past || e > q_to ||
		    word(x, k, FC_frac) || (v % 5 == 0 && !(i > 0 &&
		    (is(x, i - 1, "from") || word(x, i - 1, FC_between)))))
		    && (word(x, k, FC_frac) || is(x, e,
		    "past") || nu_qty_at(c->q, x, e + 1) || word(x, e + 1,
		    FC_part))) {
			struct when h;

			++*c->depth;
			h = clock_at(c, e + 1, word(x, k, FC_frac) ||
			    is(x, e, "past"));
			--*c->depth;

			if (h.to && h.mm <= 0 && h.hh >= 0) {
				w = h;
				w.mm = past ? v : 60 - v;
				if (!past)
					w.hh = (w.hh + 23) % 24;
				return w;
			}
		}
	}
	if (integer(x, i) && x->v[i].digits <= 2 && x->v[i].val <= 24) {
		w.hh = x->v[i].val;
		j = i + 1;
		if (sign(x, j, ':') && glued(x, j) && integer(x, j + 1) &&
		    glued(x, j + 1) && x->v[j + 1].digits == 2 &&
		    x->v[j + 1].val < 60) {
			w.mm = x->v[j + 1].val;
			j += 2;
			said = true;
			if (sign(x, j, ':') && glued(x, j) && integer(x, j + 1)
			    && glued(x, j + 1) && x->v[j + 1].digits == 2 &&
			    x->v[j + 1].val < 61) {
				w.ss = x->v[j + 1].val;
				j += 2;
			} else if (sign(x, j, ':') && glued(x, j)) {
				return none();
			}
			if (i > 0 && sign(x, i - 1, ':') && glued(x, i))
				return none();
			/* 4:3 is a score or a verse; 12:30 a time */
		} else if (is(x, j, "h") && glued(x, j)) {
			j++;
			if (integer(x, j) && glued(x, j) && x->v[j].digits == 2
			    && x->v[j].val < 60)
				w.mm = x->v[j++].val;
			else if (!bare && zone(x, j, &w) == j)
				return none();	/* "16h": hours, too */
			said = true;
		} else if (j < x->n && x->v[j].kind == NU_FK_WORD && glued(x,
		    j) && x->v[j].e - x->v[j].b == 3 && (x->text.p[x->v[j].b]
		    | 32) == 'h' && x->v[j].flags & NU_FF_MIXED) {
			const char *p = x->text.p + x->v[j].b + 1;

			w.mm = (p[0] - '0') * 10 + (p[1] - '0');
			if (w.mm < 0 || w.mm > 59)
				return none();
			j++;
			said = true;
		}
	} else if (i < x->n && x->v[i].kind == NU_FK_NUM && x->v[i].cls ==
	    NU_FN_DEC && x->v[i].digits <= 2 && x->v[i].e - x->v[i].b -
	    x->v[i].ch == 3) {
		/* 8.30 pm */
		const char *p = x->text.p + x->v[i].b;

		for (w.hh = 0, k = 0; k < x->v[i].ch; k++)
			w.hh = w.hh * 10 + (p[k] - '0');
		w.mm = (p[k + 1] - '0') * 10 + (p[k + 2] - '0');
		j = i + 1;
		if (w.hh > 24 || w.mm > 59 || am_pm(x, j, &pm) == j)
			return none();
	} else if (integer(x, i) && x->v[i].digits == 4 && x->v[i].val < 1260 &&
	    x->v[i].val >= 100 && x->v[i].val % 100 < 60 && word(x, i + 1,
	    FC_ampm)) {
		w.hh = x->v[i].val / 100;
		w.mm = x->v[i].val % 100;
		j = i + 1;
	} else if (integer(x, i) && x->v[i].digits == 4 && x->v[i].val < 2400 &&
	    x->v[i].val % 100 < 60) {
		/* 1800 GMT, 1800 hours */
		w.hh = x->v[i].val / 100;
		w.mm = x->v[i].val % 100;
		j = zone(x, i + 1, &w);
		if (j == i + 1 && is(x, j, "hours") && x->v[i].val % 5 == 0 &&
		    (x->v[i].val % 100 || (i > 0 && (is(x, i - 1, "at") ||
		    is(x, i - 1, "by"))))) {
			j++;
		} else if (j == i + 1) {
			return none();
		}
		w.to = j;
		return w;
	} else if (integer(x, i) && x->v[i].digits == 3 && x->v[i].val % 100 <
	    60 && am_pm(x, i + 1, &pm) > i + 1) {
		w.hh = x->v[i].val / 100;
		w.mm = x->v[i].val % 100;
		j = i + 1;
	} else if (q && q->kind == NU_Q_CARD && q->flags & NU_QF_WORDS &&
	    (v = (int)nu_num_whole(q->num)) >= 1 && v <= 12 &&
	    q->to == q->from + 1) {
		const struct nu_qty *r = nu_qty_at(c->q, x, q->to);
		size_t e = q->to;

		w.hh = v;
		j = q->to;
		if (sign(x, e, '-') && glued(x, e))
			r = nu_qty_at(c->q, x, ++e);
		/* nine fifty-nine a.m. */
		if (r && r->kind == NU_Q_CARD && r->flags & NU_QF_WORDS &&
		    (v = (int)nu_num_whole(r->num)) >= 10 && v < 60) {
			if (am_pm(x, r->to, &pm) > r->to || bare) {
				w.mm = v;
				j = r->to;
			}
		}
	} else {
		return w;
	}
	if (word(x, j, FC_oclock)) {
		j++;
		said = true;
	} else if (is(x, j, "o") && sign(x, j + 1, '\'') && is(x, j + 2,
	    "clock")) {
		j += 3;
		said = true;
	}
	k = am_pm(x, j, &pm);
	if (k > j) {
		if (w.hh > 12 || (w.hh == 0 && pm == 1))
			return none();
		apply_pm(&w, pm);
		j = k;
		said = true;
	}
	k = zone(x, j, &w);
	if (k > j && (said || w.zone != NOZONE)) {
		j = k;
		said = true;
	}
	if (w.hh == 24 && w.mm > 0)
		return none();
	if (!said && !bare)
		return none();
	if (!said && bare && w.hh > 24)
		return none();
	if (w.mm < 0)
		w.mm = 0;
	w.to = j;
	return w;
}

/* "morning", "in the afternoon", "night" behind a date. */
static size_t
part_behind(const struct nu_flex *x, size_t i, int *part)
{
	size_t j = i;

	if (word(x, j, FC_edge) && x->v[j].val != 2 && is(x, j + 1, "in"))
		j++;		/* early in the morning */
	if (word(x, j, FC_in) && is(x, j, "in") && word(x, j + 1, FC_the))
		j += 2;
	else if (is(x, j, "at"))
		j++;
	if (word(x, j, FC_edge) && x->v[j].val != 2)
		j++;
	if (!word(x, j, FC_part) || x->v[j].val == 5 || x->v[j].val == 6 ||
	    is(x, j, "nights") || is(x, j, "mornings") || (is(x, j,
	    "overnight")))
		return i;
	if (j > i && x->v[j].val > 4)
		return i;
	*part = x->v[j].val;
	return j + 1;
}

static void
join(struct when *date, const struct when *t)
{
	date->hh = t->hh;
	date->mm = t->mm;
	date->ss = t->ss;
	if (t->zone != NOZONE)
		date->zone = t->zone;
	/* 3 o'clock on Friday afternoon */
	if (date->part >= 2 && date->part <= 4 && date->hh > 0 && date->hh < 12
	    && !(date->part == 4 && date->hh < 5))
		date->hh += 12;
	date->part = 0;
	if (date->hh == 24 && date->known && date->grain == G_DAY) {
		struct when w = of_day(nu_cal_num((struct nu_cal){ date->y,
		    date->m, date->d }) + 1, G_DAY);

		date->y = w.y;
		date->m = w.m;
		date->d = w.d;
		date->hh = 0;
	}
}

/* Two digits at p. */
static int
two(struct nu_slice t, size_t p)
{
	if (p + 2 > t.n || t.p[p] < '0' || t.p[p] > '9' || t.p[p + 1] < '0' ||
	    t.p[p + 1] > '9')
		return -1;
	return (t.p[p] - '0') * 10 + t.p[p + 1] - '0';
}

/* T08:15:30.5-05:30 right behind a date that ends before item i, read from the
 * bytes, since letters and digits mix in it: the item behind, or 0. */
static size_t
iso_time(const struct nu_flex *x, size_t i, struct when *w)
{
	struct nu_slice t = x->text;
	size_t p = x->v[i - 1].e, q;
	int hh, mm, ss = -1, zone_ = NOZONE;

	if (p >= t.n || (t.p[p] != 'T' && t.p[p] != 't') ||
	    (hh = two(t, p + 1)) < 0 || hh > 24)
		return 0;
	p += 3;
	if (p < t.n && t.p[p] == ':')
		p++;
	mm = two(t, p);
	if (mm < 0 || mm > 59)
		return 0;
	p += 2;
	if (p < t.n && t.p[p] == ':' && (ss = two(t, p + 1)) >= 0)
		p += 3;
	if (p + 1 < t.n && t.p[p] == '.' && ss >= 0)
		for (p++; p < t.n && t.p[p] >= '0' && t.p[p] <= '9'; p++)
			;
	if (p < t.n && t.p[p] == 'Z') {
		zone_ = 0;
		p++;
	} else if (p < t.n && (t.p[p] == '+' || t.p[p] == '-') &&
	    two(t, p + 1) >= 0) {
		bool minus = t.p[p] == '-';

		zone_ = two(t, p + 1) * 60;
		p += 3;
		q = p + (p < t.n && t.p[p] == ':');
		if (two(t, q) >= 0) {
			zone_ += two(t, q);
			p = q + 2;
		}
		if (minus)
			zone_ = -zone_;
	}
	while (i < x->n && x->v[i].b < p)
		i++;
	if (x->v[i - 1].e > p)
		return 0;
	w->hh = hh;
	w->mm = mm;
	w->ss = ss > 0 ? ss : -1;
	w->zone = zone_;
	return i;
}

static struct when shared(const struct ctx *c, size_t i, struct when *b);

/* A time behind a date: "at 5 p.m.", ", 15:30", "T14:55". */
static void
time_behind(const struct ctx *c, struct when *w)
{
	const struct nu_flex *x = c->x;
	size_t j = w->to, k;
	struct when t;
	bool at = false;
	int part;

	if (w->grain != G_DAY || j >= IMPOSSIBLE)
		return;
	if ((k = iso_time(x, j, w))) {
		w->to = k;
		return;
	}
	k = part_behind(x, j, &part);
	if (k > j) {
		w->part = part;
		w->to = j = k;
	}
	if (sign(x, j, ',') || sign(x, j, '@') || dash(x, j))
		j++;
	if (is(x, j, "at") || is(x, j, "from") || is(x, j, "by") || is(x, j,
	    "around") || is(x, j, "about") || is(x, j, "before") ||
	    is(x, j, "after") || is(x, j, "for")) {
		at = is(x, j, "at");
		if (is(x, j, "from")) {		/* from 3 to 5 p.m. */
			struct ctx in = *c;
			struct when e;

			in.from = j + 1;
			if (shared(&in, j + 1, &e).to)
				return;
		}
		j++;
		if (is(x, j, "around") || is(x, j, "about"))
			j++;
	}
	if (sign(x, j - 1, '@'))
		at = true;
	if (is(x, j, "t") && glued(x, j))
		j++;
	t = clock_at(c, j, at);
	if (!t.to)
		return;
	join(w, &t);
	w->to = t.to;
}

/* A date behind a time: "on Tuesday", "Tuesday", ", March 3". */
static bool
date_behind(const struct ctx *c, struct when *t)
{
	const struct nu_flex *x = c->x;
	size_t j = t->to;
	struct when w;
	int part = 0;

	if (sign(x, j, ','))
		j++;
	if (is(x, j, "on"))
		j++;
	if (j >= x->n)
		return false;
	w = any_date(c, j);
	if (!w.to || w.grain != G_DAY)
		return false;
	j = part_behind(x, w.to, &part);
	if (part) {
		w.part = part;
		w.to = j;
	}
	j = w.to;
	join(&w, t);
	w.to = j;
	*t = w;
	return true;
}

static struct when
one(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	bool at = i > 0 && (is(x, i - 1, "at") || sign(x, i - 1, '@'));
	struct when w;

	/* a time first: "3 p.m. Tuesday" */
	w = clock_at(c, i, false);
	if (!w.to && at) {
		const struct nu_qty *q = nu_qty_at(c->q, x, i);

		w = clock_at(c, i, true);
		/* "at 5 percent", "at 10 locations": only before a date */
		if (w.to && q && (date_behind(c, &w) || q->to < w.to))
			return w;
		w = none();
	}
	if (w.to) {
		date_behind(c, &w);
		return w;
	}
	w = any_date(c, i);
	if (w.to && w.to < IMPOSSIBLE)
		w = year_s(c, w);
	if (w.to)
		time_behind(c, &w);
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
		size_t k = day(c, j, &d, &ordinal), e;
		bool known;

		if (k && !month_at(x, k) && !word(x, k, FC_of) && d > a->d &&
		    d <= 31 && !word(x, k, FC_ampm) && !sign(x, k, '/')) {
			*b = *a;
			b->d = d;
			e = year_behind(c, k, &y, &known);
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
		*b = moved(c, G_DAY, 0);
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
static struct when
shared(const struct ctx *c, size_t i, struct when *b)
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
	j = day(c, k, &d, &ordinal);
	if (j && (dash(x, j) || word(x, j, FC_to) || word(x, j, FC_to2) ||
	    word(x, j, FC_and))) {
		struct when e = day_first(c, j + 1);
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
		struct when s = clock_at(c, i, true), e;

		if (s.to && (word(x, s.to, FC_and) || word(x, s.to, FC_to) ||
		    dash(x, s.to)) && !word(x, i, FC_part)) {
			e = clock_at(c, s.to + 1, true);
			if (e.to && s.zone == NOZONE && e.mm >= 0) {
				struct when t = e;

				j = s.to;
				if (date_behind(c, &e) && e.grain == G_DAY) {
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
		e = clock_at(c, j + 1, false);
		if (!e.to || (am_pm(x, e.to - 1, &pm) == e.to - 1 && !word(x,
		    e.to - 1, FC_ampm)))
			return none();
		if (pm == 1 && a.hh < 12 && a.hh + 12 <= e.hh)
			a.hh += 12;
		a.zone = e.zone;
		a.to = j;
		date_behind(c, &e);
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
	s = shared(&in, j, &e);
	if (!s.to || s.grain || s.hh < 0 || !e.to || e.grain)
		return;
	*b = *a;
	b->to = e.to;
	join(b, &e);
	j = a->to;
	join(a, &s);
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

bool
nu_when_at(const struct nu_flex *x, const struct nu_qtys *q, size_t i,
    const struct nu_dateref *ref, struct nu_buf *value, struct nu_found_when *f)
{
	int depth = 0;
	struct ctx c = { x, q, ref, i, &depth };
	struct when a, b = none();
	size_t begin = value->n;

	a = shared(&c, i, &b);
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
		struct when t = moved(&c, G_DAY, 0), e = t;

		t.to = a.to;
		join(&t, &a);
		a = t;
		if (b.to) {
			e.to = b.to;
			join(&e, &b);
			b = e;
		}
	}
	f->none = false;
	f->mod = NULL;
	f->to = b.to ? b.to : a.to;
	f->time = !a.grain || (a.part && a.hh < 0);
	put(value, &a);
	if (b.to) {
		size_t mid = value->n;

		nu_buf_str(value, "..");
		put(value, &b);
		if (mid == begin || value->n == mid + 2)
			value->n = begin;	/* one of them unknown */
	}
	return true;
}
