#include "base/tty.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/utf.h"

static bool
is_bidi(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	    c == 0x200e || c == 0x200f || c == 0x061c;
}

void
nu_tty_safe(struct nu_buf *b, struct nu_slice s)
{
	for (size_t i = 0; i < s.n; ) {
		uint32_t c;
		size_t n = nu_utf_get(nu_slice_sub(s, i, s.n), &c);

		if (n == 0) {
			nu_buf_fmt(b, "\\x%02X", (unsigned char)s.p[i++]);
			continue;
		}
		if (c < 0x20)
			nu_utf_put(b, 0x2400 + c);
		else if (c == 0x7f)
			nu_utf_put(b, 0x2421);
		else if ((c >= 0x80 && c < 0xa0) || is_bidi(c) ||
		    c == 0x2028 || c == 0x2029 || c == 0xfeff)
			nu_buf_fmt(b, "<U+%04X>", (unsigned)c);
		else
			nu_buf_add(b, s.p + i, n);
		i += n;
	}
}

bool
nu_tty_when(const char *s, enum nu_when *out)
{
	static const char *const name[] = { "auto", "always", "never" };

	for (int i = 0; i < 3; i++)
		if (!strcmp(s, name[i])) {
			*out = (enum nu_when)i;
			return true;
		}
	return false;
}

bool
nu_tty_colour(int fd, enum nu_when when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when != NU_AUTO)
		return when == NU_ALWAYS;
	return isatty(fd) && !(no && *no) && term && strcmp(term, "dumb");
}
