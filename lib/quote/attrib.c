#include "quote/attrib-work.h"

#include <stdlib.h>

/* Scores: how often such a record is right, span and speaker, on the news
 * written for this project and on polnear.dev, rounded. */
static const double S_COMMON = 0.88;	/* said, told, according to */
static const double S_SPEECH = 0.80;	/* other verbs of speech */
static const double S_LOOSE = 0.55;	/* verbs that are not always */
static const double S_TO_DO = 0.55;	/* promised to, urged to */
static const double S_THINKS = 0.58;
static const double S_OBJECT = 0.60;	/* called for, accused of */
static const double S_HEADING = 0.75;	/* "Poll: ..." */
static const double S_GUESSED = -0.06;	/* speaker by pronoun or role */
static const double S_NOBODY = -0.30;	/* no speaker */

/* Whose the verb is when it has no subject of its own: the cue's before it in
 * the sentence, else the sentence's. */
static struct nu_np
shared_subject(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, size_t nth, size_t *from)
{
	const struct nu_verb *x = &a->verbs.v[nth];

	*from = SIZE_MAX;
	for (size_t k = nth; k-- > 0 && a->verbs.v[k].v >= x->lo;) {
		const struct nu_verb *y = &a->verbs.v[k];

		if (p->it[y->v].sent != p->it[x->v].sent &&
		    !nu_has_quote(p, y->v, x->v))
			break;
		if (y->kind == NU_V_FINITE && y->sub.b != NU_NONE &&
		    nu_verb_outer(&a->verbs, k) == k) {
			*from = k;
			return y->sub;
		}
	}
	/* "Noting that it rained, he left" */
	if (x->kind == NU_V_ING && x->b == x->lo && x->clause.b != NU_NONE &&
	    nu_item_comma(p, x->clause.e))
		return nu_subject_main(p, &s->cast, x->clause.e + 1, x->hi);
	return nu_subject_main(p, &s->cast, x->lo, x->v);
}

/* The speaker of cue nth, found once. */
struct nu_speaker
nu_attrib_speaker(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, size_t nth)
{
	struct nu_np np = a->verbs.v[nth].sub;
	int full = np.b == NU_NONE ? NU_NONE : a->verbs.v[nth].full;
	size_t from = SIZE_MAX;
	struct nu_speaker by;

	if (a->verbs.v[nth].by != NU_NONE)
		return a->by[a->verbs.v[nth].by];
	if (np.b == NU_NONE)
		np = shared_subject(a, s, p, nth, &from);
	by = from != SIZE_MAX ? nu_attrib_speaker(a, s, p, from) :
	    nu_scene_who(s, p, np.b, np.e, full);
	NU_GROW(a->by, a->nby, a->capby);
	a->verbs.v[nth].by = (int)a->nby;
	a->by[a->nby++] = by;
	return by;
}

double
nu_attrib_score(double score, const struct nu_speaker *by)
{
	return score + (by->guessed ? S_GUESSED : 0) +
	    (by->value.n ? 0 : S_NOBODY);
}

struct nu_said *
nu_attrib_add(struct nu_attrib *a, size_t b, size_t e, unsigned label,
    const struct nu_speaker *by, struct nu_slice cue, double score)
{
	struct nu_said *q;
	const char *t = a->text.p;

	while (e > b && t[e - 1] == ' ')
		e--;
	while (b < e && t[b] == ' ')
		b++;
	NU_GROW(a->v, a->n, a->cap);
	q = &a->v[a->n++];
	*q = (struct nu_said){ .b = b, .e = e, .by = *by, .cue = cue,
	    .score = score, .label = (uint8_t)label };
	return q;
}

void
nu_attrib_remember(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_said *q)
{
	a->last = *q;
	a->last_para = s->para;
	nu_scene_spoke(s, &q->by);
}

/* Remembers whom a sentence is about when it is nobody named: "A nurse came
 * in." is whom "she said" then is. */
static void
note_subjects(struct nu_scene *s, const struct nu_para *p)
{
	for (int i = 0; i < (int)p->n; i++) {
		int e;

		if (i > 0 && p->it[i].sent == p->it[i - 1].sent2)
			continue;
		if (!nu_item_in(p, i, "a an one"))
			continue;
		e = nu_np_end(p, i, i + 16 < (int)p->n ? i + 16 : (int)p->n);
		if (e > i + 1)
			nu_scene_subject(s, p, i, e);
	}
}

/* A participle that hangs on the sentence, not on the noun before it. */
static bool
loose(const struct nu_para *p, const struct nu_verb *x)
{
	return x->b == x->lo || p->it[x->b - 1].kind == NU_I_PUNCT ||
	    nu_item_in(p, x->b - 1, "and but by after before while when "
	    "without") || x->sub.b != NU_NONE ||
	    nu_item_noun(p, x->b - 1, NU_N_OCCASION) ||
	    nu_item_dash(p, x->b - 1);
}

static void
indirect(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    size_t nth)
{
	struct nu_verb *x = &a->verbs.v[nth];
	struct nu_np c = x->clause, more = { NU_NONE, NU_NONE };
	struct nu_speaker by;
	unsigned sure = p->it[x->v].cue.sure;
	double score = sure >= 9 ? S_COMMON : sure >= 6 ? S_SPEECH : S_LOOSE;
	bool before = false;

	if (c.b == NU_NONE) {
		c = nu_clause_before(p, x);
		c = nu_clause_around(&a->verbs, p, nth, c, &more);
		before = true;
	}
	if (c.b == NU_NONE) {
		c = nu_clause_object(&a->verbs, p, nth);
		before = false;
		score = S_OBJECT;
	}
	if (c.b == NU_NONE || (nu_has_quote(p, c.b, c.e) && !p->heading) ||
	    nu_verb_takes(p, x->v, NU_CUE_MANNER))
		return;
	if (x->kind == NU_V_ING && !loose(p, x) &&
	    !(nu_slice_is(p->it[x->v].cue.lemma, "say") && !before))
		return;
	if (nu_verb_takes(p, x->v, NU_CUE_BELIEF)) {
		/* "She thinks" is told; "she thought" mostly narrated. */
		if (nu_verb_outer(&a->verbs, nth) != nth ||
		    !(p->it[x->v].cue.forms & (NU_CUE_THIRD | NU_CUE_BASE)))
			return;
		score = S_THINKS;
	}
	if (nu_item_is(p, c.b, "to")) {
		if (nu_verb_outer(&a->verbs, nth) != nth)
			return;
		score = S_TO_DO;
	}
	by = nu_attrib_speaker(a, s, p, nth);
	if (!by.value.n && ((!before && x->sub.b == NU_NONE) ||
	    nu_verb_takes(p, x->v, NU_CUE_BELIEF)))
		return;
	score = nu_attrib_score(score, &by);
	nu_attrib_add(a, p->it[c.b].b, p->it[c.e - 1].e, NU_INDIRECT, &by,
	    nu_verb_text(p, x), score);
	/* "that X and that Y" */
	for (int i = c.e, e, n = 0; !before && n < 4; i = e, n++) {
		while (i < x->hi && nu_item_comma(p, i))
			i++;
		if (!nu_item_in(p, i, "and but") || !nu_item_is(p, i + 1,
		    "that"))
			break;
		e = nu_clause_end(&a->verbs, p, nth, i + 2);
		if (e <= i + 3)
			break;
		if (!nu_has_quote(p, i + 2, e))
			nu_attrib_add(a, p->it[i + 2].b, p->it[e - 1].e,
			    NU_INDIRECT, &by, nu_verb_text(p, x), score);
	}
	if (more.b != NU_NONE && !nu_has_quote(p, more.b, more.e))
		nu_attrib_add(a, p->it[more.b].b, p->it[more.e - 1].e,
		    NU_INDIRECT, &by, nu_verb_text(p, x), score);
	if (x->kind != NU_V_ACCORDING && !x->asked)
		nu_attrib_remember(a, s, &a->v[a->n - 1]);
}

/* "Poll: voters leave party" */
static void
heading_colon(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	int i, e = (int)p->n;
	struct nu_speaker by;

	for (i = 1; i < e && i < 6; i++)
		if (nu_item_punct(p, i, ":"))
			break;
	if (i >= e - 3 || !nu_item_punct(p, i, ":"))
		return;
	for (int k = 0; k < i; k++)
		if (nu_item_punct(p, k, "(") || (p->it[k].kind == NU_I_WORD &&
		    p->it[k].pos != NU_POS_NOUN &&
		    p->it[k].pos != NU_POS_PROPN && p->it[k].pos != NU_POS_ADJ))
			return;
	e = nu_strip_end(p, i + 1, e);
	by = nu_scene_who(s, p, 0, i, i);
	if (by.who == NU_NONE && !nu_item_person_word(p, i - 1) &&
	    !nu_item_in(p, i - 1, "poll polls report survey study police"))
		return;
	nu_attrib_add(a, p->it[i + 1].b, p->it[e - 1].e, NU_INDIRECT, &by,
	    NU_S(":"), S_HEADING);
}

/* Nothing but quotations and punctuation in the unit. */
static bool
nothing_else(const struct nu_para *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->it[i].kind != NU_I_QUOTE && p->it[i].kind != NU_I_PUNCT)
			return false;
	return true;
}

void
nu_attrib_unit(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	a->n = a->nby = a->verbs.n = 0;
	a->text = p->v.text;
	if (!p->n)
		return;
	nu_verbs_find(&a->verbs, &s->cast, p);
	a->alone = nothing_else(p);
	note_subjects(s, p);
	/* In order of the text, so that a pronoun sees who spoke before. */
	for (size_t k = 0, i = 0; i < p->n || k < a->verbs.n;) {
		if (k < a->verbs.n && (i >= p->n ||
		    a->verbs.v[k].v <= (int)i)) {
			indirect(a, s, p, k++);
			continue;
		}
		if (p->it[i].kind == NU_I_QUOTE)
			nu_attrib_marked(a, s, p, (int)i);
		i++;
	}
	if (p->heading && !a->n)
		heading_colon(a, s, p);
}

void
nu_attrib_start(struct nu_attrib *a)
{
	a->n = 0;
	a->open = a->before_open = a->colon = false;
	a->topic = nu_speaker_nobody();
	a->last = (struct nu_said){ 0 };
	a->last_para = SIZE_MAX;
}

void
nu_attrib_para(struct nu_attrib *a, const struct nu_para *p)
{
	const struct nu_qmark *m = p->marks.n ?
	    &p->marks.v[p->marks.n - 1] : NULL;

	a->open = a->before_open;
	a->before_open = m && m->flags & NU_MARK_UNCLOSED &&
	    m->oe + 2 >= p->v.text.n;
}

void
nu_attrib_para_end(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p)
{
	struct nu_slice t = nu_slice_trim(p->v.text);

	a->colon = nu_slice_ends(t, NU_S(":"));
	a->topic = nu_speaker_nobody();
	a->topic_cue = NU_S(":");
	/* "The Courier reported:" */
	if (a->colon && p->n && a->verbs.n) {
		a->topic = nu_attrib_speaker(a, s, p, a->verbs.n - 1);
		a->topic_cue = nu_verb_text(p, &a->verbs.v[a->verbs.n - 1]);
	}
	if (p->nsent && !a->topic.value.n)
		a->topic = nu_scene_topic(s, p, p->sent[p->nsent - 1].b,
		    p->sent[p->nsent - 1].e);
}

void
nu_attrib_free(struct nu_attrib *a)
{
	free(a->v);
	free(a->verbs.v);
	free(a->by);
	*a = (struct nu_attrib){ 0 };
}
