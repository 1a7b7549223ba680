/* Exact decimals, units, periods. */
#include "unit/unit.h"

static struct nu_slice
slice(struct nu_buf *b)
{
	return nu_buf_slice(b);
}

/* b emptied, then what f makes of the arguments. */
#define MADE(b, call) (nu_buf_clear(b), (void)(call), slice(b))

TEST(canonical_form)
{
	static const struct { const char *in, *out; } t[] = {
		{ "1", "1" }, { "+1", "1" }, { "-0", "0" }, { "007.500", "7.5" },
		{ ".5", "0.5" }, { "5.", "5" }, { "-00.10", "-0.1" },
		{ "0.000", "0" }, { "", NULL }, { "-", NULL }, { ".", NULL },
		{ "1e5", NULL }, { "1,000", NULL }, { "1.2.3", NULL },
		{ " 1", NULL }, { "--1", NULL } };
	struct nu_buf b = { 0 };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		nu_buf_clear(&b);
		CHECK(nu_dec_read(&b, nu_slice_str(t[i].in)) ==
		    (t[i].out != NULL));
		if (t[i].out)
			CHECK_EQ(slice(&b), t[i].out);
		else
			CHECK_NUM(b.n, 0);
	}
	CHECK(nu_dec_is(NU_S("-12.5")) && nu_dec_is(NU_S("0")));
	CHECK(!nu_dec_is(NU_S("012")) && !nu_dec_is(NU_S("1.0")) &&
	    !nu_dec_is(NU_S("-0")) && !nu_dec_is(NU_S("+1")) &&
	    !nu_dec_is(NU_S("1.")) && !nu_dec_is(NU_S("")));
	nu_buf_free(&b);
}

TEST(order_of_numbers)
{
	static const char *const up[] = { "-100", "-99.5", "-99.45", "-1", "-0.5",
	    "-0.05", "0", "0.05", "0.5", "0.55", "1", "9", "10", "99.9", "100" };

	for (size_t i = 0; i < sizeof up / sizeof *up; i++)
		for (size_t j = 0; j < sizeof up / sizeof *up; j++) {
			int c = nu_dec_cmp(nu_slice_str(up[i]),
			    nu_slice_str(up[j]));

			CHECK((c > 0) == (i > j) && (c < 0) == (i < j));
		}
}

__extension__ typedef __int128 wide;

/* The sum of random numbers, one after the other and backwards, against what
 * 128 bits can hold. */
TEST(sums_do_not_depend_on_order)
{
	uint64_t state = 7;

	for (int round = 0; round < 300; round++) {
		struct nu_dec_sum up = { 0 }, down = { 0 };
		struct nu_buf a = { 0 }, b = { 0 }, text[40] = { 0 };
		wide want = 0;
		char check[64];
		int n = 1 + round % 40;

		for (int i = 0; i < n; i++) {
			struct nu_buf raw = { 0 };
			int64_t v;

			state = state * 6364136223846793005u + 1442695040888963407u;
			v = (int64_t)(state >> (1 + state % 60)) *
			    (state & 1 ? 1 : -1);
			want += v;
			nu_buf_fmt(&raw, "%" PRId64, v);
			nu_dec_read(&text[i], slice(&raw));
			/* as millionths, so that there is a fraction */
			nu_buf_clear(&raw);
			nu_dec_shift(&raw, slice(&text[i]), 6);
			nu_buf_clear(&text[i]);
			nu_buf_put(&text[i], slice(&raw));
			nu_buf_free(&raw);
		}
		for (int i = 0; i < n; i++) {
			nu_dec_add(&up, slice(&text[i]), 1);
			nu_dec_add(&down, slice(&text[n - 1 - i]), 1);
			if (i % 5 == 0) {	/* asking changes nothing */
				nu_buf_clear(&a);
				nu_dec_text(&up, &a);
			}
		}
		nu_buf_clear(&a);
		nu_dec_text(&up, &a);
		nu_dec_text(&down, &b);
		CHECK(nu_slice_eq(slice(&a), slice(&b)));
		nu_buf_clear(&b);
		nu_dec_mul(&b, slice(&a), NU_S("1000000"));
		snprintf(check, sizeof check, "%s%" PRIu64 "%018" PRIu64,
		    want < 0 ? "-" : "",
		    (uint64_t)((want < 0 ? -want : want) / 1000000000000000000),
		    (uint64_t)((want < 0 ? -want : want) % 1000000000000000000));
		nu_buf_clear(&a);
		nu_dec_read(&a, nu_slice_str(check));
		CHECK(nu_slice_eq(slice(&a), slice(&b)));
		nu_dec_free(&up);
		nu_dec_free(&down);
		nu_buf_free(&a);
		nu_buf_free(&b);
		for (int i = 0; i < 40; i++)
			nu_buf_free(&text[i]);
	}
}

TEST(products_and_quotients)
{
	struct nu_buf b = { 0 };

	CHECK_EQ(MADE(&b, nu_dec_mul(&b, NU_S("12.5"), NU_S("-0.4"))), "-5");
	CHECK_EQ(MADE(&b, nu_dec_mul(&b, NU_S("0"), NU_S("-7"))), "0");
	CHECK_EQ(MADE(&b, nu_dec_mul(&b, NU_S("99999999999"), NU_S("99999999999"))),
	    "9999999999800000000001");
	CHECK_EQ(MADE(&b, nu_dec_shift(&b, NU_S("5"), 2)), "0.05");
	CHECK_EQ(MADE(&b, nu_dec_div(&b, NU_S("10"), 4)), "2.5");
	CHECK_EQ(MADE(&b, nu_dec_div(&b, NU_S("2"), 3)), "0.666666666666667");
	CHECK_EQ(MADE(&b, nu_dec_div(&b, NU_S("-1"), 3)), "-0.333333333333333");
	CHECK_EQ(MADE(&b, nu_dec_div(&b, NU_S("99999999999999999"), 10)),
	    "10000000000000000");
	CHECK_EQ(MADE(&b, nu_dec_div(&b, NU_S("0"), 9)), "0");
	nu_buf_free(&b);
}

TEST(units)
{
	struct nu_buf b = { 0 }, c = { 0 };
	struct nu_unit km, mile, none;

	CHECK(nu_unit_get(NU_S("km"), &km) && nu_unit_get(NU_S("miles"), &mile));
	CHECK(!nu_unit_get(NU_S("USD"), &none) && !nu_unit_get(NU_S("s's"), &none));
	CHECK_EQ(MADE(&b, nu_unit_base(&b, &mile, NU_S("2"))), "3218.688");
	CHECK_EQ(MADE(&c, nu_unit_back(&c, &km, slice(&b))), "3.218688");
	CHECK_EQ(MADE(&c, nu_unit_back(&c, &mile, slice(&b))), "2");
	CHECK_EQ(MADE(&b, nu_unit_duration(&b, NU_S("P1DT2H30M"))), "95400");
	CHECK_EQ(MADE(&b, nu_unit_duration(&b, NU_S("PT0.5S"))), "0.5");
	nu_buf_clear(&b);
	CHECK(!nu_unit_duration(&b, NU_S("P")) && !nu_unit_duration(&b, NU_S("PT"))
	    && !nu_unit_duration(&b, NU_S("P3")) &&
	    !nu_unit_duration(&b, NU_S("P3H")) &&
	    !nu_unit_duration(&b, NU_S("3Y")));
	CHECK_NUM(b.n, 0);
	nu_buf_free(&b);
	nu_buf_free(&c);
}

TEST(periods)
{
	static const struct { const char *date, *day, *week, *month, *year; }
	t[] = {
		{ "2014-03-30", "2014-03-30", "2014-W13", "2014-03", "2014" },
		{ "2021-01-03T10:00:00Z", "2021-01-03", "2020-W53", "2021-01",
		    "2021" },
		{ "2018-12-31", "2018-12-31", "2019-W01", "2018-12", "2018" },
		{ "2024-02-29", "2024-02-29", "2024-W09", "2024-02", "2024" },
		{ "2023-02-29", "-", "-", "2023-02", "2023" },
		{ "2014-03", "-", "-", "2014-03", "2014" },
		{ "2014", "-", "-", "-", "2014" }, { "-", "-", "-", "-", "-" },
		{ "2014-13-01", "-", "-", "-", "2014" },
		{ "yesterday", "-", "-", "-", "-" } };
	struct nu_buf b = { 0 };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct nu_slice d = nu_slice_str(t[i].date);

		CHECK_EQ(MADE(&b, nu_period_add(&b, NU_W_DAY, d)), t[i].day);
		CHECK_EQ(MADE(&b, nu_period_add(&b, NU_W_WEEK, d)), t[i].week);
		CHECK_EQ(MADE(&b, nu_period_add(&b, NU_W_MONTH, d)), t[i].month);
		CHECK_EQ(MADE(&b, nu_period_add(&b, NU_W_YEAR, d)), t[i].year);
	}
	nu_buf_free(&b);
}

int
main(void)
{
	RUN(canonical_form);
	RUN(order_of_numbers);
	RUN(sums_do_not_depend_on_order);
	RUN(products_and_quotients);
	RUN(units);
	RUN(periods);
	return unit_end();
}
