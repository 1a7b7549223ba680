#include "strip/site.h"

#include <stdlib.h>

#include "base/msg.h"
#include "base/utf.h"
#include "stream/esc.h"

enum { LEAST_PAGES = 3, LONGEST_LINE = 400 /* bytes */ };

/* The host of the document's URL (its id, or what the doc record says). */
static struct nu_slice
host_of(struct nu_doc *d)
{
	struct nu_slice url = d->id;
	size_t at = nu_slice_find(url, NU_S("://"), 0);

	if (at == SIZE_MAX && d->n) {
		url = nu_rec_col(&d->rec[0], NU_OF);
		at = nu_slice_find(url, NU_S("://"), 0);
	}
	if (at == SIZE_MAX)
		return NU_S("-");
	url = nu_slice_sub(url, at + 3, url.n);
	for (at = 0; at < url.n && url.p[at] != '/' && url.p[at] != '?' &&
	    url.p[at] != '#'; at++)
		;
	url.n = at;
	if (nu_slice_starts(url, NU_S("www.")))
		url = nu_slice_sub(url, 4, url.n);
	return url.n ? url : NU_S("-");
}

static struct nu_slice
line_key(struct nu_site *s, struct nu_slice host, const struct nu_line *l)
{
	nu_buf_clear(&s->key);
	nu_buf_put(&s->key, host);
	nu_buf_byte(&s->key, '\t');
	nu_esc_add(&s->key, nu_utf_trim(l->text));
	return nu_buf_slice(&s->key);
}

void
nu_site_learn(struct nu_site *s, struct nu_doc *d, const struct nu_page *p)
{
	struct nu_slice host = host_of(d);
	bool fresh;
	size_t h;

	s->docs++;
	h = nu_map_put(&s->host, host, &fresh);
	if (fresh) {
		NU_GROW(s->seen, h, s->capseen);
		s->seen[h] = 0;
	}
	s->seen[h]++;
	for (size_t i = 0; i < p->n; i++) {
		const struct nu_line *l = &p->line[i];
		size_t k;

		if (!l->words || l->end - l->begin > LONGEST_LINE)
			continue;
		k = nu_map_put(&s->line, line_key(s, host, l), &fresh);
		if (fresh) {
			if (k == s->cap) {
				s->cap = s->cap ? 2 * s->cap : 1024;
				s->pages = nu_realloc(s->pages, s->cap,
				    sizeof *s->pages);
				s->last = nu_realloc(s->last, s->cap,
				    sizeof *s->last);
			}
			s->pages[k] = s->last[k] = 0;
		}
		if (s->last[k] != s->docs)
			s->pages[k]++;
		s->last[k] = s->docs;
	}
}

struct entry {
	struct nu_slice key;
	size_t nth;
};

static int
by_text(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return nu_slice_cmp(x->key, y->key);
}

void
nu_site_write(const struct nu_site *s, struct nu_out *out)
{
	struct entry *sorted = nu_alloc(s->line.n + 1, sizeof *sorted);
	size_t n = 0;

	nu_out_str(out, "# site\tpages\tof\ttext (news-strip --learn)\n");
	for (size_t i = 0; i < s->line.n; i++)
		if (s->pages[i] >= LEAST_PAGES)
			sorted[n++] = (struct entry){ s->line.key[i], i };
	qsort(sorted, n, sizeof *sorted, by_text);
	for (size_t i = 0; i < n; i++) {
		struct nu_slice text = sorted[i].key;
		struct nu_slice host = nu_slice_cut(&text, '\t');

		nu_out_put(out, host);
		nu_out_fmt(out, "\t%u\t%u\t", (unsigned)s->pages[sorted[i].nth],
		    (unsigned)s->seen[nu_map_get(&s->host, host)]);
		nu_out_put(out, text);
		nu_out_byte(out, '\n');
	}
	free(sorted);
}

bool
nu_site_read(struct nu_site *s, const char *path)
{
	struct nu_in *in = nu_in_open(path);
	struct nu_slice line;
	bool ok;

	if (!in)
		return false;
	while (nu_in_line(in, &line)) {
		struct nu_slice host, pages, of;
		uint64_t a, b;
		bool fresh;
		size_t k;

		if (line.n == 0 || line.p[0] == '#')
			continue;
		host = nu_slice_cut(&line, '\t');
		pages = line.p ? nu_slice_cut(&line, '\t') : NU_S("");
		of = line.p ? nu_slice_cut(&line, '\t') : NU_S("");
		if (!line.p || !nu_slice_u64(pages, &a) ||
		    !nu_slice_u64(of, &b) || a > b || !b || b > UINT32_MAX) {
			nu_warn("%s:%llu: not a line of news-strip --learn",
			    nu_shown(nu_slice_str(path)),
			    (unsigned long long)in->line);
			continue;
		}
		nu_buf_clear(&s->key);
		nu_buf_put(&s->key, host);
		nu_buf_byte(&s->key, '\t');
		nu_buf_put(&s->key, line);
		k = nu_map_put(&s->line, nu_buf_slice(&s->key), &fresh);
		if (fresh && k == s->cap) {
			s->cap = s->cap ? 2 * s->cap : 1024;
			s->pages = nu_realloc(s->pages, s->cap,
			    sizeof *s->pages);
			s->of = nu_realloc(s->of, s->cap, sizeof *s->of);
		}
		s->pages[k] = (uint32_t)a;
		s->of[k] = (uint32_t)b;
	}
	ok = !in->failed;
	nu_in_close(in);
	return ok;
}

void
nu_site_mark(struct nu_site *s, struct nu_doc *d, struct nu_page *p)
{
	struct nu_slice host = host_of(d);

	for (size_t i = 0; i < p->n; i++) {
		struct nu_line *l = &p->line[i];
		size_t k = l->end - l->begin > LONGEST_LINE ? SIZE_MAX :
		    nu_map_get(&s->line, line_key(s, host, l));

		if (k != SIZE_MAX && s->pages[k] >= LEAST_PAGES)
			l->site = (uint32_t)(100 * (uint64_t)s->pages[k] /
			    s->of[k]);
	}
}

void
nu_site_free(struct nu_site *s)
{
	nu_map_free(&s->line);
	nu_map_free(&s->host);
	free(s->pages);
	free(s->last);
	free(s->of);
	free(s->seen);
	nu_buf_free(&s->key);
	*s = (struct nu_site){ 0 };
}
