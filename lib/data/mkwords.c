/* mkwords LIST > TABLE: compiles a word list into the hash table that
 * lib/base/words.h describes. Run by make, on the building machine. */
#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"

struct line {
	char *key, *value;
	size_t nkey, nvalue;
	uint32_t flags;
};

static struct line *line;
static size_t n, cap;

static _Noreturn void
die(const char *file, size_t no, const char *what)
{
	fprintf(stderr, "mkwords: %s:%zu: %s\n", file, no, what);
	exit(2);
}

static void
add(const char *key, size_t nkey, const char *value, size_t nvalue,
    uint32_t flags)
{
	if (n == cap) {
		cap = cap ? cap * 2 : 1024;
		line = realloc(line, cap * sizeof *line);
		if (!line)
			exit(2);
	}
	line[n] = (struct line){ malloc(nkey + nvalue + 1), NULL, nkey, nvalue,
	    flags };
	if (!line[n].key)
		exit(2);
	memcpy(line[n].key, key, nkey);
	line[n].value = line[n].key + nkey;
	if (nvalue)
		memcpy(line[n].value, value, nvalue);
	n++;
}

/* By key; entries before prefixes. */
static int
compare(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	size_t k = x->nkey < y->nkey ? x->nkey : y->nkey;
	int c = memcmp(x->key, y->key, k);

	if (c)
		return c;
	if (x->nkey != y->nkey)
		return x->nkey < y->nkey ? -1 : 1;
	return (int)x->flags - (int)y->flags;
}

static void
put32(uint32_t v)
{
	fwrite(&v, sizeof v, 1, stdout);
}

int
main(int argc, char **argv)
{
	char *buf = NULL;
	size_t size = 0, no = 0, out = 0, pool = 0, slots = 8, nlines;
	ssize_t len;
	FILE *f;

	if (argc != 2 || !(f = fopen(argv[1], "r"))) {
		fprintf(stderr, "mkwords: usage: mkwords LIST > TABLE\n");
		return 2;
	}
	while ((len = getline(&buf, &size, f)) > 0) {
		char *tab;
		size_t nkey, nvalue = 0;

		no++;
		if (buf[len - 1] == '\n')
			len--;
		if (len == 0 || buf[0] == '#')
			continue;
		tab = memchr(buf, '\t', (size_t)len);
		nkey = tab ? (size_t)(tab - buf) : (size_t)len;
		if (tab)
			nvalue = (size_t)len - nkey - 1;
		if (nkey == 0)
			die(argv[1], no, "no key");
		if (buf[0] == ' ' || buf[nkey - 1] == ' ' ||
		    memmem(buf, nkey, "  ", 2))
			die(argv[1], no, "a key has single spaces inside only");
		if (nkey > 0xffff || nvalue > 0xffff)
			die(argv[1], no, "an entry is too long");
		add(buf, nkey, tab ? tab + 1 : NULL, nvalue, NU_WORDS_HIT);
		for (size_t i = 1; i < nkey; i++)
			if (buf[i] == ' ')
				add(buf, i, NULL, 0, NU_WORDS_MORE);
	}
	nlines = n;
	qsort(line, nlines, sizeof *line, compare);
	for (size_t i = 0; i < nlines; i++) {
		struct line *l = &line[i], *o = out ? &line[out - 1] : NULL;

		if (o && o->nkey == l->nkey && !memcmp(o->key, l->key, l->nkey)) {
			if (o->flags & l->flags & NU_WORDS_HIT) {
				fprintf(stderr, "mkwords: %s: twice: %.*s\n",
				    argv[1], (int)l->nkey, l->key);
				return 2;
			}
			o->flags |= l->flags;
			continue;
		}
		line[out++] = *l;
	}
	n = out;
	while (slots < n * 2)
		slots *= 2;
	uint32_t *slot = calloc(slots, sizeof *slot);
	uint32_t *near = calloc(slots / 8, sizeof *near);
	if (!slot || !near)
		return 2;
	for (size_t i = 0; i < n; i++) {
		uint32_t h = nu_words_hash(NU_WORDS_SEED,
		    nu_slice(line[i].key, line[i].nkey));
		size_t at = nu_words_slot(h) & (slots - 1);

		while (slot[at])
			at = (at + 1) & (slots - 1);
		slot[at] = (uint32_t)i + 1;
		h = nu_words_near(nu_slice(line[i].key, line[i].nkey),
		    (uint32_t)slots * 4);
		near[h / 32] |= 1u << h % 32;
		pool += line[i].nkey + line[i].nvalue;
	}
	put32(NU_WORDS_MAGIC);
	put32((uint32_t)n);
	put32((uint32_t)slots);
	put32((uint32_t)pool);
	fwrite(slot, sizeof *slot, slots, stdout);
	fwrite(near, sizeof *near, slots / 8, stdout);
	pool = 0;
	for (size_t i = 0; i < n; i++) {
		struct line *l = &line[i];
		struct nu_word e = {
			nu_words_hash(NU_WORDS_SEED, nu_slice(l->key, l->nkey)),
			(uint32_t)pool, (uint32_t)(pool + l->nkey),
			(uint16_t)l->nkey, (uint16_t)l->nvalue, l->flags,
		};
		fwrite(&e, sizeof e, 1, stdout);
		pool += l->nkey + l->nvalue;
	}
	for (size_t i = 0; i < n; i++)
		fwrite(line[i].key, 1, line[i].nkey + line[i].nvalue, stdout);
	return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
