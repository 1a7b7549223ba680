#include "match/align.h"

#include "match/norm.h"

enum { GAP_COST = 25 /* tenths of a bit for a word passed over */ };

struct cell {
	int32_t score;
	uint32_t bits;
	uint16_t words, ab, bb;
};

static struct cell
better(struct cell x, struct cell y)
{
	return y.score > x.score ? y : x;
}

static struct cell
passed(struct cell c, int cost)
{
	c.score -= cost;
	return c;
}

/* A word that only one of the two writes as a name counts as a name. */
static int
common_weight(uint32_t a, uint32_t b)
{
	unsigned x = nu_sign_weight(a), y = nu_sign_weight(b);

	return (int)(x < y ? x : y);
}

struct nu_aligned
nu_align(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	static struct cell row[NU_ALIGN_MOST + 1];
	static const struct cell none;
	struct nu_aligned best = { 0 };
	int32_t most = 0;

	if (na > NU_ALIGN_MOST)
		na = NU_ALIGN_MOST;
	if (nb > NU_ALIGN_MOST)
		nb = NU_ALIGN_MOST;
	for (size_t j = 0; j <= nb; j++)
		row[j] = none;
	for (size_t i = 1; i <= na; i++) {
		struct cell diagonal = row[0];

		for (size_t j = 1; j <= nb; j++) {
			struct cell up = row[j], c;

			if (nu_sign_same(a[i - 1], b[j - 1])) {
				int w = common_weight(a[i - 1], b[j - 1]);

				c = diagonal;
				if (c.score <= 0) {
					c = none;
					c.ab = (uint16_t)(i - 1);
					c.bb = (uint16_t)(j - 1);
				}
				c.score += w;
				c.bits += (uint32_t)w;
				c.words++;
			} else {
				/* a word for a word costs no more than one
				 * word too many */
				c = better(passed(diagonal, GAP_COST),
				    better(passed(up, GAP_COST),
				    passed(row[j - 1], GAP_COST)));
				if (c.score <= 0)
					c = none;
			}
			diagonal = up;
			row[j] = c;
			if (c.score > most) {
				most = c.score;
				best = (struct nu_aligned){ c.words, c.bits,
				    c.ab, (uint32_t)i, c.bb, (uint32_t)j };
			}
		}
	}
	return best;
}

uint64_t
nu_align_weight(const uint32_t *a, size_t n)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += nu_sign_weight(a[i]);
	return sum;
}
