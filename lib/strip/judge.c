#include "strip/judge.h"

#include <math.h>

#include "base/msg.h"
#include "base/utf.h"
#include "base/words.h"
#include "strip/cut.h"

NU_BLOB(strip);
NU_WORDS(strip_comments);

/* Columns of traits.h: the ancestor nav, the group of its hints. */
enum { NAV = 8, NAV_HINT = 'l' - 'a' };


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

static float
sure(float logit)
{
	return 1 / (1 + expf(-logit));
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
	/* A link within the navigation */
	if (l->links > .9f && (t->col[NU_TR_ANCESTOR + NAV][i] ||
	    t->col[NU_TR_HINT + NAV_HINT][i]))
		e -= 2;
	/* A mail address alone; "Ann Pike is a reporter. Follow her on …" */
	if (l->at && l->words < 7 && !l->stops)
		e -= 2;
	if (l->key[NU_KEY_BIO] > 2 && l->words < 70 &&
	    t->col[NU_TR_PROSEPLACE][i] > 40)
		e -= 1;
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
 * comments is less than half of the prose, or some of the article is above
 * it. logit is what the trees say. */
static bool
has_comments(const struct nu_page *p, const struct nu_traits *t,
    const float *logit)
{
	uint64_t marked = 0, all = 0, above = 0;

	for (size_t i = 0; i < p->n; i++)
		if (nu_line_prose(&p->line[i])) {
			all += p->line[i].mass;
			if (t->col[NU_TR_HINT][i])
				marked += p->line[i].mass;
			else if (!marked && logit[i] > 0)
				above += p->line[i].mass;
		}
	return 2 * marked < all || above > 200;
}

/* A line that heads readers' comments: "3 comments", "Have your say". */
static bool
heads_comments(const struct nu_line *l)
{
	enum { MOST = 4 };
	struct nu_slice s = l->text, word[MOST];
	char low[96];
	size_t n = 0, at = 0, to = 0;

	if (l->words > 12 || !l->key[NU_KEY_COMMENT] || nu_line_prose(l))
		return false;
	while (at < s.n && !(nu_utf_ascii[s.p[at] & 127] & NU_CC_LETTER) &&
	    (unsigned char)s.p[at] < 128)
		at++;
	while (n < MOST && at < s.n && to < sizeof low) {
		size_t b = to;

		for (; at < s.n && to < sizeof low && s.p[at] != ' ' &&
		    s.p[at] != ':' && s.p[at] != '('; at++)
			low[to++] = (char)(s.p[at] >= 'A' && s.p[at] <= 'Z' ?
			    s.p[at] | 32 : s.p[at]);
		word[n++] = nu_slice(low + b, to - b);
		while (at < s.n && s.p[at] == ' ')
			at++;
		if (to == b)
			break;
	}
	return nu_words_longest(&strip_comments, word, n, NULL) > 0;
}

/* A line above one reader's comment: "Posted by Ann on May 3", "Ann says:". */
static bool
heads_comment(const struct nu_line *l)
{
	static const char *const said[] = { "says:", "said:", "said...",
	    "wrote:", "writes:" };

	if (l->words > 14 || nu_line_prose(l))
		return false;
	if (l->key[NU_KEY_COMMENT] && l->key[NU_KEY_DATE] && l->numbers)
		return true;
	for (size_t k = 0; k < sizeof said / sizeof *said; k++)
		if (l->words < 8 && nu_slice_ends(nu_utf_trim(l->text),
		    nu_slice_str(said[k])))
			return true;
	return false;
}

/* The line from which on readers' comments stand, or p->n: below some of the
 * article, a heading of comments, then texts between names, dates, "reply";
 * or without a heading, one reader after the other. */
static size_t
find_comments(const struct nu_page *p, const float *prob)
{
	enum { AHEAD = 40, ARTICLE = 600 };
	uint64_t article = 0;

	for (size_t i = 0; i < p->n; i++) {
		size_t texts = 0, names = 0, marks = 0, readers = 0;
		bool one;

		if (prob[i] > .5f)
			article += p->line[i].mass;
		if (article < ARTICLE)
			continue;
		one = heads_comment(&p->line[i]);
		if (!one && !heads_comments(&p->line[i]))
			continue;
		for (size_t k = i + 1; k < i + AHEAD && k < p->n; k++) {
			const struct nu_line *l = &p->line[k];

			readers += one && heads_comment(l);
			if (nu_line_prose(l) || l->stops > 0) {
				texts++;
			} else if (l->key[NU_KEY_COMMENT] ||
			    (l->key[NU_KEY_DATE] && l->numbers)) {
				marks++;
			} else if (l->words && l->words < 5 &&
			    l->final == NU_FINAL_NONE &&
			    !furniture_words(l)) {
				names++;
			}
		}
		if (one && !heads_comments(&p->line[i])) {
			if (texts > 1 && readers > 1)
				return i;
			continue;
		}
		if (texts > 0 && ((marks > 1 && 4 * marks >= texts) ||
		    (names > 2 && 5 * names >= 2 * texts)))
			return i;
	}
	return p->n;
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
	comments = has_comments(p, &j->traits, prob);
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];

		prob[i] = sure(prob[i] + evidence(p, &j->traits, i, comments,
		    ended));
		ended |= l->key[NU_KEY_CREDIT] >= 2 && l->words < 40 &&
		    2 * i > p->n;
	}
	for (size_t i = find_comments(p, prob); i < p->n; i++)
		prob[i] = sure(logf((prob[i] + 1e-6f) /
		    (1 - prob[i] + 1e-6f)) - 2.5f);
	if (is_page(p))
		return;
	/* No furniture at all: all is article up to the last prose, and a line
	 * or two of something without prose. */
	for (size_t i = p->n; i-- > 0; ) {
		prose |= nu_line_prose(&p->line[i]);
		if (prose && prob[i] < .9f && !nu_cut_whole(p->line[i].text))
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
