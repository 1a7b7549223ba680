/* whenpart: what the parts of when share; private to lib/figure. A part reads
 * one kind of date at an item and gives a struct when: its "to" is the item
 * behind it, 0 when there is none. */
#ifndef NU_WHENPART_H
#define NU_WHENPART_H

#include "base/list.h"
#include "figure/funit.h"
#include "figure/item.h"
#include "figure/when.h"

enum grain { G_NONE, G_CENTURY, G_DECADE, G_YEAR, G_HALF, G_SEASON, G_QUARTER,
    G_MONTH, G_WEEK, G_WEEKEND, G_DAY };

enum { NOZONE = 9999 };
/* Added to "to": no date, though written like one (2/30/2014): passed over. */
#define IMPOSSIBLE ((size_t)1 << 40)

/* A date, a time, or both. */
struct when {
	enum grain grain;
	int y, m, d;		/* as far as the grain goes */
	int n;			/* week, quarter, half or season; decade and
				 * century their first year */
	int days;		/* of a feast of several days, how many */
	bool known;		/* the date can be told */
	bool guessed;		/* its year is not said */
	bool bc;
	int part;		/* of the day: a letter pair's number, or 0 */
	int hh, mm, ss;		/* -1: none */
	bool aside;		/* compared with: not the text's time */
	bool vague;		/* an hour of morning or afternoon */
	int zone;		/* minutes east of Greenwich */
	size_t to;
};

struct ctx {
	const struct nu_flex *x;
	const struct nu_qtys *q;
	const struct nu_dateref *ref;
	size_t from;		/* the item where the expression begins */
	int *depth;		/* of dates within dates: bounded, so that
				 * "night of night of …" takes linear time */
};
enum { MAXDEPTH = 3 };

/* How long what was said last is remembered, in sentences. */
enum { SAID = 3 };

static inline bool
said(const struct ctx *c)
{
	return c->ref->said.known && c->ref->said.age <= SAID;
}

/* The document tells of a year long past: it was written a moment ago, or
 * nearly all dates so far are of such years. */
static inline bool
story(const struct ctx *c)
{
	const struct nu_dateref *r = c->ref;

	return r->known && r->year && r->year < r->date.y - 1 && ((said(c) &&
	    r->said.written && r->said.y == r->year) || (r->past >= 5 &&
	    r->past > 6 * r->now));
}

/* The word is one of those in the list, whatever its case. */
static inline bool
any(const struct nu_flex *x, size_t i, const char *list)
{
	struct nu_slice s;
	char mem[24];

	if (i >= x->n || x->v[i].kind != NU_FK_WORD)
		return false;
	s = nu_fitem_text(x, i);
	return nu_list_may(list, s.p[0] | 32, s.p[s.n - 1] | 32, s.n) &&
	    nu_list_has(list, lower(x, i, mem, sizeof mem));
}

static inline struct when
none(void)
{
	return (struct when){ .hh = -1, .mm = -1, .ss = -1, .zone = NOZONE };
}

/* Nothing but the expression stands in the sentence, or nearly: a label, a
 * list's entry. */
static inline bool
fragment(const struct ctx *c, size_t to)
{
	size_t rest = c->from + (c->x->n - (to < c->x->n ? to : c->x->n));

	return rest <= 2 || c->x->plain == 0;
}

/* whenbase.c */
int nu_when_tense(const struct ctx *c, size_t to);
void nu_when_choose_year(const struct ctx *c, struct when *w, size_t to);
struct when nu_when_of_day(int32_t day, enum grain g);
int32_t nu_when_day_number(const struct when *w);
void nu_when_days_on(struct when *w, int days);
struct when nu_when_grain_at(struct when w, int days, enum grain g);
void nu_when_set_second(struct when *w, int second);
int32_t nu_when_today(const struct ctx *c);
struct when nu_when_moved(const struct ctx *c, enum grain g, int n);
struct when nu_when_current(const struct ctx *c, enum grain g);
enum grain nu_when_grain_of(int t);
void nu_when_put(struct nu_buf *b, const struct when *w);

/* whenmonth.c */
bool nu_when_year(const struct nu_flex *x, size_t i, int *y);
size_t nu_when_year_words(const struct nu_flex *x, const struct nu_qtys *q,
    size_t i, int *y);
int nu_when_short_year(int v);
size_t nu_when_year_behind(const struct ctx *c, size_t i, int *y, bool *known);
int nu_when_month_at(const struct nu_flex *x, size_t i);
size_t nu_when_month(const struct ctx *c, size_t i, int *m);
struct when nu_when_month_first(const struct ctx *c, size_t i);
struct when nu_when_year_first(const struct ctx *c, size_t i);

/* whenday.c */
size_t nu_when_day(const struct ctx *c, size_t i, int *d, bool *ordinal);
struct when nu_when_numeric(const struct ctx *c, size_t i);
struct when nu_when_day_first(const struct ctx *c, size_t i);
struct when nu_when_next_day(const struct ctx *c, size_t i);

/* whenspan.c */
struct when nu_when_quarter(const struct ctx *c, size_t i);
struct when nu_when_the_quarter(const struct ctx *c, size_t i);
struct when nu_when_year_earlier(const struct ctx *c, size_t i);
struct when nu_when_decade(const struct ctx *c, size_t i);
struct when nu_when_year_s(const struct ctx *c, struct when w);
struct when nu_when_bare_year(const struct ctx *c, size_t i);
bool nu_when_stands(const struct nu_flex *x, size_t i);
struct when nu_when_season(const struct ctx *c, size_t i);

/* whenrel.c */
struct when nu_when_weekday(const struct ctx *c, int wday, int dir, size_t to);
struct when nu_when_relative(const struct ctx *c, size_t i);

/* whenago.c */
struct when nu_when_one_on(const struct ctx *c, int unit, int dir);
struct when nu_when_distance(const struct ctx *c, size_t i);
bool nu_when_lasting(const struct ctx *c, size_t i, struct when *a,
    struct when *b);
void nu_when_lasts(const struct ctx *c, struct when *a, struct when *b);

/* whenfeast.c */
bool nu_when_holiday_begins(const struct nu_flex *x, size_t i);
struct when nu_when_holiday(const struct ctx *c, size_t i, int dir);

/* whennth.c */
struct when nu_when_nth_of(const struct ctx *c, size_t i);
struct when nu_when_week_of(const struct ctx *c, size_t i);
struct when nu_when_bare_day(const struct ctx *c, size_t i);
struct when nu_when_weekday_first(const struct ctx *c, size_t i);
void nu_when_weekday_behind(const struct ctx *c, struct when *w);
struct when nu_when_behind_weekday(const struct ctx *c, size_t j, int wday);

/* whenclock.c */
struct when nu_when_clock_at(const struct ctx *c, size_t i, bool bare);
void nu_when_join(struct when *date, const struct when *t);
void nu_when_time_behind(const struct ctx *c, struct when *w);
bool nu_when_date_behind(const struct ctx *c, struct when *t);

/* whenmorning.c */
size_t nu_when_part_behind(const struct nu_flex *x, size_t i, int *part);
struct when nu_when_part_alone(const struct ctx *c, size_t i);
void nu_when_part_filled(const struct ctx *c, struct when *w);

/* whenrange.c */
size_t nu_when_range_end(const struct ctx *c, struct when *a, struct when *b);
struct when nu_when_shared(const struct ctx *c, size_t i, struct when *b);
void nu_when_hours_behind(const struct ctx *c, struct when *a, struct when *b);
void nu_when_fit_hours(const struct ctx *c, struct when *a, struct when *b);

/* when.c */
struct when nu_when_any_date(const struct ctx *c, size_t i);
struct when nu_when_one(const struct ctx *c, size_t i);

#endif
