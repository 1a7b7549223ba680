/* speaker: who a noun phrase beside a cue stands for. A name is its canonical
 * form; a pronoun the person that gender, number, and who was last spoken of
 * and last spoke, make likeliest; "the minister" the person that the document
 * calls so, or who said it first under that phrase; else the phrase itself. */
#ifndef NU_SPEAKER_H
#define NU_SPEAKER_H

#include "quote/para.h"

struct nu_speaker {
	struct nu_slice value;	/* empty: nobody known */
	int32_t who;		/* of the cast, NU_NONE: none or several */
	int32_t phrase;		/* of the scene's phrases, or NU_NONE */
	char gender;		/* f, m, u; p for several, o for no person */
	bool guessed;		/* by a pronoun or a role, not a name */
};

/* An unnamed speaker: "a police spokesman". */
struct nu_phrase {
	struct nu_slice value;
	uint64_t head;		/* hash of the head word, lower case */
	char gender;
};

enum { NU_TURNS = 16 };

/* Who spoke or was spoken of, and where. */
struct nu_turn {
	struct nu_speaker by;
	size_t para, sent;	/* of the document */
};

struct nu_scene {		/* one document */
	struct nu_cast cast;
	struct nu_phrase *phrase;
	size_t nphrase, capphrase;
	struct nu_turn turn[NU_TURNS];	/* the next is [nturn % NU_TURNS] */
	size_t nturn;
	struct nu_turn subject;	/* unnamed, a sentence began with it */
	size_t para, sent;		/* where we are */
	struct nu_speaker author;	/* of the byline */
	struct nu_arena mem;
	struct nu_buf low;
};

struct nu_speaker nu_speaker_nobody(void);
void nu_scene_start(struct nu_scene *s, struct nu_doc *d);
/* The speaker of items [b, e) of the unit, a noun phrase or a pronoun; an
 * unnamed one is told with what hangs on the phrase, up to full. */
struct nu_speaker nu_scene_who(struct nu_scene *s, const struct nu_para *p,
    int b, int e, int full);
/* The speaker that words before offset at point to, without any cue: the
 * person whom the sentence [b, e) of the paragraph begins with. */
struct nu_speaker nu_scene_topic(struct nu_scene *s, const struct nu_para *p,
    size_t b, size_t e);
/* The person of the cast who wrote the document. */
void nu_scene_author(struct nu_scene *s, uint32_t who);
/* Remembers that a sentence begins with items [b, e), "A nurse". */
void nu_scene_subject(struct nu_scene *s, const struct nu_para *p, int b,
    int e);
/* Remembers that by spoke here. */
void nu_scene_spoke(struct nu_scene *s, const struct nu_speaker *by);
/* Who spoke nth last, 0 for last; empty when there is none. */
struct nu_speaker nu_scene_last(const struct nu_scene *s, size_t nth);
/* Whether the last two turns were in the last two paragraphs, one in each. */
bool nu_scene_by_turns(const struct nu_scene *s);
void nu_scene_free(struct nu_scene *s);

#endif
