#include "figure/noun.h"

#include "base/words.h"
#include "figure/item.h"

NU_WORDS(figure_nouns);
NU_WORDS(figure_stop);

bool
nu_noun_plural(struct nu_slice w)
{
	struct nu_slice v;
	char last = w.n ? w.p[w.n - 1] : 0;

	if (w.n < 3)
		return false;
	if (nu_words_get(&figure_nouns, w, &v) & NU_WORDS_HIT)
		return nu_slice_is(v, "plural");
	if (last == 'n')
		return (w.n > 8 && nu_slice_ends(w, NU_S("children"))) ||
		    (w.n > 3 && nu_slice_ends(w, NU_S("men")) &&
		    !nu_slice_ends(w, NU_S("imen")) &&
		    !nu_slice_ends(w, NU_S("omen")));
	return last == 's' && w.n > 3 && w.p[w.n - 2] != 's' &&
	    w.p[w.n - 2] != 'u' && w.p[w.n - 2] != 'i';
}

/* The same of a word in lower case. */
static struct nu_slice
kind_of(struct nu_slice w)
{
	struct nu_slice v = { NULL, 0 };

	nu_words_get(&figure_stop, w, &v);
	return v;
}

struct nu_slice
nu_noun_kind(const struct nu_flex *x, size_t i)
{
	char mem[24];

	return i < x->n && x->v[i].kind == NU_FK_WORD ?
	    kind_of(lower(x, i, mem, sizeof mem)) : NU_S("");
}

/* Words of this class may stand within a noun phrase. */
static bool
within(int cls)
{
	switch (cls) {
	case FC_none: case FC_more: case FC_old: case FC_times: case FC_point:
	case FC_dozen: case FC_edge: case FC_aunit: case FC_feast:
		return true;
	default:
		return cls >= FC_ord && cls <= FC_next && cls != FC_today;
	}
}

size_t
nu_noun_head(const struct nu_flex *x, size_t i, enum nu_noun of)
{
	bool single;
	size_t first = SIZE_MAX, last = SIZE_MAX, run = 0;
	char mem[24];

	if (word(x, i, FC_of)) {		/* three of the five men */
		i++;
		while (i < x->n && x->v[i].kind == NU_FK_WORD && run++ < 3) {
			if (!nu_slice_is(nu_noun_kind(x, i), "det") &&
			    !word(x, i, FC_few) && !word(x, i, FC_approx) &&
			    !is(x, i, "just") && !is(x, i, "only"))
				break;
			i++;	/* one of the nearly 60, one of several */
		}
		run = 0;
		if (word(x, i, FC_next))	/* of the past six */
			i++;
		if (word(x, i, FC_unit) || (i < x->n && x->v[i].kind ==
		    NU_FK_NUM))
			i++;
		of = NU_NOUN_MANY;
	}
	single = of != NU_NOUN_MANY;
	if (sign(x, i, '-') && glued(x, i) && glued(x, i + 1) && i + 1 < x->n &&
	    x->v[i + 1].kind == NU_FK_WORD && (!x->v[i + 1].cls ||
	    x->v[i + 1].cls == FC_aunit || x->v[i + 1].cls == FC_point))
		return i + 1;		/* a 50-state strategy */
	for (; i < x->n && run < 8; i++, run++) {
		const struct nu_fitem *w = &x->v[i];
		struct nu_slice l, v;

		if (sign(x, i, '-') && glued(x, i) && glued(x, i + 1) &&
		    run > 0)
			continue;
		if (sign(x, i, ',') && first != SIZE_MAX && first == last &&
		    i + 1 < x->n && !nu_noun_plural(lower(x, last, mem, sizeof
		    mem)) &&
		    !(x->v[i + 1].flags & NU_FF_CAP) && !single)
			continue;	/* two small, old houses */
		if (w->kind != NU_FK_WORD || (run > 0 && w->flags &
		    NU_FF_MIXED))
			break;
		if (sign(x, i + 1, '\'') && glued(x, i + 1) && run < 5 &&
		    (!glued(x, i + 2) || is(x, i + 2, "s"))) {
			/* "two of Moscow's requests", "two nations' trade" */
			if (!is(x, i + 2, "s") && of == NU_NOUN_MANY &&
			    first == SIZE_MAX && nu_noun_plural(lower(x, i,
			    mem, sizeof mem)))
				return i;
			i += is(x, i + 2, "s") && glued(x, i + 2) ? 2 : 1;
			first = last = SIZE_MAX;
			continue;
		}
		if (w->cls == FC_most2 || w->cls == FC_least2 || (run == 0 &&
		    w->cls == FC_more))
			continue;	/* two of the most famous men */
		l = lower(x, i, mem, sizeof mem);
		if (first != SIZE_MAX && l.n > 4 && single && (nu_slice_ends(l,
		    NU_S("ing")) || nu_slice_ends(l, NU_S("ed"))))
			break;		/* the ninth debate saying … */
		v = kind_of(l);
		if (v.n) {
			if (nu_slice_is(v, "pass") && first == SIZE_MAX)
				continue;
			if (nu_slice_is(v, "stop") || nu_slice_is(v, "det") ||
			    nu_slice_is(v, "change"))
				break;
		}
		if (!within(w->cls))
			break;
		if (single && (w->cls == FC_tunit || nu_slice_is(l, "time")) &&
		    !(sign(x, i + 1, '-') && glued(x, i + 1)))
			return i;	/* the first time Ann won */
		if (of == NU_NOUN_ONE && first != SIZE_MAX &&
		    nu_noun_plural(l))
			return last;	/* one proposal asks … */
		if (first == SIZE_MAX)
			first = i;
		last = i;
		if (nu_noun_plural(l))
			return i;
	}
	return single ? last : first;
}
