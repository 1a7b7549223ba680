/* names-refer: what the files of reference share: names-refer.c (who is in
 * mind, pronouns), names-role.c (role phrases), names-piece.c (the words). */
#ifndef NU_NAMES_REFER_H
#define NU_NAMES_REFER_H

#include "tag/names-work.h"

enum { FOCUS = 8, HEADS = 8, MODS = 4, LOOK = 6,
    ORGS = 4 };
enum { ANON = NOBODY };		/* somebody without a name */

enum kind { K_OTHER, K_HE, K_SHE, K_THE, K_A, K_HIS, K_HER };

struct piece {			/* a word of a sentence */
	uint32_t b, e;
	uint32_t mention;	/* that it lies in, or NOBODY */
	uint8_t kind;
	bool quoted;
	bool apart;		/* something other than space before it */
};

struct focus {
	uint32_t who;
	uint8_t gender;
	size_t clock, block;	/* when salience was true */
	size_t quote;		/* that named the person last, or 0 */
	double salience;
};

/* A role that a person, or ANON, was given. */
struct held_role {
	uint32_t who;
	uint32_t head;		/* what the last word means */
	bool wide;		/* a note under the wider word: lawmaker */
	uint32_t mod[MODS];	/* what stood before the head: words */
	size_t nmod;
	size_t clock;
	size_t sent, at;	/* where it was read */
	uint32_t next;
};

enum { OLDEST = 120, BARRED = 4 };

struct nu_refer {
	struct nu_names *n;
	struct nu_names_work *w;
	struct piece *v;	/* of the sentence at hand */
	size_t nv, capv;
	struct focus focus[FOCUS];
	size_t nfocus;
	struct focus org[ORGS];	/* likewise, of organisations */
	size_t norg;
	struct held_role *role;
	size_t nrole, caprole;
	uint32_t *head;		/* role word to its roles, newest first */
	size_t caphead;
	struct nu_name *found;
	size_t nfound, capfound;
	uint32_t aged[OLDEST];	/* whose age it is */
	size_t sent, clock, block;
	size_t quote;		/* number of the quotation read last */
	uint32_t barred[BARRED];	/* named by the quotation to come */
	size_t nbarred;
	bool in_double, in_single;
	bool open;		/* the word before was quoted */
	bool subject;		/* the sentence has named a person */
	uint32_t sole;		/* the one person that it names, or NOBODY */
	int his, her;		/* how often, after that name */
};

/* A word that ends role phrases. */
struct role_word {
	uint32_t head, wide;	/* numbers of words, 0 for none */
	uint8_t gender;
};

/* names-piece.c */

/* Splits the sentence r->sent into words. */
void nu_refer_read(struct nu_refer *r);
struct nu_slice nu_refer_text(const struct nu_refer *r);
struct nu_slice nu_refer_word(const struct nu_refer *r, size_t i);
/* Whether word i, in lower case, is in the list " a b c ". */
bool nu_refer_is(const struct nu_refer *r, size_t i, const char *list);
bool nu_refer_preposition(const struct nu_refer *r, size_t i);
bool nu_refer_possessive(const struct nu_refer *r, size_t i);
/* Whether word i is in a person's name. */
bool nu_refer_person(const struct nu_refer *r, size_t i);

/* names-refer.c */

/* The salience of f at this place. */
double nu_refer_now(const struct nu_refer *r, const struct focus *f);
void nu_refer_raise(struct nu_refer *r, uint32_t who, uint8_t gender,
    double by);
/* Notes that the words from..to stand for who. */
void nu_refer_found(struct nu_refer *r, size_t from, size_t to,
    enum nu_mention mod, uint32_t who, double score);
/* A focus for who among f[0..*n), n at most max: the least salient goes. */
struct focus *nu_refer_focus(struct nu_refer *r, struct focus *f, size_t *n,
    size_t max, uint32_t who);
/* Who is most in mind of the sex, unless the next is above limit of that. */
struct focus *nu_refer_foremost(struct nu_refer *r, enum gender g,
    double limit, double *score);

/* names-role.c */

/* The role whose last word i is; head 0 when it is none. */
struct role_word nu_refer_role(struct nu_refer *r, size_t i);
/* The last word of a role phrase that begins at i, or SIZE_MAX. */
size_t nu_refer_role_end(struct nu_refer *r, size_t i);
/* The words from..head make a role of who. */
void nu_refer_hold(struct nu_refer *r, uint32_t who, size_t from, size_t head);
/* A role phrase after an article at i - 1; returns the word after it, or i. */
size_t nu_refer_phrase(struct nu_refer *r, size_t i, bool definite);
/* An organisation's name, words i..e, comes to mind. */
void nu_refer_org(struct nu_refer *r, size_t i, size_t e);
/* Two digits: an age, or 0. */
unsigned nu_refer_age(struct nu_slice s);

#endif
