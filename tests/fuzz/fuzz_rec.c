/* A stream of any bytes: parse, pass, parse again; escapes round-trip. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
look(struct nu_doc *d, void *ctx)
{
	struct nu_found f = { .kind = NU_K_MATCH, .score = 0.5 };
	struct nu_view v;

	(void)ctx;
	for (size_t i = 0, m = d->n; i < m; i++)
		if (d->rec[i].kind == NU_K_BLOCK && nu_doc_view(d, i, &v) &&
		    v.text.n) {
			size_t k = v.text.n / 2;

			if (nu_view_local(&v, nu_view_begin(&v, k)) != k)
				abort();
			nu_doc_add_at(d, &v, 0, v.text.n, f);
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_filter f = { .run = look, .own = NU_K_OTHER };
	struct nu_slice s = nu_slice((const char *)p, n);
	struct nu_in *in = nu_in_mem(s, "fuzz");
	struct nu_out *out = nu_out_mem(), *again = nu_out_mem();
	struct nu_buf a = { 0 }, b = { 0 };

	nu_filter_in(in, out, &f);
	nu_in_close(in);
	f.run = NULL;
	in = nu_in_mem(nu_buf_slice(&out->b), "again");
	nu_filter_in(in, again, &f);
	if (!nu_slice_eq(nu_buf_slice(&out->b), nu_buf_slice(&again->b)))
		abort();
	nu_in_close(in);
	nu_out_free(out);
	nu_out_free(again);
	nu_esc_add(&a, s);
	nu_esc_undo(&b, nu_buf_slice(&a));
	if (!nu_slice_eq(nu_buf_slice(&b), s))
		abort();
	nu_buf_clear(&a);
	nu_utf_repair(&a, s);
	if (nu_utf_valid(nu_buf_slice(&a)) != a.n)
		abort();
	nu_buf_free(&a);
	nu_buf_free(&b);
	return 0;
}
