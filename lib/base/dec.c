#include "base/dec.h"

#include <stdlib.h>

enum { BASE = 1000000000, WIDE = 9, SIGNIFICANT = 15 };
/* int64_t holds 9.2e18 / 1e9 additions of one limb. */
#define MOST_PENDING ((uint64_t)1 << 32)

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Adds sign, whole and fraction without needless zeros. */
static void
put(struct nu_buf *b, bool minus, struct nu_slice whole, struct nu_slice frac)
{
	while (whole.n && *whole.p == '0')
		whole.p++, whole.n--;
	while (frac.n && frac.p[frac.n - 1] == '0')
		frac.n--;
	if (minus && (whole.n || frac.n))
		nu_buf_byte(b, '-');
	if (whole.n)
		nu_buf_put(b, whole);
	else
		nu_buf_byte(b, '0');
	if (frac.n) {
		nu_buf_byte(b, '.');
		nu_buf_put(b, frac);
	}
}

/* Takes a number apart; false when it is none. */
static bool
split(struct nu_slice s, bool *minus, struct nu_slice *whole,
    struct nu_slice *frac)
{
	size_t i = 0, point;

	*minus = s.n && s.p[0] == '-';
	if (s.n && (s.p[0] == '-' || s.p[0] == '+'))
		s.p++, s.n--;
	while (i < s.n && is_digit(s.p[i]))
		i++;
	point = i;
	*whole = nu_slice_sub(s, 0, point);
	*frac = nu_slice(s.p + s.n, 0);
	if (i < s.n && s.p[i] == '.') {
		for (i++; i < s.n && is_digit(s.p[i]); i++)
			;
		*frac = nu_slice_sub(s, point + 1, i);
	}
	return i == s.n && whole->n + frac->n > 0;
}

bool
nu_dec_read(struct nu_buf *b, struct nu_slice s)
{
	struct nu_slice whole, frac;
	bool minus;

	if (!split(s, &minus, &whole, &frac))
		return false;
	put(b, minus, whole, frac);
	return true;
}

bool
nu_dec_is(struct nu_slice s)
{
	struct nu_slice whole, frac;
	bool minus;

	return split(s, &minus, &whole, &frac) && s.p[0] != '+' &&
	    whole.n && (whole.n == 1 || whole.p[0] != '0') &&
	    (frac.n ? frac.p[frac.n - 1] != '0' : s.p[s.n - 1] != '.') &&
	    !(minus && !frac.n && whole.p[0] == '0');
}

int
nu_dec_cmp(struct nu_slice a, struct nu_slice b)
{
	struct nu_slice aw, af, bw, bf;
	bool am, bm;
	int c;

	split(a, &am, &aw, &af);
	split(b, &bm, &bw, &bf);
	if (am != bm)
		return am ? -1 : 1;
	if (aw.n != bw.n)
		c = aw.n < bw.n ? -1 : 1;
	else if (!(c = nu_slice_cmp(aw, bw)))
		c = nu_slice_cmp(af, bf);
	return am ? -c : c;
}

/* Room for frac limbs behind the point and whole before it. */
static void
widen(struct nu_dec_sum *s, size_t whole, size_t frac)
{
	size_t grow = frac > s->frac ? frac - s->frac : 0, n;

	n = s->n + grow;
	if (n < whole + s->frac + grow)
		n = whole + s->frac + grow;
	if (n > s->cap) {
		s->cap = n < 2 ? 2 : n + n / 2;
		s->limb = nu_realloc(s->limb, s->cap, sizeof *s->limb);
	}
	if (grow && s->n)
		memmove(s->limb + grow, s->limb, s->n * sizeof *s->limb);
	if (grow)
		memset(s->limb, 0, grow * sizeof *s->limb);
	if (n > s->n + grow)
		memset(s->limb + s->n + grow, 0,
		    (n - s->n - grow) * sizeof *s->limb);
	s->n = n;
	s->frac += grow;
}

/* Every limb but the last becomes 0..BASE-1; the last carries the sign. */
static void
carry(struct nu_dec_sum *s)
{
	int64_t c = 0;

	for (size_t i = 0; i < s->n; i++) {
		int64_t v = s->limb[i] + c;

		c = v / BASE - (v % BASE < 0);
		s->limb[i] = v - c * BASE;
	}
	while (c != 0 && c != -1) {
		int64_t top = c / BASE - (c % BASE < 0);

		widen(s, s->n - s->frac + 1, s->frac);
		s->limb[s->n - 1] = c - top * BASE;
		c = top;
	}
	if (c == -1)
		s->limb[s->n - 1] -= BASE;
	s->pending = 1;
}

static int64_t
chunk(const char *p, size_t n)
{
	int64_t v = 0;

	while (n--)
		v = v * 10 + (*p++ - '0');
	return v;
}

void
nu_dec_add(struct nu_dec_sum *s, struct nu_slice a, uint32_t times)
{
	struct nu_slice whole, frac;
	size_t nw, nf, k;
	int64_t f;
	bool minus;

	split(a, &minus, &whole, &frac);
	nw = (whole.n + WIDE - 1) / WIDE;
	nf = (frac.n + WIDE - 1) / WIDE;
	if (nf > s->frac || nw > s->n - s->frac)
		widen(s, nw > s->n - s->frac ? nw : s->n - s->frac, nf);
	if (s->pending + times > MOST_PENDING)
		carry(s);
	s->pending += times;
	f = minus ? -(int64_t)times : (int64_t)times;
	for (k = 0; whole.n; k++) {
		size_t n = whole.n < WIDE ? whole.n : WIDE;

		whole.n -= n;
		s->limb[s->frac + k] += f * chunk(whole.p + whole.n, n);
	}
	for (k = 1; frac.n; k++) {
		size_t n = frac.n < WIDE ? frac.n : WIDE;
		int64_t v = chunk(frac.p, n);

		for (size_t i = n; i < WIDE; i++)
			v *= 10;
		s->limb[s->frac - k] += f * v;
		frac = nu_slice_sub(frac, n, frac.n);
	}
}

static void
limb_text(char *p, int64_t v)
{
	for (int i = WIDE; i-- > 0; v /= 10)
		p[i] = (char)('0' + v % 10);
}

void
nu_dec_text(struct nu_dec_sum *s, struct nu_buf *b)
{
	bool minus;
	char *t;
	size_t nw;

	carry(s);
	minus = s->n && s->limb[s->n - 1] < 0;
	if (minus) {
		for (size_t i = 0; i < s->n; i++)
			s->limb[i] = -s->limb[i];
		carry(s);
	}
	nw = s->n - s->frac;
	t = nu_alloc(s->n + 1, WIDE);
	for (size_t i = 0; i < s->n; i++)
		limb_text(t + i * WIDE, s->limb[s->n - 1 - i]);
	put(b, minus, nu_slice(t, nw * WIDE),
	    nu_slice(t + nw * WIDE, s->frac * WIDE));
	free(t);
	for (size_t i = 0; minus && i < s->n; i++)
		s->limb[i] = -s->limb[i];
}

void
nu_dec_clear(struct nu_dec_sum *s)
{
	s->n = s->frac = 0;
	s->pending = 0;
}

void
nu_dec_free(struct nu_dec_sum *s)
{
	free(s->limb);
	*s = (struct nu_dec_sum){ 0 };
}

/* Digits of whole and fraction in one row. */
static struct nu_slice
digits(struct nu_buf *b, struct nu_slice whole, struct nu_slice frac)
{
	nu_buf_put(b, whole);
	nu_buf_put(b, frac);
	return nu_buf_slice(b);
}

/* Adds the number that has the digits d, the last nfrac of them behind the
 * point; d may have fewer digits than that. */
static void
place(struct nu_buf *out, bool minus, struct nu_slice d, size_t nfrac)
{
	struct nu_buf pad = { 0 };

	if (d.n < nfrac) {
		memset(nu_buf_room(&pad, nfrac), '0', nfrac - d.n);
		pad.n = nfrac - d.n;
		nu_buf_put(&pad, d);
		d = nu_buf_slice(&pad);
	}
	put(out, minus, nu_slice_sub(d, 0, d.n - nfrac),
	    nu_slice_sub(d, d.n - nfrac, d.n));
	nu_buf_free(&pad);
}

void
nu_dec_mul(struct nu_buf *out, struct nu_slice a, struct nu_slice b)
{
	struct nu_buf abuf = { 0 }, bbuf = { 0 };
	struct nu_slice aw, af, bw, bf, x, y;
	bool am, bm;
	char *t;

	split(a, &am, &aw, &af);
	split(b, &bm, &bw, &bf);
	x = digits(&abuf, aw, af);
	y = digits(&bbuf, bw, bf);
	t = nu_zalloc(x.n + y.n + 1, 1);
	for (size_t j = y.n; j-- > 0; ) {
		int c = 0, m = y.p[j] - '0';
		size_t i;

		for (i = x.n; i-- > 0; ) {
			int v = t[i + j + 1] + (x.p[i] - '0') * m + c;

			t[i + j + 1] = (char)(v % 10);
			c = v / 10;
		}
		t[j] = (char)(t[j] + c);
	}
	for (size_t i = 0; i < x.n + y.n; i++)
		t[i] = (char)(t[i] + '0');
	place(out, am != bm, nu_slice(t, x.n + y.n), af.n + bf.n);
	free(t);
	nu_buf_free(&abuf);
	nu_buf_free(&bbuf);
}

void
nu_dec_shift(struct nu_buf *out, struct nu_slice a, unsigned shift)
{
	struct nu_slice whole, frac;
	struct nu_buf b = { 0 };
	bool minus;

	split(a, &minus, &whole, &frac);
	place(out, minus, digits(&b, whole, frac), frac.n + shift);
	nu_buf_free(&b);
}

/* Rounds the digits up by one in the last place; a carry out of the first
 * digit puts a 1 before them. */
static void
round_up(struct nu_buf *d)
{
	size_t i = d->n;

	while (i > 0 && d->p[i - 1] == '9')
		d->p[--i] = '0';
	if (i > 0) {
		d->p[i - 1]++;
		return;
	}
	nu_buf_byte(d, '0');
	memmove(d->p + 1, d->p, d->n - 1);
	d->p[0] = '1';
}

void
nu_dec_div(struct nu_buf *out, struct nu_slice a, uint64_t by)
{
	struct nu_slice whole, frac;
	struct nu_buf d = { 0 };
	size_t after = 0, some = 0;	/* digits behind the point; significant */
	uint64_t rest = 0;
	bool minus;

	split(a, &minus, &whole, &frac);
	if (!by)	/* the caller's fault; no reason to crash */
		by = 1;
	for (size_t i = 0; i < whole.n; i++) {
		rest = rest * 10 + (uint64_t)(whole.p[i] - '0');
		nu_buf_byte(&d, (char)('0' + rest / by));
		rest %= by;
		some += some || d.p[d.n - 1] != '0';
	}
	for (size_t i = 0; some < SIGNIFICANT && (rest || i < frac.n); i++) {
		rest = rest * 10 + (i < frac.n ? (uint64_t)(frac.p[i] - '0') : 0);
		nu_buf_byte(&d, (char)('0' + rest / by));
		rest %= by;
		some += some || d.p[d.n - 1] != '0';
		after++;
	}
	if (frac.n > after) {
		/* What is left: the remainder, then the digits not used. */
		uint64_t next = rest * 10 + (uint64_t)(frac.p[after] - '0');
		bool tail = next % by != 0;

		for (size_t i = after + 1; i < frac.n && !tail; i++)
			tail = frac.p[i] != '0';
		if (next / by > 5 || (next / by == 5 &&
		    (tail || (d.n && (d.p[d.n - 1] & 1)))))
			round_up(&d);
	} else if (rest * 2 > by || (rest * 2 == by && d.n &&
	    (d.p[d.n - 1] & 1))) {
		round_up(&d);
	}
	place(out, minus, nu_buf_slice(&d), after);
	nu_buf_free(&d);
}
