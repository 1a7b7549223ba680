/* news-train tag: names marked in CoNLL files to a model for news-tag. */
#include "train/train.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"
#include "stream/tool.h"
#include "tag/tag.h"
#include "train/chainopt.h"
#include "train/conll.h"
#include "train/copies.h"
#include "train/marked.h"

enum { CLASSES = 15, PSEUDO = 12, FOLDS = 4,
    FIRST = 1 /* label of the first B- */ };

/* A training or held-out file in memory. */
struct set {
	struct nu_conll c;
	unsigned known;		/* classes that it annotates, a bit each */
	const char *path;
};

static struct {
	struct nu_slice from[64], to[64];	/* label names of the data, ours */
	size_t nmap;
	struct nu_slice class[CLASSES];
	size_t nclass;
	int adjectives;		/* the class of nationalities: misc, or -1 */
	char name[4 * CLASSES + 1][NU_CHAIN_NAME];
	const char *names[4 * CLASSES + 1];
	struct nu_chainopt opt;
	bool copies;
} T;

static const struct nu_opt opt[] = {
	{ 'o', "output", "FILE", "write the model there; - is standard output" },
	{ 't', "test", "FILE", "held-out file: F1 on it after each round" },
	{ 'l', "labels", "LIST", "FROM=TO,...: names for the data's classes" },
	{ 'b', "bits", "N", "2^N numbers for features (default 20)" },
	{ 'k', "keep", "N", "rows of the model at most (default 200000)" },
	{ 'n', "rounds", "N", "rounds over the data (default 3)" },
	{ 'm', "models", "N", "models, of which the mean is taken (default 1)" },
	{ 'r', "rate", "R", "first step size (default 0.02)" },
	{ 'd', "drop", "P", "share of features left out at random (default 0.4)" },
	{ 'w', "without", "P", "sentences without the document's memory (default 0.4)" },
	{ 'c', "copies", NULL, "learn from copies in other case, too" },
	{ 's', "seed", "N", "seed of the order and of what is left out" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = { "news-train tag",
    "Train a model for news-tag from files with names marked (CoNLL).",
    "FILE[:CLASS,...] ...", opt };

/* FROM=TO,FROM=TO */
static void
map_labels(const char *arg)
{
	struct nu_slice rest = nu_slice_str(arg);

	while (rest.p) {
		struct nu_slice to = nu_slice_cut(&rest, ','), from;

		from = nu_slice_cut(&to, '=');
		if (!to.p || !to.n || !from.n || T.nmap == 64)
			nu_usage("-l: FROM=TO,... is needed: '%s'",
			    nu_shown(nu_slice_str(arg)));
		T.from[T.nmap] = from;
		T.to[T.nmap++] = to;
	}
}

/* Number of the class called so in the data; -1: no class of the model. */
static int
class_of(struct nu_slice name, bool add)
{
	for (size_t i = 0; i < T.nmap; i++)
		if (nu_slice_eq(T.from[i], name))
			name = T.to[i];
	for (size_t i = 0; i < T.nclass; i++)
		if (nu_slice_eq(T.class[i], name))
			return (int)i;
	if (!add || !name.n)
		return -1;
	if (name.n > NU_CHAIN_NAME - 3)
		nu_die("class name too long: '%s'", nu_shown(name));
	if (T.nclass == CLASSES)
		nu_die("more than %d classes: '%s'", CLASSES, nu_shown(name));
	T.class[T.nclass] = name;
	return (int)T.nclass++;
}

/* The column that holds the tag: the first that looks like one. */
static size_t
tag_column(const struct nu_conll *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t j = 0; j < c->v[i].n; j++)
			for (size_t k = 1; k < c->v[i].row[j].ncol; k++)
				if (c->v[i].row[j].col[k].n > 2 &&
				    c->v[i].row[j].col[k].p[1] == '-')
					return k;
	return 1;
}

/* Gold classes of a sentence's tokens: -1 or the class; begin: starts one. */
struct gold {
	int *class;
	bool *begin;
	size_t cap;
};

static void
read_gold(struct gold *g, const struct nu_conll_sent *s, size_t column)
{
	int last = -1;

	if (s->n > g->cap) {
		g->cap = s->n * 2;
		g->class = nu_realloc(g->class, g->cap, sizeof *g->class);
		g->begin = nu_realloc(g->begin, g->cap, sizeof *g->begin);
	}
	for (size_t i = 0; i < s->n; i++) {
		struct nu_slice t = column < s->row[i].ncol ?
		    s->row[i].col[column] : NU_S("O");
		int c = t.n > 2 && t.p[1] == '-' ?
		    class_of(nu_slice_sub(t, 2, t.n), true) : -1;

		g->class[i] = c;
		g->begin[i] = c >= 0 && (c != last || (t.p[0] != 'I' &&
		    t.p[0] != 'E'));
		last = c;
	}
}

static void
set_read(struct set *s, const char *path)
{
	struct nu_slice all = nu_slice_str(path), list = { NULL, 0 };
	char *name = nu_alloc(all.n + 1, 1);
	size_t colon = all.n;

	while (colon > 0 && all.p[colon - 1] != ':' && all.p[colon - 1] != '/')
		colon--;
	if (colon > 1 && all.p[colon - 1] == ':') {
		list = nu_slice_sub(all, colon, all.n);
		all.n = colon - 1;
	}
	memcpy(name, all.p, all.n);
	name[all.n] = '\0';
	s->path = name;
	if (!(nu_marked_name(all) ? nu_marked_read : nu_conll_read)(&s->c,
	    name))
		exit(nu_msg_end());
	s->known = list.p ? 0 : ~0u;
	while (list.p) {
		int c = class_of(nu_slice_cut(&list, ','), true);

		if (c < 0)
			nu_usage("%s: an empty class name", path);
		s->known |= 1u << c;
	}
}

/* The labels that a token may have, given the gold of its sentence. A token
 * outside names may be any name of a class that the set does not mark. */
static uint64_t
may(const struct set *set, const struct gold *g, size_t n, size_t i)
{
	uint64_t m = 1;
	size_t c;

	if (g->class[i] >= 0) {
		bool end = i + 1 == n || g->class[i + 1] < 0 ||
		    g->begin[i + 1];

		return 1ull << (FIRST + 4 * (size_t)g->class[i] +
		    (g->begin[i] ? end ? 3u : 0u : end ? 2u : 1u));
	}
	for (c = 0; c < T.nclass; c++)
		if (!(set->known >> c & 1))
			m |= 15ull << (FIRST + 4 * c);
	return m;
}

/* The labels that part j of n may have, of a hyphenated token that has the
 * label whole: the name goes on over the parts. */
static uint64_t
may_part(uint64_t whole, int class, size_t j, size_t n)
{
	uint64_t b, in, e;

	if (class < 0)
		return whole;
	b = 1ull << (FIRST + 4 * class);
	in = b << 1;
	e = b << 2;
	if (whole == in)
		return whole;
	if (whole == b)
		return j ? in : b;
	if (whole == e)
		return j + 1 < n ? in : e;
	return j == 0 ? b : j + 1 < n ? in : e;
}

/* The same for a lone token of the class that holds adjectives: pro-Russian,
 * U.S.-led, Anglo-American: each capitalised part is a name of some class. */
static uint64_t
may_compound(struct nu_slice part)
{
	uint64_t any = 0;

	if (!(part.p[0] >= 'A' && part.p[0] <= 'Z'))
		return 1;
	for (size_t c = 0; c < T.nclass; c++)
		any |= 8ull << (FIRST + 4 * c);
	return any;
}

/* A sentence of the file as tokens of ours with the labels they may have. */
struct made {
	struct nu_toks t, part;
	uint64_t *may;
	size_t cap;
};

static void
may_room(struct made *m)
{
	if (m->t.cap <= m->cap)
		return;
	m->cap = m->t.cap;
	m->may = nu_realloc(m->may, m->cap, sizeof *m->may);
}

/* The same where the file's tokens are our own: false when they are not, for
 * lines that were joined. */
static bool
make_ours(struct made *m, const struct set *set, const struct nu_conll_sent *s,
    struct nu_slice text, const struct gold *g)
{
	nu_tokenize(text, &m->t);
	may_room(m);
	for (size_t i = 0; i < m->t.n && m->t.n == s->n; i++) {
		if (m->t.v[i].b != s->span[i][0])
			return false;
		m->may[i] = may(set, g, s->n, i);
	}
	return m->t.n == s->n;
}

static void
make(struct made *m, const struct set *set, const struct nu_conll_sent *s,
    struct nu_slice text, const struct gold *g)
{
	if (set->c.ours && make_ours(m, set, s, text, g))
		return;
	m->t.n = 0;
	for (size_t i = 0; i < s->n; i++) {
		uint32_t b = s->span[i][0];
		struct nu_slice w = nu_slice_sub(text, b, s->span[i][1]);
		uint64_t mine = may(set, g, s->n, i);
		bool compound = T.adjectives >= 0 && g->class[i] ==
		    T.adjectives && mine == 8ull << (FIRST + 4 *
		    T.adjectives);

		nu_tokenize(w, &m->part);
		/* Only hyphenated words are cut further. */
		if (m->part.n > 1 && !memchr(w.p, '-', w.n)) {
			m->part.n = 1;
			m->part.v[0].e = (uint32_t)w.n;
		}
		for (size_t j = 0; j < m->part.n; j++) {
			struct nu_tok k = m->part.v[j];

			NU_GROW(m->t.v, m->t.n, m->t.cap);
			may_room(m);
			m->may[m->t.n] = m->part.n == 1 ? mine :
			    compound ? may_compound(nu_slice_sub(w, k.b, k.e)) :
			    may_part(mine, g->class[i], j, m->part.n);
			k.b += b;
			k.e += b;
			if (j == 0 && b && text.p[b - 1] != ' ')
				k.flags &= (uint16_t)~NU_TF_SPACE;
			m->t.v[m->t.n++] = k;
		}
	}
}

static void
name_labels(void)
{
	T.names[0] = "O";
	for (size_t i = 0; i < T.nclass; i++)
		for (size_t j = 0; j < 4; j++) {
			char *to = T.name[FIRST + i * 4 + j];

			to[0] = "BIES"[j];
			to[1] = '-';
			memcpy(to + 2, T.class[i].p, T.class[i].n);
			to[2 + T.class[i].n] = '\0';
			T.names[FIRST + i * 4 + j] = to;
		}
}

/* Only B I* E, or S, make a name. */
static void
forbid(struct nu_learn *l)
{
	uint32_t n = l->labels;

	for (uint32_t a = 0; a <= n; a++)
		for (uint32_t b = 0; b < n; b++) {
			bool open = a < n && a && (a - 1) % 4 < 2;
			bool more = b && ((b - 1) % 4 == 1 || (b - 1) % 4 == 2);

			if (open != more || (open && (a - 1) / 4 !=
			    (b - 1) / 4))
				nu_learn_forbid(l, a, b);
		}
}

static void
start(struct nu_learn *l)
{
	nu_learn_start(l, (uint32_t)(FIRST + 4 * T.nclass), &T.opt.learn);
	forbid(l);
}

/* Documents of a set, one at a time, as the tagger sees them. */
struct walk {
	const struct set *set;
	enum nu_copy how;
	size_t at, column;	/* next sentence */
	unsigned ndoc;
	struct nu_tagger t;
	struct gold g;
	struct made m;
	struct nu_arena mem;
	uint64_t *may;		/* of all tokens of the document */
	size_t cap;
};

/* Of copies in other case one document in eight is taken (in three, of those
 * with headlines), so that they teach without crowding out. With headlines,
 * every third sentence is one: the others tell how its words are written. Of
 * those with joined lines, all that have many. */
static bool
taken(const struct walk *w)
{
	unsigned every = w->how == NU_COPY_TITLE ? 3 : 8;

	return w->how == NU_COPY_NONE || w->how == NU_COPY_JOINED ||
	    (w->ndoc + (unsigned)w->how * 3) % every == 0;
}

/* Past the document that begins at sentence i. */
static size_t
doc_end(const struct nu_conll *c, size_t i)
{
	size_t from = i++;

	while (i < c->n && (c->docs ? !c->v[i].first : i - from < PSEUDO))
		i++;
	return i;
}

/* The next document into w->t and w->may: true, or false at the end. */
static bool
walk(struct walk *w)
{
	const struct nu_conll *c = &w->set->c;
	size_t all, more;	/* lines, and those joined to another */

	do {
		size_t from = w->at, end = doc_end(c, from), n = 0;

		all = end - from;
		more = 0;
		if (from == c->n)
			return false;
		w->ndoc++;
		nu_tagger_clear(&w->t);
		nu_arena_reset(&w->mem);
		do {
			struct nu_conll_sent s = c->v[w->at++];
			bool plain = w->how == NU_COPY_TITLE &&
			    (w->at - from) % 3 != 1;
			struct nu_slice text;
			size_t lines = 1;

			if (!taken(w))
				continue;
			if (w->how == NU_COPY_JOINED)
				s = nu_copy_joined(c, w->at - 1, &w->mem,
				    &lines);
			more += lines - 1;
			w->at += lines - 1;
			read_gold(&w->g, &s, w->column);
			text = plain ? s.text : nu_copy_recased(&w->mem, s.text,
			    w->how);
			make(&w->m, w->set, &s, text, &w->g);
			if (n + w->m.t.n > w->cap) {
				w->cap = (n + w->m.t.n) * 2;
				w->may = nu_realloc(w->may, w->cap,
				    sizeof *w->may);
			}
			memcpy(w->may + n, w->m.may, w->m.t.n *
			    sizeof *w->may);
			n += w->m.t.n;
			nu_tagger_tokens(&w->t, text, &w->m.t);
		} while (w->at < end);
	} while (!taken(w) || (w->how == NU_COPY_JOINED && more * 4 < all));
	w->t.nclass = (unsigned)T.nclass;
	nu_tagger_ready(&w->t);
	return true;
}

static void
walk_start(struct walk *w, const struct set *set, enum nu_copy how)
{
	*w = (struct walk){ .set = set, .how = how,
	    .column = tag_column(&set->c) };
}

static void
walk_end(struct walk *w)
{
	free(w->may);
	free(w->g.class);
	free(w->g.begin);
	free(w->m.may);
	nu_toks_free(&w->m.t);
	nu_toks_free(&w->m.part);
	nu_arena_free(&w->mem);
	nu_tagger_free(&w->t);
}

/* Every document of the set to features; with the labels of a first pass
 * (those of the tokens from *at on), also what they say of each word. */
static void
set_learn(const struct set *set, struct nu_learn_data *d, enum nu_copy how,
    const uint8_t *first, size_t *at)
{
	struct walk w;
	int shift = 64 - (int)T.opt.learn.bits;

	walk_start(&w, set, how);
	while (walk(&w)) {
		struct nu_tagger *t = &w.t;
		size_t k = 0;

		if (first) {
			memcpy(t->first, first + *at, t->ntok);
			nu_tagger_remember(t);
		}
		*at += t->ntok;
		for (size_t i = 0; i < t->nsent; i++) {
			const struct nu_tag_sent *s = &t->sent[i];

			nu_learn_seq(d, w.ndoc / 4 % FOLDS);
			for (size_t j = 0; j < s->ntok; j++, k++) {
				uint32_t *f = nu_learn_token(d,
				    2 * NU_TAG_FEATURES);
				size_t n = nu_tagger_features(t, s, j, shift,
				    f), extra = first ? nu_tagger_memories(t,
				    s, j, shift, f + n) : 0;

				nu_learn_feats(d, n + extra, extra, w.may[k]);
			}
		}
	}
	walk_end(&w);
}

/* The labels that a model gives to sequences which it has not learned from:
 * one model for each fold. */
static void
label_folds(const struct nu_learn_data *d, uint8_t *label)
{
	struct nu_buf model = { 0 };
	struct nu_lattice lat = { 0 };

	for (int fold = 0; fold < FOLDS; fold++) {
		struct nu_learn l;
		struct nu_chain c;
		const char *why;

		start(&l);
		nu_learn_round(&l, d, 0, fold);
		nu_learn_model(&l, "tag", T.names, &model);
		nu_learn_free(&l);
		if (!nu_chain_open(&c, nu_buf_slice(&model), "tag", true, &why))
			nu_die("the model just made: %s", why);
		for (size_t s = 0; s < d->nseq; s++) {
			size_t b = d->seq[s], n = d->seq[s + 1] - b;

			if (d->fold[s] != fold || n == 0)
				continue;
			nu_lattice_start(&lat, &c, n);
			for (size_t i = 0; i < n; i++)
				nu_chain_score(&c, &lat, i, d->feat +
				    d->tok[b + i], d->tok[b + i + 1] -
				    d->tok[b + i]);
			nu_chain_best(&c, &lat);
			memcpy(label + b, lat.label, n);
		}
		nu_learn_tell("first pass: part %d of %d\n", fold + 1, FOLDS);
	}
	nu_lattice_free(&lat);
	free(model.p);
}

struct counts {
	size_t right, said, gold, spans;
	size_t cright[CLASSES], csaid[CLASSES], cgold[CLASSES];
};

/* Scores one document's names against its gold. */
static void
count(const struct nu_tagger *t, const struct set *set, size_t from,
    size_t column, struct counts *c)
{
	struct gold g = { 0 };
	size_t e = 0;

	for (size_t k = 0; k < t->nsent; k++) {
		const struct nu_conll_sent *s = &set->c.v[from + k];
		size_t first = e, last;

		while (e < t->nent && t->ent[e].sent == k)
			e++;
		last = e;
		for (size_t i = first; i < last; i++) {
			if (!(set->known >> t->ent[i].class & 1))
				continue;
			c->said++;
			c->csaid[t->ent[i].class]++;
		}
		read_gold(&g, s, column);
		for (size_t i = 0; i < s->n; i++) {
			size_t j = i + 1;

			if (!g.begin[i])
				continue;
			while (j < s->n && g.class[j] >= 0 && !g.begin[j])
				j++;
			c->gold++;
			c->cgold[g.class[i]]++;
			for (size_t x = first; x < last; x++) {
				if (t->ent[x].b != s->span[i][0] ||
				    t->ent[x].e != s->span[j - 1][1])
					continue;
				c->spans++;
				if ((int)t->ent[x].class != g.class[i])
					continue;
				c->right++;
				c->cright[g.class[i]]++;
			}
		}
	}
	free(g.class);
	free(g.begin);
}

static double
f1(size_t right, size_t said, size_t gold)
{
	return said + gold ? 200.0 * (double)right / (double)(said + gold) : 0;
}

/* Tags the held-out set with the model and tells how well. */
static void
test(size_t file, const struct nu_buf *model, const void *held)
{
	const struct set *set = (const struct set *)held + file;
	struct nu_tagger t = { 0 };
	struct counts c = { 0 };
	const char *why;
	size_t column = tag_column(&set->c), i = 0;

	if (!nu_tagger_open(&t, nu_buf_slice(model), &why))
		nu_die("the model just made: %s", why);
	while (i < set->c.n) {
		size_t from = i;

		nu_tagger_clear(&t);
		for (size_t end = doc_end(&set->c, i); i < end; i++)
			nu_tagger_sentence(&t, set->c.v[i].text);
		nu_tagger_run(&t);
		count(&t, set, from, column, &c);
	}
	fprintf(stderr, "  %s: F1 %.2f untyped %.2f", set->path, f1(c.right,
	    c.said, c.gold), f1(c.spans, c.said, c.gold));
	for (size_t k = 0; k < T.nclass; k++)
		fprintf(stderr, " %.*s %.2f", NU_F(T.class[k]), f1(c.cright[k],
		    c.csaid[k], c.cgold[k]));
	if (T.nclass == 4)
		fprintf(stderr, " three %.2f", f1(c.right - c.cright[3],
		    c.said - c.csaid[3], c.gold - c.cgold[3]));
	fprintf(stderr, "\n");
	nu_tagger_free(&t);
}

static void
learn_sets(const struct set *set, size_t n, struct nu_learn_data *d,
    const uint8_t *first)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		for (enum nu_copy how = NU_COPY_NONE; how < (T.copies ?
		    NU_COPIES : NU_COPY_CAPITALS); how++)
			set_learn(&set[i], d, how, first, &at);
}

int
nu_train_tag(int argc, char **argv)
{
	struct nu_chainopt *o = &T.opt;
	const char *arg;
	struct set *sets, held[NU_CHAIN_TESTS];
	struct nu_learn_data d = { 0 };
	struct nu_learn l;
	size_t nset;
	uint8_t *first;
	char **file;
	int c, n;

	*o = (struct nu_chainopt){ .models = 1, .learn = { .bits = 20,
	    .keep = 200000, .rounds = 3, .rate = 0.02, .drop = 0.4,
	    .without = 0.4, .seed = 1 } };
	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		switch (c) {
		case 'l': map_labels(arg); break;
		case 'w':
			o->learn.without = nu_option_real("-w", arg, 0, 1);
			break;
		case 'c': T.copies = true; break;
		default: nu_chainopt_take(o, c, arg);
		}
	file = nu_operands(&n);
	nu_chainopt_end(o);
	for (size_t i = 0; i < T.nmap; i++)
		class_of(T.to[i], true);
	nset = (size_t)n;
	sets = nu_zalloc(nset + 1, sizeof *sets);
	for (size_t i = 0; i < nset; i++) {
		struct gold g = { 0 };
		size_t column;

		set_read(&sets[i], file[i]);
		column = tag_column(&sets[i].c);
		for (size_t k = 0; k < sets[i].c.n; k++)
			read_gold(&g, &sets[i].c.v[k], column);
		free(g.class);
		free(g.begin);
	}
	for (size_t i = 0; i < o->ntest; i++)
		set_read(&held[i], o->test[i]);
	if (T.nclass == 0)
		nu_die("no name is marked in these files");
	T.adjectives = class_of(NU_S("misc"), false);
	if (T.adjectives < 0)
		T.adjectives = class_of(NU_S("MISC"), false);
	name_labels();
	learn_sets(sets, nset, &d, NULL);
	nu_learn_tell("%zu sentences, %zu tokens, %.1f features a token\n",
	    d.nseq, d.ntok, (double)d.nfeat / (double)d.ntok);
	first = nu_alloc(d.ntok, 1);
	label_folds(&d, first);
	nu_learn_data_free(&d);
	learn_sets(sets, nset, &d, first);
	start(&l);
	nu_chainopt_run(o, &l, &d, "tag", T.names, test, held);
	free(first);
	free(sets);
	return nu_end();
}
