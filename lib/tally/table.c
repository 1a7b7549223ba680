/* The finished table: one row a group, its statistics as text. */
#include <stdlib.h>

#include "base/msg.h"
#include "tally/tally.h"

/* The distinct values of each group, numbers first and in order. */
struct values {
	size_t *start;		/* of group i; start[n] is the end */
	size_t *at;		/* numbers in t->value */
};

static const struct nu_tally *sorting;	/* qsort passes no context */

static struct nu_slice
value_text(const struct nu_tally *t, size_t i)
{
	struct nu_slice k = t->value.key[i];

	return nu_slice_sub(k, sizeof(uint32_t) + 1, k.n);
}

static bool
is_number(const struct nu_tally *t, size_t i)
{
	return t->value.key[i].p[sizeof(uint32_t)] == 'n';
}

static uint32_t
group_of(const struct nu_tally *t, size_t i)
{
	uint32_t g;

	memcpy(&g, t->value.key[i].p, sizeof g);
	return g;
}

static int
by_value(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	bool nx = is_number(sorting, x), ny = is_number(sorting, y);

	if (nx != ny)
		return nx ? -1 : 1;
	return nx ? nu_dec_cmp(value_text(sorting, x), value_text(sorting, y)) :
	    nu_slice_cmp(value_text(sorting, x), value_text(sorting, y));
}

static void
collect(const struct nu_tally *t, struct values *v)
{
	size_t n = t->key.n;

	v->start = nu_zalloc(n + 2, sizeof *v->start);
	v->at = nu_alloc(t->value.n, sizeof *v->at);
	for (size_t i = 0; i < t->value.n; i++)
		v->start[group_of(t, i) + 2]++;
	for (size_t g = 2; g < n + 2; g++)
		v->start[g] += v->start[g - 1];
	for (size_t i = 0; i < t->value.n; i++)
		v->at[v->start[group_of(t, i) + 1]++] = i;
	sorting = t;
	for (size_t g = 0; g < n; g++)
		if (v->start[g + 1] - v->start[g] > 1)
			qsort(v->at + v->start[g], v->start[g + 1] -
			    v->start[g], sizeof *v->at, by_value);
}

/* The rank-th number of group g, from 0. */
static struct nu_slice
ranked(const struct nu_tally *t, const struct values *v, size_t g,
    uint64_t rank)
{
	for (size_t i = v->start[g]; i < v->start[g + 1]; i++) {
		uint64_t n = t->times[v->at[i]];

		if (rank < n)
			return value_text(t, v->at[i]);
		rank -= n;
	}
	return NU_S("0");
}

/* All numbers of group g are there: those of a part that was cut are not. */
static bool
is_whole(const struct nu_tally *t, const struct values *v, size_t g)
{
	uint64_t n = 0;

	for (size_t i = v->start[g]; i < v->start[g + 1]; i++)
		if (is_number(t, v->at[i]))
			n += t->times[v->at[i]];
	return n == t->group[g].used;
}

/* Percentile p: linear between the two nearest ranks, exact. */
static void
percentile(const struct nu_tally *t, const struct values *v, size_t g,
    unsigned p, struct nu_buf *out)
{
	uint64_t last = t->group[g].used - 1;
	uint64_t rank = last / 100 * p + last % 100 * p / 100;
	unsigned part = (unsigned)(last % 100 * p % 100);
	struct nu_dec_sum sum = { 0 };
	struct nu_buf b = { 0 };

	if (!is_whole(t, v, g)) {
		nu_warn("a group of %llu numbers lacks some of them: the part "
		    "is not all there",
		    (unsigned long long)t->group[g].used);
		return;
	}
	nu_dec_add(&sum, ranked(t, v, g, rank), 100 - part);
	if (part)
		nu_dec_add(&sum, ranked(t, v, g, rank + 1), part);
	nu_dec_text(&sum, &b);
	nu_dec_shift(out, nu_buf_slice(&b), 2);
	nu_buf_free(&b);
	nu_dec_free(&sum);
}

/* The most frequent value; of equally frequent ones the first. */
static void
mode(const struct nu_tally *t, const struct values *v, size_t g,
    struct nu_buf *out, bool *number)
{
	size_t best = SIZE_MAX;

	for (size_t i = v->start[g]; i < v->start[g + 1]; i++)
		if (best == SIZE_MAX || t->times[v->at[i]] > t->times[best])
			best = v->at[i];
	*number = best != SIZE_MAX && is_number(t, best);
	if (best != SIZE_MAX)
		nu_buf_put(out, value_text(t, best));
}

static void
range(const struct nu_group *g, struct nu_buf *out)
{
	struct nu_dec_sum sum = { 0 };
	struct nu_buf minus = { 0 };

	nu_dec_mul(&minus, nu_buf_slice(&g->min), NU_S("-1"));
	nu_dec_add(&sum, nu_buf_slice(&g->max), 1);
	nu_dec_add(&sum, nu_buf_slice(&minus), 1);
	nu_dec_text(&sum, out);
	nu_buf_free(&minus);
	nu_dec_free(&sum);
}

/* A statistic of numbers: raw, before the unit is put right. */
static void
of_numbers(struct nu_tally *t, const struct values *v, size_t i,
    const struct nu_stat *s, struct nu_buf *out)
{
	struct nu_group *g = &t->group[i];
	struct nu_buf sum = { 0 };

	switch (s->kind) {
	case NU_STAT_SUM:
		nu_dec_text(&g->sum, out);
		break;
	case NU_STAT_MIN:
		nu_buf_put(out, nu_buf_slice(&g->min));
		break;
	case NU_STAT_MAX:
		nu_buf_put(out, nu_buf_slice(&g->max));
		break;
	case NU_STAT_RANGE:
		range(g, out);
		break;
	case NU_STAT_PERCENTILE:
		percentile(t, v, i, s->percent, out);
		break;
	default:
		nu_dec_text(&g->sum, &sum);
		nu_dec_div(out, nu_buf_slice(&sum), g->used);
		nu_buf_free(&sum);
	}
}

/* The cell's text in out; empty for none. */
static void
cell(struct nu_tally *t, const struct values *v, size_t i,
    const struct nu_stat *s, struct nu_buf *out)
{
	struct nu_group *g = &t->group[i];
	struct nu_buf raw = { 0 };
	const struct nu_mark *m = g->mark ? g->mark + (s->kind == NU_STAT_LAST ||
	    s->kind == NU_STAT_UNTIL) : NULL;
	bool number = true;

	switch (s->kind) {
	case NU_STAT_COUNT:
		nu_buf_u64(out, g->count);
		return;
	case NU_STAT_DOCUMENTS:
		nu_buf_u64(out, g->documents);
		return;
	case NU_STAT_SKIPPED:
		nu_buf_u64(out, g->skipped);
		return;
	case NU_STAT_UNIQUE:
		nu_buf_u64(out, v->start[i + 1] - v->start[i]);
		return;
	case NU_STAT_SINCE:
	case NU_STAT_UNTIL:
		if (m && m->set)
			nu_buf_put(out, nu_buf_slice(&m->date));
		return;
	case NU_STAT_FIRST:
	case NU_STAT_LAST:
		if (m && m->set && !(g->mixed && t->opt.nunit)) {
			nu_buf_put(&raw, nu_buf_slice(&m->value));
			number = nu_dec_is(nu_buf_slice(&raw));
		}
		break;
	case NU_STAT_MODE:
		if (!(g->mixed && t->opt.nunit))
			mode(t, v, i, &raw, &number);
		break;
	default:
		if (g->used && !g->mixed)
			of_numbers(t, v, i, s, &raw);
	}
	if (raw.n && number)
		nu_tally_show(t, g, out, nu_buf_slice(&raw));
	else
		nu_buf_put(out, nu_buf_slice(&raw));
	nu_buf_free(&raw);
}

size_t
nu_tally_columns(const struct nu_tally_opts *o, struct nu_slice *name,
    size_t max)
{
	size_t n = 0;

	if (o->window != NU_W_NONE && n < max)
		name[n++] = nu_slice_str(nu_window_name(o->window));
	for (size_t i = 0; i < o->ngroup && n < max; i++)
		name[n++] = nu_slice_str(nu_col_name(o->group[i]));
	for (size_t i = 0; i < o->nstat && n < max; i++)
		name[n++] = o->stat[i].name;
	return n;
}

/* How rows are sorted; qsort passes no context. */
static struct {
	size_t nkey, col;
	bool reverse, window;
} order;

static int
by_cells(struct nu_slice a, struct nu_slice b, bool key)
{
	bool na, nb;

	if (key)
		return nu_slice_cmp(a, b);
	na = nu_dec_is(a);
	nb = nu_dec_is(b);
	if (na && nb)
		return nu_dec_cmp(b, a);
	return na != nb ? (na ? -1 : 1) : nu_slice_cmp(b, a);
}

static int
by_row(const void *a, const void *b)
{
	const struct nu_slice *x = *(struct nu_slice *const *)a;
	const struct nu_slice *y = *(struct nu_slice *const *)b;
	bool nx, ny;
	int c = 0;

	if (order.window)
		c = nu_slice_cmp(x[0], y[0]);
	if (c)
		return c;
	nx = nu_slice_is(x[order.col], "-");
	ny = nu_slice_is(y[order.col], "-");
	if (nx != ny)	/* absent ones last, whichever way round */
		return nx ? 1 : -1;
	c = by_cells(x[order.col], y[order.col], order.col < order.nkey);
	if (order.reverse)
		c = -c;
	for (size_t i = 0; !c && i < order.nkey; i++)
		c = nu_slice_cmp(x[i], y[i]);
	return c;
}

/* Keeps the first top rows of each period; the count of rows kept. */
static size_t
cut_top(struct nu_slice **row, size_t n, bool window, uint64_t top)
{
	uint64_t k = 0;
	size_t m = 0;

	for (size_t i = 0; i < n; i++) {
		if (window && i && !nu_slice_eq(row[i][0], row[i - 1][0]))
			k = 0;
		if (k++ < top)
			row[m++] = row[i];
	}
	return m;
}

static void
fill_row(struct nu_tally *t, struct nu_table *b, const struct values *v,
    size_t i, struct nu_slice *row, struct nu_buf *text)
{
	struct nu_slice key = t->key.key[i];
	size_t c = 0;

	for (; c < b->nkey; c++)
		row[c] = nu_arena_dup(&b->mem, nu_slice_cut(&key, '\t'));
	for (size_t s = 0; s < t->opt.nstat; s++, c++) {
		nu_buf_clear(text);
		cell(t, v, i, &t->opt.stat[s], text);
		row[c] = text->n ? nu_arena_dup(&b->mem, nu_buf_slice(text)) :
		    NU_S("-");
	}
}

static void
tell_mixed(const struct nu_tally *t)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->key.n; i++)
		n += t->group[i].mixed;
	for (size_t s = 0; n && s < t->opt.nstat; s++)
		if (t->opt.stat[s].kind >= NU_STAT_SUM &&
		    t->opt.stat[s].kind <= NU_STAT_PERCENTILE) {
			nu_note("%llu group%s hold%s figures of several units, "
			    "which are not added up: group by 'of' too, or "
			    "convert with --unit", (unsigned long long)n,
			    n == 1 ? "" : "s", n == 1 ? "s" : "");
			return;
		}
}

void
nu_tally_table(struct nu_tally *t, struct nu_table *b, size_t sort,
    bool reverse, uint64_t top)
{
	bool window = t->opt.window != NU_W_NONE;
	struct nu_slice **row, *cells;
	struct nu_buf text = { 0 };
	struct values v;
	size_t n = t->key.n;

	*b = (struct nu_table){ 0 };
	b->nkey = t->opt.ngroup + window;
	b->ncol = b->nkey + t->opt.nstat;
	b->name = nu_alloc(b->ncol, sizeof *b->name);
	nu_tally_columns(&t->opt, b->name, b->ncol);
	collect(t, &v);
	cells = nu_alloc(n * b->ncol, sizeof *cells);
	row = nu_alloc(n, sizeof *row);
	for (size_t i = 0; i < n; i++) {
		row[i] = cells + i * b->ncol;
		fill_row(t, b, &v, i, row[i], &text);
	}
	order.nkey = b->nkey;
	order.col = sort < b->ncol ? sort : b->nkey;
	order.reverse = reverse;
	order.window = window;
	if (n > 1)
		qsort(row, n, sizeof *row, by_row);
	b->nrow = top ? cut_top(row, n, window, top) : n;
	b->cell = nu_alloc(b->nrow * b->ncol, sizeof *b->cell);
	for (size_t i = 0; i < b->nrow; i++)
		memcpy(b->cell + i * b->ncol, row[i],
		    b->ncol * sizeof *b->cell);
	tell_mixed(t);
	free(row);
	free(cells);
	free(v.start);
	free(v.at);
	nu_buf_free(&text);
}

void
nu_table_free(struct nu_table *b)
{
	free(b->name);
	free(b->cell);
	nu_arena_free(&b->mem);
	*b = (struct nu_table){ 0 };
}
