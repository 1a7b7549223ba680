/* The parts of the readers that have rules of their own: dates, references,
 * elements, charsets, HTTP, ids. */
#include "unit/unit.h"

static char iso[NU_DATE_MAX];

#define DATE(in, out) CHECK_EQ(nu_date_iso(nu_slice_str(in), iso), out)

TEST(dates)
{
	DATE("2024-03-10", "2024-03-10");
	DATE("2024-03", "2024-03");
	DATE("2024", "2024");
	DATE("20240310", "2024-03-10");
	DATE("2024/3/9", "2024-03-09");
	DATE("2024-03-10T16:20:00Z", "2024-03-10T16:20:00Z");
	DATE("2024-03-10 16:20", "2024-03-10T16:20");
	DATE("2024-03-10T16:20:00.123+0130", "2024-03-10T16:20:00+01:30");
	DATE("2024-03-10T16:20:00+01:00[Europe/Paris]",
	    "2024-03-10T16:20:00+01:00");
	DATE("20050102T030405-0500", "2005-01-02T03:04:05-05:00");
	DATE("20240310162000", "2024-03-10T16:20:00");
	DATE("1710087600", "2024-03-10T16:20:00Z");
	DATE("1710087600123", "2024-03-10T16:20:00Z");
	DATE("Sun, 10 Mar 2024 16:20:00 GMT", "2024-03-10T16:20:00Z");
	DATE("Sun, 10 Mar 24 16:20:00 -0400", "2024-03-10T16:20:00-04:00");
	DATE("Sunday, March 10, 2024", "2024-03-10");
	DATE("March 10th, 2024 at 1:05 p.m. EDT", "2024-03-10T13:05-04:00");
	DATE("Mar. 10, 2024 12:05 AM", "2024-03-10T00:05");
	DATE("Updated 10 September 2024, 12:30 PM", "2024-09-10T12:30");
	DATE("Sept. 1, 2024, 5 p.m.", "2024-09-01T17:00");
	DATE("03/10/24 1:05 PM ET", "2024-03-10T13:05");
	DATE("13/10/2024", "2024-10-13");
	DATE("10.03.2024", "2024-03-10");
	DATE("29 February 2024", "2024-02-29");
	DATE("29 February 2023", "");
	DATE("2024-13-01", "");
	DATE("0001-01-01T00:00:00", "");
	DATE("2024-03-10T25:00:00", "");
	DATE("yesterday", "");
	DATE("", "");
	DATE("1", "");
}

#define URL(in, out) CHECK_EQ(nu_date_url(nu_slice_str(in), iso), out)

TEST(dates_of_urls)
{
	URL("https://a.example/2024/03/10/dam", "2024-03-10");
	URL("https://a.example/news/2024/3/9/dam", "2024-03-09");
	URL("https://a.example/2024-03-10-dam", "2024-03-10");
	URL("https://a.example/news/20240310-dam", "2024-03-10");
	URL("https://a.example/dam-2024-03-10.html", "2024-03-10");
	URL("https://a.example/dam_20240310", "2024-03-10");
	URL("https://a.example/2024-03/10/dam", "2024-03-10");
	URL("https://a.example/2024/03/dam", "");
	URL("https://a.example/dam-12024031099", "");
	URL("https://a.example/id/20241399", "");
	URL("https://a.example/id/2024031012345", "");
	URL("https://a.example/", "");
	URL("", "");
}

static bool
ref(const char *s, bool attr, size_t n, uint32_t c0, uint32_t c1)
{
	uint32_t c[2] = { 0, 0 };
	size_t k = nu_html_ref(nu_slice_str(s), attr, c);

	return k == n && (!k || (c[0] == c0 && c[1] == c1));
}

TEST(references)
{
	CHECK(ref("&amp;x", false, 5, '&', 0));
	CHECK(ref("&ampx", false, 4, '&', 0));
	CHECK(ref("&ampx", true, 0, 0, 0));
	CHECK(ref("&copy=2", true, 0, 0, 0));
	CHECK(ref("&copy=2", false, 5, 0xa9, 0));
	CHECK(ref("&notit;", false, 4, 0xac, 0));
	CHECK(ref("&notin;", false, 7, 0x2209, 0));
	CHECK(ref("&rsquo", false, 0, 0, 0));
	CHECK(ref("&rsquo;", false, 7, 0x2019, 0));
	CHECK(ref("&NotEqualTilde;", false, 15, 0x2242, 0x338));
	CHECK(ref("&CounterClockwiseContourIntegral;", false, 33, 0x2233, 0));
	CHECK(ref("&#8217;", false, 7, 0x2019, 0));
	CHECK(ref("&#x2019 ", false, 7, 0x2019, 0));
	CHECK(ref("&#146;", false, 6, 0x2019, 0));
	CHECK(ref("&#0;", false, 4, 0xfffd, 0));
	CHECK(ref("&#xd800;", false, 8, 0xfffd, 0));
	CHECK(ref("&#99999999999;", false, 14, 0xfffd, 0));
	CHECK(ref("&#;", false, 0, 0, 0));
	CHECK(ref("&;", false, 0, 0, 0));
	CHECK(ref("& x", false, 0, 0, 0));
	CHECK(ref("&", false, 0, 0, 0));
}

TEST(elements)
{
	CHECK_NUM(nu_elem_of("p", 1)->id, NU_EL_P);
	CHECK(nu_elem_of("br", 2)->flags & NU_ELF_VOID);
	CHECK_NUM(nu_elem_of("a", 1)->id, NU_EL_A);
	CHECK_NUM(nu_elem_of("xmp", 3)->flags & NU_ELF_RAW, NU_ELF_RAW);
	CHECK_NUM(nu_elem_of("zzz", 3)->flags, 0);
	CHECK_NUM(nu_elem_of("my-widget", 9)->flags, NU_ELF_GAP);
	/* The table is looked up by halves: every name must be found. */
	CHECK_NUM(nu_elem_of("abstract", 8)->flags, NU_ELF_BLOCK);
	CHECK_NUM(nu_elem_of("body.content", 12)->flags, NU_ELF_BLOCK);
	CHECK_NUM(nu_elem_of("bytag", 5)->flags, NU_ELF_BLOCK);
	CHECK_NUM(nu_elem_of("hl2", 3)->id, NU_EL_HEADING);
	CHECK_NUM(nu_elem_of("tagline", 7)->flags, NU_ELF_BLOCK);
	CHECK_NUM(nu_elem_of("wbr", 3)->flags, NU_ELF_VOID);
}

TEST(tokens)
{
	struct nu_htok t;

	nu_htok_init(&t, NU_S("a<b<c d='e>f' g=h/i j>k</C x>l<!--m>-->n<3"));
	CHECK(nu_htok_next(&t) == NU_H_TEXT);
	CHECK_EQ(t.text, "a");
	CHECK(nu_htok_next(&t) == NU_H_OPEN);
	CHECK_EQ(nu_slice_str(t.name), "b<c");
	CHECK_EQ(*nu_htok_attr(&t, "D"), "e>f");
	CHECK_EQ(*nu_htok_attr(&t, "g"), "h/i");
	CHECK_EQ(*nu_htok_attr(&t, "j"), "");
	CHECK(!nu_htok_attr(&t, "k"));
	CHECK(nu_htok_next(&t) == NU_H_TEXT);
	CHECK(nu_htok_next(&t) == NU_H_CLOSE);
	CHECK_EQ(nu_slice_str(t.name), "c");
	CHECK(nu_htok_next(&t) == NU_H_TEXT);
	CHECK(nu_htok_next(&t) == NU_H_TEXT);
	CHECK_EQ(t.text, "n<3");
	CHECK(nu_htok_next(&t) == NU_H_END);
	nu_htok_init(&t, NU_S("<script>if (a</b) x = '</scripty>'</SCRIPT >y"));
	nu_htok_next(&t);
	CHECK(nu_htok_raw(&t));
	CHECK_EQ(t.text, "if (a</b) x = '</scripty>'");
	nu_htok_next(&t);
	CHECK_EQ(t.text, "y");
	/* A quote that is not closed loses its line, not the page. */
	nu_htok_init(&t, NU_S("<a href=\"x>y\n<b>z</b>\nw \"quoted\""));
	nu_htok_next(&t);
	CHECK_EQ(*nu_htok_attr(&t, "href"), "x");
	nu_htok_next(&t);
	CHECK_EQ(t.text, "y\n");
}

TEST(charsets)
{
	struct nu_buf b = { 0 };
	size_t bad;

	CHECK_EQ(nu_charset_utf8(NU_S("caf\xe9"), NU_S(""), &b, &bad), "café");
	CHECK_EQ(nu_charset_utf8(NU_S("\xcf\xf0"), NU_S("windows-1251"), &b,
	    &bad), "Пр");
	CHECK_EQ(nu_charset_utf8(NU_S("caf\xc3\xa9"), NU_S("latin1"), &b,
	    &bad), "café");
	CHECK_EQ(nu_charset_utf8(NU_S("\xe9"), NU_S("../../x"), &b, &bad), "é");
	CHECK_EQ(nu_charset_of_type(NU_S("text/html; Charset = \"UTF-8\" ")),
	    "UTF-8");
	CHECK_EQ(nu_charset_of_type(NU_S("text/html")), "");
	CHECK_EQ(nu_charset_undouble(NU_S("é â€ x"), &b), "é â€ x");
	CHECK_EQ(nu_charset_undouble(NU_S("â€œAâ€\xc2\x9d Ã© ü"), &b),
	    "“A” é ü");
	nu_buf_free(&b);
}

TEST(http)
{
	struct nu_buf a = { 0 }, b = { 0 };
	struct nu_http h;
	const char *why;

	CHECK(nu_http_parse(NU_S("HTTP/1.1 200 OK\r\nA: b\r\nTransfer-Encoding: "
	    "chunked\r\n\r\n2\r\nxy\r\n1;q\r\nz\r\n0\r\n\r\n"), &h));
	CHECK_NUM(h.status, 200);
	CHECK_EQ(nu_http_header(h.head, "a"), "b");
	CHECK_EQ(nu_http_body(&h, 100, &a, &b, &why), "xyz");
	/* Chunks that an archiver undid. */
	CHECK(nu_http_parse(NU_S("HTTP/1.1 404 No\nTransfer-Encoding: chunked"
	    "\n\n<p>x"), &h));
	CHECK_NUM(h.status, 404);
	CHECK_EQ(nu_http_body(&h, 100, &a, &b, &why), "<p>x");
	CHECK(nu_http_parse(NU_S("HTTP/1.0 200"), &h));
	CHECK_EQ(h.body, "");
	CHECK(!nu_http_parse(NU_S("<html>"), &h));
	CHECK_EQ(nu_http_type(NU_S("text/html ; x=y")), "text/html");
	nu_buf_free(&a);
	nu_buf_free(&b);
}

TEST(ids)
{
	struct nu_ids t = { 0 };
	char s[16];

	for (int round = 0; round < 2; round++)
		for (unsigned i = 0; i < 10000; i++)
			if (nu_ids_add(&t, nu_slice(s, (size_t)snprintf(s,
			    sizeof s, "id%u", i))) != (round == 0))
				unit_bad++;
	CHECK_NUM(t.n, 10000);
	CHECK(nu_ids_add(&t, NU_S("")));
	CHECK(!nu_ids_add(&t, NU_S("")));
	nu_ids_free(&t);
}

int
main(void)
{
	RUN(dates);
	RUN(dates_of_urls);
	RUN(references);
	RUN(elements);
	RUN(tokens);
	RUN(charsets);
	RUN(http);
	RUN(ids);
	return unit_end();
}
