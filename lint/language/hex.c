#include "language/hex.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"

enum {
	HEX_CHAR,
	HEX_LENGTH,
	HEX_SHA256,
	HEX_COUNT,
};

static const struct complaint complaints[] = {
	[HEX_CHAR] = { "HEX_CHAR", "hash-format" },
	[HEX_LENGTH] = { "HEX_LENGTH", "hash-format" },
	[HEX_SHA256] = { "HEX_LENGTH", "thumbprint-is-sha256" },
	[HEX_COUNT] = { NULL, NULL },
};

enum {
	SHA1_DIGITS = 40,
	SHA256_DIGITS = 64,
};

static const char *
hash_name(size_t digits)
{
	return digits == SHA1_DIGITS ? "SHA-1" : "SHA-256";
}

static size_t
hex_end(struct slice text, size_t most)
{
	size_t at = 0;

	while (at < text.length && at < most && byte_is_hex(text.at[at]))
		at++;
	return at;
}

/* Helps with the digits alone, where separators are all that is wrong. */
static void
help_with_digits(struct verdict *verdict, struct slice text, size_t digits)
{
	char hash[SHA256_DIGITS];
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (memchr(": -\t\r\n", text.at[i], 6))
			continue;
		if (!byte_is_hex(text.at[i]) || count == digits)
			return;
		hash[count++] = text.at[i];
	}
	if (count == digits)
		verdict_help(verdict, "write %.*s", (int)count, hash);
}

static void
say_length(struct verdict *verdict, struct slice text, size_t digits)
{
	size_t found = hex_end(text, text.length);
	size_t other = digits == SHA1_DIGITS ? SHA256_DIGITS : SHA1_DIGITS;
	size_t at = text.length < digits ? text.length : digits;
	bool longer = digits == SHA1_DIGITS && found == SHA256_DIGITS && found == text.length;

	verdict_say(verdict, &complaints[longer ? HEX_SHA256 : HEX_LENGTH], at, text.length - at,
		"a %s hash has %zu hexadecimal digits, found %zu", hash_name(digits), digits,
		found);
	if (found == other && found == text.length)
		verdict_help(verdict, "write the %s hash; %zu digits are a %s hash",
			hash_name(digits), other, hash_name(other));
}

static void
hash_check(struct slice text, size_t digits, struct verdict *verdict)
{
	size_t end = hex_end(text, digits), length;
	struct quote quote;
	uint32_t rune;

	if (end == digits && text.length == digits)
		return;
	if (end == text.length || end == digits) {
		say_length(verdict, text, digits);
		return;
	}
	length = rune_read(slice_from(text, end), &rune);
	length = length ? length : 1;
	verdict_say(verdict, &complaints[HEX_CHAR], end, length,
		"%s is no hexadecimal digit; a %s hash is %zu of them",
		quote_value(&quote, slice_part(text, end, length)), hash_name(digits), digits);
	help_with_digits(verdict, text, digits);
}

static void
sha256_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	hash_check(text, SHA256_DIGITS, verdict);
}

static void
sha1_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	hash_check(text, SHA1_DIGITS, verdict);
}

const struct language language_sha256_hex = {
	.name = "sha256-hex",
	.check = sha256_check,
	.complaints = { complaints },
};

const struct language language_sha1_hex = {
	.name = "sha1-hex",
	.check = sha1_check,
	.complaints = { complaints },
};
