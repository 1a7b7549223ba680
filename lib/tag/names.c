#include "tag/names-work.h"

#include <stdlib.h>

void
nu_names_clear(struct nu_names *n)
{
	n->n = n->nsent = 0;
}

size_t
nu_names_sentence(struct nu_names *n, struct nu_slice text, size_t block,
    enum nu_part part)
{
	NU_GROW(n->sent, n->nsent, n->capsent);
	n->sent[n->nsent] = (struct nu_names_sent){ text, block, (uint8_t)part,
	    n->n, n->n };
	return n->nsent++;
}

void
nu_names_add(struct nu_names *n, size_t b, size_t e, enum nu_class class,
    double score)
{
	NU_GROW(n->v, n->n, n->cap);
	n->v[n->n++] = (struct nu_name){ .sent = n->nsent - 1, .b = b, .e = e,
	    .class = (uint8_t)class, .score = score };
	n->sent[n->nsent - 1].end = n->n;
}

uint32_t
nu_names_new(struct nu_names_work *w, enum nu_class class, uint32_t first)
{
	NU_GROW(w->who, w->nwho, w->capwho);
	w->who[w->nwho] = (struct who){ .class = (uint8_t)class,
	    .form = NOBODY, .first = first, .last = NOBODY,
	    .into = (uint32_t)w->nwho };
	return (uint32_t)w->nwho++;
}

void
nu_names_join(struct nu_names_work *w, uint32_t who, uint32_t form)
{
	struct form *f = &w->form[form];

	f->who = who;
	f->next = w->who[who].form;
	w->who[who].form = form;
	if (f->first < w->who[who].first)
		w->who[who].first = f->first;
}

uint32_t
nu_names_root(struct nu_names_work *w, uint32_t who)
{
	while (w->who[who].into != who) {
		w->who[who].into = w->who[w->who[who].into].into;
		who = w->who[who].into;
	}
	return who;
}

void
nu_names_merge(struct nu_names_work *w, uint32_t a, uint32_t b)
{
	a = nu_names_root(w, a);
	b = nu_names_root(w, b);
	if (a != b)
		w->who[a > b ? a : b].into = a > b ? b : a;
}

uint32_t
nu_names_key(struct nu_names_work *w, struct nu_slice key)
{
	size_t i = nu_map_get(&w->key, key);

	return i == SIZE_MAX ? NOBODY : w->keyed[i];
}

void
nu_names_key_put(struct nu_names_work *w, struct nu_slice key, uint32_t who)
{
	if (nu_names_key(w, key) == NOBODY)
		nu_names_key_set(w, key, who);
}

void
nu_names_key_set(struct nu_names_work *w, struct nu_slice key, uint32_t who)
{
	size_t i = nu_map_put(&w->key, key, NULL);

	if (i >= w->capkeyed) {
		w->capkeyed = w->capkeyed ? w->capkeyed * 2 : 64;
		w->keyed = nu_realloc(w->keyed, w->capkeyed, sizeof *w->keyed);
	}
	w->keyed[i] = who;
}

/* Readies the working memory for a document of n mentions. */
static struct nu_names_work *
begin(struct nu_names *n)
{
	struct nu_names_work *w = n->work;

	if (!w)
		w = n->work = nu_zalloc(1, sizeof *w);
	nu_arena_reset(&w->mem);
	nu_map_clear(&w->surface);
	nu_map_clear(&w->fold);
	nu_map_clear(&w->word);
	nu_map_clear(&w->key);
	w->nform = w->nnode = w->nwho = 0;
	if (w->caphead > 1 << 16) {	/* a huge document was before */
		free(w->head);
		w->head = NULL;
		w->caphead = 0;
	}
	for (size_t i = 0; i < w->caphead; i++)
		w->head[i] = NOBODY;
	if (n->n > w->capmention) {
		w->capmention = n->n + n->n / 2;
		w->mention = nu_realloc(w->mention, w->capmention,
		    sizeof *w->mention);
		w->person = nu_realloc(w->person, w->capmention,
		    sizeof *w->person);
		w->sex = nu_realloc(w->sex, w->capmention, sizeof *w->sex);
	}
	return w;
}

/* "Ann Holtz-Eakin" of which the tagger left the end out. */
static void
mend_hyphen(struct nu_names *n, size_t i)
{
	struct nu_name *m = &n->v[i];
	struct nu_slice t = n->sent[m->sent].text;
	uint32_t c;
	size_t e = m->e, k;

	if (m->class != NU_PERSON || e + 1 >= t.n || t.p[e] != '-' ||
	    !memchr(t.p + m->b, ' ', e - m->b) ||
	    (i + 1 < n->n && n->v[i + 1].sent == m->sent &&
	    n->v[i + 1].b <= e + 1))
		return;
	k = nu_utf_get(nu_slice_sub(t, ++e, t.n), &c);
	if (!k || !(nu_utf_class(c) & NU_CC_UPPER))
		return;
	while (k && (nu_utf_class(c) & NU_CC_LETTER)) {
		e += k;
		k = nu_utf_get(nu_slice_sub(t, e, t.n), &c);
	}
	m->e = e;
}

/* The last word of a folded name, as the key of persons' last words. */
static struct nu_slice
last_word(struct nu_names_work *w, char kind, struct nu_slice s, size_t *words)
{
	struct nu_slice word, last = s;

	*words = 0;
	while (nu_names_word(&s, &word)) {
		last = word;
		++*words;
	}
	nu_buf_clear(&w->buf);
	nu_buf_byte(&w->buf, kind);
	nu_buf_put(&w->buf, last);
	return nu_buf_slice(&w->buf);
}

static struct nu_slice
folded(struct nu_names_work *w, const struct nu_name *m, struct nu_slice text)
{
	nu_buf_clear(&w->buf2);
	nu_names_fold(&w->buf2, nu_names_clean(w, nu_slice_sub(text, m->b,
	    m->e), (enum nu_class)m->class));
	return nu_arena_dup(&w->mem, nu_buf_slice(&w->buf2));
}

/* Notes the last words of persons: those with a given name, those alone. */
static void
note_persons(struct nu_names *n)
{
	struct nu_names_work *w = n->work;

	for (size_t i = 0; i < n->n; i++) {
		const struct nu_name *m = &n->v[i];
		struct nu_slice s, key, rest, given;
		size_t words;

		if (m->class != NU_PERSON)
			continue;
		s = rest = folded(w, m, n->sent[m->sent].text);
		key = last_word(w, '1', s, &words);
		if (words > 1 && nu_names_word(&rest, &given) &&
		    nu_names_given_known(given))
			nu_names_key_put(w, key, 0);
		nu_names_key_put(w, last_word(w, '0', s, &words), 0);
	}
}

/* A name that is a person's elsewhere in the document is a person's here. */
static void
mend_class(struct nu_names *n, struct nu_name *m)
{
	struct nu_names_work *w = n->work;
	struct nu_slice s, given, rest;
	size_t words;

	if (m->class == NU_PERSON)
		return;
	s = folded(w, m, n->sent[m->sent].text);
	rest = s;
	if (nu_names_key(w, last_word(w, '0', s, &words)) == NOBODY)
		return;
	if (words == 1) {
		if (nu_names_key(w, last_word(w, '1', s, &words)) != NOBODY &&
		    !nu_names_known(s))
			m->class = NU_PERSON;
	} else if (words < 4 && nu_names_word(&rest, &given) &&
	    nu_names_given(given) != G_ANY) {
		m->class = NU_PERSON;
	}
}

/* Makes forms of all mentions. */
static void
read_forms(struct nu_names *n)
{
	struct nu_names_work *w = n->work;

	note_persons(n);
	for (size_t i = 0; i < n->n; i++) {
		struct nu_name *m = &n->v[i];
		const struct nu_names_sent *s = &n->sent[m->sent];
		struct form *f;

		mend_hyphen(n, i);
		mend_class(n, m);
		w->mention[i] = nu_names_form(w, nu_slice_sub(s->text, m->b,
		    m->e), (enum nu_class)m->class);
		w->person[i] = NOBODY;
		w->sex[i] = m->class == NU_PERSON ?
		    (uint8_t)nu_names_title(w, s->text, m->b) : G_ANY;
		f = &w->form[w->mention[i]];
		f->count++;
		f->title += s->part == NU_PART_TITLE;
		f->begins |= m->b < 3 || s->part != NU_PART_BODY;
		if (f->first == NOBODY)
			f->first = (uint32_t)i;
	}
}

void
nu_names_resolve(struct nu_names *n)
{
	struct nu_names_work *w = begin(n);

	read_forms(n);
	nu_names_persons(n);
	nu_names_show_persons(n);
	nu_names_others(n);
	for (size_t i = 0; i < n->n; i++) {
		struct nu_name *m = &n->v[i];
		uint32_t who = m->class == NU_PERSON ? w->person[i] :
		    nu_names_root(w, w->form[w->mention[i]].who);

		m->value = w->who[who].value;
		m->of = w->who[who].of;
		m->who = who;
	}
	nu_names_refer(n);
}

void
nu_names_free(struct nu_names *n)
{
	struct nu_names_work *w = n->work;

	if (w) {
		nu_arena_free(&w->mem);
		nu_buf_free(&w->buf);
		nu_buf_free(&w->buf2);
		nu_map_free(&w->surface);
		nu_map_free(&w->fold);
		nu_map_free(&w->word);
		nu_map_free(&w->key);
		free(w->form_of);
		free(w->seen);
		free(w->shown);
		free(w->form);
		free(w->head);
		free(w->node);
		free(w->who);
		free(w->keyed);
		free(w->mention);
		free(w->person);
		free(w->sex);
		free(w);
	}
	free(n->v);
	free(n->sent);
	*n = (struct nu_names){ 0 };
}
