#include "document/document.h"
#include "rules.h"

void
rule_request_body_broken(struct check *check, const struct resource *resource)
{
	const struct node *body = node_get(resource->node, "request_body");
	struct source source;

	if (!node_is_string(body) || node_is_hollow(body) || value_is_unknown(body))
		return;
	source_init(&source, "request_body", SOURCE_JSON);
	source_set(&source, node_text(body));
	source_parse(&source, &limits_default);
	if (source.broken)
		finding_help(check, report(check, place_value(body), "this body is no JSON"),
			"export the log again");
	source_drop(&source);
}
