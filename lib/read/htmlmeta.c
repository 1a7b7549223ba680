#include "read/htmlmeta.h"

#include <json-c/json.h>
#include <limits.h>

#include "base/utf.h"
#include "base/words.h"

NU_WORDS(html_meta);

enum { CAUGHT = 300, MAXVALUE = 5000, DEPTH = 64 };

static const char *const label[NU_NFACT] = { "title", "author", "date",
    "modified", "site", "url", "lang", "description", "section" };

void
nu_htmlmeta_start(struct nu_htmlmeta *m)
{
	nu_arena_reset(&m->mem);
	memset(m->fact, 0, sizeof m->fact);
	memset(m->rank, 0, sizeof m->rank);
	m->nauthor = 0;
	m->body = NU_S("");
	m->catch_depth = 0;
	nu_buf_clear(&m->caught);
}

static bool
is_url(struct nu_slice s)
{
	return nu_slice_starts(s, NU_S("http://")) ||
	    nu_slice_starts(s, NU_S("https://"));
}

static void
know_author(struct nu_htmlmeta *m, unsigned rank, struct nu_slice v)
{
	if (is_url(v))			/* article:author is often a page */
		return;
	if (v.n > 3 && nu_slice_ieq(nu_slice_sub(v, 0, 3), NU_S("by ")))
		v = nu_slice_trim(nu_slice_sub(v, 3, v.n));
	if (m->nauthor && rank > m->rank[NU_FACT_AUTHOR])
		return;
	if (rank < m->rank[NU_FACT_AUTHOR])
		m->nauthor = 0;
	m->rank[NU_FACT_AUTHOR] = rank;
	if (m->nauthor < NU_HTMLMETA_AUTHORS)
		m->author[m->nauthor++] = nu_arena_dup(&m->mem, v);
}

void
nu_htmlmeta_know(struct nu_htmlmeta *m, enum nu_fact f, unsigned rank,
    struct nu_slice value)
{
	char iso[NU_DATE_MAX];

	if (value.n)
		value = nu_slice_trim(nu_slice_sub(value, 0, MAXVALUE));
	if (!value.n)
		return;
	if (f == NU_FACT_AUTHOR) {
		know_author(m, rank, value);
		return;
	}
	if (m->fact[f].n && m->rank[f] <= rank)
		return;
	/* A date that cannot be read gives way to one that can. */
	if ((f == NU_FACT_DATE || f == NU_FACT_MODIFIED) &&
	    !nu_date_iso(value, iso).n)
		return;
	if (f == NU_FACT_URL && !is_url(value))
		return;
	m->fact[f] = nu_arena_dup(&m->mem, value);
	m->rank[f] = rank;
}

/* The same for a value as an attribute has it. */
static void
know_attr(struct nu_htmlmeta *m, enum nu_fact f, unsigned rank,
    struct nu_slice raw)
{
	nu_buf_clear(&m->tmp);
	nu_html_decode(&m->tmp, nu_slice_sub(raw, 0, MAXVALUE), true);
	nu_htmlmeta_know(m, f, rank, nu_buf_slice(&m->tmp));
}

/* Looks a name up: false when it tells nothing. */
static bool
look_up(struct nu_htmlmeta *m, const char *prefix, struct nu_slice name,
    enum nu_fact *f, unsigned *rank)
{
	struct nu_slice value, word;

	if (name.n > 64)
		return false;
	nu_buf_clear(&m->tmp);
	nu_buf_str(&m->tmp, prefix);
	for (size_t i = 0; i < name.n; i++)
		nu_buf_byte(&m->tmp, name.p[i] >= 'A' && name.p[i] <= 'Z' ?
		    (char)(name.p[i] + 32) : name.p[i]);
	if (!(nu_words_get(&html_meta, nu_buf_slice(&m->tmp), &value) &
	    NU_WORDS_HIT))
		return false;
	word = nu_slice_cut(&value, ' ');
	for (int i = 0; i < NU_NFACT; i++)
		if (nu_slice_is(word, label[i])) {
			*f = (enum nu_fact)i;
			*rank = value.n ? (unsigned)(value.p[0] - '0') :
			    NU_TRUST_REST;
			return true;
		}
	return false;
}

/* "en_GB" as "en-GB". */
static void
know_lang(struct nu_htmlmeta *m, unsigned rank, struct nu_slice v)
{
	char tag[16];

	v = nu_slice_trim(v);
	if (!v.n || v.n > sizeof tag)
		return;
	memcpy(tag, v.p, v.n);
	for (size_t i = 0; i < v.n; i++)
		if (tag[i] == '_')
			tag[i] = '-';
	nu_htmlmeta_know(m, NU_FACT_LANG, rank, nu_slice(tag, v.n));
}

static void
meta_tag(struct nu_htmlmeta *m, const struct nu_htok *t)
{
	const struct nu_slice *content = nu_htok_attr(t, "content"), *name;
	static const char *const by[] = { "property", "name", "itemprop" };
	enum nu_fact f;
	unsigned rank;

	for (size_t i = 0; content && i < sizeof by / sizeof *by; i++) {
		name = nu_htok_attr(t, by[i]);
		if (!name || !look_up(m, i == 2 ? "itemprop " : "", *name, &f,
		    &rank))
			continue;
		if (f == NU_FACT_LANG)
			know_lang(m, rank, *content);
		else
			know_attr(m, f, rank, *content);
		return;
	}
}

/* The text of the element that begins now is this fact. */
static void
catch_text(struct nu_htmlmeta *m, enum nu_fact f, unsigned rank, size_t depth)
{
	if (m->catch_depth)
		return;
	m->catching = f;
	m->catch_rank = rank;
	m->catch_depth = depth + 1;
	nu_buf_clear(&m->caught);
}

static void
microdata(struct nu_htmlmeta *m, const struct nu_htok *t,
    const struct nu_elem *e, const struct nu_slice *prop, size_t depth)
{
	static const char *const from[] = { "content", "datetime", "title" };
	const struct nu_slice *v;
	enum nu_fact f;
	unsigned rank;

	if (!look_up(m, "itemprop ", *prop, &f, &rank))
		return;
	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		if ((v = nu_htok_attr(t, from[i])) && v->n) {
			know_attr(m, f, rank, *v);
			return;
		}
	if (!(e->flags & NU_ELF_VOID))
		catch_text(m, f, rank, depth);
}

void
nu_htmlmeta_tag(struct nu_htmlmeta *m, const struct nu_htok *t,
    const struct nu_elem *e, size_t depth)
{
	const struct nu_slice *a, *b;

	switch (e->id) {
	case NU_EL_META:
		meta_tag(m, t);
		return;
	case NU_EL_LINK:
		a = nu_htok_attr(t, "rel");
		b = nu_htok_attr(t, "href");
		if (a && b && nu_slice_ieq(*a, NU_S("canonical")))
			know_attr(m, NU_FACT_URL, 3, *b);
		return;
	case NU_EL_HTML:
		if ((a = nu_htok_attr(t, "lang")))
			know_lang(m, NU_TRUST_MICRODATA, *a);
		else if ((a = nu_htok_attr(t, "xml:lang")))
			know_lang(m, NU_TRUST_MICRODATA, *a);
		return;
	default:
		break;
	}
	if (!t->nattr)
		return;
	if ((a = nu_htok_attr(t, "itemprop"))) {
		microdata(m, t, e, a, depth);
	} else if (e->id == NU_EL_TIME) {
		if ((a = nu_htok_attr(t, "datetime")))
			know_attr(m, NU_FACT_DATE, nu_htok_attr(t, "pubdate") ?
			    NU_TRUST_MICRODATA : NU_TRUST_REST, *a);
	} else if (e->id == NU_EL_A && (a = nu_htok_attr(t, "rel")) &&
	    nu_slice_ieq(*a, NU_S("author"))) {
		catch_text(m, NU_FACT_AUTHOR, NU_TRUST_REST, depth);
	}
}

void
nu_htmlmeta_text(struct nu_htmlmeta *m, struct nu_slice text)
{
	if (!m->catch_depth || m->caught.n > CAUGHT)
		return;
	if (m->caught.n)
		nu_buf_byte(&m->caught, ' ');
	nu_buf_put(&m->caught, nu_slice_sub(text, 0, CAUGHT));
}

void
nu_htmlmeta_closed(struct nu_htmlmeta *m, size_t depth)
{
	if (!m->catch_depth || depth >= m->catch_depth)
		return;
	m->catch_depth = 0;
	if (m->caught.n < CAUGHT)
		nu_htmlmeta_know(m, m->catching, m->catch_rank,
		    nu_buf_slice(&m->caught));
}

void
nu_htmlmeta_title(struct nu_htmlmeta *m, struct nu_slice raw)
{
	know_attr(m, NU_FACT_TITLE, NU_TRUST_REST, raw);
}

/* ---- JSON-LD ---- */

static void
know_json(struct nu_htmlmeta *m, enum nu_fact f, unsigned rank,
    struct json_object *v)
{
	if (json_object_is_type(v, json_type_string))
		know_attr(m, f, rank, nu_slice(json_object_get_string(v),
		    (size_t)json_object_get_string_len(v)));
}

static struct json_object *
get(struct json_object *o, const char *name)
{
	struct json_object *v;

	return json_object_object_get_ex(o, name, &v) ? v : NULL;
}

/* What "@id" of v points to: the object of that id near the head of the list
 * all, which has a name there; v itself when there is none. */
static struct json_object *
follow(struct json_object *v, struct json_object *all)
{
	enum { NEAR = 200 };
	struct json_object *id = get(v, "@id"), *o;

	if (!json_object_is_type(id, json_type_string) || get(v, "name") ||
	    !json_object_is_type(all, json_type_array))
		return v;
	for (size_t i = 0; i < json_object_array_length(all) && i < NEAR;
	    i++) {
		o = json_object_array_get_idx(all, i);
		if (json_object_is_type(o, json_type_object) &&
		    get(o, "name") && json_object_equal(get(o, "@id"), id))
			return o;
	}
	return v;
}

/* Names: a string, an object with a name or with the "@id" of one of all, or
 * an array of them. */
static void
know_names(struct nu_htmlmeta *m, enum nu_fact f, unsigned rank,
    struct json_object *v, struct json_object *all)
{
	if (json_object_is_type(v, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(v) &&
		    i < NU_HTMLMETA_AUTHORS; i++) {
			struct json_object *e = json_object_array_get_idx(v, i);

			if (!json_object_is_type(e, json_type_array))
				know_names(m, f, rank, e, all);
		}
	} else if (json_object_is_type(v, json_type_object)) {
		v = get(follow(v, all), "name");
		if (v && !json_object_is_type(v, json_type_object))
			know_names(m, f, rank, v, NULL);
	} else {
		know_json(m, f, rank, v);
	}
}

static bool
ends(struct json_object *type, const char *ending)
{
	return json_object_is_type(type, json_type_string) &&
	    nu_slice_ends(nu_slice(json_object_get_string(type),
	    (size_t)json_object_get_string_len(type)), nu_slice_str(ending));
}

/* @type, a string or an array of them, ends so. */
static bool
is_type(struct json_object *o, const char *ending)
{
	struct json_object *t = get(o, "@type");

	if (!json_object_is_type(t, json_type_array))
		return ends(t, ending);
	for (size_t i = 0; i < json_object_array_length(t); i++)
		if (ends(json_object_array_get_idx(t, i), ending))
			return true;
	return false;
}

/* articleBody, when it is plain text. */
static void
ld_body(struct nu_htmlmeta *m, struct json_object *v)
{
	struct nu_slice s;

	if (!json_object_is_type(v, json_type_string))
		return;
	s = nu_slice(json_object_get_string(v),
	    (size_t)json_object_get_string_len(v));
	if (s.n <= m->body.n || memchr(s.p, '<', s.n) || memchr(s.p, 0, s.n))
		return;
	nu_buf_clear(&m->tmp);
	nu_html_decode(&m->tmp, s, false);
	if (nu_utf_valid(nu_buf_slice(&m->tmp)) == m->tmp.n)
		m->body = nu_arena_dup(&m->mem, nu_buf_slice(&m->tmp));
}

static void
ld_article(struct nu_htmlmeta *m, struct json_object *o, unsigned rank,
    struct json_object *all)
{
	struct json_object *v;

	know_json(m, NU_FACT_TITLE, rank, get(o, "headline"));
	know_json(m, NU_FACT_DESCRIPTION, rank, get(o, "description"));
	know_json(m, NU_FACT_DATE, rank, get(o, "datePublished"));
	know_json(m, NU_FACT_MODIFIED, rank, get(o, "dateModified"));
	know_names(m, NU_FACT_AUTHOR, rank, get(o, "author"), all);
	know_names(m, NU_FACT_SITE, rank, get(o, "publisher"), all);
	ld_body(m, get(o, "articleBody"));
	v = get(o, "articleSection");
	if (json_object_is_type(v, json_type_array))
		v = json_object_array_get_idx(v, 0);
	know_json(m, NU_FACT_SECTION, rank, v);
	v = get(o, "inLanguage");
	if (json_object_is_type(v, json_type_string))
		know_lang(m, rank, nu_slice_str(json_object_get_string(v)));
	v = get(o, "mainEntityOfPage");
	if (json_object_is_type(v, json_type_object))
		v = get(v, "@id");
	know_json(m, NU_FACT_URL, rank, v);
	know_json(m, NU_FACT_URL, rank, get(o, "url"));
}

/* A node, or a list of them; all is the list that it stands in, or NULL. */
static void
ld_node(struct nu_htmlmeta *m, struct json_object *o, struct json_object *all,
    int depth)
{
	if (depth > 4)
		return;
	if (json_object_is_type(o, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(o); i++)
			ld_node(m, json_object_array_get_idx(o, i), o,
			    depth + 1);
		return;
	}
	if (!json_object_is_type(o, json_type_object))
		return;
	if (is_type(o, "Article") || is_type(o, "Posting") ||
	    is_type(o, "Report") || is_type(o, "Review"))
		ld_article(m, o, NU_TRUST_LD, all);
	else if (is_type(o, "WebPage"))
		ld_article(m, o, NU_TRUST_MICRODATA, all);
	else if (is_type(o, "WebSite"))
		know_names(m, NU_FACT_SITE, NU_TRUST_MICRODATA, get(o, "name"),
		    NULL);
	ld_node(m, get(o, "@graph"), NULL, depth + 1);
	ld_node(m, get(o, "mainEntity"), all, depth + 1);
}

/* The JSON of a script, without "<!--" or "//<![CDATA[" and what closes them,
 * which json-c would take for a comment that goes on. */
static struct nu_slice
ld_json(struct nu_slice raw)
{
	size_t end;

	while (raw.n && raw.p[0] != '{' && raw.p[0] != '[')
		raw = nu_slice_starts(raw, NU_S("<![CDATA[")) ?
		    nu_slice_sub(raw, 9, raw.n) : nu_slice_sub(raw, 1, raw.n);
	for (end = raw.n; end > 0 && raw.p[end - 1] != '}'; end--)
		;
	if (raw.n && raw.p[0] == '[')
		while (end < raw.n && raw.p[end++] != ']')
			;
	raw.n = end;
	return raw;
}

void
nu_htmlmeta_ld(struct nu_htmlmeta *m, struct nu_slice raw)
{
	struct json_tokener *t;
	struct json_object *o;

	raw = ld_json(raw);
	if (!raw.n || raw.n > INT_MAX / 2)
		return;
	t = json_tokener_new_ex(DEPTH);
	if (!t)
		return;
	o = json_tokener_parse_ex(t, raw.p, (int)raw.n);
	/* What is no JSON tells nothing; the page is read all the same. */
	ld_node(m, o, NULL, 0);
	json_object_put(o);
	json_tokener_free(t);
}

struct nu_slice
nu_htmlmeta_put(const struct nu_htmlmeta *m, struct nu_put *p,
    char iso[NU_DATE_MAX])
{
	struct nu_slice date = NU_S("");
	char other[NU_DATE_MAX];

	for (int f = 0; f < NU_NFACT; f++) {
		struct nu_slice v = m->fact[f];

		if (f == NU_FACT_DATE)
			v = date = v.n ? nu_date_iso(v, iso) :
			    nu_date_url(m->fact[NU_FACT_URL], iso);
		if (f == NU_FACT_MODIFIED)
			v = nu_date_iso(v, other);
		if (f == NU_FACT_SITE && !v.n)
			v = nu_url_host(m->fact[NU_FACT_URL]);
		if (v.n)
			nu_put_meta(p, label[f], v);
	}
	for (size_t i = 0; i < m->nauthor; i++)
		nu_put_meta(p, "author", m->author[i]);
	return date;
}

void
nu_htmlmeta_free(struct nu_htmlmeta *m)
{
	nu_arena_free(&m->mem);
	nu_buf_free(&m->tmp);
	nu_buf_free(&m->caught);
}

struct nu_slice
nu_url_host(struct nu_slice url)
{
	size_t at = nu_slice_find(url, NU_S("://"), 0), n;

	if (at == SIZE_MAX)
		return NU_S("");
	url = nu_slice_sub(url, at + 3, url.n);
	for (n = 0; n < url.n && url.p[n] && !strchr("/?#:", url.p[n]); n++)
		;
	url.n = n;
	if (nu_slice_starts(url, NU_S("www.")))
		url = nu_slice_sub(url, 4, url.n);
	return url;
}
