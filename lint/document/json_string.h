/* The parts of JSON strings that are not plain ASCII. */
#ifndef ZTLINT_DOCUMENT_JSON_STRING_H
#define ZTLINT_DOCUMENT_JSON_STRING_H

#include "base/arena.h"
#include "document/json_fault.h"

/* Where a string ends, and what is in it. */
struct json_string {
	const char *end; /* its closing quote, NULL where it is broken */
	bool escaped;
};

/* Goes on from `at`, a byte that json_plain_end stopped at, to the closing quote. `begin` is the
 * opening quote. Sets the fault where the string is broken. */
struct json_string json_string_end(const char *begin, const char *at, struct json_fault *fault);

/* The decoded text between the quotes of a sound string. *lone is set to the first escape that is
 * half a surrogate pair, which is decoded as U+FFFD, or left alone. */
struct slice json_string_decode(struct arena *arena, struct slice raw, const char **lone);

/* One escape that begins with the backslash at `at`, in a sound string that ends at `end`: how many
 * bytes of the source it takes, and its code point (U+FFFD for half a surrogate pair). */
size_t json_escape(const char *at, const char *end, uint32_t *rune);

#endif
