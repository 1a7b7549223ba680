/* report: clusters as tables, news-match -g and -w. Needs texts kept, and the
 * ids and dates of the documents by number. The rows do not depend on the
 * order in which records were added. */
#ifndef NU_MATCH_REPORT_H
#define NU_MATCH_REPORT_H

#include "base/out.h"
#include "match/match.h"

struct nu_papers {		/* the documents, by number */
	struct nu_map id;	/* as written */
	struct nu_slice *date;	/* "-" when unknown */
	size_t cap;
	struct nu_arena mem;
};

/* The number of document id, new or known; the date of the first counts. */
uint32_t nu_papers_put(struct nu_papers *p, struct nu_slice id,
    struct nu_slice date);
void nu_papers_free(struct nu_papers *p);

/* One row a cluster: id, documents, records, since, until, speakers, wording
 * with what others have instead, ids of the documents. */
void nu_report_clusters(struct nu_matcher *m, const struct nu_papers *p,
    struct nu_out *out, bool header);
/* One row a record: cluster, label, score, document, date, speaker, and its
 * difference from the base. */
void nu_report_records(struct nu_matcher *m, const struct nu_papers *p,
    struct nu_out *out, bool header);

#endif
