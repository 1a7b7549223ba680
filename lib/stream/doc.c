#include "stream/doc.h"

#include <stdlib.h>

#include "base/msg.h"
#include "base/utf.h"
#include "stream/esc.h"

/* The reader's buffer moved: so do the columns that lie in it. */
static void
rebase(struct nu_doc *d, const char *old, const char *now)
{
	for (size_t i = 0; i < d->n; i++) {
		struct nu_rec *r = &d->rec[i];

		r->raw.p = now + (r->raw.p - old);
		if (r->kind != NU_K_RAW)
			for (int c = 0; c <= NU_NCOL; c++)
				r->f[c] = now + (r->f[c] - old);
	}
}

static void
report(const struct nu_in *in, const char *why)
{
	nu_warn("%s:%llu: %s", nu_shown(nu_slice_str(in->name)),
	    (unsigned long long)in->line, why);
}

static struct nu_rec *
push(struct nu_doc *d)
{
	NU_GROW(d->rec, d->n, d->cap);
	return &d->rec[d->n++];
}

static bool
is_doc_line(struct nu_slice line)
{
	const char *tab = memchr(line.p, '\t', line.n);

	return tab && line.p + line.n - tab > 5 && !memcmp(tab + 1, "doc\t", 4);
}

static void sort_records(struct nu_rec *rec, size_t n);

int
nu_doc_next(struct nu_doc *d, struct nu_in *in)
{
	struct nu_slice line, id = { NULL, 0 };
	bool sorted = true, told = false;
	size_t prev = SIZE_MAX;
	const char *base, *why;

	d->n = d->nadd = d->ncut = 0;
	d->seen_rec = NULL;
	d->orphan = false;
	nu_arena_reset(&d->mem);
	nu_buf_clear(&d->line);
	in->hold = in->pos;
	for (;;) {
		struct nu_rec *r, tmp;
		bool ok;

		base = in->buf + in->hold;
		if (!nu_in_line(in, &line))
			break;
		if (in->buf + in->hold != base) {
			rebase(d, base, in->buf + in->hold);
			if (id.p)
				id.p = in->buf + in->hold + (id.p - base);
		}
		if (d->n && is_doc_line(line)) {
			nu_in_unline(in);
			break;
		}
		tmp.kind = NU_K_RAW;
		if (line.n == 0 || line.p[0] != '#') {
			ok = nu_rec_parse(&tmp, line, &why);
			if (!ok) {
				report(in, why);
				tmp.kind = NU_K_RAW;
			} else if (d->n == 0 && tmp.kind == NU_K_DOC) {
				id = nu_rec_col(&tmp, NU_DOC);
			} else if (!id.p || d->orphan ||
			    !nu_slice_eq(id, nu_rec_col(&tmp, NU_DOC))) {
				/* A group that lost its doc record. */
				if (d->n && !d->orphan) {
					nu_in_unline(in);
					break;
				}
				d->orphan = true;
				if (!told || !nu_slice_eq(id,
				    nu_rec_col(&tmp, NU_DOC)))
					nu_warn("%s:%llu: no doc record for "
					    "document '%s': the stream is cut",
					    nu_shown(nu_slice_str(in->name)),
					    (unsigned long long)in->line,
					    nu_shown(nu_rec_col(&tmp, NU_DOC)));
				told = true;
				id = nu_rec_col(&tmp, NU_DOC);
			}
		}
		if (in->unended && !in->failed)
			report(in, "no newline at the end: the stream is "
			    "truncated");
		tmp.drop = tmp.added = false;
		tmp.raw = nu_slice(line.p, line.n + !in->unended);
		if (d->n == 0 && tmp.kind == NU_K_RAW)
			d->orphan = true;
		r = push(d);
		*r = tmp;
		if (r->kind == NU_K_RAW)
			continue;
		if (prev != SIZE_MAX && sorted &&
		    nu_rec_cmp(&d->rec[prev], r) > 0)
			sorted = false;
		prev = d->n - 1;
	}
	if (d->n == 0) {
		in->hold = SIZE_MAX;
		return 0;
	}
	d->id = id;
	d->bytes = (uint64_t)(in->pos - in->hold);
	if (!sorted && !d->orphan)
		sort_records(d->rec, d->n);
	for (size_t i = 0; i < d->n && !d->orphan; i++)
		if (d->rec[i].kind == NU_K_CUT) {
			NU_GROW(d->cut, d->ncut, d->capcut);
			d->cut[d->ncut++] = i;
		}
	return 1;
}

void
nu_doc_start(struct nu_doc *d, struct nu_slice id)
{
	d->n = d->nadd = d->ncut = 0;
	d->seen_rec = NULL;
	d->orphan = false;
	nu_arena_reset(&d->mem);
	nu_buf_clear(&d->line);
	nu_esc_add(&d->line, id);
	d->id = nu_arena_dup(&d->mem, nu_buf_slice(&d->line));
}

/* The cuts inside [begin, end), overlapping ones made one. */
static void
find_gaps(struct nu_doc *d, struct nu_view *v)
{
	size_t lo = 0, hi = d->ncut, n = 0;
	uint64_t taken = 0, from, to;
	struct nu_gap *g;

	v->gap = NULL;
	v->ngap = 0;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (d->rec[d->cut[mid]].begin < v->begin)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (hi = lo; hi < d->ncut && d->rec[d->cut[hi]].begin < v->end; hi++)
		;
	if (lo == hi)
		return;
	g = nu_arena_get(&d->mem, (hi - lo) * sizeof *g);
	for (to = v->begin; lo < hi; lo++) {
		const struct nu_rec *c = &d->rec[d->cut[lo]];

		if (c->drop)
			continue;
		from = c->begin > to ? c->begin : to;
		if (c->end <= from || c->end > v->end)
			continue;
		if (n && g[n - 1].at + v->begin + taken == from)
			g[n - 1].n += c->end - from;
		else
			g[n++] = (struct nu_gap){
				(size_t)(from - v->begin - taken), c->end - from };
		taken += c->end - from;
		to = c->end;
	}
	v->gap = g;
	v->ngap = n;
}

bool
nu_doc_view(struct nu_doc *d, size_t i, struct nu_view *v)
{
	const struct nu_rec *r = &d->rec[i];
	uint64_t n;

	/* Filters ask for a sentence once a fact: a long one is not read anew. */
	if (d->seen_rec == r) {
		*v = d->seen;
		return true;
	}
	v->begin = r->begin;
	v->end = r->end;
	v->text = r->begin == r->end ? NU_S("") : nu_rec_col(r, NU_TEXT);
	if (v->text.n && memchr(v->text.p, '\\', v->text.n)) {
		size_t at = d->line.n;
		nu_esc_undo(&d->line, v->text);
		v->text = nu_arena_dup(&d->mem, nu_slice(d->line.p + at,
		    d->line.n - at));
		d->line.n = at;
	}
	if (r->kind == NU_K_CUT) {	/* its text is the bytes that were cut */
		v->gap = NULL;
		v->ngap = 0;
	} else {
		find_gaps(d, v);
	}
	n = v->text.n;
	for (size_t g = 0; g < v->ngap; g++)
		n += v->gap[g].n;
	if (n != r->end - r->begin) {
		nu_warn("document '%s': the text of %s %llu..%llu is not %llu "
		    "bytes long", nu_shown(d->id), nu_kind_name(r->kind),
		    (unsigned long long)r->begin, (unsigned long long)r->end,
		    (unsigned long long)(r->end - r->begin));
		return false;
	}
	d->seen = *v;
	d->seen_rec = r;
	return true;
}

void
nu_doc_drop(struct nu_doc *d, enum nu_kind kind)
{
	d->seen_rec = NULL;	/* texts change with the cuts in them */
	for (size_t i = 0; i < d->n; i++)
		if (d->rec[i].kind == kind)
			d->rec[i].drop = true;
}

/* Ends column c, and tells where the next one begins. */
static void
column(struct nu_buf *b, size_t at[], enum nu_col c)
{
	nu_buf_byte(b, c == NU_TEXT ? '\n' : '\t');
	at[c + 1] = b->n;
}

static void
text_column(struct nu_buf *b, size_t at[], enum nu_col c, struct nu_slice s)
{
	if (s.n)
		nu_esc_add(b, s);
	else
		nu_buf_byte(b, '-');
	column(b, at, c);
}

static void
add_score(struct nu_buf *b, double score)
{
	unsigned s;

	if (score < 0) {
		nu_buf_byte(b, '-');
		return;
	}
	s = score >= 1 ? 100 : (unsigned)(score * 100 + .5);
	nu_buf_byte(b, (char)('0' + s / 100));
	nu_buf_byte(b, '.');
	nu_buf_byte(b, (char)('0' + s / 10 % 10));
	nu_buf_byte(b, (char)('0' + s % 10));
}

void
nu_doc_add(struct nu_doc *d, const struct nu_found *f)
{
	struct nu_buf *b = &d->line;
	size_t at[NU_NCOL + 1] = { 0 };
	struct nu_slice line;
	struct nu_rec *r;

	if (f->end < f->begin)
		nu_die("internal fault: a %s that ends before it begins",
		    nu_kind_name(f->kind));
	nu_buf_clear(b);
	nu_buf_put(b, d->id);	/* escaped already */
	column(b, at, NU_DOC);
	nu_buf_str(b, nu_kind_name(f->kind));
	column(b, at, NU_KIND);
	nu_buf_u64(b, f->begin);
	column(b, at, NU_BEGIN);
	nu_buf_u64(b, f->end);
	column(b, at, NU_END);
	text_column(b, at, NU_LABEL, f->label);
	text_column(b, at, NU_VALUE, f->value);
	text_column(b, at, NU_OF, f->of);
	text_column(b, at, NU_MOD, f->mod);
	add_score(b, f->score);
	column(b, at, NU_SCORE);
	text_column(b, at, NU_TEXT, f->text);
	line = nu_arena_dup(&d->mem, nu_buf_slice(b));
	nu_buf_clear(b);
	NU_GROW(d->add, d->nadd, d->capadd);
	r = &d->add[d->nadd++];
	*r = (struct nu_rec){ .begin = f->begin, .end = f->end, .raw = line,
	    .kind = (uint8_t)f->kind, .added = true };
	for (int c = 0; c <= NU_NCOL; c++)
		r->f[c] = line.p + at[c];
}

void
nu_doc_add_at(struct nu_doc *d, const struct nu_view *v, size_t from, size_t to,
    struct nu_found f)
{
	f.begin = nu_view_begin(v, from);
	f.end = nu_view_end(v, to);
	f.text = nu_slice_sub(v->text, from, to);
	nu_doc_add(d, &f);
}

struct nu_slice
nu_doc_field(struct nu_doc *d, const struct nu_rec *r, enum nu_col c)
{
	struct nu_slice s = nu_rec_col(r, c);

	if (c != NU_TEXT && nu_rec_absent(r, c))
		return NU_S("");
	if (!memchr(s.p, '\\', s.n))
		return s;
	nu_buf_clear(&d->line);
	nu_esc_undo(&d->line, s);
	return nu_arena_dup(&d->mem, nu_buf_slice(&d->line));
}

/* Merge sort, bottom up, of a[0..n), stable. */
static void
sort_units(struct nu_rec **a, size_t n)
{
	struct nu_rec **spare = nu_alloc(n, sizeof *spare), **b = spare, **t;
	struct nu_rec **from = a;

	for (size_t w = 1; w < n; w *= 2) {
		for (size_t i = 0; i < n; i += 2 * w) {
			size_t l = i, m = i + w < n ? i + w : n;
			size_t r = m, e = i + 2 * w < n ? i + 2 * w : n;

			for (size_t k = i; k < e; k++)
				b[k] = l < m && (r >= e ||
				    nu_rec_cmp(a[l], a[r]) <= 0) ? a[l++] :
				    a[r++];
		}
		t = a, a = b, b = t;
	}
	if (a != from)
		memcpy(from, a, n * sizeof *a);
	free(spare);
}

/* Sorts records; a raw line stays behind the record it stood behind. */
static void
sort_records(struct nu_rec *rec, size_t n)
{
	struct nu_rec *copy = nu_alloc(n, sizeof *copy);
	struct nu_rec **unit = nu_alloc(n, sizeof *unit);
	size_t k = 0, at = 0;

	memcpy(copy, rec, n * sizeof *copy);
	for (size_t i = 0; i < n; i++)
		if (copy[i].kind != NU_K_RAW)
			unit[k++] = &copy[i];
	sort_units(unit, k);
	for (size_t i = 0; i < n && copy[i].kind == NU_K_RAW; i++)
		rec[at++] = copy[i];
	for (size_t i = 0; i < k; i++) {
		struct nu_rec *r = unit[i];

		do
			rec[at++] = *r++;
		while (r < copy + n && r->kind == NU_K_RAW);
	}
	free(unit);
	free(copy);
}

void
nu_doc_settle(struct nu_doc *d)
{
	size_t m = 0, at, i, j;

	d->seen_rec = NULL;	/* records move */
	for (i = 0; i < d->n; i++)
		if (!d->rec[i].drop)
			d->rec[m++] = d->rec[i];
	d->n = m;
	if (d->nadd) {
		for (i = 1; i < d->nadd; i++)
			if (nu_rec_cmp(&d->add[i - 1], &d->add[i]) > 0)
				break;
		if (i < d->nadd)
			sort_records(d->add, d->nadd);
		while (d->cap < d->n + d->nadd) {
			d->cap = d->cap ? d->cap * 2 : 16;
			d->rec = nu_realloc(d->rec, d->cap, sizeof *d->rec);
		}
		/* Merge from the back; raw lines move with the record before. */
		at = d->n + d->nadd;
		i = d->n;
		j = d->nadd;
		while (j > 0) {
			size_t k = i;

			while (k > 0 && d->rec[k - 1].kind == NU_K_RAW)
				k--;
			if (k > 0 && nu_rec_cmp(&d->rec[k - 1],
			    &d->add[j - 1]) > 0) {
				while (i >= k)
					d->rec[--at] = d->rec[--i];
			} else {
				/* raw lines that follow rec[k-1] stay there */
				d->rec[--at] = d->add[--j];
			}
		}
		d->n += d->nadd;
		d->nadd = 0;
	}
	d->ncut = 0;
	for (i = 0; i < d->n; i++)
		if (d->rec[i].kind == NU_K_CUT) {
			NU_GROW(d->cut, d->ncut, d->capcut);
			d->cut[d->ncut++] = i;
		}
}

void
nu_doc_put(struct nu_out *out, struct nu_doc *d)
{
	struct nu_slice run = { NULL, 0 };

	nu_doc_settle(d);
	/* Lines that lie side by side go out as one. */
	for (size_t i = 0; i < d->n; i++) {
		struct nu_slice raw = d->rec[i].raw;

		if (run.p && raw.p == run.p + run.n) {
			run.n += raw.n;
			continue;
		}
		if (run.n)
			nu_out_put(out, run);
		run = raw;
	}
	if (run.n)
		nu_out_put(out, run);
	nu_out_pause(out);
}

void
nu_doc_free(struct nu_doc *d)
{
	free(d->rec);
	free(d->add);
	free(d->cut);
	nu_buf_free(&d->line);
	nu_arena_free(&d->mem);
	*d = (struct nu_doc){ 0 };
}

uint64_t
nu_view_begin(const struct nu_view *v, size_t at)
{
	uint64_t off = v->begin + at;

	for (size_t g = 0; g < v->ngap && v->gap[g].at <= at; g++)
		off += v->gap[g].n;
	return off;
}

uint64_t
nu_view_end(const struct nu_view *v, size_t at)
{
	uint64_t off = v->begin + at;

	for (size_t g = 0; g < v->ngap && v->gap[g].at < at; g++)
		off += v->gap[g].n;
	return off;
}

size_t
nu_view_local(const struct nu_view *v, uint64_t off)
{
	uint64_t at;

	if (off <= v->begin)
		return 0;
	at = off - v->begin;
	for (size_t g = 0; g < v->ngap; g++) {
		if (at <= v->gap[g].at)
			break;
		if (at <= v->gap[g].at + v->gap[g].n)
			return v->gap[g].at;
		at -= v->gap[g].n;
	}
	return at < v->text.n ? (size_t)at : v->text.n;
}
