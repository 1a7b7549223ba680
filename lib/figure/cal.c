#include "figure/cal.h"

static int
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int
nu_cal_days(int y, int m)
{
	static const char n[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	    31 };

	return m < 1 || m > 12 ? 0 : m == 2 ? 28 + leap(y) : n[m - 1];
}

bool
nu_cal_ok(struct nu_cal d)
{
	return d.d >= 1 && d.d <= nu_cal_days(d.y, d.m);
}

/* After Howard Hinnant's days_from_civil: years begin in March. */
int32_t
nu_cal_num(struct nu_cal d)
{
	int y = d.y, m = d.m - 1, era, yoe, doy;

	y += m / 12;
	m %= 12;
	if (m < 0) {
		m += 12;
		y--;
	}
	m++;
	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d.d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct nu_cal
nu_cal_of(int32_t day)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153, m = mp + (mp < 10 ? 3 : -9);

	return (struct nu_cal){ yoe + era * 400 + (m <= 2), m,
	    doy - (153 * mp + 2) / 5 + 1 };
}

int
nu_cal_wday(int32_t day)
{
	int w = (day + 3) % 7;

	return (w < 0 ? w + 7 : w) + 1;
}

int32_t
nu_cal_monday(int year, int week)
{
	int32_t jan4 = nu_cal_num((struct nu_cal){ year, 1, 4 });

	return jan4 - nu_cal_wday(jan4) + 1 + 7 * (week - 1);
}

int
nu_cal_week(int32_t day, int *year)
{
	int32_t thursday = day - nu_cal_wday(day) + 4;
	int y = nu_cal_of(thursday).y;

	*year = y;
	return (thursday - nu_cal_num((struct nu_cal){ y, 1, 1 })) / 7 + 1;
}

struct nu_cal
nu_cal_add(struct nu_cal d, int months)
{
	int m = d.y * 12 + d.m - 1 + months;

	d.y = (m < 0 ? m - 11 : m) / 12;
	d.m = m - d.y * 12 + 1;
	if (d.d > nu_cal_days(d.y, d.m))
		d.d = nu_cal_days(d.y, d.m);
	return d;
}

int32_t
nu_cal_from(int32_t day, int wday)
{
	return day + (wday - nu_cal_wday(day) + 7) % 7;
}

int32_t
nu_cal_nth(int y, int m, int wday, int n)
{
	return n > 0 ? nu_cal_from(nu_cal_num((struct nu_cal){ y, m, 1 }), wday)
	    + 7 * (n - 1) : nu_cal_from(nu_cal_num((struct nu_cal){ y, m + 1,
	    1 }) - 7, wday);
}

/* The anonymous Gregorian algorithm. */
int32_t
nu_cal_easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4;
	int f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int month = (h + l - 7 * m + 114) / 31;

	return nu_cal_num((struct nu_cal){ y, month,
	    (h + l - 7 * m + 114) % 31 + 1 });
}

/* Meeus' Julian algorithm, then to the Gregorian calendar. */
int32_t
nu_cal_pascha(int y)
{
	int a = y % 4, b = y % 7, c = y % 19, d = (19 * c + 15) % 30;
	int e = (2 * a + 4 * b - d + 34) % 7, month = (d + e + 114) / 31;

	return nu_cal_num((struct nu_cal){ y, month,
	    (d + e + 114) % 31 + 1 }) + y / 100 - y / 400 - 2;
}
