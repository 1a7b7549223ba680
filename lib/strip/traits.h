/* traits: what the judge knows of each line, as small whole numbers, one column
 * a feature: sizes on a logarithmic scale, shares in 64ths. Computed in this
 * one place for use and for training. A column holds PAD zeros before the
 * first and after the last line, so that a neighbour's value is the same
 * column some places on. Line i's value of column c is col[c][i]. */
#ifndef NU_STRIP_TRAITS_H
#define NU_STRIP_TRAITS_H

#include "strip/page.h"

enum nu_trait {
	/* Of the line alone. */
	NU_TR_MASS, NU_TR_WORDS, NU_TR_LETTERS, NU_TR_CAPS, NU_TR_ALLCAPS,
	NU_TR_NUMBERS, NU_TR_SHORTS, NU_TR_FUNCTION, NU_TR_COMMAS, NU_TR_STOPS,
	NU_TR_STOPRATE, NU_TR_QUOTES, NU_TR_SEPS, NU_TR_AT, NU_TR_DIGITS,
	NU_TR_FINAL, NU_TR_LOWER, NU_TR_BULLET, NU_TR_OPEN, NU_TR_REPEAT,
	NU_TR_KEY /* one for each class but the function words */,
	NU_TR_CHROME = NU_TR_KEY + NU_KEY_FUNCTION, NU_TR_FIRSTKEY, NU_TR_LASTKEY,
	NU_TR_SHARED, NU_TR_LINKS, NU_TR_PROSE,
	/* Of its element. */
	NU_TR_ELEMENT, NU_TR_HEADING, NU_TR_ANCESTOR /* nine of them */,
	NU_TR_HINT = NU_TR_ANCESTOR + 9 /* sixteen groups */,
	NU_TR_PATHPROSE = NU_TR_HINT + 16, NU_TR_PATHLINES, NU_TR_PATHNEAR,
	/* Of its surroundings: B before, A after it. */
	NU_TR_PROSE3B, NU_TR_PROSE3A, NU_TR_PROSE6B, NU_TR_PROSE6A, NU_TR_PROSE12B,
	NU_TR_PROSE12A, NU_TR_PROSE24B, NU_TR_PROSE24A, NU_TR_MASS6B, NU_TR_MASS6A,
	NU_TR_MASS12B, NU_TR_MASS12A, NU_TR_SHARE12, NU_TR_CHROME6B, NU_TR_CHROME6A,
	NU_TR_LINKS6B, NU_TR_LINKS6A, NU_TR_DATES6B, NU_TR_DATES6A,
	NU_TR_COMMENT12B, NU_TR_COMMENT12A, NU_TR_CAPS6B, NU_TR_CAPS6A,
	NU_TR_PREVPROSE, NU_TR_NEXTPROSE, NU_TR_PREVMASS, NU_TR_NEXTMASS,
	NU_TR_RUNUP, NU_TR_RUNDOWN, NU_TR_ALIKE,
	NU_TR_SECTION, NU_TR_SECTIONAGO, NU_TR_SECTIONPROSE, NU_TR_NEXTSECTION,
	NU_TR_NEXTSECTIONIN, NU_TR_COMMENTSB, NU_TR_RIGHTSB,
	/* Where it stands. */
	NU_TR_PLACE, NU_TR_LINE, NU_TR_LEFT, NU_TR_PROSEPLACE, NU_TR_TITLE,
	NU_TR_MAINB, NU_TR_MAINA,
	/* Of its words, how many the main stretch of prose has, and the title. */
	NU_TR_MAINSHARED, NU_TR_TITLESHARED,
	NU_TR_TEASERS,			/* near it: headline links above texts */
	/* Of the page. */
	NU_TR_PAGEPROSE, NU_TR_PAGELINES, NU_TR_PAGESHARE, NU_TR_PAGELINKS,
	NU_TR_PAGECHROME, NU_TR_PAGEFUNCTION,
	NU_NTRAIT
};

enum { NU_TRAIT_PAD = 4, NU_TRAIT_SLACK = 64 /* may be read beyond */ };

struct nu_traits {
	uint8_t *col[NU_NTRAIT];
	size_t n;		/* lines */
	/* Private. */
	uint8_t *mem;
	size_t cap, stride;
	uint32_t *sum[8], *path;
	size_t capsum;
};

void nu_traits_read(struct nu_traits *f, const struct nu_page *p);
void nu_traits_free(struct nu_traits *f);

/* Sizes: 0 to 15 as they are, then four steps an octave. */
static inline uint8_t
nu_trait_log(uint64_t x)
{
	int e;

	if (x < 16)
		return (uint8_t)x;
	e = 63 - __builtin_clzll(x);
	return (uint8_t)(4 * e + (int)(x >> (e - 2) & 3));
}

#endif
