/* train: the sub-commands of news-train, each in a file of its own. Each is a
 * main: argv[0] is its own word; it returns the exit status. */
#ifndef NU_TRAIN_H
#define NU_TRAIN_H

int nu_train_tag(int argc, char **argv);
int nu_train_strip(int argc, char **argv);
int nu_train_split(int argc, char **argv);
int nu_train_pos(int argc, char **argv);
int nu_train_lists(int argc, char **argv);

#endif
