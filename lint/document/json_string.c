#include "document/json_string.h"

#include "document/json_scan.h"

size_t
json_utf8_length(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	unsigned low = 0x80;
	unsigned high = 0xBF;
	size_t length;

	if (byte[0] < 0x80)
		return 1;
	if (byte[0] < 0xC2 || byte[0] > 0xF4)
		return 0;
	length = byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
	/* The second byte alone tells overlong forms, surrogates and what lies above U+10FFFF. */
	if (byte[0] == 0xE0)
		low = 0xA0;
	else if (byte[0] == 0xED)
		high = 0x9F;
	else if (byte[0] == 0xF0)
		low = 0x90;
	else if (byte[0] == 0xF4)
		high = 0x8F;
	if (byte[1] < low || byte[1] > high)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((byte[i] & 0xC0) != 0x80)
			return 0;
	return length;
}

static int
hex_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

/* The four digits of a \u escape, whose backslash is at `at`; -1 where they are not four. */
static int32_t
unit_value(const char *at)
{
	int32_t value = 0;

	for (int i = 2; i < 6; i++) {
		int digit = hex_value(at[i]);

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
			length = json_utf8_length(at);
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
	if (high < 0xD800 || high > 0xDFFF)
		return 6;
	*rune = 0xFFFD;
	if (high > 0xDBFF || end - at < 12 || at[6] != '\\' || at[7] != 'u')
		return 6;
	low = unit_value(at + 6);
	if (low < 0xDC00 || low > 0xDFFF)
		return 6;
	*rune = 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
	return 12;
}

size_t
json_rune_size(uint32_t rune)
{
	return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
}

static char *
rune_write(char *to, uint32_t rune)
{
	size_t size = json_rune_size(rune);

	if (size == 1) {
		*to = (char)rune;
		return to + 1;
	}
	for (size_t i = size - 1; i > 0; i--, rune >>= 6)
		to[i] = (char)(0x80 | (rune & 0x3F));
	to[0] = (char)((size == 2 ? 0xC0 : size == 3 ? 0xE0 : 0xF0) | rune);
	return to + size;
}

/* \ufffd is spelt out by some; only what stands for nothing else is lone. */
static bool
escape_is_lone(const char *at, size_t length, uint32_t rune)
{
	return rune == 0xFFFD && length == 6 && unit_value(at) != 0xFFFD;
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
		to = rune_write(to, rune);
		at += length;
	}
	return (struct slice){ .at = text, .length = (size_t)(to - text) };
}
