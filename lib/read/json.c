/* JSON Lines by json-c: an object a document. Also one object, or an array of
 * them, over many lines. */
#include <json-c/json.h>
#include <limits.h>

#include "base/msg.h"
#include "read/date.h"
#include "read/lines.h"
#include "read/htmlmeta.h"
#include "read/read.h"
#include "stream/tool.h"

enum { DEPTH = 256, NAMES = 12 };

/* The usual names of the fields, the first that holds something wins. */
static const char *const usual[NU_NROLE][NAMES] = {
	[NU_R_TEXT] = { "text", "content", "maintext", "plain_text",
	    "articleBody", "body", "raw_text", "content_text", "p" },
	[NU_R_HTML] = { "html", "raw_html", "content_html" },
	[NU_R_ID] = { "id", "_id", "articleID", "stories_id" },
	[NU_R_URL] = { "url", "url_used", "requested_url", "responded_url",
	    "link", "u" },
	[NU_R_TITLE] = { "title", "headline", "title_page", "title_rss" },
	[NU_R_DATE] = { "date_publish", "published_date", "publish_date",
	    "publication_date", "datePublished", "date_published",
	    "publishedAt", "published_at", "pub_date", "pubDate",
	    "published", "date" },
	[NU_R_CRAWLED] = { "timestamp", "date_download", "warc_date",
	    "crawl_date", "ts", "date" },
	[NU_R_AUTHOR] = { "authors", "author", "byline", "creator" },
	[NU_R_SITE] = { "source_domain", "domain", "hostname", "sitename",
	    "media_name", "source" },
	[NU_R_LANG] = { "language", "lang", "l" },
	[NU_R_DESCRIPTION] = { "description", "summary", "excerpt" },
	[NU_R_SECTION] = { "section", "articleSection" },
	[NU_R_MODIFIED] = { "date_modify", "dateModified", "modified" },
};

/* Where an object stands, for messages and ids. */
struct place {
	const char *name;
	bool named;			/* that is a name the user gave */
	uint64_t offset, line;
	struct nu_slice raw;		/* the object as written */
};

static struct json_object *
member(struct json_object *o, const char *name)
{
	struct json_object *v, *meta;

	if (json_object_object_get_ex(o, name, &v) && v)
		return v;
	if (json_object_object_get_ex(o, "metadata", &meta) &&
	    json_object_is_type(meta, json_type_object) &&
	    json_object_object_get_ex(meta, name, &v))
		return v;
	return NULL;
}

/* The same for a name that the user gave: "article.body" also is the field
 * body of the object article. */
static struct json_object *
member_below(struct json_object *o, const char *name)
{
	struct json_object *v = member(o, name);
	const char *dot;

	while (!v && (dot = strchr(name, '.'))) {
		char first[256];
		size_t n = (size_t)(dot - name);

		if (n >= sizeof first)
			return NULL;
		memcpy(first, name, n);
		first[n] = '\0';
		o = member(o, first);
		if (!json_object_is_type(o, json_type_object))
			return NULL;
		name = dot + 1;
		v = member(o, name);
	}
	return v;
}

/* "date" is when the page was fetched in corpora that tell their crawl. */
static bool
date_is_crawl(struct json_object *o)
{
	struct json_object *v;

	return json_object_object_get_ex(o, "dump", &v) ||
	    json_object_object_get_ex(o, "warc_date", &v);
}

/* Its characters: of a string or a number, also within an object as WordPress
 * and MongoDB write one. */
static struct nu_slice
string(struct json_object *v)
{
	static const char *const within[] = { "rendered", "$oid", "$date" };
	struct json_object *in;

	if (!v)
		return NU_S("");
	if (json_object_is_type(v, json_type_string))
		return nu_slice(json_object_get_string(v),
		    (size_t)json_object_get_string_len(v));
	if (json_object_is_type(v, json_type_int) ||
	    json_object_is_type(v, json_type_double))
		return nu_slice_str(json_object_to_json_string(v));
	for (size_t i = 0; i < sizeof within / sizeof *within; i++)
		if (json_object_is_type(v, json_type_object) &&
		    json_object_object_get_ex(v, within[i], &in))
			return string(in);
	return NU_S("");
}

/* A name: a string, or an object that has one. Numbers are keys, not names. */
static struct nu_slice
name_of(struct json_object *v)
{
	struct json_object *n;

	if (json_object_is_type(v, json_type_object) &&
	    json_object_object_get_ex(v, "name", &n))
		return name_of(n);
	return json_object_is_type(v, json_type_string) ||
	    json_object_is_type(v, json_type_object) ? string(v) : NU_S("");
}

/* Whether v has anything for this role to take: a string, or some of them. */
static bool
holds(struct json_object *v, enum nu_role role)
{
	if (!json_object_is_type(v, json_type_array))
		return nu_slice_trim(string(v)).n > 0 || (role != NU_R_TEXT &&
		    role != NU_R_HTML && nu_slice_trim(name_of(v)).n > 0);
	if (role == NU_R_HTML)
		return false;
	for (size_t i = 0; i < json_object_array_length(v); i++) {
		struct json_object *e = json_object_array_get_idx(v, i);

		if (!json_object_is_type(e, json_type_array) && holds(e, role))
			return true;
	}
	return false;
}

/* The first field for the role that holds something; *idle, unless NULL, is
 * the name of one that is there and does not, when none does. */
static struct json_object *
find_or(const struct nu_read *r, struct json_object *o, enum nu_role role,
    const char **idle)
{
	const char *const *name = usual[role], *given = r->field[role];
	size_t n = NAMES;

	if (given) {
		name = &given;
		n = 1;
	}
	for (size_t i = 0; i < n && name[i]; i++) {
		struct json_object *v;

		if (!given && !strcmp(name[i], "date") &&
		    date_is_crawl(o) != (role == NU_R_CRAWLED))
			continue;
		v = given ? member_below(o, given) : member(o, name[i]);
		if (v && holds(v, role))
			return v;
		if (v && idle && !*idle)
			*idle = name[i];
	}
	return NULL;
}

static struct json_object *
find(const struct nu_read *r, struct json_object *o, enum nu_role role)
{
	return find_or(r, o, role, NULL);
}

/* A meta for each of the strings of v. */
static void
metas(struct nu_read *r, const char *label, struct json_object *v)
{
	if (!v)
		return;
	if (!json_object_is_type(v, json_type_array)) {
		nu_put_meta(&r->put, label, name_of(v));
		return;
	}
	for (size_t i = 0; i < json_object_array_length(v); i++)
		nu_put_meta(&r->put, label,
		    name_of(json_object_array_get_idx(v, i)));
}

/* A meta with a date, ISO 8601 where it can be read as one, else as it is;
 * returns it only when it can. */
static struct nu_slice
date_meta(struct nu_read *r, const char *label, struct json_object *v,
    char iso[NU_DATE_MAX])
{
	struct nu_slice raw = string(v), date = nu_date_iso(raw, iso);

	nu_put_meta(&r->put, label, date.n ? date : raw);
	return date;
}

/* The text: a string, or an array of strings, a line each. */
static struct nu_slice
text_of(struct json_object *v, struct nu_buf *b)
{
	if (!json_object_is_type(v, json_type_array))
		return string(v);
	nu_buf_clear(b);
	for (size_t i = 0; i < json_object_array_length(v); i++) {
		if (i)
			nu_buf_byte(b, '\n');
		nu_buf_put(b, string(json_object_array_get_idx(v, i)));
	}
	return nu_buf_slice(b);
}

static void
put_text(struct nu_read *r, const struct place *at, struct nu_slice text,
    struct nu_put_doc *d)
{
	size_t bad, first;
	unsigned flags;

	d->text = nu_lines_valid(text, &r->valid, &bad, &first, &flags);
	if (bad)
		nu_warn("%s:%llu: not UTF-8, or NUL: U+FFFD instead in %zu "
		    "place%s of the text", nu_shown(nu_slice_str(at->name)),
		    (unsigned long long)at->line, bad, bad == 1 ? "" : "s");
	if (!nu_put_doc(&r->put, d))
		return;
	nu_read_lines(r, d->text, flags);
}

/* What the object says of the document, as metas. */
static void
put_facts(struct nu_read *r, struct json_object *o, struct nu_slice url,
    struct nu_put_doc *d, char iso[NU_DATE_MAX])
{
	struct json_object *site = find(r, o, NU_R_SITE);
	char other[NU_DATE_MAX];

	d->date = date_meta(r, "date", find(r, o, NU_R_DATE), iso);
	if (!d->date.n) {
		d->date = nu_date_url(url, iso);
		nu_put_meta(&r->put, "date", d->date);
	}
	date_meta(r, "modified", find(r, o, NU_R_MODIFIED), other);
	metas(r, "title", find(r, o, NU_R_TITLE));
	metas(r, "author", find(r, o, NU_R_AUTHOR));
	metas(r, "lang", find(r, o, NU_R_LANG));
	metas(r, "description", find(r, o, NU_R_DESCRIPTION));
	metas(r, "section", find(r, o, NU_R_SECTION));
	nu_put_meta(&r->put, "url", url);
	nu_put_meta(&r->put, "site", site ? name_of(site) : nu_url_host(url));
}

/* The same, told to the reader of the page in it: the object's word goes
 * before the page's. */
static void
know_facts(struct nu_read *r, struct json_object *o, struct nu_slice url)
{
	static const struct { enum nu_role role; enum nu_fact fact; } same[] = {
		{ NU_R_DATE, NU_FACT_DATE }, { NU_R_TITLE, NU_FACT_TITLE },
		{ NU_R_MODIFIED, NU_FACT_MODIFIED },
		{ NU_R_LANG, NU_FACT_LANG }, { NU_R_SITE, NU_FACT_SITE },
		{ NU_R_DESCRIPTION, NU_FACT_DESCRIPTION },
		{ NU_R_SECTION, NU_FACT_SECTION },
	};
	struct json_object *v = find(r, o, NU_R_AUTHOR);
	size_t n = json_object_is_type(v, json_type_array) ?
	    json_object_array_length(v) : 0;

	nu_htmlmeta_start(&r->meta);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		nu_htmlmeta_know(&r->meta, same[i].fact, 0,
		    name_of(find(r, o, same[i].role)));
	nu_htmlmeta_know(&r->meta, NU_FACT_URL, 0, url);
	if (v && !n)
		nu_htmlmeta_know(&r->meta, NU_FACT_AUTHOR, 0, name_of(v));
	for (size_t i = 0; i < n; i++)
		nu_htmlmeta_know(&r->meta, NU_FACT_AUTHOR, 0,
		    name_of(json_object_array_get_idx(v, i)));
}

static void
put_page(struct nu_read *r, const struct place *at, struct nu_slice html,
    struct nu_put_doc *d)
{
	size_t bad, first;
	unsigned flags;

	html = nu_lines_valid(html, &r->valid, &bad, &first, &flags);
	if (bad)
		nu_note("%s:%llu: not UTF-8, or NUL: U+FFFD instead in %zu "
		    "place%s of the page", nu_shown(nu_slice_str(at->name)),
		    (unsigned long long)at->line, bad, bad == 1 ? "" : "s");
	nu_read_page(r, html, d);
}

/* The id of an object that has none: its place. Standard input without a name
 * is a piece of something: its places would not be the same in other pieces,
 * so there the id is made of the object itself. */
static void
make_id(struct nu_buf *b, const struct place *at)
{
	if (at->named)
		nu_buf_fmt(b, "%s:%llu", at->name,
		    (unsigned long long)at->offset);
	else
		nu_buf_fmt(b, "json:%016llx",
		    (unsigned long long)nu_slice_hash(at->raw));
}

/* The page in an object, NULL when it holds plain text, which *text then is.
 * The html field is one when the user named it or there is no text; so is a
 * text that is markup, and WordPress's { "rendered": markup }. When there is
 * neither, *idle is a field that should hold it. */
static struct json_object *
find_page(const struct nu_read *r, struct json_object *o,
    struct json_object **text, const char **idle)
{
	struct json_object *html = NULL, *t;

	*text = NULL;
	*idle = NULL;
	t = find_or(r, o, NU_R_TEXT, idle);
	if (!t || r->field[NU_R_HTML])
		html = find_or(r, o, NU_R_HTML, idle);
	if (html)
		return html;
	if (json_object_is_type(t, json_type_object) &&
	    json_object_object_get_ex(t, "rendered", &html))
		return html;
	if (t && nu_looks_like_html(string(t)))
		return t;
	*text = t;
	return NULL;
}

/* There is no text to read: told, unless it is there and empty, which is then
 * the result. */
static struct json_object *
empty_text(const struct nu_read *r, struct json_object *o,
    const struct place *at, const char *idle)
{
	struct json_object *v = idle ? member_below(o, idle) : NULL;

	if (json_object_is_type(v, json_type_string) ||
	    (json_object_is_type(v, json_type_array) &&
	    !json_object_array_length(v)))
		return v;
	if (idle)
		nu_warn("%s:%llu: no text: the field %s is no string",
		    nu_shown(nu_slice_str(at->name)),
		    (unsigned long long)at->line,
		    nu_shown(nu_slice_str(idle)));
	else if (r->field[NU_R_TEXT])
		nu_warn("%s:%llu: no text: no field %s",
		    nu_shown(nu_slice_str(at->name)),
		    (unsigned long long)at->line,
		    nu_shown(nu_slice_str(r->field[NU_R_TEXT])));
	else
		nu_warn("%s:%llu: no text: none of the fields text, content, "
		    "maintext ... html (-f text=NAME names another)",
		    nu_shown(nu_slice_str(at->name)),
		    (unsigned long long)at->line);
	return NULL;
}

static void
read_object(struct nu_read *r, struct json_object *o, const struct place *at)
{
	const char *idle;
	struct json_object *text, *html = find_page(r, o, &text, &idle);
	struct nu_slice id = nu_slice_trim(string(find(r, o, NU_R_ID)));
	struct nu_slice url = nu_slice_trim(string(find(r, o, NU_R_URL)));
	struct nu_put_doc d = { .label = html ? "html" : "json" };
	struct nu_buf made = { 0 }, joined = { 0 };
	char iso[NU_DATE_MAX], other[NU_DATE_MAX];

	if (!text && !html && !(text = empty_text(r, o, at, idle)))
		return;
	d.id = id.n ? id : url;
	d.url = url;
	if (!d.id.n) {
		make_id(&made, at);
		d.id = nu_buf_slice(&made);
	}
	d.of = url.n ? url : nu_slice_str(at->name);
	date_meta(r, "crawled", find(r, o, NU_R_CRAWLED), other);
	if (html) {
		know_facts(r, o, url);
		put_page(r, at, string(html), &d);
	} else {
		put_facts(r, o, url, &d, iso);
		put_text(r, at, text_of(text, &joined), &d);
	}
	nu_buf_free(&made);
	nu_buf_free(&joined);
}

/* Parses the value at the head of s: NULL when it is none, *why says what is
 * wrong; *used is how far the parser came. */
static struct json_object *
parse(struct json_tokener *t, struct nu_slice s, size_t *used, const char **why)
{
	struct json_object *o;
	enum json_tokener_error e;

	*used = 0;
	if (s.n > INT_MAX / 2) {
		*why = "a value of over 1 GB";
		return NULL;
	}
	json_tokener_reset(t);
	o = json_tokener_parse_ex(t, s.p, (int)s.n);
	e = json_tokener_get_error(t);
	*used = json_tokener_get_parse_end(t);
	*why = e == json_tokener_continue ? "cut short" :
	    json_tokener_error_desc(e);
	return e == json_tokener_success ? o : NULL;
}

static void
fault(const struct place *at, const char *why, size_t column)
{
	nu_warn("%s:%llu: not JSON at byte %zu: %s",
	    nu_shown(nu_slice_str(at->name)), (unsigned long long)at->line,
	    column + 1, why);
}

static void
read_one(struct nu_read *r, struct json_object *o, const struct place *at)
{
	if (json_object_is_type(o, json_type_object))
		read_object(r, o, at);
	else
		nu_warn("%s:%llu: not a JSON object",
		    nu_shown(nu_slice_str(at->name)),
		    (unsigned long long)at->line);
	nu_out_pause(r->put.out);
}

/* Moves past n bytes of s. */
static void
step(struct nu_slice *s, size_t n, struct place *at)
{
	for (size_t i = 0; i < n; i++)
		at->line += s->p[i] == '\n';
	at->offset += n;
	*s = nu_slice_sub(*s, n, s->n);
}

/* Past white space, commas and brackets between the objects. */
static void
step_between(struct nu_slice *s, struct place *at)
{
	size_t n = 0;

	while (n < s->n && s->p[n] && strchr(" \t\r\n,[]", s->p[n]))
		n++;
	step(s, n, at);
}

/* Objects that spread over lines, in an array or one after the other. */
static void
read_spread(struct nu_read *r, struct json_tokener *t, struct nu_slice s,
    struct place at)
{
	for (step_between(&s, &at); s.n; step_between(&s, &at)) {
		struct json_object *o;
		const char *why;
		size_t used;

		o = parse(t, s, &used, &why);
		if (!o) {
			step(&s, used, &at);
			nu_warn("%s:%llu: not JSON: %s; the rest is not read",
			    nu_shown(nu_slice_str(at.name)),
			    (unsigned long long)at.line, why);
			return;
		}
		at.raw = nu_slice_sub(s, 0, used);
		read_one(r, o, &at);
		json_object_put(o);
		step(&s, used, &at);
		nu_progress(used, 1);
	}
}

/* The input's first value does not end on its first line: it is spread over
 * several, as pretty-printers do. */
static bool
is_spread(struct nu_slice line)
{
	line = nu_slice_trim(line);
	return line.n && (line.p[0] == '[' ||
	    (line.p[0] == '{' && strchr("{[,", line.p[line.n - 1])));
}

void
nu_read_json(struct nu_read *r, struct nu_input *i)
{
	struct json_tokener *t = json_tokener_new_ex(DEPTH);
	struct place at = { i->name, i->named, 0, 1, NU_S("") };
	struct nu_slice line;

	if (!t)
		nu_die("out of memory");
	json_tokener_set_flags(t, JSON_TOKENER_STRICT |
	    JSON_TOKENER_ALLOW_TRAILING_CHARS);
	if (nu_slice_starts(nu_in_peek(i->in, 3), NU_S("\xef\xbb\xbf")))
		nu_in_skip(i->in, 3);
	for (bool first = true; nu_in_line(i->in, &line); ) {
		struct json_object *o;
		size_t used, size = line.n + 1;
		const char *why = "";

		at.line = i->in->line;
		at.offset = i->in->base + i->in->last;
		line = nu_slice_trim(line);
		if (!line.n)
			continue;
		if (first && is_spread(line)) {
			nu_in_unline(i->in);
			read_spread(r, t, nu_in_all(i->in), at);
			break;
		}
		first = false;
		if (nu_slice_is(line, "null")) {	/* to json-c, no value */
			read_one(r, NULL, &at);
			continue;
		}
		o = parse(t, line, &used, &why);
		if (o && nu_slice_trim(nu_slice_sub(line, used, line.n)).n)
			why = "more after the object";
		else if (o)
			at.raw = line, read_one(r, o, &at), why = NULL;
		if (why)
			fault(&at, why, used);
		json_object_put(o);
		nu_progress(size, why == NULL);
	}
	json_tokener_free(t);
}
