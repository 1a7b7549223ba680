#include "figure/figpart.h"

#include <stdlib.h>

/* ---- writing down ---- */

struct nu_slice
nu_fig_keep(struct nu_figures *f)
{
	struct nu_slice s = nu_arena_dup(&f->mem, nu_buf_slice(&f->buf));

	nu_buf_clear(&f->buf);
	return s;
}

struct nu_slice
nu_fig_value(struct nu_figures *f, const struct nu_num *lo,
    const struct nu_num *hi)
{
	nu_buf_clear(&f->buf);
	nu_num_put(&f->buf, *lo);
	if (hi) {
		nu_buf_str(&f->buf, "..");
		nu_num_put(&f->buf, *hi);
	}
	return nu_fig_keep(f);
}

struct nu_slice
nu_fig_open(struct nu_figures *f, const struct nu_num *n, int side)
{
	nu_buf_clear(&f->buf);
	if (side > 0)
		nu_num_put(&f->buf, *n);
	nu_buf_str(&f->buf, "..");
	if (side < 0)
		nu_num_put(&f->buf, *n);
	return nu_fig_keep(f);
}

/* How often a figure of its class is right, by the evaluation sets: less
 * without a thing counted, for "one", and for dates without a value. */
static double
sure(const char *label, struct nu_slice value, struct nu_slice of)
{
	switch (label[0]) {
	case 'c':
		return !of.n ? 0.7 : nu_slice_is(value, "1") ? 0.75 : 0.9;
	case 'd':
		return label[1] == 'u' ? 0.95 : value.n ? 0.85 : 0.6;
	case 'o': case 'r': case 't':
		return 0.8;
	default:
		return 0.95;
	}
}

struct nu_figure *
nu_fig_emit(struct nu_figures *f, size_t from, size_t to, const char *label,
    struct nu_slice value, struct nu_slice of)
{
	const struct nu_flex *x = &f->lex;
	struct nu_figure *g;

	NU_GROW(f->v, f->n, f->cap);
	g = &f->v[f->n++];
	*g = (struct nu_figure){ x->v[from].b, x->v[to - 1].e, label, value,
	    of, nu_mod_before(x, from), sure(label, value, of) };
	if (!g->mod)
		g->mod = nu_mod_behind(x, to);
	return g;
}

/* "every two days", "each Monday": what is repeated is no figure. */
static bool
every(const struct nu_flex *x, size_t i)
{
	return i > 0 && word(x, i - 1, FC_per) && x->v[i - 1].val > 1;
}

/* Whether a date or a time may begin at the item; few: the sentence is
 * short. */
static bool
starts_when(const struct nu_fitem *it, bool few)
{
	if (it->kind == NU_FK_NUM)
		return true;
	if (it->kind == NU_FK_SIGN)
		return it->ch == '\'';
	if (it->kind != NU_FK_WORD)
		return false;
	switch (it->cls) {
	case FC_of: case FC_and: case FC_or: case FC_to: case FC_no:
	case FC_not: case FC_than: case FC_up: case FC_out: case FC_per:
	case FC_point: case FC_minus: case FC_more: case FC_least:
	case FC_most: case FC_least2: case FC_most2: case FC_times:
	case FC_aunit:
		return false;
	case FC_the: case FC_art: case FC_in: case FC_at:
		/* what follows is of no class either, but the fiscal year */
		if (it[1].kind == NU_FK_WORD && it[1].cls == FC_none &&
		    !(it[1].flags & (NU_FF_MIXED | NU_FF_CAP)) &&
		    it[2].cls == FC_none && it[2].kind == NU_FK_WORD && !few)
			return false;
		break;
	default:
		break;
	}
	/* earth day, too */
	return it->cls != FC_none || it->flags & (NU_FF_MIXED | NU_FF_CAP) ||
	    few || (it[1].cls == FC_tunit && it[1].kind == NU_FK_WORD &&
	    it[1].val == NU_T_DAY);
}

/* Four digits at item i that are no year: "an average of 1500", "2000 - 2500
 * calories". */
static bool
no_year(const struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r;
	struct nu_funit u;

	if (!integer(x, i) || x->v[i].digits != 4)
		return false;
	if (i > 1 && word(x, i - 1, FC_of) && nu_slice_is(nu_noun_kind(x,
	    i - 2), "sum"))
		return true;
	r = dash(x, i + 1) ? nu_qty_at(&f->qty, x, i + 2) : NULL;
	return r && r->kind == NU_Q_CARD && nu_fig_unit_behind(x, r->to, &u) &&
	    u.kind != NU_U_TIME;
}

/* A date or a time that begins at item i: the item behind it, or 0. */
static size_t
dated(struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	struct nu_found_when w;
	struct nu_figure *g;

	if (!starts_when(&x->v[i], x->n < 8) || no_year(f, i))
		return 0;
	nu_buf_clear(&f->buf);
	if (!nu_when_at(x, &f->qty, i, &f->ref, &f->buf, &w))
		return 0;
	if (w.none || every(x, i))
		return w.to;
	g = nu_fig_emit(f, i, w.to, w.time ? "time" : "date", nu_fig_keep(f),
	    NU_S(""));
	/* "over the next week" is no more than */
	if (g->mod && *g->mod != 'a' && i > 0 && x->v[i - 1].cls != FC_than)
		g->mod = NULL;
	if (w.mod)
		g->mod = w.mod;
	nu_dateref_note(&f->ref, &w);
	return w.to;
}

void
nu_figures_find(struct nu_figures *f, struct nu_slice sentence)
{
	struct nu_flex *x = &f->lex;
	size_t next = 0;

	f->n = 0;
	f->ref.said.age++;
	nu_lex(x, sentence);
	if (!x->figures)
		return;
	nu_arena_reset(&f->mem);
	nu_numerals(&f->qty, x);
	for (size_t i = 0; i < x->n;) {
		const struct nu_qty *q = nu_qty_at(&f->qty, x, i);
		size_t end;

		if (q && q->kind == NU_Q_NAME && q->to - q->from > 1) {
			i = q->to;
			continue;
		}
		end = dated(f, i);
		/* a number one to three items away: "$5", "US$5", "Rs. 5" */
		while (next < f->qty.n && f->qty.v[next].from <= i)
			next++;
		if (!end && x->v[i].kind != NU_FK_NUM && next < f->qty.n &&
		    f->qty.v[next].from <= i + 3)
			end = nu_fig_money(f, i);
		if (!end && q)
			end = nu_fig_number(f, q);
		if (!end && word(x, i, FC_art))
			end = nu_fig_article(f, i);
		i = end ? end : i + 1;
	}
}

void
nu_figures_free(struct nu_figures *f)
{
	free(f->v);
	nu_lex_free(&f->lex);
	nu_qtys_free(&f->qty);
	nu_buf_free(&f->buf);
	nu_arena_free(&f->mem);
	*f = (struct nu_figures){ 0 };
}
