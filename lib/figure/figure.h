/* figure: the figures of a sentence: what news-figure finds. Lexer, numbers,
 * units and dates (lex, numeral, unit, when) put together by a small grammar,
 * left to right, each item looked at a bounded number of times: linear.
 *
 * The classes, their values and units are those of newsutils(5); what is no
 * figure is said in news-figure(1). */
#ifndef NU_FIGURE_H
#define NU_FIGURE_H

#include "base/arena.h"
#include "figure/numeral.h"
#include "figure/when.h"

struct nu_figure {
	size_t from, to;		/* bytes of the sentence */
	const char *label;
	struct nu_slice value, of;	/* empty when absent */
	const char *mod;		/* about, least, most, or NULL */
	double score;
};

struct nu_figures {
	struct nu_figure *v;
	size_t n, cap;
	struct nu_dateref ref;		/* the document's date */
	/* Private from here on. */
	struct nu_flex lex;
	struct nu_qtys qty;
	struct nu_buf buf;
	struct nu_arena mem;		/* the values' bytes */
};

/* Fills v[0..n) with the figures of a sentence, in order; they never overlap.
 * The slices live until the next call. Allocates nothing in the long run. */
void nu_figures_find(struct nu_figures *f, struct nu_slice sentence);
void nu_figures_free(struct nu_figures *f);

#endif
