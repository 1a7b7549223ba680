#include "train/train.h"
int nu_train_pos(int argc, char **argv) { (void)argc; (void)argv; return 2; }
