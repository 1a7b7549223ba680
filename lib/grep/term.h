/* term: what a record must be like, in the words of news-grep(1).
 *
 *	TERM   = ["!"] CLAUSE { "or" CLAUSE }
 *	CLAUSE = [KIND[":"LABEL] { "," KIND[":"LABEL] }] { TEST }
 *	TEST   = COLUMN OP VALUE
 *	OP     = "=" | "!=" | "~" | "!~" | "<" | "<=" | ">" | ">="
 *
 * KIND "any", or none, is every kind. VALUE is a word, or stands within '…' or
 * "…", where a backslash before the mark makes it stand for itself. */
#ifndef NU_GREP_TERM_H
#define NU_GREP_TERM_H

#include "base/pat.h"
#include "stream/doc.h"

enum nu_op { NU_OP_IS, NU_OP_ISNT, NU_OP_LIKE, NU_OP_UNLIKE, NU_OP_LT,
    NU_OP_LE, NU_OP_GT, NU_OP_GE };

struct nu_test {
	enum nu_col col;
	enum nu_op op;
	struct nu_slice value;	/* not escaped; in lower case when blind */
	struct nu_pat *pat;	/* of LIKE and UNLIKE */
};

struct nu_sort {		/* a kind, and perhaps a label */
	struct nu_slice kind, label;	/* label.p NULL: any */
};

struct nu_clause {
	struct nu_sort *sort;	/* none: any kind */
	struct nu_test *test;
	size_t nsort, capsort, ntest, captest;
};

struct nu_term {
	struct nu_clause *clause;
	size_t n, cap;
	bool not;		/* began with "!" */
	bool blind;		/* to case */
	struct nu_slice source;	/* for messages */
	struct nu_buf work[2];
};

/* Parses text, which must live as long. False: *why says what is wrong, in
 * static memory. */
bool nu_term_parse(struct nu_term *t, struct nu_slice text, bool blind,
    const char **why);
/* Whether record r of d is like that, "!" apart. A pattern that gives up is
 * reported (status 2) and counts as not found. */
bool nu_term_fits(struct nu_term *t, struct nu_doc *d, const struct nu_rec *r);
void nu_term_free(struct nu_term *t);

#endif
