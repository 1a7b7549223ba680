/* Any bytes as a text: its marks lie in it, in order, none in another. Then
 * the bytes as a stream through the filter. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
run(struct nu_doc *d, void *ctx)
{
	nu_quote_doc(ctx, d);
}

/* The text as one document of one block, so that attribution sees it. */
static void
as_document(struct nu_slice text, struct nu_out *out)
{
	struct nu_quoter q = { 0 };
	struct nu_doc d = { 0 };
	struct nu_found f = { .end = text.n, .text = text, .score = -1 };

	nu_doc_start(&d, NU_S("a"));
	f.kind = NU_K_DOC;
	f.text = NU_S("");
	nu_doc_add(&d, &f);
	f.kind = NU_K_BLOCK;
	f.text = text;
	nu_doc_add(&d, &f);
	nu_doc_settle(&d);
	nu_quote_doc(&q, &d);
	nu_doc_put(out, &d);
	nu_doc_free(&d);
	nu_quoter_free(&q);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_slice text = nu_slice((const char *)p, n);
	struct nu_marks m = { 0 };
	struct nu_quoter q = { 0 };
	struct nu_filter f = { .run = run, .ctx = &q, .own = NU_K_QUOTE };
	struct nu_in *in = nu_in_mem(text, "fuzz");
	struct nu_out *out = nu_out_mem();
	struct nu_buf b = { 0 };
	size_t at = 0;

	nu_marks_find(text, &m);
	for (size_t i = 0; i < m.n; i++) {
		const struct nu_qmark *k = &m.v[i];

		if (k->ob < at || k->b < k->ob || k->e < k->b ||
		    k->oe < k->e || k->oe > n)
			abort();
		at = k->oe;
	}
	nu_filter_in(in, out, &f);
	nu_in_close(in);
	nu_utf_repair(&b, text);
	if (b.n)
		as_document(nu_buf_slice(&b), out);
	nu_buf_free(&b);
	nu_out_free(out);
	nu_marks_free(&m);
	nu_quoter_free(&q);
	return 0;
}
