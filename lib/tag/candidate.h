/* candidate: which tokens may be part of a name. The others, three in four of
 * ordinary text, are outside of names and need no scores.
 *
 * In a sentence with ordinary capitals a name is made of cores: capitalised
 * words with the connectors between them (runs), names of the gazetteers,
 * letters of mixed or no case. Candidates are the cores and
 *	up to three tokens between two of them (Citizens for Tax Justice),
 *	what hyphens join to one (al-Qaeda, Jong-suk),
 *	a number beside one (Fortune 500), some words after one (Green party),
 *	the small words that begin names before one (de Blasio),
 *	the few words that are names in lower case (dpa).
 * In a sentence of another style (all capitals, headline, no capitals at all)
 * every token is one.
 *
 * Candidates that stand together are a part: the tokens beside it have the
 * label 0. A part's scores are the rows from row on of the tagger's emit. */
#ifndef NU_CANDIDATE_H
#define NU_CANDIDATE_H

#include "base/buf.h"
#include "tag/tag.h"

/* Sets may of each token of s, whose runs and gazetteers are known, and adds
 * the parts to the tagger's. */
void nu_tagger_candidates(struct nu_tagger *t, const struct nu_tag_sent *s);

#endif
