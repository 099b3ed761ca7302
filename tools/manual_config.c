/* ztlint.yaml(5), from the JSON Schema that configurations are checked with. */
#include "manual.h"

#include "usage.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* The schema that a member's schema refers to, or itself: "#/$defs/…" only. */
static json_t *
followed(json_t *root, json_t *schema)
{
	static const char prefix[] = "#/$defs/";
	const char *reference = json_string_value(json_object_get(schema, "$ref"));

	if (!reference || strncmp(reference, prefix, sizeof(prefix) - 1) != 0)
		return schema;
	return json_object_get(json_object_get(root, "$defs"), reference + sizeof(prefix) - 1);
}

/* What a member is for: in its own words, or those of what it refers to. */
static const char *
description_of(json_t *root, json_t *schema)
{
	const char *own = json_string_value(json_object_get(schema, "description"));
	const char *other =
		json_string_value(json_object_get(followed(root, schema), "description"));

	return own ? own : other;
}

/* Adds "One of: a, b." where a value is one of few. */
static void
choices_add(struct text *text, json_t *schema)
{
	json_t *choices = json_object_get(schema, "enum");
	size_t index;
	json_t *choice;

	json_array_foreach(choices, index, choice)
	{
		text_add_string(text, index > 0          ? ", "
				      : text->length > 0 ? " One of: "
							 : "One of: ");
		text_add_string(text, json_string_value(choice));
	}
	if (json_array_size(choices) > 0)
		text_add_byte(text, '.');
}

static void members_add(struct text *text, json_t *root, json_t *schema, const char *above);

static void
member_add(struct text *text, json_t *root, json_t *schema, const char *above, const char *name)
{
	json_t *whole = followed(root, schema);
	const char *words = description_of(root, schema);
	json_t *items = followed(root, json_object_get(whole, "items"));
	struct text full = { 0 };
	struct text what = { 0 };

	text_add_format(&full, "%s%s", above, name);
	text_add_string(&what, words ? words : "");
	choices_add(&what, whole);
	roff_add_item(text, full.bytes, text_string(&what));
	text_add_byte(&full, '.');
	members_add(text, root, whole, full.bytes);
	members_add(text, root, items, full.bytes);
	text_drop(&full);
	text_drop(&what);
}

static void
members_add(struct text *text, json_t *root, json_t *schema, const char *above)
{
	const char *name;
	json_t *member;

	json_object_foreach(json_object_get(schema, "properties"), name, member)
		member_add(text, root, member, above, name);
}

void
manual_add_config(struct text *text, const char *schema_path)
{
	json_error_t error;
	json_t *root = json_load_file(schema_path, 0, &error);
	const char *about = root ? description_of(root, root) : NULL;

	if (!about) {
		fprintf(stderr, "%s: %s\n", schema_path, root ? "no description" : error.text);
		exit(2);
	}
	text_add_string(text, ".TH ZTLINT.YAML 5 \"\" \"ztlint " ZTLINT_VERSION "\"\n");
	roff_add_section(text, "NAME");
	text_add_string(text, "ztlint.yaml \\- configuration of ztlint\n");
	roff_add_section(text, "DESCRIPTION");
	roff_add(text, about);
	text_add_byte(text, '\n');
	roff_add_section(text, "MEMBERS");
	members_add(text, root, root, "");
	roff_add_section(text, "SEE ALSO");
	text_add_string(text, "\\fBztlint\\fR(1)\n");
	json_decref(root);
}
