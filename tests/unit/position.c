#include "document/position.h"
#include "check.h"

#include <stdlib.h>

static void
check_place(const char *text, uint32_t offset, uint32_t line, uint32_t column)
{
	struct source source;
	struct position found;

	source_init(&source, "x", SOURCE_JSON);
	source_set(&source, slice_of(text));
	found = position_of(&source, offset);
	CHECK(found.line == line && found.column == column && found.offset == offset,
		"byte %u of \"%s\": %u:%u, expected %u:%u", offset, text, found.line, found.column,
		line, column);
	source_drop(&source);
}

static void
check_places(void)
{
	check_place("", 0, 1, 1);
	check_place("ab", 1, 1, 2);
	check_place("ab", 2, 1, 3);
	check_place("ab", 99, 1, 3);
	check_place("a\nb", 1, 1, 2);
	check_place("a\nb", 2, 2, 1);
	check_place("a\n", 2, 2, 1);
	check_place("a\r\nb", 1, 1, 2);
	check_place("a\r\nb", 2, 1, 3);
	check_place("a\r\nb", 3, 2, 1);
	check_place("a\rb\r\r\nc", 2, 2, 1);
	check_place("a\rb\r\r\nc", 6, 4, 1);
	check_place("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80x", 9, 1, 4);
	check_place("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80x", 5, 1, 3);
	check_place("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80x", 7, 1, 3);
	check_place("\xEF\xBB\xBF{}", 3, 1, 1);
	check_place("\xEF\xBB\xBF{}", 4, 1, 2);
	check_place("\xEF\xBB\xBF{}", 0, 1, 1);
	check_place("\xEF\xBB\xBF{\n}", 5, 2, 1);
	check_place("\x80\x80\x80\x80\x80", 4, 1, 1);
}

/* A megabyte on one line, of characters of three bytes: the checkpoints have to be right. */
static void
check_long_line(void)
{
	enum { COUNT = 350000 };
	char *text = malloc(3 * COUNT + 2);
	struct source source;

	if (!text)
		abort();
	text[0] = '\n';
	for (size_t i = 0; i < COUNT; i++)
		memcpy(text + 1 + 3 * i, "\xE2\x82\xAC", 3);
	source_init(&source, "x", SOURCE_JSON);
	source_set(&source, (struct slice){ .at = text, .length = 3 * COUNT + 1 });
	for (uint32_t i = 0; i <= COUNT; i += 977) {
		struct position found = position_of(&source, 1 + 3 * i);

		CHECK(found.line == 2 && found.column == i + 1, "character %u: %u:%u", i,
			found.line, found.column);
	}
	CHECK(position_line(&source, 2).length == 3 * COUNT, "the long line");
	source_drop(&source);
	free(text);
}

static void
check_lines(void)
{
	static const char *const lines[] = { "one", "", "three", "four", "" };
	struct source source;

	source_init(&source, "x", SOURCE_JSON);
	source_set(&source, slice_of("\xEF\xBB\xBFone\r\n\nthree\rfour\n"));
	for (uint32_t i = 0; i < 5; i++)
		CHECK(slice_is(position_line(&source, i + 1), lines[i]), "line %u", i + 1);
	CHECK(position_line(&source, 0).length == 0, "line 0");
	CHECK(position_line(&source, 6).length == 0, "line 6");
	CHECK(position_line_start(&source, 1) == 3, "line 1 begins after the mark");
	CHECK(position_line_start(&source, 3) == 9, "line 3: %u", position_line_start(&source, 3));
	CHECK(position_line_start(&source, 6) == source.size, "past the last");
	source_drop(&source);
}

int
main(void)
{
	check_places();
	check_long_line();
	check_lines();
	return check_done("position");
}
