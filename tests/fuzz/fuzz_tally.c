/* Any bytes as a stream: tallied whole, and in two parts that are merged, must
 * give the same table; decimals survive. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
options(struct nu_tally *t, unsigned char how)
{
	static const char *const stat[] = { "count", "sum", "median", "mode",
	    "unique", "first", "last", "mean", "min", "p90" };

	t->opt.column = how & 1 ? NU_SCORE : NU_VALUE;
	t->opt.window = (enum nu_window)(how >> 1 & 3);
	t->opt.ranges = (enum nu_ranges)(how >> 3 & 3);
	for (size_t i = 0; i < sizeof stat / sizeof *stat; i++)
		nu_stat_add(&t->opt, nu_slice_str(stat[i]));
	nu_tally_defaults(&t->opt);
	if (how & 32) {
		struct nu_unit u;

		nu_unit_get(NU_S("hour"), &u);
		NU_GROW(t->opt.unit, t->opt.nunit, t->opt.capunit);
		t->opt.unit[t->opt.nunit++] = u;
	}
	nu_tally_start(t);
}

static void
feed(struct nu_tally *t, struct nu_slice s, bool load)
{
	struct nu_in *in = nu_in_mem(s, "fuzz");

	if (load)
		nu_tally_load(t, in);
	else
		nu_tally_in(t, in);
	nu_in_close(in);
}

static struct nu_out *
table(struct nu_tally *t)
{
	struct nu_out *out = nu_out_mem();
	struct nu_table b;

	nu_tally_table(t, &b, SIZE_MAX, false, 0);
	nu_table_tsv(&b, out, false);
	nu_table_aligned(&b, out, true, b.nkey);
	nu_table_free(&b);
	return out;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_tally whole = { 0 }, part[2] = { { 0 }, { 0 } }, sum = { 0 };
	struct nu_slice s = nu_slice((const char *)p, n), half[2];
	struct nu_out *a, *b, *save;
	size_t cut;

	if (n < 2)
		return 0;
	/* parted where a line that is a doc record begins, or not at all */
	s = nu_slice_sub(s, 1, n);
	for (cut = s.n / 2; cut < s.n; cut++) {
		const char *tab = memchr(s.p + cut, '\t', s.n - cut);

		if (s.p[cut - (cut > 0)] == '\n' && tab &&
		    nu_slice_starts(nu_slice_sub(s, (size_t)(tab - s.p), s.n),
		    NU_S("\tdoc\t")) && !memchr(s.p + cut, '\n',
		    (size_t)(tab - s.p) - cut))
			break;
	}
	half[0] = nu_slice_sub(s, 0, cut);
	half[1] = nu_slice_sub(s, cut, s.n);
	options(&whole, p[0]);
	feed(&whole, half[0], false);
	feed(&whole, half[1], false);
	a = table(&whole);
	for (int i = 0; i < 2; i++) {
		options(&part[i], p[0]);
		feed(&part[i], half[i], false);
		save = nu_out_mem();
		nu_tally_save(&part[i], save);
		feed(&sum, nu_buf_slice(&save->b), true);
		nu_out_free(save);
	}
	if (sum.loaded) {
		b = table(&sum);
		if (!nu_slice_eq(nu_buf_slice(&a->b), nu_buf_slice(&b->b)))
			abort();
		nu_out_free(b);
	} else if (a->b.n) {
		abort();
	}
	nu_out_free(a);
	nu_tally_free(&whole);
	nu_tally_free(&part[0]);
	nu_tally_free(&part[1]);
	nu_tally_free(&sum);
	return 0;
}
