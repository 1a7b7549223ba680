/* A stream of any bytes through every form of view; brat apart, which writes
 * files. What comes out for a terminal must hold no control but LF, for a web
 * page no '<' out of place is looked for in tests/cmd/news-view.bats. */
#include <stdlib.h>

#include "newsutils.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct nu_choice all = { .kinds = ~0u };
	struct nu_pane pane = { .width = n ? 10 + p[0] % 100 : 80 };
	struct nu_html html = { .docs = 0 };
	struct nu_export x = { .chars = n > 1 && p[1] & 1 };
	struct nu_in *in = nu_in_mem(nu_slice((const char *)p, n), "fuzz");
	struct nu_out *out = nu_out_mem(), *text = nu_out_mem();
	struct nu_doc d = { 0 };
	struct nu_sheet s;

	nu_html_begin(out, &html);
	while (nu_doc_next(&d, in)) {
		if (d.orphan || !nu_sheet_make(&s, &d, &all))
			continue;
		nu_pane_doc(text, &pane, &s);
		nu_html_doc(out, &html, &s);
		nu_export_jsonl(out, &x, &s);
		nu_export_displacy(out, &x, &s);
		nu_export_conll(out, &x, &s);
	}
	nu_html_end(out, &html);
	for (size_t i = 0; i < text->b.n; i++)
		if ((unsigned char)text->b.p[i] < 0x20 && text->b.p[i] != '\n')
			abort();
	nu_in_close(in);
	nu_doc_free(&d);
	nu_pane_free(&pane);
	nu_export_free(&x);
	nu_out_free(out);
	nu_out_free(text);
	return 0;
}
