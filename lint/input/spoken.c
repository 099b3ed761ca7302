#include "input/spoken.h"

#include "base/bytes.h"
#include "base/text.h"

void
spoken_add(struct arena *arena, const struct spoken **spoken, struct slice api, struct slice own)
{
	struct spoken *one;

	for (const struct spoken *known = *spoken; known; known = known->next) {
		if (slice_equal(known->api, api) && slice_equal(known->own, own))
			return;
	}
	one = arena_alloc(arena, sizeof(*one));
	*one = (struct spoken){ .next = *spoken, .api = api, .own = own };
	*spoken = one;
}

static bool
is_word(char byte)
{
	return byte_is_alnum(byte) || byte == '_' || byte == '-';
}

static struct slice
word_told(const struct spoken *spoken, struct slice word, struct slice key)
{
	if (slice_equal(word, key))
		return word;
	for (; spoken; spoken = spoken->next) {
		if (slice_equal(spoken->api, word))
			return spoken->own;
	}
	return word;
}

const char *
spoken_words(
	struct arena *arena, const struct spoken *spoken, const char *message, struct slice key)
{
	struct slice rest = slice_of(message);
	struct text text = { 0 };
	bool changed = false;
	const char *words;

	if (!spoken || !message)
		return message;
	while (rest.length > 0) {
		size_t length = 0;
		struct slice word;
		struct slice told;

		while (length < rest.length && is_word(rest.at[length]))
			length++;
		word = slice_first(rest, length > 0 ? length : 1);
		told = length > 0 ? word_told(spoken, word, key) : word;
		changed |= told.at != word.at;
		text_add(&text, told);
		rest = slice_from(rest, word.length);
	}
	words = changed ? arena_copy(arena, text_slice(&text)) : message;
	text_drop(&text);
	return words;
}
