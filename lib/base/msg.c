#include "base/msg.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/tty.h"

enum { REPEATS = 10, KINDS = 128, KINDTEXT = 120 };

static struct {
	const char *name;
	void (*flush)(void);
	bool strict, mute;
	int status;
	struct { char what[KINDTEXT]; unsigned long n; } seen[KINDS];
	size_t nseen;
} M = { .name = "newsutils" };

void nu_msg_name(const char *program) { M.name = program; }
const char *nu_msg_program(void) { return M.name; }
void nu_msg_strict(bool on) { M.strict = on; }
void nu_msg_mute(bool on) { M.mute = on; }
void nu_msg_before(void (*flush)(void)) { M.flush = flush; }
int nu_status(void) { return M.status; }

static void
put(const char *line, size_t n)
{
	if (M.flush)
		M.flush();
	/* One write, so that the messages of a pipeline do not interleave. */
	while (write(2, line, n) < 0 && errno == EINTR)
		;
}

/* "PROGRAM: MESSAGE\n" in line; returns its length. */
static size_t
compose(char *line, size_t size, const char *fmt, va_list ap)
{
	int n = snprintf(line, size, "%s: ", M.name);
	int k = vsnprintf(line + n, size - (size_t)n - 1, fmt, ap);

	n += k < 0 ? 0 : k;
	if ((size_t)n > size - 2)
		n = (int)size - 2;
	line[n++] = '\n';
	return (size_t)n;
}

/* The kind of a message: its text without what differs from one to the next,
 * the file and line before it, numbers, and what stands in quotes. */
static void
kind(char *to, size_t size, const char *line, size_t n)
{
	size_t at = strlen(M.name) + 2, k = 0, i;

	for (i = at; i + 2 < n && line[i] != ' '; i++)
		if (line[i] == ':' && line[i + 1] >= '0' && line[i + 1] <= '9') {
			while (i + 1 < n && line[i + 1] >= '0' &&
			    line[i + 1] <= '9')
				i++;
			if (line[i + 1] == ':') {
				at = i + 3;
				break;
			}
		}
	for (i = at; i + 1 < n && k + 4 < size; i++) {
		if (line[i] == '\'') {
			const char *q = memchr(line + i + 1, '\'', n - i - 1);

			if (q) {
				memcpy(to + k, "'*'", 3);
				k += 3;
				i = (size_t)(q - line);
				continue;
			}
		}
		if (line[i] >= '0' && line[i] <= '9') {
			if (!k || to[k - 1] != '*')
				to[k++] = '*';
			continue;
		}
		to[k++] = line[i];
	}
	to[k] = '\0';
}

static void
say(const char *fmt, va_list ap)
{
	char line[2048], what[KINDTEXT];
	size_t n, i;

	if (M.mute)
		return;
	n = compose(line, sizeof line, fmt, ap);
	kind(what, sizeof what, line, n);
	for (i = 0; i < M.nseen && strcmp(M.seen[i].what, what); i++)
		;
	if (i == M.nseen && M.nseen < KINDS)
		memcpy(M.seen[M.nseen++].what, what, sizeof what);
	if (i == KINDS || ++M.seen[i].n <= REPEATS)
		put(line, n);
}

void
nu_warn(const char *fmt, ...)
{
	va_list ap;

	M.status = 2;
	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	if (M.strict)
		exit(2);
}

void
nu_note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

void
nu_die(const char *fmt, ...)
{
	va_list ap;

	char line[2048];

	M.status = 2;
	va_start(ap, fmt);
	put(line, compose(line, sizeof line, fmt, ap));
	va_end(ap);
	exit(2);
}

const char *
nu_shown(struct nu_slice s)
{
	enum { MAX = 60, RING = 8 };
	static struct nu_buf ring[RING];
	static unsigned at;
	struct nu_buf *b = &ring[at++ % RING];
	bool cut = s.n > MAX;
	size_t n = cut ? MAX : s.n;

	while (cut && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	nu_buf_clear(b);
	nu_tty_safe(b, nu_slice(s.p, n));
	nu_buf_str(b, cut ? "..." : "");
	nu_buf_byte(b, '\0');
	return b->p;
}

int
nu_msg_end(void)
{
	for (size_t i = 0; i < M.nseen; i++) {
		struct nu_buf b = { 0 };

		if (M.seen[i].n <= REPEATS)
			continue;
		nu_buf_fmt(&b, "%s: %lu more like: %s\n", M.name,
		    M.seen[i].n - REPEATS, M.seen[i].what);
		put(b.p, b.n);
		nu_buf_free(&b);
	}
	M.nseen = 0;
	return M.status;
}
