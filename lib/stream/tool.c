#include "stream/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/msg.h"

#ifndef NU_VERSION
#define NU_VERSION "0"
#endif

enum { PROGRESS = NU_LONG + 1000, MAXOPT = 64 };

static const struct nu_opt common[] = {
	{ 'e', "strict", NULL, "stop at the first fault of the input" },
	{ 'H', "header", NULL, "begin with a line that names the columns" },
	{ 'u', "unbuffered", NULL, "write each document at once" },
	{ PROGRESS, "progress", NULL,
	    "tell bytes, documents and rate on standard error" },
	{ 'h', "help", NULL, "this help" },
	{ 'V', "version", NULL, "the version" },
	{ 0, NULL, NULL, NULL },
};

static struct {
	const struct nu_tool *tool;
	int argc;
	char **argv;
	char letters[2 * MAXOPT + 2];
	struct option table[MAXOPT + 1];
	bool header, unbuffered, progress, telling;
	uint64_t bytes, documents;
	struct timespec start, told;
} T;

/* A closed standard descriptor would be given to the next file opened, and
 * output would land in it: fill the gaps so that use fails. */
static void
fill_descriptors(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			if (open("/dev/null", fd ? O_RDONLY : O_WRONLY) != fd)
				exit(2);
}

static void
table_add(const struct nu_opt *o, size_t *nlong, size_t *nshort)
{
	for (; o->key; o++) {
		if (*nlong == MAXOPT)
			abort();
		T.table[(*nlong)++] = (struct option){ o->name,
		    o->arg ? required_argument : no_argument, NULL, o->key };
		if (o->key < NU_LONG) {
			T.letters[(*nshort)++] = (char)o->key;
			if (o->arg)
				T.letters[(*nshort)++] = ':';
		}
	}
}

void
nu_start(int argc, char **argv, const struct nu_tool *tool)
{
	size_t nlong = 0, nshort = 0;
	sigset_t pipe;

	fill_descriptors();
	/* Parents such as Python leave SIGPIPE ignored. */
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	sigprocmask(SIG_UNBLOCK, &pipe, NULL);
	T.tool = tool;
	T.argc = argc;
	T.argv = argv;
	nu_msg_name(tool->name);
	table_add(tool->opt, &nlong, &nshort);
	table_add(common, &nlong, &nshort);
	opterr = 0;
	optind = 1;
	T.letters[nshort] = '\0';
	memmove(T.letters + 1, T.letters, nshort + 1);
	T.letters[0] = ':';
}

static void
help_list(struct nu_out *out, const struct nu_opt *o)
{
	for (; o->key; o++) {
		char left[80];

		if (o->key < NU_LONG)
			snprintf(left, sizeof left, "-%c, --%s%s%s", o->key,
			    o->name, o->arg ? " " : "", o->arg ? o->arg : "");
		else
			snprintf(left, sizeof left, "    --%s%s%s", o->name,
			    o->arg ? " " : "", o->arg ? o->arg : "");
		nu_out_fmt(out, "  %-28s %s\n", left, o->help);
	}
}

static _Noreturn void
help(void)
{
	struct nu_out *out = nu_out_std();

	nu_out_fmt(out, "usage: %s [OPTION ...] %s\n%s\n\n", T.tool->name,
	    T.tool->operands, T.tool->about);
	help_list(out, T.tool->opt);
	help_list(out, common);
	nu_out_fmt(out, "\nManual: %s(1), newsutils(5), newsutils(7)\n",
	    T.tool->name);
	nu_out_end(out);
	exit(0);
}

void
nu_usage(const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	nu_die("%s (try '%s --help')", text, T.tool->name);
}

int
nu_option(const char **arg)
{
	int c;

	for (;;) {
		*arg = NULL;
		c = getopt_long(T.argc, T.argv, T.letters, T.table, NULL);
		*arg = optarg;
		switch (c) {
		case -1:
			return 0;
		case 'h':
			help();
		case 'V':
			nu_out_fmt(nu_out_std(), "%s (newsutils) %s\n",
			    T.tool->name, NU_VERSION);
			nu_out_end(nu_out_std());
			exit(0);
		case 'e':
			nu_msg_strict(true);
			break;
		case 'H':
			T.header = true;
			break;
		case 'u':
			T.unbuffered = true;
			break;
		case PROGRESS:
			T.progress = true;
			break;
		case ':':
			nu_usage("option '%s' needs an argument",
			    nu_shown(nu_slice_str(T.argv[optind - 1])));
		case '?':
			if (optopt > 0 && optopt < NU_LONG)
				nu_usage("unknown option '-%s'",
				    nu_shown(nu_slice(&(char){ (char)optopt }, 1)));
			nu_usage("unknown option or needless argument: '%s'",
			    nu_shown(nu_slice_str(T.argv[optind - 1])));
		default:
			return c;
		}
	}
}

uint64_t
nu_option_u64(const char *option, const char *arg, uint64_t max)
{
	uint64_t v;

	if (!nu_slice_u64(nu_slice_str(arg), &v) || v > max) {
		if (max == UINT64_MAX)
			nu_usage("%s: not a whole number: '%s'", option,
			    nu_shown(nu_slice_str(arg)));
		nu_usage("%s: not a number from 0 to %llu: '%s'", option,
		    (unsigned long long)max, nu_shown(nu_slice_str(arg)));
	}
	return v;
}

double
nu_option_real(const char *option, const char *arg, double lo, double hi)
{
	char *end;
	double v = strtod(arg, &end);

	if (end == arg || *end || !(v >= lo && v <= hi))
		nu_usage("%s: not a number from %g to %g: '%s'", option, lo, hi,
		    nu_shown(nu_slice_str(arg)));
	return v;
}

char **
nu_operands(int *n)
{
	static char dash[] = "-";
	static char *alone[] = { dash, NULL };

	*n = T.argc - optind;
	if (*n > 0)
		return T.argv + optind;
	*n = 1;
	return alone;
}

void
nu_unbuffered(struct nu_out *out)
{
	out->eager |= T.unbuffered;
}

bool
nu_header_wanted(void)
{
	return T.header;
}

void
nu_header(struct nu_out *out)
{
	out->eager |= T.unbuffered;
	if (!T.header)
		return;
	T.header = false;
	nu_out_str(out, "#doc\tkind\tbegin\tend\tlabel\tvalue\tof\tmod\tscore\t"
	    "text\n");
}

static double
since(const struct timespec *t, const struct timespec *now)
{
	return (double)(now->tv_sec - t->tv_sec) +
	    (double)(now->tv_nsec - t->tv_nsec) / 1e9;
}

static void
tell(bool last)
{
	struct timespec now;
	double total;
	char line[160];
	int n;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (!last && since(&T.told, &now) < 1)
		return;
	T.told = now;
	total = since(&T.start, &now);
	n = snprintf(line, sizeof line, "%s%s: %.1f MB, %llu documents, "
	    "%.1f MB/s%s", isatty(2) && T.telling ? "\r" : "", T.tool->name,
	    (double)T.bytes / 1e6, (unsigned long long)T.documents,
	    total > 0 ? (double)T.bytes / 1e6 / total : 0.0,
	    isatty(2) && !last ? "" : "\n");
	T.telling = true;
	if (write(2, line, (size_t)n) < 0)
		T.progress = false;
}

void
nu_progress(uint64_t bytes, uint64_t documents)
{
	if (!T.progress)
		return;
	if (!T.bytes && !T.documents) {
		clock_gettime(CLOCK_MONOTONIC, &T.start);
		T.told = T.start;
	}
	T.bytes += bytes;
	T.documents += documents;
	tell(false);
}

bool
nu_rec_is_content(const struct nu_rec *r)
{
	return r->kind == NU_K_BLOCK && !nu_rec_is(r, NU_LABEL, "boilerplate") &&
	    !nu_rec_is(r, NU_LABEL, "dateline");
}

bool
nu_doc_has_content(const struct nu_doc *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (nu_rec_is_content(&d->rec[i]))
			return true;
	return false;
}

static void
check_needs(const struct nu_doc *d, const struct nu_in *in,
    const struct nu_filter *f)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->rec[i].kind == f->needs)
			return;
	if (nu_doc_has_content(d))
		nu_warn("%s: document '%s' has no %s records: is %s missing "
		    "from the pipeline?", nu_shown(nu_slice_str(in->name)),
		    nu_shown(d->id), nu_kind_name(f->needs), f->from);
}

void
nu_filter_in(struct nu_in *in, struct nu_out *out, const struct nu_filter *f)
{
	struct nu_doc d = { 0 };

	while (nu_doc_next(&d, in)) {
		if (!d.orphan) {
			if (f->from)
				check_needs(&d, in, f);
			if (f->own != NU_K_OTHER)
				nu_doc_drop(&d, f->own);
			if (f->run)
				f->run(&d, f->ctx);
		}
		nu_doc_put(out, &d);
		nu_progress(d.bytes, !d.orphan);
	}
	nu_doc_free(&d);
}

int
nu_filter(const struct nu_filter *f)
{
	struct nu_out *out = nu_out_std();
	int n;
	char **file = nu_operands(&n);

	nu_header(out);
	for (int i = 0; i < n; i++) {
		struct nu_in *in = nu_in_open(file[i]);

		if (in)
			nu_filter_in(in, out, f);
		nu_in_close(in);
	}
	return nu_end();
}

int
nu_end(void)
{
	if (T.progress)
		tell(true);
	nu_out_end(nu_out_std());
	return nu_msg_end();
}
