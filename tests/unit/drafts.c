/* Older drafts: what each keyword means in which, and which draft a schema is read in. The test
 * suite of JSON Schema has the rest (conformance/json_schema.c). */
#include "document/document.h"
#include "schema/program.h"

#include "unit/check.h"

#include <stdlib.h>

#define D4 "'$schema':'http://json-schema.org/draft-04/schema#'"
#define D6 "'$schema':'http://json-schema.org/draft-06/schema#'"
#define D7 "'$schema':'http://json-schema.org/draft-07/schema#'"
#define D19 "'$schema':'https://json-schema.org/draft/2019-09/schema'"
#define D20 "'$schema':'https://json-schema.org/draft/2020-12/schema'"
#define META "'$schema':'http://a.b/meta'"

struct sample {
	const char *schemas[3]; /* the first is compiled; the others are added after it */
	const char *value;
	bool holds;
};

static const struct sample samples[] = {
	/* A schema that does not say is of 2020-12. */
	{ { "{'prefixItems':[{'type':'null'}]}" }, "[1]", false },
	{ { "{" D20 ",'prefixItems':[{'type':'null'}]}" }, "[1]", false },
	{ { "{" D19 ",'prefixItems':[{'type':'null'}]}" }, "[1]", true },
	/* The empty fragment, and https for http, make no difference. */
	{ { "{'$schema':'http://json-schema.org/draft-07/schema','items':[{'type':'null'}]}" },
		"[1]", false },
	{ { "{'$schema':'https://json-schema.org/draft-07/schema#','items':[{'type':'null'}]}" },
		"[1]", false },
	/* Lists: `additionalItems` says nothing without a list of `items`. */
	{ { "{" D7 ",'items':[{}],'additionalItems':false}" }, "[1,2]", false },
	{ { "{" D7 ",'items':{},'additionalItems':false}" }, "[1,2]", true },
	{ { "{" D7 ",'items':[],'additionalItems':false}" }, "[1]", false },
	{ { "{'items':{},'additionalItems':false}" }, "[1,2]", true },
	/* Numbers: draft 4 has booleans for exclusive bounds, and 1.0 is no integer. */
	{ { "{" D4 ",'exclusiveMinimum':true,'minimum':1}" }, "1", false },
	{ { "{" D4 ",'minimum':1,'exclusiveMinimum':false}" }, "1", true },
	{ { "{" D4 ",'maximum':1,'exclusiveMaximum':true}" }, "1", false },
	{ { "{" D4 ",'exclusiveMaximum':true}" }, "1", true },
	{ { "{" D4 ",'type':'integer'}" }, "1.0", false },
	{ { "{" D4 ",'type':'integer'}" }, "1e3", false },
	{ { "{" D4 ",'type':'integer'}" }, "-10", true },
	{ { "{" D6 ",'type':'integer'}" }, "1.0", true },
	/* Keywords that came later are remarks. */
	{ { "{" D4 ",'const':1}" }, "2", true },
	{ { "{" D6 ",'const':1}" }, "2", false },
	{ { "{" D6 ",'if':true,'then':false}" }, "2", true },
	{ { "{" D7 ",'if':true,'then':false}" }, "2", false },
	{ { "{" D6
	    ",'allOf':[{'if':{'properties':{'a':{'const':'x'}},'required':['a']},'then':false}]}" },
		"{'a':'x'}", true },
	{ { "{" D7 ",'contains':{'type':'null'},'minContains':2}" }, "[null]", true },
	{ { "{" D19 ",'contains':{'type':'null'},'minContains':2}" }, "[null]", false },
	{ { "{" D7 ",'unevaluatedProperties':false}" }, "{'a':1}", true },
	{ { "{" D7 ",'dependentRequired':{'a':['b']}}" }, "{'a':1}", true },
	{ { "{" D7 ",'dependencies':{'a':['b']}}" }, "{'a':1}", false },
	/* What stands beside `$ref` counts from 2019-09 on. */
	{ { "{" D7 ",'$ref':'#/definitions/a','type':'null','definitions':{'a':{}}}" }, "1", true },
	{ { "{" D19 ",'$ref':'#/$defs/a','type':'null','$defs':{'a':{}}}" }, "1", false },
	{ { "{" D7 ",'$ref':'#/definitions/a','definitions':{'a':{'type':'null'}}}" }, "1", false },
	/* Names of schemas. */
	{ { "{" D4 ",'id':'http://a.b/x','items':{'$ref':'y'}}",
		  "{" D4 ",'id':'http://a.b/y','type':'null'}" },
		"[1]", false },
	{ { "{" D4 ",'items':{'$ref':'#n'},'definitions':{'a':{'id':'#n','type':'null'}}}" }, "[1]",
		false },
	{ { "{" D7 ",'items':{'$ref':'#n'},'definitions':{'a':{'$id':'#n','type':'null'}}}" },
		"[1]", false },
	{ { "{" D6 ",'items':{'$ref':'http://a.b/c#n'},"
	    "'definitions':{'a':{'$id':'http://a.b/c#n','type':'null'}}}" },
		"[1]", false },
	/* Each resource has the draft that it names, or that of the one around it. */
	{ { "{" D20 ",'items':{'$ref':'http://a.b/old'},'$defs':{'a':{'$id':'http://a.b/old'," D7
	    ",'items':[{'type':'null'}]}}}" },
		"[[1]]", false },
	{ { "{" D7 ",'items':{'$ref':'http://a.b/new'},'definitions':{'a':{'$id':'http://a.b/"
	    "new'," D20 ",'prefixItems':[{'type':'null'}]}}}" },
		"[[1]]", false },
	{ { "{" D20 ",'items':{'$ref':'http://a.b/old'},'$defs':{'a':{'id':'http://a.b/old'," D4
	    ",'minimum':1,'exclusiveMinimum':true}}}" },
		"[1]", false },
	{ { "{" D7 ",'items':{'$ref':'http://a.b/in'},'definitions':{'a':{'$id':'http://a.b/in'"
	    ",'prefixItems':[{'type':'null'}]}}}" },
		"[[1]]", true },
	{ { "{" D20 ",'$ref':'http://a.b/old'}",
		  "{" D7 ",'$id':'http://a.b/old','items':[false]}" },
		"[1]", false },
	{ { "{" D4 ",'$ref':'http://a.b/new'}", "{'$id':'http://a.b/new','prefixItems':[false]}" },
		"[1]", false },
	/* A metaschema of one's own has a draft too, in whatever order they are given. */
	{ { "{" META ",'items':[{'type':'null'}]}", "{'$id':'http://a.b/meta'," D7 "}" }, "[1]",
		false },
	{ { "{'$ref':'http://a.b/x'}", "{" META ",'$id':'http://a.b/x','items':[false]}",
		  "{'$id':'http://a.b/meta'," D7 "}" },
		"[1]", false },
	{ { "{" META ",'exclusiveMinimum':true,'minimum':1}",
		  "{'id':'http://a.b/meta','$schema':'http://a.b/meta2'}",
		  "{'id':'http://a.b/meta2'," D4 "}" },
		"1", false },
	{ { "{" META ",'$id':'http://a.b/meta','type':'null'}" }, "1", false },
	/* Metaschemas are there. */
	{ { "{'$ref':'http://json-schema.org/draft-04/schema#'}" }, "{'minLength':-1}", false },
	{ { "{'$ref':'http://json-schema.org/draft-06/schema#'}" }, "{'minLength':-1}", false },
	{ { "{'$ref':'http://json-schema.org/draft-07/schema#'}" }, "{'minLength':-1}", false },
	{ { "{'$ref':'https://json-schema.org/draft/2019-09/schema'}" },
		"{'items':{'minLength':-1}}", false },
	{ { "{'$ref':'https://json-schema.org/draft/2020-12/schema'}" },
		"{'items':{'minLength':-1}}", false },
	/* `$recursiveRef` leads to what was entered first. */
	{ { "{" D19 ",'$id':'http://a.b/strict','$recursiveAnchor':true,'$ref':'http://a.b/tree',"
	    "'required':['name']}",
		  "{" D19 ",'$id':'http://a.b/tree','$recursiveAnchor':true,"
		  "'properties':{'child':{'$recursiveRef':'#'}}}" },
		"{'name':1,'child':{}}", false },
	/* `contains` looks at an item, for `unevaluatedItems`, in 2020-12 only. */
	{ { "{" D19 ",'contains':{},'unevaluatedItems':false}" }, "[1]", false },
	{ { "{" D20 ",'contains':{},'unevaluatedItems':false}" }, "[1]", true },
};

static void
parse(struct source *source, char *text)
{
	for (char *at = text; *at; at++) {
		if (*at == '\'')
			*at = '"';
	}
	source_init(source, "test", SOURCE_JSON);
	source_set(source, slice_of(text));
	source_parse(source, &limits_default);
}

static void
run_sample(const struct sample *sample)
{
	enum { MOST = 3 };
	struct arena arena = { 0 };
	struct checker checker;
	struct source sources[MOST], value;
	struct schemas *schemas = schemas_new();
	struct schema_error error;
	struct reading reading = { 0 };
	const struct schema *schema;
	size_t count = 0;

	for (; count < MOST && sample->schemas[count]; count++) {
		parse(&sources[count], arena_copy(&arena, slice_of(sample->schemas[count])));
		CHECK(schemas_add(schemas, document_root(sources[count].documents),
			      (struct slice){ 0 }, &error),
			"%s: %s", sample->schemas[count], error.message ? error.message : "");
	}
	parse(&value, arena_copy(&arena, slice_of(sample->value)));
	schema = schema_compile(
		schemas, document_root(sources[0].documents), (struct slice){ 0 }, reading, &error);
	if (CHECK(schema, "%s: %s", sample->schemas[0], error.message ? error.message : "")) {
		checker_init(&checker, &arena);
		CHECK(schema_holds(&checker, schema, document_root(value.documents)) ==
				sample->holds,
			"%s on %s", sample->schemas[0], sample->value);
		checker_drop(&checker);
	}
	schemas_free(schemas);
	for (size_t i = 0; i < count; i++)
		source_drop(&sources[i]);
	source_drop(&value);
	arena_drop(&arena);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
		run_sample(&samples[i]);
	return check_done("drafts");
}
