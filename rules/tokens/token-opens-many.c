#include "../general/each.h"
#include "rules.h"

enum { MANY = 5 };

/* What was counted of one token. */
struct use {
	unsigned count;
	const struct resource *last; /* references of one application stand together */
};

void
rule_token_opens_many(struct check *check, const struct workspace *workspace)
{
	struct use *uses = arena_array(check->scratch, workspace->count, sizeof(*uses));

	each_reference(reference, workspace)
	{
		const struct resource *to = reference_target(workspace, reference, "service-token");
		struct use *use = to ? &uses[to - workspace->resources] : NULL;

		if (!use || use->last == reference->from ||
			strcmp(reference->from->kind->name, "access-application") != 0)
			continue;
		use->last = reference->from;
		use->count++;
	}
	for (size_t i = 0; i < workspace->count; i++) {
		const struct resource *token = &workspace->resources[i];
		struct finding *finding;

		if (uses[i].count < MANY)
			continue;
		finding = report(check, place_open(token->node), "%s opens %u applications",
			shown_resource(check, token), uses[i].count);
		finding_of(finding, token);
		finding_help(check, finding, "make a token for each program");
	}
}
