/* names: which mentions of one document are the same person, organisation,
 * place or group, and what each is called in full; then the role phrases that
 * stand for a person or an organisation, and the pronouns he and she.
 *
 *	struct nu_names n = { 0 };
 *	for each document:
 *		nu_names_clear(&n);
 *		for each sentence, in order:
 *			s = nu_names_sentence(&n, text, block, NU_PART_BODY);
 *			nu_names_add(&n, s, b, e, NU_PERSON, score) ...
 *		nu_names_resolve(&n);
 *		for each n.v[i], i < n.n: write value, of, mod
 *
 * The texts must live until the results are used; values lie in n's memory,
 * in the texts or in compiled tables, and live until the next clear.
 *
 * Method: rules, no model. Names are keyed by their last word, folded (case
 * and accents) and with the spellings that transliteration varies made one;
 * mentions with the key are the same unless titles, initials or given names
 * contradict. A surname alone is the one person of that name, or the one named
 * last. The whole document is looked at before a value is given, so a headline
 * takes its names from the body. Time is linear in the text and the mentions,
 * but for a sort. See CANONICAL NAMES in news-tag(1). */
#ifndef NU_NAMES_H
#define NU_NAMES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

enum nu_class { NU_PERSON, NU_ORG, NU_PLACE, NU_MISC, NU_NCLASS };
enum nu_mention { NU_BY_NAME, NU_BY_ROLE, NU_BY_PRONOUN };
enum nu_part { NU_PART_BODY, NU_PART_TITLE, NU_PART_BYLINE, NU_PART_DATELINE,
    NU_PART_CAPTION };

struct nu_name {
	size_t sent;			/* number that nu_names_sentence gave */
	size_t b, e;			/* bytes of the sentence's text */
	uint8_t class;			/* enum nu_class */
	uint8_t mod;			/* enum nu_mention */
	double score;
	/* Set by nu_names_resolve: */
	struct nu_slice value;		/* the fullest form, never empty */
	struct nu_slice of;		/* identifier, or empty */
	size_t who;			/* one number for one entity */
};

struct nu_names_sent {
	struct nu_slice text;
	size_t block;			/* one number for one block */
	uint8_t part;			/* enum nu_part */
	size_t first, end;		/* its names, before resolve */
};

struct nu_names {
	struct nu_name *v;		/* roles and pronouns among them */
	size_t n, cap;
	struct nu_names_sent *sent;
	size_t nsent, capsent;
	struct nu_names_work *work;	/* private */
};

void nu_names_clear(struct nu_names *n);
/* The next sentence of the document; returns its number. */
size_t nu_names_sentence(struct nu_names *n, struct nu_slice text, size_t block,
    enum nu_part part);
/* A tagged name, bytes [b, e) of the sentence given last; in order, none
 * inside another. */
void nu_names_add(struct nu_names *n, size_t b, size_t e, enum nu_class class,
    double score);
/* Sets value, of, mod and who; adds role phrases and pronouns to v, which
 * then is in order of sentence and b again. Mends what the whole document
 * shows to be wrong: the end of a name that was cut at its hyphen, the class
 * of a name that is a person's elsewhere. */
void nu_names_resolve(struct nu_names *n);
void nu_names_free(struct nu_names *n);

#endif
