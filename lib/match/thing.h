/* thing: whether two figures are about the same thing. What is known of a
 * figure: its class and unit (or what is counted), the names in its sentence,
 * the names its document has most, the words around it, the document's date.
 * The further apart two values are, the more words they must share. Names come from
 * the entity records, so a pronoun counts for whom it stands for; countries,
 * nationalities and the like say little. */
#ifndef NU_MATCH_THING_H
#define NU_MATCH_THING_H

#include "stream/doc.h"

enum { NU_THING_NAMES = 8 /* of a sentence, and of a document */,
    NU_THING_WORDS = 8 /* around the figure */ };

struct nu_thing {
	uint32_t name[2][NU_THING_NAMES];	/* sentence's, document's: sorted
				 * signatures, the lowest bit set when specific */
	uint32_t n[2];
	uint32_t class, of;	/* hashes of label, and of unit or thing */
	uint32_t word[NU_THING_WORDS], nword;	/* families, sorted */
	float value;		/* of a range the middle; 0 when no number */
	uint32_t doc;		/* hash of the document's names and day */
	int32_t day;		/* of the document, from 0001-01-01; 0 unknown */
};

/* The names a document has most; once a document, before its figures. False
 * when it has none: news-tag is missing. */
bool nu_thing_document(struct nu_thing *t, struct nu_doc *d);
/* Fills in the rest for figure i. False when it is of no class that can be
 * compared (a date, a time, an ordinal) or has no value. */
bool nu_thing_figure(struct nu_thing *t, struct nu_doc *d, size_t i);
/* Hundredths: how sure it is that both are about one thing; 0 when not. */
unsigned nu_thing_same(const struct nu_thing *a, const struct nu_thing *b);
/* Calls f with the keys that figures about one thing have in common. */
void nu_thing_keys(const struct nu_thing *t, void (*f)(void *, uint64_t),
    void *ctx);
uint64_t nu_thing_hash(const struct nu_thing *t);

#endif
