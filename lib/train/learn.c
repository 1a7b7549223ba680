#include "train/learn.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/msg.h"

enum { AHEAD = 12 };		/* rows asked for before they are needed */

struct work {
	float *emit;		/* n x pad: exp of scores */
	float *a, *b, *c;	/* forward, backward, of the free lattice */
	float *p;		/* marginals, less those of the bound lattice */
	float *exps;		/* exp of step */
	unsigned stale;		/* sentences since exps was made */
	size_t cap;
	uint32_t *feat;
	size_t capfeat;
	size_t *keep;		/* kept features of token i: [keep[i], keep[i+1]) */
	uint64_t rng;
	uint64_t *all;
	float *gs;		/* slope of the transitions */
};

static uint64_t
next(uint64_t *rng)
{
	*rng ^= *rng << 13;
	*rng ^= *rng >> 7;
	return *rng ^= *rng << 17;
}

/* Room for n weights, 0. Rows are read all over it: large pages help. */
static float *
weights(size_t n)
{
	size_t page = (size_t)2 << 20;
	size_t bytes = (n * sizeof(float) + page - 1) / page * page;
	float *w = aligned_alloc(page, bytes);

	if (!w)
		nu_die("out of memory");
	madvise(w, bytes, MADV_HUGEPAGE);
	memset(w, 0, bytes);
	return w;
}

void
nu_learn_start(struct nu_learn *l, uint32_t labels,
    const struct nu_learn_opt *opt)
{
	size_t rows;

	*l = (struct nu_learn){ .opt = *opt, .labels = labels,
	    .rowlen = (labels + 6) / 8 * 8, .pad = (labels + 7) / 8 * 8 };
	rows = (size_t)l->rowlen << opt->bits;
	l->w = weights(2 * rows);
	l->step = nu_zalloc((labels + 1) * l->pad, sizeof *l->step);
	l->gstep = nu_zalloc((labels + 1) * l->pad, sizeof *l->gstep);
	l->forbid = nu_zalloc((labels + 1) * l->pad, sizeof *l->forbid);
	l->work = nu_zalloc(1, sizeof(struct work));
	((struct work *)l->work)->rng = opt->seed * 2 + 88172645463325252u;
}

void
nu_learn_forbid(struct nu_learn *l, uint32_t a, uint32_t b)
{
	l->forbid[a * l->pad + b] = true;
}

void
nu_learn_free(struct nu_learn *l)
{
	struct work *k = l->work;

	free(k->emit);
	free(k->a);
	free(k->b);
	free(k->p);
	free(k->exps);
	free(k->feat);
	free(k->keep);
	free(k->gs);
	free(k);
	free(l->w);
	free(l->sum);
	free(l->sumstep);
	free(l->step);
	free(l->gstep);
	free(l->forbid);
	*l = (struct nu_learn){ 0 };
}

static void
room(struct nu_learn *l, size_t n)
{
	struct work *k = l->work;

	if (n <= k->cap)
		return;
	k->cap = n * 2;
	k->emit = nu_realloc(k->emit, k->cap * l->pad, sizeof *k->emit);
	k->a = nu_realloc(k->a, k->cap * l->pad, sizeof *k->a);
	k->b = nu_realloc(k->b, k->cap * l->pad, sizeof *k->b);
	k->p = nu_realloc(k->p, k->cap * l->pad, sizeof *k->p);
	k->keep = nu_realloc(k->keep, k->cap + 1, sizeof *k->keep);
}

/* The weights of a feature; the sums of their squared slopes follow. */
static inline float *
row_of(const struct nu_learn *l, size_t feature)
{
	return l->w + feature * 2 * l->rowlen;
}

static inline void
fetch(const struct nu_learn *l, size_t feature)
{
	const char *p = (const char *)row_of(l, feature);

	for (size_t i = 0; i < 2 * l->rowlen * sizeof(float); i += 64)
		__builtin_prefetch(p + i);
}

/* Scores of each token over the features that are kept this time. */
static void
emissions(struct nu_learn *l, const struct nu_learn_data *d, size_t first,
    size_t n)
{
	struct work *k = l->work;
	size_t total = d->tok[first + n] - d->tok[first], at = 0;
	uint32_t cut = (uint32_t)(l->opt.drop * 4294967295.0);
	bool without = l->opt.without > 0 && (double)(uint32_t)(next(&k->rng) >>
	    32) < l->opt.without * 4294967296.0;
	float up = (float)(1 / (1 - l->opt.drop));

	if (total > k->capfeat) {
		k->capfeat = total * 2;
		k->feat = nu_realloc(k->feat, k->capfeat, sizeof *k->feat);
	}
	for (size_t i = 0; i < n; i++) {
		k->keep[i] = at;
		for (size_t j = d->tok[first + i]; j < d->tok[first + i + 1] -
		    (without ? d->extra[first + i] : 0); j++)
			if (!cut || (uint32_t)(next(&k->rng) >> 32) >= cut)
				k->feat[at++] = d->feat[j];
	}
	k->keep[n] = at;
	for (size_t i = 0; i < n; i++) {
		float s[NU_CHAIN_LABELS + 8] = { 0 }, top = 0;
		float *e = k->emit + i * l->pad;

		for (size_t j = k->keep[i]; j < k->keep[i + 1]; j++) {
			const float *w = row_of(l, k->feat[j]);

			if (j + AHEAD < at)
				fetch(l, k->feat[j + AHEAD]);
			for (uint32_t x = 0; x < l->rowlen; x++)
				s[x] += w[x];
		}
		for (uint32_t x = 0; x + 1 < l->labels; x++)
			top = s[x] * up > top ? s[x] * up : top;
		e[0] = expf(-top);
		for (uint32_t x = 1; x < l->pad; x++)
			e[x] = x < l->labels ? expf(s[x - 1] * up - top) : 0;
	}
}

/* Forward, backward over the labels that may be; the marginals are added to p
 * times sign, those of transitions to gs. Returns the log of the sum, less
 * what the lattices have in common. */
static double
sweep(struct nu_learn *l, const uint64_t *may, size_t n, float sign)
{
	struct work *k = l->work;
	uint32_t L = l->labels, P = l->pad;
	const float *start = k->exps + (size_t)L * P;
	double z = 0;

	for (size_t i = 0; i < n; i++) {
		float *a = k->a + i * P, sum = 0;
		const float *e = k->emit + i * P, *p = a - P;

		for (uint32_t j = 0; j < P; j++)
			a[j] = i ? 0 : start[j];
		for (uint32_t x = 0; i && x < L; x++) {
			const float *m = k->exps + (size_t)x * P;
			float f = p[x];

			if (f == 0)
				continue;
			for (uint32_t j = 0; j < P; j++)
				a[j] += f * m[j];
		}
		for (uint32_t j = 0; j < P; j++) {
			a[j] *= j < L && (may[i] >> j & 1) ? e[j] : 0;
			sum += a[j];
		}
		if (!(sum > 1e-30f))	/* cannot happen but by underflow */
			sum = 1e-30f;
		for (uint32_t j = 0; j < P; j++)
			a[j] /= sum;
		z += log(sum);
	}
	for (size_t i = n; i-- > 0;) {
		float *b = k->b + i * P, *p = k->p + i * P, sum = 0;
		const float *a = k->a + i * P;

		if (i + 1 == n) {
			for (uint32_t j = 0; j < P; j++)
				b[j] = 1;
		} else {
			float q[NU_CHAIN_LABELS + 8], tot = 0;
			const float *nb = b + P, *e = k->emit + (i + 1) * P;

			for (uint32_t j = 0; j < P; j++)
				q[j] = j < L && (may[i + 1] >> j & 1) ?
				    nb[j] * e[j] : 0;
			for (uint32_t x = 0; x < L; x++) {
				const float *m = k->exps + (size_t)x * P;
				float s = 0;

				for (uint32_t j = 0; j < P; j++)
					s += m[j] * q[j];
				b[x] = s;
				tot += a[x] * s;
			}
			for (uint32_t j = L; j < P; j++)
				b[j] = 0;
			/* Edges: a[x] m[x][j] q[j] / tot. */
			for (uint32_t x = 0; x < L; x++) {
				const float *m = k->exps + (size_t)x * P;
				float f = a[x] / tot * sign;
				float *g = k->gs + (size_t)x * P;

				if (a[x] < 1e-6f)
					continue;
				for (uint32_t j = 0; j < P; j++)
					g[j] += f * m[j] * q[j];
			}
			for (uint32_t j = 0; j < P; j++)
				b[j] /= tot;
		}
		for (uint32_t j = 0; j < L; j++)
			sum += a[j] * b[j];
		for (uint32_t j = 0; j < L; j++)
			p[j] += sign * a[j] * b[j] / sum;
		if (i == 0)
			for (uint32_t j = 0; j < L; j++)
				k->gs[(size_t)L * P + j] += sign * a[j] *
				    b[j] / sum;
	}
	return z;
}

static void
descend(float *w, float *g, float slope, float rate)
{
	*g += slope * slope;
	*w -= rate * slope / sqrtf(*g + 1e-6f);
}

static inline void
descend_row(float *restrict w, const float *restrict slope, uint32_t n,
    float rate)
{
	float *restrict g = w + n;

	for (uint32_t j = 0; j < n; j += 8)
		for (uint32_t x = j; x < j + 8; x++) {
			g[x] += slope[x] * slope[x];
			w[x] -= rate * slope[x] / sqrtf(g[x] + 1e-6f);
		}
}

static void
learn(struct nu_learn *l, const struct nu_learn_data *d, size_t s)
{
	struct work *k = l->work;
	size_t first = d->seq[s], n = d->seq[s + 1] - first, P = l->pad;
	float rate = (float)l->opt.rate;

	if (n == 0)
		return;
	room(l, n);
	if (k->stale-- == 0) {
		for (size_t i = 0; i < (l->labels + 1) * P; i++)
			k->exps[i] = l->forbid[i] ? 0 : expf(l->step[i]);
		k->stale = 8;
	}
	emissions(l, d, first, n);
	memset(k->p, 0, n * P * sizeof *k->p);
	memset(k->gs, 0, (l->labels + 1) * P * sizeof *k->gs);
	l->loss += sweep(l, k->all, n, 1);
	l->loss -= sweep(l, d->may + first, n, -1);
	for (size_t i = 0; i < (l->labels + 1) * P; i++)
		if (!l->forbid[i] && k->gs[i] != 0)
			descend(&l->step[i], &l->gstep[i], k->gs[i], rate);
	for (size_t i = 0; i < n; i++) {
		float p[NU_CHAIN_LABELS + 8] = { 0 }, most = 0;

		memcpy(p, k->p + i * P + 1, (l->labels - 1) * sizeof *p);
		for (uint32_t j = 0; j < l->rowlen; j++)
			most = fabsf(p[j]) > most ? fabsf(p[j]) : most;
		if (most < 2e-3f)
			continue;
		for (size_t f = k->keep[i]; f < k->keep[i + 1]; f++)
			descend_row(row_of(l, k->feat[f]), p, l->rowlen, rate);
	}
}

void
nu_learn_round(struct nu_learn *l, const struct nu_learn_data *d,
    unsigned round, int out)
{
	struct work *k = l->work;
	size_t *order = nu_alloc(d->nseq + 1, sizeof *order), longest = 0;
	uint64_t rng = l->opt.seed + 1000003 * (round + 1);

	for (size_t i = 0; i < d->nseq; i++) {
		order[i] = i;
		if (d->seq[i + 1] - d->seq[i] > longest)
			longest = d->seq[i + 1] - d->seq[i];
	}
	for (size_t i = d->nseq; i > 1; i--) {
		size_t j = (size_t)(next(&rng) % i), x = order[i - 1];

		order[i - 1] = order[j];
		order[j] = x;
	}
	if (!k->exps) {
		k->exps = nu_zalloc((l->labels + 1) * l->pad, sizeof *k->exps);
		k->gs = nu_zalloc((l->labels + 1) * l->pad, sizeof *k->gs);
	}
	k->stale = 0;
	k->all = nu_alloc(longest + 1, sizeof *k->all);
	for (size_t i = 0; i <= longest; i++)
		k->all[i] = UINT64_MAX;
	l->loss = 0;
	for (size_t i = 0; i < d->nseq; i++)
		if (out < 0 || d->fold[order[i]] != out)
			learn(l, d, order[i]);
	l->loss /= (double)(d->ntok ? d->ntok : 1);
	free(k->all);
	free(order);
}

void
nu_learn_another(struct nu_learn *l)
{
	size_t n = (size_t)1 << l->opt.bits, steps = (l->labels + 1) * l->pad;

	if (!l->sum) {
		l->sum = nu_zalloc(n * l->rowlen, sizeof *l->sum);
		l->sumstep = nu_zalloc(steps, sizeof *l->sumstep);
	}
	for (size_t i = 0; i < n; i++)
		for (uint32_t j = 0; j < l->rowlen; j++)
			l->sum[i * l->rowlen + j] += row_of(l, i)[j];
	for (size_t i = 0; i < steps; i++)
		l->sumstep[i] += l->step[i];
	l->models++;
	memset(l->w, 0, 2 * n * l->rowlen * sizeof *l->w);
	memset(l->step, 0, steps * sizeof *l->step);
	memset(l->gstep, 0, steps * sizeof *l->gstep);
}

/* Weight j of a feature, the mean over all models. */
static inline float
mean(const struct nu_learn *l, size_t feature, uint32_t j)
{
	float w = row_of(l, feature)[j];

	return l->models ? (w + l->sum[feature * l->rowlen + j]) /
	    (float)(l->models + 1) : w;
}

static float
mean_step(const struct nu_learn *l, size_t at)
{
	return l->models ? (l->step[at] + l->sumstep[at]) /
	    (float)(l->models + 1) : l->step[at];
}

/* The step of the quantised weights: the largest leave their range only when
 * they are very rare. */
static float
scale(const struct nu_learn *l)
{
	size_t n = (size_t)1 << l->opt.bits, over, used = 0;

	for (size_t i = 0; i < n; i++)
		for (uint32_t j = 0; j < l->rowlen; j++)
			used += mean(l, i, j) != 0;
	for (int step = 0; step < 12; step++) {
		float s = 64 * powf(0.8f, (float)step);

		over = 0;
		for (size_t i = 0; i < n; i++)
			for (uint32_t j = 0; j < l->rowlen; j++)
				over += fabsf(mean(l, i, j)) * s > 127;
		if (over * 20000 <= used)
			return s;
	}
	return 4;
}

static int
rounded(float x, int most)
{
	long r = lrintf(x);

	return (int)(r > most ? most : r < -most ? -most : r);
}

/* How much a feature counts for: its largest weight, as 0 to 65535. */
static uint16_t
weight(const struct nu_learn *l, size_t feature)
{
	float most = 0;

	for (uint32_t j = 0; j < l->rowlen; j++) {
		float w = fabsf(mean(l, feature, j));

		most = w > most ? w : most;
	}
	return (uint16_t)(most > 16 ? 65535 : most * 4095);
}

/* The features to keep: least, and how many there are of that weight or
 * more. */
static uint16_t
choose(const uint16_t *weigh, size_t n, uint32_t keep, uint32_t *rows)
{
	static uint32_t count[65536];
	uint32_t sum = 0, least = 65535;

	memset(count, 0, sizeof count);
	for (size_t i = 0; i < n; i++)
		count[weigh[i]]++;
	for (; least > 0 && sum + count[least] <= keep; least--)
		sum += count[least];
	*rows = sum;
	return (uint16_t)(least + 1);
}

/* What a feature does for the whole: the length of its row of weights, times
 * the root of how often it is met. */
static uint16_t
worth(const struct nu_learn *l, size_t feature, uint32_t met)
{
	const float *w = row_of(l, feature);
	float sum = 0, x;

	for (uint32_t j = 0; j < l->rowlen; j++)
		sum += w[j] * w[j];
	x = sqrtf(sum) * 4095 * sqrtf((float)met) / 20;
	return (uint16_t)(x > 65535 ? 65535 : x);
}

void
nu_learn_prune(struct nu_learn *l, struct nu_learn_data *d)
{
	size_t n = (size_t)1 << l->opt.bits, from = 0, to = 0;
	uint32_t *met = nu_zalloc(n, sizeof *met), rows;
	uint16_t *value = nu_alloc(n, sizeof *value), least;

	for (size_t i = 0; i < d->nfeat; i++)
		met[d->feat[i]]++;
	for (size_t i = 0; i < n; i++)
		value[i] = worth(l, i, met[i]);
	least = choose(value, n, l->opt.keep, &rows);
	for (size_t i = 0; i < n; i++)
		if (value[i] < least)
			memset(row_of(l, i), 0, l->rowlen * sizeof *l->w);
	for (size_t i = 0; i < d->ntok; i++) {
		size_t plain = d->tok[i + 1] - d->extra[i];

		d->extra[i] = 0;
		for (; from < d->tok[i + 1]; from++)
			if (value[d->feat[from]] >= least) {
				d->extra[i] += from >= plain;
				d->feat[to++] = d->feat[from];
			}
		d->tok[i + 1] = to;
	}
	d->nfeat = to;
	free(value);
	free(met);
}

static void
put_table(const struct nu_learn *l, struct nu_chain_head *h,
    struct nu_buf *out)
{
	size_t n = (size_t)1 << l->opt.bits;
	uint32_t *slot, mask, row = 0;
	uint16_t *weigh = nu_alloc(n, sizeof *weigh), least;

	for (size_t i = 0; i < n; i++)
		weigh[i] = weight(l, i);
	/* Never all of them: the table needs free slots. */
	least = choose(weigh, n, l->opt.keep < n / 4 * 3 ? l->opt.keep :
	    (uint32_t)(n / 4 * 3), &h->rows);
	h->slots = 4;
	while (1u << h->slots < h->rows + h->rows / 2 && h->slots < h->bits)
		h->slots++;
	if (h->bits - h->slots > 8)
		h->slots = h->bits - 8;
	mask = (1u << h->slots) - 1;
	slot = nu_zalloc((size_t)mask + 1, sizeof *slot);
	for (size_t i = 0; i < n; i++) {
		size_t at = i & mask;

		if (weigh[i] < least)
			continue;
		while (slot[at])
			at = (at + 1) & mask;
		slot[at] = (uint32_t)(i >> h->slots) << 24 | ++row;
	}
	nu_buf_add(out, slot, ((size_t)mask + 1) * sizeof *slot);
	for (size_t i = 0; i < n; i++)
		for (uint32_t j = 0; weigh[i] >= least && j < l->rowlen; j++)
			nu_buf_byte(out, (char)rounded(mean(l, i, j) *
			    h->scale, 127));
	free(slot);
	free(weigh);
}

void
nu_learn_model(const struct nu_learn *l, const char *kind,
    const char *const *name, struct nu_buf *out)
{
	struct nu_chain_head h = { .labels = l->labels, .width = l->pad,
	    .rowlen = l->rowlen, .bits = l->opt.bits, .scale = scale(l) };

	memcpy(h.magic, "NUm", 3);
	h.magic[3] = '0' + NU_CHAIN_VERSION;
	memcpy(h.kind, kind, strlen(kind) < 4 ? strlen(kind) : 4);
	nu_buf_clear(out);
	nu_buf_add(out, &h, sizeof h);
	for (uint32_t i = 0; i < l->labels; i++) {
		char text[NU_CHAIN_NAME] = { 0 };
		size_t n = strlen(name[i]);

		memcpy(text, name[i], n < sizeof text ? n : sizeof text - 1);
		nu_buf_add(out, text, sizeof text);
	}
	for (uint32_t k = 0; k <= l->labels; k++) {
		uint32_t i = k ? k - 1 : l->labels;	/* start comes first */

		for (uint32_t j = 0; j < l->pad; j++) {
			size_t at = (size_t)i * l->pad + j;
			int16_t v = (int16_t)(j >= l->labels || l->forbid[at] ?
			    NU_CHAIN_FLOOR : rounded(mean_step(l, at) * h.scale,
			    6000));

			nu_buf_add(out, &v, sizeof v);
		}
	}
	put_table(l, &h, out);
	h.size = out->n;
	memcpy(out->p, &h, sizeof h);
	h.sum = nu_chain_sum(nu_buf_slice(out));
	memcpy(out->p, &h, sizeof h);
}

void
nu_learn_save(const struct nu_buf *model, const char *path)
{
	struct nu_out *out;

	if (strcmp(path, "-") == 0) {
		nu_out_put(nu_out_std(), nu_buf_slice(model));
		return;
	}
	out = nu_out_file(path);
	nu_out_put(out, nu_buf_slice(model));
	nu_out_end(out);
	nu_out_free(out);
}

void
nu_learn_tell(const char *fmt, ...)
{
	va_list ap;

	if (!isatty(2))
		return;
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
}

void
nu_learn_seq(struct nu_learn_data *d, unsigned fold)
{
	if (d->nseq + 2 > d->capseq) {
		d->capseq = d->capseq ? d->capseq * 2 : 1024;
		d->seq = nu_realloc(d->seq, d->capseq, sizeof *d->seq);
		d->fold = nu_realloc(d->fold, d->capseq, 1);
	}
	d->fold[d->nseq] = (uint8_t)fold;
	d->seq[d->nseq++] = d->ntok;
	d->seq[d->nseq] = d->ntok;
}

uint32_t *
nu_learn_token(struct nu_learn_data *d, size_t max)
{
	if (d->nfeat + max > d->capfeat) {
		d->capfeat = (d->nfeat + max) * 2;
		d->feat = nu_realloc(d->feat, d->capfeat, sizeof *d->feat);
	}
	if (d->ntok + 2 > d->captok) {
		d->captok = d->captok ? d->captok * 2 : 4096;
		d->tok = nu_realloc(d->tok, d->captok, sizeof *d->tok);
		d->may = nu_realloc(d->may, d->captok, sizeof *d->may);
		d->extra = nu_realloc(d->extra, d->captok, 1);
		d->tok[d->ntok] = d->nfeat;
	}
	return d->feat + d->nfeat;
}

void
nu_learn_feats(struct nu_learn_data *d, size_t n, size_t extra, uint64_t may)
{
	d->tok[d->ntok] = d->nfeat;
	d->nfeat += n;
	d->extra[d->ntok] = (uint8_t)extra;
	d->may[d->ntok++] = may;
	d->tok[d->ntok] = d->nfeat;
	d->seq[d->nseq] = d->ntok;
}

void
nu_learn_data_free(struct nu_learn_data *d)
{
	free(d->feat);
	free(d->tok);
	free(d->may);
	free(d->extra);
	free(d->fold);
	free(d->seq);
	*d = (struct nu_learn_data){ 0 };
}
