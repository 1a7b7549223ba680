/* A text of any bytes into sentences: in order, none overlapping, nothing but
 * white space left out; then the same bytes as a stream, and wrapped. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
sound(struct nu_slice t, const struct nu_sents *s)
{
	size_t at = 0;

	for (size_t i = 0; i <= s->n; i++) {
		size_t b = i < s->n ? s->v[i].b : t.n;
		size_t e = i < s->n ? s->v[i].e : t.n;

		if (at > b || b > e || e > t.n ||
		    nu_utf_trim(nu_slice_sub(t, at, b)).n)
			abort();
		at = e;
	}
}

static void
run(struct nu_doc *d, void *ctx)
{
	nu_split_doc(d, ctx);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_slice text = nu_slice((const char *)p, n), valid;
	struct nu_sents s = { 0 };
	struct nu_filter f = { .run = run, .ctx = &s, .own = NU_K_SENTENCE };
	struct nu_in *in = nu_in_mem(text, "fuzz");
	struct nu_out *out = nu_out_mem();
	struct nu_buf b = { 0 };
	struct nu_wrap wrap;
	size_t bad, first, from, to, end = 0;
	unsigned flags;

	nu_split(text, &s);
	sound(text, &s);
	nu_filter_in(in, out, &f);
	nu_in_close(in);
	valid = nu_lines_valid(text, &b, &bad, &first, &flags);
	wrap = nu_wrap_of(valid, flags);
	while (nu_wrap_next(&wrap, &from, &to)) {
		if (from < end || to > valid.n)
			abort();
		end = to;
		nu_split_lines(nu_slice_sub(valid, from, to), &s, out);
	}
	nu_out_free(out);
	nu_buf_free(&b);
	nu_sents_free(&s);
	return 0;
}
