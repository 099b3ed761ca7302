#include "padding.h"
#include "rules.h"

/* A comparison: the members that may hold its operator, and those it may be about. Some have a
 * second spelling in Terraform. */
struct comparison {
	const char *type;
	const char *operators[3];
	const char *values[5];
};

static const struct comparison comparisons[] = {
	{ "crowdstrike_s2s", { "operator" }, { "overall", "os", "sensor_config", "last_seen" } },
	{ "crowdstrike_s2s", { "versionOperator", "version_operator" }, { "version" } },
	{ "kolide", { "countOperator", "count_operator" }, { "issue_count" } },
	{ "tanium_s2s", { "operator" }, { "eid_last_seen", "risk_level" } },
	{ "tanium_s2s", { "scoreOperator", "score_operator" }, { "total_score" } },
	{ "sentinelone_s2s", { "operator" }, { "active_threats" } },
};

/* The first of the members that is there. */
static const struct node *
member_find(const struct node *input, const char *const *names, bool zero)
{
	for (; *names; names++) {
		const struct node *member = node_find(input, slice_of(*names));

		if (member && !node_is_hollow(member) &&
			(zero || !slice_is(node_text(member), "0")))
			return member;
	}
	return NULL;
}

static void
comparison_check(struct check *check, const struct comparison *comparison, const struct node *input)
{
	const struct node *sign = member_find(input, comparison->operators, true);
	const struct node *value =
		member_find(input, comparison->values, sign != NULL || !input_is_padded(input));
	struct finding *finding;

	if (!sign == !value)
		return;
	if (sign) {
		finding = report(check, place_key(sign),
			"%s stands without the value to compare with",
			shown_text(check, node_key(sign)));
		finding_help(check, finding, "add %s, or remove it",
			shown_text(check, slice_of(comparison->values[0])));
	} else {
		finding = report(check, place_key(value), "%s stands without its operator",
			shown_text(check, node_key(value)));
		finding_help(check, finding, "add %s, such as \">=\"",
			shown_text(check, slice_of(comparison->operators[0])));
	}
}

void
rule_comparison_incomplete(struct check *check, const struct resource *resource)
{
	const struct node *type = node_get(resource->node, "type");
	const struct node *input = node_get(resource->node, "input");

	for (size_t i = 0; i < sizeof(comparisons) / sizeof(*comparisons); i++) {
		if (node_is(type, comparisons[i].type))
			comparison_check(check, &comparisons[i], input);
	}
}
