/* news-train split: learns the model of lib/split/model.h from sentences.
 *
 * Input is CoNLL-U (the "# text" of sentences, "# newpar" and "# newdoc",
 * SpaceAfter=No of a sentence's last token), or plain text with a sentence a
 * line and an empty line after a paragraph ('#' begins a comment line, '+' a
 * sentence that no space parts from the one before).
 * Method: logistic regression on the candidates of the paragraphs, by AdaGrad
 * with L2, in an order that is the same every time, the mean of the later
 * rounds. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"
#include "split/model.h"
#include "stream/tool.h"
#include "train/train.h"

enum { EPOCHS = 12, NW = 1 << NU_FEAT_BITS };
static const double RATE = 0.15, DECAY = 1e-2;

struct example {
	uint32_t feat;		/* its first feature in feats */
	uint16_t n;
	bool end;
};

struct learner {
	struct example *ex;
	size_t n, cap;
	uint32_t *feat;
	size_t nfeat, capfeat;
	struct nu_buf text;	/* the paragraph under way */
	size_t *end;		/* of its sentences */
	size_t nend, capend;
};

static void
example(struct learner *t, const struct nu_scan *s,
    const struct nu_cand *c, bool end)
{
	struct nu_feats f;

	nu_feat(s, c, &f);
	if (f.rule)
		return;
	NU_GROW(t->ex, t->n, t->cap);
	t->ex[t->n++] = (struct example){ (uint32_t)t->nfeat, (uint16_t)f.n,
	    end };
	for (unsigned i = 0; i < f.n; i++) {
		NU_GROW(t->feat, t->nfeat, t->capfeat);
		t->feat[t->nfeat++] = f.v[i];
	}
}

/* The paragraph is complete: its candidates become examples. */
static void
paragraph(struct learner *t)
{
	struct nu_scan s;
	struct nu_cand c;
	size_t k = 0;

	nu_cand_start(&s, nu_buf_slice(&t->text));
	while (nu_cand_next(&s, &c)) {
		bool end;

		while (k < t->nend && t->end[k] < c.stop)
			k++;
		end = k < t->nend && t->end[k] <= c.next;
		if (!c.sure)
			example(t, &s, &c, end);
		if (end)
			nu_cand_cut(&s, &c);
	}
	nu_buf_clear(&t->text);
	t->nend = 0;
}

static void
sentence(struct learner *t, struct nu_slice s)
{
	nu_buf_put(&t->text, s);
	NU_GROW(t->end, t->nend, t->capend);
	t->end[t->nend++] = t->text.n;
}

/* Takes the paragraphs of one input. */
static void
take(struct learner *t, struct nu_in *in)
{
	struct nu_slice line;
	bool conllu = false, space = false;

	while (nu_in_line(in, &line)) {
		if (nu_slice_starts(line, NU_S("# newdoc")) ||
		    nu_slice_starts(line, NU_S("# newpar"))) {
			conllu = true;
			paragraph(t);
		} else if (nu_slice_starts(line, NU_S("# text = "))) {
			conllu = true;
			if (t->text.n && space)
				nu_buf_byte(&t->text, ' ');
			sentence(t, nu_slice_sub(line, 9, line.n));
		} else if (line.n && line.p[0] == '#') {
			continue;
		} else if (conllu) {
			/* The last token line of a sentence stands. */
			if (line.n)
				space = nu_slice_find(line,
				    NU_S("SpaceAfter=No"), 0) == SIZE_MAX;
		} else if (line.n == 0) {
			paragraph(t);
		} else {
			bool glued = line.p[0] == '+';

			if (t->text.n && !glued)
				nu_buf_byte(&t->text, ' ');
			sentence(t, nu_slice_sub(line, glued, line.n));
		}
	}
	paragraph(t);
}

/* A permutation of 0..n-1, the same every time. */
static void
shuffle(size_t *v, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		size_t k, x;

		*seed ^= *seed << 13;
		*seed ^= *seed >> 7;
		*seed ^= *seed << 17;
		k = (size_t)(*seed % i);
		x = v[i - 1];
		v[i - 1] = v[k];
		v[k] = x;
	}
}

static double
probability(const struct learner *t, const struct example *e,
    const double *w)
{
	double z = 0;

	for (unsigned k = 0; k < e->n; k++)
		z += w[t->feat[e->feat + k]];
	return 1 / (1 + exp(-z));
}

static void
learn(const struct learner *t, double *w)
{
	double *g2 = nu_zalloc(NW, sizeof *g2), *sum = nu_zalloc(NW,
	    sizeof *sum);
	size_t *order = nu_alloc(t->n, sizeof *order);
	uint64_t seed = 88172645463325252u;

	for (size_t i = 0; i < t->n; i++)
		order[i] = i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		shuffle(order, t->n, &seed);
		for (size_t i = 0; i < t->n; i++) {
			const struct example *e = &t->ex[order[i]];
			double d = e->end - probability(t, e, w);

			for (unsigned k = 0; k < e->n; k++) {
				uint32_t f = t->feat[e->feat + k];
				double g = d - DECAY * w[f];

				g2[f] += g * g;
				w[f] += RATE * g / (1e-3 + sqrt(g2[f]));
			}
		}
		/* The mean of the later epochs is steadier than the last. */
		for (size_t f = 0; f < NW && epoch >= EPOCHS / 2; f++)
			sum[f] += w[f] / (EPOCHS - EPOCHS / 2);
	}
	memcpy(w, sum, NW * sizeof *w);
	free(sum);
	free(order);
	free(g2);
}

static void
save(const double *w, struct nu_out *out)
{
	for (unsigned i = 0; i < 8; i++)
		nu_out_byte(out, (char)((i < 4 ? (uint32_t)NU_SPLIT_MAGIC :
		    (uint32_t)NW) >> 8 * (i & 3)));
	for (size_t i = 0; i < NW; i++) {
		double q = floor(w[i] * NU_SPLIT_UNIT + .5);
		int v = q > 32767 ? 32767 : q < -32767 ? -32767 : (int)q;

		nu_out_byte(out, (char)(v & 255));
		nu_out_byte(out, (char)(v >> 8 & 255));
	}
	nu_out_end(out);
	nu_out_free(out);
}

int
nu_train_split(int argc, char **argv)
{
	static const struct nu_opt opt[] = {
		{ 'o', "output", "FILE", "the model" },
		{ 0, NULL, NULL, NULL },
	};
	static const struct nu_tool tool = { "news-train split",
	    "Train news-split on sentences: CoNLL-U, or one a line.",
	    "-o FILE FILE ...", opt };
	struct learner t = { 0 };
	double *w = nu_zalloc(NW, sizeof *w);
	size_t right = 0;
	const char *arg, *output = NULL;
	char **file;
	int n, c;

	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		if (c == 'o')
			output = arg;
	if (!output)
		nu_usage("-o FILE is needed");
	file = nu_operands(&n);
	for (int i = 0; i < n; i++) {
		struct nu_in *in = nu_in_open(file[i]);

		if (in)
			take(&t, in);
		nu_in_close(in);
	}
	if (t.n == 0)
		nu_die("no candidates to learn from");
	learn(&t, w);
	for (size_t i = 0; i < t.n; i++)
		right += (probability(&t, &t.ex[i], w) > .5) == t.ex[i].end;
	fprintf(stderr, "%zu candidates, %zu decided right\n", t.n, right);
	save(w, nu_out_file(output));
	free(w);
	free(t.ex);
	free(t.feat);
	free(t.end);
	nu_buf_free(&t.text);
	return nu_end();
}
