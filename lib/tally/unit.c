#include "tally/unit.h"

#include "base/words.h"
#include "base/dec.h"

NU_WORDS(tally_units);

bool
nu_unit_get(struct nu_slice name, struct nu_unit *u)
{
	struct nu_slice v;

	if (!nu_words_get(&tally_units, name, &v) || !v.n) {
		if (name.n < 4 || name.p[name.n - 1] != 's')
			return false;
		name.n--;
		if (!(nu_words_get(&tally_units, name, &v) & NU_WORDS_HIT))
			return false;
	}
	u->dimension = nu_slice_cut(&v, ' ');
	u->factor = nu_slice_cut(&v, ' ');
	u->name = v;
	return true;
}

void
nu_unit_base(struct nu_buf *out, const struct nu_unit *u, struct nu_slice value)
{
	nu_dec_mul(out, value, u->factor);
}

void
nu_unit_back(struct nu_buf *out, const struct nu_unit *u, struct nu_slice value)
{
	struct nu_buf up = { 0 };
	uint64_t by = 0;
	unsigned places = 0;
	bool point = false;

	for (size_t i = 0; i < u->factor.n; i++) {
		if (u->factor.p[i] == '.') {
			point = true;
			continue;
		}
		by = by * 10 + (uint64_t)(u->factor.p[i] - '0');
		places += point;
	}
	/* value / (by * 10^-places): multiply first, so nothing is lost. */
	nu_buf_byte(&up, '1');
	for (unsigned i = 0; i < places; i++)
		nu_buf_byte(&up, '0');
	struct nu_buf whole = { 0 };
	nu_dec_mul(&whole, value, nu_buf_slice(&up));
	nu_dec_div(out, nu_buf_slice(&whole), by);
	nu_buf_free(&whole);
	nu_buf_free(&up);
}

/* Seconds in one of the letter, before or behind the T; 0 for none. */
static const char *
seconds(char letter, bool time)
{
	switch (letter) {
	case 'Y': return time ? NULL : "31557600";
	case 'M': return time ? "60" : "2629800";
	case 'W': return time ? NULL : "604800";
	case 'D': return time ? NULL : "86400";
	case 'H': return time ? "3600" : NULL;
	case 'S': return time ? "1" : NULL;
	default: return NULL;
	}
}

bool
nu_unit_duration(struct nu_buf *out, struct nu_slice v)
{
	struct nu_dec_sum sum = { 0 };
	struct nu_buf part = { 0 }, product = { 0 };
	bool time = false, any = false, ok = v.n > 1 && v.p[0] == 'P';

	for (size_t i = 1; ok && i < v.n; ) {
		size_t from = i;
		const char *s;

		if (v.p[i] == 'T') {
			time = true;
			i++;
			continue;
		}
		while (i < v.n && ((v.p[i] >= '0' && v.p[i] <= '9') ||
		    v.p[i] == '.'))
			i++;
		nu_buf_clear(&part);
		nu_buf_clear(&product);
		s = i < v.n ? seconds(v.p[i], time) : NULL;
		ok = s && nu_dec_read(&part, nu_slice_sub(v, from, i));
		if (!ok)
			break;
		nu_dec_mul(&product, nu_buf_slice(&part), nu_slice_str(s));
		nu_dec_add(&sum, nu_buf_slice(&product), 1);
		any = true;
		i++;
	}
	if (ok && any)
		nu_dec_text(&sum, out);
	nu_buf_free(&part);
	nu_buf_free(&product);
	nu_dec_free(&sum);
	return ok && any;
}
