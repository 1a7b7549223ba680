/* cand: the places of a text where a sentence may end, found by one pass over
 * the bytes with a table: only marks, brackets, quotation marks and the first
 * bytes of some characters beyond ASCII stop it. What can be told at once
 * (a decimal point, the dots of a URL) is no candidate. Linear in the text:
 * each candidate is looked at once and no further than NU_CAND_REACH bytes. */
#ifndef NU_CAND_H
#define NU_CAND_H

#include "base/slice.h"

enum { NU_CAND_REACH = 64 };

/* What the marks are. */
enum nu_cand_mark { NU_CM_STOP, NU_CM_ASK, NU_CM_CALL, NU_CM_DOTS2, NU_CM_DOTS3,
    NU_CM_DOTS4, NU_CM_SPACED /* ". . ." */, NU_CM_MIXED, NU_CM_WIDE, NU_NCM };

/* What closes after the marks, in classes. */
enum nu_cand_close { NU_CQ_NONE, NU_CQ_DOUBLE, NU_CQ_SINGLE, NU_CQ_BRACKET,
    NU_CQ_BOTH, NU_CQ_NOTE, NU_NCQ };

/* What stands between the end and what follows. */
enum nu_cand_space { NU_CS_NONE, NU_CS_ONE, NU_CS_MORE, NU_CS_LINE, NU_CS_END,
    NU_NCS };

struct nu_cand {
	size_t at;	/* the first mark */
	size_t stop;	/* past the marks */
	size_t end;	/* past what closes: the sentence's end, if it ends */
	size_t next;	/* what follows, past white space */
	uint8_t mark, close, space;	/* the enums above */
	size_t quote, bracket;	/* as in nu_scan, but before the marks */
	bool again;	/* marks after what closes: ?). */
	bool sure;	/* no question: a blank line, the next item of a list */
};

/* The pass. */
struct nu_scan {
	struct nu_slice text;
	size_t first;		/* the first byte that is no white space */
	size_t pos;		/* next byte to look at */
	size_t begin;		/* of the sentence under way */
	size_t quote;		/* an open " or “: its offset + 1, or 0 */
	size_t bracket;		/* an open ( or [: its offset + 1, or 0 */
	bool omits;		/* the sentence under way has had " . . . " */
	/* See list.h. */
	uint32_t item;		/* number of the item expected next, or 0 */
	uint32_t run;		/* likewise, of numbers within a sentence */
	uint8_t style;		/* how the list writes its numbers */
	bool casual;		/* the text begins in lower case */
	bool lower;		/* so does it, or the sentence under way */
};

void nu_cand_start(struct nu_scan *s, struct nu_slice text);
/* The next candidate: false at the end of the text. */
bool nu_cand_next(struct nu_scan *s, struct nu_cand *c);
/* Says that a sentence ends at c. */
void nu_cand_cut(struct nu_scan *s, const struct nu_cand *c);

/* What kind of mark the character is, NU_NCM for none. */
enum nu_cand_mark nu_cand_mark_of(uint32_t c);

#endif
