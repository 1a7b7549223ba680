#include "read/date.h"

#include <stdio.h>

enum { NONE = -1, NOZONE = 10000 };

struct when {
	int year, month, day, hour, minute, second;
	int zone;	/* minutes east, or NOZONE */
	bool pm, am;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The number at *s of at most 18 digits; moves past it. */
static size_t
number(struct nu_slice *s, long long *v)
{
	size_t n = 0;

	for (*v = 0; n < s->n && n < 18 && is_digit(s->p[n]); n++)
		*v = *v * 10 + (s->p[n] - '0');
	*s = nu_slice_sub(*s, n, s->n);
	return n;
}

static bool
next_is(struct nu_slice s, char c)
{
	return s.n && s.p[0] == c;
}

/* Exactly n digits at *s. */
static bool
digits(struct nu_slice *s, size_t n, int *v)
{
	struct nu_slice t = *s;

	*v = 0;
	for (size_t i = 0; i < n; i++) {
		if (i == t.n || !is_digit(t.p[i]))
			return false;
		*v = *v * 10 + (t.p[i] - '0');
	}
	*s = nu_slice_sub(t, n, t.n);
	return true;
}

static int
month_of(struct nu_slice w)
{
	static const char *const name[] = { "january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december" };

	if (w.n == 4 && nu_slice_ieq(w, NU_S("sept")))
		return 9;
	for (int m = 0; m < 12; m++)
		if (nu_slice_ieq(w, nu_slice_str(name[m])) ||
		    nu_slice_ieq(w, nu_slice(name[m], 3)))
			return m + 1;
	return NONE;
}

static int
zone_of(struct nu_slice w)
{
	static const struct { const char *name; int zone; } table[] = {
		{ "z", 0 }, { "ut", 0 }, { "utc", 0 }, { "gmt", 0 },
		{ "est", -300 }, { "edt", -240 }, { "cst", -360 },
		{ "cdt", -300 }, { "mst", -420 }, { "mdt", -360 },
		{ "pst", -480 }, { "pdt", -420 }, { "bst", 60 },
		{ "cet", 60 }, { "cest", 120 }, { "eet", 120 },
		{ "eest", 180 }, { "msk", 180 }, { "jst", 540 },
		{ "aest", 600 }, { "aedt", 660 },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (nu_slice_ieq(w, nu_slice_str(table[i].name)))
			return table[i].zone;
	return NOZONE;
}

/* +hh:mm, +hhmm or +hh at *s. */
static bool
offset(struct nu_slice *s, int *zone)
{
	struct nu_slice t = *s;
	int sign, h, m = 0;

	if (!next_is(t, '+') && !next_is(t, '-'))
		return false;
	sign = t.p[0] == '-' ? -1 : 1;
	t = nu_slice_sub(t, 1, t.n);
	if (!digits(&t, 2, &h))
		return false;
	if (next_is(t, ':'))
		t = nu_slice_sub(t, 1, t.n);
	digits(&t, 2, &m);
	if (h > 14 || m > 59 || (t.n && is_digit(t.p[0])))
		return false;
	*zone = sign * (h * 60 + m);
	*s = t;
	return true;
}

/* hh:mm[:ss[.fff]] whose hh was read; *s is at the colon. */
static bool
time_rest(struct nu_slice *s, struct when *w)
{
	*s = nu_slice_sub(*s, 1, s->n);
	if (!digits(s, 2, &w->minute))
		return false;
	if (next_is(*s, ':')) {
		*s = nu_slice_sub(*s, 1, s->n);
		if (!digits(s, 2, &w->second))
			return false;
		if (next_is(*s, '.') || next_is(*s, ',')) {
			long long fraction;

			*s = nu_slice_sub(*s, 1, s->n);
			number(s, &fraction);
		}
	}
	return true;
}

/* YYYY-MM[-DD] or with slashes, YYYYMMDD: *s at the year's end. */
static bool
year_first(struct nu_slice *s, struct when *w)
{
	char sep = s->n ? s->p[0] : 0;
	struct nu_slice t = *s;
	long long v;
	size_t n;

	if ((sep != '-' && sep != '/' && sep != '.') || t.n < 2 ||
	    !is_digit(t.p[1]))
		return false;
	t = nu_slice_sub(t, 1, t.n);
	n = number(&t, &v);
	if (n > 2)
		return false;
	w->month = (int)v;
	if (t.n > 1 && t.p[0] == sep && is_digit(t.p[1])) {
		t = nu_slice_sub(t, 1, t.n);
		n = number(&t, &v);
		if (n > 2)
			return false;
		w->day = (int)v;
	}
	*s = t;
	return true;
}

/* A/B/YYYY or A.B.YYYY, A being read as first: *s at the sign after A. */
static bool
year_last(struct nu_slice *s, struct when *w, int first)
{
	char sep = s->n ? s->p[0] : 0;
	struct nu_slice t = *s;
	long long second, year;
	size_t n;

	if ((sep != '/' && sep != '.' && sep != '-') || t.n < 2 ||
	    !is_digit(t.p[1]))
		return false;
	t = nu_slice_sub(t, 1, t.n);
	if (number(&t, &second) > 2 || !next_is(t, sep))
		return false;
	t = nu_slice_sub(t, 1, t.n);
	n = number(&t, &year);
	if (n != 2 && n != 4)
		return false;
	w->year = (int)(n == 4 ? year : year + (year < 70 ? 2000 : 1900));
	if (sep == '/' ? first > 12 : second <= 12) {
		w->day = first;
		w->month = (int)second;
	} else {
		w->month = first;
		w->day = (int)second;
	}
	*s = t;
	return true;
}

static void
from_epoch(long long t, struct when *w)
{
	long long days = t / 86400, rest = t % 86400, era, doe, yoe, doy, mp;

	/* Civil date from days since 1970 (Howard Hinnant's algorithm). */
	days += 719468;
	era = days / 146097;
	doe = days - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	w->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	w->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	w->year = (int)(yoe + era * 400 + (w->month <= 2));
	w->hour = (int)(rest / 3600);
	w->minute = (int)(rest / 60 % 60);
	w->second = (int)(rest % 60);
	w->zone = 0;
}

static bool
valid(const struct when *w)
{
	static const int length[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };
	bool leap = (w->year % 4 == 0 && w->year % 100 != 0) ||
	    w->year % 400 == 0;

	if (w->year < 1400 || w->year > 2999)
		return false;
	if (w->month == NONE)
		return w->day == NONE;
	if (w->month < 1 || w->month > 12)
		return false;
	if (w->day == NONE)
		return true;
	if (w->day < 1 || w->day > length[w->month - 1] ||
	    (w->month == 2 && w->day == 29 && !leap))
		return false;
	return w->hour == NONE || (w->hour < 24 && w->minute < 60 &&
	    w->second <= 60);
}

/* One number with what hangs on it; false when it fits nowhere. */
static bool
take_number(struct nu_slice *s, struct when *w)
{
	long long v;
	size_t n = number(s, &v);

	if (next_is(*s, ':') && n <= 2 && w->hour == NONE) {
		w->hour = (int)v;
		return time_rest(s, w);
	}
	if (n == 4 && w->year == NONE && v >= 1000) {
		w->year = (int)v;
		if (w->month == NONE)
			year_first(s, w);
		return true;
	}
	if (n == 8 && w->year == NONE && w->month == NONE) {
		w->year = (int)(v / 10000);
		w->month = (int)(v / 100 % 100);
		w->day = (int)(v % 100);
		return true;
	}
	if ((n == 6 || n == 4) && w->day != NONE && w->hour == NONE) {
		w->second = n == 6 ? (int)(v % 100) : NONE;
		v = n == 6 ? v / 100 : v;
		w->hour = (int)(v / 100);
		w->minute = (int)(v % 100);
		return true;
	}
	if (n <= 2 && w->year == NONE && w->month == NONE && w->day == NONE &&
	    year_last(s, w, (int)v))
		return true;
	if (n <= 2 && w->day == NONE) {
		w->day = (int)v;
		return true;
	}
	if (n <= 2 && w->hour == NONE && w->year != NONE) {	/* 5 p.m. */
		w->hour = (int)v;
		w->minute = 0;
		return true;
	}
	if (n == 2 && w->year == NONE && w->month != NONE) {
		w->year = (int)(v + (v < 70 ? 2000 : 1900));
		return true;
	}
	return false;
}

/* One word; unknown ones (weekdays, "at", "Published") mean nothing. */
static void
take_word(struct nu_slice *s, struct when *w)
{
	struct nu_slice word = *s;
	int m;

	for (word.n = 0; word.n < s->n && is_alpha(s->p[word.n]); word.n++)
		;
	*s = nu_slice_sub(*s, word.n, s->n);
	if (nu_slice_ieq(word, NU_S("pm")) || nu_slice_ieq(word, NU_S("p"))) {
		w->pm = true;
	} else if (nu_slice_ieq(word, NU_S("am")) ||
	    nu_slice_ieq(word, NU_S("a"))) {
		w->am = true;
	} else if (w->month == NONE && (m = month_of(word)) != NONE) {
		w->month = m;
	} else if (w->hour != NONE && w->zone == NOZONE) {
		w->zone = zone_of(word);
	}
}

static struct nu_slice
show(const struct when *w, char *out)
{
	int n = snprintf(out, NU_DATE_MAX, "%04d", w->year % 10000);

	if (w->month != NONE)
		n += snprintf(out + n, NU_DATE_MAX - (size_t)n, "-%02d",
		    w->month % 100);
	if (w->day != NONE)
		n += snprintf(out + n, NU_DATE_MAX - (size_t)n, "-%02d",
		    w->day % 100);
	if (w->day == NONE || w->hour == NONE)
		return nu_slice(out, (size_t)n);
	n += snprintf(out + n, NU_DATE_MAX - (size_t)n, "T%02d:%02d",
	    w->hour % 100, w->minute % 100);
	if (w->second != NONE)
		n += snprintf(out + n, NU_DATE_MAX - (size_t)n, ":%02d",
		    w->second % 100);
	if (w->zone == 0) {
		out[n++] = 'Z';
	} else if (w->zone != NOZONE) {
		int z = w->zone < 0 ? -w->zone : w->zone;

		n += snprintf(out + n, NU_DATE_MAX - (size_t)n, "%c%02d:%02d",
		    w->zone < 0 ? '-' : '+', z / 60 % 100, z % 60);
	}
	return nu_slice(out, (size_t)n);
}

struct nu_slice
nu_date_iso(struct nu_slice s, char out[NU_DATE_MAX])
{
	struct when w = { NONE, NONE, NONE, NONE, NONE, NONE, NOZONE, false,
	    false };
	uint64_t epoch;

	s = nu_slice_trim(s);
	if (s.n > 80)
		return NU_S("");
	if ((s.n == 10 || s.n == 13) && nu_slice_u64(s, &epoch)) {
		from_epoch((long long)(s.n == 13 ? epoch / 1000 : epoch), &w);
		return valid(&w) ? show(&w, out) : NU_S("");
	}
	if (s.n == 14 && nu_slice_u64(s, &epoch)) {
		w.year = (int)(epoch / 10000000000u);
		w.month = (int)(epoch / 100000000u % 100);
		w.day = (int)(epoch / 1000000u % 100);
		w.hour = (int)(epoch / 10000u % 100);
		w.minute = (int)(epoch / 100u % 100);
		w.second = (int)(epoch % 100);
		return valid(&w) ? show(&w, out) : NU_S("");
	}
	while (s.n) {
		if (is_digit(s.p[0])) {
			if (!take_number(&s, &w))
				return NU_S("");
		} else if (is_alpha(s.p[0])) {
			take_word(&s, &w);
		} else if (w.hour != NONE && w.zone == NOZONE &&
		    offset(&s, &w.zone)) {
			continue;
		} else {
			s = nu_slice_sub(s, 1, s.n);
		}
	}
	if (w.pm && w.hour != NONE && w.hour < 12)
		w.hour += 12;
	if (w.am && w.hour == 12)
		w.hour = 0;
	if (w.year == NONE || !valid(&w))
		return NU_S("");
	return show(&w, out);
}

/* YYYY?MM?DD at the head of s, ? being one of /-_ each time or nothing, and no
 * digit after it. */
static bool
date_at(struct nu_slice s, struct when *w)
{
	char sep;

	if (!digits(&s, 4, &w->year) || !s.n)
		return false;
	sep = is_digit(s.p[0]) ? 0 : s.p[0];
	if (sep && sep != '/' && sep != '-' && sep != '_')
		return false;
	s = nu_slice_sub(s, sep != 0, s.n);
	if (!digits(&s, 2, &w->month) && (!sep || !digits(&s, 1, &w->month)))
		return false;
	if (sep && !next_is(s, sep) && !next_is(s, '/'))
		return false;
	s = nu_slice_sub(s, sep != 0, s.n);
	if (!digits(&s, 2, &w->day) && (!sep || !digits(&s, 1, &w->day)))
		return false;
	return !s.n || !is_digit(s.p[0]);
}

struct nu_slice
nu_date_url(struct nu_slice url, char out[NU_DATE_MAX])
{
	size_t at = nu_slice_find(url, NU_S("://"), 0);

	for (at = at == SIZE_MAX ? 0 : at + 3; at < url.n; at++) {
		struct when w = { NONE, NONE, NONE, NONE, NONE, NONE, NOZONE,
		    false, false };

		if (at && !is_digit(url.p[at - 1]) &&
		    !is_alpha(url.p[at - 1]) && date_at(nu_slice_sub(url, at,
		    url.n), &w) && w.year >= 1990 && w.year < 2100 && valid(&w))
			return show(&w, out);
	}
	return NU_S("");
}
