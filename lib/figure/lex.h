/* lex: the text of a sentence as items for news-figure's grammar: words,
 * numerals and signs, each word looked up in lib/data/figure/figure-words.txt.
 * One pass, linear, no allocation in the long run. Finer than lang/token.h
 * where figures need it: "10km" is two items, "10.31.1974" and "1,234.5" are
 * one, "A380", "Q3" and "km2" are words. */
#ifndef NU_LEX_H
#define NU_LEX_H

#include "base/buf.h"

enum nu_fkind {
	NU_FK_WORD,	/* letters, and digits that follow letters */
	NU_FK_NUM,	/* a numeral */
	NU_FK_SIGN,	/* any other character */
	NU_FK_LINK,	/* URL, mail address, @handle, #tag, file name */
	NU_FK_END,	/* one past the last */
};

enum {
	NU_FF_SPACE = 1,	/* white space, or the begin, before it */
	NU_FF_CAP = 2,		/* begins with a capital letter */
	NU_FF_UPPER = 4,	/* two letters or more, none of them small */
	NU_FF_HIGH = 8,		/* has a byte beyond ASCII */
	NU_FF_MIXED = 16,	/* a word with digits in it */
};

/* The form of a numeral, in cls. */
enum {
	NU_FN_INT,	/* 1234 */
	NU_FN_GROUP,	/* 1,234 1,234.5 12,34,567 */
	NU_FN_DEC,	/* 12.34 */
	NU_FN_DOTTED,	/* 1.2.3 */
	NU_FN_VULGAR,	/* ½ */
};

/* The class of a word, in cls; named as in figure-words.txt. */
#define NU_FC_LIST(X) \
	X(unit) X(tens) X(hundred) X(mag) X(magpl) X(dozen) X(ord) X(ordtens) \
	X(ordhundred) X(ordmag) X(frac) X(month) X(monthab) X(wday) X(wdaypl) \
	X(wdayab) X(part) X(season) X(tunit) X(today) X(next) X(ago) X(ampm) \
	X(feast) X(zone) X(zonesp) \
	X(aunit) X(approx) X(least) X(most) X(more) X(than) \
	X(at) \
	X(least2) X(most2) X(up) X(to) X(no) X(not) X(art) X(the) X(and) \
	X(or) X(of) X(point) X(per) X(to2) X(between) X(minus) X(in) X(edge) \
	X(old) X(out) X(few) X(times) X(twice) X(decades) X(era) X(oclock)
enum nu_fclass {
	FC_none,
#define NU_FC_ENUM(name) FC_##name,
	NU_FC_LIST(NU_FC_ENUM)
#undef NU_FC_ENUM
};

struct nu_fitem {
	uint32_t b, e;		/* bytes [b, e) of the text */
	uint32_t ch;		/* of a sign, the character (dashes are '-', or
				 * 0x2013, 0x2014); of a numeral, the offset of
				 * its decimal point from b */
	int32_t val;		/* of a word, the list's number; of a numeral,
				 * its value when whole and below 10^9, or -1 */
	uint8_t kind;		/* enum nu_fkind */
	uint8_t flags;
	uint8_t cls;
	uint8_t digits;		/* of a numeral, before the point, to 255 */
};

struct nu_flex {
	struct nu_slice text;
	struct nu_fitem *v;
	size_t n, cap;		/* v[n] is NU_FK_END */
	bool figures;		/* something in it may make a figure */
	size_t plain;		/* words of no class */
	size_t words, caps;	/* all words; those with a capital */
};

void nu_lex(struct nu_flex *x, struct nu_slice text);
void nu_lex_free(struct nu_flex *x);

static inline struct nu_slice
nu_fitem_text(const struct nu_flex *x, size_t i)
{
	return nu_slice(x->text.p + x->v[i].b, x->v[i].e - x->v[i].b);
}

/* The word in lower case, ASCII letters only; at most n bytes of it. */
size_t nu_lex_lower(struct nu_slice word, char *to, size_t n);

#endif
