/* out: a checked writer on write(2). A failed write ends the program with a
 * message and status 2; a reader that went away ends it quietly by SIGPIPE. */
#ifndef NU_OUT_H
#define NU_OUT_H

#include "base/buf.h"

struct nu_out {
	int fd;			/* -1: keep everything in b (for tests, fuzzers) */
	const char *name;
	struct nu_buf b;
	bool eager;		/* flush at each nu_out_pause: a terminal, or -u */
};

/* Standard output; one object, flushed before every message. */
struct nu_out *nu_out_std(void);
/* To memory: the bytes are in out->b. Free with nu_out_free. */
struct nu_out *nu_out_mem(void);
/* To a new or emptied file; dies when it cannot be opened. */
struct nu_out *nu_out_file(const char *path);
void nu_out_put(struct nu_out *out, struct nu_slice s);
void nu_out_str(struct nu_out *out, const char *s);
void nu_out_byte(struct nu_out *out, char c);
void nu_out_fmt(struct nu_out *out, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A place where a reader may look: after a document. */
void nu_out_pause(struct nu_out *out);
void nu_out_flush(struct nu_out *out);
/* Flushes and closes, both checked. */
void nu_out_end(struct nu_out *out);
void nu_out_free(struct nu_out *out);

#endif
