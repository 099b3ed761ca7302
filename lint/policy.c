#include "policy.h"

bool
policy_wants(const struct policy *policy, const struct rule *rule)
{
	if (!options_want(policy->options, rule))
		return false;
	if (policy->options->selecting)
		return true;
	return (config_selects(policy->config, rule) || rule_is_vital(rule)) &&
	       levels_get(policy->levels, rule) != LEVEL_OFF;
}

enum severity
policy_severity(const struct policy *policy, const struct rule *rule, enum severity severity)
{
	int level = levels_get(policy->levels, rule);

	return level > SEVERITY_NONE ? (enum severity)level : severity;
}

enum severity
policy_fail_on(const struct policy *policy)
{
	const struct config *config = policy->config;

	if (!policy->options->fail_on_given && config && config->fail_on_given)
		return config->fail_on;
	return policy->options->fail_on;
}

enum severity
policy_level(const struct policy *policy)
{
	const struct config *config = policy->config;
	enum severity fail_on = policy_fail_on(policy);
	enum severity level = policy->options->level;

	if (policy->options->level_given)
		return level;
	if (config && config->level_given)
		return config->level;
	return fail_on != SEVERITY_NONE && fail_on < level ? fail_on : level;
}

struct selection
selection_new(struct arena *arena)
{
	return (struct selection){
		.wanted = arena_array(arena, rule_count, sizeof(bool)),
		.run = arena_array(arena, rule_count, sizeof(bool)),
	};
}

void
selection_add(struct selection *selection, const struct policy *policy)
{
	enum severity level = policy_level(policy);

	for (size_t i = 0; i < rule_count; i++) {
		if (!policy_wants(policy, &rules[i]))
			continue;
		selection->wanted[i] = true;
		if (policy_severity(policy, &rules[i], rules[i].severity) >= level)
			selection->run[i] = true;
	}
}
