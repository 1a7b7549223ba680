#include "figure/funit.h"
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
	struct nu_slice code;

	if (i == 0 || !glued(x, i))
		return false;
	if (sign(x, i - 1, '#'))
		return !nu_funit_before(x, i - 1, &code);
	if (i < 2 || !glued(x, i - 1))
		return false;
	w = &x->v[i - 2];
	if (w->kind != NU_FK_WORD)
		return false;
	/* ID.3, J1149.5+6663 */
	if (sign(x, i - 1, '.') || sign(x, i - 1, '+'))
		return w->flags & (NU_FF_UPPER | NU_FF_MIXED) &&
		    !nu_funit_before(x, i - 2, &code);
	if (!sign(x, i - 1, '-'))
		return false;
	if (w->cls >= FC_unit && w->cls <= FC_zone && w->e - w->b > 1)
		return false;
	if (i > 2 && numeral(x, i - 3) && glued(x, i - 2))
		return false;		/* 3km-5km */
	for (size_t k = 0; k < sizeof open / sizeof *open; k++)
		if (is(x, i - 2, open[k]))
			return false;
	return w->flags & (NU_FF_CAP | NU_FF_MIXED) || w->e - w->b <= 2;
}

/* Letters glued behind the numeral that make no figure with it: "4G", "737s",
 * "3D", "49ers". */
static bool
named_behind(const struct nu_flex *x, size_t i)
{
	const struct nu_fitem *w = &x->v[i];

	if (i >= x->n || !glued(x, i))
		return false;
	if (w->kind == NU_FK_LINK)
		return true;
	/* 401(k), 501(c)(3) */
	if (sign(x, i, '('))
		return i + 2 < x->n && x->v[i + 1].kind == NU_FK_WORD &&
		    x->v[i + 1].e - x->v[i + 1].b == 1 && sign(x, i + 2, ')');
	/* "10-K" */
	if (sign(x, i, '-'))
		return i + 1 < x->n && glued(x, i + 1) && x->v[i + 1].kind ==
		    NU_FK_WORD && x->v[i + 1].flags & NU_FF_CAP &&
		    x->v[i + 1].e - x->v[i + 1].b == 1;
	if (w->kind != NU_FK_WORD)
		return false;
	if (w->e - w->b == 1)
		return x->text.p[w->b] == 'G';
	/* 15h30 */
	if (w->flags & NU_FF_MIXED && (x->text.p[w->b] | 32) == 'h' &&
	    w->e - w->b == 3)
		return false;
	return !w->cls && !ordinal_suffix(x, i) && !is(x, i, "ths") &&
	    !nu_funit_at(x, i, true, &(struct nu_funit){ 0 }) &&
	    !is(x, i, "mm") && !is(x, i, "mill");
}

/* A power behind a base that ends before item i, "^-3" or, loose, "-3": its
 * end and the exponent. */
static size_t
power(const struct nu_flex *x, size_t i, bool loose, int *e)
{
	bool minus = false;

	if (sign(x, i, '^') && glued(x, i))
		i++;
	else if (!loose)
		return 0;
	if (dash(x, i) && glued(x, i)) {
		minus = true;
		i++;
	} else if (sign(x, i, '+') && glued(x, i)) {
		i++;
	}
	if (!integer(x, i) || !glued(x, i) || x->v[i].val > 300)
		return 0;
	*e = minus ? -x->v[i].val : x->v[i].val;
	return i + 1;
}

/* A factor that is a power, behind a number that ends before item i:
 * 2.48×10−5, 5.5 x 10^-3, 5.5x10-3, 8x2^10: its end, with the base and the
 * exponent. */
static size_t
factor(const struct nu_flex *x, size_t i, int *base, int *e)
{
	struct nu_slice s = i < x->n ? nu_fitem_text(x, i) : NU_S("");
	uint64_t v;

	if ((sign(x, i, 0xd7) || is(x, i, "x")) && integer(x, i + 1)) {
		*base = x->v[i + 1].val;
		return power(x, i + 2, *base == 10, e);
	}
	if (s.n < 2 || s.n > 4 || !glued(x, i) || s.p[0] != 'x')
		return 0;
	if (!nu_slice_u64(nu_slice_sub(s, 1, s.n), &v))
		return 0;
	*base = (int)v;
	return power(x, i + 1, *base == 10, e);
}

/* 1.3e6, 12.32e+14, 1e-3: the end and the exponent. */
static size_t
exponent(const struct nu_flex *x, size_t i, int *e)
{
	struct nu_slice s;
	uint64_t v;
	bool minus = false;

	if (i >= x->n || !glued(x, i) || x->v[i].kind != NU_FK_WORD ||
	    (x->text.p[x->v[i].b] | 32) != 'e')
		return 0;
	s = nu_fitem_text(x, i);
	if (s.n == 1) {
		if (!(sign(x, i + 1, '+') || sign(x, i + 1, '-')) ||
		    !glued(x, i + 1) || !glued(x, i + 2) || !integer(x, i + 2))
			return 0;
		minus = x->v[i + 1].ch == '-';
		v = (uint64_t)x->v[i + 2].val;
		i += 3;
	} else {
		if (!nu_slice_u64(nu_slice_sub(s, 1, s.n), &v))
			return 0;
		i++;
	}
	if (v > 300)
		return 0;
	*e = minus ? -(int)v : (int)v;
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

/* Numerals with a slash: 3/4, 2 1/2, 4/10ths, and 9/11, which is a name. */
static size_t
slashed(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	size_t j = i + 3;
	int n, d;

	if (slash(x, i, &n, &d)) {
		if ((n == 9 && d == 11) || (n == 24 && d == 7) || (n == 50 &&
		    d == 50) || (n == 7 && d == 7)) {
			q->kind = NU_Q_NAME;
			return j;
		}
		q->num = nu_num_int(n);
		nu_num_div(&q->num, d);
		q->kind = NU_Q_FRAC;
		if (ordinal_suffix(x, j) || (glued(x, j) && is(x, j, "ths")))
			j++;
	} else if (integer(x, i) && !glued(x, i + 1) && slash(x, i + 1, &n,
	    &d) && n < d && d <= 64 && nu_num_add_part(&q->num, n, d, 0)) {
		j = i + 4;
	} else {
		return 0;
	}
	q->flags = NU_QF_DEC;
	return nu_num_tail(x, j, q, true);
}

/* "4 thousand 3 hundred and 21": the smaller parts of a number whose larger
 * one ended before item i. */
static size_t
smaller_parts(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	int8_t last = q->mag;

	while (q->flags & NU_QF_MAG && !(q->flags & NU_QF_DEC) && last >= 2) {
		size_t j = i + word(x, i, FC_and);
		struct nu_num n;
		int e = 0;

		if (!integer(x, j) || glued(x, j) || x->v[j].digits > 3 ||
		    x->v[j].val == 0)
			break;
		if (word(x, j + 1, FC_hundred) && x->v[j + 1].val == 2)
			e = 2;
		else if (word(x, j + 1, FC_mag) && x->v[j + 1].val > 0)
			e = x->v[j + 1].val;
		else if (last != 2 || j == i || x->v[j].digits > 2)
			break;
		if (e >= last)
			break;
		n = nu_num_int(x->v[j].val);
		if (!nu_num_add(&q->num, nu_num_shift(n, e)))
			break;
		last = e;
		i = j + 1 + (e > 0);
	}
	return i;
}

static size_t
digits(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	const struct nu_fitem *w = &x->v[i];
	size_t j = i + 1, end;
	int n, e;

	q->flags = NU_QF_PLAIN;
	if (w->cls == NU_FN_DOTTED) {
		q->kind = NU_Q_NAME;	/* also 10.0.0.0/8 */
		return sign(x, j, '/') && glued(x, j) && integer(x, j + 1) &&
		    glued(x, j + 1) ? j + 2 : j;
	}
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
	if ((end = factor(x, j, &n, &e))) {
		struct nu_num p = nu_num_int(n);

		if (!nu_num_pow(&p, e) || !nu_num_times(&q->num, p))
			q->kind = NU_Q_NAME;
		return end;
	}
	if ((end = exponent(x, j, &e))) {
		q->num = nu_num_shift(q->num, e);
		return end;
	}
	if (named_before(x, i) || named_behind(x, j) ||
	    (w->cls == NU_FN_INT && w->digits > 1 && x->text.p[w->b] == '0')) {
		q->kind = NU_Q_NAME;
		return j;
	}
	if (ordinal_suffix(x, j) && w->cls <= NU_FN_GROUP) {
		q->kind = NU_Q_ORD;
		return j + 1;
	}
	if (i > 0 && sign(x, i - 1, '[') && sign(x, j, ']') && glued(x, i) &&
	    glued(x, j)) {
		q->kind = NU_Q_NAME;	/* a note: [7] */
		return j;
	}
	if ((end = slashed(x, i, q)))
		return end;
	if (!q->num.dig.p && (end = power(x, j, false, &e))) {
		if (!nu_num_pow(&q->num, e))
			q->kind = NU_Q_NAME;
		return end;
	}
	if (word(x, j, FC_point) && x->v[j].val == 1 && integer(x, j + 1) &&
	    w->cls == NU_FN_INT && (end = nu_num_point(x, j + 1, &q->num))) {
		q->flags |= NU_QF_DEC;
		return nu_num_tail(x, end, q, true);
	}
	return smaller_parts(x, nu_num_tail(x, j, q, true), q);
}

/* ---- all of them ---- */

/* The item before the number that begins at item i is its sign: "-5", "minus
 * five", but "2 -5" is a range. */
static bool
signed_before(const struct nu_flex *x, const struct nu_qty *q, size_t i)
{
	size_t s = i - 1;

	if (i == 0 || !(q->kind == NU_Q_CARD || (q->kind == NU_Q_FRAC &&
	    !(q->flags & NU_QF_WORDS))))
		return false;
	if (word(x, s, FC_minus))
		return x->v[s].val < 0 && !(s > 0 && word(x, s - 1, FC_or));
	if (!(dash(x, s) || sign(x, s, '+')) || !glued(x, i) ||
	    !(q->flags & ~NU_QF_WORDS) || q->flags & NU_QF_ART)
		return false;
	if (s == 0 || sign(x, s - 1, '(') || sign(x, s - 1, '='))
		return true;
	return !glued(x, s) && (sign(x, s, '+') || !integer(x, s - 1) ||
	    nu_num_cmp(nu_num_int(x->v[s - 1].val), q->num) >= 0);
}

static void
take(struct nu_qtys *qs, const struct nu_flex *x, struct nu_qty q, size_t from,
    size_t to)
{
	if (signed_before(x, &q, from)) {
		from--;
		if (!sign(x, from, '+'))
			q.num.neg = true;
		q.flags |= NU_QF_SIGN;
		q.flags &= (uint8_t)~NU_QF_ONE;
	}
	q.from = (uint32_t)from;
	q.to = (uint32_t)to;
	NU_GROW(qs->v, qs->n, qs->cap);
	qs->at[from] = (int32_t)qs->n;
	qs->v[qs->n++] = q;
}

static size_t
read_one(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	if (numeral(x, i))
		return digits(x, i, q);
	if (i < x->n && x->v[i].kind == NU_FK_WORD && x->v[i].cls &&
	    (x->v[i].cls <= FC_frac || x->v[i].cls == FC_art ||
	    x->v[i].cls == FC_few))
		return nu_num_words(x, i, q);
	return 0;
}

/* "forty-five (45)", said twice: the end, for the number that ends before item
 * i. */
static size_t
again(const struct nu_flex *x, size_t i, const struct nu_qty *q)
{
	struct nu_qty r = { 0 };
	size_t j;

	if (!sign(x, i, '(') || q->kind != NU_Q_CARD ||
	    numeral(x, i + 1) == !(q->flags & NU_QF_WORDS))
		return i;
	j = read_one(x, i + 1, &r);
	return j && sign(x, j, ')') && r.kind == NU_Q_CARD && !r.num.dig.p &&
	    !q->num.dig.p && nu_num_cmp(q->num, r.num) == 0 ? j + 1 : i;
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
		bool phone = false;
		size_t end;

		if (numeral(x, i) && i >= checked)
			checked = nu_num_phone(x, i, &phone);
		if (phone) {
			q.kind = NU_Q_NAME;
			take(qs, x, q, i, checked);
			i = checked;
			continue;
		}
		end = read_one(x, i, &q);
		if (!end) {
			i++;
			continue;
		}
		end = again(x, end, &q);
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
