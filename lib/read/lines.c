#include "read/lines.h"

#include "base/utf.h"

unsigned
nu_lines_survey(struct nu_slice s)
{
	unsigned char high = 0, nul = 0, odd = 0, esc = 0, prev = 0;

	/* Plain loops over bytes: the compiler makes vectors of them. */
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		high |= c;
		nul |= c == 0;
		odd |= (unsigned char)(c - 0x0b) < 3;
		esc |= (c == '\t') | (c == '\\') | (c == '\r');
	}
	for (size_t i = 1; (high & 0x80) && i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		unsigned char b = (unsigned char)s.p[i - 1];

		prev |= ((b == 0x80) & ((c & 0xfe) == 0xa8)) |
		    ((b == 0xc2) & (c == 0x85));
	}
	return (nul ? NU_LINES_NUL : 0) | (high & 0x80 ? NU_LINES_HIGH : 0) |
	    (odd | prev ? NU_LINES_ODD : 0) | (esc ? NU_LINES_ESCAPE : 0);
}

struct nu_lines
nu_lines_of(struct nu_slice text, unsigned flags)
{
	return (struct nu_lines){ text, 0, flags & NU_LINES_ODD,
	    !(flags & NU_LINES_ESCAPE) };
}

/* Offset of the first line end in s, or s.n. */
static size_t
line_end(struct nu_slice s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	for (size_t i = 0; i < s.n; i++) {
		if (p[i] > '\r' && p[i] < 0x80)
			continue;
		if (p[i] >= '\n' && p[i] <= '\r')
			return i;
		if (p[i] == 0xc2 && i + 1 < s.n && p[i + 1] == 0x85)
			return i;
		if (p[i] == 0xe2 && i + 2 < s.n && p[i + 1] == 0x80 &&
		    (p[i + 2] & 0xfe) == 0xa8)
			return i;
	}
	return s.n;
}

bool
nu_lines_next(struct nu_lines *l, size_t *begin, size_t *end)
{
	while (l->at < l->text.n) {
		struct nu_slice rest = nu_slice_sub(l->text, l->at, l->text.n);
		struct nu_slice line = rest;
		const char *lf;

		if (l->odd) {
			line.n = line_end(rest);
		} else if ((lf = memchr(rest.p, '\n', rest.n))) {
			line.n = (size_t)(lf - rest.p);
		}
		/* Past the end's first byte; what is left of a longer one is
		 * white space, or, of a character, part of this step. */
		l->at += line.n + 1;
		if (line.n < rest.n)
			while (l->at < l->text.n &&
			    ((unsigned char)l->text.p[l->at] & 0xc0) == 0x80)
				l->at++;
		line = nu_utf_trim(line);
		if (!line.n)
			continue;
		*begin = (size_t)(line.p - l->text.p);
		*end = *begin + line.n;
		return true;
	}
	return false;
}

struct nu_slice
nu_lines_valid(struct nu_slice text, struct nu_buf *b, size_t *bad,
    size_t *first, unsigned *flags)
{
	const char *nul = NULL;

	*bad = 0;
	*flags = nu_lines_survey(text);
	if (!(*flags & (NU_LINES_NUL | NU_LINES_HIGH)))
		return text;
	*first = *flags & NU_LINES_HIGH ? nu_utf_valid(text) : text.n;
	if (*flags & NU_LINES_NUL)
		nul = memchr(text.p, 0, *first);
	if (nul)
		*first = (size_t)(nul - text.p);
	if (*first == text.n)
		return text;
	nu_buf_clear(b);
	*bad = nu_utf_repair(b, text);
	*flags = nu_lines_survey(nu_buf_slice(b));
	return nu_buf_slice(b);
}
