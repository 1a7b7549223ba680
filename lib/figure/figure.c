#include "figure/figure.h"

#include <stdlib.h>

#include "base/words.h"
#include "figure/funit.h"
#include "figure/item.h"
#include "figure/mod.h"
#include "figure/noun.h"

NU_WORDS(figure_stop);
NU_WORDS(figure_labels);

/* ---- writing down ---- */

static struct nu_slice
keep(struct nu_figures *f)
{
	struct nu_slice s = nu_arena_dup(&f->mem, nu_buf_slice(&f->buf));

	nu_buf_clear(&f->buf);
	return s;
}

static struct nu_slice
value_of(struct nu_figures *f, const struct nu_num *lo, const struct nu_num *hi)
{
	nu_buf_clear(&f->buf);
	nu_num_put(&f->buf, *lo);
	if (hi) {
		nu_buf_str(&f->buf, "..");
		nu_num_put(&f->buf, *hi);
	}
	return keep(f);
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

static struct nu_figure *
emit(struct nu_figures *f, size_t from, size_t to, const char *label,
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

/* ---- rates: "per hour", "a barrel", "/km" ---- */

/* Behind an amount that ends before item i: the end, with " per UNIT" in
 * name. */
static size_t
rate(struct nu_figures *f, size_t i, struct nu_slice *name)
{
	const struct nu_flex *x = &f->lex;
	struct nu_funit u;
	size_t j = i, end;
	char mem[32];
	struct nu_slice what;

	if (sign(x, j, '-') && glued(x, j))
		j++;
	if (sign(x, j, '/') && glued(x, j) && glued(x, j + 1))
		j++;
	else if (word(x, j, FC_per) || word(x, j, FC_art))
		j++;
	else
		return i;
	if (sign(x, j, '-') && glued(x, j))
		j++;
	end = nu_funit_at(x, j, false, &u);
	if (!end && sign(x, j - 1, '/'))
		end = nu_funit_at(x, j, true, &u);
	if (end && u.kind != NU_U_MONEY && u.kind != NU_U_PERCENT) {
		what = u.name;
	} else if (is(x, j, "h") && sign(x, j - 1, '/')) {
		what = NU_S("hour");
		end = j + 1;
	} else if (is(x, j, "s") && sign(x, j - 1, '/')) {
		what = NU_S("second");
		end = j + 1;
	} else if (word(x, j - 1, FC_per) && x->v[j - 1].val == 1 &&
	    j < x->n && x->v[j].kind == NU_FK_WORD && !x->v[j].cls) {
		what = lower(x, j, mem, sizeof mem);	/* per capita */
		end = j + 1;
	} else if (word(x, j - 1, FC_art) && (is(x, j, "share") ||
	    is(x, j, "head") || is(x, j, "person") || is(x, j, "piece"))) {
		what = lower(x, j, mem, sizeof mem);
		end = j + 1;
	} else {
		return i;
	}
	if (word(x, end, FC_ago))
		return i;	/* "$99 million a year earlier" */
	if (word(x, j - 1, FC_per) && x->v[j - 1].val > 1)
		return i;	/* "every day", "each year" are no rates */
	nu_buf_clear(&f->buf);
	nu_buf_put(&f->buf, *name);
	nu_buf_str(&f->buf, " per ");
	nu_buf_put(&f->buf, what);
	*name = keep(f);
	return end;
}

/* ---- money ---- */

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

struct amount {
	struct nu_num lo, hi;
	bool range;
	size_t from, to;
};

/* "and" of between, "to", a dash: the item behind it, or 0. */
static size_t
joiner(const struct nu_flex *x, size_t i, size_t from)
{
	if (sign(x, i, '-') && glued(x, i) && word(x, i + 1, FC_to))
		i++;		/* 8- to 16-meter */
	if (dash(x, i) || sign(x, i, '~') || word(x, i, FC_to) ||
	    (word(x, i, FC_to2) && !is(x, i, "until")) ||
	    (word(x, i, FC_and) && from > 0 && word(x, from - 1,
	    FC_between))) {
		i++;
		if (word(x, i, FC_approx) || sign(x, i, '~') || (sign(x, i,
		    '-') && glued(x, i) && word(x, i - 1, FC_to)))
			i++;
		return i;
	}
	return 0;
}

/* A change, "rose from 5 to 10", is two figures, not a range. */
static bool
change(const struct nu_flex *x, size_t from)
{
	size_t low = from > 6 ? from - 6 : 0;

	if (from == 0 || !is(x, from - 1, "from"))
		return false;
	for (size_t j = from - 1; j-- > low;) {
		struct nu_slice v;
		char mem[24];

		if (x->v[j].kind == NU_FK_WORD && nu_words_get(&figure_stop,
		    lower(x, j, mem, sizeof mem), &v) & NU_WORDS_HIT &&
		    nu_slice_is(v, "change"))
			return true;
	}
	return false;
}

static void
order(struct nu_num *lo, const struct nu_qty *a, const struct nu_qty *b)
{
	/* "$1-2 million", "5 to 10 thousand": the magnitude is for both */
	if (b->flags & NU_QF_MAG && !(a->flags & NU_QF_MAG) &&
	    !lo->dig.p && !b->num.dig.p) {
		struct nu_num n = nu_num_shift(*lo, b->mag);

		if (nu_num_cmp(n, b->num) < 0)
			*lo = n;
	}
}

/* ---- compound durations and lengths ---- */

static void
put_duration(struct nu_buf *b, const struct nu_num *n, const bool *have)
{
	static const char letter[] = "SMHDWWMQYYYY";
	bool time = false;

	nu_buf_byte(b, 'P');
	for (int t = NU_T_CENTURY; t >= 0; t--) {
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

/* "2 years and 3 months", "1 hour 30 minutes": from the part that ended before
 * item i on. */
static size_t
compound(struct nu_figures *f, size_t i, struct nu_num first, int unit,
    struct nu_slice *value)
{
	const struct nu_flex *x = &f->lex;
	struct nu_num n[NU_T_MILLENNIUM];
	bool have[NU_T_MILLENNIUM] = { false };
	size_t end = i;
	int last = unit, count = 0;

	if (unit >= NU_T_DECADE || unit == NU_T_QUARTER ||
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
		if (sign(x, j, '-') && glued(x, j))
			j++;
		j = nu_funit_time(x, j, &u);
		if (!j || u.time >= last || u.time == NU_T_QUARTER ||
		    u.time == NU_T_FORTNIGHT || have[u.time] ||
		    word(x, j, FC_ago) || word(x, j, FC_old))
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
	*value = keep(f);
	return end;
}

/* ---- an amount with its unit ---- */

static bool
fits_range(const struct amount *a)
{
	return nu_num_cmp(a->lo, a->hi) < 0;
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
	struct nu_slice v;
	char mem[24];

	if (sign(x, i, 0xa3))
		return 1;
	if (i >= x->n || x->v[i].kind != NU_FK_WORD || !(nu_words_get(
	    &figure_stop, lower(x, i, mem, sizeof mem), &v) & NU_WORDS_HIT))
		return 0;
	return nu_slice_is(v, "pay") ? 1 : nu_slice_is(v, "weigh") ? -1 : 0;
}

/* Pounds are weight, unless millions are counted, something is paid, or the
 * sentence has the sign; the nearest word decides. */
static bool
weight(const struct nu_flex *x, const struct amount *a, size_t to)
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

/* Dollars and cents, feet and inches: the smaller unit behind the larger. */
static size_t
smaller(struct nu_figures *f, size_t i, struct nu_num *n,
    const struct nu_funit *u)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *q;
	struct nu_funit v;
	struct nu_num part;
	size_t j = i, end;

	if (word(x, j, FC_and) || sign(x, j, ','))
		j++;
	q = nu_qty_at(&f->qty, x, j);
	if (!q || q->kind != NU_Q_CARD || q->flags & NU_QF_SIGN)
		return i;
	end = nu_funit_at(x, q->to, true, &v);
	if (!end && is(x, q->to, "in") && nu_slice_is(u->name, "foot")) {
		v = (struct nu_funit){ .kind = NU_U_MEASURE, .parts = 1,
		    .name = NU_S("inch") };
		end = q->to + 1;
	}
	if (!end)
		return i;
	part = q->num;
	if (u->kind == NU_U_MONEY && v.kind == NU_U_MONEY && v.parts > 1 &&
	    u->parts == 1 && nu_slice_eq(u->name, v.name)) {
		if (!nu_num_div(&part, v.parts) || !nu_num_add(n, part))
			return i;
		return end;
	}
	if (u->kind == NU_U_MEASURE && v.kind == NU_U_MEASURE &&
	    nu_slice_is(u->name, "foot") && nu_slice_is(v.name, "inch") &&
	    nu_num_div(&part, 12) && nu_num_add(n, part))
		return end;
	return i;
}

static bool
same_unit(const struct nu_funit *a, const struct nu_funit *b)
{
	return a->kind == b->kind && a->parts == b->parts &&
	    nu_slice_eq(a->name, b->name);
}

/* Emits an amount with a unit; returns the item behind. */
static size_t
with_unit(struct nu_figures *f, struct amount a, struct nu_funit u, size_t end)
{
	const struct nu_flex *x = &f->lex;
	struct nu_slice value, of = u.name;
	size_t j;

	if (u.kind == NU_U_POUND) {
		u.kind = weight(x, &a, end) ? NU_U_MEASURE : NU_U_MONEY;
		of = u.kind == NU_U_MONEY ? NU_S("GBP") : NU_S("pound");
		u.name = of;
	}
	if (u.kind == NU_U_TIME) {
		if (a.from > 0 && word(x, a.from - 1, FC_per) && x->v[a.from -
		    1].val > 1)
			return end;	/* every two days */
		if ((j = age_behind(x, end))) {
			emit(f, a.from, j, "age", value_of(f, &a.lo, a.range ?
			    &a.hi : NULL), of);
			return j;
		}
		/* "one hour and a half", "2 years and a half" */
		if (!a.range && word(x, end, FC_and)) {
			struct nu_num p = nu_num_int(1);

			j = end + 1 + word(x, end + 1, FC_art);
			if (word(x, j, FC_frac) && x->v[j].val <= 4 &&
			    nu_num_div(&p, x->v[j].val) && nu_num_add(&a.lo,
			    p)) {
				end = j + 1;
				emit(f, a.from, end, "duration", value_of(f,
				    &a.lo, NULL), of);
				return end;
			}
		}
		if (!a.range && (j = compound(f, end, a.lo, u.time, &value)) !=
		    end) {
			emit(f, a.from, j, "duration", value, NU_S(""));
			return j;
		}
		emit(f, a.from, end, "duration", value_of(f, &a.lo, a.range ?
		    &a.hi : NULL), of);
		return end;
	}
	if (!a.range && (u.kind == NU_U_MONEY || u.kind == NU_U_MEASURE))
		end = smaller(f, end, &a.lo, &u);
	if (u.kind == NU_U_MONEY && word(x, end, FC_mag) && x->v[end].e -
	    x->v[end].b > 2) {		/* 75 USD million */
		a.lo = nu_num_shift(a.lo, abs(x->v[end].val));
		a.hi = nu_num_shift(a.hi, abs(x->v[end].val));
		end++;
	}
	if (u.kind == NU_U_PERCENT) {
		emit(f, a.from, end, "percent", value_of(f, &a.lo, a.range ?
		    &a.hi : NULL), NU_S(""));
		return end;
	}
	if (u.kind == NU_U_MONEY && u.parts < 0) {
		a.lo = nu_num_shift(a.lo, -u.parts);
		a.hi = nu_num_shift(a.hi, -u.parts);
	}
	if (u.kind == NU_U_MONEY && u.parts > 1) {
		nu_num_div(&a.lo, u.parts);
		if (a.range)
			nu_num_div(&a.hi, u.parts);
	}
	if (!a.range && is(x, end, "below") && is(x, end + 1, "zero") &&
	    nu_slice_starts(u.name, NU_S("degree"))) {
		a.lo.neg = true;
		end += 2;
	}
	j = rate(f, end, &of);
	emit(f, a.from, j, u.kind == NU_U_MONEY ? "money" : "measure",
	    value_of(f, &a.lo, a.range ? &a.hi : NULL), of);
	return j;
}

/* The unit behind item i, past a hyphen. */
static size_t
unit_behind(const struct nu_flex *x, size_t i, struct nu_funit *u)
{
	size_t j = i, end;
	struct nu_slice v;
	char mem[24];

	if (sign(x, j, '-') && glued(x, j) && glued(x, j + 1))
		j++;
	end = nu_funit_at(x, j, j == i, u);
	if (!end && j < x->n && x->v[j].kind == NU_FK_WORD &&
	    nu_words_get(&figure_stop, lower(x, j, mem, sizeof mem), &v) &
	    NU_WORDS_HIT && (nu_slice_is(v, "pass") || nu_slice_is(v,
	    "length"))) {
		/* two more years, five straight months */
		end = nu_funit_at(x, j + 1, false, u);
		if (end && u->kind != NU_U_TIME && !nu_slice_is(v, "pass"))
			end = 0;
		if (end)
			return end;
	}
	if (!end)
		return 0;
	/* 777F and 13F are names, 45C a temperature */
	if (end == j + 1 && (is(x, j, "F") || is(x, j, "C")) && i > 0 &&
	    x->v[i - 1].kind == NU_FK_NUM && x->v[i - 1].val > 150)
		return 0;
	/* the second is an ordinal in "5 second-half goals" */
	if (is(x, j, "second") && (sign(x, end, '-') || is(x, end, "half") ||
	    is(x, end, "quarter") || is(x, end, "place")))
		return 0;
	/* "5 second" is a time only in a compound or in the plural; "won" is
	 * a verb and "real" an adjective more often than money */
	if (j == i && !glued(x, j) && end == j + 1 &&
	    (is(x, j, "won") || is(x, j, "mark") || is(x, j, "marks")) &&
	    !(is(x, j, "won") && i > 0 && (word(x, i - 1, FC_mag))))
		return 0;
	return end;
}

/* ---- names ---- */

/* A word before the number that makes it a label: "Flight 370", "page 4". */
static bool
labelled(const struct nu_flex *x, size_t i)
{
	char mem[24];

	if (i > 0 && sign(x, i - 1, '.') && glued(x, i - 1))
		i--;
	if (i == 0 || x->v[i - 1].kind != NU_FK_WORD)
		return false;
	if (is(x, i - 1, "p") && i > 1 && sign(x, i - 2, '&'))
		return true;		/* S&P 500 */
	return nu_words_has(&figure_labels, lower(x, i - 1, mem, sizeof mem));
}

static bool
street(const struct nu_flex *x, size_t i)
{
	char mem[24];

	for (size_t j = i; j < i + 4 && j < x->n; j++) {
		struct nu_slice v;

		if (x->v[j].kind != NU_FK_WORD || !(x->v[j].flags &
		    (NU_FF_CAP | NU_FF_MIXED)))
			return false;
		if (j > i && nu_words_get(&figure_labels, lower(x, j, mem,
		    sizeof mem), &v) & NU_WORDS_HIT && nu_slice_is(v,
		    "street"))
			return true;
	}
	return false;
}

/* ---- one number and what goes with it ---- */

static bool
is_card(const struct nu_qty *q)
{
	return q && (q->kind == NU_Q_CARD || q->kind == NU_Q_FRAC);
}

/* "3 in 10", "one out of three", "3-to-1", "2:1": emits a ratio. */
static size_t
ratio(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	size_t j = q->to;
	const struct nu_qty *r;
	struct nu_num n = q->num;
	int64_t a = nu_num_whole(q->num), b;
	bool to = false;

	if (q->kind != NU_Q_CARD || a < 1 || q->flags & NU_QF_ART)
		return 0;
	if (word(x, j, FC_in) && is(x, j, "in"))
		j++;
	else if (word(x, j, FC_out) && word(x, j + 1, FC_of))
		j += 2;
	else if (is(x, j, "over") && q->flags & (NU_QF_WORDS | NU_QF_PLAIN) &&
	    nu_qty_at(&f->qty, x, j + 1))
		j++;
	else if (sign(x, j, '-') && glued(x, j) && word(x, j + 1, FC_to) &&
	    sign(x, j + 2, '-')) {
		j += 3;
		to = true;
	} else
		return 0;
	if (word(x, j, FC_the) || is(x, j, "every"))
		j++;
	if (to && (r = nu_qty_at(&f->qty, x, j)) && unit_behind(x, r->to,
	    &(struct nu_funit){ 0 }))
		return 0;	/* 36-to-40 percent: a range */
	r = nu_qty_at(&f->qty, x, j);
	if (!r || r->kind != NU_Q_CARD || r->flags & (NU_QF_SIGN | NU_QF_MAG))
		return 0;
	b = nu_num_whole(r->num);
	if (b < 1 || (is(x, q->to, "in") && (a >= b || b > 1000 ||
	    nu_funit_at(x, r->to, false, &(struct nu_funit){ 0 }))))
		return 0;
	if (is(x, q->to, "over") && (b >= 1900 || nu_funit_at(x, r->to, true,
	    &(struct nu_funit){ 0 })))
		return 0;
	if (!nu_num_div(&n, b))
		return 0;
	j = nu_noun_head(x, r->to, false);
	emit(f, q->from, r->to, "ratio", value_of(f, &n, NULL),
	    j == SIZE_MAX ? NU_S("") : nu_fitem_text(x, j));
	return r->to;
}

/* A number with money before it: "$5 million", "US$3-4bn". */
static size_t
money(struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	struct nu_slice code, again, of;
	size_t j = nu_funit_before(x, i, &code), k, end;
	const struct nu_qty *q, *r;
	struct amount a = { .from = i };
	struct nu_funit u;

	if (!j)
		return 0;
	q = nu_qty_at(&f->qty, x, j);
	if (!is_card(q) && !(q && q->kind == NU_Q_NAME && x->v[i].kind ==
	    NU_FK_SIGN && q->to == q->from + 1))
		return 0;
	if (x->v[j - 1].kind == NU_FK_WORD && q->flags & NU_QF_WORDS)
		return 0;
	a.lo = q->num;
	end = q->to;
	if (!(q->flags & NU_QF_MAG))
		end = money_letters(x, end, &a.lo);
	/* a range, with the currency again or not */
	if ((k = joiner(x, end, i)) && !change(x, i)) {
		size_t m = nu_funit_before(x, k, &again);

		r = nu_qty_at(&f->qty, x, m ? m : k);
		if (is_card(r) && (m || !word(x, k - 1, FC_to)) &&
		    (!m || nu_slice_eq(code, again))) {
			size_t e = r->to;

			a.hi = r->num;
			if (!(r->flags & NU_QF_MAG))
				e = money_letters(x, e, &a.hi);
			if (!(q->flags & NU_QF_MAG) && nu_num_cmp(a.lo,
			    a.hi) < 0)
				order(&a.lo, q, r);
			if (fits_range(&a)) {
				a.range = true;
				end = e;
			}
		}
	}
	/* "$5 billion dollars", "$100 USD", "A$5 Australian" */
	k = nu_funit_at(x, end, false, &u);
	if (k && u.kind == NU_U_MONEY && u.parts == 1 && nu_slice_eq(u.name,
	    code))
		end = k;
	else if (is(x, end, "us") && x->v[end].flags & NU_FF_UPPER &&
	    nu_slice_is(code, "USD"))
		end++;
	of = code;
	end = rate(f, end, &of);
	if (i > 0 && (dash(x, i - 1)) && glued(x, i) && !glued(x, i - 1)) {
		a.lo.neg = true;
		i--;
	}
	emit(f, i, end, "money", value_of(f, &a.lo, a.range ? &a.hi : NULL),
	    of);
	return end;
}

static size_t
ordinal(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	size_t h = nu_noun_head(x, q->to, true);

	emit(f, q->from, q->to, "ordinal", value_of(f, &q->num, NULL),
	    h == SIZE_MAX ? NU_S("") : nu_fitem_text(x, h));
	return q->to;
}

/* "one" that stands for a thing, not for a number. */
static bool
pronoun(const struct nu_flex *x, const struct nu_qty *q)
{
	static const char *const before[] = { "no", "this", "that", "each",
	    "every", "any", "another", "the", "which", "some", "only", "a",
	    "not", "or", "good", "bad", "new", "big", "first", "last" };
	size_t i = q->from, j = q->to;
	char mem[24];

	if (!(q->flags & NU_QF_ONE))
		return false;
	if (word(x, j, FC_of))
		return false;
	if (is(x, j, "another") || is(x, j, "day") || is(x, j, "time"))
		return is(x, j, "another");
	for (size_t k = 0; i > 0 && k < sizeof before / sizeof *before; k++)
		if (is(x, i - 1, before[k]))
			return true;
	if (j >= x->n || x->v[j].kind != NU_FK_WORD)
		return x->n > 1 && j < x->n && !sign(x, j, '-');
	j = nu_noun_head(x, j, true);
	if (j == SIZE_MAX)
		return true;
	/* "if one adds", "one never knows": what looks like a plural is a
	 * verb */
	return nu_noun_plural(lower(x, j, mem, sizeof mem)) &&
	    !is(x, j, "species") && !is(x, j, "series");
}

/* A number that is somebody's age: "Ann Roe, 45, …", "Ann Roe (45)", "Jo and
 * Al, 22 and 19,", "aged six and nine". */
static bool
named_age(const struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	size_t i = q->from, j = q->to;
	int64_t n = nu_num_whole(q->num);
	const struct nu_qty *r;

	if (n < 1 || n > 115 || i < 2)
		return false;
	/* the second of two ages */
	if (f->n && word(x, i - 1, FC_and) && !strcmp(f->v[f->n - 1].label,
	    "age") && f->v[f->n - 1].to == x->v[i - 2].e &&
	    x->v[i - 2].cls != FC_old)
		return true;
	if (!(q->flags & NU_QF_PLAIN) || x->v[i - 2].kind != NU_FK_WORD ||
	    !capital(x, i - 2) || x->v[i - 2].cls)
		return false;
	if (sign(x, i - 1, '('))
		return n > 9 && sign(x, j, ')') && i > 2 && x->v[i - 3].kind ==
		    NU_FK_WORD && capital(x, i - 3);
	if (!sign(x, i - 1, ','))
		return false;
	if (sign(x, j, ',') || sign(x, j, '.'))
		return true;
	r = word(x, j, FC_and) ? nu_qty_at(&f->qty, x, j + 1) : NULL;
	return r && r->flags & NU_QF_PLAIN && (sign(x, r->to, ',') ||
	    sign(x, r->to, '.')) && nu_num_whole(r->num) < 116;
}

/* 1-3, 98-102: a result, where no word makes it a range. */
static bool
score(const struct nu_flex *x, const struct nu_qty *q, const struct nu_qty *r)
{
	size_t i = q->from;

	if (nu_num_whole(r->num) > 199 || nu_num_whole(q->num) < 0)
		return false;
	return !(i > 0 && (word(x, i - 1, FC_between) || is(x, i - 1, "from") ||
	    word(x, i - 1, FC_approx) || is(x, i - 1, "of") || is(x, i - 1,
	    "is")));
}

/* "more than 10 but fewer than 20 people": the second number, when the number
 * that ends before item i, bounded on one side, has the other behind it. */
static const struct nu_qty *
other_bound(const struct nu_figures *f, size_t i, int side)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *r;
	int other = 0;
	size_t j = i;

	if (sign(x, j, ','))
		j++;
	if (word(x, j, FC_and) || is(x, j, "but"))
		j++;
	else if (j == i)
		return NULL;
	j = nu_mod_compare(x, j, &other);
	if (!j || other != -side)
		return NULL;
	r = nu_qty_at(&f->qty, x, j);
	return r && (r->kind == NU_Q_CARD || r->kind == NU_Q_FRAC) ? r : NULL;
}

/* One number with what goes with it: its unit, a range, the thing counted. */
static size_t
number(struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	struct amount a = { q->num, q->num, false, q->from, q->to };
	struct nu_funit u, v;
	const struct nu_qty *r;
	size_t end, k, h;
	int side;

	if (q->kind == NU_Q_NAME)
		return q->to;
	/* one-on-one, two-by-four, one-to-one */
	if (sign(x, q->to, '-') && glued(x, q->to) && sign(x, q->to + 2, '-') &&
	    (is(x, q->to + 1, "on") || is(x, q->to + 1, "by") || is(x, q->to +
	    1, "for") || (word(x, q->to + 1, FC_to) && q->flags &
	    NU_QF_ONE)) && (r = nu_qty_at(&f->qty, x, q->to + 3)))
		return r->to;
	if (q->kind == NU_Q_ORD) {
		/* "the second" is an ordinal, "30 second" a time */
		return ordinal(f, q);
	}
	if ((end = ratio(f, q)))
		return end;
	/* half an hour, half a mile, three quarters of an hour */
	if (q->kind == NU_Q_FRAC) {
		k = q->to;
		if (word(x, k, FC_of) && word(x, k + 1, FC_art))
			k++;
		if (word(x, k, FC_art))
			k++;
		if (k > q->to && (end = nu_funit_at(x, k, false, &u)) &&
		    u.kind != NU_U_PERCENT)
			return with_unit(f, a, u, end);
	}
	end = unit_behind(x, q->to, &u);
	/* a range of numbers */
	if ((k = joiner(x, end ? end : q->to, q->from)) &&
	    (r = nu_qty_at(&f->qty, x, k)) && is_card(r) &&
	    !change(x, q->from) && !(r->flags & NU_QF_SIGN)) {
		struct amount b = a;
		size_t e2 = unit_behind(x, r->to, &v);

		b.hi = r->num;
		b.to = r->to;
		if (!end)
			order(&b.lo, q, r);
		if (fits_range(&b) && (!end || (e2 && same_unit(&u, &v)))) {
			b.range = true;
			if (e2)
				return with_unit(f, b, v, e2);
			if (dash(x, q->to) && q->flags & r->flags &
			    NU_QF_PLAIN && nu_noun_head(x, r->to, false) ==
			    SIZE_MAX
			    && score(x, q, r))
				return r->to;
			h = nu_noun_head(x, r->to, false);
			emit(f, q->from, r->to, "count", value_of(f, &b.lo,
			    &b.hi), h == SIZE_MAX ? NU_S("") :
			    nu_fitem_text(x, h));
			return r->to;
		}
		/* 3-1, 10-9: a score, not two counts */
		if (sign(x, k - 1, '-') && glued(x, k) && glued(x, k - 1) &&
		    q->flags & r->flags & NU_QF_PLAIN && !end)
			return r->to;
	}
	/* more than 10 but fewer than 20 */
	if (!end && q->from > 0) {
		const char *m = nu_mod_before(x, q->from);

		side = m ? *m == 'l' ? 1 : *m == 'm' ? -1 : 0 : 0;
		if (!side)
			side = nu_mod_bound(x, q->from);
		r = side ? other_bound(f, q->to, side) : NULL;
		if (r && nu_num_cmp(side > 0 ? a.lo : r->num, side > 0 ?
		    r->num : a.lo) < 0) {
			a.hi = side > 0 ? r->num : a.lo;
			a.lo = side > 0 ? a.lo : r->num;
			a.range = true;
			if ((end = unit_behind(x, r->to, &u)))
				return with_unit(f, a, u, end);
			h = nu_noun_head(x, r->to, false);
			emit(f, q->from, r->to, "count", value_of(f, &a.lo,
			    &a.hi), h == SIZE_MAX ? NU_S("") :
			    nu_fitem_text(x, h))->mod = NULL;
			return r->to;
		}
	}
	/* 2,000.45 ± 0.01 pounds */
	if (!end && sign(x, q->to, 0xb1) && (r = nu_qty_at(&f->qty, x, q->to +
	    1)) && is_card(r)) {
		if ((end = unit_behind(x, r->to, &u)))
			return with_unit(f, a, u, end);
	}
	/* 9", 5'': inches, where no quotation is open */
	if (!end && glued(x, q->to) && (sign(x, q->to, '"') || (sign(x, q->to,
	    '\'') && sign(x, q->to + 1, '\'') && glued(x, q->to + 1)))) {
		size_t marks = 0;

		for (k = q->from; k > 0 && q->from - k < 200; k--)
			marks += sign(x, k - 1, '"');
		if (marks % 2 == 0 && nu_num_whole(q->num) < 1000) {
			end = q->to + (sign(x, q->to, '"') ? 1 : 2);
			emit(f, q->from, end, "measure", value_of(f, &q->num,
			    NULL), NU_S("inch"));
			return end;
		}
		end = 0;
	}
	if (end)
		return with_unit(f, a, u, end);
	/* 3:1, 24/7 and the like */
	if ((sign(x, q->to, ':') || sign(x, q->to, '/')) && glued(x, q->to) &&
	    nu_qty_at(&f->qty, x, q->to + 1) && glued(x, q->to + 1))
		return nu_qty_at(&f->qty, x, q->to + 1)->to;
	if (q->kind == NU_Q_FRAC) {
		h = nu_noun_head(x, q->to, true);
		emit(f, q->from, q->to, "ratio", value_of(f, &q->num, NULL),
		    h == SIZE_MAX ? NU_S("") : nu_fitem_text(x, h));
		return q->to;
	}
	if (pronoun(x, q))
		return q->to;
	/* aged 45; , 45, */
	if (q->from > 0 && word(x, q->from - 1, FC_old) && x->v[q->from -
	    1].val >= 2) {
		emit(f, q->from, q->to, "age", value_of(f, &q->num, NULL),
		    NU_S("year"));
		return q->to;
	}
	if (named_age(f, q)) {
		emit(f, q->from, q->to, "age", value_of(f, &q->num, NULL),
		    NU_S("year"));
		return q->to;
	}
	if (q->flags & NU_QF_PLAIN && (labelled(x, q->from) ||
	    street(x, q->to)))
		return q->to;
	if (q->flags & NU_QF_WORDS && labelled(x, q->from) &&
	    (nu_noun_head(x, q->to, false) == SIZE_MAX || is(x, q->from - 1,
	    "number")))
		return q->to;		/* gate three, the number one team */
	/* the Gang of Eight */
	if (q->flags & NU_QF_WORDS && q->from > 1 && capital(x, q->from) &&
	    word(x, q->from - 1, FC_of) && capital(x, q->from - 2) &&
	    x->caps * 2 < x->words)
		return q->to;
	/* 1. The number of a list's entry */
	if (q->from == 0 && q->flags & NU_QF_PLAIN && x->n > 3 &&
	    (sign(x, 1, '.') || sign(x, 1, ')')) && glued(x, 1) && !glued(x,
	    2) && nu_num_whole(q->num) < 100)
		return q->to;
	/* the Six Nations, in a sentence that is no headline */
	if (q->flags & NU_QF_WORDS && q->from > 0 && q->to < x->n &&
	    capital(x, q->from) && capital(x, q->to) && x->v[q->to].kind ==
	    NU_FK_WORD && x->v[q->from - 1].kind == NU_FK_WORD &&
	    !capital(x, q->from - 1) && x->caps * 2 < x->words)
		return q->to;
	h = nu_noun_head(x, q->to, q->flags & NU_QF_ONE);
	if (h == SIZE_MAX && (side = nu_mod_bound(x, q->from))) {
		nu_buf_clear(&f->buf);
		if (side > 0)
			nu_num_put(&f->buf, q->num);
		nu_buf_str(&f->buf, "..");
		if (side < 0)
			nu_num_put(&f->buf, q->num);
		emit(f, q->from, q->to, "count", keep(f), NU_S(""));
		return q->to;
	}
	emit(f, q->from, q->to, "count", value_of(f, &q->num, NULL),
	    h == SIZE_MAX ? NU_S("") : nu_fitem_text(x, h));
	return q->to;
}

/* "a week", "an hour", "a mile": the article as one, for units only. */
static size_t
article(struct nu_figures *f, size_t i)
{
	const struct nu_flex *x = &f->lex;
	struct nu_funit u;
	struct amount a = { nu_num_int(1), nu_num_int(1), false, i, i + 1 };
	size_t end, j;
	int n = 0, d = 1;

	if (!word(x, i, FC_art) || (i > 0 && (word(x, i - 1, FC_per) ||
	    x->v[i - 1].kind == NU_FK_NUM)))
		return 0;
	end = nu_funit_time(x, i + 1, &u);
	if (!end && i + 1 < x->n && x->v[i + 1].e - x->v[i + 1].b >= 4 &&
	    (end = nu_funit_at(x, i + 1, false, &u))) {
		static const char *const plain[] = { "mile", "kilometer",
		    "meter", "gallon", "liter", "kilogram", "acre", "hectare",
		    "barrel", "metric ton", "inch" };

		if (u.kind != NU_U_MEASURE || (i > 0 && (x->v[i - 1].kind !=
		    NU_FK_WORD || nu_noun_plural(nu_fitem_text(x, i - 1)))))
			return 0;
		for (size_t k = 0; k < sizeof plain / sizeof *plain; k++)
			if (nu_slice_is(u.name, plain[k]) &&
			    !nu_noun_plural(nu_fitem_text(x, end - 1)))
				return with_unit(f, a, u, end);
		return 0;
	}
	if (!end || u.time == NU_T_SECOND || u.time == NU_T_QUARTER ||
	    u.time == NU_T_WEEKEND || u.time == NU_T_DAY ||
	    u.time == NU_T_MINUTE)
		return 0;
	/* "times a week", "dollars a barrel" are rates */
	if (i > 0 && x->v[i - 1].kind == NU_FK_WORD &&
	    (nu_noun_plural(nu_fitem_text(x,
	    i - 1)) || x->v[i - 1].cls == FC_twice))
		return 0;
	/* a year and a half */
	if (word(x, end, FC_and) && word(x, end + 1, FC_art) &&
	    word(x, end + 2, FC_frac)) {
		n = 1;
		d = x->v[end + 2].val;
		end += 3;
	} else if (sign(x, end, '-') && word(x, end + 1, FC_and) &&
	    word(x, end + 3, FC_art) && word(x, end + 5, FC_frac)) {
		n = 1;
		d = x->v[end + 5].val;
		end += 6;
	}
	if (n) {
		struct nu_num p = nu_num_int(n);

		if (nu_num_div(&p, d))
			nu_num_add(&a.lo, p);
	}
	j = with_unit(f, a, u, end);
	return j;
}

/* "every two days", "each Monday": what is repeated is no figure. */
static bool
every(const struct nu_flex *x, size_t i)
{
	return i > 0 && word(x, i - 1, FC_per) && x->v[i - 1].val > 1;
}

static bool
starts_when(const struct nu_fitem *it, bool few)
{
	if (it->kind == NU_FK_NUM)
		return true;
	if (it->kind == NU_FK_SIGN)
		return it->ch == '\'';
	if (it->kind != NU_FK_WORD)
		return false;
	/* earth day, too */
	return it->cls != FC_none || it->flags & (NU_FF_MIXED | NU_FF_CAP) ||
	    few || (it[1].cls == FC_tunit && it[1].kind == NU_FK_WORD &&
	    it[1].val == NU_T_DAY);
}

void
nu_figures_find(struct nu_figures *f, struct nu_slice sentence)
{
	struct nu_flex *x = &f->lex;

	f->n = 0;
	f->ref.said.age++;
	nu_lex(x, sentence);
	if (!x->figures)
		return;
	nu_arena_reset(&f->mem);
	nu_numerals(&f->qty, x);
	for (size_t i = 0; i < x->n;) {
		const struct nu_qty *q = nu_qty_at(&f->qty, x, i);
		struct nu_found_when w;
		size_t end = 0;

		if (q && q->kind == NU_Q_NAME && q->to - q->from > 1) {
			i = q->to;
			continue;
		}
		if (starts_when(&x->v[i], x->n < 8)) {
			nu_buf_clear(&f->buf);
			if (nu_when_at(x, &f->qty, i, &f->ref, &f->buf, &w)) {
				struct nu_figure *g;

				if (w.none || every(x, i)) {
					i = w.to;
					continue;
				}
				g = emit(f, i, w.to, w.time ?
				    "time" : "date", keep(f), NU_S(""));

				/* "over the next week" is no more than */
				if (g->mod && *g->mod != 'a' && i > 0 &&
				    x->v[i - 1].cls != FC_than)
					g->mod = NULL;
				if (w.mod)
					g->mod = w.mod;
				nu_dateref_note(&f->ref, &w);
				i = w.to;
				continue;
			}
		}
		if (!end && x->v[i].kind != NU_FK_NUM)
			end = money(f, i);
		if (!end && q)
			end = number(f, q);
		if (!end)
			end = article(f, i);
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
