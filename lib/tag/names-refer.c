/* names-refer: pronouns (he, she) and role phrases (the foreign minister, the
 * 35-year-old) that stand for a person who is named in the document.
 *
 * The text is read once, left to right. Each person has a salience that falls
 * from sentence to sentence and rises with each mention, most for a subject.
 * A pronoun is the most salient person of its sex, when the next is well
 * behind. A role phrase is the person who was given that role next to the
 * name: "Foreign Minister Ann Lee", "Ann Lee, the foreign minister". People
 * without a name ("a police officer") count too, so that what refers to them
 * is left alone, and so is everything within quotation marks. */
#include "tag/names-work.h"

#include <stdlib.h>

NU_WORDS(names_roles);

enum { FOCUS = 8, HEADS = 8, MODS = 4, LOOK = 6 };
enum { ANON = NOBODY };		/* somebody without a name */

enum kind { K_OTHER, K_HE, K_SHE, K_THE, K_A };

struct piece {			/* a word of a sentence */
	uint32_t b, e;
	uint32_t mention;	/* that it lies in, or NOBODY */
	uint8_t kind;
	bool quoted;
	bool apart;		/* something other than space before it */
};

struct focus {
	uint32_t who;
	uint8_t gender;
	size_t clock, block;	/* when salience was true */
	size_t quote;		/* that named the person last, or 0 */
	double salience;
};

/* A role that a person, or ANON, was given. */
struct held_role {
	uint32_t who;
	uint32_t head;		/* what the last word means */
	bool wide;		/* a note under the wider word: lawmaker */
	uint32_t mod[MODS];	/* what stood before the head: words */
	size_t nmod;
	size_t clock;
	size_t sent, at;	/* where it was read */
	uint32_t next;
};

enum { OLDEST = 120, BARRED = 4 };

struct refer {
	struct nu_names *n;
	struct nu_names_work *w;
	struct piece *v;	/* of the sentence at hand */
	size_t nv, capv;
	struct focus focus[FOCUS];
	size_t nfocus;
	struct held_role *role;
	size_t nrole, caprole;
	uint32_t *head;		/* role word to its roles, newest first */
	size_t caphead;
	struct nu_name *found;
	size_t nfound, capfound;
	uint32_t aged[OLDEST];	/* whose age it is */
	size_t sent, clock, block;
	size_t quote;		/* number of the quotation read last */
	uint32_t barred[BARRED];	/* named by the quotation to come */
	size_t nbarred;
	bool in_double, in_single;
	bool open;		/* the word before was quoted */
	bool subject;		/* the sentence has named a person */
};

static struct nu_slice
text_of(const struct refer *r)
{
	return r->n->sent[r->sent].text;
}

static struct nu_slice
word_at(const struct refer *r, size_t i)
{
	return nu_slice_sub(text_of(r), r->v[i].b, r->v[i].e);
}

static bool
is(const struct refer *r, size_t i, const char *list)
{
	char low[16];
	struct nu_slice s = word_at(r, i);

	if (s.n >= sizeof low)
		return false;
	for (size_t k = 0; k < s.n; k++)
		low[k] = (char)(s.p[k] >= 'A' && s.p[k] <= 'Z' ? s.p[k] + 32 :
		    s.p[k]);
	return nu_names_in(nu_slice(low, s.n), list);
}

static bool
preposition(const struct refer *r, size_t i)
{
	return is(r, i, " of to with by for from in on at against about "
	    "between like than under over behind without ");
}

/* The few words that begin something, told apart quickly. */
static enum kind
kind_of(const char *p, size_t n)
{
	switch (n) {
	case 1:
		return (*p | 32) == 'a' ? K_A : K_OTHER;
	case 2:
		return (p[0] | 32) == 'h' && (p[1] | 32) == 'e' ? K_HE :
		    (p[0] | 32) == 'a' && p[1] == 'n' ? K_A : K_OTHER;
	case 3:
		if ((p[1] | 32) == 'h' && (p[2] | 32) == 'e')
			return (p[0] | 32) == 's' ? K_SHE :
			    (p[0] | 32) == 't' ? K_THE : K_OTHER;
		return (p[0] | 32) == 'o' && p[1] == 'n' && p[2] == 'e' ? K_A :
		    K_OTHER;
	case 7:
		return memcmp(p + 1, "nother", 6) == 0 ? K_A : K_OTHER;
	}
	return K_OTHER;
}

/* The character at i of t: its length, never 0. */
static size_t
step(struct nu_slice t, size_t i, uint32_t *c, unsigned *class)
{
	size_t n = 1;

	*c = (unsigned char)t.p[i];
	if (*c < 0x80) {
		*class = nu_utf_ascii[*c];
		return 1;
	}
	n = nu_utf_get(nu_slice_sub(t, i, t.n), c);
	*class = n ? nu_utf_class(*c) : 0;
	return n ? n : 1;
}

/* A mark between words: opens or closes quotations. */
static void
read_mark(struct refer *r, uint32_t c, bool space, bool letter)
{
	if (c == '"')
		r->in_double = !r->in_double;
	else if (c == 0x2033)	/* '' of those who have no other */
		r->in_double = space;
	else if (c == 0x201c || c == 0x201e || c == 0xab)
		r->in_double = true;
	else if (c == 0x201d || c == 0xbb)
		r->in_double = false;
	else if (c == '\'' || c == 0x2018 || c == 0x2019) {
		if (!r->in_single && space && letter && c != 0x2019)
			r->in_single = true;
		else if (r->in_single && !letter)
			r->in_single = false;
	}
}

/* Splits the sentence into words, marks which are names and which quoted. */
static void
read_pieces(struct refer *r)
{
	const struct nu_names_sent *s = &r->n->sent[r->sent];
	struct nu_slice t = s->text;
	size_t m = s->first;
	bool apart = true, space = true;
	unsigned class;
	uint32_t c;

	r->nv = 0;
	for (size_t i = 0, n, e; i < t.n; i += n) {
		n = step(t, i, &c, &class);
		if ((c == '\'' || c == '`') && i + 1 < t.n &&
		    (t.p[i + 1] == '\'' || t.p[i + 1] == '`'))
			c = 0x2033, n = 2;
		if (c == ' ') {
			space = true;
			continue;
		}
		if (!(class & (NU_CC_LETTER | NU_CC_DIGIT))) {
			unsigned after = 0;
			uint32_t d;

			if (i + n < t.n)
				step(t, i + n, &d, &after);
			read_mark(r, c, space, after & NU_CC_LETTER);
			/* the stop of "Sen." parts nothing */
			apart |= c != '.' || r->nv == 0 ||
			    i - r->v[r->nv - 1].b > 4 ||
			    !(nu_utf_ascii[t.p[r->v[r->nv - 1].b] & 127] &
			    NU_CC_UPPER);
			space = class & NU_CC_SPACE;
			continue;
		}
		for (e = i + n; e < t.n; e += n) {
			n = step(t, e, &c, &class);
			if (!(class & (NU_CC_LETTER | NU_CC_DIGIT)) && c != '-')
				break;
		}
		while (m < s->end && r->n->v[m].e <= i)
			m++;
		NU_GROW(r->v, r->nv, r->capv);
		r->v[r->nv++] = (struct piece){ (uint32_t)i, (uint32_t)e,
		    m < s->end && r->n->v[m].b <= i ? (uint32_t)m : NOBODY,
		    (uint8_t)kind_of(t.p + i, e - i),
		    r->in_double || r->in_single, apart };
		apart = space = false;
		n = e - i;
	}
}

/* Salience */

static double
now(const struct refer *r, const struct focus *f)
{
	double s = f->salience;

	if (r->clock - f->clock > 8 || r->block - f->block > 8)
		return 0;
	for (size_t d = r->clock - f->clock; d > 0; d--)
		s *= 0.45;
	for (size_t d = r->block - f->block; d > 0; d--)
		s *= 0.85;
	return s;
}

static void
raise(struct refer *r, uint32_t who, uint8_t gender, double by)
{
	size_t i, least = 0;

	for (i = 0; i < r->nfocus; i++) {
		struct focus *f = &r->focus[i];

		f->salience = now(r, f);
		if (f->salience == 0) {
			*f = r->focus[--r->nfocus];
			i--;
			continue;
		}
		f->clock = r->clock;
		f->block = r->block;
	}
	for (i = 0; i < r->nfocus && r->focus[i].who != who; i++)
		if (r->focus[i].salience < r->focus[least].salience)
			least = i;
	if (i == r->nfocus) {
		if (r->nfocus < FOCUS)
			r->nfocus++;
		else
			i = least;
		r->focus[i] = (struct focus){ who, gender, r->clock, r->block,
		    0, 0 };
	}
	if (who == ANON)
		r->focus[i].salience = by > r->focus[i].salience ? by :
		    r->focus[i].salience;
	else
		r->focus[i].salience += by;
	if (r->focus[i].salience > 2.5)
		r->focus[i].salience = 2.5;
	if (gender)
		r->focus[i].gender = gender;
}

static void
found(struct refer *r, size_t from, size_t to, enum nu_mention mod,
    uint32_t who, double score)
{
	const struct who *p = &r->w->who[who];

	NU_GROW(r->found, r->nfound, r->capfound);
	r->found[r->nfound++] = (struct nu_name){ .sent = r->sent,
	    .b = r->v[from].b, .e = r->v[to].e, .class = NU_PERSON,
	    .mod = (uint8_t)mod, .score = score, .value = p->value,
	    .of = p->of, .who = who };
}

/* Pronouns */

/* Nobody speaks of himself by name: who is named in a quotation did not say
 * it. A word at i right after a quotation, or shortly before one, bars those
 * whom it names. */
static void
bar(struct refer *r, size_t i)
{
	size_t k = i + 1;

	r->nbarred = 0;
	while (k < r->nv && k < i + LOOK && !r->v[k].quoted)
		k++;
	for (; k < r->nv && r->v[k].quoted && r->nbarred < BARRED; k++)
		if (r->v[k].mention != NOBODY)
			r->barred[r->nbarred++] =
			    (uint32_t)r->n->v[r->v[k].mention].who;
	if (i && !r->v[i - 1].quoted)
		r->quote++;	/* the last one is not next to it */
}

static bool
is_barred(const struct refer *r, const struct focus *f)
{
	if (f->quote && f->quote == r->quote)
		return true;
	for (size_t i = 0; i < r->nbarred; i++)
		if (r->barred[i] == f->who)
			return true;
	return false;
}

/* Who is most in mind of the sex, unless the next is above limit of that. */
static struct focus *
foremost(struct refer *r, enum gender g, double limit, double *score)
{
	struct focus *best = NULL;
	double most = 0, next = 0;

	for (size_t k = 0; k < r->nfocus; k++) {
		struct focus *f = &r->focus[k];
		double s = now(r, f);

		if ((f->gender && g && f->gender != g) || is_barred(r, f))
			continue;
		if (!f->gender)
			s *= 0.85;
		if (r->clock - f->clock > 5 || r->block - f->block > 3)
			continue;
		if (s > most) {
			next = most;
			most = s;
			best = f;
		} else if (s > next) {
			next = s;
		}
	}
	*score = most > 0 ? most / (most + next) : 0;
	return most < 0.1 || (best->who != ANON && next > limit * most) ?
	    NULL : best;
}

static void
pronoun(struct refer *r, size_t i, enum gender g)
{
	double score;
	struct focus *best;
	uint32_t who;

	bar(r, i);
	best = foremost(r, g, 0.8, &score);
	r->nbarred = 0;
	if (!best)
		return;
	who = best->who;
	if (who != ANON) {
		best->gender = (uint8_t)g;
		found(r, i, i, NU_BY_PRONOUN, who, score);
	}
	raise(r, who, (uint8_t)g, 1.2);
}

/* Roles */

struct role_word {
	uint32_t head, wide;	/* numbers of words, 0 for none */
	uint8_t gender;
};

static uint32_t
role_key(struct nu_names_work *w, struct nu_slice s)
{
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, '%');
	nu_buf_put(&w->buf, s);
	return 1 + (uint32_t)nu_map_put(&w->word, nu_buf_slice(&w->buf), NULL);
}

/* The role whose last word i is; head 0 when it is none. */
static struct role_word
role_word(struct refer *r, size_t i)
{
	struct nu_names_work *w = r->w;
	struct role_word k = { 0 };
	struct nu_slice v, sex, head;

	nu_buf_clear(&w->buf);
	nu_names_fold(&w->buf, word_at(r, i));
	if (!(nu_words_get(&names_roles, nu_buf_slice(&w->buf), &v) &
	    NU_WORDS_HIT))
		return k;
	sex = nu_slice_cut(&v, '\t');
	head = nu_slice_cut(&v, '\t');
	k.gender = sex.p[0] == 'm' ? G_MALE : sex.p[0] == 'f' ? G_FEMALE :
	    G_ANY;
	if (i && is(r, i, " secretary ") && is(r, i - 1, " press "))
		head = NU_S("spokesperson");
	k.head = role_key(w, head);
	if (v.p)
		k.wide = role_key(w, v);
	return k;
}

static uint32_t
mod_word(struct refer *r, size_t i)
{
	struct nu_names_work *w = r->w;

	nu_buf_clear(&w->buf);
	nu_names_fold(&w->buf, word_at(r, i));
	return (uint32_t)nu_map_put(&w->word, nu_buf_slice(&w->buf), NULL);
}

static void
hold_as(struct refer *r, struct held_role h, uint32_t head)
{
	if (head >= r->caphead) {
		size_t cap = r->caphead ? r->caphead : 64;

		while (cap <= head)
			cap *= 2;
		r->head = nu_realloc(r->head, cap, sizeof *r->head);
		while (r->caphead < cap)
			r->head[r->caphead++] = NOBODY;
	}
	h.head = head;
	h.next = r->head[head];
	NU_GROW(r->role, r->nrole, r->caprole);
	r->role[r->nrole] = h;
	r->head[head] = (uint32_t)r->nrole++;
}

/* The words from..head make a role of who. */
static void
hold(struct refer *r, uint32_t who, size_t from, size_t head)
{
	struct held_role h = { .who = who, .clock = r->clock,
	    .sent = r->sent, .at = r->v[head].b };
	struct role_word k = role_word(r, head);

	for (size_t i = head; i > from && h.nmod < MODS; i--)
		if (!is(r, i - 1, " the a an his her their its of and new one "))
			h.mod[h.nmod++] = mod_word(r, i - 1);
	hold_as(r, h, k.head);
	h.wide = true;
	if (k.wide)
		hold_as(r, h, k.wide);
	if (who != ANON && k.gender && !r->w->who[who].gender)
		r->w->who[who].gender = k.gender;
}

/* Whether a role may end before word i: no noun of the same phrase comes. */
static bool
phrase_ends(struct refer *r, size_t i)
{
	struct nu_slice s;

	if (i >= r->nv || r->v[i].apart || r->v[i].mention != NOBODY ||
	    is(r, i, " of in on at by for with from to and or but who that "
	    "which is was has had will would could can may might should must "
	    "did does as than when while after before about because if into "
	    "over against during where until since though although he she it "
	    "they i we also not never now then still later just only even "
	    "said says told went took made gave came saw kept left won lost held led "
	    "met ran set put got found thought knew felt became began spoke "
	    "wrote read sent sat stood fell grew drew drove threw chose "
	    "sold heard paid laid hid ate sang woke wore tore shot shut slept "
	    "wept meant built struck hung lay swam drank dealt "
	    "broke rose spent brought bought caught taught fought hit let "
	    "cut quit say think want have "))
		return true;
	s = word_at(r, i);
	return s.n > 3 && (nu_slice_ends(s, NU_S("ed")) ||
	    nu_slice_ends(s, NU_S("ly")) || (s.p[s.n - 1] == 's' &&
	    s.p[s.n - 2] != 's'));
}

/* The last word of a role phrase that may begin at i, or SIZE_MAX: "foreign
 * minister", "White House press secretary". */
static size_t
role_end(struct refer *r, size_t i)
{
	size_t end = SIZE_MAX;

	for (size_t k = i; k < r->nv && k < i + LOOK; k++) {
		if (k > i && r->v[k].apart && r->v[k].mention == NOBODY)
			break;
		if (is(r, k, " of in on at by for with from to and or but who "
		    "that which said says is was were are had has have would "
		    "will as than when while after before he she they it not "
		    "the a an told s "))
			break;
		if (r->v[k].mention != NOBODY && r->n->v[r->v[k].mention].class
		    == NU_PERSON && k > i)
			break;
		if (r->v[k].mention == NOBODY && phrase_ends(r, k + 1) &&
		    role_word(r, k).head) {
			end = k;
			break;
		}
	}
	return end;
}

static bool
possessive(const struct refer *r, size_t i)
{
	struct nu_slice t = text_of(r);
	struct nu_slice rest = nu_slice_sub(t, r->v[i].e, t.n);

	return nu_slice_starts(rest, NU_S("'s")) ||
	    nu_slice_starts(rest, NU_S("’s"));
}

static bool
rare_word(struct refer *r, uint32_t word)
{
	struct nu_slice s = r->w->word.key[word];

	return nu_names_in(s, " vice deputy assistant former ex acting "
	    "prime associate shadow junior ");
}

static bool
has_mod(const struct held_role *h, uint32_t word)
{
	for (size_t i = 0; i < h->nmod; i++)
		if (h->mod[i] == word)
			return true;
	return false;
}

/* Whether a name stands near the place where a role was read: "At the White
 * House, press secretary Ann Lee". */
static bool
near_role(const struct refer *r, const struct held_role *h, struct nu_slice s)
{
	struct nu_slice t = r->n->sent[h->sent].text;

	if (h->sent == r->sent)	/* not where s itself stands */
		t.n = (size_t)(s.p - t.p);
	return nu_slice_find(nu_slice_sub(t, h->at > 200 ? h->at - 200 : 0,
	    h->at + 200), s, 0) != SIZE_MAX;
}

/* How well the phrase from..head fits a role: -1 not. */
static int
fits(struct refer *r, const struct held_role *h, size_t from, size_t head)
{
	uint32_t mod[LOOK];
	size_t nmod = 0;
	int score = 0;

	for (size_t i = from; i < head && nmod < LOOK; i++)
		mod[nmod++] = mod_word(r, i);
	for (size_t i = 0; i < h->nmod; i++) {
		bool both = false;

		for (size_t k = 0; k < nmod; k++)
			both |= mod[k] == h->mod[i];
		if (!both && rare_word(r, h->mod[i]))
			return -1;
	}
	for (size_t k = 0; k < nmod; k++) {
		struct nu_slice s = word_at(r, from + k);

		if (has_mod(h, mod[k]))
			score++;
		else if (rare_word(r, mod[k]))
			return -1;
		else if (nu_utf_ascii[s.p[0] & 127] & NU_CC_UPPER) {
			if (!near_role(r, h, s))
				return -1;
		} else
			score--;
	}
	if (score < 0 && (h->nmod || h->wide))
		return -1;
	return score < 0 ? 0 : score + 1;
}

static double
salience(const struct refer *r, uint32_t who)
{
	for (size_t i = 0; i < r->nfocus; i++)
		if (r->focus[i].who == who)
			return now(r, &r->focus[i]);
	return 0;
}

/* "the" at i - 1: whom the phrase i..head stands for, or NOBODY. Of several
 * whom it fits alike, only one who is well before the others in mind. */
static uint32_t
holder(struct refer *r, size_t i, size_t head)
{
	struct role_word k = role_word(r, head);
	uint32_t at, best = NOBODY;
	size_t looked = 0;
	int score = -1;
	bool tie = false;

	if (k.head >= r->caphead)
		return NOBODY;
	for (at = r->head[k.head]; at != NOBODY && looked < HEADS; looked++) {
		const struct held_role *o = &r->role[at];
		int s = fits(r, o, i, head);

		at = o->next;
		if (o->who == ANON) {
			if (s >= score && r->clock - o->clock < 8)
				return NOBODY;
			continue;
		}
		if (k.gender && r->w->who[o->who].gender &&
		    k.gender != r->w->who[o->who].gender)
			continue;
		if (s < 0 || o->who == best)
			continue;
		if (s > score) {
			score = s;
			best = o->who;
			tie = false;
		} else if (s == score) {
			double a = salience(r, best), b = salience(r, o->who);

			if (b > 2 * a)
				best = o->who;
			else if (a <= 2 * b)
				tie = true;
		}
	}
	return tie ? NOBODY : best;
}

/* Two digits: an age, or 0. */
static unsigned
age_of(struct nu_slice s)
{
	return s.n == 2 && s.p[0] >= '1' && s.p[0] <= '9' && s.p[1] >= '0' &&
	    s.p[1] <= '9' ? (unsigned)((s.p[0] - '0') * 10 + s.p[1] - '0') : 0;
}

/* "the 35-year-old" at i - 1: the person who was said to be 35. */
static bool
aged(struct refer *r, size_t i)
{
	struct nu_slice s = word_at(r, i);
	unsigned age = s.n > 2 ? age_of(nu_slice_sub(s, 0, 2)) : 0;

	double score = 0.9;

	if (!age || !nu_slice_eq(nu_slice_sub(s, 2, s.n), NU_S("-year-old")))
		return false;
	if (r->aged[age] == NOBODY) {	/* the one in mind, if clearly so */
		struct focus *f = foremost(r, G_ANY, 0.4, &score);

		if (!f || f->who == ANON)
			return false;
		r->aged[age] = f->who;
	}
	found(r, i - 1, i, NU_BY_ROLE, r->aged[age], score);
	raise(r, r->aged[age], r->w->who[r->aged[age]].gender, 1.5);
	return true;
}

/* Whether "the" at i - 1 and the role i..head can stand for somebody known:
 * not "became the president", "the first president", "the man who". */
static bool
refers(struct refer *r, size_t i, size_t head)
{
	if (i >= 2 && !r->v[i - 1].apart && is(r, i - 2, " become became be is "
	    "was as being been remain remained named elected appointed like "))
		return false;
	for (size_t k = i; k < head; k++)
		if (is(r, k, " first next last only other same previous late "
		    "future new second third whole entire "))
			return false;
	return head + 1 >= r->nv || (!is(r, head + 1, " of for ") &&
	    (r->v[head + 1].apart || !is(r, head + 1, " who that whose ")));
}

/* Whether word i ends a person's name, or an age after it. */
static bool
after_person(struct refer *r, size_t i)
{
	if (i && age_of(word_at(r, i)) && r->v[i].apart)
		i--;
	return r->v[i].mention != NOBODY &&
	    r->n->v[r->v[i].mention].class == NU_PERSON;
}

/* A role phrase after an article at i - 1. */
static size_t
role_phrase(struct refer *r, size_t i, bool definite)
{
	size_t head = role_end(r, i);
	uint32_t who = NOBODY;

	if (definite && aged(r, i))
		return i + 1;
	if (head == SIZE_MAX || possessive(r, head))
		return i;
	/* before or after a name it is that person's: see person() */
	if (head + 1 < r->nv && r->v[head + 1].mention != NOBODY &&
	    r->n->v[r->v[head + 1].mention].class == NU_PERSON)
		return head + 1;
	if (i >= 2 && r->v[i - 1].apart && after_person(r, i - 2))
		return head + 1;
	if (definite && refers(r, i, head))
		who = holder(r, i, head);
	if (who != NOBODY) {
		found(r, i - 1, head, NU_BY_ROLE, who, 0.8);
		raise(r, who, r->w->who[who].gender, 1.5);
	} else {
		if (!definite)
			hold(r, ANON, i, head);
		raise(r, ANON, role_word(r, head).gender, i > 1 && preposition(r, i - 2) ? 0.4 :
		    1.2);
	}
	return head + 1;
}

/* Persons */

/* A quotation, the last that was begun, names who. */
static void
quoted(struct refer *r, uint32_t who)
{
	for (size_t i = 0; i < r->nfocus; i++)
		if (r->focus[i].who == who)
			r->focus[i].quote = r->quote;
}

/* A person's name, words i..e: its roles and its salience. */
static void
person(struct refer *r, size_t i, size_t e)
{
	uint32_t m = r->v[i].mention;
	uint32_t who = (uint32_t)r->n->v[m].who;
	struct who *p = &r->w->who[who];
	size_t from = i, k;
	double by;

	/* Foreign Minister NAME: the role runs back from the name */
	while (from > 0 && i - from < LOOK && !r->v[from].apart &&
	    !r->v[from - 1].quoted && !preposition(r, from - 1) &&
	    !is(r, from - 1, " said says told asked added the a an "))
		from--;
	if (from < i && role_word(r, i - 1).head)
		hold(r, who, from, i - 1);
	else if (i && r->v[i].apart && role_word(r, i - 1).head) {
		/* the foreign minister, NAME, */
		for (from = i - 1; from > 0 && i - from < LOOK &&
		    !r->v[from].apart && !is(r, from - 1, " the our a "); )
			from--;
		if (from && is(r, from - 1, " the our "))
			hold(r, who, from, i - 1);
	}
	/* NAME, 35, the foreign minister */
	k = e + 1;
	if (k < r->nv && r->v[k].apart && !r->v[k].quoted) {
		unsigned age = age_of(word_at(r, k));

		if (age) {
			r->aged[age] = who;
			k++;
		}
		if (k < r->nv && is(r, k, " the a an our "))
			k++;
		if (k < r->nv && (k == e + 1 || r->v[k - 1].apart)) {
			size_t head = role_end(r, k);

			if (head != SIZE_MAX)
				hold(r, who, k, head);
		}
	}
	if (r->v[i].quoted)
		by = 0.3;
	else if (possessive(r, e))
		by = i ? 0.7 : 1.0;
	else if (i > 0 && preposition(r, i - 1))
		by = 0.7;
	else
		by = r->subject && !r->v[i].apart &&
		    !is(r, i - 1, " and but said says as while when that ") ? 0.8 : 1.5;
	r->subject = true;
	raise(r, who, p->gender, by);
	if (r->v[i].quoted)
		quoted(r, who);
}

static void
sentence(struct refer *r)
{
	bool narrated = false;

	read_pieces(r);
	r->subject = false;
	for (size_t i = 0; i < r->nv && !narrated; i++)
		narrated = !r->v[i].quoted;
	r->clock += narrated;
	for (size_t i = 0; i < r->nv; ) {
		uint32_t m = r->v[i].mention;
		size_t e = i;

		if (r->v[i].quoted && (i ? !r->v[i - 1].quoted : !r->open))
			r->quote++;
		r->open = r->v[i].quoted;

		if (m != NOBODY) {
			while (e + 1 < r->nv && r->v[e + 1].mention == m)
				e++;
			if (r->n->v[m].class == NU_PERSON)
				person(r, i, e);
			i = e + 1;
			continue;
		}
		if (r->v[i].quoted || r->v[i].kind == K_OTHER) {
			i++;
			continue;
		}
		if (r->v[i].kind == K_HE || r->v[i].kind == K_SHE) {
			pronoun(r, i, r->v[i].kind == K_HE ? G_MALE : G_FEMALE);
		} else if (i + 1 < r->nv && !r->v[i + 1].apart) {
			size_t to = role_phrase(r, i + 1, r->v[i].kind ==
			    K_THE);

			if (to > i + 1) {
				i = to;
				continue;
			}
		}
		i++;
	}
}

/* Puts what was found among the names, in order. */
static void
merge(struct refer *r)
{
	struct nu_names *n = r->n;
	size_t i = n->n, j = r->nfound, at = i + j;

	while (n->cap < at) {
		n->cap = n->cap ? n->cap * 2 : 16;
		n->v = nu_realloc(n->v, n->cap, sizeof *n->v);
	}
	n->n = at;
	while (j > 0) {
		const struct nu_name *a = i ? &n->v[i - 1] : NULL;
		const struct nu_name *b = &r->found[j - 1];

		if (a && (a->sent > b->sent || (a->sent == b->sent &&
		    a->b >= b->b)))
			n->v[--at] = n->v[--i];
		else
			n->v[--at] = r->found[--j];
	}
}

void
nu_names_refer(struct nu_names *n)
{
	struct refer r = { .n = n, .w = n->work };

	for (size_t i = 0; i < OLDEST; i++)
		r.aged[i] = NOBODY;
	for (r.sent = 0; r.sent < n->nsent; r.sent++) {
		const struct nu_names_sent *s = &n->sent[r.sent];

		if (s->part == NU_PART_BYLINE || s->part == NU_PART_DATELINE)
			continue;
		if (r.sent && s->block != n->sent[r.sent - 1].block) {
			r.in_double = r.in_single = r.open = false;
			r.block++;
		}
		sentence(&r);
	}
	merge(&r);
	free(r.v);
	free(r.role);
	free(r.head);
	free(r.found);
}
