/* unit: a small test runner, TAP on standard output. A test file is
 *
 *	#include "unit/unit.h"
 *	TEST(name_of_case) { CHECK(x == 1); CHECK_EQ(slice, "text"); }
 *	int main(void) { RUN(name_of_case); return unit_end(); }
 */
#ifndef UNIT_H
#define UNIT_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "newsutils.h"

static int unit_count, unit_failed, unit_bad;

#define TEST(name) static void name(void)
#define RUN(name) do { \
	unit_bad = 0; \
	name(); \
	unit_count++; \
	unit_failed += unit_bad != 0; \
	printf("%sok %d - %s\n", unit_bad ? "not " : "", unit_count, #name); \
} while (0)

#define CHECK(cond) do { \
	if (!(cond)) { \
		unit_bad++; \
		printf("# %s:%d: %s\n", __FILE__, __LINE__, #cond); \
	} \
} while (0)

/* A slice against a string. */
#define CHECK_EQ(slice, str) do { \
	struct nu_slice unit_s = (slice), unit_t = nu_slice_str(str); \
	if (!nu_slice_eq(unit_s, unit_t)) { \
		unit_bad++; \
		printf("# %s:%d: %s: '%s', not '%s'\n", __FILE__, __LINE__, \
		    #slice, nu_shown(unit_s), nu_shown(unit_t)); \
	} \
} while (0)

/* Two unsigned numbers. */
#define CHECK_NUM(a, b) do { \
	uint64_t unit_a = (uint64_t)(a), unit_b = (uint64_t)(b); \
	if (unit_a != unit_b) { \
		unit_bad++; \
		printf("# %s:%d: %s: %" PRIu64 ", not %" PRIu64 "\n", __FILE__, \
		    __LINE__, #a, unit_a, unit_b); \
	} \
} while (0)

static inline int
unit_end(void)
{
	printf("1..%d\n", unit_count);
	return unit_failed != 0;
}

#endif
