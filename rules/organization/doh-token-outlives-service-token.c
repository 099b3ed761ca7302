#include "language/duration.h"
#include "rules.h"

void
rule_doh_token_outlives_service_token(struct check *check, const struct resource *resource)
{
	const struct node *token = node_get(resource->node, "doh_jwt_duration");
	const struct node *service = node_get(resource->node, "duration");
	struct finding *finding;
	int64_t length;
	int64_t bound;

	if (!duration_read(node_text(token), DURATION_GO, &length) ||
		!duration_read(node_text(service), DURATION_GO, &bound) || bound <= 0 ||
		length <= bound)
		return;
	finding = report(check, place_value(token),
		"tokens last %s, longer than the service token they are made with",
		shown(check, token));
	finding_relate(check, finding, place_value(service), "the service token lasts so long");
	finding_help(check, finding, "write %s or less", shown(check, service));
}
