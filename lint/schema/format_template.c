#include "schema/format_list.h"

#include "base/bytes.h"
#include "base/rune.h"

static bool
triplet_take(struct slice text, size_t *at)
{
	if (byte_at(text, *at) != '%' || !byte_is_hex(byte_at(text, *at + 1)) ||
		!byte_is_hex(byte_at(text, *at + 2)))
		return false;
	*at += 3;
	return true;
}

/* A character of text outside braces. */
static bool
literal_take(struct slice text, size_t *at)
{
	int rune;

	if (byte_at(text, *at) == '%')
		return triplet_take(text, at);
	rune = rune_next(text, at);
	if (rune >= 0x80)
		return rune_is_ucs(rune) || rune_is_private(rune);
	/* The apostrophe is allowed since erratum 6937. */
	return rune > ' ' && rune != 0x7F && !strchr("\"<>\\^`{|}", rune);
}

static bool
variable_take(struct slice text, size_t *at)
{
	int byte = byte_at(text, *at);

	if (!byte_is_alnum(byte) && byte != '_')
		return triplet_take(text, at);
	++*at;
	return true;
}

/* A name: characters and triplets, with single dots between them. */
static bool
name_take(struct slice text, size_t *at)
{
	do {
		if (!variable_take(text, at))
			return false;
		while (variable_take(text, at))
			continue;
	} while (byte_at(text, (*at)++) == '.');
	--*at;
	return true;
}

/* What may follow a name: "*", or ":" and a length from 1 to 9999. */
static bool
modifier_take(struct slice text, size_t *at)
{
	size_t start;

	if (byte_at(text, *at) == '*') {
		++*at;
		return true;
	}
	if (byte_at(text, *at) != ':')
		return true;
	start = ++*at;
	while (byte_is_digit(byte_at(text, *at)))
		++*at;
	return *at > start && *at - start <= 4 && text.at[start] != '0';
}

/* An expression, from behind its brace to behind the closing one. */
static bool
expression_take(struct slice text, size_t *at)
{
	int first = byte_at(text, *at);

	/* The last five have no meaning yet, but belong to the grammar. */
	if (first > 0 && strchr("+#./;?&=,!@|", first))
		++*at;
	do {
		if (!name_take(text, at) || !modifier_take(text, at))
			return false;
	} while (byte_at(text, (*at)++) == ',');
	return byte_at(text, *at - 1) == '}';
}

bool
format_uri_template(struct slice text)
{
	size_t at = 0;

	while (at < text.length) {
		if (text.at[at] != '{') {
			if (!literal_take(text, &at))
				return false;
		} else if (at++, !expression_take(text, &at)) {
			return false;
		}
	}
	return true;
}
