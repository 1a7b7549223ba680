/* Words, speakers, alignment, differences, sorting beyond memory. */
#include "unit/unit.h"

TEST(words_are_what_outlets_have_in_common)
{
	static const struct { const char *text, *norm; } t[] = {
		{ "It’s Ukraine's border.", "its ukraines border" },
		{ "the U.S. and U.S.-Russian talks", "the us and us russian talks" },
		{ "1,200 men, 3.5 percent", "1200 men 3.5 percent" },
		{ "Vásáry SAID", "vasary said" }, { "  \t--  ", "" },
		{ "end. A new", "end a new" }, { "J. Roe", "j roe" },
		{ "", "" } };
	struct nu_wording w = { 0 };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		nu_wording_set(&w, nu_slice_str(t[i].text), 100);
		CHECK_EQ(nu_buf_slice(&w.norm), t[i].norm);
	}
	nu_wording_set(&w, NU_S("one two three"), 2);
	CHECK_NUM(w.n, 2);
	CHECK_NUM(w.v[1].b, 4);
	CHECK_NUM(w.v[1].e, 7);
	nu_wording_free(&w);
	CHECK(nu_sign_same(nu_word_sign(NU_S("russias")),
	    nu_word_sign(NU_S("russian"))));
	CHECK(!nu_sign_same(nu_word_sign(NU_S("will")),
	    nu_word_sign(NU_S("shall"))));
}

static enum nu_same
same(const char *a, const char *b)
{
	struct nu_buf x = { 0 }, y = { 0 };
	enum nu_same s;

	nu_who_fold(&x, nu_slice_str(a));
	nu_who_fold(&y, nu_slice_str(b));
	s = nu_who_same(nu_buf_slice(&x), nu_buf_slice(&y));
	nu_buf_free(&x);
	nu_buf_free(&y);
	return s;
}

TEST(speakers)
{
	static const struct { const char *a, *b; enum nu_same s; } t[] = {
		{ "Sergei Lavrov", "Sergey Lavrov", NU_SAME_YES },
		{ "Antony Blinken", "Anthony Blinken", NU_SAME_YES },
		{ "Antony J. Blinken", "Antony Blinken", NU_SAME_YES },
		{ "J. Kerry", "John Kerry", NU_SAME_YES },
		{ "Kerry", "John Kerry", NU_SAME_YES },
		{ "Mr. Kerry", "John Kerry", NU_SAME_YES },
		{ "the New York Times", "New York Times", NU_SAME_YES },
		{ "AP", "The Associated Press", NU_SAME_YES },
		{ "Ilona Vásáry", "Ilona Vasary", NU_SAME_YES },
		{ "Henrik Aasland", "Henrik Asland", NU_SAME_YES },
		{ "Ann Roe; Bo Lee", "Bo Lee", NU_SAME_YES },
		{ "Mohammed Roe", "Muhammad Roe", NU_SAME_YES },
		{ "Alexander Vik", "Oleksandr Vik", NU_SAME_YES },
		{ "John Kerry", "John Kirby", NU_SAME_NO },
		{ "Teresa Kerry", "John Kerry", NU_SAME_NO },
		{ "Vladimir Putin", "Vladimir Isachenkov", NU_SAME_NO },
		{ "-", "John Kerry", NU_SAME_MAYBE },
		{ "He", "John Kerry", NU_SAME_MAYBE },
		{ "a spokesman", "John Kerry", NU_SAME_MAYBE } };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		CHECK_NUM(same(t[i].a, t[i].b), t[i].s);
		CHECK_NUM(same(t[i].b, t[i].a), t[i].s);
	}
}

static struct nu_aligned
align(const char *a, const char *b)
{
	struct nu_wording x = { 0 }, y = { 0 };
	uint32_t s[2][NU_ALIGN_MOST];
	struct nu_aligned r;

	nu_wording_set(&x, nu_slice_str(a), NU_ALIGN_MOST);
	nu_wording_set(&y, nu_slice_str(b), NU_ALIGN_MOST);
	for (size_t i = 0; i < x.n; i++)
		s[0][i] = x.v[i].sign;
	for (size_t i = 0; i < y.n; i++)
		s[1][i] = y.v[i].sign;
	r = nu_align(s[0], x.n, s[1], y.n);
	nu_wording_free(&x);
	nu_wording_free(&y);
	return r;
}

TEST(alignment_finds_the_dense_stretch)
{
	struct nu_aligned r = align("the very large force is massing there",
	    "a very large force is amassing there now");

	CHECK_NUM(r.words, 5);
	CHECK_NUM(r.ab, 1);
	CHECK_NUM(r.ae, 7);
	CHECK_NUM(align("", "a word").words, 0);
	/* scattered common words are no stretch */
	r = align("the one of it two to three four five and six seven",
	    "the eight of it nine ten eleven twelve and thirteen to");
	CHECK(r.words <= 4);
}

static struct nu_slice
difference(struct nu_buf *b, const char *base, const char *text, bool part)
{
	nu_buf_clear(b);
	nu_show_difference(b, nu_slice_str(base), nu_slice_str(text), part);
	return nu_buf_slice(b);
}

TEST(differences)
{
	struct nu_slice other[] = { NU_S("we plan to keep all people"),
	    NU_S("we intend to keep people") };
	struct nu_buf b = { 0 };

	CHECK_EQ(difference(&b, "We will find out, he said.",
	    "We shall find out", false),
	    "We [-will-] {+shall+} find out [-he said-]");
	CHECK_EQ(difference(&b, "One two three four five six seven eight",
	    "three four five six", true), "... three four five six ...");
	CHECK_EQ(difference(&b, "a", "", false), "[-a-]");
	CHECK_EQ(difference(&b, "", "a", false), "{+a+}");
	nu_buf_clear(&b);
	nu_show_alternatives(&b, NU_S("we intend to keep its people"), other, 2);
	CHECK_EQ(nu_buf_slice(&b), "we {intend|plan} to keep {its|all|} people");
	nu_buf_free(&b);
}

TEST(sorting_beyond_memory)
{
	static const size_t limit[] = { 1, 1 << 16, 1 << 24 };
	uint64_t first = 0, first_sum = 0;

	for (int k = 0; k < 3; k++) {
		struct nu_sorter s;
		struct nu_pair p, last = { 0, 0 };
		uint64_t state = 3, sum = 0, n = 0;

		nu_sorter_start(&s, limit[k]);
		for (int i = 0; i < 300000; i++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			nu_sorter_add(&s, state >> 50, state >> 20 & 15);
		}
		nu_sorter_sort(&s);
		while (nu_sorter_next(&s, &p)) {
			CHECK(!n || p.a > last.a || (p.a == last.a &&
			    p.b > last.b));
			last = p;
			sum += p.a * 16 + p.b;
			n++;
		}
		if (k == 0)
			first = n, first_sum = sum;
		CHECK_NUM(n, first);
		CHECK_NUM(sum, first_sum);
		nu_sorter_free(&s);
	}
}

TEST(kept_bytes_come_back)
{
	static const size_t limit[] = { 1, 100, 1 << 20 };

	for (int k = 0; k < 3; k++) {
		struct nu_store s;
		uint64_t at[200];

		nu_store_start(&s, limit[k]);
		for (int i = 0; i < 200; i++) {
			struct nu_buf b = { 0 };

			nu_buf_fmt(&b, "%d%*s", i, i, "");
			at[i] = nu_store_add(&s, nu_buf_slice(&b));
			nu_buf_free(&b);
		}
		for (int i = 199; i >= 0; i -= 3) {
			char want[16];
			int n = snprintf(want, sizeof want, "%d", i);
			struct nu_slice got = nu_store_get(&s, at[i],
			    (size_t)n + (size_t)i);

			CHECK_EQ(nu_slice_sub(got, 0, (size_t)n), want);
		}
		nu_store_free(&s);
	}
}

int
main(void)
{
	RUN(words_are_what_outlets_have_in_common);
	RUN(speakers);
	RUN(alignment_finds_the_dense_stretch);
	RUN(differences);
	RUN(sorting_beyond_memory);
	RUN(kept_bytes_come_back);
	return unit_end();
}
