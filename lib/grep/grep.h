/* grep: which records of a document are selected, by what they are like, what
 * they contain, lie in, or stand beside. Linear in the records, times the
 * terms. A record contains another when its span covers the other's; a doc
 * record contains every other; a meta record lies in nothing else. */
#ifndef NU_GREP_H
#define NU_GREP_H

#include "grep/term.h"

enum nu_relation { NU_REL_HAS, NU_REL_IN, NU_REL_WITH };

struct nu_related {
	enum nu_relation how;
	struct nu_term term;
};

struct nu_grep {
	struct nu_term term;
	struct nu_related *rel;
	size_t nrel, caprel;
	bool invert;		/* select what does not fit */
	/* Private: of the document. */
	struct nu_mate *mate;
	size_t capmate;
	bool *selected;
	size_t capsel;
};

/* Marks the selected records: g->selected[i] for d->rec[i]; how many. */
size_t nu_grep_doc(struct nu_grep *g, struct nu_doc *d);
/* Drops from d what is not to be written: the selected records stay, and the
 * doc record and the cuts inside them, without which they could not be read;
 * with around also the records that contain them. */
void nu_grep_keep(struct nu_grep *g, struct nu_doc *d, bool around);
void nu_grep_free(struct nu_grep *g);

#endif
