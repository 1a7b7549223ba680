/* figpart: what the parts of figure share; private to lib/figure. A part that
 * reads a figure at an item emits it and gives the item behind it, or 0 when
 * there is none. */
#ifndef NU_FIGPART_H
#define NU_FIGPART_H

#include "figure/figure.h"
#include "figure/funit.h"
#include "figure/item.h"
#include "figure/mod.h"
#include "figure/noun.h"

/* A number, or two, at the items [from, to). */
struct nu_amount {
	struct nu_num lo, hi;
	bool range;
	size_t from, to;
};

/* A cardinal or a fraction. */
static inline bool
nu_fig_card(const struct nu_qty *q)
{
	return q && (q->kind == NU_Q_CARD || q->kind == NU_Q_FRAC);
}

/* The thing counted: the word of the head nu_noun_head gave, if any. */
static inline struct nu_slice
nu_fig_counted(const struct nu_flex *x, size_t head)
{
	return head == SIZE_MAX ? NU_S("") : nu_fitem_text(x, head);
}

/* figure.c */
struct nu_slice nu_fig_keep(struct nu_figures *f);
struct nu_slice nu_fig_value(struct nu_figures *f, const struct nu_num *lo,
    const struct nu_num *hi);
/* A range with one end: n is the lower (side 1) or the upper bound (-1). */
struct nu_slice nu_fig_open(struct nu_figures *f, const struct nu_num *n,
    int side);
struct nu_figure *nu_fig_emit(struct nu_figures *f, size_t from, size_t to,
    const char *label, struct nu_slice value, struct nu_slice of);

/* range.c */
size_t nu_fig_joiner(const struct nu_flex *x, size_t i, size_t from);
bool nu_fig_change(const struct nu_flex *x, size_t from, bool twice);
void nu_fig_order(struct nu_num *lo, const struct nu_qty *a,
    const struct nu_qty *b);
size_t nu_fig_range(struct nu_figures *f, const struct nu_qty *q,
    const struct nu_funit *u, size_t end);
size_t nu_fig_listed(struct nu_figures *f, const struct nu_qty *q);
size_t nu_fig_bounds(struct nu_figures *f, const struct nu_qty *q);

static inline bool
nu_fig_fits(const struct nu_amount *a)
{
	return nu_num_cmp(a->lo, a->hi) < 0;
}

/* amount.c */
size_t nu_fig_unit_behind(const struct nu_flex *x, size_t i,
    struct nu_funit *u);
size_t nu_fig_rate(struct nu_figures *f, size_t i, struct nu_slice *name);
size_t nu_fig_with_unit(struct nu_figures *f, struct nu_amount a,
    struct nu_funit u, size_t end);
void nu_fig_emit_unit(struct nu_figures *f, struct nu_amount a,
    struct nu_funit u, size_t end, struct nu_slice of);
size_t nu_fig_article(struct nu_figures *f, size_t i);

/* compound.c */
size_t nu_fig_compound(struct nu_figures *f, size_t i, struct nu_num first,
    int unit, struct nu_slice *value);
size_t nu_fig_smaller(struct nu_figures *f, size_t i, struct nu_num *n,
    const struct nu_funit *u);

/* money.c */
size_t nu_fig_money(struct nu_figures *f, size_t i);

/* label.c */
size_t nu_fig_idiom(const struct nu_flex *x, size_t i);
bool nu_fig_labelled(const struct nu_flex *x, size_t i);
bool nu_fig_label(const struct nu_flex *x, const struct nu_qty *q);
bool nu_fig_street(const struct nu_flex *x, size_t i);
bool nu_fig_pronoun(const struct nu_flex *x, const struct nu_qty *q);
bool nu_fig_aged(const struct nu_flex *x, size_t i);
bool nu_fig_turned(const struct nu_flex *x, const struct nu_qty *q);
bool nu_fig_named_age(const struct nu_figures *f, const struct nu_qty *q);
bool nu_fig_result(const struct nu_flex *x, const struct nu_qty *q,
    const struct nu_qty *r);

/* plain.c */
size_t nu_fig_number(struct nu_figures *f, const struct nu_qty *q);

#endif
