/* Schemas that ask for endless work, and values that make honest ones slow: each gets an answer
 * within a number of steps, and the answer is neither a pass nor a failure where it is not known.
 */
#include "document/document.h"
#include "schema/program.h"

#include "unit/check.h"

#include <stdlib.h>

struct trial {
	struct source schema_source, value_source;
	struct schemas *schemas;
	struct arena scratch;
	struct checker checker;
	bool holds;
	size_t count; /* of failures */
};

/* Takes both texts. */
static void
trial_run(struct trial *trial, struct text *schema_text, struct text *value_text)
{
	struct reading reading = { 0 };
	struct schema_error error;
	const struct schema *schema;
	struct node *value;

	*trial = (struct trial){ .schemas = schemas_new() };
	source_init(&trial->schema_source, "schema", SOURCE_JSON);
	source_set(&trial->schema_source, text_slice(schema_text));
	source_parse(&trial->schema_source, &limits_default);
	source_init(&trial->value_source, "value", SOURCE_JSON);
	source_set(&trial->value_source, text_slice(value_text));
	source_parse(&trial->value_source, &limits_default);
	value = document_root(trial->value_source.documents);
	checker_init(&trial->checker, &trial->scratch);
	schema = schema_compile(trial->schemas, document_root(trial->schema_source.documents),
		(struct slice){ 0 }, reading, &error);
	if (CHECK(schema && value, "%s", error.message ? error.message : "no value")) {
		trial->holds = schema_holds(&trial->checker, schema, value);
		if (!trial->holds)
			schema_explain(&trial->checker, schema, value);
	}
	for (const struct failure *at = trial->checker.failures; at; at = at->next)
		trial->count++;
	text_drop(schema_text);
	text_drop(value_text);
}

static void
trial_drop(struct trial *trial)
{
	checker_drop(&trial->checker);
	schemas_free(trial->schemas);
	arena_drop(&trial->scratch);
	source_drop(&trial->schema_source);
	source_drop(&trial->value_source);
}

static void
trial_texts(struct trial *trial, const char *schema, const char *value)
{
	struct text schema_text = { 0 };
	struct text value_text = { 0 };

	text_add_string(&schema_text, schema);
	text_add_string(&value_text, value);
	trial_run(trial, &schema_text, &value_text);
}

static size_t
told(const struct trial *trial, const char *rule)
{
	size_t count = 0;

	for (const struct failure *at = trial->checker.failures; at; at = at->next)
		count += strcmp(at->rule, rule) == 0;
	return count;
}

/* It gave up: one warning, and nothing that it does not know. */
static void
expect_given_up(struct trial *trial, const char *what)
{
	CHECK(!trial->holds && trial->checker.exhausted, "%s: holds %d", what, trial->holds);
	CHECK(trial->count == 1 && told(trial, "too-many-steps") == 1, "%s: %zu failures", what,
		trial->count);
	CHECK(trial->checker.failures && trial->checker.failures->severity == SEVERITY_WARNING,
		"%s: its severity", what);
	trial_drop(trial);
}

/* Forty definitions that each lead twice to the next, and the last. */
static void
add_chain(struct text *text, const char *before, const char *last)
{
	text_add_format(text, "{%s,\"$defs\":{", before);
	for (int i = 0; i < 40; i++)
		text_add_format(text,
			"\"a%d\":{\"allOf\":[{\"$ref\":\"#/$defs/a%d\"},{\"$ref\":\"#/$defs/"
			"a%d\"}]},",
			i, i + 1, i + 1);
	text_add_format(text, "\"a40\":%s}}", last);
}

static void
run_chain(const char *before, const char *last, const char *value)
{
	struct trial trial;
	struct text schema = { 0 };
	struct text text = { 0 };

	add_chain(&schema, before, last);
	text_add_string(&text, value);
	trial_run(&trial, &schema, &text);
	expect_given_up(&trial, last);
}

/* What is known is told: the first step fails, but telling all would take for ever. */
static void
run_failing_chain(void)
{
	struct trial trial;
	struct text schema = { 0 };
	struct text text = { 0 };

	add_chain(&schema, "\"items\":{\"$ref\":\"#/$defs/a0\"}", "{\"type\":\"string\"}");
	text_add_string(&text, "[1]");
	trial_run(&trial, &schema, &text);
	CHECK(!trial.holds && !trial.checker.exhausted, "it is known to fail");
	CHECK(trial.count == 2 && told(&trial, "wrong-type") == 1 &&
			told(&trial, "too-many-steps") == 1,
		"%zu failures", trial.count);
	trial_drop(&trial);
}

static void
run_recursion(void)
{
	struct trial trial;
	struct text schema = { 0 };
	struct text value = { 0 };

	text_add_string(&schema,
		"{\"$defs\":{\"n\":{\"type\":[\"array\",\"string\"],\"anyOf\":["
		"{\"items\":{\"$ref\":\"#/$defs/n\"}},{\"items\":{\"$ref\":\"#/$defs/n\"}}]}},"
		"\"$ref\":\"#/$defs/n\"}");
	for (int i = 0; i < 60; i++)
		text_add_byte(&value, '[');
	text_add_byte(&value, '5');
	for (int i = 0; i < 60; i++)
		text_add_byte(&value, ']');
	trial_run(&trial, &schema, &value);
	expect_given_up(&trial, "recursion");
}

/* No real schema comes near: 300 alternatives that no tag tells apart, for each of 3,000 items. */
static void
run_honest(void)
{
	struct trial trial;
	struct text schema = { 0 };
	struct text value = { 0 };

	text_add_string(&schema, "{\"items\":{\"anyOf\":[");
	for (int i = 0; i < 300; i++)
		text_add_format(&schema,
			"%s{\"type\":\"object\",\"properties\":{\"a\":{\"minimum\":%d}}}",
			i ? "," : "", 300 - i);
	text_add_string(&schema, "]}}");
	text_add_byte(&value, '[');
	for (int i = 0; i < 3000; i++)
		text_add_format(&value, "%s{\"a\":1}", i ? "," : "");
	text_add_byte(&value, ']');
	trial_run(&trial, &schema, &value);
	CHECK(trial.holds, "an honest union: %zu failures", trial.count);
	trial_drop(&trial);
}

/* One text that backtracks is told by itself; a thousand do not take a thousand times as long. */
static void
run_patterns(void)
{
	struct trial trial;
	struct text schema = { 0 };
	struct text value = { 0 };

	trial_texts(&trial, "{\"pattern\":\"^(a+)+$\"}",
		"\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"");
	CHECK(trial.count == 1 && told(&trial, "match-limit") == 1, "one text");
	trial_drop(&trial);
	text_add_string(&schema, "{\"items\":{\"pattern\":\"^(a+)+$\"}}");
	text_add_byte(&value, '[');
	for (int i = 0; i < 1000; i++)
		text_add_format(&value, "%s\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%db\"",
			i ? "," : "", i);
	text_add_byte(&value, ']');
	trial_run(&trial, &schema, &value);
	CHECK(!trial.holds && told(&trial, "too-many-steps") == 1, "a thousand texts");
	CHECK(told(&trial, "match-limit") < 100, "%zu texts were tried",
		told(&trial, "match-limit"));
	trial_drop(&trial);
}

static void
add_words(struct text *text, const char *format, int count, const char *last)
{
	for (int i = 0; i < count; i++) {
		text_add_string(text, i ? "," : "");
		text_add_format(text, "\"%s%04d\"%s", format, i, last);
	}
}

/* All mistakes are told, but only some with what was meant. */
static void
expect_few_hints(struct trial *trial, size_t count, const char *what)
{
	size_t hints = 0;

	for (const struct failure *at = trial->checker.failures; at; at = at->next)
		hints += at->help != NULL;
	CHECK(trial->count == count, "%s: %zu failures", what, trial->count);
	CHECK(hints > 0 && hints < count / 2, "%s: %zu hints", what, hints);
	trial_drop(trial);
}

static void
run_suggestions(void)
{
	enum { COUNT = 2000 };
	struct trial trial;
	struct text schema = { 0 };
	struct text value = { 0 };

	text_add_string(&schema, "{\"items\":{\"enum\":[");
	add_words(&schema, "value-", COUNT, "");
	text_add_string(&schema, "]}}");
	text_add_byte(&value, '[');
	add_words(&value, "vaule-", COUNT, "");
	text_add_byte(&value, ']');
	trial_run(&trial, &schema, &value);
	expect_few_hints(&trial, COUNT, "enum");
	text_add_string(&schema, "{\"required\":[");
	add_words(&schema, "member-", COUNT, "");
	text_add_string(&schema, "]}");
	text_add_byte(&value, '{');
	add_words(&value, "memebr-", COUNT, ":1");
	text_add_byte(&value, '}');
	trial_run(&trial, &schema, &value);
	expect_few_hints(&trial, COUNT, "required");
	text_add_string(&schema, "{\"additionalProperties\":false,\"properties\":{");
	add_words(&schema, "member-", COUNT, ":{}");
	text_add_string(&schema, "}}");
	text_add_byte(&value, '{');
	add_words(&value, "memebr-", COUNT, ":1");
	text_add_byte(&value, '}');
	trial_run(&trial, &schema, &value);
	expect_few_hints(&trial, COUNT, "properties");
}

/* Numbers are equal when their values are, whatever the exponent; and that many numbers are alike
 * in some way hides nothing. */
static void
run_unique(void)
{
	static const struct {
		const char *list;
		bool unique;
	} cases[] = {
		{ "[1e3000000000,1e3000000001,1e3000000002,1e3000000003,1e3000000004,1e3000000005,"
		  "1e3000000006,1e3000000007,1e3000000008,1e3000000009,1e3000000010]",
			true },
		{ "[1e3000000000,1e3000000001,1e3000000002,1e3000000003,1e3000000004,1e3000000005,"
		  "1e3000000006,1e3000000007,1e3000000008,1e3000000009,10e2999999999]",
			false },
		{ "[1,2,3,4,5,6,7,8,9,1000000e2147483647,1e2147483653]", false },
		{ "[1,2,3,4,5,6,7,8,9,1e-99999999999,0.1e-99999999998]", false },
		{ "[1,2,3,4,5,6,7,8,9,1e-99999999999,1e-99999999998]", true },
		{ "[1,2,3,4,5,6,7,8,9,0,-0.0e5]", false },
		{ "[1,2,3,4,5,6,7,8,9,1.50,150e-2]", false },
		{ "[1,2,3,4,5,6,7,8,9,-1]", true },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct trial trial;

		trial_texts(&trial, "{\"uniqueItems\":true}", cases[i].list);
		CHECK(trial.holds == cases[i].unique, "%s", cases[i].list);
		trial_drop(&trial);
	}
}

static void
run_divisor(void)
{
	struct trial trial;
	struct text schema = { 0 };
	struct text value = { 0 };

	text_add_string(&schema, "{\"multipleOf\":1");
	for (int i = 0; i < 200000; i++)
		text_add_byte(&schema, '3');
	text_add_byte(&schema, '}');
	for (int i = 0; i < 400000; i++)
		text_add_byte(&value, '7');
	trial_run(&trial, &schema, &value);
	expect_given_up(&trial, "a divisor of 200,000 digits");
}

int
main(void)
{
	run_chain("\"$ref\":\"#/$defs/a0\"", "{\"type\":\"number\"}", "1");
	run_chain("\"not\":{\"$ref\":\"#/$defs/a0\"}", "{\"type\":\"number\"}", "1");
	run_chain("\"if\":{\"$ref\":\"#/$defs/a0\"},\"else\":false", "{\"minimum\":1}", "1");
	run_chain("\"contains\":{\"$ref\":\"#/$defs/a0\"}", "{\"minimum\":1}", "[0,1]");
	run_chain("\"$ref\":\"#/$defs/a0\"", "{\"uniqueItems\":true}", "[1,2,3,4,5,6,7,8,9,10]");
	run_chain("\"$ref\":\"#/$defs/a0\"", "{\"unevaluatedProperties\":{}}", "{\"a\":1}");
	run_failing_chain();
	run_recursion();
	run_honest();
	run_patterns();
	run_suggestions();
	run_unique();
	run_divisor();
	return check_done("budget");
}
