/* pos: parts of speech, the universal tags (UPOS) of Universal Dependencies,
 * with the inflected form of verbs and nouns where the Penn tags have it. */
#ifndef NU_POS_H
#define NU_POS_H

#include "lang/token.h"

enum nu_pos { NU_POS_X, NU_POS_ADJ, NU_POS_ADP, NU_POS_ADV, NU_POS_AUX,
    NU_POS_CCONJ, NU_POS_DET, NU_POS_INTJ, NU_POS_NOUN, NU_POS_NUM,
    NU_POS_PART, NU_POS_PRON, NU_POS_PROPN, NU_POS_PUNCT, NU_POS_SCONJ,
    NU_POS_SYM, NU_POS_VERB, NU_NPOS };

/* Of verbs and auxiliaries: VB, VBD, VBZ, VBP, VBN, VBG, MD; of nouns: number. */
enum nu_form { NU_FORM_NONE, NU_FORM_BASE, NU_FORM_PAST, NU_FORM_PRES3,
    NU_FORM_PRES, NU_FORM_PPART, NU_FORM_GERUND, NU_FORM_MODAL,
    NU_FORM_SINGULAR, NU_FORM_PLURAL };

/* Fills pos and form of every token of one sentence, by the compiled-in
 * model. Allocates nothing in the long run; linear. */
void nu_pos_tag(struct nu_slice text, struct nu_toks *t);
const char *nu_pos_name(enum nu_pos p);		/* "NOUN" */

#endif
