/* The schema engine beyond the standard: unions, tolerance, the words of failures, and that one
 * mistake gives one failure. */
#include "document/document.h"
#include "schema/program.h"

#include "unit/check.h"

#include <stdlib.h>

/* How a sample is read. */
enum {
	PLAIN = 1,
	DESIRED = 2,
	PARTIAL = 4,
	ZERO = 8,
	FRAGMENT = 16, /* plain, and members are required */
	FORMATS = 32,
};

/* One schema, one value, and what must be said: "rule at place: message", joined by lines. */
struct sample {
	const char *schema;
	const char *value;
	unsigned mode;
	const char *said; /* "" where it holds */
};

static void
parse(struct source *source, const char *text)
{
	source_init(source, "test", SOURCE_JSON);
	source_set(source, slice_of(text));
	source_parse(source, &limits_default);
}

static struct slice
shown_place(const struct source *source, struct place place)
{
	struct range range = node_range(place.node);

	if (place.part == PLACE_KEY)
		range = node_key_range(place.node);
	if (place.part == PLACE_INSIDE)
		range = node_text_range(place.node, place.from, place.length);
	if (place.part == PLACE_OPEN)
		range.end = range.start + 1;
	return (struct slice){ .at = source->bytes + range.start,
		.length = range.end - range.start };
}

static void
say_all(struct text *said, const struct source *source, const struct checker *checker)
{
	for (const struct failure *at = checker->failures; at; at = at->next) {
		if (at != checker->failures)
			text_add_byte(said, '\n');
		if (at->severity == SEVERITY_WARNING)
			text_add_string(said, "warning ");
		text_add_format(said, "%s at ", at->rule);
		text_add(said, shown_place(source, at->place));
		if (at->message)
			text_add_format(said, ": %s", at->message);
		if (at->help)
			text_add_format(said, " (%s)", at->help);
	}
}

static const struct schema *
compile(struct schemas *schemas, const struct node *root, unsigned mode, bool dispatch,
	struct schema_error *error)
{
	struct reading reading = {
		.tolerant = !(mode & (PLAIN | FRAGMENT)),
		.assert_formats = mode & FORMATS,
		.members_required = mode & FRAGMENT,
	};

	return program_compile(schemas, root, (struct slice){ 0 }, reading, dispatch, error);
}

static void
check_set(struct checker *checker, struct arena *scratch, unsigned mode)
{
	checker_init(checker, scratch);
	checker->desired = mode & DESIRED;
	checker->partial = mode & PARTIAL;
	checker->zero_hollow = mode & ZERO;
	checker->collect_facts = true;
}

static void
run_sample(const struct sample *sample)
{
	struct source schema_source, value_source;
	struct schemas *schemas = schemas_new();
	struct schema_error error;
	struct arena scratch = { 0 };
	struct checker checker;
	struct text said = { 0 };
	const struct schema *schema, *slow;
	struct node *value;
	bool holds;

	parse(&schema_source, sample->schema);
	parse(&value_source, sample->value);
	value = document_root(value_source.documents);
	schema = compile(
		schemas, document_root(schema_source.documents), sample->mode, true, &error);
	slow = compile(
		schemas, document_root(schema_source.documents), sample->mode, false, &error);
	if (CHECK(schema && slow, "%s: %s", sample->schema, error.message ? error.message : "")) {
		check_set(&checker, &scratch, sample->mode);
		holds = schema_holds(&checker, schema, value);
		CHECK(holds == (sample->said[0] == '\0'), "%s: holds %d", sample->value, holds);
		if (!strstr(sample->said, "foreign-member"))
			CHECK(schema_holds(&checker, slow, value) == holds, "%s without dispatch",
				sample->value);
		schema_explain(&checker, schema, value);
		say_all(&said, &value_source, &checker);
		CHECK(slice_is(text_slice(&said), sample->said), "%s:\n%s\ninstead of\n%s",
			sample->value, said.bytes ? said.bytes : "", sample->said);
		checker_drop(&checker);
	}
	text_drop(&said);
	arena_drop(&scratch);
	schemas_free(schemas);
	source_drop(&schema_source);
	source_drop(&value_source);
}

#define ACCESS                                                                                     \
	"{'oneOf':["                                                                               \
	"{'type':'object','required':['email'],'properties':{'email':{'type':'object',"            \
	"'required':['email'],'properties':{'email':{'type':'string'}}}}},"                        \
	"{'type':'object','required':['group'],'properties':{'group':{'type':'object',"            \
	"'required':['id'],'properties':{'id':{'type':'string'}}}}},"                              \
	"{'type':'object','required':['azureAD'],'properties':{'azureAD':{'type':'object',"        \
	"'required':['id','identity_provider_id']}}},"                                             \
	"{'type':'object','required':['everyone'],'properties':{'everyone':{'type':'object'}}},"   \
	"{'type':'object','required':['geo']},{'type':'object','required':['ip']}]}"

#define RULE                                                                                       \
	"{'title':'Posture rule','type':'object','required':['type'],'properties':{"               \
	"'type':{'type':'string','enum':['file','firewall','warp'],'x-ztlint':{'open':true}},"     \
	"'name':{'type':'string','maxLength':5},'input':{'type':'object'}},"                       \
	"'allOf':[{'if':{'properties':{'type':{'const':'file'}},'required':['type']},"             \
	"'then':{'properties':{'input':{'$ref':'#/$defs/file'}}}},"                                \
	"{'if':{'properties':{'type':{'enum':['firewall']}},'required':['type']},"                 \
	"'then':{'properties':{'input':{'$ref':'#/$defs/firewall'}}}}],"                           \
	"'$defs':{'file':{'type':'object','properties':{'path':{'type':'string'},"                 \
	"'exists':{'type':'boolean'}},'x-ztlint':{'requiredIn':{'request':['path']}}},"            \
	"'firewall':{'type':'object','properties':{'enabled':{'type':'boolean'}},"                 \
	"'x-ztlint':{'requiredIn':{'request':['enabled']}}}}}"

#define ENTRY                                                                                      \
	"{'type':'object','properties':{'address':{'type':'string'},'host':{'type':'string'}},"    \
	"'allOf':[{'anyOf':[{'required':['address']},{'required':['host']}],"                      \
	"'x-ztlint':{'rule':'empty-entry'}},{'not':{'required':['address','host']},"               \
	"'x-ztlint':{'rule':'address-and-host'}}]}"

#define SECRET                                                                                     \
	"{'type':'object','properties':{'key':{'type':'string','maxLength':3,"                     \
	"'x-ztlint':{'secret':true}},'kind':{'enum':['a']}}}"

static const struct sample samples[] = {
	/* words */
	{ "{'properties':{'interval':{'type':'string'}}}", "{'interval':5}", PLAIN,
		"wrong-type at 5: \"interval\" must be text, found a number (write \"5\")" },
	{ "{'properties':{'port':{'type':'integer'}}}", "{'port':'80'}", PLAIN,
		"wrong-type at \"80\": \"port\" must be a whole number, found text (write 80 "
		"without quotes)" },
	{ "{'properties':{'port':{'type':'integer'}}}", "{'port':1.5}", PLAIN,
		"wrong-type at 1.5: \"port\" must be a whole number, found 1.5" },
	{ "{'properties':{'port':{'type':'integer'}}}", "{'port':150.0}", PLAIN, "" },
	{ "{'type':['object','null']}", "[]", PLAIN,
		"wrong-type at []: the document must be an object or null, found a list" },
	{ "{'enum':['file','warp','a','b','c','d','e']}", "'flie'", PLAIN,
		"not-allowed at \"flie\": the document must be one of \"file\", \"warp\", \"a\", "
		"\"b\", \"c\" "
		"… and 2 more, found \"flie\" (write \"file\")" },
	{ "{'items':{'const':1}}", "[1,2]", PLAIN, "not-allowed at 2: item 2 must be 1, found 2" },
	{ "{'required':['name']}", "{'nmae':1}", PLAIN,
		"missing-field at {: \"name\" is missing (rename \"nmae\" to \"name\")" },
	{ "{'properties':{'d':{'maxLength':2}}}", "{'d':'äöü'}", PLAIN,
		"too-long at \"äöü\": \"d\" has 3 characters, at most 2 are allowed" },
	{ "{'properties':{'d':{'minLength':1}}}", "{'d':''}", PLAIN,
		"too-short at \"\": \"d\" must not be empty" },
	{ "{'properties':{'l':{'maxItems':1,'uniqueItems':true}}}", "{'l':[1,1.0]}", PLAIN,
		"too-many-items at [: \"l\" has 2 items, at most 1 is allowed\n"
		"repeated-item at 1.0: item 2 of \"l\" is the same as item 1: 1.0 (remove one of "
		"the two)" },
	{ "{'minimum':1,'exclusiveMaximum':10}", "10", PLAIN,
		"out-of-range at 10: the document must be at least 1 and below 10, found 10" },
	{ "{'multipleOf':0.01}", "0.015", PLAIN,
		"out-of-range at 0.015: the document must be a multiple of 0.01, found 0.015" },
	{ "{'pattern':'^a'}", "'b'", PLAIN,
		"wrong-pattern at \"b\": the document must match the pattern \"^a\", found \"b\"" },
	{ "{'properties':{'name':{},'type':{}},'required':['name'],'additionalProperties':false}",
		"{'nmae':1,'type':2,'zzzzz':3}", PLAIN,
		"unknown-field at \"nmae\": \"nmae\" is not known here (write \"name\")\n"
		"unknown-field at \"zzzzz\": \"zzzzz\" is not known here" },
	{ "{'properties':{'a':false}}", "{'a':1}", PLAIN,
		"not-matching at \"a\": \"a\" is not allowed here" },
	{ "{'dependentRequired':{'a':['b']}}", "{'a':1}", PLAIN,
		"missing-field at \"a\": \"a\" needs \"b\", which is missing" },
	{ "{'propertyNames':{'pattern':'^a'}}", "{'a':1,'b':2}", PLAIN,
		"not-matching at \"b\": \"b\" is no valid name here: it must match the pattern "
		"\"^a\"" },
	{ "{'not':{'required':['a','b']}}", "{'a':1,'b':2}", PLAIN,
		"not-matching at \"b\": \"b\" cannot stand together with \"a\" (keep one of the "
		"two)" },
	{ "{'minLength':3,'pattern':'^x','enum':['xxx']}", "'y'", PLAIN,
		"not-allowed at \"y\": the document must be \"xxx\", found \"y\"" },
	/* unions told by a member of their own */
	{ ACCESS, "{'email':{'email':'a'}}", PLAIN, "" },
	{ ACCESS, "{'emial':{'email':'a'}}", PLAIN,
		"unknown-field at \"emial\": \"emial\" must be one of \"email\", \"group\", "
		"\"azureAD\", "
		"\"everyone\", \"geo\" … and 1 more (write \"email\")" },
	{ ACCESS, "{'azuread':{}}", PLAIN,
		"unknown-field at \"azuread\": \"azuread\" must be one of \"email\", \"group\", "
		"\"azureAD\", "
		"\"everyone\", \"geo\" … and 1 more (write \"azureAD\")" },
	{ ACCESS, "{'azureAD':{'id':'x'}}", PLAIN,
		"missing-field at {: \"identity_provider_id\" is missing" },
	{ ACCESS, "{'group':{'id':5}}", PLAIN,
		"wrong-type at 5: \"id\" must be text, found a number (write \"5\")" },
	{ ACCESS, "{'email':{'email':'a'},'geo':1}", PLAIN,
		"not-matching at \"geo\": \"geo\" cannot stand together with \"email\" (keep one "
		"of the two)" },
	{ ACCESS, "{}", PLAIN,
		"missing-field at {: the document must have one of \"email\", \"group\", "
		"\"azureAD\", "
		"\"everyone\", \"geo\" … and 1 more" },
	{ ACCESS, "5", PLAIN, "wrong-type at 5: the document must be an object, found a number" },
	/* by the value of a member */
	{ "{'oneOf':[{'properties':{'t':{'const':'a'},'x':{'type':'string'}},'required':['t']},"
	  "{'properties':{'t':{'enum':['bcd','c']}},'required':['t','y']}]}",
		"{'t':'a','x':1}", PLAIN,
		"wrong-type at 1: \"x\" must be text, found a number (write \"1\")" },
	{ "{'anyOf':[{'properties':{'t':{'const':'a'}},'required':['t']},"
	  "{'properties':{'t':{'enum':['bcd','c']}},'required':['t','y']}]}",
		"{'t':'bdc'}", PLAIN,
		"not-allowed at \"bdc\": \"t\" must be one of \"a\", \"bcd\", \"c\", found \"bdc\" "
		"(write \"bcd\")" },
	{ "{'anyOf':[{'properties':{'t':{'const':'a'}},'required':['t']},"
	  "{'properties':{'t':{'const':'b'}},'required':['t','y']}]}",
		"{}", PLAIN, "missing-field at {: \"t\" is missing" },
	/* by the kind of the value, and by what fits best */
	{ "{'anyOf':[{'type':'null'},{'type':'string','minLength':2}]}", "'x'", PLAIN,
		"too-short at \"x\": the document has 1 character, at least 2 are needed" },
	{ "{'anyOf':[{'type':'null'},{'type':'string'}]}", "5", PLAIN,
		"wrong-type at 5: the document must be text or null, found a number (write "
		"\"5\")" },
	{ "{'anyOf':[{'const':'a'},{'const':'b'}]}", "'c'", PLAIN,
		"not-allowed at \"c\": the document must be one of \"a\", \"b\", found \"c\"" },
	{ "{'anyOf':[{'pattern':'^a'},{'pattern':'^b'}]}", "'c'", PLAIN,
		"not-matching at \"c\": the document fits none of the 2 forms allowed here" },
	{ "{'anyOf':[{'required':['a','b']},{'required':['a','c','d']}]}", "{'a':1,'c':2}", PLAIN,
		"missing-field at {: \"d\" is missing" },
	{ "{'oneOf':[{'minimum':1},{'maximum':5}]}", "3", PLAIN,
		"not-matching at 3: the document fits two of the forms allowed here, it must fit "
		"exactly one" },
	/* choices */
	{ RULE, "{'type':'file','input':{'path':'/x'}}", 0, "" },
	{ RULE, "{'type':'flie','input':{'path':5}}", 0,
		"not-allowed at \"flie\": \"type\" must be one of \"file\", \"firewall\", "
		"\"warp\", found "
		"\"flie\" (write \"file\")" },
	{ RULE, "{'type':'tanium_x','input':{'path':5}}", 0,
		"warning not-known at \"tanium_x\": \"tanium_x\" is not known to this version of "
		"ztlint as "
		"\"type\"" },
	{ RULE, "{'type':'tanium_x'}", DESIRED,
		"not-allowed at \"tanium_x\": \"type\" must be one of \"file\", \"firewall\", "
		"\"warp\", found "
		"\"tanium_x\"" },
	{ RULE, "{'type':'file','input':{'path':5}}", 0,
		"wrong-type at 5: \"path\" must be text, found a number (write \"5\")" },
	{ RULE, "{'type':'file','input':5}", 0,
		"wrong-type at 5: \"input\" must be an object, found a number" },
	{ RULE, "{'type':'firewall','input':{'path':'/x'}}", DESIRED,
		"foreign-member at \"path\": \"path\" does not belong to a posture rule of type "
		"\"firewall\"; it belongs to \"file\" (remove it, or correct the type)" },
	{ RULE, "{'type':'firewall','input':{'enabled':true,'path':'/x','exists':true}}", 0,
		"foreign-member at \"path\": \"path\", \"exists\" do not belong to a posture rule "
		"of type "
		"\"firewall\"; \"path\" belongs to \"file\" (remove them, or correct the type)" },
	{ RULE, "{'type':'firewall','input':{'enabled':true,'path':'','exists':null}}", 0, "" },
	{ RULE, "{'type':'firewall','input':{'path':'','exists':false,'enabled':true}}", ZERO, "" },
	{ RULE, "{'type':'firewall','input':{}}", 0, "" },
	{ RULE, "{'type':'firewall','input':{'other':1}}", DESIRED,
		"missing-field at {: \"enabled\" is missing" },
	{ RULE, "{'type':'firewall','input':{'enabeld':true}}", DESIRED,
		"unknown-field at \"enabeld\": \"enabeld\" is not known here, did you mean "
		"\"enabled\"? "
		"(write \"enabled\")" },
	{ RULE, "{'type':'firewall'}", PARTIAL | DESIRED, "" },
	/* What stands in a column is whole. */
	{ RULE, "{'type':'firewall','input':{'other':1}}", PARTIAL | DESIRED,
		"missing-field at {: \"enabled\" is missing" },
	{ RULE, "{'type':'warp','input':{'path':'x'}}", DESIRED, "" },
	{ RULE, "{'input':{}}", PARTIAL, "" },
	{ RULE, "{'type':'{{ type }}','input':{'path':5}}", 0, "" },
	/* near misses */
	{ RULE, "{'type':'warp','nmae':'x'}", 0,
		"warning unknown-field at \"nmae\": \"nmae\" is not known here, did you mean "
		"\"name\"? "
		"(write \"name\")" },
	{ RULE, "{'type':'warp','nmae':'x','name':'y','whatever':1,'uid':'5'}", 0, "" },
	{ RULE, "{'type':'warp','nmae':''}", 0, "" },
	{ RULE, "{'typ':'warp'}", 0,
		"unknown-field at \"typ\": \"typ\" is not known here, did you mean \"type\"? "
		"(write \"type\")" },
	{ RULE, "{'typee':'warp'}", 0,
		"unknown-field at \"typee\": \"typee\" is not known here, did you mean \"type\"? "
		"(write \"type\")" },
	/* hollow and unknown */
	{ RULE, "{'type':'warp','name':null}", 0, "" },
	{ RULE, "{'type':'warp','name':[]}", 0, "" },
	{ RULE, "{'type':'warp','name':{}}", DESIRED, "" },
	{ RULE, "{'type':'warp','name':0}", 0,
		"wrong-type at 0: \"name\" must be text, found a number (write \"0\")" },
	{ RULE, "{'type':'warp','name':0}", ZERO, "" },
	{ RULE, "{'type':'warp','name':'REDACTED'}", 0, "" },
	{ RULE, "{'type':'warp','name':'********'}", 0, "" },
	{ RULE, "{'type':'warp','name':'${var.name}'}", 0, "" },
	{ RULE, "{'type':'warp','name':'$RULE_NAME'}", 0, "" },
	{ RULE, "{'type':'warp','name':'(sensitive value)'}", 0, "" },
	{ RULE, "{'type':'warp','name':'abcdef'}", 0,
		"too-long at \"abcdef\": \"name\" has 6 characters, at most 5 are allowed" },
	{ RULE, "{'type':null}", 0, "wrong-type at null: \"type\" must be text, found null" },
	{ RULE, "{'type':null}", DESIRED,
		"missing-field at null: \"type\" must have a value, found null" },
	{ RULE, "{'type':''}", DESIRED,
		"missing-field at \"\": \"type\" must have a value, found \"\"" },
	{ "{'properties':{'cn':{'maxLength':3,'x-ztlint':{'grammar':'cn-template'}}}}",
		"{'cn':'${serial_number}'}", 0,
		"too-long at \"${serial_number}\": \"cn\" has 16 characters, at most 3 are "
		"allowed" },
	/* rules of schemas */
	{ ENTRY, "{'address':'a'}", 0, "" },
	{ ENTRY, "{'address':'a','host':'b'}", 0, "address-and-host at \"host\"" },
	{ ENTRY, "{'address':'a','host':''}", 0, "" },
	{ ENTRY, "{'address':'a','host':null}", DESIRED, "" },
	{ ENTRY, "{}", 0, "empty-entry at {" },
	{ ENTRY, "{'adress':'a'}", 0,
		"unknown-field at \"adress\": \"adress\" is not known here, did you mean "
		"\"address\"? "
		"(write \"address\")" },
	{ "{'properties':{'a':{'type':'string','maxLength':2,'x-ztlint':{'rule':'bad-a'}}}}",
		"{'a':'abc'}", 0, "bad-a at \"abc\"" },
	{ "{'properties':{'a':{'type':'string','maxLength':2,'x-ztlint':{'rule':'bad-a'}}}}",
		"{'a':5}", 0, "bad-a at 5" },
	/* languages */
	{ "{'properties':{'s':{'x-ztlint':{'grammar':{'grammar':'duration','minimum':'1m'}}}}}",
		"{'s':'30s'}", 0,
		"duration-range at 30s: \"30s\" is too short; expected at least 1m (write 1m or "
		"more)" },
	{ "{'properties':{'s':{'x-ztlint':{'grammar':'jsonata'}}}}", "{'s':'x'}", 0, "" },
	{ "{'properties':{'s':{'type':'string','x-ztlint':{'grammar':'duration'}}}}", "{'s':''}", 0,
		"" },
	/* secrets are not printed */
	{ SECRET, "{'key':'hush-hush'}", 0,
		"too-long at \"hush-hush\": \"key\" has 9 characters, at most 3 are allowed" },
	{ "{'type':'object','properties':{'key':{'enum':['a'],'x-ztlint':{'secret':true}}}}",
		"{'key':'hush'}", 0,
		"not-allowed at \"hush\": \"key\" must be \"a\", found (secret, 4 characters)" },
	/* the same things mean what the standard says in the plain reading */
	{ RULE, "{'type':'warp','nmae':'x'}", PLAIN, "" },
	{ RULE, "{'type':'warp','name':null}", PLAIN,
		"wrong-type at null: \"name\" must be text, found null" },
	{ ENTRY, "{'address':'a','host':''}", PLAIN,
		"not-matching at \"host\": \"host\" cannot stand together with \"address\" "
		"(keep one of the two)" },
	{ "{'format':'ipv4'}", "'x'", PLAIN, "" },
	/* a dynamic reference that leads back to itself ends, branches or not */
	{ "{'$dynamicAnchor':'a','$dynamicRef':'#a','oneOf':[{'$dynamicRef':'#a'},{'type':'object'}"
	  "]}",
		"{}", PLAIN, "not-matching at {: the schema leads too deep to be followed" },
	/* fragments of rules */
	{ "{'properties':{'a':{'const':1},'b':{}}}", "{'a':1}", FRAGMENT,
		"missing-field at {: \"b\" is missing" },
	{ "{'properties':{'a':{'const':1},'b':{}},'optional':['b']}", "{'a':1}", FRAGMENT, "" },
};

/* A schema that is wrong, and what is said of it. */
struct wrong {
	const char *schema;
	unsigned mode;
	const char *at; /* the node's text in the source */
	const char *message;
};

static const struct wrong wrongs[] = {
	{ "{'type':5}", PLAIN, "5",
		"type must be one of array, boolean, integer, null, number, object, string" },
	{ "{'required':'x'}", PLAIN, "\"x\"", "this must be a list of member names" },
	{ "{'properties':{'a':5}}", PLAIN, "5", "a schema must be an object, true or false" },
	{ "{'$defs':{'a':{'minLength':-1}}}", PLAIN, "-1",
		"this must be a whole number, 0 or more" },
	{ "{'$ref':'#/nowhere'}", PLAIN, "\"#/nowhere\"",
		"the reference to \"#/nowhere\" leads nowhere" },
	{ "{'$ref':'http://a.b/c'}", PLAIN, "\"http://a.b/c\"",
		"the reference to \"http://a.b/c\" leads nowhere: no such schema was given" },
	{ "{'anyOf':[]}", PLAIN, "[]", "this must be a list of schemas with at least one" },
	{ "{'$schema':'http://json-schema.org/draft-03/schema#'}", PLAIN,
		"\"http://json-schema.org/draft-03/schema#\"",
		"no schema \"http://json-schema.org/draft-03/schema#\" was given, and it is none "
		"of "
		"the drafts that are known: 4, 6, 7, 2019-09 and 2020-12" },
	{ "{'$schema':5}", PLAIN, "5", "$schema must be a URI" },
	{ "{'$schema':'http://json-schema.org/draft-04/schema#','exclusiveMinimum':1}", PLAIN, "1",
		"in draft 4 this must be true or false" },
	{ "{'$schema':'http://json-schema.org/draft-06/schema#','exclusiveMinimum':true}", PLAIN,
		"true", "this must be a number" },
	{ "{'$schema':'https://json-schema.org/draft/2019-09/schema','$recursiveRef':'#a'}", PLAIN,
		"\"#a\"", "$recursiveRef must be \"#\"" },
	{ "{'$schema':'https://json-schema.org/draft/2019-09/schema','$id':'http://a.b/#c'}", PLAIN,
		"\"http://a.b/#c\"", "$id must not have a fragment" },
	{ "{'items':[{'type':'null'}]}", PLAIN, "[{\"type\":\"null\"}]",
		"a schema must be an object, true or false" },
	{ "{'$ref':'#'}", PLAIN, "{'$ref':'#'}",
		"this schema leads back to itself without looking at any part of the value" },
	{ "{'anyOf':[{'type':'null'},{'$ref':'#'}]}", PLAIN, NULL,
		"this schema leads back to itself without looking at any part of the value" },
	{ "{'x-ztlint':{'grammar':'nonsense'}}", 0, "\"nonsense\"",
		"no language of this name is known" },
	{ "{'x-ztlint':{'grammar':{'grammar':'duration','minimum':'x'}}}", 0, "\"x\"",
		"this bound is no duration" },
};

/* The samples are written with single quotes. */
static char *
quotes(const char *text)
{
	size_t length = strlen(text);
	char *copy = malloc(length + 1);

	if (!copy)
		exit(2);
	for (size_t i = 0; i <= length; i++)
		copy[i] = (char)(text[i] == '\'' ? '"' : text[i]);
	return copy;
}

static void
run_wrong(const struct wrong *wrong)
{
	char *text = quotes(wrong->schema);
	struct source source;
	struct schemas *schemas = schemas_new();
	struct schema_error error;
	const struct schema *schema;

	parse(&source, text);
	schema = compile(schemas, document_root(source.documents), wrong->mode, true, &error);
	CHECK(!schema, "%s is accepted", wrong->schema);
	if (!schema) {
		struct range range = node_range(error.node);
		char *at = quotes(wrong->at ? wrong->at : "");

		CHECK(strcmp(error.message, wrong->message) == 0, "%s: %s", wrong->schema,
			error.message);
		CHECK(!wrong->at || slice_is((struct slice){ .at = source.bytes + range.start,
						     .length = range.end - range.start },
					    at),
			"%s: the place", wrong->schema);
		free(at);
	}
	schemas_free(schemas);
	source_drop(&source);
	free(text);
}

static void
run_quoted(const struct sample *sample)
{
	char *schema = quotes(sample->schema);
	char *value = quotes(sample->value);
	struct sample quoted = *sample;

	quoted.schema = schema;
	quoted.value = value;
	run_sample(&quoted);
	free(schema);
	free(value);
}

/* Facts are what an annotation speaks of, without hollow values and what failed branches met. */
static void
run_facts(void)
{
	static const char schema_text[] =
		"{'type':'object','properties':{"
		"'id':{'readOnly':true},'old':{'deprecated':true},"
		"'key':{'type':'string','x-ztlint':{'secret':true}},"
		"'to':{'x-ztlint':{'refers':{'kind':['a','b'],'member':'name'}}},"
		"'list':{'type':'array','maxItems':9,'items':{'x-ztlint':{'part':'entry'}}},"
		"'any':{'anyOf':[{'type':'number','deprecated':true},{'type':'string'}]}}}";
	char *schema_json = quotes(schema_text);
	char *value_json =
		quotes("{'id':'1','old':'','key':5,'to':'x','list':[{'a':1},{}],'any':'s'}");
	struct source schema_source, value_source;
	struct schemas *schemas = schemas_new();
	struct schema_error error;
	struct arena scratch = { 0 };
	struct checker checker;
	const struct schema *schema;
	struct node *value;

	parse(&schema_source, schema_json);
	parse(&value_source, value_json);
	value = document_root(value_source.documents);
	schema = compile(schemas, document_root(schema_source.documents), 0, true, &error);
	check_set(&checker, &scratch, 0);
	schema_explain(&checker, schema, value);
	CHECK(checker.fact_count == 4, "%zu facts", checker.fact_count);
	for (size_t i = 0; i < checker.fact_count; i++) {
		const struct fact *fact = &checker.facts[i];

		if (slice_is(node_key(fact->node), "to"))
			CHECK(strcmp(fact->annotation->refers[1], "b") == 0 &&
					strcmp(fact->annotation->refers_member, "name") == 0,
				"refers");
		if (node_is_array(node_parent(fact->node)))
			CHECK(strcmp(fact->annotation->part, "entry") == 0, "part");
	}
	CHECK(!node_get(value, "key"), "a refused member is not there");
	CHECK(node_get(value, "to"), "the others are");
	CHECK(checker.failures && !checker.failures->next, "one failure");
	checker_drop(&checker);
	arena_drop(&scratch);
	schemas_free(schemas);
	source_drop(&schema_source);
	source_drop(&value_source);
	free(schema_json);
	free(value_json);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
		run_quoted(&samples[i]);
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(*wrongs); i++)
		run_wrong(&wrongs[i]);
	run_facts();
	return check_done("schema");
}
