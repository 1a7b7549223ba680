/* date: dates as publishers write them, made ISO 8601. Understood: ISO 8601 and
 * its near misses (a space for the T, slashes, no colon in the zone, a zone
 * name in brackets), RFC 822, "March 10, 2024 1:05 PM ET", "10 March 2024",
 * "03/10/24" (month first unless it cannot be), "10.03.2024" (day first),
 * seconds or milliseconds since 1970. */
#ifndef NU_DATE_H
#define NU_DATE_H

#include "base/slice.h"

enum { NU_DATE_MAX = 32 };
/* s as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][Z|+hh:mm] in out,
 * which the result points into; empty when s is no date. The zone is kept as
 * written, never guessed. */
struct nu_slice nu_date_iso(struct nu_slice s, char out[NU_DATE_MAX]);
/* The date in the path of a URL, "/2024/03/10/", "/2024-03-10-", "/20240310";
 * empty when there is none. A month alone is none. */
struct nu_slice nu_date_url(struct nu_slice url, char out[NU_DATE_MAX]);

#endif
