#include "quote/cue.h"

#include "base/words.h"

NU_WORDS(cue_verbs);

enum { LONGEST = 16 };	/* bytes of the longest form in the list */

/* word in lower case into low; false when it is longer than any form. */
static bool
lower(struct nu_slice word, char low[LONGEST])
{
	if (word.n > LONGEST)
		return false;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];

		low[i] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
	}
	return true;
}

bool
nu_cue_get(struct nu_slice word, struct nu_cue *cue)
{
	static const char takes[] = "qctwpinobemxId", forms[] = "dnsbg";
	struct nu_slice v, f;
	char low[LONGEST];
	const char *at;

	if (!lower(word, low) || !(nu_words_get(&cue_verbs,
	    nu_slice(low, word.n), &v) & NU_WORDS_HIT))
		return false;
	*cue = (struct nu_cue){ .lemma = nu_slice_cut(&v, ' ') };
	f = nu_slice_cut(&v, ' ');
	for (size_t i = 0; i < f.n; i++) {
		if ((at = strchr(takes, f.p[i])) && *at)
			cue->takes |= (uint16_t)(1 << (at - takes));
		else if (f.p[i] >= '0' && f.p[i] <= '9')
			cue->sure = (uint8_t)(f.p[i] - '0');
	}
	for (size_t i = 0; v.p && i < v.n; i++)
		if ((at = strchr(forms, v.p[i])) && *at)
			cue->forms |= (uint8_t)(1 << (at - forms));
	return true;
}

static bool
letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

bool
nu_cue_any(struct nu_slice t, unsigned least)
{
	struct nu_cue cue;
	size_t i = 0;

	while (i < t.n) {
		size_t b;

		while (i < t.n && !letter(t.p[i]))
			i++;
		for (b = i; i < t.n && letter(t.p[i]); i++)
			;
		/* The shortest form has three letters. */
		if (i - b >= 3 && nu_cue_get(nu_slice(t.p + b, i - b), &cue) &&
		    cue.sure >= least)
			return true;
	}
	return false;
}
