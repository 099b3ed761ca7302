/*
 * Any bytes as a text of any language: the place lies within the text, the words are UTF-8 without
 * control characters, and who wants no words gets the same verdict. The first byte picks the
 * language, the second the limits of a duration. What follows is also read as a certificate.
 */
#include "base/quote.h"
#include "base/rune.h"
#include "language/duration.h"
#include "language/language.h"
#include "language/x509.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define EXPECT(condition)                                                                          \
	do {                                                                                       \
		if (!(condition))                                                                  \
			abort();                                                                   \
	} while (0)

static void
words_check(const struct text *words)
{
	struct slice rest = text_slice(words);

	while (rest.length > 0) {
		uint32_t rune = 0;
		size_t length = rune_read(rest, &rune);

		EXPECT(length > 0);
		EXPECT(rune >= ' ' && rune != 0x7f);
		EXPECT(rune < 0x202a || rune > 0x202e);
		rest = slice_from(rest, length);
	}
}

static struct grammar
grammar_pick(uint8_t which, uint8_t limits)
{
	size_t count = 0;

	while (language_at(count))
		count++;
	return (struct grammar){
		.language = language_at(which % count),
		.duration = {
			.units = limits & 127,
			.minimum = limits & 128 ? INT64_C(60000000000) : 0,
			.maximum = limits & 64 ? INT64_C(86400000000000) : 0,
			.exclusive = limits & 32,
			.also = { "forever", limits & 16 ? 7 : 0 },
			.empty = limits & 8,
		},
	};
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text message = { 0 }, help = { 0 };
	struct verdict loud = { .message = &message, .help = &help }, silent = { 0 };
	struct grammar grammar;
	struct slice text;
	struct x509 x509;

	if (size < 2)
		return 0;
	grammar = grammar_pick(data[0], data[1]);
	text = (struct slice){ .at = (const char *)data + 2, .length = size - 2 };
	grammar.language->check(&grammar, text, &loud);
	grammar.language->check(&grammar, text, &silent);
	EXPECT(loud.complaint == silent.complaint && loud.at == silent.at);
	EXPECT(loud.length == silent.length);
	EXPECT(loud.at <= text.length && loud.length <= text.length - loud.at);
	EXPECT(!loud.complaint == (message.length == 0));
	EXPECT(loud.complaint || help.length == 0);
	words_check(&message);
	words_check(&help);
	x509_read(text, &x509);
	text_drop(&message);
	text_drop(&help);
	return 0;
}
