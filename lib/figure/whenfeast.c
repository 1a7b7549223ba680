/* whenfeast: holidays by name. */
#include "figure/whenpart.h"

#include "base/words.h"
#include "figure/feast.h"

NU_WORDS(figure_holidays);

bool
nu_when_holiday_begins(const struct nu_flex *x, size_t i)
{
	char mem[24];

	return x->v[i].kind == NU_FK_WORD && nu_words_get(&figure_holidays,
	    lower(x, i, mem, sizeof mem), NULL);
}

/* The feast before the reference, or the one from it on. */
static bool
nearest(const struct ctx *c, const struct nu_feast *f, int dir, size_t to,
    int32_t *day_)
{
	int32_t ref = nu_when_today(c), last = INT32_MIN, next = INT32_MAX, d;
	int y = c->ref->date.y;
	int ago, ahead;
	bool past = dir == 0 && nu_when_tense(c, to) < 0, back = dir == -1;

	for (int k = -f->every; k <= f->every; k++) {
		if (!nu_feast_day(f, y + k, &d))
			continue;
		if (d < ref || (d == ref && past))
			last = d;
		else if (next == INT32_MAX && (d > ref || dir != 1))
			next = d;
	}
	/* In the past tense the last, but for an Easter days away; else the
	 * next, but for a Christmas days ago; of elections the one to come. */
	if (dir == 0 && last != INT32_MIN) {
		ago = ref - last;
		ahead = next == INT32_MAX ? 9999 : next - ref;
		back = f->every > 1 ? ago < 60 : past ? ago < 300 + 2 * ahead :
		    ago <= 14 && ahead > 300;
	}
	*day_ = back ? last : next;
	return *day_ != INT32_MIN && *day_ != INT32_MAX;
}

/* dir: -1 the last, 1 the next, 0 by tense, 2 this year's or the next. */
static struct when
holiday(const struct ctx *c, size_t i, int dir)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	struct nu_slice key[6], v;
	struct nu_feast f;
	char mem[6][16];
	size_t n = 0, at[6], k, j = i;
	int y;
	bool known;
	int32_t day_;

	if (word(x, j, FC_the))
		j++;
	if (!nu_when_holiday_begins(x, j))
		return w;
	for (size_t p = j; p < x->n && n < 6 && p < j + 9; p++) {
		if (sign(x, p, '\'') || sign(x, p, '-') || sign(x, p, '.'))
			continue;
		if (x->v[p].kind != NU_FK_WORD)
			break;
		if (is(x, p, "s") && glued(x, p))
			continue;
		key[n] = nu_slice(mem[n], nu_lex_lower(nu_fitem_text(x, p),
		    mem[n], 16));
		at[n++] = p + 1;
	}
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
	if (!k && !dir && story(c) && nu_when_tense(c, w.to) <= 0) {
		y = c->ref->year;
		k = 1;
	}
	if (k ? !nu_feast_day(&f, y, &day_) : !nearest(c, &f, dir, w.to, &day_))
		return w;
	k = w.to;
	w = nu_when_of_day(day_, G_DAY);
	w.days = f.days;
	w.to = k;
	return w;
}

/* A holiday, or its weekend or week: Labor Day weekend is the one before a
 * Monday or Tuesday. */
struct when
nu_when_holiday(const struct ctx *c, size_t i, int dir)
{
	const struct nu_flex *x = c->x;
	struct when w = holiday(c, i, dir);
	enum grain g = is(x, w.to, "weekend") ? G_WEEKEND : is(x, w.to, "week")
	    ? G_WEEK : G_NONE;

	if (!w.to || w.to >= IMPOSSIBLE || !g)
		return w;
	w = nu_when_grain_at(w, g == G_WEEKEND ? -2 : 0, g);
	w.to++;
	return w;
}
