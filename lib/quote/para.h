/* para: one paragraph as attribution sees it: its sentences joined where a
 * quotation runs on from one to the next (a unit), and of each unit the items
 * that stand outside of the marks: words with their part of speech, names as
 * one item, each quotation as one item. */
#ifndef NU_PARA_H
#define NU_PARA_H

#include "lang/pos.h"
#include "quote/cast.h"
#include "quote/cue.h"
#include "quote/marks.h"

enum nu_item_kind { NU_I_WORD, NU_I_PUNCT, NU_I_NAME, NU_I_QUOTE };
enum { NU_NONE = -1 };

struct nu_item {
	uint32_t b, e;		/* bytes of the paragraph */
	uint32_t sent, sent2;	/* its sentence; a quotation's last */
	int32_t ref;		/* NAME: mention, QUOTE: mark, else NU_NONE */
	int32_t stand;		/* mention by office or pronoun it lies in */
	uint8_t kind, pos, form, flags;
	struct nu_cue cue;	/* lemma.n is 0 when it is none */
};

struct nu_stretch {
	size_t b, e;
};

struct nu_para {
	struct nu_view v;
	bool heading;
	struct nu_stretch *sent;	/* bytes of the paragraph */
	size_t nsent, capsent;
	struct nu_marks marks;
	size_t mention;		/* the cast's first in this paragraph */
	/* The unit that nu_para_unit filled last: */
	struct nu_item *it;
	size_t n, cap;
	size_t first, last;	/* its sentences [first, last) */
	size_t mark, emark;	/* its marks [mark, emark) */
	/* private */
	struct nu_toks toks;
	size_t at_sent, at_mark, at_mention;
};

/* Begins a paragraph: v, heading, mention and sentences are set by the caller,
 * the latter by nu_para_sentence. */
void nu_para_start(struct nu_para *p, const struct nu_view *v);
void nu_para_sentence(struct nu_para *p, size_t b, size_t e);
/* Finds the marks; call once after the sentences. */
void nu_para_marks(struct nu_para *p);
/* The next unit: false at the end. A unit without marks and cues has no
 * items. */
bool nu_para_unit(struct nu_para *p, const struct nu_cast *c);
void nu_para_free(struct nu_para *p);

static inline struct nu_slice
nu_item_text(const struct nu_para *p, const struct nu_item *i)
{
	return nu_slice(p->v.text.p + i->b, i->e - i->b);
}

#endif
