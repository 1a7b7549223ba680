#include "tally/tally.h"

#include <stdlib.h>

#include "base/msg.h"

enum { SEEN = 1 << 16 };

static const struct { const char *name; enum nu_stat_kind kind;
    unsigned percent; } stat_name[] = {
	{ "count", NU_STAT_COUNT, 0 }, { "documents", NU_STAT_DOCUMENTS, 0 },
	{ "skipped", NU_STAT_SKIPPED, 0 }, { "sum", NU_STAT_SUM, 0 },
	{ "min", NU_STAT_MIN, 0 }, { "max", NU_STAT_MAX, 0 },
	{ "range", NU_STAT_RANGE, 0 }, { "mean", NU_STAT_MEAN, 0 },
	{ "median", NU_STAT_PERCENTILE, 50 }, { "q1", NU_STAT_PERCENTILE, 25 },
	{ "q3", NU_STAT_PERCENTILE, 75 }, { "mode", NU_STAT_MODE, 0 },
	{ "unique", NU_STAT_UNIQUE, 0 }, { "first", NU_STAT_FIRST, 0 },
	{ "last", NU_STAT_LAST, 0 }, { "since", NU_STAT_SINCE, 0 },
	{ "until", NU_STAT_UNTIL, 0 },
};
static const char *const ranges_name[] = { "skip", "low", "middle", "high" };

static void
push_stat(struct nu_tally_opts *o, struct nu_slice name,
    enum nu_stat_kind kind, unsigned percent)
{
	NU_GROW(o->stat, o->nstat, o->capstat);
	o->stat[o->nstat++] = (struct nu_stat){ name, kind, percent };
}

bool
nu_stat_add(struct nu_tally_opts *o, struct nu_slice name)
{
	uint64_t p;

	if (nu_slice_is(name, "quartiles"))
		return nu_stat_add(o, NU_S("q1")) &&
		    nu_stat_add(o, NU_S("median")) && nu_stat_add(o, NU_S("q3"));
	for (size_t i = 0; i < sizeof stat_name / sizeof *stat_name; i++)
		if (nu_slice_is(name, stat_name[i].name)) {
			push_stat(o, name, stat_name[i].kind,
			    stat_name[i].percent);
			return true;
		}
	if (name.n < 2 || name.p[0] != 'p' ||
	    !nu_slice_u64(nu_slice_sub(name, 1, name.n), &p) || p > 100)
		return false;
	push_stat(o, name, NU_STAT_PERCENTILE, (unsigned)p);
	return true;
}

bool
nu_ranges_of(struct nu_slice name, enum nu_ranges *r)
{
	for (int i = NU_RANGE_SKIP; i <= NU_RANGE_HIGH; i++)
		if (nu_slice_is(name, ranges_name[i])) {
			*r = (enum nu_ranges)i;
			return true;
		}
	return false;
}

const char *
nu_ranges_name(enum nu_ranges r)
{
	return ranges_name[r];
}

static void
group_by(struct nu_tally_opts *o, enum nu_col a, enum nu_col b)
{
	o->group[0] = a;
	o->group[1] = b;
	o->ngroup = a == b ? 1 : 2;
}

void
nu_tally_defaults(struct nu_tally_opts *o)
{
	static const char *const number[] = { "count", "documents", "sum",
	    "min", "median", "max", "skipped" };
	bool one = o->nkind <= 1, figure;

	if (!o->nkind) {
		NU_GROW(o->kind, o->nkind, o->capkind);
		o->kind[o->nkind++] = NU_S("figure");
	}
	figure = one && nu_slice_is(o->kind[0], "figure");
	if (!o->ngroup) {
		if (!one)
			group_by(o, NU_KIND, NU_LABEL);
		else if (figure)
			group_by(o, NU_LABEL, NU_OF);
		else if (nu_slice_is(o->kind[0], "entity"))
			group_by(o, NU_LABEL, NU_VALUE);
		else if (nu_slice_is(o->kind[0], "quote"))
			group_by(o, NU_VALUE, NU_VALUE);
		else
			group_by(o, NU_LABEL, NU_LABEL);
	}
	if (!o->nstat)
		for (size_t i = 0; i < (figure ? 7 : 2); i++)
			nu_stat_add(o, nu_slice_str(number[i]));
}

void
nu_tally_start(struct nu_tally *t)
{
	static const unsigned need[] = {
		[NU_STAT_DOCUMENTS] = NU_NEED_DOCUMENTS,
		[NU_STAT_SKIPPED] = NU_NEED_NUMBER,
		[NU_STAT_SUM] = NU_NEED_NUMBER, [NU_STAT_MIN] = NU_NEED_NUMBER,
		[NU_STAT_MAX] = NU_NEED_NUMBER,
		[NU_STAT_RANGE] = NU_NEED_NUMBER,
		[NU_STAT_MEAN] = NU_NEED_NUMBER,
		[NU_STAT_PERCENTILE] = NU_NEED_NUMBER | NU_NEED_VALUES,
		[NU_STAT_MODE] = NU_NEED_NUMBER | NU_NEED_VALUES | NU_NEED_TEXTS,
		[NU_STAT_UNIQUE] = NU_NEED_NUMBER | NU_NEED_VALUES |
		    NU_NEED_TEXTS,
		[NU_STAT_FIRST] = NU_NEED_NUMBER | NU_NEED_MARKS,
		[NU_STAT_LAST] = NU_NEED_NUMBER | NU_NEED_MARKS,
		[NU_STAT_SINCE] = NU_NEED_MARKS, [NU_STAT_UNTIL] = NU_NEED_MARKS,
	};

	for (size_t i = 0; i < t->opt.nstat; i++)
		if (t->opt.stat[i].kind != NU_STAT_COUNT)
			t->needs |= need[t->opt.stat[i].kind];
	if (!t->seen)
		t->seen = nu_zalloc(SEEN, sizeof *t->seen);
}

struct nu_group *
nu_tally_group(struct nu_tally *t, struct nu_slice key)
{
	bool fresh;
	size_t i = nu_map_put(&t->key, key, &fresh);

	if (fresh) {
		if (t->key.n > t->cap) {
			t->cap = t->cap ? t->cap * 2 : 64;
			t->group = nu_realloc(t->group, t->cap,
			    sizeof *t->group);
		}
		t->group[i] = (struct nu_group){ 0 };
		if (t->needs & NU_NEED_MARKS)
			t->group[i].mark = nu_zalloc(2, sizeof(struct nu_mark));
	}
	return &t->group[i];
}

void
nu_tally_value(struct nu_tally *t, struct nu_group *g, char type,
    struct nu_slice value, uint64_t times)
{
	struct nu_buf *b = &t->work[3];
	uint32_t number = (uint32_t)(g - t->group);
	bool fresh;
	size_t i;

	nu_buf_clear(b);
	nu_buf_add(b, &number, sizeof number);
	nu_buf_byte(b, type);
	nu_buf_put(b, value);
	i = nu_map_put(&t->value, nu_buf_slice(b), &fresh);
	if (fresh) {
		if (t->value.n > t->captimes) {
			t->captimes = t->captimes ? t->captimes * 2 : 64;
			t->times = nu_realloc(t->times, t->captimes,
			    sizeof *t->times);
		}
		t->times[i] = 0;
	}
	t->times[i] += times;
}

static void
set(struct nu_buf *b, struct nu_slice s)
{
	nu_buf_clear(b);
	nu_buf_put(b, s);
}

/* Whether (date, doc, begin, value) comes before the mark. Without a date
 * comes after all that have one, for the first as for the last. */
static int
mark_cmp(const struct nu_mark *m, struct nu_slice date, struct nu_slice doc,
    uint64_t begin, struct nu_slice value)
{
	int c = nu_slice_cmp(date, nu_buf_slice(&m->date));

	if (!c)
		c = nu_slice_cmp(doc, nu_buf_slice(&m->doc));
	if (!c)
		c = begin < m->begin ? -1 : begin > m->begin;
	return c ? c : nu_slice_cmp(value, nu_buf_slice(&m->value));
}

void
nu_tally_mark(struct nu_group *g, struct nu_slice date, struct nu_slice doc,
    uint64_t begin, struct nu_slice value)
{
	bool dated = !nu_slice_is(date, "-");

	for (int i = 0; i < 2; i++) {
		struct nu_mark *m = &g->mark[i];

		if (m->set) {
			bool had = !nu_slice_is(nu_buf_slice(&m->date), "-");
			int c = mark_cmp(m, date, doc, begin, value);

			if (dated == had ? (i ? c <= 0 : c >= 0) : had)
				continue;
		}
		m->set = true;
		set(&m->date, date);
		set(&m->doc, doc);
		set(&m->value, value);
		m->begin = begin;
	}
}

void
nu_tally_unit(struct nu_tally *t, struct nu_group *g, struct nu_slice unit)
{
	uint64_t u = nu_map_put(&t->units, unit, NULL) + 1;

	if (!g->unit)
		g->unit = u;
	else if (g->unit != u)
		g->mixed = true;
}

void
nu_tally_extremes(struct nu_group *g, struct nu_slice lo, struct nu_slice hi)
{
	if (!g->min.n || nu_dec_cmp(lo, nu_buf_slice(&g->min)) < 0)
		set(&g->min, lo);
	if (!g->max.n || nu_dec_cmp(hi, nu_buf_slice(&g->max)) > 0)
		set(&g->max, hi);
}

/* The number that a value stands for, in canonical form. */
static bool
read_number(const struct nu_tally *t, struct nu_buf *out, struct nu_slice v)
{
	size_t dots = nu_slice_find(v, NU_S(".."), 0);
	struct nu_slice lo, hi;
	size_t n = out->n;

	if (dots == SIZE_MAX)
		return nu_dec_read(out, v);
	lo = nu_slice_sub(v, 0, dots);
	hi = nu_slice_sub(v, dots + 2, v.n);
	switch (t->opt.ranges) {
	case NU_RANGE_LOW:
		return nu_dec_read(out, lo);
	case NU_RANGE_HIGH:
		return nu_dec_read(out, hi);
	case NU_RANGE_MIDDLE: {
		struct nu_dec_sum sum = { 0 };
		struct nu_buf b = { 0 };
		bool ok = nu_dec_read(out, lo);

		if (ok) {
			nu_dec_add(&sum, nu_slice(out->p + n, out->n - n), 5);
			out->n = n;
			ok = nu_dec_read(out, hi);
		}
		if (ok) {
			nu_dec_add(&sum, nu_slice(out->p + n, out->n - n), 5);
			nu_dec_text(&sum, &b);
			out->n = n;
			nu_dec_shift(out, nu_buf_slice(&b), 1);
		}
		nu_buf_free(&b);
		nu_dec_free(&sum);
		return ok;
	}
	case NU_RANGE_SKIP:
	default:
		return false;
	}
}

/* The unit that the figure is to be shown in; NULL to leave it alone. own is
 * the figure's unit, empty for a compound duration. */
static const struct nu_unit *
target(const struct nu_tally *t, const struct nu_rec *r, struct nu_unit *own)
{
	struct nu_slice of;

	if (!t->opt.nunit || r->kind != NU_K_FIGURE ||
	    t->opt.column != NU_VALUE || (!nu_rec_is(r, NU_LABEL, "measure") &&
	    !nu_rec_is(r, NU_LABEL, "duration")))
		return NULL;
	of = nu_rec_col(r, NU_OF);
	if (nu_rec_absent(r, NU_OF) && *r->f[NU_VALUE] == 'P')
		*own = (struct nu_unit){ NU_S("time"), NU_S("1"), NU_S("") };
	else if (!nu_unit_get(of, own))
		return NULL;
	for (size_t i = 0; i < t->opt.nunit; i++)
		if (nu_slice_eq(t->opt.unit[i].dimension, own->dimension))
			return &t->opt.unit[i];
	return NULL;
}

/* What tells figures apart that may not be added: the unit, with '~' before
 * it when it was converted. */
static void
note_unit(struct nu_tally *t, struct nu_group *g, const struct nu_rec *r,
    const struct nu_unit *to)
{
	struct nu_buf *b = &t->work[2];

	nu_buf_clear(b);
	if (to) {
		nu_buf_byte(b, '~');
		nu_buf_put(b, to->name);
	} else {
		nu_buf_byte(b, '=');
		if (r->kind == NU_K_FIGURE && t->opt.column == NU_VALUE)
			nu_buf_put(b, nu_rec_col(r, NU_OF));
	}
	nu_tally_unit(t, g, nu_buf_slice(b));
}

/* The year 2012 is no quantity. */
static bool
is_when(const struct nu_rec *r)
{
	return r->kind == NU_K_FIGURE && (nu_rec_is(r, NU_LABEL, "date") ||
	    nu_rec_is(r, NU_LABEL, "time"));
}

static void
count_value(struct nu_tally *t, struct nu_group *g, const struct nu_rec *r,
    const struct nu_unit *own, const struct nu_unit *to)
{
	struct nu_slice v = nu_rec_col(r, t->opt.column);
	struct nu_buf *b = &t->work[1];
	bool number;

	nu_buf_clear(b);
	if (to && !own->name.n) {
		number = nu_unit_duration(b, v);
	} else {
		number = !(t->opt.column == NU_VALUE && is_when(r)) &&
		    read_number(t, b, v);
		if (number && to) {
			struct nu_buf *c = &t->work[2];

			set(c, nu_buf_slice(b));
			nu_buf_clear(b);
			nu_unit_base(b, own, nu_buf_slice(c));
		}
	}
	if (number)
		v = nu_buf_slice(b);
	if (t->needs & NU_NEED_MARKS)
		nu_tally_mark(g, nu_buf_slice(&t->date), nu_buf_slice(&t->doc),
		    r->begin, v);
	if (!number) {
		g->skipped++;
		if ((t->needs & NU_NEED_TEXTS) &&
		    !nu_rec_absent(r, t->opt.column))
			nu_tally_value(t, g, 't', v, 1);
		return;
	}
	g->used++;
	note_unit(t, g, r, to);
	nu_dec_add(&g->sum, v, 1);
	nu_tally_extremes(g, v, v);
	if (t->needs & NU_NEED_VALUES)
		nu_tally_value(t, g, 'n', v, 1);
}

/* A document's records stand together; those that come back would be counted
 * as another document. A small table of hashes notices, if not always. */
static void
new_document(struct nu_tally *t, const struct nu_in *in, struct nu_slice id)
{
	uint64_t h = nu_slice_hash(id) | 1;
	uint64_t *slot = &t->seen[h >> 40 & (SEEN - 1)];

	if (*slot == h && !t->told && ((t->needs & NU_NEED_DOCUMENTS) ||
	    t->opt.window != NU_W_NONE)) {
		nu_warn("%s:%llu: document '%s' comes a second time: its "
		    "records do not stand together, and it is counted twice",
		    nu_shown(nu_slice_str(in->name)),
		    (unsigned long long)in->line, nu_shown(id));
		t->told = true;
	}
	*slot = h;
	t->serial++;
	set(&t->doc, id);
	set(&t->date, NU_S("-"));
	set(&t->period, NU_S("-"));
	t->has_doc = false;
}

static bool
chosen(const struct nu_tally *t, const struct nu_rec *r)
{
	struct nu_slice kind = nu_rec_col(r, NU_KIND);

	for (size_t i = 0; i < t->opt.nkind; i++)
		if (nu_slice_eq(kind, t->opt.kind[i]))
			return true;
	return false;
}

static void
count(struct nu_tally *t, const struct nu_in *in, const struct nu_rec *r)
{
	const struct nu_unit *to;
	struct nu_buf *b = &t->work[0];
	struct nu_unit own;
	struct nu_group *g;

	if (!t->has_doc && t->told_serial != t->serial &&
	    (t->opt.window != NU_W_NONE || (t->needs & NU_NEED_MARKS))) {
		nu_warn("%s:%llu: no doc record for document '%s': its date "
		    "is not known", nu_shown(nu_slice_str(in->name)),
		    (unsigned long long)in->line,
		    nu_shown(nu_buf_slice(&t->doc)));
		t->told_serial = t->serial;
	}
	to = target(t, r, &own);
	nu_buf_clear(b);
	if (t->opt.window != NU_W_NONE) {
		nu_buf_put(b, nu_buf_slice(&t->period));
		nu_buf_byte(b, '\t');
	}
	for (size_t i = 0; i < t->opt.ngroup; i++) {
		if (i)
			nu_buf_byte(b, '\t');
		nu_buf_put(b, to && t->opt.group[i] == NU_OF ? to->name :
		    nu_rec_col(r, t->opt.group[i]));
	}
	g = nu_tally_group(t, nu_buf_slice(b));
	g->count++;
	if (g->serial != t->serial) {
		g->serial = t->serial;
		g->documents++;
	}
	if (t->needs & (NU_NEED_NUMBER | NU_NEED_MARKS))
		count_value(t, g, r, &own, to);
}

void
nu_tally_in(struct nu_tally *t, struct nu_in *in)
{
	struct nu_slice line;
	struct nu_rec r;
	const char *why;

	/* The same document at the end of one file and the start of another
	 * is two: each file is a stream of its own. */
	nu_buf_clear(&t->doc);
	while (nu_in_line(in, &line)) {
		struct nu_slice id;

		if (in->unended && !in->failed)
			nu_warn("%s:%llu: no newline at the end: the stream "
			    "is truncated", nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line);
		if (line.n && line.p[0] == '#')
			continue;
		if (!nu_rec_parse(&r, line, &why)) {
			nu_warn("%s:%llu: %s", nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line, why);
			continue;
		}
		id = nu_rec_col(&r, NU_DOC);
		if (!nu_slice_eq(id, nu_buf_slice(&t->doc)) ||
		    (r.kind == NU_K_DOC && t->has_doc))
			new_document(t, in, id);
		if (r.kind == NU_K_DOC) {
			t->has_doc = true;
			set(&t->date, nu_rec_col(&r, NU_VALUE));
			if (t->opt.window != NU_W_NONE) {
				nu_buf_clear(&t->period);
				nu_period_add(&t->period, t->opt.window,
				    nu_buf_slice(&t->date));
			}
		}
		if (chosen(t, &r))
			count(t, in, &r);
	}
}

void
nu_tally_show(const struct nu_tally *t, const struct nu_group *g,
    struct nu_buf *out, struct nu_slice number)
{
	struct nu_unit u;

	if (g->unit) {
		struct nu_slice unit = t->units.key[g->unit - 1];

		if (unit.p[0] == '~' && nu_unit_get(nu_slice_sub(unit, 1,
		    unit.n), &u)) {
			nu_unit_back(out, &u, number);
			return;
		}
	}
	nu_buf_put(out, number);
}

void
nu_tally_free(struct nu_tally *t)
{
	for (size_t i = 0; i < t->key.n; i++) {
		struct nu_group *g = &t->group[i];

		nu_dec_free(&g->sum);
		nu_buf_free(&g->min);
		nu_buf_free(&g->max);
		for (int k = 0; g->mark && k < 2; k++) {
			nu_buf_free(&g->mark[k].date);
			nu_buf_free(&g->mark[k].doc);
			nu_buf_free(&g->mark[k].value);
		}
		free(g->mark);
	}
	free(t->group);
	free(t->times);
	free(t->seen);
	nu_map_free(&t->key);
	nu_map_free(&t->value);
	nu_map_free(&t->units);
	nu_buf_free(&t->doc);
	nu_buf_free(&t->date);
	nu_buf_free(&t->period);
	for (size_t i = 0; i < sizeof t->work / sizeof *t->work; i++)
		nu_buf_free(&t->work[i]);
	nu_arena_free(&t->mem);
	free(t->opt.kind);
	free(t->opt.stat);
	free(t->opt.unit);
	*t = (struct nu_tally){ 0 };
}
