/* strip: labels the blocks of a document, drops boilerplate, cuts what was put
 * inside a paragraph. */
#ifndef NU_STRIP_H
#define NU_STRIP_H

#include "strip/judge.h"
#include "strip/label.h"
#include "strip/site.h"

struct nu_strip {
	double threshold;	/* blocks at least so likely are kept */
	bool keep;		/* boilerplate stays, marked */
	struct nu_site *site;	/* lines of the sites, or NULL */
	/* Private, reused from document to document. */
	struct nu_page page;
	struct nu_judge judge;
	float *prob;
	enum nu_label *label;
	size_t cap;
};

/* For nu_filter: ctx is a struct nu_strip. A document whose blocks all have
 * labels already is not judged again: labels and cuts stand, boilerplate goes
 * unless keep. */
void nu_strip_doc(struct nu_doc *d, void *ctx);
/* The same, but only counts the document's lines for s->site. */
void nu_strip_learn(struct nu_doc *d, void *ctx);
void nu_strip_free(struct nu_strip *s);

#endif
