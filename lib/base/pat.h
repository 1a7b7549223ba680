/* pat: PCRE2 with JIT and limits. Giving up is not "no match": a pattern that
 * runs into a limit says so. Matching is on bytes of UTF-8; invalid UTF-8 in
 * the subject matches nothing but does not fail (PCRE2_MATCH_INVALID_UTF). */
#ifndef NU_PAT_H
#define NU_PAT_H

#include "base/slice.h"

enum nu_hit { NU_NOHIT, NU_HIT, NU_GAVE_UP };

struct nu_pat;

/* Compiles; flags: 'i' case-blind, 'x' extended, 'F' literal text, 'w' whole
 * words. NULL on a faulty pattern, *why says what and where (static memory). */
struct nu_pat *nu_pat_new(struct nu_slice pattern, const char *flags,
    const char **why);
/* The first match at or after from: span[0], span[1] are its byte offsets in
 * s. */
enum nu_hit nu_pat_find(struct nu_pat *p, struct nu_slice s, size_t from,
    size_t span[2]);
void nu_pat_free(struct nu_pat *p);

#endif
