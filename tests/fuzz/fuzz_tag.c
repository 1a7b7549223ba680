/* Any bytes: tokens lie in order within the text and cover all but white
 * space; names begin and end with tokens; as a model, the bytes are refused or
 * can be used. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
check_tokens(struct nu_slice s, struct nu_toks *t)
{
	size_t at = 0;

	nu_tokenize(s, t);
	nu_pos_tag(s, t);
	for (size_t i = 0; i < t->n; i++) {
		if (t->v[i].b < at || t->v[i].e <= t->v[i].b ||
		    t->v[i].e > s.n || t->v[i].pos >= NU_NPOS)
			abort();
		for (; at < t->v[i].b; at++)
			if ((unsigned char)s.p[at] > ' ' &&
			    (unsigned char)s.p[at] < 0x7f)
				abort();
		at = t->v[i].e;
	}
}

/* A small model with the fuzzer's bytes in it. */
static void
check_model(const uint8_t *p, size_t n)
{
	struct nu_chain c;
	struct nu_lattice l = { 0 };
	const char *why;
	uint64_t *room = nu_zalloc(n / 8 + 16, 8);
	char *m = (char *)room;

	memcpy(m, p, n);
	if (n > sizeof(struct nu_chain_head)) {
		struct nu_chain_head *h = (void *)room;

		memcpy(h->magic, "NUm2", 4);
		memcpy(h->kind, "tag", 4);
		h->sum = nu_chain_sum(nu_slice(m, n));
	}
	if (nu_chain_open(&c, nu_slice(m, n), "tag", true, &why)) {
		nu_lattice_start(&l, &c, 3);
		for (size_t i = 0; i < 3; i++)
			nu_chain_score(&c, &l, i, &(uint32_t){ (uint32_t)i *
			    7919 & ((1u << c.head->bits) - 1) }, 1);
		nu_chain_best(&c, &l);
		nu_lattice_free(&l);
	}
	free(room);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct nu_tagger t;
	static struct nu_toks toks;
	struct nu_slice rest = nu_slice((const char *)p, n);
	const char *why;

	if (!t.model.head && !nu_tagger_open(&t, (struct nu_slice){ "", 0 },
	    &why))
		abort();
	nu_tagger_clear(&t);
	while (rest.p) {
		struct nu_slice s = nu_slice_cut(&rest, '\n');

		check_tokens(s, &toks);
		nu_tagger_sentence(&t, s);
	}
	nu_tagger_run(&t);
	for (size_t i = 0; i < t.nent; i++)
		if (t.ent[i].b >= t.ent[i].e || t.ent[i].sent >= t.nsent ||
		    t.ent[i].e > t.sent[t.ent[i].sent].text.n ||
		    !(t.ent[i].score >= 0 && t.ent[i].score <= 1))
			abort();
	check_model(p, n);
	return 0;
}
