/* exhaust: what news-match finds, against the comparison of every pair of
 * quotes of a stream. Prints, for the pairs that share a speaker and at least
 * 8 words (that alignment accepts: "alike"; or that have them in a row:
 * "run"), how many of them lie in one group.
 *
 *	exhaust [-l] FILE ...		-l: list the pairs that were missed */
#include <stdio.h>
#include <stdlib.h>

#include "newsutils.h"

enum { WORDS = 8 };

static struct {
	struct nu_matcher m;
	uint32_t docs;
} E;

static void
take(struct nu_doc *d, void *ctx)
{
	struct nu_buf *b = ctx;

	E.docs++;
	for (size_t i = 0; i < d->n; i++)
		if (d->rec[i].kind == NU_K_QUOTE)
			nu_match_add(&E.m, nu_take_text(d, i, b),
			    nu_rec_col(&d->rec[i], NU_VALUE), E.docs);
}

/* Longest run of words that two nodes have in common. */
static unsigned
longest_run(const struct nu_node *x, const struct nu_node *y)
{
	static unsigned row[NU_ALIGN_MOST + 1];
	unsigned best = 0;

	memset(row, 0, sizeof row);
	for (uint32_t i = 0; i < x->n; i++)
		for (uint32_t j = y->n; j-- > 0; ) {
			row[j + 1] = nu_sign_same(E.m.sign[x->sign + i],
			    E.m.sign[y->sign + j]) ? row[j] + 1 : 0;
			if (row[j + 1] > best)
				best = row[j + 1];
		}
	return best;
}

static void
list(const char *what, const struct nu_node *x, const struct nu_node *y)
{
	const struct nu_node *k[] = { x, y };

	for (int i = 0; i < 2; i++) {
		struct nu_slice t = nu_store_get(&E.m.texts, k[i]->text,
		    k[i]->ntext);

		printf("%s\t%.*s\t%.*s\n", what,
		    NU_F(nu_match_speaker(&E.m, k[i])), NU_F(t));
	}
}

int
main(int argc, char **argv)
{
	static const struct nu_opt opt[] = {
		{ 'l', "list", NULL, "list the pairs that were missed" },
		{ 0, NULL, NULL, NULL } };
	static const struct nu_tool tool = { "exhaust",
	    "Compare every pair of quotes.", "[FILE ...]", opt };
	unsigned long alike = 0, found = 0, runs = 0, run_found = 0;
	struct nu_filter f = { .own = NU_K_OTHER };
	struct nu_buf b = { 0 };
	bool listing = false;
	const char *arg;
	char **file;
	int n;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		listing = true;
	f.run = take;
	f.ctx = &b;
	nu_match_start(&E.m, (size_t)64 << 20, true, true);
	file = nu_operands(&n);
	for (int i = 0; i < n; i++) {
		struct nu_in *in = nu_in_open(file[i]);
		struct nu_out *out = nu_out_mem();

		if (in)
			nu_filter_in(in, out, &f);
		nu_in_close(in);
		nu_out_free(out);
	}
	nu_match_cluster(&E.m);
	printf("%zu texts, %llu pairs compared by keys, %zu groups\n", E.m.n,
	    (unsigned long long)E.m.compared, E.m.ncluster);
	for (uint32_t i = 0; i < E.m.n; i++)
		for (uint32_t j = i + 1; j < E.m.n; j++) {
			const struct nu_node *x = &E.m.node[i];
			const struct nu_node *y = &E.m.node[j];
			bool together = x->cluster && x->cluster == y->cluster;
			struct nu_link l;

			if (nu_match_who(&E.m, x, y) != NU_SAME_YES)
				continue;
			if (nu_match_compare(&E.m, i, j, &l) &&
			    l.words >= WORDS) {
				alike++;
				found += together;
				if (listing && !together)
					list("alike", x, y);
			}
			if (longest_run(x, y) >= WORDS) {
				runs++;
				run_found += together;
				if (listing && !together)
					list("run", x, y);
			}
		}
	printf("alike: %lu pairs, %lu in one group, %.1f%%\n", alike, found,
	    alike ? 100.0 * (double)found / (double)alike : 100);
	printf("run: %lu pairs, %lu in one group, %.1f%%\n", runs, run_found,
	    runs ? 100.0 * (double)run_found / (double)runs : 100);
	nu_match_free(&E.m);
	nu_buf_free(&b);
	return 0;
}
