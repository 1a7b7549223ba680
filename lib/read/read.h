/* read: files of every kind into documents: what news-read does. One struct
 * nu_read is one run; each format has its own reader (read/text.c, json.c …)
 * that takes an input and puts documents. */
#ifndef NU_READ_H
#define NU_READ_H

#include "read/htmlmeta.h"
#include "read/put.h"
#include "read/source.h"

enum nu_format { NU_F_AUTO, NU_F_TEXT, NU_F_HTML, NU_F_JSON, NU_F_WARC,
    NU_F_FEED, NU_F_MHTML, NU_NFORMAT };
/* Roles of the fields of a JSON object. */
enum nu_role { NU_R_TEXT, NU_R_HTML, NU_R_ID, NU_R_URL, NU_R_TITLE, NU_R_DATE,
    NU_R_CRAWLED, NU_R_AUTHOR, NU_R_SITE, NU_R_LANG, NU_R_DESCRIPTION,
    NU_R_SECTION, NU_R_MODIFIED, NU_NROLE };

struct nu_read {
	enum nu_format format;		/* AUTO: by name, then by content */
	const char *stdin_name;		/* what standard input is called; NULL */
	const char *field[NU_NROLE];	/* NULL: the usual names */
	bool wrap;			/* join lines broken at a margin */
	struct nu_put put;
	/* Reused from document to document. */
	struct nu_buf valid, name, unchunked, inflated, undoubled;
	struct nu_hpage *html;
	struct nu_htmlmeta meta;
};

/* One input being read. */
struct nu_input {
	struct nu_source *source;
	struct nu_in *in;
	const char *name;		/* the path, stdin_name, or "<stdin>" */
	bool named;			/* it is not "<stdin>" */
};

/* The format of that name, as -t has it; false when there is none. */
bool nu_format_of(struct nu_slice name, enum nu_format *out);
/* The role of that name, as -f has it. */
bool nu_role_of(struct nu_slice name, enum nu_role *out);
/* Reads a file, "-" for standard input. Trouble is reported (status 2). */
void nu_read_path(struct nu_read *r, const char *path);
/* Reads memory that lives as long, as a file of that name; for fuzzers. */
void nu_read_mem(struct nu_read *r, struct nu_slice s, const char *name);
void nu_read_free(struct nu_read *r);

/* The readers. */
void nu_read_text(struct nu_read *r, struct nu_input *i);
void nu_read_json(struct nu_read *r, struct nu_input *i);
void nu_read_html(struct nu_read *r, struct nu_input *i);
void nu_read_warc(struct nu_read *r, struct nu_input *i);
void nu_read_feed(struct nu_read *r, struct nu_input *i);
void nu_read_mhtml(struct nu_read *r, struct nu_input *i);

/* Puts plain text (valid UTF-8, flags its survey) as blocks of the document
 * begun last: a line a block, or with wrap a paragraph. */
void nu_read_lines(struct nu_read *r, struct nu_slice text, unsigned flags);
/* Whether s begins as pages do: a tag or comment, as browsers sniff. */
bool nu_looks_like_html(struct nu_slice s);
/* Whether s begins as a mail of several parts that belong together. */
bool nu_looks_like_mhtml(struct nu_slice s);
/* Puts a page (valid UTF-8) as document d, whose text it fills in, and date
 * and of when they are empty. r->meta has what is known of it from outside. */
void nu_read_page(struct nu_read *r, struct nu_slice page,
    struct nu_put_doc *d);
/* The same for the page of an input, in any charset, as its only document;
 * http: the charset that a header gives, or empty. */
void nu_read_page_file(struct nu_read *r, const struct nu_input *i,
    struct nu_slice page, struct nu_slice http);

#endif
