#include "quote/cast.h"

#include <stdlib.h>

#include "base/list.h"
#include "base/utf.h"
#include "base/words.h"

NU_WORDS(names_given);
NU_WORDS(role_gender);
NU_WORDS(names_roles);
NU_WORDS(party_state);

enum {
	AROUND = 8,		/* words looked at on either side of a name */
	LOOKED_AT = 1000,	/* persons whose name may be half of another */
};

char
nu_role_gender(struct nu_slice low)
{
	struct nu_slice v;

	if (nu_words_get(&role_gender, low, &v) & NU_WORDS_HIT && v.n)
		return v.p[0];
	/* A plural, of those that add an s. */
	if (low.n > 3 && low.p[low.n - 1] == 's' &&
	    nu_words_get(&role_gender, nu_slice(low.p, low.n - 1), &v) &
	    NU_WORDS_HIT)
		return 'u';
	return 0;
}

bool
nu_role_likely(struct nu_slice low)
{
	static const char *const end[] = { "er", "or", "ist", "ian", "eer",
	    "ess", "man", "woman", "person", "ant", "ee", "lady", "boy",
	    "girl", "old", "keeper" };

	if (nu_role_gender(low))
		return true;
	for (size_t i = 0; i < sizeof end / sizeof *end; i++)
		if (low.n > 4 && nu_slice_ends(low, nu_slice_str(end[i])))
			return true;
	return false;
}

static void
add_gender(struct nu_who *w, char g, int by)
{
	int8_t *to = g == 'f' ? &w->female : g == 'm' ? &w->male : NULL;

	if (to && *to < 100)
		*to = (int8_t)(*to + by);
}

/* The gender of a given name: 'f', 'm', or 0. */
static char
given_gender(struct nu_cast *c, struct nu_slice name)
{
	struct nu_slice v;

	nu_buf_clear(&c->low);
	nu_utf_add_fold(&c->low, name);
	if (nu_words_get(&names_given, nu_buf_slice(&c->low), &v) &
	    NU_WORDS_HIT && v.n && (v.p[0] == 'f' || v.p[0] == 'm'))
		return v.p[0];
	return 0;
}

/* What the given name tells; of "Mary-Jane" the first half, of "J. Edgar" the
 * second name. */
static void
name_gender(struct nu_cast *c, struct nu_who *w)
{
	struct nu_slice rest = w->value, first = nu_slice_cut(&rest, ' ');
	char g;

	if (!rest.p)
		return;
	g = given_gender(c, first);
	if (!g && first.n > 2 && first.p[first.n - 1] != '.') {
		struct nu_slice half = first;

		g = given_gender(c, nu_slice_cut(&half, '-'));
	} else if (!g) {
		first = nu_slice_cut(&rest, ' ');
		if (rest.p)
			g = given_gender(c, first);
	}
	add_gender(w, g, 2);
}

static uint32_t
put_who(struct nu_cast *c, struct nu_slice value, unsigned class)
{
	bool fresh;
	size_t i = nu_map_put(&c->by_value, value, &fresh);

	if (fresh) {
		NU_GROW(c->who, c->n, c->cap);
		c->who[c->n++] = (struct nu_who){ .value = c->by_value.key[i],
		    .class = (uint8_t)class };
		if (class == NU_WHO_PERSON)
			name_gender(c, &c->who[i]);
	}
	return (uint32_t)i;
}

void
nu_cast_read(struct nu_cast *c, struct nu_doc *d)
{
	static const char *const class[] = { "person", "org", "place", "misc" };
	uint64_t sentence = UINT64_MAX, led[4];

	for (unsigned k = 0; k < 4; k++)
		led[k] = UINT64_MAX - 1;
	c->n = c->nm = 0;
	nu_map_clear(&c->by_value);
	for (size_t i = 0; i < d->n; i++) {
		const struct nu_rec *r = &d->rec[i];
		struct nu_ref *last = c->nm ? &c->m[c->nm - 1] : NULL;
		struct nu_slice value;
		unsigned k = 0;
		uint32_t w;
		uint8_t by;

		if (r->drop)
			continue;
		if (r->kind == NU_K_SENTENCE)
			sentence = r->begin;
		if (r->kind != NU_K_ENTITY || r->begin >= r->end)
			continue;
		while (k < 4 && !nu_rec_is(r, NU_LABEL, class[k]))
			k++;
		if (k == 4)
			continue;
		if (last && r->begin < last->e)
			continue;	/* inside another */
		by = nu_rec_is(r, NU_MOD, "role") ? NU_BY_OFFICE :
		    nu_rec_is(r, NU_MOD, "pronoun") ? NU_BY_PRO : NU_BY_ITSELF;
		value = nu_doc_field(d, r, NU_VALUE);
		if (!value.n)
			value = nu_doc_field(d, r, NU_TEXT);
		w = put_who(c, value, k);
		c->who[w].named += by == NU_BY_ITSELF;
		NU_GROW(c->m, c->nm, c->capm);
		c->m[c->nm++] = (struct nu_ref){ r->begin, r->end, w, by,
		    led[k] != sentence };
		led[k] = sentence;
	}
}

static bool
letter(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static struct nu_slice
lower(struct nu_cast *c, struct nu_slice word)
{
	nu_buf_clear(&c->low);
	nu_utf_add_lower(&c->low, word);
	return nu_buf_slice(&c->low);
}

/* True when the word is new. */
static bool
add_word(struct nu_who *w, struct nu_slice low, bool head)
{
	uint64_t h = nu_slice_hash(low);
	unsigned i = 0;

	while (i < w->nrole && w->role[i] != h)
		i++;
	if (i == NU_WHO_ROLES)
		return false;
	w->heads |= (uint32_t)head << i;
	if (i < w->nrole)
		return false;
	w->role[w->nrole++] = h;
	return true;
}

/* The words that mean the same as a role word, and what is wider: "lawmaker"
 * of "senator". Both are empty where the list has none. */
static struct nu_slice
meaning(struct nu_slice low, struct nu_slice *wide)
{
	struct nu_slice v, same = { "", 0 };

	*wide = same;
	if (nu_words_get(&names_roles, low, &v) & NU_WORDS_HIT) {
		nu_slice_cut(&v, '\t');
		same = nu_slice_cut(&v, '\t');
		if (v.p)
			*wide = v;
	}
	return same;
}

static void
add_role(struct nu_cast *c, struct nu_who *w, struct nu_slice word, bool head)
{
	struct nu_slice low, same, wide;

	if (word.n < 2)
		return;
	low = lower(c, word);
	if (!head && (same = nu_cast_short(low)).n)
		low = same;		/* "GOP" */
	if (low.n > 2 && add_word(w, low, head))
		add_gender(w, nu_role_gender(low), 2);
	if (head) {
		same = meaning(low, &wide);
		if (same.n)
			add_word(w, same, true);
		if (wide.n)
			add_word(w, wide, true);
	}
}

/* Each word of s. */
static void
add_words(struct nu_cast *c, struct nu_who *w, struct nu_slice s)
{
	while (s.p)
		add_role(c, w, nu_slice_cut(&s, ' '), false);
}

/* "(R-Fla.)", ", D-N.Y.,", " of Vermont" after the name. */
static void
learn_home(struct nu_cast *c, struct nu_who *w, struct nu_slice rest)
{
	struct nu_slice party, state;
	size_t n;

	if (nu_slice_starts(rest, NU_S(" of "))) {
		rest = nu_slice_sub(rest, 4, rest.n);
		for (int k = 0; k < 2 && rest.n && rest.p[0] >= 'A' &&
		    rest.p[0] <= 'Z'; k++) {
			for (n = 0; n < rest.n && letter((unsigned char)
			    rest.p[n]); n++)
				;
			add_role(c, w, nu_slice(rest.p, n), false);
			rest = nu_slice_sub(rest, n + 1, rest.n);
		}
		return;
	}
	if (!nu_slice_starts(rest, NU_S(" (")) &&
	    !nu_slice_starts(rest, NU_S(", ")))
		return;
	rest = nu_slice_sub(rest, 2, rest.n);
	if (rest.n < 4 || rest.p[1] != '-' || !strchr("RDI", rest.p[0]))
		return;
	party = nu_slice(rest.p, 1);
	for (n = 2; n < rest.n && (letter((unsigned char)rest.p[n]) ||
	    rest.p[n] == '.'); n++)
		;
	state = nu_slice(rest.p + 2, n - 2);
	if (nu_slice_ends(state, NU_S(".")))
		state.n--;
	add_words(c, w, nu_cast_short(lower(c, party)));
	add_words(c, w, nu_cast_short(lower(c, state)));
}

static void
add_title(struct nu_who *w, struct nu_slice word)
{
	if (nu_list_has("Mr Sir Lord King Prince", word))
		add_gender(w, 'm', 5);
	else if (nu_list_has("Mrs Ms Miss Dame Lady Queen Princess", word))
		add_gender(w, 'f', 5);
}

/* No part of a role: what stands beyond is not said of the person. */
static bool
stops_role(struct nu_slice word)
{
	return nu_list_has("who which whose of to from in at for with on by "
	    "and was is said says where when as the a an that he she it they "
	    "his her its their but told over about has had be", word);
}

/* The words right before the name: "Transport Minister", "his mother", and,
 * past a comma, "The sheriff, ". */
static void
learn_before(struct nu_cast *c, struct nu_who *w, struct nu_slice t, size_t at)
{
	bool comma = false;

	for (int n = 0; n < AROUND; n++) {
		struct nu_slice word;
		size_t e, b;

		while (at > 0 && t.p[at - 1] == ' ')
			at--;
		if (n == 0 && at > 0 && t.p[at - 1] == ',') {
			comma = true;
			at--;
		} else if (n == 0 && at > 1 && t.p[at - 1] == '.') {
			at--;	/* "Mr." */
		}
		for (e = b = at; b > 0 && letter((unsigned char)t.p[b - 1]);
		    b--)
			;
		if (b == e)
			break;
		word = nu_slice(t.p + b, e - b);
		add_title(w, word);
		if (stops_role(word) && !(nu_slice_is(word, "of") && n))
			break;
		/* After a comma only what may be a role: "In Paris, X". */
		if (comma && n == 0 && !nu_role_gender(lower(c, word)))
			break;
		add_role(c, w, word, n == 0);
		at = b;
		if (at > 0 && t.p[at - 1] != ' ' && t.p[at - 1] != '-')
			break;
		if (at > 0 && t.p[at - 1] == '-')
			at--;
	}
}

/* ", a retired teacher from Lyon," and " is the coach of": words up to the
 * next comma or stop. */
static void
learn_after(struct nu_cast *c, struct nu_who *w, struct nu_slice t, size_t at)
{
	static const char *const is[] = { " is ", " was ", ", " };
	struct nu_slice rest = nu_slice_sub(t, at, t.n);
	struct nu_slice word = { "", 0 };
	size_t skip = 0, i;
	bool comma = false;

	learn_home(c, w, rest);
	for (i = 0; i < sizeof is / sizeof *is && !skip; i++)
		if (nu_slice_starts(rest, nu_slice_str(is[i]))) {
			skip = strlen(is[i]);
			comma = i == 2;
		}
	if (!skip)
		return;
	rest = nu_slice_sub(rest, skip, rest.n);
	/* "Hill, 64, a doctor": past the age. */
	for (i = 0; i < rest.n && rest.p[i] >= '0' && rest.p[i] <= '9'; i++)
		;
	if (i && i + 1 < rest.n && rest.p[i] == ',')
		rest = nu_slice_sub(rest, i + 2, rest.n);
	if (!comma && !nu_slice_starts(rest, NU_S("the ")) &&
	    !nu_slice_starts(rest, NU_S("a ")) &&
	    !nu_slice_starts(rest, NU_S("an ")))
		return;
	/* Past the article. */
	if (nu_slice_starts(rest, NU_S("the ")) ||
	    nu_slice_starts(rest, NU_S("his ")) ||
	    nu_slice_starts(rest, NU_S("her ")) ||
	    nu_slice_starts(rest, NU_S("its ")))
		rest = nu_slice_sub(rest, 4, rest.n);
	else if (nu_slice_starts(rest, NU_S("a ")))
		rest = nu_slice_sub(rest, 2, rest.n);
	else if (nu_slice_starts(rest, NU_S("an ")))
		rest = nu_slice_sub(rest, 3, rest.n);
	for (int n = 0; n < AROUND; n++) {
		for (i = 0; i < rest.n && letter((unsigned char)rest.p[i]); i++)
			;
		if (!i || stops_role(nu_slice(rest.p, i)))
			break;
		word = nu_slice(rest.p, i);
		add_role(c, w, word, false);
		if (i >= rest.n || (rest.p[i] != ' ' && rest.p[i] != '-'))
			break;
		rest = nu_slice_sub(rest, i + 1, rest.n);
	}
	if (word.n)
		add_role(c, w, word, true);
	if (word.n && nu_slice_starts(rest, NU_S("of ")))
		learn_home(c, w, nu_slice(rest.p - 1, rest.n + 1));
}

/* "Ann Lee" of "Ann Lee-Moore": a name goes on past its hyphen. */
static void
mend_name(struct nu_cast *c, struct nu_who *w, struct nu_ref *m,
    const struct nu_view *v)
{
	size_t b = nu_view_local(v, m->b), e = nu_view_local(v, m->e), n = e;
	struct nu_slice t = v->text, more, last;
	uint32_t ch;

	while (n + 1 < t.n && t.p[n] == '-' &&
	    nu_utf_get(nu_slice_sub(t, n + 1, t.n), &ch) &&
	    nu_utf_class(ch) & NU_CC_UPPER)
		for (n++; n < t.n && (letter((unsigned char)t.p[n]) ||
		    t.p[n] == '\''); n++)
			;
	if (n == e)
		return;
	more = nu_slice(t.p + e, n - e);
	if (nu_slice_ends(more, NU_S("'s")))
		more.n -= 2;
	/* "the Johnson-Weld ticket": two persons */
	for (size_t i = 0; i < c->n && i < LOOKED_AT; i++)
		if (c->who[i].class == NU_WHO_PERSON && &c->who[i] != w &&
		    nu_slice_ends(c->who[i].value,
		    nu_slice_sub(more, 1, more.n)))
			return;
	m->e = nu_view_end(v, e + more.n);
	last = nu_slice(t.p + b, e - b);
	for (size_t i = last.n; i-- > 0;)
		if (last.p[i] == ' ') {
			last = nu_slice_sub(last, i + 1, last.n);
			break;
		}
	if (nu_slice_ends(w->value, last)) {
		nu_buf_clear(&c->low);
		nu_buf_put(&c->low, w->value);
		nu_buf_put(&c->low, more);
		w->value = nu_arena_dup(&c->by_value.mem,
		    nu_buf_slice(&c->low));
	}
}

void
nu_cast_learn(struct nu_cast *c, const struct nu_view *v, size_t *next)
{
	while (*next < c->nm && c->m[*next].b < v->end) {
		struct nu_ref *m = &c->m[(*next)++];
		struct nu_who *w = &c->who[m->who];

		if (m->b < v->begin || m->by != NU_BY_ITSELF ||
		    w->class != NU_WHO_PERSON)
			continue;
		mend_name(c, w, m, v);
		learn_before(c, w, v->text, nu_view_local(v, m->b));
		learn_after(c, w, v->text, nu_view_local(v, m->e));
	}
}

struct nu_slice
nu_cast_short(struct nu_slice low)
{
	struct nu_slice v;

	return nu_words_get(&party_state, low, &v) & NU_WORDS_HIT ? v :
	    nu_slice("", 0);
}

bool
nu_cast_has_role(const struct nu_cast *c, uint32_t w, struct nu_slice low,
    bool head)
{
	const struct nu_who *p = &c->who[w];
	struct nu_slice wide, same = head ? meaning(low, &wide) :
	    nu_slice("", 0);
	uint64_t h = nu_slice_hash(low), h2 = same.n ? nu_slice_hash(same) : h;

	for (unsigned i = 0; i < p->nrole; i++)
		if ((p->role[i] == h || p->role[i] == h2) &&
		    (!head || p->heads & 1u << i))
			return true;
	return false;
}

char
nu_cast_gender(const struct nu_cast *c, uint32_t w)
{
	const struct nu_who *p = &c->who[w];

	return p->female > p->male ? 'f' : p->male > p->female ? 'm' : 'u';
}

void
nu_cast_free(struct nu_cast *c)
{
	free(c->who);
	free(c->m);
	nu_map_free(&c->by_value);
	nu_buf_free(&c->low);
	*c = (struct nu_cast){ 0 };
}
