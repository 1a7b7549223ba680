/* item: what one item of a unit (quote/para.h) is: a word of some kind, a
 * comma, a verb with an inflected form. Every i may lie outside of the unit
 * unless said otherwise. */
#ifndef NU_ITEM_H
#define NU_ITEM_H

#include "quote/para.h"

enum {			/* letters of lib/data/quote/quote-nouns.txt */
	NU_N_THING = 1,		/* t */
	NU_N_GROUP = 2,		/* g */
	NU_N_OFFICE = 4,	/* o */
	NU_N_OCCASION = 8,	/* c */
	NU_N_WORK = 16,		/* w */
	NU_N_PAIR = 32,		/* p */
	NU_N_TWO = 64,		/* 2 */
	NU_N_HOUSE = 128,	/* r */
	NU_N_KIND = 256,	/* s */
	NU_N_DAY = 512,		/* d */
	NU_N_TIME = 1024,	/* m */
};

/* Item i is punctuation that begins with one of these bytes. */
static inline bool
nu_item_punct(const struct nu_para *p, int i, const char *any)
{
	return i >= 0 && i < (int)p->n && p->it[i].kind == NU_I_PUNCT &&
	    strchr(any, p->v.text.p[p->it[i].b]);
}
static inline bool
nu_item_comma(const struct nu_para *p, int i)
{
	return nu_item_punct(p, i, ",");
}
/* Item i is this word, in any case. */
bool nu_item_is(const struct nu_para *p, int i, const char *word);
/* Item i is one of these words of a literal, separated by single spaces. */
bool nu_item_in(const struct nu_para *p, int i, const char *words);
/* The first comma at i or after; hi when none stands before it. */
int nu_item_comma_from(const struct nu_para *p, int i, int hi);
bool nu_item_dash(const struct nu_para *p, int i);
bool nu_item_relative(const struct nu_para *p, int i);	/* who, which, that */
bool nu_item_definite(const struct nu_para *p, int i);	/* the, this, its */
/* A preposition that may hang a phrase on a noun. */
bool nu_item_joins(const struct nu_para *p, int i);
/* Has an inflected verb's form: says, was, would. */
bool nu_item_finite(const struct nu_item *i);
/* Item i, a word, is of any of these classes. */
bool nu_item_noun(const struct nu_para *p, int i, unsigned what);

/* For an i within the unit: */
bool nu_item_aux(const struct nu_para *p, int i);	/* has, would */
bool nu_item_hyphen(const struct nu_para *p, int i);
bool nu_item_possessive(const struct nu_para *p, int i);	/* 's */
bool nu_item_whose(const struct nu_para *p, int i);	/* his, their */
/* A pronoun, or what may stand for one: another, many. */
bool nu_item_personal(const struct nu_para *p, int i);
bool nu_item_nominal(const struct nu_item *i);	/* noun, name, number */
bool nu_item_opens(const struct nu_para *p, int i);	/* a noun phrase */
/* A common noun for a person, of lib/data/quote/role-gender.txt. */
bool nu_item_person_word(const struct nu_para *p, int i);
/* The name of one of this class: enum nu_who_class. */
bool nu_item_names(const struct nu_para *p, const struct nu_cast *c, int i,
    unsigned class);
bool nu_item_person(const struct nu_para *p, const struct nu_cast *c, int i);

#endif
