/* show: how wordings differ, word by word, between markers. */
#ifndef NU_MATCH_SHOW_H
#define NU_MATCH_SHOW_H

#include "match/norm.h"

/* One text against a base: "currently [-massing-] {+amassing+} along". What
 * both have is written as the text has it; of a part, what stands before and
 * behind it in the base is left out, with "..." in its place. */
void nu_show_difference(struct nu_buf *out, struct nu_slice base,
    struct nu_slice text, bool part);
/* The base with what the n other texts have instead, in their order:
 * "currently {massing|amassing} along", "keep {|all} its people". */
void nu_show_alternatives(struct nu_buf *out, struct nu_slice base,
    const struct nu_slice *text, size_t n);

#endif
