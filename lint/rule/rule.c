#include "rule/rule.h"

#include <stdint.h>

static bool
rule_has_alias(const struct rule *rule, struct slice id)
{
	for (const char *const *alias = rule->aliases; alias && *alias; alias++) {
		if (slice_is(id, *alias))
			return true;
	}
	return false;
}

const struct rule *
rule_find(struct slice id)
{
	size_t low = 0;
	size_t high = rule_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = slice_compare(id, slice_of(rules[middle].id));

		if (order == 0)
			return &rules[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	for (size_t i = 0; i < rule_count; i++) {
		if (rule_has_alias(&rules[i], id))
			return &rules[i];
	}
	return NULL;
}

size_t
rule_index(const struct rule *rule)
{
	return (size_t)(rule - rules);
}

bool
rule_is_built_in(const struct rule *rule)
{
	return (uintptr_t)rule >= (uintptr_t)rules &&
	       (uintptr_t)rule < (uintptr_t)(rules + rule_count);
}

bool
rule_is_vital(const struct rule *rule)
{
	return rule->owner == RULE_READER && rule->severity == SEVERITY_ERROR;
}

bool
rule_is_of(const struct rule *rule, struct slice group)
{
	return slice_is(group, rule->area) || slice_is(group, category_name(rule->category));
}

bool
word_is_category(struct slice word)
{
	for (int i = CATEGORY_INVALID; i <= CATEGORY_HYGIENE; i++) {
		if (slice_is(word, category_name((enum category)i)))
			return true;
	}
	return false;
}

bool
word_is_area(struct slice word)
{
	for (size_t i = 0; i < rule_count; i++) {
		if (slice_is(word, rules[i].area))
			return true;
	}
	return false;
}
