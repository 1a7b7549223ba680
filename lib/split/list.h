/* list: the items of a list that stands inside one text. A number at the begin
 * of a sentence and then the next number, written alike, begin sentences:
 * "1. Open it 2. Close it". After a colon they stay inside the sentence:
 * "Results: 1. Roe 2. Orr". */
#ifndef NU_SPLIT_LIST_H
#define NU_SPLIT_LIST_H

#include "split/cand.h"

/* Whether the stop or bracket at i belongs to such a number (then s->pos is
 * past it); *cut when a sentence ends before the number: c is that place. */
bool nu_list_item(struct nu_scan *s, size_t i, struct nu_cand *c, bool *cut);

#endif
