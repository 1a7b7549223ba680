#include "read/charset.h"

#include <errno.h>
#include <iconv.h>
#include <uchardet/uchardet.h>

#include "base/utf.h"
#include "read/htmltok.h"

enum { HEAD = 8192, GUESS = 256 << 10 };

/* What browsers take a name for where iconv takes it for something narrower. */
static const struct { const char *name, *means; } alias[] = {
	{ "utf8", "utf-8" }, { "unicode-1-1-utf-8", "utf-8" },
	{ "iso-8859-1", "windows-1252" }, { "iso8859-1", "windows-1252" },
	{ "iso_8859-1", "windows-1252" }, { "latin1", "windows-1252" },
	{ "latin-1", "windows-1252" }, { "l1", "windows-1252" },
	{ "ascii", "windows-1252" }, { "us-ascii", "windows-1252" },
	{ "cp1252", "windows-1252" }, { "x-cp1252", "windows-1252" },
	{ "iso-8859-9", "windows-1254" }, { "latin5", "windows-1254" },
	{ "iso-8859-11", "windows-874" }, { "tis-620", "windows-874" },
	{ "gb2312", "gb18030" }, { "gbk", "gb18030" }, { "x-gbk", "gb18030" },
	{ "gb_2312-80", "gb18030" }, { "shift_jis", "cp932" },
	{ "shift-jis", "cp932" }, { "sjis", "cp932" }, { "x-sjis", "cp932" },
	{ "windows-31j", "cp932" }, { "euc-kr", "uhc" },
	{ "ks_c_5601-1987", "uhc" }, { "big5", "big5-hkscs" },
	{ "x-euc-jp", "euc-jp" }, { "windows-874", "cp874" },
	{ "x-mac-roman", "macintosh" },
};

/* A charset's name as iconv knows it, in out; false when it is none. */
static bool
known(struct nu_slice name, char out[32])
{
	size_t i;

	name = nu_slice_trim(name);
	if (!name.n || name.n > 30)
		return false;
	for (i = 0; i < name.n; i++) {
		char c = name.p[i];

		out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		if (!((out[i] >= 'a' && out[i] <= 'z') || c == '-' ||
		    c == '_' || (c >= '0' && c <= ':') || c == '.'))
			return false;
	}
	out[i] = '\0';
	for (i = 0; i < sizeof alias / sizeof *alias; i++)
		if (!strcmp(out, alias[i].name))
			memcpy(out, alias[i].means, strlen(alias[i].means) + 1);
	return true;
}

struct nu_slice
nu_charset_of_type(struct nu_slice type)
{
	for (size_t at = 0; at + 8 < type.n; at++) {
		struct nu_slice s = nu_slice_sub(type, at + 7, type.n);
		size_t n = 0;

		if (!nu_slice_ieq(nu_slice_sub(type, at, at + 7),
		    NU_S("charset")))
			continue;
		while (s.n && (s.p[0] == ' ' || s.p[0] == '='))
			s = nu_slice_sub(s, 1, s.n);
		if (s.n && (s.p[0] == '"' || s.p[0] == '\''))
			s = nu_slice_sub(s, 1, s.n);
		while (n < s.n && s.p[n] != '"' && s.p[n] != '\'' &&
		    s.p[n] != ';' && s.p[n] != ' ' && s.p[n] != ',')
			n++;
		return nu_slice(s.p, n);
	}
	return NU_S("");
}

/* What a meta element or an XML declaration at the head of the page says. */
static struct nu_slice
said_by_page(struct nu_slice page)
{
	struct nu_slice head = nu_slice_sub(page, 0, HEAD);
	const struct nu_slice *a, *e;
	struct nu_htok t;

	if (nu_slice_starts(head, NU_S("<?xml"))) {
		size_t end = nu_slice_find(head, NU_S("?>"), 0);
		size_t at = nu_slice_find(nu_slice_sub(head, 0, end),
		    NU_S("encoding="), 0);

		if (at != SIZE_MAX && at + 10 < head.n) {
			struct nu_slice v = nu_slice_sub(head, at + 10, end);
			char quote[2] = { head.p[at + 9], '\0' };

			return nu_slice_sub(v, 0, nu_slice_find(v,
			    nu_slice_str(quote), 0));
		}
	}
	nu_htok_init(&t, head);
	while (nu_htok_next(&t) != NU_H_END) {
		if (t.kind != NU_H_OPEN)
			continue;
		if (!strcmp(t.name, "script") || !strcmp(t.name, "style") ||
		    !strcmp(t.name, "title")) {
			nu_htok_raw(&t);
			continue;
		}
		if (strcmp(t.name, "meta"))
			continue;
		if ((a = nu_htok_attr(&t, "charset")) && a->n)
			return *a;
		a = nu_htok_attr(&t, "http-equiv");
		e = nu_htok_attr(&t, "content");
		if (a && e && nu_slice_ieq(nu_slice_trim(*a),
		    NU_S("content-type")) && nu_charset_of_type(*e).n)
			return nu_charset_of_type(*e);
	}
	return NU_S("");
}

/* windows-1252 needs no table but the one of the C1 range. */
static void
from_1252(struct nu_slice s, struct nu_buf *b)
{
	for (size_t i = 0; i < s.n; ) {
		size_t from = i;

		while (i < s.n && (unsigned char)s.p[i] < 0x80)
			i++;
		nu_buf_add(b, s.p + from, i - from);
		for (; i < s.n && (unsigned char)s.p[i] >= 0x80; i++)
			nu_utf_put(b, nu_html_c1((unsigned char)s.p[i]));
	}
}

/* Converts by iconv; false when it does not know that charset. */
static bool
convert(struct nu_slice s, const char *from, struct nu_buf *b, size_t *bad)
{
	iconv_t cd;
	char *in = (char *)(uintptr_t)s.p, *out;
	size_t left = s.n, room;

	*bad = 0;
	if (!strcmp(from, "windows-1252")) {
		from_1252(s, b);
		return true;
	}
	cd = iconv_open("UTF-8", from);
	if (cd == (iconv_t)-1)
		return false;
	while (left) {
		out = nu_buf_room(b, left + 16);
		room = b->cap - b->n;
		if (iconv(cd, &in, &left, &out, &room) == (size_t)-1 &&
		    errno != E2BIG) {
			b->n = (size_t)(out - b->p);
			nu_utf_put(b, 0xfffd);
			++*bad;
			in++, left--;
			continue;
		}
		b->n = (size_t)(out - b->p);
	}
	iconv_close(cd);
	return true;
}

/* Most of what is beyond ASCII is valid UTF-8: damaged UTF-8, then. */
static bool
mostly_utf8(struct nu_slice s)
{
	size_t good = 0, bad = 0;

	for (size_t i = 0; i < s.n; ) {
		size_t n = 1;
		uint32_t c;

		if ((unsigned char)s.p[i] >= 0x80) {
			n = nu_utf_get(nu_slice_sub(s, i, s.n), &c);
			good += n > 0;
			bad += n == 0;
		}
		i += n ? n : 1;
	}
	return good > 2 * bad;
}

static bool
guess(struct nu_slice s, char name[32])
{
	uchardet_t u = uchardet_new();
	bool ok;

	if (!u)
		return false;
	s = nu_slice_sub(s, 0, GUESS);
	ok = uchardet_handle_data(u, s.p, s.n) == 0;
	uchardet_data_end(u);
	ok = ok && known(nu_slice_str(uchardet_get_charset(u)), name);
	uchardet_delete(u);
	return ok && strcmp(name, "utf-8") != 0;
}

struct nu_slice
nu_charset_utf8(struct nu_slice page, struct nu_slice http, struct nu_buf *b,
    size_t *bad)
{
	char name[32] = "";

	*bad = 0;
	nu_buf_clear(b);
	if (nu_slice_starts(page, NU_S("\xef\xbb\xbf"))) {
		page = nu_slice_sub(page, 3, page.n);
		memcpy(name, "utf-8", 6);
	} else if (nu_slice_starts(page, NU_S("\xff\xfe"))) {
		page = nu_slice_sub(page, 2, page.n);
		memcpy(name, "utf-16le", 9);
	} else if (nu_slice_starts(page, NU_S("\xfe\xff"))) {
		page = nu_slice_sub(page, 2, page.n);
		memcpy(name, "utf-16be", 9);
	} else if (!known(http, name) && !known(said_by_page(page), name)) {
		name[0] = '\0';
	}
	if (!strcmp(name, "utf-16le") || !strcmp(name, "utf-16be")) {
		/* Named in a meta element that could be read: it is not. */
		if (page.n > 1 && page.p[0] && page.p[1])
			name[0] = '\0';
		else if (convert(page, name, b, bad))
			return nu_buf_slice(b);
	}
	if (strcmp(name, "iso-2022-jp") != 0 && nu_utf_valid(page) == page.n)
		return page;
	if (name[0] && strcmp(name, "utf-8") != 0 && convert(page, name, b, bad))
		return nu_buf_slice(b);
	nu_buf_clear(b);
	if (mostly_utf8(page)) {
		*bad = nu_utf_repair(b, page);
		return nu_buf_slice(b);
	}
	if (guess(page, name) && convert(page, name, b, bad) && *bad < 20)
		return nu_buf_slice(b);
	nu_buf_clear(b);
	*bad = 0;
	from_1252(page, b);
	return nu_buf_slice(b);
}

/* The byte that a character comes from when bytes were taken for windows-1252
 * or latin-1; 0 when it comes from none beyond ASCII. */
static unsigned char
byte_of(uint32_t c)
{
	if (c >= 0x80 && c <= 0xff)
		return (unsigned char)c;
	for (uint32_t k = 0x80; k <= 0x9f; k++)
		if (nu_html_c1(k) == c)
			return (unsigned char)k;
	return 0;
}

/* Signs that no writer means: the two first bytes of a curly quote or a dash,
 * taken for latin-1 or for windows-1252. */
static size_t
count_doubled(struct nu_slice page, size_t enough)
{
	const char *p = page.p, *end = page.p + page.n;
	size_t n = 0;

	while (n < enough && p && p < end &&
	    (p = memchr(p, 0xc3, (size_t)(end - p)))) {
		struct nu_slice s = nu_slice(p, (size_t)(end - p));

		n += nu_slice_starts(s, NU_S("\xc3\xa2\xc2\x80")) ||
		    nu_slice_starts(s, NU_S("\xc3\xa2\xe2\x82\xac"));
		p++;
	}
	return n;
}

struct nu_slice
nu_charset_undouble(struct nu_slice page, struct nu_buf *b)
{
	enum { ENOUGH = 2, RUN = 64 };

	if (count_doubled(page, ENOUGH) < ENOUGH)
		return page;
	nu_buf_clear(b);
	for (size_t i = 0; i < page.n; ) {
		char run[RUN];
		size_t from = i, n = 0;

		while (i < page.n && (unsigned char)page.p[i] < 0x80)
			i++;
		nu_buf_add(b, page.p + from, i - from);
		for (from = i; i < page.n && n < RUN; n++) {
			uint32_t c;
			size_t k = nu_utf_get(nu_slice_sub(page, i, page.n),
			    &c);
			unsigned char byte = k > 1 ? byte_of(c) : 0;

			if (!byte)
				break;
			run[n] = (char)byte;
			i += k;
		}
		if (n > 1 && nu_utf_valid(nu_slice(run, n)) == n) {
			nu_buf_add(b, run, n);
			continue;
		}
		/* Not doubled; or what stops a run: a character as it is. */
		if (i == from && i < page.n) {
			uint32_t c;
			size_t k = nu_utf_get(nu_slice_sub(page, i, page.n),
			    &c);

			i += k ? k : 1;
		}
		nu_buf_add(b, page.p + from, i - from);
	}
	return nu_buf_slice(b);
}
