#include "tag/word.h"

#include "base/buf.h"
#include "tag/gazetteer.h"
#include "tag/score.h"

enum { RAW = 16, WORDS = 1 << 13 };

struct nu_tag_known {
	uint64_t raw[RAW / 8];	/* the word, NULs after it */
	uint32_t flags;
	struct nu_tag_tok tok;
};

static void
look(struct nu_tag_tok *a, struct nu_slice text, const struct nu_tok *tok)
{
	*a = (struct nu_tag_tok){ 0 };
	nu_look_at(&a->w, text, tok);
	a->cap = a->w.cap;
	a->id = nu_tag_id(&a->w);
	if (tok->flags & (NU_TF_ALPHA | NU_TF_DIGIT))
		a->key = nu_gaz_word(nu_tok_text(text, tok));
}

void
nu_tagger_word(struct nu_tagger *t, struct nu_slice text,
    const struct nu_tok *tok, struct nu_tag_tok *a)
{
	struct nu_slice w = nu_tok_text(text, tok);
	uint32_t flags = 1u << 16 | (tok->flags & ~(uint32_t)NU_TF_SPACE);
	uint64_t raw[2] = { 0 };
	struct nu_tag_known *k;

	if (w.n > RAW) {
		look(a, text, tok);
		return;
	}
	if (!t->known)
		t->known = nu_zalloc(WORDS, sizeof *t->known);
	memcpy(raw, w.p, w.n);
	k = &t->known[nu_mix(flags, raw[0], raw[1]) >> 40 & (WORDS - 1)];
	if (k->raw[0] != raw[0] || k->raw[1] != raw[1] || k->flags != flags) {
		k->raw[0] = raw[0];
		k->raw[1] = raw[1];
		k->flags = flags;
		look(&k->tok, text, tok);
	}
	*a = k->tok;
}
