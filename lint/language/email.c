#include "language/email.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "language/host.h"

enum {
	EMAIL_EMPTY,
	EMAIL_SPACE,
	EMAIL_AT,
	EMAIL_LOCAL,
	EMAIL_DOMAIN,
	EMAIL_LONG,
	EMAIL_COUNT,
};

const struct complaint email_complaints[] = {
	[EMAIL_EMPTY] = { "EMAIL_EMPTY", "email-format" },
	[EMAIL_SPACE] = { "EMAIL_SPACE", "email-format" },
	[EMAIL_AT] = { "EMAIL_AT", "email-format" },
	[EMAIL_LOCAL] = { "EMAIL_LOCAL", "email-format" },
	[EMAIL_DOMAIN] = { "EMAIL_DOMAIN", "email-format" },
	[EMAIL_LONG] = { "EMAIL_LONG", "email-format" },
	[EMAIL_COUNT] = { NULL, NULL },
};

enum {
	ADDRESS_MAX = 254,
};

static const struct host_form form_domain = { .wildcard = HOST_NO_WILDCARD };

/* The at sign that parts name and domain: the last one, for a quoted name may hold others. */
static size_t
at_sign(struct slice text)
{
	size_t at = slice_last_part(text, '@');

	return at > 0 ? at - 1 : text.length;
}

/* The first byte that no mailbox name has, or the length. A quoted name may hold anything but
 * control characters; a plain one is atext of RFC 5322 with dots anywhere, for some providers have
 * given out names with dots in odd places, and UTF-8 (RFC 6531). */
static size_t
local_end(struct slice local)
{
	bool quoted = local.length > 2 && local.at[0] == '"' && local.at[local.length - 1] == '"';
	size_t at = 0;

	for (; at < local.length; at++) {
		unsigned char byte = (unsigned char)local.at[at];

		if (byte < ' ' || byte == 0x7f)
			break;
		if (!quoted && memchr(" \"(),:;<>@[\\]", byte, 13))
			break;
	}
	return at;
}

static bool
space_refuse(struct slice part, size_t base, struct verdict *verdict)
{
	size_t space = slice_edge_space(part);
	struct slice trimmed = slice_trimmed(part);

	if (trimmed.length == 0) {
		verdict_say(verdict, &email_complaints[EMAIL_EMPTY], base, part.length,
			"the mail address is empty");
		verdict_help(verdict, "write an address such as user@example.com");
		return true;
	}
	if (space == part.length)
		return false;
	verdict_say(verdict, &email_complaints[EMAIL_SPACE], base + space,
		space ? part.length - space : (size_t)(trimmed.at - part.at),
		"white space %s the mail address", space ? "after" : "before");
	verdict_help(verdict, "remove the white space");
	return true;
}

static bool
local_refuse(struct slice local, size_t base, struct verdict *verdict)
{
	size_t end = local_end(local);
	struct quote quote;

	if (local.length == 0)
		verdict_say(verdict, &email_complaints[EMAIL_LOCAL], base, 0,
			"the name before the @ is missing");
	else if (end < local.length)
		verdict_say(verdict, &email_complaints[EMAIL_LOCAL], base + end, 1,
			"%s is not allowed before the @ of a mail address",
			quote_value(&quote, slice_part(local, end, 1)));
	else
		return false;
	return true;
}

/* The host's own words are not used: here they would speak of half a value. */
static bool
domain_refuse(struct slice domain, size_t base, struct verdict *verdict)
{
	struct verdict inner = { 0 };
	struct quote quote;

	if (!host_refuse(domain, &form_domain, 0, &inner))
		return false;
	if (domain.length == 0)
		verdict_say(verdict, &email_complaints[EMAIL_DOMAIN], base, 0,
			"the domain behind the @ is missing");
	else
		verdict_say(verdict, &email_complaints[EMAIL_DOMAIN], base + inner.at, inner.length,
			"%s is no mail domain", quote_value(&quote, domain));
	return true;
}

bool
email_refuse(struct slice part, size_t base, struct verdict *verdict)
{
	size_t at = at_sign(part);
	struct quote quote;

	if (space_refuse(part, base, verdict))
		return true;
	if (at == part.length) {
		verdict_say(verdict, &email_complaints[EMAIL_AT], base + at, 0,
			"%s has no @; expected an address such as user@example.com",
			quote_value(&quote, part));
		return true;
	}
	if (local_refuse(slice_first(part, at), base, verdict) ||
		domain_refuse(slice_from(part, at + 1), base + at + 1, verdict))
		return true;
	if (part.length <= ADDRESS_MAX)
		return false;
	verdict_say(verdict, &email_complaints[EMAIL_LONG], base + ADDRESS_MAX,
		part.length - ADDRESS_MAX, "the mail address has %zu bytes; expected at most 254",
		part.length);
	return true;
}

static void
email_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	email_refuse(text, 0, verdict);
}

const struct language language_email = {
	.name = "email",
	.check = email_check,
	.complaints = { email_complaints },
};
