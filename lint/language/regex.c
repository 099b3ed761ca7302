#include "language/regex.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "language/regex_scan.h"

#include <stdarg.h>
#include <stdio.h>

static const struct complaint complaints[] = {
	[REGEX_LOOKAROUND] = { "RX_LOOKAROUND", "regex-format" },
	[REGEX_BACKREF] = { "RX_BACKREF", "regex-format" },
	[REGEX_GROUP] = { "RX_GROUP", "regex-format" },
	[REGEX_ESCAPE] = { "RX_ESCAPE", "regex-format" },
	[REGEX_REPEAT] = { "RX_REPEAT", "regex-format" },
	[REGEX_CLASS] = { "RX_CLASS", "regex-format" },
	[REGEX_UNCLOSED] = { "RX_UNCLOSED", "regex-format" },
	[REGEX_UNOPENED] = { "RX_UNOPENED", "regex-format" },
	[REGEX_UNICODE] = { "RX_UNICODE", "regex-format" },
	[REGEX_NEST] = { "RX_NEST", "regex-format" },
	[REGEX_LOOKAROUND_REMARK] = { "RX_LOOKAROUND", "regex-not-portable" },
	[REGEX_BACKREF_REMARK] = { "RX_BACKREF", "regex-not-portable" },
	[REGEX_FAULTS] = { NULL, NULL },
};

bool
regex_fail(struct regex_scan *scan, enum regex_fault fault, size_t at, size_t length,
	const char *format, ...)
{
	char words[QUOTE_SIZE + 128]; /* one quoted value and a sentence */
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof(words), format, arguments);
	va_end(arguments);
	verdict_say(scan->verdict, &complaints[fault], at, length, "%s", words);
	scan->failed = true;
	return false;
}

void
regex_remark(struct regex_scan *scan, enum regex_fault remark, size_t at, size_t length)
{
	if (scan->remark != REGEX_FAULTS)
		return;
	scan->remark = remark;
	scan->remark_at = at;
	scan->remark_length = length;
}

void
regex_skip(struct regex_scan *scan)
{
	while (scan->verbose && scan->at < scan->text.length) {
		char sign = scan->text.at[scan->at];

		if (sign == '#')
			scan->at += slice_find(slice_from(scan->text, scan->at), '\n');
		else if (byte_is_space(sign) || sign == '\v' || sign == '\f')
			scan->at++;
		else
			return;
	}
}

static bool
group_push(struct regex_scan *scan, size_t open, bool verbose, bool unicode)
{
	if (scan->group_count < REGEX_DEPTH)
		scan->groups[scan->group_count] = (struct regex_group){ open, verbose, unicode };
	else if (scan->rust)
		return regex_fail(scan, REGEX_NEST, open, 1, "nested deeper than %d", REGEX_DEPTH);
	scan->group_count++;
	return true;
}

static bool
group_pop(struct regex_scan *scan)
{
	if (scan->group_count == 0) {
		regex_fail(scan, REGEX_UNOPENED, scan->at, 1, "this ) closes nothing");
		if (!scan->rust)
			verdict_help(scan->verdict, "remove it, or escape it: \\)");
		return false;
	}
	if (--scan->group_count < REGEX_DEPTH) {
		scan->verbose = scan->groups[scan->group_count].verbose;
		scan->unicode = scan->groups[scan->group_count].unicode;
	}
	scan->at++;
	return true;
}

/* The name of a group, from its first letter to the >. */
static bool
name_read(struct regex_scan *scan)
{
	size_t start = scan->at;
	struct slice name;

	for (; slice_byte(scan->text, scan->at) != '>'; scan->at++) {
		int sign = byte_at(scan->text, scan->at);
		bool first = scan->at == start;

		if (sign < 0)
			return regex_fail(scan, REGEX_GROUP, scan->at, 0,
				"the name of the group is never closed by >");
		if (!byte_is_letter(sign) && sign != '_' && sign < 0x80 &&
			(first || (!byte_is_digit(sign) && !memchr(".[]", sign, 3))))
			return regex_fail(scan, REGEX_GROUP, scan->at, 1,
				"the name of a group is made of letters, digits and _");
	}
	name = slice_part(scan->text, start, scan->at++ - start);
	if (name.length == 0)
		return regex_fail(scan, REGEX_GROUP, start, 0, "the group has an empty name");
	for (size_t i = 0; i < scan->name_count; i++) {
		if (slice_equal(scan->names[i], name))
			return regex_fail(scan, REGEX_GROUP, start, name.length,
				"another group has this name already");
	}
	if (scan->name_count < REGEX_NAMES)
		scan->names[scan->name_count++] = name;
	return true;
}

struct flags {
	bool verbose;
	bool unicode;
	bool none;
};

/* The flags behind (? up to the : or ) that ends them. */
static bool
flags_read(struct regex_scan *scan, struct flags *flags)
{
	static const char letters[] = "imsRUux-";
	unsigned seen = 0;
	size_t hyphen = 0;

	*flags = (struct flags){ scan->verbose, scan->unicode, .none = true };
	for (;; scan->at++) {
		int sign = byte_at(scan->text, scan->at);
		const char *letter = sign > 0 ? strchr(letters, sign) : NULL;

		if (sign == ':' || sign == ')')
			break;
		if (sign < 0)
			return regex_fail(
				scan, REGEX_GROUP, scan->at, 0, "the flags are never closed by )");
		if (!letter)
			return regex_fail(scan, REGEX_GROUP, scan->at, 1,
				"this is neither a flag nor a kind of group that is supported");
		if (seen & 1U << (letter - letters))
			return regex_fail(scan, REGEX_GROUP, scan->at, 1, "the flag stands twice");
		seen |= 1U << (letter - letters);
		flags->none = false;
		if (sign == '-')
			hyphen = scan->at;
		else if (sign == 'x')
			flags->verbose = hyphen == 0;
		else if (sign == 'u')
			flags->unicode = hyphen == 0;
	}
	return hyphen == 0 || hyphen + 1 < scan->at ||
	       regex_fail(scan, REGEX_GROUP, hyphen, 1, "no flag stands behind the hyphen");
}

static bool
is_lookaround(struct slice head)
{
	return slice_starts(head, slice_of("=")) || slice_starts(head, slice_of("!")) ||
	       slice_starts(head, slice_of("<=")) || slice_starts(head, slice_of("<!"));
}

/* What stands behind "(?" in Rust. *atom says if a repeat may follow at once. */
static bool
rust_head_read(struct regex_scan *scan, size_t open, bool *atom)
{
	struct slice head = slice_from(scan->text, scan->at);
	bool verbose = scan->verbose, unicode = scan->unicode;
	struct flags flags;

	if (is_lookaround(head))
		return regex_fail(scan, REGEX_LOOKAROUND, open,
			scan->at + 1 + (head.at[0] == '<') - open, "look-around is not supported");
	if (head.length == 0)
		return regex_fail(scan, REGEX_UNCLOSED, open, 1, "the group is never closed by )");
	if (slice_starts(head, slice_of("P<")) || head.at[0] == '<') {
		scan->at += head.at[0] == 'P' ? 2 : 1;
		return name_read(scan) && group_push(scan, open, verbose, unicode);
	}
	if (!flags_read(scan, &flags))
		return false;
	scan->verbose = flags.verbose;
	scan->unicode = flags.unicode;
	if (scan->text.at[scan->at++] == ':')
		return group_push(scan, open, verbose, unicode);
	*atom = false;
	return !flags.none ||
	       regex_fail(scan, REGEX_REPEAT, open + 1, 1, "there is nothing to repeat");
}

/* The same for engines that differ: a comment is skipped, flags are read, and of the rest only the
 * closing sign counts. */
static bool
any_head_read(struct regex_scan *scan, size_t open)
{
	struct slice head = slice_from(scan->text, scan->at);
	size_t close = scan->at + slice_find(head, ')');
	bool verbose = scan->verbose;

	if (is_lookaround(head))
		regex_remark(scan, REGEX_LOOKAROUND_REMARK, open,
			scan->at + 1 + (head.at[0] == '<') - open);
	if (slice_starts(head, slice_of("P=")))
		regex_remark(scan, REGEX_BACKREF_REMARK, open, scan->at + 2 - open);
	if (slice_starts(head, slice_of("#"))) {
		if (close == scan->text.length)
			return regex_fail(
				scan, REGEX_UNCLOSED, open, 1, "the comment is never closed by )");
		scan->at = close + 1;
		return true;
	}
	for (; byte_is_letter(slice_byte(scan->text, scan->at)); scan->at++)
		verbose = verbose || scan->text.at[scan->at] == 'x';
	if (slice_byte(scan->text, scan->at) == ')') {
		scan->verbose = verbose;
		scan->at++;
		return true;
	}
	while (scan->at < scan->text.length && memchr("<>=!:|'&+-P", scan->text.at[scan->at], 11))
		scan->at++;
	return group_push(scan, open, scan->verbose, scan->unicode);
}

static bool
group_read(struct regex_scan *scan, bool *atom)
{
	size_t open = scan->at++;
	size_t verb = scan->at + 1;

	*atom = false;
	if (slice_byte(scan->text, scan->at) == '?') {
		scan->at++;
		return scan->rust ? rust_head_read(scan, open, atom) : any_head_read(scan, open);
	}
	while (!scan->rust && slice_byte(scan->text, scan->at) == '*' &&
		(byte_is_alnum(slice_byte(scan->text, verb)) ||
			slice_byte(scan->text, verb) == '_'))
		verb++;
	if (verb > scan->at + 1 && slice_byte(scan->text, verb) == ')') {
		scan->at = verb + 1; /* a verb of PCRE2 */
		return true;
	}
	return group_push(scan, open, scan->verbose, scan->unicode);
}

/* A number of repeats; false where there is none, or it does not fit. */
static bool
count_read(struct regex_scan *scan, uint64_t *count)
{
	size_t start = scan->at;

	*count = 0;
	for (; byte_is_digit(slice_byte(scan->text, scan->at)); scan->at++) {
		*count = *count * 10 + (unsigned)(scan->text.at[scan->at] - '0');
		if (*count > UINT32_MAX)
			return regex_fail(scan, REGEX_REPEAT, start, scan->at + 1 - start,
				"the number of repeats is too large");
	}
	return scan->at > start || regex_fail(scan, REGEX_REPEAT, start, start < scan->text.length,
					   "expected a number of repeats");
}

static void
blanks_skip(struct regex_scan *scan)
{
	while (byte_is_space(slice_byte(scan->text, scan->at)))
		scan->at++;
}

/* {n}, {n,} or {n,m}, from the brace on. */
static bool
counts_read(struct regex_scan *scan)
{
	size_t open = scan->at++;
	uint64_t low, high;

	blanks_skip(scan);
	if (scan->at < scan->text.length && !count_read(scan, &low))
		return false;
	blanks_skip(scan);
	high = low = scan->at < scan->text.length ? low : 0;
	if (slice_byte(scan->text, scan->at) == ',') {
		scan->at++;
		blanks_skip(scan);
		high = UINT64_MAX;
		if (scan->at < scan->text.length && scan->text.at[scan->at] != '}' &&
			!count_read(scan, &high))
			return false;
		blanks_skip(scan);
	}
	if (slice_byte(scan->text, scan->at) != '}')
		return regex_fail(
			scan, REGEX_REPEAT, open, 1, "the number of repeats is never closed by }");
	scan->at++;
	return low <= high || regex_fail(scan, REGEX_REPEAT, open, scan->at - open,
				      "the numbers of repeats are reversed");
}

/* Do the braces hold numbers? Others are literal in some engines. */
static bool
are_counts(struct slice rest)
{
	size_t end = slice_digits_end(rest, 1);

	if (end == 1)
		return false;
	if (slice_byte(rest, end) == ',')
		end = slice_digits_end(rest, end + 1);
	return slice_byte(rest, end) == '}';
}

static bool
repeat_read(struct regex_scan *scan, bool atom, unsigned *repeats)
{
	if (!atom) {
		regex_fail(scan, REGEX_REPEAT, scan->at, 1, "there is nothing to repeat");
		verdict_help(scan->verdict, "write .%c for any text, or escape it: \\%c",
			scan->text.at[scan->at] == '{' ? '*' : scan->text.at[scan->at],
			scan->text.at[scan->at]);
		return false;
	}
	if (scan->rust && ++*repeats + scan->group_count > REGEX_DEPTH)
		return regex_fail(
			scan, REGEX_NEST, scan->at, 1, "nested deeper than %d", REGEX_DEPTH);
	if (scan->text.at[scan->at] == '{') {
		if (!counts_read(scan))
			return false;
	} else {
		scan->at++;
	}
	if (slice_byte(scan->text, scan->at) == '?')
		scan->at++;
	return true;
}

/* \Q…\E, of which everything inside is literal in the engines that know it. */
static bool
quoted_skip(struct regex_scan *scan)
{
	if (scan->rust || !slice_starts(slice_from(scan->text, scan->at), slice_of("\\Q")))
		return false;
	for (scan->at += 2; scan->at < scan->text.length; scan->at++) {
		if (slice_starts(slice_from(scan->text, scan->at), slice_of("\\E"))) {
			scan->at += 2;
			return true;
		}
	}
	return true;
}

/* One sign with what belongs to it. *atom: does something stand before that can be repeated? */
static bool
sign_read(struct regex_scan *scan, bool *atom, unsigned *repeats)
{
	char sign = scan->text.at[scan->at];
	struct regex_item item;
	uint32_t rune;
	bool repeated = *atom;

	if (sign == '*' || sign == '+' || sign == '?' ||
		(sign == '{' && (scan->rust || are_counts(slice_from(scan->text, scan->at)))))
		return repeat_read(scan, repeated, repeats);
	*repeats = 0;
	*atom = true;
	if (sign == '(')
		return group_read(scan, atom);
	if (sign == ')')
		return group_pop(scan);
	if (sign == '[')
		return regex_class_read(scan);
	if (sign == '\\')
		return quoted_skip(scan) || regex_escape_read(scan, &item);
	*atom = sign != '|';
	scan->at += rune_read(slice_from(scan->text, scan->at), &rune);
	return true;
}

static void
remark_say(const struct regex_scan *scan)
{
	struct quote quote;

	if (scan->property.length > 0)
		verdict_say(scan->verdict, &complaints[scan->remark], scan->remark_at,
			scan->remark_length, "there is no property of characters called %s",
			quote_value(&quote, scan->property));
	else if (scan->remark == REGEX_UNICODE)
		verdict_say(scan->verdict, &complaints[scan->remark], scan->remark_at,
			scan->remark_length,
			"properties, and characters beyond ASCII in a class, need Unicode mode: "
			"(?u)");
	else
		verdict_say(scan->verdict, &complaints[scan->remark], scan->remark_at,
			scan->remark_length, "engines that take a limited time do not know %s",
			scan->remark == REGEX_LOOKAROUND_REMARK ? "look-around"
								: "references to groups");
	if (scan->remark != REGEX_UNICODE)
		verdict_help(scan->verdict, "write the pattern without");
}

static void
pattern_check(struct slice text, bool rust, struct verdict *verdict)
{
	struct regex_scan scan = {
		.text = text,
		.rust = rust,
		.verdict = verdict,
		.remark = REGEX_FAULTS,
	};
	bool atom = false;
	unsigned repeats = 0;

	for (regex_skip(&scan); scan.at < text.length; regex_skip(&scan)) {
		if (!sign_read(&scan, &atom, &repeats))
			return;
	}
	if (scan.group_count > 0) {
		size_t last = scan.group_count < REGEX_DEPTH ? scan.group_count : REGEX_DEPTH;

		regex_fail(&scan, REGEX_UNCLOSED, scan.groups[last - 1].open, 1,
			"the group is never closed by )");
		verdict_help(verdict, "write ) where it ends, or escape it: \\(");
	} else if (scan.remark != REGEX_FAULTS) {
		remark_say(&scan);
	}
}

static void
regex_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	pattern_check(text, false, verdict);
}

static void
regex_rust_check(const struct grammar *grammar, struct slice text, struct verdict *verdict)
{
	(void)grammar;
	pattern_check(text, true, verdict);
}

const struct language language_regex = {
	.name = "regex",
	.check = regex_check,
	.complaints = { complaints },
};

const struct language language_regex_rust = {
	.name = "regex-rust",
	.check = regex_rust_check,
	.complaints = { complaints },
};
