#include "schema/rune.h"

/* How many bytes a sequence has that starts with this one; 0 where none does. */
static size_t
sequence_length(unsigned first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2)
		return 0;
	if (first < 0xE0)
		return 2;
	if (first < 0xF0)
		return 3;
	return first < 0xF5 ? 4 : 0;
}

int
rune_next(struct slice text, size_t *at)
{
	static const int smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	static const int mask[] = { 0, 0x7F, 0x1F, 0xF, 0x7 };
	int first = byte_at(text, *at);
	size_t length = first == RUNE_NONE ? 0 : sequence_length((unsigned)first);
	int rune = first & mask[length];

	if (length == 0 || length > text.length - *at)
		return RUNE_NONE;
	for (size_t i = 1; i < length; i++) {
		int byte = byte_at(text, *at + i);

		if ((byte & 0xC0) != 0x80)
			return RUNE_NONE;
		rune = rune << 6 | (byte & 0x3F);
	}
	if (rune < smallest[length] || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
		return RUNE_NONE;
	*at += length;
	return rune;
}
