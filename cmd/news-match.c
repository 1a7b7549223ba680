/* news-match: finds the records of many documents that say the same, and how
 * their wordings differ. Reads newsutils(5) twice (what cannot be read twice
 * is kept in a temporary file); adds a match record behind each record that
 * has others like it, or prints the groups as a table. lib/match/match.h has
 * the method. Known misses: the same said in other words. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <unistd.h>

#include "newsutils.h"

enum { KEYS = NU_LONG, GROUP };

static const struct nu_opt options[] = {
	{ 'k', "kind", "KIND", "match quotes, sentences or figures (quote)" },
	{ 'g', "groups", NULL, "print a table: one row a group" },
	{ 'w', "wordings", NULL, "print a table: each record's difference" },
	{ 'S', "size", "SIZE", "memory for sorting, as in sort(1) (64M)" },
	{ KEYS, "keys", NULL, "write the lines that --group reads" },
	{ GROUP, "group", NULL, "read such lines, of any number of parts" },
	{ 0, NULL, NULL, NULL },
};

static struct {
	struct nu_matcher m;
	struct nu_papers papers;
	struct nu_wording wording;
	struct nu_buf buf, lines;
	enum nu_kind kind;
	size_t size;
	bool groups, wordings, keys, group;
	uint32_t documents;
	/* The node of each record, in order of the stream. */
	uint32_t *node;
	size_t n, cap, at;
} O = { .kind = NU_K_QUOTE, .size = (size_t)64 << 20 };

/* An input that is read twice. */
struct source {
	struct nu_in *in, *tee, *second;
	off_t start;
	int temp;		/* -1: the input itself can be read again */
	uint64_t kept;
};

static long
read_some(int fd, char *p, size_t n)
{
	ssize_t k;

	do
		k = read(fd, p, n);
	while (k < 0 && errno == EINTR);
	return (long)k;
}

static long
fill_tee(void *ctx, char *p, size_t n)
{
	struct source *s = ctx;
	long k = read_some(s->in->fd, p, n);

	if (k < 0)
		nu_warn("%s: read error: %s",
		    nu_shown(nu_slice_str(s->in->name)), strerror(errno));
	if (k > 0)
		nu_temp_write(s->temp, s->kept, p, (size_t)k);
	s->kept += k > 0 ? (uint64_t)k : 0;
	return k;
}

static long
fill_temp(void *ctx, char *p, size_t n)
{
	return read_some(*(int *)ctx, p, n);
}

static bool
open_source(struct source *s, const char *path)
{
	struct stat st;

	*s = (struct source){ .temp = -1, .in = nu_in_open(path) };
	if (!s->in)
		return false;
	s->start = lseek(s->in->fd, 0, SEEK_CUR);
	if (O.groups || O.wordings || O.keys)
		return true;
	if (fstat(s->in->fd, &st) == 0 && S_ISREG(st.st_mode) && s->start >= 0)
		return true;
	s->temp = nu_temp_open();
	s->tee = nu_in_from(s->in->name, fill_tee, s);
	return true;
}

/* The source from its start. */
static struct nu_in *
again(struct source *s)
{
	int fd = s->temp >= 0 ? s->temp : s->in->fd;

	if (lseek(fd, s->temp >= 0 ? 0 : s->start, SEEK_SET) < 0)
		nu_die("%s: cannot be read a second time",
		    nu_shown(nu_slice_str(s->in->name)));
	s->second = nu_in_from(s->in->name, fill_temp, s->temp >= 0 ?
	    &s->temp : &s->in->fd);
	return s->second;
}

static void
close_source(struct source *s)
{
	if (s->temp >= 0)
		close(s->temp);
	nu_in_close(s->tee);
	nu_in_close(s->second);
	nu_in_close(s->in);
}

/* Adds record i, of document number doc. */
static uint32_t
take_record(struct nu_doc *d, size_t i, struct nu_thing *t, uint32_t doc)
{
	const struct nu_rec *r = &d->rec[i];

	if (O.kind != NU_K_FIGURE)
		return nu_match_add(&O.m, nu_take_text(d, i, &O.buf),
		    O.kind == NU_K_QUOTE ? nu_rec_col(r, NU_VALUE) :
		    NU_S("-"), doc);
	if (!nu_thing_figure(t, d, i))
		return UINT32_MAX;
	nu_buf_clear(&O.buf);
	nu_buf_put(&O.buf, nu_rec_col(r, NU_VALUE));
	if (!nu_rec_absent(r, NU_OF)) {
		nu_buf_byte(&O.buf, ' ');
		nu_buf_put(&O.buf, nu_rec_col(r, NU_OF));
	}
	return nu_match_add_figure(&O.m, t, nu_rec_col(r, NU_VALUE),
	    nu_buf_slice(&O.buf), nu_rec_col(r, NU_LABEL), doc);
}

static void
take_document(struct nu_doc *d)
{
	struct nu_thing thing;
	struct nu_slice date = nu_rec_col(&d->rec[0], NU_VALUE);
	bool tables = O.groups || O.wordings;
	uint32_t doc = tables ? UINT32_MAX : O.documents++;

	if (O.kind == NU_K_FIGURE)
		nu_thing_document(&thing, d);
	for (size_t i = 0; i < d->n; i++) {
		uint32_t node;

		if (d->rec[i].kind != O.kind)
			continue;
		if (tables && doc == UINT32_MAX)
			doc = nu_papers_put(&O.papers, d->id, date);
		node = take_record(d, i, &thing, doc);
		if (tables)
			continue;
		NU_GROW(O.node, O.n, O.cap);
		O.node[O.n++] = node;
	}
}

static void
put_keys(struct nu_doc *d, struct nu_out *out)
{
	nu_buf_clear(&O.lines);
	for (size_t i = 0; i < d->n; i++)
		if (d->rec[i].kind == O.kind)
			nu_lines_put(&O.lines, &O.wording, &d->rec[i],
			    nu_take_text(d, i, &O.buf),
			    nu_rec_col(&d->rec[0], NU_VALUE),
			    O.kind == NU_K_QUOTE);
	nu_out_put(out, nu_buf_slice(&O.lines));
	nu_out_pause(out);
}

/* Adds the match record of record i; drops those of an earlier run. */
static void
annotate(struct nu_doc *d, size_t i)
{
	static const char *const label[] = { "", "same", "variant", "part" };
	uint32_t node = O.at < O.n ? O.node[O.at++] : UINT32_MAX;
	const struct nu_node *k = node == UINT32_MAX ? NULL : &O.m.node[node];
	struct nu_found f = { 0 };
	char of[16];
	int n;

	if (!k || !k->cluster)
		return;
	nu_buf_clear(&O.buf);
	nu_match_id(&O.buf, &O.m, k->cluster - 1);
	n = snprintf(of, sizeof of, "%u",
	    (unsigned)O.m.cluster[k->cluster - 1].documents);
	f.kind = NU_K_MATCH;
	f.begin = d->rec[i].begin;
	f.end = d->rec[i].end;
	f.label = nu_slice_str(label[k->label]);
	f.value = nu_buf_slice(&O.buf);
	f.of = nu_slice(of, (size_t)n);
	f.mod = nu_slice_str(nu_kind_name(O.kind));
	f.score = k->score / 100.0;
	f.text = nu_doc_field(d, &d->rec[i], NU_TEXT);
	nu_doc_add(d, &f);
}

static void
put_document(struct nu_doc *d, struct nu_out *out)
{
	for (size_t i = 0; !d->orphan && i < d->n; i++)
		if (d->rec[i].kind == O.kind)
			annotate(d, i);
		else if (d->rec[i].kind == NU_K_MATCH && nu_rec_is(&d->rec[i],
		    NU_MOD, nu_kind_name(O.kind)))
			d->rec[i].drop = true;
	nu_doc_put(out, d);
}

/* One reading of an input; out: NULL the first time. */
static void
run(struct nu_in *in, struct nu_out *out)
{
	struct nu_doc d = { 0 };

	while (nu_doc_next(&d, in)) {
		if (out && !O.keys)
			put_document(&d, out);
		else if (!d.orphan && O.keys)
			put_keys(&d, out);
		else if (!d.orphan)
			take_document(&d);
		if (!out || O.keys)
			nu_progress(d.bytes, !d.orphan);
	}
	nu_doc_free(&d);
}

/* Bytes, with K, M, G or T behind the number; K without, as sort(1). */
static size_t
read_size(const char *arg)
{
	struct nu_slice s = nu_slice_str(arg);
	const char *letter = s.n ? strchr("bKMGT", s.p[s.n - 1]) : NULL;
	uint64_t v;
	unsigned shift = 10;

	if (letter && *letter) {
		shift = 10 * (unsigned)(letter - strchr("bKMGT", 'b'));
		s.n--;
	}
	if (!nu_slice_u64(s, &v) || v == 0 || v > (SIZE_MAX >> 1 >> shift))
		nu_usage("-S: not a size such as 64M: '%s'",
		    nu_shown(nu_slice_str(arg)));
	return (size_t)(v << shift);
}

static void
read_options(void)
{
	const char *arg;
	int key;

	while ((key = nu_option(&arg)))
		switch (key) {
		case 'k':
			O.kind = nu_kind_of(nu_slice_str(arg));
			if (O.kind != NU_K_QUOTE && O.kind != NU_K_SENTENCE &&
			    O.kind != NU_K_FIGURE)
				nu_usage("-k: not quote, sentence or figure: "
				    "'%s'", nu_shown(nu_slice_str(arg)));
			break;
		case 'g': O.groups = true; break;
		case 'w': O.wordings = true; break;
		case 'S': O.size = read_size(arg); break;
		case KEYS: O.keys = true; break;
		case GROUP: O.group = true; break;
		}
	if (O.groups + O.wordings + O.keys > 1)
		nu_usage("only one of -g, -w and --keys");
	if ((O.group || O.keys) && O.kind == NU_K_FIGURE)
		nu_usage("--keys and --group work on quotes and sentences");
	if (O.group && O.keys)
		nu_usage("--keys writes what --group reads: two steps");
	if (O.group && !O.wordings)
		O.groups = true;
}

static void
report(struct nu_out *out)
{
	if (O.groups)
		nu_report_clusters(&O.m, &O.papers, out, nu_header_wanted());
	else if (O.wordings)
		nu_report_records(&O.m, &O.papers, out, nu_header_wanted());
}

int
main(int argc, char **argv)
{
	static const struct nu_tool tool = { "news-match",
	    "Find what several documents say alike.", "[FILE ...]", options };
	struct nu_out *out = nu_out_std();
	struct source *source;
	char **file;
	bool *open;
	int n;

	nu_start(argc, argv, &tool);
	read_options();
	nu_unbuffered(out);
	nu_match_start(&O.m, O.size, O.kind == NU_K_QUOTE, O.groups ||
	    O.wordings);
	O.m.given_keys = O.group;
	O.m.figures = O.kind == NU_K_FIGURE;
	file = nu_operands(&n);
	source = nu_zalloc((size_t)n, sizeof *source);
	open = nu_zalloc((size_t)n, sizeof *open);
	for (int i = 0; i < n; i++) {
		struct source *s = &source[i];

		open[i] = open_source(s, file[i]);
		if (open[i] && O.group)
			nu_lines_get(&O.m, &O.papers, s->in);
		else if (open[i])
			run(s->tee ? s->tee : s->in, O.keys ? out : NULL);
	}
	if (!O.keys)
		nu_match_cluster(&O.m);
	report(out);
	if (!O.groups && !O.wordings && !O.keys)
		nu_header(out);
	nu_msg_mute(true);	/* what is faulty was said the first time */
	for (int i = 0; i < n; i++) {
		if (open[i] && !O.groups && !O.wordings && !O.keys)
			run(again(&source[i]), out);
		if (open[i])
			close_source(&source[i]);
	}
	nu_msg_mute(false);
	nu_match_free(&O.m);
	nu_papers_free(&O.papers);
	nu_wording_free(&O.wording);
	nu_buf_free(&O.buf);
	nu_buf_free(&O.lines);
	free(O.node);
	free(source);
	free(open);
	return nu_end();
}
