#include "../general/moment.h"
#include "rules.h"

/* An answer that tells when the token was made, but not when it was used. */
static void
never_seen_check(struct check *check, const struct resource *resource, int64_t bound)
{
	const struct node *created = node_get(resource->node, "created_at");
	const struct node *seen = node_find(resource->node, slice_of("last_seen_at"));
	int64_t moment;

	if (resource->partial || (seen && !node_is_hollow(seen)) ||
		!moment_read(created, &moment) || moment >= bound)
		return;
	finding_help(check,
		report(check, place_value(created),
			"the service token was made on %s and never used since",
			shown_text(check, slice_first(node_text(created), 10))),
		"delete it if nobody needs it");
}

void
rule_unused_token(struct check *check, const struct resource *resource)
{
	const struct node *seen = node_get(resource->node, "last_seen_at");
	int64_t bound = ((int64_t)check_today(check) - 90) * DAY_SECONDS;
	int64_t moment;

	if (!moment_read(seen, &moment)) {
		never_seen_check(check, resource, bound);
		return;
	}
	if (moment >= bound)
		return;
	finding_help(check,
		report(check, place_value(seen), "the service token was last used on %s",
			shown_text(check, slice_first(node_text(seen), 10))),
		"delete it if nobody needs it");
}
