/* page: the blocks of one document as lines with what can be counted in each,
 * in one pass over its bytes. Everything later (the judge, the labels, the
 * trainer) looks at these counts and never at the bytes again, but for the
 * cuts. Works the same for lines of a text scrape and blocks of HTML; only the
 * latter have a link density and an element. */
#ifndef NU_STRIP_PAGE_H
#define NU_STRIP_PAGE_H

#include "base/map.h"
#include "stream/doc.h"

/* What a listed word or phrase hints at (lib/data/strip/strip-keys.txt), in
 * the order of keys.c's table of their letters. */
enum nu_key {
	NU_KEY_COMMENT,		/* c: reader comments */
	NU_KEY_RELATED,		/* r: links to other stories */
	NU_KEY_LETTER,		/* n: newsletters, subscriptions, paywalls */
	NU_KEY_COOKIE,		/* k: cookies, privacy, terms */
	NU_KEY_SHARE,		/* s: share bars, print, mail */
	NU_KEY_NAV,		/* l: navigation, accounts, search */
	NU_KEY_AD,		/* a: advertisements */
	NU_KEY_RIGHTS,		/* o: copyright */
	NU_KEY_PHOTO,		/* p: pictures and their makers */
	NU_KEY_DATE,		/* d: months, days, clock */
	NU_KEY_BIO,		/* b: about the author */
	NU_KEY_BYLINE,		/* y: by, from; roles of journalists */
	NU_KEY_PAGER,		/* w: next, previous, page */
	NU_KEY_TAG,		/* t: tags, topics */
	NU_KEY_CREDIT,		/* e: who contributed to the report */
	NU_KEY_FUNCTION,	/* f: function words of running text */
	NU_NKEY
};

/* The last character of a line, brackets and quotation marks apart. */
enum nu_final { NU_FINAL_NONE, NU_FINAL_STOP /* . ! ? … 。 */,
    NU_FINAL_COLON, NU_FINAL_COMMA, NU_FINAL_ELLIPSIS, NU_FINAL_OTHER };

struct nu_line {
	size_t rec;			/* the block's record in the document */
	uint64_t begin, end;		/* its span */
	struct nu_slice text;		/* its bytes, those of old cuts too */
	struct nu_slice element;	/* VALUE of the block */
	uint64_t hash;			/* of the text */
	uint32_t chars;			/* characters */
	uint32_t mass;			/* chars, those without spaces (CJK) thrice */
	uint32_t words, caps, allcaps, numbers, shorts; /* of words: begins with
					 * a capital, all capitals, has a digit,
					 * at most three letters in lower case */
	uint32_t letters, digits, commas, stops, quotes, seps, at, high;
					/* stops: sentence ends; seps: | · » / */
	uint16_t key[NU_NKEY];		/* words in listed phrases, by class */
	uint8_t first_key, last_key;	/* classes + 1 of the phrase that begins
					 * and of the one that ends the line */
	uint8_t final;			/* enum nu_final */
	bool lower;			/* begins with a lower case letter */
	bool bullet;			/* begins with a bullet or a number */
	bool open;			/* begins with a quotation mark */
	bool restored;			/* text is not the record's: had cuts */
	float links;			/* link density, < 0 unknown */
	uint32_t repeat;		/* lines of the page with this text */
	uint32_t site;			/* per cent of the site's pages have it */
	size_t cw, ncw;			/* content words: page.cw[cw..cw+ncw) */
	float shared;			/* share of them that other prose has */
};

enum { NU_CONTENT_BITS = 13 };	/* of a content word's hash */

struct nu_bits;
struct nu_first;

struct nu_page {
	struct nu_line *line;
	size_t n, cap;
	bool html;			/* blocks know their element and links */
	bool judged;			/* every block has a label already */
	struct nu_slice title;		/* the meta title, or empty */
	bool has_author, has_date;	/* the metadata tell them */
	uint32_t *slot;			/* for repeats: line + 1 */
	size_t nslot;
	struct nu_buf low;		/* lower case of a line */
	struct nu_slice *word;		/* its words */
	uint32_t *hash;			/* of each */
	size_t capword;
	struct nu_bits *bits;		/* what its characters are */
	size_t capbits;
	struct nu_first *first;		/* of listed phrases */
	uint32_t *cw;			/* hashes of all lines' content words */
	size_t ncw, capcw;
	uint8_t *seen;			/* prose lines by content word, hashed */
};

/* Fills the page from the document's blocks; texts live as long as d's. */
void nu_page_read(struct nu_page *p, struct nu_doc *d);
/* The counts of one text alone: all of l but rec, begin, end, element, links,
 * repeat. */
void nu_page_line(struct nu_page *p, struct nu_line *l, struct nu_slice text);
/* Counts again what depends on the other lines: after lines were taken out. */
void nu_page_settle(struct nu_page *p);
/* The share of l's content words that prose of the page has, l itself apart
 * when it is prose. */
float nu_page_shared(const struct nu_page *p, const struct nu_line *l);
void nu_page_free(struct nu_page *p);

/* Running prose: a sentence or more, with a full stop or of some length. */
static inline bool
nu_line_prose(const struct nu_line *l)
{
	return l->mass >= 60 && (l->words >= 9 || l->mass > 2 * l->chars) &&
	    (l->stops > 0 || l->mass >= 160) && 3 * l->seps < l->words + 3 &&
	    3 * l->caps < 2 * l->words + 3;
}

#endif
