#include "read/htmltok.h"

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(html_entities);

void
nu_htok_init(struct nu_htok *t, struct nu_slice page)
{
	t->page = page;
	t->at = 0;
	t->kind = NU_H_END;
	t->nattr = t->nname = t->nnoraw = 0;
	t->nocomment = t->selfclosing = t->xml = false;
}

static bool
is_alpha(char c)
{
	return (unsigned char)((c | 32) - 'a') < 26;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Past the '>' at or after at. */
static size_t
past_gt(struct nu_slice page, size_t at)
{
	const char *p = at < page.n ? memchr(page.p + at, '>', page.n - at) :
	    NULL;

	return p ? (size_t)(p - page.p) + 1 : page.n;
}

/* Past the comment or declaration at at ("<!" or "<?"). */
static size_t
past_markup(struct nu_htok *t, size_t at)
{
	struct nu_slice page = t->page;
	size_t end;

	if (t->xml && nu_slice_starts(nu_slice_sub(page, at, page.n),
	    NU_S("<![CDATA["))) {
		end = nu_slice_find(page, NU_S("]]>"), at);
		return end == SIZE_MAX ? page.n : end + 3;
	}
	if (!nu_slice_starts(nu_slice_sub(page, at, page.n), NU_S("<!--")))
		return past_gt(page, at);
	/* "<!-->" and "<!--->" are whole. */
	if (at + 4 < page.n && page.p[at + 4] == '>')
		return at + 5;
	if (!t->nocomment) {
		end = nu_slice_find(page, NU_S("-->"), at + 4);
		if (end != SIZE_MAX)
			return end + 3;
		t->nocomment = true;
	}
	/* One that never ends would eat the rest of the page. */
	return past_gt(page, at);
}

static size_t
read_name(struct nu_htok *t, size_t at)
{
	const char *p = t->page.p;
	size_t n = t->page.n;

	for (t->nname = 0; at < n; at++) {
		char c = p[at];

		if (is_space(c) || c == '/' || c == '>')
			break;
		if (t->nname < NU_HTOK_NAME - 1)
			t->name[t->nname++] = lower(c);
	}
	t->name[t->nname] = '\0';
	return at;
}

/* Attributes whose value is never long, nor of several lines. */
static bool
is_short(struct nu_slice name)
{
	static const char *const list[] = { "src", "href", "class", "id",
	    "type", "rel", "width", "height", "lang", "name", "target" };

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (nu_slice_ieq(name, nu_slice_str(list[i])))
			return true;
	return false;
}

/* The value after a '='. A quoted one ends at its quote, but one that runs over
 * lines and tags where none may is not closed at all: it ends with its line, or
 * half the page would be lost in it. */
static size_t
read_value(struct nu_slice page, size_t at, struct nu_slice name,
    struct nu_slice *value)
{
	const char *p = page.p;
	size_t from;

	while (at < page.n && is_space(p[at]))
		at++;
	*value = NU_S("");
	if (at == page.n)
		return at;
	if (p[at] == '"' || p[at] == '\'') {
		const char *q = memchr(p + at + 1, p[at], page.n - at - 1);
		size_t n = q ? (size_t)(q - p) - at - 1 : 0;
		const char *lf = n ? memchr(p + at + 1, '\n', n) : NULL;
		const char *gt = lf ? memchr(p + at + 1, '>', n) : NULL;

		if (gt && is_short(name)) {
			if (gt < lf)
				lf = gt;
			*value = nu_slice_sub(page, at + 1, (size_t)(lf - p));
			return (size_t)(lf - p);
		}
		if (!q) {
			*value = nu_slice_sub(page, at + 1, page.n);
			return page.n;
		}
		*value = nu_slice_sub(page, at + 1, (size_t)(q - p));
		return (size_t)(q - p) + 1;
	}
	for (from = at; at < page.n && !is_space(p[at]) && p[at] != '>'; at++)
		;
	*value = nu_slice_sub(page, from, at);
	return at;
}

/* The attributes from at up to and past the tag's '>'. */
static size_t
read_attrs(struct nu_htok *t, size_t at)
{
	const char *p = t->page.p;
	size_t n = t->page.n;

	t->nattr = 0;
	t->selfclosing = false;
	while (at < n) {
		struct nu_slice name, value = NU_S("");
		size_t from = at;

		if (p[at] == '>')
			return at + 1;
		if (is_space(p[at]) || p[at] == '/') {
			t->selfclosing = p[at] == '/' && at + 1 < n &&
			    p[at + 1] == '>';
			at++;
			continue;
		}
		/* A '=' first is part of the name. */
		for (at++; at < n && !is_space(p[at]) && p[at] != '/' &&
		    p[at] != '>' && p[at] != '='; at++)
			;
		name = nu_slice_sub(t->page, from, at);
		while (at < n && is_space(p[at]))
			at++;
		if (at < n && p[at] == '=')
			at = read_value(t->page, at + 1, name, &value);
		if (t->nattr < NU_HTOK_ATTRS)
			t->attr[t->nattr++] = (struct nu_attr){ name, value };
	}
	return at;
}

enum nu_htok_kind
nu_htok_next(struct nu_htok *t)
{
	struct nu_slice page = t->page;
	size_t from = t->at, at = from;

	while (at < page.n) {
		const char *p = memchr(page.p + at, '<', page.n - at);
		size_t lt = p ? (size_t)(p - page.p) : page.n;
		char c = lt + 1 < page.n ? page.p[lt + 1] : ' ';
		bool close = c == '/';

		if (close)
			c = lt + 2 < page.n ? page.p[lt + 2] : ' ';
		if (lt < page.n && !is_alpha(c) && c != '!' && c != '?' &&
		    !close) {
			at = lt + 1;		/* a '<' that is text */
			continue;
		}
		if (lt > from) {
			t->text = nu_slice_sub(page, from, lt);
			t->at = lt;
			return t->kind = NU_H_TEXT;
		}
		if (lt == page.n)
			break;
		if (!is_alpha(c)) {
			at = from = t->at = close ? past_gt(page, lt) :
			    past_markup(t, lt);
			continue;
		}
		at = read_name(t, lt + 1 + close);
		t->at = read_attrs(t, at);
		return t->kind = close ? NU_H_CLOSE : NU_H_OPEN;
	}
	if (from < page.n) {
		t->text = nu_slice_sub(page, from, page.n);
		t->at = page.n;
		return t->kind = NU_H_TEXT;
	}
	return t->kind = NU_H_END;
}

bool
nu_htok_raw(struct nu_htok *t)
{
	struct nu_slice page = t->page, name = nu_slice(t->name, t->nname);
	size_t at = t->at;

	for (size_t i = 0; i < t->nnoraw; i++)
		if (nu_slice_is(name, t->noraw[i]))
			return false;
	while (at < page.n) {
		const char *lt = memchr(page.p + at, '<', page.n - at);
		size_t end;

		if (!lt)
			break;
		at = (size_t)(lt - page.p);
		end = at + 2 + name.n;
		if (end <= page.n && page.p[at + 1] == '/' &&
		    nu_slice_ieq(nu_slice_sub(page, at + 2, end), name) &&
		    (end == page.n || is_space(page.p[end]) ||
		    page.p[end] == '/' || page.p[end] == '>')) {
			t->text = nu_slice_sub(page, t->at, at);
			t->at = past_gt(page, end);
			t->kind = NU_H_RAW;
			return true;
		}
		at++;
	}
	if (t->nnoraw < NU_HTOK_RAWS)
		memcpy(t->noraw[t->nnoraw++], t->name, NU_HTOK_NAME);
	return false;
}

const struct nu_slice *
nu_htok_attr(const struct nu_htok *t, const char *name)
{
	struct nu_slice want = nu_slice_str(name);

	for (size_t i = 0; i < t->nattr; i++)
		if (nu_slice_ieq(t->attr[i].name, want))
			return &t->attr[i].value;
	return NULL;
}

uint32_t
nu_html_c1(uint32_t c)
{
	static const uint16_t table[32] = {
		0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
		0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
	};

	return c >= 0x80 && c <= 0x9f ? table[c - 0x80] : c;
}

/* "&#8217;" "&#x2019;" and without the semicolon. */
static size_t
numeric(struct nu_slice s, uint32_t c[2])
{
	bool x = s.n > 2 && (s.p[2] | 32) == 'x';
	size_t from = x ? 3 : 2, i;
	uint32_t v = 0;

	for (i = from; i < s.n; i++) {
		int d = nu_hex_digit(s.p[i]);

		if (d < 0 || (!x && d > 9))
			break;
		if (v < 0x110000)
			v = v * (x ? 16 : 10) + (uint32_t)d;
	}
	if (i == from)
		return 0;
	if (v == 0 || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		v = 0xfffd;
	c[0] = nu_html_c1(v);
	c[1] = 0;
	return i + (i < s.n && s.p[i] == ';');
}

/* The value of an entry: "201c", "228b fe00", "26 *". */
static bool
entry(struct nu_slice v, uint32_t c[2])
{
	size_t k = 0;
	bool bare = false;

	c[0] = c[1] = 0;
	for (size_t i = 0; i < v.n; i++) {
		int d = nu_hex_digit(v.p[i]);

		if (v.p[i] == '*')
			bare = true;
		else if (d < 0)
			k = k < 1 ? k + 1 : k;
		else
			c[k] = c[k] * 16 + (uint32_t)d;
	}
	return bare;
}

size_t
nu_html_ref(struct nu_slice s, bool in_attr, uint32_t c[2])
{
	enum { LONGEST = 32, BARE = 6 };
	struct nu_slice value, name;
	size_t n;

	if (s.n > 1 && s.p[1] == '#')
		return numeric(s, c);
	for (n = 1; n < s.n && n < LONGEST && (is_alpha(s.p[n]) ||
	    (s.p[n] >= '0' && s.p[n] <= '9')); n++)
		;
	name = nu_slice_sub(s, 1, n);
	if (!name.n)
		return 0;
	if (n < s.n && s.p[n] == ';' &&
	    nu_words_get(&html_entities, name, &value) & NU_WORDS_HIT) {
		entry(value, c);
		return n + 1;
	}
	/* Old names need no semicolon: the longest that fits, "&copy2024". In
	 * attributes not before a letter, digit or '=': "?a=1&copy=2". */
	if (in_attr && n < s.n && s.p[n] == '=')
		return 0;
	for (size_t k = name.n < BARE ? name.n : BARE; k >= 2; k--) {
		if (in_attr && k < name.n)
			return 0;
		if (nu_words_get(&html_entities, nu_slice(name.p, k), &value) &
		    NU_WORDS_HIT && entry(value, c))
			return 1 + k;
	}
	return 0;
}

void
nu_html_decode(struct nu_buf *b, struct nu_slice s, bool in_attr)
{
	while (s.n) {
		const char *p = memchr(s.p, '&', s.n);
		size_t k = p ? (size_t)(p - s.p) : s.n;
		uint32_t c[2];

		nu_buf_add(b, s.p, k);
		s = nu_slice_sub(s, k, s.n);
		if (!s.n)
			break;
		k = nu_html_ref(s, in_attr, c);
		if (!k) {
			nu_buf_byte(b, '&');
			k = 1;
		} else {
			nu_utf_put(b, c[0]);
			if (c[1])
				nu_utf_put(b, c[1]);
		}
		s = nu_slice_sub(s, k, s.n);
	}
}
