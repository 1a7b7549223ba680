/* names-person: which persons' names are one person. */
#include "tag/names-work.h"

NU_WORDS(names_people);

static bool
share_group(const struct word *a, const struct word *b)
{
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			if (a->group[i] && a->group[i] == b->group[j])
				return true;
	return false;
}

/* How well two given names agree: 0 not at all, 1 by initial, 2 as variants,
 * 3 as spellings, 4 the same. */
static int
agree(const struct word *a, const struct word *b)
{
	if (a->exact == b->exact)
		return 4;
	if ((a->flags | b->flags) & W_INITIAL)
		return a->first == b->first;
	if (a->like == b->like)
		return 3;
	return share_group(a, b) ? 2 : 0;
}

/* Whether a's words are among b's, in order; initials stand for words. */
static bool
within(const struct word *a, size_t na, const struct word *b, size_t nb)
{
	size_t i = 0;

	for (size_t j = 0; i < na && j < nb; j++)
		i += agree(&a[i], &b[j]) > 0;
	return i == na;
}

static bool
initials_only(const struct word *a, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(a[i].flags & W_INITIAL))
			return false;
	return true;
}

/* How surely two names of two words or more are one person's: 0 no. */
static int
same_person(const struct form *f, const struct form *g)
{
	const struct word *a = f->key, *b = g->key;
	size_t na = f->nkey, nb = g->nkey;
	int last, first;

	if (f->junior != g->junior)
		return 0;
	if (na > nb) {
		const struct word *t = a;
		size_t n = na;

		a = b, b = t;
		na = nb, nb = n;
	}
	last = a[na - 1].like == b[nb - 1].like;
	first = agree(&a[0], &b[0]);
	if (!last) {
		/* Mohammed bin Salman (Al Saud); Xi Jinping, Jinping Xi */
		if (nb > na && first == 4 && within(a, na, b, nb) &&
		    !(a[na - 1].flags & W_INITIAL))
			return 2;
		return na == 2 && nb == 2 && a[0].exact == b[1].exact &&
		    a[1].exact == b[0].exact;
	}
	if (first) {
		const struct word *m = a + 1, *o = b + 1;
		size_t nm = na - 2, no = nb - 2;

		/* George W. and George H. W. Bush */
		if (nm && no && (initials_only(m, nm) || initials_only(o, no)) ?
		    nm != no || !within(m, nm, o, no) :
		    nm && !within(m, nm, o, no) && !within(o, no, m, nm))
			return 0;
		return 2 + first + (a[na - 1].exact == b[nb - 1].exact);
	}
	/* (L.) Paul Bremer; Garcia Marquez, Gabriel Garcia Marquez */
	return na < nb && !(a[0].flags & W_INITIAL) && within(a, na, b, nb);
}

static void
note_word(struct nu_names_work *w, uint32_t who, const struct word *k,
    enum role role)
{
	size_t i = k->like, looked = 0;
	uint32_t at;

	if (i >= w->caphead) {
		size_t cap = w->caphead ? w->caphead : 64;

		while (cap <= i)
			cap *= 2;
		w->head = nu_realloc(w->head, cap, sizeof *w->head);
		while (w->caphead < cap)
			w->head[w->caphead++] = NOBODY;
	}
	for (at = w->head[i]; at != NOBODY && looked < SEARCH; looked++) {
		const struct node *o = &w->node[at];

		if (o->who == who && o->role == role && o->exact == k->exact)
			return;
		at = o->next;
	}
	NU_GROW(w->node, w->nnode, w->capnode);
	w->node[w->nnode] = (struct node){ who, w->head[i], (uint8_t)role,
	    k->exact };
	w->head[i] = (uint32_t)w->nnode++;
}

static uint32_t
nodes_of(const struct nu_names_work *w, const struct word *k)
{
	return k->like < w->caphead ? w->head[k->like] : NOBODY;
}

static void
note_form(struct nu_names_work *w, uint32_t who, const struct form *f)
{
	for (size_t i = f->nkey; i-- > 0; )
		if (!(f->key[i].flags & W_INITIAL) || f->nkey == 1)
			note_word(w, who, &f->key[i], i + 1 == f->nkey ?
			    R_LAST : i == 0 ? R_FIRST : R_MIDDLE);
}

/* A listed variant: "@" and the name that stands for all. */
static bool
listed(struct nu_names_work *w, const struct form *f)
{
	struct nu_slice v;

	if (!(nu_words_get(&names_people, f->fold, &v) & NU_WORDS_HIT))
		return false;
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, '@');
	nu_buf_put(&w->buf, v);
	return true;
}

/* The sex that the given name tells: "Jean-Luc" before "Jean". */
static enum gender
given_gender(struct nu_slice fold)
{
	struct nu_slice rest = fold, word;
	enum gender g;

	if (!nu_names_word(&rest, &word))
		return G_ANY;
	if (nu_names_word(&rest, &word)) {
		g = nu_names_given(nu_slice(fold.p, (size_t)(word.p + word.n -
		    fold.p)));
		if (g != G_ANY)
			return g;
	}
	rest = fold;
	nu_names_word(&rest, &word);
	return nu_names_given(word);
}

/* "Qualifier Stanic Wins": a name of headlines alone, that does not begin with
 * a given name, but ends as a person of the text. */
static bool
headline_only(const struct nu_names_work *w, const struct form *f,
    uint32_t *who)
{
	struct nu_slice rest = f->fold, word;
	const struct word *last = &f->key[f->nkey - 1];
	uint32_t at = nodes_of(w, last);

	if (f->title < f->count || !nu_names_word(&rest, &word) ||
	    nu_names_given_known(word))
		return false;
	for (size_t i = 0; at != NOBODY && i < SEARCH; i++) {
		const struct node *o = &w->node[at];

		if (o->role == R_LAST && o->exact == last->exact) {
			*who = o->who;
			return true;
		}
		at = o->next;
	}
	return false;
}

/* Finds or makes the person of a name of two words or more. */
static void
place(struct nu_names_work *w, uint32_t fi)
{
	struct form *f = &w->form[fi];
	uint32_t best = NOBODY;
	int score = 0;

	for (size_t k = 0; k < 2; k++) {
		const struct word *word = &f->key[k ? 0 : f->nkey - 1];
		uint32_t at = nodes_of(w, word);

		for (size_t i = 0; at != NOBODY && i < SEARCH; i++) {
			const struct node *o = &w->node[at];
			const struct who *p = &w->who[o->who];
			size_t tried = 0;

			at = o->next;
			for (uint32_t g = p->form; g != NOBODY && tried < 4;
			    g = w->form[g].next, tried++) {
				int s = same_person(f, &w->form[g]);

				if (s > score)
					score = s, best = o->who;
			}
		}
	}
	if (best == NOBODY && listed(w, f))
		best = nu_names_key(w, nu_buf_slice(&w->buf));
	if (best == NOBODY && headline_only(w, f, &best)) {
		f->who = best;
		return;
	}
	if (best == NOBODY)
		best = nu_names_new(w, NU_PERSON, f->first);
	nu_names_join(w, best, fi);
	w->who[best].full += f->count;
	note_form(w, best, f);
	if (listed(w, f))
		nu_names_key_put(w, nu_buf_slice(&w->buf), best);
	if (!w->who[best].gender)
		w->who[best].gender = given_gender(f->fold);
}

static bool
is_single(const struct form *f)
{
	return f->nkey < 2;
}

/* A person that a single word may stand for. */
struct candidate {
	uint32_t who;
	int fit;	/* by where the word stands in the full name, and how */
	bool seen;	/* named before */
	uint32_t near;	/* the greater the nearer */
	uint32_t full;
};

enum { PROMINENT = 2 };

/* Of two who fit alike, the one who is named in full far more often; else the
 * one named last; else the one who comes next. */
static bool
likelier(const struct candidate *a, const struct candidate *b)
{
	if (a->fit != b->fit)
		return a->fit > b->fit;
	if (a->full >= PROMINENT * b->full || b->full >= PROMINENT * a->full)
		return a->full > b->full;
	return a->seen != b->seen ? a->seen : a->near > b->near;
}

/* The person that one word stands for at mention m, or NOBODY. */
static uint32_t
choose(struct nu_names *n, size_t m, const struct form *f)
{
	struct nu_names_work *w = n->work;
	const struct word *word = &f->key[0];
	enum nu_part part = (enum nu_part)n->sent[n->v[m].sent].part;
	struct candidate best = { .who = NOBODY };
	bool given = nu_names_given_known(f->fold);
	uint32_t at = nodes_of(w, word);

	for (size_t i = 0; at != NOBODY && i < SEARCH; i++) {
		const struct node *o = &w->node[at];
		const struct who *p = &w->who[o->who];
		struct candidate c = { .who = o->who, .full = p->full,
		    .seen = p->last != NOBODY };

		at = o->next;
		if (w->sex[m] && p->gender && w->sex[m] != p->gender)
			continue;
		if (o->role != R_LAST && !c.seen && part == NU_PART_BODY)
			continue;
		if (o->role == R_MIDDLE && word->flags)
			continue;
		if (o->exact != word->exact && given)
			continue;	/* Luis is not Louis */
		c.fit = o->role == R_LAST ? 8 : o->role == R_FIRST ? 4 : 0;
		c.fit += 2 * (o->exact == word->exact) + !p->single;
		c.near = c.seen ? p->last : NOBODY - p->first;
		if (best.who == NOBODY || likelier(&c, &best))
			best = c;
	}
	if (best.who == NOBODY && listed(w, f))
		best.who = nu_names_key(w, nu_buf_slice(&w->buf));
	return best.who;
}

void
nu_names_persons(struct nu_names *n)
{
	struct nu_names_work *w = n->work;

	/* full names first, those with initials, those of headlines alone */
	for (int turn = 0; turn < 3; turn++)
		for (uint32_t i = 0; i < w->nform; i++) {
			const struct form *f = &w->form[i];
			int its = f->title == f->count ? 2 :
			    f->key[0].flags & W_INITIAL ? 1 : 0;

			if (f->class == NU_PERSON && !is_single(f) &&
			    its == turn)
				place(w, i);
		}
	for (size_t m = 0; m < n->n; m++) {
		uint32_t fi = w->mention[m], who;
		struct form *f = &w->form[fi];

		if (f->class != NU_PERSON)
			continue;
		who = f->who;
		if (is_single(f)) {
			who = choose(n, m, f);
			if (who == NOBODY) {
				who = nu_names_new(w, NU_PERSON, (uint32_t)m);
				w->who[who].single = true;
				w->who[who].gender = nu_names_given(f->fold);
				note_form(w, who, f);
				if (f->who == NOBODY)
					nu_names_join(w, who, fi);
				else	/* another of that name */
					w->who[who].value = f->show;
			}
		}
		w->person[m] = who;
		w->who[who].last = (uint32_t)m;
		if (w->sex[m])
			w->who[who].gender = w->sex[m];
	}
}

/* Which of two forms of one person is to be shown. */
struct shown {
	uint32_t form;
	size_t full;		/* words that are no initials */
	size_t votes;		/* of the form less its middle initials */
	bool initials;		/* has middle initials */
};

/* Adds to w->buf the key under which votes for a form are counted. */
static void
vote_key(struct nu_names_work *w, uint32_t who, const struct form *f)
{
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, '#');
	nu_buf_add(&w->buf, &who, sizeof who);
	for (size_t i = 0; i < f->nkey; i++)
		if (i == 0 || i + 1 == f->nkey ||
		    !(f->key[i].flags & W_INITIAL))
			nu_buf_add(&w->buf, &f->key[i].exact,
			    sizeof f->key[i].exact);
}

static bool
shows_better(const struct nu_names_work *w, const struct shown *a,
    const struct shown *b)
{
	const struct form *f = &w->form[a->form], *g = &w->form[b->form];

	if (is_single(f) != is_single(g))
		return is_single(g);
	if (is_single(f) && f->nword != g->nword)
		return f->nword > g->nword;
	if (agree(&f->key[0], &g->key[0]) < 3 ||
	    f->key[f->nkey - 1].like != g->key[g->nkey - 1].like)
		if (a->full != b->full)
			return a->full > b->full;
	if (a->votes != b->votes)
		return a->votes > b->votes;
	if (a->full != b->full)
		return a->full > b->full;
	if (a->initials != b->initials)
		return f->count > g->count ? true : f->count < g->count ?
		    false : b->initials;
	return f->count != g->count ? f->count > g->count : f->first < g->first;
}

/* "Sergei LAVROV", as some agencies write, without the capitals. */
static struct nu_slice
plain_surname(struct nu_names_work *w, struct nu_slice s)
{
	struct nu_slice rest = s, word;
	struct nu_buf *b = &w->buf;
	bool any = false;

	nu_buf_clear(b);
	while (rest.p && rest.n) {
		word = nu_slice_cut(&rest, ' ');
		if (b->n)
			nu_buf_byte(b, ' ');
		if (word.n > 2 && nu_names_capitals(word) &&
		    !memchr(word.p, '.', word.n) &&
		    !nu_names_in(word, " III VII VIII XII XIII XIV XVI ")) {
			word = nu_names_uncapital(w, word);
			any = true;
		}
		nu_buf_put(b, word);
	}
	return any ? nu_arena_dup(&w->mem, nu_buf_slice(b)) : s;
}

/* Gives a person its value: the fullest form, without a middle initial that
 * the document also leaves out, and of several the most frequent. */
static void
show(struct nu_names_work *w, uint32_t who)
{
	struct shown best = { .form = NOBODY };

	for (uint32_t i = w->who[who].form; i != NOBODY; i = w->form[i].next) {
		uint32_t votes;

		vote_key(w, who, &w->form[i]);
		votes = nu_names_key(w, nu_buf_slice(&w->buf));
		nu_names_key_set(w, nu_buf_slice(&w->buf),
		    (votes == NOBODY ? 0 : votes) + w->form[i].count);
	}
	for (uint32_t i = w->who[who].form; i != NOBODY; i = w->form[i].next) {
		const struct form *f = &w->form[i];
		struct shown s = { .form = i };

		vote_key(w, who, f);
		s.votes = nu_names_key(w, nu_buf_slice(&w->buf));
		for (size_t k = 0; k < f->nkey; k++)
			if (!(f->key[k].flags & W_INITIAL))
				s.full++;
			else if (k && k + 1 < f->nkey)
				s.initials = true;
		if (best.form == NOBODY || shows_better(w, &s, &best))
			best = s;
	}
	if (best.form != NOBODY) {
		const struct form *f = &w->form[best.form];

		w->who[who].value = f->capitals ? f->show.n > 3 ?
		    nu_names_uncapital(w, f->show) : f->show :
		    plain_surname(w, f->show);
	}
}

void
nu_names_show_persons(struct nu_names *n)
{
	for (uint32_t i = 0; i < n->work->nwho; i++)
		if (n->work->who[i].class == NU_PERSON)
			show(n->work, i);
}
