#include "figure/numpart.h"

#include <stdlib.h>

/* ---- numerals ---- */

static bool
ordinal_suffix(const struct nu_flex *x, size_t i)
{
	return i < x->n && glued(x, i) && (is(x, i, "st") || is(x, i, "nd") ||
	    is(x, i, "rd") || is(x, i, "th"));
}

/* A letter or word glued before the numeral by a hyphen makes it a name,
 * unless it only says when or how much: "mid-1990s", "pre-2010", "Jan-15". */
static bool
named_before(const struct nu_flex *x, size_t i)
{
	static const char *const open[] = { "pre", "post", "mid", "sub", "non",
	    "circa", "late", "early", "over", "under", "plus", "minus", "to",
	    "from", "and", "or", "aged" };
	const struct nu_fitem *w;

	if (i == 0 || !glued(x, i))
		return false;
	if (sign(x, i - 1, '#'))
		return true;
	if (!sign(x, i - 1, '-') || i < 2 || !glued(x, i - 1))
		return false;
	w = &x->v[i - 2];
	if (w->kind != NU_FK_WORD)
		return false;
	if (w->cls >= FC_unit && w->cls <= FC_zone)
		return false;
	for (size_t k = 0; k < sizeof open / sizeof *open; k++)
		if (is(x, i - 2, open[k]))
			return false;
	return w->flags & (NU_FF_CAP | NU_FF_MIXED) || w->e - w->b <= 2;
}

/* Letters glued behind the numeral that make no figure with it: "4G", "737s",
 * "3D". Units and times pass; the caller of the unit table knows better than
 * this, so only what is surely a name is said to be one. */
static bool
named_behind(const struct nu_flex *x, size_t i)
{
	const struct nu_fitem *w = &x->v[i];

	if (i >= x->n || !glued(x, i))
		return false;
	if (w->kind == NU_FK_LINK)
		return true;
	if (w->kind == NU_FK_WORD) {
		if (w->flags & NU_FF_MIXED && !is(x, i, "m2") &&
		    !is(x, i, "m3") && !is(x, i, "km2") && !is(x, i, "cm3") &&
		    !((x->text.p[w->b] | 32) == 'h' && w->e - w->b == 3) &&
		    !((x->text.p[w->b] | 32) == 'e') && !is(x, i, "x10"))
			return true;
		return is(x, i, "g") && x->text.p[w->b] == 'G';
	}
	if (sign(x, i, '-') && i + 1 < x->n && glued(x, i + 1) &&
	    x->v[i + 1].kind == NU_FK_WORD && x->v[i + 1].flags & NU_FF_CAP &&
	    x->v[i + 1].e - x->v[i + 1].b == 1)
		return true;		/* "10-K" */
	return false;
}

/* 1.3e6, 12.32e+14, 1e-3: the end and the exponent. */
static size_t
exponent(const struct nu_flex *x, size_t i, int *e)
{
	struct nu_slice s;
	int64_t v = 0;
	bool minus = false;

	/* 2.48×10−5, 5.5 x 10^-3, 5.5x10-3 */
	if (((sign(x, i, 0xd7) || is(x, i, "x")) && integer(x, i + 1) &&
	    x->v[i + 1].val == 10) || (is(x, i, "x10") && glued(x, i))) {
		size_t j = i + (is(x, i, "x10") ? 1 : 2);

		if (sign(x, j, '^') && glued(x, j))
			j++;
		if ((sign(x, j, '-') || sign(x, j, 0x2013)) && glued(x, j)) {
			minus = true;
			j++;
		}
		if (!integer(x, j) || !glued(x, j) || x->v[j].val > 300 ||
		    x->v[j].val < 0)
			return 0;
		*e = minus ? -x->v[j].val : x->v[j].val;
		return j + 1;
	}
	if (i >= x->n || !glued(x, i) || x->v[i].kind != NU_FK_WORD ||
	    (x->text.p[x->v[i].b] | 32) != 'e')
		return 0;
	s = nu_fitem_text(x, i);
	if (s.n == 1) {
		if (!(sign(x, i + 1, '+') || sign(x, i + 1, '-')) ||
		    !glued(x, i + 1) || !glued(x, i + 2) || !integer(x, i + 2))
			return 0;
		minus = x->v[i + 1].ch == '-';
		v = x->v[i + 2].val;
		i += 3;
	} else {
		for (size_t k = 1; k < s.n; k++) {
			if (s.p[k] < '0' || s.p[k] > '9' || v > 9999)
				return 0;
			v = v * 10 + (s.p[k] - '0');
		}
		i++;
	}
	if (v < 0 || v > 300)
		return 0;
	*e = (int)(minus ? -v : v);
	return i;
}

/* INT/INT, glued: a fraction, when it is a likely one. */
static bool
slash(const struct nu_flex *x, size_t i, int *n, int *d)
{
	if (!integer(x, i) || !sign(x, i + 1, '/') || !glued(x, i + 1) ||
	    !integer(x, i + 2) || !glued(x, i + 2))
		return false;
	if ((sign(x, i + 3, '/') && glued(x, i + 3)) ||
	    (i > 0 && sign(x, i - 1, '/') && glued(x, i)))
		return false;
	*n = x->v[i].val;
	*d = x->v[i + 2].val;
	return *n > 0 && *d > 1 && *n < 1000 && *d <= 1000;
}

static size_t
digits(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	const struct nu_fitem *w = &x->v[i];
	size_t j = i + 1, end;
	int n, d, e;

	q->flags = NU_QF_PLAIN;
	if (w->cls == NU_FN_DOTTED)
		q->kind = NU_Q_NAME;
	if (w->cls == NU_FN_VULGAR) {
		q->kind = NU_Q_FRAC;
		q->flags = NU_QF_DEC;
		q->num = nu_num_int(w->val / 100);
		nu_num_div(&q->num, w->val % 100);
		return nu_num_tail(x, j, q, true);
	}
	q->num = nu_num_read(nu_fitem_text(x, i), w->ch);
	if (w->ch != w->e - w->b)
		q->flags |= NU_QF_DEC;
	if (named_before(x, i) || named_behind(x, j) ||
	    (w->cls == NU_FN_INT && w->digits > 1 && x->text.p[w->b] == '0')) {
		q->kind = NU_Q_NAME;
		return j;
	}
	if (ordinal_suffix(x, j) && w->cls <= NU_FN_GROUP) {
		q->kind = NU_Q_ORD;
		return j + 1;
	}
	if (slash(x, i, &n, &d) && ((n == 9 && d == 11) || (n == 24 && d == 7)
	    || (n == 50 && d == 50) || (n == 7 && d == 7))) {
		q->kind = NU_Q_NAME;	/* 9/11, 24/7 */
		return i + 3;
	}
	if (i > 0 && sign(x, i - 1, '[') && sign(x, j, ']') && glued(x, i) &&
	    glued(x, j)) {
		q->kind = NU_Q_NAME;	/* a note: [7] */
		return j;
	}
	if (slash(x, i, &n, &d)) {
		j = i + 3;
		q->num = nu_num_int(n);
		nu_num_div(&q->num, d);
		q->flags = NU_QF_DEC;
		q->kind = NU_Q_FRAC;
		if (ordinal_suffix(x, j) || (glued(x, j) && is(x, j, "ths")))
			j++;
		return nu_num_tail(x, j, q, true);
	}
	if (w->cls == NU_FN_INT && integer(x, j) && !glued(x, j) &&
	    slash(x, j, &n, &d) && n < d && d <= 64) {
		if (nu_num_add_part(&q->num, n, d, 0)) {
			q->flags |= NU_QF_DEC;
			return nu_num_tail(x, j + 3, q, true);
		}
	}
	if ((end = exponent(x, j, &e))) {
		q->num = nu_num_shift(q->num, e);
		return end;
	}
	if (word(x, j, FC_point) && x->v[j].val == 1 && integer(x, j + 1) &&
	    w->cls == NU_FN_INT && (end = nu_num_point(x, j + 1, &q->num))) {
		q->flags |= NU_QF_DEC;
		return nu_num_tail(x, end, q, true);
	}
	return nu_num_tail(x, j, q, true);
}

/* ---- all of them ---- */

static void
take(struct nu_qtys *qs, const struct nu_flex *x, struct nu_qty q, size_t from,
    size_t to)
{
	/* a sign before it */
	if ((q.kind == NU_Q_CARD || (q.kind == NU_Q_FRAC && !(q.flags &
	    NU_QF_WORDS))) && from > 0 && !(q.flags & NU_QF_ART)) {
		size_t s = from - 1;

		if (((sign(x, s, '-') || sign(x, s, 0x2013) ||
		    sign(x, s, '+')) && glued(x, from) && q.flags &
		    ~NU_QF_WORDS && (!glued(x, s) || s == 0 || sign(x, s - 1,
		    '(') || sign(x, s - 1, '='))) ||
		    (word(x, s, FC_minus) && x->v[s].val < 0 &&
		    !(s > 0 && word(x, s - 1, FC_or)))) {
			if (!sign(x, s, '+'))
				q.num.neg = true;
			q.flags |= NU_QF_SIGN;
			q.flags &= (uint8_t)~NU_QF_ONE;
			from = s;
		}
	}
	q.from = (uint32_t)from;
	q.to = (uint32_t)to;
	NU_GROW(qs->v, qs->n, qs->cap);
	qs->at[from] = (int32_t)qs->n;
	qs->v[qs->n++] = q;
}

void
nu_numerals(struct nu_qtys *qs, const struct nu_flex *x)
{
	size_t checked = 0;

	while (qs->capat < x->n + 1) {
		qs->capat = qs->capat ? qs->capat * 2 : 256;
		qs->at = nu_realloc(qs->at, qs->capat, sizeof *qs->at);
	}
	memset(qs->at, 0xff, (x->n + 1) * sizeof *qs->at);
	qs->n = 0;
	for (size_t i = 0; i < x->n;) {
		struct nu_qty q = { 0 };
		size_t end = 0;

		if (x->v[i].kind == NU_FK_NUM) {
			bool phone = false;

			if (i >= checked) {
				checked = nu_num_phone(x, i, &phone);
				if (phone) {
					q.kind = NU_Q_NAME;
					take(qs, x, q, i, checked);
					i = checked;
					continue;
				}
			}
			end = digits(x, i, &q);
		} else if (x->v[i].kind == NU_FK_WORD && (x->v[i].cls &&
		    (x->v[i].cls <= FC_frac || x->v[i].cls == FC_art))) {
			end = nu_num_words(x, i, &q);
		}
		if (!end) {
			i++;
			continue;
		}
		take(qs, x, q, i, end);
		i = end;
	}
}

void
nu_qtys_free(struct nu_qtys *q)
{
	free(q->v);
	free(q->at);
	*q = (struct nu_qtys){ 0 };
}
