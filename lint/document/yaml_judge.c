#include "document/yaml_judge.h"

#include "base/quote.h"
#include "document/scalar.h"

void
yaml_judge_misfit(struct source *source, const struct yaml_token *token, uint32_t slot)
{
	static const char prefix[] = "tag:yaml.org,2002:";
	struct quote quote;
	struct problem *problem =
		source_problem(source, "syntax", token->range, "%s does not fit its tag !!%s",
			quote_value(&quote, token->text), token->tag + sizeof(prefix) - 1);

	problem->slot = slot;
	problem->help = "correct the value or remove the tag";
}

static const char *
help_quote(struct source *source, const char *quoted)
{
	return arena_format(&source->arena, "quote it: %s", quoted);
}

void
yaml_judge_word(
	struct source *source, const struct yaml_token *token, enum node_kind kind, uint32_t slot)
{
	struct problem *problem;
	const char *elsewhere;
	struct quote quote;

	if (!token->plain || token->tag || kind != NODE_STRING)
		return;
	elsewhere = scalar_elsewhere(token->text);
	if (!elsewhere)
		return;
	quote_value(&quote, token->text);
	problem = source_problem(source, "yaml-old-word", token->range,
		"%s is a string here, but %s", quote.bytes, elsewhere);
	problem->slot = slot;
	problem->help = help_quote(source, quote.bytes);
}

static const char *
kind_words(enum node_kind kind)
{
	switch (kind) {
	case NODE_NULL: return "null";
	case NODE_FALSE:
	case NODE_TRUE: return "a boolean";
	case NODE_NUMBER: return "a number";
	case NODE_ARRAY: return "a sequence";
	case NODE_OBJECT: return "a mapping";
	case NODE_STRING:
	case NODE_NONE: break;
	}
	return "a string";
}

void
yaml_judge_key(
	struct source *source, const struct yaml_token *key, enum node_kind kind, uint32_t slot)
{
	struct problem *problem;
	struct quote quote;

	if (kind == NODE_STRING)
		return;
	quote_value(&quote, key->text);
	problem = source_problem(source, "key-not-string", key->range,
		"a key must be a string, but this one is %s; it is read as %s", kind_words(kind),
		quote.bytes);
	problem->slot = slot;
	problem->help = help_quote(source, quote.bytes);
}

void
yaml_judge_container_key(
	struct source *source, enum node_kind kind, struct range range, uint32_t slot)
{
	source_problem(source, "key-not-string", range,
		"a key must be a string, but this one is %s; its member is left out",
		kind_words(kind))
		->slot = slot;
}

void
yaml_judge_repeats(struct document *document, const struct merge *merge)
{
	struct quote quote;

	for (uint32_t i = 0; i < merge->repeat_count; i++) {
		const struct node *again = document->nodes + merge->repeats[i].slot;
		const struct node *first = document->nodes + merge->repeats[i].first;
		struct problem *problem = source_problem(document->source, "duplicate-key",
			node_key_range(again), "the key %s stands twice in this mapping",
			quote_value(&quote, node_key(again)));

		problem->help = "remove one of the two; most readers take the last, some none";
		problem->slot = merge->repeats[i].slot;
		problem->related = "first written here";
		problem->related_range = node_key_range(first);
	}
}

void
yaml_judge_stray_alias(struct source *source, struct slice name, struct range range)
{
	struct quote quote;

	quote_value(&quote, name);
	source_problem(source, "syntax", range, "no anchor %s comes before this alias", quote.bytes)
		->help = arena_format(
		&source->arena, "if no alias is meant, quote the value: \"*%s", quote.bytes + 1);
}

void
yaml_judge_cyclic_alias(struct source *source, struct range range, uint32_t start)
{
	struct problem *problem = source_problem(
		source, "cyclic-alias", range, "this alias stands inside of what it stands for");

	problem->related = "which begins here";
	problem->related_range = (struct range){ start, start };
}

void
yaml_judge_expansion(struct source *source, struct range range)
{
	source_problem(source, "too-many-aliases", range,
		"up to here aliases repeat more than is read from one document")
		->help = "write out what is meant, without aliases of aliases";
}
