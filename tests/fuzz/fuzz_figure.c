/* Any bytes as sentences, a line each, the first line's length giving the
 * reference date: figures stand in order inside their sentence and never
 * overlap, and their values are well formed. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static bool
number(struct nu_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.' ||
		    s.p[i] == '-' || s.p[i] == 'P' || (s.p[i] >= 'A' &&
		    s.p[i] <= 'Y')))
			return false;
	return s.n > 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct nu_figures f;
	struct nu_slice rest = nu_slice((const char *)p, n);
	int day = 0;

	while (rest.p) {
		struct nu_slice s = nu_slice_cut(&rest, '\n');
		size_t at = 0;

		day = (day + (int)s.n) % 100000;
		f.ref = (struct nu_dateref){ .known = day % 3 != 0,
		    .date = nu_cal_of(day), .second = day % 2 ? day % 86400 :
		    -1 };
		nu_figures_find(&f, s);
		for (size_t i = 0; i < f.n; i++) {
			const struct nu_figure *g = &f.v[i];
			bool when = !strcmp(g->label, "date") ||
			    !strcmp(g->label, "time");

			if (g->from < at || g->to <= g->from || g->to > s.n)
				abort();
			if (!when && !number(g->value))
				abort();
			at = g->to;
		}
	}
	return 0;
}
