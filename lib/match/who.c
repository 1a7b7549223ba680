#include "match/who.h"

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(names_given);

enum { PARTS = 12 };

struct name {
	struct nu_slice part[PARTS];
	size_t n;
};

static const char *const pronoun[] = { "he", "she", "they", "we", "i", "it",
    "you", "who", "his", "her", "their", "this", "that", "those", "these",
    "one", "some", "many", "others", "someone", "everyone", NULL };
static const char *const mute[] = { "the", "mr", "mrs", "ms", "dr", "sir",
    "sen", "rep", "gov", "jr", "sr", "ii", "iii", "president", "senator", NULL };

static bool
among(struct nu_slice w, const char *const *list)
{
	for (; *list; list++)
		if (nu_slice_is(w, *list))
			return true;
	return false;
}

/* Adds the words of one name, folded, with spaces between. */
static void
fold_one(struct nu_buf *out, struct nu_slice s)
{
	struct nu_buf low = { 0 };
	size_t at = out->n;
	bool capital = false, gap = false;

	for (size_t i = 0; i < s.n; ) {
		uint32_t c;
		size_t n = nu_utf_get(nu_slice_sub(s, i, s.n), &c);

		capital |= n && (nu_utf_class(c) & NU_CC_UPPER);
		i += n ? n : 1;
	}
	nu_utf_add_fold(&low, s);
	for (size_t i = 0; i < low.n; ) {
		uint32_t c;
		size_t n = nu_utf_get(nu_slice(low.p + i, low.n - i), &c);

		if (n && (nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT))) {
			if (gap && out->n > at)
				nu_buf_byte(out, ' ');
			gap = false;
			nu_buf_add(out, low.p + i, n);
		} else if (!n || (c != '\'' && c != 0x2019 && c != '.')) {
			gap = true;
		} else if (c == '.' && i + 1 < low.n && low.p[i + 1] != '.' &&
		    i >= 2 && low.p[i - 2] != '.' && low.p[i - 2] != ' ') {
			gap = true;
		}
		i += n ? n : 1;
	}
	if (!capital || among(nu_slice(out->p + at, out->n - at), pronoun))
		out->n = at;
	nu_buf_free(&low);
}

void
nu_who_fold(struct nu_buf *out, struct nu_slice s)
{
	size_t start = out->n;

	if (nu_slice_is(s, "-"))
		return;
	while (s.p) {
		struct nu_slice one = nu_slice_cut(&s, ';');
		size_t at = out->n;

		if (at > start)
			nu_buf_byte(out, ';');
		if (one.n)
			fold_one(out, one);
		if (out->n == at + (at > start))
			out->n = at;
	}
}

static void
split(struct name *n, struct nu_slice s)
{
	n->n = 0;
	while (s.p && s.n && n->n < PARTS) {
		struct nu_slice w = nu_slice_cut(&s, ' ');

		if (w.n && !among(w, mute))
			n->part[n->n++] = w;
	}
}

/* Changes of one letter between two words, or two letters swapped: at most
 * one. */
static bool
one_off(struct nu_slice a, struct nu_slice b)
{
	size_t i = 0, ta, tb;

	if (a.n < b.n) {
		struct nu_slice t = a;
		a = b, b = t;
	}
	if (a.n - b.n > 1 || a.n < 4)
		return false;
	while (i < b.n && a.p[i] == b.p[i])
		i++;
	ta = i + 1;
	tb = i + (a.n == b.n);
	if (ta >= a.n && tb >= b.n)
		return true;
	if (nu_slice_eq(nu_slice_sub(a, ta, a.n), nu_slice_sub(b, tb, b.n)))
		return true;
	return a.n == b.n && i + 1 < a.n && a.p[i] == b.p[i + 1] &&
	    a.p[i + 1] == b.p[i] && nu_slice_eq(nu_slice_sub(a, i + 2, a.n),
	    nu_slice_sub(b, i + 2, b.n));
}

/* Whether the list of given names has the two in one group: Mohammed and
 * Muhammad, Alexander and Oleksandr. */
static bool
listed(struct nu_slice a, struct nu_slice b)
{
	struct nu_slice x, y, rest;

	if (!(nu_words_get(&names_given, a, &x) & NU_WORDS_HIT) ||
	    !(nu_words_get(&names_given, b, &y) & NU_WORDS_HIT))
		return false;
	nu_slice_cut(&x, '\t');
	nu_slice_cut(&y, '\t');
	while (x.p && x.n) {
		struct nu_slice group = nu_slice_cut(&x, ' ');

		for (rest = y; rest.p && rest.n; )
			if (nu_slice_eq(nu_slice_cut(&rest, ' '), group))
				return true;
	}
	return false;
}

static bool
given_same(struct nu_slice a, struct nu_slice b)
{
	if (nu_slice_eq(a, b))
		return true;
	if (a.n == 1 || b.n == 1)
		return a.p[0] == b.p[0];
	return (a.p[0] == b.p[0] && one_off(a, b)) || listed(a, b);
}

/* "associated press" and "ap". */
static bool
initials_of(const struct name *full, struct nu_slice s)
{
	if (full->n < 2 || full->n != s.n)
		return false;
	for (size_t i = 0; i < full->n; i++)
		if (full->part[i].p[0] != s.p[i])
			return false;
	return true;
}

static bool
one_same(struct nu_slice a, struct nu_slice b)
{
	struct name x, y;
	struct nu_slice la, lb;

	if (nu_slice_eq(a, b))
		return true;
	split(&x, a);
	split(&y, b);
	if (!x.n || !y.n)
		return false;
	if ((y.n == 1 && initials_of(&x, y.part[0])) ||
	    (x.n == 1 && initials_of(&y, x.part[0])))
		return true;
	la = x.part[x.n - 1];
	lb = y.part[y.n - 1];
	if (x.n == 1 || y.n == 1)
		return nu_slice_eq(la, lb);
	if (nu_slice_eq(la, lb))
		return given_same(x.part[0], y.part[0]);
	return nu_slice_eq(x.part[0], y.part[0]) && one_off(la, lb);
}

enum nu_same
nu_who_same(struct nu_slice a, struct nu_slice b)
{
	if (!a.n || !b.n)
		return NU_SAME_MAYBE;
	if (nu_slice_eq(a, b))
		return NU_SAME_YES;
	while (a.p) {
		struct nu_slice x = nu_slice_cut(&a, ';'), rest = b;

		while (rest.p)
			if (one_same(x, nu_slice_cut(&rest, ';')))
				return NU_SAME_YES;
	}
	return NU_SAME_NO;
}

struct nu_slice
nu_who_surname(struct nu_slice folded)
{
	struct nu_slice one = nu_slice_cut(&folded, ';');
	struct name n;

	split(&n, one);
	return n.n ? n.part[n.n - 1] : NU_S("");
}
