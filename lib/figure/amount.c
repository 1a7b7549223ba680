/* amount: a number with the unit behind it: money, measures, durations, ages;
 * rates; "a week". */
#include "figure/figpart.h"

#include <stdlib.h>

/* ---- rates: "per hour", "a barrel", "/km" ---- */

/* Behind an amount that ends before item i: the end, with " per UNIT" in
 * name. */
static size_t
rate(struct nu_figures *f, size_t i, struct nu_slice *name)
{
	const struct nu_flex *x = &f->lex;
	struct nu_funit u;
	size_t j = i, by, end, h;
	const struct nu_qty *r;
	char mem[32];
	struct nu_slice what;
	bool per;

	if (sign(x, j, '-') && glued(x, j))
		j++;
	by = j++;			/* a, per, or a slash */
	per = word(x, by, FC_per);
	if (!(sign(x, by, '/') && glued(x, by) && glued(x, j)) && !per &&
	    !word(x, by, FC_art))
		return i;
	if (per && x->v[by].val > 1)
		return i;	/* "every day", "each year" are no rates */
	if (sign(x, j, '-') && glued(x, j))
		j++;
	/* per thousand cubic feet, per 100,000 people */
	r = per ? nu_qty_at(&f->qty, x, j) : NULL;
	if (r && r->kind != NU_Q_CARD)
		r = NULL;
	end = r ? nu_fig_unit_behind(x, r->to, &u) :
	    nu_funit_at(x, j, sign(x, by, '/'), &u);
	if (r && end) {
		what = u.name;
	} else if (r) {
		h = nu_noun_head(x, r->to, NU_NOUN_MANY);
		if (h == SIZE_MAX)
			return i;
		what = nu_fitem_text(x, h);
		end = h + 1;
	} else if (end && u.kind != NU_U_MONEY && u.kind != NU_U_PERCENT) {
		what = u.name;
		/* "$99 million a year earlier" */
		if (u.kind == NU_U_TIME && word(x, end, FC_ago) &&
		    !is(x, end, "from"))
			return i;
	} else if (sign(x, by, '/') && (is(x, j, "h") || is(x, j, "s"))) {
		what = is(x, j, "h") ? NU_S("hour") : NU_S("second");
		end = j + 1;
	} else if ((per && j < x->n && x->v[j].kind == NU_FK_WORD &&
	    !x->v[j].cls) || (word(x, by, FC_art) && (is(x, j, "share") ||
	    is(x, j, "head") || is(x, j, "person") || is(x, j, "piece")))) {
		what = lower(x, j, mem, sizeof mem);	/* per capita */
		end = j + 1;
	} else {
		return i;
	}
	nu_buf_clear(&f->buf);
	nu_buf_put(&f->buf, *name);
	nu_buf_str(&f->buf, " per ");
	if (r) {
		nu_num_put(&f->buf, r->num);
		nu_buf_byte(&f->buf, ' ');
	}
	nu_buf_put(&f->buf, what);
	*name = nu_fig_keep(f);
	return end;
}

/* The same, also of two: W/m^2 per year, $7 per person per month. */
size_t
nu_fig_rate(struct nu_figures *f, size_t i, struct nu_slice *name)
{
	size_t end = rate(f, i, name);

	return end > i ? rate(f, end, name) : i;
}

/* "year-old", "years old", "years of age" behind a unit of time. */
static size_t
age_behind(const struct nu_flex *x, size_t i)
{
	if (sign(x, i, '-') && glued(x, i))
		i++;
	if (word(x, i, FC_old) && x->v[i].val == 1)
		return i + 1;
	if (word(x, i, FC_of) && word(x, i + 1, FC_old) &&
	    x->v[i + 1].val == 3)
		return i + 2;
	return 0;
}

/* Words that tell whether pounds are paid or weighed: 1, -1, 0. */
static int
pays(const struct nu_flex *x, size_t i)
{
	struct nu_slice v = nu_noun_kind(x, i);

	if (sign(x, i, 0xa3))
		return 1;
	return nu_slice_is(v, "pay") ? 1 : nu_slice_is(v, "weigh") ? -1 : 0;
}

/* Pounds are weight, unless millions are counted, something is paid, or the
 * sentence has the sign; the nearest word decides. */
static bool
weight(const struct nu_flex *x, const struct nu_amount *a, size_t to)
{
	struct nu_num n = a->lo;
	int p;

	if (sign(x, a->to, '-') || word(x, to, FC_of))
		return true;
	if (nu_num_whole(n) >= 100000 || n.dig.p || n.exp > 4)
		return false;
	for (size_t k = 1; k <= 8 && k <= a->from; k++)
		if ((p = pays(x, a->from - k)))
			return p < 0;
	for (size_t k = to; k < to + 5; k++)
		if ((p = pays(x, k)))
			return p < 0;
	return true;
}

/* An amount of time, whose unit ends before item end. */
static size_t
with_time(struct nu_figures *f, struct nu_amount a, struct nu_funit u,
    size_t end)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_num *hi = a.range ? &a.hi : NULL;
	struct nu_slice value;
	size_t j;

	if ((j = age_behind(x, end))) {
		nu_fig_emit(f, a.from, j, "age", nu_fig_value(f, &a.lo, hi),
		    u.name);
		return j;
	}
	/* "one hour and a half", "2 years and a half" */
	j = end + 1 + word(x, end + 1, FC_art);
	if (!hi && word(x, end, FC_and) && word(x, j, FC_frac) &&
	    x->v[j].val <= 4) {
		struct nu_num p = nu_num_int(1);

		if (nu_num_div(&p, x->v[j].val) && nu_num_add(&a.lo, p)) {
			nu_fig_emit(f, a.from, j + 1, "duration",
			    nu_fig_value(f, &a.lo, NULL), u.name);
			return j + 1;
		}
	}
	if (!hi && (j = nu_fig_compound(f, end, a.lo, u.time, &value)) != end) {
		nu_fig_emit(f, a.from, j, "duration", value, NU_S(""));
		return j;
	}
	nu_fig_emit(f, a.from, end, "duration", nu_fig_value(f, &a.lo, hi),
	    u.name);
	return end;
}

static void
shift_both(struct nu_amount *a, int k)
{
	a->lo = nu_num_shift(a->lo, k);
	a->hi = nu_num_shift(a->hi, k);
}

/* Emits an amount that ends before item end, of the unit "of". */
void
nu_fig_emit_unit(struct nu_figures *f, struct nu_amount a, struct nu_funit u,
    size_t end, struct nu_slice of)
{
	const char *label = u.kind == NU_U_TIME ? "duration" : u.kind ==
	    NU_U_PERCENT ? "percent" : u.kind == NU_U_MONEY ? "money" :
	    "measure";
	int side;

	if (u.kind == NU_U_PERCENT)
		of = NU_S("");
	if (u.parts < 0)
		shift_both(&a, -u.parts);
	if (u.parts > 1) {
		nu_num_div(&a.lo, u.parts);
		if (a.range)
			nu_num_div(&a.hi, u.parts);
	}
	side = a.range ? 0 : nu_mod_alone(&f->lex, a.from, end);
	nu_fig_emit(f, a.from, end, label, side ? nu_fig_open(f, &a.lo, side) :
	    nu_fig_value(f, &a.lo, a.range ? &a.hi : NULL), of);
}

/* Emits an amount with a unit; returns the item behind. */
size_t
nu_fig_with_unit(struct nu_figures *f, struct nu_amount a, struct nu_funit u,
    size_t end)
{
	const struct nu_flex *x = &f->lex;
	struct nu_slice of;

	if (u.kind == NU_U_POUND) {
		u.kind = weight(x, &a, end) ? NU_U_MEASURE : NU_U_MONEY;
		u.name = u.kind == NU_U_MONEY ? NU_S("GBP") : NU_S("pound");
	}
	if (u.kind == NU_U_TIME)
		return with_time(f, a, u, end);
	of = u.name;
	if (u.kind != NU_U_PERCENT) {
		if (!a.range)
			end = nu_fig_smaller(f, end, &a.lo, &u);
		if (u.kind == NU_U_MONEY && word(x, end, FC_mag) &&
		    x->v[end].e - x->v[end].b > 2)	/* 75 USD million */
			shift_both(&a, abs(x->v[end++].val));
		if (!a.range && is(x, end, "below") && is(x, end + 1, "zero") &&
		    nu_slice_starts(u.name, NU_S("degree"))) {
			a.lo.neg = true;
			end += 2;
		}
		end = nu_fig_rate(f, end, &of);
	}
	nu_fig_emit_unit(f, a, u, end, of);
	/* the year of "5 percent a year" is none */
	return u.kind == NU_U_PERCENT ? nu_fig_rate(f, end, &of) : end;
}

/* The unit behind item i, past a hyphen. */
size_t
nu_fig_unit_behind(const struct nu_flex *x, size_t i, struct nu_funit *u)
{
	size_t j = i, end;

	if (sign(x, j, '-') && glued(x, j) && glued(x, j + 1))
		j++;
	end = nu_funit_at(x, j, j == i, u);
	if (!end) {
		/* two more years, five straight months */
		struct nu_slice v = nu_noun_kind(x, j);
		bool pass = nu_slice_is(v, "pass");

		if (!pass && !nu_slice_is(v, "length"))
			return 0;
		end = nu_funit_at(x, j + 1, false, u);
		return end && (pass || u->kind == NU_U_TIME) ? end : 0;
	}
	/* ten grand, but ten grand pianos */
	if (u->kind == NU_U_MONEY && u->parts < 0 && is(x, j, "grand") &&
	    (capital(x, j) || (end < x->n && x->v[end].kind == NU_FK_WORD &&
	    !x->v[end].cls && !nu_noun_kind(x, end).n)))
		return 0;
	/* "1 $10 note": the sign is of the number behind it */
	if (u->kind == NU_U_MONEY && numeral(x, end) && glued(x, end))
		return 0;
	/* in 2016 Stone and Smith */
	if (capital(x, j) && x->v[j].e - x->v[j].b > 3 && i > 0 &&
	    integer(x, i - 1) && x->v[i - 1].val >= 1800 && x->v[i - 1].val <
	    2100 && prose(x))
		return 0;
	/* 777F and 13F are names, 45C a temperature */
	if (end == j + 1 && (is(x, j, "F") || is(x, j, "C")) && i > 0 &&
	    x->v[i - 1].kind == NU_FK_NUM && x->v[i - 1].val > 150)
		return 0;
	/* the second is an ordinal in "5 second-half goals" */
	if (is(x, j, "second") && (sign(x, end, '-') || is(x, end, "half") ||
	    is(x, end, "quarter") || is(x, end, "place")))
		return 0;
	/* "won" is a verb, and marks more often not money, but with a large
	 * number; "the 5,000 mark" never is */
	if (j == i && !glued(x, j) && end == j + 1 && (is(x, j, "won") ||
	    is(x, j, "marks")) && !(i > 0 && (word(x, i - 1, FC_mag) ||
	    (numeral(x, i - 1) && x->v[i - 1].val >= 1000))))
		return 0;
	if (is(x, j, "mark") && j == i && end == j + 1)
		return 0;
	return end;
}

/* "a week", "an hour", "a mile": the article at item i as one, before units
 * only. */
size_t
nu_fig_article(struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	struct nu_num one = nu_num_int(1), half = one;
	struct nu_amount a = { one, one, false, i, i + 1 };
	struct nu_slice value;
	struct nu_funit u;
	size_t end, j;

	if (i > 0 && (word(x, i - 1, FC_per) || numeral(x, i - 1)))
		return 0;
	end = nu_funit_time(x, i + 1, &u);
	if (!end && (!word(x, i + 1, FC_aunit) || !(end = nu_funit_at(x, i + 1,
	    false, &u))))
		return 0;
	/* "times a week", "dollars a barrel" are rates */
	if (i > 0 && (x->v[i - 1].kind == NU_FK_WORD ? nu_noun_plural(
	    nu_fitem_text(x, i - 1)) || x->v[i - 1].cls == FC_twice :
	    u.kind != NU_U_TIME))
		return 0;
	if (u.kind != NU_U_TIME) {
		/* a mile away, but a dollar store */
		if ((end < x->n && x->v[end].kind == NU_FK_WORD &&
		    !x->v[end].cls && !nu_noun_kind(x, end).n) ||
		    (dash(x, end) && glued(x, end)))
			return 0;
		return nu_fig_with_unit(f, a, u, end);
	}
	/* a year or two */
	if (word(x, end, FC_or) && word(x, end + 1, FC_unit) &&
	    x->v[end + 1].val == 2 && u.time != NU_T_SECOND) {
		a.hi = nu_num_int(2);
		a.range = true;
		return nu_fig_with_unit(f, a, u, end + 2);
	}
	/* a year and a half, a year-and-a-half */
	j = end;
	if (word(x, j, FC_and) && word(x, j + 1, FC_art))
		j += 2;
	else if (sign(x, j, '-') && word(x, j + 1, FC_and) && word(x, j + 3,
	    FC_art))
		j += 5;
	if (j > end && word(x, j, FC_frac) && nu_num_div(&half, x->v[j].val) &&
	    nu_num_add(&a.lo, half))
		end = j + 1;
	else if ((u.time == NU_T_SECOND || u.time == NU_T_QUARTER || u.time ==
	    NU_T_WEEKEND || u.time == NU_T_DAY || u.time == NU_T_MINUTE) &&
	    nu_fig_compound(f, end, a.lo, u.time, &value) == end)
		return 0;
	return nu_fig_with_unit(f, a, u, end);
}
