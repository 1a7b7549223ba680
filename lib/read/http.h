/* http: a stored HTTP response taken apart: status, headers, and the body with
 * its transfer and content encodings undone, also where an archiver undid them
 * and left the header. */
#ifndef NU_HTTP_H
#define NU_HTTP_H

#include "base/buf.h"

struct nu_http {
	unsigned status;		/* 200 … */
	struct nu_slice head, body;	/* body: as stored */
};

/* The header of that name in a block of "Name: value" lines, trimmed; empty
 * when it is absent. */
struct nu_slice nu_http_header(struct nu_slice head, const char *name);
/* The media type of a Content-Type: "text/html", without parameters. */
struct nu_slice nu_http_type(struct nu_slice content_type);
/* Whether this media type is that of pages: HTML, XHTML. */
bool nu_http_is_page(struct nu_slice type);
/* Takes s apart; false when it is no HTTP response. head and body may be cut
 * short as s is. */
bool nu_http_parse(struct nu_slice s, struct nu_http *h);
/* The body without chunks and compression; a and b hold it when they differ
 * from what is stored. *why is set when it cannot be had, and is empty then (an
 * encoding that is not known, more than max bytes), or is not all there. */
struct nu_slice nu_http_body(const struct nu_http *h, size_t max,
    struct nu_buf *a, struct nu_buf *b, const char **why);

#endif
