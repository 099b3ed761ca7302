#include "base/rune.h"

size_t
rune_length(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	size_t length = rune_lead(*at);
	unsigned low = 0x80;
	unsigned high = 0xBF;

	if (length < 2)
		return length;
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
		if (!rune_is_trail(at[i]))
			return 0;
	return length;
}

size_t
rune_read(struct slice text, uint32_t *rune)
{
	size_t length = text.length > 0 ? rune_lead(text.at[0]) : 0;
	uint32_t value;

	if (length == 0 || length > text.length || rune_length(text.at) == 0)
		return 0;
	value = (unsigned char)text.at[0];
	if (length > 1)
		value &= 0x7Fu >> length;
	for (size_t i = 1; i < length; i++)
		value = value << 6 | ((unsigned char)text.at[i] & 0x3F);
	*rune = value;
	return length;
}

int
rune_next(struct slice text, size_t *at)
{
	uint32_t rune;
	size_t length = rune_read(slice_from(text, *at), &rune);

	*at += length;
	return length ? (int)rune : RUNE_NONE;
}

size_t
rune_size(uint32_t rune)
{
	return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
}

size_t
rune_write(char *to, uint32_t rune)
{
	static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t size = rune_size(rune);

	for (size_t i = size - 1; i > 0; i--, rune >>= 6)
		to[i] = (char)(0x80 | (rune & 0x3F));
	to[0] = (char)(leads[size] | rune);
	return size;
}
