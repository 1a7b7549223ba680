#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/msg.h"

enum { BLOCK = 128 << 10 };

static struct nu_out std = { .fd = 1, .name = "<stdout>" };

static _Noreturn void
fail(struct nu_out *out)
{
	int e = errno;

	out->b.n = 0;	/* nu_die flushes, which would fail again */
	if (e == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	nu_die("%s: write error: %s", out->name, strerror(e));
}

static void
write_all(struct nu_out *out, const char *p, size_t n)
{
	while (n) {
		ssize_t k = write(out->fd, p, n);

		if (k < 0) {
			if (errno == EINTR)
				continue;
			fail(out);
		}
		p += k;
		n -= (size_t)k;
	}
}

static void
flush_std(void)
{
	nu_out_flush(&std);
}

struct nu_out *
nu_out_std(void)
{
	nu_msg_before(flush_std);
	std.eager = isatty(1);
	return &std;
}

struct nu_out *
nu_out_mem(void)
{
	struct nu_out *out = nu_zalloc(1, sizeof *out);

	out->fd = -1;
	out->name = "<memory>";
	return out;
}

struct nu_out *
nu_out_file(const char *path)
{
	struct nu_out *out = nu_out_mem();

	out->name = path;
	out->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (out->fd < 0)
		nu_die("%s: cannot create: %s", nu_shown(nu_slice_str(path)),
		    strerror(errno));
	return out;
}

void
nu_out_flush(struct nu_out *out)
{
	size_t n = out->b.n;

	if (out->fd < 0 || !n)
		return;
	out->b.n = 0;
	write_all(out, out->b.p, n);
}

void
nu_out_put(struct nu_out *out, struct nu_slice s)
{
	if (out->fd >= 0 && out->b.n + s.n > BLOCK) {
		nu_out_flush(out);
		if (s.n >= BLOCK) {
			write_all(out, s.p, s.n);
			return;
		}
	}
	nu_buf_put(&out->b, s);
}

void
nu_out_str(struct nu_out *out, const char *s)
{
	nu_out_put(out, nu_slice_str(s));
}

void
nu_out_byte(struct nu_out *out, char c)
{
	nu_out_put(out, nu_slice(&c, 1));
}

void
nu_out_fmt(struct nu_out *out, const char *fmt, ...)
{
	char tmp[512];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n < sizeof tmp) {
		nu_out_put(out, nu_slice(tmp, (size_t)n));
		return;
	}
	char *big = nu_alloc((size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(big, (size_t)n + 1, fmt, ap);
	va_end(ap);
	nu_out_put(out, nu_slice(big, (size_t)n));
	free(big);
}

void
nu_out_pause(struct nu_out *out)
{
	if (out->eager)
		nu_out_flush(out);
}

void
nu_out_end(struct nu_out *out)
{
	nu_out_flush(out);
	/* A network file system may report a full disk only here. */
	if (out->fd >= 0 && close(out->fd) < 0 && errno != EINTR)
		fail(out);
	out->fd = -1;
}

void
nu_out_free(struct nu_out *out)
{
	nu_buf_free(&out->b);
	if (out != &std)
		free(out);
}
