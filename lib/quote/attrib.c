#include "quote/attrib.h"

#include <stdlib.h>

#include "base/utf.h"
#include "quote/phrase.h"

enum verb_kind { FINITE, ING, ACCORDING };

/* A cue in the unit. */
struct nu_verb {
	int v;			/* the item that is the cue */
	int b, e;		/* with its auxiliaries; past its particle */
	int lo, hi;		/* its sentence's items, within reach */
	struct nu_np sub;	/* its subject; b NU_NONE: none of its own */
	uint8_t kind;
	bool after;		/* the subject follows */
	bool negated;		/* "declined to say" */
	bool unreal;		/* "would ask", "could say" */
	bool weak;		/* "to accuse": tells of speech only beside marks */
	bool asked, resolved;
	struct nu_speaker by;
	struct nu_np clause;	/* reported clause, items; b NU_NONE: none */
};

static bool
takes(const struct nu_para *p, int i, unsigned what)
{
	return p->it[i].cue.takes & what;
}

static bool
punct(const struct nu_para *p, int i, const char *any)
{
	return i >= 0 && i < (int)p->n && p->it[i].kind == NU_I_PUNCT &&
	    strchr(any, p->v.text.p[p->it[i].b]);
}

static bool
dash(const struct nu_para *p, int i)
{
	struct nu_slice t;

	if (i < 0 || i >= (int)p->n)
		return false;
	t = nu_item_text(p, &p->it[i]);
	return nu_slice_is(t, "–") || nu_slice_is(t, "—") ||
	    nu_slice_is(t, "--") || (nu_slice_is(t, "-") &&
	    p->it[i].flags & NU_TF_SPACE);
}

static bool
aux(const struct nu_para *p, int i)
{
	return p->it[i].kind == NU_I_WORD && (p->it[i].pos == NU_POS_AUX ||
	    nu_item_in(p, i, "has have had is was are were be been will would "
	    "did does do could can may might should must 's 've 'd 'll"));
}

static bool
be(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "is was are were be been being 's ’s get gets "
	    "got");
}

/* The verb's own sentence: items [*lo, *hi), no further than NU_REACH. */
static void
sentence_of(const struct nu_para *p, int v, int *lo, int *hi)
{
	uint32_t s = p->it[v].sent;

	for (*lo = v; *lo > 0 && *lo > v - NU_REACH &&
	    p->it[*lo - 1].sent2 >= s; --*lo)
		;
	for (*hi = v + 1; *hi < (int)p->n && *hi < v + NU_REACH &&
	    p->it[*hi].sent <= s; ++*hi)
		;
}

/* Whether the word at i, in the list, is a verb of saying here. */
static bool
is_cue(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];
	bool noun = i > 0 && !nu_item_in(p, i - 1, "another") &&
	    (p->it[i - 1].pos == NU_POS_DET ||
	    p->it[i - 1].pos == NU_POS_ADJ);

	if (!k->cue.lemma.n || (i > 0 && nu_item_is(p, i - 1, "-") &&
	    !(k->flags & NU_TF_SPACE)))
		return false;	/* "so-called" */
	if (takes(p, i, NU_CUE_PREPOSITION))
		return nu_item_is(p, i + 1, "to");
	if (k->pos == NU_POS_VERB)
		return true;
	if (k->pos == NU_POS_AUX)
		return false;
	if (noun)
		return false;
	if (k->cue.sure >= 8 && k->cue.forms & (NU_CUE_PAST | NU_CUE_THIRD))
		return true;
	/* Taken for a noun: "Pomelo claims it will". */
	if (k->cue.sure >= 5 && k->cue.forms & (NU_CUE_PAST | NU_CUE_THIRD) &&
	    nu_item_in(p, i + 1, "that it he she they there") && i > 0 &&
	    (p->it[i - 1].kind == NU_I_NAME ||
	    p->it[i - 1].pos == NU_POS_NOUN ||
	    p->it[i - 1].pos == NU_POS_PROPN ||
	    p->it[i - 1].pos == NU_POS_CCONJ ||
	    p->it[i - 1].pos == NU_POS_PRON))
		return true;
	if (p->heading || k->pos == NU_POS_X)
		return k->cue.sure >= 6 && (k->cue.forms & (NU_CUE_PAST |
		    NU_CUE_THIRD | NU_CUE_ING));
	return false;
}

/* The verb before "to say": "declined to", "went on to". */
static bool
leads_to(const struct nu_para *p, int i, bool *negated)
{
	*negated = nu_item_in(p, i, "declined refused declines refuses "
	    "declining refusing failed");
	return *negated || nu_item_in(p, i, "on continued used liked likes "
	    "began chose proceeded hastened seemed appeared was came wanted "
	    "had");
}

/* Sets the verb's extent and kind; false when it tells of no speech here: a
 * passive, an infinitive that hangs on another verb. */
static bool
chain(const struct nu_para *p, struct nu_verb *x)
{
	int i = x->v, form = p->it[x->v].form;
	bool passive = false, be_aux = false, any = false;

	x->b = x->v;
	x->e = x->v + 1;
	if (nu_item_is(p, x->e, "it") && nu_slice_is(p->it[x->v].cue.lemma,
	    "put"))
		x->e++;		/* "as he put it" */
	if (takes(p, x->v, NU_CUE_PREPOSITION)) {
		x->kind = ACCORDING;
		x->e = x->v + 2;
		return true;
	}
	if (nu_item_in(p, x->e, "out back") && nu_item_in(p, x->v, "pointed "
	    "points point pointing shot cried called hit shoots"))
		x->e++;
	else if (nu_slice_is(p->it[x->v].cue.lemma, "point") ||
	    nu_slice_is(p->it[x->v].cue.lemma, "shoot"))
		return false;
	while (i - 1 >= x->lo && (aux(p, i - 1) ||
	    p->it[i - 1].pos == NU_POS_ADV || nu_item_in(p, i - 1, "not n't "
	    "n’t also then"))) {
		i--;
		if (aux(p, i)) {
			any = true;
			be_aux |= be(p, i);
		}
		if (nu_item_in(p, i, "not n't n’t never"))
			x->negated = true;
		if (p->it[i].form == NU_FORM_MODAL &&
		    !nu_item_in(p, i, "will 'll ’ll"))
			x->unreal = true;
	}
	/* An adverb that opens the clause is none of the verb's. */
	while (i < x->v && !any && nu_item_in(p, i, "when where how why"))
		i++;
	if (i - 1 >= x->lo && nu_item_is(p, i - 1, "to")) {
		bool neg;

		if (i - 2 < x->lo || !leads_to(p, i - 2, &neg)) {
			x->kind = ING;
			x->weak = true;
			x->b = i - 1;
			return true;
		}
		x->negated |= neg;
		x->b = i - 2;
		if (nu_item_is(p, i - 2, "on") && i - 3 >= x->lo)
			x->b--;
		while (x->b - 1 >= x->lo && (aux(p, x->b - 1) ||
		    p->it[x->b - 1].pos == NU_POS_ADV))
			x->b--;
		return true;
	}
	x->b = i;
	if (p->it[x->v].cue.forms & NU_CUE_ING && !be_aux) {
		x->kind = ING;
		return true;
	}
	passive = be_aux && !(p->it[x->v].cue.forms & NU_CUE_ING);
	if (passive && form != NU_FORM_PPART && form != NU_FORM_PAST)
		passive = false;
	if (passive)
		return false;
	if (!any && form == NU_FORM_PPART && nu_item_is(p, x->e, "by"))
		return false;
	return true;
}

/* "he never considered": a participle by its tag, but with a subject before it
 * and no auxiliary. */
static bool
past_like(const struct nu_para *p, int b, int i)
{
	if (p->it[i].pos != NU_POS_VERB || p->it[i].form != NU_FORM_PPART)
		return false;
	for (i--; i > b && p->it[i].pos == NU_POS_ADV; i--)
		;
	return i >= b && (p->it[i].form == NU_FORM_PLURAL ||
	    nu_item_in(p, i, "he she it they we i who") ||
	    p->it[i].kind == NU_I_NAME);
}

/* Whether items [b, e) have a main verb with something before it that could be
 * its subject; verbs of relative and other clauses within do not count. With
 * tight, it must come before the first comma. */
static bool
main_verb(const struct nu_para *p, int b, int e, bool tight)
{
	bool noun = false, inner = false;
	int commas = 0;

	for (int i = b; i < e; i++) {
		const struct nu_item *k = &p->it[i];

		commas += nu_item_comma(p, i);
		if (tight && commas)
			return false;
		if (i > b && noun && (nu_item_in(p, i, "that which who whose "
		    "where because when while") || (k->pos == NU_POS_SCONJ &&
		    nu_item_in(p, i, "after before until since"))))
			inner = true;
		else if (nu_item_in(p, i, "and but") && i + 1 < e &&
		    nu_item_finite(&p->it[i + 1]))
			return false;
		else if (k->kind == NU_I_NAME || k->pos == NU_POS_NOUN ||
		    k->pos == NU_POS_PRON || k->pos == NU_POS_PROPN ||
		    k->pos == NU_POS_NUM || k->pos == NU_POS_DET ||
		    k->kind == NU_I_QUOTE || k->form == NU_FORM_GERUND)
			noun = true;
		else if (nu_item_in(p, i, "much more most many little less "
		    "there too"))
			noun = true;
		else if (noun && k->kind == NU_I_WORD && (nu_item_finite(k) ||
		    past_like(p, b, i))) {
			/* "announced the arrival of a train, settled" */
			if (!inner)
				return commas != 1 ||
				    !nu_item_comma(p, i - 1);
			/* "has been": one verb */
			while (i + 1 < e && (p->it[i + 1].pos == NU_POS_AUX ||
			    p->it[i + 1].pos == NU_POS_ADV ||
			    p->it[i + 1].pos == NU_POS_VERB))
				i++;
			inner = false;
		}
	}
	return false;
}

static bool
any_verb(const struct nu_para *p, int b, int e)
{
	for (int i = b + 1; i < e; i++)
		if (p->it[i].kind == NU_I_WORD && (p->it[i].pos == NU_POS_VERB
		    || p->it[i].pos == NU_POS_AUX))
			return true;
	return false;
}

static bool
has_finite(const struct nu_para *p, int b, int e)
{
	return main_verb(p, b, e, false);
}

static bool
has_quote(const struct nu_para *p, int b, int e)
{
	for (int i = b; i < e; i++)
		if (p->it[i].kind == NU_I_QUOTE)
			return true;
	return false;
}

/* Past the final stop. */
static int
strip_end(const struct nu_para *p, int b, int e)
{
	while (e > b && (p->it[e - 1].kind == NU_I_PUNCT &&
	    !punct(p, e - 1, ")]%$'") && !dash(p, e - 1) ? true :
	    dash(p, e - 1)))
		e--;
	return e;
}

static bool
occasion(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "statement interview conference briefing "
	    "speech letter email e-mail memo report note tweet post message "
	    "telephone phone call hearing rally debate news testimony twitter "
	    "facebook x blog filing ruling video article column editorial "
	    "press release radio television instagram reporters court "
	    "parliament congress verdict affidavit telegram linkedin "
	    "appearance address meeting remarks event stop part time response "
	    "reply review survey poll study book emails statements advance "
	    "interviews posts tweets");
}

/* Past "in a statement", "on Twitter", "at a news conference", "by email". */
static int
skip_occasion(const struct nu_para *p, int i, int hi)
{
	int e;

	if (!nu_item_in(p, i, "in on at by via during through to from after "
	    "before of"))
		return i;
	e = nu_np_end(p, i + 1, i + 8 < hi ? i + 8 : hi);
	for (int k = i + 1; k < e; k++)
		if (occasion(p, k)) {
			/* No further than the noun, unless more hangs on it. */
			int t = k + 1;

			while (t < e && occasion(p, t))
				t++;
			return t < e && nu_item_in(p, t, "in on at with to of "
			    "for") ? e : t;
		}
	/* "from hospital her son had": what follows begins anew. */
	if (e > i + 1 && e <= i + 4 && e < hi && (p->it[e].pos == NU_POS_DET ||
	    nu_item_in(p, e, "he she it they there his her their its we i")))
		return e;
	return i;
}

static int
skip_circumstance(const struct nu_para *p, int i, int hi)
{
	for (int was = -1; was != i && i < hi;) {
		was = i;
		i = nu_time_end(p, i, hi);
		i = skip_occasion(p, i, hi);
		if (i < hi && nu_item_in(p, i, "however later earlier "
		    "recently again publicly flatly simply repeatedly aloud"))
			i++;
	}
	return i;
}

/* Nothing but time and place from i to the end or the next comma. */
static bool
ends_there(const struct nu_para *p, int i, int hi)
{
	i = skip_circumstance(p, i, hi);
	return i >= hi - 1 || punct(p, i, ",.");
}

/* A cue that takes up the speech of the one before: "and noted", "but
 * cautioned"; not any verb of what is reported. */
static bool
takes_up(const struct nu_attrib *a, const struct nu_para *p, size_t k)
{
	const struct nu_verb *y = &a->verb[k];

	return p->it[y->v].cue.sure >= 6 || (p->it[y->v].cue.sure >= 4 &&
	    (y->clause.b != NU_NONE || has_quote(p, y->e, y->hi)));
}

/* Where the reported clause that begins at b ends: at the next cue that the
 * same speaker takes up, at another attribution, at a semicolon. */
static int
clause_end(const struct nu_attrib *a, const struct nu_para *p, size_t nth,
    int b)
{
	const struct nu_verb *x = &a->verb[nth];
	int e = x->hi;

	for (int i = b; i < e; i++) {
		if (punct(p, i, ";") || (nu_item_in(p, i, "and but") &&
		    nu_item_is(p, i + 1, "that")))
			e = i;
		/* ", and Japan sent": a sentence of its own */
		else if (nu_item_comma(p, i) && (nu_item_in(p, i + 1,
		    "and but") && i > b + 1)) {
			int s = nu_np_end(p, i + 2, e);

			if ((s > i + 2 || nu_item_is(p, i + 1, "but")) &&
			    s < e && nu_item_finite(&p->it[s]) &&
			    has_finite(p, b, i))
				e = i;
		}
	}
	for (size_t k = nth + 1; k < a->nverb && a->verb[k].v < e; k++) {
		const struct nu_verb *y = &a->verb[k];
		int at = y->b;

		if (at <= b)
			continue;
		if (y->kind == ACCORDING) {
			e = at;
			break;
		}
		if (y->weak)
			continue;
		if (y->kind == ING && nu_item_comma(p, at - 1) &&
		    (takes_up(a, p, k) || p->it[y->v].cue.sure >= 6)) {
			e = at - 1;
			break;
		}
		if (y->sub.b == NU_NONE && nu_item_in(p, at - 1, "and but") &&
		    takes_up(a, p, k)) {
			e = at - 1;
			break;
		}
		/* ", though she said" */
		if (y->sub.b != NU_NONE && !y->after && y->sub.b - 2 > b &&
		    nu_item_comma(p, y->sub.b - 2) && nu_item_in(p,
		    y->sub.b - 1, "though although but and while")) {
			e = y->sub.b - 2;
			break;
		}
		/* ", he said" closes the clause of an outer "said". */
		if (y->sub.b != NU_NONE && !y->after &&
		    nu_item_comma(p, y->sub.b - 1) && y->clause.b == NU_NONE &&
		    ends_there(p, y->e, x->hi)) {
			e = y->sub.b - 1;
			break;
		}
	}
	return strip_end(p, b, e);
}

/* Past what may stand between the cue and "that": who was told, where, when. */
static int
skip_told(const struct nu_para *p, const struct nu_verb *x)
{
	int i = x->e, e;

	if (takes(p, x->v, NU_CUE_PERSON)) {
		e = nu_np_end(p, i, x->hi);
		if (nu_item_in(p, i, "him her them us me you reporters"))
			e = i + 1;
		i = e;
	} else if (nu_item_is(p, i, "to") && i + 1 < x->hi &&
	    !takes(p, x->v, NU_CUE_TO) && p->it[i + 1].form != NU_FORM_BASE) {
		e = nu_np_end(p, i + 1, x->hi);
		if (e > i + 1)
			i = e;
	}
	return i;
}

/* "urged both sides to show restraint": the object and what it is to do;
 * after "told" and "warned" what it is to do. */
static struct nu_np
directive(const struct nu_attrib *a, const struct nu_para *p, size_t nth, int i)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->verb[nth];
	bool person = takes(p, x->v, NU_CUE_PERSON);
	int b = i, to, e;

	if (nu_slice_is(p->it[x->v].cue.lemma, "call")) {
		if (!nu_item_in(p, i, "on upon"))
			return none;
		b = i + 1;
	}
	to = person ? b : nu_np_end(p, b, x->hi);
	if (!person && to == b)
		return none;
	if (nu_item_is(p, to, "not"))
		to++;
	if (!nu_item_is(p, to, "to") || to + 1 >= x->hi ||
	    p->it[to + 1].pos != NU_POS_VERB)
		return none;
	if (person)
		b = nu_item_is(p, to - 1, "not") ? to - 1 : to;
	e = clause_end(a, p, nth, b);
	return e > b + 1 ? (struct nu_np){ b, e } : none;
}

/* What the verb's object reports: "called for a new vote", "accused them of
 * lying", "proposed raising the tax". */
static struct nu_np
object(const struct nu_attrib *a, const struct nu_para *p, size_t nth)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->verb[nth];
	int i = x->e, e, b;

	if (!takes(p, x->v, NU_CUE_OBJECT) || x->weak || x->unreal || x->negated ||
	    x->after || x->sub.b == NU_NONE || i + 1 >= x->hi)
		return none;
	if (nu_slice_is(p->it[x->v].cue.lemma, "call")) {
		if (!nu_item_is(p, i, "for"))
			return none;
		e = clause_end(a, p, nth, ++i);
		return e > i + 1 ? (struct nu_np){ i, e } : none;
	}
	b = i;
	e = nu_np_end(p, i, x->hi);
	if (nu_item_in(p, i, "him her them it"))
		e = i + 1;
	if (e == i && p->it[i].form != NU_FORM_GERUND)
		return none;
	e = clause_end(a, p, nth, b);
	for (int k = b; k < e; k++)
		if (nu_item_comma(p, k)) {
			e = k;
			break;
		}
	e = strip_end(p, b, e);
	if (p->it[b].pos == NU_POS_NUM)
		return none;
	/* "blamed them for", "accused them of": what for must be told. */
	if (takes(p, x->v, NU_CUE_NAMING)) {
		for (i = b + 1; i < e && !nu_item_in(p, i, "for of as over"); i++)
			;
		if (i >= e)
			return none;
	}
	return e > b + 1 ? (struct nu_np){ b, e } : none;
}

/* The clause that follows the cue, in items; b is NU_NONE when none does. */
static struct nu_np
clause_after(const struct nu_attrib *a, const struct nu_para *p, size_t nth)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->verb[nth];
	int i = x->after ? x->sub.e : x->e, k, b, e;
	bool wh, that = false;

	if (x->weak)
		return none;

	if (x->kind == ACCORDING) {
		/* "According to S, clause." */
		i = x->sub.e;
		if (x->sub.b == NU_NONE || x->v > x->lo + 2)
			return none;
		while (i < x->hi && !nu_item_comma(p, i))
			i++;
		i++;
		if (i >= x->hi)
			return none;
		e = clause_end(a, p, nth, i);
		return e > i + 2 ? (struct nu_np){ i, e } : none;
	}
	if (x->after)
		return none;
	if (takes(p, x->v, NU_CUE_PERSON)) {
		i = skip_told(p, x);
		if (i == x->e && !nu_slice_is(p->it[x->v].cue.lemma, "ask") &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "warn") &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "caution") &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "advise") &&
		    !nu_item_is(p, i, "that"))
			return none;
		/* "warned broken pipes could": the phrase is the clause's. */
		if (i > x->e && i < x->hi && (nu_item_finite(&p->it[i]) ||
		    p->it[i].pos == NU_POS_AUX))
			i = x->e;
	} else {
		i = skip_told(p, x);
	}
	/* "that" within reach, with no clause of another between. */
	for (k = i; k < x->hi && k < i + 25; k++) {
		if (nu_item_is(p, k, "that") && (p->it[k].pos == NU_POS_SCONJ ||
		    k == i || nu_item_in(p, k + 1, "he she it they there the a "
		    "an his her their its"))) {
			that = k + 1 < x->hi && (p->it[k].pos ==
			    NU_POS_SCONJ || p->it[k + 1].pos != NU_POS_NOUN);
			break;
		}
		if (p->it[k].kind == NU_I_QUOTE || nu_item_finite(&p->it[k]) ||
		    punct(p, k, ".;:"))
			break;
	}
	if (that && k > i && k > i + 1 && nu_item_is(p, k - 1, "so"))
		that = false;
	b = that ? k + 1 : skip_circumstance(p, i, x->hi);
	if (that && b < x->hi && nu_item_comma(p, b))
		b++;
	if (b >= x->hi)
		return none;
	wh = nu_item_in(p, b, "whether if who whom what why how when where "
	    "which");
	if (x->negated && !wh && !nu_slice_is(p->it[x->v].cue.lemma, "say"))
		return none;
	if (!that && nu_item_comma(p, b))
		return none;
	if (x->unreal && !x->negated)
		return none;
	/* "urged both sides to", "told them not to" */
	if (!that && takes(p, x->v, NU_CUE_DIRECTS)) {
		struct nu_np d = directive(a, p, nth, i);

		if (d.b != NU_NONE)
			return d;
		if (!takes(p, x->v, NU_CUE_CLAUSE))
			return none;
	}
	/* "which he said were": the clause lacks its subject. */
	if (!that && x->sub.b != NU_NONE && !x->after && b == i &&
	    nu_item_in(p, x->sub.b - 1, "which who") &&
	    nu_item_finite(&p->it[b]) && takes(p, x->v, NU_CUE_CLAUSE)) {
		e = clause_end(a, p, nth, b);
		return e > b + 1 ? (struct nu_np){ b, e } : none;
	}
	/* "said in London", "said before he died": circumstance alone. */
	if (!that && !wh && !(nu_item_is(p, b, "to") && takes(p, x->v,
	    NU_CUE_TO)) && nu_item_in(p, b, "in on at by for with from during "
	    "after before to of about over under through via as because "
	    "since when while until if although though")) {
		for (k = b + 1; k < x->hi && k < b + 25 &&
		    !nu_item_comma(p, k); k++)
			;
		if (k + 1 >= x->hi || !nu_item_comma(p, k) ||
		    nu_item_in(p, k + 1, "where which who when and but") ||
		    p->it[k + 1].pos == NU_POS_VERB)
			return none;
	}
	if (wh) {
		if (!takes(p, x->v, NU_CUE_WHETHER | NU_CUE_CLAUSE))
			return none;
		if (nu_item_in(p, b, "when where which") && !x->negated &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "ask") &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "wonder"))
			return none;
		if (nu_item_in(p, b, "whether if") && !x->negated)
			b++;
		e = clause_end(a, p, nth, b);
		return e > b + 1 ? (struct nu_np){ b, e } : none;
	}
	if (nu_item_is(p, b, "to") && takes(p, x->v, NU_CUE_TO) && b == i) {
		e = clause_end(a, p, nth, b);
		return e > b + 2 ? (struct nu_np){ b, e } : none;
	}
	if (!that && !takes(p, x->v, NU_CUE_CLAUSE | (takes(p, x->v,
	    NU_CUE_PERSON) && i > x->e ? NU_CUE_THAT : 0)))
		return none;
	if (that && !takes(p, x->v, NU_CUE_CLAUSE | NU_CUE_THAT |
	    NU_CUE_QUOTE | NU_CUE_PERSON))
		return none;
	if (!that && (p->it[b].kind == NU_I_PUNCT ||
	    (p->it[b].pos == NU_POS_CCONJ &&
	    !nu_item_in(p, b, "both either neither"))))
		return none;
	e = clause_end(a, p, nth, b);
	if (that ? !any_verb(p, b, e) :
	    !main_verb(p, b, e, p->it[x->v].cue.sure < 6))
		return none;
	return (struct nu_np){ b, e };
}

/* Past a dateline: "LONDON (Reuters) - ". */
static int
skip_dateline(const struct nu_para *p, int lo, int hi)
{
	for (int i = lo; i < hi && i < lo + 14; i++) {
		if (p->it[i].kind == NU_I_QUOTE || nu_item_finite(&p->it[i]))
			break;
		if (dash(p, i) && i > lo && i + 1 < hi)
			return i + 1;
		/* "SEOUL: " */
		if (punct(p, i, ":") && i > lo && i < lo + 4 && i + 1 < hi)
			return i + 1;
	}
	return lo;
}

/* The clause before ", S said" or ", according to S". */
static struct nu_np
clause_before(const struct nu_para *p, const struct nu_verb *x)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int e = x->after || x->kind == ACCORDING ? x->b : x->sub.b, b = x->lo;
	bool comma;

	if (x->kind == ING || x->weak || x->negated || e == NU_NONE || e <= b)
		return none;
	comma = nu_item_comma(p, e - 1) || dash(p, e - 1);
	if ((!comma && x->kind != ACCORDING) || nu_item_in(p, x->b - 1,
	    "who which that"))
		return none;
	e -= comma;
	if (x->kind != ACCORDING) {
		int i = x->after ? x->sub.e : skip_told(p, x);

		if (!takes(p, x->v, NU_CUE_CLAUSE | NU_CUE_QUOTE) ||
		    p->it[x->v].cue.sure < 5)
			return none;
		i = skip_circumstance(p, i, x->hi);
		if (punct(p, i, ":") || (i < x->hi && !x->after &&
		    p->it[i].kind != NU_I_PUNCT && !dash(p, i) &&
		    p->it[i].pos != NU_POS_ADP && p->it[i].pos !=
		    NU_POS_CCONJ && p->it[i].pos != NU_POS_ADV &&
		    p->it[i].pos != NU_POS_SCONJ))
			return none;
	}
	if (nu_item_in(p, b, "asked pressed told when") &&
	    x->kind != ACCORDING)
		return none;
	for (int i = b; i < e; i++)
		if (punct(p, i, ";") || (p->it[i].kind == NU_I_QUOTE &&
		    p->it[i].sent != p->it[x->v].sent))
			b = i + 1;
	b = skip_dateline(p, b, e);
	if (b < e && nu_item_in(p, b, "and but"))
		b++;
	/* "charged after, police say, he" */
	if (b < e && nu_item_in(p, e - 1, "and but after before that because "
	    "when while if as until"))
		return none;
	if (!has_finite(p, b, e) && !(p->it[x->v].cue.sure >= 8 &&
	    comma && e - b >= 5 && any_verb(p, b, e)))
		return none;
	return (struct nu_np){ b, e };
}

/* The subject of verb nth, by the phrases beside it, or NU_NONE. */
static void
find_subject(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    size_t nth)
{
	struct nu_verb *x = &a->verb[nth];
	const struct nu_cast *c = &s->cast;
	bool inverts;

	x->sub = (struct nu_np){ NU_NONE, NU_NONE };
	if (x->kind == ACCORDING) {
		int e = nu_np_end(p, x->e, x->hi);

		if (e > x->e)
			x->sub = (struct nu_np){ x->e, e };
		return;
	}
	if (x->kind == ING) {
		int i = x->b - 1;

		/* "with each camp saying" */
		while (i > x->lo && i > x->b - 6 && (p->it[i].kind ==
		    NU_I_NAME || p->it[i].pos == NU_POS_NOUN ||
		    p->it[i].pos == NU_POS_PROPN || p->it[i].pos ==
		    NU_POS_DET || p->it[i].pos == NU_POS_ADJ))
			i--;
		if (i < x->b - 1 && nu_item_is(p, i, "with"))
			x->sub = (struct nu_np){ i + 1, x->b };
		return;
	}
	/* After a quotation or a comma that closes a clause: "said S". */
	inverts = x->b == x->v && !nu_slice_is(p->it[x->v].cue.lemma,
	    "tell") && (x->v == x->lo ||
	    p->it[x->v - 1].kind == NU_I_QUOTE || nu_item_comma(p, x->v - 1) ||
	    dash(p, x->v - 1));
	if (inverts) {
		struct nu_np after = nu_subject_after(p, x->e, x->hi);

		/* "Hill, a doctor, said Monday": only with nobody before, or
		 * right after the marks. */
		if (after.b != NU_NONE && (x->v == x->lo ||
		    p->it[x->v - 1].kind == NU_I_QUOTE ||
		    (x->v - 2 >= x->lo && p->it[x->v - 2].kind == NU_I_QUOTE) ||
		    nu_subject_before(p, c, x->b, x->lo).b == NU_NONE ||
		    punct(p, after.e, ".,") || after.e >= x->hi)) {
			x->sub = after;
			x->after = true;
			/* "said the Ghanaian, Kwabena Asante," */
			if (nu_item_comma(p, after.e) && after.e + 1 < x->hi &&
			    p->it[after.e + 1].kind == NU_I_NAME &&
			    p->it[after.e - 1].kind != NU_I_NAME &&
			    (after.e + 2 >= x->hi ||
			    punct(p, after.e + 2, ",.")) &&
			    c->who[c->m[p->it[after.e + 1].ref].who].class ==
			    NU_WHO_PERSON)
				x->sub = (struct nu_np){ after.e + 1,
				    after.e + 2 };
			return;
		}
	}
	x->sub = nu_subject_before(p, c, x->b, x->lo);
	if (x->sub.b != NU_NONE && nu_item_in(p, x->b - 1, "and or but"))
		x->sub.b = NU_NONE;
}

/* Whether the cue lies in what another cue reports: "said she hopes". */
static bool
within_clause(const struct nu_attrib *a, size_t nth)
{
	for (size_t k = nth; k-- > 0 &&
	    a->verb[k].v > a->verb[nth].v - NU_REACH;)
		if (a->verb[k].clause.b != NU_NONE &&
		    a->verb[nth].v < a->verb[k].clause.e &&
		    a->verb[nth].v >= a->verb[k].clause.b)
			return true;
	return false;
}

/* Whose the verb is when it has no subject of its own: the cue's before it in
 * the sentence, else the sentence's. */
static struct nu_np
shared_subject(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, size_t nth, size_t *from)
{
	const struct nu_verb *x = &a->verb[nth];

	*from = SIZE_MAX;
	for (size_t k = nth; k-- > 0 && a->verb[k].v >= x->lo;) {
		const struct nu_verb *y = &a->verb[k];

		if (p->it[y->v].sent != p->it[x->v].sent &&
		    !has_quote(p, y->v, x->v))
			break;
		if (y->kind == FINITE && y->sub.b != NU_NONE &&
		    !within_clause(a, k)) {
			*from = k;
			return y->sub;
		}
	}
	return nu_subject_main(p, &s->cast, x->lo, x->v);
}

static struct nu_speaker
speaker_of(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    size_t nth)
{
	struct nu_verb *x = &a->verb[nth];
	struct nu_np np = x->sub;
	size_t from = SIZE_MAX;

	if (x->resolved)
		return x->by;
	x->resolved = true;
	if (np.b == NU_NONE)
		np = shared_subject(a, s, p, nth, &from);
	if (from != SIZE_MAX)
		x->by = speaker_of(a, s, p, from);
	else
		x->by = nu_scene_who(s, p, np.b, np.e);
	return x->by;
}

static void
find_verbs(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	a->nverb = 0;
	for (int i = 0; i < (int)p->n; i++) {
		struct nu_verb x = { .v = i };

		if (p->it[i].kind != NU_I_WORD || !is_cue(p, i))
			continue;
		sentence_of(p, i, &x.lo, &x.hi);
		if (!chain(p, &x))
			continue;
		x.clause = (struct nu_np){ NU_NONE, NU_NONE };
		NU_GROW(a->verb, a->nverb, a->capverb);
		a->verb[a->nverb++] = x;
	}
	for (size_t k = 0; k < a->nverb; k++)
		find_subject(a, s, p, k);
	for (size_t k = a->nverb; k-- > 0;)
		a->verb[k].clause = clause_after(a, p, k);
}

static struct nu_said *
add(struct nu_attrib *a, size_t b, size_t e, unsigned label,
    const struct nu_speaker *by, struct nu_slice cue, double score)
{
	struct nu_said *q;

	NU_GROW(a->v, a->n, a->cap);
	q = &a->v[a->n++];
	*q = (struct nu_said){ .b = b, .e = e, .by = *by, .cue = cue,
	    .score = score, .label = (uint8_t)label };
	return q;
}

static struct nu_slice
cue_text(const struct nu_para *p, const struct nu_verb *x)
{
	int b = x->kind == ACCORDING || !x->negated ? x->v : x->b;

	return nu_slice(p->v.text.p + p->it[b].b,
	    p->it[x->e - 1].e - p->it[b].b);
}

/* ---- quotations in marks ---- */

/* The shape of what is within the marks. */
struct shape {
	unsigned words;		/* up to 9 */
	bool upper;		/* begins with a capital or a digit */
	bool ends;		/* with . , ? ! … */
	bool title;		/* Every Word of It Begins So */
};

static struct shape
shape_of(const struct nu_para *p, const struct nu_qmark *m)
{
	struct nu_slice t = nu_slice(p->v.text.p + m->b, m->e - m->b);
	struct shape s = { .title = true };
	size_t i = 0;
	uint32_t c;

	while (t.n && (t.p[0] == '[' || t.p[0] == '(' || t.p[0] == '\'' ||
	    t.p[0] == ' '))
		t = nu_slice_sub(t, 1, t.n);
	if (nu_slice_starts(t, NU_S("…")) || nu_slice_starts(t, NU_S("‘")))
		t = nu_slice_sub(t, 3, t.n);
	nu_utf_get(t, &c);
	if (t.n)
		s.upper = nu_utf_class(c) & (NU_CC_UPPER | NU_CC_DIGIT) ||
		    c == '$';
	while (i < t.n && s.words < 9) {
		size_t b;

		while (i < t.n && t.p[i] == ' ')
			i++;
		for (b = i; i < t.n && t.p[i] != ' '; i++)
			;
		if (i > b) {
			s.words++;
			if (i - b > 3 && t.p[b] >= 'a' && t.p[b] <= 'z')
				s.title = false;
		}
	}
	t = nu_utf_trim(t);
	s.title = s.title && s.upper && s.words < 9;
	s.ends = t.n && (strchr(".,?!", t.p[t.n - 1]) ||
	    nu_slice_ends(t, NU_S("…")) || nu_slice_ends(t, NU_S("—")) ||
	    nu_slice_ends(t, NU_S("--")));
	return s;
}

/* The first cue at item i or after. */
static size_t
verb_from(const struct nu_attrib *a, int i)
{
	size_t lo = 0, hi = a->nverb;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (a->verb[mid].v < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The cue right after quotation q: "Q," S said; "Q," said S. */
static size_t
cue_after(const struct nu_attrib *a, const struct nu_para *p, int q)
{
	int i = q + 1;

	while (i < (int)p->n && (nu_item_comma(p, i) || dash(p, i)))
		i++;
	for (size_t k = verb_from(a, i); k < a->nverb; k++) {
		const struct nu_verb *x = &a->verb[k];

		if (x->v > i + 60)
			break;
		if (x->b == i && (x->after || x->kind == ACCORDING))
			return k;
		if (x->b == i && x->kind == FINITE && x->sub.b == NU_NONE)
			return k;
		if (x->kind == FINITE && !x->after && x->sub.b != NU_NONE &&
		    x->sub.b >= i && x->sub.b <= i + 6 &&
		    !has_finite(p, i, x->sub.b))
			return k;
		if (x->kind == FINITE)
			break;
	}
	return SIZE_MAX;
}

/* The cue before quotation q in its sentence, nearest first. */
static size_t
cue_before(const struct nu_attrib *a, const struct nu_para *p, int q)
{
	size_t got = SIZE_MAX;

	for (size_t k = verb_from(a, q - NU_REACH); k < a->nverb &&
	    a->verb[k].v < q; k++) {
		const struct nu_verb *x = &a->verb[k];

		if (p->it[x->v].sent != p->it[q].sent || x->e > q)
			continue;
		if (takes(p, x->v, NU_CUE_MANNER) && q - x->e > 1)
			continue;
		if (p->it[x->v].cue.sure <= 3 && x->e == x->v + 1 &&
		    (q - x->e > 1 || p->it[q - 1].kind != NU_I_PUNCT) &&
		    q > x->e)
			continue;
		got = k;
	}
	return got;
}

/* The cue in whose clause cue k lies when k's own subject is no speaker. */
static size_t
outer_cue(const struct nu_attrib *a, const struct nu_para *p, size_t k)
{
	const struct nu_verb *x = &a->verb[k];

	if (x->sub.b == NU_NONE || x->sub.e - x->sub.b != 1 ||
	    !nu_item_in(p, x->sub.b, "it that this which what there"))
		return k;
	for (size_t i = k; i-- > 0 && a->verb[i].v > x->v - NU_REACH;)
		if (a->verb[i].clause.b != NU_NONE &&
		    x->v >= a->verb[i].clause.b &&
		    x->v < a->verb[i].clause.e)
			return i;
	return k;
}

/* A cue further right in the sentence whose clause before it holds q. */
static size_t
cue_beyond(const struct nu_attrib *a, const struct nu_para *p, int q)
{
	for (size_t k = verb_from(a, q); k < a->nverb; k++) {
		const struct nu_verb *x = &a->verb[k];
		int e;

		if (x->v > q + NU_REACH)
			break;
		if (p->it[x->v].sent != p->it[q].sent2)
			continue;
		if (x->kind == ING || takes(p, x->v, NU_CUE_MANNER))
			continue;
		e = x->after || x->kind == ACCORDING ? x->b : x->sub.b;
		if (e > q && (nu_item_comma(p, e - 1) || x->kind == ACCORDING))
			return k;
	}
	return SIZE_MAX;
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

/* At the sentence's begin: only punctuation and quotations before it. */
static bool
opens_sentence(const struct nu_para *p, int q)
{
	for (int i = q - 1; i >= 0 && i > q - NU_REACH &&
	    p->it[i].sent2 >= p->it[q].sent; i--) {
		if (dash(p, i))
			return true;
		if (p->it[i].kind != NU_I_PUNCT)
			return false;
	}
	return true;
}

static bool
title_before(const struct nu_para *p, int q)
{
	int i = q - 1;

	if (nu_item_comma(p, i))
		i--;
	return nu_item_in(p, i, "film movie book novel song album show series "
	    "titled title entitled named dubbed nicknamed called play single track "
	    "ballad memoir documentary programme program magazine so-called "
	    "hit poem musical opera column podcast comedy drama sitcom essay");
}

/* Clarence "Buddy" Holtz */
static bool
nickname(const struct nu_para *p, int q)
{
	return q > 0 && q + 1 < (int)p->n &&
	    (p->it[q - 1].kind == NU_I_NAME ||
	    p->it[q - 1].pos == NU_POS_PROPN) &&
	    (p->it[q + 1].kind == NU_I_NAME ||
	    p->it[q + 1].pos == NU_POS_PROPN) &&
	    p->it[q].e - p->it[q].b < 24;
}

/* direct or mixed, from what stands before the marks. */
static unsigned
label_of(const struct nu_para *p, int q, const struct shape *s, bool after)
{
	if (opens_sentence(p, q))
		return after || s->upper || s->ends ? NU_DIRECT : NU_MIXED;
	if (punct(p, q - 1, ":"))
		return s->words > 1 || s->ends ? NU_DIRECT : NU_MIXED;
	if (nu_item_comma(p, q - 1)) {
		if (s->upper)
			return s->words > 1 || s->ends ? NU_DIRECT : NU_MIXED;
		return s->words > 3 && s->ends ? NU_DIRECT : NU_MIXED;
	}
	if (dash(p, q - 1))
		return s->upper && s->ends ? NU_DIRECT : NU_MIXED;
	if (nu_item_is(p, q - 1, "that"))
		return NU_MIXED;
	if (s->upper && s->words > 3 && s->ends && !s->title)
		return NU_DIRECT;
	return NU_MIXED;
}

static void
remember(struct nu_attrib *a, struct nu_scene *s, const struct nu_said *q)
{
	a->last = *q;
	a->last_para = s->para;
	nu_scene_spoke(s, &q->by);
}

/* Quotation q of the unit without any cue of its own. */
static void
uncued(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p, int q,
    const struct shape *sh)
{
	const struct nu_qmark *m = &p->marks.v[p->it[q].ref];
	struct nu_speaker by = { .who = NU_NONE, .phrase = NU_NONE };
	struct nu_slice cue = { "", 0 };
	double score;
	bool first = p->first == 0 && opens_sentence(p, q);

	if (!a->alone && !(punct(p, q - 1, ":") || opens_sentence(p, q)))
		return;
	if (!a->alone && punct(p, q - 1, ":")) {	/* S: "Q" */
		struct nu_np np;
		int lo, hi;

		sentence_of(p, q, &lo, &hi);
		if (p->heading || sh->words < 2)
			return;
		np = nu_subject_main(p, &s->cast, lo, q);
		if (np.b == NU_NONE)
			np = nu_np_before(p, q - 1, lo);
		by = nu_scene_who(s, p, np.b, np.e);
		if (!by.value.n)
			by = nu_scene_last(s, 0);
		remember(a, s, add(a, m->b, m->e, NU_DIRECT, &by, NU_S(":"),
		    0.7));
		return;
	}
	if (p->heading && !(sh->words > 8))
		return;
	if (!a->alone) {
		if (!(sh->upper && sh->words > 4 && (sh->ends ||
		    a->last_para == s->para)))
			return;
	}
	/* A heading in marks. */
	if (a->alone && first && sh->title && sh->words < 8 && p->nsent == 1 &&
	    m->kind == NU_MARK_SINGLE)
		return;
	if (a->last_para == s->para && a->last.by.value.n) {
		/* What follows in the paragraph goes on. */
		if (!sh->ends && sh->words < 4)
			return;
		by = a->last.by;
		cue = a->last.cue;
		score = 0.9;
		if (p->first > 0 && !a->alone)
			score = 0.6;
	} else if (a->open && first && a->last.by.value.n) {
		by = a->last.by;
		cue = a->last.cue;
		score = 0.9;
	} else if (p->first > 0) {
		by = nu_scene_topic(s, p, p->sent[p->first - 1].b,
		    p->sent[p->first - 1].e);
		score = 0.7;
		if (!by.value.n) {
			by = nu_scene_last(s, 0);
			score = 0.5;
		}
		if (!sh->ends || sh->words < 3)
			return;
	} else if (a->colon && a->topic.value.n) {
		by = a->topic;
		cue = NU_S(":");
		score = 0.8;
	} else {
		if (!sh->ends || sh->words < 3)
			return;
		by = nu_scene_last(s, 0);
		cue = a->last.cue;
		score = 0.5;
	}
	remember(a, s, add(a, m->b, m->e, NU_DIRECT, &by, cue, score));
}

static void
marked(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p, int q)
{
	const struct nu_qmark *m = &p->marks.v[p->it[q].ref];
	struct shape sh = shape_of(p, m);
	size_t after = cue_after(a, p, q), before = cue_before(a, p, q), k;
	struct nu_speaker by;
	unsigned label;
	double score = 0.95;
	bool opens = opens_sentence(p, q);

	if (after != SIZE_MAX && before != SIZE_MAX) {
		/* S said "Q" and T added ...: the one before, unless what is
		 * after closes the quotation. */
		const struct nu_verb *x = &a->verb[after];
		bool post = x->after || nu_item_comma(p, q + 1) || sh.ends;

		k = post && !punct(p, q - 1, ":,") && x->clause.b == NU_NONE &&
		    !(a->verb[before].e == q) ? after : before;
	} else {
		k = after != SIZE_MAX ? after : before;
	}
	if (k == SIZE_MAX && !(opens && a->alone))
		k = cue_beyond(a, p, q);
	if (k == SIZE_MAX) {
		uncued(a, s, p, q, &sh);
		return;
	}
	/* "She says it shows that he is "q"": hers. */
	if (k == before)
		k = outer_cue(a, p, k);
	label = label_of(p, q, &sh, k == after);
	/* "Q," he said, "and q." */
	if (before != SIZE_MAX && k != after && !sh.upper && nu_item_comma(p, q - 1) && a->n &&
	    a->v[a->n - 1].label == NU_DIRECT && sh.ends)
		label = NU_DIRECT;
	if (label == NU_MIXED) {
		/* A heading's clause is told as a whole. */
		if (p->heading || nickname(p, q))
			return;
		if (title_before(p, q) && sh.title)
			return;
		score = 0.85;
		if (sh.title && sh.words > 1)
			score = 0.6;
	}
	if (m->flags & NU_MARK_UNCLOSED)
		score -= 0.2;
	by = speaker_of(a, s, p, k);
	a->verb[k].asked = true;
	if (by.guessed)
		score -= 0.05;
	if (!by.value.n)
		score -= 0.3;
	remember(a, s, add(a, m->b, m->e, label, &by, cue_text(p, &a->verb[k]),
	    score));
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

/* ---- clauses without marks ---- */

/* A participle that hangs on the sentence, not on the noun before it. */
static bool
loose(const struct nu_para *p, const struct nu_verb *x)
{
	return x->b == x->lo || p->it[x->b - 1].kind == NU_I_PUNCT ||
	    nu_item_in(p, x->b - 1, "and but") || x->sub.b != NU_NONE ||
	    occasion(p, x->b - 1) || dash(p, x->b - 1);
}

/* ", he said," within a sentence: what stands before goes on after it. *more
 * is what follows, when both are clauses of their own. */
static struct nu_np
around(const struct nu_attrib *a, const struct nu_para *p, size_t nth,
    struct nu_np before, struct nu_np *more)
{
	const struct nu_verb *x = &a->verb[nth];
	int i = x->after ? x->sub.e : x->e, e, b = x->lo;
	int s = x->after || x->kind == ACCORDING ? x->b : x->sub.b;

	/* "If they win, he said, they will" is one. */
	if (before.b != NU_NONE && nu_item_in(p, before.b, "if when though "
	    "although while because after before unless even since as what "
	    "how why where who"))
		before.b = NU_NONE;
	*more = (struct nu_np){ NU_NONE, NU_NONE };
	if (x->kind == ING || x->kind == ACCORDING || x->negated ||
	    s <= x->lo || !nu_item_comma(p, s - 1) ||
	    !takes(p, x->v, NU_CUE_CLAUSE))
		return before;
	i = skip_told(p, x) > i && !x->after ? skip_told(p, x) : i;
	i = skip_circumstance(p, i, x->hi);
	if (!nu_item_comma(p, i) || i + 2 >= x->hi)
		return before;
	i++;
	e = clause_end(a, p, nth, i);
	if (before.b == NU_NONE) {	/* "The museum, he said, would" */
		bool verb = false;

		for (int k = i; k < e; k++)
			verb |= p->it[k].kind == NU_I_WORD &&
			    nu_item_finite(&p->it[k]);
		for (int k = b; k < s; k++)
			if (p->it[k].kind == NU_I_QUOTE || punct(p, k, ";"))
				b = k + 1;
		b = skip_dateline(p, b, s);
		if (nu_item_in(p, b, "and but"))
			b++;
		if (!verb || b >= s - 1)
			return before;
		/* "charged after, police say, he used": what he did */
		if (nu_item_in(p, s - 2, "and but after before that because "
		    "when while if as until"))
			b = i;
		return (struct nu_np){ b, e };
	}
	if (nu_item_in(p, i, "and but") && has_finite(p, i + 1, e))
		*more = (struct nu_np){ i + 1, e };
	return before;
}

static void
indirect(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    size_t nth)
{
	struct nu_verb *x = &a->verb[nth];
	struct nu_np c = x->clause, more = { NU_NONE, NU_NONE };
	struct nu_speaker by;
	double score = 0.5 + 0.04 * p->it[x->v].cue.sure;
	bool before = false;

	if (c.b == NU_NONE) {
		c = clause_before(p, x);
		c = around(a, p, nth, c, &more);
		before = true;
	}
	if (c.b == NU_NONE) {
		c = object(a, p, nth);
		before = false;
		score = 0.45;
	}
	if (c.b == NU_NONE || (has_quote(p, c.b, c.e) && !p->heading) ||
	    takes(p, x->v, NU_CUE_MANNER))
		return;
	if (x->kind == ING && !loose(p, x) &&
	    !(nu_slice_is(p->it[x->v].cue.lemma, "say") && !before))
		return;
	if (takes(p, x->v, NU_CUE_BELIEF)) {
		/* "She thinks" is told; "she thought" mostly narrated. */
		if (within_clause(a, nth) || !(p->it[x->v].cue.forms &
		    (NU_CUE_THIRD | NU_CUE_BASE)))
			return;
		score = 0.5;
	}
	if (nu_item_is(p, c.b, "to") && within_clause(a, nth))
		return;
	by = speaker_of(a, s, p, nth);
	if (!by.value.n) {
		if (!before && x->sub.b == NU_NONE)
			return;
		score -= 0.2;
	}
	if (by.guessed)
		score -= 0.05;
	add(a, p->it[c.b].b, p->it[c.e - 1].e, NU_INDIRECT, &by,
	    cue_text(p, x), score);
	/* "that X and that Y" */
	for (int i = c.e, e, n = 0; !before && n < 4; i = e, n++) {
		while (i < x->hi && nu_item_comma(p, i))
			i++;
		if (!nu_item_in(p, i, "and but") || !nu_item_is(p, i + 1,
		    "that"))
			break;
		e = clause_end(a, p, nth, i + 2);
		if (e > i + 3 && !has_quote(p, i + 2, e))
			add(a, p->it[i + 2].b, p->it[e - 1].e, NU_INDIRECT,
			    &by, cue_text(p, x), score);
		if (e <= i + 3)
			break;
	}
	if (more.b != NU_NONE && !has_quote(p, more.b, more.e))
		add(a, p->it[more.b].b, p->it[more.e - 1].e, NU_INDIRECT, &by,
		    cue_text(p, x), score);
	if (x->kind != ACCORDING && !x->asked)
		remember(a, s, &a->v[a->n - 1]);
}

/* "Poll: voters leave party" */
static void
heading_colon(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	int i, e = (int)p->n;
	struct nu_speaker by;

	for (i = 1; i < e && i < 6; i++)
		if (punct(p, i, ":"))
			break;
	if (i >= e - 3 || !punct(p, i, ":"))
		return;
	for (int k = 0; k < i; k++)
		if (p->it[k].kind == NU_I_WORD && p->it[k].pos != NU_POS_NOUN &&
		    p->it[k].pos != NU_POS_PROPN && p->it[k].pos != NU_POS_ADJ)
			return;
	e = strip_end(p, i + 1, e);
	by = nu_scene_who(s, p, 0, i);
	if (!nu_item_in(p, i - 1, "poll report survey study police") &&
	    by.who == NU_NONE)
		return;
	add(a, p->it[i + 1].b, p->it[e - 1].e, NU_INDIRECT, &by, NU_S(":"),
	    0.5);
}

void
nu_attrib_unit(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	a->n = 0;
	if (!p->n)
		return;
	find_verbs(a, s, p);
	a->alone = nothing_else(p);
	note_subjects(s, p);
	/* In order of the text, so that a pronoun sees who spoke before. */
	for (size_t k = 0, i = 0; i < p->n || k < a->nverb;) {
		if (k < a->nverb && (i >= p->n || a->verb[k].v <= (int)i)) {
			indirect(a, s, p, k++);
			continue;
		}
		if (p->it[i].kind == NU_I_QUOTE)
			marked(a, s, p, (int)i);
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
	a->topic = (struct nu_speaker){ .who = NU_NONE, .phrase = NU_NONE };
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
	a->topic = (struct nu_speaker){ .who = NU_NONE, .phrase = NU_NONE };
	if (p->nsent)
		a->topic = nu_scene_topic(s, p, p->sent[p->nsent - 1].b,
		    p->sent[p->nsent - 1].e);
}

void
nu_attrib_free(struct nu_attrib *a)
{
	free(a->v);
	free(a->verb);
	*a = (struct nu_attrib){ 0 };
}
