#include "split/use.h"

#include "stream/tool.h"

/* The content of block i as a view; false for what is no content. */
static bool
content(struct nu_doc *d, size_t i, struct nu_view *v)
{
	return nu_rec_is_content(&d->rec[i]) && nu_doc_view(d, i, v);
}

void
nu_split_doc(struct nu_doc *d, struct nu_sents *s)
{
	struct nu_buf number = { 0 };
	struct nu_view v;
	uint64_t count = 0;

	for (size_t i = 0; i < d->n; i++) {
		if (!content(d, i, &v))
			continue;
		nu_split(v.text, s);
		for (size_t k = 0; k < s->n; k++) {
			nu_buf_clear(&number);
			nu_buf_u64(&number, ++count);
			nu_doc_add_at(d, &v, s->v[k].b, s->v[k].e,
			    (struct nu_found){ .kind = NU_K_SENTENCE,
			    .value = nu_buf_slice(&number), .score = -1 });
		}
	}
	nu_buf_free(&number);
}

void
nu_split_lines(struct nu_slice text, struct nu_sents *s, struct nu_out *out)
{
	nu_split(text, s);
	for (size_t k = 0; k < s->n; k++) {
		size_t i = s->v[k].b, from = i, e = s->v[k].e;

		for (; i < e; i++) {
			if (text.p[i] != '\n' && text.p[i] != '\r' &&
			    text.p[i] != '\t')
				continue;
			nu_out_put(out, nu_slice_sub(text, from, i));
			nu_out_byte(out, ' ');
			while (i + 1 < e && (text.p[i + 1] == ' ' ||
			    (text.p[i + 1] >= '\t' && text.p[i + 1] <= '\r')))
				i++;
			from = i + 1;
		}
		nu_out_put(out, nu_slice_sub(text, from, e));
		nu_out_byte(out, '\n');
	}
}

void
nu_split_doc_lines(struct nu_doc *d, struct nu_sents *s, struct nu_out *out)
{
	struct nu_view v;

	for (size_t i = 0; i < d->n; i++) {
		if (content(d, i, &v))
			nu_split_lines(v.text, s, out);
		d->rec[i].drop = true;
	}
}
