/* Plain text: the input is the document, a line a block. UTF-16 with its byte
 * order mark is made UTF-8 first. */
#include "base/msg.h"
#include "read/charset.h"
#include "read/lines.h"
#include "read/read.h"
#include "read/wrap.h"
#include "stream/tool.h"

static size_t
line_of(struct nu_slice text, size_t at)
{
	size_t n = 1;

	for (size_t i = 0; i < at; i++)
		n += text.p[i] == '\n';
	return n;
}

void
nu_read_lines(struct nu_read *r, struct nu_slice text, unsigned flags)
{
	struct nu_lines lines = nu_lines_of(text, flags);
	size_t b, e;

	if (r->wrap) {
		struct nu_wrap w = nu_wrap_of(text, flags);

		while (nu_wrap_next(&w, &b, &e))
			nu_put_block(&r->put, text, b, e, NU_S("line"), -1,
			    false);
		return;
	}
	while (nu_lines_next(&lines, &b, &e))
		nu_put_block(&r->put, text, b, e, NU_S("line"), -1,
		    lines.plain);
}

void
nu_read_text(struct nu_read *r, struct nu_input *i)
{
	struct nu_slice text = nu_in_all(i->in), mended;
	struct nu_slice name = nu_slice_str(i->name);
	size_t raw = text.n, bad, first;
	unsigned flags;

	if (text.n == 0)
		return;
	if (nu_slice_starts(text, NU_S("\xef\xbb\xbf")))
		text = nu_slice_sub(text, 3, text.n);
	else if (nu_slice_starts(text, NU_S("\xff\xfe")) ||
	    nu_slice_starts(text, NU_S("\xfe\xff")))
		text = nu_charset_utf8(text, NU_S(""), &r->inflated, &bad);
	mended = nu_lines_valid(text, &r->valid, &bad, &first, &flags);
	if (bad)
		nu_warn("%s:%zu: not UTF-8, or NUL: U+FFFD instead in %zu "
		    "place%s", nu_shown(name), line_of(text, first), bad,
		    bad == 1 ? "" : "s");
	if (nu_put_doc(&r->put, &(struct nu_put_doc){ .id = name,
	    .label = "text", .of = name, .text = mended }))
		nu_read_lines(r, mended, flags);
	nu_out_pause(r->put.out);
	nu_progress(raw, 1);
}
