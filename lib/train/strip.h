/* strip: pages with known articles, for training the judge of news-strip. */
#ifndef NU_TRAIN_STRIP_H
#define NU_TRAIN_STRIP_H

#include "strip/traits.h"

/* label[i] of line i of the page, 1 for the article's: from the article's
 * text. Longest blocks first, each claims the words of the text that it has in
 * common with it by runs of four; a block of fewer words must stand in its
 * place between its neighbours. */
void nu_align_text(const struct nu_page *p, struct nu_slice gold,
    uint8_t *label);
/* From the page as lines and a digit a line; lines are found by their text.
 * False when they are not the page's. */
bool nu_align_lines(const struct nu_page *p, struct nu_slice text,
    struct nu_slice digits, uint8_t *label);

#endif
