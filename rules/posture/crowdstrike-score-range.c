#include "document/number.h"
#include "rules.h"

void
rule_crowdstrike_score_range(struct check *check, const struct resource *resource)
{
	static const char *const scores[] = { "overall", "os", "sensor_config" };
	const struct node *input = node_get(resource->node, "input");

	for (size_t i = 0; i < sizeof(scores) / sizeof(*scores); i++) {
		const struct node *score = node_get(input, scores[i]);
		int64_t value;

		if (!node_is_string(score) || node_is_hollow(score) || value_is_unknown(score) ||
			(number_to_int64(node_text(score), &value) && value >= 1 && value <= 100))
			continue;
		finding_help(check,
			report(check, place_value(score), "%s is no score of CrowdStrike",
				shown(check, score)),
			"write a whole number from 1 to 100 between quotes");
	}
}
