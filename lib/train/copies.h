/* copies: sentences to learn from in other forms than that of the file: in
 * other case, lines put together. */
#ifndef NU_COPIES_H
#define NU_COPIES_H

#include "train/conll.h"

/* The text in another case, ASCII letters only. */
enum nu_copy_case { NU_COPY_CAPITALS = 1, NU_COPY_LOWER, NU_COPY_TITLE };
struct nu_slice nu_copy_recased(struct nu_arena *a, struct nu_slice s,
    enum nu_copy_case how);

/* Sentence i and those that follow it on one line, as scrapers put together
 * the lines of a list, where they do not end in a stop: *n of them. */
struct nu_conll_sent nu_copy_joined(const struct nu_conll *c, size_t i,
    struct nu_arena *mem, size_t *n);

#endif
