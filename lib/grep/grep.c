#include "grep/grep.h"

#include <stdlib.h>

#include "base/msg.h"

enum { NONE = -1 };

/* The records that fit a term, in order of begin; for each, over itself and
 * those behind it, the two that end first, and over itself and those before
 * it, the two that end last: two, because a record does not contain itself. */
struct nu_mate {
	size_t rec;
	size_t first[2], last[2];	/* numbers in rec[], SIZE_MAX for none */
};

struct span {
	uint64_t begin, end;
};

/* A doc record spans everything, whatever its columns say. */
static struct span
span_of(const struct nu_rec *r)
{
	if (r->kind == NU_K_DOC)
		return (struct span){ 0, UINT64_MAX };
	return (struct span){ r->begin, r->end };
}

/* Puts record x among the best two; better says whether a beats b. */
static void
among(const struct nu_doc *d, size_t best[2], size_t x, bool last)
{
	for (int i = 0; i < 2; i++) {
		uint64_t a, b;

		if (x == SIZE_MAX)
			return;
		if (best[i] == SIZE_MAX) {
			best[i] = x;
			return;
		}
		a = span_of(&d->rec[x]).end;
		b = span_of(&d->rec[best[i]]).end;
		if (last ? a > b : a < b) {
			size_t t = best[i];

			best[i] = x;
			x = t;
		}
	}
}

static size_t
find_mates(struct nu_grep *g, struct nu_doc *d, struct nu_term *t)
{
	struct nu_mate *m;
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++) {
		if (d->rec[i].kind == NU_K_RAW ||
		    !nu_term_fits(t, d, &d->rec[i]))
			continue;
		NU_GROW(g->mate, n, g->capmate);
		g->mate[n++].rec = i;
	}
	m = g->mate;
	for (size_t i = 0; i < n; i++) {
		m[i].last[0] = i ? m[i - 1].last[0] : SIZE_MAX;
		m[i].last[1] = i ? m[i - 1].last[1] : SIZE_MAX;
		if (d->rec[m[i].rec].kind != NU_K_META)
			among(d, m[i].last, m[i].rec, true);
	}
	for (size_t i = n; i-- > 0; ) {
		m[i].first[0] = i + 1 < n ? m[i + 1].first[0] : SIZE_MAX;
		m[i].first[1] = i + 1 < n ? m[i + 1].first[1] : SIZE_MAX;
		if (d->rec[m[i].rec].kind > NU_K_META)
			among(d, m[i].first, m[i].rec, false);
	}
	return n;
}

/* Mates with a begin below at (or, with equal, at it too): how many. Doc and
 * meta records come first in a document, whatever their begin: 0. */
static size_t
below(const struct nu_grep *g, const struct nu_doc *d, size_t n, uint64_t at,
    bool equal)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		const struct nu_rec *r = &d->rec[g->mate[mid].rec];
		uint64_t b = r->kind <= NU_K_META ? 0 : r->begin;

		if (r->kind <= NU_K_META || b < at || (equal && b == at))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool
contains(const struct nu_grep *g, const struct nu_doc *d, size_t n, size_t i)
{
	const struct nu_rec *r = &d->rec[i];
	size_t at;

	if (r->kind == NU_K_DOC)	/* all but itself */
		return n > 1 || (n == 1 && g->mate[0].rec != i);
	if (r->kind == NU_K_META)
		return false;
	at = below(g, d, n, r->begin, false);
	for (int k = 0; k < 2 && at < n; k++) {
		size_t m = g->mate[at].first[k];

		if (m != i && m != SIZE_MAX && d->rec[m].end <= r->end)
			return true;
	}
	return false;
}

static bool
lies_in(const struct nu_grep *g, const struct nu_doc *d, size_t n, size_t i)
{
	const struct nu_rec *r = &d->rec[i];
	size_t at = below(g, d, n, r->kind == NU_K_META ? 0 : r->begin, true);

	if (r->kind == NU_K_DOC)
		return false;
	for (int k = 0; k < 2 && at > 0; k++) {
		size_t m = g->mate[at - 1].last[k];

		if (m == i || m == SIZE_MAX || (r->kind == NU_K_META &&
		    d->rec[m].kind != NU_K_DOC))
			continue;
		if (span_of(&d->rec[m]).end >= r->end)
			return true;
	}
	return false;
}

size_t
nu_grep_doc(struct nu_grep *g, struct nu_doc *d)
{
	size_t count = 0;

	if (g->capsel < d->n) {
		g->capsel = d->n * 2;
		g->selected = nu_realloc(g->selected, g->capsel, 1);
	}
	for (size_t i = 0; i < d->n; i++)
		g->selected[i] = d->rec[i].kind != NU_K_RAW &&
		    nu_term_fits(&g->term, d, &d->rec[i]) != g->term.not;
	for (size_t k = 0; k < g->nrel; k++) {
		struct nu_related *rel = &g->rel[k];
		size_t n = find_mates(g, d, &rel->term);

		for (size_t i = 0; i < d->n; i++) {
			bool yes;

			if (!g->selected[i])
				continue;
			yes = rel->how == NU_REL_HAS ? contains(g, d, n, i) :
			    rel->how == NU_REL_IN ? lies_in(g, d, n, i) : n > 0;
			g->selected[i] = yes != rel->term.not;
		}
	}
	for (size_t i = 0; i < d->n; i++) {
		if (d->rec[i].kind != NU_K_RAW)
			g->selected[i] ^= g->invert;
		count += g->selected[i];
	}
	return count;
}

void
nu_grep_keep(struct nu_grep *g, struct nu_doc *d, bool around)
{
	uint64_t reach = 0;	/* end of the selected records so far */
	uint64_t next = UINT64_MAX;

	/* Forward: what lies in a selected record. The records come by begin,
	 * so one that ends within the furthest reach of those before it lies
	 * in the one that reaches there. */
	for (size_t i = 0; i < d->n; i++) {
		struct nu_rec *r = &d->rec[i];

		if (r->kind == NU_K_RAW)
			continue;
		r->drop = !g->selected[i] && r->kind != NU_K_DOC &&
		    !(r->kind == NU_K_CUT && r->end <= reach);
		if (g->selected[i] && r->kind > NU_K_META && r->end > reach)
			reach = r->end;
	}
	if (!around)
		return;
	/* Backward: a record contains a selected one when the nearest end of
	 * those behind it lies within it. */
	for (size_t i = d->n; i-- > 0; ) {
		struct nu_rec *r = &d->rec[i];

		if (r->kind <= NU_K_META || r->kind == NU_K_RAW)
			continue;
		if (r->end >= next)
			r->drop = false;
		if (g->selected[i] && r->end < next)
			next = r->end;
	}
	/* What contains a selected record brings its cuts along. */
	reach = 0;
	for (size_t i = 0; i < d->n; i++) {
		struct nu_rec *r = &d->rec[i];

		if (r->kind == NU_K_CUT && r->end <= reach)
			r->drop = false;
		if (r->kind > NU_K_META && r->kind != NU_K_RAW && !r->drop &&
		    r->end > reach)
			reach = r->end;
	}
}

void
nu_grep_free(struct nu_grep *g)
{
	nu_term_free(&g->term);
	for (size_t i = 0; i < g->nrel; i++)
		nu_term_free(&g->rel[i].term);
	free(g->rel);
	free(g->mate);
	free(g->selected);
	*g = (struct nu_grep){ 0 };
}
