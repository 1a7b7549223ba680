/* lines: a text as blocks, one a line. A line ends at LF, CR LF, CR, VT, FF,
 * U+0085, U+2028 or U+2029: whatever some reader of the stream would take for
 * a line's end never stands inside a block. White space at both ends of a line
 * is not in its block; lines of nothing else give no block. */
#ifndef NU_LINES_H
#define NU_LINES_H

#include "base/buf.h"

struct nu_lines {
	struct nu_slice text;
	size_t at;		/* where the next line begins */
	bool odd;		/* the text has line ends other than LF */
	bool plain;		/* no byte of it needs an escape */
};

enum nu_lines_flag { NU_LINES_NUL = 1, NU_LINES_HIGH = 2, NU_LINES_ODD = 4,
    NU_LINES_ESCAPE = 8 };
/* What bytes s has, in one fast pass: NUL; beyond ASCII; perhaps line ends
 * other than LF; TAB, CR or backslash. */
unsigned nu_lines_survey(struct nu_slice s);

/* text must be valid UTF-8 without NUL; flags is its survey. */
struct nu_lines nu_lines_of(struct nu_slice text, unsigned flags);
/* The next line that gives a block: its offsets in the text; false at the
 * end. */
bool nu_lines_next(struct nu_lines *l, size_t *begin, size_t *end);

/* text when it is valid UTF-8 without NUL, else a repaired copy in b; *bad is
 * the number of repairs, *first the offset of the first of them; *flags the
 * survey of the result. */
struct nu_slice nu_lines_valid(struct nu_slice text, struct nu_buf *b,
    size_t *bad, size_t *first, unsigned *flags);

#endif
