/* verb: the cues of a unit that tell of speech there, each with its
 * auxiliaries, its sentence and its subject. Nothing looks further than
 * NU_REACH items, so time is linear. */
#ifndef NU_VERB_H
#define NU_VERB_H

#include "quote/subject.h"

enum { NU_REACH = 160 };
enum nu_verb_kind { NU_V_FINITE, NU_V_ING, NU_V_ACCORDING };

/* A cue in the unit. */
struct nu_verb {
	int v;			/* the item that is the cue */
	int b, e;		/* with its auxiliaries; past its particle */
	int lo, hi;		/* its sentence's items, within reach */
	struct nu_np sub;	/* its subject; b NU_NONE: none of its own */
	int full;		/* past what hangs on the subject */
	uint8_t kind;
	bool after;		/* the subject follows */
	bool negated;		/* "declined to say" */
	bool unreal;		/* "would ask", "could say" */
	bool weak;		/* "to accuse": counts beside marks only */
	bool asked;		/* a quotation in marks is given to it */
	int by;			/* for who resolves it; -1 at first */
	struct nu_np clause;	/* reported clause, items; b NU_NONE: none */
};

struct nu_verbs {		/* in order */
	struct nu_verb *v;
	size_t n, cap;
};

/* Replaces the cues by those of p's unit; finds subjects and the clauses that
 * follow (quote/clause.h). */
void nu_verbs_find(struct nu_verbs *a, const struct nu_cast *c,
    const struct nu_para *p);
/* The first cue at item i or after. */
size_t nu_verbs_from(const struct nu_verbs *a, int i);
/* Whether the cue at item i takes any of these: NU_CUE_CLAUSE ... */
bool nu_verb_takes(const struct nu_para *p, int i, unsigned what);
/* The items [*lo, *hi) of the sentence that holds item v, within reach. */
void nu_verb_sentence(const struct nu_para *p, int v, int *lo, int *hi);
/* The cue in whose clause cue nth lies, "said she hopes"; nth when in none. */
size_t nu_verb_outer(const struct nu_verbs *a, size_t nth);
/* Where the cue begins, with its subject when that comes first. */
int nu_verb_begin(const struct nu_verb *x);
/* The cue as written. */
struct nu_slice nu_verb_text(const struct nu_para *p, const struct nu_verb *x);

#endif
