#include "strip/judge.h"

#include <math.h>

#include "base/msg.h"
#include "base/words.h"
#include "strip/cut.h"

NU_BLOB(strip);


/* Words of furniture: all classes up to copyright. */
static unsigned
furniture_words(const struct nu_line *l)
{
	unsigned n = 0;

	for (int k = 0; k < NU_KEY_PHOTO; k++)
		n += l->key[k];
	return n;
}

/* Whether a line is furniture at first sight. */
static bool
is_furniture(const struct nu_line *l)
{
	return 2 * furniture_words(l) > l->words || l->key[NU_KEY_RIGHTS] > 1 ||
	    (l->links > .8f && l->words < 12) ||
	    l->site >= 10 || (l->repeat > 1 && l->words < 8 && l->words) ||
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

/* Evidence that is plain but rare in the pages learnt from, in logits. */
static float
evidence(const struct nu_page *p, const struct nu_traits *t, size_t i,
    bool comments, bool ended)
{
	const struct nu_line *l = &p->line[i];
	float e = 0;

	if (nu_cut_whole(l->text))
		e -= 4;
	/* "Leave a Reply", "Share this article", "Subscribe now" */
	if (l->words > 1 && l->words < 9 && l->first_key &&
	    l->first_key <= NU_KEY_RIGHTS + 1 && l->first_key !=
	    NU_KEY_NAV + 1 && furniture_words(l) >= l->words)
		e -= 2;
	/* "This material may not be published, broadcast, …" */
	if (l->key[NU_KEY_RIGHTS] > 3 && l->words < 60)
		e -= .6f * (float)(l->key[NU_KEY_RIGHTS] > 6 ? 6 :
		    l->key[NU_KEY_RIGHTS]);
	/* The same short line again, outside of tables. */
	if (!p->html && l->repeat > 1 && l->words < 8)
		e -= 1;
	if (comments && t->col[NU_TR_HINT][i])
		e -= 2;
	/* The site has it on every tenth page; prose, on every third. */
	if (l->site >= (nu_line_prose(l) ? 33 : 10))
		e -= 5;
	/* Below "… contributed to this report" */
	if (ended && !nu_line_prose(l))
		e -= 2;
	return e;
}

/* Whether readers' comments stand beside the article: what is marked as
 * comments is less than half of the prose. */
static bool
has_comments(const struct nu_page *p, const struct nu_traits *t)
{
	uint64_t marked = 0, all = 0;

	for (size_t i = 0; i < p->n; i++)
		if (nu_line_prose(&p->line[i])) {
			all += p->line[i].mass;
			marked += t->col[NU_TR_HINT][i] ? p->line[i].mass : 0;
		}
	return 2 * marked < all;
}

void
nu_judge(struct nu_judge *j, const struct nu_page *p, float *prob)
{
	bool prose = false, ended = false, comments;

	if (!j->trees)
		j->trees = nu_trees_get(nu_slice((const char *)nu_data_strip,
		    (size_t)(nu_data_strip_end - nu_data_strip)));
	if (!j->trees)
		nu_die("internal fault: the model of news-strip is not for "
		    "this version");
	nu_traits_read(&j->traits, p);
	nu_trees_sum(j->trees, &j->traits, prob);
	comments = has_comments(p, &j->traits);
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];

		prob[i] = 1 / (1 + expf(-prob[i] -
		    evidence(p, &j->traits, i, comments, ended)));
		ended |= l->key[NU_KEY_CREDIT] >= 2 && l->words < 40 &&
		    2 * i > p->n;
	}
	if (is_page(p))
		return;
	/* No furniture at all: all is article up to the last prose, and a line
	 * or two of something without prose. */
	for (size_t i = p->n; i-- > 0; ) {
		prose |= nu_line_prose(&p->line[i]);
		if (prose && prob[i] < .9f)
			prob[i] = .9f;
	}
	for (size_t i = 0; i < p->n && !prose; i++)
		prob[i] = prob[i] < .9f ? .9f : prob[i];
}

void
nu_judge_free(struct nu_judge *j)
{
	nu_traits_free(&j->traits);
}
