/* take: what of a record is compared. A quote inside another (a paper quotes
 * a minister, who says …) is a statement of its own: its words do not count
 * for the one around it. */
#ifndef NU_MATCH_TAKE_H
#define NU_MATCH_TAKE_H

#include "stream/doc.h"

/* The words of record i of d, unescaped, less those of the records of the same
 * kind inside it, for which "..." stands. Lives in b or d until the next call
 * or document. */
struct nu_slice nu_take_text(struct nu_doc *d, size_t i, struct nu_buf *b);

#endif
