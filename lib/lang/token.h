/* token: the one tokenizer of all programs. Tokens are spans of bytes of a
 * text, never rewritten. The segmentation is that of the English Universal
 * Dependencies treebanks: clitics are tokens ("do|n't", "Kerry|'s"), hyphens
 * between words too ("U.S.|-|Russian"), "$" and "%" stand alone, numbers with
 * their commas and points are one ("1,234.5", "4th", "10km"), abbreviations
 * and initials keep their full stop ("Mr.", "U.S.", "J."). */
#ifndef NU_TOKEN_H
#define NU_TOKEN_H

#include "base/slice.h"

enum nu_tok_kind { NU_T_WORD, NU_T_NUMBER, NU_T_PUNCT, NU_T_SYMBOL,
    NU_T_LINK /* URL, mail address, @handle, #tag, file name */ };

enum {				/* flags */
	NU_TF_SPACE = 1,	/* white space, or the text's begin, before it */
	NU_TF_CAPITAL = 2,	/* begins with a capital letter */
	NU_TF_ALLCAPS = 4,	/* two letters or more, all of them capitals */
	NU_TF_LOWER = 8,	/* has letters, all of them lower case */
	NU_TF_ALPHA = 16,	/* has a letter */
	NU_TF_DIGIT = 32,	/* has a digit */
	NU_TF_HIGH = 64,	/* has a byte beyond ASCII */
};

struct nu_tok {
	uint32_t b, e;		/* bytes [b, e) of the text */
	uint16_t flags;
	uint8_t kind;		/* enum nu_tok_kind */
	uint8_t pos;		/* enum nu_pos, filled by nu_pos_tag */
	uint8_t form;		/* enum nu_form, likewise */
};

struct nu_toks {		/* reused from sentence to sentence */
	struct nu_tok *v;
	size_t n, cap;
};

/* Replaces t's tokens by those of text (one sentence, or a line). Linear in
 * the text; texts of 4 GiB or more are cut there. */
void nu_tokenize(struct nu_slice text, struct nu_toks *t);
void nu_toks_free(struct nu_toks *t);

static inline struct nu_slice
nu_tok_text(struct nu_slice text, const struct nu_tok *k)
{
	return nu_slice(text.p + k->b, k->e - k->b);
}

#endif
