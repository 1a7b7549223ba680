/* tty: text that cannot drive a terminal (after mblaze safe_u8putstr.c). */
#ifndef NU_TTY_H
#define NU_TTY_H

#include "base/buf.h"

/* Adds s with every control, escape, bidi override and invalid byte made
 * visible: C0 and DEL as their Unicode pictures, the rest as <U+XXXX> or
 * \xNN. TAB and LF are pictures too: the caller lays lines out. */
void nu_tty_safe(struct nu_buf *b, struct nu_slice s);

enum nu_when { NU_AUTO, NU_ALWAYS, NU_NEVER };
/* auto, always or never; false when s is none of them. */
bool nu_tty_when(const char *s, enum nu_when *out);
/* Whether to colour what goes to fd: a terminal, NO_COLOR empty or unset, and
 * TERM not dumb. */
bool nu_tty_colour(int fd, enum nu_when when);

#endif
