/* cue: the words that tell of speech, from lib/data/quote/cue-verbs.txt, whose
 * head explains the classes. */
#ifndef NU_CUE_H
#define NU_CUE_H

#include "base/slice.h"

enum {			/* what the verb takes; letters of the list */
	NU_CUE_QUOTE = 1,	/* q */
	NU_CUE_CLAUSE = 2,	/* c */
	NU_CUE_THAT = 4,	/* t */
	NU_CUE_WHETHER = 8,	/* w */
	NU_CUE_PERSON = 16,	/* p */
	NU_CUE_TO = 32,		/* i */
	NU_CUE_NAMING = 64,	/* n */
	NU_CUE_OBJECT = 128,	/* o */
	NU_CUE_BELIEF = 256,	/* b */
	NU_CUE_EVIDENCE = 512,	/* e */
	NU_CUE_MANNER = 1024,	/* m */
	NU_CUE_PREPOSITION = 2048, /* x */
	NU_CUE_COMMON = 4096,	/* I */
	NU_CUE_DIRECTS = 8192,	/* d */
};

enum {			/* forms */
	NU_CUE_PAST = 1,	/* d */
	NU_CUE_PPART = 2,	/* n */
	NU_CUE_THIRD = 4,	/* s */
	NU_CUE_BASE = 8,	/* b */
	NU_CUE_ING = 16,	/* g */
};

struct nu_cue {
	struct nu_slice lemma;	/* in the compiled list */
	uint16_t takes;
	uint8_t forms;
	uint8_t sure;		/* 1 to 9 */
};

/* Whether word, in any case, is a form of such a verb. */
bool nu_cue_get(struct nu_slice word, struct nu_cue *cue);
/* Whether text has any such word that is at least so sure: cheap, to pass
 * sentences over. */
bool nu_cue_any(struct nu_slice text, unsigned least);

#endif
