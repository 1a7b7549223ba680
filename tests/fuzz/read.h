/* What the fuzz targets of the readers share: bytes through one format, and
 * the stream that comes out looked at. */
#ifndef FUZZ_READ_H
#define FUZZ_READ_H

#include <stdlib.h>

#include "newsutils.h"

/* Aborts when out is no right stream: every document begins with its record,
 * blocks come in order, inside the text, and are as long as they say. */
static inline void
fuzz_stream(struct nu_slice out)
{
	struct nu_in *in = nu_in_mem(out, "stream");
	struct nu_doc d = { 0 };
	struct nu_view v;

	while (nu_doc_next(&d, in)) {
		uint64_t at = 0;

		if (d.orphan || d.rec[0].kind != NU_K_DOC)
			abort();
		for (size_t i = 1; i < d.n; i++) {
			const struct nu_rec *r = &d.rec[i];

			if (r->kind == NU_K_META)
				continue;
			if (r->kind != NU_K_BLOCK || r->begin < at ||
			    r->end > d.rec[0].end || r->begin == r->end ||
			    !nu_doc_view(&d, i, &v))
				abort();
			at = r->end;
		}
		for (size_t i = 1; i < d.n; i++)
			if (nu_rec_cmp(&d.rec[i - 1], &d.rec[i]) >= 0)
				abort();
	}
	nu_doc_free(&d);
	nu_in_close(in);
	if (nu_utf_valid(out) != out.n)
		abort();
}

static inline int
fuzz_read(enum nu_format format, const uint8_t *p, size_t n)
{
	struct nu_read r = { .format = format, .stdin_name = NULL };

	r.put.out = nu_out_mem();
	r.wrap = n && (p[n - 1] & 1);
	nu_read_mem(&r, nu_slice((const char *)p, n), "fuzz");
	fuzz_stream(nu_buf_slice(&r.put.out->b));
	nu_out_free(r.put.out);
	nu_read_free(&r);
	return 0;
}

#endif
