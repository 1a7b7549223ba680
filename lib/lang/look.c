#include "lang/look.h"

#include "base/utf.h"
#include "lang/cluster.h"

enum { LONGEST = 120 };		/* bytes of a token that are looked at */

/* The token in lower case, digits made 0, quotes and apostrophes made plain:
 * into low, of 2 * LONGEST bytes; returns its length. */
static size_t
lower(char *low, struct nu_slice w, unsigned flags)
{
	size_t n = 0;

	if (!(flags & NU_TF_HIGH)) {
		for (size_t i = 0; i < w.n; i++) {
			char c = w.p[i];

			low[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 :
			    c >= '0' && c <= '9' ? '0' : c);
		}
		return w.n;
	}
	for (size_t i = 0, k; i < w.n; i += k) {
		struct nu_buf b = { low, n, 2 * LONGEST };
		uint32_t c;

		k = nu_utf_get(nu_slice_sub(w, i, w.n), &c);
		if (!k) {
			low[n++] = w.p[i];
			k = 1;
			continue;
		}
		c = c == 0x2019 || c == 0x2018 ? '\'' :
		    c == 0x201c || c == 0x201d ? '"' : nu_utf_lower(c);
		if (n + 4 > 2 * LONGEST)
			break;
		nu_utf_put(&b, c >= '0' && c <= '9' ? '0' : c);
		n = b.n;
	}
	return n;
}

/* A pattern such as Xx, X.X., d, x-x: runs of a kind once, at most 7 kinds. */
static uint16_t
shape(struct nu_slice w, unsigned flags)
{
	uint32_t h = flags & NU_TF_HIGH ? 7 : 3, last = 0, k = 0;

	if (!(flags & ~(unsigned)(NU_TF_SPACE | NU_TF_LOWER | NU_TF_ALPHA)))
		return flags & NU_TF_LOWER ? 3 : 4;
	for (size_t i = 0; i < w.n && k < 7; i++) {
		unsigned char c = (unsigned char)w.p[i];
		uint32_t x = c >= 0x80 ? 1 : nu_utf_ascii[c] & NU_CC_UPPER ? 2 :
		    nu_utf_ascii[c] & NU_CC_LOWER ? 1 :
		    nu_utf_ascii[c] & NU_CC_DIGIT ? 3 : c;

		if (i == 0 && flags & NU_TF_CAPITAL)
			x = 2;
		if (x == last && i != 1)
			continue;
		h = h * 31 + x;
		last = x;
		k++;
	}
	h = (h * 0x9e3779b1u) >> 16;
	return (uint16_t)(h < 16 ? h + 16 : h);
}

void
nu_look_at(struct nu_look *a, struct nu_slice text,
    const struct nu_tok *tok)
{
	char buf[2 * LONGEST + 8];
	struct nu_slice w = nu_slice_sub(nu_tok_text(text, tok), 0, LONGEST);
	size_t n = lower(buf, w, tok->flags);
	struct nu_slice low = nu_slice(buf, n);
	const struct nu_cluster *c;

	*a = (struct nu_look){ 0 };
	a->low = nu_word_hash(low);
	c = nu_cluster_get(a->low);
	if (n > 2 && buf[n - 1] == '.' && !memchr(buf, '.', n - 1)) {
		/* Mr and Mr., Inc and Inc. are the same. */
		low.n = --n;
		a->low = nu_word_hash(low);
		c = c ? c : nu_cluster_get(a->low);
	}
	a->word = w.n == n && memcmp(w.p, low.p, n) == 0 ? a->low :
	    nu_word_hash(w);
	for (size_t j = 0; j < 3; j++)
		a->pre[j] = n > j + 2 ? nu_word_hash(nu_slice_sub(low, 0,
		    j + 2)) : 0;
	for (size_t j = 0; j < 4; j++)
		a->suf[j] = n > j + 1 ? nu_word_hash(nu_slice_sub(low,
		    n - j - 1, n)) : 0;
	if (c) {
		a->c[0] = c->c64 + 1;
		a->c[1] = c->c256 + 1;
		a->c[2] = c->c1024 + 1;
		a->c[3] = c->c4096 + 1;
	}
	a->shape = shape(w, tok->flags);
	a->cap = !!(tok->flags & NU_TF_CAPITAL);
}

enum nu_style
nu_style_of(const struct nu_tok *k, size_t n)
{
	size_t words = 0, caps = 0, all = 0, any = 0, longer = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(k[i].flags & NU_TF_ALPHA) || k[i].kind == NU_T_LINK)
			continue;
		words++;
		all += !!(k[i].flags & NU_TF_ALLCAPS);
		any += !!(k[i].flags & NU_TF_CAPITAL);
		if (k[i].e - k[i].b > 3) {
			longer++;
			caps += !!(k[i].flags & NU_TF_CAPITAL);
		}
	}
	if (words >= 3 && all * 10 >= words * 7)
		return NU_STYLE_CAPITALS;
	if (words >= 4 && longer >= 3 && caps * 10 >= longer * 8)
		return NU_STYLE_TITLE;
	return words >= 4 && !any ? NU_STYLE_NONE : NU_STYLE_NORMAL;
}
