/* chain: a linear-chain model, the engine of news-tag's names and of the parts
 * of speech. Each token has some features, numbers that hashing gives; the
 * score of a label is the sum of its weights in the rows of these features and
 * of the transition from the label before. Weights are int8 in steps of
 * 1/scale. Most features were found to be of no use and have no row.
 *
 * The first label is the reference: its weights are 0 and not stored.
 *
 * A model lies in memory as it lies in its file, in native byte order:
 *	struct nu_chain_head
 *	char label[labels][NU_CHAIN_NAME]	ended by NUL
 *	int16_t start[width], step[labels][width]	width: of all labels, to 8
 *	uint32_t slot[2^slots]			open addressing, 0: free
 *	int8_t row[rows][rowlen]		rowlen: labels - 1, to 8
 * A feature is a number of bits bits; it is looked for from the slot of its
 * low bits on. The slot holds its high bits (8) and its row + 1 (24). */
#ifndef NU_CHAIN_H
#define NU_CHAIN_H

#include "base/slice.h"

enum { NU_CHAIN_LABELS = 64, NU_CHAIN_NAME = 24, NU_CHAIN_FLOOR = -12000,
    NU_CHAIN_VERSION = 2 };

struct nu_chain_head {
	char magic[4];		/* "NUm" and the version */
	char kind[4];		/* "tag", "pos" … */
	uint32_t labels, width, rowlen, bits, slots, rows;
	float scale;
	uint32_t spare;
	uint64_t size;		/* of the whole file */
	uint64_t sum;		/* nu_chain_sum of the file */
};

struct nu_chain {
	const struct nu_chain_head *head;
	const char *name;	/* labels of NU_CHAIN_NAME bytes */
	const int16_t *start, *step;
	const uint32_t *slot;
	const int8_t *row;
	uint32_t labels, width, rowlen, mask, slots;
	int shift;		/* of a 64-bit hash down to a feature */
	int16_t back[NU_CHAIN_LABELS * NU_CHAIN_LABELS];	/* step, turned */
};

/* Lays a model over blob, which must live as long and be aligned to 8. With
 * check, everything is verified (for a user's file). On false *why says what
 * is wrong. */
bool nu_chain_open(struct nu_chain *c, struct nu_slice blob, const char *kind,
    bool check, const char **why);

/* A checksum of a whole model, the field sum left out. */
uint64_t nu_chain_sum(struct nu_slice blob);

/* The best path to a label of a token. */
struct nu_chain_way {
	int32_t score;
	uint8_t label, from;	/* from: number of the way before it */
};

/* One sentence's scores; reused, grows. */
struct nu_lattice {
	int16_t *emit;		/* n rows of width */
	int16_t *best;		/* likewise: best score of a path that ends here */
	uint8_t *label;		/* n, set by nu_chain_best */
	struct nu_chain_way *way;	/* of nu_chain_best_within */
	size_t n, cap, width;
	int before, after;	/* label of the token that stands there, or -1 */
};

/* Makes room for n tokens; all scores are 0, nothing stands beside. */
void nu_lattice_start(struct nu_lattice *l, const struct nu_chain *c, size_t n);
void nu_lattice_free(struct nu_lattice *l);
/* Adds the weights of nfeat features to token i. */
void nu_chain_score(const struct nu_chain *c, struct nu_lattice *l, size_t i,
    const uint32_t *feat, size_t nfeat);
/* The same for many at once, which is faster: adds the weights of each feature
 * to rowlen scores, those of the labels from 1 on. Uses up v. */
struct nu_chain_term {
	int16_t *to;
	uint32_t feat;
};
void nu_chain_add(const struct nu_chain *c, struct nu_chain_term *v, size_t n);
/* Likewise sums of rows that were made before: rowlen scores each. */
struct nu_chain_kept {
	int16_t *to;
	const int16_t *sum;
};
void nu_chain_add_kept(const struct nu_chain *c, const struct nu_chain_kept *v,
    size_t n);
/* Sets label[] to the best path (Viterbi). */
void nu_chain_best(const struct nu_chain *c, struct nu_lattice *l);
/* The same, but looks only at labels whose own score is less than cut below the
 * best of their token: faster, for models that forbid no transition. */
void nu_chain_best_within(const struct nu_chain *c, struct nu_lattice *l,
    int cut);
/* How much worse, in the model's own units (natural logarithms), the best path
 * gets when the tokens [b, e) must not all have their labels: an approximation
 * from the scores of single tokens beside their neighbours' labels. */
double nu_chain_margin(const struct nu_chain *c, const struct nu_lattice *l,
    size_t b, size_t e);
static inline const char *
nu_chain_label(const struct nu_chain *c, unsigned label)
{
	return c->name + (size_t)label * NU_CHAIN_NAME;
}

/* Features: a template's number and up to two values, mixed. */
static inline uint64_t
nu_mix(uint64_t template, uint64_t a, uint64_t b)
{
	uint64_t h = (a + template * 0x9e3779b97f4a7c15u) *
	    0xff51afd7ed558ccdu;

	h ^= h >> 32;
	h = (h + b) * 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 29;
}

#endif
