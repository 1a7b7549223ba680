#include "tag/score.h"

#include <stdlib.h>

#include "base/buf.h"
#include "tag/feature.h"

/* Sums of rows by a key of two numbers, a later key in the place of an earlier
 * one, but none in that of one which is in use: entry i is its key, the turn
 * of its last use, a bit for each of its sums that is made, and the sums one
 * after the other. */
struct kept {
	size_t mask, sums;
	struct key {
		uint64_t a, b, turn : 56, made : 8;
	} *key;
	int16_t *sum;
};

/* Tokens in one turn; features of a token, and of words and pairs it needs. */
enum { TURN = 32, TERMS = TURN * (NU_TAG_FEATURES + 160), SUMS = TURN * 11 };
enum { SELVES = 1 << 14, WORDS = 1 << 13, PAIRS = 1 << 14, LISTS = 1 << 11 };

struct nu_tag_kept {
	struct kept self;	/* word, form */
	struct kept near;	/* word, capital of the other */
	struct kept pair;	/* two words */
	struct kept lists;	/* gazetteers and what goes with them */
	uint64_t turn;
	struct nu_chain_term term[TERMS];	/* to be added: rows */
	size_t nterm;
	struct nu_chain_kept add[SUMS];		/* then: sums */
	size_t nadd;
	struct nu_tag_part part[TURN];	/* of this turn, rows from 0 */
	size_t npart, nrow;
	int16_t sum[TURN * NU_CHAIN_LABELS];	/* of each token */
};

static void
init(struct kept *k, size_t n, size_t sums, size_t rowlen)
{
	*k = (struct kept){ .mask = n - 1, .sums = sums };
	k->key = nu_zalloc(n, sizeof *k->key);
	k->sum = nu_zalloc(n * sums, rowlen * sizeof *k->sum);
}

static struct nu_tag_kept *
make(const struct nu_chain *m)
{
	struct nu_tag_kept *k = nu_zalloc(1, sizeof *k);

	init(&k->self, SELVES, 1, m->rowlen);
	init(&k->near, WORDS * 2, 4, m->rowlen);
	init(&k->pair, PAIRS, 4, m->rowlen);
	init(&k->lists, LISTS, 1, m->rowlen);
	return k;
}

void
nu_tagger_forget(struct nu_tagger *t)
{
	struct nu_tag_kept *k = t->kept;

	if (!k)
		return;
	free(k->self.key);
	free(k->self.sum);
	free(k->near.key);
	free(k->near.sum);
	free(k->pair.key);
	free(k->pair.sum);
	free(k->lists.key);
	free(k->lists.sum);
	free(k);
	t->kept = NULL;
}

/* What is kept at number i for the key a, b; NULL when another key is needed
 * there in this turn, or, with often, when the key has not come before. */
static inline struct key *
get(struct kept *k, uint64_t turn, uint64_t i, uint64_t a, uint64_t b,
    bool often)
{
	struct key *key = k->key + (i & k->mask);

	if (key->a != a || key->b != b) {
		if (key->turn == turn)
			return NULL;
		*key = (struct key){ .a = a, .b = b };
		if (often)
			return NULL;
	}
	key->turn = turn & UINT64_MAX >> 8;
	return key;
}

/* Sum number n of a key; *fresh when it is to be made. */
static inline int16_t *
sum_of(struct kept *k, struct key *key, unsigned n, size_t rowlen, bool *fresh)
{
	int16_t *sum = k->sum + ((size_t)(key - k->key) * k->sums + n) *
	    rowlen;

	*fresh = !(key->made >> n & 1);
	if (*fresh) {
		key->made |= (uint8_t)(1u << n);
		memset(sum, 0, rowlen * sizeof *sum);
	}
	return sum;
}

/* Asks for the rows of some features. */
static void
ask(struct nu_tag_kept *k, const uint32_t *feat, size_t n, int16_t *to)
{
	for (size_t i = 0; i < n; i++)
		k->term[k->nterm++] = (struct nu_chain_term){ to, feat[i] };
}

static void
ask_context(struct nu_tagger *t, const struct nu_context *w, unsigned part,
    int16_t *to)
{
	uint32_t feat[NU_TAG_FEATURES];

	ask(t->kept, feat, nu_tagger_parts(w, part, t->model.shift, feat),
	    to);
}

static inline void
ask_sum(struct nu_tag_kept *k, const int16_t *sum, int16_t *to)
{
	k->add[k->nadd++] = (struct nu_chain_kept){ to, sum };
	__builtin_prefetch(sum);
}

/* Where near and pair look. */
static inline uint64_t
near_at(const struct nu_tag_tok *k)
{
	return k->id >> 7 & ~(uint64_t)1;
}

static inline uint64_t
pair_at(const struct nu_tag_tok *a, const struct nu_tag_tok *b)
{
	return (a->id * 3 + b->id) >> 9;
}

/* Asks for sum number n of key; false when it is not made. */
static inline bool
ask_made(struct nu_tagger *t, const struct kept *k, const struct key *key,
    unsigned n, int16_t *to)
{
	if (!key || !(key->made >> n & 1))
		return false;
	ask_sum(t->kept, k->sum + ((size_t)(key - k->key) * k->sums + n) *
	    t->model.rowlen, to);
	return true;
}

/* Asks for part of a context, from sum number n of key where there is one. */
static inline void
ask_part(struct nu_tagger *t, struct kept *k, struct key *key, unsigned n,
    const struct nu_context *w, unsigned part, int16_t *to)
{
	int16_t *sum;
	bool fresh;

	if (!key) {
		ask_context(t, w, part, to);
		return;
	}
	sum = sum_of(k, key, n, t->model.rowlen, &fresh);
	if (fresh)
		ask_context(t, w, part, sum);
	ask_sum(t->kept, sum, to);
}

/* What token k adds to itself. */
static void
self(struct nu_tagger *t, const struct nu_tag_sent *s,
    const struct nu_tag_tok *k, int16_t *to)
{
	uint64_t form = nu_tagger_form(s, k);
	struct kept *self = &t->kept->self;

	ask_part(t, self, get(self, t->kept->turn, (k->id ^ form *
	    0x9e3779b1u) >> 8, k->id, form, false), 0, &(struct nu_context){
	    .k = &k->w, .form = form, .cap = k->cap }, NU_CTX_SELF, to);
}

/* What token k adds to those with that capital, which[0 .. n) of to[]: as the
 * one before (0), after (1), the second before (2) and after (3). */
static void
near(struct nu_tagger *t, const struct nu_tag_tok *k, unsigned cap,
    const uint8_t *which, size_t n, int16_t *const to[4])
{
	static const uint16_t part[] = { NU_CTX_P, NU_CTX_N, NU_CTX_PP,
	    NU_CTX_NN };
	struct kept *near = &t->kept->near;
	struct key *key = get(near, t->kept->turn, near_at(k) | cap, k->id,
	    cap, false);

	for (size_t i = 0; i < n; i++) {
		unsigned j = which[i];

		if (!ask_made(t, near, key, j, to[j]))
			ask_part(t, near, key, j, &(struct nu_context){
			    .p = &k->w, .n = &k->w, .pp = &k->w, .nn = &k->w,
			    .cap = cap }, part[j], to[j]);
	}
}

/* What the tokens a and b, which follow each other, add: to b (0), a (1), the
 * one after them (2), before them (3); where to[] is not NULL. */
static void
pair(struct nu_tagger *t, const struct nu_tag_tok *a,
    const struct nu_tag_tok *b, int16_t *const to[4])
{
	struct kept *pair = &t->kept->pair;
	struct key *key = get(pair, t->kept->turn, pair_at(a, b), a->id,
	    b->id, true);

	for (unsigned i = 0; i < NU_CTX_PAIRS; i++) {
		struct nu_context w;
		unsigned part;

		if (!to[i] || ask_made(t, pair, key, i, to[i]))
			continue;
		w = nu_context_pair(&a->w, &b->w, i, &part);
		ask_part(t, pair, key, i, &w, part, to[i]);
	}
}

/* What the gazetteers say of token k. */
static void
gazetteers(struct nu_tagger *t, const struct nu_tag_sent *s,
    const struct nu_tag_tok *k, int16_t *to)
{
	uint32_t feat[NU_TAG_FEATURES];
	uint64_t id = nu_tagger_lists_key(t, s, k);
	struct kept *lists = &t->kept->lists;
	struct key *key = get(lists, t->kept->turn,
	    id * 0x9e3779b97f4a7c15u >> 40, id, 1, false);
	bool fresh = true;
	int16_t *sum = key ? sum_of(lists, key, 0, t->model.rowlen, &fresh) :
	    to;

	if (fresh)
		ask(t->kept, feat, nu_tagger_lists(t, s, k, t->model.shift,
		    feat), sum);
	if (key)
		ask_sum(t->kept, sum, to);
}

/* Token i of s, or the mark for outside. */
static inline const struct nu_tag_tok *
token(const struct nu_tagger *t, const struct nu_tag_sent *s, ptrdiff_t i)
{
	if (i < 0)
		return nu_tagger_beside(t, s, 0, -1);
	if ((size_t)i >= s->ntok)
		return nu_tagger_beside(t, s, s->ntok - 1, 1);
	return &t->at[s->tok + (size_t)i];
}

/* What tokens, and marks outside, say of those of p beside them. */
static void
neighbours(struct nu_tagger *t, const struct nu_tag_part *p)
{
	static const int one[] = { 1, -1, 2, -2 }, two[] = { 1, 0, 2, -1 };
	const struct nu_tag_sent *s = p->sent;
	ptrdiff_t b = (ptrdiff_t)p->b, e = (ptrdiff_t)p->e;
	const struct nu_tag_tok *k = t->at + s->tok;
	const struct nu_tag_tok *next = token(t, s, b - 2);
	size_t r = t->model.rowlen;
	int16_t *sum = t->kept->sum + p->row * r;

	for (ptrdiff_t i = b - 2; i < e + 2; i++) {
		const struct nu_tag_tok *a = next;
		int16_t *beside[4], *both[4];
		uint8_t which[2][4];
		size_t n[2] = { 0 };

		next = token(t, s, i + 1);
		for (uint8_t j = 0; j < 4; j++) {
			ptrdiff_t x = i + one[j], y = i + two[j];

			if (x >= b && x < e) {
				beside[j] = sum + (size_t)(x - b) * r;
				which[k[x].cap][n[k[x].cap]++] = j;
			}
			both[j] = y >= b && y < e ? sum + (size_t)(y - b) * r :
			    NULL;
		}
		for (unsigned cap = 0; cap < 2; cap++)
			if (n[cap])
				near(t, a, cap, which[cap], n[cap], beside);
		if (i <= e)
			pair(t, a, next, both);
	}
}

/* What else is said of the tokens of p. */
static void
themselves(struct nu_tagger *t, const struct nu_tag_part *p)
{
	const struct nu_tag_tok *at = t->at + p->sent->tok;
	int16_t *to = t->kept->sum + p->row * t->model.rowlen;
	uint32_t feat[NU_TAG_FEATURES];

	for (size_t i = p->b; i < p->e; i++, to += t->model.rowlen) {
		self(t, p->sent, &at[i], to);
		if (at[i].gaz)
			gazetteers(t, p->sent, &at[i], to);
		ask(t->kept, feat, nu_tagger_rest(t, p->sent, i,
		    t->model.shift, feat), to);
	}
}

/* One turn: some parts, their rows from emit on. All rows are looked for
 * together, so that the memory is asked for many at a time. */
static void
turn(struct nu_tagger *t, int16_t *emit)
{
	size_t r = t->model.rowlen, w = t->model.width;
	struct nu_tag_kept *k = t->kept;

	k->turn++;
	k->nterm = k->nadd = 0;
	memset(k->sum, 0, k->nrow * r * sizeof *k->sum);
	for (size_t i = 0; i < k->npart; i++) {
		neighbours(t, &k->part[i]);
		themselves(t, &k->part[i]);
	}
	nu_chain_add(&t->model, k->term, k->nterm);
	nu_chain_add_kept(&t->model, k->add, k->nadd);
	memset(emit, 0, k->nrow * w * sizeof *emit);
	for (size_t i = 0; i < k->nrow; i++, emit += w)
		memcpy(emit + 1, k->sum + i * r, (r < w ? r : w - 1) *
		    sizeof *emit);
	k->npart = k->nrow = 0;
}

/* Has the memory that a part of a coming turn looks at fetched. */
static void
look_ahead(const struct nu_tagger *t, const struct nu_tag_part *p)
{
	const struct kept *near = &t->kept->near, *pair = &t->kept->pair;
	const struct nu_tag_tok *a, *b;

	a = token(t, p->sent, (ptrdiff_t)p->b - 2);
	for (ptrdiff_t i = (ptrdiff_t)p->b - 1; i < (ptrdiff_t)p->e + 2; i++) {
		b = token(t, p->sent, i);
		__builtin_prefetch(&near->key[near_at(a) & near->mask]);
		__builtin_prefetch(&pair->key[pair_at(a, b) & pair->mask]);
		a = b;
	}
}

void
nu_tagger_score(struct nu_tagger *t)
{
	struct nu_tag_kept *k;
	int16_t *emit = t->emit;

	if (!t->kept)
		t->kept = make(&t->model);
	k = t->kept;
	for (size_t i = 0; i < t->npart; i++)
		for (size_t b = t->part[i].b, n; b < t->part[i].e; b += n) {
			n = t->part[i].e - b;
			n = n < TURN ? n : TURN;
			if (k->nrow + n > TURN) {
				size_t done = k->nrow;

				turn(t, emit);
				emit += done * t->model.width;
			}
			k->part[k->npart++] = (struct nu_tag_part){
			    t->part[i].sent, b, b + n, k->nrow };
			k->nrow += n;
			look_ahead(t, &k->part[k->npart - 1]);
		}
	if (k->nrow)
		turn(t, emit);
}
