/* names-role: role phrases, "the foreign minister", "the 35-year-old", "the
 * company". */
#include "tag/names-refer.h"

#include <stdlib.h>

NU_WORDS(names_roles);

static uint32_t
role_key(struct nu_names_work *w, struct nu_slice s)
{
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, '%');
	nu_buf_put(&w->buf, s);
	return 1 + (uint32_t)nu_map_put(&w->word, nu_buf_slice(&w->buf), NULL);
}

/* The role whose last word i is; head 0 when it is none. */
struct role_word
nu_refer_role(struct nu_refer *r, size_t i)
{
	struct nu_names_work *w = r->w;
	struct role_word k = { 0 };
	struct nu_slice v, sex, head;

	nu_buf_clear(&w->buf);
	nu_names_fold(&w->buf, nu_refer_word(r, i));
	if (!(nu_words_get(&names_roles, nu_buf_slice(&w->buf), &v) &
	    NU_WORDS_HIT))
		return k;
	sex = nu_slice_cut(&v, '\t');
	head = nu_slice_cut(&v, '\t');
	k.gender = sex.p[0] == 'm' ? G_MALE : sex.p[0] == 'f' ? G_FEMALE :
	    G_ANY;
	if (i && nu_refer_is(r, i, " secretary "
	    "") && nu_refer_is(r, i - 1, " press "))
		head = NU_S("spokesperson");
	k.head = role_key(w, head);
	if (v.p)
		k.wide = role_key(w, v);
	return k;
}

static uint32_t
mod_word(struct nu_refer *r, size_t i)
{
	struct nu_names_work *w = r->w;

	nu_buf_clear(&w->buf);
	nu_names_fold(&w->buf, nu_refer_word(r, i));
	return (uint32_t)nu_map_put(&w->word, nu_buf_slice(&w->buf), NULL);
}

static void
hold_as(struct nu_refer *r, struct held_role h, uint32_t head)
{
	if (head >= r->caphead) {
		size_t cap = r->caphead ? r->caphead : 64;

		while (cap <= head)
			cap *= 2;
		r->head = nu_realloc(r->head, cap, sizeof *r->head);
		while (r->caphead < cap)
			r->head[r->caphead++] = NOBODY;
	}
	h.head = head;
	h.next = r->head[head];
	NU_GROW(r->role, r->nrole, r->caprole);
	r->role[r->nrole] = h;
	r->head[head] = (uint32_t)r->nrole++;
}

/* The words from..head make a role of who. */
void
nu_refer_hold(struct nu_refer *r, uint32_t who, size_t from, size_t head)
{
	struct held_role h = { .who = who, .clock = r->clock,
	    .sent = r->sent, .at = r->v[head].b };
	struct role_word k = nu_refer_role(r, head);

	for (size_t i = head; i > from && h.nmod < MODS; i--)
		if (!nu_refer_is(r, i - 1, " the a an his her their its of and "
		    "new "))
			h.mod[h.nmod++] = mod_word(r, i - 1);
	hold_as(r, h, k.head);
	h.wide = true;
	if (k.wide)
		hold_as(r, h, k.wide);
	if (who != ANON && k.gender && !r->w->who[who].gender)
		r->w->who[who].gender = k.gender;
}

/* Whether a role may end before word i: no noun of the same phrase comes. */
static bool
phrase_ends(struct nu_refer *r, size_t i)
{
	struct nu_slice s;

	if (i >= r->nv || r->v[i].apart || r->v[i].mention != NOBODY ||
	    nu_refer_is(r, i, " of in on at by for with from to and or but who "
	    "that which is was has had will would could can may might should "
	    "must did does as than when while after before about because if "
	    "into over against during where until since though although he she "
	    "it they i we also not never now then still later just only even "
	    "said says told went took made gave came saw kept left won lost "
	    "held led met ran set put got found thought knew felt became began "
	    "spoke wrote read sent sat stood fell grew drew drove threw chose "
	    "sold heard paid laid hid ate sang woke wore tore shot shut slept "
	    "wept meant built struck hung lay swam drank dealt broke rose "
	    "spent brought bought caught taught fought hit let cut quit say "
	    "think want have "))
		return true;
	s = nu_refer_word(r, i);
	return s.n > 3 && (nu_slice_ends(s, NU_S("ed")) ||
	    nu_slice_ends(s, NU_S("ly")) || (s.p[s.n - 1] == 's' &&
	    s.p[s.n - 2] != 's'));
}

/* The last word of a role phrase that may begin at i, or SIZE_MAX: "foreign
 * minister", "White House press secretary". */
size_t
nu_refer_role_end(struct nu_refer *r, size_t i)
{
	size_t end = SIZE_MAX;

	for (size_t k = i; k < r->nv && k < i + LOOK; k++) {
		if (k > i && r->v[k].apart && r->v[k].mention == NOBODY)
			break;
		if (nu_refer_is(r, k, " of in on at by for with from to and or "
		    "but who that which said says is was were are had has have "
		    "would will as than when while after before he she they it "
		    "not the a an told s "))
			break;
		if (k > i && nu_refer_person(r, k))
			break;
		if (r->v[k].mention == NOBODY && phrase_ends(r, k + 1) &&
		    nu_refer_role(r, k).head) {
			end = k;
			break;
		}
	}
	return end;
}

static bool
rare_word(struct nu_refer *r, uint32_t word)
{
	struct nu_slice s = r->w->word.key[word];

	return nu_names_in(s, " vice deputy assistant former ex acting "
	    "prime associate shadow junior ");
}

static bool
has_mod(const struct held_role *h, uint32_t word)
{
	for (size_t i = 0; i < h->nmod; i++)
		if (h->mod[i] == word)
			return true;
	return false;
}

/* Whether a name stands near the place where a role was read: "At the White
 * House, press secretary Ann Lee". */
static bool
near_role(const struct nu_refer *r, const struct held_role *h,
    struct nu_slice s)
{
	struct nu_slice t = r->n->sent[h->sent].text;

	if (h->sent == r->sent)	/* not where s itself stands */
		t.n = (size_t)(s.p - t.p);
	return nu_slice_find(nu_slice_sub(t, h->at > 200 ? h->at - 200 : 0,
	    h->at + 200), s, 0) != SIZE_MAX;
}

/* How well the phrase from..head fits a role: -1 not. */
static int
fits(struct nu_refer *r, const struct held_role *h, size_t from, size_t head)
{
	uint32_t mod[LOOK];
	size_t nmod = 0;
	int score = 0;

	for (size_t i = from; i < head && nmod < LOOK; i++)
		mod[nmod++] = mod_word(r, i);
	for (size_t i = 0; i < h->nmod; i++) {
		bool both = false;

		for (size_t k = 0; k < nmod; k++)
			both |= mod[k] == h->mod[i];
		if (!both && rare_word(r, h->mod[i]))
			return -1;
	}
	for (size_t k = 0; k < nmod; k++) {
		struct nu_slice s = nu_refer_word(r, from + k);

		if (has_mod(h, mod[k]))
			score++;
		else if (rare_word(r, mod[k]))
			return -1;
		else if (nu_utf_ascii[s.p[0] & 127] & NU_CC_UPPER) {
			if (!near_role(r, h, s))
				return -1;
		} else
			score--;
	}
	if (score < 0 && (h->nmod || h->wide))
		return -1;
	return score < 0 ? 0 : score + 1;
}

static double
salience(const struct nu_refer *r, uint32_t who)
{
	for (size_t i = 0; i < r->nfocus; i++)
		if (r->focus[i].who == who)
			return nu_refer_now(r, &r->focus[i]);
	return 0;
}

/* "the" at i - 1: whom the phrase i..head stands for, or NOBODY. Of several
 * whom it fits alike, only one who is well before the others in mind. */
static uint32_t
holder(struct nu_refer *r, size_t i, size_t head)
{
	struct role_word k = nu_refer_role(r, head);
	uint32_t at, best = NOBODY;
	size_t looked = 0;
	int score = -1;
	bool tie = false;

	if (k.head >= r->caphead)
		return NOBODY;
	for (at = r->head[k.head]; at != NOBODY && looked < HEADS; looked++) {
		const struct held_role *o = &r->role[at];
		int s = fits(r, o, i, head);

		at = o->next;
		if (o->who == ANON) {
			if (s >= score && r->clock - o->clock < 8)
				return NOBODY;
			continue;
		}
		if (k.gender && r->w->who[o->who].gender &&
		    k.gender != r->w->who[o->who].gender)
			continue;
		if (s < 0 || o->who == best)
			continue;
		if (s > score) {
			score = s;
			best = o->who;
			tie = false;
		} else if (s == score) {
			double a = salience(r, best), b = salience(r, o->who);

			if (b > 2 * a)
				best = o->who;
			else if (a <= 2 * b)
				tie = true;
		}
	}
	return tie ? NOBODY : best;
}

/* Two digits: an age, or 0. */
unsigned
nu_refer_age(struct nu_slice s)
{
	return s.n == 2 && s.p[0] >= '1' && s.p[0] <= '9' && s.p[1] >= '0' &&
	    s.p[1] <= '9' ? (unsigned)((s.p[0] - '0') * 10 + s.p[1] - '0') : 0;
}

/* "the 35-year-old" at i - 1: the person who was said to be 35. */
static bool
aged(struct nu_refer *r, size_t i)
{
	struct nu_slice s = nu_refer_word(r, i);
	unsigned age = s.n > 2 ? nu_refer_age(nu_slice_sub(s, 0, 2)) : 0;

	double score = 0.9;

	if (!age || !nu_slice_eq(nu_slice_sub(s, 2, s.n), NU_S("-year-old")) ||
	    (i + 1 < r->nv && !r->v[i + 1].apart && nu_refer_person(r, i + 1)))
		return false;
	if (r->aged[age] == NOBODY) {	/* the one in mind, if clearly so */
		struct focus *f = nu_refer_foremost(r, G_ANY, 0.4, &score);

		if (!f || f->who == ANON)
			return false;
		r->aged[age] = f->who;
	}
	nu_refer_found(r, i - 1, i, NU_BY_ROLE, r->aged[age], score);
	nu_refer_raise(r, r->aged[age], r->w->who[r->aged[age]].gender, 1.5);
	return true;
}

/* "the Slovak said": the one in mind, if clearly so. A plural (the French, the
 * Danes) says nothing of one person. */
static bool
native(struct nu_refer *r, size_t i)
{
	struct nu_slice s = nu_refer_word(r, i);
	enum gender g = nu_slice_ends(s, NU_S("woman")) ? G_FEMALE : G_ANY;
	struct focus *f;
	double score;

	if (r->v[i].mention == NOBODY || s.n < 4 || i + 1 >= r->nv ||
	    r->v[i + 1].apart || r->v[i + 1].mention == r->v[i].mention ||
	    r->n->v[r->v[i].mention].class != NU_MISC ||
	    s.p[s.n - 1] == 's' || s.p[s.n - 1] == 'h' ||
	    nu_slice_ends(s, NU_S("ese")) || !nu_refer_is(r, i + 1, " said "
	    "says told added recalled joked admitted insisted replied won "
	    "finished had has was also "))
		return false;
	f = nu_refer_foremost(r, g, 0.7, &score);
	if (!f || f->who == ANON)
		return false;
	nu_refer_found(r, i - 1, i, NU_BY_ROLE, f->who, score);
	nu_refer_raise(r, f->who, f->gender, 1.5);
	return true;
}

/* Whether "the" at i - 1 and the role i..head can stand for somebody known:
 * not "became the president", "the first president", "the man who". */
static bool
refers(struct nu_refer *r, size_t i, size_t head)
{
	if (i >= 2 && !r->v[i - 1].apart && nu_refer_is(r, i - 2,
	    " become became be is was as being been remain remained named "
	    "elected appointed like "))
		return false;
	for (size_t k = i; k < head; k++)
		if (nu_refer_is(r, k, " first next last only other same "
		    "previous late future new second third whole entire "))
			return false;
	return head + 1 >= r->nv || (!nu_refer_is(r, head + 1, " of for ") &&
	    (r->v[head + 1].apart || !nu_refer_is(r, head + 1,
	    " who that whose ")));
}

/* Whether word i ends a person's name, or an age after it. */
static bool
after_person(struct nu_refer *r, size_t i)
{
	if (i && nu_refer_age(nu_refer_word(r, i)) && r->v[i].apart)
		i--;
	return nu_refer_person(r, i);
}

/* A role phrase after an article at i - 1. */
void
nu_refer_org(struct nu_refer *r, size_t i, size_t e)
{
	uint32_t who = (uint32_t)r->n->v[r->v[i].mention].who;
	struct nu_slice t = nu_refer_text(r);
	struct focus *f;
	double by;

	if (r->v[i].b && t.p[r->v[i].b - 1] == '(')
		return;		/* an agency, or an acronym */
	by = r->v[i].quoted ? 0.2 : nu_refer_possessive(r, e) ? 0.8 :
	    i && (nu_refer_preposition(r, i - 1) || nu_refer_is(r, i - 1,
	    " told the ")) ? 0.6 : 1.5;
	f = nu_refer_focus(r, r->org, &r->norg, ORGS, who);
	f->salience += by;
	if (f->salience > 2.5)
		f->salience = 2.5;
}

/* Whether an organisation may be called so: a bank has it in its name, a
 * company is none that is known to be something else. */
static bool
called(struct nu_refer *r, const struct who *p, size_t i)
{
	struct nu_slice kinds, key;
	bool firm = nu_refer_is(r, i, " company firm carmaker automaker "
	    "airline retailer lender insurer chipmaker manufacturer brewer "
	    "drugmaker group ");

	nu_buf_clear(&r->w->buf);
	nu_names_fold(&r->w->buf, nu_slice_sub(p->value, 0, 200));
	nu_names_fold(&r->w->buf, nu_refer_word(r, i));
	key = nu_buf_slice(&r->w->buf);
	key.n -= r->v[i].e - r->v[i].b;
	kinds = nu_names_org_kinds(key);
	if (firm || nu_refer_is(r, i, " club "))
		for (struct nu_slice rest = key, s; nu_names_word(&rest, &s); )
			if (nu_names_in(s, " association society university "
			    "polytechnic institute union ministry agency "
			    "department commission council party committee "
			    "office federation school police court army times "
			    "news herald congress parliament senate house "
			    "fund center centre church college league "))
				return false;
	if (firm)
		return !kinds.n || memchr(kinds.p, 'b', kinds.n);
	if (nu_refer_is(r, i, " club "))
		return !kinds.n || memchr(kinds.p, 'c', kinds.n);
	return nu_slice_find(key, nu_slice(key.p + key.n, r->v[i].e -
	    r->v[i].b), 0) != SIZE_MAX;
}

/* "the company said": the one organisation in mind that may be called so. */
static bool
organisation(struct nu_refer *r, size_t i)
{
	struct focus *best = NULL;
	double most = 0, next = 0;

	if (!nu_refer_is(r, i, " company firm carmaker automaker airline "
	    "retailer lender insurer chipmaker manufacturer brewer drugmaker "
	    "group club bank university ministry party union court agency "
	    "commission council association federation institute hospital "
	    "museum foundation ") || !phrase_ends(r, i + 1) ||
	    nu_refer_possessive(r, i) || (i + 1 < r->nv &&
	    nu_refer_is(r, i + 1, " of for that which who they he she we ")))
		return false;
	for (size_t k = 0; k < r->norg; k++) {
		struct focus *f = &r->org[k];
		double s = nu_refer_now(r, f);

		if (r->clock - f->clock > 4 || r->block - f->block > 3 ||
		    s <= next || !called(r, &r->w->who[f->who], i))
			continue;
		if (s > most)
			next = most, most = s, best = f;
		else
			next = s;
	}
	if (most < 0.1 || next > 0.5 * most)
		return false;
	nu_refer_found(r, i - 1, i, NU_BY_ROLE, best->who,
	    most / (most + next));
	best->salience = 1.5;
	best->clock = r->clock;
	best->block = r->block;
	return true;
}

size_t
nu_refer_phrase(struct nu_refer *r, size_t i, bool definite)
{
	size_t head = nu_refer_role_end(r, i);
	uint32_t who = NOBODY;

	if (definite && (aged(r, i) || native(r, i) || organisation(r, i)))
		return i + 1;
	if (head == SIZE_MAX || nu_refer_possessive(r, head))
		return i;
	/* before or after a name it is that person's: see person() */
	if (head + 1 < r->nv && nu_refer_person(r, head + 1))
		return head + 1;
	if (i >= 2 && r->v[i - 1].apart && after_person(r, i - 2))
		return head + 1;
	if (definite && refers(r, i, head))
		who = holder(r, i, head);
	if (who != NOBODY) {
		nu_refer_found(r, i - 1, head, NU_BY_ROLE, who, 0.8);
		nu_refer_raise(r, who, r->w->who[who].gender, 1.5);
	} else {
		if (!definite)
			nu_refer_hold(r, ANON, i, head);
		nu_refer_raise(r, ANON, nu_refer_role(r, head).gender, i > 1 &&
		    nu_refer_preposition(r, i - 2) ? 0.4 : 1.2);
	}
	return head + 1;
}
