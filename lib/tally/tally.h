/* tally: the records of a stream, grouped and counted. Reads records one by
 * one; needs no document whole. Everything kept adds up: the order of the
 * input never shows, and the state of two parts, written by nu_tally_save and
 * read by nu_tally_load, gives what one run over both would have given.
 * Memory: the groups, and where a median, mode or the like is asked for, the
 * distinct values of each. Numbers are exact decimals (dec.h). */
#ifndef NU_TALLY_H
#define NU_TALLY_H

#include "base/in.h"
#include "base/map.h"
#include "base/out.h"
#include "stream/rec.h"
#include "base/dec.h"
#include "tally/period.h"
#include "tally/unit.h"

enum nu_stat_kind { NU_STAT_COUNT, NU_STAT_DOCUMENTS, NU_STAT_SKIPPED,
    NU_STAT_SUM, NU_STAT_MIN, NU_STAT_MAX, NU_STAT_RANGE, NU_STAT_MEAN,
    NU_STAT_PERCENTILE, NU_STAT_MODE, NU_STAT_UNIQUE, NU_STAT_FIRST,
    NU_STAT_LAST, NU_STAT_SINCE, NU_STAT_UNTIL };

struct nu_stat {
	struct nu_slice name;	/* of its column */
	enum nu_stat_kind kind;
	unsigned percent;	/* of NU_STAT_PERCENTILE */
};

enum nu_ranges { NU_RANGE_SKIP, NU_RANGE_LOW, NU_RANGE_MIDDLE, NU_RANGE_HIGH };

struct nu_tally_opts {
	struct nu_slice *kind;
	size_t nkind, capkind;
	enum nu_col group[NU_NCOL];
	size_t ngroup;
	struct nu_stat *stat;
	size_t nstat, capstat;
	struct nu_unit *unit;
	size_t nunit, capunit;
	enum nu_col column;		/* what the statistics are of */
	enum nu_window window;
	enum nu_ranges ranges;
};

/* The value of the earliest or latest record. */
struct nu_mark {
	struct nu_buf date, doc, value;	/* date "-" when unknown */
	uint64_t begin;
	bool set;
};

struct nu_group {
	uint64_t count, documents, skipped, used;
	uint64_t serial;	/* of the last document counted */
	uint64_t unit;		/* index in units + 1; 0 none yet */
	bool mixed;		/* several units: no sums */
	struct nu_dec_sum sum;
	struct nu_buf min, max;
	struct nu_mark *mark;	/* two: first, last; NULL unless asked for */
};

struct nu_tally {
	struct nu_tally_opts opt;
	unsigned needs;		/* what the statistics need; private */
	struct nu_map key;	/* of the groups: columns with TABs between */
	struct nu_group *group;
	size_t cap;
	struct nu_map value;	/* group number, 'n' or 't', the value */
	uint64_t *times;
	size_t captimes;
	struct nu_map units;
	/* The document that is being read. */
	struct nu_buf doc, date, period;
	uint64_t serial, told_serial;
	bool has_doc, told;
	uint64_t *seen;		/* hashes of documents left behind */
	struct nu_buf work[4];
	bool loaded;
	struct nu_arena mem;	/* names of options that were loaded */
};

/* Options from text: false when name is none. A list of statistics may hold
 * "quartiles", which is three. */
bool nu_stat_add(struct nu_tally_opts *o, struct nu_slice name);
bool nu_ranges_of(struct nu_slice name, enum nu_ranges *r);
const char *nu_ranges_name(enum nu_ranges r);
/* Fills in what was not chosen: kind, group, statistics. */
void nu_tally_defaults(struct nu_tally_opts *o);

/* t is zeroed, opt filled; call before the first input. */
void nu_tally_start(struct nu_tally *t);
void nu_tally_in(struct nu_tally *t, struct nu_in *in);
void nu_tally_free(struct nu_tally *t);

/* The state as lines, and back: news-tally --partial and --merge. The lines
 * come in byte order and may be cut apart, shuffled and mixed with those of
 * other parts; only each part's first, "#news-tally …", must come before its
 * others. load takes the options from it: t->opt is zero but for stat. */
void nu_tally_save(struct nu_tally *t, struct nu_out *out);
void nu_tally_load(struct nu_tally *t, struct nu_in *in);

/* The finished table. */
struct nu_table {
	struct nu_slice *name, *cell;	/* cell[row * ncol + col] */
	size_t ncol, nrow;
	size_t nkey;			/* the first columns are the key */
	struct nu_arena mem;
};
/* sort: number of a column or SIZE_MAX for the first statistic; key columns
 * ascend by bytes, statistics descend by value, reverse turns that round; with
 * a window its periods come first. top: rows at most (of each period), 0 all.
 */
void nu_tally_table(struct nu_tally *t, struct nu_table *b, size_t sort,
    bool reverse, uint64_t top);
void nu_table_free(struct nu_table *b);
/* Names of the columns that the table will have, in order; the count. */
size_t nu_tally_columns(const struct nu_tally_opts *o, struct nu_slice *name,
    size_t max);

/* Private, between tally's files. */
enum { NU_NEED_NUMBER = 1, NU_NEED_VALUES = 2, NU_NEED_TEXTS = 4,
    NU_NEED_MARKS = 8, NU_NEED_DOCUMENTS = 16 };
struct nu_group *nu_tally_group(struct nu_tally *t, struct nu_slice key);
void nu_tally_value(struct nu_tally *t, struct nu_group *g, char type,
    struct nu_slice value, uint64_t times);
void nu_tally_mark(struct nu_group *g, struct nu_slice date,
    struct nu_slice doc, uint64_t begin, struct nu_slice value);
void nu_tally_unit(struct nu_tally *t, struct nu_group *g,
    struct nu_slice unit);
void nu_tally_extremes(struct nu_group *g, struct nu_slice lo,
    struct nu_slice hi);
/* A number as it is shown: in the unit of its group. */
void nu_tally_show(const struct nu_tally *t, const struct nu_group *g,
    struct nu_buf *out, struct nu_slice number);

#endif
