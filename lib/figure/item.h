/* item: small questions about the items of a sentence, for the grammars of
 * lib/figure; private to it. */
#ifndef NU_ITEM_H
#define NU_ITEM_H

#include "figure/lex.h"

static inline bool
word(const struct nu_flex *x, size_t i, enum nu_fclass c)
{
	return i < x->n && x->v[i].kind == NU_FK_WORD && x->v[i].cls == c;
}

static inline bool
sign(const struct nu_flex *x, size_t i, uint32_t ch)
{
	return i < x->n && x->v[i].kind == NU_FK_SIGN && x->v[i].ch == ch;
}

/* A hyphen or an en dash. */
static inline bool
dash(const struct nu_flex *x, size_t i)
{
	return sign(x, i, '-') || sign(x, i, 0x2013);
}

/* Item i stands right behind the one before it. */
static inline bool
glued(const struct nu_flex *x, size_t i)
{
	return i <= x->n && !(x->v[i].flags & NU_FF_SPACE);
}

/* The item's text, whatever its case. */
static inline bool
is(const struct nu_flex *x, size_t i, const char *s)
{
	return i < x->n && nu_slice_ieq(nu_fitem_text(x, i), nu_slice_str(s));
}

static inline bool
numeral(const struct nu_flex *x, size_t i)
{
	return i < x->n && x->v[i].kind == NU_FK_NUM;
}

/* A numeral of digits alone, below 10^9. */
static inline bool
integer(const struct nu_flex *x, size_t i)
{
	return numeral(x, i) && x->v[i].cls == NU_FN_INT && x->v[i].val >= 0;
}

static inline bool
capital(const struct nu_flex *x, size_t i)
{
	return x->v[i].flags & NU_FF_CAP;
}

/* A sentence that is no headline, so that its capitals tell names. */
static inline bool
prose(const struct nu_flex *x)
{
	return x->caps * 2 < x->words;
}

/* The word in lower case, in mem. */
static inline struct nu_slice
lower(const struct nu_flex *x, size_t i, char *mem, size_t size)
{
	return nu_slice(mem, nu_lex_lower(nu_fitem_text(x, i), mem, size));
}

#endif
