/* label: what each line of an article is: its title, byline, dateline … by
 * the words that such lines are made of and where they stand. */
#ifndef NU_STRIP_LABEL_H
#define NU_STRIP_LABEL_H

#include "strip/page.h"

enum nu_label { NU_L_BOILERPLATE, NU_L_BODY, NU_L_TITLE, NU_L_SUBTITLE,
    NU_L_BYLINE, NU_L_DATELINE, NU_L_CAPTION, NU_L_CREDIT, NU_NLABEL };

extern const char *const nu_label_name[NU_NLABEL];

/* label[i] from prob[i] and the threshold. The title comes back when the judge
 * left it out, and in a text scrape, which has no metadata, the subtitle,
 * byline, date and credit too, as parts of an article; prob is raised to
 * match. */
void nu_label(const struct nu_page *p, float *prob, float threshold,
    enum nu_label *label);
/* Whether the metadata of a web page have what lines of this label say: a
 * title, be it worded otherwise, an author, a date. */
bool nu_label_in_meta(const struct nu_page *p, enum nu_label label);
/* The line that is the article's title, or SIZE_MAX; first is the article's
 * first line of prose. */
size_t nu_label_title(const struct nu_page *p, size_t first);

#endif
