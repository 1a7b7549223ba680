/* rec: one record of the stream, newsutils(5): ten columns, parsed where they
 * lie. */
#ifndef NU_REC_H
#define NU_REC_H

#include "base/buf.h"

enum nu_col { NU_DOC, NU_KIND, NU_BEGIN, NU_END, NU_LABEL, NU_VALUE, NU_OF,
    NU_MOD, NU_SCORE, NU_TEXT, NU_NCOL };

/* In the order that records with the same span have. */
enum nu_kind { NU_K_DOC, NU_K_META, NU_K_BLOCK, NU_K_CUT, NU_K_SENTENCE,
    NU_K_ENTITY, NU_K_QUOTE, NU_K_FIGURE, NU_K_MATCH, NU_K_OTHER,
    NU_K_RAW /* a comment or a faulty line: no columns */ };

struct nu_rec {
	const char *f[NU_NCOL + 1];	/* column i is f[i] up to f[i+1] - 1 */
	uint64_t begin, end;		/* bytes of the document's text */
	struct nu_slice raw;		/* the whole line, with its LF if it has one */
	uint8_t kind;			/* enum nu_kind */
	bool drop;			/* not to be written */
	bool added;			/* made by this program */
};

/* Column c as written: escaped, "-" for absent. */
static inline struct nu_slice
nu_rec_col(const struct nu_rec *r, enum nu_col c)
{
	return nu_slice(r->f[c], (size_t)(r->f[c + 1] - 1 - r->f[c]));
}

/* Column c is absent: "-". (Of TEXT, ask begin and end instead.) */
static inline bool
nu_rec_absent(const struct nu_rec *r, enum nu_col c)
{
	return r->f[c + 1] - r->f[c] == 2 && *r->f[c] == '-';
}

/* Column c is these bytes, as written. */
static inline bool
nu_rec_is(const struct nu_rec *r, enum nu_col c, const char *s)
{
	return nu_slice_is(nu_rec_col(r, c), s);
}

/* Parses one line without its LF (raw is left to the caller). False when it is
 * no record: then *why says what is wrong, in static memory, input made safe
 * for a terminal. Checked: ten non-empty columns, begin and end numbers in
 * order, score 0.00 to 1.00, escapes, UTF-8, no CR or NUL. */
bool nu_rec_parse(struct nu_rec *r, struct nu_slice line, const char **why);
/* The order of a document's records: <0, 0, >0. */
int nu_rec_cmp(const struct nu_rec *a, const struct nu_rec *b);
enum nu_kind nu_kind_of(struct nu_slice word);
const char *nu_kind_name(enum nu_kind k);
const char *nu_col_name(enum nu_col c);
/* A column by its name (doc kind begin …) or its number 1 to 10; false when
 * it is neither. */
bool nu_col_of(struct nu_slice name, enum nu_col *out);

#endif
