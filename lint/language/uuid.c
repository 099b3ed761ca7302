#include "language/uuid.h"

#include "base/bytes.h"
#include "base/quote.h"

enum {
	UUID_EMPTY,
	UUID_SYNTAX,
	AAGUID_ZERO,
	UUID_COUNT,
};

static const struct complaint complaints[] = {
	[UUID_EMPTY] = { "UUID_EMPTY", "uuid-format" },
	[UUID_SYNTAX] = { "UUID_SYNTAX", "uuid-format" },
	[AAGUID_ZERO] = { "AAGUID_ZERO", "aaguid-zero" },
	[UUID_COUNT] = { NULL, NULL },
};

enum {
	UUID_DIGITS = 32,
	UUID_LENGTH = 36,
};

static bool
is_hyphen_place(size_t at)
{
	return at == 8 || at == 13 || at == 18 || at == 23;
}

/* The first byte that breaks the pattern, or where it breaks off. */
static size_t
uuid_end(struct slice text)
{
	size_t at = 0;

	while (at < text.length && at < UUID_LENGTH &&
		(is_hyphen_place(at) ? text.at[at] == '-' : byte_is_hex(text.at[at])))
		at++;
	return at;
}

/* Helps where 32 digits are there and only what stands around and between them is wrong. */
static void
help_with_digits(struct verdict *verdict, struct slice text)
{
	char digits[UUID_DIGITS];
	const char *d = digits;
	size_t count = 0;

	if (slice_starts(text, slice_of("urn:uuid:")))
		text = slice_from(text, strlen("urn:uuid:"));
	for (size_t i = 0; i < text.length; i++) {
		if (memchr("{}-_ \t\r\n", text.at[i], 8))
			continue;
		if (!byte_is_hex(text.at[i]) || count == UUID_DIGITS)
			return;
		digits[count++] = text.at[i];
	}
	if (count == UUID_DIGITS)
		verdict_help(verdict, "write %.8s-%.4s-%.4s-%.4s-%.12s", d, d + 8, d + 12, d + 16,
			d + 20);
}

static bool
uuid_refuse(struct slice text, struct verdict *verdict)
{
	size_t at = uuid_end(text);
	struct quote quote;

	if (slice_trimmed(text).length == 0) {
		verdict_say(verdict, &complaints[UUID_EMPTY], 0, text.length, "the UUID is empty");
		return true;
	}
	if (at == UUID_LENGTH && text.length == UUID_LENGTH)
		return false;
	if (at == text.length)
		verdict_say(verdict, &complaints[UUID_SYNTAX], at, 0,
			"the UUID breaks off after %zu characters; expected 36", at);
	else if (at == UUID_LENGTH)
		verdict_say(verdict, &complaints[UUID_SYNTAX], at, text.length - at,
			"unexpected %s after the UUID", quote_value(&quote, slice_from(text, at)));
	else
		verdict_say(verdict, &complaints[UUID_SYNTAX], at, text.length - at,
			"expected %s in the UUID, found %s",
			is_hyphen_place(at) ? "a hyphen" : "a hexadecimal digit",
			quote_value(&quote, slice_from(text, at)));
	help_with_digits(verdict, text);
	return true;
}

static void
uuid_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	uuid_refuse(text, verdict);
}

static void
aaguid_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	if (uuid_refuse(text, verdict))
		return;
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] != '0' && text.at[i] != '-')
			return;
	verdict_say(verdict, &complaints[AAGUID_ZERO], 0, text.length,
		"an AAGUID of zeros stands for every authenticator that hides its model");
	verdict_help(verdict, "remove it, or list the models that are allowed");
}

const struct language language_uuid = {
	.name = "uuid",
	.check = uuid_check,
	.complaints = { complaints },
};

const struct language language_aaguid = {
	.name = "aaguid",
	.check = aaguid_check,
	.complaints = { complaints },
};
