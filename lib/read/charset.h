/* charset: the bytes of a page as UTF-8. What they are is told, in this order,
 * by a byte order mark, by being valid UTF-8, by the HTTP header, by a meta
 * element in the first 8 kB, by uchardet's guess; else they are windows-1252.
 * A page that says UTF-8 and mostly is stays so. */
#ifndef NU_CHARSET_H
#define NU_CHARSET_H

#include "base/buf.h"

/* page as UTF-8: itself, or converted in b. http: the charset that its HTTP
 * header gives, or empty. *bad: places that could not be converted and are
 * U+FFFD now. */
struct nu_slice nu_charset_utf8(struct nu_slice page, struct nu_slice http,
    struct nu_buf *b, size_t *bad);
/* A page (UTF-8) whose scraper took UTF-8 for windows-1252 or latin-1 and made
 * UTF-8 of it once more ("Itâ€™s") put right, in b; page itself when
 * nothing shows that it happened. */
struct nu_slice nu_charset_undouble(struct nu_slice page, struct nu_buf *b);
/* The charset parameter of a Content-Type, empty when it has none. */
struct nu_slice nu_charset_of_type(struct nu_slice content_type);

#endif
