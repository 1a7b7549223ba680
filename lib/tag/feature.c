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
	static const struct nu_tag_tok begin = { .w = { .low = 1, .word = 1,
	    .shape = 1 } }, end = { .w = { .low = 2, .word = 2, .shape = 2 } };

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
	uint64_t style = s->style, form = k->w.shape | style << 16 |
	    (uint64_t)k->begin << 20 | (uint64_t)k->cap << 21;
	unsigned doc = elsewhere(t, k);

	/* The word, its parts. */
	ONE(k->w.low);
	ONE(k->w.word);
	TWO(k->w.low, p->w.low);
	TWO(k->w.low, n->w.low);
	for (int j = 0; j < 3; j++)
		TWO(k->w.pre[j], k->cap);
	for (int j = 0; j < 4; j++)
		TWO(k->w.suf[j], k->cap);
	ONE(k->w.shape);
	ONE(form);
	TWO(k->w.shape, p->w.shape);
	TWO(k->w.shape, n->w.shape);
	TWO(k->w.shape | (uint64_t)p->w.shape << 16, n->w.shape);

	/* Its neighbours. */
	ONE(p->w.low);
	ONE(n->w.low);
	ONE(pp->w.low);
	ONE(nn->w.low);
	TWO(p->w.low, k->w.shape);
	TWO(n->w.low, k->w.shape);
	TWO(p->w.low, pp->w.low);
	TWO(n->w.low, nn->w.low);
	TWO(p->w.low, n->w.low);
	TWO(p->w.suf[2], k->cap);
	TWO(n->w.suf[2], k->cap);

	/* Word classes. */
	for (int j = 0; j < 4; j++) {
		ONE(k->w.c[j]);
		TWO(k->w.c[j], form);
		ONE(p->w.c[j]);
		ONE(n->w.c[j]);
	}
	TWO(k->w.c[2], p->w.c[2]);
	TWO(k->w.c[2], n->w.c[2]);
	TWO(k->w.c[1], p->w.c[1]);
	TWO(k->w.c[1], n->w.c[1]);
	TWO(k->w.c[1] | (uint64_t)p->w.c[1] << 16, n->w.c[1]);
	TWO(p->w.c[1], n->w.c[1]);
	TWO(p->w.c[2], pp->w.c[2]);
	TWO(n->w.c[2], nn->w.c[2]);
	TWO(pp->w.c[1], k->cap);
	TWO(nn->w.c[1], k->cap);

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
		TWO(first->w.low, at);
		TWO(last->w.low, at);
		TWO(left->w.low, at);
		TWO(right->w.low, at);
		TWO(first->w.c[2], at);
		TWO(last->w.c[2], at);
		TWO(left->w.c[2], at);
		TWO(right->w.c[2], at);
		TWO(first->w.c[3], last->w.c[3]);
		TWO(left->w.c[2], right->w.c[2]);
		TWO(last->w.suf[2], at);
		TWO(last->w.c[1], left->w.c[1]);
		TWO(doc, form);
		TWO(doc, at);
		TWO(doc, k->w.c[1]);
	} else {
		l.template += 16;
	}

	/* Gazetteers. */
	l.template = 200;
	for (unsigned g = 0; k->gaz >> g; g++)
		if (k->gaz >> g & 1) {
			add(&l, g, k->cap | k->gazat << 1);
			add(&l, g | 64, k->w.shape);
			add(&l, g | 128, style);
			add(&l, g | 256, doc);
		}
	if (k->gaz | p->gaz | n->gaz) {
		TWO(k->gaz, k->gazat);
		TWO(k->gaz, n->gaz);
		TWO(k->gaz, p->gaz);
		TWO(k->gaz, n->w.low);
		TWO(k->gaz, p->w.low);
	}
	return l.n;
}

/* What the first pass made of a word elsewhere in the document: the class that
 * it has most often (0: none, else class + 1) and how surely; 0 in sure when
 * it stands nowhere else. */
struct memory {
	unsigned class, sure, mask, place, all;
};

static struct memory
memory(const struct nu_tagger *t, const struct nu_tag_sent *s, size_t i)
{
	size_t at = s->tok + i;
	const struct nu_tag_word *w = &t->seen[t->at[at].seen];
	unsigned own = t->first[at] ? (t->first[at] - 1u) / 4 + 1 : 0;
	unsigned most = 0, all = 0;
	struct memory m = { 0 };

	for (unsigned c = 0; c <= t->nclass; c++) {
		unsigned n = w->in[c] - (c == own);

		all += n;
		if (n > most) {
			most = n;
			m.class = c;
		}
		m.mask |= (unsigned)(n > 0) << c;
	}
	m.place = w->place[m.class];
	m.sure = all == 0 ? 0 : most == all ? all > 2 ? 3 : all : most * 3 >
	    all * 2 ? 4 : 5;
	m.all = all > 3 ? 3 : all;
	return m;
}

size_t
nu_tagger_memories(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int shift, uint32_t *feat)
{
	struct list l = { feat, 0, shift, 1000 };
	const struct nu_tag_tok *k = beside(t, s, i, 0);
	const struct nu_tag_word *w = &t->seen[k->seen];
	struct memory m, p = { 0 }, n = { 0 };
	uint64_t what;

	if (!k->cap && s->style != NU_STYLE_NONE)
		return 0;
	m = memory(t, s, i);
	if (i && k[-1].cap)
		p = memory(t, s, i - 1);
	if (i + 1 < s->ntok && k[1].cap)
		n = memory(t, s, i + 1);
	what = m.class | m.sure << 5;
	if (m.sure) {
		TWO(what, s->style);
		TWO(what, k->w.shape);
		TWO(what, m.place);
		TWO(m.mask, m.all);
		TWO(what, k->w.c[1]);
		TWO(what, k->begin);
	}
	l.template = 1010;
	if (p.sure || n.sure) {
		TWO(what, p.class | p.sure << 5);
		TWO(what, n.class | n.sure << 5);
		TWO(m.class | p.class << 5, n.class);
	}
	l.template = 1020;
	if (w->stands_for)
		ONE(w->stands_for);
	return l.n;
}
