#include "tag/names.h"

#include <stdlib.h>

void
nu_names_clear(struct nu_names *n)
{
	n->n = n->nsent = 0;
}

size_t
nu_names_sentence(struct nu_names *n, struct nu_slice text, size_t block,
    enum nu_part part)
{
	NU_GROW(n->sent, n->nsent, n->capsent);
	n->sent[n->nsent] = (struct nu_names_sent){ text, block, (uint8_t)part,
	    n->n, n->n };
	return n->nsent++;
}

void
nu_names_add(struct nu_names *n, size_t b, size_t e, enum nu_class class,
    double score)
{
	NU_GROW(n->v, n->n, n->cap);
	n->v[n->n++] = (struct nu_name){ .sent = n->nsent - 1, .b = b, .e = e,
	    .class = (uint8_t)class, .score = score };
	n->sent[n->nsent - 1].end = n->n;
}

void
nu_names_resolve(struct nu_names *n)
{
	for (size_t i = 0; i < n->n; i++) {
		struct nu_name *m = &n->v[i];

		m->value = nu_slice_sub(n->sent[m->sent].text, m->b, m->e);
		m->of = NU_S("");
		m->who = i;
	}
}

void
nu_names_free(struct nu_names *n)
{
	free(n->v);
	free(n->sent);
	*n = (struct nu_names){ 0 };
}
