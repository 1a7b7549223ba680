/* when: dates and times of a sentence, resolved against the document's date.
 * Absolute dates have a value always, relative ones only when the reference is
 * known. The grain is kept: a month is 2016-09, not its first day.
 *
 * Values: ISO 8601, and TIMEX3 where ISO has nothing: 2016-Q3, 2016-H1,
 * 2016-SU (season), 2016-W04-WE (weekend), 199X (decade), 19XX (century),
 * 2016-09-13TMO (morning; AF EV NI). Ranges lo..hi, both inclusive. */
#ifndef NU_WHEN_H
#define NU_WHEN_H

#include "figure/cal.h"
#include "figure/lex.h"
#include "figure/numeral.h"

/* The date said last in the document, which "two days later" and "the same
 * year" count from. */
struct nu_lastdate {
	bool known, written;	/* written: its year was, in digits */
	uint8_t grain;		/* private to when */
	unsigned age;		/* sentences ago */
	int y, m, d, n;
};

struct nu_dateref {
	bool known;
	struct nu_cal date;
	int second;		/* of the day, or -1 */
	struct nu_lastdate said;
	/* The year written last, or 0, and how many dates so far are of years
	 * long past and of the document's own time. */
	int year;
	unsigned past, now;
};

/* Reads a doc record's VALUE, YYYY-MM-DD with or without a time. */
struct nu_dateref nu_dateref_read(struct nu_slice iso);

struct nu_found_when {
	size_t to;		/* item past the last */
	bool none;		/* looks like a date and is none: pass over */
	bool time;		/* a time (of day), else a date */
	const char *mod;	/* set by the expression itself, or NULL */
	struct nu_lastdate said;	/* for the expressions behind it */
	int year;		/* written in it in digits, or 0 */
	bool deictic;		/* told from today: yesterday, Monday */
};

/* The date or time that begins at item i; its value is added to value (nothing
 * when it cannot be known). False when there is none. */
bool nu_when_at(const struct nu_flex *x, const struct nu_qtys *q, size_t i,
    const struct nu_dateref *ref, struct nu_buf *value,
    struct nu_found_when *f);

/* Remembers what was found, for the expressions behind it. */
void nu_dateref_note(struct nu_dateref *ref, const struct nu_found_when *w);

#endif
