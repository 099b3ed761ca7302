/* Formats and patterns on any bytes: the first picks what is tried, the rest is the text. */
#include "schema/format.h"
#include "schema/pattern.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
pattern_try(struct slice text)
{
	struct arena arena = { 0 };
	struct match_pool *pool = NULL;
	const char *error;
	struct pattern *pattern = pattern_compile(&arena, text, &error);

	/* Its own source is a text with all that the pattern speaks of. */
	if (pattern)
		pattern_match(pattern, text, 100000, &pool);
	pattern_free(pattern);
	match_pool_free(pool);
	arena_drop(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = { "date", "date-time", "duration", "email", "hostname",
		"idn-email", "idn-hostname", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer",
		"regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template",
		"uuid" };
	size_t count = sizeof(names) / sizeof(*names);
	struct slice text;
	size_t pick;

	if (size == 0)
		return 0;
	text = (struct slice){ .at = (const char *)bytes + 1, .length = size - 1 };
	pick = bytes[0] % (count + 1);
	if (pick == count)
		pattern_try(text);
	else
		format_find(slice_of(names[pick]), DRAFT_2020)->holds(text);
	return 0;
}
