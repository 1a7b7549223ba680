#include "quote/item.h"

#include "base/list.h"
#include "base/words.h"

NU_WORDS(quote_nouns);

/* Bytes of the longest word in the list, and in those that the code holds. */
enum { LONGEST = 16, LONGEST_IN = 24 };

bool
nu_item_is(const struct nu_para *p, int i, const char *word)
{
	return i >= 0 && i < (int)p->n &&
	    nu_slice_ieq(nu_item_text(p, &p->it[i]), nu_slice_str(word));
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* t in lower case, in low, which has room for it. */
static struct nu_slice
lower_all(struct nu_slice t, char *low)
{
	for (size_t k = 0; k < t.n; k++)
		low[k] = lower(t.p[k]);
	return nu_slice(low, t.n);
}

bool
nu_item_in(const struct nu_para *p, int i, const char *words)
{
	char low[LONGEST_IN];
	struct nu_slice t;

	if (i < 0 || i >= (int)p->n || p->it[i].kind == NU_I_QUOTE ||
	    p->it[i].kind == NU_I_NAME)
		return false;
	t = nu_item_text(p, &p->it[i]);
	if (!t.n || t.n > LONGEST_IN || !nu_list_may(words, lower(t.p[0]),
	    lower(t.p[t.n - 1]), t.n))
		return false;
	return nu_list_has(words, lower_all(t, low));
}

int
nu_item_comma_from(const struct nu_para *p, int i, int hi)
{
	while (i < hi && !nu_item_comma(p, i))
		i++;
	return i;
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

bool
nu_item_hyphen(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];

	return (k->kind == NU_I_PUNCT || k->pos == NU_POS_PUNCT ||
	    k->pos == NU_POS_SYM) && k->e - k->b == 1 &&
	    (p->v.text.p[k->b] == '-' || p->v.text.p[k->b] == '/' ||
	    p->v.text.p[k->b] == '&') && !(k->flags & NU_TF_SPACE &&
	    p->v.text.p[k->b] == '-');
}

bool
nu_item_possessive(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];
	struct nu_slice t = nu_item_text(p, k);

	return k->kind != NU_I_QUOTE && t.n && !(k->flags & NU_TF_SPACE) &&
	    (nu_slice_ieq(t, NU_S("'s")) || nu_slice_is(t, "’s") ||
	    nu_slice_is(t, "'") || nu_slice_is(t, "’"));
}

bool
nu_item_personal(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "he she they it i we you who which that this "
	    "these those another one others both some many most all few "
	    "several none him her them us me everyone someone neither each");
}

bool
nu_item_whose(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "his her their its my our your whose");
}

bool
nu_item_relative(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "who which that");
}

bool
nu_item_definite(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "the that this his her its their");
}

bool
nu_item_nominal(const struct nu_item *i)
{
	return i->kind == NU_I_NAME || i->pos == NU_POS_NOUN ||
	    i->pos == NU_POS_PROPN || i->pos == NU_POS_NUM ||
	    i->pos == NU_POS_SYM;
}

bool
nu_item_opens(const struct nu_para *p, int i)
{
	const struct nu_item *k = &p->it[i];

	if (k->kind == NU_I_PUNCT || k->kind == NU_I_QUOTE)
		return false;
	return nu_item_nominal(k) || k->pos == NU_POS_DET ||
	    k->pos == NU_POS_ADJ || k->pos == NU_POS_PRON;
}

bool
nu_item_joins(const struct nu_para *p, int i)
{
	return nu_item_in(p, i, "of in at for from with on near by against "
	    "behind inside over to about between among within around outside "
	    "under across through");
}

bool
nu_item_names(const struct nu_para *p, const struct nu_cast *c, int i,
    unsigned class)
{
	return p->it[i].kind == NU_I_NAME &&
	    c->who[c->m[p->it[i].ref].who].class == class;
}

bool
nu_item_person(const struct nu_para *p, const struct nu_cast *c, int i)
{
	return nu_item_names(p, c, i, NU_WHO_PERSON);
}

bool
nu_item_aux(const struct nu_para *p, int i)
{
	return p->it[i].kind == NU_I_WORD && (p->it[i].pos == NU_POS_AUX ||
	    nu_item_in(p, i, "has have had is was are were be been will would "
	    "did does do could can may might should must 's 've 'd 'll"));
}

bool
nu_item_person_word(const struct nu_para *p, int i)
{
	struct nu_slice t = nu_item_text(p, &p->it[i]);
	char low[LONGEST_IN];

	return t.n <= sizeof low && nu_role_gender(lower_all(t, low));
}

bool
nu_item_noun(const struct nu_para *p, int i, unsigned what)
{
	static const char class[] = "tgocwp2rsdm";
	struct nu_slice t, v;
	char low[LONGEST];

	if (i < 0 || i >= (int)p->n || p->it[i].kind == NU_I_QUOTE ||
	    p->it[i].kind == NU_I_NAME)
		return false;
	t = nu_item_text(p, &p->it[i]);
	if (t.n > LONGEST || !(nu_words_get(&quote_nouns, lower_all(t, low),
	    &v) & NU_WORDS_HIT))
		return false;
	for (size_t k = 0; k < v.n; k++) {
		const char *at = strchr(class, v.p[k]);

		if (at && what & 1u << (at - class))
			return true;
	}
	return false;
}
