/* Any bytes as a date: nothing, or ISO 8601 that reads back as itself. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	char a[NU_DATE_MAX], b[NU_DATE_MAX];
	struct nu_slice s = nu_date_iso(nu_slice((const char *)p, n), a);

	if (s.n && !nu_slice_eq(s, nu_date_iso(s, b)))
		abort();
	return 0;
}
