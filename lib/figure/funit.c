#include "figure/funit.h"

#include "base/words.h"
#include "figure/item.h"

NU_WORDS(figure_units);
NU_WORDS(figure_units_own);
NU_WORDS(figure_money_before);

enum { MAXWORDS = 6 };

static const char *const times[] = { "second", "minute", "hour", "day",
    "week", "fortnight", "month", "quarter", "year", "decade", "century",
    "millennium", "weekend" };

const char *
nu_unit_time_name(enum nu_ftime t)
{
	return times[t];
}

/* What the list says: "measure NAME", "money CODE", "cent N CODE" …; a word
 * "glued" before it is passed over and reported. */
static bool
read_value(struct nu_slice v, struct nu_funit *u, bool *glued)
{
	struct nu_slice kind = nu_slice_cut(&v, ' ');

	*u = (struct nu_funit){ .parts = 1 };
	*glued = nu_slice_is(kind, "glued");
	if (*glued)
		kind = nu_slice_cut(&v, ' ');
	if (nu_slice_is(kind, "measure")) {
		u->kind = NU_U_MEASURE;
	} else if (nu_slice_is(kind, "money")) {
		u->kind = NU_U_MONEY;
	} else if (nu_slice_is(kind, "percent")) {
		u->kind = NU_U_PERCENT;
	} else if (nu_slice_is(kind, "pound")) {
		u->kind = NU_U_POUND;
		v = NU_S("pound");
	} else if (nu_slice_is(kind, "thousand")) {
		u->parts = -3;
		u->kind = NU_U_MONEY;
	} else if (nu_slice_is(kind, "cent")) {
		uint64_t n = 100;

		nu_slice_u64(nu_slice_cut(&v, ' '), &n);
		u->parts = (int)n;
		u->kind = NU_U_MONEY;
	} else {
		return false;
	}
	u->name = v;
	return true;
}

/* Up to MAXWORDS items from i as words, hyphens between them left out: at[k]
 * is the item behind the first k + 1. */
static size_t
collect(const struct nu_flex *x, size_t i, struct nu_slice *w, size_t *at)
{
	size_t n = 0;

	while (n < MAXWORDS && i < x->n) {
		const struct nu_fitem *it = &x->v[i];

		if (n && sign(x, i, '-') && glued(x, i) && glued(x, i + 1) &&
		    x->v[i + 1].kind == NU_FK_WORD) {
			i++;
			continue;
		}
		if (it->kind == NU_FK_LINK)
			break;
		w[n] = nu_fitem_text(x, i);
		at[n++] = ++i;
	}
	return n;
}

static size_t
longest(struct nu_slice *w, size_t n, struct nu_funit *u, bool *glued)
{
	struct nu_slice v1, v2;
	size_t a = nu_words_longest(&figure_units_own, w, n, &v1);
	size_t b = nu_words_longest(&figure_units, w, n, &v2);

	if (!a && !b)
		return 0;
	if (a >= b)
		return read_value(v1, u, glued) ? a : 0;
	return read_value(v2, u, glued) ? b : 0;
}

size_t
nu_funit_time(const struct nu_flex *x, size_t i, struct nu_funit *u)
{
	const struct nu_fitem *w = &x->v[i];
	int t = -1;

	if (i >= x->n || w->kind != NU_FK_WORD)
		return 0;
	if (w->cls == FC_tunit)
		t = w->val;
	else if (w->cls == FC_ord && w->val == 2)
		t = NU_T_SECOND;
	else if (w->cls == FC_frac && (is(x, i, "quarters") || (is(x, i,
	    "quarter") && i > 0 && sign(x, i - 1, '-'))))
		t = NU_T_QUARTER;	/* a four-quarter average */
	if (t < 0)
		return 0;
	*u = (struct nu_funit){ .kind = NU_U_TIME, .time = (uint8_t)t,
	    .parts = 1, .name = nu_slice_str(times[t]) };
	return i + 1;
}

/* Millions and thousands of a currency, as exchanges write them: 30 MUSD,
 * 4 MEUR, 250 KEUR. */
static size_t
millions(struct nu_slice w, size_t i, struct nu_funit *u)
{
	struct nu_slice v;
	bool glued;

	if (w.n != 4 || !(w.p[0] == 'M' || w.p[0] == 'K' || w.p[0] == 'k') ||
	    !(nu_words_get(&figure_units, nu_slice_sub(w, 1, 4), &v) &
	    NU_WORDS_HIT) || !read_value(v, u, &glued) || u->kind !=
	    NU_U_MONEY)
		return 0;
	u->parts = w.p[0] == 'M' ? -6 : -3;
	return i + 1;
}

/* A symbol that counts only next to its number, at item i: it is glued to it,
 * or one of those that nothing else could be there. near: the item before is
 * a number. */
static bool
symbol_counts(const struct nu_flex *x, size_t i, bool near, struct nu_slice w)
{
	static const char *const apart[] = { "m", "g", "l", "C", "F", "t" };

	if (!near)
		return false;
	if (glued(x, i))
		return true;
	/* an inch is no preposition */
	if (nu_slice_is(w, "in"))
		return i + 1 == x->n || sign(x, i + 1, '.') || sign(x, i + 1,
		    ',') || sign(x, i + 1, ')') || is(x, i + 1, "thick") ||
		    is(x, i + 1, "wide") || is(x, i + 1, "tall") ||
		    is(x, i + 1, "long");
	for (size_t k = 0; k < sizeof apart / sizeof *apart; k++)
		if (nu_slice_is(w, apart[k]))
			return true;
	return sign(x, i + 1, '/');
}

size_t
nu_funit_at(const struct nu_flex *x, size_t i, bool near, struct nu_funit *u)
{
	struct nu_slice w[MAXWORDS], low[MAXWORDS];
	size_t at[MAXWORDS], n, k, used = 0;
	char mem[MAXWORDS * 24];
	const struct nu_fitem *it = &x->v[i];
	bool tight = false;

	if (i >= x->n)
		return 0;
	if ((k = nu_funit_time(x, i, u)))
		return k;
	if (near && glued(x, i) && it->e == it->b + 1 &&
	    (x->text.p[it->b] == 'h' || x->text.p[it->b] == 'y')) {
		int t = x->text.p[it->b] == 'h' ? NU_T_HOUR : NU_T_YEAR;

		*u = (struct nu_funit){ .kind = NU_U_TIME, .time = (uint8_t)t,
		    .parts = 1, .name = nu_slice_str(times[t]) };
		return i + 1;
	}
	n = collect(x, i, w, at);
	k = longest(w, n, u, &tight);
	if (k < n) {
		struct nu_funit v;
		bool tight2 = false, same = true;
		size_t k2;

		for (size_t j = 0; j < n; j++) {
			size_t m = w[j].n < 24 ? w[j].n : 24;

			nu_lex_lower(nu_slice_sub(w[j], 0, m), mem + used, m);
			low[j] = nu_slice(mem + used, m);
			used += m;
			same &= nu_slice_eq(w[j], low[j]);
		}
		k2 = same ? 0 : longest(low, n, &v, &tight2);
		/* A symbol of one letter keeps its case: "5 M", "4 G". */
		if (k2 > k && !(tight2 && low[0].n == 1 && w[0].p[0] !=
		    low[0].p[0])) {
			k = k2;
			*u = v;
			tight = tight2;
		}
	}
	if (!k)
		return n ? millions(w[0], i, u) : 0;
	if (tight && !symbol_counts(x, i, near, w[0]))
		return 0;
	return at[k - 1];
}

/* Items [i, j) are money before a number that has a separator, a magnitude or
 * letters: PS4.5bn, #54.8 million, where "PS5" and "#5" are none. */
static bool
large(const struct nu_flex *x, size_t i, size_t j)
{
	if (!numeral(x, j) || (x->v[i].kind == NU_FK_WORD && (!capital(x, i) ||
	    !glued(x, j))))
		return false;
	if (word(x, j + 1, FC_mag))
		return true;
	return glued(x, j) && (x->v[j].cls != NU_FN_INT || (glued(x, j + 1) &&
	    j + 1 < x->n && x->v[j + 1].kind == NU_FK_WORD));
}

size_t
nu_funit_before(const struct nu_flex *x, size_t i, struct nu_slice *code)
{
	struct nu_slice w[2];
	char mem[2][8];
	size_t n = 0, k, end;
	bool letters = x->v[i].kind == NU_FK_WORD;

	if (i >= x->n || x->v[i].e - x->v[i].b > 6 ||
	    (letters && x->v[i].cls && x->v[i].cls != FC_approx &&
	    x->v[i].cls != FC_art && x->v[i].cls != FC_aunit))
		return 0;
	for (; n < 2 && i + n < x->n; n++) {
		struct nu_slice s = nu_fitem_text(x, i + n);

		/* US $5, HK $5, C $5, but not A $5 */
		if (s.n > 6 || (n && !glued(x, i + 1) &&
		    !(x->v[i].flags & NU_FF_UPPER) && !is(x, i, "C")))
			break;
		w[n] = nu_slice(mem[n], nu_lex_lower(s, mem[n],
		    sizeof mem[n]));
		if (sign(x, i + n, '#'))
			w[n] = NU_S("hash");
		if (n == 0 && letters && s.n < 3 && !capital(x, i) &&
		    sign(x, i + 1, '$'))
			return 0;
	}
	k = nu_words_longest(&figure_money_before, w, n, code);
	if (!k || nu_slice_is(*code, "-"))
		return 0;
	if (nu_slice_starts(*code, NU_S("large "))) {
		nu_slice_cut(code, ' ');
		if (!large(x, i, i + k))
			return 0;
	}
	end = i + k;
	if (letters && k == 1 && sign(x, end, '.') && glued(x, end))
		end++;		/* "Rs." */
	return end;
}
