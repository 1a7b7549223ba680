#include "quote/clause.h"

/* "he never considered": a participle by its tag, but with a subject before it
 * and no auxiliary. */
static bool
past_like(const struct nu_para *p, int b, int i, bool any)
{
	if (p->it[i].pos != NU_POS_VERB || p->it[i].form != NU_FORM_PPART)
		return false;
	for (i--; i > b && p->it[i].pos == NU_POS_ADV; i--)
		;
	return i >= b && (p->it[i].form == NU_FORM_PLURAL ||
	    (any && (p->it[i].pos == NU_POS_NOUN ||
	    p->it[i].pos == NU_POS_NUM)) ||
	    nu_item_in(p, i, "he she it they we i who") ||
	    p->it[i].kind == NU_I_NAME);
}

/* Whether items [b, e) have a main verb with something before it that could be
 * its subject; verbs of relative and other clauses within do not count. With
 * tight, it must come before the first comma; with any, a participle after a
 * noun will do. */
static bool
main_verb(const struct nu_para *p, int b, int e, bool tight, bool any)
{
	bool noun = false, inner = false;
	int commas = 0;

	for (int i = b; i < e; i++) {
		const struct nu_item *k = &p->it[i];

		commas += nu_item_comma(p, i);
		if (tight && commas)
			return false;
		/* Most words: no list needs to be looked at. */
		if (k->pos == NU_POS_NOUN || k->pos == NU_POS_PROPN) {
			noun = true;
			continue;
		}
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
		    past_like(p, b, i, any))) {
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

bool
nu_clause_finite(const struct nu_para *p, int b, int e)
{
	return main_verb(p, b, e, false, false);
}

bool
nu_has_quote(const struct nu_para *p, int b, int e)
{
	for (int i = b; i < e; i++)
		if (p->it[i].kind == NU_I_QUOTE)
			return true;
	return false;
}

/* Past the final stop. */
int
nu_strip_end(const struct nu_para *p, int b, int e)
{
	while (e > b && (nu_item_dash(p, e - 1) ||
	    (p->it[e - 1].kind == NU_I_PUNCT &&
	    !nu_item_punct(p, e - 1, ")]%$'"))))
		e--;
	return e;
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
		if (nu_item_noun(p, k, NU_N_OCCASION)) {
			/* No further than the noun, unless more hangs on it. */
			int t = k + 1;

			while (t < e && nu_item_noun(p, t, NU_N_OCCASION))
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

/* Past "for weeks", "for the past two years". */
static int
skip_duration(const struct nu_para *p, int i, int hi)
{
	int e = nu_item_is(p, i, "for") ?
	    nu_np_end(p, i + 1, i + 6 < hi ? i + 6 : hi) : i;

	return e > i + 1 && nu_item_noun(p, e - 1, NU_N_TIME) &&
	    p->it[e - 1].form == NU_FORM_PLURAL ? e : i;
}

static int
skip_circumstance(const struct nu_para *p, int i, int hi)
{
	for (int was = -1; was != i && i < hi;) {
		was = i;
		i = nu_time_end(p, i, hi);
		i = skip_occasion(p, i, hi);
		i = skip_duration(p, i, hi);
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
	return i >= hi - 1 || nu_item_punct(p, i, ",.");
}

/* A cue that takes up the speech of the one before: "and noted", "but
 * cautioned"; not any verb of what is reported. */
static bool
takes_up(const struct nu_verbs *a, const struct nu_para *p, size_t k)
{
	const struct nu_verb *y = &a->v[k];

	return p->it[y->v].cue.sure >= 6 || (p->it[y->v].cue.sure >= 4 &&
	    (y->clause.b != NU_NONE || nu_has_quote(p, y->e, y->hi)));
}

/* "as Hill noted": what is noted is the main clause. */
static bool
as_said(const struct nu_para *p, const struct nu_verb *x)
{
	return x->kind == NU_V_FINITE && !x->after && x->sub.b > x->lo &&
	    nu_item_is(p, x->sub.b - 1, "as") &&
	    nu_verb_takes(p, x->v, NU_CUE_CLAUSE);
}

/* A phrase at i and its verb. */
static bool
sentence_at(const struct nu_para *p, int i, int e)
{
	int s = nu_np_end(p, i, e);

	return s > i && s < e && nu_item_finite(&p->it[s]);
}

/* The cue is in a clause that the main one follows: "While his aides say so,
 * he left", "years after he said so, they won". */
static bool
main_follows(const struct nu_para *p, const struct nu_verb *x)
{
	static const char first[] = "while after when although though as "
	    "before since";

	/* "Noting that it rained, he left" */
	if (x->kind == NU_V_ING)
		return x->b == x->lo;
	return x->lo < x->sub.b && !x->after && (nu_item_in(p, x->lo, first) ||
	    nu_item_in(p, x->sub.b - 1, first));
}

/* Whether the clause that begins at b ends before item i. */
static bool
breaks(const struct nu_para *p, const struct nu_verb *x, int b, int i, int e)
{
	bool and = nu_item_in(p, i, "and but");

	if (nu_item_punct(p, i, ";") || (and && nu_item_is(p, i + 1, "that")))
		return true;
	/* "it would be worse — and he noted" */
	if (nu_item_dash(p, i))
		return i > b + 2 && nu_item_in(p, i + 1, "and but") &&
		    nu_clause_finite(p, b, i);
	/* "to keep it legal and celebrated": what else the subject did */
	if (and && i + 1 < e && p->it[i + 1].pos == NU_POS_VERB &&
	    (p->it[i + 1].form == NU_FORM_PAST ||
	    p->it[i + 1].form == NU_FORM_PRES3))
		return i > b + 1 && !nu_clause_finite(p, b, i);
	if (!nu_item_comma(p, i) || i + 1 >= e)
		return false;
	if (i > b + 2 && main_follows(p, x) && sentence_at(p, i + 1, e))
		return true;
	/* "Hill, who said it was over, left" */
	if (nu_item_is(p, x->b - 1, "who") && nu_item_comma(p, x->b - 2) &&
	    nu_item_finite(&p->it[i + 1]))
		return true;
	/* "would win, compared with 30 percent for Hill" */
	if (nu_item_is(p, i + 1, "compared") &&
	    nu_item_in(p, i + 2, "with to"))
		return true;
	/* ", and Japan sent": a sentence of its own */
	if (i > b + 1 && nu_item_in(p, i + 1, "and but")) {
		int s = nu_np_end(p, i + 2, e);

		return (s > i + 2 || nu_item_is(p, i + 1, "but")) &&
		    s < e && nu_item_finite(&p->it[s]) &&
		    nu_clause_finite(p, b, i);
	}
	return false;
}

/* Where the reported clause that begins at b ends: at the next cue that the
 * same speaker takes up, at another attribution, at a semicolon. */
int
nu_clause_end(const struct nu_verbs *a, const struct nu_para *p, size_t nth,
    int b)
{
	const struct nu_verb *x = &a->v[nth];
	int e = x->hi;

	for (int i = b; i < e; i++)
		if (breaks(p, x, b, i, e))
			e = i;
	for (size_t k = nth + 1; k < a->n && a->v[k].v < e; k++) {
		const struct nu_verb *y = &a->v[k];
		bool led = y->sub.b != NU_NONE && !y->after;
		int at = y->b, s = y->sub.b;

		if (at <= b)
			continue;
		if (y->kind == NU_V_ACCORDING) {
			e = at;
			break;
		}
		if (y->weak)
			continue;
		if (((y->kind == NU_V_ING && nu_item_comma(p, at - 1)) ||
		    (s == NU_NONE && nu_item_in(p, at - 1, "and but"))) &&
		    takes_up(a, p, k)) {
			e = at - 1;
			break;
		}
		/* "said it was over and Japan accused": another's speech */
		if (led && s - 1 > b && nu_item_in(p, s - 1, "and but") &&
		    p->it[y->v].cue.sure >= 4 &&
		    nu_clause_finite(p, b, s - 1)) {
			e = s - 1;
			break;
		}
		/* ", though she said" */
		if (led && s - 2 > b && nu_item_comma(p, s - 2) &&
		    nu_item_in(p, s - 1, "though although but and while")) {
			e = s - 2;
			break;
		}
		/* ", he said" closes the clause of an outer "said". */
		if (led && nu_item_comma(p, s - 1) && y->clause.b == NU_NONE &&
		    ends_there(p, y->e, x->hi)) {
			e = s - 1;
			break;
		}
	}
	return nu_strip_end(p, b, e);
}

/* Past what may stand between the cue and "that": who was told, where, when. */
static int
skip_told(const struct nu_para *p, const struct nu_verb *x)
{
	int i = x->e, e;

	if (nu_verb_takes(p, x->v, NU_CUE_PERSON)) {
		e = nu_np_end(p, i, x->hi);
		if (nu_item_in(p, i, "him her them us me you reporters"))
			e = i + 1;
		i = e;
	} else if (nu_item_is(p, i, "to") && i + 1 < x->hi &&
	    !nu_verb_takes(p, x->v, NU_CUE_TO) &&
	    p->it[i + 1].form != NU_FORM_BASE) {
		e = nu_np_end(p, i + 1, x->hi);
		if (e > i + 1)
			i = e;
	}
	return i;
}

/* "which he said were", "a decision they say allowed it": what item b begins
 * lacks its subject, which stands before the cue's. */
static bool
lacks_subject(const struct nu_para *p, const struct nu_verb *x, int b)
{
	int k = x->sub.b - 1;

	return x->sub.b != NU_NONE && !x->after && k >= x->lo &&
	    nu_item_finite(&p->it[b]) && !p->it[b].cue.lemma.n &&
	    nu_verb_takes(p, x->v, NU_CUE_CLAUSE) &&
	    (nu_item_in(p, k, "which who what that") ||
	    (p->it[k].kind == NU_I_WORD && nu_item_nominal(&p->it[k]) &&
	    p->it[x->v].cue.sure >= 6));
}

/* "According to S, clause." */
static struct nu_np
after_according(const struct nu_verbs *a, const struct nu_para *p, size_t nth)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->v[nth];
	int i, e;

	if (x->sub.b == NU_NONE || x->v > x->lo + 2)
		return none;
	i = nu_item_comma_from(p, x->sub.e, x->hi) + 1;
	/* "According to the Courier, which knows, he" */
	if (nu_item_in(p, i, "which who whose"))
		i = nu_item_comma_from(p, i, x->hi) + 1;
	if (i >= x->hi)
		return none;
	e = nu_clause_end(a, p, nth, i);
	return e > i + 2 ? (struct nu_np){ i, e } : none;
}

/* "As Hill noted in March, clause." */
static struct nu_np
after_as(const struct nu_para *p, const struct nu_verb *x)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int b = skip_circumstance(p, x->e, x->hi) + 1, e;

	if (x->sub.b > x->lo + 2 || !nu_item_comma(p, b - 1) || b + 1 >= x->hi)
		return none;
	e = nu_strip_end(p, b, x->hi);
	return nu_has_quote(p, b, e) || !nu_clause_finite(p, b, e) ? none :
	    (struct nu_np){ b, e };
}

/* The clause that follows the cue, in items; b is NU_NONE when none does. */
struct nu_np
nu_clause_after(const struct nu_verbs *a, const struct nu_para *p, size_t nth)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->v[nth];
	int i, k, b, e;
	bool wh, that = false;

	if (x->weak)
		return none;
	if (x->kind == NU_V_ACCORDING)
		return after_according(a, p, nth);
	if (x->after)
		return none;
	if (as_said(p, x))
		return after_as(p, x);
	i = skip_told(p, x);
	if (nu_verb_takes(p, x->v, NU_CUE_PERSON)) {
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
	}
	/* "that" within reach, with no clause of another between. */
	for (k = i; k < x->hi && k < i + 25; k++) {
		/* "keeps the image of a leader that": the object's, not its */
		if (k == i && !nu_verb_takes(p, x->v, NU_CUE_PERSON) &&
		    !nu_item_is(p, k, "that") &&
		    nu_np_end(p, i, x->hi) > i &&
		    nu_time_end(p, i, x->hi) == i)
			break;
		if (nu_item_is(p, k, "that") && (p->it[k].pos == NU_POS_SCONJ ||
		    k == i || nu_item_in(p, k + 1, "he she it they there the a "
		    "an his her their its"))) {
			that = k + 1 < x->hi && (p->it[k].pos ==
			    NU_POS_SCONJ || p->it[k + 1].pos != NU_POS_NOUN);
			break;
		}
		if (p->it[k].kind == NU_I_QUOTE || nu_item_finite(&p->it[k]) ||
		    nu_item_punct(p, k, ".;:"))
			break;
		/* "agreed to buy it, a bet that" */
		if ((nu_item_is(p, k, "to") && k + 1 < x->hi &&
		    p->it[k + 1].form == NU_FORM_BASE) ||
		    (nu_item_comma(p, k) && nu_item_in(p, k + 1, "a an the")))
			break;
	}
	if (that && k > i + 1 && nu_item_is(p, k - 1, "so"))
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
	if (!that && nu_verb_takes(p, x->v, NU_CUE_DIRECTS)) {
		struct nu_np d = nu_clause_directive(a, p, nth, i);

		if (d.b != NU_NONE)
			return d;
		if (!nu_verb_takes(p, x->v, NU_CUE_CLAUSE | NU_CUE_WHETHER))
			return none;
	}
	if (!that && b == i && lacks_subject(p, x, b)) {
		e = nu_item_comma_from(p, b, nu_clause_end(a, p, nth, b));
		return e > b + 1 ? (struct nu_np){ b, e } : none;
	}
	/* "said in London", "said before he died": circumstance alone. */
	if (!that && !wh && !(nu_item_is(p, b, "to") && nu_verb_takes(p, x->v,
	    NU_CUE_TO)) && p->it[b].pos != NU_POS_ADV &&
	    !nu_item_in(p, b + 1, "least most") && (b + 1 >= x->hi ||
	    p->it[b + 1].pos != NU_POS_NUM) &&
	    nu_item_in(p, b, "in on at by for with from during "
	    "after before to of about over under through via as because "
	    "since when while until if although though")) {
		k = nu_item_comma_from(p, b + 1, b + 25 < x->hi ? b + 25 :
		    x->hi);
		if (k + 1 >= x->hi || !nu_item_comma(p, k) ||
		    nu_item_in(p, k + 1, "where which who when and but") ||
		    p->it[k + 1].pos == NU_POS_VERB)
			return none;
	}
	if (wh) {
		if (!nu_verb_takes(p, x->v, NU_CUE_WHETHER | NU_CUE_CLAUSE))
			return none;
		if (nu_item_in(p, b, "when where which") && !x->negated &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "ask") &&
		    !nu_slice_is(p->it[x->v].cue.lemma, "wonder"))
			return none;
		if (nu_item_in(p, b, "whether if") && !x->negated)
			b++;
		e = nu_clause_end(a, p, nth, b);
		return e > b + 1 ? (struct nu_np){ b, e } : none;
	}
	if (b == i && nu_verb_takes(p, x->v, NU_CUE_TO) &&
	    (nu_item_is(p, b, "to") || (nu_item_is(p, b, "not") &&
	    nu_item_is(p, b + 1, "to")))) {
		e = nu_clause_end(a, p, nth, b);
		return e > b + 2 ? (struct nu_np){ b, e } : none;
	}
	if (!that && !nu_verb_takes(p, x->v, NU_CUE_CLAUSE) &&
	    !(nu_verb_takes(p, x->v, NU_CUE_PERSON) && i > x->e &&
	    nu_verb_takes(p, x->v, NU_CUE_THAT)))
		return none;
	if (that && !nu_verb_takes(p, x->v, NU_CUE_CLAUSE | NU_CUE_THAT |
	    NU_CUE_QUOTE | NU_CUE_PERSON))
		return none;
	if (!that && (p->it[b].kind == NU_I_PUNCT ||
	    (p->it[b].pos == NU_POS_CCONJ &&
	    !nu_item_in(p, b, "both either neither"))))
		return none;
	e = nu_clause_end(a, p, nth, b);
	if (that ? !any_verb(p, b, e) :
	    !main_verb(p, b, e, p->it[x->v].cue.sure < 6,
	    p->it[x->v].cue.sure >= 8))
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
		if (nu_item_dash(p, i) && i > lo && i + 1 < hi)
			return i + 1;
		/* "SEOUL: " */
		if (nu_item_punct(p, i, ":") && i > lo && i < lo + 4 &&
		    i + 1 < hi)
			return i + 1;
	}
	return lo;
}

/* Where the clause in [b, e), which opens its sentence, begins: past a dateline
 * and a conjunction. */
static int
clause_begin(const struct nu_para *p, int b, int e)
{
	b = skip_dateline(p, b, e);
	return b < e && nu_item_in(p, b, "and but") ? b + 1 : b;
}

/* "charged after, police say, he used": item i, the last before the
 * attribution, begins what goes on after it. */
static bool
left_open(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "and but after before that because when while "
	    "if as until");
}

/* The clause before ", S said" or ", according to S". */
struct nu_np
nu_clause_before(const struct nu_para *p, const struct nu_verb *x)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int b = x->lo, e = nu_verb_begin(x);
	bool comma;

	if (as_said(p, x))
		e--;
	if (x->kind == NU_V_ING || x->weak || x->negated || e <= b)
		return none;
	comma = nu_item_comma(p, e - 1) || nu_item_dash(p, e - 1);
	if ((!comma && x->kind != NU_V_ACCORDING) ||
	    nu_item_relative(p, x->b - 1))
		return none;
	e -= comma;
	if (x->kind != NU_V_ACCORDING) {
		int i = x->after ? x->sub.e : skip_told(p, x);

		if (!nu_verb_takes(p, x->v, NU_CUE_CLAUSE | NU_CUE_QUOTE) ||
		    p->it[x->v].cue.sure < 5)
			return none;
		i = skip_circumstance(p, i, x->hi);
		if (nu_item_punct(p, i, ":") || (i < x->hi && !x->after &&
		    p->it[i].kind != NU_I_PUNCT && !nu_item_dash(p, i) &&
		    p->it[i].pos != NU_POS_ADP && p->it[i].pos !=
		    NU_POS_CCONJ && p->it[i].pos != NU_POS_ADV &&
		    p->it[i].pos != NU_POS_SCONJ))
			return none;
	}
	if (nu_item_in(p, b, "asked pressed told when") &&
	    x->kind != NU_V_ACCORDING)
		return none;
	for (int i = b; i < e; i++)
		if (nu_item_punct(p, i, ";") || (p->it[i].kind == NU_I_QUOTE &&
		    p->it[i].sent != p->it[x->v].sent))
			b = i + 1;
	b = clause_begin(p, b, e);
	if (b < e && left_open(p, e - 1))
		return none;
	if (!nu_clause_finite(p, b, e) && !(p->it[x->v].cue.sure >= 8 &&
	    comma && e - b >= 5 && any_verb(p, b, e)))
		return none;
	return (struct nu_np){ b, e };
}

/* ", he said," within a sentence: what stands before goes on after it, which
 * is *more then. */
struct nu_np
nu_clause_around(const struct nu_verbs *a, const struct nu_para *p, size_t nth,
    struct nu_np before, struct nu_np *more)
{
	const struct nu_verb *x = &a->v[nth];
	bool source = x->kind == NU_V_ACCORDING;
	int i = source ? x->full : x->after ? x->sub.e : x->e, e, b = x->lo;
	int s = nu_verb_begin(x);

	*more = (struct nu_np){ NU_NONE, NU_NONE };
	if (x->kind == NU_V_ING || x->negated || as_said(p, x) ||
	    s <= x->lo || !nu_item_comma(p, s - 1) ||
	    (!source && !nu_verb_takes(p, x->v, NU_CUE_CLAUSE)))
		return before;
	if (!source && !x->after && skip_told(p, x) > i)
		i = skip_told(p, x);
	i = skip_circumstance(p, i, x->hi);
	if (!nu_item_comma(p, i) || i + 2 >= x->hi)
		return before;
	i++;
	e = nu_clause_end(a, p, nth, i);
	/* "If they win, he said, they will" is one. */
	if (before.b != NU_NONE && nu_item_in(p, before.b, "if when though "
	    "although while because after before unless even since as what "
	    "how why where who"))
		before.b = NU_NONE;
	if (before.b == NU_NONE) {	/* "The museum, he said, would" */
		bool verb = false;

		for (int k = i; k < e; k++)
			verb |= p->it[k].kind == NU_I_WORD &&
			    (p->it[k].pos == NU_POS_VERB ||
			    p->it[k].pos == NU_POS_AUX) &&
			    p->it[k].form != NU_FORM_GERUND;
		for (int k = b; k < s; k++)
			if (p->it[k].kind == NU_I_QUOTE ||
			    nu_item_punct(p, k, ";"))
				b = k + 1;
		b = clause_begin(p, b, s);
		if (!verb || b >= s - 1)
			return before;
		if (left_open(p, s - 2))	/* what he did is told */
			return (struct nu_np){ i, e };
		*more = (struct nu_np){ i, e };
		return (struct nu_np){ b, nu_strip_end(p, b, s - 1) };
	}
	if (nu_item_in(p, i, "and but") && nu_clause_finite(p, i + 1, e))
		*more = (struct nu_np){ i + 1, e };
	return before;
}
