/* use: sentences where they are wanted: as records of a document, or as lines
 * of plain text for those who want no stream. */
#ifndef NU_SPLIT_USE_H
#define NU_SPLIT_USE_H

#include "base/out.h"
#include "split/split.h"
#include "stream/doc.h"

/* Adds a sentence record for each sentence of each block that is no
 * boilerplate and no date line; value: running number in the document, from
 * 1. */
void nu_split_doc(struct nu_doc *d, struct nu_sents *s);
/* Writes the sentences of text, a block, one a line; white space that would
 * break the line as one space. s is scratch. */
void nu_split_lines(struct nu_slice text, struct nu_sents *s,
    struct nu_out *out);
/* So it does with every such block, and drops every record of d. */
void nu_split_doc_lines(struct nu_doc *d, struct nu_sents *s,
    struct nu_out *out);

#endif
