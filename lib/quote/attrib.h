/* attrib: who said what in one unit of a paragraph (quote/para.h): finds the
 * cues and their subjects, gives every quotation in marks to a cue or to the
 * speaker before, and finds the clauses reported without marks. Rules over
 * parts of speech and names; no model. */
#ifndef NU_ATTRIB_H
#define NU_ATTRIB_H

#include "quote/speaker.h"
#include "quote/verb.h"

enum nu_said_label { NU_DIRECT, NU_MIXED, NU_INDIRECT };

struct nu_said {
	size_t b, e;		/* bytes of the paragraph */
	struct nu_speaker by;
	struct nu_slice cue;	/* as written, empty when there is none */
	double score;
	uint8_t label;		/* enum nu_said_label */
};

struct nu_attrib {
	struct nu_said *v;	/* what the last unit gave */
	size_t n, cap;
	/* From unit to unit: */
	struct nu_said last;	/* the last quotation in marks, or indirect */
	size_t last_para;
	bool open;		/* the paragraph before left its marks open */
	bool before_open;
	bool colon;		/* the paragraph before ended so */
	struct nu_speaker topic;	/* whom its last sentence is about */
	struct nu_slice topic_cue;
	/* private */
	struct nu_slice text;	/* of the paragraph */
	bool alone;		/* nothing but quotations in the unit */
	struct nu_verbs verbs;
	struct nu_speaker *by;	/* of the verbs, as they are resolved */
	size_t nby, capby;
};

void nu_attrib_start(struct nu_attrib *a);
/* Before and after the units of a paragraph. */
void nu_attrib_para(struct nu_attrib *a, const struct nu_para *p);
void nu_attrib_para_end(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p);
void nu_attrib_unit(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p);
void nu_attrib_free(struct nu_attrib *a);

#endif
