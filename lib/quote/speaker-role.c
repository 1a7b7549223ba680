/* speaker-role: whom "the minister", "the company", "the two men" stand
 * for. */
#include "quote/speaker-work.h"

enum { LOOK_BACK = 300, LOOK_ON = 100 };	/* mentions */

bool
nu_speaker_plural(const struct nu_para *p, int head)
{
	return p->it[head].form == NU_FORM_PLURAL || nu_item_in(p, head,
	    "police people they both others some many few critics");
}

/* What stands before the head must be said of the person: "former", a noun
 * ("band leader"), and what is written with a capital. */
static bool
telling(const struct nu_para *p, int i)
{
	return p->it[i].flags & NU_TF_CAPITAL || p->it[i].kind == NU_I_NAME ||
	    p->it[i].pos == NU_POS_NOUN ||
	    nu_item_in(p, i, "former ex vice deputy assistant acting shadow "
	    "first second senior junior");
}

/* Whether all that tells in [b, head) was said of person w. */
static bool
told_of(struct nu_scene *s, const struct nu_para *p, int b, int head,
    uint32_t w)
{
	struct nu_slice rest, word, v;

	for (int i = b; i < head; i++) {
		if (p->it[i].kind == NU_I_PUNCT || !telling(p, i) ||
		    nu_item_definite(p, i))
			continue;
		rest = nu_item_text(p, &p->it[i]);
		while (rest.p) {
			word = nu_scene_low(s, nu_slice_cut(&rest, ' '));
			v = nu_cast_short(word);
			if (!nu_cast_has_role(&s->cast, w, v.n ? v : word,
			    false))
				return false;
		}
	}
	return true;
}

struct nu_speaker
nu_speaker_by_role(struct nu_scene *s, const struct nu_para *p, int b, int head,
    bool *held)
{
	const struct nu_cast *c = &s->cast;
	struct nu_slice word = nu_item_text(p, &p->it[head]);
	size_t n = nu_cast_before(c, nu_view_begin(&p->v, p->it[b].b));
	char g = nu_role_gender(nu_scene_low(s, word));

	*held = false;
	/* The last before; else who is named only later. */
	for (size_t k = 0; k < LOOK_BACK + LOOK_ON; k++) {
		size_t at = k < LOOK_BACK ? n - k - 1 : n + k - LOOK_BACK;
		uint32_t w;
		char sex;

		if (k < LOOK_BACK ? k >= n : at >= c->nm)
			continue;
		w = c->m[at].who;
		if (c->who[w].class != NU_WHO_PERSON ||
		    !nu_cast_has_role(c, w, nu_scene_low(s, word), true))
			continue;
		sex = nu_cast_gender(c, w);
		*held = true;
		if ((g == 'm' && sex == 'f') || (g == 'f' && sex == 'm') ||
		    !told_of(s, p, b, head, w))
			continue;
		return nu_speaker_person(s, w, true);
	}
	return nu_speaker_nobody();
}

struct nu_speaker
nu_speaker_by_kind(struct nu_scene *s, const struct nu_para *p, size_t at)
{
	const struct nu_cast *c = &s->cast;
	size_t n = nu_cast_before(c, nu_view_begin(&p->v, at)), seen = 0;
	struct nu_speaker any = nu_speaker_nobody();

	for (size_t k = 0; k < 3; k++) {
		struct nu_speaker by = nu_scene_last(s, k);

		if (by.who != NU_NONE && c->who[by.who].class == NU_WHO_ORG)
			return by;
	}
	/* One that leads its sentence, else any. */
	for (size_t k = n; k-- > 0 && seen < 40; seen++) {
		const struct nu_ref *m = &c->m[k];

		if (c->who[m->who].class != NU_WHO_ORG)
			continue;
		if (m->by == NU_BY_ITSELF && m->lead)
			return nu_speaker_person(s, m->who, true);
		if (any.who == NU_NONE)
			any = nu_speaker_person(s, m->who, true);
	}
	return any;
}

bool
nu_speaker_stands(struct nu_scene *s, const struct nu_para *p, int b, int head)
{
	struct nu_slice t = nu_item_text(p, &p->it[head]);
	struct nu_slice low;

	if (nu_speaker_plural(p, head))
		return false;
	for (int i = b; i < head; i++)
		if (nu_item_in(p, i, "'s ’s '"))
			return false;	/* "the club's historian" */
	if (p->it[head].kind == NU_I_NAME)
		return s->cast.who[s->cast.m[p->it[head].ref].who].class ==
		    NU_WHO_MISC;
	if (nu_item_noun(p, head, NU_N_OFFICE))
		return false;
	if (nu_slice_is(t, "old") || nu_slice_ends(t, NU_S("-old")))
		return true;
	low = nu_scene_low(s, t);
	return nu_role_likely(low) && !nu_item_noun(p, head, NU_N_THING);
}

struct nu_speaker
nu_speaker_two(struct nu_scene *s, const struct nu_para *p, size_t at)
{
	const struct nu_cast *c = &s->cast;
	size_t n = nu_cast_before(c, nu_view_begin(&p->v, at)), seen = 0;
	uint32_t second = UINT32_MAX;
	struct nu_buf both = { 0 };
	struct nu_speaker by = nu_speaker_nobody();

	for (size_t k = n; k-- > 0 && seen < 12; seen++) {
		uint32_t w = c->m[k].who;

		if (c->who[w].class != NU_WHO_PERSON || w == second)
			continue;
		if (second == UINT32_MAX) {
			second = w;
			continue;
		}
		nu_buf_put(&both, c->who[w].value);
		nu_buf_str(&both, "; ");
		nu_buf_put(&both, c->who[second].value);
		by.value = nu_arena_dup(&s->mem, nu_buf_slice(&both));
		by.gender = 'p';
		by.guessed = true;
		break;
	}
	nu_buf_free(&both);
	return by;
}
