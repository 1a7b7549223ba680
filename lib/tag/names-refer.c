/* names-refer: pronouns (he, she) and role phrases (the foreign minister, the
 * 35-year-old) that stand for a person who is named in the document.
 *
 * The text is read once, left to right. Each person has a salience that falls
 * from sentence to sentence and rises with each mention, most for a subject.
 * A pronoun is the most salient person of its sex, when the next is well
 * behind. A role phrase is the person who was given that role next to the
 * name: "Foreign Minister Ann Lee", "Ann Lee, the foreign minister". People
 * without a name ("a police officer") count too, so that what refers to them
 * is left alone, and so is everything within quotation marks. */
#include "tag/names-refer.h"

#include <stdlib.h>

/* Salience */

double
nu_refer_now(const struct nu_refer *r, const struct focus *f)
{
	double s = f->salience;

	if (r->clock - f->clock > 8 || r->block - f->block > 8)
		return 0;
	for (size_t d = r->clock - f->clock; d > 0; d--)
		s *= 0.45;
	for (size_t d = r->block - f->block; d > 0; d--)
		s *= 0.85;
	return s;
}

struct focus *
nu_refer_focus(struct nu_refer *r, struct focus *f, size_t *n, size_t max,
    uint32_t who)
{
	size_t i, least = 0;

	for (i = 0; i < *n; i++) {
		f[i].salience = nu_refer_now(r, &f[i]);
		if (f[i].salience == 0) {
			f[i] = f[--*n];
			i--;
			continue;
		}
		f[i].clock = r->clock;
		f[i].block = r->block;
	}
	for (i = 0; i < *n && f[i].who != who; i++)
		if (f[i].salience < f[least].salience)
			least = i;
	if (i == *n) {
		if (*n < max)
			++*n;
		else
			i = least;
		f[i] = (struct focus){ .who = who, .clock = r->clock,
		    .block = r->block };
	}
	return &f[i];
}

void
nu_refer_raise(struct nu_refer *r, uint32_t who, uint8_t gender, double by)
{
	struct focus *f = nu_refer_focus(r, r->focus, &r->nfocus, FOCUS, who);

	if (who == ANON)
		f->salience = by > f->salience ? by : f->salience;
	else
		f->salience += by;
	if (f->salience > 2.5)
		f->salience = 2.5;
	if (gender)
		f->gender = gender;
}

void
nu_refer_found(struct nu_refer *r, size_t from, size_t to, enum nu_mention mod,
    uint32_t who, double score)
{
	const struct who *p = &r->w->who[who];

	NU_GROW(r->found, r->nfound, r->capfound);
	r->found[r->nfound++] = (struct nu_name){ .sent = r->sent,
	    .b = r->v[from].b, .e = r->v[to].e, .class = p->class,
	    .mod = (uint8_t)mod, .score = score, .value = p->value,
	    .of = p->of, .who = who };
}

/* Pronouns */

/* Nobody speaks of himself by name: who is named in a quotation did not say
 * it. A word at i right after a quotation, or shortly before one, bars those
 * whom it names. */
static void
bar(struct nu_refer *r, size_t i)
{
	size_t k = i + 1;

	r->nbarred = 0;
	while (k < r->nv && k < i + LOOK && !r->v[k].quoted)
		k++;
	for (; k < r->nv && r->v[k].quoted && r->nbarred < BARRED; k++)
		if (r->v[k].mention != NOBODY)
			r->barred[r->nbarred++] =
			    (uint32_t)r->n->v[r->v[k].mention].who;
	if (i && !r->v[i - 1].quoted)
		r->quote++;	/* the last one is not next to it */
}

static bool
is_barred(const struct nu_refer *r, const struct focus *f)
{
	if (f->quote && f->quote == r->quote)
		return true;
	for (size_t i = 0; i < r->nbarred; i++)
		if (r->barred[i] == f->who)
			return true;
	return false;
}

/* Who is most in mind of the sex, unless the next is above limit of that. */
struct focus *
nu_refer_foremost(struct nu_refer *r, enum gender g, double limit,
    double *score)
{
	struct focus *best = NULL;
	double most = 0, next = 0;

	for (size_t k = 0; k < r->nfocus; k++) {
		struct focus *f = &r->focus[k];
		double s = nu_refer_now(r, f);

		if ((f->gender && g && f->gender != g) || is_barred(r, f))
			continue;
		if (!f->gender)
			s *= 0.85;
		if (r->clock - f->clock > 5 || r->block - f->block > 3)
			continue;
		if (s > most) {
			next = most;
			most = s;
			best = f;
		} else if (s > next) {
			next = s;
		}
	}
	*score = most > 0 ? most / (most + next) : 0;
	return !best || most < 0.1 || (best->who != ANON &&
	    next > limit * most) ? NULL : best;
}

static void
pronoun(struct nu_refer *r, size_t i, enum gender g)
{
	double score;
	struct focus *best;
	uint32_t who;

	bar(r, i);
	best = nu_refer_foremost(r, g, 0.8, &score);
	r->nbarred = 0;
	if (!best)
		return;
	who = best->who;
	if (who != ANON) {
		best->gender = (uint8_t)g;
		nu_refer_found(r, i, i, NU_BY_PRONOUN, who, score);
	}
	nu_refer_raise(r, who, (uint8_t)g, 1.2);
}

/* Persons */

/* A quotation, the last that was begun, names who. */
static void
quoted(struct nu_refer *r, uint32_t who)
{
	for (size_t i = 0; i < r->nfocus; i++)
		if (r->focus[i].who == who)
			r->focus[i].quote = r->quote;
}

/* A person's name, words i..e: its roles and its salience. */
static void
person(struct nu_refer *r, size_t i, size_t e)
{
	uint32_t m = r->v[i].mention;
	uint32_t who = (uint32_t)r->n->v[m].who;
	struct who *p = &r->w->who[who];
	size_t from = i, k;
	bool named;
	double by;

	/* Foreign Minister NAME: the role runs back from the name */
	while (from > 0 && i - from < LOOK && !r->v[from].apart &&
	    !r->v[from - 1].quoted && !nu_refer_preposition(r, from - 1) &&
	    !nu_refer_is(r, from - 1, " said says told asked added the a an "))
		from--;
	if (from < i && nu_refer_role(r, i - 1).head)
		nu_refer_hold(r, who, from, i - 1);
	else if (i && r->v[i].apart && nu_refer_role(r, i - 1).head) {
		/* the foreign minister, NAME, */
		for (from = i - 1; from > 0 && i - from < LOOK &&
		    !r->v[from].apart && !nu_refer_is(r, from - 1,
		    " the our a "); )
			from--;
		if (from && nu_refer_is(r, from - 1, " the our "))
			nu_refer_hold(r, who, from, i - 1);
	}
	/* NAME, 35, the foreign minister */
	k = e + 1;
	if (k < r->nv && r->v[k].apart && !r->v[k].quoted) {
		unsigned age = nu_refer_age(nu_refer_word(r, k));

		if (age) {
			r->aged[age] = who;
			k++;
		}
		if (k < r->nv && nu_refer_is(r, k, " the a an our "))
			k++;
		if (k < r->nv && (k == e + 1 || r->v[k - 1].apart)) {
			size_t head = nu_refer_role_end(r, k);

			if (head != SIZE_MAX)
				nu_refer_hold(r, who, k, head);
		}
	}
	if (r->v[i].quoted)
		by = 0.3;
	else if (nu_refer_possessive(r, e))
		by = i ? 0.7 : 1.0;
	else if (i > 0 && nu_refer_preposition(r, i - 1))
		by = 0.7;
	else
		by = r->subject && !r->v[i].apart && !nu_refer_is(r, i - 1,
		    " and but said says as while when that ") ? 0.8 : 1.5;
	named = r->subject;
	r->subject = true;
	nu_refer_raise(r, who, p->gender, by);
	r->sole = !named || r->sole == who ? who : NOBODY;
	if (r->v[i].quoted)
		quoted(r, who);
}

/* "Kim Oduya raised his hand": the sex of the one person of a sentence, when
 * the given name does not tell. */
static void
learn_sex(struct nu_refer *r)
{
	enum gender g = r->his > r->her ? G_MALE : G_FEMALE;
	struct who *p;

	if (r->sole == NOBODY || (r->his > 0) == (r->her > 0))
		return;
	p = &r->w->who[r->sole];
	if (p->gender)
		return;
	p->gender = (uint8_t)g;
	nu_refer_raise(r, r->sole, (uint8_t)g, 0);
}

static void
sentence(struct nu_refer *r)
{
	bool narrated = false;

	nu_refer_read(r);
	r->subject = false;
	r->sole = NOBODY;
	r->his = r->her = 0;
	for (size_t i = 0; i < r->nv && !narrated; i++)
		narrated = !r->v[i].quoted;
	r->clock += narrated;
	for (size_t i = 0; i < r->nv; ) {
		uint32_t m = r->v[i].mention;
		size_t e = i;

		if (r->v[i].quoted && (i ? !r->v[i - 1].quoted : !r->open))
			r->quote++;
		r->open = r->v[i].quoted;

		if (m != NOBODY) {
			while (e + 1 < r->nv && r->v[e + 1].mention == m)
				e++;
			if (r->n->v[m].class == NU_PERSON)
				person(r, i, e);
			else if (r->n->v[m].class == NU_ORG)
				nu_refer_org(r, i, e);
			i = e + 1;
			continue;
		}
		if (r->v[i].quoted || r->v[i].kind == K_OTHER) {
			i++;
			continue;
		}
		if (r->v[i].kind == K_HIS || r->v[i].kind == K_HER) {
			r->his += r->sole != NOBODY && r->v[i].kind == K_HIS;
			r->her += r->sole != NOBODY && r->v[i].kind == K_HER;
		} else if (r->v[i].kind == K_HE || r->v[i].kind == K_SHE) {
			pronoun(r, i, r->v[i].kind == K_HE ? G_MALE : G_FEMALE);
		} else if (i + 1 < r->nv && !r->v[i + 1].apart) {
			size_t to = nu_refer_phrase(r, i + 1, r->v[i].kind ==
			    K_THE);

			if (to > i + 1) {
				i = to;
				continue;
			}
		}
		i++;
	}
	learn_sex(r);
}

/* Puts what was found among the names, in order. */
static void
merge(struct nu_refer *r)
{
	struct nu_names *n = r->n;
	size_t i = n->n, j = r->nfound, at = i + j;

	if (!j)
		return;
	while (n->cap < at) {
		n->cap = n->cap ? n->cap * 2 : 16;
		n->v = nu_realloc(n->v, n->cap, sizeof *n->v);
	}
	n->n = at;
	while (j > 0) {
		const struct nu_name *a = i ? &n->v[i - 1] : NULL;
		const struct nu_name *b = &r->found[j - 1];

		if (a && (a->sent > b->sent || (a->sent == b->sent &&
		    a->b >= b->b)))
			n->v[--at] = n->v[--i];
		else
			n->v[--at] = r->found[--j];
	}
}

void
nu_names_refer(struct nu_names *n)
{
	struct nu_refer r = { .n = n, .w = n->work };

	for (size_t i = 0; i < OLDEST; i++)
		r.aged[i] = NOBODY;
	for (r.sent = 0; r.sent < n->nsent; r.sent++) {
		const struct nu_names_sent *s = &n->sent[r.sent];

		if (s->part == NU_PART_BYLINE || s->part == NU_PART_DATELINE)
			continue;
		if (r.sent && s->block != n->sent[r.sent - 1].block) {
			r.in_double = r.in_single = r.open = false;
			r.block++;
		}
		sentence(&r);
	}
	merge(&r);
	free(r.v);
	free(r.role);
	free(r.head);
	free(r.found);
}
