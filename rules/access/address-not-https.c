#include "../general/walk.h"
#include "rules.h"

/* Where secrets or users go, or what their pages load. */
static bool
member_matters(struct slice name)
{
	static const char *const names[] = { "app_launcher_logo_url", "authorization_url",
		"consumer_service_url", "hostname", "image_url", "logo_url", "remote_uri",
		"token_url" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (slice_is(name, names[i]))
			return true;
	}
	return false;
}

void
rule_address_not_https(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;

	for (const struct node *url = top; url; url = walk_next(url, top)) {
		if (!node_is_string(url) || url->flags & NODE_REFUSED ||
			!slice_starts(node_text(url), slice_of("http://")) ||
			!member_matters(node_key(url)))
			continue;
		finding_help(check,
			report(check, place_inside(url, 0, 7), "%s is reached without encryption",
				shown(check, url)),
			"write https:// in front");
	}
}
