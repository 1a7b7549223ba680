/* put: documents on their way out of news-read. Records are written straight
 * to the output: a doc, its metas, then its blocks in order.
 *
 *	nu_put_meta(p, "title", title);			any number
 *	if (nu_put_doc(p, &doc))			false: a duplicate, dropped
 *		nu_put_block(p, from, to, "p", ...);	in order
 *
 * What a name or value may not hold is mended here: invalid UTF-8 and NUL
 * become U+FFFD, white space of any kind one space. */
#ifndef NU_PUT_H
#define NU_PUT_H

#include "base/arena.h"
#include "base/out.h"
#include "read/ids.h"

struct nu_meta {
	const char *label;
	struct nu_slice value;
};

struct nu_put {
	struct nu_out *out;
	bool unique;			/* drop duplicates */
	uint64_t documents;		/* written so far */
	/* Private. */
	struct nu_ids ids, urls, texts;
	struct nu_arena mem;		/* of the metas waiting for their doc */
	struct nu_meta *meta;
	size_t nmeta, capmeta;
	struct nu_buf id, line, tmp;
};

struct nu_put_doc {
	struct nu_slice id;		/* see nu_put_doc */
	const char *label;		/* text html json warc wet feed */
	struct nu_slice date;		/* ISO 8601, or empty */
	struct nu_slice of;		/* URL or path */
	struct nu_slice url;		/* as its source gives it, or empty */
	struct nu_slice text;		/* the document's text: valid UTF-8 */
};

/* A meta record of the document that nu_put_doc will begin; values that are
 * empty or repeated are left out. label lives as long as the program. */
void nu_put_meta(struct nu_put *p, const char *label, struct nu_slice value);
/* Forgets the metas: there will be no document. */
void nu_put_drop(struct nu_put *p);
/* Begins a document. An id that was there already gets "#2" and so on, and a
 * note; a URL or a text that was there gets a note. With unique all three are
 * dropped: false, and no blocks may follow. An id that reads as a comment gets
 * "./" before it, one of over 2,000 bytes is cut and ended by its hash. */
bool nu_put_doc(struct nu_put *p, const struct nu_put_doc *d);
/* A block of the document begun last: text[begin, end), not empty. density:
 * link density in percent, or -1. plain: the text needs no escape. */
void nu_put_block(struct nu_put *p, struct nu_slice text, size_t begin,
    size_t end, struct nu_slice element, int density, bool plain);
void nu_put_free(struct nu_put *p);

#endif
