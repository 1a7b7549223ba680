#include "base/in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/msg.h"

enum { START = 256 << 10 };

static struct nu_in *
make(const char *name, size_t cap)
{
	struct nu_in *in = nu_zalloc(1, sizeof *in);

	in->buf = nu_alloc(cap, 1);
	in->cap = cap;
	in->name = name;
	in->fd = -1;
	in->hold = SIZE_MAX;
	return in;
}

struct nu_in *
nu_in_open(const char *path)
{
	bool std = !strcmp(path, "-");
	int fd = std ? 0 : open(path, O_RDONLY | O_CLOEXEC);
	struct nu_in *in;

	if (fd < 0) {
		nu_warn("%s: cannot open: %s", nu_shown(nu_slice_str(path)),
		    strerror(errno));
		return NULL;
	}
	in = make(std ? "<stdin>" : path, START);
	in->fd = fd;
	return in;
}

struct nu_in *
nu_in_mem(struct nu_slice s, const char *name)
{
	/* A copy: readers own their buffer, and callers reuse theirs. */
	struct nu_in *in = make(name, s.n);

	if (s.n)
		memcpy(in->buf, s.p, s.n);
	in->end = s.n;
	in->eof = true;
	return in;
}

struct nu_in *
nu_in_from(const char *name, long (*fill)(void *, char *, size_t), void *ctx)
{
	struct nu_in *in = make(name, START);

	in->fill = fill;
	in->ctx = ctx;
	return in;
}

void
nu_in_close(struct nu_in *in)
{
	if (!in)
		return;
	if (in->fd > 0)
		close(in->fd);
	free(in->buf);
	free(in);
}

/* Reads more behind end; false at the end of the input. */
static bool
more(struct nu_in *in)
{
	size_t keep = in->hold < in->pos ? in->hold : in->pos;
	long n;

	if (in->eof)
		return false;
	if (in->cap - in->end < in->cap / 2) {
		if (keep > in->cap / 2) {
			memmove(in->buf, in->buf + keep, in->end - keep);
			in->pos -= keep;
			in->end -= keep;
			in->last = in->last > keep ? in->last - keep : 0;
			in->base += keep;
			if (in->hold != SIZE_MAX)
				in->hold -= keep;
		} else if (in->end == in->cap) {
			in->cap = in->cap * 2;
			in->buf = nu_realloc(in->buf, in->cap, 1);
		}
	}
	do
		n = in->fill ? in->fill(in->ctx, in->buf + in->end,
		    in->cap - in->end) :
		    read(in->fd, in->buf + in->end, in->cap - in->end);
	while (n < 0 && !in->fill && errno == EINTR);
	if (n < 0) {
		if (!in->fill)
			nu_warn("%s: read error: %s",
			    nu_shown(nu_slice_str(in->name)), strerror(errno));
		in->failed = true;
	}
	if (n <= 0) {
		in->eof = true;
		return false;
	}
	in->end += (size_t)n;
	return true;
}

int
nu_in_line(struct nu_in *in, struct nu_slice *line)
{
	size_t seen = 0;	/* bytes after pos known to hold no LF */

	for (;;) {
		char *at = in->buf + in->pos;
		size_t n = in->end - in->pos;
		char *lf = n > seen ? memchr(at + seen, '\n', n - seen) : NULL;

		if (lf) {
			*line = nu_slice(at, (size_t)(lf - at));
			in->last = in->pos;
			in->pos += line->n + 1;
			in->line++;
			return 1;
		}
		seen = n;
		if (more(in))
			continue;
		if (n == 0)
			return 0;
		*line = nu_slice(in->buf + in->pos, n);
		in->last = in->pos;
		in->pos = in->end;
		in->unended = true;
		in->line++;
		return 1;
	}
}

void
nu_in_unline(struct nu_in *in)
{
	in->pos = in->last;
	in->line--;
	in->unended = false;
}

struct nu_slice
nu_in_all(struct nu_in *in)
{
	size_t from;

	while (more(in))
		;
	from = in->pos;
	in->pos = in->end;
	return nu_slice(in->buf + from, in->end - from);
}

struct nu_slice
nu_in_peek(struct nu_in *in, size_t n)
{
	while (in->end - in->pos < n && more(in))
		;
	return nu_slice(in->buf + in->pos, in->end - in->pos);
}

void
nu_in_skip(struct nu_in *in, size_t n)
{
	in->pos += n < in->end - in->pos ? n : in->end - in->pos;
}
