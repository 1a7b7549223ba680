/* The terminal view. Text is laid out as atoms (words, and the notes that follow
 * facts) and wrapped by display cells. */
#include <stdio.h>

#include "base/utf.h"
#include "view/view.h"

enum { BOLD = 1, DIM = 2, ITALIC = 4, UNDER = 8, PARTS = 64 };
struct style {
	unsigned attr;
	int fg;		/* SGR colour, 0: the terminal's own */
};

struct layout {
	struct nu_out *out;
	struct nu_pane *t;
	struct nu_doc *doc;
	size_t col;		/* cells used in this line */
	size_t indent;
	bool lead;		/* white space is due before the word */
	struct style lead_style;
	struct { size_t from; struct style st; } part[PARTS];
	size_t npart;		/* of the word being put together */
	struct style base;	/* of the block */
	struct style now;	/* what the terminal has been told */
	const struct nu_span *open[NU_SHEET_DEPTH];
	size_t nopen;
	const struct nu_rec *said;	/* a quote whose note is due */
};

static int
label_colour(const struct nu_rec *r)
{
	static const struct { const char *label; int fg; } of[] = {
		{ "person", 32 }, { "org", 34 }, { "place", 33 }, { "misc", 35 },
	};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (nu_rec_is(r, NU_LABEL, of[i].label))
			return of[i].fg;
	return 0;
}

static struct style
current(const struct layout *l)
{
	struct style s = l->base;

	for (size_t i = 0; i < l->nopen; i++) {
		const struct nu_rec *r = l->open[i]->rec;

		switch (r->kind) {
		case NU_K_ENTITY:
			if (label_colour(r))
				s.fg = label_colour(r);
			s.attr |= BOLD;
			break;
		case NU_K_QUOTE:
			s.attr |= ITALIC;
			if (!s.fg)
				s.fg = 36;
			break;
		case NU_K_FIGURE:
			s.attr |= UNDER;
			break;
		default:
			break;
		}
	}
	return s;
}

static void
set_style(struct layout *l, struct style s)
{
	static const int code[] = { 1, 2, 3, 4 };

	if (!l->t->colour || (s.attr == l->now.attr && s.fg == l->now.fg))
		return;
	nu_out_str(l->out, "\033[0");
	for (int i = 0; i < 4; i++)
		if (s.attr >> i & 1)
			nu_out_fmt(l->out, ";%d", code[i]);
	if (s.fg)
		nu_out_fmt(l->out, ";%d", s.fg);
	nu_out_byte(l->out, 'm');
	l->now = s;
}

static void
new_line(struct layout *l)
{
	/* Colours end with the line, so that a pager may begin anywhere. */
	set_style(l, (struct style){ 0, 0 });
	nu_out_byte(l->out, '\n');
	l->col = 0;
}

static void
pad(struct layout *l)
{
	for (; l->col < l->indent; l->col++)
		nu_out_byte(l->out, ' ');
}

/* Part of a word that is wider than a line: as much as fits, then the rest. */
static void
break_word(struct layout *l, struct nu_slice s, struct style st)
{
	size_t width = l->t->width;

	while (s.n) {
		size_t i = 0, cells = 0;

		while (i < s.n) {
			uint32_t c;
			size_t k = nu_utf_get(nu_slice_sub(s, i, s.n), &c);
			size_t cw;

			k = k ? k : 1;
			cw = nu_utf_width(nu_slice_sub(s, i, i + k));
			if (l->col + cells + cw > width && l->col + cells >
			    l->indent)
				break;
			cells += cw;
			i += k;
		}
		set_style(l, st);
		nu_out_put(l->out, nu_slice_sub(s, 0, i));
		l->col += cells;
		s = nu_slice_sub(s, i, s.n);
		if (s.n) {
			new_line(l);
			pad(l);
		}
	}
}

/* The word that was put together, on this line or the next. */
static void
flush_word(struct layout *l)
{
	struct nu_buf *b = &l->t->word;
	size_t w = nu_utf_width(nu_buf_slice(b));

	if (!b->n)
		return;
	if (l->col > l->indent && l->col + l->lead + w > l->t->width) {
		new_line(l);
	} else if (l->lead && l->col > l->indent) {
		set_style(l, l->lead_style);
		nu_out_byte(l->out, ' ');
		l->col++;
	}
	pad(l);
	for (size_t i = 0; i < l->npart; i++) {
		size_t to = i + 1 < l->npart ? l->part[i + 1].from : b->n;

		break_word(l, nu_slice_sub(nu_buf_slice(b), l->part[i].from, to),
		    l->part[i].st);
	}
	nu_buf_clear(b);
	l->npart = 0;
	l->lead = false;
}

static void
space_in(struct layout *l, struct style st)
{
	flush_word(l);
	if (!l->lead)
		l->lead_style = st;
	l->lead = true;
}

static void
space(struct layout *l)
{
	space_in(l, current(l));
}

static void
end_line(struct layout *l)
{
	flush_word(l);
	new_line(l);
	l->lead = false;
}

/* Adds to the word; words end at white space alone, whatever their colours. */
static void
atom(struct layout *l, struct nu_slice s, struct style st)
{
	if (l->npart == PARTS)
		flush_word(l);
	l->part[l->npart].from = l->t->word.n;
	l->part[l->npart++].st = st;
	nu_buf_put(&l->t->word, s);
}

/* Text of any kind: made safe, cut into atoms at white space. */
static void
flow(struct layout *l, struct nu_slice s, struct style st)
{
	struct nu_buf *b = &l->t->line;
	size_t from = 0, i = 0;

	while (i < s.n) {
		uint32_t c = 0;
		size_t k = nu_utf_get(nu_slice_sub(s, i, s.n), &c);

		if (k && (nu_utf_class(c) & NU_CC_SPACE) && c != 0xa0) {
			if (i > from) {
				nu_buf_clear(b);
				nu_tty_safe(b, nu_slice_sub(s, from, i));
				atom(l, nu_buf_slice(b), st);
			}
			space_in(l, st);
			from = i + k;
		}
		i += k ? k : 1;
	}
	if (i > from) {
		nu_buf_clear(b);
		nu_tty_safe(b, nu_slice_sub(s, from, i));
		atom(l, nu_buf_slice(b), st);
	}
}

/* What is told of a fact: its class and normal form. */
static void
note_of(struct layout *l, const struct nu_rec *r, struct nu_buf *b)
{
	struct nu_slice value = nu_doc_field(l->doc, r, NU_VALUE);
	struct nu_slice of = nu_doc_field(l->doc, r, NU_OF);
	struct nu_slice mod = nu_doc_field(l->doc, r, NU_MOD);

	nu_buf_clear(b);
	if (r->kind == NU_K_ENTITY) {
		if (value.n && !nu_rec_is(r, NU_TEXT, "") &&
		    !nu_slice_eq(value, nu_doc_field(l->doc, r, NU_TEXT)))
			nu_buf_put(b, value);
		return;
	}
	if (r->kind == NU_K_FIGURE && mod.n) {
		nu_buf_put(b, mod);
		nu_buf_byte(b, ' ');
	}
	if (r->kind == NU_K_QUOTE && !value.n)
		value = NU_S("?");
	nu_buf_put(b, value);
	if (of.n) {
		nu_buf_str(b, r->kind == NU_K_QUOTE ? ", " :
		    r->kind == NU_K_MATCH ? " \303\227" : value.n ? " " : "");
		nu_buf_put(b, of);
	}
}

/* In colours the speaker is told behind the closing mark. */
static void
speaker(struct layout *l)
{
	struct nu_buf note = { 0 };
	const struct nu_rec *r = l->said;

	if (!r)
		return;
	l->said = NULL;
	note_of(l, r, &note);
	nu_buf_clear(&l->t->note);
	nu_buf_str(&l->t->note, "\342\200\271");
	nu_buf_put(&l->t->note, nu_buf_slice(&note));
	nu_buf_str(&l->t->note, "\342\200\272");
	flow(l, nu_buf_slice(&l->t->note), (struct style){ DIM, 0 });
	nu_buf_free(&note);
}

static void
ink_text(void *ctx, struct nu_slice s)
{
	struct layout *l = ctx;

	size_t n = l->said ? nu_sheet_closing(s) : 0;

	flow(l, nu_slice_sub(s, 0, n), current(l));
	speaker(l);
	flow(l, nu_slice_sub(s, n, s.n), current(l));
}

static void
ink_open(void *ctx, const struct nu_span *s, bool again)
{
	struct layout *l = ctx;
	const struct nu_rec *r = s->rec;

	speaker(l);
	if (!l->t->colour && !again) {
		struct nu_slice label = nu_rec_col(r, NU_LABEL);
		nu_buf_clear(&l->t->note);
		nu_buf_str(&l->t->note, r->kind == NU_K_QUOTE ? "{" : "[");
		if (r->kind == NU_K_SENTENCE)
			nu_buf_str(&l->t->note, "s");
		else if (!nu_rec_absent(r, NU_LABEL))
			nu_buf_put(&l->t->note, label);
		nu_buf_byte(&l->t->note, ':');
		flow(l, nu_buf_slice(&l->t->note), l->base);
		space(l);
	}
	l->open[l->nopen++] = s;
}

static void
ink_close(void *ctx, const struct nu_span *s, bool ends)
{
	struct layout *l = ctx;
	const struct nu_rec *r = s->rec;
	struct style dim = { DIM, 0 };
	struct nu_buf note = { 0 };

	speaker(l);
	l->nopen--;
	if (!ends)
		return;
	if (r->kind != NU_K_SENTENCE)
		note_of(l, r, &note);
	if (!l->t->colour) {
		if (note.n) {
			nu_buf_clear(&l->t->note);
			nu_buf_str(&l->t->note, "= ");
			nu_buf_put(&l->t->note, nu_buf_slice(&note));
			space(l);
			flow(l, nu_buf_slice(&l->t->note), l->base);
		}
		atom(l, r->kind == NU_K_QUOTE ? NU_S("}") : NU_S("]"), l->base);
	} else if (r->kind == NU_K_QUOTE) {
		l->said = r;
	} else if (note.n && r->kind != NU_K_ENTITY) {
		nu_buf_clear(&l->t->note);
		nu_buf_str(&l->t->note, "\342\237\250");
		nu_buf_put(&l->t->note, nu_buf_slice(&note));
		nu_buf_str(&l->t->note, "\342\237\251");
		flow(l, nu_buf_slice(&l->t->note), dim);
	}
	nu_buf_free(&note);
}

static void
ink_cut(void *ctx, uint64_t bytes)
{
	struct layout *l = ctx;
	char text[48];
	int n = snprintf(text, sizeof text, "[%llu bytes cut]",
	    (unsigned long long)bytes);

	space(l);
	flow(l, nu_slice(text, (size_t)n), (struct style){ DIM, 0 });
}

static void
legend(struct layout *l)
{
	static const struct { const char *s; struct style st; } part[] = {
		{ "person", { BOLD, 32 } }, { "org", { BOLD, 34 } },
		{ "place", { BOLD, 33 } }, { "misc", { BOLD, 35 } },
		{ "quote", { ITALIC, 36 } }, { "‹speaker, cue›", { DIM, 0 } },
		{ "figure", { UNDER, 0 } }, { "⟨value unit⟩", { DIM, 0 } },
		{ "boilerplate", { DIM, 0 } },
	};

	if (l->t->legend_told)
		return;
	l->t->legend_told = true;
	if (!l->t->colour) {
		flow(l, nu_slice_str("Legend: [label: name = full name] "
		    "{label: words of a quote = speaker, cue} "
		    "[class: figure = value unit]"), l->base);
	} else {
		for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
			atom(l, nu_slice_str(part[i].s), part[i].st);
			space(l);
		}
	}
	end_line(l);
	nu_out_byte(l->out, '\n');
}

static void
rule(struct layout *l)
{
	set_style(l, (struct style){ DIM, 0 });
	for (size_t i = 0; i < l->t->width; i++)
		nu_out_str(l->out, "\342\224\200");
	end_line(l);
}

static void
head(struct layout *l, const struct nu_sheet *p)
{
	struct nu_doc *d = p->doc;
	struct style dim = { DIM, 0 };

	if (p->title.n && p->title_block == SIZE_MAX) {
		flow(l, p->title, (struct style){ BOLD, 0 });
		end_line(l);
	}
	flow(l, nu_doc_field(d, &d->rec[0], NU_DOC), dim);
	for (int c = NU_VALUE; c <= NU_OF; c++) {
		struct nu_slice s = nu_doc_field(d, &d->rec[0], (enum nu_col)c);

		if (!s.n || nu_slice_eq(s, nu_rec_col(&d->rec[0], NU_DOC)))
			continue;
		space(l);
		flow(l, NU_S("·"), dim);
		space(l);
		flow(l, s, dim);
	}
	end_line(l);
	for (size_t i = 1; i < d->n && d->rec[i].kind <= NU_K_META; i++) {
		const struct nu_rec *r = &d->rec[i];

		if (r->kind != NU_K_META || nu_rec_is(r, NU_LABEL, "title"))
			continue;
		flow(l, nu_doc_field(d, r, NU_LABEL), dim);
		atom(l, NU_S(":"), dim);
		space(l);
		flow(l, nu_doc_field(d, r, NU_VALUE), dim);
		end_line(l);
	}
	nu_out_byte(l->out, '\n');
}

/* Facts whose block is not in the stream: a line each. */
static void
loose(struct layout *l, const struct nu_sheet_block *b)
{
	for (size_t i = 0; i < b->nspan; i++) {
		const struct nu_rec *r = b->span[i].rec;
		struct nu_buf note = { 0 };

		flow(l, nu_doc_field(l->doc, r, NU_KIND), l->base);
		space(l);
		if (!nu_rec_absent(r, NU_LABEL))
			flow(l, nu_doc_field(l->doc, r, NU_LABEL), l->base);
		atom(l, NU_S(":"), l->base);
		space(l);
		flow(l, nu_doc_field(l->doc, r, NU_TEXT),
		    (struct style){ BOLD, label_colour(r) });
		note_of(l, r, &note);
		if (note.n) {
			space(l);
			flow(l, NU_S("="), l->base);
			space(l);
			flow(l, nu_buf_slice(&note), (struct style){ DIM, 0 });
		}
		end_line(l);
		nu_buf_free(&note);
	}
}

void
nu_pane_doc(struct nu_out *out, struct nu_pane *t, const struct nu_sheet *p)
{
	struct layout l = { .out = out, .t = t, .doc = p->doc };
	struct nu_ink ink = { ink_text, ink_open, ink_close, ink_cut, &l };

	legend(&l);
	rule(&l);
	head(&l, p);
	for (size_t i = 0; i < p->nblock; i++) {
		const struct nu_sheet_block *b = &p->block[i];
		const struct nu_rec *r = b->rec;

		l.base = (struct style){ 0, 0 };
		l.indent = 0;
		l.nopen = 0;
		if (!r) {
			loose(&l, b);
			continue;
		}
		if (nu_rec_is(r, NU_LABEL, "title"))
			l.base.attr = BOLD;
		else if (nu_rec_is(r, NU_LABEL, "boilerplate") ||
		    nu_rec_is(r, NU_LABEL, "credit") ||
		    nu_rec_is(r, NU_LABEL, "byline") ||
		    nu_rec_is(r, NU_LABEL, "dateline"))
			l.base.attr = DIM;
		else if (nu_rec_is(r, NU_LABEL, "caption"))
			l.indent = 4;
		if (!t->colour && nu_rec_is(r, NU_LABEL, "boilerplate"))
			flow(&l, NU_S("| "), l.base);
		nu_sheet_walk(b, &ink);
		speaker(&l);
		end_line(&l);
		nu_out_byte(out, '\n');
	}
	nu_out_pause(out);
}

void
nu_pane_free(struct nu_pane *t)
{
	nu_buf_free(&t->line);
	nu_buf_free(&t->note);
	nu_buf_free(&t->word);
}
