/* close: what belongs to a sentence behind its marks: closing quotation marks
 * and brackets, marks after those, the numbers of notes. */
#ifndef NU_SPLIT_CLOSE_H
#define NU_SPLIT_CLOSE_H

#include "split/cand.h"

/* What closes from i on: its end; c->close and c->again tell what it is. */
size_t nu_close_take(const struct nu_scan *s, size_t i, struct nu_cand *c);
/* Note numbers glued to the stop ("consultation.11 12 Take"): their end, or
 * c->end when there are none. */
size_t nu_close_figures(struct nu_slice t, const struct nu_cand *c);

#endif
