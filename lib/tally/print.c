#include "tally/print.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/tty.h"
#include "base/utf.h"

enum { BAR = 40 /* cells of the longest bar */ };

void
nu_table_tsv(const struct nu_table *b, struct nu_out *out, bool header)
{
	if (header && b->ncol)
		nu_out_byte(out, '#');
	for (size_t c = 0; header && c < b->ncol; c++) {
		nu_out_put(out, b->name[c]);
		nu_out_byte(out, c + 1 < b->ncol ? '\t' : '\n');
	}
	for (size_t i = 0; i < b->nrow * b->ncol; i++) {
		nu_out_put(out, b->cell[i]);
		nu_out_byte(out, (i + 1) % b->ncol ? '\t' : '\n');
	}
}

static double
magnitude(struct nu_slice s)
{
	char t[400];

	if (!nu_dec_is(s) || s.p[0] == '-')
		return 0;
	if (s.n >= sizeof t)	/* longer than any double */
		s.n = sizeof t - 1;
	memcpy(t, s.p, s.n);
	t[s.n] = '\0';
	return strtod(t, NULL);
}

static void
pad(struct nu_out *out, size_t n)
{
	while (n-- > 0)
		nu_out_byte(out, ' ');
}

/* Blocks of an eighth of a cell: U+2588 full down to U+258F. */
static void
put_bar(struct nu_out *out, double part)
{
	unsigned eighths = (unsigned)(part * BAR * 8 + .5);
	struct nu_buf b = { 0 };

	if (!eighths && part > 0)
		eighths = 1;
	for (; eighths >= 8; eighths -= 8)
		nu_utf_put(&b, 0x2588);
	if (eighths)
		nu_utf_put(&b, 0x2590 - eighths);
	nu_out_put(out, nu_buf_slice(&b));
	nu_buf_free(&b);
}

/* One cell with its padding; the last column has none behind it. */
static void
put_cell(struct nu_out *out, struct nu_buf *safe, struct nu_slice s,
    size_t width, bool right, bool last)
{
	size_t w;

	nu_buf_clear(safe);
	nu_tty_safe(safe, s);
	w = nu_utf_width(nu_buf_slice(safe));
	if (right && w < width)
		pad(out, width - w);
	nu_out_put(out, nu_buf_slice(safe));
	if (last)
		return;
	if (!right && w < width)
		pad(out, width - w);
	nu_out_str(out, "  ");
}

void
nu_table_aligned(const struct nu_table *b, struct nu_out *out, bool bars,
    size_t bar)
{
	size_t *width = nu_zalloc(b->ncol, sizeof *width);
	struct nu_buf safe = { 0 };
	double most = 0;

	if (!b->nrow) {
		free(width);
		return;
	}
	for (size_t i = 0; i < (b->nrow + 1) * b->ncol; i++) {
		size_t w;

		nu_buf_clear(&safe);
		nu_tty_safe(&safe, i < b->ncol ? b->name[i] :
		    b->cell[i - b->ncol]);
		w = nu_utf_width(nu_buf_slice(&safe));
		if (w > width[i % b->ncol])
			width[i % b->ncol] = w;
	}
	for (size_t i = 0; bars && i < b->nrow; i++)
		most = fmax(most, magnitude(b->cell[i * b->ncol + bar]));
	for (size_t c = 0; c < b->ncol; c++)
		put_cell(out, &safe, b->name[c], width[c], c >= b->nkey,
		    c + 1 == b->ncol);
	nu_out_byte(out, '\n');
	for (size_t i = 0; i < b->nrow; i++) {
		const struct nu_slice *row = b->cell + i * b->ncol;

		for (size_t c = 0; c < b->ncol; c++)
			put_cell(out, &safe, row[c], width[c], c >= b->nkey,
			    c + 1 == b->ncol && !bars);
		if (bars && most > 0)
			put_bar(out, magnitude(row[bar]) / most);
		nu_out_byte(out, '\n');
	}
	free(width);
	nu_buf_free(&safe);
}
