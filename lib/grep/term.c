#include "grep/term.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"
#include "base/utf.h"
#include "stream/esc.h"
#include "base/dec.h"

static const struct { const char *text; enum nu_op op; } ops[] = {
	{ "!=", NU_OP_ISNT }, { "!~", NU_OP_UNLIKE }, { "<=", NU_OP_LE },
	{ ">=", NU_OP_GE }, { "=", NU_OP_IS }, { "~", NU_OP_LIKE },
	{ "<", NU_OP_LT }, { ">", NU_OP_GT },
};

static bool
fault(const char **why, const char *what, struct nu_slice at)
{
	static char text[300];

	snprintf(text, sizeof text, "%s: '%s'", what, nu_shown(at));
	*why = text;
	return false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void
skip_space(struct nu_slice *s)
{
	while (s->n && is_space(*s->p))
		s->p++, s->n--;
}

/* Letters, digits, '_' and '-' as in names of columns and kinds. */
static struct nu_slice
take_name(struct nu_slice *s)
{
	size_t i = 0;

	while (i < s->n && !is_space(s->p[i]) && !strchr("=!~<>,:\"'", s->p[i]))
		i++;
	*s = nu_slice_sub(*s, i, s->n);
	return nu_slice(s->p - i, i);
}

static bool
take_op(struct nu_slice *s, enum nu_op *op)
{
	skip_space(s);
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (nu_slice_starts(*s, nu_slice_str(ops[i].text))) {
			*s = nu_slice_sub(*s, strlen(ops[i].text), s->n);
			*op = ops[i].op;
			return true;
		}
	return false;
}

/* A word, or what stands within quotation marks. The result is the caller's
 * to free. */
static bool
take_value(struct nu_slice *s, struct nu_buf *out)
{
	char mark;

	skip_space(s);
	if (!s->n)
		return false;
	mark = *s->p;
	if (mark != '"' && mark != '\'') {
		while (s->n && !is_space(*s->p)) {
			nu_buf_byte(out, *s->p);
			s->p++, s->n--;
		}
		return true;
	}
	for (*s = nu_slice_sub(*s, 1, s->n); s->n; ) {
		char c = *s->p;

		*s = nu_slice_sub(*s, 1, s->n);
		if (c == mark)
			return true;
		if (c == '\\' && s->n && *s->p == mark) {
			c = mark;
			*s = nu_slice_sub(*s, 1, s->n);
		}
		nu_buf_byte(out, c);
	}
	return false;
}

/* "1,000", "1e6": meant as a number, but as bytes it would be compared; and
 * whatever is none, for a column of numbers. */
static bool
is_odd_number(enum nu_col col, struct nu_slice s)
{
	struct nu_buf dec = { 0 };
	bool plain = nu_dec_read(&dec, s), digit = false;

	nu_buf_free(&dec);
	if (col == NU_BEGIN || col == NU_END || col == NU_SCORE)
		return !plain;
	for (size_t i = 0; i < s.n; i++) {
		if (!strchr("0123456789.,_+eE-", s.p[i]) ||
		    (s.p[i] == '-' && i > 0 && s.p[i - 1] != 'e'))
			return false;
		digit |= s.p[i] >= '0' && s.p[i] <= '9';
	}
	return digit && !plain;
}

static bool
parse_test(struct nu_term *t, struct nu_clause *c, struct nu_slice *s,
    const char **why)
{
	struct nu_test test = { 0 };
	struct nu_slice name, from = *s;
	struct nu_buf b = { 0 };
	const char *faulty;

	name = take_name(s);
	if (!nu_col_of(name, &test.col)) {
		if (name.n && take_op(s, &test.op))
			return fault(why, "no such column (doc kind begin end "
			    "label value of mod score text)", name);
		return fault(why, "a test such as text~dam should stand here",
		    from);
	}
	if (!take_op(s, &test.op))
		return fault(why, "no = != ~ !~ < <= > or >= behind the column",
		    from);
	if (!take_value(s, &b)) {
		nu_buf_free(&b);
		return fault(why, "no value, or a quotation mark left open",
		    from);
	}
	if (test.op >= NU_OP_LT && is_odd_number(test.col,
	    nu_buf_slice(&b))) {
		nu_buf_free(&b);
		return fault(why, "neither a plain decimal number, such as "
		    "1000000, nor a date", from);
	}
	if (test.op == NU_OP_LIKE || test.op == NU_OP_UNLIKE) {
		test.pat = nu_pat_new(nu_buf_slice(&b), t->blind ? "i" : "",
		    &faulty);
		if (!test.pat) {
			nu_buf_free(&b);
			return fault(why, faulty, from);
		}
	} else if (t->blind) {
		struct nu_buf low = { 0 };

		nu_utf_add_lower(&low, nu_buf_slice(&b));
		nu_buf_free(&b);
		b = low;
	}
	if (!b.n)	/* an empty value, which nobody frees */
		nu_buf_free(&b);
	test.value = nu_buf_slice(&b);	/* b's memory is the test's now */
	NU_GROW(c->test, c->ntest, c->captest);
	c->test[c->ntest++] = test;
	return true;
}

/* Whether a test begins here: a column's name, then an operator. */
static bool
at_test(struct nu_slice s)
{
	struct nu_slice name = take_name(&s);
	enum nu_op op;
	enum nu_col col;

	return nu_col_of(name, &col) && take_op(&s, &op);
}

/* A kind may be any word; a mark in it is of some other language. */
static bool
is_kind(struct nu_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("()[]{}*?|&;/\\$", s.p[i]))
			return false;
	return true;
}

static bool
parse_sorts(struct nu_clause *c, struct nu_slice *s, const char **why)
{
	bool any = false, label = false;

	do {
		struct nu_sort sort = { { NULL, 0 }, { NULL, 0 } };

		sort.kind = take_name(s);
		if (!sort.kind.n || !is_kind(sort.kind))
			return fault(why, "a kind of record should stand here",
			    sort.kind.n ? sort.kind : *s);
		if (label && (!s->n || *s->p != ':') &&
		    nu_kind_of(sort.kind) == NU_K_OTHER &&
		    !nu_slice_is(sort.kind, "any"))
			return fault(why, "no kind of record; a label has its "
			    "kind before it, as in quote:direct,quote:mixed",
			    sort.kind);
		if (s->n && *s->p == ':') {
			*s = nu_slice_sub(*s, 1, s->n);
			sort.label = take_name(s);
			if (!sort.label.n)
				return fault(why, "no label behind the colon",
				    *s);
			label = true;
		}
		any |= nu_slice_is(sort.kind, "any") && !sort.label.p;
		NU_GROW(c->sort, c->nsort, c->capsort);
		c->sort[c->nsort++] = sort;
	} while (s->n && *s->p == ',' && (*s = nu_slice_sub(*s, 1, s->n), true));
	if (any)
		c->nsort = 0;
	return true;
}

static bool
at_or(struct nu_slice s)
{
	return s.n >= 2 && !memcmp(s.p, "or", 2) && (s.n == 2 ||
	    is_space(s.p[2]));
}

static bool
parse_clause(struct nu_term *t, struct nu_slice *s, const char **why)
{
	struct nu_clause *c;

	NU_GROW(t->clause, t->n, t->cap);
	c = &t->clause[t->n++];
	*c = (struct nu_clause){ 0 };
	skip_space(s);
	if (!at_test(*s) && !parse_sorts(c, s, why))
		return false;
	for (;;) {
		skip_space(s);
		if (!s->n || at_or(*s))
			return true;
		if (!parse_test(t, c, s, why))
			return false;
	}
}

bool
nu_term_parse(struct nu_term *t, struct nu_slice text, bool blind,
    const char **why)
{
	struct nu_slice s = text;

	*t = (struct nu_term){ .blind = blind, .source = text };
	skip_space(&s);
	if (s.n && *s.p == '!') {
		t->not = true;
		s = nu_slice_sub(s, 1, s.n);
	}
	for (;;) {
		if (!parse_clause(t, &s, why))
			return false;
		if (!s.n)
			return true;
		s = nu_slice_sub(s, 2, s.n);	/* "or" */
	}
}

/* Column c unescaped; an absent one is "-". */
static struct nu_slice
field(struct nu_term *t, const struct nu_rec *r, enum nu_col c)
{
	struct nu_slice s = nu_rec_col(r, c);

	if (!memchr(s.p, '\\', s.n))
		return s;
	nu_buf_clear(&t->work[0]);
	nu_esc_undo(&t->work[0], s);
	return nu_buf_slice(&t->work[0]);
}

static bool
is_year(struct nu_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 4;
}

/* 2024-03-10, 2024-W11: ordered by their bytes, also against a bare year. */
static bool
is_date(struct nu_slice s)
{
	return s.n > 4 && s.p[4] == '-' && is_year(nu_slice_sub(s, 0, 4));
}

/* As decimals when both are, as bytes when neither is; a date and a number are
 * of one sort only when the number is a year. */
static bool
ordered(struct nu_slice a, enum nu_op op, struct nu_slice b)
{
	struct nu_buf x = { 0 }, y = { 0 };
	bool date = (is_date(a) && (is_date(b) || is_year(b))) ||
	    (is_date(b) && is_year(a)), ok = false;
	bool nx = !date && nu_dec_read(&x, a), ny = !date && nu_dec_read(&y, b);
	int c = 0;

	if (nx == ny) {
		c = nx ? nu_dec_cmp(nu_buf_slice(&x), nu_buf_slice(&y)) :
		    nu_slice_cmp(a, b);
		ok = op == NU_OP_LT ? c < 0 : op == NU_OP_LE ? c <= 0 :
		    op == NU_OP_GT ? c > 0 : c >= 0;
	}
	nu_buf_free(&x);
	nu_buf_free(&y);
	return ok;
}

static bool
matches(struct nu_term *t, const struct nu_test *test, struct nu_doc *d,
    const struct nu_rec *r, struct nu_slice s)
{
	size_t span[2];
	enum nu_hit hit = nu_pat_find(test->pat, s, 0, span);

	if (hit == NU_GAVE_UP)
		nu_warn("document '%s': %s %llu..%llu: gave up on the pattern "
		    "of '%s': too many steps", nu_shown(d->id),
		    nu_shown(nu_rec_col(r, NU_KIND)),
		    (unsigned long long)r->begin, (unsigned long long)r->end,
		    nu_shown(t->source));
	return hit == NU_HIT;
}

static bool
passes(struct nu_term *t, const struct nu_test *test, struct nu_doc *d,
    const struct nu_rec *r)
{
	struct nu_slice s = field(t, r, test->col);

	switch (test->op) {
	case NU_OP_LIKE:
		return matches(t, test, d, r, s);
	case NU_OP_UNLIKE:
		return !matches(t, test, d, r, s);
	case NU_OP_IS:
	case NU_OP_ISNT:
		if (t->blind) {
			nu_buf_clear(&t->work[1]);
			nu_utf_add_lower(&t->work[1], s);
			s = nu_buf_slice(&t->work[1]);
		}
		return nu_slice_eq(s, test->value) == (test->op == NU_OP_IS);
	default:
		return !nu_rec_absent(r, test->col) &&
		    ordered(s, test->op, test->value);
	}
}

static bool
sort_fits(const struct nu_clause *c, const struct nu_rec *r)
{
	for (size_t i = 0; i < c->nsort; i++)
		if (nu_slice_eq(c->sort[i].kind, nu_rec_col(r, NU_KIND)) &&
		    (!c->sort[i].label.p || nu_slice_eq(c->sort[i].label,
		    nu_rec_col(r, NU_LABEL))))
			return true;
	return c->nsort == 0;
}

bool
nu_term_fits(struct nu_term *t, struct nu_doc *d, const struct nu_rec *r)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct nu_clause *c = &t->clause[i];
		size_t k = 0;

		if (!sort_fits(c, r))
			continue;
		while (k < c->ntest && passes(t, &c->test[k], d, r))
			k++;
		if (k == c->ntest)
			return true;
	}
	return false;
}

void
nu_term_free(struct nu_term *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct nu_clause *c = &t->clause[i];

		for (size_t k = 0; k < c->ntest; k++) {
			if (c->test[k].value.n)
				free((void *)(uintptr_t)c->test[k].value.p);
			nu_pat_free(c->test[k].pat);
		}
		free(c->sort);
		free(c->test);
	}
	free(t->clause);
	nu_buf_free(&t->work[0]);
	nu_buf_free(&t->work[1]);
	*t = (struct nu_term){ 0 };
}
