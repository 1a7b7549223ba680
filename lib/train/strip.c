/* news-train strip: learns the trees of lib/strip/judge.c from pages whose
 * articles are known.
 *
 * Operands come in pairs: a stream as news-read makes it, and a file of JSON
 * Lines with the document's id and either gold, the article's text, or text
 * and labels, a digit 0 or 1 for each line of the text. Besides each page are
 * learnt the page without the names of its elements, with its article in fewer
 * lines, and the article alone and an excerpt of it, so that a clean text is
 * left alone. A line weighs by its words, a page by the root of its lines.
 */
#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/msg.h"
#include "base/words.h"
#include "strip/trees.h"
#include "stream/tool.h"
#include "train/boost.h"
#include "train/strip.h"
#include "train/train.h"

/* Columns that are looked at on the two lines before and after as well. */
static const uint8_t shifted[] = { NU_TR_MASS, NU_TR_WORDS, NU_TR_CAPS,
    NU_TR_NUMBERS, NU_TR_FUNCTION, NU_TR_STOPS, NU_TR_FINAL, NU_TR_LOWER,
    NU_TR_REPEAT, NU_TR_CHROME, NU_TR_FIRSTKEY, NU_TR_LINKS, NU_TR_PROSE,
    NU_TR_SHARED, NU_TR_ELEMENT, NU_TR_HEADING, NU_TR_PATHPROSE };
enum { NSHIFTED = sizeof shifted, REACH = 2,
    NCOLUMN = NU_NTRAIT + NSHIFTED * 2 * REACH };

struct example {
	struct nu_buf x[NCOLUMN];	/* a byte a line */
	struct nu_buf y, part;		/* part: of cross-validation, or 255 */
	struct nu_buf set;		/* the pair it is of, or 255: made up */
	float *weight;
	uint32_t *words;
	size_t n, cap;
	uint8_t col[NCOLUMN];
	int8_t shift[NCOLUMN];
};

static void
list_columns(struct example *e)
{
	size_t c = 0;

	for (; c < NU_NTRAIT; c++)
		e->col[c] = (uint8_t)c;
	for (size_t k = 0; k < NSHIFTED; k++)
		for (int s = -REACH; s <= REACH; s++)
			if (s) {
				e->col[c] = shifted[k];
				e->shift[c++] = (int8_t)s;
			}
}

static void
add_page(struct example *e, struct nu_traits *m, const struct nu_page *p,
    const uint8_t *label, uint8_t part, uint8_t set, float scale)
{
	float total = 0;

	nu_traits_read(m, p);
	for (size_t c = 0; c < NCOLUMN; c++)
		nu_buf_add(&e->x[c], m->col[e->col[c]] + e->shift[c], p->n);
	nu_buf_add(&e->y, label, p->n);
	for (size_t i = 0; i < p->n; i++) {
		uint32_t words = p->line[i].words;

		nu_buf_byte(&e->part, (char)part);
		nu_buf_byte(&e->set, (char)set);
		if (e->n == e->cap) {
			e->cap = e->cap ? 2 * e->cap : 1024;
			e->weight = nu_realloc(e->weight, e->cap,
			    sizeof *e->weight);
			e->words = nu_realloc(e->words, e->cap,
			    sizeof *e->words);
		}
		e->words[e->n] = words;
		e->weight[e->n++] = (float)(1 + (words > 60 ? 60 : words));
		total += e->weight[e->n - 1];
	}
	for (size_t i = 0; i < p->n; i++)
		e->weight[e->n - 1 - i] *= scale / sqrtf(total);
}

/* Leaves the lines of the article alone; returns how many. */
static size_t
clean(struct nu_page *p, const uint8_t *label)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		if (label[i])
			p->line[n++] = p->line[i];
	return p->n = n;
}

/* Takes from the elements what authors named, as old pages are; bare: that
 * they are paragraphs or headings, too. */
static void
plain(struct nu_page *p, bool bare)
{
	for (size_t i = 0; i < p->n; i++) {
		struct nu_slice *e = &p->line[i].element;
		size_t at = 0, n = 0;

		for (; n < e->n && e->p[n] != '.'; n++)
			if (e->p[n] == '/')
				at = n + 1;
		*e = bare ? NU_S("div") : nu_slice_sub(*e, at, n);
	}
}

/* Joins up to k lines of the article that follow one another to one line, as
 * pages have it that break lines otherwise; label goes with it. */
static void
join(struct nu_page *p, uint8_t *label, size_t k, struct nu_arena *mem)
{
	struct nu_buf b = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < p->n; ) {
		struct nu_line l = p->line[i];
		size_t e = i + 1;

		while (label[i] && e < p->n && label[e] && e - i < k)
			e++;
		if (e > i + 1) {
			nu_buf_clear(&b);
			for (size_t m = i; m < e; m++) {
				nu_buf_put(&b, p->line[m].text);
				nu_buf_byte(&b, ' ');
			}
			l = (struct nu_line){ .rec = l.rec, .begin = l.begin,
			    .end = p->line[e - 1].end, .links = l.links,
			    .element = l.element };
			nu_page_line(p, &l, nu_arena_dup(mem,
			    nu_buf_slice(&b)));
		}
		p->line[at] = l;
		label[at++] = label[i];
		i = e;
	}
	p->n = at;
	nu_buf_free(&b);
}

struct reader {
	struct nu_map id;
	struct {
		json_object *o;
	} *gold;
	size_t n, cap;
};

static void
read_gold(struct reader *r, const char *path)
{
	struct nu_in *in = nu_in_open(path);
	struct nu_slice line;

	while (in && nu_in_line(in, &line)) {
		json_tokener *t = json_tokener_new();
		json_object *o, *id;
		bool fresh;

		o = json_tokener_parse_ex(t, line.p, (int)line.n);
		json_tokener_free(t);
		if (!o || !json_object_object_get_ex(o, "id", &id)) {
			nu_warn("%s:%llu: no object with an id", path,
			    (unsigned long long)in->line);
			json_object_put(o);
			continue;
		}
		nu_map_put(&r->id, nu_slice_str(json_object_get_string(id)),
		    &fresh);
		if (!fresh) {
			json_object_put(o);
			continue;
		}
		NU_GROW(r->gold, r->n, r->cap);
		r->gold[r->n++].o = o;
	}
	nu_in_close(in);
}

static struct nu_slice
string_of(json_object *o, const char *key)
{
	json_object *v;

	if (!json_object_object_get_ex(o, key, &v))
		return NU_S("");
	return nu_slice(json_object_get_string(v),
	    (size_t)json_object_get_string_len(v));
}

static bool
label_page(const struct nu_page *p, json_object *gold, uint8_t *label)
{
	if (!json_object_object_get_ex(gold, "labels", NULL)) {
		nu_align_text(p, string_of(gold, "gold"), label);
		return true;
	}
	return nu_align_lines(p, string_of(gold, "text"),
	    string_of(gold, "labels"), label);
}

/* Pages of one site are of one part: an id without its last number. */
static uint8_t
part_of(struct nu_slice id)
{
	size_t n = id.n;

	while (n && ((id.p[n - 1] >= '0' && id.p[n - 1] <= '9') ||
	    id.p[n - 1] == '_'))
		n--;
	if (n < 8 || id.p[n - 1] == '-')
		n = id.n;
	return (uint8_t)(nu_words_hash(NU_WORDS_SEED, nu_slice(id.p, n)) *
	    0x9e3779b1u >> 16) % 5;
}

static void
read_pair(struct example *e, const char *stream, const char *gold, uint8_t set)
{
	struct reader r = { 0 };
	struct nu_doc d = { 0 };
	struct nu_page p = { 0 };
	struct nu_traits m = { 0 };
	struct nu_in *in = nu_in_open(stream);
	uint8_t *label = NULL, *was = NULL;
	struct nu_line *all = NULL;
	size_t pages = 0, lost = 0;

	read_gold(&r, gold);
	while (in && nu_doc_next(&d, in)) {
		size_t k = d.orphan ? SIZE_MAX : nu_map_get(&r.id, d.id), n;
		uint8_t part;

		if (k == SIZE_MAX || !r.gold)
			continue;
		nu_page_read(&p, &d);
		label = nu_realloc(label, p.n + 1, 1);
		was = nu_realloc(was, p.n + 1, 1);
		if (!p.n || !label_page(&p, r.gold[k].o, label)) {
			lost++;
			continue;
		}
		pages++;
		part = part_of(d.id);
		add_page(e, &m, &p, label, part, set, 20);
		n = p.n;
		all = nu_realloc(all, n, sizeof *all);
		memcpy(all, p.line, n * sizeof *all);
		memcpy(was, label, n);
		/* As a page that names nothing; */
		if (p.html) {
			plain(&p, nu_slice_hash(d.id) >> 16 & 1);
			add_page(e, &m, &p, label, part, 255, 8);
			memcpy(p.line, all, n * sizeof *all);
		}
		/* with its article in longer lines; */
		k = (size_t)(nu_slice_hash(d.id) >> 8 & 7);
		join(&p, label, k < 2 ? 1000 : k, &d.mem);
		nu_page_settle(&p);
		add_page(e, &m, &p, label, part, 255, 6);
		p.n = n;
		memcpy(p.line, all, n * sizeof *all);
		memcpy(label, was, n);
		/* its article alone, and a few lines of it. */
		n = clean(&p, label);
		memset(label, 1, n);
		if (n) {
			nu_page_settle(&p);
			add_page(e, &m, &p, label, part, 255, 4);
			p.n = 1 + (size_t)(nu_slice_hash(d.id) % 6);
			p.n = p.n < n ? p.n : n;
			nu_page_settle(&p);
			add_page(e, &m, &p, label, part, 255, 4);
		}
	}
	nu_note("%s: %zu pages, %zu without a label", stream, pages, lost);
	for (size_t i = 0; i < r.n; i++)
		json_object_put(r.gold[i].o);
	free(r.gold);
	nu_map_free(&r.id);
	nu_in_close(in);
	nu_doc_free(&d);
	nu_page_free(&p);
	nu_traits_free(&m);
	free(label);
	free(was);
	free(all);
}

/* Trains on the rows whose part is not skip. */
static void
train(const struct example *e, uint8_t skip, const struct nu_boost_opt *opt,
    struct nu_buf *model)
{
	uint8_t **x = nu_alloc(NCOLUMN, sizeof *x), *y;
	float *weight = nu_alloc(e->n, sizeof *weight);
	struct nu_boost_data d = { .columns = NCOLUMN, .col = e->col,
	    .shift = e->shift };

	y = nu_alloc(e->n, 1);
	for (size_t c = 0; c < NCOLUMN; c++) {
		size_t n = 0;

		x[c] = nu_alloc(e->n, 1);
		for (size_t i = 0; i < e->n; i++)
			if ((uint8_t)e->part.p[i] != skip)
				x[c][n++] = (uint8_t)e->x[c].p[i];
	}
	for (size_t i = 0; i < e->n; i++)
		if ((uint8_t)e->part.p[i] != skip) {
			y[d.n] = (uint8_t)e->y.p[i];
			weight[d.n++] = e->weight[i];
		}
	d.x = (const uint8_t *const *)x;
	d.y = y;
	d.weight = weight;
	nu_boost(&d, opt, model);
	for (size_t c = 0; c < NCOLUMN; c++)
		free(x[c]);
	free(x);
	free(y);
	free(weight);
}

static float
value_of(const struct example *e, const struct nu_trees *t, size_t row,
    const uint16_t (*at)[NU_TREE_DEPTH])
{
	float s = t->bias;

	for (uint32_t k = 0; k < t->n; k++) {
		unsigned leaf = 0;

		for (int b = 0; b < NU_TREE_DEPTH; b++)
			leaf |= (unsigned)((uint8_t)e->x[at[k][b]].p[row] >
			    t->tree[k].ask[b].above) << b;
		s += t->tree[k].leaf[leaf];
	}
	return s;
}

/* Adds what the model says of the part's rows to the counts of each set:
 * words right, answered, wanted; [10] for how often p is right, by tenths. */
static void
test(const struct example *e, const struct nu_trees *t, uint8_t part,
    uint64_t (*count)[3], double (*tenth)[2])
{
	uint16_t (*at)[NU_TREE_DEPTH] = nu_alloc(t->n, sizeof *at);

	for (uint32_t k = 0; k < t->n; k++)
		for (int b = 0; b < NU_TREE_DEPTH; b++)
			for (size_t c = 0; c < NCOLUMN; c++)
				if (e->col[c] == t->tree[k].ask[b].col &&
				    e->shift[c] == t->tree[k].ask[b].shift)
					at[k][b] = (uint16_t)c;
	for (size_t i = 0; i < e->n; i++) {
		uint8_t set = (uint8_t)e->set.p[i];
		float p;
		uint64_t w = e->words[i];

		if ((uint8_t)e->part.p[i] != part)
			continue;
		p = 1 / (1 + expf(-value_of(e, t, i,
		    (const uint16_t (*)[NU_TREE_DEPTH])at)));
		count[set][0] += p >= .5f && e->y.p[i] ? w : 0;
		count[set][1] += p >= .5f ? w : 0;
		count[set][2] += e->y.p[i] ? w : 0;
		if (set != 255) {
			int k = (int)(p * 9.999f);

			tenth[k][0] += (double)e->weight[i];
			tenth[k][1] += e->y.p[i] ? (double)e->weight[i] : 0;
		}
	}
	free(at);
}

static void
cross(const struct example *e, const struct nu_boost_opt *opt, char **file,
    size_t pairs)
{
	static uint64_t count[256][3];
	double tenth[10][2] = { { 0 } };
	struct nu_buf model = { 0 };
	struct nu_out *out = nu_out_std();

	for (uint8_t part = 0; part < 5; part++) {
		train(e, part, opt, &model);
		test(e, nu_trees_get(nu_buf_slice(&model)), part, count, tenth);
	}
	for (size_t s = 0; s < 256; s++) {
		double p = (double)count[s][0] / ((double)count[s][1] + 1e-9);
		double r = (double)count[s][0] / ((double)count[s][2] + 1e-9);

		if (!count[s][2])
			continue;
		nu_out_fmt(out, "%-40s word P %.2f R %.2f F1 %.2f\n",
		    s < pairs ? file[2 * s] : "articles alone", 100 * p,
		    100 * r, 200 * p * r / (p + r + 1e-9));
	}
	for (int k = 0; k < 10; k++)
		nu_out_fmt(out, "score %.1f to %.1f: right %.3f, share %.4f\n",
		    k / 10., (k + 1) / 10., tenth[k][1] / (tenth[k][0] + 1e-9),
		    tenth[k][0]);
	nu_buf_free(&model);
}

int
nu_train_strip(int argc, char **argv)
{
	static const struct nu_opt options[] = {
		{ 'o', "output", "FILE", "the model (default: strip.model)" },
		{ 'n', "trees", "N", "how many trees (default: 300)" },
		{ 'x', "cross", NULL,
		    "cross-validate by site in five parts, make no model" },
		{ 0, NULL, NULL, NULL },
	};
	static const struct nu_tool tool = { "news-train strip",
	    "Train news-strip on pages whose articles are known.",
	    "STREAM GOLD [STREAM GOLD ...]", options };
	struct nu_boost_opt opt = { .trees = 300, .rate = 0.12, .rows = 0.5,
	    .columns = 0.3, .lambda = 8, .seed = 1 };
	static struct example e;
	struct nu_buf model = { 0 };
	const char *arg, *path = "strip.model";
	bool x = false;
	char **file;
	int c, n;

	nu_start(argc, argv, &tool);
	while ((c = nu_option(&arg)))
		switch (c) {
		case 'o':
			path = arg;
			break;
		case 'n':
			opt.trees = (uint32_t)nu_option_u64("-n", arg, 5000);
			break;
		case 'x':
			x = true;
			break;
		}
	file = nu_operands(&n);
	if (n < 2 || n % 2)
		nu_usage("pairs of a stream and its gold are needed");
	list_columns(&e);
	for (int i = 0; i < n; i += 2)
		read_pair(&e, file[i], file[i + 1], (uint8_t)(i / 2));
	if (!e.n)
		nu_die("no lines to learn from");
	if (x) {
		cross(&e, &opt, file, (size_t)n / 2);
	} else {
		struct nu_out *out;

		train(&e, 255, &opt, &model);
		out = nu_out_file(path);
		nu_out_put(out, nu_buf_slice(&model));
		nu_out_end(out);
	}
	return nu_end();
}
