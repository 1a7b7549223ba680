/* msg: what a program says on standard error, and its exit status.
 * Every message is "PROGRAM: MESSAGE". Standard output is flushed first, so
 * the two streams read in order. */
#ifndef NU_MSG_H
#define NU_MSG_H

#include "base/slice.h"

/* Says it and makes the exit status 2. A message like one said ten
 * times before (numbers and quoted input apart) is only counted; nu_msg_end
 * tells the count. When strict, ends the program. */
void nu_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Says it, exit status unchanged: for what was handled and lost nothing. */
void nu_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Says it and exits with status 2. */
_Noreturn void nu_die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Input made safe for a terminal and cut to about 60 bytes; valid for the next
 * seven calls. */
const char *nu_shown(struct nu_slice s);
/* The counts of suppressed messages; returns the exit status, 0 or 2. */
int nu_msg_end(void);
int nu_status(void);

void nu_msg_name(const char *program);
const char *nu_msg_program(void);
void nu_msg_strict(bool on);
/* Says nothing (the status is kept) while an input is read a second time. */
void nu_msg_mute(bool on);
/* Called before each message, to flush standard output. */
void nu_msg_before(void (*flush)(void));

#endif
