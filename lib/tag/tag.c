#include "tag/tag.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "base/words.h"
#include "lang/cluster.h"

NU_BLOB(tag);
NU_WORDS(connectors);

bool
nu_tagger_open(struct nu_tagger *t, struct nu_slice model, const char **why)
{
	bool own = model.n == 0;

	if (own)
		model = nu_slice((const char *)nu_data_tag,
		    (size_t)(nu_data_tag_end - nu_data_tag));
	if (!nu_chain_open(&t->model, model, "tag", !own, why))
		return false;
	t->nclass = (t->model.labels - 1) / 4;
	if (t->model.labels % 4 == 1 && t->nclass)
		return true;
	*why = "its labels are not those of a tagger";
	return false;
}

const char *
nu_tagger_class(const struct nu_tagger *t, unsigned class)
{
	return nu_chain_label(&t->model, 1 + class * 4) + 2;
}

void
nu_tagger_clear(struct nu_tagger *t)
{
	t->nent = t->nsent = t->ntok = t->nseen = 0;
	if (t->nslot > 1 << 16) {	/* after a huge document */
		free(t->slot);
		t->slot = NULL;
		t->nslot = 0;
	}
	if (t->slot)
		memset(t->slot, 0, t->nslot * sizeof *t->slot);
}

void
nu_tagger_free(struct nu_tagger *t)
{
	free(t->ent);
	free(t->sent);
	free(t->tok);
	free(t->at);
	free(t->seen);
	free(t->slot);
	free(t->low);
	nu_toks_free(&t->toks);
	nu_lattice_free(&t->lat);
	*t = (struct nu_tagger){ 0 };
}

/* The token in lower case, digits made 0, quotes and apostrophes made plain:
 * into t->low; returns its length. */
static size_t
lower(struct nu_tagger *t, struct nu_slice w, unsigned flags)
{
	size_t n = 0;

	if (w.n * 2 + 8 > t->caplow) {
		t->caplow = w.n * 4 + 64;
		t->low = nu_realloc(t->low, t->caplow, 1);
	}
	if (!(flags & NU_TF_HIGH)) {
		for (size_t i = 0; i < w.n; i++) {
			char c = w.p[i];

			t->low[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 :
			    c >= '0' && c <= '9' ? '0' : c);
		}
		return w.n;
	}
	for (size_t i = 0, k; i < w.n; i += k) {
		struct nu_buf b = { t->low, n, t->caplow };
		uint32_t c;

		k = nu_utf_get(nu_slice_sub(w, i, w.n), &c);
		if (!k) {
			t->low[n++] = w.p[i];
			k = 1;
			continue;
		}
		c = c == 0x2019 || c == 0x2018 ? '\'' :
		    c == 0x201c || c == 0x201d ? '"' : nu_utf_lower(c);
		if (n + 4 > t->caplow)
			break;
		nu_utf_put(&b, c >= '0' && c <= '9' ? '0' : c);
		n = b.n;
	}
	return n;
}

/* A pattern such as Xx, X.X., d, x-x: runs of a kind once, at most 7 kinds. */
static uint16_t
shape(struct nu_slice w, unsigned flags)
{
	uint32_t h = flags & NU_TF_HIGH ? 7 : 3, last = 0, k = 0;

	if (!(flags & ~(unsigned)(NU_TF_SPACE | NU_TF_LOWER | NU_TF_ALPHA)))
		return flags & NU_TF_LOWER ? 3 : 4;
	for (size_t i = 0; i < w.n && k < 7; i++) {
		unsigned char c = (unsigned char)w.p[i];
		uint32_t x = c >= 0x80 ? 1 : nu_utf_ascii[c] & NU_CC_UPPER ? 2 :
		    nu_utf_ascii[c] & NU_CC_LOWER ? 1 :
		    nu_utf_ascii[c] & NU_CC_DIGIT ? 3 : c;

		if (i == 0 && flags & NU_TF_CAPITAL)
			x = 2;
		if (x == last && i != 1)
			continue;
		h = h * 31 + x;
		last = x;
		k++;
	}
	h = (h * 0x9e3779b1u) >> 16;
	return (uint16_t)(h < 16 ? h + 16 : h);
}

static void
describe(struct nu_tagger *t, struct nu_slice text, const struct nu_tok *tok,
    struct nu_tag_tok *a)
{
	struct nu_slice w = nu_tok_text(text, tok), low;
	const struct nu_cluster *c;
	size_t n = lower(t, w, tok->flags);

	low = nu_slice(t->low, n);
	*a = (struct nu_tag_tok){ 0 };
	a->low = nu_word_hash(low);
	a->word = w.n == n && memcmp(w.p, low.p, n) == 0 ? a->low :
	    nu_word_hash(w);
	for (size_t j = 0; j < 3; j++)
		a->pre[j] = n > j + 2 ? nu_word_hash(nu_slice_sub(low, 0,
		    j + 2)) : 0;
	for (size_t j = 0; j < 4; j++)
		a->suf[j] = n > j + 1 ? nu_word_hash(nu_slice_sub(low,
		    n - j - 1, n)) : 0;
	if ((c = nu_cluster_get(a->low))) {
		a->c[0] = c->c64 + 1;
		a->c[1] = c->c256 + 1;
		a->c[2] = c->c1024 + 1;
		a->c[3] = c->c4096 + 1;
	}
	a->shape = shape(w, tok->flags);
	a->cap = !!(tok->flags & NU_TF_CAPITAL);
}

/* Title case, all capitals, or no capital at all: then case tells little. */
static unsigned
style(const struct nu_tok *k, size_t n)
{
	size_t words = 0, caps = 0, all = 0, any = 0, longer = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(k[i].flags & NU_TF_ALPHA) || k[i].kind == NU_T_LINK)
			continue;
		words++;
		all += !!(k[i].flags & NU_TF_ALLCAPS);
		any += !!(k[i].flags & NU_TF_CAPITAL);
		if (k[i].e - k[i].b > 3) {
			longer++;
			caps += !!(k[i].flags & NU_TF_CAPITAL);
		}
	}
	if (words >= 3 && all * 10 >= words * 7)
		return 2;
	if (words >= 4 && longer >= 3 && caps * 10 >= longer * 8)
		return 1;
	return words >= 4 && !any ? 3 : 0;
}

/* The runs of capitalised words: connectors (of, de, -, &) may stand within. */
static void
runs(struct nu_slice text, const struct nu_tok *k, struct nu_tag_tok *a,
    size_t n)
{
	for (size_t i = 0, j, e; i < n; i = j) {
		j = i + 1;
		if (!a[i].cap)
			continue;
		for (e = j; j < n; j++) {
			if (a[j].cap)
				e = j + 1;
			else if (j > e + 1 || !nu_words_has(&connectors,
			    nu_tok_text(text, &k[j])))
				break;
		}
		for (j = i; j < e; j++) {
			a[j].cap = 1;
			a[j].run0 = (uint32_t)i;
			a[j].run1 = (uint32_t)e;
		}
	}
}

void
nu_tagger_tokens(struct nu_tagger *t, struct nu_slice text,
    const struct nu_toks *toks)
{
	struct nu_tag_sent *s;
	size_t n = toks->n;

	NU_GROW(t->sent, t->nsent, t->capsent);
	s = &t->sent[t->nsent++];
	*s = (struct nu_tag_sent){ .text = text, .tok = t->ntok, .ntok = n };
	if (t->ntok + n > t->captok) {
		t->captok = (t->ntok + n) * 2;
		t->tok = nu_realloc(t->tok, t->captok, sizeof *t->tok);
		t->at = nu_realloc(t->at, t->captok, sizeof *t->at);
	}
	if (n == 0)
		return;
	memcpy(t->tok + t->ntok, toks->v, n * sizeof *t->tok);
	for (size_t i = 0; i < n; i++)
		describe(t, text, &toks->v[i], &t->at[t->ntok + i]);
	for (size_t i = 0; i < n; i++) {
		t->at[t->ntok + i].begin = 1;
		if (toks->v[i].flags & (NU_TF_ALPHA | NU_TF_DIGIT))
			break;
	}
	s->style = (uint8_t)style(toks->v, n);
	runs(text, toks->v, t->at + t->ntok, n);
	t->ntok += n;
}

void
nu_tagger_sentence(struct nu_tagger *t, struct nu_slice text)
{
	nu_tokenize(text, &t->toks);
	nu_tagger_tokens(t, text, &t->toks);
}

/* The number of the word in the document's words. */
static uint32_t
seen(struct nu_tagger *t, uint64_t low)
{
	uint64_t i = (low ^ low >> 29) * 0x9e3779b97f4a7c15u >> 20;

	if (t->nseen * 2 >= t->nslot) {
		size_t n = t->nslot ? t->nslot * 2 : 1024;

		free(t->slot);
		t->slot = nu_zalloc(n, sizeof *t->slot);
		t->nslot = n;
		for (uint32_t j = 0; j < t->nseen; j++) {
			uint64_t l = t->seen[j].low;
			uint64_t k = (l ^ l >> 29) * 0x9e3779b97f4a7c15u >> 20;

			while (t->slot[k & (n - 1)])
				k++;
			t->slot[k & (n - 1)] = j + 1;
		}
	}
	for (;; i++) {
		uint32_t *s = &t->slot[i & (t->nslot - 1)];

		if (*s && t->seen[*s - 1].low == low)
			return *s - 1;
		if (!*s) {
			NU_GROW(t->seen, t->nseen, t->capseen);
			t->seen[t->nseen] = (struct nu_tag_word){ .low = low };
			*s = (uint32_t)++t->nseen;
			return *s - 1;
		}
	}
}

void
nu_tagger_ready(struct nu_tagger *t)
{
	for (size_t i = 0; i < t->nsent; i++) {
		const struct nu_tag_sent *s = &t->sent[i];

		for (size_t j = s->tok; j < s->tok + s->ntok; j++) {
			struct nu_tag_tok *a = &t->at[j];
			struct nu_tag_word *w;

			a->seen = seen(t, a->low);
			w = &t->seen[a->seen];
			if (t->tok[j].flags & NU_TF_LOWER)
				w->lower++;
			else if (t->tok[j].flags & NU_TF_CAPITAL &&
			    !a->begin && s->style == 0)
				w->upper++;
		}
	}
}

/* Adds the names that the labels of sentence i spell. Labels that do not make
 * a name (I- after O) cannot be: the transitions forbid them. */
static void
names(struct nu_tagger *t, size_t i)
{
	const struct nu_tag_sent *s = &t->sent[i];
	const uint8_t *label = t->lat.label;

	for (size_t b = 0, e; b < s->ntok; b = e) {
		e = b + 1;
		if (label[b] == 0)
			continue;
		while (e < s->ntok && label[e] && (label[e] - 1) % 4 != 0 &&
		    (label[e] - 1) % 4 != 3)
			e++;
		NU_GROW(t->ent, t->nent, t->capent);
		t->ent[t->nent++] = (struct nu_ent){ .sent = i,
		    .b = t->tok[s->tok + b].b, .e = t->tok[s->tok + e - 1].e,
		    .class = (label[b] - 1u) / 4,
		    .score = 1 / (1 + exp(-nu_chain_margin(&t->model, &t->lat,
		    b, e))) };
	}
}

void
nu_tagger_run(struct nu_tagger *t)
{
	uint32_t feat[NU_TAG_FEATURES];

	nu_tagger_ready(t);
	for (size_t i = 0; i < t->nsent; i++) {
		const struct nu_tag_sent *s = &t->sent[i];

		if (s->ntok == 0)
			continue;
		nu_lattice_start(&t->lat, &t->model, s->ntok);
		for (size_t j = 0; j < s->ntok; j++)
			nu_chain_score(&t->model, &t->lat, j, feat,
			    nu_tagger_features(t, s, j, t->model.shift, feat));
		nu_chain_best(&t->model, &t->lat);
		names(t, i);
	}
}
