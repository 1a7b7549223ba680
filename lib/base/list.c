#include "base/list.h"

#include <stdlib.h>

struct nu_list_memo nu_list_memo[NU_LIST_MEMOS];

/* The word at p of a list, past spaces; empty at the end. */
static struct nu_slice
word_at(const char *p)
{
	const char *e;

	while (*p == ' ')
		p++;
	for (e = p; *e && *e != ' '; e++)
		;
	return nu_slice(p, (size_t)(e - p));
}

/* The list's memo, or the free one for it; its first when none is free. */
static struct nu_list_memo *
memo_of(const char *list)
{
	unsigned home = nu_list_home(list);

	for (unsigned k = 0; k < NU_LIST_MEMOS; k++) {
		struct nu_list_memo *m =
		    &nu_list_memo[(home + k) % NU_LIST_MEMOS];

		if (m->list == list || !m->list)
			return m;
	}
	return &nu_list_memo[home];
}

const struct nu_list_memo *
nu_list_learn(const char *list)
{
	struct nu_list_memo *m = memo_of(list);
	size_t n = 0;

	if (m->list == list)
		return m;
	*m = (struct nu_list_memo){ .list = list };
	for (struct nu_slice w = word_at(list); w.n; w = word_at(w.p + w.n)) {
		unsigned i = nu_list_slot(w.p[0], w.p[w.n - 1], w.n);

		while (m->slot[i])
			i = (i + 1) % NU_LIST_SLOTS;
		/* A list with no room is a fault of the code. */
		if (++n == NU_LIST_SLOTS || w.p - list >= UINT16_MAX)
			abort();
		m->slot[i] = (uint16_t)(w.p - list + 1);
	}
	return m;
}

bool
nu_list_has(const char *list, struct nu_slice word)
{
	const struct nu_list_memo *m = nu_list_of(list);
	unsigned i;

	if (!word.n)
		return false;
	i = nu_list_slot(word.p[0], word.p[word.n - 1], word.n);
	for (; m->slot[i]; i = (i + 1) % NU_LIST_SLOTS) {
		const char *p = list + m->slot[i] - 1;

		if (strncmp(p, word.p, word.n) == 0 && (p[word.n] == ' ' ||
		    !p[word.n]))
			return true;
	}
	return false;
}
