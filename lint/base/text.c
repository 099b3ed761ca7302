#include "base/text.h"

#include "base/bug.h"
#include "base/rune.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
text_drop(struct text *text)
{
	free(text->bytes);
	*text = (struct text){ 0 };
}

void
text_clear(struct text *text)
{
	text->length = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

/* Makes room for `more` bytes and a NUL. */
static void
text_reserve(struct text *text, size_t more)
{
	size_t capacity = text->capacity ? text->capacity : 64;
	char *bytes;

	if (more > SIZE_MAX / 2 - text->length - 1)
		die("out of memory");
	if (text->length + more + 1 <= text->capacity)
		return;
	while (capacity < text->length + more + 1)
		capacity *= 2;
	bytes = realloc(text->bytes, capacity);
	if (!bytes)
		die("out of memory");
	text->bytes = bytes;
	text->capacity = capacity;
}

void
text_add(struct text *text, struct slice slice)
{
	text_reserve(text, slice.length);
	if (slice.length != 0)
		memcpy(text->bytes + text->length, slice.at, slice.length);
	text->length += slice.length;
	text->bytes[text->length] = '\0';
}

void
text_add_string(struct text *text, const char *string)
{
	text_add(text, slice_of(string));
}

void
text_add_byte(struct text *text, char byte)
{
	text_add(text, (struct slice){ .at = &byte, .length = 1 });
}

void
text_add_format(struct text *text, const char *format, ...)
{
	va_list arguments;
	va_list again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	if (length < 0)
		BUG("bad format: %s", format);
	text_reserve(text, (size_t)length);
	vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
	text->length += (size_t)length;
	va_end(again);
	va_end(arguments);
}

void
text_add_rune(struct text *text, unsigned rune)
{
	char bytes[RUNE_BYTES];

	if (rune > 0x10FFFF || rune_is_surrogate(rune))
		rune = RUNE_REPLACEMENT;
	text_add(text, (struct slice){ .at = bytes, .length = rune_write(bytes, rune) });
}

void
text_add_valid(struct text *text, struct slice bytes)
{
	uint32_t rune;

	while (bytes.length > 0) {
		size_t length = rune_read(bytes, &rune);

		if (length > 0)
			text_add(text, slice_first(bytes, length));
		else
			text_add_rune(text, RUNE_REPLACEMENT);
		bytes = slice_from(bytes, length > 0 ? length : 1);
	}
}
