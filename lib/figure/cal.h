/* cal: arithmetic on days of the proleptic Gregorian calendar. A day is a
 * number, 0 for 1970-01-01; years are astronomical (0 is 1 BC). Days from year
 * -9999 to 99999 are exact; callers keep years within 1..9999. */
#ifndef NU_CAL_H
#define NU_CAL_H

#include <stdbool.h>
#include <stdint.h>

struct nu_cal {
	int y, m, d;		/* month and day from 1 */
};

int nu_cal_days(int y, int m);			/* in a month */
bool nu_cal_ok(struct nu_cal d);		/* exists: no February 30 */
int32_t nu_cal_num(struct nu_cal d);		/* m may lie outside 1..12 */
struct nu_cal nu_cal_of(int32_t day);
int nu_cal_wday(int32_t day);			/* 1 Monday … 7 Sunday */
int nu_cal_week(int32_t day, int *year);	/* ISO 8601 week and its year */
int32_t nu_cal_monday(int year, int week);	/* first day of an ISO week */
/* The day n months on; the last of the month when it has no such day. */
struct nu_cal nu_cal_add(struct nu_cal d, int months);
/* The first wday from day on; the last up to day is that from day - 6 on. */
int32_t nu_cal_from(int32_t day, int wday);
/* The nth (1 to 5, or -1 for the last) wday of a month. */
int32_t nu_cal_nth(int y, int m, int wday, int n);
/* Easter Sunday, western and orthodox, both as Gregorian days. */
int32_t nu_cal_easter(int y);
int32_t nu_cal_pascha(int y);

#endif
