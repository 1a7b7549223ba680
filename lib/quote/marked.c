/* marked: quotations in marks, each given to a cue or to who goes on. */
#include "quote/attrib-work.h"

#include "base/utf.h"

/* Scores; see attrib.c. */
enum { OUTER = 6 };	/* a cue as sure as this yields to the one around it */
static const double S_DIRECT = 0.97;
static const double S_GOES_ON = 0.94;	/* a sentence more of the same */
static const double S_COLON = 0.80;
static const double S_TOPIC = 0.75;	/* whom the sentence before is about */
static const double S_LAST = 0.55;	/* who spoke last, elsewhere */
static const double S_MIXED = 0.92;
static const double S_GOES_MIXED = 0.70;	/* a fragment more of it */
static const double S_TITLE = 0.60;	/* may be a title */
static const double S_UNCLOSED = -0.20;

/* The shape of what is within the marks. */
struct shape {
	unsigned words;		/* up to 9 */
	bool upper;		/* begins with a capital or a digit */
	bool ends;		/* with . , ? ! … */
	bool title;		/* Every Word of It Begins So */
	bool clause;		/* begins as a clause does: "we were" */
};

static bool
begins_clause(struct nu_slice t)
{
	static const char *const word[] = { "we", "i", "you", "he", "she",
	    "it", "they", "there" };
	size_t n = 0;

	while (n < t.n && (t.p[n] | 32) >= 'a' && (t.p[n] | 32) <= 'z')
		n++;
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (nu_slice_ieq(nu_slice(t.p, n), nu_slice_str(word[i])))
			return true;
	return false;
}

static struct shape
shape_of(const struct nu_para *p, const struct nu_qmark *m)
{
	struct nu_slice t = nu_slice(p->v.text.p + m->b, m->e - m->b);
	struct shape s = { .title = true };
	size_t i = 0;
	uint32_t c;

	while (t.n && (t.p[0] == '[' || t.p[0] == '(' || t.p[0] == '\'' ||
	    t.p[0] == ' '))
		t = nu_slice_sub(t, 1, t.n);
	if (nu_slice_starts(t, NU_S("…")) || nu_slice_starts(t, NU_S("‘")))
		t = nu_slice_sub(t, 3, t.n);
	nu_utf_get(t, &c);
	if (t.n)
		s.upper = nu_utf_class(c) & (NU_CC_UPPER | NU_CC_DIGIT) ||
		    c == '$';
	while (i < t.n && s.words < 9) {
		size_t b;

		while (i < t.n && t.p[i] == ' ')
			i++;
		for (b = i; i < t.n && t.p[i] != ' '; i++)
			;
		if (i > b) {
			s.words++;
			if (i - b > 3 && t.p[b] >= 'a' && t.p[b] <= 'z')
				s.title = false;
		}
	}
	t = nu_utf_trim(t);
	s.title = s.title && s.upper && s.words < 9;
	s.clause = begins_clause(t);
	s.ends = t.n && (strchr(".,?!", t.p[t.n - 1]) ||
	    nu_slice_ends(t, NU_S("…")) || nu_slice_ends(t, NU_S("—")) ||
	    nu_slice_ends(t, NU_S("--")));
	return s;
}

/* The cue right after quotation q: "Q," S said; "Q," said S. */
static size_t
cue_after(const struct nu_attrib *a, const struct nu_para *p, int q)
{
	int i = q + 1;

	while (i < (int)p->n && (nu_item_comma(p, i) || nu_item_dash(p, i)))
		i++;
	for (size_t k = nu_verbs_from(&a->verbs, i); k < a->verbs.n; k++) {
		const struct nu_verb *x = &a->verbs.v[k];

		if (x->v > i + 60)
			break;
		if (x->b == i && (x->after || x->kind == NU_V_ACCORDING))
			return k;
		if (x->b == i && x->kind == NU_V_FINITE && x->sub.b == NU_NONE)
			return k;
		if (x->kind == NU_V_FINITE && !x->after &&
		    x->sub.b != NU_NONE &&
		    x->sub.b >= i && x->sub.b <= i + 6 &&
		    !nu_clause_finite(p, i, x->sub.b))
			return k;
		if (x->kind == NU_V_FINITE)
			break;
	}
	return SIZE_MAX;
}

/* The cue before quotation q in its sentence, nearest first. */
static size_t
cue_before(const struct nu_attrib *a, const struct nu_para *p, int q)
{
	size_t got = SIZE_MAX;

	for (size_t k = nu_verbs_from(&a->verbs, q - NU_REACH);
	    k < a->verbs.n && a->verbs.v[k].v < q; k++) {
		const struct nu_verb *x = &a->verbs.v[k];

		if (p->it[x->v].sent != p->it[q].sent || x->e > q)
			continue;
		if (nu_verb_takes(p, x->v, NU_CUE_MANNER) && q - x->e > 1)
			continue;
		if (p->it[x->v].cue.sure <= 3 && x->e == x->v + 1 &&
		    (q - x->e > 1 || p->it[q - 1].kind != NU_I_PUNCT) &&
		    q > x->e)
			continue;
		got = k;
	}
	return got;
}

/* The cue in whose clause cue k lies when k's own subject is no speaker, or k
 * no sure cue: "He said they agree on "q"" is his. */
static size_t
outer_cue(const struct nu_attrib *a, const struct nu_para *p, size_t k)
{
	const struct nu_verb *x = &a->verbs.v[k];

	if (p->it[x->v].cue.sure > OUTER && (x->sub.b == NU_NONE ||
	    x->sub.e - x->sub.b != 1 || !nu_item_in(p, x->sub.b,
	    "it that this which what there")))
		return k;
	return nu_verb_outer(&a->verbs, k);
}

/* A cue further right in the sentence whose clause before it holds q. */
static size_t
cue_beyond(const struct nu_attrib *a, const struct nu_para *p, int q)
{
	for (size_t k = nu_verbs_from(&a->verbs, q); k < a->verbs.n; k++) {
		const struct nu_verb *x = &a->verbs.v[k];
		int e;

		if (x->v > q + NU_REACH)
			break;
		if (p->it[x->v].sent != p->it[q].sent2)
			continue;
		if (x->kind == NU_V_ING ||
		    nu_verb_takes(p, x->v, NU_CUE_MANNER))
			continue;
		e = nu_verb_begin(x);
		if (e > q && (nu_item_comma(p, e - 1) ||
		    x->kind == NU_V_ACCORDING))
			return k;
	}
	return SIZE_MAX;
}

/* At the sentence's begin: only punctuation and quotations before it. */
static bool
opens_sentence(const struct nu_para *p, int q)
{
	for (int i = q - 1; i >= 0 && i > q - NU_REACH &&
	    p->it[i].sent2 >= p->it[q].sent; i--) {
		if (nu_item_dash(p, i))
			return true;
		if (p->it[i].kind != NU_I_PUNCT)
			return false;
	}
	return true;
}

static bool
title_before(const struct nu_para *p, int q)
{
	int i = q - 1;

	if (nu_item_comma(p, i))
		i--;
	return nu_item_noun(p, i, NU_N_WORK);
}

/* Clarence "Buddy" Holtz */
static bool
nickname(const struct nu_para *p, int q)
{
	return q > 0 && q + 1 < (int)p->n &&
	    (p->it[q - 1].kind == NU_I_NAME ||
	    p->it[q - 1].pos == NU_POS_PROPN) &&
	    (p->it[q + 1].kind == NU_I_NAME ||
	    p->it[q + 1].pos == NU_POS_PROPN) &&
	    p->it[q].e - p->it[q].b < 24;
}

/* The item past a cue that opens its sentence or follows a quotation; NU_NONE
 * of one that follows words: "It would pay, she said, "q"". */
static int
cue_end(const struct nu_para *p, const struct nu_verb *x)
{
	int b = x->after || x->sub.b == NU_NONE ? x->b : x->sub.b;

	if (nu_item_comma(p, b - 1) && b - 2 >= x->lo &&
	    p->it[b - 2].kind != NU_I_QUOTE)
		return NU_NONE;
	return x->after ? x->sub.e : x->e;
}

/* Nothing but commas between quotation q and the cue after it, with its
 * subject. */
static bool
adjoins(const struct nu_para *p, int q, const struct nu_verb *x)
{
	int i = q + 1;

	while (nu_item_comma(p, i) || nu_item_dash(p, i))
		i++;
	return i > q + 1 || x->b == i || x->sub.b == i;
}

/* direct or mixed, from what stands before and after the marks; after: the cue
 * follows, at: the item past the cue before, or NU_NONE. */
static unsigned
label_of(const struct nu_para *p, int q, const struct shape *s, bool after,
    int at)
{
	if (opens_sentence(p, q)) {
		/* "You squeezed them" to drive up the price, she said. */
		if (!after && !s->ends && q + 1 < (int)p->n &&
		    p->it[q + 1].kind != NU_I_PUNCT)
			return NU_MIXED;
		return after || s->upper || s->ends ? NU_DIRECT : NU_MIXED;
	}
	if (nu_item_punct(p, q - 1, ":"))
		return s->words > 1 || s->ends ? NU_DIRECT : NU_MIXED;
	if (nu_item_comma(p, q - 1)) {
		if (s->upper)
			return s->words > 1 || s->ends ? NU_DIRECT : NU_MIXED;
		return s->words > 2 && (at == q - 1 || (s->clause && s->ends)) ?
		    NU_DIRECT : NU_MIXED;
	}
	if (nu_item_dash(p, q - 1))
		return s->upper && s->ends ? NU_DIRECT : NU_MIXED;
	if (nu_item_is(p, q - 1, "that"))
		return NU_MIXED;
	if (s->upper && s->ends && !s->title && (s->words > 3 ||
	    (at == q && s->words > 1)))
		return NU_DIRECT;
	return NU_MIXED;
}

/* Two that speak by turns, a paragraph each: the one whose turn it is; else
 * who spoke last. */
static struct nu_speaker
other_of_two(const struct nu_scene *s)
{
	struct nu_speaker a = nu_scene_last(s, 0), b = nu_scene_last(s, 1);
	struct nu_speaker c = nu_scene_last(s, 2);

	if (b.value.n && !nu_slice_eq(a.value, b.value) &&
	    (!c.value.n || nu_slice_eq(a.value, c.value)) &&
	    nu_scene_by_turns(s))
		return b;
	return a;
}

/* "But that is not "q"" after what somebody said: a fragment more of his, or of
 * the one whose it is said to be. */
static void
goes_mixed(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    int q, const struct shape *sh)
{
	const struct nu_qmark *m = &p->marks.v[p->it[q].ref];
	struct nu_speaker by = a->last.by;

	if (a->last_para != s->para || !by.value.n || sh->title ||
	    sh->words < 2 || p->heading || title_before(p, q))
		return;
	if (q > 1 && nu_item_possessive(p, q - 1)) {
		if (!nu_item_person(p, &s->cast, q - 2))
			return;
		by = nu_scene_who(s, p, q - 2, q - 1, q - 1);
	}
	nu_attrib_remember(a, s, nu_attrib_add(a, m->b, m->e, NU_MIXED, &by,
	    a->last.cue, S_GOES_MIXED));
}

/* Quotation q of the unit without any cue of its own. */
static void
uncued(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p, int q,
    const struct shape *sh)
{
	const struct nu_qmark *m = &p->marks.v[p->it[q].ref];
	struct nu_speaker by = nu_speaker_nobody();
	struct nu_slice cue = { "", 0 };
	double score;
	bool first = p->first == 0 && opens_sentence(p, q);
	bool whole = first && a->alone && sh->ends;

	if (!a->alone && !nu_item_punct(p, q - 1, ":") &&
	    !opens_sentence(p, q)) {
		goes_mixed(a, s, p, q, sh);
		return;
	}
	if (!a->alone && nu_item_punct(p, q - 1, ":")) {	/* S: "Q" */
		struct nu_np np;
		int lo, hi;

		nu_verb_sentence(p, q, &lo, &hi);
		if (p->heading || (sh->words < 3 && !sh->ends))
			return;
		np = nu_subject_main(p, &s->cast, lo, q);
		if (np.b == NU_NONE)
			np = nu_np_before(p, q - 1, lo);
		by = nu_scene_who(s, p, np.b, np.e, np.e);
		if (!by.value.n)
			by = nu_scene_last(s, 0);
		nu_attrib_remember(a, s, nu_attrib_add(a, m->b, m->e,
		    NU_DIRECT, &by, NU_S(":"), S_COLON));
		return;
	}
	if (p->heading && !(sh->words > 8))
		return;
	if (!a->alone) {
		if (!(sh->upper && sh->words > 4 && (sh->ends ||
		    a->last_para == s->para)))
			return;
	}
	/* A heading in marks. */
	if (a->alone && first && sh->title && sh->words < 8 && p->nsent == 1 &&
	    m->kind == NU_MARK_SINGLE)
		return;
	if (a->last_para == s->para && a->last.by.value.n) {
		/* What follows in the paragraph goes on. */
		if (!sh->ends && sh->words < 4)
			return;
		by = a->last.by;
		cue = a->last.cue;
		score = p->first > 0 && !a->alone ? S_TOPIC : S_GOES_ON;
	} else if (a->open && first && a->last.by.value.n) {
		by = a->last.by;
		cue = a->last.cue;
		score = S_GOES_ON;
	} else if (p->first > 0) {
		by = nu_scene_topic(s, p, p->sent[p->first - 1].b,
		    p->sent[p->first - 1].e);
		score = S_TOPIC;
		if (!by.value.n) {
			by = nu_scene_last(s, 0);
			score = S_LAST;
		}
		if (!sh->ends || sh->words < 3)
			return;
	} else if (a->colon && first && a->topic.value.n) {
		by = a->topic;
		cue = a->topic_cue;
		score = S_COLON;
	} else {
		if (!sh->ends || (sh->words < 3 && !whole))
			return;
		/* "Q." S laughed. */
		if (p->last < p->nsent)
			by = nu_scene_topic(s, p, p->sent[p->last].b,
			    p->sent[p->last].e);
		score = S_TOPIC;
		if (!by.value.n) {
			by = other_of_two(s);
			cue = a->last.cue;
			score = S_LAST;
		}
	}
	nu_attrib_remember(a, s, nu_attrib_add(a, m->b, m->e, NU_DIRECT, &by,
	    cue, score));
}

void
nu_attrib_marked(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, int q)
{
	const struct nu_qmark *m = &p->marks.v[p->it[q].ref];
	struct shape sh = shape_of(p, m);
	size_t after = cue_after(a, p, q), before = cue_before(a, p, q), k;
	struct nu_speaker by;
	unsigned label;
	double score = S_DIRECT;
	bool opens = opens_sentence(p, q);

	if (after != SIZE_MAX && before != SIZE_MAX) {
		/* S said "Q" and T added ...: the one before, unless what is
		 * after closes the quotation. */
		const struct nu_verb *x = &a->verbs.v[after];
		bool post = x->after || nu_item_comma(p, q + 1) || sh.ends;

		k = post && x->kind != NU_V_ACCORDING &&
		    !nu_item_punct(p, q - 1, ":,") && x->clause.b == NU_NONE &&
		    !(a->verbs.v[before].e == q) ? after : before;
	} else {
		k = after != SIZE_MAX ? after : before;
	}
	if (k == SIZE_MAX && !(opens && a->alone))
		k = cue_beyond(a, p, q);
	if (k == SIZE_MAX) {
		uncued(a, s, p, q, &sh);
		return;
	}
	/* "She says it shows that he is "q"": hers. */
	if (k == before)
		k = outer_cue(a, p, k);
	label = label_of(p, q, &sh, k == after && adjoins(p, q,
	    &a->verbs.v[k]), before == SIZE_MAX ? NU_NONE :
	    cue_end(p, &a->verbs.v[before]));
	/* "Q," he said, "and q." */
	if (before != SIZE_MAX && k != after && !sh.upper &&
	    (nu_item_comma(p, q - 1) || (nu_item_in(p, q - 1, "and but or") &&
	    nu_item_comma(p, q - 2))) && a->n &&
	    a->v[a->n - 1].label == NU_DIRECT && sh.ends)
		label = NU_DIRECT;
	if (label == NU_MIXED) {
		/* A heading's clause is told as a whole. */
		if (p->heading || nickname(p, q))
			return;
		if (title_before(p, q) && sh.title)
			return;
		score = S_MIXED;
		if (sh.title && sh.words > 1)
			score = S_TITLE;
	}
	if (m->flags & NU_MARK_UNCLOSED)
		score += S_UNCLOSED;
	by = nu_attrib_speaker(a, s, p, k);
	a->verbs.v[k].asked = true;
	nu_attrib_remember(a, s, nu_attrib_add(a, m->b, m->e, label, &by,
	    nu_verb_text(p, &a->verbs.v[k]),
	    nu_attrib_score(score, &by)));
}
