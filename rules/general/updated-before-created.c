#include "moment.h"
#include "rules.h"

void
rule_updated_before_created(struct check *check, const struct resource *resource)
{
	static const char *const pairs[][2] = {
		{ "created_at", "updated_at" },
		{ "created", "updated" },
		/* of SCIM, below meta */
		{ "created", "lastModified" },
	};
	const struct node *meta = node_get(resource->node, "meta");

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		const struct node *object = i == 2 ? meta : resource->node;
		const struct node *created = node_get(object, pairs[i][0]);
		const struct node *updated = created ? node_get(object, pairs[i][1]) : NULL;
		int64_t from;
		int64_t to;
		struct finding *finding;

		if (!moment_read(created, &from) || !moment_read(updated, &to) || to >= from)
			continue;
		finding = report(check, place_value(updated),
			"it was changed before it was made, on %s", shown(check, created));
		finding_relate(check, finding, place_value(created), "made here");
		finding_help(check, finding, "export it again");
	}
}
