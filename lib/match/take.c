#include "match/take.h"

#include "stream/esc.h"

/* The next record of the kind of record i, from number k on, that lies inside
 * it; SIZE_MAX for none. */
static size_t
inner(const struct nu_doc *d, size_t i, size_t k)
{
	for (; k < d->n && (d->rec[k].kind == NU_K_RAW ||
	    d->rec[k].begin < d->rec[i].end); k++)
		if (d->rec[k].kind == d->rec[i].kind &&
		    d->rec[k].end <= d->rec[i].end)
			return k;
	return SIZE_MAX;
}

struct nu_slice
nu_take_text(struct nu_doc *d, size_t i, struct nu_buf *b)
{
	struct nu_slice text = nu_rec_col(&d->rec[i], NU_TEXT);
	size_t k = inner(d, i, i + 1), at = 0;
	struct nu_view v;

	nu_buf_clear(b);
	if (k == SIZE_MAX || !nu_doc_view(d, i, &v)) {
		if (!memchr(text.p, '\\', text.n))
			return text;
		nu_esc_undo(b, text);
		return nu_buf_slice(b);
	}
	for (; k != SIZE_MAX; k = inner(d, i, k + 1)) {
		size_t from = nu_view_local(&v, d->rec[k].begin);
		size_t to = nu_view_local(&v, d->rec[k].end);

		if (to <= at)
			continue;	/* inside an inner one */
		nu_buf_put(b, nu_slice_sub(v.text, at, from > at ? from : at));
		nu_buf_str(b, " ... ");
		at = to;
	}
	nu_buf_put(b, nu_slice_sub(v.text, at, v.text.n));
	return nu_buf_slice(b);
}
