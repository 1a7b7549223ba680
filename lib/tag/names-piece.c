/* names-piece: the words of a sentence, which are names, which are quoted. */
#include "tag/names-refer.h"

struct nu_slice
nu_refer_text(const struct nu_refer *r)
{
	return r->n->sent[r->sent].text;
}

struct nu_slice
nu_refer_word(const struct nu_refer *r, size_t i)
{
	return nu_slice_sub(nu_refer_text(r), r->v[i].b, r->v[i].e);
}

bool
nu_refer_is(const struct nu_refer *r, size_t i, const char *list)
{
	char low[16];
	struct nu_slice s = nu_refer_word(r, i);

	if (s.n >= sizeof low)
		return false;
	for (size_t k = 0; k < s.n; k++)
		low[k] = (char)(s.p[k] >= 'A' && s.p[k] <= 'Z' ? s.p[k] + 32 :
		    s.p[k]);
	return nu_names_in(nu_slice(low, s.n), list);
}

bool
nu_refer_preposition(const struct nu_refer *r, size_t i)
{
	return nu_refer_is(r, i, " of to with by for from in on at against "
	    "about between like than under over behind without ");
}

bool
nu_refer_possessive(const struct nu_refer *r, size_t i)
{
	struct nu_slice t = nu_refer_text(r);
	struct nu_slice rest = nu_slice_sub(t, r->v[i].e, t.n);

	return nu_slice_starts(rest, NU_S("'s")) ||
	    nu_slice_starts(rest, NU_S("’s"));
}

bool
nu_refer_person(const struct nu_refer *r, size_t i)
{
	return r->v[i].mention != NOBODY &&
	    r->n->v[r->v[i].mention].class == NU_PERSON;
}

/* The few words that begin something, told apart quickly. */
static enum kind
kind_of(const char *p, size_t n)
{
	switch (n) {
	case 1:
		return (*p | 32) == 'a' ? K_A : K_OTHER;
	case 2:
		return (p[0] | 32) == 'h' && (p[1] | 32) == 'e' ? K_HE :
		    (p[0] | 32) == 'a' && p[1] == 'n' ? K_A : K_OTHER;
	case 3:
		if ((p[1] | 32) == 'h' && (p[2] | 32) == 'e')
			return (p[0] | 32) == 's' ? K_SHE :
			    (p[0] | 32) == 't' ? K_THE : K_OTHER;
		if (p[0] == 'h' && p[1] == 'i' && p[2] == 's')
			return K_HIS;
		if (p[0] == 'h' && p[1] == 'e' && p[2] == 'r')
			return K_HER;
		return (p[0] | 32) == 'o' && p[1] == 'n' && p[2] == 'e' ? K_A :
		    K_OTHER;
	case 7:
		return memcmp(p + 1, "nother", 6) == 0 ? K_A :
		    memcmp(p, "himself", 7) == 0 ? K_HIS :
		    memcmp(p, "herself", 7) == 0 ? K_HER : K_OTHER;
	}
	return K_OTHER;
}

/* The character at i of t: its length, never 0. */
static size_t
step(struct nu_slice t, size_t i, uint32_t *c, unsigned *class)
{
	size_t n = 1;

	*c = (unsigned char)t.p[i];
	if (*c < 0x80) {
		*class = nu_utf_ascii[*c];
		return 1;
	}
	n = nu_utf_get(nu_slice_sub(t, i, t.n), c);
	*class = n ? nu_utf_class(*c) : 0;
	return n ? n : 1;
}

/* A mark between words: opens or closes quotations. */
static void
read_mark(struct nu_refer *r, uint32_t c, bool space, bool letter)
{
	if (c == '"')
		r->in_double = !r->in_double;
	else if (c == 0x2033)	/* '' of those who have no other */
		r->in_double = space;
	else if (c == 0x201c || c == 0x201e || c == 0xab)
		r->in_double = true;
	else if (c == 0x201d || c == 0xbb)
		r->in_double = false;
	else if (c == '\'' || c == 0x2018 || c == 0x2019) {
		if (!r->in_single && space && letter && c != 0x2019)
			r->in_single = true;
		else if (r->in_single && !letter)
			r->in_single = false;
	}
}

/* Splits the sentence into words, marks which are names and which quoted. */
void
nu_refer_read(struct nu_refer *r)
{
	const struct nu_names_sent *s = &r->n->sent[r->sent];
	struct nu_slice t = s->text;
	size_t m = s->first;
	bool apart = true, space = true;
	unsigned class;
	uint32_t c;

	r->nv = 0;
	for (size_t i = 0, n, e; i < t.n; i += n) {
		n = step(t, i, &c, &class);
		if ((c == '\'' || c == '`') && i + 1 < t.n &&
		    (t.p[i + 1] == '\'' || t.p[i + 1] == '`'))
			c = 0x2033, n = 2;
		if (c == ' ') {
			space = true;
			continue;
		}
		if (!(class & (NU_CC_LETTER | NU_CC_DIGIT))) {
			unsigned after = 0;
			uint32_t d;

			if (i + n < t.n)
				step(t, i + n, &d, &after);
			read_mark(r, c, space, after & NU_CC_LETTER);
			/* the stop of "Sen." parts nothing */
			apart |= c != '.' || r->nv == 0 ||
			    i - r->v[r->nv - 1].b > 4 ||
			    !(nu_utf_ascii[t.p[r->v[r->nv - 1].b] & 127] &
			    NU_CC_UPPER);
			space = class & NU_CC_SPACE;
			continue;
		}
		for (e = i + n; e < t.n; e += n) {
			n = 1;
			if ((unsigned char)t.p[e] < 0x80 && nu_utf_ascii[
			    (unsigned char)t.p[e]] & NU_CC_LETTER)
				continue;
			n = step(t, e, &c, &class);
			if (!(class & (NU_CC_LETTER | NU_CC_DIGIT)) && c != '-')
				break;
		}
		while (m < s->end && r->n->v[m].e <= i)
			m++;
		NU_GROW(r->v, r->nv, r->capv);
		r->v[r->nv++] = (struct piece){ (uint32_t)i, (uint32_t)e,
		    m < s->end && r->n->v[m].b <= i ? (uint32_t)m : NOBODY,
		    (uint8_t)kind_of(t.p + i, e - i),
		    r->in_double || r->in_single, apart };
		apart = space = false;
		n = e - i;
	}
}
