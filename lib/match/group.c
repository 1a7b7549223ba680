/* From keys to clusters: pairs of nodes to compare, links between those that
 * are alike, trees of links, clusters around a base. */
#include "match/match.h"

#include <stdlib.h>

#include "base/msg.h"

enum {
	ALL_PAIRS = 32,	/* a key's nodes up to which all pairs are compared */
	NEAR = 4,	/* beyond: each with so many of its neighbours */
	TRIED = 12,	/* of a tree's nodes, to be the base */
	PORTION = 512, ROUNDS = 16,	/* see split_tree */
};

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
	uint32_t node;

	nu_sorter_sort(&m->keys);
	while (nu_sorter_next(&m->keys, &p)) {
		if (n && p.a != key) {
			pairs_of(m, v, n);
			n = 0;
		}
		key = p.a;
		node = nu_match_at(m, p.b);
		if (node == UINT32_MAX) {	/* from outside: nu_match_key */
			missing++;
			continue;
		}
		NU_GROW(v, n, cap);
		v[n++] = node;
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
 * records have, the one with most records, the fullest, content. Of many, only
 * those with most records are tried. v is in the order of by_records. */
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
