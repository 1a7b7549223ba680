/* in: lines from a file, a pipe or memory, by read(2) into one growing buffer.
 * A line is bounded by memory only. Slices point into the buffer: they are
 * valid until the next call, or, from a hold on, as long as the hold lasts,
 * but the buffer may move: compare buf + hold before and after. */
#ifndef NU_IN_H
#define NU_IN_H

#include "base/slice.h"

struct nu_in {
	const char *name;	/* for messages: the path, "<stdin>", … */
	char *buf;
	size_t cap, pos, end;	/* pos: next byte to give, end: of what was read */
	size_t hold;		/* bytes from here on are kept; SIZE_MAX: none */
	uint64_t base;		/* offset in the input of buf[0] */
	uint64_t line;		/* number of the line given last, from 1 */
	size_t last;		/* where that line began, in buf */
	bool eof, failed, unended;
	int fd;
	/* Where bytes come from when not from fd: fills at most n bytes at p;
	 * bytes put there, 0 at the end, <0 failed (and said so). */
	long (*fill)(void *ctx, char *p, size_t n);
	void *ctx;
};

/* Opens path for reading, "-" is standard input. NULL when it cannot be opened:
 * that has been said. The caller frees it with nu_in_close; path must live as
 * long. */
struct nu_in *nu_in_open(const char *path);
/* Reads from memory that lives as long. */
struct nu_in *nu_in_mem(struct nu_slice s, const char *name);
/* Reads from a function (see fill above). */
struct nu_in *nu_in_from(const char *name, long (*fill)(void *, char *, size_t),
    void *ctx);
void nu_in_close(struct nu_in *in);

/* The next line without its LF: 1, or 0 at the end of the input. unended is
 * set when the last line has no LF. After a failed read (said, status 2),
 * failed is set and what was read so far is given. */
int nu_in_line(struct nu_in *in, struct nu_slice *line);
/* Gives the last line back: the next nu_in_line gives it again. Once. */
void nu_in_unline(struct nu_in *in);
/* Everything that is left, as one slice. Respects hold as nu_in_line does. */
struct nu_slice nu_in_all(struct nu_in *in);
/* At least n bytes from pos on, fewer at the end; pos does not move. */
struct nu_slice nu_in_peek(struct nu_in *in, size_t n);
/* Moves past n bytes that were peeked. */
void nu_in_skip(struct nu_in *in, size_t n);

#endif
