#include "base/punycode.h"
#include "base/rune.h"

#include "check.h"

/* Every code point there and back, cut short, and the numbers that are none. */
static void
test_all(void)
{
	unsigned long lost = 0;
	unsigned long cut = 0;
	unsigned long halves = 0;

	for (uint32_t rune = 0; rune <= 0x10FFFF; rune++) {
		char bytes[RUNE_BYTES];
		size_t size = rune_write(bytes, rune);
		uint32_t back = UINT32_MAX;
		size_t length = rune_read((struct slice){ bytes, size }, &back);

		if (rune_is_surrogate(rune))
			halves += length == 0;
		else
			lost += length != size || back != rune || size != rune_size(rune);
		cut += rune_read((struct slice){ bytes, size - 1 }, &back) != 0;
	}
	CHECK(lost == 0, "%lu code points do not come back", lost);
	CHECK(cut == 0, "%lu were read from fewer bytes", cut);
	CHECK(halves == 0x800, "%lu halves of surrogate pairs were refused", halves);
}

static void
test_malformed(void)
{
	static const char *const cases[] = { "", "\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc3(",
		"\xe0\x9f\xbf", "\xe2\x82(", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf0\x9f\x98(",
		"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff" };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice text = slice_of(cases[i]);
		uint32_t rune = 0;
		size_t at = 0;

		CHECK(rune_read(text, &rune) == 0, "case %zu is read", i);
		CHECK(rune_next(text, &at) == RUNE_NONE && at == 0, "case %zu is passed", i);
	}
}

static void
test_walk(void)
{
	static const int expected[] = { 'a', 0, 0xb5, 0x20ac, 0x10ffff };
	struct slice text = { "a\0\u00b5\u20ac\U0010ffff", 11 };
	size_t at = 0;

	for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
		CHECK(rune_next(text, &at) == expected[i], "character %zu", i);
	CHECK(at == text.length && rune_next(text, &at) == RUNE_NONE, "ends at %zu", at);
	CHECK(rune_count(text) == 5, "counts %zu", rune_count(text));
}

/* Labels of RFC 3492, section 7.1, and one of its own kind. */
static void
test_labels(void)
{
	static const struct {
		const char *text, *code;
	} cases[] = {
		{ "b\u00fccher", "bcher-kva" },
		{ "\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587",
			"ihqwcrb4cv8a8dqg056pqjye" },
		{ "3\u5e74b\u7d44\u91d1\u516b\u5148\u751f", "3b-ww4c5e180e575a65lsy2b" },
		{ "\u305d\u306e\u30b9\u30d4\u30fc\u30c9\u3067", "d9juau41awczczp" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct label label;
		struct label back;
		char code[LABEL_LENGTH];
		struct slice found = { .at = code };

		CHECK(label_read(&label, slice_of(cases[i].text)), "%s", cases[i].text);
		found.length = label_encode(&label, code);
		CHECK(slice_is(found, cases[i].code), "%s: %.*s", cases[i].text, (int)found.length,
			found.at);
		CHECK(label_decode(&back, found) && back.count == label.count &&
				memcmp(back.runes, label.runes,
					label.count * sizeof(*label.runes)) == 0,
			"%s does not come back", cases[i].text);
	}
}

int
main(void)
{
	test_all();
	test_malformed();
	test_walk();
	test_labels();
	return check_done("rune");
}
