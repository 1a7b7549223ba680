/* marks: which quotation marks of a paragraph belong together. Understands
 * “ ” „ " '' `` ‘ ’ ' ` « » and marks within marks, of which only the outermost
 * pair is told. One paragraph at a time, so that a missing mark harms no more
 * than that: what opens again before it closed, or never closes, is told as
 * such and is never an error. Apostrophes, feet and inches ("6'2"") and
 * decades ('90s) are no marks. Linear in the text. */
#ifndef NU_MARKS_H
#define NU_MARKS_H

#include "base/slice.h"

enum { NU_MARK_UNCLOSED = 1 };		/* flags */
enum { NU_MARK_DOUBLE, NU_MARK_SINGLE, NU_MARK_ANGLE };	/* kinds */

struct nu_qmark {
	uint32_t ob, oe;	/* bytes with the marks */
	uint32_t b, e;		/* bytes within the marks */
	uint8_t kind, flags;
};

struct nu_marks {		/* reused from paragraph to paragraph */
	struct nu_qmark *v;
	size_t n, cap;
	uint32_t stray;		/* a mark that ends the text and closes nothing
				 * in it; UINT32_MAX when there is none */
	struct nu_event *ev;	/* private */
	size_t nev, capev;
};

/* Replaces m's marks by those of text. Texts of 4 GiB or more are cut there. */
void nu_marks_find(struct nu_slice text, struct nu_marks *m);
void nu_marks_free(struct nu_marks *m);

#endif
