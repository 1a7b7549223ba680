/* The trainers' reading of annotated text, and copies of it. */
#include "unit/unit.h"

#include <stdio.h>

#include "train/copies.h"
#include "train/marked.h"

/* The text as a file, read. */
static struct nu_conll
marked(const char *text)
{
	static const char path[] = "unit-train.txt";
	struct nu_conll c;
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
	CHECK(nu_marked_read(&c, path));
	remove(path);
	return c;
}

TEST(marked_text)
{
	struct nu_conll c = marked("# 1 | 2020-01-02\nT: [LOC Oslo] waits\n"
	    "\"{d:Ann Roe:said|Hi, [ORG F.C. Lyn],}\" [PER Ann Roe] left. "
	    "No one [MISC Norwegian]-born.\n# 2 | 2020-01-03\nNone.\n");

	CHECK_NUM(c.n, 4);
	CHECK(c.v[0].first && !c.v[1].first && !c.v[2].first && c.v[3].first);
	CHECK_EQ(c.v[0].text, "Oslo waits");
	CHECK_EQ(c.v[0].row[0].col[1], "B-LOC");
	CHECK_EQ(c.v[1].text, "\"Hi, F.C. Lyn,\" Ann Roe left.");
	CHECK_EQ(c.v[1].row[3].col[1], "B-ORG");
	CHECK_EQ(c.v[1].row[4].col[1], "I-ORG");
	CHECK_EQ(c.v[1].row[7].col[1], "B-PER");
	CHECK_EQ(c.v[1].row[8].col[1], "I-PER");
	CHECK_EQ(c.v[1].row[9].col[1], "O");
	CHECK_EQ(c.v[2].row[2].col[1], "B-MISC");
	CHECK_EQ(c.v[2].row[3].col[1], "O");
	nu_conll_free(&c);
}

TEST(joined_lines)
{
	struct nu_conll c = marked("# 1 | 2020-01-02\n[PER Ann Roe]\n"
	    "[PER Bo Lund]\nThey left.\nLate\n# 2 | 2020-01-02\nSoon\n");
	struct nu_arena mem = { 0 };
	struct nu_conll_sent s;
	size_t n;

	s = nu_copy_joined(&c, 0, &mem, &n);
	CHECK_NUM(n, 3);
	CHECK_EQ(s.text, "Ann Roe Bo Lund They left.");
	CHECK_NUM(s.n, 7);
	CHECK_EQ(s.row[2].col[1], "B-PER");
	CHECK_NUM(s.span[2][0], 8);
	CHECK_NUM(s.span[2][1], 10);
	s = nu_copy_joined(&c, 2, &mem, &n);
	CHECK_NUM(n, 1);
	s = nu_copy_joined(&c, 3, &mem, &n);	/* not over documents */
	CHECK_NUM(n, 1);
	nu_arena_free(&mem);
	nu_conll_free(&c);
}

TEST(recased_text)
{
	struct nu_arena mem = { 0 };
	struct nu_slice s = NU_S("The fall of Bo");

	CHECK_EQ(nu_copy_recased(&mem, s, NU_COPY_CAPITALS), "THE FALL OF BO");
	CHECK_EQ(nu_copy_recased(&mem, s, NU_COPY_LOWER), "the fall of bo");
	CHECK_EQ(nu_copy_recased(&mem, s, NU_COPY_TITLE), "The Fall of Bo");
	nu_arena_free(&mem);
}

int
main(void)
{
	RUN(marked_text);
	RUN(joined_lines);
	RUN(recased_text);
	return unit_end();
}
