/* clause: what a cue reports without marks: where it begins, past whom it was
 * told to and when and where; where it ends; all in items, b NU_NONE when
 * there is none. */
#ifndef NU_CLAUSE_H
#define NU_CLAUSE_H

#include "quote/verb.h"

/* The clause that follows cue nth. */
struct nu_np nu_clause_after(const struct nu_verbs *a, const struct nu_para *p,
    size_t nth);
/* The clause before ", S said" or ", according to S". */
struct nu_np nu_clause_before(const struct nu_para *p, const struct nu_verb *x);
/* ", he said," within a sentence: what stands before goes on after it, which
 * is *more then. */
struct nu_np nu_clause_around(const struct nu_verbs *a, const struct nu_para *p,
    size_t nth, struct nu_np before, struct nu_np *more);
/* What the verb's object reports: "called for a new vote". */
struct nu_np nu_clause_object(const struct nu_verbs *a,
    const struct nu_para *p, size_t nth);
/* "urged both sides to show restraint": from item i on, the object and what
 * it is to do; after "told" and "warned" what it is to do. */
struct nu_np nu_clause_directive(const struct nu_verbs *a,
    const struct nu_para *p, size_t nth, int i);
/* Where the clause of cue nth that begins at item b ends. */
int nu_clause_end(const struct nu_verbs *a, const struct nu_para *p, size_t nth,
    int b);
/* Whether items [b, e) have a main verb with its subject. */
bool nu_clause_finite(const struct nu_para *p, int b, int e);
bool nu_has_quote(const struct nu_para *p, int b, int e);
/* e, less the punctuation before it. */
int nu_strip_end(const struct nu_para *p, int b, int e);

#endif
