#include "report/sarif_rules.h"

#include "base/bug.h"
#include "base/rune.h"
#include "rule/page.h"

#include <stdlib.h>

enum { MOST = 1024 }; /* characters of a description that GitHub takes */

static int
order_rules(const void *first, const void *second)
{
	const struct rule *a = *(const struct rule *const *)first;
	const struct rule *b = *(const struct rule *const *)second;

	return strcmp(a->id, b->id);
}

void
sarif_rules_init(struct sarif_rules *list, const struct report *report)
{
	size_t kept = 0;

	list->items = calloc(report->listed_count + 1, sizeof(*list->items));
	if (!list->items)
		die("out of memory");
	for (size_t i = 0; i < report->listed_count; i++)
		list->items[i] = report->listed[i]->rule;
	qsort(list->items, report->listed_count, sizeof(*list->items), order_rules);
	for (size_t i = 0; i < report->listed_count; i++)
		if (kept == 0 || strcmp(list->items[kept - 1]->id, list->items[i]->id) != 0)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

void
sarif_rules_drop(struct sarif_rules *list)
{
	free(list->items);
	*list = (struct sarif_rules){ 0 };
}

size_t
sarif_rules_index(const struct sarif_rules *list, const struct rule *rule)
{
	const struct rule **found =
		bsearch(&rule, list->items, list->count, sizeof(*list->items), order_rules);

	if (!found)
		BUG("%s is no rule of the report", rule->id);
	return (size_t)(found - list->items);
}

const char *
sarif_level(enum severity severity)
{
	return severity_word(severity, "note");
}

/* {"text": …} with at most so many characters: more would cost the whole upload. */
static json_t *
message_json(struct slice text)
{
	json_t *object = tree_made(json_object());
	size_t at = 0;

	for (size_t runes = 0; at < text.length && runes < MOST; runes++)
		for (at++; at < text.length && rune_is_trail(text.at[at]);)
			at++;
	tree_set(object, "text", tree_text(slice_first(text, at)));
	return object;
}

static json_t *
help_json(const struct rule *rule, struct slice prose)
{
	json_t *object = tree_made(json_object());
	struct text page = { 0 };

	page_add_markdown(&page, rule_page(rule));
	tree_set(object, "text", tree_text(prose));
	if (page.length > 0)
		tree_set(object, "markdown", tree_text(text_slice(&page)));
	text_drop(&page);
	return object;
}

/* What GitHub sorts security alerts by; without it a rule is one of quality. */
static const char *
security_score(enum severity severity)
{
	if (severity == SEVERITY_ERROR)
		return "8.0";
	return severity == SEVERITY_WARNING ? "6.0" : "3.0";
}

static json_t *
properties_json(const struct rule *rule)
{
	json_t *object = tree_made(json_object());
	json_t *tags = tree_made(json_array());

	tree_append(tags, tree_text(slice_of(rule->area)));
	tree_append(tags, json_string(category_name(rule->category)));
	tree_set(object, "tags", tags);
	tree_set(object, "precision",
		json_string(rule->severity == SEVERITY_ERROR ? "very-high" : "high"));
	tree_set(object, "problem.severity",
		json_string(severity_word(rule->severity, "recommendation")));
	if (rule->category == CATEGORY_SECURITY)
		tree_set(object, "security-severity", json_string(security_score(rule->severity)));
	return object;
}

json_t *
sarif_rule_json(const struct rule *rule)
{
	json_t *object = tree_made(json_object());
	json_t *level = tree_made(json_object());
	struct text text = { 0 };
	struct slice title = slice_of(rule->title && *rule->title ? rule->title : rule->id);
	struct slice prose;

	page_add_prose(&text, rule_page(rule));
	prose = text.length > 0 ? text_slice(&text) : title;
	tree_set(level, "level", json_string(sarif_level(rule->severity)));
	tree_set(object, "id", tree_string(rule->id));
	tree_set(object, "shortDescription", message_json(title));
	tree_set(object, "fullDescription", message_json(prose));
	tree_set(object, "help", help_json(rule, prose));
	tree_set(object, "defaultConfiguration", level);
	tree_set(object, "properties", properties_json(rule));
	text_drop(&text);
	return object;
}
