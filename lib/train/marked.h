/* marked: reads news with names marked in the text, as it is written by hand:
 *
 *	# ID | DATE			begins a document
 *	T: headline			S: subtitle, B: byline, C: caption
 *	a paragraph, with [ORG Names] and {d:SPEAKER:CUE|quotations} marked
 *
 * A line is cut into sentences and tokens as news-split and news-tag do it. */
#ifndef NU_MARKED_H
#define NU_MARKED_H

#include "train/conll.h"

/* Whether a file of that name is such text: it ends in .txt. */
bool nu_marked_name(struct nu_slice path);
/* As nu_conll_read: column 0 has the token, column 1 its tag. A line with a
 * broken mark is reported by number and left out. */
bool nu_marked_read(struct nu_conll *c, const char *path);

#endif
