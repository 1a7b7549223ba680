/* compound: amounts of several units: "2 years and 3 months", "5 feet 3
 * inches", "3 dollars and 20 cents". */
#include "figure/figpart.h"

static void
put_duration(struct nu_buf *b, const struct nu_num *n, const bool *have)
{
	static const char letter[] = "SMHDWWMQYYYY";
	bool time = false;

	nu_buf_byte(b, 'P');
	for (int t = NU_T_CENTURY; t >= 0; t--) {
		if (!have[t])
			continue;
		if (t <= NU_T_HOUR && !time) {
			nu_buf_byte(b, 'T');
			time = true;
		}
		nu_num_put(b, n[t]);
		nu_buf_byte(b, letter[t]);
	}
}

/* "2 years and 3 months", "1 hour 30 minutes": from the part that ended before
 * item i on. */
size_t
nu_fig_compound(struct nu_figures *f, size_t i, struct nu_num first, int unit,
    struct nu_slice *value)
{
	const struct nu_flex *x = &f->lex;
	struct nu_num n[NU_T_MILLENNIUM];
	bool have[NU_T_MILLENNIUM] = { false };
	size_t end = i;
	int last = unit, count = 0;

	if (unit >= NU_T_DECADE || unit == NU_T_QUARTER ||
	    unit == NU_T_FORTNIGHT)
		return i;
	n[unit] = first;
	have[unit] = true;
	while (count < 6) {
		size_t j = end;
		const struct nu_qty *q;
		struct nu_funit u;

		if (sign(x, j, ','))
			j++;
		if (word(x, j, FC_and))
			j++;
		q = nu_qty_at(&f->qty, x, j);
		if (!q || q->kind != NU_Q_CARD || q->flags & NU_QF_SIGN)
			break;
		j = q->to;
		if (sign(x, j, '-') && glued(x, j))
			j++;
		j = nu_funit_time(x, j, &u);
		if (!j || u.time >= last || u.time == NU_T_QUARTER ||
		    u.time == NU_T_FORTNIGHT || have[u.time] ||
		    word(x, j, FC_ago) || word(x, j, FC_old))
			break;
		if (last - u.time > 4 && last != NU_T_YEAR)
			break;
		n[u.time] = q->num;
		have[u.time] = true;
		last = u.time;
		end = j;
		count++;
	}
	if (!count)
		return i;
	nu_buf_clear(&f->buf);
	put_duration(&f->buf, n, have);
	*value = nu_fig_keep(f);
	return end;
}

/* Dollars and cents, feet and inches: the smaller unit behind the larger. */
size_t
nu_fig_smaller(struct nu_figures *f, size_t i, struct nu_num *n,
    const struct nu_funit *u)
{
	const struct nu_flex *x = &f->lex;
	const struct nu_qty *q;
	struct nu_funit v;
	struct nu_num part;
	size_t j = i, end;

	if (word(x, j, FC_and) || sign(x, j, ','))
		j++;
	q = nu_qty_at(&f->qty, x, j);
	if (!q || q->kind != NU_Q_CARD || q->flags & NU_QF_SIGN)
		return i;
	end = nu_funit_at(x, q->to, true, &v);
	if (!end && is(x, q->to, "in") && nu_slice_is(u->name, "foot")) {
		v = (struct nu_funit){ .kind = NU_U_MEASURE, .parts = 1,
		    .name = NU_S("inch") };
		end = q->to + 1;
	}
	if (!end)
		return i;
	part = q->num;
	if (u->kind == NU_U_MONEY && v.kind == NU_U_MONEY && v.parts > 1 &&
	    u->parts == 1 && nu_slice_eq(u->name, v.name)) {
		if (!nu_num_div(&part, v.parts) || !nu_num_add(n, part))
			return i;
		return end;
	}
	if (u->kind == NU_U_MEASURE && v.kind == NU_U_MEASURE &&
	    nu_slice_is(u->name, "foot") && nu_slice_is(v.name, "inch") &&
	    nu_num_div(&part, 12) && nu_num_add(n, part))
		return end;
	return i;
}

