#include "language/host.h"

#include "base/bug.h"
#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "language/cidr.h"
#include "language/punycode.h"

enum {
	HOST_EMPTY,
	HOST_SPACE,
	HOST_CHAR,
	HOST_LABEL_EMPTY,
	HOST_LABEL_LONG,
	HOST_LONG,
	HOST_HYPHEN,
	HOST_WILDCARD,
	HOST_SCHEME,
	HOST_PATH,
	HOST_PORT,
	HOST_IP,
	HOST_TRAILING_DOT,
	HOST_SHORT,
	HOST_NON_ASCII,
	HOST_UNDERSCORE,
	HOST_FINE, /* also the end of the table */
};

const struct complaint host_complaints[] = {
	[HOST_EMPTY] = { "HOST_EMPTY", "host-format" },
	[HOST_SPACE] = { "HOST_SPACE", "host-format" },
	[HOST_CHAR] = { "HOST_CHAR", "host-format" },
	[HOST_LABEL_EMPTY] = { "HOST_LABEL_EMPTY", "host-format" },
	[HOST_LABEL_LONG] = { "HOST_LABEL_LONG", "host-format" },
	[HOST_LONG] = { "HOST_LONG", "host-format" },
	[HOST_HYPHEN] = { "HOST_HYPHEN", "host-format" },
	[HOST_WILDCARD] = { "HOST_WILDCARD", "host-format" },
	[HOST_SCHEME] = { "HOST_SCHEME", "host-format" },
	[HOST_PATH] = { "HOST_PATH", "host-format" },
	[HOST_PORT] = { "HOST_PORT", "host-format" },
	[HOST_IP] = { "HOST_IP", "host-is-address" },
	[HOST_TRAILING_DOT] = { "HOST_TRAILING_DOT", "host-format" },
	[HOST_SHORT] = { "HOST_SHORT", "host-format" },
	[HOST_NON_ASCII] = { "HOST_NON_ASCII", "host-not-ascii" },
	[HOST_UNDERSCORE] = { "HOST_UNDERSCORE", "host-underscore" },
	[HOST_FINE] = { NULL, NULL },
};

enum {
	LABEL_MAX = 63,
	HOST_MAX = 253,
};

/* What is wrong with a text, and where. */
struct flaw {
	unsigned code;
	size_t at;
	size_t length;
};

static const struct flaw no_flaw = { .code = HOST_FINE };

static struct flaw
flaw_at(unsigned code, size_t at, size_t end)
{
	return (struct flaw){ .code = code, .at = at, .length = end - at };
}

/* Characters beyond ASCII that are in no script: spaces, punctuation, private use, and the marks
 * that nobody sees. What is left may not be a letter either, but then the doubt alone is reported.
 */
static bool
rune_is_foreign(uint32_t rune)
{
	return (rune >= 0x80 && rune < 0xc0 && rune != 0xaa && rune != 0xb5 && rune != 0xb7 &&
		       rune != 0xba) ||
	       rune == 0xd7 || rune == 0xf7 || (rune >= 0x2000 && rune < 0x200c) ||
	       (rune >= 0x200e && rune < 0x2070) || (rune >= 0x3000 && rune < 0x3004) ||
	       (rune >= 0xe000 && rune < 0xf900) || rune == 0xfeff ||
	       (rune >= 0xfff0 && rune < 0x10000) || rune >= 0xe0000;
}

/* The length of the character at a place if a host name may hold it, else 0. */
static size_t
name_character(struct slice text, size_t at)
{
	char byte = text.at[at];
	uint32_t rune = 0;
	size_t length;

	if (byte_is_alnum(byte) || byte == '-' || byte == '_')
		return 1;
	if ((unsigned char)byte < 0x80)
		return 0;
	length = rune_read(slice_from(text, at), &rune);
	return rune_is_foreign(rune) ? 0 : length;
}

static bool
is_ascii(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] < 0x21 || (unsigned char)text.at[i] > 0x7e)
			return false;
	return true;
}

/* How long a label is in DNS. */
static size_t
label_length(struct slice label)
{
	char buffer[PUNYCODE_SIZE];

	if (is_ascii(label))
		return label.length;
	return punycode_write(label, buffer) ? strlen(buffer) : LABEL_MAX + 1 + label.length;
}

/* Stars of a label, each at its place. */
static struct flaw
star_flaw(struct slice text, size_t at, size_t end, const struct host_form *form)
{
	struct slice label = slice_part(text, at, end - at);
	size_t first = at + slice_find(label, '*'), second;
	bool last = end == text.length;

	if (first == end)
		return no_flaw;
	second = first + 1 + slice_find(slice_from(label, first + 1 - at), '*');
	if (form->wildcard != HOST_NO_WILDCARD && second < end)
		return flaw_at(HOST_WILDCARD, second, second + 1);
	if (form->wildcard == HOST_WILDCARD_LABELS && !last)
		return no_flaw;
	if (form->wildcard == HOST_WILDCARD_FIRST && at == 0 && end == 1 && !last)
		return no_flaw;
	return flaw_at(HOST_WILDCARD, first, first + 1);
}

static struct flaw
label_flaw(struct slice text, size_t at, size_t end, const struct host_form *form)
{
	struct flaw flaw = star_flaw(text, at, end, form);
	uint32_t rune;

	if (flaw.code != HOST_FINE)
		return flaw;
	for (size_t i = at, length; i < end; i += length) {
		length = text.at[i] == '*' ? 1 : name_character(text, i);
		if (length > 0)
			continue;
		length = rune_read(slice_from(text, i), &rune);
		return flaw_at(HOST_CHAR, i, i + (length > 0 ? length : 1));
	}
	if (label_length(slice_part(text, at, end - at)) > LABEL_MAX)
		return flaw_at(HOST_LABEL_LONG, at, end);
	if (text.at[at] == '-')
		return flaw_at(HOST_HYPHEN, at, at + 1);
	if (text.at[end - 1] == '-')
		return flaw_at(HOST_HYPHEN, end - 1, end);
	return no_flaw;
}

/* An empty label at the end is a trailing dot, unless only a wildcard stands before it. */
static struct flaw
empty_label_flaw(struct slice text, size_t at)
{
	if (at == text.length && at > 0 && !slice_is(text, "*."))
		return flaw_at(HOST_TRAILING_DOT, at - 1, at);
	return flaw_at(HOST_LABEL_EMPTY, at, at);
}

/* Label by label; the total length comes last. */
static struct flaw
labels_flaw(struct slice text, const struct host_form *form)
{
	size_t at = 0, end, total = 0, labels = 1;
	struct flaw flaw;

	for (;; at = end + 1, labels++) {
		end = at + slice_find(slice_from(text, at), '.');
		flaw = at == end ? empty_label_flaw(text, at) : label_flaw(text, at, end, form);
		if (flaw.code != HOST_FINE)
			return flaw;
		total += label_length(slice_part(text, at, end - at)) + 1;
		if (end == text.length)
			break;
	}
	if (slice_digits_end(text, at) == text.length)
		return flaw_at(HOST_IP, at, text.length);
	if (labels < form->labels)
		return flaw_at(HOST_SHORT, 0, text.length);
	if (total - 1 > HOST_MAX)
		return flaw_at(
			HOST_LONG, text.length > HOST_MAX ? HOST_MAX : text.length, text.length);
	return no_flaw;
}

static struct flaw
space_flaw(struct slice text)
{
	size_t space = slice_edge_space(text);
	struct slice trimmed = slice_trimmed(text);

	if (trimmed.length == 0)
		return flaw_at(HOST_EMPTY, 0, text.length);
	if (space == text.length)
		return no_flaw;
	return flaw_at(HOST_SPACE, space, space ? text.length : (size_t)(trimmed.at - text.at));
}

/* The part of a text that a form takes for the host. */
static struct slice
host_part(struct slice text, const struct host_form *form)
{
	return form->path ? slice_first(text, slice_find(text, '/')) : text;
}

static struct flaw
host_flaw(struct slice text, const struct host_form *form)
{
	struct slice host = host_part(text, form);
	size_t scheme = slice_scheme(text);
	size_t slash = slice_find(host, '/'), colon = slice_find(host, ':');
	struct flaw flaw = space_flaw(text);
	struct network_parse parse;

	if (flaw.code != HOST_FINE)
		return flaw;
	if (scheme > 0)
		return flaw_at(HOST_SCHEME, 0, scheme + 3);
	if (network_parse(text, &parse))
		return flaw_at(HOST_IP, 0, text.length);
	if (host.length == 0)
		return flaw_at(HOST_EMPTY, 0, 0);
	if (network_parse(host, &parse))
		return flaw_at(HOST_IP, 0, host.length);
	if (slash < host.length)
		return flaw_at(HOST_PATH, slash, host.length);
	if (colon < host.length)
		return flaw_at(HOST_PORT, colon, host.length);
	return labels_flaw(host, form);
}

bool
host_holds(struct slice text, const struct host_form *form)
{
	return host_flaw(text, form).code == HOST_FINE;
}

/* Helps with a name that is right by itself and plain enough to need no escaping. */
static bool
help_with(struct verdict *verdict, const char *before, struct slice host)
{
	static const struct host_form plain = { .wildcard = HOST_NO_WILDCARD };

	if (host.length > HOST_MAX || !is_ascii(host) || !host_holds(host, &plain))
		return false;
	verdict_help(verdict, "write %s%.*s", before, (int)host.length, host.at);
	return true;
}

/* The host of a URL, or host and path where both may stand and the path is of the simplest kind. */
static void
help_with_url(struct verdict *verdict, struct slice text, const struct host_form *form)
{
	struct slice rest = slice_from(text, slice_scheme(text) + 3);
	size_t host = 0, path;

	while (host < rest.length && !memchr("/?#:@", rest.at[host], 5))
		host++;
	/* A name before the host, and maybe a password, which no help repeats. */
	if (memchr(rest.at, '@', rest.length))
		return;
	path = host;
	if (form->path && slice_byte(rest, host) == '/' && rest.length <= HOST_MAX)
		while (byte_is_alnum(slice_byte(rest, path)) ||
			(path < rest.length && memchr("/-._~", rest.at[path], 5)))
			path++;
	if (path < rest.length || path == host + 1)
		path = host;
	if (path == host)
		help_with(verdict, "", slice_first(rest, host));
	else if (is_ascii(slice_first(rest, host)) && host_holds(slice_first(rest, host), form))
		verdict_help(verdict, "write %.*s", (int)path, rest.at);
}

static void
help_with_wildcard(struct verdict *verdict, struct slice text, const struct host_form *form)
{
	struct slice name = text;

	while (name.length > 0 && (name.at[0] == '*' || name.at[0] == '.'))
		name = slice_from(name, 1);
	switch (form->wildcard) {
	case HOST_NO_WILDCARD:
		if (!help_with(verdict, "", name))
			verdict_help(verdict, "write the name without a wildcard");
		return;
	case HOST_WILDCARD_FIRST:
		if (name.length == text.length || !help_with(verdict, "*.", name))
			verdict_help(verdict,
				"write the wildcard as the first label, as in *.example.com");
		return;
	case HOST_WILDCARD_LABELS:
		verdict_help(verdict, "keep one wildcard in each label but the last");
		return;
	}
}

static void
say_wildcard(struct verdict *verdict, const struct complaint *complaint, size_t at,
	const struct host_form *form)
{
	static const char *const expected[] = {
		[HOST_NO_WILDCARD] = "a wildcard is not allowed here",
		[HOST_WILDCARD_FIRST] = "a wildcard can only be the whole first label of a name",
		[HOST_WILDCARD_LABELS] = "a label can hold one wildcard, the last label none",
	};

	verdict_say(verdict, complaint, at, 1, "%s", expected[form->wildcard]);
}

static void
say_ip(struct verdict *verdict, const struct complaint *complaint, size_t at, struct slice found)
{
	bool network = slice_find(found, '/') < found.length;
	struct network ignored;
	struct quote quote;

	if (network_read(found, &ignored))
		verdict_say(verdict, complaint, at, found.length, "%s is an IP %s, not a host name",
			quote_value(&quote, found), network ? "network" : "address");
	else
		verdict_say(verdict, complaint, at, found.length,
			"the last label %s is a number; expected a host name, not an address",
			quote_value(&quote, found));
}

static void
say_text(struct verdict *verdict, const struct complaint *complaint, size_t at, struct slice found,
	const struct flaw *flaw)
{
	struct quote quote;
	const char *value = quote_value(&quote, found);

	switch (flaw->code) {
	case HOST_SPACE:
		verdict_say(verdict, complaint, at, found.length, "white space %s the host name",
			flaw->at ? "after" : "before");
		return;
	case HOST_CHAR:
		verdict_say(verdict, complaint, at, found.length,
			"%s is not allowed in a host name", value);
		return;
	case HOST_LABEL_LONG:
		verdict_say(verdict, complaint, at, found.length,
			"the label %s is too long; expected at most 63 bytes", value);
		return;
	case HOST_HYPHEN:
		verdict_say(verdict, complaint, at, found.length,
			"a label cannot start or end with a hyphen");
		return;
	case HOST_PATH:
		verdict_say(verdict, complaint, at, found.length,
			"expected a host name alone, found the path %s", value);
		return;
	case HOST_PORT:
		verdict_say(verdict, complaint, at, found.length,
			"expected a host name alone, found the port %s", value);
		return;
	case HOST_SHORT:
		verdict_say(verdict, complaint, at, found.length,
			"%s has one label only; expected a full name such as app.example.com",
			value);
		return;
	default: BUG("no words for %s", complaint->code);
	}
}

static void
say_flaw(struct verdict *verdict, struct slice text, size_t base, const struct host_form *form,
	const struct flaw *flaw)
{
	const struct complaint *complaint = &host_complaints[flaw->code];
	struct slice found = slice_part(text, flaw->at, flaw->length);
	size_t at = base + flaw->at;

	switch (flaw->code) {
	case HOST_EMPTY:
		verdict_say(verdict, complaint, at, flaw->length, "the host name is missing");
		return;
	case HOST_LABEL_EMPTY:
		verdict_say(verdict, complaint, at, 0, "a label of the host name is empty");
		return;
	case HOST_LONG:
		verdict_say(verdict, complaint, at, flaw->length,
			"the host name is too long; expected at most 253 bytes");
		return;
	case HOST_SCHEME:
		verdict_say(
			verdict, complaint, at, flaw->length, "expected a host name, found a URL");
		return;
	case HOST_TRAILING_DOT:
		verdict_say(verdict, complaint, at, 1, "the host name ends in a dot");
		return;
	case HOST_WILDCARD: say_wildcard(verdict, complaint, at, form); return;
	case HOST_IP: say_ip(verdict, complaint, at, found); return;
	default: say_text(verdict, complaint, at, found, flaw); return;
	}
}

static void
help_flaw(struct verdict *verdict, struct slice text, const struct host_form *form,
	const struct flaw *flaw)
{
	bool wildcard = form->wildcard != HOST_NO_WILDCARD;

	switch (flaw->code) {
	case HOST_EMPTY: verdict_help(verdict, "write a host name such as app.example.com"); return;
	case HOST_SPACE: help_with(verdict, "", slice_trimmed(text)); return;
	case HOST_SCHEME: help_with_url(verdict, text, form); return;
	case HOST_WILDCARD: help_with_wildcard(verdict, text, form); return;
	case HOST_PATH:
	case HOST_TRAILING_DOT: help_with(verdict, "", slice_first(text, flaw->at)); return;
	case HOST_PORT:
		if (flaw->at + flaw->length < text.length ||
			!help_with(verdict, "", slice_first(text, flaw->at)))
			verdict_help(verdict, "remove the port");
		return;
	case HOST_LABEL_EMPTY:
		if (flaw->at == 0)
			help_with(verdict, wildcard ? "*." : "", slice_from(text, 1));
		return;
	case HOST_CHAR:
		if (flaw->at == 0)
			help_with(verdict, "", slice_from(text, 1));
		return;
	case HOST_IP:
		if (form->wildcard == HOST_WILDCARD_FIRST && flaw->at == 0)
			verdict_help(verdict, "move it to the field for addresses");
		return;
	default: return;
	}
}

bool
host_refuse(struct slice text, const struct host_form *form, size_t base, struct verdict *verdict)
{
	struct flaw flaw = host_flaw(text, form);

	if (flaw.code == HOST_FINE)
		return false;
	say_flaw(verdict, text, base, form, &flaw);
	if (verdict->help)
		help_flaw(verdict, text, form, &flaw);
	return true;
}

/* The whole name as DNS carries it; false where one label would have to be mapped first. */
static bool
host_to_ascii(struct slice host, char buffer[HOST_MAX + 1])
{
	size_t used = 0;

	while (host.length > 0) {
		struct slice label = slice_first(host, slice_find(host, '.'));
		char ascii[PUNYCODE_SIZE];
		size_t length;

		if (!is_ascii(label)) {
			if (slice_find(label, '*') < label.length || !punycode_is_plain(label) ||
				!punycode_write(label, ascii))
				return false;
			label = slice_of(ascii);
		}
		length = slice_find(host, '.');
		host = slice_from(host, length + 1);
		if (label.length + 2 > HOST_MAX + 1 - used)
			return false;
		memcpy(buffer + used, label.at, label.length);
		used += label.length;
		if (host.length > 0)
			buffer[used++] = '.';
	}
	buffer[used] = '\0';
	return true;
}

static void
say_label(struct verdict *verdict, struct slice host, size_t at, size_t base, bool ascii)
{
	size_t start = slice_last_part(slice_first(host, at), '.');
	size_t end = at + slice_find(slice_from(host, at), '.');
	char name[HOST_MAX + 1];
	struct quote quote;
	const char *label;

	label = quote_value(&quote, slice_part(host, start, end - start));
	if (ascii) {
		verdict_say(verdict, &host_complaints[HOST_UNDERSCORE], base + start, end - start,
			"the label %s has an underscore, which not all software accepts in a host "
			"name",
			label);
		return;
	}
	verdict_say(verdict, &host_complaints[HOST_NON_ASCII], base + start, end - start,
		"the label %s is not in the form that DNS carries", label);
	if (host_to_ascii(host, name))
		verdict_help(verdict, "write %s", name);
	else
		verdict_help(verdict, "write it in its xn-- form");
}

void
host_remark(struct slice text, const struct host_form *form, size_t base, struct verdict *verdict)
{
	struct slice host = host_part(text, form);

	for (size_t i = 0; i < host.length; i++) {
		bool ascii = (unsigned char)host.at[i] < 0x80;

		if (ascii && host.at[i] != '_')
			continue;
		say_label(verdict, host, i, base, ascii);
		return;
	}
}

static struct slice
without_final_dot(struct slice host)
{
	return host.length > 0 && host.at[host.length - 1] == '.'
		       ? slice_first(host, host.length - 1)
		       : host;
}

int
host_compare(struct slice a, struct slice b)
{
	a = without_final_dot(a);
	b = without_final_dot(b);
	for (size_t i = 0; i < a.length && i < b.length; i++) {
		int order = (unsigned char)byte_lower(a.at[i]) - (unsigned char)byte_lower(b.at[i]);

		if (order != 0)
			return order;
	}
	return a.length < b.length ? -1 : a.length > b.length;
}

bool
host_covers(struct slice entry, struct slice host)
{
	struct slice suffix = without_final_dot(slice_from(entry, 1));

	host = without_final_dot(host);
	if (!slice_starts(entry, slice_of("*.")))
		return host_equal(entry, host);
	return host.length > suffix.length &&
	       host_equal(slice_from(host, host.length - suffix.length), suffix);
}
