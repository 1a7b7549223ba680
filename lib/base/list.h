/* list: whether a word is in a short list that stands in the code, words with
 * single spaces between them (" of the and "). Where in a list its words are
 * is kept by the list's address, so a list must be a literal. */
#ifndef NU_LIST_H
#define NU_LIST_H

#include "base/slice.h"

/* Open addressing; 0: free, else 1 + the offset of a word. */
enum { NU_LIST_SLOTS = 256, NU_LIST_MEMOS = 256 };
struct nu_list_memo {
	const char *list;
	uint16_t slot[NU_LIST_SLOTS];
};
extern struct nu_list_memo nu_list_memo[NU_LIST_MEMOS];
/* The memo of a list that is not in its first. */
const struct nu_list_memo *nu_list_learn(const char *list);

/* The first slot for a word of n bytes with these ends. */
static inline unsigned
nu_list_slot(char first, char last, size_t n)
{
	return ((unsigned char)first * 5u + (unsigned char)last * 59u +
	    (unsigned)n * 97u) % NU_LIST_SLOTS;
}
/* The first memo for the list; another's may stand there. */
static inline unsigned
nu_list_home(const char *list)
{
	return ((uintptr_t)list >> 3 ^ (uintptr_t)list >> 11) % NU_LIST_MEMOS;
}
static inline const struct nu_list_memo *
nu_list_of(const char *list)
{
	const struct nu_list_memo *m = &nu_list_memo[nu_list_home(list)];

	return m->list == list ? m : nu_list_learn(list);
}
/* Whether a word of n bytes with these ends may be in the list. */
static inline bool
nu_list_may(const char *list, char first, char last, size_t n)
{
	return nu_list_of(list)->slot[nu_list_slot(first, last, n)];
}
/* Whether word is in the list. */
bool nu_list_has(const char *list, struct nu_slice word);

#endif
