/* plain: one number and what goes with it: a count, a range, a ratio, an
 * ordinal. */
#include "figure/figpart.h"

/* What joins the two numbers of a ratio behind item i, "in", "out of", "-to-":
 * the item of the second number; or 0. */
static size_t
ratio_word(const struct nu_flex *x, size_t i, char *how)
{
	*how = 'o';
	if (word(x, i, FC_out) && word(x, i + 1, FC_of))
		return i + 2;
	if (word(x, i, FC_of) && (is(x, i + 1, "10") || is(x, i + 1, "ten") ||
	    is(x, i + 1, "100") || is(x, i + 1, "every")))
		return i + 1;		/* nine of 10, four of every five */
	*how = 'i';
	if (is(x, i, "in"))
		return i + 1;
	if (sign(x, i, '-') && glued(x, i) && is(x, i + 1, "in") &&
	    sign(x, i + 2, '-'))
		return i + 3;
	*how = '/';
	if (is(x, i, "over"))
		return i + 1;
	*how = 't';
	if (sign(x, i, '-') && glued(x, i) && word(x, i + 1, FC_to) &&
	    sign(x, i + 2, '-'))
		return i + 3;
	*how = '1';			/* 3 to 1 */
	return word(x, i, FC_to) ? i + 1 : 0;
}

/* "3 in 10", "one out of three", "3-to-1", "2 over 3": emits a ratio. */
static size_t
ratio(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	struct nu_funit u;
	const struct nu_qty *r;
	struct nu_num n = q->num;
	int64_t a = nu_num_whole(q->num), b;
	size_t j;
	char how;

	if (q->kind != NU_Q_CARD || a < 1 || q->flags & NU_QF_ART ||
	    !(j = ratio_word(x, q->to, &how)))
		return 0;
	if (word(x, j, FC_the) || is(x, j, "every"))
		j++;
	r = nu_qty_at(&f->qty, x, j);
	if (!r || r->kind != NU_Q_CARD || r->flags & (NU_QF_SIGN | NU_QF_MAG))
		return 0;
	b = nu_num_whole(r->num);
	if (b < 1)
		return 0;
	/* "36-to-40 percent" is a range, "one in two years" a time */
	if (how != 'o' && (how == 't' || how == '1' ? nu_fig_unit_behind(x,
	    r->to, &u) : nu_funit_at(x, r->to, how == '/', &u)))
		return 0;
	if ((how == 'i' && (a >= b || b > 1000)) || (how == '1' && (b != 1 ||
	    a == 1)) || (how == '/' && (b >= 1900 || !(q->flags &
	    (NU_QF_WORDS | NU_QF_PLAIN)))))
		return 0;
	if (!nu_num_div(&n, b))
		return 0;
	j = nu_noun_head(x, r->to, NU_NOUN_MANY);
	nu_fig_emit(f, q->from, r->to, "ratio", nu_fig_value(f, &n, NULL),
	    nu_fig_counted(x, j));
	return r->to;
}

static size_t
ordinal(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r = nu_qty_at(&f->qty, x, q->to);
	size_t h;

	/* the first six months: six are the figure */
	if (r && r->kind == NU_Q_CARD && q->flags & NU_QF_WORDS)
		return q->to;
	h = nu_noun_head(x, q->to, NU_NOUN_LAST);
	nu_fig_emit(f, q->from, q->to, "ordinal", nu_fig_value(f, &q->num,
	    NULL), nu_fig_counted(x, h));
	return q->to;
}

/* 9", 5'', 6'2": inches and feet, where no quotation is open. */
static size_t
marks(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	struct nu_num n = q->num, in;
	const struct nu_qty *r;
	size_t j = q->to, open = 0;

	if (!glued(x, j) || nu_num_whole(n) >= 1000)
		return 0;
	/* 6'2" */
	r = sign(x, j, '\'') ? nu_qty_at(&f->qty, x, j + 1) : NULL;
	if (r && r->kind == NU_Q_CARD && nu_num_whole(r->num) < 12 &&
	    sign(x, r->to, '"') && glued(x, r->to)) {
		in = r->num;
		if (!nu_num_div(&in, 12) || !nu_num_add(&n, in))
			return 0;
		nu_fig_emit(f, q->from, r->to + 1, "measure", nu_fig_value(f,
		    &n, NULL), NU_S("foot"));
		return r->to + 1;
	}
	if (sign(x, j, '\'') && sign(x, j + 1, '\'') && glued(x, j + 1))
		j++;
	else if (!sign(x, j, '"'))
		return 0;
	for (size_t k = q->from; k > 0 && q->from - k < 200; k--)
		open += sign(x, k - 1, '"');
	if (open % 2)
		return 0;
	nu_fig_emit_unit(f, (struct nu_amount){ n, n, false, q->from, q->to },
	    (struct nu_funit){ .kind = NU_U_MEASURE }, j + 1, NU_S("inch"));
	return j + 1;
}

/* "half an hour", "three quarters of a mile", "one and a half of a mile". */
static size_t
of_unit(struct nu_figures *f, const struct nu_qty *q, struct nu_amount a)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r;
	size_t k = q->to, end;
	struct nu_funit u;

	if (q->kind != NU_Q_FRAC && !(q->flags & NU_QF_DEC && q->flags &
	    NU_QF_WORDS))
		return 0;
	if (word(x, k, FC_of) && (word(x, k + 1, FC_art) || q->kind ==
	    NU_Q_CARD))
		k++;
	if (word(x, k, FC_art))
		k++;
	/* half of 1 percent */
	if (word(x, k, FC_of) && q->kind == NU_Q_FRAC && (r = nu_qty_at(
	    &f->qty, x, k + 1)) && nu_num_whole(r->num) == 1 && (end =
	    nu_fig_unit_behind(x, r->to, &u)) && u.kind == NU_U_PERCENT)
		return nu_fig_with_unit(f, a, u, end);
	if (k == q->to || !(end = nu_funit_at(x, k, false, &u)) || u.kind ==
	    NU_U_PERCENT)
		return 0;
	return nu_fig_with_unit(f, a, u, end);
}

/* "one-on-one", "two-by-four", "one-to-one", "half-brother": the item behind
 * what is no figure. */
static size_t
hyphened(const struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r;
	size_t j = q->to;

	if (!sign(x, j, '-') || !glued(x, j))
		return 0;
	if (sign(x, j + 2, '-') && (is(x, j + 1, "on") || is(x, j + 1, "by") ||
	    is(x, j + 1, "for") || (word(x, j + 1, FC_to) && q->flags &
	    NU_QF_ONE)) && (r = nu_qty_at(&f->qty, x, j + 3)))
		return r->to;
	if (q->kind == NU_Q_FRAC && q->to == q->from + 1 && q->flags &
	    NU_QF_WORDS && glued(x, j + 1) && j + 1 < x->n &&
	    x->v[j + 1].kind == NU_FK_WORD && !nu_funit_at(x, j + 1, false,
	    &(struct nu_funit){ 0 }))
		return j + 2;
	return 0;
}

/* "dozens of people", "hundreds of miles", "a few million dollars": a range up
 * to ten times the least. */
static size_t
vague(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	struct nu_amount a = { q->num, nu_num_shift(q->num, 1), true, q->from,
	    q->to };
	struct nu_funit u;
	size_t end = nu_funit_at(x, q->to + word(x, q->to, FC_of), false, &u);

	if (end && u.kind != NU_U_PERCENT)
		return nu_fig_with_unit(f, a, u, end);
	nu_fig_emit(f, q->from, q->to, "count", nu_fig_value(f, &a.lo, &a.hi),
	    nu_fig_counted(x, nu_noun_head(x, q->to, NU_NOUN_MANY)));
	return q->to;
}

/* A letter for a magnitude: "10m people", "8 B people", where what comes by
 * the million is counted; "3M" and "2.3 k", alone. The number with it, or
 * false. */
static bool
letter(const struct nu_flex *x, const struct nu_qty *q, struct nu_qty *to)
{
	static const struct { char c; int e; } t[] = { { 'k', 3 }, { 'm', 6 },
	    { 'b', 9 }, { 'g', 9 }, { 't', 12 } };
	size_t i = q->to, h;
	char c;
	int e = 0;

	if (q->kind != NU_Q_CARD || i >= x->n || x->v[i].kind != NU_FK_WORD ||
	    x->v[i].e - x->v[i].b != 1 || (q->flags & NU_QF_WORDS))
		return false;
	c = x->text.p[x->v[i].b];
	for (size_t k = 0; k < sizeof t / sizeof *t; k++)
		if ((c | 32) == t[k].c)
			e = t[k].e;
	if (!e || (!glued(x, i) && !capital(x, i) && c != 'k'))
		return false;
	h = nu_noun_head(x, i + 1, NU_NOUN_MANY);
	if (!(x->n == i + 1 && q->from <= 1 && (c == 'k' || capital(x, i))) &&
	    !(h != SIZE_MAX && nu_slice_is(nu_noun_kind(x, h), "many")))
		return false;
	*to = *q;
	to->num = nu_num_shift(q->num, e);
	to->flags |= NU_QF_MAG;
	to->flags &= (uint8_t)~NU_QF_PLAIN;
	to->mag = (int8_t)e;
	to->to++;
	return true;
}

/* What is counted, with "per 100,000 people" behind it: "deaths per 100,000
 * people", as written. */
static struct nu_slice
counted_per(const struct nu_figures *f, size_t to, size_t h)
{
	const struct nu_flex *x = &f->lex;
	size_t per = h == SIZE_MAX ? to : h + 1, last;
	const struct nu_qty *r = word(x, per, FC_per) && x->v[per].val == 1 ?
	    nu_qty_at(&f->qty, x, per + 1) : NULL;

	if (!r || r->kind != NU_Q_CARD)
		return nu_fig_counted(x, h);
	last = nu_noun_head(x, r->to, NU_NOUN_MANY);
	return nu_slice_sub(x->text, x->v[h == SIZE_MAX ? per : h].b,
	    x->v[last == SIZE_MAX ? r->to - 1 : last].e);
}

static size_t
age(struct nu_figures *f, const struct nu_qty *q)
{
	nu_fig_emit(f, q->from, q->to, "age", nu_fig_value(f, &q->num, NULL),
	    NU_S("year"));
	return q->to;
}

/* A number without a unit: what is counted, an age, or no figure. */
static size_t
bare(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r;
	size_t h;
	int side;

	/* 3:1, 24/7 and the like */
	if ((sign(x, q->to, ':') || sign(x, q->to, '/')) && glued(x, q->to) &&
	    (r = nu_qty_at(&f->qty, x, q->to + 1)) && glued(x, q->to + 1))
		return r->to;
	/* the second half, this half */
	if (q->kind == NU_Q_FRAC && q->to == q->from + 1 && q->from > 0 &&
	    q->flags & NU_QF_WORDS && (word(x, q->from - 1, FC_ord) ||
	    word(x, q->from - 1, FC_next)))
		return q->to;
	if (q->kind == NU_Q_FRAC) {
		h = nu_noun_head(x, q->to, NU_NOUN_LAST);
		nu_fig_emit(f, q->from, q->to, "ratio", nu_fig_value(f,
		    &q->num, NULL), nu_fig_counted(x, h));
		return q->to;
	}
	if (nu_fig_pronoun(x, q))
		return q->to;
	/* the 100,000 of "per 100,000 people" */
	if (q->from > 1 && word(x, q->from - 1, FC_per) &&
	    x->v[q->from - 1].val == 1)
		return q->to;
	/* aged 45; , 45, */
	if (nu_fig_aged(x, q->from) || nu_fig_named_age(f, q))
		return age(f, q);
	if (nu_fig_label(x, q))
		return q->to;
	if (nu_fig_turned(x, q) && nu_noun_head(x, q->to, NU_NOUN_MANY) ==
	    SIZE_MAX)
		return age(f, q);
	if ((h = nu_fig_listed(f, q)))
		return h;
	h = nu_mod_past(x, q->to);
	h = nu_noun_head(x, h, q->flags & NU_QF_ONE && h == q->to ?
	    NU_NOUN_ONE : NU_NOUN_MANY);
	if (h == SIZE_MAX && (side = nu_mod_bound(x, q->from))) {
		nu_fig_emit(f, q->from, q->to, "count", nu_fig_open(f,
		    &q->num, side), NU_S(""));
		return q->to;
	}
	nu_fig_emit(f, q->from, q->to, "count", nu_fig_value(f, &q->num, NULL),
	    counted_per(f, q->to, h));
	return q->to;
}

/* One number with what goes with it: its unit, a range, the thing counted. */
size_t
nu_fig_number(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	struct nu_amount a;
	struct nu_funit u;
	const struct nu_qty *r;
	struct nu_qty large;
	size_t unit, end;

	if (q->kind == NU_Q_NAME)
		return q->to;
	if (q->kind == NU_Q_VAGUE)
		return vague(f, q);
	if (letter(x, q, &large))
		q = &large;
	a = (struct nu_amount){ q->num, q->num, false, q->from, q->to };
	if ((end = hyphened(f, q)) || (q->flags & NU_QF_WORDS && q->to ==
	    q->from + 1 && (end = nu_fig_idiom(x, q->from))))
		return end;
	if (q->kind == NU_Q_ORD)
		return ordinal(f, q);
	if ((end = ratio(f, q)) || (end = of_unit(f, q, a)))
		return end;
	unit = nu_fig_unit_behind(x, q->to, &u);
	if ((end = nu_fig_range(f, q, &u, unit ? unit : q->to)))
		return end;
	if (unit)
		return nu_fig_with_unit(f, a, u, unit);
	/* 2 below zero */
	if (q->flags & (NU_QF_PLAIN | NU_QF_WORDS | NU_QF_DEC) && is(x, q->to,
	    "below") && is(x, q->to + 1, "zero")) {
		a.lo.neg = true;
		nu_fig_emit(f, q->from, q->to + 2, "measure", nu_fig_value(f,
		    &a.lo, NULL), NU_S("degree"));
		return q->to + 2;
	}
	/* 3-1, 10-9: a result, not two counts; 777-200LR, a name */
	if (sign(x, q->to, '-') && glued(x, q->to) && glued(x, q->to + 1) &&
	    (r = nu_qty_at(&f->qty, x, q->to + 1)) && (r->kind == NU_Q_NAME ||
	    (nu_fig_card(r) && q->flags & r->flags & NU_QF_PLAIN &&
	    !nu_fig_change(x, q->from, false))))
		return r->to;
	if ((end = nu_fig_bounds(f, q)))
		return end;
	/* 2,000.45 ± 0.01 pounds */
	if (sign(x, q->to, 0xb1) && (r = nu_qty_at(&f->qty, x, q->to + 1)) &&
	    nu_fig_card(r) && (end = nu_fig_unit_behind(x, r->to, &u)))
		return nu_fig_with_unit(f, a, u, end);
	if ((end = marks(f, q)))
		return end;
	return bare(f, q);
}
