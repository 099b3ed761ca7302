#include "schema/ecma.h"

#include "base/bytes.h"
#include "base/rune.h"
#include "schema/ecma_escape.h"
#include "schema/ecma_property.h"

#include <limits.h>

enum {
	DEPTH = 200, /* open groups; PCRE2's own limit is 250 */
	NAMES = 100, /* named groups of one pattern */
	LENGTH = 64 * 1024, /* bytes; PCRE2 compiles to 64 KiB at most */
};

struct reader {
	struct slice source;
	size_t at;
	struct text *out;
	const char *error; /* static text */
	unsigned groups; /* capturing ones in all of the pattern */
	struct slice names[NAMES]; /* of the groups that have one */
	unsigned numbers[NAMES];
	size_t name_count;
	bool lookaround[DEPTH]; /* which of the open groups are assertions */
	unsigned depth;
	bool repeatable; /* what was read last; a quantifier may follow */
};

/* White space and line ends of ECMA-262, and all else, as the inside of a class. */
static const char SPACE[] = "\\x{9}-\\x{D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}"
			    "\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";
static const char NOT_SPACE[] = "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}"
				"\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}"
				"\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}"
				"\\x{FF00}-\\x{10FFFF}";

static bool
fail(struct reader *reader, const char *error)
{
	if (!reader->error)
		reader->error = error;
	return false;
}

static int
peek(const struct reader *reader, size_t ahead)
{
	return byte_at(reader->source, reader->at + ahead);
}

static bool
looking_at(const struct reader *reader, const char *string)
{
	return slice_starts(slice_from(reader->source, reader->at), slice_of(string));
}

/* Writes a character so that it means itself anywhere. */
static void
character_write(struct text *out, int rune)
{
	if (byte_is_alnum(rune) || rune >= 0xA0)
		text_add_rune(out, (unsigned)rune);
	else
		text_add_format(out, "\\x{%X}", (unsigned)rune);
}

/* ---- sets ---- */

/* \p{…}, \P{…}: writes PCRE2's spelling. `at` stands on the letter. */
static bool
property_read(struct reader *reader)
{
	char letter = (char)peek(reader, 0);
	size_t start = reader->at + 2;
	size_t end = start;

	while (end < reader->source.length && reader->source.at[end] != '}')
		end++;
	if (peek(reader, 1) != '{' || end == reader->source.length)
		return fail(reader, "\\p asks for a property in braces");
	if (!ecma_property_write(slice_first(slice_from(reader->source, start), end - start),
		    letter == 'P', reader->out))
		return fail(reader, "no such property of characters");
	reader->at = end + 1;
	return true;
}

/* Does the letter after a backslash make it a set of characters? */
static bool
is_set(int byte)
{
	return byte > 0 && strchr("dDwWsSpP", byte);
}

/* Writes such a set as it may stand in a class. `at` stands on the letter. */
static bool
set_read(struct reader *reader)
{
	int byte = peek(reader, 0);

	if (byte == 'p' || byte == 'P')
		return property_read(reader);
	if (byte == 's' || byte == 'S')
		text_add_string(reader->out, byte == 's' ? SPACE : NOT_SPACE);
	else
		text_add_format(reader->out, "\\%c", byte);
	reader->at++;
	return true;
}

/* ---- classes ---- */

/* One end of a range: a character, or RUNE_NONE after a set, which has been written. */
static bool
class_atom(struct reader *reader, int *rune)
{
	if (peek(reader, 0) != '\\') {
		*rune = rune_next(reader->source, &reader->at);
		return *rune != RUNE_NONE || fail(reader, "the pattern is not UTF-8");
	}
	reader->at++;
	*rune = RUNE_NONE;
	if (is_set(peek(reader, 0)))
		return set_read(reader);
	if (peek(reader, 0) == 'b') {
		reader->at++;
		*rune = '\b';
		return true;
	}
	*rune = ecma_escape(reader->source, &reader->at, &reader->error);
	return *rune != RUNE_NONE;
}

/* A character, a set or a range. A hyphen beside a set is itself. */
static bool
class_item(struct reader *reader)
{
	int first;
	int last;

	if (!class_atom(reader, &first))
		return false;
	if (first == RUNE_NONE)
		return true;
	character_write(reader->out, first);
	if (peek(reader, 0) != '-' || peek(reader, 1) == ']' || peek(reader, 1) == RUNE_NONE)
		return true;
	reader->at++;
	if (peek(reader, 0) == '\\' && is_set(peek(reader, 1))) {
		character_write(reader->out, '-');
		return class_atom(reader, &last);
	}
	if (!class_atom(reader, &last))
		return false;
	if (last < first)
		return fail(reader, "this range runs backwards");
	text_add_byte(reader->out, '-');
	character_write(reader->out, last);
	return true;
}

static bool
class_read(struct reader *reader)
{
	bool negated = peek(reader, 1) == '^';

	reader->at += negated ? 2 : 1;
	reader->repeatable = true;
	if (peek(reader, 0) == ']') {
		reader->at++;
		text_add_string(reader->out, negated ? "[\\x{0}-\\x{10FFFF}]" : "(?!)");
		return true;
	}
	text_add_string(reader->out, negated ? "[^" : "[");
	while (peek(reader, 0) != ']') {
		if (peek(reader, 0) == RUNE_NONE)
			return fail(reader, "a class that is not closed");
		if (!class_item(reader))
			return false;
	}
	reader->at++;
	text_add_byte(reader->out, ']');
	return true;
}

/* ---- groups ---- */

static bool
is_name_byte(int byte)
{
	return byte_is_alnum(byte) || byte == '_' || byte == '$' || byte >= 0x80;
}

/* The name that begins at `at` and ends before ">"; empty where there is none. */
static struct slice
name_read(struct slice source, size_t at)
{
	size_t end = at;

	while (is_name_byte(byte_at(source, end)))
		end++;
	if (byte_at(source, end) != '>' || byte_is_digit(byte_at(source, at)))
		return (struct slice){ .at = NULL };
	return slice_first(slice_from(source, at), end - at);
}

/* The number of the group of that name, 0 where there is none. */
static unsigned
name_find(const struct reader *reader, struct slice name)
{
	for (size_t i = 0; i < reader->name_count; i++) {
		if (slice_equal(reader->names[i], name))
			return reader->numbers[i];
	}
	return 0;
}

/* Counts the group whose parenthesis stands at `at`, if it captures, and remembers its name. */
static bool
group_count(struct reader *reader, size_t at)
{
	struct slice source = reader->source;
	struct slice name;

	if (byte_at(source, at + 1) != '?') {
		reader->groups++;
		return true;
	}
	if (byte_at(source, at + 2) != '<' || byte_at(source, at + 3) == '=' ||
		byte_at(source, at + 3) == '!')
		return true;
	reader->groups++;
	name = name_read(source, at + 3);
	reader->at = at;
	if (name.length == 0)
		return fail(reader, "a group without a proper name");
	if (name_find(reader, name) != 0)
		return fail(reader, "two groups of one name");
	if (reader->name_count == NAMES)
		return fail(reader, "more named groups than are supported");
	reader->names[reader->name_count] = name;
	reader->numbers[reader->name_count++] = reader->groups;
	return true;
}

/* References may lead forward, so groups are counted before anything is written. */
static bool
groups_count(struct reader *reader)
{
	bool inside = false; /* a class */

	for (size_t at = 0; at < reader->source.length; at++) {
		char byte = reader->source.at[at];

		if (byte == '\\')
			at++;
		else if (byte == '[' || byte == ']')
			inside = byte == '[';
		else if (byte == '(' && !inside && !group_count(reader, at))
			return false;
	}
	reader->at = 0;
	return true;
}

static bool
group_push(struct reader *reader, const char *opening, bool lookaround)
{
	if (reader->depth == DEPTH)
		return fail(reader, "groups nested too deeply");
	reader->lookaround[reader->depth++] = lookaround;
	reader->repeatable = false;
	text_add_string(reader->out, opening);
	return true;
}

static bool
group_open(struct reader *reader)
{
	static const char *const openings[] = { "(?:", "(?=", "(?!", "(?<=", "(?<!" };

	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		if (looking_at(reader, openings[i])) {
			reader->at += strlen(openings[i]);
			return group_push(reader, openings[i], i > 0);
		}
	}
	if (looking_at(reader, "(?<")) /* its name has been read and is written as a number */
		reader->at += strlen("(?<") + name_read(reader->source, reader->at + 3).length;
	else if (looking_at(reader, "(?"))
		return fail(reader, "no such kind of group in ECMA-262");
	reader->at++;
	return group_push(reader, "(", false);
}

static bool
group_close(struct reader *reader)
{
	if (reader->depth == 0)
		return fail(reader, "a closing parenthesis without an opening one");
	reader->depth--;
	reader->at++;
	reader->repeatable = !reader->lookaround[reader->depth];
	text_add_byte(reader->out, ')');
	return true;
}

/* ---- references and escapes outside classes ---- */

static bool
reference_write(struct reader *reader, unsigned number)
{
	if (number == 0 || number > reader->groups)
		return fail(reader, "a reference to a group that is not there");
	text_add_format(reader->out, "\\g{%u}", number);
	return true;
}

/* \1 or \k<name>; `at` stands behind the backslash. */
static bool
reference_read(struct reader *reader)
{
	unsigned number = 0;
	struct slice name;

	if (peek(reader, 0) != 'k') {
		while (byte_is_digit(peek(reader, 0)) && number <= LENGTH)
			number = number * 10 + (unsigned)(reader->source.at[reader->at++] - '0');
		return reference_write(reader, number);
	}
	name = peek(reader, 1) == '<' ? name_read(reader->source, reader->at + 2)
				      : (struct slice){ .at = NULL };
	if (name.length == 0 || !reference_write(reader, name_find(reader, name)))
		return fail(reader, "a reference to a group that is not there");
	reader->at += strlen("k<>") + name.length;
	return true;
}

static bool
boundary_read(struct reader *reader)
{
	reader->repeatable = false;
	text_add_format(reader->out, "\\%c", peek(reader, 0));
	reader->at++;
	return true;
}

static bool
set_alone_read(struct reader *reader)
{
	text_add_byte(reader->out, '[');
	if (!set_read(reader))
		return false;
	text_add_byte(reader->out, ']');
	return true;
}

static bool
escape_read(struct reader *reader)
{
	int byte = peek(reader, 1);
	int rune;

	reader->at++;
	reader->repeatable = true;
	if (byte == 'b' || byte == 'B')
		return boundary_read(reader);
	if (byte == 'k' || (byte >= '1' && byte <= '9'))
		return reference_read(reader);
	if (is_set(byte))
		return set_alone_read(reader);
	rune = ecma_escape(reader->source, &reader->at, &reader->error);
	if (rune != RUNE_NONE)
		character_write(reader->out, rune);
	return rune != RUNE_NONE;
}

/* ---- quantifiers ---- */

/* Digits at *at as a number that stops growing before it overflows; false where there are none. */
static bool
count_read(struct slice source, size_t *at, int *count)
{
	size_t start = *at;

	for (*count = 0; byte_is_digit(byte_at(source, *at)); ++*at) {
		if (*count < INT_MAX / 10 - 10)
			*count = *count * 10 + (source.at[*at] - '0');
	}
	return *at > start;
}

/* The length of the quantifier {n}, {n,} or {n,m} at `at`, 0 where the brace is only a brace. */
static size_t
braces_length(struct reader *reader)
{
	size_t end = reader->at + 1;
	int least;
	int most;

	if (!count_read(reader->source, &end, &least))
		return 0;
	most = least;
	if (byte_at(reader->source, end) == ',') {
		end++;
		if (!count_read(reader->source, &end, &most))
			most = INT_MAX;
	}
	if (byte_at(reader->source, end) != '}')
		return 0;
	if (most < least)
		fail(reader, "this quantifier runs backwards");
	return end + 1 - reader->at;
}

/* A quantifier of that many bytes, and the question mark that makes it lazy. */
static bool
quantifier_read(struct reader *reader, size_t length)
{
	if (reader->error)
		return false;
	if (!reader->repeatable)
		return fail(reader, "nothing to repeat");
	length += peek(reader, length) == '?';
	text_add(reader->out, slice_first(slice_from(reader->source, reader->at), length));
	reader->at += length;
	reader->repeatable = false;
	return true;
}

static bool
literal_read(struct reader *reader)
{
	int rune = rune_next(reader->source, &reader->at);

	if (rune == RUNE_NONE)
		return fail(reader, "the pattern is not UTF-8");
	character_write(reader->out, rune);
	reader->repeatable = true;
	return true;
}

static bool
brace_read(struct reader *reader)
{
	size_t length = braces_length(reader);

	return length == 0 ? literal_read(reader) : quantifier_read(reader, length);
}

/* A sign that both languages spell alike and that cannot be repeated: ^ $ | */
static bool
sign_read(struct reader *reader)
{
	text_add_byte(reader->out, reader->source.at[reader->at++]);
	reader->repeatable = false;
	return true;
}

static bool
dot_read(struct reader *reader)
{
	reader->at++;
	reader->repeatable = true;
	text_add_string(reader->out, "[^\\n\\r\\x{2028}\\x{2029}]");
	return true;
}

static bool
term_read(struct reader *reader)
{
	switch (peek(reader, 0)) {
	case '^':
	case '$':
	case '|': return sign_read(reader);
	case '(': return group_open(reader);
	case ')': return group_close(reader);
	case '*':
	case '+':
	case '?': return quantifier_read(reader, 1);
	case '{': return brace_read(reader);
	case '[': return class_read(reader);
	case '.': return dot_read(reader);
	case '\\': return escape_read(reader);
	default: return literal_read(reader);
	}
}

bool
ecma_translate(struct slice source, struct text *out, const char **error, size_t *at)
{
	struct reader reader = { .source = source, .out = out };

	if (source.length > LENGTH)
		fail(&reader, "the pattern is longer than 64 KiB");
	else if (groups_count(&reader)) {
		while (reader.at < source.length && term_read(&reader))
			continue;
		if (!reader.error && reader.depth > 0)
			fail(&reader, "a group that is not closed");
	}
	*error = reader.error;
	*at = reader.at;
	return !reader.error;
}
