#include "read/http.h"

#include <zlib.h>

#include "base/utf.h"

struct nu_slice
nu_http_header(struct nu_slice head, const char *name)
{
	struct nu_slice want = nu_slice_str(name);

	while (head.p) {
		struct nu_slice line = nu_slice_cut(&head, '\n');

		if (line.n > want.n && line.p[want.n] == ':' &&
		    nu_slice_ieq(nu_slice(line.p, want.n), want))
			return nu_slice_trim(nu_slice_sub(line, want.n + 1,
			    line.n));
	}
	return NU_S("");
}

struct nu_slice
nu_http_type(struct nu_slice type)
{
	return nu_slice_trim(nu_slice_cut(&type, ';'));
}

bool
nu_http_is_page(struct nu_slice type)
{
	return nu_slice_ieq(type, NU_S("text/html")) ||
	    nu_slice_ieq(type, NU_S("application/xhtml+xml"));
}

bool
nu_http_parse(struct nu_slice s, struct nu_http *h)
{
	struct nu_slice rest = s, line;
	uint64_t status;

	if (!nu_slice_starts(s, NU_S("HTTP/")))
		return false;
	line = nu_slice_cut(&rest, '\n');
	nu_slice_cut(&line, ' ');
	if (!line.p || !nu_slice_u64(nu_slice_trim(nu_slice_sub(line, 0, 3)),
	    &status))
		return false;
	h->status = (unsigned)status;
	h->head = h->body = nu_slice(s.p + s.n, 0);
	if (!rest.p)
		return true;
	h->head = rest;
	/* The head ends at an empty line. */
	while (rest.p) {
		const char *at = rest.p;

		line = nu_slice_cut(&rest, '\n');
		if (line.n == 0 || (line.n == 1 && line.p[0] == '\r')) {
			h->head.n = (size_t)(at - h->head.p);
			if (rest.p)
				h->body = rest;
			break;
		}
	}
	return true;
}

/* The size of a chunk at the head of *s; moves past its line. False when there
 * is none. */
static bool
chunk_size(struct nu_slice *s, size_t *size)
{
	size_t i = 0, v = 0;

	while (i < s->n && nu_hex_digit(s->p[i]) >= 0 && i < 15)
		v = v * 16 + (size_t)nu_hex_digit(s->p[i++]);
	if (i == 0)
		return false;
	/* Padding and extensions up to the line's end, which is near. */
	for (size_t k = 0; i < s->n && s->p[i] != '\n' && k < 200; i++, k++)
		if (k == 0 && s->p[i] != ';' && s->p[i] != '\r' &&
		    s->p[i] != ' ')
			return false;
	if (i == s->n || s->p[i] != '\n')
		return false;
	*s = nu_slice_sub(*s, i + 1, s->n);
	*size = v;
	return true;
}

/* Without chunks; *cut: the last one is not all there. */
static struct nu_slice
unchunk(struct nu_slice s, struct nu_buf *b, bool *cut)
{
	struct nu_slice all = s;
	size_t size;

	nu_buf_clear(b);
	while (chunk_size(&s, &size)) {
		if (size == 0)
			return nu_buf_slice(b);
		nu_buf_put(b, nu_slice_sub(s, 0, size));
		*cut = size > s.n;
		s = nu_slice_sub(s, size, s.n);
		if (nu_slice_starts(s, NU_S("\r\n")))
			s = nu_slice_sub(s, 2, s.n);
		else if (nu_slice_starts(s, NU_S("\n")))
			s = nu_slice_sub(s, 1, s.n);
	}
	/* Cut short, or never chunked. */
	*cut &= b->n > 0;
	return b->n ? nu_buf_slice(b) : all;
}

/* Inflates s; window as zlib has it. What came before damage counts; *cut:
 * there is some, or the end is missing. */
static bool
inflate_all(struct nu_slice s, int window, size_t max, struct nu_buf *b,
    bool *cut)
{
	z_stream z = { 0 };
	int rc = Z_OK;

	nu_buf_clear(b);
	if (inflateInit2(&z, window) != Z_OK)
		return false;
	z.next_in = (Bytef *)(uintptr_t)s.p;
	z.avail_in = s.n > UINT32_MAX ? UINT32_MAX : (uInt)s.n;
	while (rc == Z_OK && b->n <= max) {
		uInt room = 64 << 10;

		if (room < z.avail_in)
			room = z.avail_in;
		z.next_out = (Bytef *)nu_buf_room(b, room);
		z.avail_out = room;
		rc = inflate(&z, Z_NO_FLUSH);
		b->n += room - z.avail_out;
	}
	inflateEnd(&z);
	*cut = rc != Z_STREAM_END && b->n <= max;
	return b->n > 0;
}

static bool
is_text(struct nu_slice s)
{
	s = nu_slice_sub(s, 0, 1024);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 9)
			return false;
	return s.n == 0 || nu_utf_valid(s) + 4 > s.n ||
	    memchr(s.p, '<', s.n);
}

struct nu_slice
nu_http_body(const struct nu_http *h, size_t max, struct nu_buf *a,
    struct nu_buf *b, const char **why)
{
	struct nu_slice s = h->body, enc;
	bool cut = false;

	*why = NULL;
	if (nu_slice_ieq(nu_http_header(h->head, "Transfer-Encoding"),
	    NU_S("chunked")))
		s = unchunk(s, a, &cut);
	enc = nu_http_header(h->head, "Content-Encoding");
	if (nu_slice_starts(s, NU_S("\x1f\x8b\x08"))) {
		/* Also when no header says so: a page begins otherwise. */
		if (inflate_all(s, 16 + MAX_WBITS, max, b, &cut))
			s = nu_buf_slice(b);
		if (nu_slice_starts(s, NU_S("\x1f\x8b\x08"))) {
			*why = "its content encoding is not known here";
			return NU_S("");
		}
	} else if (nu_slice_ieq(enc, NU_S("deflate"))) {
		if (!is_text(s) && (inflate_all(s, MAX_WBITS, max, b, &cut) ||
		    inflate_all(s, -MAX_WBITS, max, b, &cut)))
			s = nu_buf_slice(b);
	} else if (enc.n && !nu_slice_ieq(enc, NU_S("identity")) &&
	    !is_text(s)) {
		*why = "its content encoding is not known here";
		return NU_S("");
	}
	if (s.n > max) {
		*why = "it is too large";
		return NU_S("");
	}
	if (cut)
		*why = "its content is damaged or cut short";
	return s;
}
