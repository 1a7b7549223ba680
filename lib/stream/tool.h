/* tool: the frame of every main: options from one table, which usage, getopt
 * and the tests against the manual share; files or standard input; one
 * document at a time through a function; exit status. */
#ifndef NU_TOOL_H
#define NU_TOOL_H

#include "stream/doc.h"

struct nu_opt {
	int key;		/* the short letter, or NU_LONG + n when long only */
	const char *name;	/* long name */
	const char *arg;	/* name of its argument, NULL for none */
	const char *help;	/* one line */
};
enum { NU_LONG = 256 };

struct nu_tool {
	const char *name;	/* "news-split" */
	const char *about;	/* one line: what it does */
	const char *operands;	/* "[FILE ...]" */
	const struct nu_opt *opt;	/* own options, ended by { 0 } */
};

/* Options that every program has: -h --help, -V --version, -e --strict,
 * -H --header, -u --unbuffered, --progress. nu_option handles them. */

/* Must be the first call of main: descriptors, SIGPIPE, program name. */
void nu_start(int argc, char **argv, const struct nu_tool *tool);
/* The next own option's key, 0 when there are no more; *arg its argument.
 * Unknown ones end the program with status 2. */
int nu_option(const char **arg);
/* Ends the program for wrong usage: the message, then a hint, status 2. */
_Noreturn void nu_usage(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));
/* The operands; "-" alone when there are none. */
char **nu_operands(int *n);
/* An unsigned number given to an option, or nu_usage. */
uint64_t nu_option_u64(const char *option, const char *arg, uint64_t max);
/* A number lo..hi given to an option, or nu_usage. */
double nu_option_real(const char *option, const char *arg, double lo,
    double hi);

struct nu_filter {
	/* Called for each document; looks at d, adds and drops. NULL: nothing. */
	void (*run)(struct nu_doc *d, void *ctx);
	void *ctx;
	enum nu_kind own;	/* dropped before run; NU_K_OTHER for none */
	enum nu_kind needs;	/* without these in a document that has blocks … */
	const char *from;	/* … this program is missing; NULL for no check */
};

/* One input through a filter; fuzzers call it on memory. */
void nu_filter_in(struct nu_in *in, struct nu_out *out,
    const struct nu_filter *f);
/* The operands through a filter to standard output; then the end of main:
 * return nu_filter(&f). */
int nu_filter(const struct nu_filter *f);
/* The end of a main that reads by itself: standard output flushed and
 * checked, counts told; returns the exit status. */
int nu_end(void);
/* Makes out heed -u, and writes the header line when -H was given, once. */
void nu_header(struct nu_out *out);
/* Writes each document at once when -u was given. */
void nu_unbuffered(struct nu_out *out);
/* Whether -H was given, for programs that write other columns. */
bool nu_header_wanted(void);
/* Counts for --progress: call after each document. */
void nu_progress(uint64_t bytes, uint64_t documents);
/* Whether a record is a block that has sentences: no boilerplate, and no line
 * of a date or place alone. */
bool nu_rec_is_content(const struct nu_rec *r);
/* Whether a document has such a block. */
bool nu_doc_has_content(const struct nu_doc *d);

#endif
