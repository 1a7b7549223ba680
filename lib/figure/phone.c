/* phone: telephone numbers and other rows of digits that are no numbers. */
#include "figure/numpart.h"

static bool
phone_word(const struct nu_flex *x, size_t i)
{
	static const char *const w[] = { "phone", "telephone", "tel", "fax",
	    "mobile", "hotline", "cellphone", "whatsapp", "dial", "passport",
	    "isbn", "issn", "ssn", "iban" };

	for (size_t k = 0; k < sizeof w / sizeof *w; k++)
		if (is(x, i, w[k]))
			return true;
	return false;
}

/* The run of digit groups that begins at item i: its end, and whether it is a
 * telephone number or another long identifier. */
size_t
nu_num_phone(const struct nu_flex *x, size_t i, bool *yes)
{
	size_t j = i, digits_ = 0, groups = 0, hyphens = 0, blanks = 0;
	bool plus = i > 0 && sign(x, i - 1, '+') && glued(x, i), paren = false;
	bool zero = false, said = false, commas = false;

	*yes = false;
	if (i > 0 && sign(x, i - 1, '(') && sign(x, i + 1, ')')) {
		paren = true;
		plus |= i > 1 && sign(x, i - 2, '+');
	} else if (i > 1 && sign(x, i - 1, '+') && sign(x, i - 2, '(')) {
		paren = true;
	}
	for (;;) {
		if (!numeral(x, j) || x->v[j].cls == NU_FN_VULGAR)
			break;
		commas |= x->v[j].cls != NU_FN_INT;
		if (groups == 0)
			zero = x->text.p[x->v[j].b] == '0';
		if (x->v[j].cls == NU_FN_GROUP)
			digits_ += x->v[j].e - x->v[j].b - 2;
		else
			digits_ += x->v[j].digits;
		groups++;
		j++;
		if (numeral(x, j)) {
			blanks++;
			continue;
		}
		if (sign(x, j, '-') && glued(x, j) && numeral(x, j + 1) &&
		    (glued(x, j + 1) || plus)) {
			hyphens++;
			j++;
		} else if (sign(x, j, ')') && (numeral(x, j + 1) ||
		    (sign(x, j + 1, '-') && numeral(x, j + 2)))) {
			j += numeral(x, j + 1) ? 1 : 2;
		} else if (sign(x, j, '(') && numeral(x, j + 1) &&
		    sign(x, j + 2, ')')) {
			j++;
		} else {
			break;
		}
	}
	if (digits_ < 5)
		return j;
	/* 07-27-2022, 2022-07-27 and ranges of them */
	if (hyphens && groups >= 3 && (x->v[i].digits == 4 ||
	    (x->v[i].digits <= 2 && x->v[i + 2].digits <= 2 &&
	    numeral(x, i + 4) && (x->v[i + 4].digits == 4 ||
	    (groups == 3 && x->v[i + 4].digits == 2)))))
		return j;
	for (size_t k = i > 6 ? i - 6 : 0; k < i; k++)
		said |= phone_word(x, k);
	if (commas && !plus && !said)
		return j;
	if (said)
		*yes = true;
	else if (plus && digits_ >= 7)
		*yes = true;
	else if (paren && digits_ >= 9 && groups >= 2)
		*yes = true;
	else if (zero && digits_ >= 7 && (hyphens || blanks || groups == 1))
		*yes = true;
	else if (hyphens >= 2 && digits_ >= 9 && blanks == 0)
		*yes = true;
	else if (hyphens == 1 && groups == 2 && x->v[i].digits == 3 &&
	    x->v[i + 2].digits == 4 && !(j < x->n && x->v[j].kind ==
	    NU_FK_WORD && (x->v[j].cls == FC_none || x->v[j].cls ==
	    FC_tunit)))
		*yes = true;
	else if (groups == 1 && digits_ >= 7 && i > 0 && glued(x, i) &&
	    (sign(x, i - 1, '"') || sign(x, i - 1, '=')))
		*yes = true;	/* an attribute's value */
	else if (groups == 1 && digits_ >= 11 && !(i > 0 && x->v[i - 1].kind ==
	    NU_FK_SIGN && x->v[i - 1].ch != '"' && x->v[i - 1].ch != '=' &&
	    glued(x, i) && !plus))
		*yes = true;
	return j;
}

