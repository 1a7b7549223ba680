/* whenspan: years, quarters, halves, seasons, decades, centuries. */
#include "figure/whenpart.h"

static struct when
within_year(const struct ctx *c, struct when w, size_t j)
{
	int y;
	bool known;
	size_t k = nu_when_year_behind(c, j, &y, &known);

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
		if (w.n > now && nu_when_tense(c, j) <= 0 && !fragment(c, j) &&
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

/* Q3, H1, of no year yet; grain G_NONE when it is neither. */
static struct when
lettered(const struct nu_flex *x, size_t i)
{
	struct when w = none();

	if ((w.n = letter_number(x, i, 'q', 4)))
		w.grain = G_QUARTER;
	else if (capital(x, i) && (w.n = letter_number(x, i, 'h', 2)))
		w.grain = G_HALF;
	return w;
}

struct when
nu_when_quarter(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = lettered(x, i);
	size_t j = i + word(x, i, FC_the);
	const struct nu_qty *q;
	int n, y;

	if (w.grain)
		return within_year(c, w, i + 1);
	if (nu_when_year(x, j, &y)) {		/* 2018 Q4, 2018-Q4, 2018Q4 */
		j++;
		if (dash(x, j))
			j++;
		w = lettered(x, j);
		w.to = j + 1;
		/* the 1997 second quarter */
		q = nu_qty_at(c->q, x, j);
		if (q && q->kind == NU_Q_ORD && is(x, q->to, "quarter") &&
		    (n = (int)nu_num_whole(q->num)) >= 1 && n <= 4) {
			w.grain = G_QUARTER;
			w.n = n;
			w.to = q->to + 1;
		}
		w.y = y;
		w.known = true;
		return w.grain ? w : none();
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
	/* the third quarter of Sunday's game */
	if (word(x, j + 1, FC_of) && (word(x, j + 2, FC_wday) || is(x, j + 3,
	    "game") || is(x, j + 3, "match") || is(x, j + 3, "second")))
		return w;
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
	if (word(x, j, FC_tunit) && x->v[j].val == NU_T_CENTURY && n >= 1 &&
	    n <= 40) {
		w.grain = G_CENTURY;
		w.n = (n - 1) * 100;
		w.known = true;
		w.to = j + 1;
		if (word(x, w.to, FC_era)) {
			w.bc = x->v[w.to].val < 0;
			w.to++;
		}
	}
	return w;
}

/* The quarter a report is about: the one said last, else the one before the
 * document's. */
static struct when
reported(const struct ctx *c)
{
	const struct nu_lastdate *s = &c->ref->said;
	struct when w = nu_when_moved(c, G_QUARTER, -1);

	if (s->known && (s->grain == G_QUARTER || s->grain == G_HALF) &&
	    s->age <= 2 * SAID) {
		w.grain = (enum grain)s->grain;
		w.y = s->y;
		w.n = s->n;
		w.known = true;
	}
	return w;
}

/* In the quarter: not "the quarter ended June 30". */
struct when
nu_when_the_quarter(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w;
	size_t j = i + 2;

	if (!word(x, i, FC_the) || !is(x, i + 1, "quarter") || i == 0 ||
	    (!word(x, i - 1, FC_in) && !is(x, i - 1, "from")) || word(x, j,
	    FC_of) || any(x, j, "ended ending final mile") || (j < x->n &&
	    x->v[j].kind == NU_FK_SIGN && glued(x, j) && !sign(x, j, '.') &&
	    !sign(x, j, ',')))
		return none();
	w = reported(c);
	w.to = j;
	return w;
}

/* The year-earlier quarter, the year-ago period, year-earlier results. */
struct when
nu_when_year_earlier(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	size_t j = i + word(x, i, FC_the);
	struct when w;

	if (!is(x, j, "year") || !sign(x, j + 1, '-') || !glued(x, j + 1) ||
	    !(is(x, j + 2, "earlier") || is(x, j + 2, "ago")))
		return none();
	j += 3;
	w = nu_when_quarter(c, j);
	if (!w.to && (is(x, j, "quarter") || is(x, j, "period"))) {
		w = reported(c);
		w.to = j + 1;
	} else if (!w.to) {
		w = nu_when_moved(c, G_YEAR, 0);
		w.to = j;
	}
	w.y--;
	w.aside = true;
	return w;
}

/* 1990s, '90s, the nineties. */
struct when
nu_when_decade(const struct ctx *c, size_t i)
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
		if (!the && i > 0 && !word(x, i - 1, FC_edge) && !is(x, i - 1,
		    "in") && !dash(x, i - 1) && !fragment(c, j + 1))
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

/* "this year's third quarter", "last year's first half": behind a year. */
struct when
nu_when_year_s(const struct ctx *c, struct when w)
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

/* A bare year is one after certain words, or before what is no plural. */
struct when
nu_when_bare_year(const struct ctx *c, size_t i)
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
		if (!nu_when_year(x, j, &y)) {
			j = nu_when_year_words(x, c->q, j, &y);
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
	if (!nu_when_year(x, j, &y)) {
		size_t e;

		if (p && (word(x, i - 1, FC_in) || word(x, i - 1, FC_ago) ||
		    is(x, i - 1, "year")) && (e = nu_when_year_words(x, c->q, i,
		    &y))
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
	    '#') || sign(x, i - 1, ':')))
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
		if (any(x, j + 1, "people men women troops soldiers jobs"))
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

/* Words before a season that make it a time of the year. */
static bool
season_led(const struct nu_flex *x, size_t i)
{
	return word(x, i, FC_in) || word(x, i, FC_edge) || (word(x, i, FC_of) &&
	    i > 0 && word(x, i - 1, FC_edge)) || any(x, i,
	    "until since before after through into whole");
}

/* What ends before item i stands for itself: the end, a sign or a small word is
 * behind it, not what it qualifies, as in "summer camp", "morning shows". */
bool
nu_when_stands(const struct nu_flex *x, size_t i)
{
	if (i >= x->n || x->v[i].kind == NU_FK_SIGN)
		return !dash(x, i) || !glued(x, i);
	return x->v[i].cls != FC_none || any(x, i, "with when but he they she "
	    "we it because while where as so without is was were are will "
	    "which who");
}

/* A season without a year: of the story's year, or the nearest by tense. */
static struct when
bare_season(const struct ctx *c, size_t i, int n)
{
	struct when w = none();
	int now = c->ref->date.m, t;

	w.grain = G_SEASON;
	w.n = n;
	w.to = i + 1;
	w.known = c->ref->known;
	w.y = c->ref->date.y;
	if (!w.known)
		return w;
	t = nu_when_tense(c, i + 1);
	if (story(c) && t <= 0) {
		w.y = c->ref->year;
		return w;
	}
	/* a season is past in its last month, the winter in February */
	if (t < 0 && now < (n == 4 ? 12 : n * 3))
		w.y--;
	else if (t > 0 && n < 4 && now > n * 3 + 2)
		w.y++;
	return w;
}

/* The summer of 2012, spring 2014; in the summer. */
struct when
nu_when_season(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	int y;
	bool known;
	size_t j = i + word(x, i, FC_the), k;

	if (!word(x, j, FC_season))
		return w;
	k = nu_when_year_behind(c, j + 1, &y, &known);
	if (!k) {
		/* "the fall of the wall", "in spring water" */
		if (word(x, j + 1, FC_of) || (is(x, j, "fall") && (word(x, j +
		    1, FC_in) || is(x, j + 1, "from"))) || is(x, j, "springs")
		    || !nu_when_stands(x, j + 1))
			return w;
		if (j > i ? i > 0 && !season_led(x, i - 1) : i == 0 ||
		    !season_led(x, i - 1))
			return w;
		return bare_season(c, j, x->v[j].val);
	}
	w.grain = G_SEASON;
	w.n = x->v[j].val;
	w.y = y;
	w.known = known;
	w.to = k;
	return w;
}
