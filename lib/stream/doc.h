/* doc: one document's records, in order; the unit that every filter works on.
 *
 *	while (nu_doc_next(&d, in)) {
 *		...look at d.rec[0..d.n), nu_doc_add() what was found...
 *		nu_doc_put(out, &d);
 *	}
 *
 * The records lie in the reader's buffer, unchanged ones are written as they
 * came. What is added is put in its place by nu_doc_put. */
#ifndef NU_DOC_H
#define NU_DOC_H

#include "base/arena.h"
#include "base/in.h"
#include "base/out.h"
#include "stream/rec.h"

/* A place where a cut took bytes out of a text. */
struct nu_gap {
	size_t at;	/* offset in the text before which the bytes are missing */
	uint64_t n;	/* how many */
};

/* A record's text with the way back to the document's bytes. Offsets within
 * the text and offsets in the document differ by begin and by the cuts. */
struct nu_view {
	struct nu_slice text;		/* unescaped, less the cuts */
	uint64_t begin, end;		/* in the document */
	const struct nu_gap *gap;
	size_t ngap;
};

struct nu_doc {
	struct nu_slice id;		/* as written (escaped) */
	struct nu_rec *rec;		/* in order, the doc record first */
	size_t n, cap;
	bool orphan;			/* lines that no doc record precedes */
	struct nu_arena mem;		/* lives as long as the document */
	/* Private from here on. */
	struct nu_rec *add;
	size_t nadd, capadd;
	size_t *cut;			/* the cut records, by begin */
	size_t ncut, capcut;
	struct nu_view seen;			/* the view of record seen_rec */
	const struct nu_rec *seen_rec;
	struct nu_buf line;
	uint64_t bytes;			/* of the group, for progress */
};

/* What a filter finds; an empty slice is written as "-". */
struct nu_found {
	enum nu_kind kind;
	uint64_t begin, end;
	struct nu_slice label, value, of, mod;	/* not escaped */
	double score;				/* < 0: absent */
	struct nu_slice text;			/* not escaped */
};

/* Reads the next document: 1, or 0 at the end. Faulty lines are reported with
 * file and line (status 2) and kept in their place as NU_K_RAW. Lines without
 * a doc record before them come as one document with orphan set: pass it on
 * with nu_doc_put, look at nothing. d is zeroed before the first call. */
int nu_doc_next(struct nu_doc *d, struct nu_in *in);
/* Begins a document of this program's own making (news-read): no records yet,
 * id is not escaped. */
void nu_doc_start(struct nu_doc *d, struct nu_slice id);
/* The text of record i and its way back. False when the text does not span
 * its bytes (reported, status 2): leave such a record alone. */
bool nu_doc_view(struct nu_doc *d, size_t i, struct nu_view *v);
/* Drops this program's own kind, so that running it twice replaces. */
void nu_doc_drop(struct nu_doc *d, enum nu_kind kind);
void nu_doc_add(struct nu_doc *d, const struct nu_found *f);
/* Adds a record with the span [from, to) of the view's text; begin, end and
 * text of f are filled in. */
void nu_doc_add_at(struct nu_doc *d, const struct nu_view *v, size_t from,
    size_t to, struct nu_found f);
/* A field as bytes: unescaped, empty when absent; lives as long as the
 * document. */
struct nu_slice nu_doc_field(struct nu_doc *d, const struct nu_rec *r,
    enum nu_col c);
/* Puts what was added into its place, so that rec[] shows it. Record numbers
 * change. nu_doc_put does it too. */
void nu_doc_settle(struct nu_doc *d);
void nu_doc_put(struct nu_out *out, struct nu_doc *d);
void nu_doc_free(struct nu_doc *d);

/* Document offset of the byte at offset at of the text, and of the place past
 * the byte before at: they differ where a cut lies between the two. */
uint64_t nu_view_begin(const struct nu_view *v, size_t at);
uint64_t nu_view_end(const struct nu_view *v, size_t at);
/* Offset in the text of document offset off, clamped to the text; inside a cut
 * the place of the cut. */
size_t nu_view_local(const struct nu_view *v, uint64_t off);

#endif
