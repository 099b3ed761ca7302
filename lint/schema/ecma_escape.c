#include "schema/ecma_escape.h"

#include "base/bytes.h"
#include "base/rune.h"

/* Four hexadecimal digits at `at`, or -1. */
static int
hex_read(struct slice source, size_t at, size_t count)
{
	int value = 0;

	for (size_t i = 0; i < count; i++) {
		int byte = byte_at(source, at + i);

		if (!byte_is_hex(byte))
			return -1;
		value = value * 16 + byte_hex(byte);
	}
	return value;
}

/* \u{…}, from behind the brace. */
static int
braced_read(struct slice source, size_t *at)
{
	size_t start = *at;
	int value = 0;

	while (byte_is_hex(byte_at(source, *at)) && value <= 0x10FFFF)
		value = value * 16 + byte_hex(byte_at(source, (*at)++));
	if (*at == start || value > 0x10FFFF || byte_at(source, *at) != '}')
		return -1;
	++*at;
	return value;
}

/* \uXXXX, two of them for a character beyond the first plane, or \u{…}; from behind the u. */
static int
unicode_read(struct slice source, size_t *at)
{
	int value;
	int second;

	if (byte_at(source, *at) == '{') {
		++*at;
		return braced_read(source, at);
	}
	value = hex_read(source, *at, 4);
	if (value < 0)
		return -1;
	*at += 4;
	if (value < 0xD800 || value > 0xDBFF || byte_at(source, *at) != '\\' ||
		byte_at(source, *at + 1) != 'u')
		return value;
	second = hex_read(source, *at + 2, 4);
	if (second < 0xDC00 || second > 0xDFFF)
		return value;
	*at += 6;
	return 0x10000 + ((value - 0xD800) << 10) + (second - 0xDC00);
}

/* \xXX and \uXXXX, from the letter. */
static int
number_read(struct slice source, size_t *at, const char **error)
{
	int value;

	if (source.at[(*at)++] == 'x') {
		value = hex_read(source, *at, 2);
		*at += value < 0 ? 0 : 2;
	} else {
		value = unicode_read(source, at);
	}
	if (value < 0)
		*error = "this escape lacks its hexadecimal digits";
	else if (value >= 0xD800 && value <= 0xDFFF)
		*error = "half of a surrogate pair is no character";
	else
		return value;
	return RUNE_NONE;
}

static int
control_read(struct slice source, size_t *at, const char **error)
{
	int letter = byte_at(source, *at + 1);

	if (!byte_is_letter(letter)) {
		*error = "\\c asks for a letter";
		return RUNE_NONE;
	}
	*at += 2;
	return letter % 32;
}

int
ecma_escape(struct slice source, size_t *at, const char **error)
{
	static const char names[] = "fnrtv";
	static const char values[] = "\f\n\r\t\v";
	int byte = byte_at(source, *at);
	const char *name;

	if (byte == 'x' || byte == 'u')
		return number_read(source, at, error);
	if (byte == 'c')
		return control_read(source, at, error);
	if (byte == '0' && !byte_is_digit(byte_at(source, *at + 1))) {
		++*at;
		return 0;
	}
	name = byte > 0 ? strchr(names, byte) : NULL;
	if (name) {
		++*at;
		return values[name - names];
	}
	/* Unicode mode knows only some of the punctuation, but no other reading is possible. */
	if (byte > ' ' && byte < 0x7F && !byte_is_alnum(byte)) {
		++*at;
		return byte;
	}
	*error = byte == RUNE_NONE ? "a lone backslash at the end" : "no such escape";
	return RUNE_NONE;
}
