#include "read/ids.h"

#include <stdlib.h>

#include "base/buf.h"

/* A second hash, of another build than nu_slice_hash. */
static uint64_t
other(struct nu_slice s)
{
	uint64_t h = 0x2545f4914f6cdd1du + s.n, w;

	while (s.n) {
		size_t k = s.n < 8 ? s.n : 8;

		w = 0;
		memcpy(&w, s.p, k);
		s = nu_slice_sub(s, k, s.n);
		h ^= w * 0x9fb21c651e98df25u;
		h = (h << 29 | h >> 35) * 0xd6e8feb86659fd93u;
	}
	return h ^ h >> 32;
}

static void
hash(struct nu_slice s, uint64_t h[2])
{
	h[0] = nu_slice_hash(s);
	h[1] = other(s);
	if (!h[0] && !h[1])
		h[1] = 1;
}

static size_t
find(const struct nu_ids *t, const uint64_t h[2])
{
	size_t i = h[0] & (t->nslot - 1);

	while ((t->slot[i][0] | t->slot[i][1]) &&
	    (t->slot[i][0] != h[0] || t->slot[i][1] != h[1]))
		i = (i + 1) & (t->nslot - 1);
	return i;
}

static void
grow(struct nu_ids *t)
{
	struct nu_ids old = *t;

	t->nslot = old.nslot ? old.nslot * 2 : 256;
	t->slot = nu_zalloc(t->nslot, sizeof *t->slot);
	for (size_t i = 0; i < old.nslot; i++)
		if (old.slot[i][0] | old.slot[i][1])
			memcpy(t->slot[find(t, old.slot[i])], old.slot[i],
			    sizeof *t->slot);
	free(old.slot);
}

bool
nu_ids_add(struct nu_ids *t, struct nu_slice s)
{
	uint64_t h[2];
	size_t i;

	if (t->n >= t->nslot / 4 * 3)
		grow(t);
	hash(s, h);
	i = find(t, h);
	if (t->slot[i][0] | t->slot[i][1])
		return false;
	memcpy(t->slot[i], h, sizeof h);
	t->n++;
	return true;
}

void
nu_ids_free(struct nu_ids *t)
{
	free(t->slot);
	*t = (struct nu_ids){ 0 };
}
