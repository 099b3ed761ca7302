#include "../general/walk.h"
#include "policy.h"
#include "rules.h"

#include <stdlib.h>

struct entry {
	const struct node *rule;
	uint64_t hash;
};

/* Equal for equal rules written in the same order. */
static uint64_t
rule_hash(const struct node *rule)
{
	uint64_t hash = 0;

	for (const struct node *node = walk_next(rule, rule); node; node = walk_next(node, rule))
		hash = (hash ^ node_hash(node_key(node)) ^ node_hash(node_text(node))) *
		       UINT64_C(0x9e3779b97f4a7c15);
	return hash;
}

static int
entry_order(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;

	if (one->hash != two->hash)
		return one->hash < two->hash ? -1 : 1;
	return one->rule < two->rule ? -1 : one->rule > two->rule;
}

static void
pair_report(struct check *check, const struct node *first, const struct node *again)
{
	bool same_list = node_parent(first) == node_parent(again);
	struct finding *finding;

	/* Whoever is included is often required too: that is harmless. */
	if (!same_list && !rule_is_in(first, "exclude") && !rule_is_in(again, "exclude"))
		return;
	finding = same_list ? report(check, place_open(again), "this rule is in the list already")
			    : report(check, place_open(again), "this rule is excluded as well");
	finding->symmetric = true;
	finding_relate(check, finding, place_open(first), "the same rule");
	finding_help(check, finding, "%s", same_list ? "remove it" : "remove one of the two");
}

static void
policy_check(struct check *check, const struct node *policy)
{
	const struct node *rule = NULL;
	struct entry *entries;
	size_t count = 0;

	while ((rule = policy_rule_next(policy, rule)))
		count++;
	entries = arena_array(check->scratch, count, sizeof(*entries));
	count = 0;
	while ((rule = policy_rule_next(policy, rule))) {
		if (rule_selector(rule) && !(rule->flags & NODE_REFUSED))
			entries[count++] = (struct entry){ rule, rule_hash(rule) };
	}
	if (count > 1)
		qsort(entries, count, sizeof(*entries), entry_order);
	for (size_t i = 1; i < count; i++) {
		if (entries[i - 1].hash == entries[i].hash &&
			node_equal(entries[i - 1].rule, entries[i].rule))
			pair_report(check, entries[i - 1].rule, entries[i].rule);
	}
}

void
rule_repeated_rule(struct check *check, const struct resource *resource)
{
	const struct node *policy = NULL;

	while ((policy = policy_next(resource, policy))) {
		if (!policy_is_link(policy))
			policy_check(check, policy);
	}
}
