/* lines: the matching of many machines. One step writes, for each record, a
 * line that holds it and a line for each of its keys; what the lines of all
 * parts hold together, in any order, gives what one run over all documents
 * gives.
 *
 *	+NODE TAB kind TAB doc TAB begin TAB end TAB date TAB speaker TAB text
 *	KEY TAB NODE
 *
 * NODE and KEY are sixteen hexadecimal digits. */
#ifndef NU_MATCH_LINES_H
#define NU_MATCH_LINES_H

#include "base/in.h"
#include "match/report.h"
#include "stream/rec.h"

/* The lines of record r, of which text is compared. */
void nu_lines_put(struct nu_buf *out, struct nu_wording *w,
    const struct nu_rec *r, struct nu_slice text, struct nu_slice date,
    bool speakers);
/* Reads lines into m, which nu_lines_start has begun; faulty ones are
 * reported. */
void nu_lines_get(struct nu_matcher *m, struct nu_papers *p, struct nu_in *in);

#endif
