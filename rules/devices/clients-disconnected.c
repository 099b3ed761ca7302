#include "../general/moment.h"
#include "rules.h"

/* A week is no emergency any more. */
static const int64_t emergency = 7 * (int64_t)DAY_SECONDS;

void
rule_clients_disconnected(struct check *check, const struct resource *resource)
{
	const struct node *disconnect = node_get(resource->node, "disconnect");
	const struct node *timestamp = node_get(resource->node, "timestamp");
	struct finding *finding;
	int64_t since;

	if (!node_is_true(disconnect))
		return;
	if (moment_read(timestamp, &since) &&
		since + emergency < (int64_t)check_today(check) * DAY_SECONDS) {
		finding = report(check, place_value(disconnect),
			"all clients are off the tunnel since %s, which looks forgotten",
			shown_text(check, slice_first(node_text(timestamp), 10)));
		finding_relate(check, finding, place_value(timestamp), "when it was turned");
	} else {
		finding = report(check, place_value(disconnect),
			"all clients are off the tunnel, so no policy protects a device");
	}
	finding_help(check, finding, "set disconnect to false when the emergency is over");
}
