/* Exchange formats: displaCy's manual JSON, brat's standoff files, JSON Lines,
 * CoNLL. */
#include <stdlib.h>

#include "base/msg.h"
#include "base/utf.h"
#include "lang/token.h"
#include "view/view.h"

/* Where a block stands in the exported text, in code points. */
struct place {
	size_t base;
	uint32_t *at;	/* code points before each byte; NULL: all ASCII */
};

static size_t
point(const struct place *p, size_t byte)
{
	return p->base + (p->at ? p->at[byte] : byte);
}

/* The exported text of the page into x->text; one place a block. A block's
 * own line ends become spaces, so that no span goes over a line. */
static struct place *
lay(struct nu_export *x, const struct nu_sheet *page)
{
	struct place *place = nu_arena_get(&page->doc->mem,
	    (page->nblock + 1) * sizeof *place);
	size_t points = 0;

	nu_buf_clear(&x->text);
	for (size_t b = 0; b < page->nblock; b++) {
		struct nu_slice s = page->block[b].view.text;
		size_t n = 0;

		if (!page->block[b].rec)
			continue;
		if (x->text.n) {
			nu_buf_str(&x->text, "\n\n");
			points += 2;
		}
		place[b].base = points;
		place[b].at = NULL;
		if (nu_utf_count(s) != s.n) {
			place[b].at = nu_arena_get(&page->doc->mem,
			    (s.n + 1) * sizeof *place[b].at);
			for (size_t i = 0; i < s.n; i++) {
				place[b].at[i] = (uint32_t)n;
				n += i + 1 == s.n ||
				    ((unsigned char)s.p[i + 1] & 0xc0) != 0x80;
			}
			place[b].at[s.n] = (uint32_t)n;
		} else {
			n = s.n;
		}
		points += n;
		for (size_t i = 0; i < s.n; i++) {
			char c = s.p[i];

			nu_buf_byte(&x->text, c == '\n' || c == '\r' ||
			    c == '\t' ? ' ' : c);
		}
	}
	return place;
}

static void
json(struct nu_out *out, struct nu_slice s)
{
	size_t from = 0;

	nu_out_byte(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		nu_out_put(out, nu_slice_sub(s, from, i));
		from = i + 1;
		if (c == '"' || c == '\\')
			nu_out_fmt(out, "\\%c", c);
		else if (c == '\n')
			nu_out_str(out, "\\n");
		else if (c == '\t')
			nu_out_str(out, "\\t");
		else
			nu_out_fmt(out, "\\u%04x", c);
	}
	nu_out_put(out, nu_slice_sub(s, from, s.n));
	nu_out_byte(out, '"');
}

static void
json_key(struct nu_out *out, const char *key, struct nu_slice s)
{
	if (!s.n)
		return;
	nu_out_fmt(out, ",\"%s\":", key);
	json(out, s);
}

void
nu_export_displacy(struct nu_out *out, struct nu_export *x,
    const struct nu_sheet *page)
{
	struct place *place = lay(x, page);
	bool any = false;
	size_t last = 0;

	nu_out_str(out, x->any ? ",\n{\"text\":" : "[\n{\"text\":");
	x->any = true;
	json(out, nu_buf_slice(&x->text));
	nu_out_str(out, ",\"title\":");
	json(out, nu_doc_field(page->doc, &page->doc->rec[0], NU_DOC));
	nu_out_str(out, ",\"ents\":[");
	for (size_t b = 0; b < page->nblock; b++)
		for (size_t i = 0; i < page->block[b].nspan; i++) {
			const struct nu_span *s = &page->block[b].span[i];
			size_t from, to;

			if (!page->block[b].rec || s->rec->kind < NU_K_ENTITY)
				continue;
			from = point(&place[b], s->from);
			to = point(&place[b], s->to);
			/* displaCy draws no span inside another. */
			if (any && from < last)
				continue;
			last = to;
			nu_out_fmt(out, "%s{\"start\":%zu,\"end\":%zu,"
			    "\"label\":", any ? "," : "", from, to);
			json(out, nu_rec_col(s->rec, nu_rec_absent(s->rec,
			    NU_LABEL) ? NU_KIND : NU_LABEL));
			nu_out_byte(out, '}');
			any = true;
		}
	nu_out_str(out, "]}");
	nu_out_pause(out);
}

void
nu_export_displacy_end(struct nu_out *out, struct nu_export *x)
{
	nu_out_str(out, x->any ? "\n]\n" : "[]\n");
}

struct pen {
	struct nu_out *out;
	struct nu_export *x;
	struct nu_doc *doc;
	const struct place *place;	/* of the block */
};

static void
span(struct pen *p, const struct nu_rec *r, size_t from, size_t to)
{
	if (p->x->chars)
		nu_out_fmt(p->out, "{\"begin\":%zu,\"end\":%zu",
		    point(p->place, from), point(p->place, to));
	else
		nu_out_fmt(p->out, "{\"begin\":%llu,\"end\":%llu",
		    (unsigned long long)r->begin, (unsigned long long)r->end);
}

static void
fact(struct pen *p, const struct nu_span *s)
{
	static const struct { enum nu_col c; const char *name; } field[] = {
		{ NU_LABEL, "label" }, { NU_VALUE, "value" }, { NU_OF, "of" },
		{ NU_MOD, "mod" },
	};
	const struct nu_rec *r = s->rec;

	span(p, r, s->from, s->to);
	for (size_t i = 0; i < sizeof field / sizeof *field; i++)
		json_key(p->out, field[i].name,
		    nu_doc_field(p->doc, r, field[i].c));
	if (!nu_rec_absent(r, NU_SCORE)) {
		nu_out_str(p->out, ",\"score\":");
		nu_out_put(p->out, nu_rec_col(r, NU_SCORE));
	}
	json_key(p->out, "text", nu_doc_field(p->doc, r, NU_TEXT));
	nu_out_byte(p->out, '}');
}

/* The facts of s[0..n) by kind: ,"entities":[…],"quotes":[…] … */
static void
facts(struct pen *p, struct nu_span *const *s, size_t n)
{
	static const struct { enum nu_kind k; const char *name; } kind[] = {
		{ NU_K_ENTITY, "entities" }, { NU_K_QUOTE, "quotes" },
		{ NU_K_FIGURE, "figures" }, { NU_K_MATCH, "matches" },
	};

	for (size_t k = 0; k < sizeof kind / sizeof *kind; k++) {
		bool any = false;

		for (size_t i = 0; i < n; i++) {
			if (s[i]->rec->kind != kind[k].k)
				continue;
			if (any)
				nu_out_byte(p->out, ',');
			else
				nu_out_fmt(p->out, ",\"%s\":[", kind[k].name);
			any = true;
			fact(p, s[i]);
		}
		if (any)
			nu_out_byte(p->out, ']');
	}
}

static void
json_block(struct pen *p, const struct nu_sheet_block *b)
{
	struct nu_arena *mem = &p->doc->mem;
	struct nu_span **said = nu_arena_get(mem, (b->nspan + 1) * sizeof *said);
	struct nu_span **f = nu_arena_get(mem, (b->nspan + 1) * sizeof *f);
	size_t ns = 0, nf = 0, at = 0;

	for (size_t i = 0; i < b->nspan; i++)
		if (b->span[i].rec->kind == NU_K_SENTENCE)
			said[ns++] = &b->span[i];
		else
			f[nf++] = &b->span[i];
	if (b->rec) {
		span(p, b->rec, 0, b->view.text.n);
		json_key(p->out, "label", nu_doc_field(p->doc, b->rec, NU_LABEL));
		json_key(p->out, "element",
		    nu_doc_field(p->doc, b->rec, NU_VALUE));
		json_key(p->out, "text", b->view.text);
	} else {
		nu_out_str(p->out, "{\"label\":\"none\"");
	}
	/* What stands before the first sentence, or in a block without any. */
	while (at < nf && (!ns || f[at]->from < said[0]->from))
		at++;
	facts(p, f, at);
	for (size_t j = 0; j < ns; j++) {
		size_t begin = at;

		nu_out_str(p->out, j ? "," : ",\"sentences\":[");
		span(p, said[j]->rec, said[j]->from, said[j]->to);
		nu_out_str(p->out, ",\"number\":");
		nu_out_put(p->out, nu_rec_absent(said[j]->rec, NU_VALUE) ?
		    NU_S("null") : nu_rec_col(said[j]->rec, NU_VALUE));
		json_key(p->out, "text",
		    nu_doc_field(p->doc, said[j]->rec, NU_TEXT));
		while (at < nf && (j + 1 == ns || f[at]->from <
		    said[j + 1]->from))
			at++;
		facts(p, f + begin, at - begin);
		nu_out_byte(p->out, '}');
	}
	nu_out_str(p->out, ns ? "]}" : "}");
}

void
nu_export_jsonl(struct nu_out *out, struct nu_export *x,
    const struct nu_sheet *page)
{
	struct nu_doc *d = page->doc;
	struct place *place = x->chars ? lay(x, page) : NULL;
	const struct nu_rec *doc = &d->rec[0];

	nu_out_str(out, "{\"id\":");
	json(out, nu_doc_field(d, doc, NU_DOC));
	json_key(out, "format", nu_doc_field(d, doc, NU_LABEL));
	json_key(out, "date", nu_doc_field(d, doc, NU_VALUE));
	json_key(out, "source", nu_doc_field(d, doc, NU_OF));
	nu_out_fmt(out, ",\"offsets\":\"%s\"", x->chars ? "characters of text" :
	    "bytes of the source");
	if (x->chars)
		json_key(out, "text", nu_buf_slice(&x->text));
	nu_out_str(out, ",\"meta\":[");
	for (size_t i = 1, n = 0; i < d->n && d->rec[i].kind <= NU_K_META; i++) {
		if (d->rec[i].kind != NU_K_META)
			continue;
		nu_out_str(out, n++ ? ",{\"label\":" : "{\"label\":");
		json(out, nu_doc_field(d, &d->rec[i], NU_LABEL));
		json_key(out, "value", nu_doc_field(d, &d->rec[i], NU_VALUE));
		nu_out_byte(out, '}');
	}
	nu_out_str(out, "],\"blocks\":[");
	for (size_t b = 0; b < page->nblock; b++) {
		static const struct place zero;
		bool real = page->block[b].rec != NULL;
		struct pen p = { out, x, d, place && real ? &place[b] : &zero };

		if (b)
			nu_out_byte(out, ',');
		json_block(&p, &page->block[b]);
	}
	nu_out_str(out, "]}\n");
	nu_out_pause(out);
}

static void
conll_sentence(struct nu_out *out, const struct nu_sheet_block *b, size_t from,
    size_t to, struct nu_toks *t, size_t *at)
{
	struct nu_slice text = nu_slice_sub(b->view.text, from, to);
	const struct nu_span *in = NULL;

	nu_tokenize(text, t);
	for (size_t i = 0; i < t->n; i++) {
		size_t tb = from + t->v[i].b, te = from + t->v[i].e;
		bool begins = false;

		if (in && tb >= in->to)
			in = NULL;
		while (!in && *at < b->nspan && b->span[*at].from <= tb) {
			const struct nu_span *s = &b->span[(*at)++];

			if (s->rec->kind == NU_K_ENTITY && s->to > tb) {
				in = s;
				begins = true;
			}
		}
		nu_out_put(out, nu_slice_sub(b->view.text, tb, te));
		nu_out_str(out, !in ? "\tO" : begins ? "\tB-" : "\tI-");
		if (in)
			nu_out_put(out, nu_rec_col(in->rec, NU_LABEL));
		nu_out_byte(out, '\n');
	}
	if (t->n)
		nu_out_byte(out, '\n');
}

void
nu_export_conll(struct nu_out *out, struct nu_export *x,
    const struct nu_sheet *page)
{
	struct nu_toks t = { 0 };

	(void)x;
	nu_out_str(out, "# doc = ");
	nu_out_put(out, nu_rec_col(&page->doc->rec[0], NU_DOC));
	nu_out_byte(out, '\n');
	for (size_t k = 0; k < page->nblock; k++) {
		const struct nu_sheet_block *b = &page->block[k];
		size_t at = 0, n = 0;

		if (!b->rec)
			continue;
		for (size_t i = 0; i < b->nspan; i++)
			if (b->span[i].rec->kind == NU_K_SENTENCE) {
				conll_sentence(out, b, b->span[i].from,
				    b->span[i].to, &t, &at);
				n++;
			}
		if (!n)
			conll_sentence(out, b, 0, b->view.text.n, &t, &at);
	}
	nu_toks_free(&t);
	nu_out_pause(out);
}

/* A file name made of the id: letters, digits, '.', '-' and '_'; a second id
 * of the same name gets a number behind it. */
static void
file_name(struct nu_export *x, struct nu_slice id, struct nu_buf *b)
{
	bool fresh;
	size_t n;

	nu_buf_clear(b);
	for (size_t i = 0; i < id.n && i < 200; i++) {
		char c = id.p[i];

		nu_buf_byte(b, (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || c == '-' || (c == '.' && i) ?
		    c : '_');
	}
	n = b->n;
	for (unsigned k = 2; ; k++) {
		nu_map_put(&x->names, nu_buf_slice(b), &fresh);
		if (fresh)
			return;
		b->n = n;
		nu_buf_fmt(b, "_%u", k);
	}
}

static struct nu_out *
create(struct nu_export *x, struct nu_slice name, const char *ending)
{
	struct nu_out *out;

	nu_buf_clear(&x->tmp);
	nu_buf_fmt(&x->tmp, "%s/%.*s%s", x->dir, NU_F(name), ending);
	nu_buf_byte(&x->tmp, '\0');
	out = nu_out_file(x->tmp.p);
	out->name = "brat file";
	return out;
}

/* Speakers: the last mention of the name before the quote's end, else the
 * first after it. */
static size_t
speaker_of(const struct nu_map *who, const size_t *last, const size_t *first,
    const struct nu_rec *quote)
{
	size_t k = nu_rec_absent(quote, NU_VALUE) ? SIZE_MAX :
	    nu_map_get(who, nu_rec_col(quote, NU_VALUE));

	if (k == SIZE_MAX)
		return 0;
	return last[k] ? last[k] : first[k];
}

void
nu_export_brat(struct nu_export *x, const struct nu_sheet *page)
{
	struct nu_doc *d = page->doc;
	struct place *place = lay(x, page);
	struct nu_map who = { 0 };
	struct nu_buf name = { 0 };
	struct nu_slice text = nu_buf_slice(&x->text);
	size_t t = 0, r = 0, byte = 0, *last, *first;
	struct nu_out *txt, *ann;

	file_name(x, nu_doc_field(d, &d->rec[0], NU_DOC), &name);
	txt = create(x, nu_buf_slice(&name), ".txt");
	nu_out_put(txt, text);
	nu_out_byte(txt, '\n');
	nu_out_end(txt);
	nu_out_free(txt);
	/* First mentions, so that a quote may name who comes later. */
	for (size_t b = 0; b < page->nblock; b++)
		for (size_t i = 0; i < page->block[b].nspan; i++)
			nu_map_put(&who, nu_rec_col(page->block[b].span[i].rec,
			    NU_VALUE), NULL);
	last = nu_zalloc(who.n, sizeof *last);
	first = nu_zalloc(who.n, sizeof *first);
	for (size_t b = 0, n = 0; b < page->nblock; b++)
		for (size_t i = 0; i < page->block[b].nspan; i++) {
			const struct nu_rec *rec = page->block[b].span[i].rec;
			size_t k;

			if (rec->kind < NU_K_ENTITY || !page->block[b].rec)
				continue;
			n++;
			k = nu_map_get(&who, nu_rec_col(rec, NU_VALUE));
			if (rec->kind == NU_K_ENTITY && !first[k])
				first[k] = n;
		}
	ann = create(x, nu_buf_slice(&name), ".ann");
	for (size_t b = 0; b < page->nblock; b++) {
		const struct nu_sheet_block *k = &page->block[b];

		if (!k->rec)
			continue;
		if (byte)
			byte += 2;
		for (size_t i = 0; i < k->nspan; i++) {
			const struct nu_span *s = &k->span[i];
			const struct nu_rec *rec = s->rec;
			struct nu_slice value = nu_doc_field(d, rec, NU_VALUE);
			struct nu_slice of = nu_doc_field(d, rec, NU_OF);
			size_t to;

			if (rec->kind < NU_K_ENTITY)
				continue;
			nu_out_fmt(ann, "T%zu\t", ++t);
			if (rec->kind != NU_K_ENTITY) {
				nu_out_put(ann, nu_rec_col(rec, NU_KIND));
				nu_out_byte(ann, '-');
			}
			nu_out_put(ann, nu_rec_col(rec, NU_LABEL));
			nu_out_fmt(ann, " %zu %zu\t", point(&place[b], s->from),
			    point(&place[b], s->to));
			nu_out_put(ann, nu_slice_sub(text, byte + s->from,
			    byte + s->to));
			nu_out_byte(ann, '\n');
			if (value.n || of.n) {
				nu_out_fmt(ann, "#%zu\tAnnotatorNotes T%zu\t", t, t);
				nu_out_put(ann, value);
				if (of.n) {
					nu_out_str(ann, value.n ? " | " : "");
					nu_out_put(ann, of);
				}
				nu_out_byte(ann, '\n');
			}
			if (rec->kind == NU_K_ENTITY)
				last[nu_map_get(&who, nu_rec_col(rec,
				    NU_VALUE))] = t;
			if (rec->kind != NU_K_QUOTE)
				continue;
			to = speaker_of(&who, last, first, rec);
			if (to)
				nu_out_fmt(ann, "R%zu\tspeaker Arg1:T%zu "
				    "Arg2:T%zu\n", ++r, t, to);
		}
		byte += k->view.text.n;
	}
	nu_out_end(ann);
	nu_out_free(ann);
	nu_buf_free(&name);
	nu_map_free(&who);
	free(last);
	free(first);
}

void
nu_export_free(struct nu_export *x)
{
	nu_buf_free(&x->text);
	nu_buf_free(&x->tmp);
	nu_map_free(&x->names);
}
