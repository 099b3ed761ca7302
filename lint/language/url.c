#include "language/url.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "language/cidr.h"
#include "language/email.h"
#include "language/endpoint.h"
#include "language/host.h"

enum {
	URL_EMPTY,
	URL_SPACE,
	URL_CHAR,
	URL_SCHEME,
	URL_HOST,
	URL_COUNT,
};

static const struct complaint url_complaints[] = {
	[URL_EMPTY] = { "URL_EMPTY", "url-format" },
	[URL_SPACE] = { "URL_SPACE", "url-format" },
	[URL_CHAR] = { "URL_CHAR", "url-format" },
	[URL_SCHEME] = { "URL_SCHEME", "url-scheme" },
	[URL_HOST] = { "URL_HOST", "url-host" },
	[URL_COUNT] = { NULL, NULL },
};

/* What a field takes. */
struct form {
	bool https; /* and not http */
	bool address; /* an address literal as host */
	bool mailto; /* mailto: too, or nothing at all */
};

static const struct form form_url = { .https = false };
static const struct form form_https = { .https = true };
static const struct form form_https_ip = { .https = true, .address = true };
static const struct form form_mailto = { .mailto = true };

static const struct host_form form_host = { .wildcard = HOST_NO_WILDCARD };
static const struct host_form form_full_name = { .wildcard = HOST_NO_WILDCARD, .labels = 2 };

/* Whether the text starts with the word, given in small letters, in any case. */
static bool
starts_with(struct slice text, const char *word)
{
	size_t at = 0;

	while (word[at] && at < text.length && byte_lower(text.at[at]) == word[at])
		at++;
	return word[at] == '\0';
}

static bool
space_refuse(struct slice text, struct verdict *verdict)
{
	size_t space = slice_edge_space(text);
	struct slice trimmed = slice_trimmed(text);

	if (trimmed.length == 0) {
		verdict_say(
			verdict, &url_complaints[URL_EMPTY], 0, text.length, "the URL is empty");
		return true;
	}
	if (space == text.length)
		return false;
	verdict_say(verdict, &url_complaints[URL_SPACE], space,
		space ? text.length - space : (size_t)(trimmed.at - text.at),
		"white space %s the URL", space ? "after" : "before");
	verdict_help(verdict, "remove the white space");
	return true;
}

static bool
scheme_refuse(const struct form *form, struct slice text, struct verdict *verdict)
{
	const char *expected = form->https    ? "https://"
			       : form->mailto ? "http://, https:// or mailto:"
					      : "http:// or https://";
	size_t scheme = slice_scheme(text);
	struct slice host = slice_first(text, slice_find(text, '/'));
	struct quote quote;

	if (starts_with(text, "https://") || (!form->https && starts_with(text, "http://")))
		return false;
	verdict_say(verdict, &url_complaints[URL_SCHEME], 0, scheme ? scheme + 3 : text.length,
		"expected a URL that starts with %s, found %s", expected,
		quote_value(&quote, text));
	if (form->https && starts_with(text, "http://"))
		verdict_help(verdict, "write https:// instead of http://");
	else if (scheme == 0 && host_holds(host, &form_full_name))
		verdict_help(verdict, "write https:// in front of it");
	return true;
}

static bool
is_ipv4(struct slice text)
{
	struct network_parse parse;

	return network_parse(text, &parse) && parse.slash == text.length &&
	       parse.network.family == NETWORK_V4;
}

static void
say_host(const struct form *form, struct slice host, size_t base, struct verdict *verdict)
{
	const char *expected = form->address ? "an IP address" : "a host name or an IP address";
	struct quote quote;

	if (host.length == 0)
		verdict_say(verdict, &url_complaints[URL_HOST], base, 0,
			"the URL has no host; expected %s", expected);
	else
		verdict_say(verdict, &url_complaints[URL_HOST], base, host.length,
			"expected %s as host, found %s", expected, quote_value(&quote, host));
	if (endpoint_is_ipv6(host))
		verdict_help(verdict, "write it in brackets: [%.*s]", (int)host.length, host.at);
}

static bool
host_is_right(const struct form *form, struct slice host)
{
	if (slice_byte(host, 0) == '[')
		return slice_byte(host, host.length - 1) == ']' &&
		       endpoint_is_ipv6(slice_part(host, 1, host.length - 2));
	if (form->address || is_ipv4(host))
		return is_ipv4(host);
	if (host.length > 0 && host.at[host.length - 1] == '.')
		host.length--;
	return host_holds(host, &form_host);
}

/* Host and port, `base` being where they start. */
static bool
authority_refuse(
	const struct form *form, struct slice authority, size_t base, struct verdict *verdict)
{
	bool bracketed = slice_byte(authority, 0) == '[';
	size_t close = bracketed ? slice_find(authority, ']') : 0;
	size_t colon = close + slice_find(slice_from(authority, close), ':');
	struct slice host = slice_first(authority, colon);
	struct slice port = slice_from(authority, colon + 1);

	if (!bracketed && slice_find(port, ':') < port.length)
		host = authority;
	if (!host_is_right(form, host)) {
		say_host(form, host, base, verdict);
		return true;
	}
	return port.length > 0 && port_refuse(port, base + colon + 1, verdict);
}

/* Spaces and control characters have no place in a URL; whatever else is odd, clients put right. */
static void
rest_check(struct slice text, size_t at, struct verdict *verdict)
{
	struct quote quote;

	while (at < text.length && (unsigned char)text.at[at] > ' ' && text.at[at] != 0x7f)
		at++;
	if (at == text.length)
		return;
	verdict_say(verdict, &url_complaints[URL_CHAR], at, 1, "%s is not allowed in a URL",
		quote_value(&quote, slice_part(text, at, 1)));
	if (text.at[at] == ' ')
		verdict_help(verdict, "write %%20");
}

static size_t
authority_end(struct slice text, size_t at)
{
	while (at < text.length && !memchr("/?#", text.at[at], 3))
		at++;
	return at;
}

/* mailto: addresses with commas between them, up to the question mark. */
static void
mailto_check(struct slice text, struct verdict *verdict)
{
	size_t end = slice_find(text, '?'), at = strlen("mailto:");

	for (size_t next; at <= end && !verdict->complaint; at = next + 1) {
		struct slice rest = slice_part(text, at, end > at ? end - at : 0);

		next = at + slice_find(rest, ',');
		email_refuse(slice_first(rest, next - at), at, verdict);
	}
}

static void
url_check_form(const struct form *form, struct slice text, struct verdict *verdict)
{
	size_t start, end, user;

	if ((form->mailto && text.length == 0) || space_refuse(text, verdict))
		return;
	if (form->mailto && starts_with(text, "mailto:")) {
		mailto_check(text, verdict);
		return;
	}
	if (scheme_refuse(form, text, verdict))
		return;
	start = slice_scheme(text) + 3;
	end = authority_end(text, start);
	for (user = end; user > start && text.at[user - 1] != '@'; user--)
		continue;
	if (!authority_refuse(form, slice_part(text, user, end - user), user, verdict))
		rest_check(text, end, verdict);
}

static void
url_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	url_check_form(&form_url, text, verdict);
}

static void
https_url_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	url_check_form(&form_https, text, verdict);
}

static void
https_ip_url_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	url_check_form(&form_https_ip, text, verdict);
}

static void
url_or_mailto_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	url_check_form(&form_mailto, text, verdict);
}

const struct language language_url = {
	.name = "url",
	.check = url_check,
	.complaints = { url_complaints, port_complaints },
};

const struct language language_https_url = {
	.name = "https-url",
	.check = https_url_check,
	.complaints = { url_complaints, port_complaints },
};

const struct language language_https_ip_url = {
	.name = "https-ip-url",
	.check = https_ip_url_check,
	.complaints = { url_complaints, port_complaints },
};

const struct language language_url_or_mailto = {
	.name = "url-or-mailto",
	.check = url_or_mailto_check,
	.complaints = { url_complaints, port_complaints, email_complaints },
};
