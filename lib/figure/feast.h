/* feast: the days of holidays, from the rules in figure-holidays.txt: fixed
 * dates, weekdays of a month, the Easters, and the feasts of the Hebrew,
 * Islamic, Chinese and Hindu calendars. */
#ifndef NU_FEAST_H
#define NU_FEAST_H

#include "base/slice.h"
#include "figure/cal.h"

struct nu_feast {
	int rule;		/* private to feast */
	int v[4];
	int days;		/* how many days it lasts, 1 or more */
	int every;		/* only in years that this divides */
};

/* Reads a rule, as the list's head describes them. */
bool nu_feast_read(struct nu_feast *f, struct nu_slice rule);

/* Its first day in year y; false when there is none. */
bool nu_feast_day(const struct nu_feast *f, int y, int32_t *day);

#endif
