#include "tag/candidate.h"

/* Most tokens of lower case that a name may hold in one piece. */
enum { WITHIN = 3 };

/* Letters that are not all of lower case: iPhone, pro-Russian as one token,
 * scripts without case. */
static inline bool
odd(const struct nu_tok *k)
{
	return (k->flags & (NU_TF_ALPHA | NU_TF_LOWER | NU_TF_DIGIT)) ==
	    NU_TF_ALPHA;
}

static inline bool
hyphen(struct nu_slice text, const struct nu_tok *k)
{
	return !(k->flags & NU_TF_SPACE) && k->e - k->b == 1 &&
	    text.p[k->b] == '-';
}

/* What hyphens join to the core [b, e): al-Qaeda, Sang-hyun, Covid-19. */
static void
joined(struct nu_slice text, const struct nu_tok *k, struct nu_tag_tok *a,
    size_t n, size_t b, size_t e)
{
	while (b > 1 && !(k[b].flags & NU_TF_SPACE) && hyphen(text, &k[b - 1])) {
		a[b - 1].may = a[b - 2].may = 1;
		b -= 2;
	}
	while (e + 1 < n && hyphen(text, &k[e]) &&
	    !(k[e + 1].flags & NU_TF_SPACE)) {
		a[e].may = a[e + 1].may = 1;
		e += 2;
	}
}

/* What stands before the core at b, after that at e. */
static void
next_to(const struct nu_tok *k, struct nu_tag_tok *a, size_t n, size_t b,
    size_t e)
{
	if (e < n && (k[e].flags & NU_TF_DIGIT || a[e].role & NU_TAG_AFTER))
		a[e].may = 1;
	if (b && k[b - 1].flags & NU_TF_DIGIT)
		a[b - 1].may = 1;
	for (; b && a[b - 1].role & NU_TAG_BEFORE; b--)
		a[b - 1].may = 1;
}

void
nu_tagger_candidates(struct nu_tagger *t, const struct nu_tag_sent *s)
{
	const struct nu_tok *k;
	struct nu_tag_tok *a;
	size_t last = SIZE_MAX, n = s->ntok;

	if (n == 0)
		return;
	k = t->tok + s->tok;
	a = t->at + s->tok;
	for (size_t i = 0; i < n; i++)
		a[i].may = s->style != NU_STYLE_NORMAL ||
		    a[i].role & NU_TAG_ALONE;
	for (size_t i = 0, e; s->style == NU_STYLE_NORMAL && i < n; i = e) {
		e = i + 1;
		if (!(a[i].cap || a[i].gaz || odd(&k[i])))
			continue;
		while (e < n && (a[e].cap || a[e].gaz || odd(&k[e])))
			e++;
		for (size_t j = i; j < e; j++)
			a[j].may = 1;
		if (last != SIZE_MAX && i - last <= WITHIN)
			for (size_t j = last; j < i; j++)
				a[j].may = 1;
		next_to(k, a, n, i, e);
		joined(s->text, k, a, n, i, e);
		last = e;
	}
	for (size_t i = 0, e; i < n; i = e) {
		for (e = i; e < n && a[e].may; e++)
			;
		if (e == i) {
			e++;
			continue;
		}
		NU_GROW(t->part, t->npart, t->cappart);
		t->part[t->npart++] = (struct nu_tag_part){ s, i, e,
		    t->nrow };
		t->nrow += e - i;
	}
}
