#include "match/match.h"

#include <stdlib.h>

#include "base/msg.h"

enum {
	KEY_WORDS = 3, KEY_BITS = 270,	/* a key's least words and tenths */
	LEAST_WORDS = 3, LEAST_BITS = 220,	/* a record's */
	ALL_PAIRS = 32,	/* a key's nodes up to which all pairs are compared */
	NEAR = 4,	/* beyond: each with so many of its neighbours */
	TRIED = 12,	/* of a tree's nodes, to be the base */
	PORTION = 512, ROUNDS = 16,	/* see split_tree */
};

void
nu_match_start(struct nu_matcher *m, size_t limit, bool speakers,
    bool keep_texts)
{
	*m = (struct nu_matcher){ .limit = limit, .speakers = speakers,
	    .keep_texts = keep_texts };
	nu_store_start(&m->texts, limit / 4);
	nu_sorter_start(&m->keys, limit / 2);
	nu_sorter_start(&m->pairs, limit / 4);
}

static void
grow_slots(struct nu_matcher *m)
{
	free(m->slot);
	m->nslot = m->nslot ? m->nslot * 2 : 1024;
	m->slot = nu_zalloc(m->nslot, sizeof *m->slot);
	for (size_t k = 0; k < m->n; k++) {
		size_t i = m->node[k].hash & (m->nslot - 1);

		while (m->slot[i])
			i = (i + 1) & (m->nslot - 1);
		m->slot[i] = (uint32_t)k + 1;
	}
}

/* The slot of the node with that hash, or the free one where it belongs. */
static size_t
find_slot(const struct nu_matcher *m, uint64_t hash)
{
	size_t i = hash & (m->nslot - 1);

	while (m->slot[i] && m->node[m->slot[i] - 1].hash != hash)
		i = (i + 1) & (m->nslot - 1);
	return i;
}

/* The node with that hash: *fresh when it was made just now. */
static uint32_t
find_node(struct nu_matcher *m, uint64_t hash, bool *fresh)
{
	size_t i;

	if (m->n * 2 >= m->nslot)
		grow_slots(m);
	i = find_slot(m, hash);
	*fresh = !m->slot[i];
	if (!*fresh)
		return m->slot[i] - 1;
	if (m->n >= UINT32_MAX - 1)
		nu_die("out of memory: too many distinct texts");
	NU_GROW(m->node, m->n, m->cap);
	m->node[m->n] = (struct nu_node){ .hash = hash };
	m->slot[i] = (uint32_t)++m->n;
	return (uint32_t)m->n - 1;
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

void
nu_match_keys(const uint32_t *sign, size_t n, void (*f)(void *, uint64_t),
    void *ctx)
{
	for (size_t i = 0; i < n; i++) {
		uint64_t h = 0;
		unsigned bits = 0;
		size_t j;

		for (j = i; j < n && (j - i < KEY_WORDS || bits < KEY_BITS);
		    j++) {
			h = mix(h, sign[j] >> 8);
			bits += nu_sign_bits(sign[j]);
		}
		if (bits < KEY_BITS || j - i < KEY_WORDS)
			return;
		f(ctx, h);
	}
}

struct key_sink {
	struct nu_sorter *to;
	uint64_t node;		/* its hash: numbers differ from part to part */
};

static void
take_key(void *ctx, uint64_t key)
{
	struct key_sink *s = ctx;

	nu_sorter_add(s->to, key, s->node);
}

static uint32_t
add_speaker(struct nu_matcher *m, struct nu_slice speaker)
{
	bool fresh;
	size_t i;

	i = nu_map_put(&m->who, speaker, &fresh);
	if (fresh) {
		if (i + 2 > m->capfold) {
			m->capfold = m->capfold ? m->capfold * 2 : 64;
			m->fold = nu_realloc(m->fold, m->capfold,
			    sizeof *m->fold);
		}
		m->fold[i] = m->folded.n;
		if (m->speakers)
			nu_who_fold(&m->folded, speaker);
		m->fold[i + 1] = m->folded.n;
	}
	return (uint32_t)i;
}

static struct nu_slice
folded(const struct nu_matcher *m, uint32_t who)
{
	return nu_slice(m->folded.p ? m->folded.p + m->fold[who] : "",
	    m->fold[who + 1] - m->fold[who]);
}

struct nu_slice
nu_match_speaker(const struct nu_matcher *m, const struct nu_node *k)
{
	return m->who.key[k->who];
}

static void
fill_node(struct nu_matcher *m, uint32_t node, uint64_t words, uint32_t who)
{
	struct nu_node *k = &m->node[node];
	struct key_sink sink = { &m->keys, m->node[node].hash };

	k->words = words;
	k->who = who;
	k->sign = m->nsign;
	k->n = (uint32_t)m->wording.n;
	for (size_t i = 0; i < m->wording.n; i++) {
		NU_GROW(m->sign, m->nsign, m->capsign);
		m->sign[m->nsign++] = m->wording.v[i].sign;
		k->bits += nu_sign_weight(m->wording.v[i].sign);
	}
	if (!m->given_keys)
		nu_match_keys(m->sign + k->sign, k->n, take_key, &sink);
}

void
nu_match_key(struct nu_matcher *m, uint64_t key, uint64_t node)
{
	nu_sorter_add(&m->keys, key, node);
}

/* Of the texts that are one node, the first by bytes is shown. */
static void
keep_text(struct nu_matcher *m, struct nu_node *k, struct nu_slice text,
    bool fresh)
{
	if (!fresh && nu_slice_cmp(text, nu_store_get(&m->texts, k->text,
	    k->ntext)) >= 0)
		return;
	k->text = nu_store_add(&m->texts, text);
	k->ntext = (uint32_t)text.n;
}

static void
count_record(struct nu_matcher *m, uint32_t node, uint32_t doc)
{
	m->node[node].records++;
	NU_GROW(m->occ, m->nocc, m->capocc);
	m->occ[m->nocc++] = (struct nu_occurrence){ node, doc };
}

uint32_t
nu_match_add_figure(struct nu_matcher *m, const struct nu_thing *t,
    struct nu_slice value, struct nu_slice text, struct nu_slice label,
    uint32_t doc)
{
	uint64_t words = nu_slice_hash(value);
	struct key_sink sink = { &m->keys, 0 };
	uint32_t node;
	bool fresh;

	node = find_node(m, mix(nu_thing_hash(t), words), &fresh);
	if (fresh) {
		struct nu_node *k = &m->node[node];

		sink.node = k->hash;
		if (node >= m->capthing) {
			m->capthing = m->capthing ? m->capthing * 2 : 256;
			m->thing = nu_realloc(m->thing, m->capthing,
			    sizeof *m->thing);
		}
		m->thing[node] = *t;
		k->words = words;
		k->who = add_speaker(m, label);
		nu_thing_keys(t, take_key, &sink);
	}
	if (m->keep_texts)
		keep_text(m, &m->node[node], text, fresh);
	count_record(m, node, doc);
	return node;
}

bool
nu_match_node(const struct nu_wording *w, bool speakers,
    struct nu_slice speaker, uint64_t *hash)
{
	uint64_t bits = 0, names = 0;

	for (size_t i = 0; i < w->n; i++) {
		bits += nu_sign_weight(w->v[i].sign);
		names = mix(names, w->v[i].sign & NU_SIGN_NAME);
	}
	*hash = mix(mix(nu_slice_hash(nu_buf_slice(&w->norm)), names),
	    speakers ? nu_slice_hash(speaker) : 0);
	return w->n >= LEAST_WORDS && bits >= LEAST_BITS;
}

uint32_t
nu_match_add(struct nu_matcher *m, struct nu_slice text,
    struct nu_slice speaker, uint32_t doc)
{
	uint32_t node;
	uint64_t hash;
	bool fresh;

	nu_wording_set(&m->wording, text, NU_ALIGN_MOST);
	if (!nu_match_node(&m->wording, m->speakers, speaker, &hash))
		return UINT32_MAX;
	node = find_node(m, hash, &fresh);
	if (fresh)
		fill_node(m, node, nu_slice_hash(nu_buf_slice(
		    &m->wording.norm)), add_speaker(m, speaker));
	if (m->keep_texts)
		keep_text(m, &m->node[node], text, fresh);
	count_record(m, node, doc);
	return node;
}

/* Whether a word of the text is the surname of the other's speaker: "Kerry
 * would not go" told by a paper, and "he would not go", told by Kerry. */
static bool
names(const struct nu_matcher *m, const struct nu_node *k, uint32_t who)
{
	struct nu_slice surname = nu_who_surname(folded(m, who));
	uint32_t sign;

	if (surname.n < 3)
		return false;
	sign = nu_word_sign(surname);
	for (uint32_t i = 0; i < k->n; i++)
		if (nu_sign_same(m->sign[k->sign + i], sign))
			return true;
	return false;
}

enum nu_same
nu_match_who(const struct nu_matcher *m, const struct nu_node *x,
    const struct nu_node *y)
{
	enum nu_same same = nu_who_same(folded(m, x->who), folded(m, y->who));

	if (!m->speakers)
		return NU_SAME_MAYBE;
	if (same != NU_SAME_YES && (names(m, x, y->who) ||
	    names(m, y, x->who)))
		return NU_SAME_TOLD;
	return same;
}

/* Whether words [from, to) say no an odd number of times. */
static bool
negated(const uint32_t *sign, uint32_t from, uint32_t to)
{
	static const char *const word[] = { "not", "no", "never", "cannot",
	    "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "couldnt",
	    "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt",
	    "shouldnt", "neither", "nor", "nobody", "nothing", "none" };
	enum { N = sizeof word / sizeof *word };
	static uint32_t not[N];
	bool odd = false;

	for (size_t k = 0; !not[N - 1] && k < N; k++)
		not[k] = nu_word_sign(nu_slice_str(word[k]));
	for (uint32_t i = from; i < to; i++)
		for (size_t k = 0; k < N; k++)
			odd ^= nu_sign_same(sign[i], not[k]);
	return odd;
}

/* How much alike two nodes must be, by what is known of the speakers: words
 * and tenths of a bit in common, at least, for a strong link and for a part;
 * hundredths of all they say, and of what the part says. */
static const struct {
	unsigned words, bits, share;
} strong_need[] = {
	[NU_SAME_YES] = { 3, 220, 60 }, [NU_SAME_TOLD] = { 5, 400, 62 },
	[NU_SAME_MAYBE] = { 6, 450, 70 }, [NU_SAME_NO] = { 8, 650, 80 },
}, part_need[] = {
	[NU_SAME_YES] = { 4, 330, 65 }, [NU_SAME_TOLD] = { 5, 400, 66 },
	[NU_SAME_MAYBE] = { 6, 450, 80 }, [NU_SAME_NO] = { 8, 650, 85 },
};

/* Whether so much in common makes a link; *strong tells of which kind. wide:
 * words of the stretch. */
static bool
enough(enum nu_same same, uint64_t words, uint64_t bits, uint64_t wide,
    const struct nu_node *x, const struct nu_node *y, bool *strong)
{
	uint64_t least = x->bits < y->bits ? x->bits : y->bits;

	if (words < strong_need[same].words || bits < strong_need[same].bits)
		return false;
	*strong = 200 * bits >= ((uint64_t)x->bits + y->bits) *
	    strong_need[same].share;
	if (*strong || (words >= part_need[same].words &&
	    bits >= part_need[same].bits &&
	    100 * bits >= least * part_need[same].share))
		return true;
	/* They overlap in a run that is no accident. */
	return same == NU_SAME_YES && words >= 8 && bits >= 600 &&
	    words * 10 >= wide * 7;
}

/* Whether the two could be alike by the words they have in common anywhere:
 * far cheaper than to align them. */
static bool
could_be(const struct nu_matcher *m, enum nu_same same,
    const struct nu_node *x, const struct nu_node *y)
{
	uint64_t have[64] = { 0 }, words = 0, bits = 0;
	bool strong;

	for (uint32_t i = 0; i < y->n; i++) {
		uint32_t h = m->sign[y->sign + i] >> 8;

		have[h >> 6 & 63] |= (uint64_t)1 << (h & 63);
	}
	for (uint32_t i = 0; i < x->n; i++) {
		uint32_t h = m->sign[x->sign + i] >> 8;

		if (have[h >> 6 & 63] >> (h & 63) & 1) {
			words++;
			bits += nu_sign_weight(m->sign[x->sign + i]);
		}
	}
	return enough(same, words, bits, 0, x, y, &strong);
}

static bool
compare_texts(struct nu_matcher *m, uint32_t a, uint32_t b,
    struct nu_link *link)
{
	bool turn = m->node[a].hash > m->node[b].hash;
	const struct nu_node *x = &m->node[turn ? b : a];
	const struct nu_node *y = &m->node[turn ? a : b];
	const uint32_t *sx = m->sign + x->sign, *sy = m->sign + y->sign;
	uint32_t least = x->bits < y->bits ? x->bits : y->bits, wide;
	enum nu_same same = nu_match_who(m, x, y);
	struct nu_aligned s;

	m->compared++;
	if (!could_be(m, same, x, y))
		return false;
	s = nu_align(sx, x->n, sy, y->n);
	wide = s.ae - s.ab > s.be - s.bb ? s.ae - s.ab : s.be - s.bb;
	if (!enough(same, s.words, s.bits, wide, x, y, &link->strong))
		return false;
	if (s.words < 8 && 10ull * s.bits < 9ull * least &&
	    negated(sx, s.ab, s.ae) != negated(sy, s.bb, s.be))
		return false;
	turn ^= x->bits > y->bits;	/* the smaller first */
	link->a = turn ? b : a;
	link->b = turn ? a : b;
	link->words = s.words;
	link->score = (uint32_t)(link->strong ?
	    20000ull * s.bits / ((uint64_t)x->bits + y->bits) :
	    10000ull * s.bits / (least ? least : 1));
	return true;
}

bool
nu_match_compare(struct nu_matcher *m, uint32_t a, uint32_t b,
    struct nu_link *link)
{
	unsigned score;

	if (!m->figures)
		return compare_texts(m, a, b, link);
	m->compared++;
	score = nu_thing_same(&m->thing[a], &m->thing[b]);
	*link = (struct nu_link){ a, b, score * 100, 0, true };
	return score > 0;
}

static void
add_pair(struct nu_matcher *m, uint32_t a, uint32_t b)
{
	if (a != b)
		nu_sorter_add(&m->pairs, a < b ? a : b, a < b ? b : a);
}

static const struct nu_matcher *sorting;	/* qsort passes no context */

/* Speakers together, then those of like length, then by content. */
static int
by_speaker(const void *a, const void *b)
{
	const struct nu_node *x = &sorting->node[*(const uint32_t *)a];
	const struct nu_node *y = &sorting->node[*(const uint32_t *)b];
	int c = x->who == y->who ? 0 : nu_slice_cmp(sorting->who.key[x->who],
	    sorting->who.key[y->who]);

	if (c)
		return c;
	if (x->bits != y->bits)
		return x->bits < y->bits ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* The nodes that have one key in common. */
static void
pairs_of(struct nu_matcher *m, uint32_t *v, size_t n)
{
	size_t near = n;

	if (n > ALL_PAIRS) {
		sorting = m;
		qsort(v, n, sizeof *v, by_speaker);
		near = NEAR;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n && j - i <= near; j++)
			add_pair(m, v[i], v[j]);
}

static void
find_pairs(struct nu_matcher *m)
{
	uint32_t *v = NULL;
	size_t n = 0, cap = 0;
	struct nu_pair p;
	uint64_t key = 0, missing = 0;
	uint32_t slot;

	nu_sorter_sort(&m->keys);
	while (nu_sorter_next(&m->keys, &p)) {
		if (n && p.a != key) {
			pairs_of(m, v, n);
			n = 0;
		}
		key = p.a;
		slot = m->nslot ? m->slot[find_slot(m, p.b)] : 0;
		if (!slot) {	/* keys from outside: nu_match_key */
			missing++;
			continue;
		}
		NU_GROW(v, n, cap);
		v[n++] = slot - 1;
	}
	pairs_of(m, v, n);
	if (missing)
		nu_warn("%llu keys of records that are missing",
		    (unsigned long long)missing);
	free(v);
	nu_sorter_free(&m->keys);
}

static uint32_t
top(struct nu_matcher *m, uint32_t i)
{
	while (m->node[i].up != i) {
		m->node[i].up = m->node[m->node[i].up].up;
		i = m->node[i].up;
	}
	return i;
}

/* Whether node a stands before b: says more, then content. */
static bool
before(const struct nu_matcher *m, uint32_t a, uint32_t b)
{
	const struct nu_node *x = &m->node[a], *y = &m->node[b];

	return x->bits != y->bits ? x->bits > y->bits : x->hash < y->hash;
}

/* Compares the pairs. Strong links make components, each led by its first
 * node; a pair that is in one component already need not be compared: nothing
 * would come of it. Other links are kept for later. */
static void
find_links(struct nu_matcher *m)
{
	struct nu_pair p;
	struct nu_link l;

	for (uint32_t i = 0; i < m->n; i++)
		m->node[i].up = i;
	nu_sorter_sort(&m->pairs);
	while (nu_sorter_next(&m->pairs, &p)) {
		uint32_t a = top(m, (uint32_t)p.a), b = top(m, (uint32_t)p.b);

		if (a == b || !nu_match_compare(m, (uint32_t)p.a,
		    (uint32_t)p.b, &l))
			continue;
		if (!l.strong) {
			NU_GROW(m->link, m->nlink, m->caplink);
			m->link[m->nlink++] = l;
		} else if (before(m, a, b)) {
			m->node[b].up = a;
		} else {
			m->node[a].up = b;
		}
	}
	nu_sorter_free(&m->pairs);
	for (uint32_t i = 0; i < m->n; i++)
		m->node[i].root = top(m, i);
}

/* Each component joins, as a part, the one it fits best of those led by a
 * fuller node. */
static void
join_parts(struct nu_matcher *m)
{
	struct nu_link *best = nu_zalloc(m->n, sizeof *best);

	for (size_t i = 0; i < m->nlink; i++) {
		struct nu_link l = m->link[i], *k;

		l.a = m->node[l.a].root;
		l.b = m->node[l.b].root;
		if (l.a == l.b)
			continue;
		if (before(m, l.a, l.b)) {
			uint32_t t = l.a;

			l.a = l.b;
			l.b = t;
		}
		k = &best[l.a];
		if (!k->score || l.score > k->score || (l.score == k->score &&
		    before(m, l.b, k->b)))
			*k = l;
	}
	for (uint32_t i = 0; i < m->n; i++)
		if (m->node[i].root == i && best[i].score)
			m->node[i].up = best[i].b;
	free(best);
}

/* Nodes of one tree together, the fullest first, then content. */
static int
by_tree(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	if (sorting->node[x].up != sorting->node[y].up)
		return sorting->node[x].up < sorting->node[y].up ? -1 : 1;
	return x == y ? 0 : before(sorting, x, y) ? -1 : 1;
}

/* What k is to its base, to which it is linked. */
static void
label_node(struct nu_matcher *m, struct nu_node *k, uint32_t base,
    const struct nu_link *l)
{
	k->cluster = (uint32_t)m->ncluster;
	m->cluster[m->ncluster - 1].records += k->records;
	if (k->words == m->node[base].words) {
		k->label = NU_MATCH_SAME;
		k->score = 100;
		return;
	}
	k->label = l->strong ? NU_MATCH_VARIANT : NU_MATCH_PART;
	k->score = (uint8_t)((l->score + 50) / 100);
}

static int
by_records(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	uint32_t p = sorting->node[x].records, q = sorting->node[y].records;

	if (p != q)
		return p > q ? -1 : 1;
	return x == y ? 0 : before(sorting, x, y) ? -1 : 1;
}

/* The node that the most records are linked to; then the one whose words most
 * records have, the one with most records, the fullest, content. Of many, only those with most records are
 * tried. v is in the order of by_records. */
static uint32_t
find_base(struct nu_matcher *m, const uint32_t *v, size_t n)
{
	size_t tried = n < TRIED ? n : TRIED;
	uint32_t base = v[0];
	uint64_t most = 0;

	for (size_t i = 0; n > 2 && i < tried; i++) {
		uint64_t linked = 0, equal = 0;

		for (size_t j = 0; j < tried; j++) {
			struct nu_link l;

			if (m->node[v[i]].words == m->node[v[j]].words)
				equal += m->node[v[j]].records;
			/* what is part of the base, not the reverse */
			if (i == j || (nu_match_compare(m, v[i], v[j], &l) &&
			    (l.strong || l.b == v[i])))
				linked += m->node[v[j]].records;
		}
		linked = linked << 24 | (equal < 0xffffff ? equal : 0xffffff);
		if (linked > most) {
			most = linked;
			base = v[i];
		}
	}
	return base;
}

/* One cluster out of the n nodes: a base, and what is linked to the base
 * itself, so that nothing drifts along a chain of likenesses. What is left is
 * moved to the front; how many. */
static size_t
take_cluster(struct nu_matcher *m, uint32_t *v, size_t n)
{
	uint32_t base = find_base(m, v, n);
	size_t left = 0;

	NU_GROW(m->cluster, m->ncluster, m->capcluster);
	m->cluster[m->ncluster++] = (struct nu_match_group){ base, 0, 0 };
	for (size_t i = 0; i < n; i++) {
		struct nu_link l = { 0 };

		if (v[i] == base || nu_match_compare(m, v[i], base, &l))
			label_node(m, &m->node[v[i]], base, &l);
		else
			v[left++] = v[i];
	}
	if (m->cluster[m->ncluster - 1].records < 2)
		m->node[base].cluster = 0;	/* alone */
	return left;
}

static void
least_key(void *ctx, uint64_t key)
{
	uint64_t *least = ctx;

	if (key < *least)
		*least = key;
}

static int
by_key(const void *a, const void *b)
{
	const struct nu_pair *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return x->b == y->b ? 0 : before(sorting, (uint32_t)x->b,
	    (uint32_t)y->b) ? -1 : 1;
}

/* Puts nodes that are likely to be alike side by side: by the least of their
 * keys. */
static void
side_by_side(struct nu_matcher *m, uint32_t *v, size_t n)
{
	struct nu_pair *p = nu_alloc(n, sizeof *p);

	for (size_t i = 0; i < n; i++) {
		const struct nu_node *k = &m->node[v[i]];

		p[i] = (struct nu_pair){ UINT64_MAX, v[i] };
		if (m->figures)
			nu_thing_keys(&m->thing[v[i]], least_key, &p[i].a);
		else
			nu_match_keys(m->sign + k->sign, k->n, least_key,
			    &p[i].a);
	}
	qsort(p, n, sizeof *p, by_key);
	for (size_t i = 0; i < n; i++)
		v[i] = (uint32_t)p[i].b;
	free(p);
}

/* Makes clusters of the n nodes of one tree. Where many are left after a few
 * clusters (a long chain of likenesses), they go on in portions, so that the
 * work does not grow with the square of the tree. */
static void
split_tree(struct nu_matcher *m, uint32_t *v, size_t n)
{
	size_t rounds = 0;

	if (n > 1)
		qsort(v, n, sizeof *v, by_records);
	while (n && (n <= PORTION || rounds++ < ROUNDS))
		n = take_cluster(m, v, n);
	if (!n)
		return;
	side_by_side(m, v, n);
	for (size_t i = 0; i < n; i += PORTION)
		split_tree(m, v + i, n - i < PORTION ? n - i : PORTION);
}

static void
make_clusters(struct nu_matcher *m)
{
	uint32_t *v = nu_alloc(m->n, sizeof *v);
	size_t end;

	for (uint32_t i = 0; i < m->n; i++) {
		m->node[i].up = top(m, i);
		v[i] = i;
	}
	sorting = m;
	if (m->n > 1)
		qsort(v, m->n, sizeof *v, by_tree);
	for (size_t i = 0; i < m->n; i = end) {
		for (end = i + 1; end < m->n && m->node[v[end]].up ==
		    m->node[v[i]].up; end++)
			;
		split_tree(m, v + i, end - i);
	}
	free(v);
}

static int
by_cluster(const void *a, const void *b)
{
	const struct nu_occurrence *x = a, *y = b;
	uint32_t c = sorting->node[x->node].cluster;
	uint32_t d = sorting->node[y->node].cluster;

	if (c != d)
		return c < d ? -1 : 1;
	return x->doc < y->doc ? -1 : x->doc > y->doc;
}

/* Documents of each cluster. Records mostly come document by document; only
 * where they do not must they be sorted. */
static void
count_documents(struct nu_matcher *m)
{
	uint32_t *last = nu_zalloc(m->ncluster + 1, sizeof *last);
	bool sorted = true;

	for (size_t i = 1; i < m->nocc; i++)
		sorted = sorted && m->occ[i - 1].doc <= m->occ[i].doc;
	if (!sorted) {
		sorting = m;
		qsort(m->occ, m->nocc, sizeof *m->occ, by_cluster);
	}
	for (size_t i = 0; i < m->nocc; i++) {
		uint32_t c = m->node[m->occ[i].node].cluster;

		if (c && last[c] != m->occ[i].doc + 1) {
			last[c] = m->occ[i].doc + 1;
			m->cluster[c - 1].documents++;
		}
	}
	free(last);
}

void
nu_match_cluster(struct nu_matcher *m)
{
	find_pairs(m);
	find_links(m);
	join_parts(m);
	make_clusters(m);
	count_documents(m);
}

void
nu_match_id(struct nu_buf *out, const struct nu_matcher *m, uint32_t cluster)
{
	static const char hex[] = "0123456789abcdef";
	uint64_t h = m->node[m->cluster[cluster].base].hash;

	for (int i = 60; i >= 0; i -= 4)
		nu_buf_byte(out, hex[h >> i & 15]);
}

void
nu_match_free(struct nu_matcher *m)
{
	free(m->node);
	free(m->slot);
	free(m->sign);
	free(m->thing);
	free(m->fold);
	free(m->occ);
	free(m->link);
	free(m->cluster);
	nu_map_free(&m->who);
	nu_buf_free(&m->folded);
	nu_store_free(&m->texts);
	nu_sorter_free(&m->keys);
	nu_sorter_free(&m->pairs);
	nu_wording_free(&m->wording);
	*m = (struct nu_matcher){ 0 };
}
