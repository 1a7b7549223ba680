/* names-form: reading one name: cleaning, folding, its words. */
#include "tag/names-work.h"

#include "base/list.h"

NU_WORDS(names_given);
NU_WORDS(names_titles);

bool
nu_names_in(struct nu_slice s, const char *list)
{
	return nu_list_has(list, s);
}

/* Latin letters that Unicode does not take apart. */
static const char *
plain_letter(uint32_t c)
{
	switch (c) {
	case 0xdf: return "ss";
	case 0xe6: case 0xc6: return "ae";
	case 0xf0: case 0xd0: case 0x111: case 0x110: return "d";
	case 0xf8: case 0xd8: return "o";
	case 0xfe: case 0xde: return "th";
	case 0x127: case 0x126: return "h";
	case 0x131: return "i";
	case 0x142: case 0x141: return "l";
	case 0x153: case 0x152: return "oe";
	case 0x259: case 0x18f: return "e";
	default: return NULL;
	}
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 ||
	    c == 0x2bb || c == 0x2bc;
}

void
nu_names_fold(struct nu_buf *b, struct nu_slice s)
{
	size_t at = b->n;
	bool gap = false;
	uint32_t c;

	for (size_t i = 0, n; i < s.n; i += n) {
		unsigned char a = (unsigned char)s.p[i];
		const char *plain;

		if (a < 0x80) {
			n = 1;
			c = a;
		} else {
			n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);
			if (!n)
				n = 1, c = 0xfffd;
		}
		if (is_apostrophe(c) || c == '.')
			continue;
		if (!(nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT))) {
			gap = b->n > at;
			continue;
		}
		if (gap)
			nu_buf_byte(b, ' ');
		gap = false;
		if (a < 0x80)
			nu_buf_byte(b, (char)(a >= 'A' && a <= 'Z' ?
			    a + 32 : a));
		else if ((plain = plain_letter(c)))
			nu_buf_str(b, plain);
		else
			nu_utf_add_fold(b, nu_slice(s.p + i, n));
	}
}

bool
nu_names_capitals(struct nu_slice s)
{
	size_t upper = 0;
	uint32_t c;

	for (size_t i = 0, n; i < s.n; i += n) {
		unsigned class;

		n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);
		if (!n)
			return false;
		class = nu_utf_class(c);
		if (class & NU_CC_LOWER)
			return false;
		upper += (class & NU_CC_UPPER) != 0;
	}
	return upper > 1;
}

struct nu_slice
nu_names_uncapital(struct nu_names_work *w, struct nu_slice s)
{
	bool begin = true, small = false;
	size_t word = 0;
	uint32_t c;

	nu_buf_clear(&w->buf2);
	for (size_t i = 0, n; i < s.n; i += n) {
		n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);
		if (!n) {
			nu_buf_byte(&w->buf2, s.p[i]);
			n = 1;
			continue;
		}
		if (begin && i) {	/* San Juan del Sur */
			size_t e = i;

			while (e < s.n && s.p[e] != ' ')
				e++;
			small = e < s.n && nu_names_in(nu_slice(s.p + i, e - i),
			    " OF THE AND DE DEL DELLA DI DA DO DOS DAS DU DES "
			    "VAN VON DER DEN Y E EN SUR AUX IM AM ");
		}
		if (nu_utf_class(c) & NU_CC_LETTER) {
			nu_utf_put(&w->buf2, begin && !small ? c :
			    nu_utf_lower(c));
			begin = false;
		} else {
			/* O'BRIEN, but not JOHN'S */
			begin = !is_apostrophe(c) || i == word + 1;
			if (c == ' ')
				word = i + 1;
			nu_buf_add(&w->buf2, s.p + i, n);
		}
	}
	return nu_arena_dup(&w->mem, nu_buf_slice(&w->buf2));
}

/* A title without which one word is no name: Pope Francis, Prince Harry. */
static bool
royal(struct nu_slice fold)
{
	return nu_names_in(fold, " pope king queen prince princess sheikh "
	    "sheikha sheik emperor empress sultan emir mullah ayatollah saint "
	    "sister mother father brother lama ");
}

static struct nu_slice
less_possessive(struct nu_slice s)
{
	static const char *const end[] = { "'s", "’s", "'S", "’S", "'", "’" };

	for (size_t i = 0; i < sizeof end / sizeof *end; i++) {
		size_t n = strlen(end[i]);

		if (s.n > n && nu_slice_ends(s, nu_slice_str(end[i])))
			return nu_slice(s.p, s.n - n);
	}
	return s;
}

/* Marks that may cling to a name on both ends. */
static struct nu_slice
less_marks(struct nu_slice s)
{
	uint32_t c;
	size_t n;

	s = nu_utf_trim(s);
	while ((n = nu_utf_get(s, &c)) && n < s.n && c != '.' &&
	    !(nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT | NU_CC_SYMBOL)))
		s = nu_slice(s.p + n, s.n - n);
	while ((n = nu_utf_last(s, &c)) && n < s.n && c != '.' && c != ')' &&
	    !is_apostrophe(c) && c != '!' &&
	    !(nu_utf_class(c) & (NU_CC_LETTER | NU_CC_DIGIT | NU_CC_SYMBOL)))
		s = nu_slice(s.p, s.n - n);
	return nu_utf_trim(s);
}

/* Titles before a person's name, unless they may be a given name. */
static struct nu_slice
less_titles(struct nu_names_work *w, struct nu_slice s)
{
	for (;;) {
		size_t best = 0, words = 0;

		for (size_t i = 1; i < s.n && words < 4; i++) {
			struct nu_slice key;

			if (s.p[i] != ' ')
				continue;
			words++;
			nu_buf_clear(&w->buf2);
			nu_names_fold(&w->buf2, nu_slice(s.p, i));
			key = nu_buf_slice(&w->buf2);
			if (nu_words_has(&names_titles, key) &&
			    !nu_words_has(&names_given, key) && (!royal(key) ||
			    memchr(s.p + i + 1, ' ', s.n - i - 1)))
				best = i + 1;
		}
		if (!best)
			return s;
		s = nu_slice(s.p + best, s.n - best);
	}
}

struct nu_slice
nu_names_clean(struct nu_names_work *w, struct nu_slice s, enum nu_class class)
{
	bool odd = false, gap = false;
	uint32_t c;

	s = less_possessive(less_marks(s));
	for (size_t i = 0; i < s.n; i++)
		odd |= (unsigned char)s.p[i] < ' ' || s.p[i] == '"' ||
		    (unsigned char)s.p[i] >= 0x80 ||
		    (s.p[i] == ' ' && i + 1 < s.n && s.p[i + 1] == ' ');
	if (odd) {
		nu_buf_clear(&w->buf2);
		for (size_t i = 0, n; i < s.n; i += n) {
			n = nu_utf_get(nu_slice(s.p + i, s.n - i), &c);
			if (!n)
				n = 1, c = 0xfffd;
			if (nu_utf_class(c) & (NU_CC_SPACE | NU_CC_CONTROL)) {
				gap = true;
				continue;
			}
			if (gap)
				nu_buf_byte(&w->buf2, ' ');
			gap = false;
			nu_buf_add(&w->buf2, s.p + i, n);
		}
		if (!nu_slice_eq(nu_buf_slice(&w->buf2), s))
			s = nu_arena_dup(&w->mem, nu_buf_slice(&w->buf2));
	}
	if (class == NU_PERSON)
		s = less_titles(w, s);
	return s;
}

/* What is written in one way for another, by first letter, the longest of a
 * letter first. */
struct rule {
	const char *from, *to;
};

static const struct rule *
rule_for(struct nu_slice s)
{
	static const struct rule rule[] = {
		{ "ae", "a" },
		{ "ch", "C" }, { "ck", "k" }, { "cz", "C" },
		{ "dzh", "j" }, { "dj", "j" },
		{ "gh", "g" },
		{ "ij", "i" },
		{ "kh", "h" },
		{ "oe", "o" }, { "ou", "u" },
		{ "ph", "f" },
		{ "q", "k" },
		{ "shch", "S" }, { "sch", "S" }, { "sh", "S" },
		{ "tsch", "C" }, { "tch", "C" }, { "th", "t" }, { "ts", "c" },
		{ "tz", "c" },
		{ "ue", "u" },
		{ "w", "v" },
		{ "x", "ks" },
		{ "y", "i" },
		{ "zh", "j" },
	};
	enum { N = sizeof rule / sizeof *rule };
	static uint8_t first[32];	/* by letter: its first rule, or N */

	if (!first[0]) {
		memset(first, N, sizeof first);
		for (size_t r = N; r-- > 0; )
			first[rule[r].from[0] & 31] = (uint8_t)r;
	}
	if (s.p[0] < 'a' || s.p[0] > 'z')
		return NULL;
	for (size_t r = first[s.p[0] & 31]; r < N &&
	    rule[r].from[0] == s.p[0]; r++)
		if (nu_slice_starts(s, nu_slice_str(rule[r].from)))
			return &rule[r];
	return NULL;
}

/* The spellings that transliteration and typing vary made one: Sergey Sergei,
 * Brodets Brodec, Aasland Asland, Mueller Muller, Yanukovych Yanukovich. */
static void
add_like(struct nu_buf *b, struct nu_slice s)
{
	static const char vowels[] = "aeiou";
	size_t at = b->n;

	if (s.n > 2 && s.p[0] == 'y' && s.p[1] == 'e')
		s = nu_slice_sub(s, 1, s.n);
	for (size_t i = 0; i < s.n; ) {
		const struct rule *r = rule_for(nu_slice_sub(s, i, s.n));
		const char *to = r ? r->to : NULL;
		char one[2] = { s.p[i], 0 };
		size_t n = r ? strlen(r->from) : 1;

		if (s.p[i] == 'y' && i && i + 1 < s.n &&
		    strchr(vowels, s.p[i - 1]) && strchr(vowels, s.p[i + 1]))
			to = "";
		else if (*one == 'c' && !to)
			to = i + 1 == s.n || strchr("eiy", s.p[i + 1]) ?
			    "c" : "k";
		else if (to && *to == 'C' && i + n == s.n)
			to = "c";		/* -ich, -ic */
		else if (*one == 'f' && i + 2 == s.n && s.p[i + 1] == 'f')
			to = "v";		/* -off, -ov */
		for (to = to ? to : one; *to; to++)
			if (b->n == at || b->p[b->n - 1] != *to)
				nu_buf_byte(b, *to);
		i += n;
	}
}

enum gender
nu_names_given(struct nu_slice fold)
{
	struct nu_slice v;

	if (!(nu_words_get(&names_given, fold, &v) & NU_WORDS_HIT) || !v.n)
		return G_ANY;
	return v.p[0] == 'm' ? G_MALE : v.p[0] == 'f' ? G_FEMALE : G_ANY;
}

bool
nu_names_given_known(struct nu_slice fold)
{
	return nu_words_has(&names_given, fold);
}

static struct word
read_word(struct nu_names_work *w, struct nu_slice s)
{
	struct word k = { 0 };
	struct nu_slice v;
	size_t at = w->buf2.n;

	k.first = s.p[0];
	k.exact = (uint32_t)nu_map_put(&w->word, s, NULL);
	nu_buf_byte(&w->buf2, '~');
	add_like(&w->buf2, s);
	k.like = (uint32_t)nu_map_put(&w->word,
	    nu_slice(w->buf2.p + at, w->buf2.n - at), NULL);
	w->buf2.n = at;
	if (s.n == 1)
		k.flags |= W_INITIAL;
	if (nu_names_in(s, " jr sr ii iii iv "))
		k.flags |= W_SUFFIX;
	if (nu_names_in(s, " al el ul de del della di da do dos das du la le "
	    "las los van von der den ter ten bin bint ibn abu y e st san mc "))
		k.flags |= W_PARTICLE;
	if (nu_words_get(&names_given, s, &v) & NU_WORDS_HIT && v.n) {
		struct nu_slice lead;

		nu_slice_cut(&v, '\t');
		for (int i = 0; i < 2 && v.p && v.n; i++) {
			lead = nu_slice_cut(&v, ' ');
			nu_buf_byte(&w->buf2, '=');
			nu_buf_put(&w->buf2, lead);
			k.group[i] = 1 + (uint32_t)nu_map_put(&w->word,
			    nu_slice(w->buf2.p + at, w->buf2.n - at), NULL);
			w->buf2.n = at;
		}
	}
	return k;
}

/* The words that tell who it is: not particles, not Jr. */
static void
read_words(struct nu_names_work *w, struct form *f)
{
	struct nu_slice rest = f->fold, s;
	struct word all[MAXWORDS] = { 0 };
	size_t n = 0, k = 0;

	nu_buf_clear(&w->buf2);
	while (n < MAXWORDS && nu_names_word(&rest, &s))
		all[n++] = read_word(w, s);
	f->nword = (uint8_t)n;
	f->junior = n > 1 && nu_names_in(s, " jr sr junior senior ");
	for (size_t i = 0; i < n; i++)
		if (f->class != NU_PERSON ||
		    !(all[i].flags & (W_PARTICLE | W_SUFFIX)))
			all[k++] = all[i];
	if (k == 2 && n == 2 && f->class == NU_PERSON) {
		rest = f->fold;		/* Pope Francis: one word tells */
		nu_names_word(&rest, &s);
		if (royal(s)) {
			all[0] = all[1];
			k = 1;
		}
	}
	if (!k)
		k = n;	/* all[0..n) is untouched then */
	f->nkey = (uint8_t)k;
	f->key = nu_arena_get(&w->mem, k * sizeof *f->key);
	memcpy(f->key, all, k * sizeof *f->key);
}

/* "J.F. Kerry" and "JF Kerry" as "J F Kerry", before folding. */
static void
part_initials(struct nu_buf *b, struct nu_slice s)
{
	bool lower = false;

	for (size_t i = 0; i < s.n; i++)
		lower |= s.p[i] >= 'a' && s.p[i] <= 'z';
	for (size_t i = 0; i < s.n; i++) {
		nu_buf_byte(b, s.p[i]);
		if (s.p[i] == '.' || (lower && i + 2 < s.n &&
		    s.p[i + 2] == ' ' && (i == 0 || s.p[i - 1] == ' ') &&
		    s.p[i] >= 'A' && s.p[i] <= 'Z' &&
		    s.p[i + 1] >= 'A' && s.p[i + 1] <= 'Z'))
			nu_buf_byte(b, ' ');
	}
}

/* Bytes of letters beyond ASCII. */
static size_t
accents(struct nu_slice s)
{
	size_t n = 0;
	uint32_t c;

	for (size_t i = 0, k; i < s.n; i += k) {
		k = nu_utf_get(nu_slice_sub(s, i, s.n), &c);
		n += k > 1 && nu_utf_class(c) & NU_CC_LETTER;
		k = k ? k : 1;
	}
	return n;
}

uint32_t
nu_names_form(struct nu_names_work *w, struct nu_slice text,
    enum nu_class class)
{
	struct nu_slice shown;
	struct form *f;
	size_t s, i;
	bool fresh;

	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, (char)('0' + class));
	nu_buf_put(&w->buf, text);
	s = nu_map_put(&w->surface, nu_buf_slice(&w->buf), &fresh);
	if (!fresh) {
		w->seen[s]++;
		f = &w->form[w->form_of[s]];
		if (w->seen[s] > f->shows && f->show.n == w->shown[s].n &&
		    f->capitals == nu_names_capitals(w->shown[s])) {
			f->shows = w->seen[s];
			f->show = w->shown[s];
		}
		return w->form_of[s];
	}
	if (s >= w->capsurface) {
		w->capsurface = w->capsurface ? w->capsurface * 2 : 64;
		w->form_of = nu_realloc(w->form_of, w->capsurface,
		    sizeof *w->form_of);
		w->seen = nu_realloc(w->seen, w->capsurface, sizeof *w->seen);
		w->shown = nu_realloc(w->shown, w->capsurface,
		    sizeof *w->shown);
	}
	w->seen[s] = 1;
	w->shown[s] = shown = nu_names_clean(w, text, class);
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, (char)('0' + class));
	if (class == NU_PERSON) {
		nu_buf_clear(&w->buf2);
		part_initials(&w->buf2, shown);
		nu_names_fold(&w->buf, nu_buf_slice(&w->buf2));
	} else {
		nu_names_fold(&w->buf, shown);
	}
	if (w->buf.n == 1)	/* marks only */
		nu_buf_put(&w->buf, text);
	i = nu_map_put(&w->fold, nu_buf_slice(&w->buf), &fresh);
	w->form_of[s] = (uint32_t)i;
	if (!fresh) {
		f = &w->form[i];
		/* of two spellings, that with accents: São Paulo */
		if (f->capitals ? !nu_names_capitals(shown) :
		    accents(shown) > accents(f->show) &&
		    !nu_names_capitals(shown)) {
			f->capitals = false;
			f->show = shown;
			f->shows = 1;
		}
		return (uint32_t)i;
	}
	NU_GROW(w->form, w->nform, w->capform);
	f = &w->form[w->nform++];
	*f = (struct form){ .class = (uint8_t)class, .show = shown, .shows = 1,
	    .capitals = nu_names_capitals(shown), .first = NOBODY,
	    .who = NOBODY, .next = NOBODY,
	    .fold = nu_slice_sub(w->fold.key[i], 1, w->fold.key[i].n) };
	read_words(w, f);
	return (uint32_t)i;
}

enum gender
nu_names_title(struct nu_names_work *w, struct nu_slice text, size_t b)
{
	size_t from = b, words = 0;
	enum gender g = G_ANY;
	struct nu_slice v;

	while (from > 0 && text.p[from - 1] == ' ')
		from--;
	if (from == b)
		return G_ANY;
	b = from;
	while (from > 0 && b - from < 40 && words < 2) {
		while (from > 0 && text.p[from - 1] != ' ')
			from--;
		nu_buf_clear(&w->buf2);
		nu_names_fold(&w->buf2, nu_slice(text.p + from, b - from));
		if (nu_words_get(&names_titles, nu_buf_slice(&w->buf2), &v) &
		    NU_WORDS_HIT && v.n && v.p[0] != 'u')
			g = v.p[0] == 'm' ? G_MALE : G_FEMALE;
		words++;
		while (from > 0 && text.p[from - 1] == ' ')
			from--;
	}
	return g;
}
