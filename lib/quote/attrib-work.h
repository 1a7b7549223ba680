/* attrib-work: what attrib.c and marked.c share; private to them. */
#ifndef NU_ATTRIB_WORK_H
#define NU_ATTRIB_WORK_H

#include "quote/attrib.h"
#include "quote/clause.h"

/* The speaker of cue nth, found once. */
struct nu_speaker nu_attrib_speaker(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, size_t nth);
struct nu_said *nu_attrib_add(struct nu_attrib *a, size_t b, size_t e,
    unsigned label, const struct nu_speaker *by, struct nu_slice cue,
    double score);
/* That q was said last, and by whom. */
void nu_attrib_remember(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_said *q);
/* score, less what is unsure about the speaker. */
double nu_attrib_score(double score, const struct nu_speaker *by);
/* Quotation q of the unit, in marks. */
void nu_attrib_marked(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, int q);

#endif
