/* Keyed hashes: equal for equal texts under one key, spread, and another under another key. */
#include "base/hash.h"
#include "base/text.h"
#include "check.h"

enum { TEXTS = 4096, SLOTS = 1024, CROWD = 24 };

static void
check_spread(void)
{
	static unsigned slots[SLOTS];
	struct hash_key key = hash_key_new();
	unsigned most = 0;
	unsigned equal = 0;

	for (unsigned i = 0; i < TEXTS; i++) {
		struct text text = { 0 };
		uint64_t hash;

		text_add_format(&text, "%08x-fafe-4643-bbbc-4a0ed4fc8415", i);
		hash = hash_keyed(key, text_slice(&text));
		equal += hash == hash_keyed(key, text_slice(&text));
		if (++slots[hash % SLOTS] > most)
			most = slots[hash % SLOTS];
		text_drop(&text);
	}
	CHECK(equal == TEXTS, "the same text, another hash");
	CHECK(most <= CROWD, "%u texts of %d in one of %d slots", most, TEXTS, SLOTS);
}

static void
check_lengths(void)
{
	const char *text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	struct hash_key key = { 1, 2 };
	struct hash_key other = { 1, 3 };

	for (size_t i = 0; i < 32; i++) {
		struct slice slice = { .at = text, .length = i };
		struct slice longer = { .at = text, .length = i + 1 };

		CHECK(hash_keyed(key, slice) != hash_keyed(key, longer), "%zu letters and one more",
			i);
		CHECK(hash_keyed(key, slice) != hash_keyed(other, slice), "%zu letters, two keys",
			i);
	}
}

int
main(void)
{
	check_spread();
	check_lengths();
	return check_done("hash");
}
