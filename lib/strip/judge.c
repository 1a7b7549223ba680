#include "strip/judge.h"

#include <math.h>

#include "base/msg.h"
#include "base/words.h"

NU_BLOB(strip);


/* Whether a line is furniture at first sight. */
static bool
is_furniture(const struct nu_line *l)
{
	unsigned n = 0;

	for (int k = 0; k < NU_KEY_PHOTO; k++)
		n += l->key[k];
	return 2 * n > l->words || l->key[NU_KEY_RIGHTS] > 1 ||
	    (l->links > .8f && l->words < 12) ||
	    (l->seps > 2 && l->seps > l->words / 2);
}

static bool
is_page(const struct nu_page *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (is_furniture(&p->line[i]))
			return true;
	return false;
}

void
nu_judge(struct nu_judge *j, const struct nu_page *p, float *prob)
{
	bool prose = false;

	if (!j->trees)
		j->trees = nu_trees_get(nu_slice((const char *)nu_data_strip,
		    (size_t)(nu_data_strip_end - nu_data_strip)));
	if (!j->trees)
		nu_die("internal fault: the model of news-strip is not for "
		    "this version");
	nu_traits_read(&j->traits, p);
	nu_trees_sum(j->trees, &j->traits, prob);
	for (size_t i = 0; i < p->n; i++)
		prob[i] = 1 / (1 + expf(-prob[i]));
	if (is_page(p))
		return;
	for (size_t i = p->n; i-- > 0; ) {
		prose |= nu_line_prose(&p->line[i]);
		if (prose && prob[i] < .9f)
			prob[i] = .9f;
	}
	/* No prose at all: a line or two of something, kept. */
	for (size_t i = 0; i < p->n && !prose; i++)
		prob[i] = prob[i] < .9f ? .9f : prob[i];
}

void
nu_judge_free(struct nu_judge *j)
{
	nu_traits_free(&j->traits);
}
