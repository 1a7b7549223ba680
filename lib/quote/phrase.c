#include "quote/phrase.h"

enum { LONGEST_HANGING = 24 };	/* items */

int
nu_np_end(const struct nu_para *p, int i, int hi)
{
	bool noun = false;	/* the part so far has its noun */
	int end = i;		/* past the last noun */

	for (int j = i; j < hi; j++) {
		const struct nu_item *k = &p->it[j];

		if (k->kind == NU_I_QUOTE)
			break;
		if (noun && nu_item_possessive(p, j)) {
			noun = false;
			continue;
		}
		if (nu_item_hyphen(p, j) && j > i && j + 1 < hi &&
		    p->it[j + 1].kind != NU_I_PUNCT)
			continue;
		if (k->kind == NU_I_PUNCT)
			break;
		/* "Florida-based strategist" */
		if (k->pos == NU_POS_VERB && j > i && nu_item_hyphen(p, j - 1))
			continue;
		if (nu_item_nominal(k)) {
			/* "reporters Kerry would": a new phrase. */
			if (noun && k->kind == NU_I_NAME && j > i &&
			    p->it[j - 1].form == NU_FORM_PLURAL)
				break;
			noun = true;
			end = j + 1;
			continue;
		}
		if (k->pos == NU_POS_PRON && !nu_item_whose(p, j)) {
			if (j == i || (!noun && nu_item_joins(p, j - 1)) ||
			    (!noun && nu_item_in(p, j - 1, "and or")))
				end = j + 1;
			if (nu_item_in(p, j, "one another others both all some "
			    "many most several few each none") && j + 1 < hi &&
			    nu_item_joins(p, j + 1)) {
				noun = true;
				continue;
			}
			break;
		}
		if (k->pos == NU_POS_DET || nu_item_whose(p, j)) {
			if (noun)
				break;
			/* "according to her," */
			if (j == i && nu_item_in(p, j, "her") &&
			    (j + 1 >= hi || p->it[j + 1].kind == NU_I_PUNCT))
				end = j + 1;
			if (k->pos == NU_POS_DET && nu_item_personal(p, j))
				end = j + 1;
			continue;
		}
		if (k->pos == NU_POS_ADJ) {
			/* -old */
			if (j > i && nu_item_hyphen(p, j - 1)) {
				noun = true;
				end = j + 1;
				continue;
			}
			if (noun && (j + 1 >= hi ||
			    !nu_item_nominal(&p->it[j + 1])))
				break;
			/* "an executive at", taken for an adjective */
			if (!noun && j > i && (j + 1 >= hi ||
			    nu_item_joins(p, j + 1) ||
			    nu_item_finite(&p->it[j + 1]) ||
			    p->it[j + 1].kind == NU_I_PUNCT) &&
			    (p->it[j - 1].pos == NU_POS_DET ||
			    p->it[j - 1].pos == NU_POS_ADJ ||
			    nu_item_nominal(&p->it[j - 1]))) {
				noun = true;
				end = j + 1;
			}
			continue;
		}
		if (k->pos == NU_POS_ADV && !noun && j + 1 < hi &&
		    (p->it[j + 1].pos == NU_POS_ADJ ||
		    p->it[j + 1].pos == NU_POS_NUM ||
		    p->it[j + 1].pos == NU_POS_VERB))
			continue;
		if (k->pos == NU_POS_VERB && !noun && j > i && j + 1 < hi &&
		    (k->form == NU_FORM_PPART || k->form == NU_FORM_GERUND) &&
		    (nu_item_nominal(&p->it[j + 1]) ||
		    p->it[j + 1].pos == NU_POS_ADJ))
			continue;
		if (noun && nu_item_joins(p, j) && j + 1 < hi &&
		    (nu_item_opens(p, j + 1) || (j + 2 < hi &&
		    p->it[j + 1].pos == NU_POS_ADV &&
		    p->it[j + 2].pos == NU_POS_NUM))) {
			noun = false;	/* "a boy of about 12" */
			continue;
		}
		if (!noun && j > i && p->it[j - 1].pos == NU_POS_ADJ &&
		    j + 1 < hi && nu_item_in(p, j, "and or") &&
		    (p->it[j + 1].pos == NU_POS_ADJ ||
		    p->it[j + 1].pos == NU_POS_NOUN))
			continue;	/* "federal and state officials" */
		if (noun && nu_item_in(p, j, "and or") && j + 2 < hi &&
		    nu_item_joins(p, j + 1) && nu_item_opens(p, j + 2)) {
			noun = false;	/* "in Virginia and around it" */
			j++;
			continue;
		}
		if (noun && nu_item_in(p, j, "and or") && j + 1 < hi &&
		    nu_item_opens(p, j + 1)) {
			noun = false;
			continue;
		}
		break;
	}
	return end;
}

/* What may begin a clause or a participle that hangs on the noun before. */
static bool
hangs(const struct nu_para *p, int i, int hi)
{
	const struct nu_item *k = &p->it[i];

	if (nu_item_in(p, i, "who that which whose"))
		return true;
	if (k->pos == NU_POS_ADJ)
		return i + 1 < hi && nu_item_joins(p, i + 1);
	return k->pos == NU_POS_VERB && (k->form == NU_FORM_PPART ||
	    (k->form == NU_FORM_GERUND && !k->cue.lemma.n) ||
	    (k->form == NU_FORM_PAST && !k->cue.lemma.n));
}

int
nu_np_full(const struct nu_para *p, int e, int hi)
{
	int i = nu_time_end(p, e, hi);

	if (i >= hi || !hangs(p, i, hi))
		return e;
	while (i < hi && p->it[i].kind != NU_I_QUOTE && !nu_item_dash(p, i) &&
	    (p->it[i].kind != NU_I_PUNCT || nu_item_hyphen(p, i)))
		i++;
	return i - e > LONGEST_HANGING ? e : i;
}

struct nu_np
nu_np_before(const struct nu_para *p, int e, int lo)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int i = e - 1, b;

	if (i < lo)
		return none;
	if (p->it[i].kind != NU_I_NAME && nu_item_personal(p, i) &&
	    (p->it[i].pos == NU_POS_PRON || p->it[i].pos == NU_POS_DET ||
	    p->it[i].pos == NU_POS_NUM || p->it[i].pos == NU_POS_SCONJ)) {
		b = i;
		if (i > lo && nu_item_is(p, i - 1, "and") && i - 1 > lo &&
		    nu_item_nominal(&p->it[i - 2]))
			b = i - 2;
		return (struct nu_np){ b, e };
	}
	if (!nu_item_nominal(&p->it[i]) && p->it[i].pos != NU_POS_ADJ)
		return none;
	for (b = i; b > lo; b--) {
		const struct nu_item *k = &p->it[b - 1];

		if (k->kind == NU_I_QUOTE)
			break;
		if (nu_item_nominal(k) || k->pos == NU_POS_ADJ ||
		    nu_item_possessive(p, b - 1) || nu_item_hyphen(p, b - 1) ||
		    nu_item_whose(p, b - 1) ||
		    k->pos == NU_POS_DET)
			continue;
		if (k->kind == NU_I_PUNCT)
			break;
		if (nu_item_joins(p, b - 1) || nu_item_in(p, b - 1, "and or"))
			continue;
		if (k->pos == NU_POS_ADV && (p->it[b].pos == NU_POS_ADJ ||
		    p->it[b].pos == NU_POS_NUM))
			continue;
		if (k->pos == NU_POS_VERB && (k->form == NU_FORM_PPART ||
		    k->form == NU_FORM_GERUND) && b - 2 >= lo &&
		    (p->it[b - 2].pos == NU_POS_DET ||
		    p->it[b - 2].pos == NU_POS_ADJ) &&
		    (nu_item_nominal(&p->it[b]) || p->it[b].pos == NU_POS_ADJ))
			continue;
		if (k->pos == NU_POS_PRON && nu_item_in(p, b - 1,
		    "one some many most several few both all none") &&
		    nu_item_joins(p, b))
			continue;
		break;
	}
	while (b < i && nu_item_in(p, b, "and or but"))
		b++;
	/* A phrase must be one from its begin on: else what remains of it
	 * past the first break. */
	for (int tries = 0; b < i && tries < 6; tries++) {
		int end;

		if (p->it[b].pos == NU_POS_ADV || (p->it[b + 1].pos ==
		    NU_POS_NUM && nu_item_in(p, b, "about around")))
			break;		/* "about one in five" */
		/* "In a statement Kerry said" */
		if (nu_item_joins(p, b)) {
			end = nu_np_end(p, b + 1, e);
			if (end >= e) {
				if (p->it[i].kind == NU_I_NAME && i - 1 > b &&
				    !nu_item_joins(p, i - 1) &&
				    !nu_item_possessive(p, i - 1))
					return (struct nu_np){ i, e };
				return none;
			}
			b = end > b + 1 ? end : b + 1;
			while (b < i && nu_item_comma(p, b))
				b++;
			continue;
		}
		end = nu_np_end(p, b, e);
		if (end >= e)
			break;
		b = end > b ? end : b + 1;
	}
	return (struct nu_np){ b, e };
}

int
nu_np_head(const struct nu_para *p, const struct nu_cast *c, int b, int e)
{
	int head = NU_NONE, j;
	bool det = b < e && p->it[b].pos == NU_POS_DET;

	for (j = b; j < e; j++) {
		if (j > b && (nu_item_joins(p, j) ||
		    nu_item_in(p, j, "and or")))
			break;
		if (j > b && nu_item_possessive(p, j)) {
			head = NU_NONE;
			continue;
		}
		if (nu_item_nominal(&p->it[j]) || (head != NU_NONE &&
		    nu_item_is(p, j, "old")) || (p->it[j].kind !=
		    NU_I_PUNCT && (head == NU_NONE ||
		    (p->it[head].pos != NU_POS_PRON &&
		    !nu_item_nominal(&p->it[head])))))
			head = j;
	}
	/* "Secretary of State John Kerry", "Head of sales Tomoko Iwasaki" */
	if (!det && j < e && nu_item_is(p, j, "of"))
		for (int k = j + 2; k < e; k++) {
			if (nu_item_person(p, c, k) &&
			    !nu_item_joins(p, k - 1) &&
			    !nu_item_possessive(p, k - 1) &&
			    !nu_item_in(p, k - 1, "and or"))
				return k;
			if (nu_item_in(p, k, "and or"))
				break;
		}
	return head;
}

static bool
time_noun(const struct nu_para *p, int i)
{
	return nu_item_noun(p, i, NU_N_DAY | NU_N_TIME);
}

int
nu_time_end(const struct nu_para *p, int i, int hi)
{
	int j = i;

	if (j < hi && nu_item_in(p, j, "on in late early earlier later last "
	    "this over during"))
		j++;
	while (j < hi && j < i + 3 && nu_item_in(p, j, "the last this that "
	    "same late early next previous"))
		j++;
	if (j >= hi || !time_noun(p, j))
		return i;
	for (; j < hi && (time_noun(p, j) || (p->it[j].pos == NU_POS_NUM &&
	    j > i && time_noun(p, j - 1))); j++)
		;
	return j;
}

int
nu_time_begin(const struct nu_para *p, int i, int lo)
{
	int j = i;

	if (j > lo && p->it[j].pos == NU_POS_NUM && time_noun(p, j - 1))
		j--;
	if (j <= lo || !time_noun(p, j))
		return i;
	while (j > lo && time_noun(p, j))
		j--;
	while (j > lo && nu_item_in(p, j, "the last this that same late early "
	    "next previous earlier later"))
		j--;
	if (j > lo && nu_item_in(p, j, "on in during over"))
		j--;
	while (j > lo && p->it[j].pos == NU_POS_ADV)
		j--;
	return j;
}
