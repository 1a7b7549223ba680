#include "read/put.h"

#include <stdlib.h>

#include "base/msg.h"
#include "base/utf.h"
#include "stream/esc.h"

enum { MAXID = 2000, MAXVALUE = 100000 };

/* s as a field may hold it: valid, on one line, single spaces, no controls. */
static void
clean(struct nu_buf *b, struct nu_slice s)
{
	bool gap = false;
	size_t start = b->n;

	while (s.n) {
		uint32_t c;
		size_t n = nu_utf_get(s, &c);

		if (n && (nu_utf_class(c) & NU_CC_SPACE)) {
			gap = b->n > start;
			s = nu_slice_sub(s, n, s.n);
			continue;
		}
		if (n && c && (c < 0x20 || c == 0x7f)) {
			s = nu_slice_sub(s, n, s.n);
			continue;
		}
		if (gap)
			nu_buf_byte(b, ' ');
		gap = false;
		if (n && c)
			nu_buf_add(b, s.p, n);
		else
			nu_utf_put(b, 0xfffd);
		s = nu_slice_sub(s, n ? n : 1, s.n);
	}
}

/* s as it is, but for what cannot stand in a stream: the name of a file must
 * lead back to it. */
static void
keep(struct nu_buf *b, struct nu_slice s)
{
	while (s.n) {
		size_t n = nu_utf_valid(s);
		const char *nul = memchr(s.p, 0, n);

		if (nul)
			n = (size_t)(nul - s.p);
		nu_buf_add(b, s.p, n);
		if (n < s.n)
			nu_utf_put(b, 0xfffd);
		s = nu_slice_sub(s, n + 1, s.n);
	}
}

/* s, at most max bytes of it, not split within a character. */
static struct nu_slice
clamp(struct nu_slice s, size_t max)
{
	size_t n = max;

	if (s.n <= max)
		return s;
	while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return nu_slice(s.p, n);
}

void
nu_put_meta(struct nu_put *p, const char *label, struct nu_slice value)
{
	nu_buf_clear(&p->tmp);
	clean(&p->tmp, clamp(value, MAXVALUE));
	if (!p->tmp.n)
		return;
	NU_GROW(p->meta, p->nmeta, p->capmeta);
	p->meta[p->nmeta++] = (struct nu_meta){ label,
	    nu_arena_dup(&p->mem, nu_buf_slice(&p->tmp)) };
}

void
nu_put_drop(struct nu_put *p)
{
	p->nmeta = 0;
	nu_arena_reset(&p->mem);
}

static void
column(struct nu_buf *b, struct nu_slice s)
{
	if (s.n)
		nu_esc_add(b, s);
	else
		nu_buf_byte(b, '-');
	nu_buf_byte(b, '\t');
}

/* The id as it will stand in the column, before escapes. */
static void
make_id(struct nu_buf *b, struct nu_slice id)
{
	nu_buf_clear(b);
	if (id.n && (id.p[0] == '#' || nu_slice_is(id, "-")))
		nu_buf_str(b, "./");
	keep(b, clamp(id, MAXID));
	if (id.n > MAXID)
		nu_buf_fmt(b, "~%016llx",
		    (unsigned long long)nu_slice_hash(id));
	if (!b->n)
		nu_buf_str(b, "(none)");
}

/* Makes p->id one that no document of this run has; false: drop it. */
static bool
distinct(struct nu_put *p)
{
	size_t n = p->id.n;

	if (nu_ids_add(&p->ids, nu_buf_slice(&p->id)))
		return true;
	if (p->unique) {
		nu_note("a second document '%s' is dropped",
		    nu_shown(nu_buf_slice(&p->id)));
		return false;
	}
	for (unsigned k = 2; ; k++) {
		p->id.n = n;
		nu_buf_fmt(&p->id, "#%u", k);
		if (nu_ids_add(&p->ids, nu_buf_slice(&p->id)))
			break;
	}
	nu_note("a second document '%s' is named '%s'",
	    nu_shown(nu_slice(p->id.p, n)), nu_shown(nu_buf_slice(&p->id)));
	return true;
}

/* Notes a document that came before under another id; false: drop it. */
static bool
is_new(struct nu_put *p, const struct nu_put_doc *d)
{
	const char *what = NULL;

	if (d->url.n && !nu_ids_add(&p->urls, d->url))
		what = "URL";
	if (d->text.n && !nu_ids_add(&p->texts, d->text) && !what)
		what = "text";
	if (what)
		nu_note("document '%s' has the %s of an earlier one%s",
		    nu_shown(nu_buf_slice(&p->id)), what,
		    p->unique ? ": dropped" : "");
	return !what || !p->unique;
}

static int
meta_cmp(const void *x, const void *y)
{
	const struct nu_meta *a = x, *b = y;
	int c = strcmp(a->label, b->label);

	return c ? c : nu_slice_cmp(a->value, b->value);
}

static void
put_metas(struct nu_put *p, struct nu_slice id)
{
	struct nu_buf *b = &p->line;

	/* No control character is in a value, so this is the order of the
	 * records' bytes. */
	if (p->nmeta > 1)
		qsort(p->meta, p->nmeta, sizeof *p->meta, meta_cmp);
	for (size_t i = 0; i < p->nmeta; i++) {
		if (i && !meta_cmp(&p->meta[i - 1], &p->meta[i]))
			continue;
		nu_buf_clear(b);
		nu_buf_put(b, id);
		nu_buf_str(b, "\tmeta\t0\t0\t");
		nu_buf_str(b, p->meta[i].label);
		nu_buf_byte(b, '\t');
		column(b, p->meta[i].value);
		nu_buf_str(b, "-\t-\t-\t-\n");
		nu_out_put(p->out, nu_buf_slice(b));
	}
}

bool
nu_put_doc(struct nu_put *p, const struct nu_put_doc *d)
{
	struct nu_buf *b = &p->line;
	struct nu_slice id;

	make_id(&p->id, d->id);
	if (!distinct(p) || !is_new(p, d)) {
		nu_put_drop(p);
		return false;
	}
	nu_buf_clear(&p->tmp);
	nu_esc_add(&p->tmp, nu_buf_slice(&p->id));
	nu_buf_clear(&p->id);
	nu_buf_put(&p->id, nu_buf_slice(&p->tmp));
	id = nu_buf_slice(&p->id);
	nu_buf_clear(b);
	nu_buf_put(b, id);
	nu_buf_str(b, "\tdoc\t0\t");
	nu_buf_u64(b, d->text.n);
	nu_buf_byte(b, '\t');
	nu_buf_str(b, d->label);
	nu_buf_byte(b, '\t');
	column(b, d->date);
	nu_buf_clear(&p->tmp);
	keep(&p->tmp, d->of);
	column(b, nu_buf_slice(&p->tmp));
	nu_buf_str(b, "-\t-\t-\n");
	nu_out_put(p->out, nu_buf_slice(b));
	put_metas(p, id);
	nu_put_drop(p);
	nu_buf_str(&p->id, "\tblock\t");
	p->documents++;
	return true;
}

static char *
digits(char *end, size_t v)
{
	do
		*--end = (char)('0' + v % 10);
	while (v /= 10);
	return end;
}

void
nu_put_block(struct nu_put *p, struct nu_slice text, size_t begin, size_t end,
    struct nu_slice element, int density, bool plain)
{
	struct nu_buf *b = &p->line;
	struct nu_slice s = nu_slice_sub(text, begin, end);
	char num[42], *at = num + sizeof num, *to;

	*--at = '\t';
	at = digits(at, end);
	*--at = '\t';
	at = digits(at, begin);
	nu_buf_clear(b);
	to = nu_buf_room(b, p->id.n + sizeof num + element.n + 24);
	memcpy(to, p->id.p, p->id.n);
	b->n = p->id.n;
	nu_buf_add(b, at, (size_t)(num + sizeof num - at));
	nu_buf_add(b, "-\t", 2);
	nu_buf_put(b, element);
	if (density < 0) {
		nu_buf_add(b, "\t-\t-\t-\t", 7);
	} else {
		char t[] = "\t0.00\t-\t-\t";

		t[1] = (char)('0' + density / 100);
		t[3] = (char)('0' + density / 10 % 10);
		t[4] = (char)('0' + density % 10);
		nu_buf_add(b, t, sizeof t - 1);
	}
	nu_out_put(p->out, nu_buf_slice(b));
	if (plain) {
		nu_out_put(p->out, s);
	} else {
		nu_buf_clear(b);
		nu_esc_add(b, s);
		nu_out_put(p->out, nu_buf_slice(b));
	}
	nu_out_byte(p->out, '\n');
}

void
nu_put_free(struct nu_put *p)
{
	nu_ids_free(&p->ids);
	nu_ids_free(&p->urls);
	nu_ids_free(&p->texts);
	nu_arena_free(&p->mem);
	free(p->meta);
	nu_buf_free(&p->id);
	nu_buf_free(&p->line);
	nu_buf_free(&p->tmp);
}
