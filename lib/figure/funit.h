/* funit: units of measure, money and time behind a number, and money before
 * one. The tables are lib/data/figure/figure-units.txt (from the Unicode
 * CLDR), figure-units-own.txt and figure-money-before.txt. */
#ifndef NU_FUNIT_H
#define NU_FUNIT_H

#include "figure/lex.h"

enum nu_ukind { NU_U_NONE, NU_U_MEASURE, NU_U_MONEY, NU_U_PERCENT, NU_U_TIME,
    NU_U_POUND /* money or weight */ };

struct nu_funit {
	uint8_t kind;
	uint8_t time;		/* of NU_U_TIME: enum nu_ftime */
	int parts;		/* of money: how many make one (cents: 100), or
				 * below 0 a power of ten the other way */
	struct nu_slice name;	/* kilometer; USD; hour */
};

enum nu_ftime { NU_T_SECOND, NU_T_MINUTE, NU_T_HOUR, NU_T_DAY, NU_T_WEEK,
    NU_T_FORTNIGHT, NU_T_MONTH, NU_T_QUARTER, NU_T_YEAR, NU_T_DECADE,
    NU_T_CENTURY, NU_T_MILLENNIUM, NU_T_WEEKEND };

/* The unit that begins at item i: its end, or 0. near: right behind a number,
 * so that symbols of one letter count. */
size_t nu_funit_at(const struct nu_flex *x, size_t i, bool near,
    struct nu_funit *u);
/* A unit of time only: "hours", "min", "second". */
size_t nu_funit_time(const struct nu_flex *x, size_t i, struct nu_funit *u);
/* Money before a number, "US$", "Rs.", "EUR": its end, or 0. */
size_t nu_funit_before(const struct nu_flex *x, size_t i,
    struct nu_slice *code);
const char *nu_unit_time_name(enum nu_ftime t);

#endif
