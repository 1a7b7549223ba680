/* cast: who and what a document names, from its entity records: each person,
 * organisation, place once, its mentions in order, what offices and gender the
 * text gives it. Read before the first quotation is attributed, so that a role
 * told late ("the minister", named a paragraph on) is known early. */
#ifndef NU_CAST_H
#define NU_CAST_H

#include "base/map.h"
#include "stream/doc.h"

enum nu_who_class { NU_WHO_PERSON, NU_WHO_ORG, NU_WHO_PLACE, NU_WHO_MISC };
enum nu_by { NU_BY_ITSELF, NU_BY_OFFICE, NU_BY_PRO };
enum { NU_WHO_ROLES = 24 };

struct nu_who {
	struct nu_slice value;		/* canonical name */
	uint8_t class;			/* enum nu_who_class */
	int8_t female, male;		/* evidence for either */
	uint8_t nrole;
	bool author;			/* of the byline */
	bool spoke;			/* a paragraph begins "Lopez: " */
	uint32_t named;			/* how often */
	uint64_t role[NU_WHO_ROLES];	/* hashes of lower-case words */
	uint32_t heads;			/* which of them end a role */
};

struct nu_ref {
	uint64_t b, e;			/* bytes of the document */
	uint32_t who;
	uint8_t by;			/* enum nu_by */
	uint8_t lead;			/* first of its class in its sentence */
};

struct nu_cast {
	struct nu_who *who;
	size_t n, cap;
	struct nu_ref *m;		/* by b, outermost only */
	size_t nm, capm;
	struct nu_map by_value;
	struct nu_buf low;
};

/* Replaces c's contents by those of document d. */
void nu_cast_read(struct nu_cast *c, struct nu_doc *d);
/* Learns offices and gender from the text around the mentions in one block;
 * *next is the first mention not yet looked at, and moves on. */
void nu_cast_learn(struct nu_cast *c, const struct nu_view *v, size_t *next);
/* Whether this word, in lower case, was said of person w; with head, as the
 * last of a role, or another that means the same. */
bool nu_cast_has_role(const struct nu_cast *c, uint32_t w, struct nu_slice low,
    bool head);
/* What a short form in lower case means: "GOP", "fla"; or empty. */
struct nu_slice nu_cast_short(struct nu_slice low);
/* 'f', 'm', or 'u' when nothing is known. */
char nu_cast_gender(const struct nu_cast *c, uint32_t w);
/* The gender of a role word in lower case: 'f', 'm', 'u', or 0 when it is no
 * role of a person. */
char nu_role_gender(struct nu_slice low);
/* Whether a word in lower case is one for a person, by the list or its end. */
bool nu_role_likely(struct nu_slice low);
void nu_cast_free(struct nu_cast *c);

#endif
