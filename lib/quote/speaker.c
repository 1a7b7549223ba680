#include "quote/speaker-work.h"

#include <stdlib.h>

#include "base/utf.h"

/* Weights of the choice of a person for "he" or "she", set by hand; likelier
 * is larger. */
static const double W_SPOKE_HERE = 3.0;		/* spoke in this paragraph */
static const double W_SPOKE_LAST = 1.5;		/* spoke last, earlier */
static const double W_SPOKE = 0.5;		/* spoke before that */
static const double W_SUBJECT = 1.0;		/* unnamed, began a sentence */
static const double W_NEVER = -4.0;		/* named nowhere near */
static const double W_LEAD = 1.0;		/* first name of its sentence */
static const double W_GENDER = 1.0;		/* gender known to fit */
static const double W_FAR = 0.5;		/* for each sentence between */
static const double W_PARA = 0.7;		/* for each paragraph between */
static const double W_SAME = -1.0;		/* in the same sentence */
static const double SURELY = 1.5;	/* ahead of the next, for a role */
enum {
	LOOK_BACK = 60,		/* mentions weighed */
	LOOKED_AT = 4096,	/* persons whose name may be meant */
};

struct nu_speaker
nu_speaker_nobody(void)
{
	return (struct nu_speaker){ .value = { "", 0 }, .who = NU_NONE,
	    .phrase = NU_NONE, .gender = 'u' };
}

void
nu_scene_start(struct nu_scene *s, struct nu_doc *d)
{
	nu_cast_read(&s->cast, d);
	s->nphrase = s->nturn = s->para = s->sent = 0;
	s->author = s->subject.by = nu_speaker_nobody();
	nu_arena_reset(&s->mem);
}

struct nu_speaker
nu_speaker_person(const struct nu_scene *s, uint32_t who, bool guessed)
{
	const struct nu_who *w = &s->cast.who[who];

	return (struct nu_speaker){ .value = w->value, .who = (int32_t)who,
	    .phrase = NU_NONE, .gender = w->class == NU_WHO_PERSON ?
	    nu_cast_gender(&s->cast, who) : 'o', .guessed = guessed };
}

void
nu_scene_author(struct nu_scene *s, uint32_t who)
{
	s->author = nu_speaker_person(s, who, true);
	s->cast.who[who].author = true;
}

struct nu_speaker
nu_scene_last(const struct nu_scene *s, size_t nth)
{
	if (nth >= s->nturn || nth >= NU_TURNS)
		return nu_speaker_nobody();
	return s->turn[(s->nturn - 1 - nth) % NU_TURNS].by;
}

void
nu_scene_spoke(struct nu_scene *s, const struct nu_speaker *by)
{
	if (!by->value.n)
		return;
	s->turn[s->nturn++ % NU_TURNS] = (struct nu_turn){ *by, s->para,
	    s->sent };
}

bool
nu_scene_by_turns(const struct nu_scene *s)
{
	return s->nturn > 1 &&
	    s->turn[(s->nturn - 1) % NU_TURNS].para + 1 == s->para &&
	    s->turn[(s->nturn - 2) % NU_TURNS].para + 2 == s->para;
}

size_t
nu_cast_before(const struct nu_cast *c, uint64_t at)
{
	size_t lo = 0, hi = c->nm;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->m[mid].b < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* A person who may be meant, by person or by phrase. */
struct candidate {
	struct nu_speaker by;
	double near, spoke;	/* the best of each reason */
};

static struct candidate *
candidate(struct candidate *c, size_t *n, const struct nu_speaker *by)
{
	for (size_t i = 0; i < *n; i++)
		if (c[i].by.who == by->who && c[i].by.phrase == by->phrase)
			return &c[i];
	if (*n == LOOK_BACK)
		return NULL;
	c[*n] = (struct candidate){ *by, -100, 0 };
	return &c[(*n)++];
}

static bool
fits(char gender, char asked)
{
	return gender == 'u' || (gender != 'o' && gender != 'p' &&
	    (gender == asked || asked == 'u'));
}

/* What the sentences since t cost. */
static double
far(const struct nu_scene *s, const struct nu_turn *t)
{
	return W_FAR * (double)(s->sent > t->sent ? s->sent - t->sent : 0);
}

/* How near t is, which weighs so much where it stands. */
static double
near(const struct nu_scene *s, const struct nu_turn *t, double there)
{
	return there - far(s, t) - (t->para == s->para ? 0 : W_PARA);
}

struct nu_speaker
nu_speaker_by_gender(struct nu_scene *s, const struct nu_para *p, char gender,
    size_t at, double margin)
{
	const struct nu_cast *c = &s->cast;
	uint64_t off = nu_view_begin(&p->v, at), sentence = UINT64_MAX;
	struct candidate all[LOOK_BACK], *k;
	struct nu_speaker got = nu_speaker_nobody();
	size_t n = 0;
	double best = -1e9, next = -1e9;

	for (size_t i = p->first; i < p->last; i++)
		if (p->sent[i].b <= at)
			sentence = nu_view_begin(&p->v, p->sent[i].b);
	for (size_t i = 0; i < NU_TURNS && i < s->nturn; i++) {
		const struct nu_turn *t =
		    &s->turn[(s->nturn - 1 - i) % NU_TURNS];
		double w;

		if (s->para - t->para > 3)
			break;
		if (!fits(t->by.gender, gender) ||
		    !(k = candidate(all, &n, &t->by)))
			continue;
		w = (t->para == s->para ? W_SPOKE_HERE : i == 0 ?
		    W_SPOKE_LAST : W_SPOKE) - far(s, t);
		if (w > k->spoke)
			k->spoke = w;
		/* A phrase stands nowhere but where it spoke. */
		w = near(s, t, W_LEAD);
		if (k->by.who == NU_NONE && w > k->near)
			k->near = w;
	}
	if (s->subject.by.value.n && s->para - s->subject.para <= 1 &&
	    fits(s->subject.by.gender, gender) &&
	    (k = candidate(all, &n, &s->subject.by))) {
		double w = near(s, &s->subject, W_LEAD + W_SUBJECT);

		if (w > k->near)
			k->near = w;
	}
	for (size_t i = nu_cast_before(c, off), seen = 0; i-- > 0 &&
	    seen < LOOK_BACK; seen++) {
		const struct nu_ref *m = &c->m[i];
		struct nu_speaker by;
		double w;

		if (c->who[m->who].class != NU_WHO_PERSON ||
		    m->by == NU_BY_PRO || (c->who[m->who].author &&
		    c->who[m->who].named < 2))
			continue;
		/* Roughly a sentence for 150 bytes. */
		w = (m->lead ? W_LEAD : 0) -
		    W_FAR * (double)((off - m->b) / 150);
		if (m->b >= sentence)
			w += W_SAME;
		if (m->b < p->v.begin)
			w -= W_PARA;
		by = nu_speaker_person(s, m->who, true);
		if (!fits(by.gender, gender) ||
		    !(k = candidate(all, &n, &by)))
			continue;
		if (w > k->near)
			k->near = w;
	}
	for (size_t i = 0; i < n; i++) {
		double w = all[i].spoke + (all[i].near > W_NEVER ?
		    all[i].near : W_NEVER) +
		    (all[i].by.gender == gender ? W_GENDER : 0);

		if (w > best) {
			next = best;
			best = w;
			got = all[i].by;
		} else if (w > next) {
			next = w;
		}
	}
	if (best - next < margin)
		return nu_speaker_nobody();
	got.guessed = true;
	return got;
}

/* What "they" and "it" stand for: who spoke last among several or no persons,
 * else the last organisation or place named. */
static struct nu_speaker
by_number(struct nu_scene *s, const struct nu_para *p, bool several, size_t at)
{
	const struct nu_cast *c = &s->cast;
	size_t n = nu_cast_before(c, nu_view_begin(&p->v, at));
	struct nu_speaker by;

	for (size_t k = 0; k < 3; k++) {
		by = nu_scene_last(s, k);
		if (by.value.n && (by.gender == 'o' ||
		    (several && by.gender == 'p'))) {
			by.guessed = true;
			return by;
		}
	}
	if (several)
		return nu_speaker_nobody();
	for (size_t k = n, seen = 0; k-- > 0 && seen < 8; seen++) {
		const struct nu_who *who = &c->who[c->m[k].who];

		if (who->class == NU_WHO_ORG && c->m[k].by == NU_BY_ITSELF)
			return nu_speaker_person(s, c->m[k].who, true);
	}
	return nu_speaker_nobody();
}

struct nu_slice
nu_scene_low(struct nu_scene *s, struct nu_slice w)
{
	nu_buf_clear(&s->low);
	nu_utf_add_lower(&s->low, w);
	return nu_buf_slice(&s->low);
}

/* The phrase as written, remembered under its head. */
static struct nu_speaker
by_phrase(struct nu_scene *s, const struct nu_para *p, int b, int e, int full,
    int head)
{
	struct nu_slice text = nu_slice(p->v.text.p + p->it[b].b,
	    p->it[(full > e ? full : e) - 1].e - p->it[b].b);
	struct nu_slice low = nu_scene_low(s, nu_item_text(p, &p->it[head]));
	uint64_t h = nu_slice_hash(low);
	struct nu_speaker by = nu_speaker_nobody();
	char g = nu_role_gender(low);
	bool known = nu_item_in(p, b, "the that this");

	if (known) {
		for (size_t k = s->nphrase; k-- > 0;)
			if (s->phrase[k].head == h) {
				by.value = s->phrase[k].value;
				by.phrase = (int32_t)k;
				by.gender = s->phrase[k].gender;
				by.guessed = true;
				return by;
			}
	}
	NU_GROW(s->phrase, s->nphrase, s->capphrase);
	s->phrase[s->nphrase] = (struct nu_phrase){ text, h,
	    nu_speaker_plural(p, head) ? 'p' : g ? g :
	    !nu_item_noun(p, head, NU_N_THING) && nu_role_likely(low) ?
	    'u' : 'o' };
	by.value = text;
	by.phrase = (int32_t)s->nphrase;
	by.gender = s->phrase[s->nphrase].gender;
	if (s->nphrase < 4096)
		s->nphrase++;
	return by;
}

/* A name that news-tag did not mark: capitalised words that end at head. The
 * person of the cast whose name ends so, else the words. */
static struct nu_speaker
by_spelling(struct nu_scene *s, const struct nu_para *p, int b, int head)
{
	const struct nu_cast *c = &s->cast;
	struct nu_slice name, last;
	struct nu_speaker by = nu_speaker_nobody();
	int from = head;

	while (from > b && p->it[from - 1].kind != NU_I_QUOTE &&
	    (p->it[from - 1].kind == NU_I_NAME ||
	    p->it[from - 1].pos == NU_POS_PROPN ||
	    nu_item_is(p, from - 1, "-") || nu_item_is(p, from, "-")))
		from--;
	name = nu_slice(p->v.text.p + p->it[from].b,
	    p->it[head].e - p->it[from].b);
	last = nu_item_text(p, &p->it[head]);
	for (size_t i = 0; i < c->n && i < LOOKED_AT; i++)
		if (c->who[i].class == NU_WHO_PERSON &&
		    nu_slice_ends(c->who[i].value, last) &&
		    (c->who[i].value.n == last.n ||
		    strchr(" -", c->who[i].value.p[c->who[i].value.n -
		    last.n - 1])))
			return nu_speaker_person(s, (uint32_t)i, false);
	for (size_t i = s->nphrase; i-- > 0;)
		if (nu_slice_ends(s->phrase[i].value, name)) {
			by.value = s->phrase[i].value;
			by.phrase = (int32_t)i;
			by.gender = s->phrase[i].gender;
			return by;
		}
	return by_phrase(s, p, from, head + 1, 0, head);
}

/* The speaker of one phrase that joins no others. */
static struct nu_speaker
one(struct nu_scene *s, const struct nu_para *p, int b, int e, int full)
{
	const struct nu_cast *c = &s->cast;
	struct nu_speaker by;
	size_t at = p->it[b].b;
	bool held = false;
	char g;
	int head;

	if (e - b == 1 && p->it[b].kind != NU_I_NAME) {
		/* What news-tag made of it, where it was sure. */
		if (p->it[b].stand != NU_NONE)
			return nu_speaker_person(s,
			    c->m[p->it[b].stand].who, true);
		if (nu_item_in(p, b, "he him"))
			return nu_speaker_by_gender(s, p, 'm', at, 0);
		if (nu_item_in(p, b, "she her"))
			return nu_speaker_by_gender(s, p, 'f', at, 0);
		if (nu_item_in(p, b, "they them"))
			return by_number(s, p, true, at);
		if (nu_item_is(p, b, "it"))
			return by_number(s, p, false, at);
		if (nu_item_in(p, b, "i we"))
			return s->author;
	}
	head = nu_np_head(p, c, b, e);
	if (head == NU_NONE)
		return nu_speaker_nobody();
	if (p->it[head].stand != NU_NONE)
		return nu_speaker_person(s, c->m[p->it[head].stand].who, true);
	if (p->it[head].kind == NU_I_NAME) {
		const struct nu_ref *m = &c->m[p->it[head].ref];
		unsigned class = c->who[m->who].class;

		if (class == NU_WHO_PERSON || class == NU_WHO_ORG ||
		    (class == NU_WHO_PLACE && (head == b ||
		    (head == b + 1 && p->it[b].pos == NU_POS_DET) ||
		    p->it[head - 1].pos == NU_POS_NOUN)))
			return nu_speaker_person(s, m->who, false);
	} else if (p->it[head].flags & NU_TF_CAPITAL && head > b &&
	    p->it[head - 1].kind == NU_I_WORD &&
	    p->it[head - 1].flags & NU_TF_LOWER &&
	    (p->it[head - 1].pos == NU_POS_NOUN ||
	    p->it[head - 1].pos == NU_POS_ADJ)) {
		/* "the union FNV" */
		return by_spelling(s, p, head, head);
	} else if ((p->it[head].pos == NU_POS_PROPN ||
	    (e - b == 1 && p->it[head].pos == NU_POS_ADJ)) &&
	    p->it[head].flags & NU_TF_CAPITAL && !nu_item_in(p, b, "a an") &&
	    !nu_role_gender(nu_scene_low(s, nu_item_text(p, &p->it[head])))) {
		return by_spelling(s, p, b, head);
	}
	/* "the Tass news agency" is Tass. */
	if (nu_item_noun(p, head, NU_N_HOUSE)) {
		int n = head - 1;

		while (n > b && nu_item_noun(p, n, NU_N_KIND))
			n--;
		if (n >= b && p->it[n].kind == NU_I_NAME)
			return nu_speaker_person(s, c->m[p->it[n].ref].who,
			    false);
	}
	if (!nu_item_definite(p, b) || head > b + 6)
		return by_phrase(s, p, b, e, full, head);
	if (nu_item_noun(p, head, NU_N_PAIR) || (nu_item_is(p, b + 1, "two") &&
	    nu_item_noun(p, head, NU_N_TWO))) {
		by = nu_speaker_two(s, p, at);
		if (by.value.n)
			return by;
	}
	if (!nu_item_noun(p, head, NU_N_THING)) {
		by = nu_speaker_by_role(s, p, b, head, &held);
		if (by.value.n)
			return by;
	}
	by = by_phrase(s, p, b, e, full, head);
	if (by.guessed)		/* said before under that phrase */
		return by;
	if (nu_item_noun(p, head, NU_N_GROUP) && head == b + 1) {
		struct nu_speaker org = nu_speaker_by_kind(s, p, at);

		return org.value.n ? org : by;
	}
	if (!held && nu_item_in(p, b, "the that this") &&
	    !nu_item_in(p, e, "who that") &&
	    nu_speaker_stands(s, p, b, head)) {
		struct nu_speaker who;

		g = nu_role_gender(nu_scene_low(s, nu_item_text(p,
		    &p->it[head])));
		who = nu_speaker_by_gender(s, p, g ? g : 'u', at, SURELY);
		if (who.value.n && who.who != NU_NONE)
			return who;
	}
	return by;
}

void
nu_scene_subject(struct nu_scene *s, const struct nu_para *p, int b, int e)
{
	struct nu_speaker by;
	int head = nu_np_head(p, &s->cast, b, e);

	if (head == NU_NONE || p->it[head].kind == NU_I_NAME)
		return;
	by = by_phrase(s, p, b, e, e, head);
	if (by.gender == 'o' || by.gender == 'p')
		return;
	s->subject = (struct nu_turn){ by, s->para, s->sent };
}

struct nu_speaker
nu_scene_who(struct nu_scene *s, const struct nu_para *p, int b, int e,
    int full)
{
	const struct nu_cast *c = &s->cast;
	struct nu_speaker by, more;
	struct nu_buf joint = { 0 };
	int from = b, parts = 0;

	if (b == NU_NONE || b >= e)
		return nu_speaker_nobody();
	/* "A and B", "A, B and C" when each is a name. */
	for (int i = b; i < e && parts < 8; i++)
		if (nu_item_is(p, i, "and")) {
			int h = nu_np_head(p, c, from, i);
			int h2 = nu_np_head(p, c, i + 1, e);

			if (h == NU_NONE || h2 == NU_NONE ||
			    p->it[h].kind != NU_I_NAME ||
			    p->it[h2].kind != NU_I_NAME || h != i - 1)
				return one(s, p, b, e, full);
			parts++;
			from = i + 1;
		}
	if (!parts)
		return one(s, p, b, e, full);
	/* "Guyana, Fiji and Mauritius" */
	while (b > 1 && nu_item_comma(p, b - 1) &&
	    p->it[b - 2].kind == NU_I_NAME && (b == 2 ||
	    p->it[b - 3].sent2 < p->it[b].sent || nu_item_comma(p, b - 3)))
		b -= 2;
	from = b;
	for (int i = b; i <= e; i++) {
		if (i < e && !nu_item_is(p, i, "and") &&
		    !(nu_item_comma(p, i) && i > b))
			continue;
		more = one(s, p, from, i, i);
		if (more.value.n) {
			if (joint.n)
				nu_buf_str(&joint, "; ");
			nu_buf_put(&joint, more.value);
		}
		from = i + 1;
	}
	by = nu_speaker_nobody();
	by.value = nu_arena_dup(&s->mem, nu_buf_slice(&joint));
	by.gender = 'p';
	nu_buf_free(&joint);
	return by;
}

struct nu_speaker
nu_scene_topic(struct nu_scene *s, const struct nu_para *p, size_t b, size_t e)
{
	const struct nu_cast *c = &s->cast;
	uint64_t from = nu_view_begin(&p->v, b), to = nu_view_end(&p->v, e);
	struct nu_slice t = nu_slice_sub(p->v.text, b, e);

	if (nu_slice_starts(t, NU_S("He ")))
		return nu_speaker_by_gender(s, p, 'm', b, 0);
	if (nu_slice_starts(t, NU_S("She ")))
		return nu_speaker_by_gender(s, p, 'f', b, 0);
	for (size_t k = nu_cast_before(c, from); k < c->nm &&
	    c->m[k].b < to; k++)
		if (c->who[c->m[k].who].class == NU_WHO_PERSON)
			return nu_speaker_person(s, c->m[k].who, true);
	return nu_speaker_nobody();
}

void
nu_scene_free(struct nu_scene *s)
{
	nu_cast_free(&s->cast);
	free(s->phrase);
	nu_arena_free(&s->mem);
	nu_buf_free(&s->low);
	*s = (struct nu_scene){ 0 };
}
