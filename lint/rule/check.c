#include "rule/check.h"

#include "base/bug.h"
#include "base/quote.h"
#include "document/secret.h"
#include "run.h"

#include <stdarg.h>

struct place
place_value(const struct node *node)
{
	return (struct place){ .node = node, .part = PLACE_VALUE };
}

struct place
place_key(const struct node *node)
{
	return (struct place){ .node = node, .part = PLACE_KEY };
}

struct place
place_open(const struct node *node)
{
	return (struct place){ .node = node, .part = PLACE_OPEN };
}

struct place
place_inside(const struct node *node, size_t from, size_t length)
{
	return (struct place){
		.node = node,
		.part = PLACE_INSIDE,
		.from = (uint32_t)from,
		.length = (uint32_t)length,
	};
}

/* The key of a value; without one the value itself, of a container its opening sign. */
static struct range
open_range(const struct node *node)
{
	struct range range = node_key_range(node);

	if (range.end > range.start)
		return range;
	range = node_range(node);
	if (range.end > range.start + 1 && node_kind(node) >= NODE_ARRAY)
		range.end = range.start + 1;
	return range;
}

struct range
place_range(struct place place)
{
	switch (place.part) {
	case PLACE_VALUE: return node_range(place.node);
	case PLACE_KEY:
	case PLACE_OPEN: return open_range(place.node);
	case PLACE_INSIDE: return node_text_range(place.node, place.from, place.length);
	}
	BUG("no such part of a place: %d", (int)place.part);
}

const char *
check_words(struct check *check, const char *words, const struct node *node)
{
	return check->resource ? spoken_words(check->keep, check->resource->spoken, words,
					 node_written_key(node))
			       : words;
}

struct finding *
report_text(struct check *check, const struct rule *rule, struct place place, const char *message)
{
	struct finding *finding = arena_alloc(check->keep, sizeof(*finding));
	struct document *document = node_document(place.node);

	if (!document)
		BUG("rule %s reports no place", rule->id);
	*finding = (struct finding){
		.rule = rule,
		.severity = rule->severity,
		.source = document->source,
		.document = document->index,
		.node = place.node,
		.range = place_range(place),
		.opening = place.part == PLACE_OPEN,
		.message = check_words(check, message, place.node),
		.resource = check->resource,
	};
	finding_list_add(check->findings, finding);
	return finding;
}

struct finding *
report(struct check *check, struct place place, const char *format, ...)
{
	va_list arguments;
	char *message;

	va_start(arguments, format);
	message = arena_format_list(check->keep, format, arguments);
	va_end(arguments);
	return report_text(check, check->rule, place, message);
}

void
finding_help(struct check *check, struct finding *finding, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	finding->help = check_words(
		check, arena_format_list(check->keep, format, arguments), finding->node);
	va_end(arguments);
}

void
finding_relate(
	struct check *check, struct finding *finding, struct place place, const char *format, ...)
{
	struct related *related = arena_alloc(check->keep, sizeof(*related));
	struct related **last = &finding->related;
	va_list arguments;

	va_start(arguments, format);
	*related = (struct related){
		.source = node_document(place.node)->source,
		.node = place.node,
		.range = place_range(place),
		.message = check_words(
			check, arena_format_list(check->keep, format, arguments), place.node),
	};
	va_end(arguments);
	while (*last)
		last = &(*last)->next;
	*last = related;
}

void
finding_salt(struct check *check, struct finding *finding, struct slice salt)
{
	finding->salt = arena_copy(check->keep, salt);
}

void
finding_of(struct finding *finding, const struct resource *resource)
{
	finding->resource = resource;
}

/* Is the node marked secret by its schema, or called so? */
static bool
node_is_secret(const struct check *check, const struct node *node)
{
	if (node->flags & NODE_SECRET)
		return true;
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		const struct fact *fact = &check->checker.facts[i];

		if (fact->node == node && fact->annotation->secret)
			return true;
	}
	return node_has_secret_key(node);
}

const char *
shown(struct check *check, const struct node *node)
{
	struct quote quote;

	switch (node_kind(node)) {
	case NODE_NONE: return "nothing";
	case NODE_ARRAY: return node_first(node) ? "a list" : "an empty list";
	case NODE_OBJECT: return node_first(node) ? "an object" : "an empty object";
	case NODE_STRING: break;
	default: return arena_copy(check->scratch, slice_first(node_text(node), QUOTE_RUNES));
	}
	if (node_is_secret(check, node))
		return arena_format(
			check->scratch, "\"…\" (secret, %zu bytes)", node_text(node).length);
	return arena_copy(check->scratch, slice_of(quote_value(&quote, node_text(node))));
}

const char *
shown_text(struct check *check, struct slice text)
{
	struct quote quote;

	return arena_copy(check->scratch, slice_of(quote_value(&quote, text)));
}

const char *
shown_resource(struct check *check, const struct resource *resource)
{
	if (resource->name.length == 0)
		return resource->kind->name;
	return arena_format(
		check->scratch, "%s %s", resource->kind->name, shown_text(check, resource->name));
}

int
check_today(const struct check *check)
{
	return check->run->today;
}
