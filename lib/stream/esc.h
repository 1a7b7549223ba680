/* esc: the four escapes of a field: \t \n \r \\. No other exists. */
#ifndef NU_ESC_H
#define NU_ESC_H

#include "base/buf.h"

/* Adds s to b, escaped. */
void nu_esc_add(struct nu_buf *b, struct nu_slice s);
/* Adds field to b, unescaped. An unknown escape stays as it is. */
void nu_esc_undo(struct nu_buf *b, struct nu_slice field);
/* Offset of the first backslash that begins no escape, or field.n. */
size_t nu_esc_valid(struct nu_slice field);

#endif
