#include "strip/judge.h"

/* Words of listed phrases that stand on boilerplate. */
static unsigned
chrome(const struct nu_line *l)
{
	static const enum nu_key k[] = { NU_KEY_COMMENT, NU_KEY_RELATED,
	    NU_KEY_LETTER, NU_KEY_COOKIE, NU_KEY_SHARE, NU_KEY_NAV, NU_KEY_AD,
	    NU_KEY_RIGHTS, NU_KEY_BIO, NU_KEY_PAGER, NU_KEY_TAG };
	unsigned n = 0;

	for (size_t i = 0; i < sizeof k / sizeof *k; i++)
		n += l->key[k[i]];
	return n;
}

void
nu_judge(const struct nu_page *p, float *prob)
{
	size_t first = p->n, last = 0, evidence = 0;
	bool comments = false;

	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		unsigned c = chrome(l);

		prob[i] = 0.1f;
		if (3 * c > l->words || l->seps > l->words / 2)
			evidence++;
		if (l->words < 6 && l->first_key == NU_KEY_COMMENT + 1)
			comments = true;
		if (nu_line_prose(l) && 6 * c <= l->words && !comments) {
			prob[i] = 0.9f;
			if (first == p->n)
				first = i;
			last = i;
		}
	}
	if (evidence == 0) {
		for (size_t i = 0; i < p->n; i++)
			prob[i] = i <= last || first == p->n ? 0.9f : 0.1f;
		return;
	}
	for (size_t i = first; i < last; i++) {
		const struct nu_line *l = &p->line[i];

		if (prob[i] < 0.5f && 3 * chrome(l) < l->words &&
		    (l->final == NU_FINAL_STOP || p->line[i + 1].mass > 100 ||
		    l->mass > 80))
			prob[i] = 0.6f;
	}
}
