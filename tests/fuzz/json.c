/*
 * libFuzzer target: our JSON reader against jansson, value by value, and what is promised of any
 * tree, also of a broken one.
 */
#include "base/text.h"
#include "document/document.h"
#include "document/number.h"
#include "document/pointer.h"
#include "document/position.h"
#include "document/source.h"

#include <jansson.h>
#include <stdlib.h>

#define MUST(condition) ((condition) ? (void)0 : abort())

/* jansson's own limit on nesting. */
static const struct limits limits = {
	.depth = 2048, .bytes = 1 << 20, .nodes = 1 << 20, .expanded = 1
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
has_problem(const struct source *source, const char *rule)
{
	for (const struct problem *each = source->problems; each; each = each->next)
		if (slice_is(slice_of(each->rule), rule))
			return true;
	return false;
}

static void
check_problems(struct source *source)
{
	unsigned breaking = 0;

	for (const struct problem *each = source->problems; each; each = each->next) {
		MUST(each->range.start <= each->range.end && each->range.end <= source->size);
		MUST(each->related_range.end <= source->size);
		MUST(position_of(source, each->range.start).line >= 1);
		breaking += !slice_is(slice_of(each->rule), "duplicate-key") &&
			    !slice_is(slice_of(each->rule), "lone-surrogate");
	}
	MUST(breaking == source->broken);
}

enum { DEEP = 32 };

/* What takes time along the nesting is not asked of nodes that lie deep. */
static void
check_node(const struct source *source, const struct node *node, struct text *text, unsigned depth)
{
	struct range range = node_range(node);
	struct range key = node_key_range(node);
	size_t length = node_text(node).length;

	MUST(range.start < range.end && range.end <= source->size);
	MUST(key.end <= range.start);
	MUST(node_document(node) && node_root(node) == document_root(node_document(node)));
	for (size_t at = 0; node_is_string(node) && at <= length; at += 1 + length / 8) {
		struct range part = node_text_range(node, at, 1);

		MUST(range.start < part.start && part.start <= part.end && part.end < range.end);
	}
	text_clear(text);
	if (depth < DEEP) {
		pointer_add(text, NULL, node);
		MUST(pointer_find(node_root(node), text_slice(text)) == node);
	}
	node_each (child, node) {
		MUST(node_parent(child) == node);
		check_node(source, child, text, depth + 1);
	}
}

static void
check_number(const struct node *node, const json_t *value)
{
	struct slice text = node_text(node);
	int64_t whole;
	char *copy;

	MUST(number_compare(text, text) == 0);
	if (json_is_integer(value)) {
		MUST(number_to_int64(text, &whole) && whole == json_integer_value(value));
		return;
	}
	copy = strndup(text.at, text.length);
	MUST(json_is_real(value) && strtod(copy, NULL) == json_real_value(value));
	free(copy);
}

static void check_same(const struct node *node, const json_t *value);

static void
check_members(const struct node *node, const json_t *value)
{
	MUST(node_count(node) == json_object_size(value));
	node_each (member, node) {
		struct slice key = node_key(member);
		const json_t *other = json_object_getn(value, key.at ? key.at : "", key.length);

		MUST(other && node_find(node, key) == member);
		check_same(member, other);
	}
}

static void
check_items(const struct node *node, const json_t *value)
{
	size_t index = 0;

	MUST(node_count(node) == json_array_size(value));
	node_each (item, node) {
		MUST(node_index(item) == index);
		check_same(item, json_array_get(value, index++));
	}
}

static void
check_same(const struct node *node, const json_t *value)
{
	struct slice text = node_text(node);

	switch (node_kind(node)) {
	case NODE_NULL: MUST(json_is_null(value)); break;
	case NODE_FALSE: MUST(json_is_false(value)); break;
	case NODE_TRUE: MUST(json_is_true(value)); break;
	case NODE_NUMBER: check_number(node, value); break;
	case NODE_STRING:
		MUST(json_is_string(value) && text.length == json_string_length(value));
		MUST(text.length == 0 ||
			memcmp(text.at, json_string_value(value), text.length) == 0);
		break;
	case NODE_ARRAY: check_items(node, value); break;
	case NODE_OBJECT: check_members(node, value); break;
	default: abort();
	}
}

/* What jansson refuses and RFC 8259 does not: range of numbers, NUL in keys, its own depth. */
static bool
is_excused(const json_error_t *error)
{
	enum json_error_code code = json_error_code(error);

	return code == json_error_numeric_overflow || code == json_error_null_byte_in_key ||
	       code == json_error_stack_overflow;
}

/* jansson takes a NUL byte after the value for the end of the text, and stops reading there. */
static bool
has_nul(const struct source *source)
{
	return source->size != 0 && memchr(source->bytes, '\0', source->size);
}

static void
check_against_jansson(const struct source *source)
{
	size_t flags = JSON_DECODE_ANY | JSON_ALLOW_NUL;
	json_error_t error;
	json_t *value = json_loadb(
		source->bytes + source->start, source->size - source->start, flags, &error);

	if (value && !source->broken)
		check_same(document_root(source->documents), value);
	else if (value)
		MUST(has_nul(source) || has_problem(source, "too-deep"));
	else
		MUST(source->broken || has_problem(source, "lone-surrogate") || is_excused(&error));
	json_decref(value);
}

static void
read_as(enum source_format format, const uint8_t *data, size_t size)
{
	struct text text = { 0 };
	struct source source;

	source_init(&source, "fuzz", format);
	source_set(&source, (struct slice){ .at = (const char *)data, .length = size });
	source_parse(&source, &limits);
	check_problems(&source);
	for (const struct document *each = source.documents; each; each = each->next) {
		MUST(document_root(each));
		check_node(&source, document_root(each), &text, 0);
		MUST(node_equal(document_root(each), document_root(source.documents)) ||
			each != source.documents);
	}
	if (format == SOURCE_JSON)
		check_against_jansson(&source);
	text_drop(&text);
	source_drop(&source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_as(SOURCE_JSON, data, size);
	read_as(SOURCE_JSONL, data, size);
	return 0;
}
