/*
 * Any schema, any value. The input is a byte that picks the reading (and, of a plain one, the
 * draft), the schema, a NUL and the value.
 *
 * Nothing may crash, and the questions must agree: a value holds when nothing is wrong with it,
 * with dispatch and without.
 */
#include "document/document.h"
#include "schema/program.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct limits limits = {
	.depth = 64,
	.bytes = 1 << 16,
	.nodes = 1 << 12,
	.expanded = 1 << 12,
};

static void
parse(struct source *source, struct slice text)
{
	source_init(source, "fuzz", SOURCE_JSON);
	source_set(source, text);
	source_parse(source, &limits);
}

static void
must_agree(bool same, const char *what)
{
	if (same)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

static void
judge(struct schemas *schemas, const struct node *root, struct node *value, struct reading reading,
	uint8_t mode)
{
	struct schema_error error;
	const struct schema *schema =
		program_compile(schemas, root, (struct slice){ 0 }, reading, true, &error);
	const struct schema *slow =
		program_compile(schemas, root, (struct slice){ 0 }, reading, false, &error);
	struct arena scratch = { 0 };
	struct checker checker;
	bool holds;

	must_agree(!schema == !slow, "only one of both compiles");
	if (!schema)
		return;
	checker_init(&checker, &scratch);
	checker.desired = mode & 8;
	checker.partial = mode & 16;
	checker.zero_hollow = mode & 32;
	checker.collect_facts = mode & 64;
	holds = schema_holds(&checker, schema, value);
	if (!reading.tolerant && !checker.exhausted) {
		bool same = schema_holds(&checker, slow, value) == holds;

		must_agree(same || checker.exhausted, "dispatch changes the verdict");
	}
	schema_explain(&checker, schema, value);
	must_agree(holds == !checker.failures, "holding and being explained differ");
	checker_drop(&checker);
	arena_drop(&scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *middle = size > 1 ? memchr(data + 1, '\0', size - 1) : NULL;
	struct source schema, value;
	struct schemas *schemas;

	if (!middle)
		return 0;
	parse(&schema, (struct slice){ .at = (const char *)data + 1,
			       .length = (size_t)(middle - data) - 1 });
	parse(&value, (struct slice){ .at = (const char *)middle + 1,
			      .length = size - (size_t)(middle - data) - 1 });
	if (!schema.broken && !value.broken && schema.documents && value.documents) {
		static const char *const drafts[] = { "2020-12", "4", "6", "7", "2019-09",
			"2020-12", "2020-12", "2020-12" };

		schemas = schemas_new();
		if (!(data[0] & 1))
			schemas->registry.assumed = draft_named(slice_of(drafts[data[0] >> 3 & 7]));
		judge(schemas, document_root(schema.documents), document_root(value.documents),
			(struct reading){
				.tolerant = data[0] & 1,
				.assert_formats = data[0] & 2,
				.members_required = data[0] & 4,
			},
			data[0]);
		schemas_free(schemas);
	}
	source_drop(&schema);
	source_drop(&value);
	return 0;
}
