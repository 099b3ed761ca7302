/* URI references (RFC 3986), as far as schemas need them: resolve, take apart, decode. */
#ifndef ZTLINT_SCHEMA_URI_H
#define ZTLINT_SCHEMA_URI_H

#include "base/arena.h"
#include "base/slice.h"

/* The reference made absolute against `base` (section 5.2, dot segments removed). An empty or
 * relative base is allowed: the result is then as relative as it was. Lives in the arena. */
struct slice uri_resolve(struct arena *arena, struct slice base, struct slice reference);

/* All before the first '#'. */
struct slice uri_without_fragment(struct slice uri);

/* All after the first '#'; empty where there is none. */
struct slice uri_fragment(struct slice uri);

/* The text with %XX decoded; a broken escape stays as it is. A view of `text` where nothing had to
 * be decoded, else in the arena. */
struct slice uri_decode(struct arena *arena, struct slice text);

#endif
