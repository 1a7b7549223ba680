#include "split/split.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf.h"
#include "split/model.h"

static void
add(struct nu_slice t, struct nu_sents *s, size_t b, size_t e)
{
	struct nu_slice in = nu_utf_trim(nu_slice_sub(t, b, e));

	if (in.n == 0)
		return;
	NU_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = (struct nu_sent){ (size_t)(in.p - t.p),
	    (size_t)(in.p - t.p) + in.n };
}

void
nu_split(struct nu_slice t, struct nu_sents *s)
{
	struct nu_scan scan;
	struct nu_cand c;
	struct nu_feats f;
	size_t b = 0;

	s->n = 0;
	nu_cand_start(&scan, t);
	while (nu_cand_next(&scan, &c)) {
		if (!c.sure) {
			nu_feat(&scan, &c, &f);
			if (f.rule < 0 || nu_split_score(&f,
			    s->weights) <= 0)
				continue;
		}
		add(t, s, b, c.end);
		b = c.end;
		nu_cand_cut(&scan, &c);
	}
	add(t, s, b, t.n);
}

void
nu_sents_free(struct nu_sents *s)
{
	free(s->v);
	*s = (struct nu_sents){ 0 };
}
