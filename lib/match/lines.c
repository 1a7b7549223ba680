#include "match/lines.h"

#include "base/msg.h"
#include "stream/esc.h"

enum { HEX = 16, FIELDS = 8 };

static void
put_hex(struct nu_buf *b, uint64_t v)
{
	for (int i = 60; i >= 0; i -= 4)
		nu_buf_byte(b, "0123456789abcdef"[v >> i & 15]);
}

static bool
get_hex(struct nu_slice s, uint64_t *v)
{
	*v = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9')
			*v = *v << 4 | (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*v = *v << 4 | (uint64_t)(c - 'a' + 10);
		else
			return false;
	}
	return s.n == HEX;
}

struct sink {
	struct nu_buf *out;
	uint64_t node;
};

static void
put_key(void *ctx, uint64_t key)
{
	struct sink *s = ctx;

	put_hex(s->out, key);
	nu_buf_byte(s->out, '\t');
	put_hex(s->out, s->node);
	nu_buf_byte(s->out, '\n');
}

void
nu_lines_put(struct nu_buf *out, struct nu_wording *w, const struct nu_rec *r,
    struct nu_slice text, struct nu_slice date, bool speakers)
{
	struct nu_slice who = speakers ? nu_rec_col(r, NU_VALUE) : NU_S("-");
	struct sink sink = { out, 0 };
	uint32_t sign[NU_ALIGN_MOST];

	nu_wording_set(w, text, NU_ALIGN_MOST);
	if (!nu_match_node(w, speakers, who, &sink.node))
		return;
	nu_buf_byte(out, '+');
	put_hex(out, sink.node);
	const struct nu_slice f[] = { nu_rec_col(r, NU_KIND),
	    nu_rec_col(r, NU_DOC), nu_rec_col(r, NU_BEGIN),
	    nu_rec_col(r, NU_END), date, who };
	for (size_t i = 0; i < sizeof f / sizeof *f; i++) {
		nu_buf_byte(out, '\t');
		nu_buf_put(out, f[i]);
	}
	nu_buf_byte(out, '\t');
	nu_esc_add(out, text);
	nu_buf_byte(out, '\n');
	for (size_t i = 0; i < w->n; i++)
		sign[i] = w->v[i].sign;
	nu_match_keys(sign, w->n, put_key, &sink);
}

/* A record's line, after its '+'. */
static bool
get_record(struct nu_matcher *m, struct nu_papers *p, struct nu_slice line,
    struct nu_buf *plain)
{
	struct nu_slice f[FIELDS];
	uint64_t node;
	uint32_t doc;

	for (size_t i = 0; i < FIELDS; i++) {
		if (!line.p)
			return false;
		f[i] = nu_slice_cut(&line, '\t');
		if (!f[i].n)
			return false;
	}
	if (line.p || !get_hex(f[0], &node))
		return false;
	if (!m->n)
		m->speakers = nu_slice_is(f[1], "quote");
	else if (m->speakers != nu_slice_is(f[1], "quote"))
		return false;
	nu_buf_clear(plain);
	nu_esc_undo(plain, f[7]);
	doc = nu_papers_put(p, f[2], f[5]);
	nu_match_add(m, nu_buf_slice(plain), f[6], doc);
	return true;
}

void
nu_lines_get(struct nu_matcher *m, struct nu_papers *p, struct nu_in *in)
{
	struct nu_buf plain = { 0 };
	struct nu_slice line;

	while (nu_in_line(in, &line)) {
		uint64_t key, node;
		bool ok;

		if (in->unended && !in->failed)
			nu_warn("%s:%llu: no newline at the end: the input is "
			    "truncated", nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line);
		if (line.n && line.p[0] == '+') {
			ok = get_record(m, p, nu_slice_sub(line, 1, line.n),
			    &plain);
		} else {
			ok = line.n == 2 * HEX + 1 && line.p[HEX] == '\t' &&
			    get_hex(nu_slice_sub(line, 0, HEX), &key) &&
			    get_hex(nu_slice_sub(line, HEX + 1, line.n), &node);
			if (ok)
				nu_match_key(m, key, node);
		}
		if (!ok)
			nu_warn("%s:%llu: not a line that 'news-match --keys' "
			    "writes for one kind", nu_shown(nu_slice_str(in->name)),
			    (unsigned long long)in->line);
	}
	nu_buf_free(&plain);
}
