/* source: the bytes of a file or of standard input, gzip undone wherever the
 * content is gzip (several members one after the other are one content, as
 * with gzip(1)). Damage in a member is reported with file and offset; what it
 * gave so far is kept, and reading goes on at the next member. */
#ifndef NU_SOURCE_H
#define NU_SOURCE_H

#include "base/in.h"

struct nu_source;

/* Opens path, "-" is standard input, called name in messages. NULL when it
 * cannot be opened or is a directory: that has been said. */
struct nu_source *nu_source_open(const char *path, const char *name);
/* Memory that lives as long. */
struct nu_source *nu_source_mem(struct nu_slice s, const char *name);
/* The reader of its bytes; lives as long as the source. */
struct nu_in *nu_source_in(struct nu_source *s);
/* Where the byte at offset at of the content comes from: the offset in the
 * file, or, in gzip, of the member that holds it. Offsets may only grow from
 * call to call. */
uint64_t nu_source_offset(struct nu_source *s, uint64_t at);
void nu_source_close(struct nu_source *s);

#endif
