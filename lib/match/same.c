/* Whether two nodes say the same: the speakers, the words they share, and how
 * much those say. */
#include "match/match.h"

static struct nu_slice
folded(const struct nu_matcher *m, uint32_t who)
{
	return nu_slice(m->folded.p ? m->folded.p + m->fold[who] : "",
	    m->fold[who + 1] - m->fold[who]);
}

/* Whether a word of the text is the surname of the other's speaker: "Kerry
 * would not go" told by a paper, and "he would not go", told by Kerry. */
static bool
names(const struct nu_matcher *m, const struct nu_node *k, uint32_t who)
{
	struct nu_slice surname = nu_who_surname(folded(m, who));
	uint32_t sign;

	if (surname.n < 3)
		return false;
	sign = nu_word_sign(surname);
	for (uint32_t i = 0; i < k->n; i++)
		if (nu_sign_same(m->sign[k->sign + i], sign))
			return true;
	return false;
}

enum nu_same
nu_match_who(const struct nu_matcher *m, const struct nu_node *x,
    const struct nu_node *y)
{
	enum nu_same same = nu_who_same(folded(m, x->who), folded(m, y->who));

	if (!m->speakers)
		return NU_SAME_MAYBE;
	if (same != NU_SAME_YES && (names(m, x, y->who) ||
	    names(m, y, x->who)))
		return NU_SAME_TOLD;
	return same;
}

/* Whether words [from, to) say no an odd number of times. */
static bool
negated(const uint32_t *sign, uint32_t from, uint32_t to)
{
	static const char *const word[] = { "not", "no", "never", "cannot",
	    "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "couldnt",
	    "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt",
	    "shouldnt", "neither", "nor", "nobody", "nothing", "none" };
	enum { N = sizeof word / sizeof *word };
	static uint32_t not[N];
	bool odd = false;

	for (size_t k = 0; !not[N - 1] && k < N; k++)
		not[k] = nu_word_sign(nu_slice_str(word[k]));
	for (uint32_t i = from; i < to; i++)
		for (size_t k = 0; k < N; k++)
			odd ^= nu_sign_same(sign[i], not[k]);
	return odd;
}

/* How much alike two nodes must be, by what is known of the speakers: words
 * and tenths of a bit in common, at least, for a strong link and for a part;
 * hundredths of all they say, and of what the part says. */
static const struct {
	unsigned words, bits, share;
} strong_need[] = {
	[NU_SAME_YES] = { 3, 220, 60 }, [NU_SAME_TOLD] = { 5, 400, 62 },
	[NU_SAME_MAYBE] = { 6, 450, 70 }, [NU_SAME_NO] = { 8, 650, 80 },
}, part_need[] = {
	[NU_SAME_YES] = { 4, 330, 65 }, [NU_SAME_TOLD] = { 5, 400, 66 },
	[NU_SAME_MAYBE] = { 6, 450, 80 }, [NU_SAME_NO] = { 8, 650, 85 },
};

/* Whether so much in common makes a link; *strong tells of which kind. wide:
 * words of the stretch. */
static bool
enough(enum nu_same same, uint64_t words, uint64_t bits, uint64_t wide,
    const struct nu_node *x, const struct nu_node *y, bool *strong)
{
	uint64_t least = x->bits < y->bits ? x->bits : y->bits;

	if (words < strong_need[same].words || bits < strong_need[same].bits)
		return false;
	*strong = 200 * bits >= ((uint64_t)x->bits + y->bits) *
	    strong_need[same].share;
	if (*strong || (words >= part_need[same].words &&
	    bits >= part_need[same].bits &&
	    100 * bits >= least * part_need[same].share))
		return true;
	/* They overlap in a run that is no accident. */
	return same == NU_SAME_YES && words >= 8 && bits >= 600 &&
	    words * 10 >= wide * 7;
}

/* Whether the two could be alike by the words they have in common anywhere:
 * far cheaper than to align them. */
static bool
could_be(const struct nu_matcher *m, enum nu_same same,
    const struct nu_node *x, const struct nu_node *y)
{
	uint64_t have[64] = { 0 }, words = 0, bits = 0;
	bool strong;

	for (uint32_t i = 0; i < y->n; i++) {
		uint32_t h = m->sign[y->sign + i] >> 8;

		have[h >> 6 & 63] |= (uint64_t)1 << (h & 63);
	}
	for (uint32_t i = 0; i < x->n; i++) {
		uint32_t h = m->sign[x->sign + i] >> 8;

		if (have[h >> 6 & 63] >> (h & 63) & 1) {
			words++;
			bits += nu_sign_weight(m->sign[x->sign + i]);
		}
	}
	return enough(same, words, bits, 0, x, y, &strong);
}

static bool
compare_texts(struct nu_matcher *m, uint32_t a, uint32_t b,
    struct nu_link *link)
{
	bool turn = m->node[a].hash > m->node[b].hash;
	const struct nu_node *x = &m->node[turn ? b : a];
	const struct nu_node *y = &m->node[turn ? a : b];
	const uint32_t *sx = m->sign + x->sign, *sy = m->sign + y->sign;
	uint32_t least = x->bits < y->bits ? x->bits : y->bits, wide;
	enum nu_same same = nu_match_who(m, x, y);
	struct nu_aligned s;

	m->compared++;
	if (!could_be(m, same, x, y))
		return false;
	s = nu_align(sx, x->n, sy, y->n);
	wide = s.ae - s.ab > s.be - s.bb ? s.ae - s.ab : s.be - s.bb;
	if (!enough(same, s.words, s.bits, wide, x, y, &link->strong))
		return false;
	if (s.words < 8 && 10ull * s.bits < 9ull * least &&
	    negated(sx, s.ab, s.ae) != negated(sy, s.bb, s.be))
		return false;
	turn ^= x->bits > y->bits;	/* the smaller first */
	link->a = turn ? b : a;
	link->b = turn ? a : b;
	link->words = s.words;
	link->score = (uint32_t)(link->strong ?
	    20000ull * s.bits / ((uint64_t)x->bits + y->bits) :
	    10000ull * s.bits / (least ? least : 1));
	return true;
}

bool
nu_match_compare(struct nu_matcher *m, uint32_t a, uint32_t b,
    struct nu_link *link)
{
	unsigned score;

	if (!m->figures)
		return compare_texts(m, a, b, link);
	m->compared++;
	score = nu_thing_same(&m->thing[a], &m->thing[b]);
	*link = (struct nu_link){ a, b, score * 100, 0, true };
	return score > 0;
}
