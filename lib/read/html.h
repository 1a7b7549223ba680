/* html: a page as blocks of text in reading order.
 *
 * The document's text is the blocks joined by LF. A block is what stands
 * between two breaks: the start or end of a block-level element, a table cell
 * or list item, or br. (A br inside a sentence, where a line was broken by
 * hand, is no break.) White space of every kind is one space, as browsers show
 * it; q gets its quotation marks; references are decoded; hidden elements,
 * scripts, styles, form controls and vector graphics give no text.
 *
 * The element of a block (column VALUE of its record) is
 *
 *	[ANCESTOR/]...ELEMENT[.HINT]...
 *
 * ELEMENT	the innermost block-level element that holds the text: p h1 li td
 *		figcaption div ..., "body" for text in no other
 * ANCESTOR	the nearest two of its ancestors among article aside dialog figure
 *		footer form header main nav, the outer first
 * HINT		what the class, id, role, itemprop of the element and its
 *		ancestors say of it, the nearest first, at most three, of a
 *		closed set: the values in lib/data/read/html-hints.txt
 *
 * such as "p", "article/p.content", "article/aside/li.related.share".
 *
 * Method: no tree; one pass over the tokens with a stack of the open elements
 * and the implied end tags of the HTML standard. Nesting beyond 512 deep is
 * flattened. Time is linear in the page, memory is the text and the blocks. */
#ifndef NU_HTML_H
#define NU_HTML_H

#include "base/arena.h"
#include "read/htmlelem.h"
#include "read/htmltok.h"

struct nu_html_block {
	size_t begin, end;		/* in text */
	size_t link;			/* bytes of it inside links, spaces apart */
	size_t ink;			/* bytes of it, spaces apart */
	struct nu_slice element;
};

enum { NU_HTML_DEPTH = 512, NU_HTML_ATTRS = 6, NU_HTML_HINTS = 3 };

struct nu_html_open {			/* an open element */
	const struct nu_elem *elem;
	char name[16];			/* lower case, cut */
	/* class, id, role, itemprop, data-testid … as written. */
	struct nu_slice attr[NU_HTML_ATTRS];
	struct nu_slice hint[NU_HTML_HINTS];	/* what they say … */
	uint8_t nattr, nhint;
	bool hinted;			/* … once that was asked */
	bool hidden;
};

struct nu_htmlmeta;

struct nu_hpage {
	struct nu_buf text;
	struct nu_html_block *block;
	size_t nblock, capblock;
	/* Private. */
	struct nu_arena mem;
	struct nu_htok tok;
	struct nu_html_open open[NU_HTML_DEPTH];
	size_t nopen;
	size_t beyond;			/* elements open beyond the stack */
	struct nu_htmlmeta *meta;
	bool show_hidden;
	size_t hidden_ink;		/* bytes left out as hidden */
	size_t foreign;			/* open svg and math elements */
	size_t npre;			/* open pre elements */
	size_t link;			/* open elements, the link the last; or 0 */
	bool after_link;		/* a link ended, and no text since */
	bool gap;			/* white space since the last text */
	bool tight;			/* white space that comes now is none */
	bool br;			/* a br since, which may be no break */
	size_t line;			/* where the text after the last br began */
	/* The block being filled. */
	struct nu_html_block now;
	bool filling;
	size_t base;			/* open elements around all of its text */
	struct nu_slice inner[NU_HTML_HINTS];	/* of an inline element around it */
	size_t ninner;
	struct nu_buf tmp;
};

/* Reads page (valid UTF-8, no NUL), replacing what h held; metadata goes to
 * meta (may be NULL). h is zeroed before the first call. */
void nu_hpage_read(struct nu_hpage *h, struct nu_slice page,
    struct nu_htmlmeta *meta);
/* Bytes of running text outside links, in blocks of some length. */
size_t nu_hpage_prose(const struct nu_hpage *h);
/* Adds the lines of a text (valid UTF-8, no NUL) as blocks at the end. */
void nu_hpage_add(struct nu_hpage *h, struct nu_slice text,
    const char *element);
void nu_hpage_free(struct nu_hpage *h);

#endif
