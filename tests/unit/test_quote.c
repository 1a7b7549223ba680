/* Marks, cues, noun phrases: the parts of quote that stand by themselves. */
#include "unit/unit.h"

/* The marks of text, their insides joined by '|', '*' before unclosed ones. */
static void
marks(struct nu_buf *b, const char *text)
{
	struct nu_marks m = { 0 };

	nu_marks_find(nu_slice_str(text), &m);
	nu_buf_clear(b);
	for (size_t i = 0; i < m.n; i++) {
		if (i)
			nu_buf_byte(b, '|');
		if (m.v[i].flags & NU_MARK_UNCLOSED)
			nu_buf_byte(b, '*');
		nu_buf_add(b, text + m.v[i].b, m.v[i].e - m.v[i].b);
	}
	nu_marks_free(&m);
}

TEST(pairs_of_marks)
{
	static const struct { const char *text, *got; } t[] = {
		{ "", "" },
		{ "none at all", "" },
		{ "\"a b\" c", "a b" },
		{ "“a b” c “d”", "a b|d" },
		{ "„a b“ c", "a b" },
		{ "«a b» c", "a b" },
		{ "``a b'' c ''d''", "a b|d" },
		{ "‘It’s a’ b", "It’s a" },
		{ "'It's the boys' turn,' he said", "It's the boys' turn," },
		{ "the '90s and rock 'n' roll", "" },
		{ "the boys' and girls' teams", "" },
		{ "He is 6'2\" tall", "" },
		{ "a 12\" disc and a 7\" one", "" },
		{ "\"He said 'no' to me\"", "He said 'no' to me" },
		{ "'He said \"no\" to me'", "He said \"no\" to me" },
		{ "“He said “no” to me”", "He said “no” to me" },
		{ "\"a b", "*a b" },
		{ "x “a b “c d” e", "*a b|c d" },
		{ "a\" b", "" },
		{ "\"\"", "" },
		{ "\"", "" },
		{ "(\"a\")—\"b\"", "a|b" },
		{ "'It goes on", "*It goes on" },
		{ "He sat. 'It goes on", "*It goes on" },
		{ "He sat. 'It goes \"far\" on", "*It goes \"far\" on" },
	};
	struct nu_buf b = { 0 };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		marks(&b, t[i].text);
		CHECK_EQ(nu_buf_slice(&b), t[i].got);
	}
	nu_buf_free(&b);
}

TEST(cues_in_any_case)
{
	struct nu_cue c;

	CHECK(nu_cue_get(NU_S("said"), &c));
	CHECK_EQ(c.lemma, "say");
	CHECK(c.takes & NU_CUE_QUOTE && c.takes & NU_CUE_CLAUSE);
	CHECK(c.forms & NU_CUE_PAST && c.sure == 9);
	CHECK(nu_cue_get(NU_S("TELLS"), &c) && c.takes & NU_CUE_PERSON);
	CHECK(nu_cue_get(NU_S("Denying"), &c) && c.forms == NU_CUE_ING);
	CHECK(!nu_cue_get(NU_S("bridge"), &c));
	CHECK(!nu_cue_get(NU_S(""), &c));
	CHECK(!nu_cue_get(NU_S("averyverylongwordindeed"), &c));
	CHECK(nu_cue_any(NU_S("It rained, they say."), 4));
	CHECK(!nu_cue_any(NU_S("It rained on the bridge."), 1));
}

/* The subject of the cue in text, as words. */
static struct nu_slice
subject(struct nu_para *p, struct nu_verbs *v, const char *text)
{
	static struct nu_cast none;
	struct nu_view view = { .text = nu_slice_str(text), .begin = 0,
	    .end = strlen(text) };
	struct nu_np np;

	nu_para_start(p, &view);
	nu_para_marks(p);
	if (!nu_para_unit(p, &none))
		return NU_S("no unit");
	nu_verbs_find(v, &none, p);
	if (!v->n)
		return NU_S("no cue");
	np = v->v[v->n - 1].sub;
	if (np.b == NU_NONE)
		return NU_S("none");
	return nu_slice(text + p->it[np.b].b, p->it[np.e - 1].e -
	    p->it[np.b].b);
}

TEST(subjects_of_cues)
{
	static const struct { const char *text, *got; } t[] = {
		{ "The mayor said the road was closed.", "The mayor" },
		{ "The mayor, who is 64, said the road was closed.",
		    "The mayor" },
		{ "The road was closed, said a police officer.",
		    "a police officer" },
		{ "A man who was let go Wednesday said he was told.",
		    "A man" },
		{ "On Monday he said so.", "he" },
		{ "\"No,\" she later told reporters.", "she" },
		{ "It rained on the bridge.", "no cue" },
	};
	struct nu_para p = { 0 };
	struct nu_verbs v = { 0 };

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		CHECK_EQ(subject(&p, &v, t[i].text), t[i].got);
	free(v.v);
	nu_para_free(&p);
}

int
main(void)
{
	RUN(pairs_of_marks);
	RUN(cues_in_any_case);
	RUN(subjects_of_cues);
	return unit_end();
}
