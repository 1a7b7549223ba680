#include "read/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/in.h"
#include "base/msg.h"

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Endings of names of what belongs to a page and is no page. */
static bool
is_part(const char *path)
{
	static const char *const part[] = { "css", "js", "mjs", "map", "woff",
	    "woff2", "ttf", "otf", "eot", "svg", "ico", "png", "jpg", "jpeg",
	    "gif", "webp", "avif", "bmp", "tif", "tiff", "mp3", "m4a", "ogg",
	    "wav", "mp4", "m4v", "webm", "mov", "avi", "swf" };
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot && i < sizeof part / sizeof *part; i++)
		if (nu_slice_ieq(nu_slice_str(dot + 1), nu_slice_str(part[i])))
			return true;
	return false;
}

/* The names in a directory, sorted, in allocated memory; their number. */
static size_t
list(const char *path, char ***out)
{
	DIR *dir = opendir(path);
	size_t n = 0, cap = 0;
	char **name = NULL;
	struct dirent *e;

	*out = NULL;
	if (!dir) {
		nu_warn("%s: cannot list: %s", nu_shown(nu_slice_str(path)),
		    strerror(errno));
		return 0;
	}
	for (errno = 0; (e = readdir(dir)); errno = 0) {
		size_t k = strlen(e->d_name) + 1;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		NU_GROW(name, n, cap);
		name[n] = nu_alloc(k, 1);
		memcpy(name[n++], e->d_name, k);
	}
	if (errno)
		nu_warn("%s: read error: %s", nu_shown(nu_slice_str(path)),
		    strerror(errno));
	closedir(dir);
	if (n)
		qsort(name, n, sizeof *name, by_name);
	*out = name;
	return n;
}

static size_t
visit(struct nu_buf *path, void (*each)(void *, const char *), void *ctx)
{
	size_t at = path->n, n, passed = 0;
	struct stat st;
	char **name;

	nu_buf_byte(path, '\0');
	n = list(path->p, &name);
	for (size_t i = 0; i < n; i++) {
		path->n = at;
		if (at && path->p[at - 1] != '/')
			nu_buf_byte(path, '/');
		nu_buf_str(path, name[i]);
		nu_buf_byte(path, '\0');
		path->n--;
		free(name[i]);
		if (lstat(path->p, &st) < 0)
			nu_warn("%s: cannot look at it: %s",
			    nu_shown(nu_buf_slice(path)), strerror(errno));
		else if (S_ISDIR(st.st_mode))
			passed += visit(path, each, ctx);
		else if (is_part(path->p))
			passed++;
		else if (S_ISREG(st.st_mode) ||
		    (S_ISLNK(st.st_mode) && stat(path->p, &st) == 0 &&
		    S_ISREG(st.st_mode)))
			each(ctx, path->p);
	}
	free(name);
	path->n = at;
	return passed;
}

size_t
nu_files_walk(const char *path, void (*each)(void *, const char *), void *ctx)
{
	struct nu_buf b = { 0 };
	size_t passed;

	if (!strcmp(path, "-") || !is_directory(path)) {
		each(ctx, path);
		return 0;
	}
	nu_buf_str(&b, path);
	passed = visit(&b, each, ctx);
	nu_buf_free(&b);
	return passed;
}

void
nu_files_list(const char *from, void (*each)(void *, const char *), void *ctx)
{
	struct nu_in *in = nu_in_open(from);
	struct nu_slice all, name;
	struct nu_buf b = { 0 };

	if (!in)
		return;
	all = nu_in_all(in);
	while (all.n) {
		name = nu_slice_cut(&all, '\0');
		if (!name.n)
			continue;
		nu_buf_clear(&b);
		nu_buf_put(&b, name);
		nu_buf_byte(&b, '\0');
		each(ctx, b.p);
	}
	nu_buf_free(&b);
	nu_in_close(in);
}
