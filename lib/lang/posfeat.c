#include "lang/posfeat.h"

#include "lang/chain.h"

const struct nu_look nu_pos_begin = { .low = 1, .shape = 1 },
    nu_pos_end = { .low = 2, .shape = 2 };

struct nu_context
nu_pos_context(const struct nu_look *w, size_t n, size_t i, enum nu_style style)
{
	return (struct nu_context){
	    .pp = i > 1 ? &w[i - 2] : &nu_pos_begin,
	    .p = i ? &w[i - 1] : &nu_pos_begin, .k = &w[i],
	    .n = i + 1 < n ? &w[i + 1] : &nu_pos_end,
	    .nn = i + 2 < n ? &w[i + 2] : &nu_pos_end,
	    .form = nu_pos_form(&w[i], i == 0, style) };
}

/* Templates are numbered by their place: a change asks for `make models
 * ONLY=pos`. */
static inline size_t
features(const struct nu_context *w, unsigned parts, int shift,
    uint32_t *feat)
{
	static const struct nu_look none;
	const struct nu_look *k = w->k ? w->k : &none, *p = w->p ? w->p : &none;
	const struct nu_look *n = w->n ? w->n : &none;
	const struct nu_look *pp = w->pp ? w->pp : &none;
	const struct nu_look *nn = w->nn ? w->nn : &none;
	uint64_t t = 0;
	size_t m = 0;

#define ADD(part, a, b) do { \
	t++; \
	if (parts & (part)) \
		feat[m++] = (uint32_t)(nu_mix(t, (a), (b)) >> shift); \
} while (0)
	ADD(NU_CTX_SELF, k->low, 0);
	ADD(NU_CTX_SELF, k->word, w->form >> 16 & 1);
	ADD(NU_CTX_PK, k->low, p->low);
	ADD(NU_CTX_KN, k->low, n->low);
	ADD(NU_CTX_REST, p->low, n->low);
	ADD(NU_CTX_P, p->low, 0);
	ADD(NU_CTX_N, n->low, 0);
	ADD(NU_CTX_PP, pp->low, 0);
	ADD(NU_CTX_NN, nn->low, 0);
	ADD(NU_CTX_PPP, p->low, pp->low);
	ADD(NU_CTX_NNN, n->low, nn->low);
	for (int j = 0; j < 3; j++)
		ADD(NU_CTX_SELF, k->pre[j], 0);
	for (int j = 0; j < 4; j++)
		ADD(NU_CTX_SELF, k->suf[j], 0);
	ADD(NU_CTX_SELF, k->suf[2], k->pre[1]);
	ADD(NU_CTX_PK, k->suf[1], p->low);
	ADD(NU_CTX_KN, k->suf[2], n->low);
	ADD(NU_CTX_PK, p->suf[1], k->suf[2]);
	ADD(NU_CTX_KN, n->suf[1], k->suf[2]);
	ADD(NU_CTX_PK, p->suf[2], k->suf[1]);
	ADD(NU_CTX_KN, n->suf[2], k->suf[1]);
	ADD(NU_CTX_P, p->suf[2], 0);
	ADD(NU_CTX_N, n->suf[2], 0);
	ADD(NU_CTX_PPP, p->suf[1], pp->suf[1]);
	ADD(NU_CTX_NNN, n->suf[1], nn->suf[1]);
	ADD(NU_CTX_SELF, k->shape, 0);
	ADD(NU_CTX_SELF, w->form, 0);
	ADD(NU_CTX_SELF, w->form, k->suf[1]);
	ADD(NU_CTX_PK, k->shape, p->shape);
	ADD(NU_CTX_KN, k->shape, n->shape);
	ADD(NU_CTX_SELF, w->form, k->c[1]);
	for (int j = 0; j < 4; j++) {
		ADD(NU_CTX_SELF, k->c[j], k->suf[1]);
		ADD(NU_CTX_P, p->c[j], 0);
		ADD(NU_CTX_N, n->c[j], 0);
		ADD(NU_CTX_SELF, k->c[j], 0);
	}
	ADD(NU_CTX_PK, k->c[1], p->c[1]);
	ADD(NU_CTX_KN, k->c[1], n->c[1]);
	ADD(NU_CTX_PK, k->c[2], p->c[1]);
	ADD(NU_CTX_KN, k->c[1], n->c[2]);
	ADD(NU_CTX_REST, p->c[1], n->c[1]);
	ADD(NU_CTX_PK, k->low, p->c[1]);
	ADD(NU_CTX_KN, k->low, n->c[1]);
	ADD(NU_CTX_REST, k->c[1] | (uint64_t)p->c[1] << 16, n->c[1]);
	ADD(NU_CTX_PPP, p->c[1], pp->c[1]);
	ADD(NU_CTX_NNN, n->c[1], nn->c[1]);
#undef ADD
	return m;
}

size_t
nu_pos_features(const struct nu_context *w, unsigned parts, int shift,
    uint32_t *feat)
{
	switch (parts) {		/* one piece of code each: fast */
	case NU_CTX_SELF: return features(w, NU_CTX_SELF, shift, feat);
	case NU_CTX_P: return features(w, NU_CTX_P, shift, feat);
	case NU_CTX_N: return features(w, NU_CTX_N, shift, feat);
	case NU_CTX_PK: return features(w, NU_CTX_PK, shift, feat);
	case NU_CTX_KN: return features(w, NU_CTX_KN, shift, feat);
	case NU_CTX_PPP: return features(w, NU_CTX_PPP, shift, feat);
	case NU_CTX_NNN: return features(w, NU_CTX_NNN, shift, feat);
	case NU_CTX_REST: return features(w, NU_CTX_REST, shift, feat);
	default: return features(w, parts, shift, feat);
	}
}
