#include "schema/keyword.h"

#include "schema/compile.h"

/* By length, then in byte order, for the search; a name that means different things in different
 * drafts has several rows. */
#define NAME(text)                                                                                 \
	{                                                                                          \
		.at = (text), .length = sizeof(text) - 1                                           \
	}

static const struct keyword keywords[] = {
	{ NAME("id"), DRAFT_4, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("if"), DRAFTS_FROM_7, VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_if },
	{ NAME("$id"), DRAFTS_FROM_6, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("not"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_not },
	{ NAME("$ref"), DRAFTS_ALL, VOCABULARY_CORE, SHAPE_NONE, compile_ref },
	{ NAME("else"), DRAFTS_FROM_7, VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_else },
	{ NAME("enum"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_enum },
	{ NAME("then"), DRAFTS_FROM_7, VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_then },
	{ NAME("type"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_type },
	{ NAME("$defs"), DRAFTS_FROM_2019, VOCABULARY_CORE, SHAPE_MANY, compile_definitions },
	{ NAME("allOf"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_MANY, compile_all_of },
	{ NAME("anyOf"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_MANY, compile_any_of },
	{ NAME("const"), DRAFTS_FROM_6, VOCABULARY_VALIDATION, SHAPE_NONE, compile_const },
	{ NAME("items"), DRAFT_2020, VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_items },
	{ NAME("items"), DRAFTS_TO_2019, VOCABULARY_APPLICATOR, SHAPE_EITHER,
		compile_items_or_prefix },
	{ NAME("oneOf"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_MANY, compile_one_of },
	{ NAME("title"), DRAFTS_ALL, VOCABULARY_META_DATA, SHAPE_NONE, compile_title },
	{ NAME("format"), DRAFTS_ALL, VOCABULARY_FORMAT_ANNOTATION | VOCABULARY_FORMAT_ASSERTION,
		SHAPE_NONE, compile_format },
	{ NAME("$anchor"), DRAFTS_FROM_2019, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("$schema"), DRAFTS_ALL, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("maximum"), DRAFT_4, VOCABULARY_VALIDATION, SHAPE_NONE, compile_maximum_4 },
	{ NAME("maximum"), DRAFTS_FROM_6, VOCABULARY_VALIDATION, SHAPE_NONE, compile_maximum },
	{ NAME("minimum"), DRAFT_4, VOCABULARY_VALIDATION, SHAPE_NONE, compile_minimum_4 },
	{ NAME("minimum"), DRAFTS_FROM_6, VOCABULARY_VALIDATION, SHAPE_NONE, compile_minimum },
	{ NAME("pattern"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_text_pattern },
	{ NAME("$comment"), DRAFTS_FROM_7, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("contains"), DRAFTS_FROM_6, VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_contains },
	{ NAME("maxItems"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_max_items },
	{ NAME("minItems"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_min_items },
	{ NAME("readOnly"), DRAFTS_FROM_7, VOCABULARY_META_DATA, SHAPE_NONE, compile_read_only },
	{ NAME("required"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_required },
	{ NAME("x-ztlint"), DRAFTS_ALL, VOCABULARY_CORE, SHAPE_NONE, compile_extension },
	{ NAME("maxLength"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_max_length },
	{ NAME("minLength"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_min_length },
	{ NAME("writeOnly"), DRAFTS_FROM_7, VOCABULARY_META_DATA, SHAPE_NONE, compile_write_only },
	{ NAME("deprecated"), DRAFTS_FROM_2019, VOCABULARY_META_DATA, SHAPE_NONE,
		compile_deprecated },
	{ NAME("multipleOf"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_multiple },
	{ NAME("properties"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_MANY, compile_properties },
	{ NAME("$dynamicRef"), DRAFT_2020, VOCABULARY_CORE, SHAPE_NONE, compile_dynamic_ref },
	{ NAME("$vocabulary"), DRAFTS_FROM_2019, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("definitions"), DRAFTS_ALL, VOCABULARY_CORE, SHAPE_MANY, compile_definitions },
	{ NAME("maxContains"), DRAFTS_FROM_2019, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_max_contains },
	{ NAME("minContains"), DRAFTS_FROM_2019, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_min_contains },
	{ NAME("prefixItems"), DRAFT_2020, VOCABULARY_APPLICATOR, SHAPE_MANY, compile_prefix },
	{ NAME("uniqueItems"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE, compile_unique },
	{ NAME("dependencies"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_MANY,
		compile_dependencies },
	{ NAME("$recursiveRef"), DRAFT_2019, VOCABULARY_CORE, SHAPE_NONE, compile_recursive_ref },
	{ NAME("maxProperties"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_max_members },
	{ NAME("minProperties"), DRAFTS_ALL, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_min_members },
	{ NAME("propertyNames"), DRAFTS_FROM_6, VOCABULARY_APPLICATOR, SHAPE_SCHEMA,
		compile_names },
	{ NAME("$dynamicAnchor"), DRAFT_2020, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("additionalItems"), DRAFTS_TO_2019, VOCABULARY_APPLICATOR, SHAPE_SCHEMA,
		compile_additional_items },
	{ NAME("$recursiveAnchor"), DRAFT_2019, VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ NAME("dependentSchemas"), DRAFTS_FROM_2019, VOCABULARY_APPLICATOR, SHAPE_MANY,
		compile_dependent_schemas },
	{ NAME("exclusiveMaximum"), DRAFTS_FROM_6, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_below },
	{ NAME("exclusiveMaximum"), DRAFT_4, VOCABULARY_VALIDATION, SHAPE_NONE, compile_exclusive },
	{ NAME("exclusiveMinimum"), DRAFTS_FROM_6, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_above },
	{ NAME("exclusiveMinimum"), DRAFT_4, VOCABULARY_VALIDATION, SHAPE_NONE, compile_exclusive },
	{ NAME("unevaluatedItems"), DRAFTS_FROM_2019, VOCABULARY_UNEVALUATED, SHAPE_SCHEMA,
		compile_unevaluated_items },
	{ NAME("dependentRequired"), DRAFTS_FROM_2019, VOCABULARY_VALIDATION, SHAPE_NONE,
		compile_dependent_required },
	{ NAME("patternProperties"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_MANY,
		compile_patterns },
	{ NAME("additionalProperties"), DRAFTS_ALL, VOCABULARY_APPLICATOR, SHAPE_SCHEMA,
		compile_additional },
	{ NAME("unevaluatedProperties"), DRAFTS_FROM_2019, VOCABULARY_UNEVALUATED, SHAPE_SCHEMA,
		compile_unevaluated_members },
};

enum { KEYWORD_COUNT = sizeof(keywords) / sizeof(*keywords) };

/* Most names differ in length already. */
static bool
comes_before(struct slice a, struct slice b)
{
	if (a.length != b.length)
		return a.length < b.length;
	return memcmp(a.at, b.at, a.length) < 0;
}

const struct keyword *
keyword_find(struct slice name, unsigned draft)
{
	size_t low = 0;
	size_t high = KEYWORD_COUNT;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (comes_before(keywords[middle].name, name))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < KEYWORD_COUNT && slice_equal(keywords[low].name, name); low++) {
		if (keywords[low].drafts & draft)
			return &keywords[low];
	}
	return NULL;
}
