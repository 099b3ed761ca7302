#include "language/host.h"
#include "rule/tunnel.h"
#include "rules.h"

/* Domains below which providers hand out names to every customer. */
static bool
domain_is_shared(struct slice name)
{
	static const char *const shared[] = { "amazonaws.com", "appspot.com", "azure.com",
		"azureedge.net", "azurewebsites.net", "blob.core.windows.net", "cloudapp.azure.com",
		"cloudapp.net", "cloudfront.net", "core.windows.net", "digitaloceanspaces.com",
		"elasticbeanstalk.com", "firebaseapp.com", "github.io", "googleapis.com",
		"googleusercontent.com", "herokuapp.com", "netlify.app", "ondigitalocean.app",
		"pages.dev", "run.app", "s3.amazonaws.com", "trycloudflare.com", "vercel.app",
		"web.app", "workers.dev" };

	for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++) {
		if (host_equal(name, slice_of(shared[i])))
			return true;
	}
	return false;
}

void
rule_wide_wildcard(struct check *check, const struct resource *resource)
{
	node_each (entry, tunnel_list(resource, TUNNEL_EXCLUDE)) {
		struct tunnel_host item;

		if (!tunnel_host_read(&item, entry, "host") || !item.wildcard ||
			(!domain_is_shared(item.name) && !suffix_is_public(item.name)))
			continue;
		finding_help(check,
			report(check, place_value(item.node),
				"%s takes hosts of strangers around Gateway: anybody can get a "
				"name below it",
				shown(check, item.node)),
			"write the names in use");
	}
}
