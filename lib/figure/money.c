/* money: amounts with the currency before them: "$5 million", "US$3-4bn". */
#include "figure/figpart.h"

/* Letters for a magnitude that only money has: $5m, £3b, €2k. */
static size_t
money_letters(const struct nu_flex *x, size_t i, struct nu_num *n)
{
	static const struct { const char *w; int e; } t[] = { { "m", 6 },
	    { "b", 9 }, { "k", 3 }, { "t", 12 }, { "mm", 6 }, { "mill", 6 } };

	if (i >= x->n || x->v[i].kind != NU_FK_WORD)
		return i;
	for (size_t k = 0; k < sizeof t / sizeof *t; k++)
		if (is(x, i, t[k].w)) {
			*n = nu_num_shift(*n, t[k].e);
			return i + 1;
		}
	return i;
}

/* A number with the name of a currency before it and nothing behind that it
 * could count: "rupees 500", "Malaysian ringgit 42". */
static size_t
named(struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *q;
	struct nu_funit u, v;
	size_t j;

	if (x->v[i].kind != NU_FK_WORD || x->v[i].e - x->v[i].b < 3 ||
	    (x->v[i].cls && x->v[i].cls != FC_aunit) ||
	    !(numeral(x, i + 1) || numeral(x, i + 2)) ||
	    (i > 0 && (numeral(x, i - 1) || word(x, i - 1, FC_the) ||
	    word(x, i - 1, FC_art) || word(x, i - 1, FC_mag))))
		return 0;
	j = nu_funit_at(x, i, false, &u);
	q = j ? nu_qty_at(&f->qty, x, j) : NULL;
	/* "won 3" is none */
	if (j == i + 1 && !nu_noun_plural(nu_fitem_text(x, i)))
		return 0;
	if (!q || q->kind != NU_Q_CARD || q->flags & NU_QF_SIGN || u.kind !=
	    NU_U_MONEY || u.parts != 1 || nu_fig_unit_behind(x, q->to, &v) ||
	    nu_noun_head(x, q->to, NU_NOUN_MANY) != SIZE_MAX)
		return 0;
	nu_fig_emit_unit(f, (struct nu_amount){ q->num, q->num, false, i,
	    q->to }, u, q->to, u.name);
	return q->to;
}

/* A number with money before it: "$5 million", "US$3-4bn". */
size_t
nu_fig_money(struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	struct nu_slice code, again, of;
	size_t j, k, end;
	const struct nu_qty *q, *r;
	struct nu_amount a = { .from = i };
	struct nu_funit u, v;

	if (!(j = nu_funit_before(x, i, &code)))
		return named(f, i);
	q = nu_qty_at(&f->qty, x, j);
	if (!nu_fig_card(q) && !(q && q->kind == NU_Q_NAME && x->v[i].kind ==
	    NU_FK_SIGN && q->to == q->from + 1))
		return 0;
	if (x->v[j - 1].kind == NU_FK_WORD && q->flags & NU_QF_WORDS)
		return 0;
	a.lo = q->num;
	end = q->to;
	if (!(q->flags & NU_QF_MAG))
		end = money_letters(x, end, &a.lo);
	/* a range, with the currency again or not */
	if ((k = nu_fig_joiner(x, end, i))) {
		size_t m = nu_funit_before(x, k, &again);

		r = nu_qty_at(&f->qty, x, m ? m : k);
		if (nu_fig_card(r) && !nu_fig_change(x, i, m) &&
		    (m || !word(x, k - 1, FC_to)) &&
		    (!m || nu_slice_eq(code, again))) {
			size_t e = r->to;

			a.hi = r->num;
			if (!(r->flags & NU_QF_MAG))
				e = money_letters(x, e, &a.hi);
			if (nu_fig_fits(&a)) {
				nu_fig_order(&a.lo, q, r);
				a.range = true;
				end = e;
			}
		}
	}
	/* "$20 and 43 cents" */
	u = (struct nu_funit){ .kind = NU_U_MONEY, .parts = 1, .name = code };
	if (!a.range)
		end = nu_fig_smaller(f, end, &a.lo, &u);
	/* "$5 billion dollars", "$100 USD", "A$5 Australian" */
	k = nu_funit_at(x, end, false, &v);
	if (k && v.kind == NU_U_MONEY && v.parts == 1 && nu_slice_eq(v.name,
	    code))
		end = k;
	else if ((is(x, end, "us") || is(x, end, "u.s.")) &&
	    x->v[end].flags & NU_FF_UPPER && nu_slice_is(code, "USD"))
		end++;
	of = code;
	end = nu_fig_rate(f, end, &of);
	if (i > 0 && dash(x, i - 1) && glued(x, i) && !glued(x, i - 1)) {
		a.lo.neg = true;
		a.from--;
	}
	nu_fig_emit_unit(f, a, u, end, of);
	return end;
}

