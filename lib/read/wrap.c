#include "read/wrap.h"

#include "base/utf.h"

enum { WIDEST = 120, SHORT = 20 };

static unsigned
first_class(struct nu_slice s)
{
	uint32_t c;

	return nu_utf_get(s, &c) ? nu_utf_class(c) : 0;
}

/* The longest line that others come near: lines over WIDEST are paragraphs,
 * not lines of one. 0 when too few lines are that long. */
static size_t
find_margin(struct nu_lines l)
{
	size_t count[WIDEST + 1] = { 0 }, lines = 0, over = 0, near = 0, b, e;
	size_t longest = 0, sum = 0;

	while (nu_lines_next(&l, &b, &e)) {
		size_t n = nu_utf_count(nu_slice_sub(l.text, b, e));

		lines++;
		if (n > WIDEST)
			over++;
		else
			count[n]++;
	}
	if (lines < 3 || over * 10 > lines)
		return 0;
	/* A stray long line or two does not make the margin. */
	for (longest = WIDEST; longest > 0 && sum <= (lines - over) / 50;
	    longest--)
		sum += count[longest];
	longest++;
	for (size_t n = longest > 12 ? longest - 12 : 0; n <= WIDEST; n++)
		near += count[n];
	return longest >= 40 && near * 3 >= lines ? longest : 0;
}

struct nu_wrap
nu_wrap_of(struct nu_slice text, unsigned flags)
{
	struct nu_wrap w = { .lines = nu_lines_of(text, flags) };

	w.margin = find_margin(w.lines);
	return w;
}

/* The number of line ends in the white space s; what stands behind the last. */
static size_t
line_ends(struct nu_slice s, size_t *indent)
{
	size_t n = 0;

	*indent = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || (s.p[i] == '\r' &&
		    (i + 1 == s.n || s.p[i + 1] != '\n'))) {
			n++;
			*indent = 0;
		} else {
			++*indent;
		}
	return n;
}

/* "- x", "* x", "• x", "1. x", "(a) x". */
static bool
is_item(struct nu_slice s)
{
	uint32_t c;
	size_t n = nu_utf_get(s, &c), i = 0;

	if (c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0x2013 ||
	    c == 0x2014 || c == 0x25cf || c == 0xb7 || c == '>')
		return n < s.n && s.p[n] == ' ';
	i += c == '(';
	while (i < s.n && i < 3 && nu_utf_ascii[s.p[i] & 127] & NU_CC_DIGIT)
		i++;
	if (i == (c == '('))	/* no number: one letter */
		i += i < s.n && nu_utf_ascii[s.p[i] & 127] & NU_CC_LETTER;
	return i > (c == '(') && i + 1 < s.n &&
	    (s.p[i] == ')' || (s.p[i] == '.' && c != '(')) &&
	    s.p[i + 1] == ' ' && (s.p[i] == ')' || i > 1 ||
	    nu_utf_ascii[s.p[0] & 127] & NU_CC_DIGIT);
}

/* How far the lines of an item hang in: to where its text begins. */
static size_t
hang(struct nu_slice item)
{
	size_t i = 0;

	while (i < item.n && item.p[i] != ' ')
		i++;
	while (i < item.n && item.p[i] == ' ')
		i++;
	return i;
}

static bool
has_letter(struct nu_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] & 0x80 || nu_utf_ascii[(unsigned char)s.p[i]] &
		    (NU_CC_LETTER | NU_CC_DIGIT))
			return true;
	return false;
}

/* Whether the line [b, e) goes on in the next, [nb, ne). */
static bool
joins(const struct nu_wrap *w, size_t b, size_t e, size_t nb, size_t ne)
{
	struct nu_slice t = w->lines.text, line = nu_slice_sub(t, b, e);
	struct nu_slice next = nu_slice_sub(t, nb, ne), word = next;
	const char *space = memchr(next.p, ' ', next.n);
	size_t indent, before = 0, width;
	uint32_t last;
	bool stop;

	if (line_ends(nu_slice_sub(t, e, nb), &indent) != 1)
		return false;
	while (before < b && (t.p[b - before - 1] == ' ' ||
	    t.p[b - before - 1] == '\t'))
		before++;
	if (indent > before && is_item(line))
		before += hang(line);
	if (indent > before || is_item(next) || !has_letter(line) ||
	    !has_letter(next))
		return false;
	if (space)
		word.n = (size_t)(space - next.p);
	width = nu_utf_count(line);
	if (w->margin && width + 1 + nu_utf_count(word) > w->margin)
		return true;
	nu_utf_last(line, &last);
	stop = last == '.' || last == '!' || last == '?' || last == ':' ||
	    last == '"' || last == 0x201d || last == 0x2026;
	return !stop && width > SHORT && first_class(next) & NU_CC_LOWER &&
	    (w->margin == 0 || width * 2 > w->margin);
}

bool
nu_wrap_next(struct nu_wrap *w, size_t *begin, size_t *end)
{
	size_t b, e;

	if (!w->ahead && !nu_lines_next(&w->lines, &w->begin, &w->end))
		return false;
	*begin = b = w->begin;
	*end = e = w->end;
	while ((w->ahead = nu_lines_next(&w->lines, &w->begin, &w->end)) &&
	    joins(w, b, e, w->begin, w->end)) {
		b = w->begin;
		*end = e = w->end;
	}
	return true;
}
