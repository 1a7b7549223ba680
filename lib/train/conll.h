/* conll: reads annotated sentences: CoNLL (a token a line, columns by white
 * space or TAB, an empty line between sentences, -DOCSTART- before a document)
 * and CoNLL-U (ten columns, comments, SpaceAfter=No). The text of a sentence
 * is put together from its tokens. */
#ifndef NU_CONLL_H
#define NU_CONLL_H

#include "base/arena.h"
#include "base/in.h"
#include "lang/token.h"

struct nu_conll_row {
	struct nu_slice col[10];
	size_t ncol;
};

struct nu_conll_sent {
	struct nu_slice text;
	struct nu_conll_row *row;	/* one a token */
	uint32_t (*span)[2];		/* bytes of the text, one a token */
	size_t n;
	bool first;			/* of its document */
};

struct nu_conll {
	struct nu_conll_sent *v;
	size_t n, cap;
	bool docs;		/* the file says where documents begin */
	bool universal;		/* CoNLL-U */
	bool ours;		/* its tokens are those of nu_tokenize */
	struct nu_in *in;	/* the bytes */
	struct nu_arena mem;
};

/* Reads a whole file; false when it cannot be read or holds no sentence (said,
 * status 2). Faulty lines are reported by number and left out. */
bool nu_conll_read(struct nu_conll *c, const char *path);
/* The end of such reading: false, said and freed when there is no sentence. */
bool nu_conll_some(struct nu_conll *c, const char *path);
void nu_conll_free(struct nu_conll *c);

#endif
