#define PCRE2_CODE_UNIT_WIDTH 8
#include "schema/pattern.h"

#include "base/bug.h"
#include "base/bytes.h"
#include "base/rune.h"
#include "schema/ecma.h"
#include "schema/ecma_escape.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>

enum {
	HEAP_KIB = 16 * 1024,
	STACK_SMALL = 32 * 1024,
	STACK_LARGE = 1024 * 1024,
	/* A text looked for anywhere costs its own length at each byte, so only short ones are. */
	FLOATING_LENGTH = 32,
};

struct pattern {
	pcre2_code *code; /* NULL: the words say it all */
	struct slice *words; /* in the arena */
	size_t count;
	bool start; /* a word must stand at the start of the text */
	bool end; /* … at the end */
};

struct match_pool {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

/* ---- patterns that are plain texts ---- */

/* Takes a literal character at *at over to `text`; false at anything that means more. */
static bool
literal_take(struct slice source, size_t *at, struct text *text)
{
	const char *error = NULL;
	int rune;

	if (byte_at(source, *at) <= 0 || strchr("^$.*+?()[]{}|", source.at[*at]))
		return false;
	if (source.at[*at] == '\\') {
		size_t next = *at + 1;

		rune = ecma_escape(source, &next, &error);
		*at = rune == RUNE_NONE ? *at : next;
	} else {
		rune = rune_next(source, at);
	}
	if (rune != RUNE_NONE)
		text_add_rune(text, (unsigned)rune);
	return rune != RUNE_NONE;
}

static bool
take(struct slice source, size_t *at, const char *sign)
{
	if (!slice_starts(slice_from(source, *at), slice_of(sign)))
		return false;
	*at += strlen(sign);
	return true;
}

/* Reads `literal|literal` up to something else. */
static void
words_read(
	struct pattern *pattern, struct arena *arena, struct slice source, size_t *at, bool group)
{
	struct text text = { 0 };

	pattern->words =
		arena_array(arena, group ? slice_count(source, '|') + 1 : 1, sizeof(struct slice));
	do {
		text_clear(&text);
		while (literal_take(source, at, &text))
			continue;
		pattern->words[pattern->count++] =
			(struct slice){ .at = arena_copy(arena, text_slice(&text)),
				.length = text.length };
	} while (group && take(source, at, "|"));
	text_drop(&text);
}

/* Reads the whole pattern as plain texts; false where it is more than that. */
static bool
plain_read(struct pattern *pattern, struct arena *arena, struct slice source)
{
	size_t at = 0;
	bool group;

	pattern->start = take(source, &at, "^");
	group = take(source, &at, "(?:") ||
		(!slice_starts(slice_from(source, at), slice_of("(?")) && take(source, &at, "("));
	words_read(pattern, arena, source, &at, group);
	if (group && !take(source, &at, ")"))
		return false;
	pattern->end = take(source, &at, "$");
	if (at != source.length)
		return false;
	return pattern->start || pattern->end ||
	       (pattern->count == 1 && pattern->words[0].length <= FLOATING_LENGTH);
}

static bool
text_contains(struct slice text, struct slice word)
{
	while (text.length >= word.length) {
		const char *found;

		if (word.length == 0)
			return true;
		found = memchr(text.at, word.at[0], text.length - word.length + 1);
		if (!found)
			return false;
		text = slice_from(text, (size_t)(found - text.at));
		if (slice_starts(text, word))
			return true;
		text = slice_from(text, 1);
	}
	return false;
}

static bool
word_matches(const struct pattern *pattern, struct slice word, struct slice text)
{
	if (pattern->start)
		return pattern->end ? slice_equal(text, word) : slice_starts(text, word);
	return pattern->end ? slice_ends(text, word) : text_contains(text, word);
}

/* ---- all others ---- */

static pcre2_code *
code_compile(struct slice translated, int *error)
{
	PCRE2_SIZE offset;
	pcre2_code *code;

	/* A text without bytes has no address, and PCRE2 asks for one. */
	code = pcre2_compile((PCRE2_SPTR)(translated.at ? translated.at : ""), translated.length,
		PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF, error, &offset, NULL);
	return code;
}

static const char *
pcre_message(struct arena *arena, int error)
{
	unsigned char message[256];

	if (pcre2_get_error_message(error, message, sizeof(message)) < 0)
		return "a pattern that cannot be compiled";
	return arena_format(arena, "%s", (const char *)message);
}

struct pattern *
pattern_compile(struct arena *arena, struct slice source, const char **error)
{
	struct pattern *pattern = arena_alloc(arena, sizeof(*pattern));
	struct text translated = { 0 };
	int number;
	size_t at;

	if (plain_read(pattern, arena, source))
		return pattern;
	if (!ecma_translate(source, &translated, error, &at)) {
		*error = arena_format(arena, "%s (at byte %zu)", *error, at);
		text_drop(&translated);
		return NULL;
	}
	pattern->code = code_compile(text_slice(&translated), &number);
	text_drop(&translated);
	if (!pattern->code) {
		*error = pcre_message(arena, number);
		return NULL;
	}
	/* Where there is no JIT the interpreter serves, under the same limits. */
	pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	return pattern;
}

bool
pattern_valid(struct slice source)
{
	struct text translated = { 0 };
	const char *error;
	size_t at;
	bool valid = ecma_translate(source, &translated, &error, &at);

	if (valid) {
		int number = 0;
		pcre2_code *code = code_compile(text_slice(&translated), &number);

		valid = code || number == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH;
		pcre2_code_free(code);
	}
	text_drop(&translated);
	return valid;
}

void
pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_code_free(pattern->code);
	pattern->code = NULL;
}

static struct match_pool *
match_pool_new(void)
{
	struct match_pool *pool = calloc(1, sizeof(*pool));

	if (!pool)
		die("out of memory");
	pool->data = pcre2_match_data_create(1, NULL);
	pool->context = pcre2_match_context_create(NULL);
	pool->stack = pcre2_jit_stack_create(STACK_SMALL, STACK_LARGE, NULL);
	if (!pool->data || !pool->context)
		die("out of memory");
	pcre2_set_heap_limit(pool->context, HEAP_KIB);
	/* Without a stack of its own (no JIT) the machine's small one would be used. */
	if (pool->stack)
		pcre2_jit_stack_assign(pool->context, NULL, pool->stack);
	return pool;
}

void
match_pool_free(struct match_pool *pool)
{
	if (!pool)
		return;
	pcre2_match_data_free(pool->data);
	pcre2_match_context_free(pool->context);
	pcre2_jit_stack_free(pool->stack);
	free(pool);
}

static bool
is_ascii(struct slice text)
{
	size_t at = 0;
	uint64_t seen = 0;

	for (; text.length - at >= sizeof(seen); at += sizeof(seen)) {
		uint64_t word;

		memcpy(&word, text.at + at, sizeof(word));
		seen |= word;
	}
	for (; at < text.length; at++)
		seen |= (unsigned char)text.at[at];
	return (seen & UINT64_C(0x8080808080808080)) == 0;
}

static enum match
code_match(const pcre2_code *code, struct slice text, struct match_pool *pool)
{
	/* What is ASCII need not be checked for UTF-8 again; the rest is, a broken text matches
	 * not. */
	uint32_t options = is_ascii(text) ? PCRE2_NO_UTF_CHECK : 0;
	PCRE2_SPTR at = (PCRE2_SPTR)(text.at ? text.at : "");
	int result = pcre2_match(code, at, text.length, 0, options, pool->data, pool->context);

	switch (result) {
	case PCRE2_ERROR_MATCHLIMIT:
	case PCRE2_ERROR_DEPTHLIMIT:
	case PCRE2_ERROR_HEAPLIMIT:
	case PCRE2_ERROR_JIT_STACKLIMIT: return MATCH_LIMIT;
	case PCRE2_ERROR_NOMEMORY: die("out of memory");
	default: return result >= 0 ? MATCH_YES : MATCH_NO;
	}
}

enum match
pattern_match(
	const struct pattern *pattern, struct slice text, uint32_t limit, struct match_pool **pool)
{
	if (pattern->code) {
		if (!*pool)
			*pool = match_pool_new();
		pcre2_set_match_limit((*pool)->context, limit);
		return code_match(pattern->code, text, *pool);
	}
	for (size_t i = 0; i < pattern->count; i++) {
		if (word_matches(pattern, pattern->words[i], text))
			return MATCH_YES;
	}
	return MATCH_NO;
}
