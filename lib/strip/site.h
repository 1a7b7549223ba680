/* site: lines that a site puts on many of its pages. A first pass over many
 * pages counts them (nu_site_learn) and writes them to a file; a second pass
 * reads the file and takes them for furniture. The file makes the second pass
 * the same however the stream is divided.
 *
 * The file: a line for each, SITE TAB PAGES TAB OF TAB TEXT: the text, escaped
 * as in newsutils(5), stands on PAGES of the OF pages of SITE that were seen.
 * SITE is the host of the document's URL without "www.", "-" when it has
 * none. Lines that begin with '#' are comments. */
#ifndef NU_STRIP_SITE_H
#define NU_STRIP_SITE_H

#include "strip/page.h"

struct nu_site {
	struct nu_map line;	/* "SITE TAB TEXT" */
	uint32_t *pages, *last;	/* of line i: pages that have it, the latest */
	uint32_t *of;		/* read from a file: pages of its site */
	size_t cap;
	struct nu_map host;	/* "SITE" */
	uint32_t *seen;		/* its pages */
	size_t capseen;
	uint32_t docs;
	struct nu_buf key;
};

/* Counts the lines of one document. */
void nu_site_learn(struct nu_site *s, struct nu_doc *d,
    const struct nu_page *p);
/* Writes what stands on enough pages, in order of the texts. */
void nu_site_write(const struct nu_site *s, struct nu_out *out);
/* Reads such a file; faulty lines are reported. False when it cannot be read
 * (said). */
bool nu_site_read(struct nu_site *s, const char *path);
/* Sets site of the page's lines: per cent of the site's pages that have it. */
void nu_site_mark(struct nu_site *s, struct nu_doc *d, struct nu_page *p);
void nu_site_free(struct nu_site *s);

#endif
