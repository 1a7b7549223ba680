#include "quote/verb.h"

#include <stdlib.h>

#include "quote/clause.h"

bool
nu_verb_takes(const struct nu_para *p, int i, unsigned what)
{
	return p->it[i].cue.takes & what;
}

static bool
be(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "is was are were be been being 's ’s get "
	    "gets got");
}

/* The verb's own sentence: items [*lo, *hi), no further than NU_REACH. */
void
nu_verb_sentence(const struct nu_para *p, int v, int *lo, int *hi)
{
	uint32_t s = p->it[v].sent;

	for (*lo = v; *lo > 0 && *lo > v - NU_REACH &&
	    p->it[*lo - 1].sent2 >= s; --*lo)
		;
	for (*hi = v + 1; *hi < (int)p->n && *hi < v + NU_REACH &&
	    p->it[*hi].sent <= s; ++*hi)
		;
}

/* "q," the article read: nothing but a noun phrase between the marks and the
 * word at i, which is taken for one more noun. */
static bool
closes_quotation(const struct nu_para *p, int i)
{
	int b = i - 1;

	while (b > 0 && b > i - 8 && (nu_item_nominal(&p->it[b]) ||
	    p->it[b].pos == NU_POS_ADJ || p->it[b].pos == NU_POS_DET))
		b--;
	return b >= 0 && b < i - 1 && p->it[b].kind == NU_I_QUOTE;
}

/* Whether the word at i, in the list, is a verb of saying here. */
static bool
is_cue(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];
	unsigned sure = k->cue.sure;
	bool bare = (p->heading || k->pos == NU_POS_X) && sure >= 6;

	if (!k->cue.lemma.n || (i > 0 && nu_item_is(p, i - 1, "-") &&
	    !(k->flags & NU_TF_SPACE)))
		return false;	/* "so-called" */
	if (nu_verb_takes(p, i, NU_CUE_PREPOSITION))
		return nu_item_is(p, i + 1, "to");
	if (k->pos == NU_POS_VERB)
		return true;
	if (k->pos == NU_POS_AUX)
		return false;
	if (i > 0 && !nu_item_in(p, i - 1, "another") &&
	    (p->it[i - 1].pos == NU_POS_DET || p->it[i - 1].pos == NU_POS_ADJ))
		return false;	/* a noun */
	if (!(k->cue.forms & (NU_CUE_PAST | NU_CUE_THIRD)))
		return bare && k->cue.forms & NU_CUE_ING;
	if (sure >= 4 && nu_item_punct(p, i + 1, ",.") &&
	    closes_quotation(p, i))
		return true;
	if (sure >= 8)
		return true;
	/* Taken for a noun: ", Ruiz argues,". */
	if (sure >= 6 && nu_item_punct(p, i + 1, ",.") && i > 1 &&
	    (p->it[i - 1].kind == NU_I_NAME ||
	    p->it[i - 1].pos == NU_POS_PROPN) && (nu_item_comma(p, i - 2) ||
	    nu_item_in(p, i - 2, "mr. mrs. ms. dr.")))
		return true;
	/* Taken for a noun: "Pomelo claims it will". */
	if (sure >= 5 && i > 0 &&
	    nu_item_in(p, i + 1, "that it he she they there") &&
	    (p->it[i - 1].kind == NU_I_NAME ||
	    p->it[i - 1].pos == NU_POS_NOUN ||
	    p->it[i - 1].pos == NU_POS_PROPN ||
	    p->it[i - 1].pos == NU_POS_CCONJ ||
	    p->it[i - 1].pos == NU_POS_PRON))
		return true;
	return bare;
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
	bool be_aux = false, any = false;

	x->b = x->v;
	x->e = x->v + 1;
	if (nu_item_is(p, x->e, "it") && nu_slice_is(p->it[x->v].cue.lemma,
	    "put"))
		x->e++;		/* "as he put it" */
	if (nu_verb_takes(p, x->v, NU_CUE_PREPOSITION)) {
		x->kind = NU_V_ACCORDING;
		x->e = x->v + 2;
		return true;
	}
	if (nu_item_in(p, x->e, "out back") && nu_item_in(p, x->v, "pointed "
	    "points point pointing shot cried called hit shoots"))
		x->e++;
	else if (nu_slice_is(p->it[x->v].cue.lemma, "point") ||
	    nu_slice_is(p->it[x->v].cue.lemma, "shoot"))
		return false;
	while (i - 1 >= x->lo && (nu_item_aux(p, i - 1) ||
	    p->it[i - 1].pos == NU_POS_ADV || nu_item_in(p, i - 1, "not n't "
	    "n’t also then"))) {
		i--;
		if (nu_item_aux(p, i)) {
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
			x->kind = NU_V_ING;
			x->weak = true;
			x->b = i - 1;
			return true;
		}
		x->negated |= neg;
		x->b = i - 2;
		if (nu_item_is(p, i - 2, "on") && i - 3 >= x->lo)
			x->b--;
		while (x->b - 1 >= x->lo && (nu_item_aux(p, x->b - 1) ||
		    p->it[x->b - 1].pos == NU_POS_ADV))
			x->b--;
		return true;
	}
	x->b = i;
	if (p->it[x->v].cue.forms & NU_CUE_ING && !be_aux) {
		x->kind = NU_V_ING;
		return true;
	}
	if (be_aux && !(p->it[x->v].cue.forms & NU_CUE_ING) &&
	    (form == NU_FORM_PPART || form == NU_FORM_PAST))
		return false;	/* passive */
	return any || form != NU_FORM_PPART || !nu_item_is(p, x->e, "by");
}

/* The subject of verb nth, by the phrases beside it, or NU_NONE. */
static void
find_subject(struct nu_verbs *a, const struct nu_cast *c,
    const struct nu_para *p, size_t nth)
{
	struct nu_verb *x = &a->v[nth];
	bool inverts, quoted;

	x->sub = (struct nu_np){ NU_NONE, NU_NONE };
	if (x->kind == NU_V_ACCORDING) {
		int e = nu_np_end(p, x->e, x->hi);

		if (e > x->e)
			x->sub = (struct nu_np){ x->e, e };
		return;
	}
	if (x->kind == NU_V_ING) {
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
	quoted = x->v > x->lo && p->it[x->v - 1].kind == NU_I_QUOTE;
	inverts = x->b == x->v && !nu_slice_is(p->it[x->v].cue.lemma,
	    "tell") && nu_verb_takes(p, x->v, NU_CUE_QUOTE | NU_CUE_CLAUSE) &&
	    (x->v == x->lo || quoted || nu_item_comma(p, x->v - 1) ||
	    nu_item_dash(p, x->v - 1));
	if (inverts) {
		struct nu_np after = nu_subject_after(p, x->e, x->hi, quoted);

		/* "Hill, a doctor, said Monday": only with nobody before, or
		 * right after the marks. */
		if (after.b != NU_NONE && (x->v == x->lo || quoted ||
		    (x->v - 2 >= x->lo && p->it[x->v - 2].kind == NU_I_QUOTE) ||
		    nu_subject_before(p, c, x->b, x->lo).b == NU_NONE ||
		    nu_item_punct(p, after.e, ".,") || after.e >= x->hi)) {
			x->sub = after;
			x->after = true;
			/* "said the Ghanaian, Kwabena Asante," and "said a
			 * lawyer, Ann Lee of Lee & Hill" */
			if (nu_item_comma(p, after.e) && after.e + 1 < x->hi &&
			    nu_item_person(p, c, after.e + 1) &&
			    p->it[after.e - 1].kind != NU_I_NAME &&
			    (after.e + 2 >= x->hi ||
			    nu_item_punct(p, after.e + 2, ",.") ||
			    nu_item_joins(p, after.e + 2)))
				x->sub = (struct nu_np){ after.e + 1,
				    after.e + 2 };
			return;
		}
	}
	x->sub = nu_subject_before(p, c, x->b, x->lo);
	if (x->sub.b != NU_NONE && nu_item_in(p, x->b - 1, "and or but"))
		x->sub.b = NU_NONE;
}

/* What hangs on the subject: to the right up to the next punctuation, to the
 * left of the verb all that stands between. */
static void
find_full(const struct nu_para *p, struct nu_verb *x)
{
	bool before = !x->after && x->kind != NU_V_ACCORDING;

	x->full = x->sub.e;
	if (x->sub.b == NU_NONE || x->kind == NU_V_ING || (before &&
	    (x->sub.e >= x->b || nu_item_relative(p, x->b - 1))))
		return;
	x->full = nu_np_full(p, x->sub.e, before ? x->b : x->hi);
	if (before && x->full < x->b)
		x->full = x->sub.e;
}

void
nu_verbs_find(struct nu_verbs *a, const struct nu_cast *c,
    const struct nu_para *p)
{
	a->n = 0;
	for (int i = 0; i < (int)p->n; i++) {
		struct nu_verb x = { .v = i, .by = NU_NONE };

		if (p->it[i].kind != NU_I_WORD || !is_cue(p, i))
			continue;
		nu_verb_sentence(p, i, &x.lo, &x.hi);
		if (!chain(p, &x))
			continue;
		x.clause = (struct nu_np){ NU_NONE, NU_NONE };
		NU_GROW(a->v, a->n, a->cap);
		a->v[a->n++] = x;
	}
	for (size_t k = 0; k < a->n; k++) {
		find_subject(a, c, p, k);
		find_full(p, &a->v[k]);
	}
	for (size_t k = a->n; k-- > 0;)
		a->v[k].clause = nu_clause_after(a, p, k);
}

struct nu_slice
nu_verb_text(const struct nu_para *p, const struct nu_verb *x)
{
	int b = x->kind == NU_V_ACCORDING || !x->negated ? x->v : x->b;

	return nu_slice(p->v.text.p + p->it[b].b,
	    p->it[x->e - 1].e - p->it[b].b);
}

size_t
nu_verb_outer(const struct nu_verbs *a, size_t nth)
{
	int v = a->v[nth].v;

	for (size_t k = nth; k-- > 0 && a->v[k].v > v - NU_REACH;)
		if (a->v[k].clause.b != NU_NONE && v >= a->v[k].clause.b &&
		    v < a->v[k].clause.e)
			return k;
	return nth;
}

int
nu_verb_begin(const struct nu_verb *x)
{
	return x->after || x->kind == NU_V_ACCORDING ? x->b : x->sub.b;
}

/* The first cue at item i or after. */
size_t
nu_verbs_from(const struct nu_verbs *a, int i)
{
	size_t lo = 0, hi = a->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (a->v[mid].v < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
