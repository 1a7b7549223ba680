/* posfeat: what the part-of-speech model and its training share. */
#ifndef NU_POSFEAT_H
#define NU_POSFEAT_H

#include "lang/pos.h"
#include "lang/look.h"

enum { NU_POS_FEATURES = 96 };

/* The features of word i of n: rows of a table of 2^(64 - shift). */
size_t nu_pos_features(const struct nu_look *w, size_t n, size_t i,
    enum nu_style style, int shift, uint32_t *feat);
/* Part of speech and form of a label such as VERB-VBD. */
void nu_pos_of_label(struct nu_slice label, uint8_t *pos, uint8_t *form);

#endif
