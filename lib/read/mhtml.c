/* MHTML: a page as browsers save it in one file, a mail of several parts. The
 * first part that is HTML is the page; pictures and styles are left. */
#include "base/msg.h"
#include "read/charset.h"
#include "read/http.h"
#include "read/read.h"
#include "stream/tool.h"

/* A header's value, its folded lines made one, in b. */
static struct nu_slice
header(struct nu_slice head, const char *name, struct nu_buf *b)
{
	struct nu_slice v = nu_http_header(head, name), rest;

	if (!v.n)
		return v;
	nu_buf_clear(b);
	nu_buf_put(b, v);
	rest = nu_slice(v.p, (size_t)(head.p + head.n - v.p));
	nu_slice_cut(&rest, '\n');
	while (rest.p && rest.n && (*rest.p == ' ' || *rest.p == '\t')) {
		nu_buf_byte(b, ' ');
		nu_buf_put(b, nu_slice_trim(nu_slice_cut(&rest, '\n')));
	}
	return nu_buf_slice(b);
}

/* The value of a parameter such as boundary="x", without its marks. */
static struct nu_slice
parameter(struct nu_slice value, struct nu_slice name)
{
	while (value.p) {
		struct nu_slice p = nu_slice_trim(nu_slice_cut(&value, ';'));

		if (p.n <= name.n || p.p[name.n] != '=' ||
		    !nu_slice_ieq(nu_slice(p.p, name.n), name))
			continue;
		p = nu_slice_sub(p, name.n + 1, p.n);
		if (p.n > 1 && p.p[0] == '"' && p.p[p.n - 1] == '"')
			p = nu_slice_sub(p, 1, p.n - 1);
		return p;
	}
	return NU_S("");
}

/* Takes the head off *s: up to the first empty line. Without one there is no
 * head, and nothing behind it. */
static struct nu_slice
take_head(struct nu_slice *s)
{
	struct nu_slice rest = *s;

	while (rest.p) {
		struct nu_slice line = nu_slice_cut(&rest, '\n');

		if (!nu_slice_trim(line).n) {
			struct nu_slice head = nu_slice(s->p,
			    (size_t)(line.p - s->p));

			*s = rest.p ? rest : NU_S("");
			return head;
		}
	}
	*s = NU_S("");
	return *s;
}

/* Where, at or after from, a line begins with mark; SIZE_MAX: nowhere. *next
 * is where the line after it begins. */
static size_t
find_line(struct nu_slice s, struct nu_slice mark, size_t from, size_t *next)
{
	const char *lf;
	size_t at = nu_slice_find(s, mark, from);

	while (at != SIZE_MAX && at && s.p[at - 1] != '\n')
		at = nu_slice_find(s, mark, at + 1);
	if (at == SIZE_MAX)
		return at;
	lf = memchr(s.p + at, '\n', s.n - at);
	*next = lf ? (size_t)(lf - s.p) + 1 : s.n;
	return at;
}

static void
undo_quoted(struct nu_slice s, struct nu_buf *b)
{
	for (size_t i = 0; i < s.n; ) {
		const char *eq = memchr(s.p + i, '=', s.n - i);
		size_t at = eq ? (size_t)(eq - s.p) : s.n, k = at + 1;

		nu_buf_add(b, s.p + i, at - i);
		if (!eq)
			break;
		if (at + 2 < s.n && nu_hex_digit(s.p[at + 1]) >= 0 &&
		    nu_hex_digit(s.p[at + 2]) >= 0) {
			nu_buf_byte(b, (char)(nu_hex_digit(s.p[at + 1]) * 16 +
			    nu_hex_digit(s.p[at + 2])));
			i = at + 3;
			continue;
		}
		while (k < s.n && (s.p[k] == ' ' || s.p[k] == '\t' ||
		    s.p[k] == '\r'))
			k++;
		if (k < s.n && s.p[k] == '\n') {	/* a soft line break */
			i = k + 1;
		} else {
			nu_buf_byte(b, '=');
			i = at + 1;
		}
	}
}

static int
base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static void
undo_base64(struct nu_slice s, struct nu_buf *b)
{
	uint32_t v = 0;
	unsigned bits = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
		int d = base64_digit(s.p[i]);

		if (d < 0)
			continue;
		v = (v << 6 | (uint32_t)d) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			nu_buf_byte(b, (char)(v >> bits & 0xff));
		}
	}
}

/* The page of this part; its transfer encoding is undone in b. */
static struct nu_slice
content(struct nu_slice head, struct nu_slice body, struct nu_buf *b)
{
	struct nu_slice how = nu_http_header(head, "Content-Transfer-Encoding");

	nu_buf_clear(b);
	if (nu_slice_ieq(how, NU_S("quoted-printable")))
		undo_quoted(body, b);
	else if (nu_slice_ieq(how, NU_S("base64")))
		undo_base64(body, b);
	else
		return body;
	return nu_buf_slice(b);
}

/* Where the page was saved from: the mail says it, or the part. */
static struct nu_slice
location(struct nu_slice mail, struct nu_slice part)
{
	struct nu_slice u = nu_http_header(mail, "Snapshot-Content-Location");

	return u.n ? u : nu_http_header(part, "Content-Location");
}

/* Puts the page, when this head is that of one. */
static bool
put_page(struct nu_read *r, const struct nu_input *i, struct nu_slice mail,
    struct nu_slice head, struct nu_slice body)
{
	struct nu_slice type = header(head, "Content-Type", &r->name);
	char iso[NU_DATE_MAX];

	if (!nu_http_is_page(nu_http_type(type)))
		return false;
	nu_htmlmeta_start(&r->meta);
	nu_htmlmeta_know(&r->meta, NU_FACT_URL, 0, location(mail, head));
	nu_put_meta(&r->put, "crawled",
	    nu_date_iso(nu_http_header(mail, "Date"), iso));
	nu_read_page_file(r, i, content(head, body, &r->inflated),
	    nu_charset_of_type(type));
	return true;
}

/* The parts, which lines that begin with mark divide. */
static bool
put_parts(struct nu_read *r, const struct nu_input *i, struct nu_slice mail,
    struct nu_slice all, struct nu_slice mark)
{
	size_t begin = 0, next = 0, end = find_line(all, mark, 0, &begin);

	while (end != SIZE_MAX) {
		struct nu_slice part, head;

		end = find_line(all, mark, begin, &next);
		part = nu_slice_sub(all, begin, end);
		head = take_head(&part);
		if (put_page(r, i, mail, head, part)) {
			if (end == SIZE_MAX)
				nu_warn("%s: cut short: the page does not end",
				    nu_shown(nu_slice_str(i->name)));
			return true;
		}
		begin = next;
	}
	return false;
}

bool
nu_looks_like_mhtml(struct nu_slice s)
{
	struct nu_slice head = take_head(&s);

	return nu_http_header(head, "MIME-Version").n &&
	    nu_slice_find(head, NU_S("multipart/related"), 0) != SIZE_MAX;
}

void
nu_read_mhtml(struct nu_read *r, struct nu_input *i)
{
	struct nu_slice all = nu_in_all(i->in), mail, boundary;
	struct nu_buf mark = { 0 };
	size_t raw = all.n;

	if (!raw)
		return;
	mail = take_head(&all);
	boundary = parameter(header(mail, "Content-Type", &r->name),
	    NU_S("boundary"));
	nu_buf_str(&mark, "--");
	nu_buf_put(&mark, boundary);
	if (!(boundary.n ? put_parts(r, i, mail, all, nu_buf_slice(&mark)) :
	    put_page(r, i, mail, mail, all)))
		nu_warn("%s: MHTML without a page in it",
		    nu_shown(nu_slice_str(i->name)));
	nu_buf_free(&mark);
	nu_out_pause(r->put.out);
	nu_progress(raw, 1);
}
