#include "strip/strip.h"

#include <stdlib.h>

#include "strip/cut.h"

enum { MOST_CUTS = 64 };	/* in one block */

/* Drops what is marked as boilerplate by an earlier run. */
static void
drop_marked(struct nu_doc *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->rec[i].kind == NU_K_BLOCK &&
		    nu_rec_is(&d->rec[i], NU_LABEL, "boilerplate"))
			d->rec[i].drop = true;
}

/* The block anew, with its label, and its cuts. */
static void
rewrite(struct nu_doc *d, const struct nu_line *l, enum nu_label label,
    double score)
{
	struct nu_cut cut[MOST_CUTS];
	struct nu_found f = { .kind = NU_K_BLOCK, .begin = l->begin,
	    .end = l->end, .label = nu_slice_str(nu_label_name[label]),
	    .score = score };
	size_t n = label == NU_L_BODY ? nu_cut_find(l->text, cut, MOST_CUTS) : 0;

	f.value = l->element;
	f.of = nu_doc_field(d, &d->rec[l->rec], NU_OF);
	f.mod = nu_doc_field(d, &d->rec[l->rec], NU_MOD);
	f.text = l->text;
	d->rec[l->rec].drop = true;
	if (n) {
		char *p = nu_arena_get(&d->mem, l->text.n);
		size_t at = 0, from = 0;

		for (size_t i = 0; i < n; i++) {
			memcpy(p + at, l->text.p + from, cut[i].from - from);
			at += cut[i].from - from;
			from = cut[i].to;
		}
		memcpy(p + at, l->text.p + from, l->text.n - from);
		f.text = nu_slice(p, at + l->text.n - from);
	}
	nu_doc_add(d, &f);
	for (size_t i = 0; i < n; i++)
		nu_doc_add(d, &(struct nu_found){ .kind = NU_K_CUT,
		    .begin = l->begin + cut[i].from,
		    .end = l->begin + cut[i].to,
		    .label = NU_S("boilerplate"), .score = -1,
		    .text = nu_slice_sub(l->text, cut[i].from, cut[i].to) });
}

void
nu_strip_doc(struct nu_doc *d, void *ctx)
{
	struct nu_strip *s = ctx;
	struct nu_page *p = &s->page;
	bool body = false;

	nu_page_read(p, d);
	if (p->n == 0)
		return;
	if (p->judged) {
		if (!s->keep)
			drop_marked(d);
		return;
	}
	if (p->n > s->cap) {
		s->cap = p->n * 2;
		s->prob = nu_realloc(s->prob, s->cap, sizeof *s->prob);
		s->label = nu_realloc(s->label, s->cap, sizeof *s->label);
	}
	if (s->site)
		nu_site_mark(s->site, d, p);
	nu_judge(&s->judge, p, s->prob);
	nu_label(p, s->prob, (float)s->threshold, s->label);
	nu_doc_drop(d, NU_K_CUT);
	for (size_t i = 0; i < p->n; i++)
		body |= s->label[i] == NU_L_BODY;
	for (size_t i = 0; i < p->n; i++) {
		enum nu_label label = s->label[i];

		if (!s->keep && (label == NU_L_BOILERPLATE ||
		    (body && nu_label_in_meta(p, label))))
			d->rec[p->line[i].rec].drop = true;
		else
			rewrite(d, &p->line[i], label, (double)(label ?
			    s->prob[i] : 1 - s->prob[i]));
	}
}

void
nu_strip_learn(struct nu_doc *d, void *ctx)
{
	struct nu_strip *s = ctx;

	nu_page_read(&s->page, d);
	nu_site_learn(s->site, d, &s->page);
}

void
nu_strip_free(struct nu_strip *s)
{
	nu_page_free(&s->page);
	nu_judge_free(&s->judge);
	free(s->prob);
	free(s->label);
	s->prob = NULL;
	s->label = NULL;
	s->cap = 0;
}
