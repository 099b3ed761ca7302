/* Regular expressions of schemas (`pattern`, `patternProperties`) and of users' rules, by PCRE2. */
#ifndef ZTLINT_SCHEMA_PATTERN_H
#define ZTLINT_SCHEMA_PATTERN_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct pattern;
struct match_pool;

enum match {
	MATCH_NO,
	MATCH_YES,
	MATCH_LIMIT, /* a limit was hit: neither */
};

/* Compiles an ECMA-262 pattern (UTF, ASCII classes, `$` only at the end, \uXXXX understood, \p{…}
 * with long names mapped, JIT where it is to be had). NULL and *error (in the arena) when it is
 * none. Patterns that are plain texts between anchors are matched without PCRE2. */
struct pattern *pattern_compile(struct arena *arena, struct slice source, const char **error);
void pattern_free(struct pattern *pattern);

/* Does it match anywhere in the text, in `limit` steps of backtracking? A million take about ten
 * milliseconds. `pool` may hold NULL at first and is filled for this thread. */
enum match pattern_match(
	const struct pattern *pattern, struct slice text, uint32_t limit, struct match_pool **pool);
void match_pool_free(struct match_pool *pool);

/* Is it a pattern of ECMA-262? Also where PCRE2 cannot run it: lookbehinds of variable length. */
bool pattern_valid(struct slice source);

#endif
