/* The first line is a term, the rest a stream: what is selected, and what is
 * not, make up all; selecting again changes nothing. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_slice rest = nu_slice((const char *)p, n);
	struct nu_slice text = nu_slice_cut(&rest, '\n');
	struct nu_grep g = { 0 };
	struct nu_doc d = { 0 };
	struct nu_in *in;
	const char *why;

	if (text.n > 200 || memchr(text.p, '~', text.n) || !rest.p ||
	    !nu_term_parse(&g.term, text, n & 1, &why)) {
		nu_grep_free(&g);
		return 0;
	}
	for (int k = 0; k < 3; k++) {
		struct nu_related *r;

		NU_GROW(g.rel, g.nrel, g.caprel);
		r = &g.rel[g.nrel];
		r->how = (enum nu_relation)k;
		if (n >> k & 1 && nu_term_parse(&r->term, NU_S("any"), false,
		    &why))
			g.nrel++;
	}
	in = nu_in_mem(rest, "fuzz");
	while (nu_doc_next(&d, in)) {
		size_t all = 0, yes, no, kept = 0;

		if (d.orphan)
			continue;
		for (size_t i = 0; i < d.n; i++)
			all += d.rec[i].kind != NU_K_RAW;
		g.invert = true;
		no = nu_grep_doc(&g, &d);
		g.invert = false;
		yes = nu_grep_doc(&g, &d);
		if (yes + no != all)
			abort();
		nu_grep_keep(&g, &d, n & 8);
		for (size_t i = 0; i < d.n; i++) {
			kept += !d.rec[i].drop && d.rec[i].kind != NU_K_RAW;
			if (g.selected[i] && d.rec[i].drop)
				abort();
		}
		if (kept < yes)
			abort();
	}
	nu_in_close(in);
	nu_doc_free(&d);
	nu_grep_free(&g);
	return 0;
}
