#include "base/bytes.h"
#include "base/rune.h"
#include "language/regex_scan.h"

/* The brackets that are open. */
struct brackets {
	size_t open[REGEX_DEPTH];
	size_t count;
};

static bool
unclosed_fail(struct regex_scan *scan, const struct brackets *brackets)
{
	return regex_fail(scan, REGEX_UNCLOSED, brackets->open[brackets->count - 1], 1,
		"the class is never closed by ]");
}

/* Moves behind [:name:] where that stands. */
static bool
posix_skip(struct regex_scan *scan)
{
	static const char *const names[] = { "alnum", "alpha", "ascii", "blank", "cntrl", "digit",
		"graph", "lower", "print", "punct", "space", "upper", "word", "xdigit" };
	struct slice rest = slice_from(scan->text, scan->at);
	size_t from = 2 + (slice_byte(rest, 2) == '^');

	if (!slice_starts(rest, slice_of("[:")))
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct slice name = slice_of(names[i]);

		if (slice_starts(slice_from(rest, from), name) &&
			slice_starts(slice_from(rest, from + name.length), slice_of(":]"))) {
			scan->at += from + name.length + 2;
			return true;
		}
	}
	return false;
}

/* Opens a class at scan->at: its bracket, ^, hyphens, and a ] that comes first and is literal. */
static bool
bracket_open(struct regex_scan *scan, struct brackets *brackets)
{
	bool hyphen = false;

	if (brackets->count + scan->group_count >= REGEX_DEPTH)
		return regex_fail(
			scan, REGEX_NEST, scan->at, 1, "nested deeper than %d", REGEX_DEPTH);
	brackets->open[brackets->count++] = scan->at++;
	regex_skip(scan);
	if (slice_byte(scan->text, scan->at) == '^') {
		scan->at++;
		regex_skip(scan);
	}
	for (; slice_byte(scan->text, scan->at) == '-'; regex_skip(scan)) {
		hyphen = true;
		scan->at++;
	}
	if (!hyphen && slice_byte(scan->text, scan->at) == ']')
		scan->at++;
	return true;
}

/* A single character or escape. */
static bool
item_read(struct regex_scan *scan, struct regex_item *item)
{
	if (scan->text.at[scan->at] == '\\') {
		if (!regex_escape_read(scan, item))
			return false;
	} else {
		*item = (struct regex_item){ .at = scan->at };
		scan->at += rune_read(slice_from(scan->text, scan->at), &item->rune);
	}
	if (!scan->rust)
		return true;
	if (item->escape == REGEX_LITERAL && item->rune > 0x7f && !scan->unicode && !item->byte)
		regex_remark(scan, REGEX_UNICODE, item->at, scan->at - item->at);
	return true;
}

/* Does a range follow, rather than a hyphen of its own? */
static bool
range_follows(struct regex_scan *scan)
{
	size_t hyphen = scan->at;
	char next;

	if (slice_byte(scan->text, hyphen) != '-')
		return false;
	scan->at++;
	regex_skip(scan);
	next = slice_byte(scan->text, scan->at);
	scan->at = hyphen;
	return next != ']' && !(scan->rust && next == '-');
}

static bool
range_end_fail(struct regex_scan *scan, const struct regex_item *item)
{
	return regex_fail(scan, REGEX_CLASS, item->at, scan->at - item->at,
		"a range ends in a single character");
}

/* An item, or a range of two. */
static bool
range_read(struct regex_scan *scan, const struct brackets *brackets)
{
	struct regex_item low, high;
	size_t low_end;

	if (!item_read(scan, &low))
		return false;
	low_end = scan->at;
	regex_skip(scan);
	if (scan->at >= scan->text.length)
		return unclosed_fail(scan, brackets);
	if (!range_follows(scan) || (!scan->rust && low.escape != REGEX_LITERAL))
		return !scan->rust || low.escape != REGEX_ASSERTION ||
		       regex_fail(scan, REGEX_ESCAPE, low.at, low_end - low.at,
			       "an assertion cannot stand in a class");
	scan->at++;
	regex_skip(scan);
	if (scan->at >= scan->text.length)
		return unclosed_fail(scan, brackets);
	if (!item_read(scan, &high))
		return false;
	if (low.escape != REGEX_LITERAL) {
		scan->at = low_end;
		return range_end_fail(scan, &low);
	}
	if (high.escape == REGEX_SET || (scan->rust && high.escape == REGEX_ASSERTION))
		return range_end_fail(scan, &high);
	if (high.escape == REGEX_LITERAL && low.rune > high.rune)
		return regex_fail(
			scan, REGEX_CLASS, low.at, scan->at - low.at, "the range is reversed");
	return true;
}

/* Two equal signs that combine classes in Rust. */
static bool
operator_skip(struct regex_scan *scan)
{
	char sign = slice_byte(scan->text, scan->at);

	if (!scan->rust || (sign != '&' && sign != '-' && sign != '~') ||
		slice_byte(scan->text, scan->at + 1) != sign)
		return false;
	scan->at += 2;
	return true;
}

bool
regex_class_read(struct regex_scan *scan)
{
	struct brackets brackets = { .count = 0 };

	if (!bracket_open(scan, &brackets))
		return false;
	while (brackets.count > 0) {
		char sign;

		regex_skip(scan);
		if (scan->at >= scan->text.length)
			return unclosed_fail(scan, &brackets);
		sign = scan->text.at[scan->at];
		if (sign == ']') {
			brackets.count--;
			scan->at++;
		} else if (sign == '[' && posix_skip(scan)) {
			continue;
		} else if (sign == '[' && scan->rust) {
			if (!bracket_open(scan, &brackets))
				return false;
		} else if (!operator_skip(scan) && !range_read(scan, &brackets)) {
			return false;
		}
	}
	return true;
}
