#include "quote/attrib.h"

#include <stdlib.h>

#include "base/utf.h"
#include "quote/clause.h"
#include "quote/noun.h"
#include "quote/phrase.h"

/* Scores: how often such a record is right, span and speaker, on the news
 * written for this project and on polnear.dev, rounded. */
enum { OUTER = 6 };	/* a cue as sure as this yields to the one around it */
static const double S_DIRECT = 0.97;
static const double S_GOES_ON = 0.94;	/* a sentence more of the same */
static const double S_COLON = 0.80;
static const double S_TOPIC = 0.75;	/* whom the sentence before is about */
static const double S_LAST = 0.55;	/* who spoke last, elsewhere */
static const double S_MIXED = 0.92;
static const double S_TITLE = 0.60;	/* may be a title */
static const double S_COMMON = 0.88;	/* said, told, according to */
static const double S_SPEECH = 0.80;	/* other verbs of speech */
static const double S_LOOSE = 0.68;	/* verbs that are not always */
static const double S_TO_DO = 0.66;	/* promised to, urged to */
static const double S_THINKS = 0.58;
static const double S_OBJECT = 0.50;	/* called for, accused of */
static const double S_HEADING = 0.60;	/* "Poll: ..." */
static const double S_GUESSED = -0.06;	/* speaker by pronoun or role */
static const double S_NOBODY = -0.30;	/* no speaker */
static const double S_UNCLOSED = -0.20;

/* Whose the verb is when it has no subject of its own: the cue's before it in
 * the sentence, else the sentence's. */
static struct nu_np
shared_subject(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p, size_t nth, size_t *from)
{
	const struct nu_verb *x = &a->verbs.v[nth];

	*from = SIZE_MAX;
	for (size_t k = nth; k-- > 0 && a->verbs.v[k].v >= x->lo;) {
		const struct nu_verb *y = &a->verbs.v[k];

		if (p->it[y->v].sent != p->it[x->v].sent &&
		    !nu_has_quote(p, y->v, x->v))
			break;
		if (y->kind == NU_V_FINITE && y->sub.b != NU_NONE &&
		    !nu_verb_within(&a->verbs, k)) {
			*from = k;
			return y->sub;
		}
	}
	return nu_subject_main(p, &s->cast, x->lo, x->v);
}

/* The speaker of cue nth, found once. */
static struct nu_speaker
speaker_of(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    size_t nth)
{
	struct nu_np np = a->verbs.v[nth].sub;
	size_t from = SIZE_MAX;
	struct nu_speaker by;

	if (a->verbs.v[nth].by != NU_NONE)
		return a->by[a->verbs.v[nth].by];
	if (np.b == NU_NONE)
		np = shared_subject(a, s, p, nth, &from);
	by = from != SIZE_MAX ? speaker_of(a, s, p, from) :
	    nu_scene_who(s, p, np.b, np.e);
	NU_GROW(a->by, a->nby, a->capby);
	a->verbs.v[nth].by = (int)a->nby;
	a->by[a->nby++] = by;
	return by;
}

static struct nu_said *
add(struct nu_attrib *a, size_t b, size_t e, unsigned label,
    const struct nu_speaker *by, struct nu_slice cue, double score)
{
	struct nu_said *q;
	const char *t = a->text.p;

	while (e > b && t[e - 1] == ' ')
		e--;
	while (b < e && t[b] == ' ')
		b++;
	NU_GROW(a->v, a->n, a->cap);
	q = &a->v[a->n++];
	*q = (struct nu_said){ .b = b, .e = e, .by = *by, .cue = cue,
	    .score = score, .label = (uint8_t)label };
	return q;
}

/* ---- quotations in marks ---- */

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
	for (size_t i = k; i-- > 0 && a->verbs.v[i].v > x->v - NU_REACH;)
		if (a->verbs.v[i].clause.b != NU_NONE &&
		    x->v >= a->verbs.v[i].clause.b &&
		    x->v < a->verbs.v[i].clause.e)
			return i;
	return k;
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
		e = x->after || x->kind == NU_V_ACCORDING ? x->b : x->sub.b;
		if (e > q && (nu_item_comma(p, e - 1) ||
		    x->kind == NU_V_ACCORDING))
			return k;
	}
	return SIZE_MAX;
}

/* Nothing but quotations and punctuation in the unit. */
static bool
nothing_else(const struct nu_para *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->it[i].kind != NU_I_QUOTE && p->it[i].kind != NU_I_PUNCT)
			return false;
	return true;
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

static void
remember(struct nu_attrib *a, struct nu_scene *s, const struct nu_said *q)
{
	a->last = *q;
	a->last_para = s->para;
	nu_scene_spoke(s, &q->by);
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

/* Quotation q of the unit without any cue of its own. */
static void
uncued(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p, int q,
    const struct shape *sh)
{
	const struct nu_qmark *m = &p->marks.v[p->it[q].ref];
	struct nu_speaker by = { .who = NU_NONE, .phrase = NU_NONE };
	struct nu_slice cue = { "", 0 };
	double score;
	bool first = p->first == 0 && opens_sentence(p, q);
	bool whole = first && a->alone && sh->ends;

	if (!a->alone && !nu_item_punct(p, q - 1, ":") &&
	    !opens_sentence(p, q))
		return;
	if (!a->alone && nu_item_punct(p, q - 1, ":")) {	/* S: "Q" */
		struct nu_np np;
		int lo, hi;

		nu_verb_sentence(p, q, &lo, &hi);
		if (p->heading || (sh->words < 3 && !sh->ends))
			return;
		np = nu_subject_main(p, &s->cast, lo, q);
		if (np.b == NU_NONE)
			np = nu_np_before(p, q - 1, lo);
		by = nu_scene_who(s, p, np.b, np.e);
		if (!by.value.n)
			by = nu_scene_last(s, 0);
		remember(a, s, add(a, m->b, m->e, NU_DIRECT, &by, NU_S(":"),
		    S_COLON));
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
	remember(a, s, add(a, m->b, m->e, NU_DIRECT, &by, cue, score));
}

static void
marked(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p, int q)
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
	    nu_item_comma(p, q - 1) && a->n &&
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
	by = speaker_of(a, s, p, k);
	a->verbs.v[k].asked = true;
	if (by.guessed)
		score += S_GUESSED;
	if (!by.value.n)
		score += S_NOBODY;
	remember(a, s, add(a, m->b, m->e, label, &by,
	    nu_verb_text(p, &a->verbs.v[k]), score));
}

/* Remembers whom a sentence is about when it is nobody named: "A nurse came
 * in." is whom "she said" then is. */
static void
note_subjects(struct nu_scene *s, const struct nu_para *p)
{
	for (int i = 0; i < (int)p->n; i++) {
		int e;

		if (i > 0 && p->it[i].sent == p->it[i - 1].sent2)
			continue;
		if (!nu_item_in(p, i, "a an one"))
			continue;
		e = nu_np_end(p, i, i + 16 < (int)p->n ? i + 16 : (int)p->n);
		if (e > i + 1)
			nu_scene_subject(s, p, i, e);
	}
}

/* ---- clauses without marks ---- */

/* A participle that hangs on the sentence, not on the noun before it. */
static bool
loose(const struct nu_para *p, const struct nu_verb *x)
{
	return x->b == x->lo || p->it[x->b - 1].kind == NU_I_PUNCT ||
	    nu_item_in(p, x->b - 1, "and but") || x->sub.b != NU_NONE ||
	    nu_item_noun(p, x->b - 1, NU_N_OCCASION) || nu_item_dash(p, x->b - 1);
}

static void
indirect(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p,
    size_t nth)
{
	struct nu_verb *x = &a->verbs.v[nth];
	struct nu_np c = x->clause, more = { NU_NONE, NU_NONE };
	struct nu_speaker by;
	unsigned sure = p->it[x->v].cue.sure;
	double score = sure >= 9 ? S_COMMON : sure >= 6 ? S_SPEECH : S_LOOSE;
	bool before = false;

	if (c.b == NU_NONE) {
		c = nu_clause_before(p, x);
		c = nu_clause_around(&a->verbs, p, nth, c, &more);
		before = true;
	}
	if (c.b == NU_NONE) {
		c = nu_clause_object(&a->verbs, p, nth);
		before = false;
		score = S_OBJECT;
	}
	if (c.b == NU_NONE || (nu_has_quote(p, c.b, c.e) && !p->heading) ||
	    nu_verb_takes(p, x->v, NU_CUE_MANNER))
		return;
	if (x->kind == NU_V_ING && !loose(p, x) &&
	    !(nu_slice_is(p->it[x->v].cue.lemma, "say") && !before))
		return;
	if (nu_verb_takes(p, x->v, NU_CUE_BELIEF)) {
		/* "She thinks" is told; "she thought" mostly narrated. */
		if (nu_verb_within(&a->verbs, nth) || !(p->it[x->v].cue.forms &
		    (NU_CUE_THIRD | NU_CUE_BASE)))
			return;
		score = S_THINKS;
	}
	if (nu_item_is(p, c.b, "to")) {
		if (nu_verb_within(&a->verbs, nth))
			return;
		score = S_TO_DO;
	}
	by = speaker_of(a, s, p, nth);
	if (!by.value.n) {
		if (!before && x->sub.b == NU_NONE)
			return;
		score += S_NOBODY;
	}
	if (by.guessed)
		score += S_GUESSED;
	add(a, p->it[c.b].b, p->it[c.e - 1].e, NU_INDIRECT, &by,
	    nu_verb_text(p, x), score);
	/* "that X and that Y" */
	for (int i = c.e, e, n = 0; !before && n < 4; i = e, n++) {
		while (i < x->hi && nu_item_comma(p, i))
			i++;
		if (!nu_item_in(p, i, "and but") || !nu_item_is(p, i + 1,
		    "that"))
			break;
		e = nu_clause_end(&a->verbs, p, nth, i + 2);
		if (e > i + 3 && !nu_has_quote(p, i + 2, e))
			add(a, p->it[i + 2].b, p->it[e - 1].e, NU_INDIRECT,
			    &by, nu_verb_text(p, x), score);
		if (e <= i + 3)
			break;
	}
	if (more.b != NU_NONE && !nu_has_quote(p, more.b, more.e))
		add(a, p->it[more.b].b, p->it[more.e - 1].e, NU_INDIRECT, &by,
		    nu_verb_text(p, x), score);
	if (x->kind != NU_V_ACCORDING && !x->asked)
		remember(a, s, &a->v[a->n - 1]);
}

/* "Poll: voters leave party" */
static void
heading_colon(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	int i, e = (int)p->n;
	struct nu_speaker by;

	for (i = 1; i < e && i < 6; i++)
		if (nu_item_punct(p, i, ":"))
			break;
	if (i >= e - 3 || !nu_item_punct(p, i, ":"))
		return;
	for (int k = 0; k < i; k++)
		if (p->it[k].kind == NU_I_WORD && p->it[k].pos != NU_POS_NOUN &&
		    p->it[k].pos != NU_POS_PROPN && p->it[k].pos != NU_POS_ADJ)
			return;
	e = nu_strip_end(p, i + 1, e);
	by = nu_scene_who(s, p, 0, i);
	if (!nu_item_in(p, i - 1, "poll report survey study police") &&
	    by.who == NU_NONE)
		return;
	add(a, p->it[i + 1].b, p->it[e - 1].e, NU_INDIRECT, &by, NU_S(":"),
	    S_HEADING);
}

void
nu_attrib_unit(struct nu_attrib *a, struct nu_scene *s, const struct nu_para *p)
{
	a->n = a->nby = a->verbs.n = 0;
	a->text = p->v.text;
	if (!p->n)
		return;
	nu_verbs_find(&a->verbs, &s->cast, p);
	a->alone = nothing_else(p);
	note_subjects(s, p);
	/* In order of the text, so that a pronoun sees who spoke before. */
	for (size_t k = 0, i = 0; i < p->n || k < a->verbs.n;) {
		if (k < a->verbs.n && (i >= p->n ||
		    a->verbs.v[k].v <= (int)i)) {
			indirect(a, s, p, k++);
			continue;
		}
		if (p->it[i].kind == NU_I_QUOTE)
			marked(a, s, p, (int)i);
		i++;
	}
	if (p->heading && !a->n)
		heading_colon(a, s, p);
}

void
nu_attrib_start(struct nu_attrib *a)
{
	a->n = 0;
	a->open = a->before_open = a->colon = false;
	a->topic = (struct nu_speaker){ .who = NU_NONE, .phrase = NU_NONE };
	a->last = (struct nu_said){ 0 };
	a->last_para = SIZE_MAX;
}

void
nu_attrib_para(struct nu_attrib *a, const struct nu_para *p)
{
	const struct nu_qmark *m = p->marks.n ?
	    &p->marks.v[p->marks.n - 1] : NULL;

	a->open = a->before_open;
	a->before_open = m && m->flags & NU_MARK_UNCLOSED &&
	    m->oe + 2 >= p->v.text.n;
}

void
nu_attrib_para_end(struct nu_attrib *a, struct nu_scene *s,
    const struct nu_para *p)
{
	struct nu_slice t = nu_slice_trim(p->v.text);

	a->colon = nu_slice_ends(t, NU_S(":"));
	a->topic = (struct nu_speaker){ .who = NU_NONE, .phrase = NU_NONE };
	a->topic_cue = NU_S(":");
	/* "The Courier reported:" */
	if (a->colon && p->n && a->verbs.n) {
		a->topic = speaker_of(a, s, p, a->verbs.n - 1);
		a->topic_cue = nu_verb_text(p, &a->verbs.v[a->verbs.n - 1]);
	}
	if (p->nsent && !a->topic.value.n)
		a->topic = nu_scene_topic(s, p, p->sent[p->nsent - 1].b,
		    p->sent[p->nsent - 1].e);
}

void
nu_attrib_free(struct nu_attrib *a)
{
	free(a->v);
	free(a->verbs.v);
	free(a->by);
	*a = (struct nu_attrib){ 0 };
}
