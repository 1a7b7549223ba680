#include "figure/mod.h"

#include "figure/item.h"

const char *
nu_mod_before(const struct nu_flex *x, size_t i)
{
	size_t j = i;

	if (word(x, i + word(x, i, FC_art), FC_few) &&
	    is(x, i + word(x, i, FC_art), "couple"))
		return "about";		/* a couple of thousand */
	while (j > 0 && (word(x, j - 1, FC_art) || word(x, j - 1, FC_the) ||
	    sign(x, j - 1, '(') || is(x, j - 1, "just") || is(x, j - 1,
	    "only") || is(x, j - 1, "another") || sign(x, j - 1, '~'))) {
		if (sign(x, j - 1, '~'))
			return "about";
		j--;
		if (i - j > 2)
			return NULL;
	}
	if (j == 0)
		return NULL;
	j--;
	if (x->v[j].kind != NU_FK_WORD)
		return sign(x, j, '>') ? "least" : sign(x, j, '<') ? "most" :
		    NULL;
	switch (x->v[j].cls) {
	case FC_approx:
		if (x->v[j].val == 4)		/* close to */
			return NULL;
		return "about";
	case FC_least:
		return "least";
	case FC_most:
		return is(x, j, "within") ? NULL : "most";
	case FC_than:
		if (j == 0 || !word(x, j - 1, FC_more))
			return NULL;
		if (j > 1 && (word(x, j - 2, FC_no) || word(x, j - 2, FC_not)))
			return x->v[j - 1].val == 1 ? "most" : "least";
		return x->v[j - 1].val == 1 ? "least" : "most";
	case FC_to:
		if (j > 0 && word(x, j - 1, FC_up))
			return "most";
		if (j > 0 && word(x, j - 1, FC_approx) && x->v[j - 1].val == 4)
			return "about";
		return NULL;
	case FC_of:
		if (j > 0 && is(x, j - 1, "excess"))
			return "least";
		if (j > 1 && word(x, j - 1, FC_least))
			return "least";
		if (j > 1 && word(x, j - 1, FC_most))
			return "most";
		return NULL;
	default:
		break;
	}
	if (is(x, j, "least") && j > 0 && word(x, j - 1, FC_at))
		return "least";
	if (is(x, j, "most") && j > 0 && word(x, j - 1, FC_at))
		return "most";
	if (is(x, j, "as") && j > 1 && (is(x, j - 1, "many") || is(x, j - 1,
	    "much") || is(x, j - 1, "high") || is(x, j - 1, "long")) &&
	    is(x, j - 2, "as"))
		return "most";
	if (is(x, j, "as") && j > 1 && (is(x, j - 1, "few") || is(x, j - 1,
	    "little") || is(x, j - 1, "low")) && is(x, j - 2, "as"))
		return "least";
	return NULL;
}

/* What stands behind: "or more", "or so", "-plus", "-odd". */
const char *
nu_mod_behind(const struct nu_flex *x, size_t i)
{
	if (sign(x, i, '+') && glued(x, i))
		return "least";
	if (sign(x, i, '-') && glued(x, i))
		i++;
	if (is(x, i, "plus") && i > 0 && glued(x, i))
		return "least";
	if (is(x, i, "odd"))
		return "about";
	if (!word(x, i, FC_or))
		return NULL;
	if (is(x, i + 1, "so") || is(x, i + 1, "thereabouts"))
		return "about";
	if (word(x, i + 1, FC_more))
		return x->v[i + 1].val == 1 ? "least" : "most";
	return NULL;
}

size_t
nu_mod_past(const struct nu_flex *x, size_t i)
{
	size_t j = i;

	if (sign(x, j, '+') && glued(x, j))
		return j + 1;
	if (sign(x, j, '-') && glued(x, j))
		j++;
	if (is(x, j, "odd") || (is(x, j, "plus") && glued(x, j)))
		return j + 1;
	if (word(x, i, FC_or) && (word(x, i + 1, FC_more) || is(x, i + 1,
	    "so")))
		return i + 2;
	return i;
}

int
nu_mod_alone(const struct nu_flex *x, size_t from, size_t to)
{
	int side = 0;

	if (to + 2 == x->n && is(x, to, "of"))	/* under 6 lbs of meat */
		to = x->n;
	return to >= x->n && from > 0 && nu_mod_compare(x, 0, &side) == from ?
	    side : 0;
}

int
nu_mod_bound(const struct nu_flex *x, size_t i)
{
	static const char *const link[] = { "is", "are", "was", "were", "be",
	    "than", "equal", "which" };
	size_t j = i;
	int side = 0;

	if (j > 0 && sign(x, j - 1, '='))
		j--;
	if (j > 0 && (sign(x, j - 1, '>') || sign(x, j - 1, '<')) &&
	    !(j > 1 && (sign(x, j - 2, '>') || sign(x, j - 2, '<'))))
		return sign(x, j - 1, '>') ? 1 : -1;
	j = i;
	/* equal to or more than */
	if (j > 4 && word(x, j - 1, FC_than) && word(x, j - 2, FC_more) &&
	    word(x, j - 3, FC_or) && word(x, j - 4, FC_to) &&
	    is(x, j - 5, "equal"))
		return x->v[j - 2].val == 1 ? 1 : -1;
	/* greater than or equal to, greater or equal than */
	if (j > 2 && (word(x, j - 1, FC_to) || word(x, j - 1, FC_than)) &&
	    is(x, j - 2, "equal") && word(x, j - 3, FC_or))
		j -= 3;
	if (j > 1 && word(x, j - 1, FC_than) && word(x, j - 2, FC_more)) {
		side = x->v[j - 2].val == 1 ? 1 : -1;
		j -= 2;
	} else if (j > 0 && j < i && word(x, j - 1, FC_more)) {
		side = x->v[j - 1].val == 1 ? 1 : -1;
		j--;
	} else if (j > 0 && (word(x, j - 1, FC_least) || word(x, j - 1,
	    FC_most))) {
		side = word(x, j - 1, FC_least) ? 1 : -1;
		j--;
	} else if (j > 1 && word(x, j - 2, FC_at) && (is(x, j - 1, "least") ||
	    is(x, j - 1, "most"))) {
		side = is(x, j - 1, "least") ? 1 : -1;
		j -= 2;
	} else if (j > 1 && word(x, j - 1, FC_to) && word(x, j - 2, FC_up)) {
		side = -1;
		j -= 2;
	} else if (j > 0 && (is(x, j - 1, "exceed") || is(x, j - 1, "exceeds")
	    || is(x, j - 1, "surpass") || is(x, j - 1, "surpasses"))) {
		return 1;
	} else {
		return 0;
	}
	if (j > 0 && word(x, j - 1, FC_no)) {
		side = -side;
		j--;
	}
	for (size_t k = 0; j > 0 && k < sizeof link / sizeof *link; k++)
		if (is(x, j - 1, link[k]))
			return side;
	/* "More than 40 and less than 10": bare on both sides */
	if ((j == 0 || word(x, j - 1, FC_and) || sign(x, j - 1, ',')) &&
	    (i + 1 >= x->n || x->v[i + 1].kind == NU_FK_SIGN || word(x, i + 1,
	    FC_and)))
		return side;
	return 0;
}

size_t
nu_mod_compare(const struct nu_flex *x, size_t i, int *side)
{
	bool no = word(x, i, FC_no) || word(x, i, FC_not);

	i += no;
	if (word(x, i, FC_more)) {
		*side = x->v[i].val == 1 ? 1 : -1;
		i++;
		if (word(x, i, FC_than))
			i++;
		if (word(x, i, FC_or) && is(x, i + 1, "equal"))
			i += 2;
		if (word(x, i, FC_than) || word(x, i, FC_to))
			i++;
	} else if (word(x, i, FC_at) && (is(x, i + 1, "least") || is(x, i + 1,
	    "most"))) {
		*side = is(x, i + 1, "least") ? 1 : -1;
		i += 2;
	} else if (word(x, i, FC_least) || word(x, i, FC_most)) {
		*side = word(x, i, FC_least) ? 1 : -1;
		i++;
	} else if (word(x, i, FC_up) && word(x, i + 1, FC_to)) {
		*side = -1;
		i += 2;
	} else if (is(x, i, "as") && is(x, i + 1, "many") && is(x, i + 2,
	    "as")) {
		*side = -1;
		i += 3;
	} else {
		return 0;
	}
	if (no)
		*side = -*side;
	return i;
}
