/* peak FILE COMMAND ARG ...: runs the command, writes the peak of its resident
 * memory in KiB to FILE; its status is the command's. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct rusage ru;
	int st;
	pid_t p;
	FILE *f;

	if (argc < 3)
		return 2;
	p = fork();
	if (p == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (p < 0 || wait4(p, &st, 0, &ru) < 0 || !(f = fopen(argv[1], "w")))
		return 2;
	fprintf(f, "%ld %.3f\n", ru.ru_maxrss, (double)ru.ru_utime.tv_sec +
	    (double)ru.ru_stime.tv_sec + ((double)ru.ru_utime.tv_usec +
	    (double)ru.ru_stime.tv_usec) / 1e6);
	fclose(f);
	return WIFEXITED(st) ? WEXITSTATUS(st) : 128 + WTERMSIG(st);
}
