/* files: the files of a directory and of those below it, and lists of files,
 * always in the same order: by the bytes of the names, directory by directory,
 * whatever order the file system has. */
#ifndef NU_FILES_H
#define NU_FILES_H

#include "base/slice.h"

/* Calls each for every regular file at or below path; symbolic links to files
 * are followed, those to directories are not. What lies beside saved pages and
 * is none, by the ending of its name (styles, scripts, pictures), is passed
 * over; the result is how many files were. A path that is no directory is given
 * as it is. What cannot be listed is reported (status 2). */
size_t nu_files_walk(const char *path, void (*each)(void *ctx, const char *path),
    void *ctx);
/* Calls each for every name in the file list ("-": standard input), each of
 * which NUL ends. */
void nu_files_list(const char *list, void (*each)(void *ctx, const char *path),
    void *ctx);

#endif
