/* What is known of the records: nodes, their keys, speakers and texts. */
#include "match/match.h"

#include <stdlib.h>

#include "base/msg.h"

enum {
	KEY_WORDS = 3, KEY_BITS = 270,	/* a key's least words and tenths */
	LEAST_WORDS = 3, LEAST_BITS = 220,	/* a record's */
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

uint32_t
nu_match_at(const struct nu_matcher *m, uint64_t hash)
{
	uint32_t slot = m->nslot ? m->slot[find_slot(m, hash)] : 0;

	return slot ? slot - 1 : UINT32_MAX;
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
