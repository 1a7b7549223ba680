#include "base/pat.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

/* PCRE2 counts match steps anew at each start, so the heap and a JIT stack of
 * a fixed size are bounded as well. */
enum { STEPS = 5000000, DEPTH = 10000, HEAP_KIB = 65536,
    STACK_MIN = 32 << 10, STACK_MAX = 1 << 20 };

struct nu_pat {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *ctx;
	pcre2_jit_stack *stack;
};

struct nu_pat *
nu_pat_new(struct nu_slice pattern, const char *flags, const char **why)
{
	static char message[300];
	uint32_t opt = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
	pcre2_compile_context *cc = pcre2_compile_context_create(NULL);
	struct nu_pat *p = nu_zalloc(1, sizeof *p);
	PCRE2_SIZE at;
	int e;

	opt |= strchr(flags, 'i') ? PCRE2_CASELESS : 0;
	opt |= strchr(flags, 'x') ? PCRE2_EXTENDED : 0;
	if (strchr(flags, 'F'))	/* literal excludes the other options */
		opt = (opt & (PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
		    PCRE2_CASELESS)) | PCRE2_LITERAL;
	if (cc && strchr(flags, 'w'))
		pcre2_set_compile_extra_options(cc, PCRE2_EXTRA_MATCH_WORD);
	p->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, opt, &e, &at,
	    cc);
	pcre2_compile_context_free(cc);
	if (!p->code) {
		PCRE2_UCHAR text[200];

		pcre2_get_error_message(e, text, sizeof text);
		snprintf(message, sizeof message, "%s at byte %zu", text,
		    (size_t)at);
		*why = message;
		nu_pat_free(p);
		return NULL;
	}
	pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	p->data = pcre2_match_data_create_from_pattern(p->code, NULL);
	p->ctx = pcre2_match_context_create(NULL);
	p->stack = pcre2_jit_stack_create(STACK_MIN, STACK_MAX, NULL);
	pcre2_set_match_limit(p->ctx, STEPS);
	pcre2_set_depth_limit(p->ctx, DEPTH);
	pcre2_set_heap_limit(p->ctx, HEAP_KIB);
	pcre2_jit_stack_assign(p->ctx, NULL, p->stack);
	return p;
}

enum nu_hit
nu_pat_find(struct nu_pat *p, struct nu_slice s, size_t from, size_t span[2])
{
	int n = pcre2_match(p->code, (PCRE2_SPTR)s.p, s.n, from, 0, p->data,
	    p->ctx);
	const PCRE2_SIZE *o;

	if (n == PCRE2_ERROR_NOMATCH)
		return NU_NOHIT;
	if (n < 0)
		return NU_GAVE_UP;
	o = pcre2_get_ovector_pointer(p->data);
	/* \K in a lookahead can put the start behind the end. */
	span[0] = o[0] < o[1] ? o[0] : o[1];
	span[1] = o[1];
	return NU_HIT;
}

void
nu_pat_free(struct nu_pat *p)
{
	if (!p)
		return;
	pcre2_code_free(p->code);
	pcre2_match_data_free(p->data);
	pcre2_match_context_free(p->ctx);
	pcre2_jit_stack_free(p->stack);
	free(p);
}
