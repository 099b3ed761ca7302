#include "input/hint.h"

#include "base/bytes.h"

#include <stdlib.h>

enum {
	PHRASE_WORDS = 6, /* words of the longest phrase */
	PATH_WORDS = 64, /* words of a path that are looked at, from its end */
};

/* A phrase as the hashes of its words. */
struct phrase {
	const struct kind *kind;
	uint32_t words[PHRASE_WORDS];
	unsigned count;
	bool key_only; /* speaks as the key of a bundle, not within a path */
};

struct hints {
	struct phrase *phrases;
	size_t count;
};

/* The words of a path, and the component (folder or file) that each stands in. */
struct words {
	uint32_t hash[PATH_WORDS];
	unsigned component[PATH_WORDS];
	unsigned count;
	unsigned components;
};

/* The length of an id (a UUID, or 16 hex digits and more) at the start, else 0. */
static size_t
id_length(struct slice text)
{
	size_t length = 0;
	size_t digits = 0;

	while (length < text.length && (byte_is_hex(text.at[length]) || text.at[length] == '-')) {
		digits += text.at[length] != '-';
		length++;
	}
	return digits >= 16 ? length : 0;
}

/* The hash of a word in lower case and in the singular: "Policies" is "policy". */
static uint32_t
word_hash(struct slice word)
{
	uint32_t hash = 2166136261u;
	size_t length = word.length;
	bool plural_y = length > 4 && slice_ends(word, slice_of("ies"));

	if (plural_y)
		length -= 3;
	else if (length > 3 && slice_ends(word, slice_of("s")) && !slice_ends(word, slice_of("ss")))
		length--;
	for (size_t i = 0; i < length; i++) {
		char byte = word.at[i];

		hash = (hash ^ (uint32_t)(byte_is_upper(byte) ? byte + 32 : byte)) * 16777619u;
	}
	return plural_y ? (hash ^ 'y') * 16777619u : hash;
}

static void
words_add(struct words *words, struct slice word)
{
	if (words->count == PATH_WORDS) {
		memmove(words->hash, words->hash + 1, (PATH_WORDS - 1) * sizeof(words->hash[0]));
		memmove(words->component, words->component + 1,
			(PATH_WORDS - 1) * sizeof(words->component[0]));
		words->count--;
	}
	words->hash[words->count] = word_hash(word);
	words->component[words->count++] = words->components;
}

/* Where the word at the start ends: before punctuation, and before a capital behind a small letter.
 */
static size_t
word_length(struct slice text)
{
	size_t length = 1;

	while (length < text.length && byte_is_alnum(text.at[length]) &&
		!(byte_is_upper(text.at[length]) && byte_is_lower(text.at[length - 1])))
		length++;
	return length;
}

static void
words_read(struct words *words, struct slice path)
{
	*words = (struct words){ .count = 0 };
	while (path.length > 0) {
		size_t skip = id_length(path);

		if (skip == 0 && byte_is_alnum(path.at[0])) {
			skip = word_length(path);
			words_add(words, slice_first(path, skip));
		} else if (skip == 0 && path.at[0] == '{') {
			const char *end = memchr(path.at, '}', path.length);

			skip = end ? (size_t)(end - path.at) + 1 : 1;
		} else if (skip == 0) {
			words->components += path.at[0] == '/';
			skip = 1;
		}
		path = slice_from(path, skip);
	}
}

static void
phrase_add(struct hints *hints, const struct kind *kind, struct slice text)
{
	struct phrase *phrase = &hints->phrases[hints->count];
	struct words words;

	words_read(&words, text);
	if (words.count == 0 || words.count > PHRASE_WORDS)
		return;
	*phrase = (struct phrase){ .kind = kind, .count = words.count };
	memcpy(phrase->words, words.hash, words.count * sizeof(words.hash[0]));
	hints->count++;
}

/* A StackQL name; one of a single word, such as "default", is too common for a path. */
static void
phrase_add_stackql(struct hints *hints, const struct kind *kind, struct slice name)
{
	size_t before = hints->count;

	phrase_add(hints, kind, name);
	if (hints->count > before)
		hints->phrases[before].key_only = hints->phrases[before].count == 1;
}

/* An API path without the account or zone before it: every kind has that. */
static struct slice
api_tail(const char *path)
{
	const char *brace = strchr(path, '}');

	return slice_of(brace && brace[1] == '/' ? brace + 2 : path);
}

static size_t
list_length(const char *const *list)
{
	size_t length = 0;

	while (list && list[length])
		length++;
	return length;
}

struct hints *
hints_new(struct arena *arena)
{
	struct hints *hints = arena_alloc(arena, sizeof(*hints));
	size_t most = 0;

	for (size_t i = 0; i < kind_count; i++)
		most += 1 + list_length(kinds[i].files) + list_length(kinds[i].api) +
			list_length(kinds[i].stackql);
	hints->phrases = arena_array(arena, most, sizeof(*hints->phrases));
	for (size_t i = 0; i < kind_count; i++) {
		const struct kind *kind = &kinds[i];

		phrase_add(hints, kind, slice_of(kind->name));
		for (size_t j = 0; j < list_length(kind->files); j++)
			phrase_add(hints, kind, slice_of(kind->files[j]));
		for (size_t j = 0; j < list_length(kind->api); j++)
			phrase_add(hints, kind, api_tail(kind->api[j]));
		for (size_t j = 0; j < list_length(kind->stackql); j++)
			phrase_add_stackql(hints, kind, slice_of(kind->stackql[j]));
	}
	return hints;
}

/* The index behind the last word of the phrase's last occurrence, 0 where it does not occur. */
static unsigned
phrase_end(const struct phrase *phrase, const struct words *words)
{
	for (unsigned end = words->count; end >= phrase->count; end--) {
		if (words->hash[end - 1] == phrase->words[phrase->count - 1] &&
			memcmp(&words->hash[end - phrase->count], phrase->words,
				phrase->count * sizeof(phrase->words[0])) == 0)
			return end;
	}
	return 0;
}

/* How strongly a phrase speaks: in which component it ends, then how long it is; 0 for not at all.
 */
static unsigned
phrase_strength(const struct phrase *phrase, const struct words *words)
{
	unsigned end = phrase_end(phrase, words);

	return end == 0 ? 0 : (words->component[end - 1] + 1) * (PHRASE_WORDS + 1) + phrase->count;
}

/* Puts the kind in its place among the likeliest, each once. */
static void
hint_offer(struct hint *hint, unsigned *strengths, const struct kind *kind, unsigned strength)
{
	enum { MOST = sizeof(hint->kinds) / sizeof(hint->kinds[0]) };
	unsigned at = hint->count;
	unsigned last;

	for (unsigned i = hint->count; i > 0; i--) {
		if (hint->kinds[i - 1] == kind && strengths[i - 1] >= strength)
			return;
		if (strengths[i - 1] < strength)
			at = i - 1;
	}
	if (at == MOST)
		return;
	for (last = at; last < hint->count && hint->kinds[last] != kind; last++)
		;
	if (last == hint->count && hint->count < MOST)
		hint->count++;
	if (last == MOST)
		last--;
	for (; last > at; last--) {
		hint->kinds[last] = hint->kinds[last - 1];
		strengths[last] = strengths[last - 1];
	}
	hint->kinds[at] = kind;
	strengths[at] = strength;
}

struct hint
hint_of_path(const struct hints *hints, struct slice path)
{
	struct hint hint = { .count = 0 };
	unsigned strengths[sizeof(hint.kinds) / sizeof(hint.kinds[0])] = { 0 };
	struct words words;

	words_read(&words, path);
	for (size_t i = 0; i < hints->count; i++) {
		unsigned strength = phrase_strength(&hints->phrases[i], &words);

		if (strength > 0 && !hints->phrases[i].key_only)
			hint_offer(&hint, strengths, hints->phrases[i].kind, strength);
	}
	return hint;
}

const struct kind *
hint_first(const struct hint *hint)
{
	return hint->count > 0 ? hint->kinds[0] : NULL;
}

const struct kind *
hint_of_key(const struct hints *hints, struct slice key)
{
	struct words words;

	words_read(&words, key);
	for (size_t i = 0; i < hints->count; i++) {
		const struct phrase *phrase = &hints->phrases[i];

		if (phrase->count == words.count &&
			memcmp(words.hash, phrase->words, words.count * sizeof(words.hash[0])) == 0)
			return phrase->kind;
	}
	return NULL;
}

static bool
hints_know_word(const struct hints *hints, uint32_t word)
{
	for (size_t i = 0; i < hints->count; i++) {
		for (unsigned j = 0; j < hints->phrases[i].count; j++) {
			if (hints->phrases[i].words[j] == word)
				return true;
		}
	}
	return false;
}

bool
hint_is_place(const struct hints *hints, struct slice name)
{
	static const char *const heads[] = { "account", "zone", "client", "v4" };
	struct words words;

	words_read(&words, name);
	for (unsigned i = 0; i < words.count; i++) {
		bool head = false;

		for (size_t j = 0; j < sizeof(heads) / sizeof(heads[0]); j++)
			head |= words.hash[i] == word_hash(slice_of(heads[j]));
		if (!head && !hints_know_word(hints, words.hash[i]))
			return false;
	}
	return words.count > 0;
}
