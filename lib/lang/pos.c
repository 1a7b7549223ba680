/* Parts of speech by a linear chain over hashed features of the word and its
 * neighbours. A label of the model is UPOS-XPOS for the tags that have forms
 * (VERB-VBD), else UPOS alone. */
#include "lang/pos.h"

#include "base/buf.h"
#include "base/msg.h"
#include "base/words.h"
#include "lang/chain.h"
#include "lang/posfeat.h"

NU_BLOB(pos);

static const char *const name[NU_NPOS] = { "X", "ADJ", "ADP", "ADV", "AUX",
    "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB" };

static const struct {
	const char *xpos;
	enum nu_form form;
} forms[] = {
	{ "VB", NU_FORM_BASE }, { "VBD", NU_FORM_PAST },
	{ "VBZ", NU_FORM_PRES3 }, { "VBP", NU_FORM_PRES },
	{ "VBN", NU_FORM_PPART }, { "VBG", NU_FORM_GERUND },
	{ "MD", NU_FORM_MODAL }, { "NN", NU_FORM_SINGULAR },
	{ "NNS", NU_FORM_PLURAL }, { "NNP", NU_FORM_SINGULAR },
	{ "NNPS", NU_FORM_PLURAL },
};

const char *
nu_pos_name(enum nu_pos p)
{
	return p < NU_NPOS ? name[p] : "X";
}

/* The tags of a label's name. */
void
nu_pos_of_label(struct nu_slice label, uint8_t *pos, uint8_t *form)
{
	struct nu_slice rest = label, up = nu_slice_cut(&rest, '-');

	*pos = NU_POS_X;
	*form = NU_FORM_NONE;
	for (size_t i = 0; i < NU_NPOS; i++)
		if (nu_slice_is(up, name[i]))
			*pos = (uint8_t)i;
	for (size_t i = 0; rest.p && i < sizeof forms / sizeof *forms; i++)
		if (nu_slice_is(rest, forms[i].xpos))
			*form = (uint8_t)forms[i].form;
}

size_t
nu_pos_features(const struct nu_look *w, size_t n, size_t i,
    enum nu_style style, unsigned which, int shift, uint32_t *feat)
{
	static const struct nu_look begin = { .low = 1, .shape = 1 },
	    end = { .low = 2, .shape = 2 };
	const struct nu_look *k = &w[i], *p = i ? k - 1 : &begin;
	const struct nu_look *pp = i > 1 ? k - 2 : &begin;
	const struct nu_look *q = i + 1 < n ? k + 1 : &end;
	const struct nu_look *qq = i + 2 < n ? k + 2 : &end;
	uint64_t form = k->shape | (uint64_t)(i == 0) << 16 |
	    (uint64_t)style << 17, t = 0;
	size_t m = 0;

#define ADD(when, a, b) do { \
	t++; \
	if (which & (when)) \
		feat[m++] = (uint32_t)(nu_mix(t, (a), (b)) >> shift); \
} while (0)
#define S(a, b) ADD(NU_POS_ALONE, a, b)
#define F(a, b) ADD(NU_POS_BESIDE, a, b)
	S(k->low, 0);
	S(k->word, i == 0);
	F(k->low, p->low);
	F(k->low, q->low);
	F(p->low, q->low);
	F(p->low, 0);
	F(q->low, 0);
	F(pp->low, 0);
	F(qq->low, 0);
	F(p->low, pp->low);
	F(q->low, qq->low);
	for (int j = 0; j < 3; j++)
		S(k->pre[j], 0);
	for (int j = 0; j < 4; j++)
		S(k->suf[j], 0);
	S(k->suf[2], k->pre[1]);
	F(k->suf[1], p->low);
	F(k->suf[2], q->low);
	F(p->suf[1], k->suf[2]);
	F(q->suf[1], k->suf[2]);
	F(p->suf[2], k->suf[1]);
	F(q->suf[2], k->suf[1]);
	F(p->suf[2], 0);
	F(q->suf[2], 0);
	F(p->suf[1], pp->suf[1]);
	F(q->suf[1], qq->suf[1]);
	S(k->shape, 0);
	S(form, 0);
	S(form, k->suf[1]);
	F(k->shape, p->shape);
	F(k->shape, q->shape);
	S(form, k->c[1]);
	for (int j = 0; j < 4; j++) {
		S(k->c[j], k->suf[1]);
		F(p->c[j], 0);
		F(q->c[j], 0);
		S(k->c[j], 0);
	}
	F(k->c[1], p->c[1]);
	F(k->c[1], q->c[1]);
	F(k->c[2], p->c[1]);
	F(k->c[1], q->c[2]);
	F(p->c[1], q->c[1]);
	F(k->low, p->c[1]);
	F(k->low, q->c[1]);
	F(k->c[1] | (uint64_t)p->c[1] << 16, q->c[1]);
	F(p->c[1], pp->c[1]);
	F(q->c[1], qq->c[1]);
#undef F
#undef S
#undef ADD
	return m;
}

/* The scores of a word alone: most words come again and again. */
struct kept {
	uint64_t low, word;
	uint32_t how;		/* style and i == 0; 0: nothing kept */
	int16_t emit[NU_CHAIN_LABELS + 8];
};
enum { KEPT = 2048 };

/* The compiled-in model, its labels decoded, and room for one sentence. */
static struct {
	struct nu_chain model;
	struct nu_lattice lat;
	uint8_t pos[NU_CHAIN_LABELS], form[NU_CHAIN_LABELS];
	struct nu_look *w;
	size_t cap;
	struct kept *kept;
} P;

static void
ready(void)
{
	const char *why;
	struct nu_slice blob = nu_slice((const char *)nu_data_pos,
	    (size_t)(nu_data_pos_end - nu_data_pos));

	if (!nu_chain_open(&P.model, blob, "pos", false, &why))
		nu_die("the compiled-in parts of speech: %s", why);
	P.kept = nu_zalloc(KEPT, sizeof *P.kept);
	for (unsigned i = 0; i < P.model.labels; i++)
		nu_pos_of_label(nu_slice_str(nu_chain_label(&P.model, i)),
		    &P.pos[i], &P.form[i]);
}

/* Puts the scores of word i alone into the lattice. */
static void
alone(size_t n, size_t i, enum nu_style style)
{
	const struct nu_look *w = &P.w[i];
	size_t bytes = P.model.width * sizeof(int16_t);
	int16_t *emit = P.lat.emit + i * P.model.width;
	struct kept *k = &P.kept[(w->low ^ w->word >> 7) % KEPT];
	uint32_t how = 1u + (i == 0) + (unsigned)style * 2, feat[NU_POS_FEATURES];

	if (k->how != how || k->low != w->low || k->word != w->word) {
		nu_chain_score(&P.model, &P.lat, i, feat, nu_pos_features(P.w,
		    n, i, style, NU_POS_ALONE, P.model.shift, feat));
		k->how = how;
		k->low = w->low;
		k->word = w->word;
		memcpy(k->emit, emit, bytes);
	} else {
		memcpy(emit, k->emit, bytes);
	}
}

void
nu_pos_tag(struct nu_slice text, struct nu_toks *t)
{
	enum nu_style style = nu_style_of(t->v, t->n);
	uint32_t feat[NU_POS_FEATURES];

	if (!P.model.head)
		ready();
	if (t->n > P.cap) {
		P.cap = t->n * 2;
		P.w = nu_realloc(P.w, P.cap, sizeof *P.w);
	}
	for (size_t i = 0; i < t->n; i++)
		nu_look_at(&P.w[i], text, &t->v[i]);
	nu_lattice_start(&P.lat, &P.model, t->n);
	for (size_t i = 0; i < t->n; i++) {
		alone(t->n, i, style);
		nu_chain_score(&P.model, &P.lat, i, feat, nu_pos_features(P.w,
		    t->n, i, style, NU_POS_BESIDE, P.model.shift, feat));
	}
	nu_chain_best(&P.model, &P.lat);
	for (size_t i = 0; i < t->n; i++) {
		t->v[i].pos = P.pos[P.lat.label[i]];
		t->v[i].form = P.form[P.lat.label[i]];
	}
}
