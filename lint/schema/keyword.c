#include "schema/keyword.h"

#include "schema/compile.h"

/* In byte order of the names, for the search. */
static const struct keyword keywords[] = {
	{ "$anchor", VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ "$comment", VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ "$defs", VOCABULARY_CORE, SHAPE_MANY, compile_definitions },
	{ "$dynamicAnchor", VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ "$dynamicRef", VOCABULARY_CORE, SHAPE_NONE, compile_dynamic_ref },
	{ "$id", VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ "$ref", VOCABULARY_CORE, SHAPE_NONE, compile_ref },
	{ "$schema", VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ "$vocabulary", VOCABULARY_CORE, SHAPE_NONE, NULL },
	{ "additionalProperties", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_additional },
	{ "allOf", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_all_of },
	{ "anyOf", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_any_of },
	{ "const", VOCABULARY_VALIDATION, SHAPE_NONE, compile_const },
	{ "contains", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_contains },
	{ "definitions", VOCABULARY_CORE, SHAPE_MANY, compile_definitions },
	{ "dependencies", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_dependencies },
	{ "dependentRequired", VOCABULARY_VALIDATION, SHAPE_NONE, compile_dependent_required },
	{ "dependentSchemas", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_dependent_schemas },
	{ "deprecated", VOCABULARY_META_DATA, SHAPE_NONE, compile_deprecated },
	{ "else", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_else },
	{ "enum", VOCABULARY_VALIDATION, SHAPE_NONE, compile_enum },
	{ "exclusiveMaximum", VOCABULARY_VALIDATION, SHAPE_NONE, compile_below },
	{ "exclusiveMinimum", VOCABULARY_VALIDATION, SHAPE_NONE, compile_above },
	{ "format", VOCABULARY_FORMAT_ANNOTATION | VOCABULARY_FORMAT_ASSERTION, SHAPE_NONE,
		compile_format },
	{ "if", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_if },
	{ "items", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_items },
	{ "maxContains", VOCABULARY_VALIDATION, SHAPE_NONE, compile_max_contains },
	{ "maxItems", VOCABULARY_VALIDATION, SHAPE_NONE, compile_max_items },
	{ "maxLength", VOCABULARY_VALIDATION, SHAPE_NONE, compile_max_length },
	{ "maxProperties", VOCABULARY_VALIDATION, SHAPE_NONE, compile_max_members },
	{ "maximum", VOCABULARY_VALIDATION, SHAPE_NONE, compile_maximum },
	{ "minContains", VOCABULARY_VALIDATION, SHAPE_NONE, compile_min_contains },
	{ "minItems", VOCABULARY_VALIDATION, SHAPE_NONE, compile_min_items },
	{ "minLength", VOCABULARY_VALIDATION, SHAPE_NONE, compile_min_length },
	{ "minProperties", VOCABULARY_VALIDATION, SHAPE_NONE, compile_min_members },
	{ "minimum", VOCABULARY_VALIDATION, SHAPE_NONE, compile_minimum },
	{ "multipleOf", VOCABULARY_VALIDATION, SHAPE_NONE, compile_multiple },
	{ "not", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_not },
	{ "oneOf", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_one_of },
	{ "pattern", VOCABULARY_VALIDATION, SHAPE_NONE, compile_text_pattern },
	{ "patternProperties", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_patterns },
	{ "prefixItems", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_prefix },
	{ "properties", VOCABULARY_APPLICATOR, SHAPE_MANY, compile_properties },
	{ "propertyNames", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_names },
	{ "readOnly", VOCABULARY_META_DATA, SHAPE_NONE, compile_read_only },
	{ "required", VOCABULARY_VALIDATION, SHAPE_NONE, compile_required },
	{ "then", VOCABULARY_APPLICATOR, SHAPE_SCHEMA, compile_then },
	{ "title", VOCABULARY_META_DATA, SHAPE_NONE, compile_title },
	{ "type", VOCABULARY_VALIDATION, SHAPE_NONE, compile_type },
	{ "unevaluatedItems", VOCABULARY_UNEVALUATED, SHAPE_SCHEMA, compile_unevaluated_items },
	{ "unevaluatedProperties", VOCABULARY_UNEVALUATED, SHAPE_SCHEMA,
		compile_unevaluated_members },
	{ "uniqueItems", VOCABULARY_VALIDATION, SHAPE_NONE, compile_unique },
	{ "writeOnly", VOCABULARY_META_DATA, SHAPE_NONE, compile_write_only },
	{ "x-ztlint", VOCABULARY_CORE, SHAPE_NONE, compile_extension },
};

const struct keyword *
keyword_find(struct slice name)
{
	size_t low = 0;
	size_t high = sizeof(keywords) / sizeof(*keywords);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = slice_compare(name, slice_of(keywords[middle].name));

		if (order == 0)
			return &keywords[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
