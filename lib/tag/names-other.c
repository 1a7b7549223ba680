/* names-other: places, organisations, and nations and other names. */
#include "tag/names-work.h"

NU_WORDS(names_countries);
NU_WORDS(names_places);
NU_WORDS(names_cities);
NU_WORDS(names_orgs);
NU_WORDS(names_demonyms);

static struct nu_slice
less_the(struct nu_slice fold)
{
	return nu_slice_starts(fold, NU_S("the ")) ?
	    nu_slice_sub(fold, 4, fold.n) : fold;
}

struct nu_slice
nu_names_org_kinds(struct nu_slice fold)
{
	struct nu_slice v;

	if (!(nu_words_get(&names_orgs, less_the(fold), &v) & NU_WORDS_HIT))
		return NU_S("");
	return nu_slice_cut(&v, '\t');
}

bool
nu_names_known(struct nu_slice fold)
{
	return nu_words_has(&names_countries, fold) ||
	    nu_words_has(&names_places, fold) ||
	    nu_words_has(&names_orgs, fold) ||
	    nu_words_has(&names_demonyms, fold);
}

/* A company's legal form at the end of its name. */
static struct nu_slice
less_legal(struct nu_slice fold)
{
	for (;;) {
		size_t i = fold.n;

		while (i > 0 && fold.p[i - 1] != ' ')
			i--;
		if (i < 2 || !nu_names_in(nu_slice(fold.p + i, fold.n - i),
		    " inc corp corporation incorporated ltd limited plc llc "
		    "llp lp co company ag sa se nv gmbh spa srl ab asa oyj oy "
		    "kk bhd pty pte kgaa as "))
			return fold;
		fold.n = i - 1;
	}
}

static struct nu_slice
key_of(struct nu_names_work *w, char kind, struct nu_slice s)
{
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, kind);
	nu_buf_put(&w->buf, s);
	return nu_buf_slice(&w->buf);
}

/* Joins form i to the entity of a key, or makes one; NOBODY kept apart. */
static void
join_by(struct nu_names_work *w, uint32_t i, char kind, struct nu_slice s)
{
	struct form *f = &w->form[i];
	struct nu_slice key = key_of(w, kind, s);
	uint32_t who = nu_names_key(w, key);

	if (f->who == NOBODY) {
		if (who == NOBODY)
			who = nu_names_new(w, (enum nu_class)f->class,
			    f->first);
		nu_names_join(w, who, i);
		nu_names_key_set(w, key_of(w, kind, s), who);
	} else if (who == NOBODY) {
		nu_names_key_set(w, key, f->who);
	} else {
		nu_names_merge(w, f->who, who);
	}
}

/* Places */

/* The country of a folded name: code, name, whether it is an abbreviation. */
static bool
country(struct nu_slice fold, struct nu_slice *code, struct nu_slice *name,
    bool *abbreviated)
{
	struct nu_slice v;

	if (!(nu_words_get(&names_countries, fold, &v) & NU_WORDS_HIT))
		return false;
	*code = nu_slice_cut(&v, '\t');
	*name = nu_slice_cut(&v, '\t');
	*abbreviated = v.p != NULL;
	return true;
}

static void
read_place(struct nu_names_work *w, uint32_t i)
{
	const struct form *f = &w->form[i];
	struct nu_slice fold = less_the(f->fold), code, name, v;
	bool abbreviated;

	if (country(fold, &code, &name, &abbreviated)) {
		join_by(w, i, 'C', code);
		w->who[w->form[i].who].of = code;
		if (abbreviated)
			w->who[w->form[i].who].value = name;
		return;
	}
	join_by(w, i, 'L', nu_words_get(&names_places, fold, &v) &
	    NU_WORDS_HIT ? v : fold);
	if (nu_words_get(&names_cities, fold, &v) & NU_WORDS_HIT) {
		nu_buf_clear(&w->buf);
		nu_buf_str(&w->buf, "geonames:");
		nu_buf_put(&w->buf, v);
		w->who[f->who].of = nu_arena_dup(&w->mem,
		    nu_buf_slice(&w->buf));
	}
}

/* Organisations */

static bool
small_word(struct nu_slice s)
{
	return nu_names_in(s, " of the and for in on de la du des et der und "
	    "fur da do e y del a an to at ");
}

/* The initials of a folded name, with or without its small words. */
static struct nu_slice
initials(struct nu_names_work *w, struct nu_slice fold, bool small)
{
	struct nu_slice s;
	size_t n = 0;

	nu_buf_clear(&w->buf2);
	while (nu_names_word(&fold, &s)) {
		if (small_word(s) && !small)
			continue;
		nu_buf_byte(&w->buf2, s.p[0]);
		n++;
	}
	return n > 1 ? nu_buf_slice(&w->buf2) : NU_S("");
}

/* One word of two to eight capitals. */
static bool
is_acronym(const struct form *f)
{
	return f->capitals && f->nword == 1 && f->fold.n >= 2 && f->fold.n <= 8;
}

static void
read_org(struct nu_names_work *w, uint32_t i)
{
	struct form *f = &w->form[i];
	struct nu_slice fold = less_the(f->fold), code, name, v;
	bool abbreviated;

	if (country(fold, &code, &name, &abbreviated) && abbreviated &&
	    f->capitals && f->nword == 1) {
		join_by(w, i, 'C', code);
		w->who[f->who].of = code;
		w->who[f->who].value = name;
		return;
	}
	join_by(w, i, 'O', less_legal(fold));
	if (nu_words_get(&names_orgs, fold, &v) & NU_WORDS_HIT) {
		nu_slice_cut(&v, '\t');
		while (v.p && v.n)
			join_by(w, i, '@', nu_slice_cut(&v, '\t'));
	}
	if (f->nword > 1)
		for (int small = 0; small < 2; small++) {
			struct nu_slice s = initials(w, fold, small);

			if (s.n)
				nu_names_key_put(w, key_of(w, 'I', s), f->who);
		}
}

/* An acronym is the organisation whose initials it has. */
static void
read_acronym(struct nu_names_work *w, uint32_t i)
{
	const struct form *f = &w->form[i];
	uint32_t who;

	if (!is_acronym(f))
		return;
	who = nu_names_key(w, key_of(w, 'I', f->fold));
	if (who != NOBODY)
		nu_names_merge(w, f->who, who);
}

/* a's letters in b, in order, the first at the first. */
static bool
abbreviates(struct nu_slice a, struct nu_slice b)
{
	size_t i = 0;

	if (!a.n || !b.n || a.p[0] != b.p[0])
		return false;
	for (size_t j = 0; i < a.n && j < b.n; j++)
		i += a.p[i] == b.p[j];
	return i == a.n;
}

static bool
two_capitals(struct nu_slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] >= 'A' && s.p[i] <= 'Z';
	return n > 1;
}

/* "Full Name (FN)", "FN (Full Name)": the next mention in brackets. */
static void
read_brackets(struct nu_names *n, size_t m)
{
	struct nu_names_work *w = n->work;
	const struct nu_name *a = &n->v[m], *b = &n->v[m + 1];
	struct nu_slice text = n->sent[a->sent].text;
	const struct form *f = &w->form[w->mention[m]];
	const struct form *g = &w->form[w->mention[m + 1]];

	if (a->sent != b->sent || a->class != b->class || b->b != a->e + 2 ||
	    b->e >= text.n || memcmp(text.p + a->e, " (", 2) != 0 ||
	    text.p[b->e] != ')')
		return;
	if (f->fold.n < g->fold.n) {
		const struct form *t = f;

		f = g, g = t;
	}
	if (g->nword == 1 && f->nword > 1 && two_capitals(g->show) &&
	    abbreviates(g->fold, less_the(f->fold)))
		nu_names_merge(w, f->who, g->who);
}

/* Short forms: "Security Council" for "U.N. Security Council", "Samsung" for
 * "Samsung Electronics". All beginnings ('<') and ends ('>') of the longer
 * names are noted; one that belongs to two is of no use. */
enum { SEVERAL = 0x7ffffffe };

static void
note_part(struct nu_names_work *w, char kind, struct nu_slice part,
    uint32_t who)
{
	uint32_t had = nu_names_key(w, key_of(w, kind, part));

	if (had == NOBODY)
		nu_names_key_set(w, key_of(w, kind, part), who);
	else if (had == SEVERAL || nu_names_root(w, had) !=
	    nu_names_root(w, who))
		nu_names_key_set(w, key_of(w, kind, part), SEVERAL);
}

static bool
general_word(struct nu_slice s)
{
	return nu_names_in(s, " group holdings holding bank banking "
	    "electronics motor motors airlines airways air international "
	    "industries systems technologies technology energy petroleum oil "
	    "steel pharmaceuticals pharma insurance financial capital partners "
	    "entertainment media communications telecom stores foods brands "
	    "club fc football party movement alliance front union newspaper "
	    "agency university ");
}

static void
note_parts(struct nu_names_work *w, const struct form *f)
{
	struct nu_slice fold = less_legal(less_the(f->fold)), last;
	size_t words = 0, word = 0;

	for (size_t i = 1; i < fold.n && words < MAXWORDS; i++) {
		struct nu_slice rest, s;
		bool general = true;

		if (fold.p[i] != ' ')
			continue;
		words++;
		rest = nu_slice_sub(fold, i + 1, fold.n);
		last = nu_slice(fold.p + word, i - word);
		word = i + 1;
		if (!small_word(last))	/* not "African Studies" of a centre */
			note_part(w, '>', rest, f->who);
		while (nu_names_word(&rest, &s))
			general = general && general_word(s);
		note_part(w, general ? '<' : '(', nu_slice(fold.p, i), f->who);
	}
}

static void
read_short(struct nu_names_work *w, uint32_t i)
{
	const struct form *f = &w->form[i];
	struct nu_slice fold = less_the(f->fold);
	uint32_t who;

	if (is_acronym(f))
		return;
	who = nu_names_key(w, key_of(w, '<', fold));
	if (who == NOBODY && (f->nword > 1 || nu_names_in(fold, " parliament "
	    "senate congress council commission court ministry police army "
	    "navy university bank party city united rovers albion wanderers "
	    "rangers times post journal tribune herald telegraph ")))
		who = nu_names_key(w, key_of(w, '>', fold));
	if (who != NOBODY && who != SEVERAL &&
	    w->who[nu_names_root(w, who)].class == NU_ORG)
		nu_names_merge(w, f->who, who);
}

/* Misc */

/* The adjective in the singular: Russians, Russian. */
static struct nu_slice
singular(struct nu_names_work *w, const struct form *f)
{
	static const char *const end[] = { "ans", "ians", "ists", "ites",
	    "crats", "icans", "ims", "ews", "nis", "qis", "lis", "tis" };
	struct nu_slice v, s = f->show;

	if (nu_words_get(&names_demonyms, f->fold, &v) & NU_WORDS_HIT)
		return v;
	if (f->capitals && f->nword > 1)
		s = nu_names_uncapital(w, s);
	for (size_t i = 0; i < sizeof end / sizeof *end; i++)
		if (f->nword == 1 && nu_slice_ends(s, nu_slice_str(end[i])))
			return nu_slice(s.p, s.n - 1);
	return s;
}

static void
read_misc(struct nu_names_work *w, uint32_t i)
{
	struct nu_slice s = singular(w, &w->form[i]);
	size_t at;

	nu_buf_clear(&w->buf2);
	nu_names_fold(&w->buf2, s);
	at = w->buf2.n;
	join_by(w, i, 'M', less_the(nu_slice(w->buf2.p, at)));
	if (!w->who[w->form[i].who].value.n)
		w->who[w->form[i].who].value = s;
}

/* A name in capitals, as it would stand in a text. */
static struct nu_slice
plain_case(struct nu_names_work *w, const struct form *f)
{
	if (!f->capitals)
		return f->show;
	if (f->class == NU_PLACE ? f->show.n > 3 && !memchr(f->show.p, '.',
	    f->show.n) && (f->nword > 1 || f->begins || nu_names_known(
	    f->fold)) : f->nword > 1 && f->show.n > 8)
		return nu_names_uncapital(w, f->show);
	return f->show;
}

/* Whether f says more than g of the same name: g is its acronym or a part. */
static bool
says_more(const struct form *f, const struct form *g)
{
	struct nu_slice a = less_legal(less_the(f->fold));
	struct nu_slice b = less_legal(less_the(g->fold));

	return a.n > b.n && ((g->nword == 1 && g->fold.n <= 8 &&
	    two_capitals(g->show)) || nu_slice_find(a, b, 0) !=
	    SIZE_MAX);
}

/* Chooses the form to show for an entity that is no person: the fullest, of
 * names that have nothing in common the most frequent. */
static void
show(struct nu_names_work *w, uint32_t who)
{
	const struct form *best = NULL;

	if (w->who[who].value.n)
		return;
	for (uint32_t i = w->who[who].form; i != NOBODY; i = w->form[i].next) {
		const struct form *f = &w->form[i];

		if (!best || (f->class == NU_ORG && says_more(f, best)) ||
		    ((f->class != NU_ORG || !says_more(best, f)) &&
		    (f->count > best->count || (f->count == best->count &&
		    f->first < best->first))))
			best = f;
	}
	if (best)
		w->who[who].value = plain_case(w, best);
}

/* Moves the forms of merged entities to the one that is left. */
static void
gather(struct nu_names_work *w, uint32_t who)
{
	uint32_t root = nu_names_root(w, who), last = NOBODY;
	struct who *a = &w->who[root], *b = &w->who[who];

	if (root == who)
		return;
	for (uint32_t i = b->form; i != NOBODY; i = w->form[i].next)
		last = i;
	if (last != NOBODY) {
		w->form[last].next = a->form;
		a->form = b->form;
		b->form = NOBODY;
	}
	if (!a->value.n)
		a->value = b->value;
	if (!a->of.n)
		a->of = b->of;
}

void
nu_names_others(struct nu_names *n)
{
	struct nu_names_work *w = n->work;
	uint32_t i;

	for (i = 0; i < w->nform; i++)
		switch (w->form[i].class) {
		case NU_PLACE: read_place(w, i); break;
		case NU_ORG: read_org(w, i); break;
		case NU_MISC: read_misc(w, i); break;
		}
	for (i = 0; i < w->nform; i++)
		if (w->form[i].class == NU_ORG)
			read_acronym(w, i);
	for (size_t m = 0; m + 1 < n->n; m++)
		if (n->v[m].class == NU_ORG || n->v[m].class == NU_PLACE)
			read_brackets(n, m);
	for (i = 0; i < w->nform; i++)
		if (w->form[i].class == NU_ORG && w->form[i].nword > 1)
			note_parts(w, &w->form[i]);
	for (i = 0; i < w->nform; i++)
		if (w->form[i].class == NU_ORG)
			read_short(w, i);
	for (i = 0; i < w->nwho; i++)
		gather(w, i);
	for (i = 0; i < w->nwho; i++)
		if (w->who[i].class != NU_PERSON && w->who[i].into == i)
			show(w, i);
}
