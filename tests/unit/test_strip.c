/* strip: the lines of a page, cuts, labels, sites, alignment. */
#include "unit/unit.h"
#include "train/strip.h"

static struct nu_line
line_of(struct nu_page *p, const char *text)
{
	struct nu_line l = { .links = -1 };

	nu_page_line(p, &l, nu_slice_str(text));
	return l;
}

TEST(counts)
{
	struct nu_page p = { 0 };
	struct nu_line l;

	l = line_of(&p, "Mayor Ann Pike, 61, said: “We’ve 3 USB pumps.” Åsa left");
	CHECK_NUM(l.words, 11);
	CHECK_NUM(l.caps, 6);
	CHECK_NUM(l.allcaps, 1);
	CHECK_NUM(l.numbers, 2);
	CHECK_NUM(l.commas, 2);
	CHECK_NUM(l.stops, 1);
	CHECK_NUM(l.final, NU_FINAL_NONE);
	l = line_of(&p, "Leave a reply");
	CHECK_NUM(l.key[NU_KEY_COMMENT], 3);
	CHECK_NUM(l.first_key, NU_KEY_COMMENT + 1);
	CHECK_NUM(l.last_key, NU_KEY_COMMENT + 1);
	l = line_of(&p, "By Ann Pike");
	CHECK_NUM(l.first_key, NU_KEY_BYLINE + 1);
	l = line_of(&p, "www © 2024. All rights reserved");
	CHECK_NUM(l.key[NU_KEY_RIGHTS], 4);
	l = line_of(&p, "河水今天上涨了三米。");
	CHECK_NUM(l.chars, 10);
	CHECK_NUM(l.mass, 30);
	CHECK_NUM(l.final, NU_FINAL_STOP);
	l = line_of(&p, "");
	CHECK_NUM(l.words, 0);
	l = line_of(&p, "\xff\xfe 'a' a'");
	CHECK_NUM(l.words, 2);
	nu_page_free(&p);
}

TEST(cuts)
{
	static const struct {
		const char *text, *cut;
	} t[] = {
		{ "Mayor Ann PikeAnn Louise PikePike opens a bridge Why Rivers "
		    "Rise MORE said no.",
		    "Ann Louise PikePike opens a bridge Why Rivers Rise MORE" },
		{ "He left. Advertisement The river rose.", "Advertisement " },
		{ "He left.Advertisement", "Advertisement" },
		{ "He left. Advertisement standards rose.", NULL },
		{ "He left. Story continues below", "Story continues below" },
		{ "It fell. READ MORE: Why Rivers Rise",
		    "READ MORE: Why Rivers Rise" },
		{ "It fell. Read more: one. Two. Three.", NULL },
		{ "The McDonalds left for MORE fun.", NULL },
		{ "An iPhone costs MORE than a PlayStation in JavaScript.",
		    NULL },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct nu_slice s = nu_slice_str(t[i].text);
		struct nu_cut c[4];
		size_t n = nu_cut_find(s, c, 4);

		CHECK_NUM(n, t[i].cut != NULL);
		if (n && t[i].cut)
			CHECK_EQ(nu_slice_sub(s, c[0].from, c[0].to), t[i].cut);
	}
	CHECK(nu_cut_whole(NU_S("ALSO READ: Why Rivers Rise")));
	CHECK(nu_cut_whole(NU_S("Story continues below")));
	CHECK(!nu_cut_whole(NU_S("Related companies also fell")));
}

/* The stream's output of the strip. */
static struct nu_out *
strip(const char *stream, struct nu_strip *s)
{
	struct nu_filter f = { .run = nu_strip_doc, .ctx = s,
	    .own = NU_K_OTHER };
	struct nu_in *in = nu_in_mem(nu_slice_str(stream), "test");
	struct nu_out *out = nu_out_mem();

	nu_filter_in(in, out, &f);
	nu_in_close(in);
	return out;
}

TEST(small_documents_stay)
{
	static const char *const t[] = {
		"x\tdoc\t0\t12\ttext\t-\t-\t-\t-\t-\n"
		"x\tblock\t0\t12\t-\tline\t-\t-\t-\tFour men ran\n",
		"x\tdoc\t0\t4\ttext\t-\t-\t-\t-\t-\n"
		"x\tblock\t0\t4\t-\tline\t-\t-\t-\tFour\n",
		"x\tdoc\t0\t41\ttext\t-\t-\t-\t-\t-\n"
		"x\tblock\t0\t20\t-\tline\t-\t-\t-\tFour men ran to her.\n"
		"x\tblock\t21\t41\t-\tline\t-\t-\t-\tNone of them did it.\n",
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct nu_strip s = { .threshold = 0.5 };
		struct nu_out *out = strip(t[i], &s), *again;
		size_t lines = 0;
		struct nu_buf b = { 0 };

		for (size_t k = 0; k < out->b.n; k++)
			lines += out->b.p[k] == '\n';
		CHECK_NUM(lines, i == 2 ? 3 : 2);
		nu_buf_put(&b, nu_buf_slice(&out->b));
		nu_buf_byte(&b, '\0');
		again = strip(b.p, &s);
		CHECK_EQ(nu_buf_slice(&again->b), b.p);
		nu_buf_free(&b);
		nu_out_free(out);
		nu_out_free(again);
		nu_strip_free(&s);
	}
}

TEST(old_cuts_are_undone)
{
	/* A second block has no label: all is judged again. */
	static const char t[] =
	    "x\tdoc\t0\t59\ttext\t-\t-\t-\t-\t-\n"
	    "x\tblock\t0\t41\tbody\tline\t-\t-\t0.90\tThe river fell. Rains came late.\n"
	    "x\tcut\t15\t24\tboilerplate\t-\t-\t-\t-\t old text\n"
	    "x\tblock\t42\t59\t-\tline\t-\t-\t-\tHe saw it happen.\n";
	struct nu_strip s = { .threshold = 0.5 };
	struct nu_out *out = strip(t, &s);
	struct nu_slice got = nu_buf_slice(&out->b);

	CHECK(nu_slice_find(got, NU_S("\tcut\t"), 0) == SIZE_MAX);
	CHECK(nu_slice_find(got, NU_S("The river fell. old text Rains came "
	    "late."), 0) != SIZE_MAX);
	nu_out_free(out);
	nu_strip_free(&s);
}

TEST(alignment)
{
	struct nu_page p = { 0 };
	struct nu_line l[5];
	uint8_t label[5];
	static const char *const t[5] = { "Home", "Floods",
	    "The river rose by three metres on Monday night.", "Home",
	    "Subscribe to the daily letter of the river today" };

	for (size_t i = 0; i < 5; i++)
		l[i] = line_of(&p, t[i]);
	p.line = l;
	p.n = 5;
	nu_align_text(&p, NU_S("Floods\nThe river rose by three metres on "
	    "Monday night."), label);
	CHECK(!label[0] && label[1] && label[2] && !label[3] && !label[4]);
	CHECK(nu_align_lines(&p, NU_S("Home\n\nFloods\nThe river rose by three "
	    "metres on Monday night.\nHome\nSubscribe to the daily letter of "
	    "the river today"), NU_S("001100"), label));
	CHECK(!label[0] && label[1] && label[2] && !label[3]);
	p.line = NULL;
	nu_page_free(&p);
}

int
main(void)
{
	RUN(counts);
	RUN(cuts);
	RUN(small_documents_stay);
	RUN(old_cuts_are_undone);
	RUN(alignment);
	return unit_end();
}
