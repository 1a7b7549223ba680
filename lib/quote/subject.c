#include "quote/subject.h"

enum { LONGEST_ASIDE = 40 };	/* items */

/* The comma before i that is not further left than lo, with no quotation
 * between; NU_NONE when there is none. */
static int
comma_before(const struct nu_para *p, int i, int lo)
{
	for (; i >= lo; i--) {
		if (nu_item_comma(p, i))
			return i;
		if (p->it[i].kind == NU_I_QUOTE && i > lo &&
		    p->it[i].e - p->it[i].b > 40)
			return NU_NONE;
		if (nu_item_punct(p, i, ";:"))
			return NU_NONE;
	}
	return NU_NONE;
}

/* What "who" at w stands for. */
static struct nu_np
antecedent(const struct nu_para *p, const struct nu_cast *c, int w, int lo)
{
	int e = w;
	struct nu_np np;

	if (nu_item_in(p, e - 1, "of some all most many both") && e - 2 > lo)
		e -= 2;		/* "some of whom" */
	if (nu_item_comma(p, e - 1) || nu_item_dash(p, e - 1))
		e--;
	/* "Hill, 64, who": past the age. */
	while (e - 2 > lo && p->it[e - 1].pos == NU_POS_NUM &&
	    nu_item_comma(p, e - 2))
		e -= 2;
	np = nu_np_before(p, e, lo);
	if (np.b == NU_NONE)
		return np;
	/* "Hill, a doctor who" */
	if (nu_item_is(p, w, "who") && np.b - 2 >= lo &&
	    nu_item_in(p, np.b, "a an the") && nu_item_comma(p, np.b - 1) &&
	    nu_item_person(p, c, np.b - 2))
		return (struct nu_np){ np.b - 2, np.b - 1 };
	if (nu_item_person(p, c, e - 1) && nu_item_is(p, w, "who"))
		np.b = e - 1;
	/* "calls from a man who": the man */
	else if (nu_item_is(p, w, "who"))
		for (int j = e - 2; j > np.b; j--)
			if (nu_item_joins(p, j)) {
				if (nu_item_person_word(p, e - 1))
					np.b = j + 1;
				break;
			}
	return np;
}

/* What an appositive or a clause put in between may begin with. */
static bool
put_in(const struct nu_para *p, int b, int e)
{
	const struct nu_item *k = &p->it[b];

	if (b >= e)
		return false;
	if (nu_item_in(p, b, "who which whose whom where"))
		return true;
	if (k->pos == NU_POS_NUM || k->pos == NU_POS_DET ||
	    k->pos == NU_POS_ADP || k->pos == NU_POS_ADV ||
	    nu_item_whose(p, b))
		return true;
	if (k->pos == NU_POS_VERB)
		return k->form == NU_FORM_PPART || k->form == NU_FORM_GERUND ||
		    k->form == NU_FORM_PAST;
	return nu_item_nominal(k) || k->pos == NU_POS_ADJ;
}

/* Left of a phrase that ends at i: the verb that a relative clause or a
 * participle has there, or NU_NONE. */
static int
verb_left(const struct nu_para *p, int i, int lo)
{
	while (i > lo && (nu_item_nominal(&p->it[i]) ||
	    p->it[i].pos == NU_POS_ADJ ||
	    p->it[i].pos == NU_POS_DET || p->it[i].pos == NU_POS_ADV ||
	    p->it[i].pos == NU_POS_ADP || p->it[i].pos == NU_POS_PART ||
	    nu_item_whose(p, i) || (p->it[i].pos == NU_POS_PRON &&
	    !nu_item_relative(p, i))) &&
	    p->it[i].kind != NU_I_QUOTE)
		i--;
	return i > lo && (p->it[i].pos == NU_POS_VERB ||
	    p->it[i].pos == NU_POS_AUX) ? i : NU_NONE;
}

/* The phrase that ends before e, with what hangs on its noun: "A man who was
 * let go Wednesday", "residents living in the village" give the man, the
 * residents. */
static struct nu_np
whole_np(const struct nu_para *p, const struct nu_cast *c, int e, int lo)
{
	struct nu_np np = nu_np_before(p, e, lo), outer;
	int t = verb_left(p, np.b == NU_NONE ? e - 1 : np.b - 1, lo);

	if (t == NU_NONE)
		return np;
	for (int w = t, n = 0; w > lo && n < 20; w--, n++) {
		if (p->it[w].kind == NU_I_QUOTE || nu_item_comma(p, w))
			break;
		if (nu_item_relative(p, w) &&
		    !nu_item_comma(p, w - 1) &&
		    (nu_item_nominal(&p->it[w - 1]) ||
		    p->it[w - 1].pos == NU_POS_PRON))
			return antecedent(p, c, w, lo);
	}
	if (p->it[t].form == NU_FORM_PPART || p->it[t].form == NU_FORM_GERUND) {
		while (t > lo && p->it[t - 1].pos == NU_POS_ADV)
			t--;
		outer = nu_np_before(p, t, lo);
		if (outer.b != NU_NONE)
			return outer;
	}
	return np;
}

/* Items [b, e) are all words that may stand before a name: "Gov.". */
static bool
titles(const struct nu_para *p, int b, int e)
{
	for (; b < e; b++)
		if (p->it[b].kind != NU_I_WORD || !nu_item_nominal(&p->it[b]) ||
		    !(p->it[b].flags & NU_TF_CAPITAL))
			return false;
	return true;
}

/* For a subject that ends before the comma at i: past appositives to the left.
 * "Hill, 64, a doctor from Lyon," is Hill; so is "A doctor, Hill,". */
static struct nu_np
before_appositive(const struct nu_para *p, const struct nu_cast *c, int i,
    int lo)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	struct nu_np got = none;
	int right = i, k;

	for (int n = 0; n < 6; n++, right = k) {
		struct nu_np left, in;

		k = comma_before(p, right - 1, lo);
		if (k == NU_NONE || k <= lo || !put_in(p, k + 1, right))
			break;
		left = whole_np(p, c, k, lo);
		in = nu_np_before(p, right, k + 1);
		if (left.b == NU_NONE)
			continue;
		if (nu_item_person(p, c, left.e - 1) &&
		    !nu_item_joins(p, left.e - 2))
			return left;
		/* "in Columbus, Ohio,": one place */
		if (n == 0 && in.b == k + 1 && in.e - in.b == 1 &&
		    nu_item_names(p, c, in.b, NU_WHO_PLACE) &&
		    nu_item_names(p, c, left.e - 1, NU_WHO_PLACE) &&
		    nu_item_joins(p, left.e - 2))
			continue;
		/* "A doctor, Hugh Hill," and "The operator, BAA," */
		if (in.b == k + 1 && n == 0) {
			if (in.e - in.b == 1 ?
			    p->it[in.b].kind == NU_I_NAME :
			    nu_item_person(p, c, in.b))
				return (struct nu_np){ in.b, in.b + 1 };
			/* "The minister, Mr. Hill," */
			if (nu_item_person(p, c, in.e - 1) &&
			    titles(p, in.b, in.e - 1))
				return (struct nu_np){ in.e - 1, in.e };
		}
		if (got.b != NU_NONE && left.e - left.b == 1 &&
		    p->it[left.b].pos == NU_POS_NUM)
			continue;
		/* Only what opens the clause may be taken further left. */
		if (got.b == NU_NONE || left.b == lo ||
		    (nu_item_comma(p, left.b - 1) &&
		    p->it[left.b].pos == NU_POS_DET))
			if (!(got.b != NU_NONE && nu_item_in(p, left.b,
			    "in on at after before")))
				got = left;
		if (left.b > lo && !nu_item_comma(p, left.b - 1))
			break;
	}
	return got;
}

/* What stands before the brackets that close at i: "Hill Foods (NYSE: HIL)". */
static int
before_brackets(const struct nu_para *p, int i, int lo)
{
	int k = i;

	if (!nu_item_punct(p, i, ")"))
		return i;
	while (k > lo && k > i - LONGEST_ASIDE && !nu_item_punct(p, k, "("))
		k--;
	return k > lo && nu_item_punct(p, k, "(") ? k - 1 : i;
}

struct nu_np
nu_subject_before(const struct nu_para *p, const struct nu_cast *c, int v,
    int lo)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	struct nu_np np;
	int i = v - 1, t;

	if (i < lo)
		return none;
	t = nu_time_begin(p, i, lo);
	if (t < i && (nu_item_opens(p, t) || nu_item_comma(p, t) ||
	    nu_item_punct(p, t, ")")))
		i = t;
	i = before_brackets(p, i, lo);
	/* "Hill and Lee have all said" */
	if (i > lo + 1 && nu_item_in(p, i, "all both each") &&
	    (nu_item_aux(p, i - 1) || p->it[i - 1].kind == NU_I_NAME ||
	    p->it[i - 1].form == NU_FORM_PLURAL))
		for (i--; i > lo && nu_item_aux(p, i); i--)
			;
	if (nu_item_relative(p, i) && i > lo &&
	    (p->it[i].pos == NU_POS_PRON || p->it[i].pos == NU_POS_DET ||
	    p->it[i].pos == NU_POS_SCONJ))
		return antecedent(p, c, i, lo);
	/* "Hill -- who was there -- said" */
	if (nu_item_dash(p, i)) {
		for (t = i - 1; t > lo && t > i - LONGEST_ASIDE; t--)
			if (nu_item_dash(p, t))
				return whole_np(p, c, t, lo);
		return none;
	}
	if (nu_item_comma(p, i)) {
		np = before_appositive(p, c, i, lo);
		if (np.b != NU_NONE && nu_item_in(p, np.b, "who which"))
			np = antecedent(p, c, np.b, lo);
		return np;
	}
	return whole_np(p, c, i + 1, lo);
}

struct nu_np
nu_subject_after(const struct nu_para *p, int i, int hi, bool quoted)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int e, t;

	if (i >= hi)
		return none;
	/* "said Small," and "said retired Army Gen. Hill" */
	if (quoted && p->it[i].kind == NU_I_WORD &&
	    p->it[i].flags & NU_TF_CAPITAL && p->it[i].pos == NU_POS_ADJ &&
	    nu_item_punct(p, i + 1, ",."))
		return (struct nu_np){ i, i + 1 };
	if (quoted && p->it[i].pos == NU_POS_VERB && i + 1 < hi &&
	    (p->it[i].form == NU_FORM_PPART || p->it[i].form == NU_FORM_PAST) &&
	    (nu_item_nominal(&p->it[i + 1]) ||
	    p->it[i + 1].pos == NU_POS_ADJ)) {
		e = nu_np_end(p, i + 1, hi);
		return (struct nu_np){ i, e > i + 1 ? e : i + 2 };
	}
	if (!nu_item_opens(p, i))
		return none;
	if (nu_item_in(p, i, "him her them us me that which who what "
	    "nothing something anything so yes no little much more"))
		return none;
	e = nu_np_end(p, i, hi);
	if (e == i)
		return none;
	t = nu_time_end(p, i, hi);
	if (t >= e)
		return none;	/* "said Monday" */
	if (quoted)
		return (struct nu_np){ i, e };
	if (e < hi && (nu_item_finite(&p->it[e]) ||
	    p->it[e].pos == NU_POS_AUX))
		return none;	/* a clause: "said he was" */
	if (e + 1 < hi && p->it[e].pos == NU_POS_ADV &&
	    nu_item_finite(&p->it[e + 1]))
		return none;
	return (struct nu_np){ i, e };
}

struct nu_np
nu_subject_main(const struct nu_para *p, const struct nu_cast *c, int lo,
    int hi)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int i = lo;

	/* "Shortly after he left, ..." */
	if (i + 1 < hi && p->it[i].pos == NU_POS_ADV &&
	    nu_item_in(p, i + 1, "after before"))
		i++;
	if (i < hi && (p->it[i].pos == NU_POS_SCONJ || nu_item_in(p, i,
	    "when while after before although if as because since though"))) {
		int k = nu_item_comma_from(p, i, hi);

		if (k < hi)
			i = k + 1;
	}
	for (; i < hi; i++) {
		int v = i;
		struct nu_np np;

		if (p->it[i].kind != NU_I_WORD || !nu_item_finite(&p->it[i]))
			continue;
		while (v > lo && (p->it[v - 1].pos == NU_POS_ADV ||
		    p->it[v - 1].pos == NU_POS_AUX))
			v--;
		if (v > lo && nu_item_relative(p, v - 1))
			continue;
		np = nu_subject_before(p, c, v, lo);
		if (np.b != NU_NONE)
			return np;
	}
	for (i = lo; i < hi; i++)
		if (nu_item_person(p, c, i))
			return (struct nu_np){ i, i + 1 };
	return none;
}
