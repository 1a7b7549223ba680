/* phrase: noun phrases in a unit's items, by part of speech: enough of them to
 * find a verb's subject. Indices are those of the unit's items; a phrase is
 * [b, e), b is NU_NONE when there is none. */
#ifndef NU_PHRASE_H
#define NU_PHRASE_H

#include "quote/para.h"

struct nu_np {
	int b, e;
};

/* Item i is this word, in any case. i may lie outside the unit. */
bool nu_item_is(const struct nu_para *p, int i, const char *word);
/* Item i is one of these words, separated by single spaces. */
bool nu_item_in(const struct nu_para *p, int i, const char *words);
bool nu_item_comma(const struct nu_para *p, int i);
/* Item i is punctuation that begins with one of these bytes. */
bool nu_item_punct(const struct nu_para *p, int i, const char *any);
bool nu_item_dash(const struct nu_para *p, int i);
/* Has an inflected verb's form: says, was, would. */
bool nu_item_finite(const struct nu_item *i);
/* Past the phrase that begins at i, before hi; i when none does. */
int nu_np_end(const struct nu_para *p, int i, int hi);
/* The phrase that ends before e and begins at lo or after. */
struct nu_np nu_np_before(const struct nu_para *p, int e, int lo);
/* The head: the last noun or name before any "of", "for" ..., or the person
 * named after a title. */
int nu_np_head(const struct nu_para *p, const struct nu_cast *c, int b, int e);
/* Past time words at i ("on Monday", "last week"), going right; or the index
 * of the last item before them, going left. */
int nu_time_end(const struct nu_para *p, int i, int hi);
int nu_time_begin(const struct nu_para *p, int i, int lo);
/* The subject of the verb whose chain begins at v, looking left no further
 * than lo; "who" and "which" are taken to what they stand for. */
struct nu_np nu_subject_before(const struct nu_para *p,
    const struct nu_cast *c, int v, int lo);
/* The subject that follows the verb, which ends before i. */
struct nu_np nu_subject_after(const struct nu_para *p, int i, int hi);
/* The subject of the first finite verb in [lo, hi). */
struct nu_np nu_subject_main(const struct nu_para *p, const struct nu_cast *c,
    int lo, int hi);

#endif
