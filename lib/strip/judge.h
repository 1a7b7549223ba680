/* judge: how likely each line of a page is the article's. */
#ifndef NU_STRIP_JUDGE_H
#define NU_STRIP_JUDGE_H

#include "strip/page.h"

/* prob[i] for line i of the page, 0 to 1. */
void nu_judge(const struct nu_page *p, float *prob);

#endif
