#include "train/chainopt.h"

#include "stream/tool.h"

bool
nu_chainopt_take(struct nu_chainopt *o, int key, const char *arg)
{
	struct nu_learn_opt *l = &o->learn;

	switch (key) {
	case 'o': o->output = arg; break;
	case 't':
		if (o->ntest == NU_CHAIN_TESTS)
			nu_usage("-t: at most %d files", NU_CHAIN_TESTS);
		o->test[o->ntest++] = arg;
		break;
	case 'b':
		l->bits = (uint32_t)nu_option_u64("-b", arg, 24);
		if (l->bits < 10)
			nu_usage("-b: at least 10");
		break;
	case 'k':
		l->keep = (uint32_t)nu_option_u64("-k", arg, 1u << 22);
		break;
	case 'n':
		l->rounds = (unsigned)nu_option_u64("-n", arg, 1000);
		break;
	case 'm':
		o->models = (unsigned)nu_option_u64("-m", arg, 100);
		if (o->models == 0)
			nu_usage("-m: at least 1");
		break;
	case 'r': l->rate = nu_option_real("-r", arg, 0, 10); break;
	case 'd': l->drop = nu_option_real("-d", arg, 0, 0.9); break;
	case 's': l->seed = nu_option_u64("-s", arg, 1u << 30); break;
	default: return false;
	}
	return true;
}

void
nu_chainopt_end(const struct nu_chainopt *o)
{
	if (!o->output)
		nu_usage("-o FILE is needed");
}

void
nu_chainopt_run(const struct nu_chainopt *o, struct nu_learn *l,
    struct nu_learn_data *d, const char *kind, const char *const *name,
    void (*test)(size_t i, const struct nu_buf *model, const void *ctx),
    const void *ctx)
{
	unsigned rounds = o->learn.rounds, all = rounds * o->models;
	struct nu_buf model = { 0 };

	for (unsigned r = 0; r < all; r++) {
		if (r && r % rounds == 0)
			nu_learn_another(l);
		if (o->prune && r && r == rounds / 2)
			nu_learn_prune(l, d);
		nu_learn_round(l, d, r, -1);
		nu_learn_tell("round %u: loss %.4f a token\n", r + 1, l->loss);
		if (o->ntest || r + 1 == all)
			nu_learn_model(l, kind, name, &model);
		for (size_t i = 0; i < o->ntest; i++)
			test(i, &model, ctx);
	}
	nu_learn_save(&model, o->output);
	nu_learn_free(l);
	nu_learn_data_free(d);
	nu_buf_free(&model);
}
