#include "endpoint.h"
#include "language/cidr.h"
#include "language/host.h"
#include "rules.h"

void
rule_traceroute_target(struct check *check, const struct resource *resource)
{
	static const struct host_form form = { .wildcard = HOST_NO_WILDCARD };
	const struct node *data = node_get(resource->node, "data");
	const struct node *host = node_get(data, "host");
	struct text message = { 0 };
	struct text help = { 0 };
	struct verdict verdict = { .message = &message, .help = &help };
	struct network_parse parse;
	struct slice alone;
	bool address = network_parse(node_text(host), &parse);

	if (!node_is(node_get(data, "kind"), "traceroute") || node_text(host).length == 0 ||
		value_is_unknown(host))
		return;
	if (address && parse.slash == node_text(host).length)
		return;
	if (host_refuse(node_text(host), &form, 0, &verdict)) {
		struct finding *finding =
			report(check, place_inside(host, verdict.at, verdict.length), "%.*s",
				(int)message.length, message.bytes);

		if (help.length > 0)
			finding_help(check, finding, "%.*s", (int)help.length, help.bytes);
		else if (endpoint_host(node_text(host), &alone))
			finding_help(check, finding, "write %s", shown_text(check, alone));
	}
	text_drop(&message);
	text_drop(&help);
}
