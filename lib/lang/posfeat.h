/* posfeat: what the part-of-speech model and its training share. */
#ifndef NU_POSFEAT_H
#define NU_POSFEAT_H

#include "lang/context.h"
#include "lang/pos.h"

enum { NU_POS_FEATURES = 96 };

/* Word i of n between its neighbours. */
struct nu_context nu_pos_context(const struct nu_look *w, size_t n, size_t i,
    enum nu_style style);
static inline uint64_t
nu_pos_form(const struct nu_look *k, bool first, enum nu_style style)
{
	return k->shape | (uint64_t)first << 16 | (uint64_t)style << 17;
}
/* The look of what stands before and after a sentence. */
extern const struct nu_look nu_pos_begin, nu_pos_end;
/* The features of some parts, numbers of 64 - shift bits; words of other parts
 * may be NULL. */
size_t nu_pos_features(const struct nu_context *w, unsigned parts,
    int shift, uint32_t *feat);
/* Part of speech and form of a label such as VERB-VBD. */
void nu_pos_of_label(struct nu_slice label, uint8_t *pos, uint8_t *form);

#endif
