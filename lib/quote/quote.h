/* quote: the quotations of one document, in marks and without, with speaker
 * and cue; added to it as quote records. Reads block, sentence and entity
 * records. */
#ifndef NU_QUOTE_H
#define NU_QUOTE_H

#include "quote/attrib.h"

struct nu_quoter {		/* reused from document to document */
	double least;		/* leaves out what scores less */
	struct nu_scene scene;
	struct nu_para para;
	struct nu_attrib attrib;
	/* Of each paragraph, found ahead of all: */
	struct nu_ahead *ahead;
	size_t nahead, capahead;
	bool interview;		/* paragraphs begin "Lopez: ", more than once */
};

void nu_quote_doc(struct nu_quoter *q, struct nu_doc *d);
void nu_quoter_free(struct nu_quoter *q);

#endif
