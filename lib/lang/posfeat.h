/* posfeat: what the part-of-speech model and its training share. */
#ifndef NU_POSFEAT_H
#define NU_POSFEAT_H

#include "lang/pos.h"
#include "lang/look.h"

enum { NU_POS_FEATURES = 96 };
/* Features of the word alone (and of style and i == 0), those of it and its
 * neighbours, both. */
enum { NU_POS_ALONE = 1, NU_POS_BESIDE = 2, NU_POS_ALL = 3 };

/* The features of word i of n: numbers of 64 - shift bits. */
size_t nu_pos_features(const struct nu_look *w, size_t n, size_t i,
    enum nu_style style, unsigned which, int shift, uint32_t *feat);
/* Part of speech and form of a label such as VERB-VBD. */
void nu_pos_of_label(struct nu_slice label, uint8_t *pos, uint8_t *form);

#endif
