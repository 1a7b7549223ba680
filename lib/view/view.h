/* view: a stream shown to a person, or handed to another tool. Every function
 * writes one document; begin and end frame the whole. */
#ifndef NU_VIEW_H
#define NU_VIEW_H

#include "base/tty.h"
#include "view/sheet.h"

/* Terminal: text wrapped to width cells, coloured or with brackets. */
struct nu_pane {
	size_t width;
	bool colour;
	bool legend_told;
	struct nu_buf line, note, word;	/* private */
};
void nu_pane_doc(struct nu_out *out, struct nu_pane *t,
    const struct nu_sheet *p);
void nu_pane_free(struct nu_pane *t);

/* One web page, self-contained, without scripts. The index stands at its end;
 * it alone grows with the number of documents (about 150 bytes each). */
struct nu_html {
	struct nu_slice title;
	struct nu_buf index;
	uint64_t docs;
	uint64_t count[NU_K_MATCH + 1];
	struct nu_buf tmp;
};
void nu_html_begin(struct nu_out *out, struct nu_html *h);
void nu_html_doc(struct nu_out *out, struct nu_html *h,
    const struct nu_sheet *p);
void nu_html_end(struct nu_out *out, struct nu_html *h);

/* Exchange. The exported text is the blocks' texts, an empty line between
 * them; offsets in it are code points. */
struct nu_export {
	bool chars;		/* JSON Lines: offsets as code points of the text */
	bool any;		/* a document was written before */
	const char *dir;	/* brat: where the files go */
	struct nu_map names;	/* brat: file names in use */
	struct nu_buf text, tmp;
};
void nu_export_displacy(struct nu_out *out, struct nu_export *x,
    const struct nu_sheet *p);
void nu_export_displacy_end(struct nu_out *out, struct nu_export *x);
void nu_export_jsonl(struct nu_out *out, struct nu_export *x,
    const struct nu_sheet *p);
void nu_export_conll(struct nu_out *out, struct nu_export *x,
    const struct nu_sheet *p);
/* Writes DIR/NAME.txt and DIR/NAME.ann; NAME is made of the id. */
void nu_export_brat(struct nu_export *x, const struct nu_sheet *p);
void nu_export_free(struct nu_export *x);

#endif
