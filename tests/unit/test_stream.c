/* The stream layer: escapes, records, documents, offsets across cuts. */
#include "unit/unit.h"

TEST(esc_round_trip)
{
	struct nu_buf a = { 0 }, b = { 0 };
	struct nu_slice s = NU_S("a\tb\nc\rd\\e\\t");

	nu_esc_add(&a, s);
	CHECK_EQ(nu_buf_slice(&a), "a\\tb\\nc\\rd\\\\e\\\\t");
	CHECK_NUM(nu_esc_valid(nu_buf_slice(&a)), a.n);
	nu_esc_undo(&b, nu_buf_slice(&a));
	CHECK(nu_slice_eq(nu_buf_slice(&b), s));
	CHECK_NUM(nu_esc_valid(NU_S("ab\\x")), 2);
	CHECK_NUM(nu_esc_valid(NU_S("ab\\")), 2);
	nu_buf_free(&a);
	nu_buf_free(&b);
}

TEST(rec_faults)
{
	static const struct { const char *line, *why; } t[] = {
		{ "", "1 column where" },
		{ "<html>", "(news-read makes a stream" },
		{ "a\tb", "2 columns where" },
		{ "a\tblock\t0\t1\t-\t\t-\t-\t-\tx", "column 6 (value) is empty" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t-\t", "column 10 (text) is empty" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t-\tx\ty", "more than 10" },
		{ "a\tblock\tx\t1\t-\t-\t-\t-\t-\tx", "begin is not a number: 'x'" },
		{ "a\tblock\t0\t-1\t-\t-\t-\t-\t-\tx", "end is not a number" },
		{ "a\tblock\t5\t1\t-\t-\t-\t-\t-\tx", "end 1 lies before begin" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t1.01\tx", "score is not" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t0.5\tx", "score is not" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t-\tx\r", "raw CR" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t-\tx\\q", "no such escape: '\\q'" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t-\tx\xff", "not UTF-8 at byte 24" },
		{ "a\tblock\t0\t1\t-\t-\t-\t-\t1.00\tx", NULL },
		{ "a\tword\t0\t0\t-\t-\t-\t-\t0.00\t-", NULL },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct nu_rec r;
		const char *why = "";
		bool ok = nu_rec_parse(&r, nu_slice_str(t[i].line), &why);

		CHECK(ok == !t[i].why);
		if (!ok && t[i].why && !strstr(why, t[i].why)) {
			CHECK(!"the right reason");
			printf("# '%s': %s\n", t[i].line, why);
		}
	}
}

TEST(rec_names)
{
	enum nu_col c;

	for (int k = 0; k < NU_K_OTHER; k++)
		CHECK(nu_kind_of(nu_slice_str(nu_kind_name((enum nu_kind)k))) ==
		    (enum nu_kind)k);
	CHECK(nu_kind_of(NU_S("matches")) == NU_K_OTHER);
	CHECK(nu_kind_of(NU_S("")) == NU_K_OTHER);
	CHECK(nu_col_of(NU_S("value"), &c) && c == NU_VALUE);
	CHECK(nu_col_of(NU_S("10"), &c) && c == NU_TEXT);
	CHECK(!nu_col_of(NU_S("11"), &c) && !nu_col_of(NU_S("0"), &c));
}

/* A stream through a function, to memory. */
static struct nu_out *
through(struct nu_slice stream, void (*run)(struct nu_doc *, void *))
{
	struct nu_filter f = { .run = run, .own = NU_K_OTHER };
	struct nu_in *in = nu_in_mem(stream, "test");
	struct nu_out *out = nu_out_mem();

	nu_filter_in(in, out, &f);
	nu_in_close(in);
	return out;
}

#define DOC "d\tdoc\t0\t20\ttext\t-\t-\t-\t-\t-\n"
#define BLOCK "d\tblock\t0\t20\tbody\tp\t-\t-\t-\tHello big wide world\n"

static void
add_entities(struct nu_doc *d, void *ctx)
{
	struct nu_found f = { .kind = NU_K_ENTITY, .label = NU_S("misc"),
	    .score = 0.456 };
	struct nu_view v;

	(void)ctx;
	for (size_t i = 0, n = d->n; i < n; i++) {
		if (d->rec[i].kind != NU_K_BLOCK || !nu_doc_view(d, i, &v))
			continue;
		nu_doc_add_at(d, &v, 10, 14, f);	/* out of order */
		nu_doc_add_at(d, &v, 0, 5, f);
	}
}

TEST(doc_puts_in_place)
{
	struct nu_out *o = through(NU_S("#hello\n" DOC "#note\n" BLOCK
	    "d\tsentence\t0\t20\t-\t1\t-\t-\t-\tHello big wide world\n"
	    "d\tfuture\t6\t9\t-\t-\t-\t-\t-\tbig\n"), add_entities);

	CHECK_EQ(nu_buf_slice(&o->b), "#hello\n" DOC "#note\n" BLOCK
	    "d\tsentence\t0\t20\t-\t1\t-\t-\t-\tHello big wide world\n"
	    "d\tentity\t0\t5\tmisc\t-\t-\t-\t0.46\tHello\n"
	    "d\tfuture\t6\t9\t-\t-\t-\t-\t-\tbig\n"
	    "d\tentity\t10\t14\tmisc\t-\t-\t-\t0.46\twide\n");
	nu_out_free(o);
}

TEST(doc_sorts)
{
	struct nu_out *o = through(NU_S(DOC
	    "d\tentity\t6\t9\tmisc\t-\t-\t-\t-\tbig\n" BLOCK
	    "d\tmeta\t0\t0\ttitle\tx\t-\t-\t-\t-\n"), NULL);

	CHECK_EQ(nu_buf_slice(&o->b), DOC
	    "d\tmeta\t0\t0\ttitle\tx\t-\t-\t-\t-\n" BLOCK
	    "d\tentity\t6\t9\tmisc\t-\t-\t-\t-\tbig\n");
	nu_out_free(o);
}

/* "Hello [big ]wide world", with "big " cut. */
#define CUTBLOCK "d\tblock\t0\t20\tbody\tp\t-\t-\t-\tHello wide world\n"
#define CUT "d\tcut\t6\t10\tboilerplate\t-\t-\t-\t-\tbig \n"

static void
look_across_cut(struct nu_doc *d, void *ctx)
{
	struct nu_view v;

	(void)ctx;
	CHECK(nu_doc_view(d, 1, &v));
	CHECK_EQ(v.text, "Hello wide world");
	CHECK_NUM(v.ngap, 1);
	CHECK_NUM(nu_view_begin(&v, 0), 0);
	CHECK_NUM(nu_view_end(&v, 6), 6);
	CHECK_NUM(nu_view_begin(&v, 6), 10);
	CHECK_NUM(nu_view_end(&v, 16), 20);
	CHECK_NUM(nu_view_local(&v, 3), 3);
	CHECK_NUM(nu_view_local(&v, 6), 6);
	CHECK_NUM(nu_view_local(&v, 8), 6);
	CHECK_NUM(nu_view_local(&v, 10), 6);
	CHECK_NUM(nu_view_local(&v, 11), 7);
	CHECK_NUM(nu_view_local(&v, 99), 16);
}

TEST(doc_offsets_across_cuts)
{
	nu_out_free(through(NU_S(DOC CUTBLOCK CUT), look_across_cut));
}

/* Two cuts side by side, and one inside another, are one gap. */
static void
look_joined_cuts(struct nu_doc *d, void *ctx)
{
	struct nu_view v;

	(void)ctx;
	CHECK(nu_doc_view(d, 1, &v));
	CHECK_NUM(v.ngap, 1);
	CHECK_NUM(v.gap[0].n, 9);
}

TEST(doc_joined_cuts)
{
	nu_out_free(through(NU_S(DOC
	    "d\tblock\t0\t20\tbody\tp\t-\t-\t-\tHello world\n"
	    "d\tcut\t6\t10\t-\t-\t-\t-\t-\tbig \n"
	    "d\tcut\t7\t8\t-\t-\t-\t-\t-\ti\n"
	    "d\tcut\t10\t15\t-\t-\t-\t-\t-\twide \n"), look_joined_cuts));
}

static int seen;

static void
count(struct nu_doc *d, void *ctx)
{
	(void)ctx;
	(void)d;
	seen++;
}

TEST(doc_groups)
{
	/* A group without its doc record is passed on, not worked on. */
	const char *s = DOC BLOCK
	    "e\tblock\t0\t1\t-\t-\t-\t-\t-\tx\n"
	    "f\tdoc\t0\t1\ttext\t-\t-\t-\t-\t-\n"
	    "f\tdoc\t0\t1\ttext\t-\t-\t-\t-\t-\n"
	    "not a record\n"
	    "f\tblock\t0\t1\t-\t-\t-\t-\t-\tx";
	struct nu_out *o = through(nu_slice_str(s), count);

	CHECK_EQ(nu_buf_slice(&o->b), s);
	CHECK_NUM(seen, 3);
	CHECK_NUM(nu_status(), 2);
	nu_out_free(o);
}

int
main(void)
{
	/* What is said of faulty lines is not looked at here. */
	if (!freopen("/dev/null", "w", stderr))
		return 2;
	RUN(esc_round_trip);
	RUN(rec_faults);
	RUN(rec_names);
	RUN(doc_puts_in_place);
	RUN(doc_sorts);
	RUN(doc_offsets_across_cuts);
	RUN(doc_joined_cuts);
	RUN(doc_groups);
	return unit_end();
}
