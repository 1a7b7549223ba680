/* news-train lists: lists of names to the table of lib/tag/gazetteer.h. */
#include "train/train.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"
#include "base/utf.h"
#include "lang/token.h"
#include "stream/tool.h"
#include "tag/gazetteer.h"
#include "train/learn.h"

static const struct nu_opt opt[] = {
	{ 'o', "output", "FILE", "write the table there; - is standard output" },
	{ 0, NULL, NULL, NULL },
};

static const struct nu_tool tool = { "news-train lists",
    "Make the table of names that news-tag looks into.",
    "FILE.list ...", opt };

struct entry {
	uint64_t key;
	uint32_t bits;
};

static struct {
	struct entry *v;
	size_t n, cap, names;
	struct nu_toks t;
} T;

static void
put(uint64_t key, uint32_t bits)
{
	NU_GROW(T.v, T.n, T.cap);
	T.v[T.n++] = (struct entry){ key, bits };
}

/* A name and all its beginnings. */
static void
name(struct nu_slice s, unsigned list)
{
	uint64_t key[32], h = 0;
	size_t n = 0;

	nu_tokenize(s, &T.t);
	for (size_t i = 0; i < T.t.n && n < 32; i++) {
		uint64_t w = nu_gaz_word(nu_tok_text(s, &T.t.v[i]));

		if (w)
			key[n++] = h = nu_gaz_join(h, w);
	}
	for (size_t i = 0; i < n; i++)
		put(key[i], i + 1 < n ? NU_GAZ_MORE : 1u << list);
	T.names += n > 0;
}

static bool
read_list(const char *path, unsigned list)
{
	struct nu_in *in = nu_in_open(path);
	struct nu_slice line;

	if (!in)
		return false;
	while (nu_in_line(in, &line)) {
		if (line.n == 0 || line.p[0] == '#')
			continue;
		while (line.p) {
			struct nu_slice s = nu_slice_trim(nu_slice_cut(&line,
			    '\t'));

			if (s.n)
				name(s, list);
		}
	}
	nu_in_close(in);
	return true;
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

static void
table(struct nu_buf *out, char list[][24], uint32_t nlist)
{
	uint32_t head[4] = { 0, 8, (uint32_t)T.names, nlist }, mask;
	uint32_t (*slot)[2];
	size_t n = 0;

	qsort(T.v, T.n, sizeof *T.v, by_key);
	for (size_t i = 0; i < T.n; i++) {
		if (n && T.v[n - 1].key == T.v[i].key)
			T.v[n - 1].bits |= T.v[i].bits;
		else
			T.v[n++] = T.v[i];
	}
	while ((size_t)1 << head[1] < n * 5 / 4)
		head[1]++;
	memcpy(head, "NUg1", 4);
	mask = (1u << head[1]) - 1;
	slot = nu_zalloc((size_t)mask + 1, sizeof *slot);
	for (size_t i = 0; i < n; i++) {
		uint32_t at = (uint32_t)T.v[i].key & mask;

		while (slot[at][1])
			at = (at + 1) & mask;
		slot[at][0] = (uint32_t)(T.v[i].key >> 32);
		slot[at][1] = T.v[i].bits;
	}
	nu_buf_add(out, head, sizeof head);
	nu_buf_add(out, list, nlist * 24);
	nu_buf_add(out, slot, ((size_t)mask + 1) * sizeof *slot);
	free(slot);
	nu_learn_tell("%zu names, %zu keys\n", T.names, n);
}

int
nu_train_lists(int argc, char **argv)
{
	const char *arg, *output = NULL;
	struct nu_buf out = { 0 };
	char list[NU_GAZ_LISTS][24] = { { 0 } };
	char **file;
	int n;

	nu_start(argc, argv, &tool);
	while (nu_option(&arg))
		output = arg;
	file = nu_operands(&n);
	if (!output)
		nu_usage("-o FILE is needed");
	if (n > NU_GAZ_LISTS)
		nu_usage("at most %d lists", NU_GAZ_LISTS);
	for (int i = 0; i < n; i++) {
		const char *base = strrchr(file[i], '/');

		base = base ? base + 1 : file[i];
		snprintf(list[i], sizeof list[i], "%.*s",
		    (int)strcspn(base, "."), base);
		if (!read_list(file[i], (unsigned)i))
			return nu_end();
	}
	table(&out, list, (uint32_t)n);
	nu_learn_save(&out, output);
	free(out.p);
	free(T.v);
	nu_toks_free(&T.t);
	return nu_end();
}
