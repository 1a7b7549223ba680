/* feature: what the tagger knows of a token. Templates are numbered by their
 * place in nu_tagger_features; a model only fits the templates it was trained
 * with, so a change here asks for `make models` and a new NU_CHAIN_VERSION. */
#include "tag/tag.h"

/* A list under construction. */
struct list {
	uint32_t *f;
	size_t n;
	int shift;
	uint64_t template;
};

static void
add(struct list *l, uint64_t a, uint64_t b)
{
	l->f[l->n++] = (uint32_t)(nu_mix(l->template, a, b) >> l->shift);
}

/* The token at offset d from token i, or a mark for outside. */
static const struct nu_tag_tok *
beside(const struct nu_tagger *t, const struct nu_tag_sent *s, size_t i, int d)
{
	static const struct nu_tag_tok begin = { .low = 1, .word = 1,
	    .shape = 1 }, end = { .low = 2, .word = 2, .shape = 2 };

	if (d < 0 && i < (size_t)-d)
		return &begin;
	if (d > 0 && i + (size_t)d >= s->ntok)
		return &end;
	return &t->at[s->tok + i + (size_t)(d < 0 ? 0 : d) -
	    (size_t)(d < 0 ? -d : 0)];
}

/* How the document writes the word elsewhere: 0 to 15. */
static unsigned
elsewhere(const struct nu_tagger *t, const struct nu_tag_tok *k)
{
	const struct nu_tag_word *w = &t->seen[k->seen];
	unsigned lower = w->lower > 2 ? 2 : w->lower;
	unsigned upper = w->upper > 2 ? 2 : w->upper;

	return lower * 3 + upper;
}

/* Two features to a template number: a and b are separate spaces. */
#define ONE(a) (l.template++, add(&l, (a), 0))
#define TWO(a, b) (l.template++, add(&l, (a), (b)))

size_t
nu_tagger_features(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int shift, uint32_t *feat)
{
	struct list l = { feat, 0, shift, 0 };
	const struct nu_tag_tok *k = beside(t, s, i, 0);
	const struct nu_tag_tok *p = beside(t, s, i, -1), *pp = beside(t, s, i, -2);
	const struct nu_tag_tok *n = beside(t, s, i, 1), *nn = beside(t, s, i, 2);
	uint64_t style = s->style, form = k->shape | style << 16 |
	    (uint64_t)k->begin << 20;
	unsigned doc = elsewhere(t, k);

	/* The word, its parts. */
	ONE(k->low);
	ONE(k->word);
	TWO(k->low, p->low);
	TWO(k->low, n->low);
	for (int j = 0; j < 3; j++)
		TWO(k->pre[j], k->cap);
	for (int j = 0; j < 4; j++)
		TWO(k->suf[j], k->cap);
	ONE(k->shape);
	ONE(form);
	TWO(k->shape, p->shape);
	TWO(k->shape, n->shape);
	TWO(k->shape | (uint64_t)p->shape << 16, n->shape);

	/* Its neighbours. */
	ONE(p->low);
	ONE(n->low);
	ONE(pp->low);
	ONE(nn->low);
	TWO(p->low, k->shape);
	TWO(n->low, k->shape);
	TWO(p->low, pp->low);
	TWO(n->low, nn->low);
	TWO(p->low, n->low);
	TWO(p->suf[2], k->cap);
	TWO(n->suf[2], k->cap);

	/* Word classes. */
	for (int j = 0; j < 4; j++) {
		ONE(k->c[j]);
		TWO(k->c[j], form);
		ONE(p->c[j]);
		ONE(n->c[j]);
	}
	TWO(k->c[2], p->c[2]);
	TWO(k->c[2], n->c[2]);
	TWO(k->c[1], p->c[1]);
	TWO(k->c[1], n->c[1]);
	TWO(k->c[1] | (uint64_t)p->c[1] << 16, n->c[1]);
	TWO(p->c[1], n->c[1]);
	TWO(p->c[2], pp->c[2]);
	TWO(n->c[2], nn->c[2]);
	TWO(pp->c[1], k->cap);
	TWO(nn->c[1], k->cap);

	/* The run of capitals it stands in: its ends and what is beside it. */
	if (k->cap) {
		size_t b = k->run0, e = k->run1, len = e - b;
		const struct nu_tag_tok *first = beside(t, s, b, 0);
		const struct nu_tag_tok *last = beside(t, s, e - 1, 0);
		const struct nu_tag_tok *left = beside(t, s, b, -1);
		const struct nu_tag_tok *right = beside(t, s, e - 1, 1);
		uint64_t at = (len > 4 ? 4 : len) | (i == b) << 4 |
		    (uint64_t)(i + 1 == e) << 5;

		TWO(at, style);
		TWO(first->low, at);
		TWO(last->low, at);
		TWO(left->low, at);
		TWO(right->low, at);
		TWO(first->c[2], at);
		TWO(last->c[2], at);
		TWO(left->c[2], at);
		TWO(right->c[2], at);
		TWO(first->c[3], last->c[3]);
		TWO(left->c[2], right->c[2]);
		TWO(last->suf[2], at);
		TWO(last->c[1], left->c[1]);
		TWO(doc, form);
		TWO(doc, at);
		TWO(doc, k->c[1]);
	} else {
		l.template += 16;
	}

	/* Gazetteers. */
	for (int g = 0; k->gaz >> g; g++)
		if (k->gaz >> g & 1) {
			TWO(g, k->cap);
			TWO(g, k->shape);
			TWO((unsigned)g | p->gaz << 8, 1);
			l.template -= 3;
		}
	l.template += 3;
	if (k->gaz) {
		TWO(k->gaz, k->cap);
		TWO(k->gaz, n->gaz);
		TWO(k->gaz, p->gaz);
	}
	return l.n;
}
