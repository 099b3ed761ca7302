#include "document/print.h"
#include "rule/identity.h"
#include "rules.h"

#include <stdlib.h>

/* What a rule checks, as text that is equal for equal checks. */
struct entry {
	const struct resource *resource;
	const char *text;
};

static int
entry_order(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;
	int order = strcmp(one->text, two->text);

	return order ? order : (one->resource->order < two->resource->order ? -1 : 1);
}

static const char *
check_text(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "type", "match", "input" };
	struct text text = { 0 };
	const char *copy;

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *member = node_find(resource->node, slice_of(members[i]));

		if (member && !node_is_hollow(member))
			json_add_node(&text, member);
		text_add_byte(&text, '\n');
	}
	copy = arena_copy(check->scratch, text_slice(&text));
	text_drop(&text);
	return copy;
}

static void
pair_report(struct check *check, const struct resource *first, const struct resource *second)
{
	const struct node *type = node_get(second->node, "type");
	struct finding *finding;

	if (!type || identity_is_same(first, second))
		return;
	finding = report(check, place_value(type), "this rule checks the same as %s",
		shown_resource(check, first));
	finding_of(finding, second);
	finding->symmetric = true;
	finding_relate(check, finding, place_open(first->node), "the other rule");
	finding->related->resource = first;
	finding_help(check, finding, "remove one of the two");
}

void
rule_duplicate_posture_rule(struct check *check, const struct workspace *workspace)
{
	const struct kind *kind = kind_find(slice_of("posture-rule"));

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		size_t count;
		const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);
		struct entry *entries = arena_array(check->scratch, count, sizeof(*entries));

		for (size_t i = 0; i < count; i++) {
			entries[i].resource = &workspace->resources[list[i]];
			entries[i].text = check_text(check, entries[i].resource);
		}
		if (count > 1)
			qsort(entries, count, sizeof(*entries), entry_order);
		for (size_t i = 1; i < count; i++) {
			if (strcmp(entries[i - 1].text, entries[i].text) == 0)
				pair_report(check, entries[i - 1].resource, entries[i].resource);
		}
	}
}
