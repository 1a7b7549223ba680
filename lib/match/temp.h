/* temp: what does not fit in memory. Files in TMPDIR (or /tmp) have no name
 * from the start, so they are gone however the program ends. */
#ifndef NU_MATCH_TEMP_H
#define NU_MATCH_TEMP_H

#include "base/buf.h"

/* A new nameless file, open for reading and writing; dies when there can be
 * none. */
int nu_temp_open(void);
/* n bytes at offset at; dies when that fails. */
void nu_temp_write(int fd, uint64_t at, const void *p, size_t n);
void nu_temp_read(int fd, uint64_t at, void *p, size_t n);

/* Bytes kept in memory up to a limit, then in a temporary file. */
struct nu_store {
	struct nu_buf b;	/* what is not in the file yet */
	size_t limit;
	uint64_t filed;		/* bytes in the file */
	int fd;			/* -1: none yet; set by start */
	struct nu_buf got;
};
void nu_store_start(struct nu_store *s, size_t limit);
/* Keeps p; returns where. */
uint64_t nu_store_add(struct nu_store *s, struct nu_slice p);
/* What was kept there; valid until the next call. */
struct nu_slice nu_store_get(struct nu_store *s, uint64_t at, size_t n);
void nu_store_free(struct nu_store *s);

/* Pairs of numbers, sorted, beyond memory by merging sorted runs. */
struct nu_pair {
	uint64_t a, b;
};
struct nu_sorter {
	struct nu_pair *v, *aux;
	size_t n, cap, most;	/* of v, in pairs */
	struct nu_run *run;
	size_t nrun, caprun;
	size_t *heap, nheap;
	int fd;
	uint64_t filed;
	size_t at;
	bool merging, any;
	struct nu_pair last;
};
/* limit: bytes of memory to use, about. */
void nu_sorter_start(struct nu_sorter *s, size_t limit);
void nu_sorter_add(struct nu_sorter *s, uint64_t a, uint64_t b);
/* After the last add: gives the distinct pairs, by a, then b. */
void nu_sorter_sort(struct nu_sorter *s);
bool nu_sorter_next(struct nu_sorter *s, struct nu_pair *p);
void nu_sorter_free(struct nu_sorter *s);

#endif
