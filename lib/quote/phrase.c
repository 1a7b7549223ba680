#include "quote/phrase.h"

#include "quote/noun.h"

bool
nu_item_is(const struct nu_para *p, int i, const char *word)
{
	return i >= 0 && i < (int)p->n &&
	    nu_slice_ieq(nu_item_text(p, &p->it[i]), nu_slice_str(word));
}

bool
nu_item_in(const struct nu_para *p, int i, const char *words)
{
	struct nu_slice t;
	unsigned char first;

	if (i < 0 || i >= (int)p->n || p->it[i].kind == NU_I_QUOTE ||
	    p->it[i].kind == NU_I_NAME)
		return false;
	t = nu_item_text(p, &p->it[i]);
	first = t.n ? (unsigned char)t.p[0] : 0;
	if (first >= 'A' && first <= 'Z')
		first |= 32;
	for (const char *w = words; *w;) {
		if ((unsigned char)*w == first) {
			size_t n = 1;

			while (n < t.n && w[n] && ((unsigned char)w[n] ==
			    (unsigned char)t.p[n] || (t.p[n] >= 'A' &&
			    t.p[n] <= 'Z' && (t.p[n] | 32) == w[n])))
				n++;
			if (n == t.n && (w[n] == ' ' || !w[n]))
				return true;
		}
		while (*w && *w != ' ')
			w++;
		w += *w == ' ';
	}
	return false;
}

bool
nu_item_comma(const struct nu_para *p, int i)
{
	return i >= 0 && i < (int)p->n && p->it[i].kind == NU_I_PUNCT &&
	    p->v.text.p[p->it[i].b] == ',';
}

bool
nu_item_punct(const struct nu_para *p, int i, const char *any)
{
	return i >= 0 && i < (int)p->n && p->it[i].kind == NU_I_PUNCT &&
	    strchr(any, p->v.text.p[p->it[i].b]);
}

bool
nu_item_dash(const struct nu_para *p, int i)
{
	struct nu_slice t;

	if (i < 0 || i >= (int)p->n)
		return false;
	t = nu_item_text(p, &p->it[i]);
	return nu_slice_is(t, "–") || nu_slice_is(t, "—") ||
	    nu_slice_is(t, "--") || (nu_slice_is(t, "-") &&
	    p->it[i].flags & NU_TF_SPACE);
}

bool
nu_item_finite(const struct nu_item *i)
{
	return (i->pos == NU_POS_VERB || i->pos == NU_POS_AUX) &&
	    (i->form == NU_FORM_PAST || i->form == NU_FORM_PRES3 ||
	    i->form == NU_FORM_PRES || i->form == NU_FORM_MODAL);
}

static bool
hyphen(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];

	return (k->kind == NU_I_PUNCT || k->pos == NU_POS_PUNCT ||
	    k->pos == NU_POS_SYM) && k->e - k->b == 1 &&
	    (p->v.text.p[k->b] == '-' || p->v.text.p[k->b] == '/' ||
	    p->v.text.p[k->b] == '&') && !(k->flags & NU_TF_SPACE &&
	    p->v.text.p[k->b] == '-');
}

static bool
possessive(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];
	struct nu_slice t = nu_item_text(p, k);

	return k->kind != NU_I_QUOTE && t.n && !(k->flags & NU_TF_SPACE) &&
	    (nu_slice_ieq(t, NU_S("'s")) || nu_slice_is(t, "’s") ||
	    nu_slice_is(t, "'") || nu_slice_is(t, "’"));
}

static bool
personal(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "he she they it i we you who which that this "
	    "these those another one others both some many most all few "
	    "several none him her them us me everyone someone neither each");
}

static bool
possessive_pronoun(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "his her their its my our your whose");
}

static bool
nominal(const struct nu_item *i)
{
	return i->kind == NU_I_NAME || i->pos == NU_POS_NOUN ||
	    i->pos == NU_POS_PROPN || i->pos == NU_POS_NUM ||
	    i->pos == NU_POS_SYM;
}

static bool
opens_np(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];

	if (k->kind == NU_I_PUNCT || k->kind == NU_I_QUOTE)
		return false;
	return nominal(k) || k->pos == NU_POS_DET || k->pos == NU_POS_ADJ ||
	    k->pos == NU_POS_PRON;
}

static bool
joins(const struct nu_para *p, int i)
{
	return i >= 0 && p->it[i].kind == NU_I_WORD && nu_item_in(p, i,
	    "of in at for from with on near by against behind inside over to "
	    "about between among within around outside under across");
}

int
nu_np_end(const struct nu_para *p, int i, int hi)
{
	bool noun = false;	/* the part so far has its noun */
	int end = i;		/* past the last noun */

	for (int j = i; j < hi; j++) {
		const struct nu_item *k = &p->it[j];

		if (k->kind == NU_I_QUOTE)
			break;
		if (noun && possessive(p, j)) {
			noun = false;
			continue;
		}
		if (hyphen(p, j) && j > i && j + 1 < hi &&
		    p->it[j + 1].kind != NU_I_PUNCT)
			continue;
		if (k->kind == NU_I_PUNCT)
			break;
		if (nominal(k)) {
			/* "reporters Kerry would": a new phrase. */
			if (noun && k->kind == NU_I_NAME && j > i &&
			    p->it[j - 1].form == NU_FORM_PLURAL)
				break;
			noun = true;
			end = j + 1;
			continue;
		}
		if (k->pos == NU_POS_PRON && !possessive_pronoun(p, j)) {
			if (j == i || (!noun && joins(p, j - 1)) ||
			    (!noun && nu_item_in(p, j - 1, "and or")))
				end = j + 1;
			if (nu_item_in(p, j, "one another others both all some "
			    "many most several few each none") && j + 1 < hi &&
			    joins(p, j + 1)) {
				noun = true;
				continue;
			}
			break;
		}
		if (k->pos == NU_POS_DET || possessive_pronoun(p, j)) {
			if (noun)
				break;
			/* "according to her," */
			if (j == i && nu_item_in(p, j, "her") &&
			    (j + 1 >= hi || p->it[j + 1].kind == NU_I_PUNCT))
				end = j + 1;
			if (k->pos == NU_POS_DET && personal(p, j))
				end = j + 1;
			continue;
		}
		if (k->pos == NU_POS_ADJ) {
			if (j > i && hyphen(p, j - 1)) {	/* -old */
				noun = true;
				end = j + 1;
				continue;
			}
			if (noun && (j + 1 >= hi || !nominal(&p->it[j + 1])))
				break;
			/* "an executive at", taken for an adjective */
			if (!noun && j > i && (j + 1 >= hi || joins(p, j + 1) ||
			    nu_item_finite(&p->it[j + 1]) ||
			    p->it[j + 1].kind == NU_I_PUNCT) &&
			    (p->it[j - 1].pos == NU_POS_DET ||
			    p->it[j - 1].pos == NU_POS_ADJ ||
			    nominal(&p->it[j - 1]))) {
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
		    (nominal(&p->it[j + 1]) || p->it[j + 1].pos == NU_POS_ADJ))
			continue;
		if (noun && joins(p, j) && j + 1 < hi && opens_np(p, j + 1)) {
			noun = false;
			continue;
		}
		if (!noun && j > i && p->it[j - 1].pos == NU_POS_ADJ &&
		    j + 1 < hi && nu_item_in(p, j, "and or") &&
		    (p->it[j + 1].pos == NU_POS_ADJ ||
		    p->it[j + 1].pos == NU_POS_NOUN))
			continue;	/* "federal and state officials" */
		if (noun && nu_item_in(p, j, "and or") && j + 2 < hi &&
		    joins(p, j + 1) && opens_np(p, j + 2)) {
			noun = false;	/* "in Virginia and around it" */
			j++;
			continue;
		}
		if (noun && nu_item_in(p, j, "and or") && j + 1 < hi &&
		    opens_np(p, j + 1)) {
			noun = false;
			continue;
		}
		break;
	}
	return end;
}

struct nu_np
nu_np_before(const struct nu_para *p, int e, int lo)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int i = e - 1, b;

	if (i < lo)
		return none;
	if (p->it[i].kind != NU_I_NAME && personal(p, i) &&
	    (p->it[i].pos == NU_POS_PRON || p->it[i].pos == NU_POS_DET ||
	    p->it[i].pos == NU_POS_NUM || p->it[i].pos == NU_POS_SCONJ)) {
		b = i;
		if (i > lo && nu_item_is(p, i - 1, "and") && i - 1 > lo &&
		    nominal(&p->it[i - 2]))
			b = i - 2;
		return (struct nu_np){ b, e };
	}
	if (!nominal(&p->it[i]) && p->it[i].pos != NU_POS_ADJ)
		return none;
	for (b = i; b > lo; b--) {
		const struct nu_item *k = &p->it[b - 1];

		if (k->kind == NU_I_QUOTE)
			break;
		if (nominal(k) || k->pos == NU_POS_ADJ ||
		    possessive(p, b - 1) || hyphen(p, b - 1) ||
		    possessive_pronoun(p, b - 1) ||
		    k->pos == NU_POS_DET)
			continue;
		if (k->kind == NU_I_PUNCT)
			break;
		if (joins(p, b - 1) || nu_item_in(p, b - 1, "and or"))
			continue;
		if (k->pos == NU_POS_ADV && (p->it[b].pos == NU_POS_ADJ ||
		    p->it[b].pos == NU_POS_NUM))
			continue;
		if (k->pos == NU_POS_VERB && (k->form == NU_FORM_PPART ||
		    k->form == NU_FORM_GERUND) && b - 2 >= lo &&
		    (p->it[b - 2].pos == NU_POS_DET ||
		    p->it[b - 2].pos == NU_POS_ADJ) &&
		    (nominal(&p->it[b]) || p->it[b].pos == NU_POS_ADJ))
			continue;
		if (k->pos == NU_POS_PRON && nu_item_in(p, b - 1,
		    "one some many most several few both all none") &&
		    joins(p, b))
			continue;
		break;
	}
	while (b < i && nu_item_in(p, b, "and or but"))
		b++;
	/* A phrase must be one from its begin on: else what remains of it
	 * past the first break. */
	for (int tries = 0; b < i && tries < 6; tries++) {
		int end;

		if (joins(p, b)) {	/* "In a statement Kerry said" */
			end = nu_np_end(p, b + 1, e);
			if (end >= e) {
				if (p->it[i].kind == NU_I_NAME && i - 1 > b &&
				    !joins(p, i - 1) && !possessive(p, i - 1))
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

static bool
person_name(const struct nu_para *p, const struct nu_cast *c, int i)
{
	return p->it[i].kind == NU_I_NAME &&
	    c->who[c->m[p->it[i].ref].who].class == NU_WHO_PERSON;
}

int
nu_np_head(const struct nu_para *p, const struct nu_cast *c, int b, int e)
{
	int head = NU_NONE, j;
	bool det = b < e && p->it[b].pos == NU_POS_DET;

	for (j = b; j < e; j++) {
		if (j > b && (joins(p, j) || nu_item_in(p, j, "and or")))
			break;
		if (j > b && possessive(p, j)) {
			head = NU_NONE;
			continue;
		}
		if (nominal(&p->it[j]) || (head != NU_NONE &&
		    nu_item_is(p, j, "old")) || (p->it[j].kind !=
		    NU_I_PUNCT && (head == NU_NONE ||
		    (p->it[head].pos != NU_POS_PRON &&
		    !nominal(&p->it[head])))))
			head = j;
	}
	/* "Secretary of State John Kerry", "Head of sales Tomoko Iwasaki" */
	if (!det && j < e && nu_item_is(p, j, "of"))
		for (int k = j + 2; k < e; k++) {
			if (person_name(p, c, k) && !joins(p, k - 1) &&
			    !possessive(p, k - 1) &&
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
		if (p->it[i].kind == NU_I_PUNCT && memchr(";:",
		    p->v.text.p[p->it[i].b], 2))
			return NU_NONE;
	}
	return NU_NONE;
}

/* A common noun for a person, of the list. */
static bool
person_word(const struct nu_para *p, int i)
{
	struct nu_slice t = nu_item_text(p, &p->it[i]);
	char low[24];

	if (t.n > sizeof low)
		return false;
	for (size_t k = 0; k < t.n; k++)
		low[k] = t.p[k] >= 'A' && t.p[k] <= 'Z' ? (char)(t.p[k] | 32) :
		    t.p[k];
	return nu_role_gender(nu_slice(low, t.n)) != 0;
}

/* What "who" at w stands for. */
static struct nu_np
antecedent(const struct nu_para *p, const struct nu_cast *c, int w, int lo)
{
	int e = w;
	struct nu_np np;

	if (nu_item_in(p, e - 1, "of some all most many both") && e - 2 > lo)
		e -= 2;		/* "some of whom" */
	if (nu_item_comma(p, e - 1))
		e--;
	/* "Hill, 64, who": past the age. */
	while (e - 2 > lo && p->it[e - 1].pos == NU_POS_NUM &&
	    nu_item_comma(p, e - 2))
		e -= 2;
	np = nu_np_before(p, e, lo);
	if (np.b == NU_NONE)
		return np;
	if (person_name(p, c, e - 1) && nu_item_is(p, w, "who"))
		np.b = e - 1;
	/* "calls from a man who": the man */
	else if (nu_item_is(p, w, "who"))
		for (int j = e - 2; j > np.b; j--)
			if (joins(p, j)) {
				if (person_word(p, e - 1))
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
	    possessive_pronoun(p, b))
		return true;
	if (k->pos == NU_POS_VERB)
		return k->form == NU_FORM_PPART || k->form == NU_FORM_GERUND ||
		    k->form == NU_FORM_PAST;
	return nominal(k) || k->pos == NU_POS_ADJ;
}

/* Left of a phrase that ends at i: the verb that a relative clause or a
 * participle has there, or NU_NONE. */
static int
verb_left(const struct nu_para *p, int i, int lo)
{
	while (i > lo && (nominal(&p->it[i]) || p->it[i].pos == NU_POS_ADJ ||
	    p->it[i].pos == NU_POS_DET || p->it[i].pos == NU_POS_ADV ||
	    p->it[i].pos == NU_POS_ADP || p->it[i].pos == NU_POS_PART ||
	    possessive_pronoun(p, i) || (p->it[i].pos == NU_POS_PRON &&
	    !nu_item_in(p, i, "who which that"))) &&
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
		if (nu_item_in(p, w, "who which that") &&
		    !nu_item_comma(p, w - 1) && (nominal(&p->it[w - 1]) ||
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
		if (person_name(p, c, left.e - 1) && !joins(p, left.e - 2))
			return left;
		/* "A doctor, Hugh Hill," and "The operator, BAA," */
		if (in.b == k + 1 && n == 0 && (in.e - in.b == 1 ?
		    p->it[in.b].kind == NU_I_NAME :
		    person_name(p, c, in.b)))
			return (struct nu_np){ in.b, in.b + 1 };
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
	if (t < i && (opens_np(p, t) || nu_item_comma(p, t)))
		i = t;
	if (nu_item_in(p, i, "who which that") && i > lo &&
	    (p->it[i].pos == NU_POS_PRON || p->it[i].pos == NU_POS_DET ||
	    p->it[i].pos == NU_POS_SCONJ))
		return antecedent(p, c, i, lo);
	if (nu_item_comma(p, i)) {
		np = before_appositive(p, c, i, lo);
		if (np.b != NU_NONE && nu_item_in(p, np.b, "who which"))
			np = antecedent(p, c, np.b, lo);
		return np;
	}
	return whole_np(p, c, i + 1, lo);
}

struct nu_np
nu_subject_after(const struct nu_para *p, int i, int hi)
{
	static const struct nu_np none = { NU_NONE, NU_NONE };
	int e, t;

	if (i >= hi || !opens_np(p, i))
		return none;
	if (nu_item_in(p, i, "him her them us me that which who what"))
		return none;
	e = nu_np_end(p, i, hi);
	if (e == i)
		return none;
	t = nu_time_end(p, i, hi);
	if (t >= e)
		return none;	/* "said Monday" */
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

	/* "After he left, ..." */
	if (i < hi && (p->it[i].pos == NU_POS_SCONJ || nu_item_in(p, i,
	    "when while after before although if as because since though")))
		for (int k = i; k < hi; k++)
			if (nu_item_comma(p, k)) {
				i = k + 1;
				break;
			}
	for (; i < hi; i++) {
		int v = i;
		struct nu_np np;

		if (p->it[i].kind != NU_I_WORD || !nu_item_finite(&p->it[i]))
			continue;
		while (v > lo && (p->it[v - 1].pos == NU_POS_ADV ||
		    p->it[v - 1].pos == NU_POS_AUX))
			v--;
		if (v > lo && nu_item_in(p, v - 1, "who which that"))
			continue;
		np = nu_subject_before(p, c, v, lo);
		if (np.b != NU_NONE)
			return np;
	}
	for (i = lo; i < hi; i++)
		if (person_name(p, c, i))
			return (struct nu_np){ i, i + 1 };
	return none;
}
