#include "schema/format.h"

#include "base/bytes.h"
#include "schema/format_list.h"
#include "schema/pattern.h"

bool
format_json_pointer(struct slice text)
{
	if (text.length > 0 && text.at[0] != '/')
		return false;
	for (size_t i = 0; i < text.length; i++) {
		int next = byte_at(text, i + 1);

		if (text.at[i] == '~' && next != '0' && next != '1')
			return false;
	}
	return true;
}

bool
format_relative_json_pointer(struct slice text)
{
	size_t at = 0;

	while (byte_is_digit(byte_at(text, at)))
		at++;
	if (at == 0 || (at > 1 && text.at[0] == '0'))
		return false;
	text = slice_from(text, at);
	return slice_is(text, "#") || format_json_pointer(text);
}

bool
format_uuid(struct slice text)
{
	static const char shape[] = "00000000-0000-0000-0000-000000000000";

	if (text.length != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (shape[i] == '-' ? text.at[i] != '-' : !byte_is_hex(byte_at(text, i)))
			return false;
	}
	return true;
}

bool
format_regex(struct slice text)
{
	return pattern_valid(text);
}

static const struct format FORMATS[] = {
	{ .name = "date",
		.drafts = DRAFTS_FROM_7,
		.phrase = "a date such as 2026-01-31",
		.holds = format_date },
	{ .name = "date-time",
		.drafts = DRAFTS_ALL,
		.phrase = "a date and time such as 2026-01-31T08:00:00Z",
		.holds = format_date_time },
	{ .name = "duration",
		.drafts = DRAFTS_FROM_2019,
		.phrase = "an ISO 8601 duration such as P1DT12H",
		.holds = format_duration },
	{ .name = "email",
		.drafts = DRAFTS_ALL,
		.phrase = "an e-mail address",
		.holds = format_email },
	{ .name = "hostname",
		.drafts = DRAFTS_ALL,
		.phrase = "a host name",
		.holds = format_hostname },
	{ .name = "idn-email",
		.drafts = DRAFTS_FROM_7,
		.phrase = "an e-mail address",
		.holds = format_idn_email },
	{ .name = "idn-hostname",
		.drafts = DRAFTS_FROM_7,
		.phrase = "a host name",
		.holds = format_idn_hostname },
	{ .name = "ipv4", .drafts = DRAFTS_ALL, .phrase = "an IPv4 address", .holds = format_ipv4 },
	{ .name = "ipv6", .drafts = DRAFTS_ALL, .phrase = "an IPv6 address", .holds = format_ipv6 },
	{ .name = "iri",
		.drafts = DRAFTS_FROM_7,
		.phrase = "an IRI such as https://example.com/path",
		.holds = format_iri },
	{ .name = "iri-reference",
		.drafts = DRAFTS_FROM_7,
		.phrase = "an IRI or a relative reference",
		.holds = format_iri_reference },
	{ .name = "json-pointer",
		.drafts = DRAFTS_FROM_6,
		.phrase = "a JSON pointer such as /result/0",
		.holds = format_json_pointer },
	{ .name = "regex",
		.drafts = DRAFTS_FROM_7,
		.phrase = "a regular expression (ECMA-262)",
		.holds = format_regex },
	{ .name = "relative-json-pointer",
		.drafts = DRAFTS_FROM_7,
		.phrase = "a relative JSON pointer such as 1/name",
		.holds = format_relative_json_pointer },
	{ .name = "time",
		.drafts = DRAFTS_FROM_7,
		.phrase = "a time with its zone such as 08:00:00Z",
		.holds = format_time },
	{ .name = "uri",
		.drafts = DRAFTS_ALL,
		.phrase = "a URI such as https://example.com/path",
		.holds = format_uri },
	{ .name = "uri-reference",
		.drafts = DRAFTS_FROM_6,
		.phrase = "a URI or a relative reference",
		.holds = format_uri_reference },
	{ .name = "uri-template",
		.drafts = DRAFTS_FROM_6,
		.phrase = "a URI template such as /accounts/{account}",
		.holds = format_uri_template },
	{ .name = "uuid",
		.drafts = DRAFTS_FROM_2019,
		.phrase = "a UUID such as f174e90a-fafe-4643-bbbc-4a0ed4fc8415",
		.holds = format_uuid },
};

const struct format *
format_find(struct slice name, unsigned draft)
{
	for (size_t i = 0; i < sizeof(FORMATS) / sizeof(*FORMATS); i++) {
		if (slice_is(name, FORMATS[i].name) && (FORMATS[i].drafts & draft))
			return &FORMATS[i];
	}
	return NULL;
}
