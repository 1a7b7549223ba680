#include "stream/rec.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/msg.h"
#include "base/utf.h"
#include "stream/esc.h"

static const char *const kind_name[] = { "doc", "meta", "block", "cut",
    "sentence", "entity", "quote", "figure", "match" };
static const char *const col_name[] = { "doc", "kind", "begin", "end", "label",
    "value", "of", "mod", "score", "text" };

const char *
nu_kind_name(enum nu_kind k)
{
	return k < NU_K_OTHER ? kind_name[k] : "-";
}

const char *
nu_col_name(enum nu_col c)
{
	return col_name[c];
}

bool
nu_col_of(struct nu_slice name, enum nu_col *out)
{
	uint64_t n;

	for (int i = 0; i < NU_NCOL; i++)
		if (nu_slice_is(name, col_name[i])) {
			*out = (enum nu_col)i;
			return true;
		}
	if (!nu_slice_u64(name, &n) || n < 1 || n > NU_NCOL)
		return false;
	*out = (enum nu_col)(n - 1);
	return true;
}

enum nu_kind
nu_kind_of(struct nu_slice w)
{
	static const uint8_t first[26] = {
		['d' - 'a'] = NU_K_DOC + 1, ['m' - 'a'] = NU_K_META + 1,
		['b' - 'a'] = NU_K_BLOCK + 1, ['c' - 'a'] = NU_K_CUT + 1,
		['s' - 'a'] = NU_K_SENTENCE + 1, ['e' - 'a'] = NU_K_ENTITY + 1,
		['q' - 'a'] = NU_K_QUOTE + 1, ['f' - 'a'] = NU_K_FIGURE + 1,
	};
	unsigned c = w.n ? (unsigned)(unsigned char)w.p[0] - 'a' : 26u;
	unsigned k = c < 26 ? first[c] : 0;

	if (k && nu_slice_is(w, kind_name[k - 1]))
		return (enum nu_kind)(k - 1);
	return nu_slice_is(w, "match") ? NU_K_MATCH : NU_K_OTHER;
}

static bool
fault(const char **why, const char *fmt, ...)
{
	static char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	*why = text;
	return false;
}

/* What bytes a line holds that need a closer look. */
enum { HIGH = 1, CONTROL = 2, BACKSLASH = 4 };

static unsigned
survey(struct nu_slice s)
{
	unsigned char high = 0, low = 0, back = 0;

	/* Plain loops over bytes: the compiler makes vectors of them. */
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		high |= c;
		low |= (c == 0) | (c == '\r');
		back |= c == '\\';
	}
	return (high & 0x80 ? HIGH : 0) | (low ? CONTROL : 0) |
	    (back ? BACKSLASH : 0);
}

static bool
number(const struct nu_rec *r, enum nu_col c, uint64_t *out)
{
	return nu_slice_u64(nu_rec_col(r, c), out);
}

static bool
is_score(struct nu_slice s)
{
	if (s.n != 4 || s.p[1] != '.')
		return s.n == 1 && s.p[0] == '-';
	if (s.p[0] == '1')
		return s.p[2] == '0' && s.p[3] == '0';
	return s.p[0] == '0' && s.p[2] >= '0' && s.p[2] <= '9' &&
	    s.p[3] >= '0' && s.p[3] <= '9';
}

/* The tab at or after at. Most columns are short: eight bytes at once, before
 * memchr is called. */
static const char *
find_tab(const char *at, const char *end)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	const uint64_t ones = 0x0101010101010101u;
	uint64_t x, hit;

	if (end - at >= 8) {
		memcpy(&x, at, 8);
		x ^= '\t' * ones;
		hit = (x - ones) & ~x & 0x80 * ones;
		if (hit)	/* the lowest is one, those above may not be */
			return at + __builtin_ctzll(hit) / 8;
		at += 8;
	}
#endif
	return memchr(at, '\t', (size_t)(end - at));
}

bool
nu_rec_parse(struct nu_rec *r, struct nu_slice line, const char **why)
{
	const char *at = line.p, *end = line.p + line.n;
	unsigned found;
	int c;

	r->f[0] = at;
	for (c = 1; c < NU_NCOL; c++) {
		const char *tab = find_tab(at, end);

		if (!tab && c == 1)
			return fault(why, "1 column where 10 are needed "
			    "(news-read makes a stream of pages and text)");
		if (!tab)
			return fault(why, "%d columns where 10 are needed", c);
		if (tab == at)
			return fault(why, "column %d (%s) is empty: write -", c,
			    col_name[c - 1]);
		r->f[c] = at = tab + 1;
	}
	r->f[NU_NCOL] = end + 1;
	if (at == end)
		return fault(why, "column 10 (text) is empty: write -");
	if (memchr(at, '\t', (size_t)(end - at)))
		return fault(why, "more than 10 columns");
	found = survey(line);
	if (found & CONTROL) {
		if (memchr(line.p, '\r', line.n))
			return fault(why, "a raw CR (lines end in LF alone; "
			    "inside a field CR is written \\r)");
		return fault(why, "a NUL byte");
	}
	if (found & HIGH) {
		size_t ok = nu_utf_valid(line);

		if (ok < line.n)
			return fault(why, "not UTF-8 at byte %zu of the line",
			    ok + 1);
	}
	if (found & BACKSLASH) {
		size_t ok = nu_esc_valid(line);

		if (ok < line.n)
			return fault(why, "no such escape: '%s' (there are "
			    "\\t \\n \\r \\\\)", nu_shown(nu_slice_sub(line, ok,
			    ok + 2)));
	}
	r->kind = (uint8_t)nu_kind_of(nu_rec_col(r, NU_KIND));
	r->drop = r->added = false;
	if (!number(r, NU_BEGIN, &r->begin))
		return fault(why, "begin is not a number: '%s'",
		    nu_shown(nu_rec_col(r, NU_BEGIN)));
	if (!number(r, NU_END, &r->end))
		return fault(why, "end is not a number: '%s'",
		    nu_shown(nu_rec_col(r, NU_END)));
	if (r->end < r->begin)
		return fault(why, "end %s lies before begin",
		    nu_shown(nu_rec_col(r, NU_END)));
	if (!is_score(nu_rec_col(r, NU_SCORE)))
		return fault(why, "score is not 0.00 to 1.00 or -: '%s'",
		    nu_shown(nu_rec_col(r, NU_SCORE)));
	return true;
}

int
nu_rec_cmp(const struct nu_rec *a, const struct nu_rec *b)
{
	int x = a->kind < NU_K_BLOCK ? a->kind : NU_K_BLOCK;
	int y = b->kind < NU_K_BLOCK ? b->kind : NU_K_BLOCK;

	if (x != y)
		return x - y;
	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind - b->kind;
	return nu_slice_cmp(a->raw, b->raw);
}
