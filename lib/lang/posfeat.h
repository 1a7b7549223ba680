/* posfeat: what the part-of-speech model and its training share. */
#ifndef NU_POSFEAT_H
#define NU_POSFEAT_H

#include "lang/pos.h"
#include "lang/look.h"

enum { NU_POS_FEATURES = 96 };

/* A word k between its neighbours: p before, pp before that, n and nn after. */
struct nu_pos_window {
	const struct nu_look *pp, *p, *k, *n, *nn;
	uint64_t form;		/* nu_pos_form of k */
};

/* Parts of the features, by the words that they depend on: what a word adds, or
 * two that follow each other, is kept for the next time. */
enum {
	NU_POS_SELF = 1,	/* k and form */
	NU_POS_P = 2,		/* p; and so on */
	NU_POS_N = 4,
	NU_POS_PP = 8,
	NU_POS_NN = 16,
	NU_POS_PK = 32,		/* p and k */
	NU_POS_KN = 64,
	NU_POS_PPP = 128,	/* pp and p */
	NU_POS_NNN = 256,	/* n and nn */
	NU_POS_REST = 512,	/* others */
	NU_POS_ALL = 1023
};

/* The window of word i of n. */
struct nu_pos_window nu_pos_window(const struct nu_look *w, size_t n, size_t i,
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
size_t nu_pos_features(const struct nu_pos_window *w, unsigned parts,
    int shift, uint32_t *feat);
/* Part of speech and form of a label such as VERB-VBD. */
void nu_pos_of_label(struct nu_slice label, uint8_t *pos, uint8_t *form);

#endif
