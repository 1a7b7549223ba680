/* whenclock: times of day, and how they join a date. */
#include "figure/whenpart.h"

/* +02, -0530, +5:30 behind a zone's name or a time; its end, or i. */
static size_t
offset(const struct nu_flex *x, size_t i, struct when *w)
{
	size_t j = i + 1;
	int v, minutes;

	if ((!sign(x, i, '+') && !sign(x, i, '-')) || !integer(x, j) ||
	    !glued(x, j) || x->v[j].digits == 3 || x->v[j].digits > 4)
		return i;
	v = x->v[j].val;
	minutes = x->v[j].digits == 4 ? v / 100 * 60 + v % 100 : v * 60;
	j++;
	if (x->v[j - 1].digits < 3 && sign(x, j, ':') && integer(x, j + 1) &&
	    x->v[j + 1].digits == 2) {
		minutes += x->v[j + 1].val;
		j += 2;
	}
	if (minutes > 14 * 60)
		return i;
	w->zone = sign(x, i, '-') ? -minutes : minutes;
	return j;
}

static size_t
zone(const struct nu_flex *x, size_t i, struct when *w)
{
	/* "Eastern Time" is summer's or winter's: not told */
	static const struct { const char *name; int standard; } named[] = {
		{ "eastern", -300 }, { "central", -360 }, { "mountain", -420 },
		{ "pacific", -480 }, { "moscow", 180 }, { "beijing", 480 },
		{ "tokyo", 540 }, { "london", NOZONE } };
	size_t j = i, k;

	if (sign(x, j, '('))
		j++;
	if (word(x, j, FC_zone) && (x->v[j].flags & NU_FF_UPPER || j == i ||
	    sign(x, j + 1, '-') || sign(x, j + 1, '+'))) {
		w->zone = x->v[j].val;
		j = w->zone ? j + 1 : offset(x, j + 1, w);
	} else if (word(x, j, FC_zonesp) && x->v[j].flags & NU_FF_UPPER) {
		j++;	/* ET, the same */
	} else if (is(x, j, "local") && is(x, j + 1, "time")) {
		return j + 2;
	} else {
		bool summer = is(x, j + 1, "daylight");
		bool winter = is(x, j + 1, "standard");

		k = j + 1 + (summer || winter);
		for (size_t n = 0; is(x, k, "time") && n < sizeof named /
		    sizeof *named; n++) {
			if (!is(x, j, named[n].name))
				continue;
			if (named[n].standard != NOZONE && (summer || winter ||
			    named[n].standard > 0))
				w->zone = named[n].standard + (summer ? 60 : 0);
			return k + 1;
		}
		/* as in mails: 14:15:16 +0200 */
		if (i > 2 && sign(x, i - 2, ':') && integer(x, i + 1) &&
		    x->v[i + 1].digits == 4)
			return offset(x, i, w);
		return i;
	}
	if (sign(x, j, ')') && sign(x, i, '('))
		j++;
	return j;
}

static size_t
am_pm(const struct nu_flex *x, size_t i, int *pm)
{
	if (word(x, i, FC_ampm)) {
		*pm = x->v[i].val;
		return i + 1;
	}
	/* 3:15p; "11p" is money unless nothing else or a day is said */
	if (i < x->n && glued(x, i) && (is(x, i, "a") || is(x, i, "p")) &&
	    (x->plain < 2 || word(x, i + 1, FC_today) || word(x, i + 1,
	    FC_wday) || (i > 1 && sign(x, i - 2, ':')))) {
		*pm = is(x, i, "p");
		return i + 1;
	}
	if (!glued(x, i) && (is(x, i, "a") || is(x, i, "p")) &&
	    is(x, i + 1, "m")) {
		*pm = is(x, i, "p");
		return i + 2;
	}
	if (is(x, i, "at") && is(x, i + 1, "night")) {
		*pm = 2;	/* small hours are before noon */
		return i + 2;
	}
	if (is(x, i, "in")) {
		size_t j = i + 1 + word(x, i + 1, FC_the);

		if (word(x, j, FC_ampm)) {
			*pm = x->v[j].val;
			return j + 1;
		}
		if (word(x, j, FC_part) && x->v[j].val <= 4) {
			*pm = x->v[j].val != 1;
			return j + 1;
		}
	}
	return i;
}

static void
apply_pm(struct when *w, int pm)
{
	if (pm == 2)
		pm = w->hh >= 5 && w->hh < 12;
	if (pm == 1 && w->hh < 12)
		w->hh += 12;
	else if (pm == 0 && w->hh == 12)
		w->hh = 0;
}

/* Noon, 12 midnight, mid-night. */
static struct when
named_hour(const struct ctx *c, size_t i)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	size_t j = i + (integer(x, i) && x->v[i].val == 12);

	if (is(x, i, "mid") && is(x, i + 1, "night")) {
		w.hh = w.mm = 0;
		w.to = i + 2;
	} else if (word(x, j, FC_part) && (j == i ? x->v[j].val == 5 ||
	    x->v[j].val == 6 : is(x, j, "noon") || is(x, j, "midnight"))) {
		w.hh = x->v[j].val == 5 ? 12 : 0;
		w.mm = 0;
		w.to = zone(x, j + 1, &w);
	}
	return w;
}

/* Half past three, a quarter to five, ten past nine; British half three. */
static struct when
minutes_past(const struct ctx *c, size_t i, bool bare)
{
	const struct nu_flex *x = c->x;
	struct when w = none(), h;
	const struct nu_qty *q;
	size_t k = i + word(x, i, FC_art), e;
	bool frac = word(x, k, FC_frac), past, sure;
	int v;

	if (is(x, i, "half") && (bare || fragment(c, i + 2)) && (q =
	    nu_qty_at(c->q, x, i + 1)) && q->kind == NU_Q_CARD && q->flags &
	    NU_QF_WORDS && (v = (int)nu_num_whole(q->num)) >= 1 && v <= 12) {
		w.hh = v;
		w.mm = 30;
		w.vague = true;
		w.to = q->to;
		return w;
	}
	q = nu_qty_at(c->q, x, i);
	v = frac ? x->v[k].val == 2 ? 30 : 15 : q && q->kind == NU_Q_CARD ?
	    (int)nu_num_whole(q->num) : -1;
	if (v <= 0 || v >= 60 || *c->depth)
		return w;
	e = frac ? k + 1 : q->to;
	sure = frac || is(x, e, "minutes") || is(x, e, "min");
	e += !frac && sure;
	past = is(x, e, "past") || is(x, e, "after");
	if (!past && !is(x, e, "to") && !is(x, e, "before") && !is(x, e, "til"))
		return w;
	/* "10 to 6 p.m." is a range, "at 10 to 6" and "ten to six" are not */
	if (!past && !sure && (v % 5 || (i > 0 && (is(x, i - 1, "from") ||
	    word(x, i - 1, FC_between))) || (integer(x, i) && !(i > 0 && is(x,
	    i - 1, "at")) && !word(x, e + 1, FC_part))))
		return w;
	if (!frac && !is(x, e, "past") && !nu_qty_at(c->q, x, e + 1) &&
	    !word(x, e + 1, FC_part))
		return w;
	++*c->depth;
	h = nu_when_clock_at(c, e + 1, frac || is(x, e, "past") || (i > 0 &&
	    is(x, i - 1, "at") && !integer(x, i)));
	--*c->depth;
	if (!h.to || h.mm > 0 || h.hh < 0)
		return w;
	w = h;
	w.mm = past ? v : 60 - v;
	if (!past)
		w.hh = (w.hh + 23) % 24;
	return w;
}

/* Two digits of minutes right behind a word's h: 3h18. */
static int
minutes_in(const struct nu_flex *x, size_t i)
{
	const char *p = x->text.p + x->v[i].b;
	int v;

	if (i >= x->n || x->v[i].kind != NU_FK_WORD || !glued(x, i) ||
	    x->v[i].e - x->v[i].b != 3 || (p[0] | 32) != 'h' ||
	    !(x->v[i].flags & NU_FF_MIXED))
		return -1;
	v = (p[1] - '0') * 10 + (p[2] - '0');
	return v >= 0 && v < 60 ? v : -1;
}

/* 15:30, 15:30:05, 15h30, 15: what stands behind the hour at item i; the item
 * behind, or 0 when it is no time. *said: it can be nothing else. */
static size_t
digits(const struct ctx *c, size_t i, bool bare, struct when *w, bool *said)
{
	const struct nu_flex *x = c->x;
	size_t j = i + 1;

	w->hh = x->v[i].val;
	if (sign(x, j, ':') && glued(x, j) && integer(x, j + 1) && glued(x, j +
	    1) && x->v[j + 1].digits == 2 && x->v[j + 1].val < 60) {
		w->mm = x->v[j + 1].val;
		j += 2;
		*said = true;
		if (sign(x, j, ':') && glued(x, j) && integer(x, j + 1) &&
		    glued(x, j + 1) && x->v[j + 1].digits == 2 && x->v[j +
		    1].val < 61) {
			w->ss = x->v[j + 1].val;
			j += 2;
		} else if (sign(x, j, ':') && glued(x, j)) {
			return 0;
		}
		/* 4:3 is a score or a verse; 12:30 a time */
		return i > 1 && sign(x, i - 1, ':') && glued(x, i) && x->v[i -
		    2].digits < 3 ? 0 : j;
	}
	if (is(x, j, "h") && glued(x, j)) {
		j++;
		*said = true;
		if (integer(x, j) && glued(x, j) && x->v[j].digits == 2 &&
		    x->v[j].val < 60)
			w->mm = x->v[j++].val;
		else if (!bare && zone(x, j, w) == j)
			return 0;	/* "16h": hours, too */
		return j;
	}
	/* at 3 15 */
	if (bare && integer(x, j) && x->v[j].digits == 2 && x->v[j].val < 60 &&
	    w->hh < 13 && fragment(c, j + 1)) {
		w->mm = x->v[j].val;
		*said = true;
		return j + 1;
	}
	if ((w->mm = minutes_in(x, j)) >= 0) {
		*said = true;
		j++;
	}
	return j;
}

/* 8.30 pm. */
static size_t
with_point(const struct ctx *c, size_t i, struct when *w)
{
	const struct nu_flex *x = c->x;
	const char *p = x->text.p + x->v[i].b;
	size_t k = x->v[i].ch;
	int pm;

	if (!numeral(x, i) || x->v[i].cls != NU_FN_DEC || x->v[i].digits > 2 ||
	    x->v[i].e - x->v[i].b - k != 3)
		return 0;
	w->hh = k == 2 ? (p[0] - '0') * 10 + (p[1] - '0') : p[0] - '0';
	w->mm = (p[k + 1] - '0') * 10 + (p[k + 2] - '0');
	return w->hh > 24 || w->mm > 59 || am_pm(x, i + 1, &pm) == i + 1 ? 0 :
	    i + 1;
}

/* 1800 GMT, 1800 hours, 730 pm. */
static size_t
run_together(const struct ctx *c, size_t i, struct when *w, bool *said)
{
	const struct nu_flex *x = c->x;
	size_t j = i + 1;
	int v = integer(x, i) ? x->v[i].val : 2400, pm;

	if (v >= 2400 || v % 100 >= 60 || x->v[i].digits < 3 ||
	    x->v[i].digits > 4)
		return 0;
	w->hh = v / 100;
	w->mm = v % 100;
	if (am_pm(x, j, &pm) > j && v >= 100 && v < 1260 &&
	    (x->v[i].digits == 3 || word(x, j, FC_ampm)))
		return j;
	if (x->v[i].digits == 3)
		return 0;
	*said = true;
	j = zone(x, j, w);
	if (j > i + 1)
		return j;
	return is(x, j, "hours") && v % 5 == 0 && (v % 100 || (i > 0 &&
	    (is(x, i - 1, "at") || is(x, i - 1, "by")))) ? j + 1 : 0;
}

/* Nine, nine fifty-nine a.m. */
static size_t
in_words(const struct ctx *c, size_t i, bool bare, struct when *w)
{
	const struct nu_flex *x = c->x;
	const struct nu_qty *q = nu_qty_at(c->q, x, i), *r;
	size_t e;
	int v, pm;

	if (!q || q->kind != NU_Q_CARD || !(q->flags & NU_QF_WORDS) || q->to !=
	    q->from + 1 || (v = (int)nu_num_whole(q->num)) < 1 || v > 12)
		return 0;
	w->hh = v;
	e = q->to + (sign(x, q->to, '-') && glued(x, q->to));
	r = nu_qty_at(c->q, x, e);
	if (r && r->kind == NU_Q_CARD && r->flags & NU_QF_WORDS &&
	    (v = (int)nu_num_whole(r->num)) >= 10 && v < 60 &&
	    (am_pm(x, r->to, &pm) > r->to || bare)) {
		w->mm = v;
		return r->to;
	}
	return q->to;
}

/* Most words begin no time. */
static bool
may_begin(const struct nu_fitem *it)
{
	if (it->kind != NU_FK_WORD)
		return it->kind == NU_FK_NUM;
	return it->cls == FC_unit || it->cls == FC_tens || it->cls == FC_part ||
	    it->cls == FC_frac || it->cls == FC_art || it->cls == FC_edge;
}

/* A time of day; bare: a bare hour will do, since "at" or a date stands before
 * it. */
struct when
nu_when_clock_at(const struct ctx *c, size_t i, bool bare)
{
	const struct nu_flex *x = c->x;
	struct when w = none();
	bool said = false;
	size_t j, k;
	int pm = -1;

	if (i >= x->n || !may_begin(&x->v[i]))
		return w;
	w = named_hour(c, i);
	if (!w.to)
		w = minutes_past(c, i, bare);
	if (w.to)
		return w;
	if (integer(x, i) && x->v[i].digits <= 2 && x->v[i].val <= 24)
		j = digits(c, i, bare, &w, &said);
	else if (!(j = with_point(c, i, &w)) && !(j = run_together(c, i, &w,
	    &said)))
		j = in_words(c, i, bare, &w);
	if (!j)
		return none();
	if (word(x, j, FC_oclock)) {
		j++;
		said = true;
	} else if (is(x, j, "o") && sign(x, j + 1, '\'') && is(x, j + 2,
	    "clock")) {
		j += 3;
		said = true;
	}
	k = am_pm(x, j, &pm);
	if (k > j) {
		if (w.hh > 12 || (w.hh == 0 && pm == 1))
			return none();
		apply_pm(&w, pm);
		j = k;
		said = true;
	}
	k = zone(x, j, &w);
	if (k > j && (said || w.zone != NOZONE)) {
		j = k;
		said = true;
	}
	if ((!said && !bare) || w.hh > 24 || (w.hh == 24 && w.mm > 0))
		return none();
	w.vague = w.hh >= 1 && w.hh <= 12 && pm < 0 && w.zone == NOZONE &&
	    !(integer(x, i) && ((w.hh < 10 && x->v[i].digits == 2) || is(x,
	    i + 1, "h") || minutes_in(x, i + 1) >= 0));
	if (w.mm < 0)
		w.mm = 0;
	w.to = j;
	return w;
}

void
nu_when_join(struct when *date, const struct when *t)
{
	date->hh = t->hh;
	date->mm = t->mm;
	date->ss = t->ss;
	date->vague = t->vague && !date->part;
	if (t->zone != NOZONE)
		date->zone = t->zone;
	/* 3 o'clock on Friday afternoon */
	if (date->part >= 2 && date->part <= 4 && date->hh > 0 && date->hh < 12
	    && !(date->part == 4 && date->hh < 5))
		date->hh += 12;
	date->part = 0;
	if (date->hh == 24 && date->known && date->grain == G_DAY) {
		nu_when_days_on(date, 1);
		date->hh = 0;
	}
}

/* Two digits at p. */
static int
two(struct nu_slice t, size_t p)
{
	if (p + 2 > t.n || t.p[p] < '0' || t.p[p] > '9' || t.p[p + 1] < '0' ||
	    t.p[p + 1] > '9')
		return -1;
	return (t.p[p] - '0') * 10 + t.p[p + 1] - '0';
}

/* T08:15:30.5-05:30 right behind a date that ends before item i, read from the
 * bytes, since letters and digits mix in it: the item behind, or 0. */
static size_t
iso_time(const struct nu_flex *x, size_t i, struct when *w)
{
	struct nu_slice t = x->text;
	size_t p = x->v[i - 1].e, q;
	int hh, mm, ss = -1, zone_ = NOZONE;

	if (p >= t.n || (t.p[p] != 'T' && t.p[p] != 't') ||
	    (hh = two(t, p + 1)) < 0 || hh > 24)
		return 0;
	p += 3;
	if (p < t.n && t.p[p] == ':')
		p++;
	mm = two(t, p);
	if (mm < 0 || mm > 59)
		return 0;
	p += 2;
	if (p < t.n && t.p[p] == ':' && (ss = two(t, p + 1)) >= 0)
		p += 3;
	if (p + 1 < t.n && t.p[p] == '.' && ss >= 0)
		for (p++; p < t.n && t.p[p] >= '0' && t.p[p] <= '9'; p++)
			;
	if (p < t.n && t.p[p] == 'Z') {
		zone_ = 0;
		p++;
	} else if (p < t.n && (t.p[p] == '+' || t.p[p] == '-') &&
	    two(t, p + 1) >= 0) {
		bool minus = t.p[p] == '-';

		zone_ = two(t, p + 1) * 60;
		p += 3;
		q = p + (p < t.n && t.p[p] == ':');
		if (two(t, q) >= 0) {
			zone_ += two(t, q);
			p = q + 2;
		}
		if (minus)
			zone_ = -zone_;
	}
	while (i < x->n && x->v[i].b < p)
		i++;
	if (x->v[i - 1].e > p)
		return 0;
	w->hh = hh;
	w->mm = mm;
	w->ss = ss > 0 ? ss : -1;
	w->zone = zone_;
	return i;
}

/* A dot or bar that parts time and date in a byline: 8:23 AM · Jul 9. */
static bool
between_signs(const struct nu_flex *x, size_t i)
{
	return sign(x, i, 0xb7) || sign(x, i, 0x2219) || sign(x, i, 0x2022) ||
	    sign(x, i, '|');
}

/* A time behind a date: "at 5 p.m.", ", 15:30", "T14:55". */
void
nu_when_time_behind(const struct ctx *c, struct when *w)
{
	const struct nu_flex *x = c->x;
	size_t j = w->to, k;
	struct when t;
	bool at = false, about = false;
	int part;

	if (w->grain != G_DAY || j >= IMPOSSIBLE)
		return;
	if ((k = iso_time(x, j, w))) {
		w->to = k;
		return;
	}
	k = nu_when_part_behind(x, j, &part);
	if (k > j) {
		w->part = part;
		w->to = j = k;
	}
	if (sign(x, j, ',') || sign(x, j, '@') || dash(x, j) || between_signs(x,
	    j))
		j++;
	else if ((sign(x, j, ':') || sign(x, j, '.')) && glued(x, j) &&
	    glued(x, j + 1))
		j++;		/* 31/05/2024:14:15 in a log */
	if (any(x, j, "at from by around about before after for")) {
		about = is(x, j, "around") || is(x, j, "about");
		at = is(x, j, "at") || (w->part && about);
		if (is(x, j, "from")) {		/* from 3 to 5 p.m. */
			struct ctx in = *c;
			struct when e;

			in.from = j + 1;
			if (nu_when_shared(&in, j + 1, &e).to)
				return;
		}
		j++;
		if (is(x, j, "around") || is(x, j, "about"))
			j++;
	}
	if (sign(x, j - 1, '@'))
		at = true;
	if (is(x, j, "t") && glued(x, j))
		j++;
	t = nu_when_clock_at(c, j, at);
	if (!t.to && !at && word(x, j, FC_unit)) {
		/* March eighteenth, nine thirty */
		t = nu_when_clock_at(c, j, true);
		if (t.mm <= 0)
			return;
	}
	/* Monday night around 20 people gathered */
	if (!t.to || (about && at && t.to < x->n && x->v[t.to].kind ==
	    NU_FK_WORD && (!x->v[t.to].cls || word(x, t.to, FC_tunit) ||
	    word(x, t.to, FC_mag))))
		return;
	nu_when_join(w, &t);
	w->to = t.to;
}

/* A date behind a time: "on Tuesday", "Tuesday", ", March 3". */
bool
nu_when_date_behind(const struct ctx *c, struct when *t)
{
	const struct nu_flex *x = c->x;
	size_t j = t->to;
	struct when w;
	int part = 0;

	if (sign(x, j, ',') || between_signs(x, j))
		j++;
	if (is(x, j, "on"))
		j++;
	if (j >= x->n)
		return false;
	w = nu_when_any_date(c, j);
	if (!w.to || w.grain != G_DAY || w.hh >= 0)
		return false;
	j = nu_when_part_behind(x, w.to, &part);
	if (part) {
		w.part = part;
		w.to = j;
	}
	j = w.to;
	nu_when_join(&w, t);
	w.to = j;
	*t = w;
	return true;
}
