/* range: numbers that belong together: "5 to 10", "more than 10 but fewer than
 * 20", "4.8 to 4.7 percent", "5, 10 and 15 miles". */
#include "figure/figpart.h"

/* "between", "between the ages of" before item i. */
static bool
between(const struct nu_flex *x, size_t i)
{
	if (i > 2 && word(x, i - 1, FC_of) && word(x, i - 2, FC_old))
		i -= word(x, i - 3, FC_the) ? 3 : 2;
	else if (i > 1 && word(x, i - 1, FC_old))
		i--;
	return i > 0 && word(x, i - 1, FC_between);
}

/* What stands between the ends of a range, "to", a dash, the "and" of between:
 * the item behind it, or 0. */
size_t
nu_fig_joiner(const struct nu_flex *x, size_t i, size_t from)
{
	if (sign(x, i, '-') && glued(x, i) && word(x, i + 1, FC_to))
		i++;		/* 8- to 16-meter */
	if (dash(x, i) || sign(x, i, '~') || word(x, i, FC_to) ||
	    (word(x, i, FC_to2) && !is(x, i, "until")) ||
	    (word(x, i, FC_and) && between(x, from))) {
		i++;
		if (word(x, i, FC_approx) || sign(x, i, '~') || (sign(x, i,
		    '-') && glued(x, i) && word(x, i - 1, FC_to)))
			i++;
		return i;
	}
	return 0;
}

/* A change, "rose from 5 to 10", "fell by $5 to $10", is two figures, not a
 * range; with the unit said twice, "rose $5 to $10" is one too. */
bool
nu_fig_change(const struct nu_flex *x, size_t from, bool twice)
{
	size_t low = from > 6 ? from - 6 : 0, j = from;

	while (j > low && (word(x, j - 1, FC_approx) || word(x, j - 1, FC_art)))
		j--;
	if (j > 0 && (is(x, j - 1, "from") || (twice && is(x, j - 1, "by"))))
		j--;
	else if (!twice || j == 0)
		return false;
	else
		low = j - 1;
	while (j-- > low) {
		if (nu_slice_is(nu_noun_kind(x, j), "change"))
			return true;
		if (twice && (word(x, j, FC_up) || is(x, j, "down")))
			return true;
	}
	return false;
}

/* "$1-2 million", "5 to 10 thousand": the magnitude is for both. */
void
nu_fig_order(struct nu_num *lo, const struct nu_qty *a, const struct nu_qty *b)
{
	if (b->flags & NU_QF_MAG && !(a->flags & NU_QF_MAG) &&
	    !lo->dig.p && !b->num.dig.p) {
		struct nu_num n = nu_num_shift(*lo, b->mag);

		if (nu_num_cmp(n, b->num) < 0)
			*lo = n;
	}
}

static bool
same_unit(const struct nu_funit *a, const struct nu_funit *b)
{
	return a->kind == b->kind && a->parts == b->parts &&
	    nu_slice_eq(a->name, b->name);
}

/* "two or three", "eight or nine": no list, but a range. */
static bool
neighbours(const struct nu_qty *q, const struct nu_qty *r)
{
	int64_t a = nu_num_whole(q->num);

	return a > 0 && a < 20 && nu_num_whole(r->num) == a + 1;
}

/* A number with the unit said elsewhere. */
static void
borrow(struct nu_figures *f, const struct nu_qty *q, struct nu_num n,
    const struct nu_funit *u)
{
	struct nu_amount a = { n, n, false, q->from, q->to };

	nu_fig_emit_unit(f, a, *u, q->to, u->name);
}

/* The number q, whose unit (or nothing) ends before item end, and a second one
 * that makes a range or a change with it. */
size_t
nu_fig_range(struct nu_figures *f, const struct nu_qty *q,
    const struct nu_funit *u, size_t end)
{
	const struct nu_flex *x = &f->lex;
	struct nu_amount a = { q->num, q->num, false, q->from, q->to };
	size_t k = nu_fig_joiner(x, end, q->from), e, h;
	bool or = !k && word(x, end, FC_or), bare = end == q->to;
	const struct nu_qty *r;
	struct nu_funit v;

	if (or)
		k = end + 1;
	r = k ? nu_qty_at(&f->qty, x, k) : NULL;
	if (!nu_fig_card(r) || r->flags & NU_QF_SIGN ||
	    (or && !neighbours(q, r)))
		return 0;
	a.hi = r->num;
	a.to = r->to;
	e = nu_fig_unit_behind(x, r->to, &v);
	if (bare)
		nu_fig_order(&a.lo, q, r);
	/* "rose $5 to $10", but "grows 1% to 2%" */
	if (!nu_fig_fits(&a) || nu_fig_change(x, q->from, !bare && u->kind !=
	    NU_U_PERCENT)) {
		if (!word(x, k - 1, FC_to))
			return 0;
		/* from 10 to 12 percent, from 208 pounds to 193 */
		if (bare && e) {
			borrow(f, q, a.lo, &v);
			return q->to;
		}
		if (!bare && !e && q->from > 0 && is(x, q->from - 1, "from") &&
		    r->flags & (NU_QF_PLAIN | NU_QF_WORDS | NU_QF_DEC) &&
		    nu_noun_head(x, r->to, NU_NOUN_MANY) == SIZE_MAX) {
			nu_fig_with_unit(f, (struct nu_amount){ q->num, q->num,
			    false, q->from, q->to }, *u, end);
			borrow(f, r, r->num, u);
			return r->to;
		}
		return 0;
	}
	if (!bare && (!e || !same_unit(u, &v)))
		return 0;
	a.range = true;
	if (e)
		return nu_fig_with_unit(f, a, v, e);
	h = nu_noun_head(x, r->to, NU_NOUN_MANY);
	if (dash(x, q->to) && q->flags & r->flags & NU_QF_PLAIN &&
	    ((h == SIZE_MAX && nu_fig_result(x, q, r)) ||
	    nu_fig_street(x, r->to) || nu_fig_labelled(x, q->from)))
		return r->to;
	if (nu_fig_aged(x, q->from))
		nu_fig_emit(f, q->from, r->to, "age", nu_fig_value(f, &a.lo,
		    &a.hi), NU_S("year"));
	else
		nu_fig_emit(f, q->from, r->to, "count", nu_fig_value(f, &a.lo,
		    &a.hi), nu_fig_counted(x, h));
	return r->to;
}

/* "5, 10 and 15 miles", "eight or twelve people": a bare number has the unit,
 * or the thing counted, of those behind it. */
size_t
nu_fig_listed(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r = q;
	struct nu_num n = q->num;
	struct nu_funit u;
	bool last = false;
	int side;
	size_t h;

	for (int k = 0; k < 6 && !last; k++) {
		size_t j = r->to, to;

		if (sign(x, j, ','))
			j++;
		last = word(x, j, FC_and) || word(x, j, FC_or);
		/* "4,800, or 12.5%" is no list */
		if (j + last == r->to || (k == 0 && last && j > r->to))
			return 0;
		j += last;
		if (last && (to = nu_mod_compare(x, j, &side)))
			j = to;
		r = nu_qty_at(&f->qty, x, j);
		if (!r || r->kind != NU_Q_CARD || r->flags & NU_QF_SIGN ||
		    (!last && nu_fig_unit_behind(x, r->to, &u)))
			return 0;
	}
	if (!last)
		return 0;
	nu_fig_order(&n, q, r);
	if (nu_fig_unit_behind(x, r->to, &u)) {
		borrow(f, q, n, &u);
		return q->to;
	}
	h = nu_noun_head(x, r->to, NU_NOUN_MANY);
	if (h == SIZE_MAX)
		return 0;
	nu_fig_emit(f, q->from, q->to, "count", nu_fig_value(f, &n, NULL),
	    nu_fitem_text(x, h));
	return q->to;
}

/* The second number of "more than 10 but fewer than 20 people", when the one
 * that ends before item i is bounded on one side only. */
static const struct nu_qty *
other_bound(const struct nu_figures *f, size_t i, int side)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r;
	int other = 0;
	size_t j = i;

	if (sign(x, j, ','))
		j++;
	if (word(x, j, FC_and) || is(x, j, "but"))
		j++;
	else if (j == i)
		return NULL;
	j = nu_mod_compare(x, j, &other);
	if (!j || other != -side)
		return NULL;
	r = nu_qty_at(&f->qty, x, j);
	return nu_fig_card(r) ? r : NULL;
}

/* "more than 10 but fewer than 20" */
size_t
nu_fig_bounds(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	const char *m = q->from ? nu_mod_before(x, q->from) : NULL;
	int side = m ? *m == 'l' ? 1 : *m == 'm' ? -1 : 0 : 0;
	struct nu_amount a = { q->num, q->num, true, q->from, q->to };
	const struct nu_qty *r;
	struct nu_funit u;
	size_t end, h;

	if (!side)
		side = nu_mod_bound(x, q->from);
	r = side ? other_bound(f, q->to, side) : NULL;
	if (!r)
		return 0;
	if (side > 0)
		a.hi = r->num;
	else
		a.lo = r->num;
	if (!nu_fig_fits(&a))
		return 0;
	if ((end = nu_fig_unit_behind(x, r->to, &u)))
		return nu_fig_with_unit(f, a, u, end);
	h = nu_noun_head(x, r->to, NU_NOUN_MANY);
	nu_fig_emit(f, q->from, r->to, "count", nu_fig_value(f, &a.lo, &a.hi),
	    nu_fig_counted(x, h))->mod = NULL;
	return r->to;
}
