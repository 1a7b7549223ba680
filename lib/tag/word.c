#include "tag/word.h"

#include "base/buf.h"
#include "base/words.h"
#include "lang/context.h"
#include "lang/raw.h"
#include "tag/gazetteer.h"

enum { WORDS = 1 << 13 };

NU_WORDS(connectors);
NU_WORDS(lower);

struct nu_tag_known {
	uint64_t raw[NU_RAW / 8];	/* the word, NULs after it */
	uint32_t flags;
	struct nu_tag_tok tok;
};

static unsigned
role(struct nu_slice w)
{
	struct nu_slice v;
	unsigned r = 0;

	if (nu_words_get(&connectors, w, &v) & NU_WORDS_HIT)
		r |= NU_TAG_WITHIN | (nu_slice_is(v, "begins") ?
		    NU_TAG_BEFORE : 0u);
	if (nu_words_get(&lower, w, &v) & NU_WORDS_HIT)
		r |= nu_slice_is(v, "name") ? NU_TAG_ALONE : NU_TAG_AFTER;
	return r;
}

static void
look(struct nu_tag_tok *a, struct nu_slice text, const struct nu_tok *tok)
{
	*a = (struct nu_tag_tok){ 0 };
	nu_look_at(&a->w, text, tok);
	a->cap = a->w.cap;
	a->id = nu_look_id(&a->w);
	a->role = (uint8_t)role(nu_tok_text(text, tok));
	if (tok->flags & (NU_TF_ALPHA | NU_TF_DIGIT))
		a->key = nu_gaz_word(nu_tok_text(text, tok));
}

/* A token by its bytes. */
struct key {
	uint64_t raw[NU_RAW / 8];
	uint32_t flags;
	struct nu_tag_known *at;	/* where it would be */
};

static inline struct key
key(const struct nu_tagger *t, struct nu_slice text, const struct nu_tok *tok)
{
	struct key k = { .flags = 1u << 16 |
	    (tok->flags & ~(unsigned)NU_TF_SPACE) };

	nu_raw_get(k.raw, text, nu_tok_text(text, tok));
	k.at = &t->known[nu_mix(k.flags, k.raw[0], k.raw[1]) >> 40 &
	    (WORDS - 1)];
	return k;
}

static inline void
word(struct nu_slice text, const struct nu_tok *tok, const struct key *x,
    struct nu_tag_tok *a)
{
	struct nu_tag_known *k = x->at;

	if (tok->e - tok->b > NU_RAW) {
		look(a, text, tok);
		return;
	}
	if (k->raw[0] != x->raw[0] || k->raw[1] != x->raw[1] ||
	    k->flags != x->flags) {
		k->raw[0] = x->raw[0];
		k->raw[1] = x->raw[1];
		k->flags = x->flags;
		look(&k->tok, text, tok);
	}
	*a = k->tok;
}

void
nu_tagger_words(struct nu_tagger *t, struct nu_slice text,
    const struct nu_toks *toks, struct nu_tag_tok *a)
{
	enum { AHEAD = 8 };	/* asked for before the first is looked at */
	const struct nu_tok *k = toks->v;
	struct key x[AHEAD];

	if (!t->known)
		t->known = nu_zalloc(WORDS, sizeof *t->known);
	for (size_t i = 0; i < toks->n + AHEAD; i++) {
		struct key *y = &x[i % AHEAD];

		if (i >= AHEAD)
			word(text, &k[i - AHEAD], y, &a[i - AHEAD]);
		if (i >= toks->n)
			continue;
		*y = key(t, text, &k[i]);
		for (size_t b = 0; b < sizeof *y->at; b += 64)
			__builtin_prefetch((const char *)y->at + b);
	}
}
