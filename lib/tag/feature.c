/* feature: what the tagger knows of a token. Templates are numbered by their
 * place in nu_tagger_features; a model only fits the templates it was trained
 * with, so a change here asks for `make models` and a new NU_CHAIN_VERSION. */
#include "tag/feature.h"

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

static inline const struct nu_tag_tok *
beside(const struct nu_tagger *t, const struct nu_tag_sent *s, size_t i, int d)
{
	static const struct nu_tag_tok begin = { .id = 1, .w = { .low = 1,
	    .word = 1, .shape = 1 } }, end = { .id = 3, .w = { .low = 2,
	    .word = 2, .shape = 2 } };

	if (d < 0 && i < (size_t)-d)
		return &begin;
	if (d > 0 && i + (size_t)d >= s->ntok)
		return &end;
	return &t->at[s->tok + i + (size_t)(d < 0 ? 0 : d) -
	    (size_t)(d < 0 ? -d : 0)];
}

const struct nu_tag_tok *
nu_tagger_beside(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int d)
{
	return beside(t, s, i, d);
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

/* Templates are numbered as if all parts were asked for. */
#define PART(part, a, b) do { \
	l.template++; \
	if (parts & (part)) \
		add(&l, (a), (b)); \
} while (0)

static inline struct list
context(const struct nu_context *w, unsigned parts, int shift, uint32_t *feat)
{
	static const struct nu_look none;
	struct list l = { feat, 0, shift, 0 };
	const struct nu_look *k = w->k ? w->k : &none, *p = w->p ? w->p : &none;
	const struct nu_look *n = w->n ? w->n : &none;
	const struct nu_look *pp = w->pp ? w->pp : &none;
	const struct nu_look *nn = w->nn ? w->nn : &none;

	/* The word, its parts. */
	PART(NU_CTX_SELF, k->low, 0);
	PART(NU_CTX_SELF, k->word, 0);
	PART(NU_CTX_PK, k->low, p->low);
	PART(NU_CTX_KN, k->low, n->low);
	for (int j = 0; j < 3; j++)
		PART(NU_CTX_SELF, k->pre[j], w->cap);
	for (int j = 0; j < 4; j++)
		PART(NU_CTX_SELF, k->suf[j], w->cap);
	PART(NU_CTX_SELF, k->shape, 0);
	PART(NU_CTX_SELF, w->form, 0);
	PART(NU_CTX_PK, k->shape, p->shape);
	PART(NU_CTX_KN, k->shape, n->shape);
	PART(NU_CTX_REST, k->shape | (uint64_t)p->shape << 16, n->shape);

	/* Its neighbours. */
	PART(NU_CTX_P, p->low, 0);
	PART(NU_CTX_N, n->low, 0);
	PART(NU_CTX_PP, pp->low, 0);
	PART(NU_CTX_NN, nn->low, 0);
	PART(NU_CTX_PK, p->low, k->shape);
	PART(NU_CTX_KN, n->low, k->shape);
	PART(NU_CTX_PPP, p->low, pp->low);
	PART(NU_CTX_NNN, n->low, nn->low);
	PART(NU_CTX_REST, p->low, n->low);
	PART(NU_CTX_P, p->suf[2], w->cap);
	PART(NU_CTX_N, n->suf[2], w->cap);

	/* Word classes. */
	for (int j = 0; j < 4; j++) {
		PART(NU_CTX_SELF, k->c[j], 0);
		PART(NU_CTX_SELF, k->c[j], w->form);
		PART(NU_CTX_P, p->c[j], 0);
		PART(NU_CTX_N, n->c[j], 0);
	}
	PART(NU_CTX_PK, k->c[2], p->c[2]);
	PART(NU_CTX_KN, k->c[2], n->c[2]);
	PART(NU_CTX_PK, k->c[1], p->c[1]);
	PART(NU_CTX_KN, k->c[1], n->c[1]);
	PART(NU_CTX_REST, k->c[1] | (uint64_t)p->c[1] << 16, n->c[1]);
	PART(NU_CTX_REST, p->c[1], n->c[1]);
	PART(NU_CTX_PPP, p->c[2], pp->c[2]);
	PART(NU_CTX_NNN, n->c[2], nn->c[2]);
	PART(NU_CTX_PP, pp->c[1], w->cap);
	PART(NU_CTX_NN, nn->c[1], w->cap);
	return l;
}

size_t
nu_tagger_parts(const struct nu_context *w, unsigned parts, int shift,
    uint32_t *feat)
{
	switch (parts) {		/* one piece of code each: fast */
	case NU_CTX_SELF: return context(w, NU_CTX_SELF, shift, feat).n;
	case NU_CTX_PK: return context(w, NU_CTX_PK, shift, feat).n;
	case NU_CTX_KN: return context(w, NU_CTX_KN, shift, feat).n;
	case NU_CTX_PPP: return context(w, NU_CTX_PPP, shift, feat).n;
	case NU_CTX_NNN: return context(w, NU_CTX_NNN, shift, feat).n;
	default: return context(w, parts, shift, feat).n;
	}
}

uint64_t
nu_tagger_form(const struct nu_tag_sent *s, const struct nu_tag_tok *k)
{
	return k->w.shape | (uint64_t)s->style << 16 |
	    (uint64_t)k->begin << 20 | (uint64_t)k->cap << 21;
}

/* The features of the lists that k is in. */
static inline void
lists(struct list *l, const struct nu_tag_tok *k, uint64_t style, unsigned doc)
{
	for (unsigned g = 0; k->gaz >> g; g++)
		if (k->gaz >> g & 1) {
			add(l, g, k->cap | k->gazat << 1);
			add(l, g | 64, k->w.shape);
			add(l, g | 128, style);
			add(l, g | 256, doc);
		}
}

size_t
nu_tagger_lists(const struct nu_tagger *t, const struct nu_tag_sent *s,
    const struct nu_tag_tok *k, int shift, uint32_t *feat)
{
	struct list l = { feat, 0, shift, 200 };

	lists(&l, k, s->style, elsewhere(t, k));
	return l.n;
}

uint64_t
nu_tagger_lists_key(const struct nu_tagger *t, const struct nu_tag_sent *s,
    const struct nu_tag_tok *k)
{
	return k->gaz | (uint64_t)k->w.shape << 32 | (uint64_t)k->cap << 48 |
	    (uint64_t)k->gazat << 49 | (uint64_t)s->style << 53 |
	    (uint64_t)elsewhere(t, k) << 55;
}

/* The features of token i: those of its context in parts, and all others. */
static inline size_t
features(const struct nu_tagger *t, const struct nu_tag_sent *s, size_t i,
    unsigned parts, int shift, uint32_t *feat)
{
	const struct nu_tag_tok *k = beside(t, s, i, 0);
	const struct nu_tag_tok *p = beside(t, s, i, -1);
	const struct nu_tag_tok *n = beside(t, s, i, 1);
	uint64_t style = s->style, form = nu_tagger_form(s, k);
	unsigned doc = elsewhere(t, k);
	struct list l = context(&(struct nu_context){ .pp = &beside(t, s, i,
	    -2)->w, .p = &p->w, .k = &k->w, .n = &n->w, .nn = &beside(t, s, i,
	    2)->w, .form = form, .cap = k->cap }, parts, shift, feat);

	/* The run of capitals it stands in: its ends and what is beside it. */
	if (k->cap) {
		size_t b = k->run0, e = k->run1, len = e - b;
		const struct nu_tag_tok *first = beside(t, s, b, 0);
		const struct nu_tag_tok *last = beside(t, s, e - 1, 0);
		const struct nu_tag_tok *left = beside(t, s, b, -1);
		const struct nu_tag_tok *right = beside(t, s, e - 1, 1);
		const struct nu_tag_tok *left2 = beside(t, s, b, -2);
		const struct nu_tag_tok *right2 = beside(t, s, e - 1, 2);
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
		TWO(left->w.low, left2->w.low);
		TWO(right->w.low, right2->w.low);
		TWO(left->w.low, right->w.low);
		TWO(left2->w.c[2], left->w.c[2]);
		TWO(right2->w.c[2], right->w.c[2]);
	} else {
		l.template += 21;
	}

	/* Gazetteers. */
	l.template = 200;
	if (parts & NU_TAG_LISTS)
		lists(&l, k, style, doc);
	if (k->gaz | p->gaz | n->gaz) {
		TWO(k->gaz, k->gazat);
		TWO(k->gaz, n->gaz);
		TWO(k->gaz, p->gaz);
		TWO(k->gaz, n->w.low);
		TWO(k->gaz, p->w.low);
	}
	return l.n;
}

size_t
nu_tagger_features(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int shift, uint32_t *feat)
{
	return features(t, s, i, NU_CTX_ALL | NU_TAG_LISTS, shift, feat);
}

size_t
nu_tagger_rest(const struct nu_tagger *t, const struct nu_tag_sent *s,
    size_t i, int shift, uint32_t *feat)
{
	return features(t, s, i, NU_CTX_REST, shift, feat);
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
