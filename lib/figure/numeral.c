#include "figure/numeral.h"

#include <stdlib.h>

#include "figure/item.h"

/* ---- number words ---- */

/* A hyphen between parts of a number: its end, else i itself. */
static size_t
hyphen(const struct nu_flex *x, size_t i)
{
	return sign(x, i, '-') && glued(x, i) && glued(x, i + 1) ? i + 1 : i;
}

static int64_t
power(int e)
{
	int64_t v = 1;

	while (e-- > 0)
		v *= 10;
	return v;
}

/* n/d behind a number, "and a half", "and three quarters", "½": true and
 * *end when there is one. */
static bool
and_part(const struct nu_flex *x, size_t i, size_t *end, int *n, int *d)
{
	if (numeral(x, i) && x->v[i].cls == NU_FN_VULGAR) {
		*n = x->v[i].val / 100;
		*d = x->v[i].val % 100;
		*end = i + 1;
		return true;
	}
	i = hyphen(x, i);
	if (!word(x, i, FC_and))
		return false;
	i = hyphen(x, i + 1);
	*n = 1;
	if (word(x, i, FC_art)) {
		i = hyphen(x, i + 1);
	} else if (word(x, i, FC_unit) && x->v[i].val > 0 &&
	    x->v[i].val < 10) {
		*n = x->v[i].val;
		i = hyphen(x, i + 1);
	}
	if (word(x, i, FC_ord) && *n == 1 && x->v[i].val > 2)
		*d = x->v[i].val;	/* three and a fifth */
	else if (word(x, i, FC_frac))
		*d = x->v[i].val;
	else
		return false;
	*end = i + 1;
	return *n < *d;
}

/* q += n/d * 10^e */
static bool
add_part(struct nu_num *q, int n, int d, int e)
{
	struct nu_num f = nu_num_int(n);

	if (!nu_num_div(&f, d))
		return false;
	return nu_num_add(q, nu_num_shift(f, e));
}

/* Digits after "point": "seventy-one", "five six". */
static size_t
point_words(const struct nu_flex *x, size_t i, struct nu_num *q)
{
	struct nu_num f = { 0 };
	int places = 0;

	if (integer(x, i) && x->v[i].val >= 0) {
		f = nu_num_int(x->v[i].val);
		places = x->v[i].digits;
		i++;
	} else if (word(x, i, FC_tens)) {
		f = nu_num_int(x->v[i].val);
		places = 2;
		i++;
		if (word(x, hyphen(x, i), FC_unit) &&
		    x->v[hyphen(x, i)].val < 10) {
			i = hyphen(x, i);
			nu_num_add(&f, nu_num_int(x->v[i++].val));
		}
	} else {
		while (word(x, i, FC_unit) && places < 12) {
			int v = x->v[i].val, k = v > 9 ? 2 : 1;

			nu_num_mul(&f, k == 2 ? 100 : 10);
			nu_num_add(&f, nu_num_int(v));
			places += k;
			i++;
		}
	}
	if (!places || !nu_num_add(q, nu_num_shift(f, -places)))
		return 0;
	return i;
}

/* The grammar of cardinals and ordinals in words, from item i; 0 when there
 * is no number. start: a numeral's value that the words go on from, or -1. */
static size_t
spell(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	int64_t total = 0, g = -1;
	int last = 99;		/* the magnitude before, as a power of ten */
	bool any = false, hundred = false, mag = false;
	size_t j = i, end = 0;

	if (word(x, j, FC_art) && (word(x, j + 1, FC_hundred) ||
	    (word(x, j + 1, FC_mag) && x->v[j + 1].e - x->v[j + 1].b > 4) ||
	    word(x, j + 1, FC_dozen))) {
		g = 1;
		j++;
		q->flags |= NU_QF_ART;
	}
	for (;;) {
		size_t h = any ? hyphen(x, j) : j;
		const struct nu_fitem *w = &x->v[h];
		bool and = false;

		if (any && word(x, h, FC_and) && (hundred || mag)) {
			and = true;
			h++;
			w = &x->v[h];
			/* "three hundred and two hundred" are two */
			if (hundred && g > 0 && word(x, h + 1, FC_hundred))
				break;
			/* "five billion and three quarters" */
			if (word(x, h, FC_unit) && word(x, hyphen(x, h + 1),
			    FC_frac))
				break;
		}
		if (h >= x->n || w->kind != NU_FK_WORD)
			break;
		if (and && w->cls != FC_unit && w->cls != FC_tens &&
		    w->cls != FC_ord && w->cls != FC_ordtens)
			break;
		if (w->cls == FC_unit) {
			if (g < 0)
				g = w->val;
			else if (g >= 100 && g % 100 == 0 && hundred)
				g += w->val;
			else if (w->val > 0 && w->val < 10 && g % 10 == 0 &&
			    g % 100 >= 20)
				g += w->val;
			else
				break;
			hundred = false;
		} else if (w->cls == FC_tens) {
			if (g < 0)
				g = w->val;
			else if (g >= 100 && g % 100 == 0 && hundred)
				g += w->val;
			else
				break;
			hundred = false;
		} else if (w->cls == FC_hundred && w->val > 0) {
			if (g < 0 && !any)
				g = 1;
			if (g <= 0 || g >= 100)
				break;
			g *= 100;
			hundred = true;
		} else if (w->cls == FC_mag && (w->e - w->b > 3 || !any)) {
			int e = w->val < 0 ? -w->val : w->val;

			if (!any && !(q->flags & NU_QF_ART) &&
			    (w->e - w->b < 7 || w->val < 0))
				break;
			if (g < 0 && total == 0)
				g = 1;
			if (g > 0 && e < last) {
				if (g > INT64_MAX / 2 / power(e))
					break;
				total += g * power(e);
				last = e;
			} else if (g < 0 && total && total <
			    INT64_MAX / 2 / power(e) && mag) {
				total *= power(e);	/* thousand million */
				last = e;
			} else {
				break;
			}
			g = -1;
			q->mag = (int8_t)e;
			mag = true;
			hundred = false;
			q->flags |= NU_QF_MAG;
			any = true;
			end = j = h + 1;
			continue;
		} else if (w->cls == FC_dozen && (w->val > 0 || g > 0)) {
			int64_t by = abs(w->val);

			if (by != 12 && !(by == 20 && g > 0))
				break;
			if (g == 0 || total || g > 1000000)
				break;
			g = (g < 0 ? 1 : g) * by;
			end = h + 1;
			any = true;
			break;
		} else if (w->cls == FC_ord || w->cls == FC_ordtens) {
			if (g > 0 && !(g % 100 == 0 && hundred) &&
			    !(w->cls == FC_ord && w->val < 10 && g % 10 == 0 &&
			    g % 100 >= 20))
				break;
			if (any && g < 0 && !mag)
				break;
			/* "twenty second(s)": a time; "one third": a part */
			if (any && !and && h == j && w->val > 1 &&
			    g >= 0 && g < 20)
				break;
			if (w->cls == FC_ordtens && word(x, hyphen(x, h + 1),
			    FC_ord) && hyphen(x, h + 1) != h + 1)
				break;
			g = (g < 0 ? 0 : g) + w->val;
			q->kind = NU_Q_ORD;
			any = true;
			end = h + 1;
			break;
		} else if (w->cls == FC_ordhundred || w->cls == FC_ordmag) {
			int e = w->val;

			if ((any && g < 0) || (g < 0 && w->cls == FC_ordmag &&
			    e > 6))
				break;
			g = g < 0 ? 1 : g;
			if (g > 1000 || e > 12)
				break;
			g *= power(e);
			q->kind = NU_Q_ORD;
			any = true;
			end = h + 1;
			break;
		} else {
			break;
		}
		if (w->cls != FC_hundred || g > 0) {
			any = true;
			mag = false;
			end = j = h + 1;
		}
	}
	if (!any)
		return 0;
	q->num = nu_num_int(total + (g > 0 ? g : 0));
	return end;
}

/* "and a half" and magnitudes behind a number that ends before item i. */
static size_t
tail(const struct nu_flex *x, size_t i, struct nu_qty *q, bool digits)
{
	int n, d;
	size_t end, h;

	if (!q->num.dig.p && !(q->flags & NU_QF_DEC) &&
	    and_part(x, i, &end, &n, &d)) {
		/* "two million and a half", but "a hundred and a half" */
		if (add_part(&q->num, n, d, q->mag >= 6 ? q->mag : 0)) {
			q->flags |= NU_QF_DEC;
			i = end;
		}
	}
	if (word(x, i, FC_point) && x->v[i].val == 1 && !digits &&
	    !(q->flags & NU_QF_DEC)) {
		end = point_words(x, i + 1, &q->num);
		if (end) {
			q->flags |= NU_QF_DEC;
			i = end;
		}
	}
	for (int k = 0; k < 2; k++) {
		h = hyphen(x, i);
		if (word(x, h, FC_hundred) && x->v[h].val == 2 && k == 0 &&
		    digits) {
			q->num = nu_num_shift(q->num, 2);
		} else if (word(x, h, FC_mag)) {
			const struct nu_fitem *w = &x->v[h];

			/* "10k" next to its number only; "k" is no word */
			if (w->e - w->b == 1 && !glued(x, h))
				break;
			q->num = nu_num_shift(q->num, abs(w->val));
			q->flags |= NU_QF_MAG;
			q->mag = (int8_t)abs(w->val);
		} else if (word(x, h, FC_magpl) && k == 0 && !(q->flags &
		    NU_QF_MAG)) {	/* "three billions" */
			q->num = nu_num_shift(q->num, x->v[h].val);
			q->flags |= NU_QF_MAG;
			q->mag = (int8_t)x->v[h].val;
		} else if (word(x, h, FC_dozen) && abs(x->v[h].val) == 12 &&
		    k == 0 && nu_num_mul(&q->num, 12)) {
			i = h + 1;
			break;
		} else {
			break;
		}
		i = h + 1;
	}
	if (digits && q->mag >= 6 && !(q->flags & NU_QF_DEC) &&
	    !q->num.dig.p && and_part(x, i, &end, &n, &d) &&
	    add_part(&q->num, n, d, q->mag))
		i = end;	/* "3 million and a half" */
	return i;
}

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
		return tail(x, j, q, true);
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
		return tail(x, j, q, true);
	}
	if (w->cls == NU_FN_INT && integer(x, j) && !glued(x, j) &&
	    slash(x, j, &n, &d) && n < d && d <= 64) {
		if (add_part(&q->num, n, d, 0)) {
			q->flags |= NU_QF_DEC;
			return tail(x, j + 3, q, true);
		}
	}
	if ((end = exponent(x, j, &e))) {
		q->num = nu_num_shift(q->num, e);
		return end;
	}
	if (word(x, j, FC_point) && x->v[j].val == 1 && integer(x, j + 1) &&
	    w->cls == NU_FN_INT && (end = point_words(x, j + 1, &q->num))) {
		q->flags |= NU_QF_DEC;
		return tail(x, end, q, true);
	}
	return tail(x, j, q, true);
}

/* ---- fractions in words ---- */

/* "half a million", "two-thirds", "three quarters of a million", "a third":
 * whether the number q that ends before item i is followed by its parts. */
static size_t
parts(const struct nu_flex *x, size_t i, struct nu_qty *q, bool article)
{
	size_t h = hyphen(x, i);
	const struct nu_fitem *w = &x->v[h];
	int64_t n = nu_num_whole(q->num), d = 0;

	if (h >= x->n || w->kind != NU_FK_WORD || n < 1 || n > 9999 ||
	    q->flags & (NU_QF_DEC | NU_QF_MAG))
		return 0;
	if (w->cls == FC_frac) {
		/* "the one half", "two quarters" of the year are not asked */
		d = w->val;
	} else if ((w->cls == FC_ord || w->cls == FC_ordtens ||
	    w->cls == FC_ordhundred) && n == 1) {
		if (w->val < 3 && w->cls == FC_ord)
			return 0;
		if (article && !word(x, h + 1, FC_of) && h + 1 < x->n)
			return 0;
		d = w->cls == FC_ordhundred ? 100 : w->val;
	} else {
		return 0;
	}
	if (!nu_num_div(&q->num, d))
		return 0;
	q->kind = NU_Q_FRAC;
	q->flags |= NU_QF_DEC;
	return h + 1;
}

/* A magnitude behind a fraction makes it a count: "half a million". */
static size_t
of_magnitude(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	size_t j = i;

	if (word(x, j, FC_of))
		j++;
	if (word(x, j, FC_art))
		j++;
	if (sign(x, j, '-'))
		j++;
	if (word(x, j, FC_mag) && x->v[j].e - x->v[j].b > 1) {
		q->num = nu_num_shift(q->num, abs(x->v[j].val));
		q->flags |= NU_QF_MAG;
		q->mag = (int8_t)abs(x->v[j].val);
	} else if (word(x, j, FC_dozen) && x->v[j].val == 12) {
		nu_num_mul(&q->num, 12);
	} else if (word(x, j, FC_hundred) && x->v[j].val == 2) {
		q->num = nu_num_shift(q->num, 2);
	} else {
		return i;
	}
	q->kind = NU_Q_CARD;
	return j + 1;
}

static size_t
words(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	size_t j, k;

	q->flags = NU_QF_WORDS;
	if (word(x, i, FC_frac) && x->v[i].val == 2 && !is(x, i, "halves")) {
		q->num = nu_num_int(1);
		nu_num_div(&q->num, 2);
		q->kind = NU_Q_FRAC;
		q->flags |= NU_QF_DEC;
		return of_magnitude(x, i + 1, q);
	}
	if (word(x, i, FC_art) && (word(x, i + 1, FC_ordhundred) || word(x,
	    i + 1, FC_ordmag)) && (word(x, i + 2, FC_of) || i + 2 == x->n)) {
		q->num = nu_num_shift(nu_num_int(1), -x->v[i + 1].val);
		q->flags |= NU_QF_ART | NU_QF_DEC;
		q->kind = NU_Q_FRAC;
		return i + 2;
	}
	if (word(x, i, FC_art) && (word(x, i + 1, FC_frac) ||
	    word(x, i + 1, FC_ord) || word(x, i + 1, FC_ordtens))) {
		q->num = nu_num_int(1);
		q->flags |= NU_QF_ART;
		if (word(x, i + 1, FC_frac) && is(x, i + 1, "quarter") &&
		    !word(x, i + 2, FC_of) && !word(x, i + 2, FC_mag))
			return 0;
		j = parts(x, i + 1, q, true);
		return j ? of_magnitude(x, j, q) : 0;
	}
	j = spell(x, i, q);
	if (!j)
		return 0;
	if (q->kind == NU_Q_ORD)
		return j;
	if ((k = parts(x, j, q, false)))
		return of_magnitude(x, k, q);
	if (j == i + 1 && x->v[i].val == 1 && x->v[i].cls == FC_unit)
		q->flags |= NU_QF_ONE;
	j = tail(x, j, q, false);
	if (j > i + 1)
		q->flags &= (uint8_t)~NU_QF_ONE;
	return j;
}

/* ---- telephone numbers and the like ---- */

static bool
phone_word(const struct nu_flex *x, size_t i)
{
	static const char *const w[] = { "phone", "telephone", "tel", "fax",
	    "mobile", "hotline", "cellphone", "whatsapp", "dial", "passport",
	    "isbn", "issn", "ssn", "iban" };

	for (size_t k = 0; k < sizeof w / sizeof *w; k++)
		if (is(x, i, w[k]))
			return true;
	return false;
}

/* The run of digit groups that begins at item i: its end, and whether it is a
 * telephone number or another long identifier. */
static size_t
phone_run(const struct nu_flex *x, size_t i, bool *yes)
{
	size_t j = i, digits_ = 0, groups = 0, hyphens = 0, blanks = 0;
	bool plus = i > 0 && sign(x, i - 1, '+') && glued(x, i), paren = false;
	bool zero = false, said = false, commas = false;

	*yes = false;
	if (i > 0 && sign(x, i - 1, '(') && sign(x, i + 1, ')')) {
		paren = true;
		plus |= i > 1 && sign(x, i - 2, '+');
	} else if (i > 1 && sign(x, i - 1, '+') && sign(x, i - 2, '(')) {
		paren = true;
	}
	for (;;) {
		if (!numeral(x, j) || x->v[j].cls == NU_FN_VULGAR)
			break;
		commas |= x->v[j].cls != NU_FN_INT;
		if (groups == 0)
			zero = x->text.p[x->v[j].b] == '0';
		digits_ += x->v[j].digits;
		groups++;
		j++;
		if (numeral(x, j)) {
			blanks++;
			continue;
		}
		if (sign(x, j, '-') && glued(x, j) && numeral(x, j + 1) &&
		    glued(x, j + 1)) {
			hyphens++;
			j++;
		} else if (sign(x, j, ')') && (numeral(x, j + 1) ||
		    (sign(x, j + 1, '-') && numeral(x, j + 2)))) {
			j += numeral(x, j + 1) ? 1 : 2;
		} else if (sign(x, j, '(') && numeral(x, j + 1) &&
		    sign(x, j + 2, ')')) {
			j++;
		} else {
			break;
		}
	}
	/* 07-27-2022, 2022-07-27 and ranges of them */
	if (hyphens && groups >= 3 && (x->v[i].digits == 4 ||
	    (x->v[i].digits <= 2 && x->v[i + 2].digits <= 2 &&
	    numeral(x, i + 4) && (x->v[i + 4].digits == 4 ||
	    (groups == 3 && x->v[i + 4].digits == 2)))))
		return j;
	for (size_t k = i > 6 ? i - 6 : 0; k < i; k++)
		said |= phone_word(x, k);
	if (commas && !plus && !said)
		return j;
	if (said && digits_ >= 5)
		*yes = true;
	else if (plus && digits_ >= 7)
		*yes = true;
	else if (paren && digits_ >= 9 && groups >= 2)
		*yes = true;
	else if (zero && digits_ >= 7 && (hyphens || blanks || groups == 1))
		*yes = true;
	else if (hyphens >= 2 && digits_ >= 9 && blanks == 0)
		*yes = true;
	else if (hyphens == 1 && groups == 2 && x->v[i].digits == 3 &&
	    x->v[i + 2].digits == 4)
		*yes = true;
	else if (groups == 1 && digits_ >= 7 && i > 0 && glued(x, i) &&
	    (sign(x, i - 1, '"') || sign(x, i - 1, '=')))
		*yes = true;	/* an attribute's value */
	else if (groups == 1 && digits_ >= 11 && !(i > 0 && x->v[i - 1].kind ==
	    NU_FK_SIGN && x->v[i - 1].ch != '"' && x->v[i - 1].ch != '=' &&
	    glued(x, i) && !plus))
		*yes = true;
	return j;
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
				checked = phone_run(x, i, &phone);
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
			end = words(x, i, &q);
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
