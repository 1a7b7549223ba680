#include "match/report.h"

#include <stdlib.h>

#include "match/show.h"
#include "stream/esc.h"

uint32_t
nu_papers_put(struct nu_papers *p, struct nu_slice id, struct nu_slice date)
{
	bool fresh;
	size_t i = nu_map_put(&p->id, id, &fresh);

	if (fresh) {
		if (i >= p->cap) {
			p->cap = p->cap ? p->cap * 2 : 64;
			p->date = nu_realloc(p->date, p->cap, sizeof *p->date);
		}
		p->date[i] = nu_arena_dup(&p->mem, date);
	}
	return (uint32_t)i;
}

void
nu_papers_free(struct nu_papers *p)
{
	nu_map_free(&p->id);
	free(p->date);
	nu_arena_free(&p->mem);
	*p = (struct nu_papers){ 0 };
}

/* qsort passes no context. */
static const struct nu_matcher *M;
static const struct nu_papers *P;

/* Most documents first, then most records, then by content. */
static int
by_size(const void *a, const void *b)
{
	const struct nu_match_group *x = &M->cluster[*(const uint32_t *)a];
	const struct nu_match_group *y = &M->cluster[*(const uint32_t *)b];
	uint64_t h = M->node[x->base].hash, g = M->node[y->base].hash;

	if (x->documents != y->documents)
		return x->documents > y->documents ? -1 : 1;
	if (x->records != y->records)
		return x->records > y->records ? -1 : 1;
	return h < g ? -1 : h > g;
}

static size_t
rank_of(uint32_t cluster, const uint32_t *rank)
{
	return cluster ? rank[cluster - 1] : SIZE_MAX;
}

static const uint32_t *ranks;

/* By cluster (in their order); in it same, variant, part; most records first,
 * then content; then date and document. */
static int
by_place(const void *a, const void *b)
{
	const struct nu_occurrence *x = a, *y = b;
	const struct nu_node *j = &M->node[x->node], *k = &M->node[y->node];
	size_t p = rank_of(j->cluster, ranks), q = rank_of(k->cluster, ranks);
	int c;

	if (p != q)
		return p < q ? -1 : 1;
	if (j->label != k->label)
		return j->label < k->label ? -1 : 1;
	if (j->records != k->records)
		return j->records > k->records ? -1 : 1;
	if (j->hash != k->hash)
		return j->hash < k->hash ? -1 : 1;
	c = nu_slice_cmp(P->date[x->doc], P->date[y->doc]);
	return c ? c : nu_slice_cmp(P->id.key[x->doc], P->id.key[y->doc]);
}

/* Sorts what is to be shown: clusters by size, occurrences along them; the
 * number of clusters of two records or more. */
static size_t
arrange(struct nu_matcher *m, const struct nu_papers *p, uint32_t *order)
{
	uint32_t *rank = nu_alloc(m->ncluster, sizeof *rank);
	size_t n = 0;

	M = m;
	P = p;
	for (uint32_t i = 0; i < m->ncluster; i++)
		if (m->cluster[i].records > 1)
			order[n++] = i;
	if (n > 1)
		qsort(order, n, sizeof *order, by_size);
	for (uint32_t i = 0; i < n; i++)
		rank[order[i]] = i;
	ranks = rank;
	if (m->nocc > 1)
		qsort(m->occ, m->nocc, sizeof *m->occ, by_place);
	free(rank);
	return n;
}

static struct nu_slice
text_of(struct nu_matcher *m, uint32_t node)
{
	return nu_store_get(&m->texts, m->node[node].text, m->node[node].ntext);
}

static void
field(struct nu_buf *b, struct nu_slice s)
{
	nu_buf_byte(b, '\t');
	if (s.n)
		nu_esc_add(b, s);
	else
		nu_buf_byte(b, '-');
}

static int
by_bytes(const void *a, const void *b)
{
	return nu_slice_cmp(*(const struct nu_slice *)a,
	    *(const struct nu_slice *)b);
}

/* The distinct ones of v, in order of bytes, absent ones left out, with
 * between between them. */
static void
put_set(struct nu_buf *b, struct nu_slice *v, size_t n, const char *between)
{
	size_t put = 0;

	nu_buf_byte(b, '\t');
	if (n > 1)
		qsort(v, n, sizeof *v, by_bytes);
	for (size_t i = 0; i < n; i++) {
		if ((i && nu_slice_eq(v[i], v[i - 1])) ||
		    nu_slice_is(v[i], "-"))
			continue;
		if (put++)
			nu_buf_str(b, between);
		nu_buf_put(b, v[i]);
	}
	if (!put)
		nu_buf_byte(b, '-');
}

/* The variants' texts of a cluster's occurrences, each node once. */
static void
put_wording(struct nu_buf *b, struct nu_matcher *m, uint32_t base,
    const struct nu_occurrence *o, size_t n)
{
	struct nu_arena mem = { 0 };
	struct nu_slice *text = nu_alloc(n, sizeof *text);
	struct nu_buf line = { 0 };
	struct nu_slice own = nu_arena_dup(&mem, text_of(m, base));
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (m->node[o[i].node].label == NU_MATCH_VARIANT &&
		    (i == 0 || o[i].node != o[i - 1].node))
			text[k++] = nu_arena_dup(&mem, text_of(m, o[i].node));
	nu_show_alternatives(&line, own, text, k);
	field(b, nu_buf_slice(&line));
	free(text);
	nu_buf_free(&line);
	nu_arena_free(&mem);
}

static void
put_number(struct nu_buf *b, uint64_t v)
{
	nu_buf_byte(b, '\t');
	nu_buf_u64(b, v);
}

static void
put_cluster(struct nu_buf *b, struct nu_matcher *m, const struct nu_papers *p,
    uint32_t c, const struct nu_occurrence *o, size_t n)
{
	struct nu_slice *v = nu_alloc(n, sizeof *v);
	struct nu_slice since = NU_S("-"), until = NU_S("-");

	for (size_t i = 0; i < n; i++) {
		struct nu_slice d = p->date[o[i].doc];

		v[i] = nu_match_speaker(m, &m->node[o[i].node]);
		if (nu_slice_is(d, "-"))
			continue;
		if (nu_slice_is(since, "-") || nu_slice_cmp(d, since) < 0)
			since = d;
		if (nu_slice_is(until, "-") || nu_slice_cmp(d, until) > 0)
			until = d;
	}
	nu_match_id(b, m, c);
	put_number(b, m->cluster[c].documents);
	put_number(b, m->cluster[c].records);
	nu_buf_byte(b, '\t');
	nu_buf_put(b, since);
	nu_buf_byte(b, '\t');
	nu_buf_put(b, until);
	put_set(b, v, n, "; ");
	put_wording(b, m, m->cluster[c].base, o, n);
	for (size_t i = 0; i < n; i++)
		v[i] = p->id.key[o[i].doc];
	put_set(b, v, n, " ");
	nu_buf_byte(b, '\n');
	free(v);
}

static void
put_record(struct nu_buf *b, struct nu_matcher *m, const struct nu_papers *p,
    uint32_t c, struct nu_slice base, const struct nu_occurrence *o)
{
	static const char *const label[] = { "-", "same", "variant", "part" };
	const struct nu_node *k = &m->node[o->node];
	struct nu_buf line = { 0 };

	nu_match_id(b, m, c);
	nu_buf_fmt(b, "\t%s\t%u.%02u\t", label[k->label], k->score / 100u,
	    k->score % 100u);
	nu_buf_put(b, p->id.key[o->doc]);
	nu_buf_byte(b, '\t');
	nu_buf_put(b, p->date[o->doc]);
	nu_buf_byte(b, '\t');
	nu_buf_put(b, nu_match_speaker(m, k));
	nu_show_difference(&line, base, text_of(m, o->node),
	    k->label == NU_MATCH_PART);
	field(b, nu_buf_slice(&line));
	nu_buf_byte(b, '\n');
	nu_buf_free(&line);
}

/* Calls for each cluster in order, with its occurrences. */
static void
each(struct nu_matcher *m, const struct nu_papers *p, struct nu_out *out,
    bool records)
{
	uint32_t *order = nu_alloc(m->ncluster, sizeof *order);
	size_t n = arrange(m, p, order), at = 0;
	struct nu_buf b = { 0 }, base = { 0 };

	for (size_t i = 0; i < n; i++) {
		uint32_t c = order[i];
		size_t k = m->cluster[c].records;

		nu_buf_clear(&b);
		if (!records) {
			put_cluster(&b, m, p, c, m->occ + at, k);
		} else {
			nu_buf_clear(&base);
			nu_buf_put(&base, text_of(m, m->cluster[c].base));
			for (size_t j = 0; j < k; j++)
				put_record(&b, m, p, c, nu_buf_slice(&base),
				    &m->occ[at + j]);
		}
		nu_out_put(out, nu_buf_slice(&b));
		at += k;
	}
	nu_buf_free(&b);
	nu_buf_free(&base);
	free(order);
}

void
nu_report_clusters(struct nu_matcher *m, const struct nu_papers *p,
    struct nu_out *out, bool header)
{
	if (header)
		nu_out_str(out, "#cluster\tdocuments\trecords\tsince\tuntil\t"
		    "speakers\twording\tids\n");
	each(m, p, out, false);
}

void
nu_report_records(struct nu_matcher *m, const struct nu_papers *p,
    struct nu_out *out, bool header)
{
	if (header)
		nu_out_str(out, "#cluster\tlabel\tscore\tdoc\tdate\tspeaker\t"
		    "wording\n");
	each(m, p, out, true);
}
