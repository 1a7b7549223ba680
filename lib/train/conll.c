#include "train/conll.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/msg.h"

static bool
no_space_before(struct nu_slice w)
{
	static const char *const tight[] = { ".", ",", ";", ":", "?", "!", ")",
	    "]", "%", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m",
	    "\xe2\x80\x99s", "..." };

	for (size_t i = 0; i < sizeof tight / sizeof *tight; i++)
		if (nu_slice_is(w, tight[i]))
			return true;
	return false;
}

static bool
no_space_after(struct nu_slice w)
{
	return nu_slice_is(w, "(") || nu_slice_is(w, "[") ||
	    nu_slice_is(w, "$");
}

static size_t
split(struct nu_slice line, bool tabs, struct nu_conll_row *r)
{
	r->ncol = 0;
	while (line.n && r->ncol < 10) {
		size_t n = 0;

		while (n < line.n && line.p[n] != '\t' &&
		    (tabs || line.p[n] != ' '))
			n++;
		if (n || tabs)
			r->col[r->ncol++] = nu_slice_sub(line, 0, n);
		line = nu_slice_sub(line, n + (n < line.n), line.n);
	}
	return r->ncol;
}

struct state {
	struct nu_conll *c;
	struct nu_conll_row *row;
	size_t n, cap;
	bool first;
};

static void
finish(struct state *s)
{
	struct nu_conll *c = s->c;
	struct nu_conll_sent *to;
	struct nu_buf text = { 0 };
	size_t word = c->universal ? 1 : 0;

	if (s->n == 0)
		return;
	NU_GROW(c->v, c->n, c->cap);
	to = &c->v[c->n++];
	*to = (struct nu_conll_sent){ .n = s->n, .first = s->first };
	to->row = nu_arena_get(&c->mem, s->n * sizeof *to->row);
	memcpy(to->row, s->row, s->n * sizeof *to->row);
	to->span = nu_arena_get(&c->mem, s->n * sizeof *to->span);
	for (size_t i = 0; i < s->n; i++) {
		struct nu_slice w = s->row[i].col[word];
		bool tight = i == 0;

		if (c->universal && i)
			tight = nu_slice_find(s->row[i - 1].col[9],
			    NU_S("SpaceAfter=No"), 0) != SIZE_MAX;
		else if (i)
			tight = no_space_before(w) ||
			    no_space_after(s->row[i - 1].col[word]);
		if (!tight)
			nu_buf_byte(&text, ' ');
		to->span[i][0] = (uint32_t)text.n;
		nu_buf_add(&text, w.p, w.n);
		to->span[i][1] = (uint32_t)text.n;
	}
	to->text = nu_arena_dup(&c->mem, nu_buf_slice(&text));
	free(text.p);
	s->n = 0;
	s->first = false;
}

bool
nu_conll_read(struct nu_conll *c, const char *path)
{
	struct state s = { .c = c, .first = true };
	struct nu_slice rest, line;
	unsigned long long number = 0;

	*c = (struct nu_conll){ 0 };
	if (!(c->in = nu_in_open(path)))
		return false;
	rest = nu_in_all(c->in);
	while (rest.p) {
		struct nu_conll_row *r;
		bool tabs;

		line = nu_slice_cut(&rest, '\n');
		number++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (nu_slice_trim(line).n == 0) {
			finish(&s);
			continue;
		}
		tabs = memchr(line.p, '\t', line.n) != NULL;
		if (line.p[0] == '#' && !tabs) {
			if (nu_slice_starts(line, NU_S("# newdoc"))) {
				finish(&s);
				s.first = c->docs = true;
			}
			continue;
		}
		NU_GROW(s.row, s.n, s.cap);
		r = &s.row[s.n];
		split(line, tabs, r);
		if (r->ncol == 10 && tabs && c->n == 0 && s.n == 0)
			c->universal = true;
		if (nu_slice_is(r->col[0], "-DOCSTART-")) {
			finish(&s);
			s.first = c->docs = true;
			continue;
		}
		if (r->ncol < (c->universal ? 10u : 2u)) {
			nu_warn("%s:%llu: too few columns: '%s'", path, number,
			    nu_shown(line));
			continue;
		}
		if (c->universal && (memchr(r->col[0].p, '-', r->col[0].n) ||
		    memchr(r->col[0].p, '.', r->col[0].n)))
			continue;	/* a range or an empty node */
		s.n++;
	}
	finish(&s);
	free(s.row);
	return nu_conll_some(c, path);
}

bool
nu_conll_some(struct nu_conll *c, const char *path)
{
	if (c->n)
		return true;
	nu_warn("%s: no sentence in it", path);
	nu_conll_free(c);
	return false;
}

void
nu_conll_free(struct nu_conll *c)
{
	free(c->v);
	nu_arena_free(&c->mem);
	if (c->in)
		nu_in_close(c->in);
	*c = (struct nu_conll){ 0 };
}
