/* tag: names in the sentences of one document: a linear chain (lang/chain.h)
 * over hashed features of words, word classes, gazetteers and of what the
 * document says of the same word elsewhere.
 *
 *	struct nu_tagger t = { 0 };
 *	nu_tagger_open(&t, (struct nu_slice){ 0 }, &why);
 *	for each document:
 *		nu_tagger_clear(&t);
 *		for each sentence: nu_tagger_sentence(&t, text);
 *		nu_tagger_run(&t);
 *		... t.ent[0 .. t.nent) ...
 *
 * The texts must live until the results were used. Labels of the model: O,
 * then for each class B- (begins a name), I- (inside), E- (ends), S- (alone);
 * E- and S- as in Ratinov and Roth, 2009. */
#ifndef NU_TAG_H
#define NU_TAG_H

#include "lang/chain.h"
#include "lang/look.h"

enum { NU_TAG_CLASSES = 15 };

/* A name that was found. */
struct nu_ent {
	size_t sent;		/* number of the sentence, from 0 */
	size_t b, e;		/* bytes of its text */
	unsigned class;		/* number of the class in the model */
	double score;		/* 0 to 1 */
};

enum {				/* roles of a word of lower case in names */
	NU_TAG_WITHIN = 1,	/* may stand between capitals: of */
	NU_TAG_BEFORE = 2,	/* also before them: de */
	NU_TAG_AFTER = 4,	/* after them: party */
	NU_TAG_ALONE = 8,	/* anywhere: dpa */
};

/* What is known of one token, beside its span. */
struct nu_tag_tok {
	struct nu_look w;
	uint8_t cap;		/* part of a run of capitalised words */
	uint8_t begin;		/* first word of its sentence, quotes apart */
	uint8_t role;		/* NU_TAG_WITHIN … */
	uint8_t may;		/* may be part of a name (tag/candidate.h) */
	uint8_t gazat;		/* place in such a name: B I E S, a bit each */
	uint32_t gaz;		/* lists of the gazetteer that its name is in */
	uint64_t key;		/* nu_gaz_word of it */
	uint64_t id;		/* of its look */
	uint32_t run0, run1;	/* the run of capitals [run0, run1) around it */
	uint32_t seen;		/* number of low in the document's words */
};

struct nu_tag_sent {
	struct nu_slice text;
	size_t tok, ntok;	/* tok[tok .. tok + ntok) */
	uint8_t style;		/* enum nu_style */
};

/* Tokens [b, e) of a sentence that may be part of a name, those beside them
 * not; the number of the first's row of scores. */
struct nu_tag_part {
	const struct nu_tag_sent *sent;
	size_t b, e, row;
};

/* What the document says of a word, over all its places. */
struct nu_tag_word {
	uint64_t low;
	uint32_t lower, upper;	/* places in lower case; capital, not forced */
	/* By the first pass: how often in no name, and in one of each class;
	 * and the places in names (bits as B I E S) of each class. */
	uint16_t in[NU_TAG_CLASSES + 1];
	uint8_t place[NU_TAG_CLASSES + 1];
	uint8_t stands_for;	/* an abbreviation given in brackets: class + 1 */
};

struct nu_tagger {
	struct nu_chain model;
	unsigned nclass;
	struct nu_ent *ent;
	size_t nent, capent;
	struct nu_tag_sent *sent;
	size_t nsent, capsent;
	struct nu_tok *tok;
	struct nu_tag_tok *at;	/* parallel to tok */
	uint8_t *first;		/* labels of the first pass, parallel to tok */
	size_t ntok, captok;
	/* Private. */
	struct nu_tag_kept *kept;
	struct nu_tag_known *known;
	struct nu_tag_part *part;	/* in the order of the text */
	size_t npart, cappart;
	int16_t *emit;		/* scores of the first pass: nrow x width */
	size_t nrow, capemit;
	struct nu_tag_word *seen;
	size_t nseen, capseen;
	uint32_t *slot;
	size_t nslot;
	struct nu_toks toks;
	struct nu_lattice lat;
};

enum { NU_TAG_FEATURES = 176 };

/* A model file's bytes, which must live as long; an empty slice is the
 * compiled-in model. False: *why says what is wrong. */
bool nu_tagger_open(struct nu_tagger *t, struct nu_slice model,
    const char **why);
const char *nu_tagger_class(const struct nu_tagger *t, unsigned class);
void nu_tagger_clear(struct nu_tagger *t);
void nu_tagger_sentence(struct nu_tagger *t, struct nu_slice text);
void nu_tagger_run(struct nu_tagger *t);
void nu_tagger_free(struct nu_tagger *t);

/* For training. A sentence with tokens given; then, after all sentences of a
 * document, nu_tagger_ready; then the features of each token: rows of a table
 * of 2^bits. */
void nu_tagger_tokens(struct nu_tagger *t, struct nu_slice text,
    const struct nu_toks *toks);
void nu_tagger_ready(struct nu_tagger *t);
/* After the labels of a first pass were put into first: what they say of each
 * word, for nu_tagger_memories, the features of the second pass. */
void nu_tagger_remember(struct nu_tagger *t);
size_t nu_tagger_features(const struct nu_tagger *t,
    const struct nu_tag_sent *s, size_t i, int shift, uint32_t *feat);
size_t nu_tagger_memories(const struct nu_tagger *t,
    const struct nu_tag_sent *s, size_t i, int shift, uint32_t *feat);

#endif
