/* Lines as quotes of a few speakers and documents: the groups must not depend
 * on their order, nor on the memory for sorting; differences can be shown. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

enum { LINES = 200 };

static struct nu_out *
groups(const struct nu_slice *line, size_t n, bool backwards)
{
	static const char *const who[] = { "Ann Roe", "Anne Roe", "-", "Bo Lee" };
	struct nu_matcher m;
	struct nu_papers papers = { 0 };
	struct nu_out *out = nu_out_mem();

	nu_match_start(&m, backwards ? 1 : 1 << 24, true, true);
	for (size_t i = 0; i < n; i++) {
		struct nu_slice s = line[backwards ? n - 1 - i : i];
		char id = (char)('a' + s.n % 7);

		nu_match_add(&m, s, nu_slice_str(who[s.n % 4]),
		    nu_papers_put(&papers, nu_slice(&id, 1), NU_S("-")));
	}
	nu_match_cluster(&m);
	nu_report_clusters(&m, &papers, out, false);
	nu_report_records(&m, &papers, out, true);
	nu_match_free(&m);
	nu_papers_free(&papers);
	return out;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_slice line[LINES], rest;
	struct nu_buf clean = { 0 };
	struct nu_out *a, *b;
	size_t k = 0;

	nu_utf_repair(&clean, nu_slice((const char *)p, n));
	rest = nu_buf_slice(&clean);
	while (rest.p && k < LINES)
		line[k++] = nu_slice_cut(&rest, '\n');
	a = groups(line, k, false);
	b = groups(line, k, true);
	if (!nu_slice_eq(nu_buf_slice(&a->b), nu_buf_slice(&b->b)))
		abort();
	nu_out_free(a);
	nu_out_free(b);
	nu_buf_free(&clean);
	return 0;
}
