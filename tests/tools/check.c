/* check [STREAM ...]: checks a stream against newsutils(5) and says what is
 * wrong, status 1: every line a record; the order; one doc record a document,
 * each id once; spans inside the document; TEXT the bytes of its span less the
 * cuts; sentences inside a block, apart from one another; entities, quotes,
 * figures and cuts inside a block. */
#include "newsutils.h"

#include <stdlib.h>

struct text {			/* what is known of a document's text */
	char *byte;
	unsigned char *known;
	size_t n, cap;
};

static unsigned long faults;
static struct nu_map ids;

static void
fault(const struct nu_doc *d, const struct nu_rec *r, const char *what)
{
	faults++;
	nu_warn("document '%s': %s: '%s'", nu_shown(d->id), what,
	    nu_shown(r->raw));
}

static void
lay(struct nu_doc *d, struct text *t, const struct nu_rec *r, struct nu_view *v)
{
	size_t i = 0;

	for (size_t g = 0; i < v->text.n; i++) {
		uint64_t at;

		while (g < v->ngap && v->gap[g].at < i)
			g++;
		at = nu_view_begin(v, i);
		if (t->known[at] && t->byte[at] != v->text.p[i]) {
			fault(d, r, "text differs from the bytes of its span");
			return;
		}
		t->byte[at] = v->text.p[i];
		t->known[at] = 1;
	}
}

static void
check(struct nu_doc *d, void *ctx)
{
	static const char *const in_block[] = { [NU_K_CUT] = "cut",
	    [NU_K_SENTENCE] = "sentence", [NU_K_ENTITY] = "entity",
	    [NU_K_QUOTE] = "quote", [NU_K_FIGURE] = "figure" };
	struct text *t = ctx;
	uint64_t size = d->rec[0].end, block_from = 0, block_to = 0, said = 0;
	bool fresh, have_block = false, any_block = false;

	nu_map_put(&ids, d->id, &fresh);
	if (!fresh)
		fault(d, &d->rec[0], "a second document of this id");
	if (size > 1u << 30) {
		fault(d, &d->rec[0], "too large a document to check");
		return;
	}
	if (t->cap < size) {
		t->cap = (size_t)size;
		t->byte = nu_realloc(t->byte, t->cap, 1);
		t->known = nu_realloc(t->known, t->cap, 1);
	}
	if (size)
		memset(t->known, 0, (size_t)size);
	/* A selection may have left the blocks out. */
	for (size_t i = 0; i < d->n; i++)
		any_block |= d->rec[i].kind == NU_K_BLOCK;
	for (size_t i = 0; i < d->n; i++) {
		struct nu_rec *r = &d->rec[i];
		struct nu_view v;

		if (r->kind == NU_K_RAW) {
			if (r->raw.n && r->raw.p[0] == '#')
				continue;
			faults++;	/* said by the parser */
			continue;
		}
		if (i && r->kind == NU_K_DOC)
			fault(d, r, "a second doc record");
		if (r->end > size) {
			fault(d, r, "the span ends behind the document");
			continue;
		}
		if (r->kind <= NU_K_META)
			continue;
		if (r->kind == NU_K_BLOCK) {
			if (have_block && r->begin < block_to)
				fault(d, r, "the block overlaps another");
			have_block = true;
			block_from = r->begin;
			block_to = r->end;
			if (r->begin == r->end)
				fault(d, r, "an empty block");
		} else if (r->kind < NU_K_MATCH && in_block[r->kind]) {
			if (any_block && (!have_block || r->begin < block_from ||
			    r->end > block_to))
				fault(d, r, "not inside a block");
			if (r->begin == r->end)
				fault(d, r, "an empty span");
		}
		if (r->kind == NU_K_SENTENCE) {
			if (r->begin < said)
				fault(d, r, "the sentence overlaps another");
			said = r->end;
		}
		if (!nu_doc_view(d, i, &v))
			faults++;
		else if (r->kind < NU_K_OTHER)
			lay(d, t, r, &v);
	}
}

/* The order is checked on the lines as they come: nu_doc_next sorts. */
static void
check_order(const char *path)
{
	struct nu_in *in = nu_in_open(path);
	struct nu_slice line, kept = { NULL, 0 };
	struct nu_buf prev = { 0 };
	const char *why;

	if (!in) {
		faults++;
		return;
	}
	while (nu_in_line(in, &line)) {
		struct nu_rec a, b;

		if ((line.n && line.p[0] == '#') || !nu_rec_parse(&b, line, &why))
			continue;
		b.raw = line;
		if (kept.p && b.kind != NU_K_DOC &&
		    nu_rec_parse(&a, nu_buf_slice(&prev), &why)) {
			a.raw = nu_buf_slice(&prev);
			if (nu_slice_eq(nu_rec_col(&a, NU_DOC),
			    nu_rec_col(&b, NU_DOC)) && nu_rec_cmp(&a, &b) > 0) {
				faults++;
				nu_warn("%s:%llu: out of order: '%s'", path,
				    (unsigned long long)in->line,
				    nu_shown(line));
			}
		}
		nu_buf_clear(&prev);
		nu_buf_put(&prev, line);
		kept = line;
	}
	nu_buf_free(&prev);
	nu_in_close(in);
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = { { 0, NULL, NULL, NULL } };
	static const struct nu_tool tool = { "check", "Check a stream.",
	    "STREAM ...", opt };
	struct text t = { 0 };
	struct nu_filter f = { .run = check, .ctx = &t, .own = NU_K_OTHER };
	const char *arg;
	char **file;
	int n;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		;
	file = nu_operands(&n);
	for (int i = 0; i < n; i++) {
		struct nu_in *in;
		struct nu_out *sink;

		check_order(file[i]);
		in = nu_in_open(file[i]);
		if (!in)
			continue;
		sink = nu_out_file("/dev/null");
		nu_filter_in(in, sink, &f);
		nu_out_end(sink);
		nu_out_free(sink);
		nu_in_close(in);
		nu_map_free(&ids);
	}
	free(t.byte);
	free(t.known);
	return nu_msg_end() || faults ? 1 : 0;
}
