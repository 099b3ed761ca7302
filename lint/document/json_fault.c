#include "document/json_fault.h"

#include "base/bytes.h"
#include "base/quote.h"
#include "base/rune.h"
#include "document/document.h"
#include "document/json_scan.h"
#include "document/position.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WORD_MOST = 40 };

/* What the functions below share: the fault, and the problem being written. */
struct told {
	struct source *source;
	const struct json_fault *fault;
	const char *end;
	struct slice word; /* letters and digits at the fault, empty where there are none */
};

static struct problem *tell(const struct told *told, const char *at, size_t length,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds the problem, at `length` bytes from `at`. */
static struct problem *
tell(const struct told *told, const char *at, size_t length, const char *format, ...)
{
	uint32_t start = (uint32_t)(at - told->source->bytes);
	struct range range = { start, start + (uint32_t)length };
	static const char *const rules[JSON_FAULT_NODES + 1] = {
		[JSON_FAULT_DEEP] = "too-deep",
		[JSON_FAULT_NODES] = "too-many-nodes",
	};
	const char *rule = rules[told->fault->kind];
	char message[2 * QUOTE_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	return source_problem(told->source, rule ? rule : "syntax", range, "%s", message);
}

static bool
is_one_of(char byte, const char *set)
{
	return byte != '\0' && strchr(set, byte);
}

static bool
is_word(char byte)
{
	return byte_is_alnum(byte) || byte == '_' || byte == '$';
}

static struct slice
word_at(const char *at)
{
	struct slice word = { .at = at };

	while (word.length < WORD_MOST && is_word(at[word.length]))
		word.length++;
	return word;
}

/* What stands at the fault, as a message says it. */
static const char *
found(const struct told *told, struct quote *quote)
{
	const char *at = told->fault->at;
	unsigned char byte = (unsigned char)*at;
	uint32_t rune;

	if (at >= told->end)
		snprintf(quote->bytes, sizeof(quote->bytes), "the end of the file");
	else if (json_is_space(*at))
		snprintf(quote->bytes, sizeof(quote->bytes), "white space");
	else if (told->word.length > 1)
		snprintf(quote->bytes, sizeof(quote->bytes), "%.*s", (int)told->word.length, at);
	else if (byte == '\'')
		snprintf(quote->bytes, sizeof(quote->bytes), "a single quote");
	else if (byte == '"')
		snprintf(quote->bytes, sizeof(quote->bytes), "a string");
	else if (byte > ' ' && byte < 0x7F)
		snprintf(quote->bytes, sizeof(quote->bytes), "'%c'", byte);
	else if (byte >= 0x80 &&
		 rune_read((struct slice){ at, (size_t)(told->end - at) }, &rune) != 0)
		snprintf(quote->bytes, sizeof(quote->bytes), "U+%04" PRIX32, rune);
	else
		snprintf(quote->bytes, sizeof(quote->bytes), "the control character U+%04X", byte);
	return quote->bytes;
}

static const char *
container_name(const struct node *open)
{
	return open->kind == NODE_OBJECT ? "an object" : "a list";
}

static uint32_t
line_of(const struct told *told, uint32_t offset)
{
	return position_of(told->source, offset).line;
}

/* The file ends too soon. Told behind its last byte that is not blank, so that a line is there to
 * be shown. */
static void
tell_end(const struct told *told, const char *begin, const char *what)
{
	uint32_t start = (uint32_t)(begin - told->source->bytes);
	const char *last = told->end;
	struct problem *problem;

	while (last > begin + 1 && json_is_space(last[-1]))
		last--;
	problem = tell(told, last, 0, "the file ends inside %s that begins on line %" PRIu32, what,
		line_of(told, start));
	problem->related = "begins here";
	problem->related_range = (struct range){ start, start + 1 };
}

static void
tell_empty(const struct told *told)
{
	if (told->source->size == told->source->start)
		tell(told, told->end, 0, "the file is empty");
	else
		tell(told, told->end, 0, "the file holds nothing but white space");
}

/* Comments and quotes of other languages, whatever was expected. */
static bool
tell_foreign(const struct told *told)
{
	const char *at = told->fault->at;
	bool slashes = at[0] == '/' && (at[1] == '/' || at[1] == '*');
	uint32_t rune;

	if (slashes || *at == '#') {
		tell(told, at, slashes ? 2 : 1, "JSON has no comments")->help =
			"remove the comment";
		return true;
	}
	if ((unsigned char)*at < 0x80)
		return false;
	if (rune_read((struct slice){ at, (size_t)(told->end - at) }, &rune) == 0)
		return false;
	if (rune == 0x201C || rune == 0x201D || rune == 0x201E || rune == 0x2018 ||
		rune == 0x2019) {
		tell(told, at, rune_length(at),
			"found a typographic quote (U+%04" PRIX32 ") where JSON has \"", rune)
			->help = "write straight double quotes";
		return true;
	}
	return false;
}

/* A comma before a closing sign is the mistake, not the sign. */
static bool
tell_trailing_comma(const struct told *told)
{
	const char *at = told->fault->at;
	const char *comma = at - 1;
	const char *begin = told->source->bytes + told->source->start;

	if (*at != ']' && *at != '}')
		return false;
	while (comma > begin && json_is_space(*comma))
		comma--;
	if (comma <= begin || *comma != ',' || !told->fault->last)
		return false;
	tell(told, comma, 1, "trailing comma: nothing but '%c' follows it", *at)->help =
		"remove the comma";
	return true;
}

/* Words of other languages that stand for a JSON value. */
static const char *
word_meant(struct slice word)
{
	static const struct {
		const char *word;
		const char *meant;
	} words[] = {
		{ "True", "true" },
		{ "TRUE", "true" },
		{ "False", "false" },
		{ "FALSE", "false" },
		{ "None", "null" },
		{ "Null", "null" },
		{ "NULL", "null" },
		{ "nil", "null" },
		{ "undefined", "null" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_is(word, words[i].word))
			return words[i].meant;
	return NULL;
}

static bool
word_is_no_number(struct slice word)
{
	return slice_is(word, "NaN") || slice_is(word, "nan") || slice_is(word, "Infinity") ||
	       slice_is(word, "inf") || slice_is(word, "Inf");
}

/* Short words of letters only: anything else may be a secret whose quotes are missing. */
static bool
word_is_shown(struct slice word)
{
	enum { SHOWN = 12 };

	for (size_t i = 0; i < word.length; i++) {
		if ((word.at[i] | 0x20) < 'a' || (word.at[i] | 0x20) > 'z')
			return false;
	}
	/* The source is padded, so there is a byte behind the word. */
	return word.length <= SHOWN && strchr(",]}:/ \t\r\n", word.at[word.length]);
}

/* A bare word where a value stands. */
static void
tell_word(const struct told *told, const char *begin, struct slice word)
{
	const char *meant = word_meant(word);
	size_t length = (size_t)(word.at + word.length - begin);
	struct arena *arena = &told->source->arena;

	if (word_is_no_number(word))
		tell(told, begin, length, "JSON has no %.*s", (int)length, begin)->help =
			"write a number or null";
	else if (meant)
		tell(told, begin, length, "expected a value: found %.*s", (int)length, begin)
			->help = arena_format(arena, "write %s", meant);
	else if (word_is_shown(word))
		tell(told, begin, length, "expected a value: found the bare word %.*s", (int)length,
			begin)
			->help = "strings stand in double quotes";
	else
		tell(told, begin, length, "expected a value: found a bare word")->help =
			"strings stand in double quotes";
}

/* What stands before the place of the value that is missing, within a container. */
static const char *
behind(const struct told *told, struct quote *quote)
{
	const struct json_fault *fault = told->fault;

	if (fault->key.at)
		return quote_value(quote, fault->key);
	return fault->last ? "','" : "'['";
}

static void
tell_value(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	bool outside = fault->open->kind == NODE_NONE;
	bool first = fault->open->kind == NODE_ARRAY && !fault->last;
	struct quote quote;
	struct quote before;

	if (told->word.length > 0 && !byte_is_digit(*fault->at)) {
		tell_word(told, fault->at, told->word);
	} else if (*fault->at == '\'') {
		tell(told, fault->at, 1, "strings stand in double quotes: found a single quote");
	} else if (*fault->at == '+') {
		tell(told, fault->at, 1, "a number has no plus sign in JSON")->help = "remove it";
	} else if (*fault->at == '.') {
		tell(told, fault->at, 1, "a number begins with a digit: found '.'")->help =
			"write a 0 before the point";
	} else if (outside) {
		tell(told, fault->at, 1, "expected a value: found %s", found(told, &quote));
	} else {
		tell(told, fault->at, 1, "expected a value%s after %s: found %s",
			first ? " or ']'" : "", behind(told, &before), found(told, &quote));
	}
}

static void
tell_key(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	struct quote quote;

	if (told->word.length > 0)
		tell(told, fault->at, told->word.length, "keys stand in double quotes: found %.*s",
			(int)told->word.length, fault->at)
			->help = told->word.length == WORD_MOST
					 ? NULL
					 : arena_format(&told->source->arena, "write \"%.*s\"",
						   (int)told->word.length, fault->at);
	else if (*fault->at == '\'')
		tell(told, fault->at, 1, "keys stand in double quotes: found a single quote");
	else if (fault->last)
		tell(told, fault->at, 1, "expected a key in double quotes after ',': found %s",
			found(told, &quote));
	else
		tell(told, fault->at, 1,
			"expected a key in double quotes or '}' after '{': found %s",
			found(told, &quote));
}

/* A number or a word that goes on where it should have ended. */
static bool
tell_overlong(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	const struct node *last = fault->last;
	const char *begin;

	if (!last || last->kind > NODE_NUMBER)
		return false;
	begin = told->source->bytes + node_range(last).start;
	if (begin + last->length != fault->at)
		return false;
	if (last->kind != NODE_NUMBER) {
		if (told->word.length > 0)
			tell_word(told, begin, told->word);
		return told->word.length > 0;
	}
	if (byte_is_digit(*fault->at)) {
		tell(told, begin, last->length, "a number may not begin with 0 and another digit")
			->help = "remove the leading zero, or write a string";
		return true;
	}
	if (told->word.length == 0 && !is_one_of(*fault->at, "+-."))
		return false;
	tell(told, fault->at, 1, "a number may not go on with '%c'", *fault->at);
	return true;
}

static void
tell_comma(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	struct problem *problem;
	struct quote quote;
	struct quote key;

	if (tell_overlong(told))
		return;
	if (fault->open->kind == NODE_OBJECT)
		problem = tell(told, fault->at, 1,
			"expected ',' or '}' after the value of %s: found %s",
			quote_value(&key, node_key(fault->last)), found(told, &quote));
	else
		problem = tell(told, fault->at, 1, "expected ',' or ']' after an item: found %s",
			found(told, &quote));
	if (told->word.length > 0 || is_one_of(*fault->at, "{[\"-"))
		problem->help = "put a comma before it";
}

static void
tell_after(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	bool lines = told->source->format == SOURCE_JSONL;
	struct quote quote;
	struct problem *problem;

	if (tell_overlong(told))
		return;
	if (*fault->at == '}' || *fault->at == ']') {
		tell(told, fault->at, 1, "found '%c' that closes nothing", *fault->at);
		return;
	}
	problem = tell(told, fault->at, 1, "expected %s after the value: found %s",
		lines ? "a line break" : "the end of the file", found(told, &quote));
	if (!lines && is_one_of(*fault->at, "{[\"-0123456789"))
		problem->help = "save pages as .jsonl or one array";
}

static void
tell_number(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	struct quote quote;

	if (fault->at == fault->begin + 1 && word_is_no_number(told->word))
		tell_word(told, fault->begin, told->word);
	else
		tell(told, fault->at, 1, "expected a digit after '%c': found %s", fault->at[-1],
			found(told, &quote));
}

static void
tell_control(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	unsigned char byte = (unsigned char)*fault->at;
	uint32_t begin = (uint32_t)(fault->begin - told->source->bytes);
	struct problem *problem;

	if (byte == '\n' || byte == '\r') {
		problem = tell(told, fault->at, 1, "a line break inside a string");
		problem->help = "close the string before it, or write \\n";
		problem->related = "the string begins here";
		problem->related_range = (struct range){ begin, begin + 1 };
	} else if (byte == '\t') {
		tell(told, fault->at, 1, "a tab inside a string")->help = "write \\t";
	} else {
		problem = tell(
			told, fault->at, 1, "the control character U+%04X inside a string", byte);
		problem->help = arena_format(&told->source->arena, "write \\u%04x", byte);
	}
}

static void
tell_escape(const struct told *told)
{
	const char *at = told->fault->at;
	unsigned char letter = (unsigned char)at[1];

	if (told->fault->kind == JSON_FAULT_HEX)
		tell(told, at, 2, "\\u needs four hexadecimal digits");
	else if (letter > ' ' && letter < 0x7F)
		tell(told, at, 2, "\\%c is no escape of JSON", letter)->help =
			"write \\\\ for a backslash itself";
	else
		tell(told, at, 1, "a backslash that escapes nothing")->help =
			"write \\\\ for a backslash itself";
}

/* What is wrong where the file ends: the innermost thing that is still open. */
static bool
tell_cut(const struct told *told)
{
	const struct json_fault *fault = told->fault;

	switch (fault->kind) {
	case JSON_FAULT_CONTROL:
	case JSON_FAULT_ESCAPE:
	case JSON_FAULT_HEX: tell_end(told, fault->begin, "a string"); return true;
	case JSON_FAULT_NUMBER: tell_end(told, fault->begin, "a number"); return true;
	case JSON_FAULT_VALUE:
		if (fault->open->kind == NODE_NONE) {
			tell_empty(told);
			return true;
		}
		break;
	default: break;
	}
	if (fault->open->kind == NODE_NONE)
		return false;
	tell_end(told, told->source->bytes + node_range(fault->open).start,
		container_name(fault->open));
	return true;
}

/* Does the text end at the fault, or within the escape that begins there? */
static bool
is_cut(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	const char *at = fault->at;

	if (fault->kind == JSON_FAULT_ESCAPE)
		return at + 1 >= told->end;
	if (fault->kind != JSON_FAULT_HEX)
		return at >= told->end;
	for (at += 2; at < told->end && word_at(at).length > 0 && at - fault->at < 6;)
		at++;
	return at >= told->end;
}

static void
tell_fault(const struct told *told)
{
	const struct json_fault *fault = told->fault;
	struct quote quote;

	switch (fault->kind) {
	case JSON_FAULT_NONE: break;
	case JSON_FAULT_VALUE: tell_value(told); break;
	case JSON_FAULT_KEY: tell_key(told); break;
	case JSON_FAULT_COMMA: tell_comma(told); break;
	case JSON_FAULT_END: tell_after(told); break;
	case JSON_FAULT_NUMBER: tell_number(told); break;
	case JSON_FAULT_CONTROL: tell_control(told); break;
	case JSON_FAULT_ESCAPE:
	case JSON_FAULT_HEX: tell_escape(told); break;
	case JSON_FAULT_COLON: {
		struct quote key;

		tell(told, fault->at, 1, "expected ':' after %s: found %s",
			quote_value(&key, fault->key), found(told, &quote));
		break;
	}
	case JSON_FAULT_UTF8:
		tell(told, fault->at, 1, "the byte 0x%02X is not UTF-8 here",
			(unsigned char)*fault->at)
			->help = "save the file as UTF-8";
		break;
	case JSON_FAULT_DEEP:
		tell(told, fault->at, 1, "nested deeper than %" PRIu64 " levels", fault->limit);
		break;
	case JSON_FAULT_NODES:
		tell(told, fault->at, 1, "the document holds more than %" PRIu64 " values",
			fault->limit);
		break;
	}
}

/* Does the file end before all that is open at the fault is closed? What is cut off is not merely
 * deep. */
static bool
ends_open(const struct told *told)
{
	size_t depth = 0;
	bool quoted = false;

	for (const char *at = told->fault->at; at < told->end; at++) {
		if (quoted && *at == '\\' && at + 1 < told->end)
			at++;
		else if (*at == '"')
			quoted = !quoted;
		else if (!quoted && (*at == '[' || *at == '{'))
			depth++;
		else if (!quoted && (*at == ']' || *at == '}') && --depth == 0)
			return false;
	}
	return true;
}

void
json_fault_report(struct source *source, const struct json_fault *fault)
{
	struct json_fault own = *fault;
	struct told told = { .source = source, .fault = &own, .end = source->bytes + source->size };

	source->broken = true;
	if (own.kind <= JSON_FAULT_NUMBER && rune_length(own.at) == 0)
		own.kind = JSON_FAULT_UTF8;
	told.word = word_at(own.at);
	if (own.kind == JSON_FAULT_DEEP && ends_open(&told)) {
		own.kind = JSON_FAULT_NONE;
		tell_end(&told, own.at, *own.at == '{' ? "an object" : "a list");
		return;
	}
	if (is_cut(&told) && tell_cut(&told))
		return;
	if (own.kind < JSON_FAULT_NUMBER && tell_foreign(&told))
		return;
	if ((own.kind == JSON_FAULT_VALUE || own.kind == JSON_FAULT_KEY) &&
		tell_trailing_comma(&told))
		return;
	tell_fault(&told);
}
