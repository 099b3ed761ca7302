#include "language/semver.h"

#include "base/bytes.h"
#include "base/quote.h"

static const struct complaint complaints[] = {
	{ "SEMVER", "version-format" },
	{ NULL, NULL },
};

/* How far a text was understood. */
struct scan {
	size_t at; /* where it stopped making sense */
	size_t end; /* how far that goes; equal to `at` where something is missing */
	unsigned numbers;
	bool zero; /* a number starts with a zero too many */
};

static bool
scan_stop(struct scan *scan, size_t at, size_t end)
{
	scan->at = at;
	scan->end = end;
	return false;
}

static bool
numbers_scan(struct slice text, size_t *at, struct scan *scan)
{
	for (;;) {
		size_t end = slice_digits_end(text, *at);

		if (end == *at)
			return scan_stop(scan, end, end < text.length ? text.length : end);
		if (text.at[*at] == '0' && end - *at > 1) {
			scan->zero = true;
			return scan_stop(scan, *at, end);
		}
		*at = end;
		if (++scan->numbers == 3)
			return true;
		if (slice_byte(text, end) != '.')
			return scan_stop(scan, end, text.length);
		++*at;
	}
}

/* The identifiers behind a hyphen or a plus; those of a pre-release that are numbers start with no
 * zero. */
static bool
identifiers_scan(struct slice text, size_t *at, bool pre, struct scan *scan)
{
	for (;;) {
		size_t start = *at, end = start;

		while (byte_is_alnum(slice_byte(text, end)) || slice_byte(text, end) == '-')
			end++;
		if (end == start)
			return scan_stop(scan, start, text.length);
		if (pre && end - start > 1 && text.at[start] == '0' &&
			slice_digits_end(text, start) == end) {
			scan->zero = true;
			return scan_stop(scan, start, end);
		}
		*at = end;
		if (slice_byte(text, end) != '.')
			return true;
		++*at;
	}
}

static bool
semver_scan(struct slice text, struct scan *scan)
{
	size_t at = 0;

	*scan = (struct scan){ .at = 0 };
	if (!numbers_scan(text, &at, scan))
		return false;
	if (slice_byte(text, at) == '-') {
		at++;
		if (!identifiers_scan(text, &at, true, scan))
			return false;
	}
	if (slice_byte(text, at) == '+') {
		at++;
		if (!identifiers_scan(text, &at, false, scan))
			return false;
	}
	return at == text.length || scan_stop(scan, at, text.length);
}

static bool
help_with(struct verdict *verdict, struct slice text, const char *more)
{
	struct scan scan;

	if (text.length > 64 || !semver_scan(text, &scan))
		return false;
	verdict_help(verdict, "write %.*s%s", (int)text.length, text.at, more);
	return true;
}

static void
help_scan(struct verdict *verdict, struct slice text, const struct scan *scan)
{
	struct slice trimmed = slice_trimmed(text);

	if (slice_byte(trimmed, 0) == 'v' || slice_byte(trimmed, 0) == 'V')
		trimmed = slice_from(trimmed, 1);
	if (trimmed.length < text.length && help_with(verdict, trimmed, ""))
		return;
	if (scan->at == text.length && text.length <= 64 && scan->numbers > 0 &&
		scan->numbers < 3 && text.at[text.length - 1] != '.')
		verdict_help(verdict, "write %.*s%s", (int)text.length, text.at,
			scan->numbers == 1 ? ".0.0" : ".0");
	else if (scan->numbers == 3 && slice_byte(text, scan->at) == '.')
		help_with(verdict, slice_first(text, scan->at), "");
	else
		verdict_help(verdict, "write three numbers, such as 1.2.0");
}

static void
semver_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	struct slice found;
	struct quote quote;
	struct scan scan;

	(void)grammar;
	if (semver_scan(text, &scan))
		return;
	found = slice_part(text, scan.at, scan.end - scan.at);
	if (text.length == 0)
		verdict_say(verdict, complaints, 0, 0, "the version is empty");
	else if (found.length == 0)
		verdict_say(verdict, complaints, scan.at, 0,
			"the version %s breaks off; expected three numbers",
			quote_value(&quote, text));
	else if (scan.zero)
		verdict_say(verdict, complaints, scan.at, found.length,
			"the number %s in the version has a leading zero",
			quote_value(&quote, found));
	else
		verdict_say(verdict, complaints, scan.at, found.length,
			"unexpected %s in the version; expected three numbers",
			quote_value(&quote, found));
	help_scan(verdict, text, &scan);
}

const struct language language_semver = {
	.name = "semver",
	.check = semver_check,
	.complaints = { complaints },
};
