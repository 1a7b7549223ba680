#include "base/map.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/msg.h"

static size_t
find(const struct nu_map *m, struct nu_slice key, uint64_t h)
{
	size_t i = h & (m->nslot - 1);

	while (m->slot[i]) {
		size_t k = m->slot[i] - 1;
		if (m->hash[k] == h && nu_slice_eq(m->key[k], key))
			break;
		i = (i + 1) & (m->nslot - 1);
	}
	return i;
}

static void
grow(struct nu_map *m)
{
	free(m->slot);
	m->nslot = m->nslot ? m->nslot * 2 : 64;
	m->slot = nu_zalloc(m->nslot, sizeof *m->slot);
	for (size_t k = 0; k < m->n; k++) {
		size_t i = m->hash[k] & (m->nslot - 1);

		while (m->slot[i])
			i = (i + 1) & (m->nslot - 1);
		m->slot[i] = (uint32_t)k + 1;
	}
}

size_t
nu_map_put(struct nu_map *m, struct nu_slice key, bool *fresh)
{
	uint64_t h = nu_slice_hash(key);
	size_t i;

	if (m->n * 2 >= m->nslot)
		grow(m);
	i = find(m, key, h);
	if (fresh)
		*fresh = !m->slot[i];
	if (m->slot[i])
		return m->slot[i] - 1;
	if (m->n >= UINT32_MAX - 1)
		nu_die("out of memory: too many distinct keys");
	if (m->n == m->cap) {
		m->cap = m->cap ? m->cap * 2 : 32;
		m->key = nu_realloc(m->key, m->cap, sizeof *m->key);
		m->hash = nu_realloc(m->hash, m->cap, sizeof *m->hash);
	}
	m->key[m->n] = nu_arena_dup(&m->mem, key);
	m->hash[m->n] = h;
	m->slot[i] = (uint32_t)++m->n;
	return m->n - 1;
}

size_t
nu_map_get(const struct nu_map *m, struct nu_slice key)
{
	size_t i;

	if (!m->n)
		return SIZE_MAX;
	i = find(m, key, nu_slice_hash(key));
	return m->slot[i] ? m->slot[i] - 1 : SIZE_MAX;
}

void
nu_map_clear(struct nu_map *m)
{
	if (m->nslot > 1 << 16) {	/* one huge document, then small ones */
		nu_map_free(m);
		return;
	}
	if (m->nslot)
		memset(m->slot, 0, m->nslot * sizeof *m->slot);
	m->n = 0;
	nu_arena_reset(&m->mem);
}

void
nu_map_free(struct nu_map *m)
{
	free(m->key);
	free(m->hash);
	free(m->slot);
	nu_arena_free(&m->mem);
	*m = (struct nu_map){ 0 };
}
