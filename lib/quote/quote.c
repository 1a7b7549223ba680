#include "quote/quote.h"

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
	    title_case(text))
		return true;
	return text.n && text.n < 200 && !strchr(stops, text.p[text.n - 1]) &&
	    !nu_slice_ends(text, NU_S("”")) && !nu_slice_ends(text, NU_S("’"));
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
add_quotes(struct nu_quoter *q, struct nu_doc *d)
{
	const struct nu_attrib *a = &q->attrib;

	for (size_t k = 0; k < a->n; k++) {
		const struct nu_said *s = &a->v[k];
		struct nu_found f = { .kind = NU_K_QUOTE,
		    .label = nu_slice_str(label[s->label]),
		    .value = s->by.value, .of = s->cue, .mod = { "", 0 },
		    .score = s->score < 0 ? 0 : s->score };

		if (s->score >= q->least && s->b < s->e)
			nu_doc_add_at(d, &q->para.v, s->b, s->e, f);
	}
}

void
nu_quote_doc(struct nu_quoter *q, struct nu_doc *d)
{
	struct nu_scene *s = &q->scene;
	size_t next = 0, n = d->n;
	struct nu_view v;

	nu_scene_start(s, d);
	nu_attrib_start(&q->attrib);
	for (size_t i = 0; i < n; i++)
		if (is_content(&d->rec[i]) && nu_doc_view(d, i, &v))
			nu_cast_learn(&s->cast, &v, &next);
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
		while (nu_para_unit(&q->para, &s->cast)) {
			nu_attrib_unit(&q->attrib, s, &q->para);
			add_quotes(q, d);
			s->sent += q->para.last - q->para.first;
		}
		nu_attrib_para_end(&q->attrib, s, &q->para);
		s->para++;
	}
}

void
nu_quoter_free(struct nu_quoter *q)
{
	nu_scene_free(&q->scene);
	nu_para_free(&q->para);
	nu_attrib_free(&q->attrib);
}
