/* cut: fragments that a site's links or a scraper put inside a paragraph,
 * found by general evidence, never by site:
 *  - a name glued to its repetition and to headlines up to MORE:
 *    "Mayor Ann PikePike opens a bridge Why Rivers Rise MORE said",
 *  - a notice between two sentences: "… he said. Advertisement The river …",
 *  - the headline of another story after a sentence, at the end of the block:
 *    "… he said. READ MORE: Why Rivers Rise".
 * Known misses: a glued run without its MORE, a headline in mid-paragraph. */
#ifndef NU_STRIP_CUT_H
#define NU_STRIP_CUT_H

#include "base/slice.h"

struct nu_cut {
	size_t from, to;	/* bytes of the text */
};

/* At most max cuts of one paragraph, in order, apart; returns how many. */
size_t nu_cut_find(struct nu_slice text, struct nu_cut *cut, size_t max);

/* Whether the whole of a line is such a notice, or begins the headline of
 * another story: "Advertisement", "READ MORE: Why Rivers Rise". */
bool nu_cut_whole(struct nu_slice line);

#endif
