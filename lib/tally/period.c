#include "tally/period.h"

static const char *const window_name[] = { "-", "day", "week", "month",
    "year" };

bool
nu_window_of(struct nu_slice name, enum nu_window *w)
{
	for (int i = NU_W_DAY; i <= NU_W_YEAR; i++)
		if (nu_slice_is(name, window_name[i])) {
			*w = (enum nu_window)i;
			return true;
		}
	return false;
}

const char *
nu_window_name(enum nu_window w)
{
	return window_name[w];
}

/* n digits at p as a number, or -1. */
static int
digits(const char *p, int n)
{
	int v = 0;

	for (; n > 0; n--, p++) {
		if (*p < '0' || *p > '9')
			return -1;
		v = v * 10 + (*p - '0');
	}
	return v;
}

static bool
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	    31 };

	return days[m - 1] + (m == 2 && leap(y));
}

/* 1 Monday … 7 Sunday (Sakamoto). */
static int
weekday(int y, int m, int d)
{
	static const int t[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };

	y -= m < 3;
	m = (y + y / 4 - y / 100 + y / 400 + t[m - 1] + d) % 7;
	return m ? m : 7;
}

static int
weeks_in(int y)
{
	int jan1 = weekday(y, 1, 1);

	return jan1 == 4 || (leap(y) && jan1 == 3) ? 53 : 52;
}

static void
two(struct nu_buf *out, int v)
{
	nu_buf_byte(out, (char)('0' + v / 10 % 10));
	nu_buf_byte(out, (char)('0' + v % 10));
}

static void
week(struct nu_buf *out, int y, int m, int d)
{
	int day = d, n;

	for (int i = 1; i < m; i++)
		day += month_days(y, i);
	n = (day - weekday(y, m, d) + 10) / 7;
	if (n < 1)
		n = weeks_in(--y);
	else if (n > weeks_in(y))
		y++, n = 1;
	two(out, y / 100);
	two(out, y);
	nu_buf_str(out, "-W");
	two(out, n);
}

void
nu_period_add(struct nu_buf *out, enum nu_window w, struct nu_slice date)
{
	int y = -1, m = -1, d = -1;

	if (date.n == 4 || (date.n > 4 && date.p[4] == '-'))
		y = digits(date.p, 4);
	if (date.n >= 7 && date.p[4] == '-')
		m = digits(date.p + 5, 2);
	if (date.n >= 10 && date.p[7] == '-')
		d = digits(date.p + 8, 2);
	if (m < 1 || m > 12)
		m = d = -1;
	if (d < 1 || (m > 0 && d > month_days(y, m)))
		d = -1;
	if (y > 0 && w == NU_W_YEAR)
		nu_buf_add(out, date.p, 4);
	else if (y > 0 && m > 0 && w == NU_W_MONTH)
		nu_buf_add(out, date.p, 7);
	else if (y > 0 && d > 0 && w == NU_W_DAY)
		nu_buf_add(out, date.p, 10);
	else if (y > 0 && d > 0 && w == NU_W_WEEK)
		week(out, y, m, d);
	else
		nu_buf_byte(out, '-');
}
