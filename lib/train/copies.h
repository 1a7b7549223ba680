/* copies: sentences to learn from in other forms than that of the file: in
 * other case, lines put together. */
#ifndef NU_COPIES_H
#define NU_COPIES_H

#include "train/conll.h"

enum nu_copy { NU_COPY_NONE, NU_COPY_CAPITALS, NU_COPY_LOWER, NU_COPY_TITLE,
    NU_COPY_JOINED, NU_COPIES };

/* The text in another case, ASCII letters only; as it is for a copy that keeps
 * its case. */
struct nu_slice nu_copy_recased(struct nu_arena *a, struct nu_slice s,
    enum nu_copy how);

/* Sentence i and those that follow it on one line, as scrapers put together
 * the lines of a list, where they do not end in a stop: *n of them. */
struct nu_conll_sent nu_copy_joined(const struct nu_conll *c, size_t i,
    struct nu_arena *mem, size_t *n);

#endif
