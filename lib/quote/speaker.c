#include "quote/speaker.h"

#include <stdlib.h>

#include "base/utf.h"
#include "quote/phrase.h"

/* Weights of the choice of a person for "he" or "she", set by hand; likelier
 * is larger. */
static const double W_SPOKE_HERE = 3.0;		/* spoke in this paragraph */
static const double W_SPOKE_LAST = 1.5;		/* spoke last, earlier */
static const double W_LEAD = 1.0;		/* first name of its sentence */
static const double W_GENDER = 1.0;		/* gender known to fit */
static const double W_FAR = 0.5;		/* for each sentence between */
static const double W_PARA = 0.7;		/* for each paragraph between */
static const double W_SAME = -1.0;		/* in the same sentence */
enum { LOOK_BACK = 60 };	/* mentions weighed */

void
nu_scene_start(struct nu_scene *s, struct nu_doc *d)
{
	nu_cast_read(&s->cast, d);
	s->nphrase = s->nturn = s->para = s->sent = 0;
	s->author = (struct nu_speaker){ .who = NU_NONE, .phrase = NU_NONE };
	nu_arena_reset(&s->mem);
}

static struct nu_speaker
nobody(void)
{
	return (struct nu_speaker){ .value = { "", 0 }, .who = NU_NONE,
	    .phrase = NU_NONE, .gender = 'u' };
}

static struct nu_speaker
person(const struct nu_scene *s, uint32_t who, bool guessed)
{
	const struct nu_who *w = &s->cast.who[who];

	return (struct nu_speaker){ .value = w->value, .who = (int32_t)who,
	    .phrase = NU_NONE, .gender = w->class == NU_WHO_PERSON ?
	    nu_cast_gender(&s->cast, who) : 'o', .guessed = guessed };
}

struct nu_speaker
nu_scene_last(const struct nu_scene *s, size_t nth)
{
	if (nth >= s->nturn || nth >= NU_TURNS)
		return nobody();
	return s->turn[(s->nturn - 1 - nth) % NU_TURNS].by;
}

void
nu_scene_spoke(struct nu_scene *s, const struct nu_speaker *by)
{
	if (!by->value.n)
		return;
	s->turn[s->nturn % NU_TURNS].by = *by;
	s->turn[s->nturn % NU_TURNS].para = s->para;
	s->turn[s->nturn % NU_TURNS].sent = s->sent;
	s->nturn++;
}

/* The mentions that begin before offset at of the document: how many. */
static size_t
mentions_before(const struct nu_cast *c, uint64_t at)
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

/* The person that "he" (m) or "she" (f) at offset at of the document is. */
static struct nu_speaker
by_gender(struct nu_scene *s, const struct nu_para *p, char gender, size_t at)
{
	const struct nu_cast *c = &s->cast;
	uint64_t off = nu_view_begin(&p->v, at);
	size_t n = mentions_before(c, off), far = 0;
	double best = -1e9;
	struct nu_speaker got = nobody();
	uint64_t sentence = UINT64_MAX;

	/* The sentence that holds the place. */
	for (size_t k = p->first; k < p->last; k++)
		if (p->sent[k].b <= at)
			sentence = nu_view_begin(&p->v, p->sent[k].b);
	for (size_t k = 0; k < NU_TURNS && k < s->nturn; k++) {
		size_t t = (s->nturn - 1 - k) % NU_TURNS;
		const struct nu_speaker *by = &s->turn[t].by;
		double w = k == 0 ? W_SPOKE_LAST : 0;

		if (by->gender != gender && by->gender != 'u')
			continue;
		if (s->para - s->turn[t].para > 3)
			break;
		if (s->turn[t].para == s->para)
			w = W_SPOKE_HERE;
		w += by->gender == gender ? W_GENDER : 0;
		w -= W_FAR * (double)(s->sent > s->turn[t].sent ?
		    s->sent - s->turn[t].sent : 0) +
		    W_PARA * (double)(s->para - s->turn[t].para);
		if (w > best) {
			best = w;
			got = *by;
		}
	}
	for (size_t k = n, seen = 0; k-- > 0 && seen < LOOK_BACK; seen++) {
		const struct nu_ref *m = &c->m[k];
		const struct nu_who *who = &c->who[m->who];
		char g;
		double w;

		if (who->class != NU_WHO_PERSON || m->by == NU_BY_PRO)
			continue;
		g = nu_cast_gender(c, m->who);
		if (g != gender && g != 'u')
			continue;
		w = (g == gender ? W_GENDER : 0) + (m->lead ? W_LEAD : 0);
		if (m->b >= sentence)
			w += W_SAME;
		/* Roughly a sentence for 150 bytes. */
		far = (size_t)((off - m->b) / 150);
		w -= W_FAR * (double)far;
		if (m->b < p->v.begin)
			w -= W_PARA;
		if (got.who == (int32_t)m->who)
			w += W_SPOKE_LAST;
		if (w > best) {
			best = w;
			got = person(s, m->who, true);
		}
		if (far > 12)
			break;
	}
	got.guessed = true;
	return got;
}

/* What "they" and "it" stand for: who spoke last among several or no persons,
 * else the last organisation or place named. */
static struct nu_speaker
by_number(struct nu_scene *s, const struct nu_para *p, bool several, size_t at)
{
	const struct nu_cast *c = &s->cast;
	size_t n = mentions_before(c, nu_view_begin(&p->v, at));
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
		return nobody();
	for (size_t k = n, seen = 0; k-- > 0 && seen < 8; seen++) {
		const struct nu_who *who = &c->who[c->m[k].who];

		if (who->class == NU_WHO_ORG && c->m[k].by == NU_BY_ITSELF)
			return person(s, c->m[k].who, true);
	}
	return nobody();
}

static struct nu_slice
low_word(struct nu_scene *s, struct nu_slice w)
{
	nu_buf_clear(&s->low);
	nu_utf_add_lower(&s->low, w);
	return nu_buf_slice(&s->low);
}

/* The person before offset at whom the text calls by this word, the last. */
static struct nu_speaker
by_role(struct nu_scene *s, const struct nu_para *p, struct nu_slice head,
    size_t at)
{
	const struct nu_cast *c = &s->cast;
	struct nu_slice low = low_word(s, head);
	size_t n = mentions_before(c, nu_view_begin(&p->v, at));
	size_t seen = 0;

	for (size_t k = n; k-- > 0 && seen < 300; seen++)
		if (c->who[c->m[k].who].class == NU_WHO_PERSON &&
		    nu_cast_has_role(c, c->m[k].who, low))
			return person(s, c->m[k].who, true);
	return nobody();
}

static bool
plural(const struct nu_para *p, int head)
{
	return p->it[head].form == NU_FORM_PLURAL || nu_item_in(p, head,
	    "police people they both others some many few critics");
}

/* The phrase as written, remembered under its head. */
static struct nu_speaker
by_phrase(struct nu_scene *s, const struct nu_para *p, int b, int e, int head)
{
	struct nu_slice text = nu_slice(p->v.text.p + p->it[b].b,
	    p->it[e - 1].e - p->it[b].b);
	struct nu_slice low = low_word(s, nu_item_text(p, &p->it[head]));
	uint64_t h = nu_slice_hash(low);
	struct nu_speaker by = nobody();
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
	    plural(p, head) ? 'p' : g ? g : 'o' };
	by.value = text;
	by.phrase = (int32_t)s->nphrase;
	by.gender = s->phrase[s->nphrase].gender;
	if (s->nphrase < 4096)
		s->nphrase++;
	return by;
}

/* The speaker of one phrase that joins no others. */
static struct nu_speaker
one(struct nu_scene *s, const struct nu_para *p, int b, int e)
{
	const struct nu_cast *c = &s->cast;
	struct nu_speaker by;
	int head;

	if (e - b == 1 && p->it[b].kind != NU_I_NAME) {
		/* What news-tag made of the pronoun or role. */
		size_t at = p->it[b].b;

		if (nu_item_is(p, b, "he"))
			return by_gender(s, p, 'm', at);
		if (nu_item_is(p, b, "she"))
			return by_gender(s, p, 'f', at);
		if (nu_item_is(p, b, "they"))
			return by_number(s, p, true, at);
		if (nu_item_is(p, b, "it"))
			return by_number(s, p, false, at);
		if (nu_item_in(p, b, "i we"))
			return s->author;
	}
	head = nu_np_head(p, c, b, e);
	if (head == NU_NONE)
		return nobody();
	if (p->it[head].kind == NU_I_NAME) {
		const struct nu_ref *m = &c->m[p->it[head].ref];
		unsigned class = c->who[m->who].class;

		if (class == NU_WHO_PERSON || (class != NU_WHO_MISC &&
		    (head == b || (head == b + 1 &&
		    p->it[b].pos == NU_POS_DET))))
			return person(s, m->who, false);
	}
	/* "the minister": a person known by it. */
	if (nu_item_in(p, b, "the his her their its that this") ||
	    p->it[b].flags & NU_TF_CAPITAL) {
		if (nu_item_in(p, b, "the that this") && head <= b + 3) {
			by = by_role(s, p, nu_item_text(p, &p->it[head]),
			    p->it[b].b);
			if (by.value.n)
				return by;
		}
	}
	return by_phrase(s, p, b, e, head);
}

struct nu_speaker
nu_scene_who(struct nu_scene *s, const struct nu_para *p, int b, int e)
{
	const struct nu_cast *c = &s->cast;
	struct nu_speaker by, more;
	struct nu_buf joint = { 0 };
	int from = b, parts = 0;
	bool names = true;

	if (b == NU_NONE || b >= e)
		return nobody();
	/* "A and B", "A, B and C" when each is a name. */
	for (int i = b; i < e && parts < 8; i++)
		if (nu_item_is(p, i, "and")) {
			int h = nu_np_head(p, c, from, i);
			int h2 = nu_np_head(p, c, i + 1, e);

			if (h == NU_NONE || h2 == NU_NONE ||
			    p->it[h].kind != NU_I_NAME ||
			    p->it[h2].kind != NU_I_NAME || h != i - 1) {
				names = false;
				break;
			}
			parts++;
			from = i + 1;
		}
	if (!parts || !names)
		return one(s, p, b, e);
	from = b;
	for (int i = b; i <= e; i++) {
		if (i < e && !nu_item_is(p, i, "and"))
			continue;
		more = one(s, p, from, i);
		if (more.value.n) {
			if (joint.n)
				nu_buf_str(&joint, "; ");
			nu_buf_put(&joint, more.value);
		}
		from = i + 1;
	}
	by = nobody();
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
		return by_gender(s, p, 'm', b);
	if (nu_slice_starts(t, NU_S("She ")))
		return by_gender(s, p, 'f', b);
	for (size_t k = mentions_before(c, from); k < c->nm &&
	    c->m[k].b < to; k++)
		if (c->who[c->m[k].who].class == NU_WHO_PERSON)
			return person(s, c->m[k].who, true);
	return nobody();
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
