/* label: numbers that are no figures: "Flight 370", "12 High Street", 3-1, "no
 * one"; and those that are somebody's age. */
#include "figure/figpart.h"

#include "base/words.h"

NU_WORDS(figure_idioms);
NU_WORDS(figure_labels);

/* A word before the number that makes it a label: "Flight 370", "page 4". */
bool
nu_fig_labelled(const struct nu_flex *x, size_t i)
{
	char mem[24];

	if (i > 0 && sign(x, i - 1, '.') && glued(x, i - 1))
		i--;
	if (i == 0 || x->v[i - 1].kind != NU_FK_WORD)
		return false;
	if (is(x, i - 1, "p") && i > 1 && sign(x, i - 2, '&'))
		return true;		/* S&P 500 */
	return nu_words_has(&figure_labels, lower(x, i - 1, mem, sizeof mem));
}

/* The number that ends before item i is that of a house: "12 High Street". */
bool
nu_fig_street(const struct nu_flex *x, size_t i)
{
	char mem[24];

	for (size_t j = i; j < i + 4 && j < x->n; j++) {
		struct nu_slice v;

		if (x->v[j].kind != NU_FK_WORD || !(x->v[j].flags &
		    (NU_FF_CAP | NU_FF_MIXED)))
			return false;
		if (j > i && nu_words_get(&figure_labels, lower(x, j, mem,
		    sizeof mem), &v) & NU_WORDS_HIT && nu_slice_is(v,
		    "street"))
			return true;
	}
	return false;
}

/* The number in words at item i is part of an idiom, "first lady", "at first":
 * the idiom's end, or 0. */
size_t
nu_fig_idiom(const struct nu_flex *x, size_t i)
{
	for (size_t back = 0; back < 5 && back <= i; back++) {
		struct nu_slice w[3], v;
		char mem[3][24];
		size_t n = 0, k, end[3], j = i - back;

		for (; n < 3 && j < x->n; j++) {
			if (sign(x, j, '-') && glued(x, j) && n)
				continue;
			if (x->v[j].kind != NU_FK_WORD)
				break;
			w[n] = lower(x, j, mem[n], sizeof mem[n]);
			end[n++] = j + 1;
		}
		k = n ? nu_words_longest(&figure_idioms, w, n, &v) : 0;
		if (k && end[k - 1] > i)
			return end[k - 1];
	}
	return 0;
}

/* The last word of a name with a number: "Voyager 2", "Planet 9", but "in
 * Germany 40 people". */
static bool
name_number(const struct nu_flex *x, const struct nu_qty *q)
{
	size_t i = q->from, h;
	char mem[24];

	if (!(q->flags & NU_QF_PLAIN) || i < 2 || x->v[i].digits > 3 ||
	    !prose(x) || x->v[i - 1].kind != NU_FK_WORD || !capital(x, i - 1) ||
	    x->v[i - 1].cls || (x->v[i - 2].kind != NU_FK_WORD &&
	    !sign(x, i - 2, ',')))
		return false;
	h = nu_noun_head(x, q->to, NU_NOUN_MANY);
	return h == SIZE_MAX || !nu_noun_plural(lower(x, h, mem, sizeof mem));
}

/* The number is part of a name or of an address, or numbers a list's entry. */
bool
nu_fig_label(const struct nu_flex *x, const struct nu_qty *q)
{
	size_t i = q->from, j = q->to;

	if (q->flags & NU_QF_PLAIN && (nu_fig_labelled(x, i) ||
	    nu_fig_street(x, j)))
		return true;
	/* 1. The number of a list's entry */
	if (i == 0 && q->flags & NU_QF_PLAIN && x->n > 3 && (sign(x, 1, '.') ||
	    sign(x, 1, ')')) && glued(x, 1) && !glued(x, 2) &&
	    nu_num_whole(q->num) < 100)
		return true;
	if (name_number(x, q))
		return true;
	/* a 4K or 8K picture */
	if (q->flags & NU_QF_MAG && j == i + 2 && numeral(x, i) && glued(x, i +
	    1) && capital(x, i + 1) && is(x, i + 1, "k") && (x->v[i].val == 4 ||
	    x->v[i].val == 8))
		return true;
	if (!(q->flags & NU_QF_WORDS) || i == 0)
		return false;
	/* gate three, the number one team */
	if (nu_fig_labelled(x, i) && (is(x, i - 1, "number") ||
	    nu_noun_head(x, j, NU_NOUN_MANY) == SIZE_MAX))
		return true;
	if (!capital(x, i) || !prose(x))
		return false;
	/* World War Two, a host of "The Five" */
	if (x->v[i - 1].kind == NU_FK_WORD && nu_noun_head(x, j,
	    NU_NOUN_MANY) == SIZE_MAX)
		return true;
	/* the Gang of Eight */
	if (i > 1 && word(x, i - 1, FC_of) && capital(x, i - 2))
		return true;
	/* the Six Nations */
	return j < x->n && capital(x, j) && x->v[j].kind == NU_FK_WORD &&
	    x->v[i - 1].kind == NU_FK_WORD && !capital(x, i - 1);
}

/* Item j may be a noun or an adjective that "one" counts; verbs and adverbs
 * are told by their endings. */
static bool
countable(const struct nu_flex *x, size_t j)
{
	char mem[24];
	struct nu_slice l;

	if (j >= x->n || x->v[j].kind != NU_FK_WORD || (x->v[j].cls &&
	    x->v[j].cls != FC_aunit) || nu_noun_kind(x, j).n)
		return false;
	l = lower(x, j, mem, sizeof mem);
	return !nu_noun_plural(l) && !nu_slice_ends(l, NU_S("ed")) &&
	    !nu_slice_ends(l, NU_S("ing")) && !nu_slice_ends(l, NU_S("ly"));
}

/* "one" that stands for a thing, not for a number. */
bool
nu_fig_pronoun(const struct nu_flex *x, const struct nu_qty *q)
{
	static const char *const always[] = { "no", "every", "each", "any",
	    "which", "some", "a", "good", "bad", "new", "big" };
	static const char *const often[] = { "this", "that", "another", "the",
	    "only", "not", "or", "first", "last" };
	size_t i = q->from, j = q->to;
	char mem[24];

	if (!(q->flags & NU_QF_ONE) || word(x, j, FC_of))
		return false;
	if (is(x, j, "another") || is(x, j, "day") || is(x, j, "time"))
		return is(x, j, "another");
	if (word(x, j, FC_or) && word(x, j + 1, FC_more))
		return false;
	for (size_t k = 0; i > 0 && k < sizeof always / sizeof *always; k++)
		if (is(x, i - 1, always[k]))
			return true;
	for (size_t k = 0; i > 0 && k < sizeof often / sizeof *often; k++)
		if (is(x, i - 1, often[k]))
			return !countable(x, j) || capital(x, j);
	if (j >= x->n || x->v[j].kind != NU_FK_WORD)
		return x->n > 1 && j < x->n && !sign(x, j, '-');
	j = nu_noun_head(x, j, NU_NOUN_ONE);
	if (j == SIZE_MAX)
		return true;
	/* "if one adds", "one never knows": a plural here is a verb */
	return nu_noun_plural(lower(x, j, mem, sizeof mem)) &&
	    !is(x, j, "species") && !is(x, j, "series");
}

/* What stands before item i makes a number there an age: "aged", "at age", "the
 * age of". */
bool
nu_fig_aged(const struct nu_flex *x, size_t i)
{
	if (i > 1 && word(x, i - 1, FC_of) && word(x, i - 2, FC_old))
		return x->v[i - 2].val == 3;
	return i > 0 && word(x, i - 1, FC_old) && x->v[i - 1].val >= 2;
}

/* She turned 18; the number counts nothing. */
bool
nu_fig_turned(const struct nu_flex *x, const struct nu_qty *q)
{
	int64_t n = nu_num_whole(q->num);

	return n > 0 && n < 116 && q->from > 0 && (is(x, q->from - 1,
	    "turned") || is(x, q->from - 1, "turns") || is(x, q->from - 1,
	    "turning"));
}

/* A number that is somebody's age: "Ann Roe, 45, …", "Ann Roe (45)", "Jo and
 * Al, 22 and 19,", "aged six and nine". */
bool
nu_fig_named_age(const struct nu_figures *f, const struct nu_qty *q)
{
	const struct nu_flex *x = &f->lex;
	size_t i = q->from, j = q->to;
	int64_t n = nu_num_whole(q->num);
	const struct nu_qty *r;

	if (n < 1 || n > 115 || i < 2)
		return false;
	/* the second of two ages */
	if (f->n && word(x, i - 1, FC_and) && !strcmp(f->v[f->n - 1].label,
	    "age") && f->v[f->n - 1].to == x->v[i - 2].e &&
	    x->v[i - 2].cls != FC_old)
		return true;
	if (!(q->flags & NU_QF_PLAIN) || x->v[i - 2].kind != NU_FK_WORD ||
	    !capital(x, i - 2) || x->v[i - 2].cls)
		return false;
	if (sign(x, i - 1, '('))
		return n > 9 && sign(x, j, ')') && i > 2 && x->v[i - 3].kind ==
		    NU_FK_WORD && capital(x, i - 3);
	if (!sign(x, i - 1, ','))
		return false;
	if (sign(x, j, ',') || sign(x, j, '.'))
		return true;
	r = word(x, j, FC_and) ? nu_qty_at(&f->qty, x, j + 1) : NULL;
	return r && r->flags & NU_QF_PLAIN && (sign(x, r->to, ',') ||
	    sign(x, r->to, '.')) && nu_num_whole(r->num) < 116;
}

/* 1-3, 98-102: a result, where no word makes it a range. */
bool
nu_fig_result(const struct nu_flex *x, const struct nu_qty *q,
    const struct nu_qty *r)
{
	size_t i = q->from;

	if (nu_num_whole(r->num) > 199 || nu_num_whole(q->num) < 0)
		return false;
	return !(i > 0 && (word(x, i - 1, FC_between) || is(x, i - 1, "from") ||
	    word(x, i - 1, FC_approx) || is(x, i - 1, "of") || is(x, i - 1,
	    "is")));
}
