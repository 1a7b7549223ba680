/* htmlelem: what the reader must know of each HTML element. */
#ifndef NU_HTMLELEM_H
#define NU_HTMLELEM_H

#include "base/slice.h"

enum nu_el {		/* those that some rule names */
	NU_EL_OTHER, NU_EL_A, NU_EL_ARTICLE, NU_EL_BODY, NU_EL_BR, NU_EL_BUTTON,
	NU_EL_CAPTION, NU_EL_DD, NU_EL_DT, NU_EL_FOREIGNOBJECT, NU_EL_HEADING,
	NU_EL_HEAD, NU_EL_HTML, NU_EL_LI, NU_EL_LINK, NU_EL_LIST, NU_EL_MAIN,
	NU_EL_META, NU_EL_P, NU_EL_PRE, NU_EL_Q, NU_EL_SCRIPT, NU_EL_SVG, NU_EL_TABLE,
	NU_EL_TD, NU_EL_TEMPLATE, NU_EL_TIME, NU_EL_TITLE, NU_EL_TR,
	NU_EL_TSECTION, NU_EL_DIALOG, NU_NEL
};

enum {			/* flags */
	NU_ELF_BLOCK = 1,	/* text breaks before and after it */
	NU_ELF_VOID = 2,	/* has no content and no end tag */
	NU_ELF_RAW = 4,		/* its content is not markup */
	NU_ELF_DROP = 8,	/* its content is not text of the page */
	NU_ELF_PATH = 16,	/* named in the path of a block */
	NU_ELF_PCLOSE = 32,	/* its start ends an open p */
	NU_ELF_SCOPE = 64,	/* end tags inside do not reach beyond it */
	NU_ELF_GAP = 128,	/* replaced by something: a space in the text */
};

struct nu_elem {
	const char *name;
	uint8_t id;		/* enum nu_el */
	uint8_t flags;
};

/* What is known of an element by its name in lower case; an element of no
 * note for one that is not known. */
const struct nu_elem *nu_elem_of(const char *name, size_t n);

#endif
