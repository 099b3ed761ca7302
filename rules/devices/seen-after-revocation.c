#include "../general/moment.h"
#include "rules.h"

void
rule_seen_after_revocation(struct check *check, const struct resource *resource)
{
	static const int64_t grace = 600; /* for clocks, and for what was on its way */
	const struct node *revoked = node_get(resource->node, "revoked_at");
	const struct node *seen = node_get(resource->node, "last_seen_at");
	struct finding *finding;
	int64_t end;
	int64_t last;

	if (!seen)
		seen = node_get(resource->node, "last_seen");
	if (!moment_read(revoked, &end) || !moment_read(seen, &last) || last <= end + grace)
		return;
	finding = report(check, place_value(seen),
		"the device was seen at %s, after it was revoked", shown(check, seen));
	finding_relate(check, finding, place_value(revoked), "revoked here");
	finding_help(check, finding, "find out why it still connects, and delete the registration");
}
