#include "quote/quote.h"

#include <stdlib.h>

/* A quotation of several paragraphs that opens in the first and closes in the
 * last, with nothing at the begin of those between. */
struct nu_ahead {
	bool open;		/* begins with a mark that it does not close */
	bool within;		/* such a quotation goes on in it */
	uint32_t stray;		/* where it ends in this one, or UINT32_MAX */
	bool leads;		/* no stop ends it: a heading, "X reported:" */
	bool marked;		/* begins with a mark */
	bool closes;		/* ends in a stop and a closing mark */
	size_t turn;		/* past "Lopez: ", or 0 */
};
enum {
	LONGEST_BLOCK = 12,	/* paragraphs */
	SHORTEST_TURN = 12,	/* bytes */
};
static const double S_TURN = 0.70;

static const char *const label[] = { "direct", "mixed", "indirect" };

static bool
is_content(const struct nu_rec *r)
{
	return r->kind == NU_K_BLOCK && !r->drop && r->begin < r->end &&
	    !nu_rec_is(r, NU_LABEL, "boilerplate");
}

static bool
title_case(struct nu_slice rest)
{
	int big = 0, small = 0;

	while (rest.p) {
		struct nu_slice w = nu_slice_cut(&rest, ' ');

		if (w.n < 4)
			continue;
		big += w.p[0] >= 'A' && w.p[0] <= 'Z';
		small += w.p[0] >= 'a' && w.p[0] <= 'z';
	}
	return big > small;
}

/* "Hill: town will vote again": a few words and a colon, as headlines have. */
static bool
leads_with_colon(struct nu_slice t)
{
	size_t at = nu_slice_find(t, NU_S(": "), 0);
	unsigned words = 1;

	if (at == SIZE_MAX || at > 40 || t.n > 110 || t.p[0] < 'A' ||
	    t.p[0] > 'Z')
		return false;
	for (size_t i = 0; i < at; i++)
		words += t.p[i] == ' ';
	return words < 5;
}

/* A line that no full stop ends, short and alone: a heading, whatever
 * news-strip made of it. */
static bool
is_heading(const struct nu_rec *r, struct nu_slice text, bool first)
{
	static const char stops[] = ".?!:,;\"')";

	if (nu_rec_is(r, NU_LABEL, "title") ||
	    nu_rec_is(r, NU_LABEL, "subtitle"))
		return true;
	if (!nu_rec_absent(r, NU_LABEL) && !nu_rec_is(r, NU_LABEL, "body"))
		return false;
	text = nu_slice_trim(text);
	/* A headline with a full stop: Most of Its Words Begin So. */
	if (first && nu_rec_absent(r, NU_LABEL) && text.n < 150 &&
	    (title_case(text) || leads_with_colon(text)))
		return true;
	/* Marks close a heading too, but without a stop in them. */
	if (nu_slice_ends(text, NU_S("”")) || nu_slice_ends(text, NU_S("’")))
		text.n -= 3;
	else if (text.n && strchr("\"'", text.p[text.n - 1]))
		text.n--;
	return text.n && text.n < 200 && !strchr(stops, text.p[text.n - 1]);
}

/* The sentences that begin in the block whose record is d->rec[i]. */
static void
add_sentences(struct nu_quoter *q, struct nu_doc *d, size_t i)
{
	uint64_t end = d->rec[i].end;

	for (size_t k = i + 1; k < d->n; k++) {
		const struct nu_rec *r = &d->rec[k];

		if (r->kind == NU_K_RAW)
			continue;
		if (r->begin >= end || r->kind == NU_K_BLOCK)
			break;
		if (r->kind == NU_K_SENTENCE && !r->drop)
			nu_para_sentence(&q->para,
			    nu_view_local(&q->para.v, r->begin),
			    nu_view_local(&q->para.v, r->end));
	}
}

/* "By Ann Lee": who "I" is outside of marks. */
static void
find_author(struct nu_scene *s, const struct nu_rec *r, const struct nu_view *v,
    size_t mention)
{
	const struct nu_cast *c = &s->cast;

	if (!nu_rec_is(r, NU_LABEL, "byline") &&
	    !nu_slice_starts(v->text, NU_S("By ")))
		return;
	for (size_t k = mention; k < c->nm && c->m[k].b < v->end; k++)
		if (c->who[c->m[k].who].class == NU_WHO_PERSON) {
			nu_scene_author(s, c->m[k].who);
			return;
		}
}

static void
add_said(struct nu_quoter *q, struct nu_doc *d, const struct nu_said *s)
{
	struct nu_found f = { .kind = NU_K_QUOTE,
	    .label = nu_slice_str(label[s->label]), .value = s->by.value,
	    .of = s->cue, .mod = { "", 0 },
	    .score = s->score < 0 ? 0 : s->score };

	if (s->score >= q->least && s->b < s->e)
		nu_doc_add_at(d, &q->para.v, s->b, s->e, f);
}

/* "Lopez: It is good." The offset past the colon, or 0; m is the first mention
 * of the paragraph or a later one. */
static size_t
turn_of(const struct nu_cast *c, const struct nu_view *v, size_t m)
{
	struct nu_slice t = v->text;
	size_t e;

	if (m >= c->nm || c->m[m].b != v->begin ||
	    c->who[c->m[m].who].class != NU_WHO_PERSON)
		return 0;
	e = nu_view_local(v, c->m[m].e);
	return e + SHORTEST_TURN < t.n && t.p[e] == ':' && t.p[e + 1] == ' ' &&
	    !strchr("\"'`", t.p[e + 2]) && (unsigned char)t.p[e + 2] != 0xE2 ?
	    e + 2 : 0;
}

/* Looks at paragraph v, its first mention m, ahead of the rest. */
static void
look_ahead(struct nu_quoter *q, const struct nu_view *v, size_t m_first)
{
	struct nu_marks *m = &q->para.marks;
	struct nu_slice text = nu_slice_trim(v->text), last = text;
	struct nu_ahead a;

	nu_marks_find(v->text, m);
	if (nu_slice_ends(last, NU_S("”")))
		last.n -= 3;
	else if (nu_slice_ends(last, NU_S("\"")))
		last.n--;
	a = (struct nu_ahead){
	    .stray = m->stray,
	    .leads = text.n && !strchr(".?!\"", text.p[text.n - 1]) &&
	    !nu_slice_ends(text, NU_S("”")),
	    .marked = m->n && m->v[0].ob == 0,
	    .closes = last.n && last.n < text.n &&
	    strchr(".?!", last.p[last.n - 1]),
	    .turn = turn_of(&q->scene.cast, v, m_first),
	};
	a.open = a.marked && m->n == 1 && m->v[0].kind != NU_MARK_SINGLE &&
	    m->v[0].flags & NU_MARK_UNCLOSED;
	if (a.turn) {		/* an interview comes back to somebody */
		struct nu_cast *c = &q->scene.cast;
		struct nu_who *w = &c->who[c->m[m_first].who];

		q->interview |= w->spoke;
		w->spoke = true;
	}
	NU_GROW(q->ahead, q->nahead, q->capahead);
	q->ahead[q->nahead++] = a;
}

/* The last paragraph of a quotation that opens in i and is closed by no mark of
 * its own, or i. Of two closing marks that meet, writers drop one: so it ends
 * with a mark that closes something else, the last before the next such
 * quotation. Only where a line leads in, and the next paragraph does not
 * open the mark again. */
static size_t
unclosed_end(const struct nu_quoter *q, size_t i, size_t to)
{
	if (i == 0 || !q->ahead[i - 1].leads || i + 1 >= to ||
	    q->ahead[i + 1].marked)
		return i;
	while (to > i + 1 && !q->ahead[to - 1].closes)
		to--;
	return to - 1;
}

/* Finds what such quotations hold. */
static void
join_blocks(struct nu_quoter *q)
{
	for (size_t i = 0; i < q->nahead; i++) {
		size_t k = i + 1;

		if (!q->ahead[i].open)
			continue;
		while (k < q->nahead && k < i + LONGEST_BLOCK &&
		    !q->ahead[k].open && q->ahead[k].stray == UINT32_MAX)
			k++;
		if (k == q->nahead || q->ahead[k].stray == UINT32_MAX)
			k = unclosed_end(q, i, k);
		for (size_t j = i + 1; j <= k; j++)
			q->ahead[j].within = true;
	}
}

/* "Headline | Outlet", as pages title links: who is quoted below such a
 * line. */
static struct nu_slice
outlet_of(struct nu_slice text)
{
	size_t at = SIZE_MAX, k;

	for (k = 0; (k = nu_slice_find(text, NU_S(" | "), k)) != SIZE_MAX; k++)
		at = k;
	return at == SIZE_MAX ? NU_S("") :
	    nu_slice_trim(nu_slice_sub(text, at + 3, text.n));
}

/* The paragraph as a whole, within the quotation that first opened. */
static void
add_block(struct nu_quoter *q, struct nu_doc *d, const struct nu_said *first,
    const struct nu_ahead *a)
{
	struct nu_said s = *first;

	s.b = 0;
	s.e = a->stray != UINT32_MAX ? a->stray : q->para.v.text.n;
	s.label = NU_DIRECT;
	if (first->b < first->e)
		add_said(q, d, &s);
}

/* The paragraph as what a person says in an interview. */
static void
add_turn(struct nu_quoter *q, struct nu_doc *d, size_t from)
{
	const struct nu_cast *c = &q->scene.cast;
	struct nu_said s = { .b = from, .e = q->para.v.text.n,
	    .by = { .value = c->who[c->m[q->para.mention].who].value },
	    .cue = NU_S(":"), .score = S_TURN, .label = NU_INDIRECT };

	while (s.e > from && strchr(" .", q->para.v.text.p[s.e - 1]))
		s.e--;
	add_said(q, d, &s);
}

void
nu_quote_doc(struct nu_quoter *q, struct nu_doc *d)
{
	struct nu_scene *s = &q->scene;
	size_t next = 0, n = d->n;
	struct nu_said block = { 0 };
	struct nu_slice outlet = NU_S("");
	const struct nu_ahead *a;
	struct nu_view v;

	q->nahead = 0;
	q->interview = false;
	nu_scene_start(s, d);
	nu_attrib_start(&q->attrib);
	for (size_t i = 0; i < n; i++)
		if (is_content(&d->rec[i]) && nu_doc_view(d, i, &v)) {
			while (next < s->cast.nm && s->cast.m[next].b < v.begin)
				next++;
			look_ahead(q, &v, next);
			nu_cast_learn(&s->cast, &v, &next);
		}
	join_blocks(q);
	next = 0;
	for (size_t i = 0; i < n; i++) {
		if (!is_content(&d->rec[i]) || !nu_doc_view(d, i, &v))
			continue;
		nu_para_start(&q->para, &v);
		q->para.heading = is_heading(&d->rec[i], v.text,
		    s->para == 0);
		while (next < s->cast.nm && s->cast.m[next].b < v.begin)
			next++;
		q->para.mention = next;
		if (v.text.n < 200)
			find_author(s, &d->rec[i], &v, next);
		add_sentences(q, d, i);
		nu_para_marks(&q->para);
		nu_attrib_para(&q->attrib, &q->para);
		a = &q->ahead[s->para];
		if (a->open)
			block = (struct nu_said){ 0 };
		if (q->interview && a->turn) {
			add_turn(q, d, a->turn);
			s->sent += q->para.nsent;
			s->para++;
			continue;
		}
		while (nu_para_unit(&q->para, &s->cast)) {
			struct nu_said *said;

			nu_attrib_unit(&q->attrib, s, &q->para);
			said = q->attrib.v;
			if (a->open && q->attrib.n && q->para.first == 0) {
				if (outlet.n) {
					said[0].by.value = outlet;
					said[0].cue = NU_S("");
				}
				block = said[0];
			}
			for (size_t k = 0; k < q->attrib.n; k++)
				add_said(q, d, &said[k]);
			s->sent += q->para.last - q->para.first;
		}
		if (a->within)
			add_block(q, d, &block, a);
		nu_attrib_para_end(&q->attrib, s, &q->para);
		outlet = q->para.heading ? outlet_of(v.text) : NU_S("");
		s->para++;
	}
}

void
nu_quoter_free(struct nu_quoter *q)
{
	nu_scene_free(&q->scene);
	nu_para_free(&q->para);
	nu_attrib_free(&q->attrib);
	free(q->ahead);
	q->ahead = NULL;
}
