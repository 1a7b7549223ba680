/* A stream of any bytes through news-strip, then again: the second time changes
 * nothing. And any bytes as one line, as one page with its own text as gold. */
#include <stdlib.h>

#include "newsutils.h"
#include "train/strip.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static struct nu_out *
strip(struct nu_slice stream)
{
	struct nu_strip s = { .threshold = 0.5, .keep = true };
	struct nu_filter f = { .run = nu_strip_doc, .ctx = &s,
	    .own = NU_K_OTHER };
	struct nu_in *in = nu_in_mem(stream, "fuzz");
	struct nu_out *out = nu_out_mem();

	nu_filter_in(in, out, &f);
	nu_in_close(in);
	nu_strip_free(&s);
	return out;
}

static void
page(struct nu_slice text)
{
	struct nu_page p = { 0 };
	struct nu_doc d = { 0 };
	struct nu_slice rest = text;
	struct nu_judge j = { 0 };
	float *prob;
	enum nu_label *label;
	uint8_t *gold;
	uint64_t at = 0;

	nu_doc_start(&d, NU_S("x"));
	nu_doc_add(&d, &(struct nu_found){ .kind = NU_K_DOC,
	    .end = text.n, .label = NU_S("text"), .score = -1 });
	while (rest.p) {
		struct nu_slice line = nu_slice_cut(&rest, '\n');

		if (line.n)
			nu_doc_add(&d, &(struct nu_found){ .kind = NU_K_BLOCK,
			    .begin = at, .end = at + line.n, .score = -1,
			    .value = NU_S("article/p.content"),
			    .of = line.n & 1 ? NU_S("0.50") : NU_S(""),
			    .text = line });
		at += line.n + 1;
	}
	nu_doc_settle(&d);
	nu_page_read(&p, &d);
	prob = nu_alloc(p.n + 1, sizeof *prob);
	label = nu_alloc(p.n + 1, sizeof *label);
	gold = nu_alloc(p.n + 1, 1);
	if (p.n) {
		nu_judge(&j, &p, prob);
		for (size_t i = 0; i < p.n; i++)
			if (!(prob[i] >= 0 && prob[i] <= 1))
				abort();
		nu_label(&p, prob, .5f, label);
		nu_align_text(&p, text, gold);
	}
	free(prob);
	free(label);
	free(gold);
	nu_judge_free(&j);
	nu_page_free(&p);
	nu_doc_free(&d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_slice s = nu_slice((const char *)p, n);
	struct nu_cut cut[8];
	size_t k = nu_cut_find(s, cut, 8), last = 0;
	struct nu_buf b = { 0 };
	struct nu_out *one = strip(s), *two = strip(nu_buf_slice(&one->b));

	for (size_t i = 0; i < k; i++) {
		if (cut[i].from < last || cut[i].to <= cut[i].from ||
		    cut[i].to > n)
			abort();
		last = cut[i].to;
	}
	if (!nu_slice_eq(nu_buf_slice(&one->b), nu_buf_slice(&two->b)))
		abort();
	nu_out_free(one);
	nu_out_free(two);
	nu_utf_repair(&b, s);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '\r')
			b.p[i] = ' ';
	page(nu_buf_slice(&b));
	nu_buf_free(&b);
	return 0;
}
