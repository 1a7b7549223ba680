/* train/split: learns the model of lib/split/model.h from sentences.
 *
 * Input is CoNLL-U (the "# text" of sentences, "# newpar" and "# newdoc",
 * SpaceAfter=No of a sentence's last token), or plain text with a sentence a
 * line and an empty line after a paragraph ('#' begins a comment line).
 * Method: logistic regression on the candidates of the paragraphs, by AdaGrad
 * with L2, in an order that is the same every time. */
#ifndef NU_TRAIN_SPLIT_H
#define NU_TRAIN_SPLIT_H

#include "base/in.h"
#include "base/out.h"

struct nu_train_split;

struct nu_train_split *nu_train_split_new(void);
/* Takes the paragraphs of one input, each candidate with this weight. */
void nu_train_split_add(struct nu_train_split *t, struct nu_in *in,
    double weight);
/* Learns, writes the model, says what was learnt on standard error; frees t. */
void nu_train_split_end(struct nu_train_split *t, struct nu_out *model);

#endif
