/* compound: amounts of several units: "2 years and 3 months", "5 feet 3
 * inches", "3 dollars and 20 cents". */
#include "figure/figpart.h"

static void
put_duration(struct nu_buf *b, const struct nu_num *n, const bool *have)
{
	static const char letter[] = "SMHDW-M-Y";
	bool time = false;

	nu_buf_byte(b, 'P');
	for (int t = NU_T_YEAR; t >= 0; t--) {
		if (!have[t])
			continue;
		if (t <= NU_T_HOUR && !time) {
			nu_buf_byte(b, 'T');
			time = true;
		}
		nu_num_put(b, n[t]);
		nu_buf_byte(b, letter[t]);
	}
}

/* A number that ends before item i stands alone there, with nothing behind it
 * that it could count. */
static bool
alone(const struct nu_flex *x, size_t i)
{
	return i >= x->n || (x->v[i].kind == NU_FK_SIGN && !dash(x, i) &&
	    !sign(x, i, '/') && !sign(x, i, ':') && !sign(x, i, '%') &&
	    !sign(x, i, '\'') && !sign(x, i, '$'));
}

/* "2 years and 3 months", "1 hour 30 minutes": from the part that ended before
 * item i on. */
size_t
nu_fig_compound(struct nu_figures *f, size_t i, struct nu_num first, int unit,
    struct nu_slice *value)
{
	const struct nu_flex *x = &f->lex;
	struct nu_num n[NU_T_YEAR + 1];
	bool have[NU_T_YEAR + 1] = { false };
	size_t end = i;
	int last = unit, count = 0;

	if (unit > NU_T_YEAR || unit == NU_T_QUARTER ||
	    unit == NU_T_FORTNIGHT)
		return i;
	n[unit] = first;
	have[unit] = true;
	while (count < 6) {
		size_t j = end;
		const struct nu_qty *q;
		struct nu_funit u;

		if (sign(x, j, ','))
			j++;
		if (word(x, j, FC_and))
			j++;
		q = nu_qty_at(&f->qty, x, j);
		if (!q || q->kind != NU_Q_CARD || q->flags & NU_QF_SIGN)
			break;
		j = q->to;
		/* two hours ten */
		if (!count && last == NU_T_HOUR && alone(x, j) &&
		    nu_num_whole(q->num) > 0 && nu_num_whole(q->num) < 60 &&
		    q->flags & (NU_QF_PLAIN | NU_QF_WORDS) && !sign(x, end,
		    ',')) {
			n[NU_T_MINUTE] = q->num;
			have[NU_T_MINUTE] = true;
			end = j;
			count++;
			break;
		}
		if (sign(x, j, '-') && glued(x, j))
			j++;
		j = nu_funit_time(x, j, &u);
		if (!j || u.time >= last || u.time == NU_T_QUARTER ||
		    u.time == NU_T_FORTNIGHT || word(x, j, FC_ago) ||
		    word(x, j, FC_old))
			break;
		if (last - u.time > 4 && last != NU_T_YEAR)
			break;
		n[u.time] = q->num;
		have[u.time] = true;
		last = u.time;
		end = j;
		count++;
	}
	if (!count)
		return i;
	nu_buf_clear(&f->buf);
	put_duration(&f->buf, n, have);
	*value = nu_fig_keep(f);
	return end;
}

/* How many of the smaller unit make a larger one. */
static int
factor(struct nu_slice large, struct nu_slice small)
{
	static const struct { const char *large, *small; int n; } t[] = {
		{ "mile", "yard", 1760 }, { "mile", "foot", 5280 },
		{ "yard", "foot", 3 }, { "yard", "inch", 36 },
		{ "foot", "inch", 12 }, { "kilometer", "meter", 1000 },
		{ "meter", "centimeter", 100 }, { "meter", "millimeter", 1000 },
		{ "centimeter", "millimeter", 10 },
		{ "kilogram", "gram", 1000 },
		{ "gram", "milligram", 1000 }, { "stone", "pound", 14 },
		{ "pound", "ounce", 16 }, { "liter", "milliliter", 1000 },
		{ "gallon", "quart", 4 }, { "gallon", "pint", 8 },
		{ "quart", "pint", 2 },
	};

	for (size_t k = 0; k < sizeof t / sizeof *t; k++)
		if (nu_slice_is(large, t[k].large) && nu_slice_is(small,
		    t[k].small))
			return t[k].n;
	return 0;
}

/* The smaller unit that is not said: "15 dollars and 50", "6 foot 4". */
static int
unsaid(const struct nu_flex *x, const struct nu_qty *q,
    const struct nu_funit *u, bool and)
{
	int64_t v = nu_num_whole(q->num);

	if (v < 1 || !alone(x, q->to) || !(q->flags & (NU_QF_PLAIN |
	    NU_QF_WORDS)))
		return 0;
	if (u->kind == NU_U_MONEY && u->parts == 1 && v < 100 && and)
		return 100;
	if (u->kind == NU_U_MEASURE && nu_slice_is(u->name, "foot") && v < 12 &&
	    !and)
		return 12;
	return 0;
}

/* Dollars and cents, feet and inches, kilometers and meters: the end of the
 * smaller units behind the larger, whose amount n grows by them. */
size_t
nu_fig_smaller(struct nu_figures *f, size_t i, struct nu_num *n,
    const struct nu_funit *u)
{
	const struct nu_flex *x = &f->lex;
	struct nu_slice name = u->name;
	int by = 1;

	if (u->kind != NU_U_MONEY && u->kind != NU_U_MEASURE)
		return i;
	for (int steps = 0; steps < 4; steps++) {
		struct nu_funit v = { .kind = NU_U_NONE };
		const struct nu_qty *q;
		struct nu_num part;
		size_t j = i, end;
		bool and;
		int k = 0;

		/* 5-foot-11, 5-foot-11-inch */
		if (sign(x, j, '-') && glued(x, j) && glued(x, j + 1) &&
		    integer(x, j + 1) && x->v[j + 1].val < 12 && !steps &&
		    nu_slice_is(name, "foot") && (q = nu_qty_at(&f->qty, x,
		    j + 1)) && q->to == j + 2) {
			part = q->num;
			if (!nu_num_div(&part, 12) || !nu_num_add(n, part))
				return i;
			j = q->to;
			return sign(x, j, '-') && is(x, j + 1, "inch") ? j + 2 :
			    j;
		}
		if (sign(x, j, ',') && u->kind == NU_U_MEASURE)
			j++;
		and = word(x, j, FC_and);
		q = nu_qty_at(&f->qty, x, j + and);
		if (!q || q->kind != NU_Q_CARD || q->flags & NU_QF_SIGN ||
		    n->neg)
			return i;
		end = q->to;
		if (sign(x, end, '-') && glued(x, end))
			end++;
		if (is(x, end, "in") && nu_slice_is(name, "foot")) {
			v.name = NU_S("inch");
			end++;
		} else {
			end = nu_funit_at(x, end, true, &v);
		}
		if (!end) {
			k = steps ? 0 : unsaid(x, q, u, and);
			end = q->to;
		} else if (u->kind == NU_U_MONEY) {
			if (v.kind == NU_U_MONEY && v.parts > 1 && u->parts ==
			    1 && nu_slice_eq(u->name, v.name))
				k = v.parts;
		} else if (v.kind != NU_U_MONEY) {
			k = factor(name, v.name);
		}
		part = q->num;
		if (!k || by > 1000000 / k || !nu_num_div(&part, by * k) ||
		    !nu_num_add(n, part))
			return i;
		by *= k;
		name = v.name;
		i = end;
		if (u->kind == NU_U_MONEY)
			break;
	}
	return i;
}
