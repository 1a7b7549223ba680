#include "strip/label.h"

#include "base/utf.h"

const char *const nu_label_name[NU_NLABEL] = { "boilerplate", "body", "title",
    "subtitle", "byline", "dateline", "caption", "credit" };

enum {
	HEAD_LINES = 20,	/* a title stands so close above the prose */
	TITLE_WORDS = 30, BYLINE_WORDS = 14, DATE_WORDS = 16, CREDIT_WORDS = 40,
	SUBTITLE_WORDS = 45, HEADING_WORDS = 14, CAPTION_WORDS = 70,
};

/* Words of phrases that no title, byline or caption is made of. */
static unsigned
chrome(const struct nu_line *l)
{
	return (unsigned)l->key[NU_KEY_COMMENT] + l->key[NU_KEY_RELATED] +
	    l->key[NU_KEY_LETTER] + l->key[NU_KEY_COOKIE] +
	    l->key[NU_KEY_SHARE] + l->key[NU_KEY_NAV] + l->key[NU_KEY_AD] +
	    l->key[NU_KEY_RIGHTS] + l->key[NU_KEY_PAGER] + l->key[NU_KEY_TAG];
}

/* 1 to 6 for h1 to h6 ("article/h2.title"), 0 for all else. */
static int
heading_level(const struct nu_line *l)
{
	struct nu_slice e = l->element;
	size_t n = 0, at = 0;

	for (; n < e.n && e.p[n] != '.'; n++)
		if (e.p[n] == '/')
			at = n + 1;
	return n - at == 2 && e.p[at] == 'h' && e.p[at + 1] >= '1' &&
	    e.p[at + 1] <= '6' ? e.p[at + 1] - '0' : 0;
}

/* A date, perhaps with a time, a place or "Updated". */
static bool
is_dateline(const struct nu_line *l)
{
	unsigned rest;

	if (l->words == 0 || l->words > DATE_WORDS || !l->digits ||
	    !l->key[NU_KEY_DATE])
		return l->words >= 3 && l->words <= 6 &&
		    l->numbers == l->words && l->digits >= 6 &&
		    l->digits <= 14;
	rest = l->words - l->numbers;
	rest -= l->key[NU_KEY_DATE] < rest ? l->key[NU_KEY_DATE] : rest;
	return rest <= 1 + l->words / 4u && l->stops <= 2;
}

static bool
is_byline(const struct nu_line *l)
{
	if (l->words < 2 || l->words > BYLINE_WORDS || chrome(l) > 1 ||
	    l->final == NU_FINAL_STOP)
		return false;
	if (l->first_key == NU_KEY_BYLINE + 1)
		return l->caps >= 2 && 3 * l->caps + 3 * l->numbers +
		    3 * l->key[NU_KEY_BYLINE] + 3 * l->key[NU_KEY_DATE] >=
		    2 * l->words;
	/* "Fiona Garrick, Europe correspondent", "Courier staff writer" */
	return l->last_key == NU_KEY_BYLINE + 1 && l->caps >= 1 && l->words <= 8 &&
	    l->key[NU_KEY_FUNCTION] <= 1;
}

static bool
is_credit(const struct nu_line *l)
{
	return l->key[NU_KEY_CREDIT] >= 2 && l->words <= CREDIT_WORDS &&
	    !l->key[NU_KEY_RIGHTS];
}

/* Whether text ends with "(... Photo ...)", "Photo: X", "Pool photo / X". */
static bool
is_caption(const struct nu_line *l)
{
	if (l->element.n >= 10 &&
	    nu_slice_find(l->element, NU_S("figcaption"), 0) != SIZE_MAX)
		return true;
	if (!l->key[NU_KEY_PHOTO] || l->words > CAPTION_WORDS || l->words < 3)
		return false;
	if (l->first_key == NU_KEY_PHOTO + 1 && l->words < 12)
		return l->caps > 1;
	/* A picture word in the last third, in brackets or after a sentence. */
	for (size_t i = l->text.n; i-- > l->text.n / 2; ) {
		char c = l->text.p[i];

		if (c == '(' || c == '[')
			return l->text.n - i < 90 &&
			    l->final != NU_FINAL_STOP;
		if ((c == ':' || c == '/') && l->final != NU_FINAL_STOP &&
		    l->text.n - i < 60)
			return true;
	}
	return l->final == NU_FINAL_NONE && l->stops > 0 &&
	    l->last_key == NU_KEY_PHOTO + 1;
}

/* The title as the page's metadata have it, perhaps with the site's name. */
static bool
meets_meta(const struct nu_page *p, const struct nu_line *l)
{
	struct nu_slice t = nu_utf_trim(l->text);

	return l->words >= 2 && p->title.n && (nu_slice_eq(p->title, t) ||
	    (l->words >= 3 && t.n * 3 >= p->title.n &&
	    nu_slice_find(p->title, t, 0) != SIZE_MAX) ||
	    (p->title.n * 3 >= t.n * 2 && nu_slice_starts(t, p->title)));
}

static float
title_score(const struct nu_page *p, size_t i, size_t first)
{
	const struct nu_line *l = &p->line[i];
	float s;

	if (l->words < 2 || l->words > TITLE_WORDS || l->mass < 8 ||
	    2 * chrome(l) >= l->words || is_dateline(l) || is_byline(l) ||
	    is_credit(l) || is_caption(l) || l->links > .9f || l->seps > 2 ||
	    l->lower || 2 * l->numbers >= l->words)
		return 0;
	s = (float)l->ncw * (l->shared - .25f);
	s += l->words >= 5 ? 1.5f : l->words < 4 ? -2.f : 0;
	s -= 1.5f * (float)chrome(l);
	s -= l->final == NU_FINAL_STOP && l->text.p[l->text.n - 1] == '.' ? 1 : 0;
	s -= l->final == NU_FINAL_COLON || l->final == NU_FINAL_COMMA ? 2 : 0;
	s += heading_level(l) == 1 ? 4 : heading_level(l) == 2 ? 1 : 0;
	if (meets_meta(p, l))
		s += 20;
	/* Its byline and date follow. */
	for (size_t k = i + 1; k < i + 4 && k < first; k++)
		if (is_dateline(&p->line[k]) || is_byline(&p->line[k])) {
			s += 2.5f;
			break;
		}
	/* Of two alike the first: the other is a subtitle. */
	s -= .1f * (float)(HEAD_LINES - (first - i));
	return s;
}

size_t
nu_label_title(const struct nu_page *p, size_t first)
{
	size_t best = SIZE_MAX, low = first > HEAD_LINES ? first - HEAD_LINES : 0;
	float most = .5f;

	for (size_t i = low; i < first; i++) {
		float s = title_score(p, i, first);

		if (s > most) {
			most = s;
			best = i;
		}
	}
	/* A subtitle has as much to say: the first of the two is the title. */
	while (best != SIZE_MAX && best > low && most < 15 &&
	    title_score(p, best - 1, first) > .2f * most &&
	    p->line[best - 1].words > 3)
		best--;
	return best;
}

/* The first line of the article's prose: not a subtitle, which a byline or a
 * date follows. */
static size_t
first_prose(const struct nu_page *p, const float *prob, float threshold)
{
	size_t kept = p->n;

	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		bool above = false;

		if (prob[i] < threshold)
			continue;
		if (kept == p->n)
			kept = i;
		if (!nu_line_prose(l) || is_caption(l))
			continue;
		for (size_t k = i + 1; k < i + 4 && k < p->n; k++)
			above |= is_dateline(&p->line[k]) ||
			    is_byline(&p->line[k]);
		if (!above || l->words > SUBTITLE_WORDS)
			return i;
	}
	return kept;
}

/* A line between two of the article's that heads what follows. */
static bool
is_subheading(const struct nu_page *p, const enum nu_label *label, size_t i)
{
	const struct nu_line *l = &p->line[i];

	if (!l->words || l->words > HEADING_WORDS || l->bullet)
		return false;
	if (heading_level(l))
		return true;
	return !p->html && l->final != NU_FINAL_STOP &&
	    l->final != NU_FINAL_COMMA && l->final != NU_FINAL_COLON &&
	    !l->open && i + 1 < p->n && label[i + 1] &&
	    p->line[i + 1].mass > 2 * l->mass && l->mass < 90;
}

/* What the line is by its words, or BODY. */
static enum nu_label
named(const struct nu_line *l)
{
	return is_byline(l) && l->first_key == NU_KEY_BYLINE + 1 ?
	    NU_L_BYLINE : is_dateline(l) ? NU_L_DATELINE : is_byline(l) ? NU_L_BYLINE :
	    is_credit(l) ? NU_L_CREDIT : is_caption(l) ? NU_L_CAPTION :
	    NU_L_BODY;
}

/* A page with prose has an article: when nothing is likely enough, the prose
 * that is likeliest. */
static void
never_empty(const struct nu_page *p, float *prob, float threshold)
{
	float most = 0;

	for (size_t i = 0; i < p->n; i++) {
		if (prob[i] >= threshold)
			return;
		if (nu_line_prose(&p->line[i]) && prob[i] > most)
			most = prob[i];
	}
	for (size_t i = 0; i < p->n; i++)
		if (most > .02f && nu_line_prose(&p->line[i]) &&
		    prob[i] >= most / 2)
			prob[i] = threshold;
}

void
nu_label(const struct nu_page *p, float *prob, float threshold,
    enum nu_label *label)
{
	size_t first, title, last = 0;

	never_empty(p, prob, threshold);
	for (size_t i = 0; i < p->n; i++) {
		label[i] = prob[i] >= threshold ? NU_L_BODY : NU_L_BOILERPLATE;
		if (label[i])
			last = i;
	}
	first = first_prose(p, prob, threshold);
	if (first == p->n)
		return;
	/* A line alone, or prose with nothing above it, has no title. */
	title = nu_label_title(p, first);
	for (size_t i = 0; i <= last + 1 && i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		bool head = title != SIZE_MAX && i > title && i < first;
		enum nu_label is = named(l);

		if (i == title) {
			label[i] = NU_L_TITLE;
		} else if (head && is == NU_L_BODY && i == title + 1 &&
		    l->words >= 5 && l->words <= SUBTITLE_WORDS &&
		    !chrome(l) && (label[i] || (!p->html && l->shared > .3f))) {
			label[i] = NU_L_SUBTITLE;
		} else if (is != NU_L_BODY && (label[i] || (head &&
		    (!p->html || nu_label_in_meta(p, is))))) {
			/* Dates and names stand above or below the text. */
			if (i <= first || i >= last || (is != NU_L_DATELINE &&
			    is != NU_L_BYLINE))
				label[i] = is;
		} else if (i == last + 1 && is == NU_L_CREDIT && !p->html) {
			label[i] = is;
		} else if (label[i] && i > first && i < last &&
		    is_subheading(p, label, i)) {
			label[i] = NU_L_SUBTITLE;
		}
	}
	for (size_t i = 0; i < p->n; i++)
		if (label[i] && prob[i] < threshold)
			prob[i] = threshold;
}

bool
nu_label_in_meta(const struct nu_page *p, enum nu_label label)
{
	return p->html && (label == NU_L_TITLE ? p->title.n > 0 :
	    label == NU_L_BYLINE ? p->has_author :
	    label == NU_L_DATELINE ? p->has_date : false);
}
