/* news-train pos: parts of speech in CoNLL-U files to the model that the
 * library has compiled in (lib/lang/pos.c). */
#include "train/train.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/msg.h"
#include "lang/posfeat.h"
#include "stream/tool.h"
#include "train/chainopt.h"
#include "train/conll.h"

static struct {
	struct nu_map label;
	struct nu_chainopt opt;
	struct nu_look *w;
	size_t cap;
	struct nu_toks t;
} T;

static const struct nu_opt opt[] = {
	{ 'o', "output", "FILE", "write the model there; - is standard output" },
	{ 't', "test", "FILE", "held-out file: accuracy after each round" },
	{ 'b', "bits", "N", "2^N numbers for features (default 18)" },
	{ 'k', "keep", "N", "rows of the model at most (default 60000)" },
	{ 'n', "rounds", "N", "rounds over the data (default 8)" },
	{ 'm', "models", "N", "models, of which the mean is taken (default 1)" },
	{ 'r', "rate", "R", "first step size (default 0.03)" },
	{ 'd', "drop", "P", "share of features left out at random (default 0.3)" },
	{ 's', "seed", "N", "seed of the order and of what is left out" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = { "news-train pos",
    "Train the part-of-speech model from CoNLL-U files.", "FILE ...", opt };

/* UPOS, with XPOS where it tells a form. */
static struct nu_slice
label_of(const struct nu_conll_row *r, char *to, size_t room)
{
	static const char *const with[] = { "VERB", "AUX", "NOUN", "PROPN" };
	static const char *const form[] = { "VB", "VBD", "VBZ", "VBP", "VBN",
	    "VBG", "MD", "NN", "NNS", "NNP", "NNPS" };
	static const char *const usual[] = { "VB", "VB", "NN", "NNP" };
	struct nu_slice up = r->col[3], x = r->col[4];

	for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
		for (size_t j = 0; nu_slice_is(up, with[i]) &&
		    j < sizeof form / sizeof *form; j++)
			if (nu_slice_is(x, form[j]) && (form[j][0] == 'N') ==
			    (with[i][0] == 'N' || with[i][0] == 'P'))
				return nu_slice(to, (size_t)snprintf(to, room,
				    "%s-%s", with[i], form[j]));
		if (nu_slice_is(up, with[i]))
			return nu_slice(to, (size_t)snprintf(to, room,
			    "%s-%s", with[i], usual[i]));
	}
	return up;
}

/* The sentence's gold tokens as tokens of ours, and their looks. */
static enum nu_style
looks(const struct nu_conll_sent *s)
{
	struct nu_toks part = { 0 };

	T.t.n = 0;
	for (size_t i = 0; i < s->n; i++) {
		struct nu_slice w = nu_slice_sub(s->text, s->span[i][0],
		    s->span[i][1]);
		struct nu_tok k;

		nu_tokenize(w, &part);
		if (part.n > 0)
			k = part.v[0];
		else
			k = (struct nu_tok){ .kind = NU_T_SYMBOL };
		for (size_t j = 1; j < part.n; j++) {
			unsigned both = k.flags & part.v[j].flags;

			k.flags |= part.v[j].flags & (NU_TF_ALPHA |
			    NU_TF_DIGIT | NU_TF_HIGH);
			if (!(both & NU_TF_LOWER))
				k.flags &= (uint16_t)~NU_TF_LOWER;
			if (!(both & NU_TF_ALLCAPS))
				k.flags &= (uint16_t)~NU_TF_ALLCAPS;
		}
		k.b = s->span[i][0];
		k.e = s->span[i][1];
		NU_GROW(T.t.v, T.t.n, T.t.cap);
		T.t.v[T.t.n++] = k;
	}
	nu_toks_free(&part);
	if (T.t.n > T.cap) {
		T.cap = T.t.n * 2;
		T.w = nu_realloc(T.w, T.cap, sizeof *T.w);
	}
	for (size_t i = 0; i < T.t.n; i++)
		nu_look_at(&T.w[i], s->text, &T.t.v[i]);
	return nu_style_of(T.t.v, T.t.n);
}

static void
set_learn(const struct nu_conll *c, struct nu_learn_data *d)
{
	char name[NU_CHAIN_NAME];

	for (size_t i = 0; i < c->n; i++) {
		const struct nu_conll_sent *s = &c->v[i];
		enum nu_style style = looks(s);

		nu_learn_seq(d, 0);
		for (size_t j = 0; j < s->n; j++) {
			uint32_t *f = nu_learn_token(d, NU_POS_FEATURES);
			bool any = nu_slice_is(s->row[j].col[3], "_");
			size_t y = any ? 0 : nu_map_put(&T.label,
			    label_of(&s->row[j], name, sizeof name), NULL);

			if (y >= NU_CHAIN_LABELS)
				nu_die("more than %d labels", NU_CHAIN_LABELS);
			struct nu_context w = nu_pos_context(T.w, s->n, j,
			    style);

			nu_learn_feats(d, nu_pos_features(&w, NU_CTX_ALL,
			    64 - (int)T.opt.learn.bits, f), 0,
			    any ? UINT64_MAX : 1ull << y);
		}
	}
}

static void
test(size_t file, const struct nu_buf *model, const void *held)
{
	const struct nu_conll *c = (const struct nu_conll *)held + file;
	struct nu_chain m;
	struct nu_lattice l = { 0 };
	const char *why;
	size_t pos = 0, form = 0, all = 0, verbs = 0;
	char name[NU_CHAIN_NAME];
	uint32_t feat[NU_POS_FEATURES];

	if (!nu_chain_open(&m, nu_buf_slice(model), "pos", true, &why))
		nu_die("the model just made: %s", why);
	for (size_t i = 0; i < c->n; i++) {
		const struct nu_conll_sent *s = &c->v[i];
		enum nu_style style = looks(s);

		nu_lattice_start(&l, &m, s->n);
		for (size_t j = 0; j < s->n; j++) {
			struct nu_context w = nu_pos_context(T.w, s->n, j,
			    style);

			nu_chain_score(&m, &l, j, feat, nu_pos_features(&w,
			    NU_CTX_ALL, m.shift, feat));
		}
		nu_chain_best(&m, &l);
		for (size_t j = 0; j < s->n; j++) {
			uint8_t gp, gf, p, f;

			nu_pos_of_label(label_of(&s->row[j], name,
			    sizeof name), &gp, &gf);
			nu_pos_of_label(nu_slice_str(nu_chain_label(&m,
			    l.label[j])), &p, &f);
			all++;
			pos += gp == p;
			verbs += gf != 0;
			form += gf != 0 && gp == p && gf == f;
		}
	}
	nu_lattice_free(&l);
	fprintf(stderr, "  %s: UPOS %.2f, form %.2f\n",
	    T.opt.test[file], 100.0 *
	    (double)pos / (double)all, 100.0 * (double)form /
	    (double)(verbs ? verbs : 1));
}

int
nu_train_pos(int argc, char **argv)
{
	struct nu_chainopt *o = &T.opt;
	const char *arg;
	struct nu_conll held[NU_CHAIN_TESTS], *set;
	struct nu_learn_data d = { 0 };
	struct nu_learn l;
	const char *names[NU_CHAIN_LABELS];
	char text[NU_CHAIN_LABELS][NU_CHAIN_NAME];
	char **file;
	int c, n;

	*o = (struct nu_chainopt){ .models = 1, .learn = { .bits = 18,
	    .keep = 60000, .rounds = 8, .rate = 0.03, .drop = 0.3, .seed = 1 },
	    .prune = true };
	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		nu_chainopt_take(o, c, arg);
	file = nu_operands(&n);
	nu_chainopt_end(o);
	set = nu_zalloc((size_t)n, sizeof *set);
	nu_map_put(&T.label, NU_S("X"), NULL);
	for (int i = 0; i < n; i++) {
		if (!nu_conll_read(&set[i], file[i]))
			return nu_end();
		if (!set[i].universal)
			nu_die("%s: not CoNLL-U (ten columns)", file[i]);
		set_learn(&set[i], &d);
	}
	for (size_t i = 0; i < o->ntest; i++)
		if (!nu_conll_read(&held[i], o->test[i]))
			return nu_end();
	nu_learn_tell("%zu sentences, %zu tokens, %zu labels\n", d.nseq,
	    d.ntok, T.label.n);
	for (size_t i = 0; i < T.label.n; i++) {
		snprintf(text[i], sizeof text[i], "%.*s",
		    NU_F(T.label.key[i]));
		names[i] = text[i];
	}
	nu_learn_start(&l, (uint32_t)T.label.n, &o->learn);
	nu_chainopt_run(o, &l, &d, "pos", names, test, held);
	for (int i = 0; i < n; i++)
		nu_conll_free(&set[i]);
	free(set);
	return nu_end();
}
