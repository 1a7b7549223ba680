#include "match/temp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/msg.h"

enum { RUNS = 128 /* merged at once */, LEAST = 1024 /* pairs in memory */ };

struct nu_run {
	uint64_t at, end;	/* bytes of the file not read yet */
	struct nu_pair *v;
	size_t n, pos, cap;
};

static const char *
temp_dir(void)
{
	const char *dir = getenv("TMPDIR");

	return dir && *dir ? dir : "/tmp";
}

int
nu_temp_open(void)
{
	const char *dir = temp_dir();
	struct nu_buf path = { 0 };
	int fd = -1;

#ifdef O_TMPFILE
	fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
	if (fd < 0) {
		nu_buf_str(&path, dir);
		nu_buf_str(&path, "/news-XXXXXX");
		nu_buf_byte(&path, '\0');
		fd = mkstemp(path.p);
		if (fd >= 0)
			unlink(path.p);
	}
	if (fd < 0)
		nu_die("%s: cannot create a temporary file: %s",
		    nu_shown(nu_slice_str(dir)), strerror(errno));
	nu_buf_free(&path);
	return fd;
}

void
nu_temp_write(int fd, uint64_t at, const void *p, size_t n)
{
	const char *from = p;

	while (n) {
		ssize_t k = pwrite(fd, from, n, (off_t)at);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			nu_die("%s: cannot write a temporary file: %s",
			    nu_shown(nu_slice_str(temp_dir())),
			    strerror(errno));
		from += k;
		at += (uint64_t)k;
		n -= (size_t)k;
	}
}

void
nu_temp_read(int fd, uint64_t at, void *p, size_t n)
{
	char *to = p;

	while (n) {
		ssize_t k = pread(fd, to, n, (off_t)at);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			nu_die("%s: cannot read a temporary file: %s",
			    nu_shown(nu_slice_str(temp_dir())),
			    k ? strerror(errno) : "it ends too early");
		to += k;
		at += (uint64_t)k;
		n -= (size_t)k;
	}
}

void
nu_store_start(struct nu_store *s, size_t limit)
{
	*s = (struct nu_store){ .limit = limit, .fd = -1 };
}

uint64_t
nu_store_add(struct nu_store *s, struct nu_slice p)
{
	uint64_t at = s->filed + s->b.n;

	if (s->b.n && s->b.n + p.n > s->limit) {
		if (s->fd < 0)
			s->fd = nu_temp_open();
		nu_temp_write(s->fd, s->filed, s->b.p, s->b.n);
		s->filed += s->b.n;
		nu_buf_clear(&s->b);
		at = s->filed;
	}
	nu_buf_put(&s->b, p);
	return at;
}

struct nu_slice
nu_store_get(struct nu_store *s, uint64_t at, size_t n)
{
	if (!n)
		return NU_S("");
	if (at >= s->filed)
		return nu_slice(s->b.p + (at - s->filed), n);
	nu_buf_clear(&s->got);
	nu_buf_room(&s->got, n);
	nu_temp_read(s->fd, at, s->got.p, n);
	s->got.n = n;
	return nu_buf_slice(&s->got);
}

void
nu_store_free(struct nu_store *s)
{
	if (s->fd >= 0)
		close(s->fd);
	nu_buf_free(&s->b);
	nu_buf_free(&s->got);
	s->fd = -1;
}

void
nu_sorter_start(struct nu_sorter *s, size_t limit)
{
	*s = (struct nu_sorter){ .fd = -1 };
	s->most = limit / (2 * sizeof *s->v);	/* half is for sorting */
	if (s->most < LEAST)
		s->most = LEAST;
}

static unsigned
byte_of(struct nu_pair p, unsigned k)
{
	return (unsigned)((k < 8 ? p.b >> (8 * k) : p.a >> (8 * (k - 8))) &
	    0xff);
}

/* Radix sort, least byte first; bytes that are the same everywhere are passed
 * over. */
static void
sort_memory(struct nu_sorter *s)
{
	struct nu_pair *from = s->v, *to;

	if (s->n < 2)
		return;
	to = s->aux = nu_realloc(s->aux, s->cap, sizeof *s->aux);
	for (unsigned k = 0; k < 16; k++) {
		size_t count[256] = { 0 }, sum = 0;
		struct nu_pair *t;

		for (size_t i = 0; i < s->n; i++)
			count[byte_of(from[i], k)]++;
		if (count[byte_of(from[0], k)] == s->n)
			continue;
		for (int i = 0; i < 256; i++) {
			size_t c = count[i];

			count[i] = sum;
			sum += c;
		}
		for (size_t i = 0; i < s->n; i++)
			to[count[byte_of(from[i], k)]++] = from[i];
		t = from, from = to, to = t;
	}
	s->v = from;
	s->aux = to;
}

static void
drop_equal(struct nu_sorter *s)
{
	size_t m = 0;

	for (size_t i = 0; i < s->n; i++)
		if (!m || s->v[i].a != s->v[m - 1].a ||
		    s->v[i].b != s->v[m - 1].b)
			s->v[m++] = s->v[i];
	s->n = m;
}

static struct nu_run *
new_run(struct nu_sorter *s)
{
	struct nu_run *r;

	NU_GROW(s->run, s->nrun, s->caprun);
	r = &s->run[s->nrun++];
	*r = (struct nu_run){ .at = s->filed, .end = s->filed };
	return r;
}

static void
put_run(struct nu_sorter *s, int fd, struct nu_run *r, const struct nu_pair *v,
    size_t n)
{
	nu_temp_write(fd, r->end, v, n * sizeof *v);
	r->end += n * sizeof *v;
	s->filed = r->end;
}

static void start_merge(struct nu_sorter *s);

/* All runs made one, in a new file. */
static void
merge_runs(struct nu_sorter *s)
{
	struct nu_sorter t = { .fd = nu_temp_open() };
	struct nu_run *r = new_run(&t);
	size_t n = 0;

	start_merge(s);
	while (nu_sorter_next(s, &s->v[n]))
		if (++n == s->most) {
			put_run(&t, t.fd, r, s->v, n);
			n = 0;
		}
	put_run(&t, t.fd, r, s->v, n);
	for (size_t i = 0; i < s->nrun; i++)
		free(s->run[i].v);
	free(s->run);
	free(s->heap);
	close(s->fd);
	s->run = t.run;
	s->nrun = t.nrun;
	s->caprun = t.caprun;
	s->heap = NULL;
	s->fd = t.fd;
	s->filed = t.filed;
	s->merging = s->any = false;
}

static void
flush_run(struct nu_sorter *s)
{
	sort_memory(s);
	drop_equal(s);
	if (s->fd < 0)
		s->fd = nu_temp_open();
	put_run(s, s->fd, new_run(s), s->v, s->n);
	s->n = 0;
	if (s->nrun == RUNS)
		merge_runs(s);
}

void
nu_sorter_add(struct nu_sorter *s, uint64_t a, uint64_t b)
{
	if (s->n == s->cap && s->cap < s->most) {
		s->cap = s->cap ? s->cap * 2 : LEAST;
		if (s->cap > s->most)
			s->cap = s->most;
		s->v = nu_realloc(s->v, s->cap, sizeof *s->v);
	}
	if (s->n == s->cap)
		flush_run(s);
	s->v[s->n++] = (struct nu_pair){ a, b };
}

static bool
refill(struct nu_sorter *s, struct nu_run *r)
{
	uint64_t left = (r->end - r->at) / sizeof *r->v;

	if (r->pos < r->n)
		return true;
	if (!left)
		return false;
	r->n = left < r->cap ? (size_t)left : r->cap;
	nu_temp_read(s->fd, r->at, r->v, r->n * sizeof *r->v);
	r->at += r->n * sizeof *r->v;
	r->pos = 0;
	return true;
}

static bool
less(const struct nu_sorter *s, size_t x, size_t y)
{
	const struct nu_run *r = &s->run[x], *q = &s->run[y];
	const struct nu_pair *a = &r->v[r->pos], *b = &q->v[q->pos];

	return a->a != b->a ? a->a < b->a : a->b < b->b;
}

static void
sink(struct nu_sorter *s, size_t i)
{
	for (;;) {
		size_t c = 2 * i + 1, t;

		if (c >= s->nheap)
			return;
		if (c + 1 < s->nheap && less(s, s->heap[c + 1], s->heap[c]))
			c++;
		if (!less(s, s->heap[c], s->heap[i]))
			return;
		t = s->heap[c], s->heap[c] = s->heap[i], s->heap[i] = t;
		i = c;
	}
}

static void
start_merge(struct nu_sorter *s)
{
	size_t cap = s->most / (s->nrun ? s->nrun : 1);

	if (cap < 64)
		cap = 64;
	s->heap = nu_realloc(s->heap, s->nrun, sizeof *s->heap);
	s->nheap = 0;
	for (size_t i = 0; i < s->nrun; i++) {
		s->run[i].cap = cap;
		s->run[i].v = nu_realloc(s->run[i].v, cap,
		    sizeof *s->run[i].v);
		s->run[i].n = s->run[i].pos = 0;
		if (refill(s, &s->run[i]))
			s->heap[s->nheap++] = i;
	}
	for (size_t i = s->nheap; i-- > 0; )
		sink(s, i);
	s->merging = true;
	s->any = false;
}

void
nu_sorter_sort(struct nu_sorter *s)
{
	if (s->fd < 0) {
		sort_memory(s);
		drop_equal(s);
		s->at = 0;
	} else {
		if (s->n)
			flush_run(s);
		start_merge(s);
	}
	free(s->aux);
	s->aux = NULL;
}

/* The least pair of all runs, or false. */
static bool
pop(struct nu_sorter *s, struct nu_pair *p)
{
	struct nu_run *r;

	if (!s->nheap)
		return false;
	r = &s->run[s->heap[0]];
	*p = r->v[r->pos++];
	if (!refill(s, r))
		s->heap[0] = s->heap[--s->nheap];
	sink(s, 0);
	return true;
}

bool
nu_sorter_next(struct nu_sorter *s, struct nu_pair *p)
{
	if (!s->merging) {
		if (s->at == s->n)
			return false;
		*p = s->v[s->at++];
		return true;
	}
	do
		if (!pop(s, p))
			return false;
	while (s->any && p->a == s->last.a && p->b == s->last.b);
	s->last = *p;
	s->any = true;
	return true;
}

void
nu_sorter_free(struct nu_sorter *s)
{
	for (size_t i = 0; i < s->nrun; i++)
		free(s->run[i].v);
	free(s->run);
	free(s->heap);
	free(s->v);
	free(s->aux);
	if (s->fd >= 0)
		close(s->fd);
	*s = (struct nu_sorter){ .fd = -1 };
}
