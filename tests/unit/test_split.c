/* Sentences: what stands where, and what must hold of any text. */
#include "unit/unit.h"

/* Splits text without its bars: the sentences must be what they part. */
static void
same(const char *barred)
{
	char text[1024], got[2048];
	struct nu_sents s = { 0 };
	size_t n = 0, g = 0;

	for (const char *p = barred; *p; p++)
		if (*p != '|')
			text[n++] = *p;
	nu_split(nu_slice(text, n), &s);
	for (size_t i = 0, at = 0; i < s.n; i++) {
		if (i)
			got[g++] = '|';
		for (; i && at < s.v[i].b; at++)
			got[g++] = text[at];
		memcpy(got + g, text + s.v[i].b, s.v[i].e - s.v[i].b);
		g += s.v[i].e - s.v[i].b;
		at = s.v[i].e;
	}
	got[g] = '\0';
	CHECK_EQ(nu_slice(got, g), barred);
	nu_sents_free(&s);
}

TEST(abbreviations)
{
	same("Dr. Amy Roe met Gen. Otto Falk.| They left.");
	same("It was sold to Vale Corp.| It will be closed.");
	same("Vale Corp. President Lou Ames said no.");
	same("He lives in the U.S.| She lives in the U.K.| They write.");
	same("The U.S. Senate and the U.N. Security Council met.");
	same("They moved to Washington, D.C.| The house is empty.");
	same("At 6 p.m. Monday he called.| By 7 p.m. he was gone.");
	same("He slept until 5 a.m.| She did not.");
	same("On Nov. 29 it rained.| In Dec. it snowed.");
	same("Bring cups, plates, etc.| The rest is here.");
	same("Some trees, e.g. Ash, burn well.");
	same("See No. 5 and Fig. 3.| They differ.");
	same("J. K. Moss and Ian P. O'Dell wrote it.");
	same("It was J.D. Harmon of Keefe & Co. in Boston.| He left.");
	same("The bank is in Akron, Ohio, and St. Paul, Minn.| Most are.");
	same("EPS was 12 cts. vs. 9 cts. a year ago.| It rose.");
	same("Amy K. Roe met H.W. Norwell Jr., 91.");
	same("She took vitamin C.| It helped.");
	same("Roy Hart Jr. won.| It was for Roy Hart Jr.| He wept.");
}

TEST(numbers_and_names)
{
	same("It rose 4.5% to $3.20.| It fell to .5 again.");
	same("Version 2.0.1 is out.| Get it at www.example.org.| It is free.");
	same("Write to a.b@example.com.| We answer.");
	same("Open setup.exe or index.html.| Then wait.");
	same("Yahoo! shares rose.| Node.js fell.");
	same("It was 1998.| 2003 was worse.");
}

TEST(quotations)
{
	same("\"Why now?\" she asked.| \"Because,\" he said.");
	same("\"Is it over?\" Mr. Penn asked.| Nobody knew.");
	same("\"Go!\" he tweeted.| \"Why?\" Lund asked reporters.| He left.");
	same("\"We are going.| It is late.| Good night,\" he said.");
	same("“It is over.”| He sat down.");
	same("'It is late.' he said.");
	same("He said, \"I will not go.\"| She went.");
	same("``It was good.''| She agreed.");
	same("The plan (nobody read it.) failed.| (It cost little.)| "
	    "That was all.");
	same("He called it \"a farce.\"| She laughed.");
}

TEST(marks)
{
	same("What?!| No!!| Never...| She left.");
	same("Well... maybe.| I thought … no.");
	same("The price . . . is high.| So be it.");
	same("It ended.[3]| Then it began.[4][5]| So they say.");
	same("今日は雨です。|明日は晴れます。|本当？|はい！|「帰る。」|彼は３．５だ。");
	same("It is over.|He left.| It rained.");
	same("Fine.|\xc2\xa0Next.|\xe2\x80\x83Last.");
}

TEST(layout)
{
	same("Heading without a stop");
	same("1. Open the box.| 2. Take it out.| 3. Close it.");
	same("1) First thing| 2) Second thing| 3) Third thing");
	same("• 1. First thing| • 2. Second thing");
	same("One line\nof two.| Next one.|\n\nA new paragraph");
	same("BOISE, Idaho (AP) -- It rained.| It stopped.");
	same("i went there.| it was bad.| never again.");
	same("Court in U.S. Is Asked To Rule on Ban");
	same("Vale Corp. Has a New Chief");
	same("Results: 1. Amy Roe (Wales) 9.1 2. Sue Orr (Kenya) 9.3");
	same("THE BANK FAILED.| MR. HOLT LEFT THE U.S. ARMY.");
	same("");
	same(".");
	same("...");
	same("\"");
}

/* Sentences stand in order, do not overlap, begin and end with what is no
 * white space, and leave nothing but white space out. */
static void
sound(struct nu_slice t, const struct nu_sents *s)
{
	size_t at = 0;

	for (size_t i = 0; i <= s->n; i++) {
		size_t b = i < s->n ? s->v[i].b : t.n;
		size_t e = i < s->n ? s->v[i].e : t.n;

		CHECK(at <= b && (i == s->n || b < e) && e <= t.n);
		CHECK(nu_utf_trim(nu_slice_sub(t, at, b)).n == 0);
		if (i < s->n)
			CHECK(nu_utf_trim(nu_slice_sub(t, b, e)).n == e - b);
		at = e;
	}
}

/* Texts thrown together from what matters here. */
TEST(any_text)
{
	static const char *const part[] = { ".", "?", "!", "\"", "'", " ", " ",
	    " ", "\n", "(", ")", "[", "]", "1", "23", "a", "b.c", "Mr", "U.S",
	    "Inc", "The", "he said", "word", "\xe2\x80\x9c", "\xe2\x80\x9d",
	    "\xe2\x80\xa6", "\xc2\xa0", "\xe3\x80\x82", "\xef\xbc\x81", "-",
	    "--", "\xe2\x80\xa2", "A", "\t", "\xff", "\xe2", ". . .", "[4]" };
	struct nu_buf b = { 0 };
	struct nu_sents s = { 0 };
	uint64_t x = 88172645463325252u;

	for (int k = 0; k < 20000 && !unit_bad; k++) {
		nu_buf_clear(&b);
		for (unsigned n = (unsigned)(k % 40); n; n--) {
			x ^= x << 13;
			x ^= x >> 7;
			x ^= x << 17;
			nu_buf_str(&b, part[x % (sizeof part / sizeof *part)]);
		}
		nu_split(nu_buf_slice(&b), &s);
		sound(nu_buf_slice(&b), &s);
		if (unit_bad)
			printf("# text: %s\n", nu_shown(nu_buf_slice(&b)));
	}
	nu_buf_free(&b);
	nu_sents_free(&s);
}

/* The model is of this program's shape. */
NU_BLOB(sentence);
TEST(model)
{
	CHECK_NUM(nu_data_sentence_end - nu_data_sentence,
	    8 + 2 * (1 << NU_FEAT_BITS));
	CHECK(nu_data_sentence[0] == (NU_SPLIT_MAGIC & 255));
}

int
main(void)
{
	RUN(abbreviations);
	RUN(numbers_and_names);
	RUN(quotations);
	RUN(marks);
	RUN(layout);
	RUN(any_text);
	RUN(model);
	return unit_end();
}
