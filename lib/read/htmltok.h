/* htmltok: HTML as text, tags and raw text, by the tokenizer rules of the HTML
 * standard as far as they matter to text. Works on slices of the page; copies
 * nothing; linear in the page whatever it holds. */
#ifndef NU_HTMLTOK_H
#define NU_HTMLTOK_H

#include "base/buf.h"

enum nu_htok_kind { NU_H_END, NU_H_TEXT, NU_H_OPEN, NU_H_CLOSE, NU_H_RAW };

struct nu_attr {
	struct nu_slice name, value;	/* as written: references not decoded */
};

enum { NU_HTOK_ATTRS = 64, NU_HTOK_NAME = 32, NU_HTOK_RAWS = 12 };

struct nu_htok {
	struct nu_slice page;
	size_t at;			/* where to go on */
	bool xml;			/* CDATA sections are passed over whole */
	/* The token given last. */
	enum nu_htok_kind kind;
	struct nu_slice text;		/* of TEXT and RAW, as written */
	char name[NU_HTOK_NAME];	/* of OPEN, CLOSE: ASCII lower case, cut */
	size_t nname;
	bool selfclosing;		/* "/>" */
	struct nu_attr attr[NU_HTOK_ATTRS];	/* the first so many */
	size_t nattr;
	/* Private: searches that found nothing need not be repeated. */
	bool nocomment;
	char noraw[NU_HTOK_RAWS][NU_HTOK_NAME];
	size_t nnoraw;
};

void nu_htok_init(struct nu_htok *t, struct nu_slice page);
/* The next token. */
enum nu_htok_kind nu_htok_next(struct nu_htok *t);
/* After OPEN of an element whose content is not markup (script, title …): its
 * content up to the end tag of the same name, which is passed too. True and
 * text set; false, and nothing passed, when there is no such end tag. */
bool nu_htok_raw(struct nu_htok *t);
/* The value of an attribute of the tag given last, NULL when it has none. */
const struct nu_slice *nu_htok_attr(const struct nu_htok *t, const char *name);

/* The character reference at the head of s ('&' first): its length, and its
 * characters (a second one or 0); 0 when it is none. in_attr: the rules for
 * attribute values. */
size_t nu_html_ref(struct nu_slice s, bool in_attr, uint32_t c[2]);
/* Adds s with its character references decoded. */
void nu_html_decode(struct nu_buf *b, struct nu_slice s, bool in_attr);
/* What the code points 80 to 9F of a page mean: windows-1252. */
uint32_t nu_html_c1(uint32_t c);

#endif
