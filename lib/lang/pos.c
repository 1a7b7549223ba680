/* Parts of speech by a linear chain over hashed features of the word and its
 * neighbours. A label of the model is UPOS-XPOS for the tags that have forms
 * (VERB-VBD), else UPOS alone. */
#include "lang/pos.h"

#include "base/buf.h"
#include "base/msg.h"
#include "base/words.h"
#include "lang/chain.h"
#include "lang/posfeat.h"
#include "lang/raw.h"

NU_BLOB(pos);
NU_WORDS(pos_sure);

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

/* Labels so far below the best of a token's own are not looked at, in natural
 * logarithms: what stands beside it seldom tells more. */
enum { CUT = 4 };
/* A label that is better than any other by this, by what the single words say,
 * is taken without asking what they say together. */
#define SURE 1.75

/* What is kept of a word: most come again and again. */
enum { KEPT = 16384, PARTS = 5, NEVER = 255 };
enum { BEGIN = KEPT, END, SPARE };	/* numbers of those beside the cache */

struct kept {
	uint64_t raw[NU_RAW / 8];	/* the word, NULs after it */
	uint32_t how;		/* style, flags, first of its sentence */
	uint32_t turn;		/* sentence that used it last */
	uint8_t sure;		/* its only label, or NEVER */
	uint8_t made;		/* parts whose sums are made, a bit each */
	uint64_t id;		/* of look */
	struct nu_look look;
};

/* Likewise of two words that follow each other, when they come again. */
enum { PAIRS = 1 << 15 };

struct pair {
	uint64_t id;
	uint32_t turn;		/* as above */
	uint8_t made;		/* likewise */
};

/* The compiled-in model, its labels decoded, and room for one sentence. */
static struct {
	struct nu_chain model;
	struct nu_lattice lat;
	uint8_t pos[NU_CHAIN_LABELS], form[NU_CHAIN_LABELS];
	struct kept *kept;	/* the cache, begin, end, words of no room */
	int16_t *sums;		/* of kept: PARTS rows each */
	size_t nkept, nspare;
	struct pair *pair;
	int16_t *pairsums;	/* of pair: NU_CTX_PAIRS rows each */
	uint32_t turn;
	uint32_t *at;		/* of each token: number in kept */
	uint8_t *label;
	int16_t *sum, **to;	/* of each token; to: those to be made */
	uint64_t *both;		/* what it is with the next: a pair's id */
	struct nu_chain_term *term;	/* to be added: rows of the model */
	struct nu_chain_kept *plus;	/* then: sums that are kept */
	size_t nterm, nplus, cap;
} P;

static void
room(size_t n)
{
	if (n > P.cap || !P.cap) {
		P.cap = n * 2 + 64;
		P.at = nu_realloc(P.at, P.cap, sizeof *P.at);
		P.label = nu_realloc(P.label, P.cap, sizeof *P.label);
		P.sum = nu_realloc(P.sum, P.cap, P.model.rowlen *
		    sizeof *P.sum);
		P.term = nu_realloc(P.term, P.cap, NU_POS_FEATURES *
		    sizeof *P.term);
		P.plus = nu_realloc(P.plus, P.cap, (PARTS + NU_CTX_PAIRS) *
		    sizeof *P.plus);
		P.to = nu_realloc(P.to, P.cap + 5, sizeof *P.to);
		P.both = nu_realloc(P.both, P.cap + 5, sizeof *P.both);
		P.nkept = SPARE + P.cap;
		P.kept = nu_realloc(P.kept, P.nkept, sizeof *P.kept);
		P.sums = nu_realloc(P.sums, P.nkept, PARTS *
		    P.model.rowlen * sizeof *P.sums);
	}
	P.nspare = SPARE;
	P.nterm = P.nplus = 0;
}

static void
ready(void)
{
	const char *why;
	struct nu_slice blob = nu_slice((const char *)nu_data_pos,
	    (size_t)(nu_data_pos_end - nu_data_pos));

	if (!nu_chain_open(&P.model, blob, "pos", false, &why))
		nu_die("the compiled-in parts of speech: %s", why);
	for (unsigned i = 0; i < P.model.labels; i++)
		nu_pos_of_label(nu_slice_str(nu_chain_label(&P.model, i)),
		    &P.pos[i], &P.form[i]);
	room(0);
	memset(P.kept, 0, SPARE * sizeof *P.kept);
	P.kept[BEGIN].look = nu_pos_begin;
	P.kept[END].look = nu_pos_end;
	P.kept[BEGIN].id = 1;
	P.kept[END].id = 2;
	P.pair = nu_zalloc(PAIRS, sizeof *P.pair);
	P.pairsums = nu_alloc(PAIRS, NU_CTX_PAIRS * P.model.rowlen *
	    sizeof *P.pairsums);
}

/* The label of a word that has only one, or NEVER. */
static uint8_t
only_label(struct nu_slice word)
{
	struct nu_slice only;

	if (nu_words_get(&pos_sure, word, &only) & NU_WORDS_HIT)
		for (unsigned i = 0; i < P.model.labels; i++)
			if (nu_slice_is(only, nu_chain_label(&P.model, i)))
				return (uint8_t)i;
	return NEVER;
}

/* A token by its bytes. */
struct key {
	uint64_t raw[NU_RAW / 8];
	uint32_t how, at;	/* at: its place in the cache */
};

static inline struct key
key(struct nu_slice text, const struct nu_tok *tok, bool first,
    enum nu_style style)
{
	struct key k = { .how = 1u | (uint32_t)first << 1 | (uint32_t)style <<
	    2 | (tok->flags & ~(uint32_t)NU_TF_SPACE) << 8 };

	nu_raw_get(k.raw, text, nu_tok_text(text, tok));
	k.at = nu_mix(k.how, k.raw[0], k.raw[1]) >> 40 & (KEPT - 1);
	return k;
}

/* The number of what is kept of the token with key x. */
static uint32_t
keep(struct nu_slice text, const struct nu_tok *tok, const struct key *x)
{
	struct nu_slice w = nu_tok_text(text, tok);
	struct kept *k = &P.kept[x->at];
	uint32_t i = x->at;

	if (w.n <= NU_RAW && k->how == x->how && k->raw[0] == x->raw[0] &&
	    k->raw[1] == x->raw[1]) {
		k->turn = P.turn;
		return i;
	}
	if (w.n > NU_RAW || k->turn == P.turn) {
		i = (uint32_t)P.nspare++;
		k = &P.kept[i];
	}
	k->raw[0] = x->raw[0];
	k->raw[1] = x->raw[1];
	k->how = x->how;
	k->turn = P.turn;
	k->made = 0;
	k->sure = only_label(w);
	nu_look_at(&k->look, text, tok);
	k->id = nu_look_id(&k->look);
	return i;
}

/* Finds what is kept of the tokens: a few of them are asked for before the
 * first is looked at. */
static void
keep_all(struct nu_slice text, const struct nu_toks *t, enum nu_style style)
{
	enum { AHEAD = 8 };
	struct key x[AHEAD];

	for (size_t i = 0; i < t->n + AHEAD; i++) {
		if (i >= AHEAD)
			P.at[i - AHEAD] = keep(text, &t->v[i - AHEAD],
			    &x[i % AHEAD]);
		if (i >= t->n)
			continue;
		x[i % AHEAD] = key(text, &t->v[i], i == 0, style);
		__builtin_prefetch(&P.kept[x[i % AHEAD].at]);
	}
}

static void
ask(const struct nu_context *w, unsigned parts, int16_t *to)
{
	uint32_t feat[NU_POS_FEATURES];
	size_t n = nu_pos_features(w, parts, P.model.shift, feat);

	for (size_t i = 0; i < n; i++)
		P.term[P.nterm++] = (struct nu_chain_term){ to, feat[i] };
}

static inline void
ask_sum(const int16_t *sum, int16_t *to)
{
	P.plus[P.nplus++] = (struct nu_chain_kept){ to, sum };
	__builtin_prefetch(sum);
}

/* What stands at place i of n. */
static inline uint32_t
at(size_t n, ptrdiff_t i)
{
	return i < 0 ? BEGIN : (size_t)i < n ? P.at[i] : END;
}

/* The scores of the token at place i of n, NULL when they are not needed. */
static inline int16_t *
score(size_t n, ptrdiff_t i)
{
	return i >= 0 && (size_t)i < n && P.label[i] == NEVER ?
	    P.sum + (size_t)i * P.model.rowlen : NULL;
}

/* What word i adds to a token, as part number part of its context. */
static void
alone(uint32_t i, unsigned number, uint64_t form, int16_t *to)
{
	struct kept *k = &P.kept[i];
	int16_t *sum = P.sums + ((size_t)i * PARTS + number) * P.model.rowlen;

	if (!(k->made >> number & 1)) {
		struct nu_context w = { .pp = &k->look, .p = &k->look,
		    .k = &k->look, .n = &k->look, .nn = &k->look,
		    .form = form };

		k->made |= (uint8_t)(1u << number);
		memset(sum, 0, P.model.rowlen * sizeof *sum);
		ask(&w, 1u << number, sum);
	}
	ask_sum(sum, to);
}

static void
ask_both(const struct nu_look *a, const struct nu_look *b, size_t which,
    int16_t *to)
{
	unsigned part;
	struct nu_context w = nu_context_pair(a, b, which, &part);

	ask(&w, part, to);
}

/* What the words a and b, which follow each other and together are id, add to
 * those of nu_context_pair; where to[] is not NULL. Kept when they have come
 * before. */
static void
both(const struct kept *a, const struct kept *b, uint64_t id,
    int16_t *const to[NU_CTX_PAIRS])
{
	struct pair *k = &P.pair[id % PAIRS];
	int16_t *sum = P.pairsums + id % PAIRS * NU_CTX_PAIRS * P.model.rowlen;
	bool known = k->id == id;

	if (known)
		k->turn = P.turn;
	else if (k->turn != P.turn)
		*k = (struct pair){ .id = id };
	for (unsigned i = 0; i < NU_CTX_PAIRS; i++, sum += P.model.rowlen) {
		if (!to[i])
			continue;
		if (!known) {
			ask_both(&a->look, &b->look, i, to[i]);
			continue;
		}
		if (!(k->made >> i & 1)) {
			k->made |= (uint8_t)(1u << i);
			memset(sum, 0, P.model.rowlen * sizeof *sum);
			ask_both(&a->look, &b->look, i, sum);
		}
		ask_sum(sum, to[i]);
	}
}

/* Adds up what was asked for. All rows are looked for together, so that the
 * memory is asked for many at a time. */
static void
add_up(void)
{
	nu_chain_add(&P.model, P.term, P.nterm);
	nu_chain_add_kept(&P.model, P.plus, P.nplus);
	P.nterm = P.nplus = 0;
}

/* What each word by itself adds to those that may have several labels. */
static void
score_words(size_t n, enum nu_style style)
{
	memset(P.sum, 0, n * P.model.rowlen * sizeof *P.sum);
	for (ptrdiff_t i = 0; i < (ptrdiff_t)n; i++) {
		int16_t *to = score(n, i);
		uint32_t k = P.at[i];

		if (!to)
			continue;
		alone(k, 0, nu_pos_form(&P.kept[k].look, i == 0, style), to);
		alone(at(n, i - 1), 1, 0, to);
		alone(at(n, i + 1), 2, 0, to);
		alone(at(n, i - 2), 3, 0, to);
		alone(at(n, i + 2), 4, 0, to);
	}
	add_up();
}

/* The label that is better by SURE than any other, or NEVER. Beyond the labels
 * sums are 0, as is that of label 0, which has no row. */
static uint8_t
clear(const int16_t *sum)
{
	size_t r = P.model.rowlen, all = P.model.labels - 1;
	int16_t top = 0, near = 0, least;

	for (size_t j = 0; j < r; j++)
		top = sum[j] > top ? sum[j] : top;
	least = (int16_t)(top - (int)(SURE * P.model.head->scale));
	for (size_t j = 0; j < r; j++)
		near = (int16_t)(near + (sum[j] > least));
	if (!top)
		return (size_t)near == r - all ? 0 : NEVER;
	if (near != 1 || least < 0)
		return NEVER;
	for (size_t j = 0; j < all; j++)
		if (sum[j] == top)
			return (uint8_t)(j + 1);
	return NEVER;
}

/* What words together add to those that still may have several. */
static void
score_pairs(size_t n)
{
	/* Place i of the arrays is token i - 2. */
	for (size_t i = 0; i < n + 4; i++)
		P.to[i] = score(n, (ptrdiff_t)i - 2);
	P.to[n + 4] = NULL;
	for (size_t i = 0; i < n + 3; i++) {
		uint32_t a = at(n, (ptrdiff_t)i - 2);
		uint32_t b = at(n, (ptrdiff_t)i - 1);

		P.both[i] = 0;
		if (!P.to[i] && !P.to[i + 1] && !P.to[i + 2] && (i == 0 ||
		    !P.to[i - 1]))
			continue;
		P.both[i] = nu_mix(3, P.kept[a].id, P.kept[b].id) | 1;
		__builtin_prefetch(&P.pair[P.both[i] % PAIRS]);
	}
	for (size_t i = 0; i < n + 3; i++) {
		int16_t *const to[NU_CTX_PAIRS] = { P.to[i + 1], P.to[i], P.to[i + 2],
		    i ? P.to[i - 1] : NULL };
		const struct kept *a = &P.kept[at(n, (ptrdiff_t)i - 2)];
		const struct kept *b = &P.kept[at(n, (ptrdiff_t)i - 1)];
		struct nu_context w = { .p = &P.kept[at(n, (ptrdiff_t)i -
		    3)].look, .k = &a->look, .n = &b->look };

		if (P.both[i])
			both(a, b, P.both[i], to);
		if (to[1])
			ask(&w, NU_CTX_REST, to[1]);
	}
	add_up();
}

/* The best labels of the tokens [b, e), those beside them being known. */
static void
best(size_t n, size_t b, size_t e)
{
	size_t w = P.model.width, r = P.model.rowlen;

	nu_lattice_start(&P.lat, &P.model, e - b);
	for (size_t i = b; i < e; i++)
		memcpy(P.lat.emit + (i - b) * w + 1, P.sum + i * r,
		    (r < w ? r : w - 1) * sizeof *P.sum);
	P.lat.before = b ? P.label[b - 1] : -1;
	P.lat.after = e < n ? P.label[e] : -1;
	nu_chain_best_within(&P.model, &P.lat, (int)(CUT *
	    P.model.head->scale));
	memcpy(P.label + b, P.lat.label, e - b);
}

void
nu_pos_tag(struct nu_slice text, struct nu_toks *t)
{
	enum nu_style style = nu_style_of(t->v, t->n);
	size_t n = t->n;

	if (!P.model.head)
		ready();
	room(n);
	P.turn++;
	keep_all(text, t, style);
	for (size_t i = 0; i < n; i++)
		P.label[i] = P.kept[P.at[i]].sure;
	score_words(n, style);
	for (size_t i = 0; i < n; i++)
		if (P.label[i] == NEVER)
			P.label[i] = clear(P.sum + i * P.model.rowlen);
	score_pairs(n);
	for (size_t i = 0, e; i < n; i = e) {
		for (e = i; e < n && P.label[e] == NEVER; e++)
			;
		if (e > i)
			best(n, i, e);
		else
			e++;
	}
	for (size_t i = 0; i < n; i++) {
		t->v[i].pos = P.pos[P.label[i]];
		t->v[i].form = P.form[P.label[i]];
	}
}
