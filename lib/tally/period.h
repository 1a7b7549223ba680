/* period: the day, ISO week, month or year that a date lies in. */
#ifndef NU_TALLY_PERIOD_H
#define NU_TALLY_PERIOD_H

#include "base/buf.h"

enum nu_window { NU_W_NONE, NU_W_DAY, NU_W_WEEK, NU_W_MONTH, NU_W_YEAR };

bool nu_window_of(struct nu_slice name, enum nu_window *w);
const char *nu_window_name(enum nu_window w);
/* Adds the period of an ISO 8601 date or date and time: 2014-03-30, 2014-W13,
 * 2014-03, 2014; "-" when the date is absent, faulty or too coarse. */
void nu_period_add(struct nu_buf *out, enum nu_window w, struct nu_slice date);

#endif
