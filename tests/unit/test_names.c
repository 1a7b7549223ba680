/* Canonical names. A text has its names marked: [P Ann Lee] person, O, L, M
 * for organisation, place, other; a line is a sentence, an empty line ends a
 * block, a line that begins with '#' is a headline. What is compared: for each
 * name its value, "/XX" when it has an identifier, '*' before a role phrase,
 * '+' before a pronoun. */
#include "unit/unit.h"

static struct nu_names names;

static void
read_text(const char *marked)
{
	static char text[1 << 16];
	struct nu_slice rest = nu_slice_str(marked), line;
	size_t at = 0, block = 0;

	nu_names_clear(&names);
	while (rest.p && rest.n) {
		struct { size_t b, e; enum nu_class class; } m[64];
		enum nu_part part = NU_PART_BODY;
		size_t begin = at, n = 0;

		line = nu_slice_cut(&rest, '\n');
		if (!line.n) {
			block++;
			continue;
		}
		for (size_t i = 0; i < line.n; i++) {
			if (i == 0 && line.p[i] == '#')
				part = NU_PART_TITLE;
			else if (line.p[i] == '[') {
				m[n].class = line.p[i + 1] == 'P' ? NU_PERSON :
				    line.p[i + 1] == 'O' ? NU_ORG :
				    line.p[i + 1] == 'L' ? NU_PLACE : NU_MISC;
				m[n].b = at - begin;
				i += 2;
			} else if (line.p[i] == ']')
				m[n++].e = at - begin;
			else
				text[at++] = line.p[i];
		}
		nu_names_sentence(&names, nu_slice(text + begin, at - begin),
		    block, part);
		for (size_t i = 0; i < n; i++)
			nu_names_add(&names, m[i].b, m[i].e, m[i].class, 1);
	}
	nu_names_resolve(&names);
}

/* The values of all names of a text. */
static struct nu_slice
values(const char *marked)
{
	static struct nu_buf b;

	read_text(marked);
	nu_buf_clear(&b);
	for (size_t i = 0; i < names.n; i++) {
		const struct nu_name *m = &names.v[i];

		nu_buf_str(&b, i ? "; " : "");
		nu_buf_str(&b, m->mod == NU_BY_ROLE ? "*" :
		    m->mod == NU_BY_PRONOUN ? "+" : "");
		nu_buf_put(&b, m->value);
		if (m->of.n) {
			nu_buf_byte(&b, '/');
			nu_buf_put(&b, m->of);
		}
	}
	return nu_buf_slice(&b);
}

TEST(a_headline_takes_its_names_from_the_body)
{
	CHECK_EQ(values("#[P Okello], [P Brandt] meet again\n\n"
	    "Mayor [P Grace Okello] met [P Uwe Brandt] on Monday.\n"
	    "[P Brandt]'s aide smiled."), "Grace Okello; Uwe Brandt; "
	    "Grace Okello; Uwe Brandt; Uwe Brandt");
}

TEST(a_headline_names_nobody_new)
{
	CHECK_EQ(values("#[P Qualifier Stanic] Wins, [P Ana Roth] Out\n\n"
	    "[P Petar Stanic] won."), "Petar Stanic; Ana Roth; Petar Stanic");
}

TEST(titles_possessives_and_capitals_are_dropped)
{
	CHECK_EQ(values("[P Mr. Tanaka] saw [P President Ana Souza's] car.\n"
	    "[P TANAKA], [P Kenji Tanaka]"), "Kenji Tanaka; Ana Souza; "
	    "Kenji Tanaka; Kenji Tanaka");
	CHECK_EQ(values("[P Sergei BRODETS], [P Louis XVI], [P TIM O'SHEA], "
	    "[L SAN JUAN DEL SUR]"), "Sergei Brodets; Louis XVI; "
	    "Tim O'Shea; San Juan del Sur");
}

TEST(spellings_of_one_name_are_one)
{
	CHECK_EQ(values("[P Sergey Brodets], [P Sergei Brodets], "
	    "[P Sergey V. Brodets] and [P Brodec]."), "Sergey Brodets; "
	    "Sergey Brodets; Sergey Brodets; Sergey Brodets");
	CHECK_EQ(values("[P Ole Åsland] and [P Aasland]; [P Jo Müller], "
	    "[P Mueller]."), "Ole Åsland; Ole Åsland; Jo Müller; Jo Müller");
}

TEST(the_fullest_common_form_is_shown)
{
	CHECK_EQ(values("[P Ann B. Lee]. [P Ann Lee]. [P Lee]."),
	    "Ann Lee; Ann Lee; Ann Lee");
	CHECK_EQ(values("[P Ann B. Lee]. [P Lee]."), "Ann B. Lee; Ann B. Lee");
	CHECK_EQ(values("[P A. Lee] wrote. [P Ann Lee] read."),
	    "Ann Lee; Ann Lee");
	CHECK_EQ(values("[P Rosa García Peña] and [P García Peña], [P Garcia]"),
	    "Rosa García Peña; Rosa García Peña; Rosa García Peña");
}

TEST(two_of_one_surname_stay_two)
{
	CHECK_EQ(values("[P Ann Lee] and [P Bob Lee] came. Mr. [P Lee] sat. "
	    "Mrs. [P Lee] stood. [P Ann] sang. [P Bob] did not."),
	    "Ann Lee; Bob Lee; Bob Lee; Ann Lee; Ann Lee; Bob Lee");
	CHECK_EQ(values("[P George W. Hall] and [P George H. Hall]"),
	    "George W. Hall; George H. Hall");
	CHECK_EQ(values("[P Tom Hall] and his son [P Tom Hall Jr.]"),
	    "Tom Hall; Tom Hall Jr.");
}

TEST(a_surname_is_the_prominent_person)
{
	CHECK_EQ(values("[P Ann Lee] ran. [P Ann Lee] won. [P Bob Lee] sat. "
	    "[P Lee] sang."), "Ann Lee; Ann Lee; Bob Lee; Ann Lee");
}

TEST(a_hyphened_name_is_mended)
{
	CHECK_EQ(values("[P Ida Holt]-Eriksen spoke. [P Holt-Eriksen] left."),
	    "Ida Holt-Eriksen; Ida Holt-Eriksen");
	CHECK_NUM(names.v[0].e - names.v[0].b, 16);
}

TEST(countries_have_codes)
{
	CHECK_EQ(values("[L U.S.], [L US], [L USA], [L America]; [L Kiev], "
	    "[L Burma], [L TOGO], [L Calif.], [L Scotland]"),
	    "United States/US; United States/US; United States/US; "
	    "United States/US; Kiev/geonames:703448; Burma/MM; Togo/TG; "
	    "California/US-CA; Scotland/GB-SCT");
	CHECK_EQ(values("[L Kyiv] or [L Kiev]: [L Kyiv]"),
	    "Kyiv/geonames:703448; Kyiv/geonames:703448; "
	    "Kyiv/geonames:703448");
}

TEST(acronyms_are_spelled_out)
{
	CHECK_EQ(values("The [O Northern Harbour Trust] ([O NHT]) met. "
	    "[O NHT] voted."), "Northern Harbour Trust; "
	    "Northern Harbour Trust; Northern Harbour Trust");
	CHECK_EQ(values("[O European Central Bank]. The [O ECB] cut rates. "
	    "[O FBI]"), "European Central Bank; European Central Bank; FBI");
	CHECK_EQ(values("[O Beacon Energy Ltd] and [O Beacon Energy], then "
	    "[O Beacon]"), "Beacon Energy Ltd; Beacon Energy Ltd; "
	    "Beacon Energy Ltd");
}

TEST(peoples_are_adjectives_in_the_singular)
{
	CHECK_EQ(values("[M Russians], [M Russian], [M Danes], [M Britons], "
	    "[M Democrats], [M Olympics]"), "Russian; Russian; Danish; "
	    "British; Democrat; Olympics");
}

TEST(pronouns_are_the_person_in_mind)
{
	CHECK_EQ(values("[P Ann Lee] met [P Bob Hall]. \"Yes,\" she said.\n"
	    "\"He knows what he wants,\" she said."),
	    "Ann Lee; Bob Hall; +Ann Lee; +Ann Lee");
	CHECK_EQ(values("[P Kim Oduya] and [P Sam Brill] met. He left."),
	    "Kim Oduya; Sam Brill");
	CHECK_EQ(values("[P Bob Hall] left.\nA policeman came.\nHe sat down."),
	    "Bob Hall");
}

TEST(his_and_her_tell_the_sex)
{
	CHECK_EQ(values("[P Kim Oduya] raised her hand.\n"
	    "[P Bob Hall] did not.\nShe spoke."),
	    "Kim Oduya; Bob Hall; +Kim Oduya");
	CHECK_EQ(values("[P Kim Oduya] spoke.\n\"[P Bob Hall] lied,\" he "
	    "said."), "Kim Oduya; Bob Hall; +Kim Oduya");
}

TEST(role_phrases_are_who_has_the_role)
{
	CHECK_EQ(values("Sen. [P Ann Lee] met Foreign Minister [P Bob Hall]. "
	    "The senator left. The foreign minister stayed."),
	    "Ann Lee; Bob Hall; *Ann Lee; *Bob Hall");
	CHECK_EQ(values("[P Ann Lee], 44, a baker from Ulm, spoke. The "
	    "44-year-old sold bread. The baker laughed. The mayor did not."),
	    "Ann Lee; *Ann Lee; *Ann Lee");
	CHECK_EQ(values("[P Ann Lee] lost. \"Sad,\" the [M Slovak] said. The "
	    "[M French] said nothing."), "Ann Lee; *Ann Lee; Slovak; French");
	CHECK_EQ(values("[O Garuda Foods] cut jobs. The company said so. The "
	    "bank did not. [O Bank of Oz] knew. The bank closed."),
	    "Garuda Foods; *Garuda Foods; Bank of Oz; *Bank of Oz");
	CHECK_EQ(values("President [P Ann Lee] spoke. The French president "
	    "was absent. The president's car broke. Bob became the president."),
	    "Ann Lee");
	CHECK_EQ(values("At the [O White House], press secretary [P Bob Hall] "
	    "spoke. The [O White House] spokesman left."),
	    "White House; Bob Hall; *Bob Hall; White House");
}

TEST(what_is_found_is_in_order)
{
	read_text("[P Ann Lee] said she and the [O Red Cross] met [P Bob]. "
	    "She left.\nThen she spoke.");
	for (size_t i = 1; i < names.n; i++)
		CHECK(names.v[i - 1].sent < names.v[i].sent ||
		    (names.v[i - 1].sent == names.v[i].sent &&
		    names.v[i - 1].b <= names.v[i].b));
	CHECK_NUM(names.n, 6);
}

int
main(void)
{
	RUN(a_headline_takes_its_names_from_the_body);
	RUN(a_headline_names_nobody_new);
	RUN(titles_possessives_and_capitals_are_dropped);
	RUN(spellings_of_one_name_are_one);
	RUN(the_fullest_common_form_is_shown);
	RUN(two_of_one_surname_stay_two);
	RUN(a_surname_is_the_prominent_person);
	RUN(a_hyphened_name_is_mended);
	RUN(countries_have_codes);
	RUN(acronyms_are_spelled_out);
	RUN(peoples_are_adjectives_in_the_singular);
	RUN(pronouns_are_the_person_in_mind);
	RUN(his_and_her_tell_the_sex);
	RUN(role_phrases_are_who_has_the_role);
	RUN(what_is_found_is_in_order);
	nu_names_free(&names);
	return unit_end();
}
