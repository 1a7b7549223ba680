#include "tag/tag.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/words.h"
#include "tag/candidate.h"
#include "tag/gazetteer.h"
#include "tag/score.h"
#include "tag/word.h"

NU_BLOB(tag);

/* Margins are a little too sure: measured on news with names marked, the share
 * of right names is about 1 / (1 + exp(-CALM * margin)). */
#define CALM 0.85
/* What an explained abbreviation gets on top, in natural logarithms. */
#define TRUST 4

bool
nu_tagger_open(struct nu_tagger *t, struct nu_slice model, const char **why)
{
	bool own = model.n == 0;

	if (own)
		model = nu_slice((const char *)nu_data_tag,
		    (size_t)(nu_data_tag_end - nu_data_tag));
	if (!nu_chain_open(&t->model, model, "tag", !own, why))
		return false;
	nu_tagger_forget(t);		/* of a model before */
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
	t->nent = t->nsent = t->ntok = t->nseen = t->npart = t->nrow = 0;
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
	free(t->first);
	free(t->part);
	free(t->emit);
	free(t->slot);
	free(t->known);
	nu_toks_free(&t->toks);
	nu_lattice_free(&t->lat);
	nu_tagger_forget(t);
	*t = (struct nu_tagger){ 0 };
}

/* The runs of capitalised words: connectors (of, de, -, &) may stand within. */
static void
runs(struct nu_tag_tok *a, size_t n)
{
	for (size_t i = 0; i < n; i++)
		a[i].run0 = a[i].run1 = 0;
	for (size_t i = 0, j, e; i < n; i = j) {
		j = i + 1;
		if (!a[i].cap)
			continue;
		for (e = j; j < n; j++) {
			if (a[j].cap)
				e = j + 1;
			else if (j > e + 1 || !(a[j].role & NU_TAG_WITHIN))
				break;
		}
		for (j = i; j < e; j++) {
			a[j].cap = 1;
			a[j].run0 = (uint32_t)i;
			a[j].run1 = (uint32_t)e;
		}
	}
}

/* Marks the longest name of the gazetteers that begins at each word. Only
 * capitals begin one, where there are any. */
static void
look_up(struct nu_slice text, const struct nu_tok *k, struct nu_tag_tok *a,
    size_t n, unsigned style)
{
	enum { LONGEST = 12 };

	for (size_t i = 0; i < n; i++) {
		uint64_t key = 0;
		uint32_t found = 0, bits;
		size_t end = i;

		if (!a[i].key || (!a[i].w.cap && style != NU_STYLE_NONE))
			continue;
		for (size_t j = i; j < n && j < i + LONGEST; j++) {
			if (!a[j].key && !nu_slice_is(nu_tok_text(text, &k[j]),
			    "-"))
				break;
			if (!a[j].key)
				continue;
			key = nu_gaz_join(key, a[j].key);
			bits = nu_gaz_get(key);
			if (bits & ~NU_GAZ_MORE) {
				found = bits & ~NU_GAZ_MORE;
				end = j + 1;
			}
			if (!(bits & NU_GAZ_MORE))
				break;
		}
		for (size_t j = i; j < end; j++) {
			a[j].gaz |= found;
			a[j].gazat |= (uint8_t)(end == i + 1 ? 8 : j == i ? 1 :
			    j + 1 == end ? 4 : 2);
		}
	}
}

/* Whether a sentence of four words or more begins in lower case: who writes so
 * writes names so, too. */
static bool
casual(const struct nu_tok *k, size_t n)
{
	size_t words = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(k[i].flags & NU_TF_ALPHA) || k[i].kind == NU_T_LINK)
			continue;
		if (!words && !(k[i].flags & NU_TF_LOWER))
			return false;
		if (++words == 4)
			return true;
	}
	return false;
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
		t->first = nu_realloc(t->first, t->captok, 1);
	}
	if (n == 0)
		return;
	memcpy(t->tok + t->ntok, toks->v, n * sizeof *t->tok);
	nu_tagger_words(t, text, toks, t->at + t->ntok);
	for (size_t i = 0; i < n; i++) {
		t->at[t->ntok + i].begin = 1;
		if (toks->v[i].flags & (NU_TF_ALPHA | NU_TF_DIGIT))
			break;
	}
	s->style = (uint8_t)nu_style_of(toks->v, n);
	if (s->style == NU_STYLE_NORMAL && casual(toks->v, n))
		s->style = NU_STYLE_NONE;
	look_up(text, toks->v, t->at + t->ntok, n, s->style);
	runs(t->at + t->ntok, n);
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

/* Where all words have capitals: those that the document writes in lower case
 * are as if they had none. */
static void
uncap(struct nu_tagger *t, const struct nu_tag_sent *s)
{
	struct nu_tag_tok *a = t->at + s->tok;

	for (size_t i = 0; i < s->ntok; i++) {
		const struct nu_tag_word *w = &t->seen[a[i].seen];

		a[i].cap = a[i].w.cap && (w->upper || !w->lower);
	}
	runs(a, s->ntok);
}

void
nu_tagger_ready(struct nu_tagger *t)
{
	for (size_t i = 0; i < t->nsent; i++) {
		const struct nu_tag_sent *s = &t->sent[i];

		for (size_t j = s->tok; j < s->tok + s->ntok; j++) {
			struct nu_tag_tok *a = &t->at[j];
			struct nu_tag_word *w;

			a->seen = seen(t, a->w.low);
			w = &t->seen[a->seen];
			if (t->tok[j].flags & NU_TF_LOWER)
				w->lower++;
			else if (t->tok[j].flags & NU_TF_CAPITAL &&
			    !a->begin && s->style == 0)
				w->upper++;
		}
	}
	for (size_t i = 0; i < t->nsent; i++)
		if (t->sent[i].style == NU_STYLE_TITLE ||
		    t->sent[i].style == NU_STYLE_CAPITALS)
			uncap(t, &t->sent[i]);
}

/* Adds the names that the labels of a part spell. Labels that do not make a
 * name (I- after O) cannot be: the transitions forbid them. */
static void
names(struct nu_tagger *t, const struct nu_tag_part *p)
{
	const struct nu_tok *k = t->tok + p->sent->tok + p->b;
	const uint8_t *label = t->lat.label;

	for (size_t b = 0, e; b < t->lat.n; b = e) {
		e = b + 1;
		if (label[b] == 0)
			continue;
		while (e < t->lat.n && label[e] && (label[e] - 1) % 4 != 0 &&
		    (label[e] - 1) % 4 != 3)
			e++;
		NU_GROW(t->ent, t->nent, t->capent);
		t->ent[t->nent++] = (struct nu_ent){
		    .sent = (size_t)(p->sent - t->sent),
		    .b = k[b].b, .e = k[e - 1].e,
		    .class = (label[b] - 1u) / 4,
		    .score = 1 / (1 + exp(-CALM * nu_chain_margin(&t->model,
		    &t->lat, b, e))) };
	}
}

/* Whether the brackets after the name [b, e) hold its initials: (UN), (WHO).
 * Marks the word in them. */
static void
abbreviated(struct nu_tagger *t, const struct nu_tag_sent *s, size_t b,
    size_t e)
{
	const struct nu_tok *k = t->tok + s->tok;
	struct nu_slice in;
	size_t at = 0;

	if (e + 2 >= s->ntok || e - b < 2 || s->text.p[k[e].b] != '(' ||
	    s->text.p[k[e + 2].b] != ')')
		return;
	in = nu_tok_text(s->text, &k[e + 1]);
	if (in.n < 2 || in.n > 10)
		return;
	for (size_t i = b; i < e && at < in.n; i++) {
		char c = s->text.p[k[i].b], d = in.p[at];

		at += c == d || (c >= 'a' && c <= 'z' && c - 32 == d);
	}
	if (at * 3 >= in.n * 2)
		t->seen[t->at[s->tok + e + 1].seen].stands_for = (uint8_t)(1 +
		    (t->first[s->tok + b] - 1) / 4);
}

void
nu_tagger_remember(struct nu_tagger *t)
{
	for (size_t i = 0; i < t->nsent; i++) {
		const struct nu_tag_sent *s = &t->sent[i];
		size_t b = 0;

		for (size_t j = 0; j < s->ntok; j++) {
			unsigned y = t->first[s->tok + j];
			unsigned c = y ? (y - 1) / 4 + 1 : 0;
			struct nu_tag_word *w = &t->seen[t->at[s->tok +
			    j].seen];

			w->in[c] += w->in[c] < UINT16_MAX;
			if (!y)
				continue;
			w->place[c] |= (uint8_t)(1u << (y - 1) % 4);
			if ((y - 1) % 4 == 0)
				b = j;
			else if ((y - 1) % 4 == 2)
				abbreviated(t, s, b, j + 1);
		}
	}
}

/* Begins the lattice of a part with the scores of the first pass. */
static void
start_part(struct nu_tagger *t, const struct nu_tag_part *p)
{
	size_t w = t->model.width, n = p->e - p->b;

	nu_lattice_start(&t->lat, &t->model, n);
	memcpy(t->lat.emit, t->emit + p->row * w, n * w * sizeof *t->emit);
	t->lat.before = p->b > 0 ? 0 : -1;
	t->lat.after = p->e < p->sent->ntok ? 0 : -1;
}

/* The features of the words themselves; their scores are kept. */
static void
first_pass(struct nu_tagger *t)
{
	if (t->nrow * t->model.width > t->capemit) {
		t->capemit = t->nrow * t->model.width * 3 / 2;
		t->emit = nu_realloc(t->emit, t->capemit, sizeof *t->emit);
	}
	nu_tagger_score(t);
	if (t->ntok)
		memset(t->first, 0, t->ntok);
	for (size_t i = 0; i < t->npart; i++) {
		const struct nu_tag_part *p = &t->part[i];

		start_part(t, p);
		nu_chain_best(&t->model, &t->lat);
		memcpy(t->first + p->sent->tok + p->b, t->lat.label, t->lat.n);
	}
}

/* An abbreviation that the document explained is a name of that class wherever
 * it stands alone: too rare in annotated text to be learned well. */
static void
trust(struct nu_tagger *t, const struct nu_tag_part *p, size_t i)
{
	const struct nu_tag_tok *a = &t->at[p->sent->tok + p->b + i];
	unsigned c = t->seen[a->seen].stands_for;
	int16_t *to;

	if (!c || !a->cap)
		return;
	to = t->lat.emit + i * t->model.width + 4 * c;	/* its S- */
	*to = (int16_t)(*to + TRUST * t->model.head->scale);
}

/* The same and what the first pass found elsewhere in the document. */
static void
second_pass(struct nu_tagger *t)
{
	uint32_t feat[NU_TAG_FEATURES];

	for (size_t i = 0; i < t->npart; i++) {
		const struct nu_tag_part *p = &t->part[i];
		bool news = false;

		start_part(t, p);
		for (size_t j = 0; j < t->lat.n; j++) {
			size_t n = nu_tagger_memories(t, p->sent, p->b + j,
			    t->model.shift, feat);

			if (n)
				nu_chain_score(&t->model, &t->lat, j, feat, n);
			news |= n > 0;
		}
		for (size_t j = 0; j < t->lat.n; j++)
			trust(t, p, j);
		/* Nothing new: the labels are those of the first pass. A word
		 * to trust has been a memory, too. */
		if (news)
			nu_chain_best(&t->model, &t->lat);
		else
			memcpy(t->lat.label, t->first + p->sent->tok + p->b,
			    t->lat.n);
		names(t, p);
	}
}

void
nu_tagger_run(struct nu_tagger *t)
{
	nu_tagger_ready(t);
	for (size_t i = 0; i < t->nsent; i++)
		nu_tagger_candidates(t, &t->sent[i]);
	first_pass(t);
	nu_tagger_remember(t);
	second_pass(t);
}
