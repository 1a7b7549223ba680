#include "split/feat.h"

#include "split/peek.h"
#include "split/word.h"

/* What stands before the next word. */
enum lead { B_NONE, B_DOUBLE, B_SINGLE, B_BRACKET, B_DASH, B_BULLET, B_DOTS,
    B_OTHER, NLEAD };

/* What stands at i before a word; *at moves past it. */
static enum lead
lead_of(struct nu_slice t, size_t *at)
{
	enum lead lead = B_NONE;

	for (int k = 0; k < 4 && *at < t.n; k++) {
		uint32_t c;
		size_t n = char_at(t, *at, &c);
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

/* Whether an attribution follows: within five words a verb of saying, nothing
 * else in lower case before it ("Mr. Watson asks"); 2 when what stands behind
 * the verb leaves no doubt ("Cruz said.", "Pence said in response"). */
static unsigned
attribution(struct nu_slice t, size_t i)
{
	for (int k = 0; k < 6 && i < t.n; k++) {
		struct nu_word_at w, after;
		size_t e = nu_word_after(t, i, &w);
		unsigned cue = nu_word_cue(w.s);

		if (w.s.n == 0)
			return 0;
		if (cue) {
			if (k == 0 || cue == 2 || e >= t.n || t.p[e] == '.' ||
			    t.p[e] == ',')
				return 2;
			nu_word_after(t, e + 1, &after);
			e = nu_word_opener(after.s);
			return e == NU_WO_DAY || (e == NU_WO_PREP &&
			    after.shape != NU_WS_CAP &&
			    after.shape != NU_WS_CAPSHORT) ? 2 : 1;
		}
		if (k && w.shape >= NU_WS_LOWER && w.shape <= NU_WS_LOWHARD &&
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
	return n == 0 ? 0 : n < 4 ? 1 : n < 12 ? 2 : n < 30 ? 3 :
	    n < 80 ? 4 : 5;
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
	static const uint8_t table[NU_NWS] = {
		[NU_WS_INITIAL] = 1, [NU_WS_ACRONYM] = 1, [NU_WS_CAPS] = 1,
		[NU_WS_CAP] = 1,
		[NU_WS_CAPSHORT] = 1, [NU_WS_CAPHARD] = 1, [NU_WS_MIXDOT] = 1,
		[NU_WS_LOWER] = 2, [NU_WS_LOWSHORT] = 2, [NU_WS_LOWHARD] = 2,
		[NU_WS_LETTER] = 2, [NU_WS_LOWDOT] = 2, [NU_WS_DIGIT] = 3,
		[NU_WS_DIGITS] = 3, [NU_WS_YEAR] = 3, [NU_WS_NUMBER] = 3,
		[NU_WS_ALNUM] = 3, [NU_WS_MIXED] = 4,
		[NU_WS_HIGH] = 5, [NU_WS_LINK] = 6, [NU_WS_SYMBOL] = 7,
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

/* A candidate and all that is known of its place. */
struct look {
	struct nu_word_at prev, left, right, far;	/* words around it */
	unsigned shut;		/* what closes before the mark: ". of `x".` */
	unsigned lead;		/* enum lead, before the right word */
	unsigned mark;		/* the mark, with shut and what follows it */
	unsigned left_kind;	/* shape and class of the left word */
	unsigned rcase;		/* case of the right word, as coarse() has it */
	unsigned after;		/* the byte behind the right word */
	unsigned length, tail;	/* bytes on either side, in classes */
	unsigned quote, bracket;	/* whether it stands inside of them */
	unsigned said;		/* an attribution follows */
	bool known;		/* an abbreviation, an initial */
	bool follow;		/* the right word likes to begin sentences */
};

static void
look_left(const struct nu_scan *s, const struct nu_cand *c, struct look *k)
{
	struct nu_slice t = s->text, bare;
	size_t at = c->at, i;

	for (i = 0; i < 2 && at > s->begin; i++, at--) {
		char b = t.p[at - 1];

		if (b == '"' || b == '\'')
			k->shut |= 1;
		else if (b == ')' || b == ']')
			k->shut |= 2;
		else if (b == ' ' && at == c->at)
			k->shut |= 4;
		else
			break;
	}
	nu_word_before(t, s->begin, at, &k->left);
	/* "vice-pres." is an abbreviation as "pres." is. */
	bare = k->left.s;
	for (i = bare.n; i > 0 && i + 12 > bare.n; i--)
		if (bare.p[i - 1] == '-' || bare.p[i - 1] == '/') {
			bare = nu_slice_sub(bare, i, bare.n);
			break;
		}
	k->left.abbr = (uint8_t)nu_word_abbr(bare, nu_word_shape(bare));
	if (k->left.shape == NU_WS_ACRONYM && (nu_slice_ieq(k->left.s,
	    NU_S("a.m")) || nu_slice_ieq(k->left.s, NU_S("p.m"))))
		k->left.shape = NU_WS_LOWDOT;
	at = i = (size_t)(k->left.s.p - t.p);
	while (i > s->begin && t.p[i - 1] == ' ' && i + 3 > at)
		i--;
	nu_word_before(t, s->begin, i, &k->prev);
	k->length = bucket(at - s->begin);
	k->known = k->left.abbr || (k->left.shape >= NU_WS_ACRONYM &&
	    k->left.shape <= NU_WS_MIXDOT) || k->left.shape == NU_WS_INITIAL;
}

static void
look_right(const struct nu_scan *s, const struct nu_cand *c, struct look *k)
{
	struct nu_slice t = s->text;
	size_t i = c->next;

	k->lead = lead_of(t, &i);
	i = nu_word_after(t, i, &k->right);
	k->right.opener = (uint8_t)nu_word_opener(k->right.s);
	k->right.abbr = k->right.dot ? (uint8_t)nu_word_abbr(k->right.s,
	    k->right.shape) : NU_WA_NONE;
	k->after = i < t.n ? (unsigned char)t.p[i] : 0;
	if (k->after >= 0x80)
		k->after = 128;
	else if (nu_utf_ascii[k->after] & (NU_CC_LETTER | NU_CC_DIGIT))
		k->after = 'a';
	if (i < t.n && (t.p[i] == ' ' || t.p[i] == '.'))
		i += 1 + (t.p[i] == '.' && i + 1 < t.n && t.p[i + 1] == ' ');
	nu_word_after(t, i, &k->far);
	k->tail = t.n - c->next < 5 ? 0 : t.n - c->next < 12 ? 1 :
	    t.n - c->next < 30 ? 2 : 3;
	k->rcase = coarse(k->right.shape);
	k->follow = k->right.opener != NU_WO_NONE &&
	    k->right.opener < NU_WO_DAY;
	if ((c->close != NU_CQ_NONE && c->close != NU_CQ_BRACKET &&
	    c->close != NU_CQ_NOTE && k->rcase == 1) ||
	    (c->mark != NU_CM_STOP && k->rcase == 2))
		k->said = attribution(t, c->next);
}

static void
look(const struct nu_scan *s, const struct nu_cand *c, struct look *k)
{
	*k = (struct look){ 0 };
	look_left(s, c, k);
	look_right(s, c, k);
	k->mark = c->mark + NU_NCM * (c->again + 2u * (k->shut != 0));
	k->left_kind = k->left.shape + NU_NWS * k->left.abbr;
	k->quote = (c->quote ? 1 + (c->at - c->quote > 400) : 0) +
	    3 * (s->quote != 0);
	k->bracket = c->bracket && c->at - c->bracket < 500;
}

/* What needs no weighing: -1 for never, 0 for a question. */
static int
rule(const struct nu_scan *s, const struct nu_cand *c, const struct look *k)
{
	const struct nu_word_at *l = &k->left;

	if (c->at == s->begin)
		return -1;	/* "... and so on" */
	if (c->close == NU_CQ_BRACKET && k->rcase == 2 &&
	    c->bracket > s->begin + 1)
		return -1;	/* "science (He was young.) at school" */
	/* "That is all." he said, "Why?" she asked */
	if ((c->close == NU_CQ_DOUBLE || c->close == NU_CQ_SINGLE) &&
	    k->rcase == 2 && !s->lower)
		return -1;
	/* "Why?" Mr. Watson asked. */
	if ((c->mark == NU_CM_ASK || c->mark == NU_CM_CALL) && k->said == 2)
		return -1;
	if (c->mark != NU_CM_STOP || c->close != NU_CQ_NONE)
		return 0;
	switch (l->abbr) {
	case NU_WA_TITLE:	/* "Dr. Lund", not "Oak St. The" */
		return (k->rcase == 1 && !k->follow) || k->rcase == 2 ? -1 : 0;
	case NU_WA_NUMBER:	/* "No. 5" */
	case NU_WA_MONTH:	/* "Nov. 29" */
		if (k->rcase == 3)
			return -1;
		break;
	case NU_WA_LATIN:	/* "e.g. Bern" */
		if (!latin_ends(l->s))
			return -1;
		break;
	case NU_WA_NONE:
		/* "for 1. above" */
		if ((l->shape == NU_WS_DIGIT || l->shape == NU_WS_DIGITS) &&
		    k->rcase == 2 && !s->lower)
			return -1;
		/* "9 cts. a share" */
		if (l->shape == NU_WS_LOWHARD && k->rcase == 2 && !s->lower)
			return -1;
		/* "A. Marsh" begins, "3646 N. 2d St." */
		if (l->shape == NU_WS_INITIAL &&
		    ((size_t)(l->s.p - s->text.p) == s->begin || k->rcase == 3))
			return -1;
		/* "Amy K. Roe" */
		if (l->shape == NU_WS_INITIAL && k->rcase == 1 && !k->follow &&
		    nu_word_given(k->prev.s))
			return -1;
		/* "J.K. Rowland" */
		if (l->shape == NU_WS_ACRONYM && l->s.n == 3 && k->rcase == 1 &&
		    !k->follow)
			return -1;
		return 0;
	}
	/* "drew the U.N. into" */
	return k->rcase == 2 && (!s->lower || k->right.opener == NU_WO_PREP ||
	    k->right.opener == NU_WO_CONJ) ? -1 : 0;
}

void
nu_feat(const struct nu_scan *s, const struct nu_cand *c, struct nu_feats *f)
{
	struct look k;
	const struct nu_word_at *l = &k.left, *r = &k.right;
	unsigned rc, lk, mk, q = c->close;
	bool quoted;

	look(s, c, &k);
	rc = k.rcase;
	lk = k.left_kind;
	mk = k.mark;
	f->n = 0;
	f->rule = rule(s, c, &k);
	/* The mark, what closes, and the space. */
	put(f, 1, mk, 0);
	put(f, 2, mk, q * 8u + c->space);
	put(f, 3, mk, lk);
	put(f, 4, mk, r->shape * 16u + k.lead);
	put(f, 13, mk, q * 1024u + k.lead * 64u + r->shape);
	put(f, 20, c->space, rc * 64u + l->shape);
	put(f, 25, k.shut, q * 64u + rc * 8 + c->space);
	/* The words: shapes and classes. */
	put(f, 5, l->shape * 64u + r->shape, c->mark);
	put(f, 6, lk, rc * 4 + k.follow);
	put(f, 7, lk, r->opener + 32u * r->shape);
	put(f, 14, lk, k.prev.shape * 64u + r->shape);
	put(f, 21, lk, r->shape * 64u + k.far.shape);
	put(f, 22, r->opener, k.after * 8 + rc);
	/* "in Hartford, Conn." */
	put(f, 31, lk, nu_slice_ends(k.prev.s, NU_S(",")) * 8u + rc);
	put(f, 23, lk, r->abbr * 8u + rc);
	put(f, 26, c->mark, r->opener * 8u + rc);
	/* The words themselves. */
	if ((k.known && (l->shape != NU_WS_INITIAL || *l->s.p == 'I')) ||
	    (!k.known && l->s.n <= 5)) {
		put(f, 8, l->key, rc * 16 + k.lead);
		put(f, 9, l->key, r->opener);
		put(f, 10, l->key, 1000);
	}
	put(f, 11, r->key, rc + 16u * (c->mark == NU_CM_STOP));
	if (k.known)
		put(f, 12, r->key, lk);
	/* Where it stands: in the sentence, the text, quotes and brackets. */
	put(f, 15, mk, k.length * 64u + l->shape);
	put(f, 16, lk, k.length * 8u + rc);
	put(f, 24, mk, k.tail * 64u + r->shape);
	put(f, 17, mk, ((k.quote * 8 + q) * 8 + rc) * 16 + k.lead);
	put(f, 18, mk, ((k.bracket * 8 + q) * 8 + rc) * 2 + k.follow);
	/* The style: all in lower case, in capitals, Like a Headline. */
	put(f, 19, mk, (rc * 2u + s->lower) * 8 + k.length);
	if (k.prev.shape == NU_WS_CAPS && l->shape == NU_WS_CAPS &&
	    r->shape == NU_WS_CAPS)
		put(f, 28, mk, 0);
	if (rc == 1 && (k.known || c->mark == NU_CM_CALL)) {
		struct nu_slice t = s->text;
		unsigned h = headline(t, c->next) * 4u + k.follow * 2u;

		put(f, 29, mk, h + (t.n - c->next > 60));
		put(f, 30, lk, h + ((nu_utf_ascii[t.p[t.n - 1] & 127] &
		    NU_CC_LETTER) != 0));
	}
	quoted = q != NU_CQ_NONE && rc == 1;
	if (quoted || (c->mark != NU_CM_STOP && rc == 2))
		put(f, 27, mk, (k.said != 0) * 64u + q * 8u + rc);
}
