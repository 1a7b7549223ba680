/* fault: a library to preload that makes read(2) and write(2) behave badly.
 * NU_FAULT=short: one byte at a time, and every third call interrupted.
 * NU_FAULT=eio:N: the Nth read of a regular file or pipe fails with EIO. */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long calls, reads;

ssize_t
read(int fd, void *p, size_t n)
{
	static ssize_t (*real)(int, void *, size_t);
	const char *how = getenv("NU_FAULT");

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	if (how && !strcmp(how, "short")) {
		if (++calls % 3 == 0) {
			errno = EINTR;
			return -1;
		}
		return real(fd, p, n ? 1 : 0);
	}
	if (how && !strncmp(how, "eio:", 4) && ++reads == strtol(how + 4, NULL, 10)) {
		errno = EIO;
		return -1;
	}
	return real(fd, p, n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	static ssize_t (*real)(int, const void *, size_t);
	const char *how = getenv("NU_FAULT");

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	if (how && !strcmp(how, "short")) {
		if (++calls % 3 == 0) {
			errno = EINTR;
			return -1;
		}
		return real(fd, p, n ? 1 : 0);
	}
	return real(fd, p, n);
}
