/* Feeds and news XML: RSS 0.9 to 2.0 and Atom (an item a document), NITF and
 * NewsML-G2 (an article a document). Read with the tokenizer of HTML, which
 * never fails and knows no entities of the sender's own: half of the feeds out
 * there are not well-formed, and none needs a DTD. */
#include "base/msg.h"
#include "read/charset.h"
#include "read/lines.h"
#include "read/read.h"
#include "stream/tool.h"

enum role { NOTHING, ITEM, CONTENT, SUMMARY, TITLE, LINK, ID, PUBLISHED,
    UPDATED, AUTHOR, SECTION, SITE, LANG };
enum kind { NONE, RSS, ATOM, G2, NITF };

/* What the elements of feeds and news XML mean. */
static const struct { const char *name; enum role role; } element[] = {
	{ "content:encoded", CONTENT }, { "content", CONTENT },
	{ "body", CONTENT }, { "inlinexml", CONTENT },
	{ "inlinedata", CONTENT }, { "description", SUMMARY },
	{ "summary", SUMMARY }, { "abstract", SUMMARY }, { "title", TITLE },
	{ "hl1", TITLE }, { "headline", TITLE }, { "link", LINK },
	{ "guid", ID }, { "id", ID }, { "pubdate", PUBLISHED },
	{ "contentcreated", PUBLISHED }, { "dc:date", PUBLISHED },
	{ "published", PUBLISHED },
	{ "issued", PUBLISHED }, { "firstcreated", PUBLISHED },
	{ "updated", UPDATED }, { "modified", UPDATED },
	{ "atom:updated", UPDATED }, { "versioncreated", UPDATED },
	{ "dc:creator", AUTHOR }, { "author", AUTHOR }, { "by", AUTHOR },
	{ "byline", AUTHOR }, { "category", SECTION }, { "source", SITE },
	{ "language", LANG }, { "dc:language", LANG },
};

/* A document in the making. */
struct item {
	/* Decoded, in mem; or in the page. */
	struct nu_slice content, summary, title, link, id, published, updated,
	    site, lang, section, author;
	bool markup, summary_markup;	/* content, summary are HTML */
	size_t offset;			/* where it begins */
};

struct feed {
	struct nu_read *r;
	struct nu_input *i;
	struct nu_htok tok;
	struct nu_arena mem;		/* of the item */
	struct nu_arena whole;		/* of the feed */
	struct nu_buf tmp;
	struct item item;
	struct nu_slice site, lang;	/* of the whole feed */
	enum kind kind;			/* of the item being read */
	size_t documents;
};

/* Adds an element's content as characters: CDATA as it is, references decoded,
 * tags left out. */
static void
add_chars(struct nu_buf *b, struct nu_slice raw)
{
	while (raw.n) {
		size_t at = nu_slice_find(raw, NU_S("<"), 0), end;

		if (at == SIZE_MAX)
			at = raw.n;
		nu_html_decode(b, nu_slice_sub(raw, 0, at), false);
		raw = nu_slice_sub(raw, at, raw.n);
		if (!raw.n)
			return;
		if (nu_slice_starts(raw, NU_S("<![CDATA["))) {
			end = nu_slice_find(raw, NU_S("]]>"), 9);
			nu_buf_put(b, nu_slice_sub(raw, 9, end));
			raw = end == SIZE_MAX ? NU_S("") :
			    nu_slice_sub(raw, end + 3, raw.n);
		} else {
			end = nu_slice_find(raw, NU_S(">"), 0);
			raw = end == SIZE_MAX ? NU_S("") :
			    nu_slice_sub(raw, end + 1, raw.n);
		}
	}
}

static struct nu_slice
chars(struct feed *f, struct nu_slice raw)
{
	nu_buf_clear(&f->tmp);
	add_chars(&f->tmp, raw);
	return nu_arena_dup(&f->mem, nu_slice_trim(nu_buf_slice(&f->tmp)));
}

/* The text of markup, for a meta. */
static struct nu_slice
strip(struct feed *f, struct nu_slice html)
{
	nu_buf_clear(&f->tmp);
	add_chars(&f->tmp, html);
	return nu_arena_dup(&f->mem, nu_buf_slice(&f->tmp));
}

static enum role
role_of(const struct nu_htok *t)
{
	for (size_t k = 0; k < sizeof element / sizeof *element; k++)
		if (!strcmp(t->name, element[k].name))
			return element[k].role;
	return NOTHING;
}

static struct nu_slice
attr(struct feed *f, const char *name)
{
	const struct nu_slice *v = nu_htok_attr(&f->tok, name);

	return v ? chars(f, *v) : NU_S("");
}

/* Where the end tag begins that ends at to; comments and CDATA sections may
 * stand between from and it. */
static size_t
end_of(struct nu_slice page, size_t from, size_t to)
{
	while (to > from && page.p[to - 1] != '<')
		to--;
	return to > from ? to - 1 : from;
}

/* The raw content of the element whose start tag was given last; moves past
 * its end tag, or its parent's. */
static struct nu_slice
inner(struct feed *f)
{
	size_t from = f->tok.at, depth = 1;
	char name[NU_HTOK_NAME];

	if (f->tok.selfclosing)
		return NU_S("");
	memcpy(name, f->tok.name, sizeof name);
	for (;;) {
		size_t at = f->tok.at;

		switch (nu_htok_next(&f->tok)) {
		case NU_H_END:
			return nu_slice_sub(f->tok.page, from,
			    f->tok.page.n);
		case NU_H_CLOSE:
			if (!strcmp(f->tok.name, name) && --depth == 0)
				return nu_slice_sub(f->tok.page, from,
				    end_of(f->tok.page, at, f->tok.at));
			break;
		case NU_H_OPEN:
			depth += !strcmp(f->tok.name, name) &&
			    !f->tok.selfclosing;
			break;
		default:
			break;
		}
	}
}

static void
take_content(struct feed *f, bool summary)
{
	struct nu_slice type = attr(f, "type"), raw = inner(f), text;
	bool markup = true;

	if (nu_slice_is(type, "xhtml") || (f->kind == G2 && !summary)) {
		text = raw;		/* markup of its own, not escaped */
	} else {
		text = chars(f, raw);
		markup = f->kind != ATOM || nu_slice_is(type, "html") ||
		    nu_slice_is(type, "text/html");
	}
	if (summary && !f->item.summary.n) {
		f->item.summary = text;
		f->item.summary_markup = markup;
	} else if (!summary && f->item.content.n < text.n) {
		f->item.content = text;
		f->item.markup = markup;
	}
}

/* RSS: the content; Atom: the attribute href where rel is alternate. */
static void
take_link(struct feed *f)
{
	struct nu_slice rel = attr(f, "rel"), href = attr(f, "href");

	if (!href.n)
		href = chars(f, inner(f));
	else if (!f->tok.selfclosing)
		inner(f);
	if (!f->item.link.n && (!rel.n || nu_slice_is(rel, "alternate")))
		f->item.link = href;
}

/* "desk@example.com (Jane Doe)" is Jane Doe; Atom has a name inside. */
static struct nu_slice
author_name(struct feed *f, struct nu_slice raw)
{
	size_t a = nu_slice_find(raw, NU_S("<name"), 0), b;
	struct nu_slice s;

	if (a != SIZE_MAX && (a = nu_slice_find(raw, NU_S(">"), a)) !=
	    SIZE_MAX) {
		b = nu_slice_find(raw, NU_S("</"), a);
		return chars(f, nu_slice_sub(raw, a + 1, b));
	}
	s = chars(f, raw);
	a = nu_slice_find(s, NU_S("("), 0);
	if (a != SIZE_MAX && s.p[s.n - 1] == ')' &&
	    memchr(s.p, '@', a))
		return nu_slice_sub(s, a + 1, s.n - 1);
	return s;
}

static void
set(struct nu_slice *field, struct nu_slice v)
{
	if (!field->n)
		*field = v;
}

/* A start tag inside an item. */
static void
take(struct feed *f)
{
	struct item *it = &f->item;
	enum role role = role_of(&f->tok);

	switch (role) {
	case CONTENT:
		take_content(f, false);
		break;
	case SUMMARY:
		take_content(f, true);
		break;
	case LINK:
		take_link(f);
		break;
	case TITLE:
		set(&it->title, strip(f, chars(f, inner(f))));
		break;
	case ID:
		set(&it->id, chars(f, inner(f)));
		break;
	case PUBLISHED:
		set(&it->published, chars(f, inner(f)));
		break;
	case UPDATED:
		set(&it->updated, chars(f, inner(f)));
		break;
	case AUTHOR:
		set(&it->author, author_name(f, inner(f)));
		break;
	case SECTION: {
		struct nu_slice term = attr(f, "term");

		set(&it->section, term.n ? term : chars(f, inner(f)));
		break;
	}
	case SITE:
		/* Atom's source is a feed of its own. */
		if (f->kind == ATOM)
			inner(f);
		else
			set(&it->site, chars(f, inner(f)));
		break;
	case LANG:
		set(&it->lang, chars(f, inner(f)));
		break;
	default:
		break;
	}
}

/* What is known of the item. */
static void
put_facts(struct feed *f, struct nu_put_doc *d, bool with_summary)
{
	struct nu_htmlmeta *m = &f->r->meta;
	struct item *it = &f->item;

	nu_htmlmeta_start(m);
	nu_htmlmeta_know(m, NU_FACT_TITLE, 0, it->title);
	nu_htmlmeta_know(m, NU_FACT_DATE, 0, it->published);
	nu_htmlmeta_know(m, NU_FACT_DATE, 1, it->updated);
	nu_htmlmeta_know(m, NU_FACT_MODIFIED, 0, it->updated);
	nu_htmlmeta_know(m, NU_FACT_AUTHOR, 0, it->author);
	nu_htmlmeta_know(m, NU_FACT_URL, 0, it->link);
	nu_htmlmeta_know(m, NU_FACT_SECTION, 0, it->section);
	nu_htmlmeta_know(m, NU_FACT_SITE, 0, it->site.n ? it->site : f->site);
	nu_htmlmeta_know(m, NU_FACT_LANG, 0, it->lang.n ? it->lang : f->lang);
	if (with_summary)
		nu_htmlmeta_know(m, NU_FACT_DESCRIPTION, 0,
		    strip(f, it->summary));
	d->label = "feed";
	d->of = d->url = it->link;
	d->id = it->id.n ? it->id : it->link;
	if (!d->id.n) {
		nu_buf_clear(&f->r->name);
		nu_buf_str(&f->r->name, f->i->name);
		if (f->kind != NITF)
			nu_buf_fmt(&f->r->name, ":%zu", it->offset);
		d->id = nu_buf_slice(&f->r->name);
	}
	if (!d->of.n)
		d->of = nu_slice_str(f->i->name);
}

/* The item that was read, as a document. */
static void
put_item(struct feed *f)
{
	struct item *it = &f->item;
	bool whole = it->content.n > 0;
	struct nu_slice text = whole ? it->content : it->summary;
	struct nu_put_doc d = { .of = NU_S("") };
	char iso[NU_DATE_MAX];
	size_t bad, at;
	unsigned flags;

	put_facts(f, &d, whole && it->summary.n);
	if (whole ? it->markup : it->summary_markup) {
		nu_read_page(f->r, text, &d);
	} else {
		d.text = nu_lines_valid(text, &f->r->unchunked, &bad, &at,
		    &flags);
		d.date = nu_htmlmeta_put(&f->r->meta, &f->r->put, iso);
		if (nu_put_doc(&f->r->put, &d))
			nu_read_lines(f->r, d.text, flags);
	}
	f->documents++;
	nu_out_pause(f->r->put.out);
	nu_arena_reset(&f->mem);
	f->item = (struct item){ .offset = 0 };
}

/* The content of the first element of that name in markup. */
static struct nu_slice
first(struct feed *f, struct nu_slice raw, const char *open, const char *close)
{
	size_t at = nu_slice_find(raw, nu_slice_str(open), 0);

	at = at == SIZE_MAX ? at : nu_slice_find(raw, NU_S(">"), at);
	if (at == SIZE_MAX)
		return NU_S("");
	return chars(f, nu_slice_sub(raw, at + 1, nu_slice_find(raw,
	    nu_slice_str(close), at)));
}

/* A start tag inside NITF, which says most in attributes of its head. */
static void
take_nitf(struct feed *f)
{
	struct item *it = &f->item;
	const char *name = f->tok.name;

	if (!strcmp(name, "date.issue")) {
		set(&it->published, attr(f, "norm"));
	} else if (!strcmp(name, "doc-id")) {
		set(&it->id, attr(f, "id-string"));
	} else if (!strcmp(name, "pubdata")) {
		set(&it->published, attr(f, "date.publication"));
		set(&it->site, attr(f, "name"));
	} else if (!strcmp(name, "title")) {
		set(&it->title, chars(f, inner(f)));
	} else if (!strcmp(name, "body")) {
		it->content = inner(f);
		it->markup = true;
		set(&it->author, first(f, it->content, "<byline", "</byline"));
		set(&it->title, first(f, it->content, "<hl1", "</hl1"));
	}
}

static enum kind
item_kind(const char *name)
{
	static const struct { const char *name; enum kind kind; } item[] = {
		{ "item", RSS }, { "entry", ATOM }, { "newsitem", G2 },
		{ "nitf", NITF },
	};

	for (size_t i = 0; i < sizeof item / sizeof *item; i++)
		if (!strcmp(name, item[i].name))
			return item[i].kind;
	return NONE;
}

/* A start tag anywhere; item is the name of the element of the item. */
static void
open_tag(struct feed *f, char item[NU_HTOK_NAME])
{
	enum kind kind = item_kind(f->tok.name);

	if (kind != NONE && !(item[0] && f->kind == G2)) {
		if (item[0])		/* the last one did not end */
			put_item(f);
		memcpy(item, f->tok.name, NU_HTOK_NAME);
		f->kind = kind;
		f->item.offset = f->tok.at;
		if (kind == G2)
			f->item.id = attr(f, "guid");
	} else if (item[0] && f->kind == NITF) {
		take_nitf(f);
	} else if (item[0]) {
		take(f);
	} else if (!strcmp(f->tok.name, "title") && !f->site.n) {
		f->site = nu_arena_dup(&f->whole, chars(f, inner(f)));
	} else if (!strcmp(f->tok.name, "language") && !f->lang.n) {
		f->lang = nu_arena_dup(&f->whole, chars(f, inner(f)));
	} else if (!strcmp(f->tok.name, "feed")) {
		f->lang = nu_arena_dup(&f->whole, attr(f, "xml:lang"));
	}
}

void
nu_read_feed(struct nu_read *r, struct nu_input *i)
{
	struct nu_slice raw = nu_in_all(i->in), page;
	char item[NU_HTOK_NAME] = "";
	struct feed f = { .r = r, .i = i };
	enum nu_htok_kind k;
	size_t bad;

	if (!raw.n)
		return;
	page = nu_charset_utf8(raw, NU_S(""), &r->valid, &bad);
	if (bad)
		nu_note("%s: U+FFFD in %zu place%s that the feed's charset "
		    "does not have", nu_shown(nu_slice_str(i->name)), bad,
		    bad == 1 ? "" : "s");
	nu_htok_init(&f.tok, page);
	f.tok.xml = true;
	while ((k = nu_htok_next(&f.tok)) != NU_H_END) {
		if (k == NU_H_CLOSE && item[0] && !strcmp(item, f.tok.name)) {
			put_item(&f);
			item[0] = '\0';
		} else if (k == NU_H_OPEN) {
			open_tag(&f, item);
		}
	}
	if (item[0]) {
		nu_warn("%s: cut short: the last item does not end",
		    nu_shown(nu_slice_str(i->name)));
		put_item(&f);
	} else if (!f.documents) {
		nu_warn("%s: no feed: it has no item or entry",
		    nu_shown(nu_slice_str(i->name)));
	}
	nu_progress(raw.n, f.documents);
	nu_arena_free(&f.mem);
	nu_arena_free(&f.whole);
	nu_buf_free(&f.tmp);
}
