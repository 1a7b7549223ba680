/* names-refer: role phrases and pronouns. */
#include "tag/names-work.h"

void
nu_names_refer(struct nu_names *n)
{
	(void)n;
}
