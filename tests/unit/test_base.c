/* The base layer: slices, buffers, arena, map, UTF-8, input, patterns. */
#include "unit/unit.h"

#include <unistd.h>

TEST(slice_cut_and_trim)
{
	struct nu_slice rest = NU_S("a,,b"), s;

	CHECK_EQ(nu_slice_cut(&rest, ','), "a");
	CHECK_EQ(nu_slice_cut(&rest, ','), "");
	s = nu_slice_cut(&rest, ',');
	CHECK_EQ(s, "b");
	CHECK(rest.p == NULL);
	CHECK_EQ(nu_slice_trim(NU_S(" \t x y\r\n")), "x y");
	CHECK_EQ(nu_slice_trim(NU_S("   ")), "");
	CHECK_EQ(nu_slice_sub(NU_S("abc"), 1, 99), "bc");
	CHECK_EQ(nu_slice_sub(NU_S("abc"), 3, 1), "");
}

TEST(slice_numbers)
{
	uint64_t v = 7;

	CHECK(nu_slice_u64(NU_S("18446744073709551615"), &v));
	CHECK_NUM(v, UINT64_MAX);
	CHECK(!nu_slice_u64(NU_S("18446744073709551616"), &v));
	CHECK(!nu_slice_u64(NU_S(""), &v));
	CHECK(!nu_slice_u64(NU_S("-1"), &v));
	CHECK(!nu_slice_u64(NU_S("1 "), &v));
}

TEST(slice_order_and_search)
{
	CHECK(nu_slice_cmp(NU_S("a"), NU_S("ab")) < 0);
	CHECK(nu_slice_cmp(NU_S("b"), NU_S("ab")) > 0);
	CHECK(nu_slice_cmp(NU_S("\xc3\xa9"), NU_S("z")) > 0);
	CHECK(nu_slice_ieq(NU_S("KyIv"), NU_S("kYiV")));
	CHECK_NUM(nu_slice_find(NU_S("aXbX"), NU_S("X"), 2), 3);
	CHECK_NUM(nu_slice_find(NU_S("aXbX"), NU_S("Y"), 0), SIZE_MAX);
	CHECK_NUM(nu_slice_find(NU_S("ab"), NU_S(""), 2), 2);
	CHECK_NUM(nu_slice_find(NU_S("ab"), NU_S("a"), 3), SIZE_MAX);
}

TEST(buf_grows)
{
	struct nu_buf b = { 0 };

	for (int i = 0; i < 1000; i++)
		nu_buf_fmt(&b, "%d,", i);
	CHECK_NUM(b.n, 3890);
	CHECK(nu_slice_ends(nu_buf_slice(&b), NU_S("998,999,")));
	nu_buf_clear(&b);
	nu_buf_u64(&b, 0);
	nu_buf_u64(&b, UINT64_MAX);
	CHECK_EQ(nu_buf_slice(&b), "018446744073709551615");
	nu_buf_free(&b);
	CHECK_EQ(nu_buf_slice(&b), "");
}

TEST(arena_reuses)
{
	struct nu_arena a = { 0 };

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 10000; i++) {
			char *p = nu_arena_get(&a, 37);
			memset(p, i, 37);
			CHECK(((uintptr_t)p & 15) == 0);
		}
		nu_arena_reset(&a);
	}
	CHECK(a.total < 2 << 20);
	nu_arena_get(&a, 64 << 20);
	nu_arena_reset(&a);
	CHECK(a.total < 8 << 20);
	nu_arena_free(&a);
}

TEST(map_keeps_order)
{
	struct nu_map m = { 0 };
	bool fresh;
	char key[16];

	for (unsigned i = 0; i < 5000; i++) {
		int n = snprintf(key, sizeof key, "k%u", i % 2500);
		size_t k = nu_map_put(&m, nu_slice(key, (size_t)n), &fresh);
		CHECK_NUM(k, i % 2500);
		CHECK(fresh == (i < 2500));
	}
	CHECK_NUM(m.n, 2500);
	CHECK_EQ(m.key[42], "k42");
	CHECK_NUM(nu_map_get(&m, NU_S("k77")), 77);
	CHECK_NUM(nu_map_get(&m, NU_S("none")), SIZE_MAX);
	nu_map_clear(&m);
	CHECK_NUM(nu_map_get(&m, NU_S("k77")), SIZE_MAX);
	nu_map_free(&m);
}

TEST(utf_repairs)
{
	static const struct { const char *name, *in; size_t n; const char *out; }
	t[] = {
		{ "plain", "abc", 3, "abc" },
		{ "nul", "a\0b", 3, "a\xef\xbf\xbd" "b" },
		{ "lone ff", "a\xff" "b", 3, "a\xef\xbf\xbd" "b" },
		{ "truncated", "\xe2\x82", 2, "\xef\xbf\xbd" },
		{ "truncated then text", "\xe2\x82x", 3, "\xef\xbf\xbdx" },
		{ "surrogate", "\xed\xa0\x80", 3,
		    "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
		{ "overlong", "\xc0\xaf", 2, "\xef\xbf\xbd\xef\xbf\xbd" },
		{ "valid four bytes", "\xf0\x9f\x98\x80", 4, "\xf0\x9f\x98\x80" },
		{ "beyond", "\xf4\x90\x80\x80", 4,
		    "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	};
	struct nu_buf b = { 0 };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		nu_buf_clear(&b);
		nu_utf_repair(&b, nu_slice(t[i].in, t[i].n));
		CHECK_EQ(nu_buf_slice(&b), t[i].out);
		CHECK_NUM(nu_utf_valid(nu_buf_slice(&b)), b.n);
	}
	nu_buf_free(&b);
}

TEST(utf_classes_and_case)
{
	struct nu_buf b = { 0 };
	uint32_t c;

	CHECK(nu_utf_class('A') == (NU_CC_UPPER | NU_CC_LETTER));
	CHECK(nu_utf_class(0xa0) & NU_CC_SPACE);
	CHECK(nu_utf_class(0x201c) & NU_CC_OPEN);
	CHECK(nu_utf_class(0x2019) & NU_CC_CLOSE);
	CHECK(nu_utf_class(0x416) & NU_CC_UPPER);
	CHECK(nu_utf_class(0x4e2d) == NU_CC_LETTER);
	for (uint32_t a = 'a'; a <= 'z'; a++)
		CHECK(nu_utf_class(a) & NU_CC_LOWER);
	for (uint32_t d = '0'; d <= '9'; d++)
		CHECK(nu_utf_class(d) == NU_CC_DIGIT);
	nu_utf_add_lower(&b, NU_S("KYIV Ж"));
	CHECK_EQ(nu_buf_slice(&b), "kyiv ж");
	nu_buf_clear(&b);
	nu_utf_add_fold(&b, NU_S("Åsland Škoda"));
	CHECK_EQ(nu_buf_slice(&b), "asland skoda");
	CHECK_EQ(nu_utf_trim(NU_S("\xc2\xa0 x \xe2\x80\xaf")), "x");
	CHECK_NUM(nu_utf_width(NU_S("aé中")), 4);
	CHECK_NUM(nu_utf_count(NU_S("aé中")), 3);
	CHECK_NUM(nu_utf_last(NU_S("xé"), &c), 2);
	CHECK_NUM(c, 0xe9);
	nu_buf_free(&b);
}

TEST(tty_is_safe)
{
	struct nu_buf b = { 0 };

	nu_tty_safe(&b, NU_S("a\033[31m\x7f\xc2\x9b\xe2\x80\xae\xffz\t"));
	CHECK_EQ(nu_buf_slice(&b),
	    "a␛[31m␡<U+009B><U+202E>\\xFFz␉");
	nu_buf_free(&b);
}

/* Gives the bytes of a text one at a time. */
static long
drip(void *ctx, char *p, size_t n)
{
	struct nu_slice *s = ctx;

	if (!n || !s->n)
		return 0;
	*p = *s->p++;
	s->n--;
	return 1;
}

TEST(in_lines)
{
	struct nu_slice text = NU_S("one\n\nthree"), line;
	struct nu_in *in = nu_in_from("drip", drip, &text);

	CHECK(nu_in_line(in, &line));
	CHECK_EQ(line, "one");
	nu_in_unline(in);
	CHECK(nu_in_line(in, &line));
	CHECK_EQ(line, "one");
	CHECK(nu_in_line(in, &line));
	CHECK_EQ(line, "");
	CHECK(!in->unended);
	CHECK(nu_in_line(in, &line));
	CHECK_EQ(line, "three");
	CHECK(in->unended);
	CHECK_NUM(in->line, 3);
	CHECK(!nu_in_line(in, &line));
	nu_in_close(in);
}

TEST(in_holds_while_it_grows)
{
	struct nu_buf b = { 0 };
	struct nu_in *in;
	struct nu_slice line, text;
	size_t lines = 0;

	for (int i = 0; i < 200000; i++)
		nu_buf_fmt(&b, "line %d\n", i);
	text = nu_buf_slice(&b);
	in = nu_in_from("drip", drip, &text);
	in->hold = 0;
	while (nu_in_line(in, &line))
		lines++;
	CHECK_NUM(lines, 200000);
	CHECK_NUM(in->base, 0);
	CHECK(!memcmp(in->buf, b.p, b.n));
	nu_in_close(in);
	nu_buf_free(&b);
}

TEST(pat_gives_up_aloud)
{
	const char *why = NULL;
	size_t span[2];
	struct nu_pat *p = nu_pat_new(NU_S("b+"), "", &why);
	char *long_text;

	CHECK(p != NULL);
	CHECK(nu_pat_find(p, NU_S("abbc"), 0, span) == NU_HIT);
	CHECK(span[0] == 1 && span[1] == 3);
	CHECK(nu_pat_find(p, NU_S("xyz"), 0, span) == NU_NOHIT);
	CHECK(nu_pat_find(p, NU_S("\xff" "b"), 0, span) == NU_HIT);
	nu_pat_free(p);
	CHECK(nu_pat_new(NU_S("(a"), "", &why) == NULL);
	CHECK(strstr(why, "at byte") != NULL);
	p = nu_pat_new(NU_S("(a|aa)+$"), "", &why);
	long_text = nu_alloc(5000, 1);
	memset(long_text, 'a', 5000);
	long_text[4999] = 'b';
	CHECK(nu_pat_find(p, nu_slice(long_text, 5000), 0, span) == NU_GAVE_UP);
	free(long_text);
	nu_pat_free(p);
	p = nu_pat_new(NU_S("a.c"), "Fi", &why);
	CHECK(nu_pat_find(p, NU_S("xA.C"), 0, span) == NU_HIT);
	CHECK(nu_pat_find(p, NU_S("abc"), 0, span) == NU_NOHIT);
	nu_pat_free(p);
}

TEST(lists_whose_memos_clash)
{
	static char list[300][4];	/* more than there are memos */

	for (int i = 0; i < 300; i++)
		memcpy(list[i], i % 2 ? "a b" : "c d", 4);
	for (int twice = 0; twice < 2; twice++)
		for (int i = 0; i < 300; i++) {
			CHECK(nu_list_has(list[i], NU_S("b")) == (i % 2 == 1));
			CHECK(nu_list_has(list[i], NU_S("c")) == (i % 2 == 0));
		}
}

TEST(list_has_its_words_only)
{
	static const char list[] = " of the an e at the-end ";

	for (int twice = 0; twice < 2; twice++) {
		CHECK(nu_list_has(list, NU_S("of")));
		CHECK(nu_list_has(list, NU_S("e")));
		CHECK(nu_list_has(list, NU_S("the-end")));
		CHECK(!nu_list_has(list, NU_S("")));
		CHECK(!nu_list_has(list, NU_S(" ")));
		CHECK(!nu_list_has(list, NU_S("o")));
		CHECK(!nu_list_has(list, NU_S("of the")));
		CHECK(!nu_list_has(list, NU_S("the-en")));
		CHECK(!nu_list_has(" ", NU_S("of")));
	}
}

int
main(void)
{
	RUN(slice_cut_and_trim);
	RUN(slice_numbers);
	RUN(slice_order_and_search);
	RUN(buf_grows);
	RUN(arena_reuses);
	RUN(map_keeps_order);
	RUN(utf_repairs);
	RUN(utf_classes_and_case);
	RUN(tty_is_safe);
	RUN(in_lines);
	RUN(in_holds_while_it_grows);
	RUN(pat_gives_up_aloud);
	RUN(lists_whose_memos_clash);
	RUN(list_has_its_words_only);
	return unit_end();
}
