#include "split/feat.h"

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(abbreviations);
NU_WORDS(openers);

/* How a word is written. */
enum shape { S_NONE, S_INITIAL, S_LETTER, S_ACRONYM /* U.S */,
    S_LOWDOT /* a.m */, S_MIXDOT /* Ph.D */, S_DIGIT, S_DIGITS, S_YEAR,
    S_NUMBER, S_ALNUM, S_LINK, S_CAPS, S_CAP, S_CAPSHORT, S_CAPHARD /* Corp */,
    S_LOWER, S_LOWSHORT, S_LOWHARD, S_MIXED, S_HIGH, S_SYMBOL, NSHAPE };

/* Classes of abbreviations, of lib/data/lang/abbreviations.txt. */
enum abbr { A_NONE, A_TITLE, A_NUMBER, A_MONTH, A_COMPANY, A_COUNTRY, A_UNIT,
    A_LATIN, A_ADDRESS, A_OTHER, NABBR };

/* Classes of words after a mark, of lib/data/split/openers.txt. */
enum opener { O_NONE, O_PRON, O_DET, O_PREP, O_CONJ, O_ADV, O_WH, O_AUX,
    O_INTJ, O_NOUN, O_DAY, O_ZONE, O_TITLE, O_STATE, NOPENER };

/* What stands before the next word. */
enum lead { B_NONE, B_DOUBLE, B_SINGLE, B_BRACKET, B_DASH, B_BULLET, B_DOTS,
    B_OTHER, NLEAD };

struct word {
	struct nu_slice s;	/* without marks around it */
	uint8_t shape, abbr, opener;
	bool dot;		/* a stop follows */
	uint32_t key;		/* hash of it in lower case */
};

static enum abbr
abbr_of(struct nu_slice class)
{
	if (class.n < 3)
		return A_OTHER;
	switch (class.p[0]) {
	case 't': return A_TITLE;
	case 'n': return A_NUMBER;
	case 'm': return A_MONTH;
	case 'u': return A_UNIT;
	case 'l': return A_LATIN;
	case 'a': return A_ADDRESS;
	case 'c': return class.p[2] == 'm' ? A_COMPANY : A_COUNTRY;
	}
	return A_OTHER;
}

static enum opener
opener_of(struct nu_slice class)
{
	static const struct { const char *name; uint8_t o; } table[] = {
		{ "pron", O_PRON }, { "det", O_DET }, { "prep", O_PREP },
		{ "conj", O_CONJ }, { "adv", O_ADV }, { "wh", O_WH },
		{ "aux", O_AUX }, { "intj", O_INTJ }, { "noun", O_NOUN },
		{ "day", O_DAY }, { "zone", O_ZONE }, { "title", O_TITLE },
		{ "state", O_STATE },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (nu_slice_is(class, table[i].name))
			return table[i].o;
	return O_NONE;
}

/* The shape of a word, from the bytes in it. */
static enum shape
shape_of(struct nu_slice w)
{
	size_t up = 0, low = 0, dig = 0, dot = 0, vowel = 0, high = 0, other = 0;
	bool link = false;

	if (w.n == 0)
		return S_NONE;
	for (size_t i = 0; i < w.n; i++) {
		unsigned char b = (unsigned char)w.p[i];
		unsigned cc = b < 0x80 ? nu_utf_ascii[b] : 0;

		if (b >= 0x80) {
			high += (b & 0xc0) != 0x80;
			continue;
		}
		up += (cc & NU_CC_UPPER) != 0;
		low += (cc & NU_CC_LOWER) != 0;
		dig += (cc & NU_CC_DIGIT) != 0;
		dot += b == '.';
		other += cc & (NU_CC_PUNCT | NU_CC_SYMBOL) && b != '.' &&
		    b != ',' && b != '\'' && b != '-';
		link |= b == '@' || b == '/' || b == '_';
		switch (b | 0x20) {
		case 'a': case 'e': case 'i': case 'o': case 'u': case 'y':
			vowel++;
		}
	}
	if (high) {	/* the first letter tells the case */
		uint32_t c;
		unsigned cc = nu_utf_get(w, &c) ? nu_utf_class(c) : 0;

		if (up + low + high == high && !(cc & NU_CC_LETTER))
			return S_SYMBOL;
		vowel++;
		if (cc & NU_CC_UPPER)
			low += high, up += up == 0;
		else if (cc & NU_CC_LOWER)
			low += high;
		else
			return cc & NU_CC_LETTER ? S_HIGH : S_MIXED;
	}
	if (link && (up || low))
		return S_LINK;
	if (dig) {
		if (up || low)
			return S_ALNUM;
		if (dig == w.n)
			return dig == 1 ? S_DIGIT : dig < 4 ? S_DIGITS :
			    dig == 4 ? S_YEAR : S_NUMBER;
		return S_NUMBER;
	}
	if (up + low == 0)
		return S_SYMBOL;
	if (dot) {
		if (up + low > 2 * dot + 2)
			return S_LINK;
		return !low ? S_ACRONYM : !up ? S_LOWDOT : S_MIXDOT;
	}
	if (other && up + low < 3)
		return S_MIXED;
	if (up + low == 1)
		return up ? S_INITIAL : S_LETTER;
	if (!low)
		return S_CAPS;
	if (!up)
		return !vowel ? S_LOWHARD : low < 4 ? S_LOWSHORT : S_LOWER;
	if (up > 1)	/* McCone, O'Neill; but not iPhone, eBay, USAir */
		return nu_utf_ascii[w.p[0] & 127] & NU_CC_UPPER && low > up ?
		    S_CAP : S_MIXED;
	return !vowel ? S_CAPHARD : up + low < 4 ? S_CAPSHORT : S_CAP;
}

/* Hash of a word in lower case (ASCII). */
static uint32_t
key_of(struct nu_slice w)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < w.n; i++) {
		unsigned char b = (unsigned char)w.p[i];

		h = (h ^ (b >= 'A' && b <= 'Z' ? b + 32u : b)) * 16777619u;
	}
	return h;
}

static size_t
lower_ascii(char *to, size_t cap, struct nu_slice w)
{
	if (w.n > cap)
		return 0;
	for (size_t i = 0; i < w.n; i++) {
		char b = w.p[i];

		to[i] = b >= 'A' && b <= 'Z' ? (char)(b + 32) : b;
	}
	return w.n;
}

static enum abbr
abbr_class(struct nu_slice w, enum shape shape)
{
	struct nu_slice class = NU_S("");
	char t[16];

	if (w.n == 0 || w.n > sizeof t || shape == S_INITIAL ||
	    (shape >= S_DIGIT && shape <= S_LINK))
		return A_NONE;
	if (nu_words_get(&abbreviations, w, &class) & NU_WORDS_HIT)
		return abbr_of(class);
	/* CORP, corp: as Corp. */
	if (shape == S_CAPS || shape == S_LOWHARD || shape == S_LOWSHORT ||
	    shape == S_LOWER) {
		lower_ascii(t, sizeof t, w);
		if (shape == S_CAPS || (t[0] >= 'a' && t[0] <= 'z'))
			t[0] = (char)(t[0] - 32);
		if (shape == S_CAPS && w.n < 3)
			return A_NONE;
		if (nu_words_get(&abbreviations, nu_slice(t, w.n), &class) &
		    NU_WORDS_HIT)
			return abbr_of(class);
	}
	return A_NONE;
}

static enum opener
opener_class(struct nu_slice w)
{
	struct nu_slice class = NU_S("");
	char t[16];
	size_t n = lower_ascii(t, sizeof t, w);

	if (n == 0)
		return O_NONE;
	/* don’t as don't */
	for (size_t i = 0; i + 2 < n; i++)
		if (!memcmp(t + i, "\xe2\x80\x99", 3)) {
			t[i] = '\'';
			memmove(t + i + 1, t + i + 3, n - i - 3);
			n -= 2;
		}
	if (!(nu_words_get(&openers, nu_slice(t, n), &class) & NU_WORDS_HIT)) {
		/* he's, Monday's */
		if (n > 2 && t[n - 2] == '\'' && nu_words_get(&openers,
		    nu_slice(t, n - 2), &class) & NU_WORDS_HIT)
			return opener_of(class);
		return O_NONE;
	}
	return opener_of(class);
}

/* Bytes that part words for our purpose; others beyond ASCII do not. */
static bool
parts(unsigned char b)
{
	return b <= ' ' || b == '"' || b == '(' || b == '[' || b == '{' ||
	    b == '<' || b == '`';
}

/* Whether the two bytes are a no-break space. */
static bool
nbsp(const char *p)
{
	return p[0] == '\xc2' && p[1] == '\xa0';
}

/* The word that ends at e, not below low. */
static void
word_before(struct nu_slice t, size_t low, size_t e, struct word *w)
{
	size_t b = e, cut;

	if (low + NU_CAND_REACH < e)
		low = e - NU_CAND_REACH;
	while (b > low && !parts((unsigned char)t.p[b - 1]) &&
	    !(b > low + 1 && nbsp(t.p + b - 2)))
		b--;
	/* Opening marks of three bytes, dashes: begin behind the last. */
	for (cut = e; cut > b + 2; cut--)
		if (t.p[cut - 3] == '\xe2' && t.p[cut - 2] == '\x80' &&
		    (t.p[cut - 1] == '\x9c' || t.p[cut - 1] == '\x98' ||
		    t.p[cut - 1] == '\x93' || t.p[cut - 1] == '\x94')) {
			b = cut;
			break;
		}
	while (b < e && (t.p[b] == '\'' || (unsigned char)t.p[b] >> 6 == 2))
		b++;
	w->s = nu_slice_sub(t, b, e);
	w->shape = (uint8_t)shape_of(w->s);
	w->key = key_of(w->s);
}

/* The word that begins at i or after. */
static size_t
word_after(struct nu_slice t, size_t i, struct word *w)
{
	size_t e = i, max = i + NU_CAND_REACH < t.n ? i + NU_CAND_REACH : t.n;

	*w = (struct word){ 0 };
	for (; e < max; e++) {
		unsigned char b = (unsigned char)t.p[e];
		unsigned cc = b < 0x80 ? nu_utf_ascii[b] : NU_CC_LETTER;

		if (e + 2 < t.n && ((b == 0xe2 && t.p[e + 1] == '\x80' &&
		    t.p[e + 2] != '\x99') || nbsp(t.p + e)))
			break;
		if (cc & (NU_CC_LETTER | NU_CC_DIGIT))
			continue;
		if ((b == '\'' || b == '.' || b == ',' || b == '-' ||
		    b == '/' || b == ':') && e > i && e + 1 < max &&
		    ((unsigned char)t.p[e + 1] >= 0x80 ||
		    nu_utf_ascii[t.p[e + 1] & 127] &
		    (NU_CC_LETTER | NU_CC_DIGIT)))
			continue;
		break;
	}
	w->s = nu_slice_sub(t, i, e);
	w->dot = e < t.n && t.p[e] == '.';
	w->shape = (uint8_t)shape_of(w->s);
	w->key = key_of(w->s);
	return e;
}

/* What stands at i before a word; *at moves past it. */
static enum lead
lead_of(struct nu_slice t, size_t *at)
{
	enum lead lead = B_NONE;

	for (int k = 0; k < 4 && *at < t.n; k++) {
		uint32_t c;
		size_t n = nu_cand_char(t, *at, &c);
		unsigned cc = nu_utf_class(c);
		enum lead l;

		if (cc & (NU_CC_LETTER | NU_CC_DIGIT))
			break;
		if (c == '"' || c == 0x201c || c == 0xab || c == 0x201d)
			l = B_DOUBLE;
		else if (c == '\'' || c == '`' || c == 0x2018 || c == 0x2019)
			l = B_SINGLE;
		else if (c == '(' || c == '[' || c == '{')
			l = B_BRACKET;
		else if (c == '-' || c == 0x2013 || c == 0x2014)
			l = B_DASH;
		else if (c == 0x2022 || c == '*' || c == 0x25cf || c == 0xb7 ||
		    c == 0x2043 || c == '>')
			l = B_BULLET;
		else if (c == '.' || c == 0x2026)
			l = B_DOTS;
		else if (cc & NU_CC_SPACE && lead != B_NONE)
			l = lead;
		else
			l = B_OTHER;
		if (lead == B_NONE)
			lead = l;
		*at += n;
	}
	return lead;
}

/* Verbs that attribute what stands in quotation marks; the stem is enough. */
static bool
is_cue(struct nu_slice w)
{
	static const char *const cue[] = { "said", "says", "asked", "asks",
	    "told", "tells", "added", "adds", "replied", "wrote", "writes",
	    "shouted", "cried", "answered", "wondered", "wonders",
	    "exclaimed", "yelled", "called", "demanded", "tweeted",
	    "thought", "recalled", "recalls", "quipped", "joked", "insisted",
	    "whispered", "muttered", "screamed", "inquired", "noted",
	    "continued", "responded", "concluded", "declared", "announced", "remarked",
	    "argued", "warned", "explained", "laughed", "countered",
	    "pleaded", "observed", "blurted", "mused", "complained",
	    "began" };

	for (size_t i = 0; i < sizeof cue / sizeof *cue; i++)
		if (nu_slice_is(w, cue[i]))
			return true;
	return false;
}

/* Whether an attribution follows: within five words a verb of saying, nothing
 * else in lower case before it ("Mr. Watson asks"); 2 when what stands behind
 * the verb leaves no doubt ("Cruz said.", "Pence said in response"). */
static unsigned
attribution(struct nu_slice t, size_t i)
{
	for (int k = 0; k < 6 && i < t.n; k++) {
		struct word w, after;
		size_t e = word_after(t, i, &w);

		if (w.s.n == 0)
			return 0;
		if (is_cue(w.s)) {
			if (k == 0 || e >= t.n || t.p[e] == '.' || t.p[e] == ',')
				return 2;
			word_after(t, e + 1, &after);
			e = opener_class(after.s);
			return e == O_DAY || (e == O_PREP &&
			    after.shape != S_CAP && after.shape != S_CAPSHORT &&
			    !nu_slice_is(after.s, "that")) ? 2 : 1;
		}
		if (k && w.shape >= S_LOWER && w.shape <= S_LOWHARD &&
		    !nu_slice_is(w.s, "of") && !nu_slice_is(w.s, "the"))
			return 0;
		if (w.dot)
			e++;
		if (e >= t.n || t.p[e] != ' ')
			return 0;
		i = e + 1;
	}
	return 0;
}

/* Whether text around i is written Like a Headline: several capitals on either
 * side and no lower-case word of five letters or more. */
static bool
headline(struct nu_slice t, size_t i)
{
	size_t b = i > 40 ? i - 40 : 0, e = i + 40 < t.n ? i + 40 : t.n;
	size_t run = 0, up = 0;

	/* Begin and end with whole words. */
	while (b > 0 && b < i && t.p[b - 1] != ' ')
		b++;
	while (e < t.n && e > i && t.p[e] != ' ')
		e--;
	for (size_t k = b; k < e; k++) {
		unsigned cc = nu_utf_ascii[t.p[k] & 127];

		if (t.p[k] & 0x80 || !(cc & (NU_CC_LETTER))) {
			run = 0;
			continue;
		}
		if (cc & NU_CC_UPPER && (k == b || t.p[k - 1] == ' ')) {
			up++;
			run = 9;	/* a capitalised word may be long */
		} else if (run < 9 && ++run == 5) {
			return false;
		}
	}
	return up > 3;
}

static unsigned
bucket(size_t n)
{
	return n == 0 ? 0 : n < 4 ? 1 : n < 12 ? 2 : n < 30 ? 3 : n < 80 ? 4 : 5;
}

/* Adds the feature of template id with these values. */
static void
put(struct nu_feats *f, unsigned id, uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)id << 32 ^ a) * 0x9e3779b97f4a7c15u;

	h = (h ^ h >> 29 ^ b) * 0xbf58476d1ce4e5b9u;
	f->v[f->n++] = (uint32_t)(h >> (64 - NU_FEAT_BITS));
}

/* Case of a shape, coarsely. */
static unsigned
coarse(unsigned shape)
{
	static const uint8_t table[NSHAPE] = {
		[S_INITIAL] = 1, [S_ACRONYM] = 1, [S_CAPS] = 1, [S_CAP] = 1,
		[S_CAPSHORT] = 1, [S_CAPHARD] = 1, [S_MIXDOT] = 1,
		[S_LOWER] = 2, [S_LOWSHORT] = 2, [S_LOWHARD] = 2,
		[S_LETTER] = 2, [S_LOWDOT] = 2, [S_DIGIT] = 3, [S_DIGITS] = 3,
		[S_YEAR] = 3, [S_NUMBER] = 3, [S_ALNUM] = 3, [S_MIXED] = 4,
		[S_HIGH] = 5, [S_LINK] = 6, [S_SYMBOL] = 7,
	};

	return table[shape];
}

/* Latin abbreviations that can end a sentence; the others never do. */
static bool
latin_ends(struct nu_slice w)
{
	return nu_slice_is(w, "etc") || nu_slice_is(w, "al") ||
	    nu_slice_is(w, "ect") || nu_slice_is(w, "ibid");
}

/* What needs no weighing: -1 for never, 0 for a question. rc is the case of
 * the next word, follow tells that it likes to begin sentences, said that an
 * attribution follows. */
static int
rule(const struct nu_scan *s, const struct nu_cand *c, const struct word *l,
    unsigned rc, bool follow, unsigned said)
{
	if (c->at == s->begin)
		return -1;	/* "... and so on" */
	if (c->close == NU_CQ_BRACKET && rc == 2 && c->bracket > s->begin + 1)
		return -1;	/* "science (He was young.) at school" */
	/* "That is all." he said, "Why?" she asked */
	if ((c->close == NU_CQ_DOUBLE || (c->close == NU_CQ_SINGLE &&
	    c->mark == NU_CM_STOP)) && rc == 2 && !s->lower)
		return -1;
	/* "Why?" Mr. Watson asked. */
	if ((c->mark == NU_CM_ASK || c->mark == NU_CM_CALL) && said == 2)
		return -1;
	if (c->mark != NU_CM_STOP || c->close != NU_CQ_NONE)
		return 0;
	switch (l->abbr) {
	case A_TITLE:		/* "Dr. Lund", not "Oak St. The" */
		return (rc == 1 && !follow) || rc == 2 ? -1 : 0;
	case A_NUMBER:		/* "No. 5" */
	case A_MONTH:		/* "Nov. 29" */
		if (rc == 3)
			return -1;
		break;
	case A_LATIN:		/* "e.g. Bern" */
		if (!latin_ends(l->s))
			return -1;
		break;
	case A_NONE:
		if (l->shape == S_INITIAL) {
			/* "A. Marsh" begins, "3646 N. 2d St." */
			if ((size_t)(l->s.p - s->text.p) == s->begin || rc == 3)
				return -1;
		} else if (l->shape == S_ACRONYM && l->s.n == 3 && rc == 1 &&
		    !follow) {
			return -1;	/* "J.K. Rowland" */
		}
		return 0;
	}
	return rc == 2 && !s->lower ? -1 : 0;
}

void
nu_feat(const struct nu_scan *s, const struct nu_cand *c, struct nu_feats *f)
{
	struct nu_slice t = s->text, bare;
	struct word l, p, r, rr;
	size_t at = c->at, k, after;
	unsigned lead, shut = 0, lc, rc, sp, length, tail, quote, bracket, mk;
	unsigned known, said = 0;
	bool follow;

	f->n = 0;
	/* The left word, without what closes before the mark: ". of `x".` */
	for (k = 0; k < 2 && at > s->begin; k++) {
		char b = t.p[at - 1];

		if (b == '"' || b == '\'')
			shut |= 1;
		else if (b == ')' || b == ']')
			shut |= 2;
		else if (b == ' ' && at == c->at)
			shut |= 4;
		else
			break;
		at--;
	}
	word_before(t, s->begin, at, &l);
	bare = l.s;
	for (k = l.s.n; k > 0 && k + 12 > l.s.n; k--)
		if (l.s.p[k - 1] == '-' || l.s.p[k - 1] == '/') {
			bare = nu_slice_sub(l.s, k, l.s.n);
			break;
		}
	l.abbr = (uint8_t)abbr_class(bare, shape_of(bare));
	if (l.shape == S_ACRONYM && (nu_slice_ieq(l.s, NU_S("a.m")) ||
	    nu_slice_ieq(l.s, NU_S("p.m"))))
		l.shape = S_LOWDOT;
	k = (size_t)(l.s.p - t.p);
	while (k > s->begin && t.p[k - 1] == ' ' &&
	    k + 3 > (size_t)(l.s.p - t.p))
		k--;
	word_before(t, s->begin, k, &p);
	length = bucket((size_t)(l.s.p - t.p) - s->begin);
	/* The right side. */
	k = c->next;
	lead = lead_of(t, &k);
	k = word_after(t, k, &r);
	r.opener = (uint8_t)opener_class(r.s);
	r.abbr = r.dot ? (uint8_t)abbr_class(r.s, r.shape) : A_NONE;
	after = k < t.n ? (unsigned char)t.p[k] : 0;
	after = after >= 0x80 ? 128 : nu_utf_ascii[after] &
	    (NU_CC_LETTER | NU_CC_DIGIT) ? 'a' : after;
	if (k < t.n && (t.p[k] == ' ' || t.p[k] == '.'))
		k += 1 + (t.p[k] == '.' && k + 1 < t.n && t.p[k + 1] == ' ');
	word_after(t, k, &rr);
	tail = t.n - c->next < 5 ? 0 : t.n - c->next < 12 ? 1 :
	    t.n - c->next < 30 ? 2 : 3;

	lc = l.shape + NSHAPE * l.abbr;
	rc = coarse(r.shape);
	sp = c->space;
	mk = c->mark + NU_NCM * (c->again + 2u * (shut != 0));
	quote = (c->quote ? 1 + (c->at - c->quote > 400) : 0) +
	    3 * (s->quote != 0);
	bracket = c->bracket && c->at - c->bracket < 500;
	follow = r.opener != O_NONE && r.opener < O_DAY;
	known = l.abbr || l.shape == S_ACRONYM || l.shape == S_LOWDOT ||
	    l.shape == S_MIXDOT || l.shape == S_INITIAL;

	if ((c->close != NU_CQ_NONE && c->close != NU_CQ_BRACKET &&
	    c->close != NU_CQ_NOTE && rc == 1) || (c->mark != NU_CM_STOP &&
	    rc == 2))
		said = attribution(t, c->next);
	if (rc == 1 && (known || c->mark == NU_CM_CALL))
		put(f, 29, mk, headline(t, c->next) * 4u + follow * 2u +
		    (t.n - c->next > 60)),
		put(f, 30, lc, headline(t, c->next) * 4u + follow * 2u +
		    (nu_utf_ascii[t.p[t.n - 1] & 127] & NU_CC_LETTER ? 1 : 0));
	f->rule = rule(s, c, &l, rc, follow, said);
	put(f, 1, mk, 0);
	put(f, 2, mk, c->close * 8u + sp);
	put(f, 3, mk, lc);
	put(f, 4, mk, r.shape * 16u + lead);
	put(f, 5, l.shape * 64u + r.shape, c->mark);
	put(f, 6, lc, rc * 4 + follow);
	put(f, 7, lc, r.opener + 32u * r.shape);
	if (known || l.s.n <= 5) {
		put(f, 8, l.key, rc * 16 + lead);
		put(f, 9, l.key, r.opener);
		put(f, 10, l.key, 1000);
	}
	put(f, 11, r.key, rc + 16u * (c->mark == NU_CM_STOP));
	if (known)
		put(f, 12, r.key, lc);
	put(f, 13, mk, c->close * 1024u + lead * 64u + r.shape);
	put(f, 14, lc, p.shape * 64u + r.shape);
	put(f, 15, mk, length * 64u + l.shape);
	put(f, 16, lc, length * 8u + rc);
	put(f, 17, mk, ((quote * 8 + c->close) * 8 + rc) * 16 + lead);
	put(f, 18, mk, ((bracket * 8 + c->close) * 8 + rc) * 2 + follow);
	put(f, 19, mk, (rc * 2u + s->lower) * 8 + length);
	put(f, 20, sp, rc * 64u + l.shape);
	put(f, 21, lc, r.shape * 64u + rr.shape);
	put(f, 22, r.opener, (uint32_t)after * 8 + rc);
	put(f, 23, lc, r.abbr * 8u + rc);
	put(f, 24, mk, tail * 64u + r.shape);
	put(f, 25, (uint32_t)shut, c->close * 64u + rc * 8 + sp);
	put(f, 26, c->mark, r.opener * 8u + rc);
	if ((c->close != NU_CQ_NONE && rc == 1) ||
	    (c->mark != NU_CM_STOP && rc == 2))
		put(f, 27, mk, (said != 0) * 64u + c->close * 8u + rc);
	if (p.shape == S_CAPS && l.shape == S_CAPS && r.shape == S_CAPS)
		put(f, 28, mk, 0);
}
