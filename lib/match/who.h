/* who: whether two speakers are one. Names are compared folded; spellings of
 * a given name (Sergei, Sergey), initials, a surname alone and an
 * organisation's initials count as the same. */
#ifndef NU_MATCH_WHO_H
#define NU_MATCH_WHO_H

#include "base/buf.h"

enum nu_same { NU_SAME_NO,
    NU_SAME_MAYBE,	/* one of them has no name */
    NU_SAME_TOLD,	/* one tells what the other says; nu_match_who */
    NU_SAME_YES };

/* Adds a speaker as written, folded, for nu_who_same: "" when it is no name
 * (absent, a pronoun, a phrase without a capital). */
void nu_who_fold(struct nu_buf *out, struct nu_slice speaker);
/* Both folded. Joint speakers ("a; b") are the same when one of them is. */
enum nu_same nu_who_same(struct nu_slice a, struct nu_slice b);
/* The last word of a folded speaker (the first, of several). */
struct nu_slice nu_who_surname(struct nu_slice folded);

#endif
