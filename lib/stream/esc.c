#include "stream/esc.h"

static const char code[256] = {
	['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\',
};

static char
decode(char c)
{
	switch (c) {
	case 't': return '\t';
	case 'n': return '\n';
	case 'r': return '\r';
	case '\\': return '\\';
	}
	return 0;
}

/* Whether a byte of s needs an escape; the compiler makes vectors of it. */
static bool
needed(struct nu_slice s)
{
	unsigned char found = 0;

	for (size_t i = 0; i < s.n; i++)
		found |= (s.p[i] == '\t') | (s.p[i] == '\n') |
		    (s.p[i] == '\r') | (s.p[i] == '\\');
	return found;
}

void
nu_esc_add(struct nu_buf *b, struct nu_slice s)
{
	size_t from = 0;

	if (!needed(s)) {
		nu_buf_put(b, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		char c = code[(unsigned char)s.p[i]];

		if (!c)
			continue;
		nu_buf_add(b, s.p + from, i - from);
		nu_buf_byte(b, '\\');
		nu_buf_byte(b, c);
		from = i + 1;
	}
	nu_buf_add(b, s.p + from, s.n - from);
}

void
nu_esc_undo(struct nu_buf *b, struct nu_slice f)
{
	for (;;) {
		const char *p = f.n ? memchr(f.p, '\\', f.n) : NULL;
		size_t k = p ? (size_t)(p - f.p) : f.n;
		char c;

		nu_buf_add(b, f.p, k);
		f = nu_slice_sub(f, k, f.n);
		if (!f.n)
			return;
		c = f.n > 1 ? decode(f.p[1]) : 0;
		nu_buf_byte(b, c ? c : '\\');
		f = nu_slice_sub(f, c ? 2 : 1, f.n);
	}
}

size_t
nu_esc_valid(struct nu_slice f)
{
	for (size_t i = 0; i < f.n; i++)
		if (f.p[i] == '\\') {
			if (i + 1 == f.n || !decode(f.p[i + 1]))
				return i;
			i++;
		}
	return f.n;
}
