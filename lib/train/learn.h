/* learn: makes the models of lang/chain.h: a conditional random field, trained
 * by stochastic gradient descent with one step size a weight (AdaGrad), with
 * features dropped at random, sentence by sentence in an order that a fixed
 * seed gives. The same input gives the same bytes.
 *
 * A token's labels may be known in part (a set of labels): the probability of
 * all sequences that agree is raised. */
#ifndef NU_LEARN_H
#define NU_LEARN_H

#include "base/out.h"
#include "lang/chain.h"

struct nu_learn_opt {
	uint32_t bits;		/* features are told apart by 2^bits numbers */
	uint32_t keep;		/* rows in the model at most */
	unsigned rounds;
	double rate;		/* first step size */
	double drop;		/* share of features dropped */
	double without;		/* share of sequences without extra features */
	uint64_t seed;
};

/* Sequences: token i of sequence s is token seq[s] + i of the whole. */
struct nu_learn_data {
	uint32_t *feat;
	size_t nfeat, capfeat;
	size_t *tok;		/* features of token i: [tok[i], tok[i + 1]) */
	uint64_t *may;		/* labels that token i may have, a bit each */
	uint8_t *extra;		/* its last features, which a part of the
				 * sequences goes without in each round */
	size_t ntok, captok;
	size_t *seq;		/* first token of each sequence */
	uint8_t *fold;		/* of each sequence */
	size_t nseq, capseq;
};

struct nu_learn {
	struct nu_learn_opt opt;
	uint32_t labels, rowlen, pad;
	float *w;		/* rows: weights, then sums of squared slopes */
	float *sum, *sumstep;	/* weights of the models before, NULL: none */
	unsigned models;	/* how many were before */
	float *step, *gstep;	/* (labels + 1) x pad; the last row: start */
	bool *forbid;		/* likewise: no such transition */
	void *work;
	double loss;		/* of the last round, a token */
};

void nu_learn_start(struct nu_learn *l, uint32_t labels,
    const struct nu_learn_opt *opt);
/* No transition from label a to b; a == labels: b cannot begin. */
void nu_learn_forbid(struct nu_learn *l, uint32_t a, uint32_t b);
/* One round over all sequences but those of the fold left out (-1: none). */
void nu_learn_round(struct nu_learn *l, const struct nu_learn_data *d,
    unsigned round, int out);
/* Leaves the features that are worth the most, at most opt.keep, in the weights
 * and in the data: rounds after it learn to do without the others. */
void nu_learn_prune(struct nu_learn *l, struct nu_learn_data *d);
/* Begins another model; the one that is written is the mean of all, which is
 * better than each: what the order of the sentences did is evened out. */
void nu_learn_another(struct nu_learn *l);
/* The model as bytes, of the features that weigh most. name: the labels. */
void nu_learn_model(const struct nu_learn *l, const char *kind,
    const char *const *name, struct nu_buf *out);
/* Writes it to a file, "-" is standard output; dies when that fails. */
void nu_learn_save(const struct nu_buf *model, const char *path);
/* Progress, to a person at a terminal. */
void nu_learn_tell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void nu_learn_free(struct nu_learn *l);

/* Begins a sequence; then for each token nu_learn_token, which gives room for
 * max features, and nu_learn_feats, how many were written (the last of them
 * extra). */
void nu_learn_seq(struct nu_learn_data *d, unsigned fold);
uint32_t *nu_learn_token(struct nu_learn_data *d, size_t max);
void nu_learn_feats(struct nu_learn_data *d, size_t n, size_t extra,
    uint64_t may);
void nu_learn_data_free(struct nu_learn_data *d);

#endif
