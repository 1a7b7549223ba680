/* word: the words beside a mark, and what they look like: shape, class of
 * abbreviation, whether they like to begin sentences. A word is what stands
 * between white space and opening marks; at most NU_CAND_REACH bytes of it are
 * looked at. */
#ifndef NU_SPLIT_WORD_H
#define NU_SPLIT_WORD_H

#include "base/slice.h"

/* How a word is written. */
enum nu_wshape { NU_WS_NONE, NU_WS_INITIAL, NU_WS_LETTER /* one, lower */,
    NU_WS_ACRONYM /* U.S */, NU_WS_LOWDOT /* a.m */, NU_WS_MIXDOT /* Ph.D */,
    NU_WS_DIGIT, NU_WS_DIGITS /* 2 or 3 */, NU_WS_YEAR, NU_WS_NUMBER,
    NU_WS_ALNUM, NU_WS_LINK, NU_WS_CAPS, NU_WS_CAP, NU_WS_CAPSHORT,
    NU_WS_CAPHARD /* no vowel: Mr */, NU_WS_LOWER, NU_WS_LOWSHORT,
    NU_WS_LOWHARD, NU_WS_MIXED, NU_WS_HIGH /* no case: CJK */, NU_WS_SYMBOL,
    NU_NWS };

/* Classes of abbreviations, of lib/data/lang/abbreviations.txt. */
enum nu_wabbr { NU_WA_NONE, NU_WA_TITLE, NU_WA_NUMBER, NU_WA_MONTH,
    NU_WA_COMPANY, NU_WA_COUNTRY, NU_WA_UNIT, NU_WA_LATIN, NU_WA_ADDRESS,
    NU_WA_OTHER, NU_NWA };

/* Classes of words after a mark, of lib/data/split/openers.txt. */
enum nu_wopener { NU_WO_NONE, NU_WO_PRON, NU_WO_DET, NU_WO_PREP, NU_WO_CONJ,
    NU_WO_ADV, NU_WO_WH, NU_WO_AUX, NU_WO_INTJ, NU_WO_NOUN, NU_WO_DAY,
    NU_WO_ZONE, NU_WO_TITLE, NU_WO_STATE, NU_NWO };

struct nu_word_at {
	struct nu_slice s;	/* without marks around it */
	uint8_t shape;		/* enum nu_wshape */
	uint8_t abbr, opener;	/* left to the caller: they cost a look-up */
	bool dot;		/* a stop follows */
	uint32_t key;		/* hash of it in lower case */
};

/* The word that ends at e, not below low. */
void nu_word_before(struct nu_slice t, size_t low, size_t e,
    struct nu_word_at *w);
/* The word that begins at i; its end. */
size_t nu_word_after(struct nu_slice t, size_t i, struct nu_word_at *w);
enum nu_wshape nu_word_shape(struct nu_slice w);
/* The class of the abbreviation w, also when written in another case. */
enum nu_wabbr nu_word_abbr(struct nu_slice w, enum nu_wshape shape);
enum nu_wopener nu_word_opener(struct nu_slice w);
/* Whether w is a given name. */
bool nu_word_given(struct nu_slice w);
/* Whether w is a verb that stands beside what was said: 1, or 2 when the
 * person spoken to may follow ("asked"); else 0. */
unsigned nu_word_cue(struct nu_slice w);

#endif
