#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/msg.h"

enum { RAW = 256 << 10 };

enum state { START, PLAIN, MEMBER, BETWEEN, LOST, DONE };

/* A gzip member: where it begins in the file and in the content. */
struct member {
	uint64_t file, content;
};

struct nu_source {
	struct nu_in *in;
	const char *name;
	int fd;			/* -1: all of it is in raw */
	unsigned char *raw;	/* as in the file */
	size_t pos, end;
	uint64_t base;		/* offset in the file of raw[0] */
	uint64_t content;	/* bytes given so far */
	uint64_t again;		/* bytes of the file looked at twice */
	enum state state;
	bool eof, failed, zip, inflating, told;
	z_stream z;
	struct member *member;	/* from the one asked for last */
	size_t nmember, capmember, at;
};

/* Reads on until n bytes lie at pos; false when there are fewer. */
static bool
want(struct nu_source *s, size_t n)
{
	while (s->end - s->pos < n && !s->eof) {
		ssize_t k;

		if (s->pos) {
			memmove(s->raw, s->raw + s->pos, s->end - s->pos);
			s->base += s->pos;
			s->end -= s->pos;
			s->pos = 0;
		}
		k = read(s->fd, s->raw + s->end, RAW - s->end);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0) {
			nu_warn("%s: read error: %s",
			    nu_shown(nu_slice_str(s->name)), strerror(errno));
			s->failed = true;
		}
		if (k <= 0)
			s->eof = true;
		else
			s->end += (size_t)k;
	}
	return s->end - s->pos >= n;
}

static uint64_t
here(const struct nu_source *s)
{
	return s->base + s->pos;
}

/* A gzip header lies at pos: the two magic bytes, deflate, no unknown flag. */
static bool
at_member(struct nu_source *s)
{
	return want(s, 10) && s->raw[s->pos] == 0x1f &&
	    s->raw[s->pos + 1] == 0x8b && s->raw[s->pos + 2] == 8 &&
	    !(s->raw[s->pos + 3] & 0xe0);
}

static void
fault(struct nu_source *s, const char *what)
{
	const struct member *m = s->nmember ? &s->member[s->nmember - 1] : NULL;

	nu_warn("%s: gzip member at byte %llu: %s",
	    nu_shown(nu_slice_str(s->name)),
	    (unsigned long long)(m ? m->file : 0), what);
	s->told = true;
}

static void
begin_member(struct nu_source *s)
{
	if (s->inflating)
		inflateReset(&s->z);
	else if (inflateInit2(&s->z, 16 + MAX_WBITS) != Z_OK)
		nu_die("out of memory");
	s->inflating = true;
	/* Members that were asked past are no longer needed. */
	if (s->at > 64) {
		memmove(s->member, s->member + s->at,
		    (s->nmember - s->at) * sizeof *s->member);
		s->nmember -= s->at;
		s->at = 0;
	}
	NU_GROW(s->member, s->nmember, s->capmember);
	s->member[s->nmember++] = (struct member){ here(s), s->content };
	s->state = MEMBER;
}

static size_t
copy(struct nu_source *s, char *p, size_t n)
{
	size_t have = s->end - s->pos;

	if (have > n)
		have = n;
	memcpy(p, s->raw + s->pos, have);
	s->pos += have;
	return have;
}

/* The stream is damaged: what was taken for its rest may be the next member,
 * when this one was cut short. Back to where it began, or as far as the buffer
 * goes; not so often that a hostile file could make it slow. */
static void
go_back(struct nu_source *s)
{
	uint64_t from = s->member[s->nmember - 1].file + 1;
	size_t to = from > s->base ? (size_t)(from - s->base) : 0;

	if (to >= s->pos || s->again > s->base + 4 * (uint64_t)RAW)
		return;
	s->again += s->pos - to;
	s->pos = to;
}

/* Inflates into p; moves state on at the member's end or at damage. */
static size_t
inflate_some(struct nu_source *s, char *p, size_t n)
{
	uInt room = n > 1u << 30 ? 1u << 30 : (uInt)n;
	int rc;

	s->z.next_in = s->raw + s->pos;
	s->z.avail_in = (uInt)(s->end - s->pos);
	s->z.next_out = (unsigned char *)p;
	s->z.avail_out = room;
	rc = inflate(&s->z, Z_NO_FLUSH);
	s->pos = s->end - s->z.avail_in;
	switch (rc) {
	case Z_OK:
	case Z_BUF_ERROR:
		break;
	case Z_STREAM_END:
		s->state = BETWEEN;
		break;
	case Z_MEM_ERROR:
		nu_die("out of memory");
	default:
		fault(s, s->z.msg ? s->z.msg : "damaged");
		s->state = LOST;
		go_back(s);
	}
	return room - s->z.avail_out;
}

/* After damage: on to the next member's header. */
static void
find_member(struct nu_source *s)
{
	while (want(s, 10)) {
		unsigned char *p = s->raw + s->pos;
		unsigned char *q = memchr(p, 0x1f, s->end - s->pos - 9);

		s->pos = q ? (size_t)(q - s->raw) : s->end - 9;
		if (q && at_member(s)) {
			s->state = BETWEEN;
			return;
		}
		if (q)
			s->pos++;
	}
	s->state = DONE;
}

/* After a member: another one, zero padding, or what should not be there. */
static void
next_member(struct nu_source *s)
{
	while (want(s, 1) && !s->raw[s->pos])
		s->pos++;
	if (!want(s, 1)) {
		s->state = DONE;
	} else if (at_member(s)) {
		begin_member(s);
	} else {
		if (!s->told)
			nu_warn("%s: no gzip member at byte %llu",
			    nu_shown(nu_slice_str(s->name)),
			    (unsigned long long)here(s));
		s->told = true;
		s->state = LOST;
	}
}

static long
fill(void *ctx, char *p, size_t n)
{
	struct nu_source *s = ctx;
	size_t k = 0;

	while (k == 0 && s->state != DONE) {
		switch (s->state) {
		case START:
			s->zip = at_member(s);
			if (s->zip)
				begin_member(s);
			else
				s->state = PLAIN;
			break;
		case PLAIN:
			if (want(s, 1))
				k = copy(s, p, n);
			else
				s->state = DONE;
			break;
		case MEMBER:
			if (!want(s, 1) && !s->failed)
				fault(s, "cut short");
			if (s->pos == s->end)
				s->state = DONE;
			else
				k = inflate_some(s, p, n);
			break;
		case BETWEEN:
			next_member(s);
			break;
		case LOST:
			find_member(s);
			/* What comes next does not go on its last line. */
			if (s->state == BETWEEN)
				p[k++] = '\n';
			break;
		case DONE:
			break;
		}
	}
	s->content += k;
	return k == 0 && s->failed ? -1 : (long)k;
}

static struct nu_source *
make(int fd, const char *name)
{
	struct nu_source *s = nu_zalloc(1, sizeof *s);

	s->fd = fd;
	s->name = name;
	s->in = nu_in_from(name, fill, s);
	return s;
}

struct nu_source *
nu_source_open(const char *path, const char *name)
{
	bool std = !strcmp(path, "-");
	int fd = std ? 0 : open(path, O_RDONLY | O_CLOEXEC);
	struct nu_source *s;
	struct stat st;

	if (fd < 0) {
		nu_warn("%s: cannot open: %s", nu_shown(nu_slice_str(name)),
		    strerror(errno));
		return NULL;
	}
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		nu_warn("%s: is a directory (-r reads the files in it)",
		    nu_shown(nu_slice_str(name)));
		if (!std)
			close(fd);
		return NULL;
	}
	s = make(fd, name);
	s->raw = nu_alloc(RAW, 1);
	return s;
}

struct nu_source *
nu_source_mem(struct nu_slice m, const char *name)
{
	struct nu_source *s = make(-1, name);

	s->raw = nu_alloc(m.n, 1);
	if (m.n)
		memcpy(s->raw, m.p, m.n);
	s->end = m.n;
	s->eof = true;
	return s;
}

struct nu_in *
nu_source_in(struct nu_source *s)
{
	return s->in;
}

uint64_t
nu_source_offset(struct nu_source *s, uint64_t at)
{
	if (!s->zip)
		return at;
	while (s->at + 1 < s->nmember && s->member[s->at + 1].content <= at)
		s->at++;
	return s->nmember ? s->member[s->at].file : 0;
}

void
nu_source_close(struct nu_source *s)
{
	if (!s)
		return;
	if (s->inflating)
		inflateEnd(&s->z);
	if (s->fd > 0)
		close(s->fd);
	nu_in_close(s->in);
	free(s->raw);
	free(s->member);
	free(s);
}
