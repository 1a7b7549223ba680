#include "quote/item.h"

#include <stdlib.h>

enum {
	LONGEST_BRACKET = 12,	/* items */
	SURE = 4,		/* a cue less sure counts beside others only */
};

void
nu_para_start(struct nu_para *p, const struct nu_view *v)
{
	p->v = *v;
	p->heading = false;
	p->nsent = p->n = 0;
	p->at_sent = p->at_mark = 0;
	p->mention = 0;
}

void
nu_para_sentence(struct nu_para *p, size_t b, size_t e)
{
	if (p->nsent && b < p->sent[p->nsent - 1].e)
		b = p->sent[p->nsent - 1].e;
	if (b >= e)
		return;
	NU_GROW(p->sent, p->nsent, p->capsent);
	p->sent[p->nsent++] = (struct nu_stretch){ b, e };
}

/* A quotation left open reaches to the paragraph's end when the text within it
 * does; a stray mark amid text goes no further than its sentence. */
static void
bound_unclosed(struct nu_para *p)
{
	size_t s = 0;

	for (size_t i = 0; i < p->marks.n; i++) {
		struct nu_qmark *m = &p->marks.v[i];

		if (!(m->flags & NU_MARK_UNCLOSED))
			continue;
		while (s + 1 < p->nsent && p->sent[s].e <= m->ob)
			s++;
		if (s < p->nsent && m->ob > p->sent[s].b &&
		    m->e > p->sent[s].e) {
			m->e = (uint32_t)p->sent[s].e;
			m->oe = m->e;
		}
		if (m->b > m->e)
			m->b = m->e;
	}
}

void
nu_para_marks(struct nu_para *p)
{
	if (!p->nsent && p->v.text.n)
		nu_para_sentence(p, 0, p->v.text.n);
	nu_marks_find(p->v.text, &p->marks);
	bound_unclosed(p);
	p->at_mention = p->mention;
}

/* Sets first, last, mark, emark of the unit that begins at at_sent. */
static void
find_unit(struct nu_para *p)
{
	size_t s = p->at_sent, m = p->at_mark;

	p->first = s;
	p->mark = m;
	for (; s < p->nsent; s++) {
		size_t e = p->sent[s].e;

		while (m < p->marks.n && p->marks.v[m].ob < e)
			m++;
		if (m == p->mark || p->marks.v[m - 1].oe <= e ||
		    s + 1 == p->nsent)
			break;
	}
	p->last = s + 1;
	p->emark = m;
	p->at_sent = p->last;
	p->at_mark = m;
}

static struct nu_item *
push(struct nu_para *p, size_t b, size_t e, size_t sent)
{
	struct nu_item *i;

	NU_GROW(p->it, p->n, p->cap);
	i = &p->it[p->n++];
	*i = (struct nu_item){ .b = (uint32_t)b, .e = (uint32_t)e,
	    .sent = (uint32_t)sent, .sent2 = (uint32_t)sent, .ref = NU_NONE,
	    .stand = NU_NONE };
	return i;
}

/* The mention that holds byte at of the paragraph, or NU_NONE. */
static int32_t
mention_at(struct nu_para *p, const struct nu_cast *c, size_t at)
{
	while (p->at_mention < c->nm && c->m[p->at_mention].b < p->v.end &&
	    nu_view_local(&p->v, c->m[p->at_mention].e) <= at)
		p->at_mention++;
	if (p->at_mention < c->nm && c->m[p->at_mention].b < p->v.end &&
	    nu_view_local(&p->v, c->m[p->at_mention].b) <= at)
		return (int32_t)p->at_mention;
	return NU_NONE;
}

/* Adds mark m as one item, or its sentence s to the item that it is. */
static void
add_quote(struct nu_para *p, size_t s, size_t m)
{
	const struct nu_qmark *q = &p->marks.v[m];
	struct nu_item *i = p->n ? &p->it[p->n - 1] : NULL;

	if (i && i->kind == NU_I_QUOTE && i->ref == (int32_t)m) {
		i->sent2 = (uint32_t)s;
		return;
	}
	i = push(p, q->ob, q->oe, s);
	i->kind = NU_I_QUOTE;
	i->ref = (int32_t)m;
}

/* Takes the tokens between marks out, all but the first: what is within is one
 * item, and tagging it would be most of the work. */
static void
drop_marked(struct nu_para *p, size_t base, size_t m)
{
	size_t to = 0;

	for (size_t k = 0; k < p->toks.n; k++) {
		struct nu_tok t = p->toks.v[k];
		const struct nu_qmark *q;

		while (m < p->emark && p->marks.v[m].oe <= base + t.b)
			m++;
		q = m < p->emark ? &p->marks.v[m] : NULL;
		if (q && base + t.b >= q->b && base + t.e <= q->e &&
		    to > 0 && base + p->toks.v[to - 1].b >= q->b)
			continue;
		p->toks.v[to++] = t;
	}
	p->toks.n = to;
}

static bool
article(struct nu_slice t)
{
	return nu_slice_is(t, "the") || nu_slice_is(t, "a") ||
	    nu_slice_is(t, "an");
}

static bool
title_or_person(const struct nu_para *p, const struct nu_cast *c, size_t k)
{
	const struct nu_item *i = &p->it[k];

	return i->kind == NU_I_NAME ? nu_item_person(p, c, (int)k) :
	    i->pos == NU_POS_PROPN && i->flags & NU_TF_CAPITAL;
}

/* "said Holt spokesman Alan Conway": tagged as a verb between two names, but
 * what a person is called. */
static void
mend_role(struct nu_para *p, const struct nu_cast *c, size_t k)
{
	struct nu_item *i = &p->it[k];

	if (i->kind != NU_I_WORD || (i->pos != NU_POS_VERB &&
	    i->pos != NU_POS_ADJ) || i->form == NU_FORM_PRES3 ||
	    i->cue.lemma.n || k == 0 ||
	    (p->it[k - 1].kind != NU_I_NAME &&
	    p->it[k - 1].pos != NU_POS_PROPN) || !title_or_person(p, c, k + 1))
		return;
	if (nu_item_person_word(p, (int)k)) {
		i->pos = NU_POS_NOUN;
		i->form = NU_FORM_SINGULAR;
	}
}

/* Adds the sentence's tokens; *m is the mark that holds or follows them. */
static void
add_sentence(struct nu_para *p, const struct nu_cast *c, size_t s, size_t *m)
{
	size_t base = p->sent[s].b, first = p->n;
	struct nu_slice text = nu_slice(p->v.text.p + base,
	    p->sent[s].e - base);

	while (*m < p->emark && p->marks.v[*m].oe <= base)
		++*m;
	if (*m < p->emark && p->marks.v[*m].ob <= base &&
	    p->marks.v[*m].oe >= p->sent[s].e) {
		add_quote(p, s, *m);	/* all of it in marks */
		return;
	}
	nu_tokenize(text, &p->toks);
	drop_marked(p, base, *m);
	nu_pos_tag(text, &p->toks);
	for (size_t k = 0; k < p->toks.n; k++) {
		const struct nu_tok *t = &p->toks.v[k];
		size_t b = base + t->b, e = base + t->e;
		struct nu_item *i = p->n ? &p->it[p->n - 1] : NULL;
		const struct nu_qmark *q;
		int32_t in;

		while (*m < p->emark && p->marks.v[*m].oe <= b)
			++*m;
		q = *m < p->emark ? &p->marks.v[*m] : NULL;
		if (q && e > q->ob) {
			add_quote(p, s, *m);
			continue;
		}
		in = mention_at(p, c, b);
		if (in != NU_NONE && c->m[in].by == NU_BY_ITSELF) {
			if (i && i->kind == NU_I_NAME && i->ref == in) {
				i->e = (uint32_t)e;
				continue;
			}
			i = push(p, b, e, s);
			i->kind = NU_I_NAME;
			i->ref = in;
			i->pos = NU_POS_PROPN;
			i->form = NU_FORM_SINGULAR;
			i->flags = (uint8_t)t->flags;
			continue;
		}
		i = push(p, b, e, s);
		i->kind = t->kind == NU_T_PUNCT ? NU_I_PUNCT : NU_I_WORD;
		i->pos = t->pos;
		i->form = t->form;
		i->flags = (uint8_t)t->flags;
		i->stand = in;
		if (article(nu_item_text(p, i)))
			i->pos = NU_POS_DET;
		if (i->kind == NU_I_WORD)
			nu_cue_get(nu_item_text(p, i), &i->cue);
	}
	for (size_t k = first; k + 1 < p->n; k++)
		mend_role(p, c, k);
}

/* Takes short words in brackets out of the items: "Ann Lee (D-Ohio) said". */
static void
drop_brackets(struct nu_para *p)
{
	size_t to = 0;

	for (size_t i = 0; i < p->n; i++) {
		if (nu_item_punct(p, (int)i, "(")) {
			size_t k = i + 1;

			while (k < p->n && k < i + LONGEST_BRACKET &&
			    !nu_item_punct(p, (int)k, "()") &&
			    p->it[k].kind != NU_I_QUOTE)
				k++;
			if (nu_item_punct(p, (int)k, ")") && to > 0 &&
			    k + 1 < p->n) {
				i = k;
				continue;
			}
		}
		p->it[to++] = p->it[i];
	}
	p->n = to;
}

/* "A police officer let her finish": the first words name somebody. */
static bool
begins_with_role(struct nu_slice t)
{
	struct nu_slice rest;

	if (!nu_slice_starts(t, NU_S("A ")) && !nu_slice_starts(t, NU_S("An ")))
		return false;
	rest = nu_slice_sub(t, 0, 60);
	nu_slice_cut(&rest, ' ');
	for (int n = 0; n < 5 && rest.p; n++)
		if (nu_role_gender(nu_slice_cut(&rest, ' ')))
			return true;
	return false;
}

bool
nu_para_unit(struct nu_para *p, const struct nu_cast *c)
{
	size_t m;
	bool any;

	if (p->at_sent >= p->nsent)
		return false;
	find_unit(p);
	p->n = 0;
	any = p->mark < p->emark;
	for (size_t s = p->first; s < p->last && !any; s++)
		any = nu_cue_any(nu_slice(p->v.text.p + p->sent[s].b,
		    p->sent[s].e - p->sent[s].b), SURE);
	if (!any && !p->heading && !begins_with_role(nu_slice_sub(p->v.text,
	    p->sent[p->first].b, p->sent[p->first].e)))
		return true;
	m = p->mark;
	for (size_t s = p->first; s < p->last; s++)
		add_sentence(p, c, s, &m);
	drop_brackets(p);
	return true;
}

void
nu_para_free(struct nu_para *p)
{
	free(p->sent);
	free(p->it);
	nu_marks_free(&p->marks);
	nu_toks_free(&p->toks);
	*p = (struct nu_para){ 0 };
}
