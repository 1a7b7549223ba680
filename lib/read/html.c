#include "read/html.h"

#include <stdlib.h>

#include "base/utf.h"
#include "base/words.h"
#include "read/htmlmeta.h"
#include "read/lines.h"

NU_WORDS(html_hints);
NU_WORDS(html_hidden);

/* ---- blocks ---- */

static bool
is_block(const struct nu_html_open *o)
{
	return o->elem->flags & NU_ELF_BLOCK;
}

static bool
is_hidden(const struct nu_hpage *h)
{
	return h->nopen && h->open[h->nopen - 1].hidden;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The words of a class, id …: parts at all but letters and digits, and at the
 * humps of camelCase, in lower case in b; digits at the end of a part left
 * out. */
static size_t
words_of(struct nu_slice s, struct nu_buf *b, struct nu_slice *word, size_t max)
{
	size_t n = 0, from;
	char prev = ' ';

	s = nu_slice_sub(s, 0, 256);
	nu_buf_clear(b);
	nu_buf_room(b, 2 * s.n + 1);
	from = 0;
	for (size_t i = 0; i <= s.n && n < max; i++) {
		char c = i < s.n ? s.p[i] : ' ';
		bool in = is_lower(c) || is_upper(c) || (c >= '0' && c <= '9');

		if (!in || (is_upper(c) && is_lower(prev))) {
			while (b->n > from && b->p[b->n - 1] <= '9')
				b->n--;
			if (b->n > from)
				word[n++] = nu_slice(b->p + from, b->n - from);
			from = b->n;
		}
		if (in)
			nu_buf_byte(b, lower(c));
		prev = c;
	}
	return n;
}

/* Words that make the next one say nothing: "has-sidebar". */
static bool
is_about(struct nu_slice w)
{
	static const char *const list[] = { "has", "no", "with", "without",
	    "hide", "show", "js", "is", "not", "enable", "enabled" };

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (nu_slice_is(w, list[i]))
			return true;
	return false;
}

static size_t
add_hint(struct nu_slice *hint, size_t n, struct nu_slice new)
{
	for (size_t i = 0; i < n; i++)
		if (nu_slice_eq(hint[i], new))
			return n;
	if (n < NU_HTML_HINTS)
		hint[n++] = new;
	return n;
}

/* What the attributes of an element say. */
static void
find_hints(struct nu_hpage *h, struct nu_html_open *o)
{
	struct nu_slice word[24], hint;

	if (o->hinted)
		return;
	o->hinted = true;
	for (size_t a = 0; a < o->nattr; a++) {
		size_t n = words_of(o->attr[a], &h->tmp, word, 24);

		for (size_t i = 0; i < n; ) {
			size_t k;

			if (is_about(word[i])) {
				i += 2;
				continue;
			}
			k = nu_words_longest(&html_hints, word + i, n - i,
			    &hint);
			if (k)
				o->nhint = (uint8_t)add_hint(o->hint, o->nhint,
				    hint);
			i += k ? k : 1;
		}
	}
}

/* The element of the block: see html.h. */
static struct nu_slice
path(struct nu_hpage *h)
{
	struct nu_slice hint[NU_HTML_HINTS], s;
	const char *up[2] = { NULL, NULL };
	size_t nhint = 0, el = h->base;
	struct nu_buf *b = &h->tmp;

	for (size_t i = 0; i < h->ninner; i++)
		nhint = add_hint(hint, nhint, h->inner[i]);
	for (size_t i = h->base; i-- > 0 && nhint < NU_HTML_HINTS; ) {
		find_hints(h, &h->open[i]);
		for (size_t k = 0; k < h->open[i].nhint; k++)
			nhint = add_hint(hint, nhint, h->open[i].hint[k]);
	}
	while (el > 0 && !is_block(&h->open[el - 1]))
		el--;
	for (size_t i = el, n = 0; i > 1 && n < 2; i--)
		if (h->open[i - 2].elem->flags & NU_ELF_PATH)
			up[n++] = h->open[i - 2].name;
	nu_buf_clear(b);
	for (int i = 1; i >= 0; i--)
		if (up[i]) {
			nu_buf_str(b, up[i]);
			nu_buf_byte(b, '/');
		}
	nu_buf_str(b, el ? h->open[el - 1].name : "body");
	for (size_t i = 0; i < nhint; i++) {
		nu_buf_byte(b, '.');
		nu_buf_put(b, hint[i]);
	}
	s = nu_buf_slice(b);
	if (h->nblock && nu_slice_eq(s, h->block[h->nblock - 1].element))
		return h->block[h->nblock - 1].element;
	return nu_arena_dup(&h->mem, s);
}

/* Ends the block. Called before its elements are closed. */
static void
flush(struct nu_hpage *h)
{
	h->gap = h->after_link = h->br = h->tight = false;
	if (!h->filling)
		return;
	h->filling = false;
	h->now.end = h->text.n;
	h->now.element = path(h);
	NU_GROW(h->block, h->nblock, h->capblock);
	h->block[h->nblock++] = h->now;
}

/* Whether the text goes on in the middle of a sentence after a br: a line as
 * long as hand-broken ones are, without a stop at its end, and lower case. */
static bool
goes_on(const struct nu_hpage *h, struct nu_slice next)
{
	enum { LINE = 50 };
	char last = h->text.p[h->text.n - 1];

	return is_lower(next.p[0]) && !nu_slice_starts(next, NU_S("http")) &&
	    h->text.n - h->line >= LINE &&
	    (is_lower(last) || is_upper(last) || last == ',');
}

/* Adds bytes of text without white space. */
static void
ink(struct nu_hpage *h, const char *p, size_t n)
{
	if (h->br) {
		h->br = false;
		if (!goes_on(h, nu_slice(p, n)))
			flush(h);
		h->gap = true;
		h->line = h->text.n;
	}
	if (!h->filling) {
		if (h->text.n)
			nu_buf_byte(&h->text, '\n');
		h->now = (struct nu_html_block){ .begin = h->text.n };
		h->line = h->text.n;
		h->filling = true;
		h->base = h->nopen;
	} else if (h->gap && !h->tight) {
		nu_buf_byte(&h->text, ' ');
	}
	h->gap = h->after_link = h->tight = false;
	h->ninner = 0;
	if (h->base > h->nopen)
		h->base = h->nopen;
	nu_buf_add(&h->text, p, n);
	h->now.ink += n;
	if (h->link)
		h->now.link += n;
	if (h->meta)
		nu_htmlmeta_text(h->meta, nu_slice(p, n));
}

enum { SPACE = 1, CONTROL, AMP, HIGH };

/* What a byte of text may be besides itself. */
static const uint8_t special[256] = {
	[0] = CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, SPACE, SPACE, SPACE, SPACE, SPACE, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	SPACE, ['&'] = AMP, [0x7f] = CONTROL,
	/* The lead bytes of white space and of invisible characters. */
	[0xc2] = HIGH, [0xe1] = HIGH, [0xe2] = HIGH, [0xe3] = HIGH,
	[0xef] = HIGH,
};

static void
add_char(struct nu_hpage *h, uint32_t c)
{
	char utf[4];
	struct nu_buf b = { utf, 0, sizeof utf };

	c = nu_html_c1(c);
	switch (c) {
	case 0xad: case 0x200b: case 0x2060: case 0xfeff:
		return;		/* soft hyphen, zero width: not seen */
	}
	if (c < 0x80 && special[c] == CONTROL)
		return;
	if (nu_utf_class(c) & NU_CC_SPACE) {
		h->gap = true;
		return;
	}
	nu_utf_put(&b, c);
	ink(h, b.p, b.n);
}

/* The marks that browsers put around q; inner ones are not told apart. */
static void
quote_mark(struct nu_hpage *h, bool open)
{
	/* White space inside them at both ends is a slip. */
	if (!open)
		h->gap = false;
	add_char(h, open ? 0x201c : 0x201d);
	h->tight = open;
}

/* In pre an empty line is a break; other line ends are as everywhere. */
static bool
is_empty_line(struct nu_slice s)
{
	size_t i = 1;

	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\r'))
		i++;
	return i < s.n && s.p[i] == '\n';
}

static void
add_text(struct nu_hpage *h, struct nu_slice s)
{
	size_t i = 0, from, n;
	uint32_t c[2];

	if (is_hidden(h)) {
		for (; i < s.n; i++)
			h->hidden_ink += (unsigned char)s.p[i] > ' ';
		return;
	}
	while (i < s.n) {
		from = i;
		while (i < s.n && !special[(unsigned char)s.p[i]])
			i++;
		if (i > from)
			ink(h, s.p + from, i - from);
		if (i == s.n)
			break;
		switch (special[(unsigned char)s.p[i]]) {
		case SPACE:
			if (s.p[i] == '\n' && h->npre &&
			    is_empty_line(nu_slice_sub(s, i, s.n)))
				flush(h);
			h->gap = true;
			i++;
			break;
		case CONTROL:
			i++;
			break;
		case AMP:
			n = nu_html_ref(nu_slice_sub(s, i, s.n), false, c);
			if (n) {
				add_char(h, c[0]);
				if (c[1])
					add_char(h, c[1]);
			} else {
				ink(h, "&", 1);
			}
			i += n ? n : 1;
			break;
		case HIGH:
			n = nu_utf_get(nu_slice_sub(s, i, s.n), c);
			if (n)
				add_char(h, c[0]);
			i += n ? n : 1;
			break;
		}
	}
}

/* ---- the stack of open elements ---- */

static void
pop(struct nu_hpage *h)
{
	struct nu_html_open *o = &h->open[h->nopen - 1];

	if (is_block(o)) {
		flush(h);
	} else if (h->filling && h->base >= h->nopen) {
		/* All of the block so far stands in this inline element. */
		find_hints(h, o);
		for (size_t i = 0; i < o->nhint; i++)
			h->ninner = add_hint(h->inner, h->ninner, o->hint[i]);
		h->base = h->nopen - 1;
	}
	h->foreign -= o->elem->id == NU_EL_SVG;
	h->npre -= o->elem->id == NU_EL_PRE;
	h->nopen--;
	if (h->link > h->nopen)
		h->link = 0;
	if (h->meta)
		nu_htmlmeta_closed(h->meta, h->nopen);
}

/* Closes the elements from the stack's place i on. */
static void
pop_to(struct nu_hpage *h, size_t i)
{
	while (h->nopen > i)
		pop(h);
}

/* Closes an open element of that kind when one lies above the first element
 * that stop says is a boundary. */
static void
close_implied(struct nu_hpage *h, enum nu_el id,
    bool (*stop)(const struct nu_html_open *))
{
	for (size_t i = h->nopen; i-- > 0; ) {
		if (h->open[i].elem->id == id) {
			pop_to(h, i);
			return;
		}
		if (stop(&h->open[i]))
			return;
	}
}

static bool
stops_item(const struct nu_html_open *o)
{
	return is_block(o) && strcmp(o->name, "div") != 0 &&
	    strcmp(o->name, "address") != 0 && o->elem->id != NU_EL_P;
}

static bool
stops_cell(const struct nu_html_open *o)
{
	return o->elem->id == NU_EL_TR || o->elem->id == NU_EL_TABLE;
}

static bool
stops_table(const struct nu_html_open *o)
{
	return o->elem->id == NU_EL_TABLE;
}

/* What the start of an element closes. */
static void
close_before(struct nu_hpage *h, const struct nu_elem *e)
{
	if (e->flags & NU_ELF_PCLOSE)
		close_implied(h, NU_EL_P, is_block);
	switch (e->id) {
	case NU_EL_LI:
		close_implied(h, NU_EL_LI, stops_item);
		break;
	case NU_EL_DD:
	case NU_EL_DT:
		close_implied(h, NU_EL_DD, stops_item);
		close_implied(h, NU_EL_DT, stops_item);
		break;
	case NU_EL_HEADING:
		close_implied(h, NU_EL_HEADING, is_block);
		break;
	case NU_EL_A:
		if (h->link)
			close_implied(h, NU_EL_A, is_block);
		break;
	case NU_EL_BUTTON:
		close_implied(h, NU_EL_BUTTON, stops_cell);
		break;
	case NU_EL_TD:
		close_implied(h, NU_EL_TD, stops_cell);
		break;
	case NU_EL_TR:
		close_implied(h, NU_EL_TR, stops_table);
		break;
	case NU_EL_TSECTION:
	case NU_EL_CAPTION:
		close_implied(h, NU_EL_CAPTION, stops_table);
		close_implied(h, NU_EL_TSECTION, stops_table);
		break;
	default:
		break;
	}
}

static bool
has(struct nu_slice s, const char *what)
{
	size_t n = strlen(what), k = 0;

	/* Without regard to case and white space. */
	for (size_t i = 0; i < s.n; i++) {
		char c = lower(s.p[i]);

		if (c == ' ' || (c >= '\t' && c <= '\r'))
			continue;
		k = c == what[k] ? k + 1 : c == what[0];
		if (k == n)
			return true;
	}
	return false;
}

static bool
hidden_by_class(struct nu_hpage *h, struct nu_slice cls)
{
	size_t at = 0;

	cls = nu_slice_sub(cls, 0, 512);
	while (at < cls.n) {
		size_t from = at;

		while (at < cls.n && (unsigned char)cls.p[at] > ' ')
			at++;
		if (at > from + 4) {
			nu_buf_clear(&h->tmp);
			for (size_t i = from; i < at; i++)
				nu_buf_byte(&h->tmp, lower(cls.p[i]));
			if (nu_words_has(&html_hidden, nu_buf_slice(&h->tmp)))
				return true;
		}
		at++;
	}
	return false;
}

/* Keeps what the attributes of the tag say of its text. */
static void
take_attrs(struct nu_hpage *h, struct nu_html_open *o)
{
	static const char *const telling[] = { "class", "id", "role",
	    "itemprop", "data-testid", "data-component", "aria-label" };
	bool hide = o->elem->id == NU_EL_DIALOG;

	o->nattr = 0;
	for (size_t i = 0; i < h->tok.nattr; i++) {
		const struct nu_attr *a = &h->tok.attr[i];

		for (size_t k = 0; k < sizeof telling / sizeof *telling; k++)
			if (nu_slice_ieq(a->name, nu_slice_str(telling[k]))) {
				if (o->nattr < NU_HTML_ATTRS)
					o->attr[o->nattr++] = a->value;
				if (k == 0 && hidden_by_class(h, a->value))
					hide = true;
				break;
			}
		if (nu_slice_ieq(a->name, NU_S("hidden")))
			hide = true;
		else if (nu_slice_ieq(a->name, NU_S("style")))
			hide |= has(a->value, "display:none") ||
			    has(a->value, "visibility:hidden");
		else if (o->elem->id == NU_EL_DIALOG &&
		    nu_slice_ieq(a->name, NU_S("open")))
			hide = false;
	}
	/* The page's own text is shown by script in the end. */
	if (o->elem->id == NU_EL_MAIN || o->elem->id == NU_EL_ARTICLE ||
	    h->show_hidden)
		hide = false;
	if (o->elem->flags & NU_ELF_DROP) {
		hide = true;
		if (o->elem->id == NU_EL_TEMPLATE &&
		    nu_htok_attr(&h->tok, "shadowrootmode"))
			hide = false;
	}
	o->hidden |= hide;
}

static void
push(struct nu_hpage *h, const struct nu_elem *e)
{
	struct nu_html_open *o;
	size_t n;

	if (h->nopen == NU_HTML_DEPTH) {
		h->beyond++;
		return;
	}
	o = &h->open[h->nopen];
	o->elem = e;
	o->hidden = is_hidden(h);
	o->hinted = false;
	o->nhint = 0;
	n = h->tok.nname < sizeof o->name ? h->tok.nname : sizeof o->name - 1;
	memcpy(o->name, h->tok.name, n);
	o->name[n] = '\0';
	take_attrs(h, o);
	h->nopen++;
	h->foreign += e->id == NU_EL_SVG;
	h->npre += e->id == NU_EL_PRE;
}

/* ---- tags ---- */

/* Script, style, title …: content that is not markup. */
static void
open_raw(struct nu_hpage *h, const struct nu_elem *e)
{
	const struct nu_slice *type;

	if (e->flags & NU_ELF_GAP)
		h->gap = true;
	if (!nu_htok_raw(&h->tok)) {
		/* A script cut short: so is the page. Of other elements the
		 * tag is a slip. */
		if (e->id == NU_EL_SCRIPT || !strcmp(h->tok.name, "style"))
			h->tok.at = h->tok.page.n;
		return;
	}
	if (!h->meta)
		return;
	if (e->id == NU_EL_TITLE && !h->foreign) {
		nu_htmlmeta_title(h->meta, h->tok.text);
	} else if (e->id == NU_EL_SCRIPT &&
	    (type = nu_htok_attr(&h->tok, "type")) &&
	    nu_slice_find(*type, NU_S("ld+json"), 0) != SIZE_MAX) {
		nu_htmlmeta_ld(h->meta, h->tok.text);
	}
}

/* A tag inside svg or math. True when it was dealt with; false when it is HTML
 * that ended them, as HTML in a drawing does. */
static bool
open_foreign(struct nu_hpage *h, const struct nu_elem *e)
{
	bool breaks = e->flags & (NU_ELF_PCLOSE | NU_ELF_BLOCK) ||
	    e->id == NU_EL_BR;

	for (size_t i = h->nopen; breaks && i-- > 0; ) {
		if (h->open[i].elem->id == NU_EL_FOREIGNOBJECT)
			break;
		if (h->open[i].elem->id == NU_EL_SVG) {
			pop_to(h, i);
			return h->foreign;
		}
	}
	if (!h->tok.selfclosing && !(e->flags & NU_ELF_VOID))
		push(h, e);
	return true;
}

static void
open_tag(struct nu_hpage *h)
{
	const struct nu_elem *e = nu_elem_of(h->tok.name, h->tok.nname);

	if (e->flags & NU_ELF_RAW) {
		open_raw(h, e);
		return;
	}
	if (h->foreign && open_foreign(h, e))
		return;
	switch (e->id) {
	case NU_EL_HTML:
		if (h->meta)
			nu_htmlmeta_tag(h->meta, &h->tok, e, 0);
		return;
	case NU_EL_HEAD:
		return;
	case NU_EL_BODY:
		flush(h);
		return;
	case NU_EL_BR:
		if (h->br || !h->filling)
			flush(h);
		else
			h->br = true;
		return;
	case NU_EL_A:
		if (h->after_link)
			h->gap = true;
		break;
	default:
		break;
	}
	close_before(h, e);
	if (e->flags & NU_ELF_BLOCK)
		flush(h);
	if (e->flags & NU_ELF_GAP)
		h->gap = true;
	if (h->meta)
		nu_htmlmeta_tag(h->meta, &h->tok, e, h->nopen);
	if (e->flags & NU_ELF_VOID)
		return;
	push(h, e);
	if (e->id == NU_EL_Q && !is_hidden(h))
		quote_mark(h, true);
	if (e->id == NU_EL_A && nu_htok_attr(&h->tok, "href"))
		h->link = h->nopen;
	if (e->id == NU_EL_SVG && h->tok.selfclosing)
		pop(h);
}

/* Whether an end tag for e reaches past the open element o. */
static bool
stops_end(const struct nu_html_open *o, const struct nu_elem *e)
{
	switch (e->id) {
	case NU_EL_TABLE:
		return false;
	case NU_EL_TD:
	case NU_EL_TR:
	case NU_EL_TSECTION:
	case NU_EL_CAPTION:
		return o->elem->id == NU_EL_TABLE;
	default:
		break;
	}
	if (e->flags & (NU_ELF_BLOCK | NU_ELF_DROP | NU_ELF_SCOPE))
		return o->elem->flags & NU_ELF_SCOPE;
	return is_block(o);
}

static void
close_tag(struct nu_hpage *h)
{
	const struct nu_elem *e = nu_elem_of(h->tok.name, h->tok.nname);
	char *name = h->tok.name;

	name[sizeof h->open[0].name - 1] = '\0';
	switch (e->id) {
	case NU_EL_HTML:
	case NU_EL_HEAD:
		return;
	case NU_EL_BODY:
	case NU_EL_BR:
	case NU_EL_P:
		flush(h);
		break;
	case NU_EL_Q:
		if (h->filling && !is_hidden(h))
			quote_mark(h, false);
		break;
	case NU_EL_A:
		h->after_link = h->link && h->filling && !h->gap;
		h->link = 0;
		break;
	default:
		break;
	}
	if (e->flags & NU_ELF_VOID)
		return;
	if (h->beyond) {
		h->beyond--;
		if (e->flags & NU_ELF_BLOCK)
			flush(h);
		return;
	}
	for (size_t i = h->nopen; i-- > 0; ) {
		const struct nu_html_open *o = &h->open[i];

		if (e->id == NU_EL_HEADING ? o->elem->id == NU_EL_HEADING :
		    !strcmp(o->name, name)) {
			bool link = h->after_link;

			pop_to(h, i);
			h->after_link = link && !is_block(o);
			if (e->flags & NU_ELF_GAP)
				h->gap = true;
			return;
		}
		if (stops_end(o, e))
			return;
	}
}

static void
read_page(struct nu_hpage *h, struct nu_slice page)
{
	nu_buf_clear(&h->text);
	nu_arena_reset(&h->mem);
	h->nblock = h->nopen = h->beyond = h->foreign = h->npre = 0;
	h->link = h->hidden_ink = h->ninner = 0;
	h->after_link = h->gap = h->br = h->tight = h->filling = false;
	nu_htok_init(&h->tok, page);
	for (;;) {
		switch (nu_htok_next(&h->tok)) {
		case NU_H_END:
			pop_to(h, 0);
			flush(h);
			return;
		case NU_H_OPEN:
			open_tag(h);
			break;
		case NU_H_CLOSE:
			close_tag(h);
			break;
		case NU_H_TEXT:
		case NU_H_RAW:
			add_text(h, h->tok.text);
			break;
		}
	}
}

void
nu_hpage_read(struct nu_hpage *h, struct nu_slice page,
    struct nu_htmlmeta *meta)
{
	enum { ENOUGH = 500 };

	h->meta = meta;
	h->show_hidden = false;
	read_page(h, page);
	/* A page that hides its text until a script shows it. */
	if (h->hidden_ink > ENOUGH && h->hidden_ink / 3 > h->text.n) {
		h->show_hidden = true;
		h->meta = NULL;
		read_page(h, page);
	}
}

size_t
nu_hpage_prose(const struct nu_hpage *h)
{
	enum { LINE = 80 };
	size_t n = 0;

	for (size_t i = 0; i < h->nblock; i++)
		if (h->block[i].ink >= LINE)
			n += h->block[i].ink - h->block[i].link;
	return n;
}

void
nu_hpage_add(struct nu_hpage *h, struct nu_slice text, const char *element)
{
	struct nu_lines lines = nu_lines_of(text, nu_lines_survey(text));
	size_t b, e;

	while (nu_lines_next(&lines, &b, &e)) {
		struct nu_html_block *block;

		if (h->text.n)
			nu_buf_byte(&h->text, '\n');
		NU_GROW(h->block, h->nblock, h->capblock);
		block = &h->block[h->nblock++];
		*block = (struct nu_html_block){ .begin = h->text.n,
		    .ink = e - b, .element = nu_slice_str(element) };
		nu_buf_add(&h->text, text.p + b, e - b);
		block->end = h->text.n;
	}
}

void
nu_hpage_free(struct nu_hpage *h)
{
	nu_buf_free(&h->text);
	free(h->block);
	nu_arena_free(&h->mem);
	nu_buf_free(&h->tmp);
	*h = (struct nu_hpage){ 0 };
}
