#include "train/copies.h"

#include "base/list.h"

/* Capitals as in a headline: every word but the small ones. */
static void
as_title(char *p, size_t n)
{
	for (size_t i = 0, e; i < n; i = e + 1) {
		for (e = i; e < n && p[e] != ' '; e++)
			;
		if (i && nu_list_has("a an the of in on at to for and or but "
		    "with by from as", nu_slice(p + i, e - i)))
			continue;
		if (e > i && p[i] >= 'a' && p[i] <= 'z')
			p[i] = (char)(p[i] - 32);
	}
}

struct nu_slice
nu_copy_recased(struct nu_arena *a, struct nu_slice s, enum nu_copy how)
{
	char *p;

	if (how == NU_COPY_NONE || how == NU_COPY_JOINED)
		return s;
	p = nu_arena_get(a, s.n + 1);

	memcpy(p, s.p, s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (p[i] >= 'a' && p[i] <= 'z' && how == NU_COPY_CAPITALS)
			p[i] = (char)(p[i] - 32);
		else if (p[i] >= 'A' && p[i] <= 'Z' && how == NU_COPY_LOWER)
			p[i] = (char)(p[i] + 32);
	}
	if (how == NU_COPY_TITLE)
		as_title(p, s.n);
	return nu_slice(p, s.n);
}

/* Whether a line goes on after this token, when a scraper puts the lines of a
 * list one after the other. */
static bool
open_end(struct nu_slice w)
{
	return !nu_list_has(". ! ? : \" '' ... \xe2\x80\x9d", w);
}

struct nu_conll_sent
nu_copy_joined(const struct nu_conll *c, size_t i, struct nu_arena *mem,
    size_t *n)
{
	enum { LINES = 8 };
	size_t rows = 0, bytes = 0, word = c->universal ? 1 : 0;
	struct nu_conll_sent s = c->v[i];
	char *text;

	for (*n = 0; *n < LINES && i + *n < c->n; ) {
		const struct nu_conll_sent *k = &c->v[i + *n];

		if (*n && k->first)
			break;
		rows += k->n;
		bytes += k->text.n + 1;
		++*n;
		if (!open_end(k->row[k->n - 1].col[word]))
			break;
	}
	if (*n == 1)
		return s;
	s.row = nu_arena_get(mem, rows * sizeof *s.row);
	s.span = nu_arena_get(mem, rows * sizeof *s.span);
	text = nu_arena_get(mem, bytes);
	s.n = bytes = 0;
	for (size_t j = i; j < i + *n; j++) {
		const struct nu_conll_sent *k = &c->v[j];

		if (j > i)
			text[bytes++] = ' ';
		memcpy(text + bytes, k->text.p, k->text.n);
		memcpy(s.row + s.n, k->row, k->n * sizeof *s.row);
		for (size_t x = 0; x < k->n; x++) {
			s.span[s.n + x][0] = k->span[x][0] + (uint32_t)bytes;
			s.span[s.n + x][1] = k->span[x][1] + (uint32_t)bytes;
		}
		s.n += k->n;
		bytes += k->text.n;
	}
	s.text = nu_slice(text, bytes);
	return s;
}
