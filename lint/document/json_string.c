#include "document/json_string.h"

#include "base/bytes.h"
#include "base/rune.h"
#include "document/json_scan.h"

/* The four digits of a \u escape, whose backslash is at `at`; -1 where they are not four. */
static int32_t
unit_value(const char *at)
{
	int32_t value = 0;

	for (int i = 2; i < 6; i++) {
		int digit = byte_hex(at[i]);

		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

/* The length of the escape at `at`; 0 where it is none, and then the fault says why. */
static size_t
escape_length(const char *at, struct json_fault *fault)
{
	if (at[1] == 'u') {
		if (unit_value(at) >= 0)
			return 6;
		fault->kind = JSON_FAULT_HEX;
		return 0;
	}
	if (at[1] != '\0' && strchr("\"\\/bfnrt", at[1]))
		return 2;
	fault->kind = JSON_FAULT_ESCAPE;
	return 0;
}

struct json_string
json_string_end(const char *begin, const char *at, struct json_fault *fault)
{
	struct json_string string = { 0 };

	for (; *at != '"'; at = json_plain_end(at)) {
		size_t length;

		if (*at == '\\') {
			length = escape_length(at, fault);
			string.escaped = true;
		} else if ((unsigned char)*at >= 0x80) {
			length = rune_length(at);
			fault->kind = JSON_FAULT_UTF8;
		} else {
			length = 0;
			fault->kind = JSON_FAULT_CONTROL;
		}
		if (length == 0) {
			fault->at = at;
			fault->begin = begin;
			return (struct json_string){ 0 };
		}
		at += length;
	}
	fault->kind = JSON_FAULT_NONE;
	string.end = at;
	return string;
}

static uint32_t
short_escape(char letter)
{
	switch (letter) {
	case 'b': return '\b';
	case 'f': return '\f';
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	default: return (unsigned char)letter;
	}
}

size_t
json_escape(const char *at, const char *end, uint32_t *rune)
{
	int32_t high;
	int32_t low;

	if (at[1] != 'u') {
		*rune = short_escape(at[1]);
		return 2;
	}
	high = unit_value(at);
	*rune = (uint32_t)high;
	if (!rune_is_surrogate(*rune))
		return 6;
	*rune = RUNE_REPLACEMENT;
	if (high > 0xDBFF || end - at < 12 || at[6] != '\\' || at[7] != 'u')
		return 6;
	low = unit_value(at + 6);
	if (low < 0xDC00 || low > 0xDFFF)
		return 6;
	*rune = 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
	return 12;
}

/* \ufffd is spelt out by some; only what stands for nothing else is lone. */
static bool
escape_is_lone(const char *at, size_t length, uint32_t rune)
{
	return rune == RUNE_REPLACEMENT && length == 6 && unit_value(at) != RUNE_REPLACEMENT;
}

struct slice
json_string_decode(struct arena *arena, struct slice raw, const char **lone)
{
	const char *end = raw.at + raw.length;
	const char *at = raw.at;
	char *text = arena_alloc(
		arena, raw.length + 1); /* no escape decodes to more bytes than it has */
	char *to = text;

	while (at < end) {
		const char *backslash = memchr(at, '\\', (size_t)(end - at));
		size_t plain = (size_t)((backslash ? backslash : end) - at);
		uint32_t rune;
		size_t length;

		memcpy(to, at, plain);
		to += plain;
		at += plain;
		if (at == end)
			break;
		length = json_escape(at, end, &rune);
		if (!*lone && escape_is_lone(at, length, rune))
			*lone = at;
		to += rune_write(to, rune);
		at += length;
	}
	return (struct slice){ .at = text, .length = (size_t)(to - text) };
}
