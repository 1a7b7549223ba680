#include "lang/cluster.h"

#include "base/words.h"

NU_BLOB(clusters);

const struct nu_cluster *
nu_cluster_get(uint64_t hash)
{
	const uint32_t *head = (const void *)nu_data_clusters;
	const struct nu_cluster *slot = (const void *)(head + 4);
	uint32_t mask = (1u << head[1]) - 1, i = (uint32_t)hash & mask;
	uint16_t mark = (uint16_t)(hash >> 48);

	for (mark = mark ? mark : 1; slot[i].mark; i = (i + 1) & mask)
		if (slot[i].mark == mark)
			return &slot[i];
	return NULL;
}
