#include "read/ids.h"

#include <stdlib.h>

#include "base/buf.h"

/* The slot of h, or the free one where it belongs. */
static size_t
find(const struct nu_ids *t, uint64_t h)
{
	size_t i = h & (t->nslot - 1);

	while (t->slot[i] && t->slot[i] != h)
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
		if (old.slot[i])
			t->slot[find(t, old.slot[i])] = old.slot[i];
	free(old.slot);
}

bool
nu_ids_add(struct nu_ids *t, struct nu_slice s)
{
	uint64_t h = nu_slice_hash(s);
	size_t i;

	if (t->n >= t->nslot / 4 * 3)
		grow(t);
	h += h == 0;
	i = find(t, h);
	if (t->slot[i])
		return false;
	t->slot[i] = h;
	t->n++;
	return true;
}

void
nu_ids_free(struct nu_ids *t)
{
	free(t->slot);
	*t = (struct nu_ids){ 0 };
}
