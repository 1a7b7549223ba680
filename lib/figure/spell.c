/* spell: the grammar of numbers in words: "one and a half thousand", "half a
 * dozen", "twenty-first", "two-thirds", "five point six". */
#include "figure/numpart.h"

#include <stdlib.h>

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
bool
nu_num_add_part(struct nu_num *q, int n, int d, int e)
{
	struct nu_num f = nu_num_int(n);

	if (!nu_num_div(&f, d))
		return false;
	return nu_num_add(q, nu_num_shift(f, e));
}

/* Digits after "point": "seventy-one", "five six". */
size_t
nu_num_point(const struct nu_flex *x, size_t i, struct nu_num *q)
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
 * is no number. */
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
		} else if (w->cls == FC_mag && (w->e - w->b > 1 || !any)) {
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
		any = true;
		mag = false;
		end = j = h + 1;
	}
	if (!any)
		return 0;
	q->num = nu_num_int(total + (g > 0 ? g : 0));
	return end;
}

/* q times 10^e, said as a magnitude. */
static void
magnify(struct nu_qty *q, int e)
{
	q->num = nu_num_shift(q->num, e);
	q->flags |= NU_QF_MAG;
	q->mag = (int8_t)e;
}

/* "and a half" and magnitudes behind a number that ends before item i. */
size_t
nu_num_tail(const struct nu_flex *x, size_t i, struct nu_qty *q, bool digits)
{
	int n, d;
	size_t end, h;

	if (!q->num.dig.p && !(q->flags & NU_QF_DEC) &&
	    and_part(x, i, &end, &n, &d)) {
		/* "two million and a half", but "a hundred and a half", "two
		 * billion and a quarter million" */
		int e = q->mag >= 6 ? q->mag : 0;

		if (q->mag && word(x, end, FC_mag) && x->v[end].val > 0 &&
		    x->v[end].val < q->mag)
			e = x->v[end++].val;
		if (nu_num_add_part(&q->num, n, d, e)) {
			q->flags |= NU_QF_DEC;
			i = end;
		}
	}
	if (word(x, i, FC_point) && x->v[i].val == 1 && !digits &&
	    !(q->flags & NU_QF_DEC)) {
		end = nu_num_point(x, i + 1, &q->num);
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
			magnify(q, abs(w->val));
		} else if (word(x, h, FC_magpl) && k == 0 && !(q->flags &
		    NU_QF_MAG)) {	/* "three billions" */
			magnify(q, x->v[h].val);
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
	    nu_num_add_part(&q->num, n, d, q->mag))
		i = end;	/* "3 million and a half" */
	return i;
}

/* ---- fractions in words ---- */

/* q is 1/d. */
static void
fraction(struct nu_qty *q, int d)
{
	q->num = nu_num_int(1);
	nu_num_div(&q->num, d);
	q->kind = NU_Q_FRAC;
	q->flags |= NU_QF_DEC;
}

/* The ordinal at item i, with "a" before it, is a part: "a third of", "by about
 * a third". */
static bool
share(const struct nu_flex *x, size_t i)
{
	if (i + 1 >= x->n || word(x, i + 1, FC_of))
		return true;
	if (i < 2 || !(x->v[i + 1].kind == NU_FK_SIGN ? !sign(x, i + 1, '-') :
	    x->v[i + 1].cls != FC_none))
		return false;
	return word(x, i - 2, FC_approx) || word(x, i - 2, FC_least) ||
	    word(x, i - 2, FC_most) || word(x, i - 2, FC_than) || is(x, i - 2,
	    "by");
}

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
		/* two, four, five quarters are of a year */
		if (w->val == 4 && n != 1 && n != 3)
			return 0;
		d = w->val;
	} else if (w->cls == FC_tens && n == 1 && word(x, hyphen(x, h + 1),
	    FC_ord) && hyphen(x, h + 1) > h + 1) {
		/* one twenty-fifth */
		d = w->val + x->v[h + 2].val;
		h += 2;
		if (article && !word(x, h + 1, FC_of) && h + 1 < x->n)
			return 0;
	} else if ((w->cls == FC_ord || w->cls == FC_ordtens ||
	    w->cls == FC_ordhundred) && n == 1) {
		if (w->val < 3 && w->cls == FC_ord)
			return 0;
		if (article && !share(x, h))
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
		magnify(q, abs(x->v[j].val));
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

/* "tens of thousands", "dozens", "a few hundred": a vague number, q->num the
 * least it can be. And "a couple of thousand", which is no more vague than
 * "about two thousand". */
static size_t
vague(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	size_t j = i + word(x, i, FC_art);
	bool few = word(x, j, FC_few) && x->v[j].val < 5;
	bool couple = few && is(x, j, "couple");
	int64_t times = couple ? 2 : 1;
	const struct nu_fitem *w;
	int e = 0, sign_ = few ? 1 : -1;

	if (few) {
		j++;
		if (couple)
			j += word(x, j, FC_of);
	} else if (j > i) {
		return 0;
	}
	w = &x->v[j];
	if (j >= x->n || w->kind != NU_FK_WORD)
		return 0;
	if (w->cls == FC_dozen && abs(w->val) != 144) {
		times *= w->val * sign_;
		/* scores of people, but he scores */
		if (abs(w->val) == 20 && !(word(x, j + 1, FC_of) && j + 2 <
		    x->n && x->v[j + 2].kind == NU_FK_WORD))
			return 0;
	} else if (w->cls == FC_hundred) {
		e = w->val * sign_;
	} else if (w->cls == (few ? FC_mag : FC_magpl) && w->e - w->b > 4) {
		e = w->val;
	} else if (!few && is(x, j, "tens") && word(x, j + 1, FC_of) &&
	    word(x, j + 2, FC_magpl)) {
		e = 1;
	}
	if (times < 0 || e < 0 || (times < 12 && !e))
		return 0;
	j++;
	while (!few && e && e < 9 && word(x, j, FC_of) && word(x, j + 1,
	    FC_magpl)) {
		e += x->v[j + 1].val;
		j += 2;
	}
	q->num = nu_num_shift(nu_num_int(times), e);
	q->kind = couple ? NU_Q_CARD : NU_Q_VAGUE;
	if (e)
		q->flags |= NU_QF_MAG;
	q->mag = (int8_t)e;
	return j;
}

size_t
nu_num_words(const struct nu_flex *x, size_t i, struct nu_qty *q)
{
	size_t j, k;

	q->flags = NU_QF_WORDS;
	if ((j = vague(x, i, q)) || word(x, i, FC_few))
		return j;
	if (word(x, i, FC_frac) && x->v[i].val == 2 && !is(x, i, "halves")) {
		fraction(q, 2);
		return of_magnitude(x, i + 1, q);
	}
	/* quarter-mile, quarter century */
	if (word(x, i, FC_frac) && is(x, i, "quarter") && (word(x, hyphen(x,
	    i + 1), FC_aunit) || (word(x, hyphen(x, i + 1), FC_tunit) &&
	    (i == 0 || !word(x, i - 1, FC_ord))))) {
		fraction(q, 4);
		return i + 1;
	}
	if (word(x, i, FC_art) && (word(x, i + 1, FC_ordhundred) || word(x,
	    i + 1, FC_ordmag)) && (word(x, i + 2, FC_of) || i + 2 == x->n)) {
		q->num = nu_num_shift(nu_num_int(1), -x->v[i + 1].val);
		q->flags |= NU_QF_ART | NU_QF_DEC;
		q->kind = NU_Q_FRAC;
		return i + 2;
	}
	if (word(x, i, FC_art) && (word(x, i + 1, FC_frac) ||
	    word(x, i + 1, FC_ord) || word(x, i + 1, FC_ordtens) ||
	    (word(x, i + 1, FC_tens) && word(x, i + 3, FC_ord)))) {
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
	if (q->kind == NU_Q_ORD) {
		/* tenth of a mile */
		if (j == i + 1 && x->v[i].val > 2 && word(x, j, FC_of) &&
		    word(x, j + 1, FC_art) && word(x, j + 2, FC_aunit) &&
		    (i == 0 || !word(x, i - 1, FC_the)))
			fraction(q, x->v[i].val);
		return j;
	}
	if ((k = parts(x, j, q, false)))
		return of_magnitude(x, k, q);
	if (j == i + 1 && x->v[i].val == 1 && x->v[i].cls == FC_unit)
		q->flags |= NU_QF_ONE;
	j = nu_num_tail(x, j, q, false);
	if (j > i + 1)
		q->flags &= (uint8_t)~NU_QF_ONE;
	return j;
}

