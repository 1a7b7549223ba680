/* The state of a tally as lines, and back. */
#include <stdlib.h>

#include "base/msg.h"
#include "tally/tally.h"

#define MAGIC "#news-tally\t1\t"
enum { MARK_COLS = 4, GROUP_COLS = 8 + 2 * MARK_COLS, VALUE_COLS = 3 };

static void
list_cols(struct nu_buf *b, const struct nu_tally_opts *o)
{
	for (size_t i = 0; i < o->ngroup; i++) {
		if (i)
			nu_buf_byte(b, ',');
		nu_buf_str(b, nu_col_name(o->group[i]));
	}
}

/* Everything but the statistics: parts that differ in it do not add up. */
static void
options_text(struct nu_buf *b, const struct nu_tally_opts *o)
{
	nu_buf_str(b, "kind=");
	for (size_t i = 0; i < o->nkind; i++) {
		if (i)
			nu_buf_byte(b, ',');
		nu_buf_put(b, o->kind[i]);
	}
	nu_buf_str(b, "\tgroup=");
	list_cols(b, o);
	nu_buf_fmt(b, "\tcolumn=%s\twindow=%s\tranges=%s\tunit=",
	    nu_col_name(o->column), nu_window_name(o->window),
	    nu_ranges_name(o->ranges));
	for (size_t i = 0; i < o->nunit; i++) {
		if (i)
			nu_buf_byte(b, ',');
		nu_buf_put(b, o->unit[i].name);
	}
	nu_buf_str(b, "\tstat=");
}

static void
number(struct nu_buf *b, uint64_t v)
{
	nu_buf_byte(b, '\t');
	nu_buf_u64(b, v);
}

static void
field(struct nu_buf *b, struct nu_slice s)
{
	nu_buf_byte(b, '\t');
	if (s.n)
		nu_buf_put(b, s);
	else
		nu_buf_byte(b, '-');
}

static void
put_mark(struct nu_buf *b, const struct nu_mark *m)
{
	if (!m || !m->set) {
		nu_buf_str(b, "\t-\t-\t-\t-");
		return;
	}
	field(b, nu_buf_slice(&m->date));
	field(b, nu_buf_slice(&m->doc));
	number(b, m->begin);
	field(b, nu_buf_slice(&m->value));
}

static void
put_group(struct nu_buf *b, struct nu_tally *t, size_t i)
{
	struct nu_group *g = &t->group[i];
	struct nu_buf sum = { 0 };

	nu_buf_str(b, "group\t");
	nu_buf_put(b, t->key.key[i]);
	number(b, g->count);
	number(b, g->documents);
	number(b, g->skipped);
	number(b, g->used);
	field(b, g->mixed ? NU_S("*") : g->unit ? t->units.key[g->unit - 1] :
	    NU_S("-"));
	if (g->used)
		nu_dec_text(&g->sum, &sum);
	field(b, nu_buf_slice(&sum));
	field(b, nu_buf_slice(&g->min));
	field(b, nu_buf_slice(&g->max));
	put_mark(b, g->mark);
	put_mark(b, g->mark ? g->mark + 1 : NULL);
	nu_buf_free(&sum);
}

static void
put_value(struct nu_buf *b, struct nu_tally *t, size_t i)
{
	struct nu_slice k = t->value.key[i];
	uint32_t g;

	memcpy(&g, k.p, sizeof g);
	nu_buf_str(b, "value\t");
	nu_buf_put(b, t->key.key[g]);
	nu_buf_byte(b, '\t');
	nu_buf_byte(b, k.p[sizeof g]);
	field(b, nu_slice_sub(k, sizeof g + 1, k.n));
	number(b, t->times[i]);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct nu_slice *x = a, *y = b;

	return nu_slice_cmp(*x, *y);
}

void
nu_tally_save(struct nu_tally *t, struct nu_out *out)
{
	size_t n = t->key.n + t->value.n;
	struct nu_slice *line;
	struct nu_arena mem = { 0 };
	struct nu_buf b = { 0 };

	if (!n)
		return;
	nu_buf_str(&b, MAGIC);
	options_text(&b, &t->opt);
	for (size_t i = 0; i < t->opt.nstat; i++) {
		if (i)
			nu_buf_byte(&b, ',');
		nu_buf_put(&b, t->opt.stat[i].name);
	}
	nu_buf_byte(&b, '\n');
	nu_out_put(out, nu_buf_slice(&b));
	line = nu_alloc(n, sizeof *line);
	for (size_t i = 0; i < n; i++) {
		nu_buf_clear(&b);
		if (i < t->key.n)
			put_group(&b, t, i);
		else
			put_value(&b, t, i - t->key.n);
		nu_buf_byte(&b, '\n');
		line[i] = nu_arena_dup(&mem, nu_buf_slice(&b));
	}
	qsort(line, n, sizeof *line, by_bytes);
	for (size_t i = 0; i < n; i++)
		nu_out_put(out, line[i]);
	free(line);
	nu_arena_free(&mem);
	nu_buf_free(&b);
}

static bool
load_option(struct nu_tally *t, struct nu_slice name, struct nu_slice v)
{
	struct nu_tally_opts *o = &t->opt;
	bool stats = o->nstat > 0;

	if (nu_slice_is(name, "window"))
		return nu_slice_is(v, "-") || nu_window_of(v, &o->window);
	if (nu_slice_is(name, "column"))
		return nu_col_of(v, &o->column);
	if (nu_slice_is(name, "ranges"))
		return nu_ranges_of(v, &o->ranges);
	while (v.p && v.n) {
		struct nu_slice item = nu_slice_cut(&v, ',');

		if (nu_slice_is(name, "kind")) {
			NU_GROW(o->kind, o->nkind, o->capkind);
			o->kind[o->nkind++] = nu_arena_dup(&t->mem, item);
		} else if (nu_slice_is(name, "group")) {
			if (o->ngroup == NU_NCOL ||
			    !nu_col_of(item, &o->group[o->ngroup++]))
				return false;
		} else if (nu_slice_is(name, "unit")) {
			NU_GROW(o->unit, o->nunit, o->capunit);
			if (!nu_unit_get(item, &o->unit[o->nunit++]))
				return false;
		} else if (nu_slice_is(name, "stat")) {
			if (!stats && !nu_stat_add(o, nu_arena_dup(&t->mem, item)))
				return false;
		} else {
			return false;
		}
	}
	return true;
}

/* The line that begins a part. */
static bool
load_head(struct nu_tally *t, struct nu_slice line, const char **why)
{
	struct nu_slice rest = nu_slice_sub(line, sizeof MAGIC - 1, line.n);
	struct nu_tally_opts asked = t->opt;
	unsigned wanted;

	if (t->loaded) {
		struct nu_buf b = { 0 };
		struct nu_slice mine;
		bool same;

		options_text(&b, &t->opt);
		mine = nu_buf_slice(&b);
		same = nu_slice_starts(rest, mine);
		nu_buf_free(&b);
		if (!same)
			*why = "this part was made with other options";
		return same;
	}
	/* What the part holds decides which statistics can be had. */
	t->opt = (struct nu_tally_opts){ 0 };
	while (rest.p) {
		struct nu_slice item = nu_slice_cut(&rest, '\t'), name;

		name = nu_slice_cut(&item, '=');
		if (!item.p || !load_option(t, name, item)) {
			*why = "not a line that 'news-tally --partial' writes";
			return false;
		}
	}
	nu_tally_start(t);
	t->loaded = true;
	if (!asked.nstat)
		return true;
	wanted = t->needs;
	free(t->opt.stat);
	t->opt.stat = asked.stat;
	t->opt.nstat = asked.nstat;
	t->opt.capstat = asked.capstat;
	nu_tally_start(t);
	if (t->needs != wanted)
		nu_die("the part does not hold what these statistics need: "
		    "give the same -s to --partial");
	return true;
}

static void
load_mark(struct nu_tally *t, struct nu_group *g, const struct nu_slice *f)
{
	uint64_t begin;

	if ((t->needs & NU_NEED_MARKS) && nu_slice_u64(f[2], &begin))
		nu_tally_mark(g, f[0], f[1], begin, f[3]);
}

static bool
load_group(struct nu_tally *t, struct nu_slice key, const struct nu_slice *f)
{
	uint64_t count, documents, skipped, used;
	struct nu_group *g;

	if (!nu_slice_u64(f[0], &count) || !nu_slice_u64(f[1], &documents) ||
	    !nu_slice_u64(f[2], &skipped) || !nu_slice_u64(f[3], &used) ||
	    (used && (!nu_dec_is(f[5]) || !nu_dec_is(f[6]) || !nu_dec_is(f[7]))))
		return false;
	g = nu_tally_group(t, key);
	g->count += count;
	g->documents += documents;
	g->skipped += skipped;
	g->used += used;
	if (nu_slice_is(f[4], "*"))
		g->mixed = true;
	else if (!nu_slice_is(f[4], "-"))
		nu_tally_unit(t, g, f[4]);
	if (used) {
		nu_dec_add(&g->sum, f[5], 1);
		nu_tally_extremes(g, f[6], f[7]);
	}
	load_mark(t, g, f + 8);
	load_mark(t, g, f + 8 + MARK_COLS);
	return true;
}

static bool
load_value(struct nu_tally *t, struct nu_slice key, const struct nu_slice *f)
{
	uint64_t times;

	if (!nu_slice_u64(f[2], &times) || f[0].n != 1 ||
	    (f[0].p[0] != 'n' && f[0].p[0] != 't') ||
	    (f[0].p[0] == 'n' && !nu_dec_is(f[1])))
		return false;
	nu_tally_value(t, nu_tally_group(t, key), f[0].p[0], f[1], times);
	return true;
}

/* One line of a part: the type, the key, then what is counted. */
static bool
load_line(struct nu_tally *t, struct nu_slice line)
{
	struct nu_slice f[GROUP_COLS], type = nu_slice_cut(&line, '\t'), key;
	bool group = nu_slice_is(type, "group");
	size_t nkey = t->opt.ngroup + (t->opt.window != NU_W_NONE);
	size_t n = group ? GROUP_COLS : VALUE_COLS;

	if (!line.p || (!group && !nu_slice_is(type, "value")))
		return false;
	key.p = line.p;
	for (size_t i = 0; i < nkey && line.p; i++)
		nu_slice_cut(&line, '\t');
	if (!line.p)
		return false;
	key.n = (size_t)(line.p - key.p) - 1;
	for (size_t i = 0; i < n; i++) {
		if (!line.p)
			return false;
		f[i] = nu_slice_cut(&line, '\t');
	}
	if (line.p)
		return false;
	return group ? load_group(t, key, f) : load_value(t, key, f);
}

void
nu_tally_load(struct nu_tally *t, struct nu_in *in)
{
	struct nu_slice line;

	while (nu_in_line(in, &line)) {
		const char *why = "not a line that 'news-tally --partial' "
		    "writes";
		bool ok;

		if (nu_slice_starts(line, NU_S(MAGIC)))
			ok = load_head(t, line, &why);
		else if (!t->loaded)
			nu_die("%s:%llu: no '#news-tally' line before it: is "
			    "this the output of 'news-tally --partial'?",
			    nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line);
		else
			ok = load_line(t, line);
		if (!ok)
			nu_warn("%s:%llu: %s", nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line, why);
		if (in->unended && !in->failed)
			nu_warn("%s:%llu: no newline at the end: the part is "
			    "truncated", nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line);
	}
}
