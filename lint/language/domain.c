#include "language/domain.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "language/host.h"

enum {
	PATH_WILDCARD,
	PATH_CHAR,
	PATH_FINE, /* also the end of the table */
};

static const struct complaint path_complaints[] = {
	[PATH_WILDCARD] = { "PATH_WILDCARD", "path-format" },
	[PATH_CHAR] = { "PATH_CHAR", "path-format" },
	[PATH_FINE] = { NULL, NULL },
};

static const struct host_form form_domain = { .wildcard = HOST_NO_WILDCARD };
static const struct host_form form_wildcard = { .wildcard = HOST_WILDCARD_FIRST };
static const struct host_form form_fqdn = { .wildcard = HOST_NO_WILDCARD, .labels = 2 };
static const struct host_form form_app = { .wildcard = HOST_WILDCARD_LABELS, .path = true };

static void
host_check(const struct host_form *form, struct slice text, struct verdict *verdict)
{
	if (!host_refuse(text, form, 0, verdict))
		host_remark(text, form, 0, verdict);
}

static void
domain_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	host_check(&form_domain, text, verdict);
}

static void
domain_wildcard_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	host_check(&form_wildcard, text, verdict);
}

static void
fqdn_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	host_check(&form_fqdn, text, verdict);
}

/* The first byte of a path that it cannot hold: a second star of its segment, or what starts a
 * query or a fragment, white space, a control character. */
static size_t
path_flaw(struct slice text, size_t at, unsigned *flaw)
{
	for (bool star = false; at < text.length; at++) {
		char byte = text.at[at];

		if (byte == '/') {
			star = false;
		} else if (byte == '*' && star) {
			*flaw = PATH_WILDCARD;
			return at;
		} else if (byte == '*') {
			star = true;
		} else if (byte == '?' || byte == '#' || (unsigned char)byte <= ' ' ||
			   byte == 0x7f) {
			*flaw = PATH_CHAR;
			return at;
		}
	}
	*flaw = PATH_FINE;
	return at;
}

static void
say_path(struct verdict *verdict, struct slice text, size_t at, unsigned flaw)
{
	const struct complaint *complaint = &path_complaints[flaw];
	size_t left = text.length - at;
	struct quote quote;

	if (flaw == PATH_WILDCARD) {
		verdict_say(verdict, complaint, at, 1,
			"a path segment can hold one wildcard, found another");
		verdict_help(verdict, "keep one * between two slashes");
		return;
	}
	if (text.at[at] == '?')
		verdict_say(verdict, complaint, at, left,
			"the path has a query %s, which is never matched",
			quote_value(&quote, slice_from(text, at)));
	else if (text.at[at] == '#')
		verdict_say(verdict, complaint, at, left,
			"the path has a fragment %s, which browsers never send",
			quote_value(&quote, slice_from(text, at)));
	else
		verdict_say(verdict, complaint, at, 1, "%s is not allowed in a path",
			quote_value(&quote, slice_part(text, at, 1)));
	if (text.at[at] == '?' || text.at[at] == '#')
		verdict_help(verdict, "remove everything from the %c on", text.at[at]);
}

static void
app_domain_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	unsigned flaw;
	size_t at;

	(void)grammar;
	if (host_refuse(text, &form_app, 0, verdict))
		return;
	at = path_flaw(text, slice_find(text, '/'), &flaw);
	if (flaw != PATH_FINE)
		say_path(verdict, text, at, flaw);
	else
		host_remark(text, &form_app, 0, verdict);
}

const struct language language_domain = {
	.name = "domain",
	.check = domain_check,
	.complaints = { host_complaints },
};

const struct language language_domain_wildcard = {
	.name = "domain-wildcard",
	.check = domain_wildcard_check,
	.complaints = { host_complaints },
};

const struct language language_fqdn = {
	.name = "fqdn",
	.check = fqdn_check,
	.complaints = { host_complaints },
};

const struct language language_app_domain = {
	.name = "app-domain",
	.check = app_domain_check,
	.complaints = { host_complaints, path_complaints },
};
