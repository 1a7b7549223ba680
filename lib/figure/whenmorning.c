/* whenmorning: parts of the day: Monday morning, in the evening. */
#include "figure/whenpart.h"

/* "morning", "in the afternoon", "night" behind a date. */
size_t
nu_when_part_behind(const struct nu_flex *x, size_t i, int *part)
{
	size_t j = i;

	if (word(x, j, FC_edge) && x->v[j].val != 2 && is(x, j + 1, "in"))
		j++;		/* early in the morning */
	if (word(x, j, FC_in) && is(x, j, "in") && word(x, j + 1, FC_the))
		j += 2;
	else if (is(x, j, "at"))
		j++;
	if (word(x, j, FC_edge) && x->v[j].val != 2)
		j++;
	if (!word(x, j, FC_part) || x->v[j].val == 5 || x->v[j].val == 6 ||
	    is(x, j, "nights") || is(x, j, "mornings") || (is(x, j,
	    "overnight")))
		return i;
	if (j > i && x->v[j].val > 4)
		return i;
	*part = x->v[j].val;
	return j + 1;
}

/* In the morning, late in the evening, early afternoon: of the day said a
 * moment ago, or of none. */
struct when
nu_when_part_alone(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	const struct nu_lastdate *s = &c->ref->said;
	struct when w = none();
	size_t j = i;
	bool the;
	int part;

	if (word(x, j, FC_the))
		j++;
	if (word(x, j, FC_edge) || word(x, j, FC_ago)) {
		bool edge = word(x, j, FC_edge);

		if (!edge && !is(x, j, "earlier") && !is(x, j, "later"))
			return w;
		j++;
		if (is(x, j, "in"))
			j += 1 + word(x, j + 1, FC_the);
		else if (!edge)
			return w;
	} else if (is(x, j, "in")) {
		j += 1 + word(x, j + 1, FC_the);
		if (word(x, j, FC_edge))
			j++;
	} else {
		return w;
	}
	/* not "in morning trade" */
	the = word(x, j - 1, FC_the) || !is(x, j - 1, "in") || j + 1 >= x->n ||
	    x->v[j + 1].kind == NU_FK_SIGN;
	if (!the || !word(x, j, FC_part) || (part = x->v[j].val) > 4 ||
	    is(x, j, "overnight") || word(x, j + 1, FC_of) || !nu_when_stands(x,
	    j + 1) ||
	    x->v[j].e - x->v[j].b > 9 || x->text.p[x->v[j].e - 1] == 's')
		return w;
	w.to = j + 1;
	if (said(c) && s->grain == G_DAY) {
		j = w.to;
		w = nu_when_current(c, G_DAY);
		w.to = j;
	}
	w.part = part;
	return w;
}

/* In the evening at eight, in the evening tomorrow. */
void
nu_when_part_filled(const struct ctx *c, struct when *w)
{
	const struct nu_flex *x = c->x;
	size_t j = w->to;
	struct when t;

	if (is(x, j, "at") || is(x, j, "around") || sign(x, j, '@')) {
		t = nu_when_clock_at(c, j + 1, true);
		if (t.to) {
			nu_when_join(w, &t);
			w->to = t.to;
		}
		return;
	}
	if (w->grain)
		return;
	j += is(x, j, "on");
	t = j < x->n ? nu_when_any_date(c, j) : none();
	if (t.to && t.to < IMPOSSIBLE && t.grain == G_DAY && !t.part) {
		t.part = w->part;
		*w = t;
	}
}
