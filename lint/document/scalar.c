#include "document/scalar.h"

#include "base/bytes.h"

#include <inttypes.h>

/* How a text would spell a number. */
enum shape {
	SHAPE_NONE,
	SHAPE_INTEGER, /* decimal, without leading zeros */
	SHAPE_ZEROS, /* decimal digits after a leading zero: octal for older readers */
	SHAPE_OCTAL, /* 0o17 */
	SHAPE_HEX, /* 0x1F */
	SHAPE_FLOAT,
};

enum { HEX_MOST = 16, OCTAL_MOST = 21 }; /* digits that fit into 64 bits */

/* How many digits follow from `from` on. */
static size_t
digits_from(struct slice text, size_t from)
{
	return slice_digits_end(text, from) - from;
}

static bool
all_digits(struct slice text, size_t from, unsigned base)
{
	for (size_t i = from; i < text.length; i++)
		if ((unsigned)byte_hex(text.at[i]) >= base)
			return false;
	return from < text.length;
}

static size_t
sign_length(struct slice text)
{
	return text.length > 0 && (text.at[0] == '+' || text.at[0] == '-');
}

/* Does [eE][-+]?[0-9]+ begin at `from` and end with the text? */
static bool
is_exponent(struct slice text, size_t from)
{
	size_t at = from + 1;

	if (from >= text.length || (text.at[from] != 'e' && text.at[from] != 'E'))
		return false;
	if (at < text.length && (text.at[at] == '+' || text.at[at] == '-'))
		at++;
	return digits_from(text, at) > 0 && at + digits_from(text, at) == text.length;
}

static enum shape
shape_of_based(struct slice text)
{
	if (text.at[1] == 'o' && text.length - 2 <= OCTAL_MOST && all_digits(text, 2, 8))
		return SHAPE_OCTAL;
	if (text.at[1] == 'x' && text.length - 2 <= HEX_MOST && all_digits(text, 2, 16))
		return SHAPE_HEX;
	return SHAPE_NONE;
}

static enum shape
shape_of(struct slice text)
{
	size_t sign = sign_length(text);
	size_t whole = digits_from(text, sign);
	size_t at = sign + whole;
	size_t fraction = 0;

	if (whole > 0 && at == text.length)
		return whole > 1 && text.at[sign] == '0' ? SHAPE_ZEROS : SHAPE_INTEGER;
	if (sign == 0 && whole == 1 && text.at[0] == '0' && text.length > 2 &&
		(text.at[1] == 'o' || text.at[1] == 'x'))
		return shape_of_based(text);
	if (at < text.length && text.at[at] == '.') {
		fraction = digits_from(text, at + 1);
		at += 1 + fraction;
	}
	if (whole + fraction == 0)
		return SHAPE_NONE;
	return at == text.length || is_exponent(text, at) ? SHAPE_FLOAT : SHAPE_NONE;
}

static bool
is_one_of(struct slice text, const char *const words[])
{
	for (size_t i = 0; words[i]; i++)
		if (slice_is(text, words[i]))
			return true;
	return false;
}

/* The kind of a word of the core schema; NODE_STRING where it is none. */
static enum node_kind
word_kind(struct slice text)
{
	static const char *const nulls[] = { "", "~", "null", "Null", "NULL", NULL };
	static const char *const trues[] = { "true", "True", "TRUE", NULL };
	static const char *const falses[] = { "false", "False", "FALSE", NULL };

	if (text.length > 5)
		return NODE_STRING;
	if (is_one_of(text, nulls))
		return NODE_NULL;
	if (is_one_of(text, trues))
		return NODE_TRUE;
	return is_one_of(text, falses) ? NODE_FALSE : NODE_STRING;
}

static enum node_kind
plain_kind(struct slice text)
{
	enum shape shape;

	/* Most scalars are words: their first letter settles it. */
	switch (text.length ? text.at[0] : '~') {
	case '~':
	case 'n':
	case 'N':
	case 't':
	case 'T':
	case 'f':
	case 'F': return word_kind(text);
	case '+':
	case '-':
	case '.': break;
	default:
		if (!byte_is_digit(text.at[0]))
			return NODE_STRING;
	}
	shape = shape_of(text);
	return shape == SHAPE_NONE || shape == SHAPE_ZEROS ? NODE_STRING : NODE_NUMBER;
}

/* The kind that a tag of the core schema makes of the text; NODE_NONE where it does not fit. */
static enum node_kind
tagged_kind(struct slice text, const char *name)
{
	enum node_kind word = word_kind(text);
	enum shape shape = shape_of(text);

	if (strcmp(name, "str") == 0)
		return NODE_STRING;
	if (strcmp(name, "int") == 0)
		return shape == SHAPE_NONE || shape == SHAPE_FLOAT ? NODE_NONE : NODE_NUMBER;
	if (strcmp(name, "float") == 0)
		return shape == SHAPE_NONE ? NODE_NONE : NODE_NUMBER;
	if (strcmp(name, "bool") == 0)
		return word == NODE_TRUE || word == NODE_FALSE ? word : NODE_NONE;
	return word == NODE_NULL ? NODE_NULL : NODE_NONE;
}

/* The part of a tag behind the prefix of YAML's own tags, NULL for other tags. */
static const char *
core_name(const char *tag)
{
	static const char prefix[] = "tag:yaml.org,2002:";

	return strncmp(tag, prefix, sizeof(prefix) - 1) == 0 ? tag + sizeof(prefix) - 1 : NULL;
}

struct scalar
scalar_resolve(struct slice text, const char *tag, bool plain)
{
	static const char *const known[] = { "str", "int", "float", "bool", "null", NULL };
	const char *name;
	enum node_kind kind;

	if (!tag)
		return (struct scalar){ .kind = plain ? plain_kind(text) : NODE_STRING };
	if (strcmp(tag, "!") == 0)
		return (struct scalar){ .kind = NODE_STRING };
	name = core_name(tag);
	if (!name || !is_one_of(slice_of(name), known))
		return (struct scalar){ .kind = NODE_STRING, .unknown = true };
	kind = tagged_kind(text, name);
	if (kind == NODE_NONE)
		return (struct scalar){ .kind = NODE_STRING, .misfit = true };
	return (struct scalar){ .kind = kind };
}

bool
scalar_tag_is_container(const char *tag)
{
	const char *name = tag ? core_name(tag) : NULL;

	return !tag || strcmp(tag, "!") == 0 ||
	       (name && (strcmp(name, "seq") == 0 || strcmp(name, "map") == 0));
}

static struct slice
based_number(struct arena *arena, struct slice text, unsigned base)
{
	uint64_t value = 0;

	for (size_t i = 2; i < text.length; i++)
		value = value * base + (unsigned)byte_hex(text.at[i]);
	return slice_of(arena_format(arena, "%" PRIu64, value));
}

/* Is a decimal number of YAML spelt as JSON would? It differs in signs, leading zeros and lone
 * dots. */
static bool
is_json_number(struct slice text)
{
	size_t sign = sign_length(text);
	size_t whole = digits_from(text, sign);
	size_t at = sign + whole;

	if (whole == 0 || text.at[0] == '+' || (whole > 1 && text.at[sign] == '0'))
		return false;
	return at == text.length || text.at[at] != '.' || digits_from(text, at + 1) > 0;
}

/* Adds bytes to a copy that has room for them. */
static void
copy_add(struct slice *copy, char *room, const char *at, size_t length)
{
	memcpy(room + copy->length, at, length);
	copy->length += length;
}

/* -007.e1 becomes -7e1: no plus sign, no leading zeros, no lone dot. */
static struct slice
respelt_number(struct arena *arena, struct slice text)
{
	char *room = arena_alloc(arena, text.length + 1);
	struct slice copy = { .at = room };
	size_t zeros = sign_length(text);
	size_t whole, rest;

	while (zeros < text.length && text.at[zeros] == '0')
		zeros++;
	whole = digits_from(text, zeros);
	rest = zeros + whole;
	if (rest < text.length && text.at[rest] == '.' && digits_from(text, rest + 1) == 0)
		rest++;
	if (text.at[0] == '-')
		copy_add(&copy, room, "-", 1);
	if (whole == 0)
		copy_add(&copy, room, "0", 1);
	copy_add(&copy, room, text.at + zeros, whole);
	copy_add(&copy, room, text.at + rest, text.length - rest);
	return copy;
}

struct slice
scalar_number(struct arena *arena, struct slice text)
{
	enum shape shape = shape_of(text);

	if (shape == SHAPE_OCTAL || shape == SHAPE_HEX)
		return based_number(arena, text, shape == SHAPE_HEX ? 16 : 8);
	return is_json_number(text) ? text : respelt_number(arena, text);
}

/* Digits in groups up to 59 parted by colons: a number in base 60, as in 1:20:30. With a fraction
 * the first digit may be 0. */
static bool
is_sexagesimal(struct slice text)
{
	size_t sign = sign_length(text);
	size_t at = sign + digits_from(text, sign);
	unsigned groups = 0;

	if (at == sign)
		return false;
	while (at < text.length && text.at[at] == ':') {
		size_t digits = digits_from(text, at + 1);

		if (digits < 1 || digits > 2 || (digits == 2 && text.at[at + 1] > '5'))
			return false;
		at += 1 + digits;
		groups++;
	}
	if (groups > 0 && at < text.length && text.at[at] == '.')
		return at + 1 + digits_from(text, at + 1) == text.length;
	return groups > 0 && at == text.length && text.at[sign] != '0';
}

/* A number whose digits are parted by underscores. */
static bool
is_underscored(struct slice text)
{
	char bare[64];
	size_t sign = sign_length(text);
	size_t length = 0;

	if (text.length > sizeof(bare) || text.length == sign || !byte_is_digit(text.at[sign]))
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] != '_')
			bare[length++] = text.at[i];
	return length < text.length &&
	       shape_of((struct slice){ .at = bare, .length = length }) != SHAPE_NONE;
}

static const char *
number_elsewhere(struct slice text)
{
	size_t sign = sign_length(text);

	if (shape_of(text) == SHAPE_ZEROS)
		return all_digits(text, sign, 8) ? "readers of YAML 1.1 (PyYAML, Ruby, go-yaml 2) "
						   "take it for an octal "
						   "number, those of YAML 1.2 for a decimal one"
						 : "readers of YAML 1.2 take it for a number";
	if (text.length > sign + 2 && memcmp(text.at + sign, "0b", 2) == 0 &&
		all_digits(text, sign + 2, 2))
		return "readers of YAML 1.1 (PyYAML, Ruby, go-yaml 2) take it for a binary number";
	if (is_sexagesimal(text))
		return "readers of YAML 1.1 (PyYAML, Ruby) take it for a number in base 60";
	if (is_underscored(text))
		return "readers of YAML 1.1 (PyYAML, Ruby, go-yaml 2) take it for a number";
	return NULL;
}

static const char *
word_elsewhere(struct slice text)
{
	static const char *const trues[] = { "yes", "Yes", "YES", "on", "On", "ON", NULL };
	static const char *const falses[] = { "no", "No", "NO", "off", "Off", "OFF", NULL };

	if (slice_is(text, "y") || slice_is(text, "Y"))
		return "some readers of YAML 1.1 (go-yaml 2) take it for true";
	if (slice_is(text, "n") || slice_is(text, "N"))
		return "some readers of YAML 1.1 (go-yaml 2) take it for false";
	if (is_one_of(text, trues))
		return "readers of YAML 1.1 (PyYAML, Ruby, go-yaml 2) take it for true";
	if (is_one_of(text, falses))
		return "readers of YAML 1.1 (PyYAML, Ruby, go-yaml 2) take it for false";
	return NULL;
}

const char *
scalar_elsewhere(struct slice text)
{
	switch (text.length ? text.at[0] : 0) {
	case 'y':
	case 'Y':
	case 'n':
	case 'N':
	case 'o':
	case 'O': return text.length <= 3 ? word_elsewhere(text) : NULL;
	case '+':
	case '-': return number_elsewhere(text);
	default: return text.length && byte_is_digit(text.at[0]) ? number_elsewhere(text) : NULL;
	}
}
