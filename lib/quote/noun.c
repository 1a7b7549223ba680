#include "quote/noun.h"

#include "base/words.h"

NU_WORDS(quote_nouns);

enum { LONGEST = 16 };	/* bytes of the longest word in the list */

bool
nu_item_noun(const struct nu_para *p, int i, unsigned what)
{
	static const char class[] = "tgocwp2rsdm";
	struct nu_slice t, v;
	char low[LONGEST];

	if (i < 0 || i >= (int)p->n || p->it[i].kind == NU_I_QUOTE ||
	    p->it[i].kind == NU_I_NAME)
		return false;
	t = nu_item_text(p, &p->it[i]);
	if (t.n > LONGEST)
		return false;
	for (size_t k = 0; k < t.n; k++)
		low[k] = t.p[k] >= 'A' && t.p[k] <= 'Z' ? (char)(t.p[k] | 32) :
		    t.p[k];
	if (!(nu_words_get(&quote_nouns, nu_slice(low, t.n), &v) &
	    NU_WORDS_HIT))
		return false;
	for (size_t k = 0; k < v.n; k++) {
		const char *at = strchr(class, v.p[k]);

		if (at && what & 1u << (at - class))
			return true;
	}
	return false;
}
