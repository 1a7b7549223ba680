/* phrase: noun phrases in a unit's items, by part of speech: enough of them to
 * find a verb's subject. Indices are those of the unit's items; a phrase is
 * [b, e), b is NU_NONE when there is none. */
#ifndef NU_PHRASE_H
#define NU_PHRASE_H

#include "quote/item.h"

struct nu_np {
	int b, e;
};

/* Past the phrase that begins at i, before hi; i when none does. */
int nu_np_end(const struct nu_para *p, int i, int hi);
/* Past what hangs on the phrase that ends at e, before hi and any punctuation:
 * "who examined him", "released on Friday by the agency"; e when nothing
 * does. */
int nu_np_full(const struct nu_para *p, int e, int hi);
/* The phrase that ends before e and begins at lo or after. */
struct nu_np nu_np_before(const struct nu_para *p, int e, int lo);
/* The head: the last noun or name before any "of", "for" ..., or the person
 * named after a title. */
int nu_np_head(const struct nu_para *p, const struct nu_cast *c, int b, int e);
/* Past time words at i ("on Monday", "last week"), going right; or the index
 * of the last item before them, going left. */
int nu_time_end(const struct nu_para *p, int i, int hi);
int nu_time_begin(const struct nu_para *p, int i, int lo);

#endif
