/* names-work: what the files of names share; private to them. */
#ifndef NU_NAMES_WORK_H
#define NU_NAMES_WORK_H

#include "base/utf.h"
#include "base/words.h"
#include "tag/names.h"

enum { NOBODY = 0x7fffffff, MAXWORDS = 12, SEARCH = 16 };
enum gender { G_ANY, G_MALE, G_FEMALE };

enum {				/* flags of a word of a name */
	W_INITIAL = 1,		/* J. */
	W_PARTICLE = 2,		/* de, van, al- */
	W_SUFFIX = 4,		/* Jr., III */
};

struct word {
	uint32_t exact, like;	/* folded spelling; the same transliterated */
	uint32_t group[2];	/* given names it is a variant of, or 0 */
	uint8_t flags;
	char first;		/* first byte, folded */
};

/* A name as it is written, but for case, accents and punctuation. */
struct form {
	uint8_t class;
	uint8_t nword;		/* all words, at most MAXWORDS */
	uint8_t nkey;		/* of them, those that tell: word[key[..]] */
	bool capitals;		/* show is all in capitals */
	bool begins;		/* a sentence, or is in a headline */
	bool junior;		/* ends in Jr. or Sr. */
	struct nu_slice fold;	/* "john f kerry" */
	struct nu_slice show;	/* the best of its spellings */
	uint32_t shows;		/* how often show was seen */
	uint32_t count, title;	/* mentions; of them, in headlines */
	uint32_t first;		/* mention */
	uint32_t who;		/* entity, or NOBODY */
	uint32_t next;		/* form of the same entity, or NOBODY */
	struct word *key;
};

/* An entity in the making. */
struct who {
	uint8_t class, gender;
	bool single;		/* known by one word only */
	uint32_t form;		/* the first, NOBODY at the end of the list */
	uint32_t first, last;	/* mentions; last: before the one at hand */
	uint32_t full;		/* mentions by a name of two words or more */
	uint32_t into;		/* merged into, or itself */
	struct nu_slice value, of;
};

/* Which entities a word occurs in, and where. */
enum role { R_LAST, R_FIRST, R_MIDDLE };
struct node {
	uint32_t who, next;
	uint8_t role;
	uint32_t exact;
};

struct nu_names_work {
	struct nu_arena mem;
	struct nu_buf buf, buf2;
	struct nu_map surface;	/* class and bytes as written */
	uint32_t *form_of;	/* surface to form */
	uint32_t *seen;		/* how often each surface */
	struct nu_slice *shown;	/* each surface, cleaned */
	size_t capsurface;
	struct nu_map fold;	/* class and folded bytes: the forms */
	struct form *form;
	size_t nform, capform;
	struct nu_map word;	/* spellings of words, to the numbers in word */
	uint32_t *head;		/* of the nodes, by number of spelling */
	size_t caphead;
	struct node *node;
	size_t nnode, capnode;
	struct who *who;
	size_t nwho, capwho;
	struct nu_map key;	/* whatever else identifies: to entities */
	uint32_t *keyed;
	size_t capkeyed;
	uint32_t *mention;	/* the form of each mention */
	uint32_t *person;	/* the entity of each mention */
	uint8_t *sex;		/* what the words before it say */
	size_t capmention;
};

/* names-form.c: reading one name. */

/* Adds s folded: lower case, no accents, stops or apostrophes; other marks are
 * single spaces. */
void nu_names_fold(struct nu_buf *b, struct nu_slice s);
/* s less what does not belong to a name: white space made single, quotation
 * marks, possessive, for persons titles. May lie in w->mem. */
struct nu_slice nu_names_clean(struct nu_names_work *w, struct nu_slice s,
    enum nu_class class);
/* The form of text, made when new. */
uint32_t nu_names_form(struct nu_names_work *w, struct nu_slice text,
    enum nu_class class);
/* Male or female by a title or a role right before b. */
enum gender nu_names_title(struct nu_names_work *w, struct nu_slice text,
    size_t b);
enum gender nu_names_given(struct nu_slice fold);
bool nu_names_given_known(struct nu_slice fold);
/* In capitals throughout: two letters or more. */
bool nu_names_capitals(struct nu_slice s);
/* s with each word's first letter alone in capitals; in w->mem. */
struct nu_slice nu_names_uncapital(struct nu_names_work *w, struct nu_slice s);
/* Whether the word s is in a list: " a b c ". */
bool nu_names_in(struct nu_slice s, const char *list);
/* The next word of a folded text. */
static inline bool
nu_names_word(struct nu_slice *rest, struct nu_slice *word)
{
	if (!rest->n)
		return false;
	*word = nu_slice_cut(rest, ' ');
	if (!rest->p)
		*rest = nu_slice("", 0);
	return true;
}

/* Entities. */
uint32_t nu_names_new(struct nu_names_work *w, enum nu_class class,
    uint32_t first);
void nu_names_join(struct nu_names_work *w, uint32_t who, uint32_t form);
/* The entity that key stands for, or NOBODY; _put sets it when it has none,
 * _set always. */
uint32_t nu_names_key(struct nu_names_work *w, struct nu_slice key);
void nu_names_key_put(struct nu_names_work *w, struct nu_slice key,
    uint32_t who);
void nu_names_key_set(struct nu_names_work *w, struct nu_slice key,
    uint32_t who);
uint32_t nu_names_root(struct nu_names_work *w, uint32_t who);
void nu_names_merge(struct nu_names_work *w, uint32_t a, uint32_t b);

/* The kinds of a listed organisation, letters as in names-orgs.txt. */
struct nu_slice nu_names_org_kinds(struct nu_slice fold);
/* A place, organisation or nation of the tables. */
bool nu_names_known(struct nu_slice fold);

/* The passes. */
void nu_names_persons(struct nu_names *n);	/* names-person.c */
void nu_names_show_persons(struct nu_names *n);
void nu_names_others(struct nu_names *n);	/* names-other.c */
void nu_names_refer(struct nu_names *n);	/* names-refer.c */

#endif
