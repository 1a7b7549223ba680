/* feast: see feast.h. The Hebrew calendar is exact; the Islamic one is the
 * tabular, which the sighted moon leaves by a day at times; for the Chinese and
 * the Hindu one sun and moon are computed, to some minutes of time, which
 * decides all but rare days from 1900 to 2100. */
#include "figure/feast.h"

#include <math.h>

/* From ISLAMIC on by sun and moon. */
enum rule { FIXED, NTH, NEAR, EASTER, PASCHA, HEBREW, ISLAMIC, CHINESE, HINDU,
    SUN, NONE };

static const char *const rule_name[] = { [FIXED] = "fixed", [NTH] = "nth",
	[NEAR] = "near", [EASTER] = "easter", [PASCHA] = "pascha",
	[HEBREW] = "hebrew", [ISLAMIC] = "islamic", [CHINESE] = "chinese",
	[HINDU] = "hindu", [SUN] = "sun", [NONE] = "none" };

/* Days from the Julian day 0, at noon, to 1970-01-01. */
enum { JULIAN = 2440588 };

bool
nu_feast_read(struct nu_feast *f, struct nu_slice rule)
{
	struct nu_slice name = nu_slice_cut(&rule, ' ');
	int n = 0;

	*f = (struct nu_feast){ .rule = -1, .days = 1,
	    .every = 1 };
	for (int i = 0; i <= NONE; i++)
		if (nu_slice_is(name, rule_name[i]))
			f->rule = i;
	while (rule.n) {
		struct nu_slice s = nu_slice_cut(&rule, ' ');
		char c = s.n ? s.p[0] : 0;
		bool minus = c == '-', digit = c >= '0' && c <= '9';
		uint64_t u = 0;

		if (!nu_slice_u64(nu_slice_sub(s, !digit, s.n), &u))
			return false;
		if (c == 'x')
			f->days = (int)u;
		else if (c == '/')
			f->every = (int)u;
		else if (n < 4)
			f->v[n++] = minus ? -(int)u : (int)u;
	}
	return f->rule >= 0;
}

/* The first day of a Hebrew year, after its delays. */
static int32_t
hebrew_molad(int y)
{
	int64_t months = (235 * (int64_t)y - 234) / 19;
	int64_t day = months * 29 + (12084 + 13753 * months) / 25920;

	return (int32_t)(day + (3 * (day + 1) % 7 < 3));
}

static int32_t
hebrew_new_year(int y)
{
	int32_t last = hebrew_molad(y - 1), day = hebrew_molad(y);
	int32_t next = hebrew_molad(y + 1);

	return 347998 - JULIAN + day + (next - day == 356 ? 2 : day - last ==
	    382);
}

static bool
hebrew_leap(int y)
{
	return (7 * y + 1) % 19 < 7;
}

/* Months from 1, Nisan; 13 is the last Adar of any year. */
static int32_t
hebrew_day(int y, int m, int d)
{
	int32_t tishri = hebrew_new_year(y), day = tishri;
	int32_t length = hebrew_new_year(y + 1) - tishri;
	int last = hebrew_leap(y) ? 13 : 12;

	if (m > last)
		m = last;
	for (int k = 7; k != m; k = k == last ? 1 : k + 1)
		day += k == 8 ? 29 + (length % 10 == 5) : k == 9 ?
		    30 - (length % 10 == 3) : k == 12 ? last == 13 ? 30 : 29 :
		    k == 13 ? 29 : k % 2 ? 30 : 29;
	return day + d - 1;
}

static double
sine(double degrees)
{
	return sin(degrees * (3.14159265358979323846 / 180));
}

static double
turn(double degrees)		/* into 0 to 360 */
{
	return degrees - 360 * floor(degrees / 360);
}

/* Longitudes of sun and moon at a day counted from 2000-01-01 12:00 UT, after
 * Meeus; terms below a hundredth of a degree are left out. */
static double
sun_at(double t)
{
	double g = 357.529 + 0.98560028 * t;

	return 280.466 + 0.98564736 * t + 1.915 * sine(g) + 0.02 * sine(2 * g) -
	    0.0057;
}

static double
moon_at(double t)
{
	static const struct {
		int8_t d, m, n, f;
		double sine;
	} term[] = { { 0, 0, 1, 0, 6.289 }, { 2, 0, -1, 0, 1.274 },
		{ 2, 0, 0, 0, 0.658 }, { 0, 0, 2, 0, 0.214 },
		{ 0, 1, 0, 0, -0.185 }, { 0, 0, 0, 2, -0.114 },
		{ 2, 0, -2, 0, 0.059 }, { 2, -1, -1, 0, 0.057 },
		{ 2, 0, 1, 0, 0.053 }, { 2, -1, 0, 0, 0.046 },
		{ 0, 1, -1, 0, -0.041 }, { 1, 0, 0, 0, -0.035 },
		{ 0, 1, 1, 0, -0.030 }, { 2, 0, 0, -2, 0.015 },
		{ 0, 0, 1, 2, -0.013 }, { 0, 0, 1, -2, 0.011 },
		{ 4, 0, -1, 0, 0.011 }, { 0, 0, 3, 0, 0.010 } };
	double d = 297.8502 + 12.19074912 * t, m = 357.5291 + 0.98560028 * t;
	double n = 134.9634 + 13.06499295 * t, f = 93.2721 + 13.22935024 * t;
	double l = 218.3165 + 13.17639648 * t;

	for (size_t i = 0; i < sizeof term / sizeof *term; i++)
		l += term[i].sine * sine(term[i].d * d + term[i].m * m +
		    term[i].n * n + term[i].f * f);
	return l;
}

/* When the sun is at a longitude, near day t. */
static double
sun_reaches(double longitude, double t)
{
	for (int i = 0; i < 4; i++)
		t += (turn(longitude - sun_at(t) + 180) - 180) * 1.01456;
	return t;
}

/* When the moon is so many degrees ahead of the sun, near day t. */
static double
moon_leads(double degrees, double t)
{
	for (int i = 0; i < 5; i++)
		t += (turn(degrees - moon_at(t) + sun_at(t) + 180) - 180) /
		    12.1907;
	return t;
}

/* The last new moon at or before t. */
static double
new_moon(double t)
{
	double k = moon_leads(0, t - turn(moon_at(t) - sun_at(t)) / 12.1907);

	return k > t ? moon_leads(0, k - 29.53) : k;
}

/* Day t on the clock of hours east of Greenwich. */
static int32_t
date_of(double t, double hours)
{
	return (int32_t)floor(t + 0.5 + hours / 24) + 10957;
}

/* Noon of March 21, about, in year y. */
static double
spring(int y)
{
	return (double)(nu_cal_num((struct nu_cal){ y, 3, 21 }) - 10957);
}

/* The moon's month in which the sun comes to a longitude; an end of it on the
 * same day belongs to the day, as the civil calendars have it. */
static double
month_of(double longitude, double t, double hours)
{
	double sun = sun_reaches(longitude, t);

	return new_moon(floor(sun + 0.5 + hours / 24) - 0.5 - hours / 24 +
	    0.9999);
}

/* The calendar of Mecca: a month begins on the day behind the evening on which
 * the new moon sets after the sun, about. */
static int32_t
islamic_day(int y, int m, int d)
{
	int32_t table = 1948440 - JULIAN + (y - 1) * 354 + (3 + 11 * y) / 30 +
	    (m - 1) * 29 + m / 2;

	return date_of(new_moon(table - 10957 + 1.0), 3 + 24 - 17) + d;
}

static int32_t
chinese_day(int y, int m, int d)
{
	double t;

	if (m > 1)
		return date_of(month_of(turn(330 + 30 * (m - 1)), spring(y) +
		    30.4 * (m - 2), 8), 8) + d - 1;
	/* the second new moon behind the month of the winter solstice, the
	 * third after a leap month */
	t = month_of(270, spring(y) - 89, 8);
	t = moon_leads(0, t + 59.06);
	if (date_of(t, 8) < nu_cal_num((struct nu_cal){ y, 1, 21 }))
		t = moon_leads(0, t + 29.53);
	return date_of(t, 8) + d - 1;
}

/* Degrees from the equinox to the first star of the Hindu zodiac. */
static double
to_stars(int y)
{
	return 23.853 + 0.013969 * (y - 2000);
}

/* The day on which the tithi, a thirtieth of the moon's month, runs at an hour
 * of India's clock; the months are counted from Chaitra and begin with the
 * new moon. */
static int32_t
hindu_day(int y, int m, int tithi, int hour)
{
	double precession = to_stars(y);
	double sun = sun_reaches(30 * (m - 1) + precession, spring(y) + 24 +
	    30.44 * (m > 9 ? m - 13 : m - 1)), moon = new_moon(sun);
	double begin = moon_leads(12 * (tithi - 1), moon + (tithi - 1) *
	    0.9844), at = begin + 0.5 + (5.5 - hour) / 24;

	return (int32_t)ceil(at) + 10957;
}

static int
year_of(int32_t day)
{
	return nu_cal_of(day).y;
}

static bool
first_day(const struct nu_feast *f, int y, int32_t *day)
{
	const int *v = f->v;

	if (f->every > 1 && y % f->every)
		return false;
	switch ((enum rule)f->rule) {
	case FIXED:
		*day = nu_cal_num((struct nu_cal){ y, v[0], v[1] });
		return true;
	case NTH:
		*day = nu_cal_nth(y, v[0], v[1], v[2]) + v[3];
		return true;
	case NEAR: {
		int wday;

		*day = nu_cal_num((struct nu_cal){ y, v[0], v[1] });
		wday = nu_cal_wday(*day);
		if (v[2] > 0)	/* the last such weekday up to it */
			*day = nu_cal_from(*day - 6, v[2]);
		else if (v[2])	/* not on this one, rather the day before */
			*day -= wday == -v[2];
		else if (wday > 5)	/* the working day next to it */
			*day += wday == 6 ? -1 : 1;
		return true;
	}
	case EASTER:
		*day = nu_cal_easter(y) + v[0];
		return true;
	case PASCHA:
		*day = nu_cal_pascha(y) + v[0];
		return true;
	case HEBREW:		/* from the evening before */
		for (int h = y + 3760; h <= y + 3761; h++) {
			int wday;

			*day = hebrew_day(h, v[0], v[1]);
			wday = nu_cal_wday(*day);
			if (v[2] == 1)		/* a fast, kept off Sabbath */
				*day += wday == 6;
			else if (v[2] == 2)	/* and off the days about it */
				*day += wday == 5 ? -1 : wday == 6 ? -2 :
				    wday == 1;
			--*day;
			if (year_of(*day) == y)
				return true;
		}
		return false;
	case ISLAMIC:
		for (int k = -1; k < 3; k++) {
			*day = islamic_day((y - 622) * 33 / 32 + k, v[0], v[1]);
			if (v[2])	/* the last such weekday up to it */
				*day = nu_cal_from(*day - 6, v[2]);
			if (year_of(*day) == y)
				return true;
		}
		return false;
	case CHINESE:
		*day = chinese_day(y, v[0], v[1]);
		return true;
	case HINDU:
		*day = hindu_day(y, v[0], v[1], v[2]) + v[3];
		return year_of(*day) == y;
	case SUN: {
		double precession = v[1] == 1 ? to_stars(y) : 0;
		double t = spring(y) - 79 + turn(v[0] + precession - 280) *
		    1.01456;

		/* in India, after sunset, on the next day */
		*day = date_of(sun_reaches(v[0] + precession, t), v[1] == 1 ?
		    11.5 : v[1] ? 0 : 8) + v[2];
		return true;
	}
	case NONE:
		break;
	}
	return false;
}

bool
nu_feast_day(const struct nu_feast *f, int y, int32_t *day)
{
	/* Sun and moon take long to compute: the last answers are kept. */
	static struct {
		struct nu_feast f;
		int y;
		int32_t day;
		bool has;
	} kept[1024], *k;
	uint32_t h = (((uint32_t)y * 31 + (uint32_t)f->v[0]) * 31 +
	    (uint32_t)f->v[1]) * 16 + (uint32_t)f->rule;

	if (f->rule < ISLAMIC)
		return first_day(f, y, day);
	k = &kept[h * 2654435761u >> 22];
	if (k->y != y || memcmp(&k->f, f, sizeof *f) != 0) {
		k->f = *f;
		k->y = y;
		k->has = first_day(f, y, &k->day);
	}
	*day = k->day;
	return k->has;
}
