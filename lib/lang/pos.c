#include "lang/pos.h"

const char *
nu_pos_name(enum nu_pos p)
{
	static const char *const name[NU_NPOS] = { "X", "ADJ", "ADP", "ADV",
	    "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
	    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB" };

	return p < NU_NPOS ? name[p] : "X";
}
