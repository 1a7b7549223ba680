/* match: records of many documents that say the same, as clusters.
 *
 * Two records of the same words and speaker are one node. A node's keys are
 * its short runs of words that say enough together (27 bits by the compiled-in
 * table, three words or more: rare words need fewer), hashed. Nodes with a key
 * in common are compared by alignment (align.h), the speaker (who.h) deciding
 * how much alike they must be: links. Strong links (each says most of the
 * other) join nodes for good; a part (a fragment of something longer) joins
 * the one it fits best. So the clusters depend on the set of records alone:
 * not on their order, nor on where they came from.
 *
 * In memory: nodes, the signatures of their words, speakers, four bytes a
 * record. Keys and pairs are sorted within a limit, beyond it on disk; texts
 * are kept beyond it on disk. */
#ifndef NU_MATCH_H
#define NU_MATCH_H

#include "base/map.h"
#include "match/align.h"
#include "match/norm.h"
#include "match/temp.h"
#include "match/thing.h"
#include "match/who.h"

enum nu_match_label { NU_MATCH_NONE, NU_MATCH_SAME, NU_MATCH_VARIANT,
    NU_MATCH_PART };

struct nu_node {
	uint64_t hash;		/* of words and speaker: content alone */
	uint64_t words;		/* hash of the words alone */
	uint64_t sign;		/* its signatures: first one's number */
	uint64_t text;		/* where its text is kept */
	uint32_t ntext, n;	/* bytes of text; signatures */
	uint32_t who;		/* speaker */
	uint32_t records;
	uint32_t bits;		/* tenths, all words */
	/* Found by nu_match_cluster: */
	uint32_t up, root;	/* towards the cluster; its first component */
	uint32_t cluster;	/* number + 1, 0 for none */
	uint8_t label;		/* enum nu_match_label */
	uint8_t score;		/* hundredths, against the base */
};

struct nu_match_group {
	uint32_t base;		/* node whose wording is the base */
	uint32_t records, documents;
};

struct nu_link {
	uint32_t a, b;		/* part: a is part of b */
	uint32_t score;		/* of 10,000 */
	uint32_t words;		/* in common */
	bool strong;
};

/* A record that was added: its node, and the number of its document. */
struct nu_occurrence {
	uint32_t node, doc;
};

struct nu_matcher {
	size_t limit;		/* bytes, of -S */
	bool speakers;		/* records have speakers: quotes */
	bool keep_texts;	/* for tables */
	bool figures;		/* records are figures: nu_match_add_figure */
	struct nu_thing *thing;	/* of each node, then */
	size_t capthing;
	bool given_keys;	/* keys come from outside: nu_match_key */
	struct nu_node *node;
	size_t n, cap;
	uint32_t *slot;		/* of the hash table of nodes */
	size_t nslot;
	uint32_t *sign;
	size_t nsign, capsign;
	struct nu_map who;	/* speakers as written */
	struct nu_buf folded;	/* and folded, all in one */
	size_t *fold;		/* speaker i: folded.p + fold[i] up to fold[i+1] */
	size_t capfold;
	struct nu_occurrence *occ;
	size_t nocc, capocc;
	struct nu_store texts;
	struct nu_sorter keys, pairs;
	struct nu_link *link;
	size_t nlink, caplink;
	struct nu_match_group *cluster;
	size_t ncluster, capcluster;
	struct nu_wording wording;
	/* Counts, for those who ask: pairs compared. */
	uint64_t compared;
};

void nu_match_start(struct nu_matcher *m, size_t limit, bool speakers,
    bool keep_texts);
/* Adds a record of document number doc; speaker as in the stream, escaped,
 * "-" for none. Returns its node, UINT32_MAX when it has too few words
 * to be compared (it is no occurrence then). */
uint32_t nu_match_add(struct nu_matcher *m, struct nu_slice text,
    struct nu_slice speaker, uint32_t doc);
/* Adds a figure: what it is about; the value, which alone differs between what
 * agrees and what does not; and text to show. */
uint32_t nu_match_add_figure(struct nu_matcher *m, const struct nu_thing *t,
    struct nu_slice value, struct nu_slice text, struct nu_slice label,
    uint32_t doc);
/* The hash of the node that a wording and a speaker are; false when there are
 * too few words. */
bool nu_match_node(const struct nu_wording *w, bool speakers,
    struct nu_slice speaker, uint64_t *hash);
/* A key of the node with that hash, where nu_match_add is not to make them. */
void nu_match_key(struct nu_matcher *m, uint64_t key, uint64_t node);
/* After the last record. */
void nu_match_cluster(struct nu_matcher *m);
void nu_match_free(struct nu_matcher *m);

struct nu_slice nu_match_speaker(const struct nu_matcher *m,
    const struct nu_node *k);
/* Sixteen hexadecimal digits. */
void nu_match_id(struct nu_buf *out, const struct nu_matcher *m,
    uint32_t cluster);

/* For the exhaustive comparison of the tests, and between match's files. */
enum nu_same nu_match_who(const struct nu_matcher *m, const struct nu_node *x,
    const struct nu_node *y);
/* The node with that hash; UINT32_MAX when there is none. */
uint32_t nu_match_at(const struct nu_matcher *m, uint64_t hash);
bool nu_match_compare(struct nu_matcher *m, uint32_t a, uint32_t b,
    struct nu_link *link);
/* Calls f with each key of the signatures. */
void nu_match_keys(const uint32_t *sign, size_t n,
    void (*f)(void *ctx, uint64_t key), void *ctx);

#endif
