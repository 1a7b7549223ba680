/* unit: values of one dimension made comparable, exactly. A value is brought
 * to the smallest part of its dimension (meter, gram, second …) by a
 * multiplication; only what is printed is divided again. Source of the
 * factors: lib/data/tally-units.txt. */
#ifndef NU_TALLY_UNIT_H
#define NU_TALLY_UNIT_H

#include "base/buf.h"

struct nu_unit {
	struct nu_slice dimension, factor, name;
};

/* The unit called name (singular, plural with -s, or a symbol). */
bool nu_unit_get(struct nu_slice name, struct nu_unit *u);
/* Adds value (canonical decimal) in the dimension's smallest part. */
void nu_unit_base(struct nu_buf *out, const struct nu_unit *u,
    struct nu_slice value);
/* The way back, rounded as nu_dec_div does. */
void nu_unit_back(struct nu_buf *out, const struct nu_unit *u,
    struct nu_slice value);
/* Adds an ISO 8601 duration (P2Y6M, PT1H30M, P3W) in seconds; false when value
 * is none. */
bool nu_unit_duration(struct nu_buf *out, struct nu_slice value);

#endif
