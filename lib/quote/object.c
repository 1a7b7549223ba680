#include "quote/clause.h"

/* "urged both sides to show restraint": the object and what it is to do;
 * after "told" and "warned" what it is to do. */
struct nu_np
nu_clause_directive(const struct nu_verbs *a, const struct nu_para *p,
    size_t nth, int i)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->v[nth];
	bool person = nu_verb_takes(p, x->v, NU_CUE_PERSON) &&
	    !nu_slice_is(p->it[x->v].cue.lemma, "ask");
	int b = person ? i : x->e, to, e;

	if (nu_slice_is(p->it[x->v].cue.lemma, "call")) {
		if (!nu_item_in(p, i, "on upon"))
			return none;
		b = i + 1;
	}
	to = person ? b : nu_item_in(p, b, "him her them us me it") ? b + 1 :
	    nu_np_end(p, b, x->hi);
	if (!person && to == b)
		return none;
	if (nu_item_is(p, to, "not"))
		to++;
	if (!nu_item_is(p, to, "to") || to + 1 >= x->hi ||
	    p->it[to + 1].pos != NU_POS_VERB)
		return none;
	if (person)
		b = nu_item_is(p, to - 1, "not") ? to - 1 : to;
	e = nu_clause_end(a, p, nth, b);
	return e > b + 1 ? (struct nu_np){ b, e } : none;
}

/* What the verb's object reports: "called for a new vote", "accused them of
 * lying", "proposed raising the tax". */
struct nu_np
nu_clause_object(const struct nu_verbs *a, const struct nu_para *p, size_t nth)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	const struct nu_verb *x = &a->v[nth];
	int i = x->e, e, b;

	if (!nu_verb_takes(p, x->v, NU_CUE_OBJECT) || x->weak ||
	    x->unreal || x->negated ||
	    x->after || i + 1 >= x->hi)
		return none;
	if (nu_slice_is(p->it[x->v].cue.lemma, "call")) {
		i = nu_time_end(p, i, x->hi);
		if (!nu_item_is(p, i, "for"))
			return none;
		e = nu_clause_end(a, p, nth, ++i);
		return e > i + 1 ? (struct nu_np){ i, e } : none;
	}
	b = i;
	e = nu_np_end(p, i, x->hi);
	if (nu_item_in(p, i, "him her them it"))
		e = i + 1;
	if (e == i && p->it[i].form != NU_FORM_GERUND)
		return none;
	e = nu_item_comma_from(p, b, nu_clause_end(a, p, nth, b));
	e = nu_strip_end(p, b, e);
	if (p->it[b].pos == NU_POS_NUM)
		return none;
	/* "blamed them for", "accused them of": what for must be told. */
	if (nu_verb_takes(p, x->v, NU_CUE_NAMING)) {
		for (i = b + 1; i < e &&
		    !nu_item_in(p, i, "for of as over"); i++)
			;
		if (i >= e)
			return none;
	}
	return e > b + 1 ? (struct nu_np){ b, e } : none;
}
