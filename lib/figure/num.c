#include "figure/num.h"

#include <stdlib.h>

static const int64_t top = 1000000000000000000;	/* 10^18 */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Drops zeros at the end, so that small numbers stay small. */
static struct nu_num
trim(struct nu_num n)
{
	if (n.dig.p)
		return n;
	if (n.m == 0)
		n.exp = 0;
	while (n.m && n.m % 10 == 0) {
		n.m /= 10;
		n.exp++;
	}
	return n;
}

struct nu_num
nu_num_read(struct nu_slice s, size_t point)
{
	struct nu_num n = { 0, { NULL, 0 }, 0, false };
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			continue;
		if (n.m > (top - 10) / 10) {
			n.dig = s;
			continue;
		}
		n.m = n.m * 10 + (s.p[i] - '0');
		if (i > point)
			digits++;
	}
	if (n.dig.p) {
		digits = 0;
		for (size_t i = point; i < s.n; i++)
			digits += is_digit(s.p[i]);
		n.m = 0;
	}
	n.exp = -(int32_t)digits;
	return trim(n);
}

struct nu_num
nu_num_shift(struct nu_num n, int k)
{
	n.exp += k;
	return n;
}

/* Both to the smaller power of ten. */
static bool
align(struct nu_num *a, struct nu_num *b)
{
	while (a->exp > b->exp) {
		if (a->m > top / 10)
			return false;
		a->m *= 10;
		a->exp--;
	}
	while (b->exp > a->exp) {
		if (b->m > top / 10)
			return false;
		b->m *= 10;
		b->exp--;
	}
	return true;
}

bool
nu_num_add(struct nu_num *a, struct nu_num b)
{
	struct nu_num x = *a, y = b;
	int64_t v;

	if (x.dig.p || y.dig.p)
		return false;
	if (x.m == 0)
		x.exp = y.exp;
	if (y.m == 0)
		y.exp = x.exp;
	if (!align(&x, &y))
		return false;
	v = (x.neg ? -x.m : x.m) + (y.neg ? -y.m : y.m);
	x.neg = v < 0;
	x.m = v < 0 ? -v : v;
	*a = trim(x);
	return true;
}

bool
nu_num_mul(struct nu_num *a, int64_t by)
{
	if (a->dig.p || (by && a->m > top / by))
		return false;
	a->m *= by;
	*a = trim(*a);
	return true;
}

bool
nu_num_times(struct nu_num *a, struct nu_num b)
{
	int64_t m = a->m, by = b.m;
	int exp = a->exp + b.exp;

	if (a->dig.p || b.dig.p)
		return false;
	while (by && m > top / by) {
		int64_t *large = m > by ? &m : &by;

		*large = (*large + 5) / 10;
		exp++;
	}
	*a = trim((struct nu_num){ .m = m * by, .exp = exp,
	    .neg = a->neg != b.neg });
	return true;
}

bool
nu_num_pow(struct nu_num *a, int e)
{
	struct nu_num p = nu_num_int(1), by = trim(*a);
	bool exact = true;

	if (a->dig.p || (e < 0 && a->m == 0))
		return false;
	for (int k = abs(e); k; k >>= 1) {
		if (k & 1) {
			exact &= !by.m || p.m <= top / by.m;
			nu_num_times(&p, by);
		}
		if (k > 1) {
			exact &= !by.m || by.m <= top / by.m;
			nu_num_times(&by, by);
		}
	}
	while (p.m >= 1000000000 && (e < 0 || !exact)) {
		p.m = (p.m + 5) / 10;
		p.exp++;
	}
	if (e < 0) {
		p.m = top / p.m;
		p.exp = -18 - p.exp;
	}
	*a = trim(p);
	return true;
}

bool
nu_num_div(struct nu_num *a, int64_t by)
{
	struct nu_num n = *a;
	int64_t whole = 0, rest;
	int places = 0;

	if (n.dig.p || by <= 0 || by > 1000000 || n.m > top / 1000000 ||
	    n.exp < -12)
		return false;
	while (n.exp > 0 && n.m < top / 10000000) {
		n.m *= 10;
		n.exp--;
	}
	whole = n.m / by;
	rest = n.m % by;
	while (rest && places < 7 && whole < top / 100) {
		rest *= 10;
		whole = whole * 10 + rest / by;
		rest %= by;
		places++;
	}
	if (places == 7) {	/* does not end, or not soon: six places */
		whole = (whole + 5) / 10;
		places--;
	}
	n.m = whole;
	n.exp -= places;
	*a = trim(n);
	return true;
}

int64_t
nu_num_whole(struct nu_num n)
{
	if (n.dig.p || n.neg)
		return -1;
	n = trim(n);
	if (n.exp < 0 || n.exp > 15)
		return -1;
	for (; n.exp > 0; n.exp--) {
		if (n.m > top / 10000)
			return -1;
		n.m *= 10;
	}
	return n.m < 1000000000000000 ? n.m : -1;
}

int
nu_num_cmp(struct nu_num a, struct nu_num b)
{
	b.neg = !b.neg;
	if (!nu_num_add(&a, b))
		return 0;
	return a.m == 0 ? 0 : a.neg ? -1 : 1;
}

void
nu_num_put(struct nu_buf *b, struct nu_num n)
{
	char t[24];
	size_t begin, k = 0, whole, last;

	if (!n.dig.p) {
		n = trim(n);
		for (int64_t v = n.m; v || !k; v /= 10)
			t[sizeof t - ++k] = (char)('0' + v % 10);
		n.dig = nu_slice(t + sizeof t - k, k);
	}
	if (n.neg && (k != 1 || n.dig.p[0] != '0'))
		nu_buf_byte(b, '-');
	begin = b->n;
	for (size_t i = 0; i < n.dig.n; i++)
		if (is_digit(n.dig.p[i]) &&
		    (b->n > begin || n.dig.p[i] != '0'))
			nu_buf_byte(b, n.dig.p[i]);
	k = b->n - begin;
	if (k == 0) {
		nu_buf_byte(b, '0');
		return;
	}
	for (; n.exp > 0; n.exp--)
		nu_buf_byte(b, '0');
	if (n.exp == 0)
		return;
	/* Put the point in, with zeros before it as needed. */
	whole = k > (size_t)-n.exp ? k - (size_t)-n.exp : 0;
	if (whole == 0) {
		size_t zeros = (size_t)-n.exp - k + 2;

		nu_buf_room(b, zeros);
		memmove(b->p + begin + zeros, b->p + begin, k);
		memset(b->p + begin, '0', zeros);
		b->p[begin + 1] = '.';
		b->n += zeros;
	} else {
		nu_buf_byte(b, '0');
		memmove(b->p + begin + whole + 1, b->p + begin + whole,
		    k - whole);
		b->p[begin + whole] = '.';
	}
	for (last = b->n; b->p[last - 1] == '0'; last--)
		;
	if (b->p[last - 1] == '.')
		last--;
	b->n = last;
}
