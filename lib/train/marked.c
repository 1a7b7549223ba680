#include "train/marked.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/msg.h"
#include "split/split.h"

/* A name in the text of a line. */
struct name {
	size_t b, e;
	struct nu_slice class;
};

struct state {
	struct nu_conll *c;
	struct nu_buf text;	/* of the line, without its marks */
	struct name *name;
	size_t n, cap;
	struct nu_sents sents;
	struct nu_toks toks;
	bool first;		/* the next sentence begins a document */
};

bool
nu_marked_name(struct nu_slice path)
{
	return nu_slice_ends(path, NU_S(".txt"));
}

/* The bytes of s that make a class: capitals, digits, marks of words. */
static size_t
class_length(struct nu_slice s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] >= 'A' && s.p[n] <= 'Z') || s.p[n] == '_' ||
	    (n && s.p[n] >= '0' && s.p[n] <= '9')))
		n++;
	return n;
}

/* Takes the mark that opens a name at i: its end, 0 when it is broken. */
static size_t
open_name(struct state *s, struct nu_slice line, size_t i)
{
	struct nu_slice rest = nu_slice_sub(line, i + 1, line.n);
	size_t n = class_length(rest);

	if (!n || n == rest.n || rest.p[n] != ' ')
		return 0;
	NU_GROW(s->name, s->n, s->cap);
	s->name[s->n] = (struct name){ s->text.n, 0, nu_slice_sub(rest, 0, n) };
	return i + 1 + n + 1;
}

/* The line's text and names: NULL, or what is wrong with its marks. */
static const char *
unmark(struct state *s, struct nu_slice line)
{
	bool in = false;
	size_t quotes = 0;

	s->n = 0;
	nu_buf_clear(&s->text);
	for (size_t i = 0; i < line.n; ) {
		char c = line.p[i];

		if (c == '[') {
			if (in)
				return "a name within a name";
			if (!(i = open_name(s, line, i)))
				return "no class after [";
			in = true;
		} else if (c == ']') {
			if (!in)
				return "] without [";
			s->name[s->n].e = s->text.n;
			if (s->name[s->n].b == s->text.n)
				return "an empty name";
			s->n++;
			in = false;
			i++;
		} else if (c == '{') {
			while (i < line.n && line.p[i] != '|')
				i++;
			if (i++ == line.n)
				return "{ without |";
			quotes++;
		} else if (c == '}') {
			if (!quotes--)
				return "} without {";
			i++;
		} else {
			nu_buf_byte(&s->text, c);
			i++;
		}
	}
	return in ? "[ without ]" : quotes ? "{ without }" : NULL;
}

/* The tag of the token [b, e): of the name that it has a part of; at: the
 * first name that can be. */
static struct nu_slice
tag_of(struct state *s, size_t b, size_t e, size_t *at, size_t *last)
{
	struct nu_slice class;
	char *p;

	while (*at < s->n && s->name[*at].e <= b)
		++*at;
	if (*at == s->n || s->name[*at].b >= e)
		return NU_S("O");
	class = s->name[*at].class;
	p = nu_arena_get(&s->c->mem, class.n + 2);
	p[0] = *last == *at ? 'I' : 'B';
	p[1] = '-';
	memcpy(p + 2, class.p, class.n);
	*last = *at;
	return nu_slice(p, class.n + 2);
}

/* The sentence [b, e) of the line, whose text is in the arena. */
static void
sentence(struct state *s, struct nu_slice text, size_t b, size_t e)
{
	struct nu_conll *c = s->c;
	struct nu_conll_sent *to;
	size_t at = 0, last = SIZE_MAX;

	text = nu_slice_sub(text, b, e);
	nu_tokenize(text, &s->toks);
	if (s->toks.n == 0)
		return;
	NU_GROW(c->v, c->n, c->cap);
	to = &c->v[c->n++];
	*to = (struct nu_conll_sent){ .text = text, .n = s->toks.n,
	    .first = s->first };
	s->first = false;
	to->row = nu_arena_get(&c->mem, to->n * sizeof *to->row);
	to->span = nu_arena_get(&c->mem, to->n * sizeof *to->span);
	for (size_t i = 0; i < to->n; i++) {
		const struct nu_tok *k = &s->toks.v[i];

		to->row[i].ncol = 2;
		to->row[i].col[0] = nu_tok_text(text, k);
		to->row[i].col[1] = tag_of(s, b + k->b, b + k->e, &at, &last);
		to->span[i][0] = k->b;
		to->span[i][1] = k->e;
	}
}

static void
take(struct state *s, struct nu_slice line, const char *path,
    unsigned long long number)
{
	const char *wrong;
	struct nu_slice text;

	if (line.n > 1 && line.p[1] == ':' && strchr("TSBC", line.p[0]))
		line = nu_slice_sub(line, 2, line.n);
	wrong = unmark(s, nu_slice_trim(line));
	if (wrong) {
		nu_warn("%s:%llu: %s: '%s'", path, number, wrong,
		    nu_shown(line));
		return;
	}
	text = nu_arena_dup(&s->c->mem, nu_buf_slice(&s->text));
	nu_split(text, &s->sents);
	for (size_t i = 0; i < s->sents.n; i++)
		sentence(s, text, s->sents.v[i].b, s->sents.v[i].e);
}

bool
nu_marked_read(struct nu_conll *c, const char *path)
{
	struct state s = { .c = c, .first = true };
	struct nu_slice rest, line;
	unsigned long long number = 0;

	*c = (struct nu_conll){ .docs = true, .ours = true };
	if (!(c->in = nu_in_open(path)))
		return false;
	rest = nu_in_all(c->in);
	while (rest.p) {
		line = nu_slice_cut(&rest, '\n');
		number++;
		if (nu_slice_starts(line, NU_S("#")))
			s.first = true;
		else if (nu_slice_trim(line).n)
			take(&s, line, path, number);
	}
	nu_buf_free(&s.text);
	free(s.name);
	nu_sents_free(&s.sents);
	nu_toks_free(&s.toks);
	return nu_conll_some(c, path);
}
