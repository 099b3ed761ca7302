#include "config/member.h"

#include "base/bug.h"
#include "config/ignore.h"
#include "config/own.h"
#include "document/number.h"
#include "report/finding.h"
#include "value.h"

#include <unistd.h>

/* A word that names nothing: the values reader has the words for it, with a suggestion. */
static struct values
values_of(struct loader *loader)
{
	return (struct values){
		.arena = &loader->configs->arena,
		.configs = loader->config,
	};
}

static void
values_fault(struct loader *loader, const struct node *node, const struct values *values)
{
	if (values->error)
		faults_add(&loader->faults, node, "not-allowed", "%s", values->error);
}

static const char *
node_string(struct loader *loader, const struct node *node)
{
	return arena_copy(&loader->configs->arena, node_text(node));
}

static const struct kind *
kind_take(struct loader *loader, const struct node *node)
{
	struct values values = values_of(loader);
	const struct kind *kind;

	values_kind(&values, node_string(loader, node), &kind);
	values_fault(loader, node, &values);
	return kind;
}

/* Is it a rule, be it one of the user's own, an area or a category? */
static void
rule_word_check(struct loader *loader, const struct node *node, struct slice word)
{
	struct values values = values_of(loader);
	struct finding *finding;

	if (values_rule_word(&values, word))
		return;
	finding = faults_add(&loader->faults, node, "not-allowed", "%s", values.error);
	if (!slice_equal(node_text(node), word))
		finding->range = node_key_range(node);
}

static struct globs
globs_take(struct loader *loader, const struct node *list)
{
	struct text lines = { 0 };
	struct globs globs;

	texts_each(text, list)
	{
		text_add(&lines, node_text(text));
		text_add_byte(&lines, '\n');
	}
	globs = globs_of(&loader->configs->arena, loader->config->folder, text_slice(&lines));
	text_drop(&lines);
	return globs;
}

static void
exclude_take(struct loader *loader, const struct node *list)
{
	texts_each(text, list)
	{
		text_add(&loader->exclude, node_text(text));
		text_add_byte(&loader->exclude, '\n');
	}
}

/* Adds an entry in front; its value is for the caller to judge. */
static struct mapping *
mapping_add(struct loader *loader, struct mapping **list, const struct node *entry)
{
	struct arena *arena = &loader->configs->arena;
	struct mapping *mapping = arena_alloc(arena, sizeof(*mapping));

	*mapping = (struct mapping){
		.next = *list,
		.globs = globs_of(arena, loader->config->folder, node_key(entry)),
		.node = entry,
		.value = node_text(entry),
	};
	*list = mapping;
	return mapping;
}

static void
kinds_take(struct loader *loader, const struct node *map)
{
	node_each (entry, map)
		mapping_add(loader, &loader->config->kinds, entry)->kind = kind_take(loader, entry);
}

static void
accounts_take(struct loader *loader, const struct node *map)
{
	node_each (entry, map)
		mapping_add(loader, &loader->config->accounts, entry);
}

static void
schemas_take(struct loader *loader, const struct node *map)
{
	node_each (entry, map) {
		struct mapping *mapping = mapping_add(loader, &loader->config->schemas, entry);

		mapping->value = slice_of(loader_path(loader, entry));
		if (access(mapping->value.at, R_OK) != 0)
			faults_add(&loader->faults, entry, "not-allowed",
				"this schema is not there or cannot be read");
	}
}

static void
complete_take(struct loader *loader, const struct node *list)
{
	texts_each(text, list)
	{
		const struct kind *kind = kind_take(loader, text);

		if (kind)
			loader->config->complete[kind_index(kind)] = true;
	}
}

/* Marks the rules that the words name; of words that name none, rule_word_check tells. */
static void
select_take(struct loader *loader, const struct node *list)
{
	struct config *config = loader->config;
	bool *marks = NULL;

	if (!list || node_kind(list) == NODE_NULL)
		return;
	marks = arena_array(&loader->configs->arena, rule_count, sizeof(*marks));
	texts_each(text, list)
	{
		struct values values = values_of(loader);

		rule_word_check(loader, text, node_text(text));
		values_mark_rules(&values, node_text(text), &marks);
	}
	config->selected = marks;
	config->select = list;
}

void
levels_apply(struct levels *levels, struct arena *arena, const struct node *said)
{
	enum { CATEGORIES, AREAS, IDS };

	for (int pass = CATEGORIES; pass <= IDS; pass++) {
		node_each (entry, said) {
			struct slice word = node_key(entry);
			int turn = word_is_category(word) ? CATEGORIES
				   : word_is_area(word)   ? AREAS
							  : IDS;

			if (turn == pass)
				levels_set(levels, arena, word, level_of_name(node_text(entry)));
		}
	}
}

static void
levels_check(struct loader *loader, const struct node *said)
{
	node_each (entry, said)
		rule_word_check(loader, entry, node_key(entry));
}

static void
levels_take(struct loader *loader, const struct node *said)
{
	levels_check(loader, said);
	levels_apply(loader->config->levels, &loader->configs->arena, said);
}

static void
overrides_take(struct loader *loader, const struct node *list)
{
	struct config *config = loader->config;

	node_each (entry, list) {
		struct override *one = arena_alloc(&loader->configs->arena, sizeof(*one));

		if (config->override_count++ == OVERRIDES_MOST) {
			faults_add(&loader->faults, entry, "not-allowed",
				"at most %d overrides are possible", OVERRIDES_MOST);
			return;
		}
		*one = (struct override){
			.files = globs_take(loader, node_find(entry, slice_of("files"))),
			.levels = node_find(entry, slice_of("levels")),
		};
		levels_check(loader, one->levels);
		*loader->last_override = one;
		loader->last_override = &one->next;
	}
}

/* Rules by id only: what is accepted is one thing, not a sort of things. */
static void
ignore_rules_check(struct loader *loader, const struct node *list)
{
	texts_each(text, list)
	{
		struct values values = values_of(loader);
		const struct rule *rule;

		if (own_rule_find(loader->config, node_text(text)))
			continue;
		values_rule(&values, node_string(loader, text), &rule);
		values_fault(loader, text, &values);
	}
}

static void
ignore_read(struct loader *loader, struct ignore *ignore, const struct node *entry)
{
	const struct node *path = node_find(entry, slice_of("path"));
	const struct node *kind = node_find(entry, slice_of("kind"));
	struct values values = values_of(loader);

	*ignore = (struct ignore){
		.node = entry,
		.rules = node_find(entry, slice_of("rule")),
		.kind = kind ? kind_take(loader, kind) : NULL,
		.globbed = path != NULL,
		.globs = globs_take(loader, path),
		.resource = node_text(node_find(entry, slice_of("resource"))),
		.pointer = node_text(node_find(entry, slice_of("pointer"))),
		.reason = node_text(node_find(entry, slice_of("reason"))),
		.expires = node_find(entry, slice_of("expires")),
	};
	ignore_rules_check(loader, ignore->rules);
	if (ignore->expires)
		values_date(&values, "expires", node_text(ignore->expires), &ignore->last);
	values_fault(loader, ignore->expires, &values);
}

static void
ignores_take(struct loader *loader, const struct node *list)
{
	node_each (entry, list) {
		struct ignore *ignore = arena_alloc(&loader->configs->arena, sizeof(*ignore));

		ignore_read(loader, ignore, entry);
		*loader->last_ignore = ignore;
		loader->last_ignore = &ignore->next;
	}
}

static void
baseline_take(struct loader *loader, const struct node *node)
{
	if (node)
		loader->config->baseline = loader_path(loader, node);
}

static void
level_take(struct loader *loader, const struct node *node)
{
	if (!node)
		return;
	loader->config->level = (enum severity)level_of_name(node_text(node));
	loader->config->level_given = true;
}

static void
fail_on_take(struct loader *loader, const struct node *node)
{
	if (!node)
		return;
	/* "never" is SEVERITY_NONE, which is what no level is called. */
	loader->config->fail_on = (enum severity)level_of_name(node_text(node));
	loader->config->fail_on_given = true;
}

static void
today_take(struct loader *loader, const struct node *node)
{
	struct values values = values_of(loader);

	if (!node)
		return;
	loader->config->today_given =
		values_date(&values, "today", node_text(node), &loader->config->today);
	values_fault(loader, node, &values);
}

static uint64_t
limit_of(const struct node *limits, const char *name, uint64_t otherwise)
{
	const struct node *limit = node_find(limits, slice_of(name));
	int64_t number;

	if (node_kind(limit) != NODE_NUMBER || !number_to_int64(node_text(limit), &number))
		return otherwise;
	return (uint64_t)number;
}

static void
limits_take(struct loader *loader, const struct node *node)
{
	struct limits *limits = &loader->config->limits;

	limits->depth = (uint32_t)limit_of(node, "depth", limits->depth);
	limits->bytes = limit_of(node, "bytes", limits->bytes);
	limits->nodes = limit_of(node, "nodes", limits->nodes);
	limits->expanded = limit_of(node, "expanded", limits->expanded);
}

/* Own rules come first: the others may name them. */
static const struct {
	const char *name;
	void (*take)(struct loader *loader, const struct node *value);
} members[] = {
	{ .name = "rules", .take = own_rules_take },
	{ .name = "exclude", .take = exclude_take },
	{ .name = "kinds", .take = kinds_take },
	{ .name = "accounts", .take = accounts_take },
	{ .name = "schemas", .take = schemas_take },
	{ .name = "complete", .take = complete_take },
	{ .name = "select", .take = select_take },
	{ .name = "levels", .take = levels_take },
	{ .name = "overrides", .take = overrides_take },
	{ .name = "ignore", .take = ignores_take },
	{ .name = "baseline", .take = baseline_take },
	{ .name = "level", .take = level_take },
	{ .name = "fail-on", .take = fail_on_take },
	{ .name = "today", .take = today_take },
	{ .name = "limits", .take = limits_take },
};

void
members_apply(struct loader *loader, const struct node *root)
{
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		members[i].take(loader, node_find(root, slice_of(members[i].name)));
}
