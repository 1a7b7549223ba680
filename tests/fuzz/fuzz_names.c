/* Any bytes as one document's names: spans and classes taken from the bytes
 * themselves. What comes out is in order, within its sentence, with a value. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct nu_names names;
	struct nu_slice rest = nu_slice((const char *)p, n);
	size_t block = 0;

	nu_names_clear(&names);
	while (rest.p && rest.n) {
		struct nu_slice s = nu_slice_cut(&rest, '\n');
		size_t at = 0;

		block += s.n && s.p[0] & 1;
		nu_names_sentence(&names, s, block, s.n ? (enum nu_part)
		    ((unsigned char)s.p[0] % 5) : NU_PART_BODY);
		/* a name from each capital to the next comma or digit */
		for (size_t e; at < s.n; at = e + 1) {
			for (; at < s.n && !(s.p[at] >= 'A' && s.p[at] <= 'Z');
			    at++)
				;
			for (e = at; e < s.n && s.p[e] != ',' &&
			    !(s.p[e] >= '0' && s.p[e] <= '9'); e++)
				;
			if (e > at)
				nu_names_add(&names, at, e, e < s.n &&
				    s.p[e] != ',' ? (enum nu_class)(s.p[e] & 3)
				    : NU_PERSON, 0.5);
		}
	}
	nu_names_resolve(&names);
	for (size_t i = 0; i < names.n; i++) {
		const struct nu_name *m = &names.v[i];

		if (m->b >= m->e || m->e > names.sent[m->sent].text.n ||
		    !m->value.n)
			abort();
		if (i && (m[-1].sent > m->sent || (m[-1].sent == m->sent &&
		    m[-1].b > m->b)))
			abort();
	}
	return 0;
}
