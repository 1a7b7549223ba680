/* judge: how likely each line of a page is the article's, by the trees of
 * lib/data/strip/strip.model on what traits.h knows of it. */
#ifndef NU_STRIP_JUDGE_H
#define NU_STRIP_JUDGE_H

#include "strip/traits.h"
#include "strip/trees.h"

struct nu_judge {
	const struct nu_trees *trees;	/* NULL: the compiled-in ones */
	struct nu_traits traits;
};

/* prob[i] for line i of the page, 0 to 1. A document without any furniture
 * of a page is all article. */
void nu_judge(struct nu_judge *j, const struct nu_page *p, float *prob);
void nu_judge_free(struct nu_judge *j);

#endif
