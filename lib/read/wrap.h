/* wrap: hard-wrapped text as blocks, one a paragraph. Lines are joined when
 * the layout shows that they were broken to fit a margin: the next line's
 * first word would not have fitted any more, or the line ends without a stop
 * and the next goes on in lower case. An empty line, a deeper indent, a list's
 * mark and a line of rules or stars part paragraphs. The margin is learnt from
 * the text; where there is none (a paragraph a line) only the second rule
 * joins, and only lines of some length. Linear. */
#ifndef NU_WRAP_H
#define NU_WRAP_H

#include "read/lines.h"

struct nu_wrap {
	struct nu_lines lines;
	size_t margin;		/* characters that fit a line; 0: no margin */
	size_t begin, end;	/* the line read ahead */
	bool ahead;
};

/* text and flags as for nu_lines_of. */
struct nu_wrap nu_wrap_of(struct nu_slice text, unsigned flags);
/* The next paragraph: its offsets in the text; false at the end. */
bool nu_wrap_next(struct nu_wrap *w, size_t *begin, size_t *end);

#endif
