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
