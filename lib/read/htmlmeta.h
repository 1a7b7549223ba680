/* htmlmeta: what a page says of itself: title, authors, dates, outlet, URL,
 * language. It is said in many places, which are trusted in this order: JSON-LD
 * of an article, Open Graph, meta names, microdata, the rest (title, time,
 * link rel=canonical, html lang). The names are in html-meta.txt. */
#ifndef NU_HTMLMETA_H
#define NU_HTMLMETA_H

#include "read/date.h"
#include "read/htmlelem.h"
#include "read/htmltok.h"
#include "read/put.h"

enum nu_fact { NU_FACT_TITLE, NU_FACT_AUTHOR, NU_FACT_DATE, NU_FACT_MODIFIED,
    NU_FACT_SITE, NU_FACT_URL, NU_FACT_LANG, NU_FACT_DESCRIPTION,
    NU_FACT_SECTION, NU_NFACT };

enum { NU_HTMLMETA_AUTHORS = 32 };
/* How far facts are trusted: the lower, the more. */
enum { NU_TRUST_TOLD = 0, NU_TRUST_LD = 1, NU_TRUST_MICRODATA = 4,
    NU_TRUST_REST = 5 };

struct nu_htmlmeta {
	struct nu_slice fact[NU_NFACT];	/* empty: not known */
	unsigned rank[NU_NFACT];	/* how it is known; lower is better */
	struct nu_slice author[NU_HTMLMETA_AUTHORS];
	size_t nauthor;
	struct nu_slice body;		/* the article's text in JSON-LD, plain */
	/* Private. */
	struct nu_arena mem;
	struct nu_buf tmp, caught;
	enum nu_fact catching;		/* the text of an element tells this … */
	unsigned catch_rank;
	size_t catch_depth;		/* … which is open at that depth; 0: none */
};

/* Forgets everything; m is zeroed before the first call. */
void nu_htmlmeta_start(struct nu_htmlmeta *m);
/* What the reader of the page comes by: a start tag (depth: elements open
 * around it), text, the end of an element (depth: elements then open), the
 * content of title, a JSON-LD script. */
void nu_htmlmeta_tag(struct nu_htmlmeta *m, const struct nu_htok *t,
    const struct nu_elem *e, size_t depth);
void nu_htmlmeta_text(struct nu_htmlmeta *m, struct nu_slice text);
void nu_htmlmeta_closed(struct nu_htmlmeta *m, size_t depth);
void nu_htmlmeta_title(struct nu_htmlmeta *m, struct nu_slice raw);
void nu_htmlmeta_ld(struct nu_htmlmeta *m, struct nu_slice raw);
/* A fact from elsewhere (an HTTP header, the JSON around the page). */
void nu_htmlmeta_know(struct nu_htmlmeta *m, enum nu_fact f, unsigned rank,
    struct nu_slice value);
/* The facts as meta records; returns the publication date in iso. */
struct nu_slice nu_htmlmeta_put(const struct nu_htmlmeta *m, struct nu_put *p,
    char iso[NU_DATE_MAX]);
void nu_htmlmeta_free(struct nu_htmlmeta *m);

/* The host of a URL, less "www."; empty when it has none. */
struct nu_slice nu_url_host(struct nu_slice url);

#endif
