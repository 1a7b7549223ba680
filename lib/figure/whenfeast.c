/* whenfeast: holidays by name. */
#include "figure/whenpart.h"

#include "base/words.h"
#include "figure/feast.h"

NU_WORDS(figure_holidays);

bool
nu_when_holiday_begins(const struct nu_flex *x, size_t i)
{
	char mem[24];

	return nu_words_get(&figure_holidays, lower(x, i, mem, sizeof mem),
	    NULL) != 0;
}

/* dir: -1 the last, 1 the next, 0 by tense, 2 this year's or the next. */
struct when
nu_when_holiday(const struct ctx *c, size_t i, int dir)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	struct nu_slice key[6], v;
	struct nu_feast f;
	char mem[6][16];
	size_t n = 0, at[6], k, j = i;
	int y, t;
	bool known;
	int32_t day_, ref;

	if (word(x, j, FC_the))
		j++;
	for (size_t p = j; p < x->n && n < 6 && p < j + 9; p++) {
		if (x->v[p].kind == NU_FK_SIGN && (x->v[p].ch == '\'' ||
		    x->v[p].ch == '-' || x->v[p].ch == '.') && n)
			continue;
		if (x->v[p].kind != NU_FK_WORD)
			break;
		if (is(x, p, "s") && glued(x, p) && n)
			continue;
		key[n] = nu_slice(mem[n], nu_lex_lower(nu_fitem_text(x, p),
		    mem[n], 16));
		at[n++] = p + 1;
	}
	if (!n)
		return w;
	k = nu_words_longest(&figure_holidays, key, n, &v);
	if (!k || (!capital(x, j) && !fragment(c, at[k - 1]) && !dir &&
	    !integer(x, at[k - 1]) && !(x->n < 9 && k > 1)))
		return w;
	if (!nu_feast_read(&f, v))
		return w;
	w.grain = G_DAY;
	w.to = at[k - 1];
	/* the Yom Kippur War, the Good Friday Agreement */
	if (x->caps * 3 < x->words * 2 && w.to < x->n && x->v[w.to].kind ==
	    NU_FK_WORD && x->v[w.to].cls == FC_none && capital(x, w.to) &&
	    !glued(x, w.to)) {
		w.to += IMPOSSIBLE;
		return w;
	}
	k = nu_when_year_behind(c, w.to, &y, &known);
	if (k)
		w.to = k;
	else
		known = c->ref->known;
	if (!known)
		return w;
	ref = c->ref->known ? nu_when_today(c) : 0;
	if (!k && !dir && story(c)) {
		y = c->ref->year;
		k = 1;
	}
	t = k ? 0 : dir == 2 ? 1 : dir ? dir : nu_when_tense(c, w.to);
	if (!k)
		y = c->ref->date.y - 1;
	for (int tries = 0; tries < (k ? 1 : 3); tries++, y++) {
		if (!nu_feast_day(&f, y, &day_))
			continue;
		if (k || (t < 0 ? day_ < ref + (dir == 0) && day_ >= ref - 366 :
		    day_ >= ref + (dir == 1))) {
			size_t to = w.to;

			w = nu_when_of_day(day_, G_DAY);
			w.days = f.days;
			w.to = to;
			return w;
		}
	}
	w.known = false;
	return w;
}
