/* print: a finished table as TSV, or aligned for a person, with bars. */
#ifndef NU_TALLY_PRINT_H
#define NU_TALLY_PRINT_H

#include "tally/tally.h"

/* TSV; with header, first a line '#name TAB name …'. */
void nu_table_tsv(const struct nu_table *b, struct nu_out *out, bool header);
/* Columns aligned under their names, numbers to the right, nothing that could
 * drive a terminal; with bars, a bar for column bar at the end of each row. */
void nu_table_aligned(const struct nu_table *b, struct nu_out *out, bool bars,
    size_t bar);

#endif
