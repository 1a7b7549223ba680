/* subject: whose verb it is: the noun phrase before or after it, past
 * appositives, relative clauses and times. */
#ifndef NU_SUBJECT_H
#define NU_SUBJECT_H

#include "quote/phrase.h"

/* The subject of the verb whose chain begins at v, looking left no further
 * than lo; "who" and "which" are taken to what they stand for. */
struct nu_np nu_subject_before(const struct nu_para *p,
    const struct nu_cast *c, int v, int lo);
/* The subject that follows the verb, which ends before i; quoted: the verb
 * stands right after a quotation in marks, so that no clause can follow. */
struct nu_np nu_subject_after(const struct nu_para *p, int i, int hi,
    bool quoted);
/* The subject of the first finite verb in [lo, hi). */
struct nu_np nu_subject_main(const struct nu_para *p, const struct nu_cast *c,
    int lo, int hi);

#endif
