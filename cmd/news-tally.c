/* news-tally: counts the records of a stream, or adds up their values, by
 * class and thing. Reads records one by one; writes a table, newsutils(5) it
 * is not. Exact decimals; input in any order of documents; parts add up
 * (--partial, --merge). Known limits: values marked "about" or "at least"
 * count as they stand. */
#include "newsutils.h"

enum { COLUMN = NU_LONG, RANGES, UNIT, BARS, PARTIAL, MERGE };

static const struct nu_opt options[] = {
	{ 'k', "kind", "KIND[,...]", "records of these kinds (figure)" },
	{ 'g', "group", "COLUMN[,...]", "one row for each value of these" },
	{ 's', "stat", "NAME[,...]", "what to tell of each group" },
	{ 'w', "window", "PERIOD", "by day, week, month or year of the document" },
	{ 'o', "order", "COLUMN", "sort by this column of the table" },
	{ 'r', "reverse", NULL, "sort the other way round" },
	{ 'n', "top", "N", "the first N rows (of each period)" },
	{ 'p', "pretty", NULL, "align the columns, under a header" },
	{ BARS, "bars", NULL, "align, with a bar for the column of the order" },
	{ COLUMN, "column", "COLUMN", "statistics of this column (value)" },
	{ UNIT, "unit", "UNIT[,...]", "convert measures and durations to it" },
	{ RANGES, "ranges", "HOW", "lo..hi: skip, low, middle or high (skip)" },
	{ PARTIAL, "partial", NULL, "write the sums of a part, for --merge" },
	{ MERGE, "merge", NULL, "read what --partial wrote" },
	{ 0, NULL, NULL, NULL },
};

static struct {
	struct nu_tally tally;
	struct nu_slice order;
	uint64_t top;
	bool reverse, pretty, bars, partial, merge;
} O;

static void
add_group(struct nu_slice name)
{
	struct nu_tally_opts *o = &O.tally.opt;
	enum nu_col c;

	if (!nu_col_of(name, &c))
		nu_usage("no such column: '%s'", nu_shown(name));
	for (size_t i = 0; i < o->ngroup; i++)
		if (o->group[i] == c)
			return;
	o->group[o->ngroup++] = c;
}

static void
add_unit(struct nu_slice name)
{
	struct nu_tally_opts *o = &O.tally.opt;
	struct nu_unit u;

	if (!nu_unit_get(name, &u))
		nu_usage("cannot convert to '%s': no such unit, or one without "
		    "a fixed factor", nu_shown(name));
	for (size_t i = 0; i < o->nunit; i++)
		if (nu_slice_eq(o->unit[i].dimension, u.dimension))
			nu_usage("two units of %.*s: '%.*s' and '%s'",
			    NU_F(u.dimension), NU_F(o->unit[i].name),
			    nu_shown(name));
	NU_GROW(o->unit, o->nunit, o->capunit);
	o->unit[o->nunit++] = u;
}

/* Each item of a list with commas. */
static void
each(const char *list, int key)
{
	struct nu_tally_opts *o = &O.tally.opt;
	struct nu_slice rest = nu_slice_str(list);

	while (rest.p) {
		struct nu_slice item = nu_slice_cut(&rest, ',');

		if (!item.n)
			nu_usage("an empty name in '%s'",
			    nu_shown(nu_slice_str(list)));
		if (key == 'k') {
			NU_GROW(o->kind, o->nkind, o->capkind);
			o->kind[o->nkind++] = item;
		} else if (key == 'g') {
			add_group(item);
		} else if (key == UNIT) {
			add_unit(item);
		} else if (!nu_stat_add(o, item)) {
			nu_usage("no such statistic: '%s'", nu_shown(item));
		}
	}
}

static void
read_options(void)
{
	struct nu_tally_opts *o = &O.tally.opt;
	const char *arg;
	bool shape = false;	/* an option that a part has decided already */
	int key;

	o->column = NU_VALUE;
	while ((key = nu_option(&arg))) {
		struct nu_slice s = arg ? nu_slice_str(arg) : NU_S("");

		shape |= key == 'k' || key == 'g' || key == 'w' ||
		    key == COLUMN || key == UNIT || key == RANGES;
		switch (key) {
		case 'k': case 'g': case 's': case UNIT: each(arg, key); break;
		case 'o': O.order = s; break;
		case 'r': O.reverse = true; break;
		case 'n':
			O.top = nu_option_u64("-n", arg, UINT64_MAX);
			if (!O.top)
				nu_usage("-n: no rows: '%s'", nu_shown(
				    nu_slice_str(arg)));
			break;
		case 'p': O.pretty = true; break;
		case BARS: O.pretty = O.bars = true; break;
		case PARTIAL: O.partial = true; break;
		case MERGE: O.merge = true; break;
		case 'w':
			if (!nu_window_of(s, &o->window))
				nu_usage("-w: not day, week, month or year: "
				    "'%s'", nu_shown(s));
			break;
		case COLUMN:
			if (!nu_col_of(s, &o->column))
				nu_usage("no such column: '%s'", nu_shown(s));
			break;
		case RANGES:
			if (!nu_ranges_of(s, &o->ranges))
				nu_usage("--ranges: not skip, low, middle or "
				    "high: '%s'", nu_shown(s));
			break;
		}
	}
	if (O.merge && shape)
		nu_usage("--merge takes -k, -g, -w, --column, --unit and "
		    "--ranges from the parts");
	if (!O.merge)
		nu_tally_defaults(o);
}

/* The number of the column called name; the default is the first statistic. */
static size_t
column_of(struct nu_slice name)
{
	struct nu_slice have[256];
	size_t n = nu_tally_columns(&O.tally.opt, have, 256);
	uint64_t i;

	if (!name.n)
		return n - O.tally.opt.nstat;
	for (size_t c = 0; c < n; c++)
		if (nu_slice_eq(name, have[c]))
			return c;
	if (nu_slice_u64(name, &i) && i >= 1 && i <= n)
		return (size_t)i - 1;
	nu_usage("-o: the table has no column '%s'", nu_shown(name));
}

static void
print(struct nu_out *out)
{
	struct nu_table table;
	size_t col;

	if (O.merge && !O.tally.loaded)
		return;	/* parts of nothing */
	col = column_of(O.order);
	nu_tally_table(&O.tally, &table, col, O.reverse, O.top);
	if (O.pretty)
		nu_table_aligned(&table, out, O.bars, col < table.nkey ?
		    table.nkey : col);
	else
		nu_table_tsv(&table, out, nu_header_wanted());
	nu_table_free(&table);
}

int
main(int argc, char **argv)
{
	static const struct nu_tool tool = { "news-tally",
	    "Tally figures, or any other records, of a stream.", "[FILE ...]",
	    options };
	struct nu_out *out = nu_out_std();
	char **file;
	int n;

	nu_start(argc, argv, &tool);
	read_options();
	if (!O.merge) {
		nu_tally_start(&O.tally);
		column_of(O.order);
	}
	file = nu_operands(&n);
	for (int i = 0; i < n; i++) {
		struct nu_in *in = nu_in_open(file[i]);

		if (in && O.merge)
			nu_tally_load(&O.tally, in);
		else if (in)
			nu_tally_in(&O.tally, in);
		nu_in_close(in);
	}
	if (O.partial)
		nu_tally_save(&O.tally, out);
	else
		print(out);
	nu_tally_free(&O.tally);
	return nu_end();
}
