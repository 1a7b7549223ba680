/* sheet: a document as something to look at: its blocks, each with the spans of
 * the facts inside it, walked in reading order. What the terminal, the web page
 * and the exchange formats of news-view share. */
#ifndef NU_SHEET_H
#define NU_SHEET_H

#include "base/map.h"
#include "stream/doc.h"

struct nu_choice {		/* what to show */
	unsigned kinds;		/* bit 1 << enum nu_kind */
	struct nu_map labels;	/* of entities, quotes, figures; empty: all */
	struct nu_map docs;	/* document ids; empty: all */
};

struct nu_span {
	size_t from, to;		/* bytes of the block's text */
	const struct nu_rec *rec;
};

struct nu_sheet_block {
	const struct nu_rec *rec;	/* NULL: facts that lie in no block */
	struct nu_view view;
	struct nu_span *span;		/* in stream order */
	size_t nspan;
};

struct nu_sheet {
	struct nu_doc *doc;
	struct nu_slice title;		/* not escaped; empty when unknown */
	size_t title_block;		/* the block it is, or SIZE_MAX */
	struct nu_sheet_block *block;
	size_t nblock;
};

/* The page of a document; lives as long as the document. False when the choice
 * leaves the document out. */
bool nu_sheet_make(struct nu_sheet *p, struct nu_doc *d,
    const struct nu_choice *c);

/* A block's text in order, between the begins and ends of its spans. Spans
 * nest: one that crosses another's end is closed there and opened again (again
 * is set), so that what was opened last is closed first. Spans nested deeper
 * than NU_SHEET_DEPTH are not opened. Near-linear in the block. */
enum { NU_SHEET_DEPTH = 64 };
struct nu_ink {
	void (*text)(void *ctx, struct nu_slice s);
	void (*open)(void *ctx, const struct nu_span *s, bool again);
	/* ends: the span's last part. */
	void (*close)(void *ctx, const struct nu_span *s, bool ends);
	void (*cut)(void *ctx, uint64_t bytes);
	void *ctx;
};
void nu_sheet_walk(const struct nu_sheet_block *b, const struct nu_ink *ink);
/* Bytes of closing quotation marks at the begin of s: what belongs to a quote
 * that has just ended stands before the name of its speaker. */
size_t nu_sheet_closing(struct nu_slice s);

#endif
