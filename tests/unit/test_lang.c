/* Tokens, parts of speech, models, the tagger. */
#include "unit/unit.h"

/* The tokens of a text, a bar between them. */
static struct nu_slice
tokens(const char *text)
{
	static struct nu_toks t;
	static struct nu_buf b;
	struct nu_slice s = nu_slice_str(text);

	nu_tokenize(s, &t);
	nu_buf_clear(&b);
	for (size_t i = 0; i < t.n; i++) {
		struct nu_slice k = nu_tok_text(s, &t.v[i]);

		if (i)
			nu_buf_byte(&b, '|');
		nu_buf_add(&b, k.p, k.n);
	}
	return nu_buf_slice(&b);
}

TEST(tokens_are_those_of_the_treebanks)
{
	static const char *const pair[][2] = {
		{ "", "" },
		{ " \t ", "" },
		{ "It rained.", "It|rained|." },
		{ "He didn't go; Kerry's did.",
		    "He|did|n't|go|;|Kerry|'s|did|." },
		{ "don\u2019t JOHN\u2019S", "do|n\u2019t|JOHN|\u2019S" },
		{ "O'Neill, L'Aquila, o'clock", "O'Neill|,|L'Aquila|,|o'clock" },
		{ "the workers' union", "the|workers|'|union" },
		{ "U.S.-Russian ties", "U.S.|-|Russian|ties" },
		{ "pro-Russian e-mail", "pro-Russian|e-mail" },
		{ "Mr. J. K. Roe of the U.S. left.",
		    "Mr.|J.|K.|Roe|of|the|U.S.|left|." },
		{ "at 5pm, 6 a.m. and 10km", "at|5|pm|,|6|a.m.|and|10km" },
		{ "$1,234.5 or 3.5%", "$|1,234.5|or|3.5|%" },
		{ "No. 5 said no.", "No.|5|said|no|." },
		{ "in 2004-05 (4th)", "in|2004|-|05|(|4th|)" },
		{ "on 11-20-2000 or 9/11", "on|11-20-2000|or|9/11" },
		{ "AT&T, R&D", "AT&T|,|R&D" },
		{ "see www.a.org/b, or mail a.b@c.org.",
		    "see|www.a.org/b|,|or|mail|a.b@c.org|." },
		{ "ended.The next", "ended|.|The|next" },
		{ "What?! Wait...", "What|?!|Wait|..." },
		{ "\u201cYes,\u201d she said\u2014twice\u2026",
		    "\u201c|Yes|,|\u201d|she|said|\u2014|twice|\u2026" },
		{ "cannot dont", "can|not|do|nt" },
		{ "M\u00e9rida \u00c9. Zola", "M\u00e9rida|\u00c9.|Zola" },
		{ "Vitamin C.", "Vitamin|C|." },
		{ "\xff\xfe a", "\xff|\xfe|a" },
	};

	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		CHECK_EQ(tokens(pair[i][0]), pair[i][1]);
}

TEST(tokens_have_flags)
{
	struct nu_toks t = { 0 };

	nu_tokenize(NU_S("The UN, Étienne, 4th x."), &t);
	CHECK_NUM(t.n, 8);
	CHECK(t.v[0].flags & NU_TF_CAPITAL && t.v[0].flags & NU_TF_SPACE);
	CHECK(t.v[1].flags & NU_TF_ALLCAPS);
	CHECK(t.v[2].kind == NU_T_PUNCT && !(t.v[2].flags & NU_TF_SPACE));
	CHECK(t.v[3].flags & NU_TF_CAPITAL && t.v[3].flags & NU_TF_HIGH);
	CHECK(t.v[5].kind == NU_T_NUMBER && t.v[5].flags & NU_TF_DIGIT);
	CHECK(t.v[6].flags & NU_TF_LOWER);
	nu_toks_free(&t);
}

TEST(parts_of_speech)
{
	struct nu_slice s = NU_S("The ministers said they will sell the dam.");
	static const char *const want[] = { "DET", "NOUN", "VERB", "PRON",
	    "AUX", "VERB", "DET", "NOUN", "PUNCT" };
	struct nu_toks t = { 0 };

	nu_tokenize(s, &t);
	nu_pos_tag(s, &t);
	CHECK_NUM(t.n, 9);
	for (size_t i = 0; i < t.n && i < 9; i++)
		CHECK_EQ(nu_slice_str(nu_pos_name(t.v[i].pos)), want[i]);
	CHECK_NUM(t.v[1].form, NU_FORM_PLURAL);
	CHECK_NUM(t.v[2].form, NU_FORM_PAST);
	CHECK_NUM(t.v[4].form, NU_FORM_MODAL);
	CHECK_NUM(t.v[7].form, NU_FORM_SINGULAR);
	t.n = 0;
	nu_pos_tag(NU_S(""), &t);
	nu_toks_free(&t);
}

NU_BLOB(tag);

/* A copy of the compiled-in model, to be damaged. */
static char *
copy(size_t *n)
{
	char *p;

	*n = (size_t)(nu_data_tag_end - nu_data_tag);
	p = nu_alloc(*n + 8, 1);
	memcpy(p, nu_data_tag, *n);
	return p;
}

static bool
opens(const char *p, size_t n)
{
	struct nu_chain c;
	const char *why = NULL;
	bool ok = nu_chain_open(&c, nu_slice(p, n), "tag", true, &why);

	CHECK(ok || why);
	return ok;
}

TEST(damaged_models_are_refused)
{
	size_t n, step;
	char *p = copy(&n);

	CHECK(opens(p, n));
	CHECK(!opens(p, 0));
	CHECK(!opens(p, n - 1));
	CHECK(!opens(p, n + 1));
	for (size_t k = 0; k < 200; k++)
		CHECK(!opens(p, k));
	step = n / 60;
	/* Any one byte changed. */
	for (size_t i = 0; i < n; i += i < 64 ? 1 : step) {
		p[i] ^= 0x55;
		CHECK(!opens(p, n));
		p[i] ^= 0x55;
	}
	free(p);
}

/* The names of a text, "class:name" and a blank each. */
static struct nu_tagger t;

static struct nu_slice
names(const char *text)
{
	static struct nu_buf b;
	struct nu_slice rest = nu_slice_str(text);
	const char *why;

	if (!t.model.head)
		CHECK(nu_tagger_open(&t, (struct nu_slice){ "", 0 }, &why));
	nu_tagger_clear(&t);
	nu_buf_clear(&b);
	while (rest.p)
		nu_tagger_sentence(&t, nu_slice_cut(&rest, '\n'));
	nu_tagger_run(&t);
	for (size_t i = 0; i < t.nent; i++) {
		const struct nu_ent *e = &t.ent[i];
		struct nu_slice s = nu_slice_sub(t.sent[e->sent].text, e->b,
		    e->e);

		CHECK(e->score > 0 && e->score <= 1);
		nu_buf_str(&b, nu_tagger_class(&t, e->class));
		nu_buf_byte(&b, ':');
		nu_buf_add(&b, s.p, s.n);
		nu_buf_byte(&b, ' ');
	}
	return nu_buf_slice(&b);
}

TEST(names_are_found)
{
	CHECK_EQ(names(""), "");
	CHECK_EQ(names("it rained."), "");
	CHECK_EQ(names("The minister, Anna Holm, flew from Oslo to Nairobi."),
	    "person:Anna Holm place:Oslo place:Nairobi ");
	CHECK_EQ(names("NAIROBI, Kenya (Reuters) - Kenyan police said so."),
	    "place:NAIROBI place:Kenya org:Reuters misc:Kenyan ");
	/* The same name, alone at the beginning of a later sentence. */
	CHECK_EQ(names("Prime Minister Liv Tangvald resigned on Monday.\n"
	    "Tangvald said she was tired."),
	    "person:Liv Tangvald person:Tangvald ");
	CHECK_EQ(names("Mr Lee met Chen Shih-hao of the U.N. in Taipei."),
	    "person:Lee person:Chen Shih-hao org:U.N. place:Taipei ");
}

/* What may be in names, each part between bars. */
static struct nu_slice
parts(const char *text)
{
	static struct nu_buf b;

	names(text);
	nu_buf_clear(&b);
	for (size_t i = 0; i < t.npart; i++) {
		const struct nu_tag_part *p = &t.part[i];
		const struct nu_tok *k = t.tok + p->sent->tok;

		nu_buf_byte(&b, '|');
		nu_buf_add(&b, p->sent->text.p + k[p->b].b, k[p->e - 1].e -
		    k[p->b].b);
	}
	return nu_buf_slice(&b);
}

TEST(only_tokens_near_capitals_may_be_names)
{
	CHECK_EQ(parts("We were told by the minister that it may rain today "
	    "in Oslo."), "|We|Oslo");
	CHECK_EQ(parts("By then the Union of Concerned Bakers for a Better "
	    "Loaf had gone to the courts again."),
	    "|By then the Union of Concerned Bakers for a Better Loaf");
	CHECK_EQ(parts("It was the mayor, de Blasio, who had met van der Berg "
	    "and al-Sadr."), "|It|de Blasio|van der Berg and al-Sadr");
	CHECK_EQ(parts("Some of the Fortune 500 and one of our own Harbour "
	    "party brought along an old iPhone, and 12 dogs."),
	    "|Some of the Fortune 500|Harbour party|iPhone");
	CHECK_EQ(parts("By then it had been told to dpa that they were late, "
	    "and Ann left."), "|By|dpa|Ann");
	CHECK_EQ(parts("nobody uses any capitals here in oslo"),
	    "|nobody uses any capitals here in oslo");
	CHECK_EQ(parts("By then the vote had been lost by Kim Jong-suk."),
	    "|By|Kim Jong-suk");
	/* One who begins in lower case writes names so, too. */
	CHECK_EQ(parts("we went from oslo to Bergen"),
	    "|we went from oslo to Bergen");
}

TEST(a_document_is_not_changed_by_the_one_before)
{
	static const char one[] = "Tangvald spoke to Harbin Steel in Baku.\n"
	    "Baku said no.";
	char first[400];
	struct nu_slice s = names(one);

	CHECK(s.n < sizeof first);
	memcpy(first, s.p, s.n);
	first[s.n] = '\0';
	names("Liv Tangvald, Harbin, Steel, Baku Baku Baku BAKU.");
	CHECK_EQ(names(one), first);
}

int
main(void)
{
	RUN(tokens_are_those_of_the_treebanks);
	RUN(tokens_have_flags);
	RUN(parts_of_speech);
	RUN(damaged_models_are_refused);
	RUN(names_are_found);
	RUN(only_tokens_near_capitals_may_be_names);
	RUN(a_document_is_not_changed_by_the_one_before);
	return unit_end();
}
