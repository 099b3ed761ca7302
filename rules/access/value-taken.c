#include "../general/identity.h"
#include "rules.h"

#include <stdlib.h>
#include <strings.h>

/* Members whose value no two resources of an account may share. */
struct exclusive {
	const char *kind;
	const char *pointer;
	const char
		*within; /* where else a value is told apart by: a virtual network, for addresses */
	const char *types; /* of the resources concerned, between blanks; NULL: all */
	enum severity severity;
};

static const struct exclusive exclusives[] = {
	{ "access-application", "/aud", NULL, NULL, SEVERITY_ERROR },
	{ "access-application", "/domain", NULL, " self_hosted ssh vnc rdp mcp_portal ",
		SEVERITY_ERROR },
	{ "access-application", "/saas_app/sp_entity_id", NULL, NULL, SEVERITY_WARNING },
	{ "access-application", "/type", NULL, " app_launcher warp biso dash_sso ",
		SEVERITY_WARNING },
	{ "idp-federation-grant", "/idp_id", NULL, NULL, SEVERITY_WARNING },
	{ "infrastructure-target", "/ip/ipv4/ip_addr", "/ip/ipv4/virtual_network_id", NULL,
		SEVERITY_ERROR },
	{ "infrastructure-target", "/ip/ipv6/ip_addr", "/ip/ipv6/virtual_network_id", NULL,
		SEVERITY_ERROR },
	{ "mcp-portal", "/hostname", NULL, NULL, SEVERITY_WARNING },
	{ "mtls-certificate", "/fingerprint", NULL, NULL, SEVERITY_WARNING },
	{ "short-lived-ca", "/aud", NULL, NULL, SEVERITY_WARNING },
	{ "tag", "/name", NULL, NULL, SEVERITY_WARNING },
};

struct holder {
	const struct resource *resource;
	const struct node *value;
	struct slice within;
};

/* Upper and lower case are the same in all of them. */
static int
text_compare(struct slice a, struct slice b)
{
	size_t length = a.length < b.length ? a.length : b.length;
	int order = length ? strncasecmp(a.at, b.at, length) : 0;

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int
holder_compare(const struct holder *a, const struct holder *b)
{
	int order = text_compare(node_text(a->value), node_text(b->value));

	return order ? order : text_compare(a->within, b->within);
}

static int
holder_order(const void *a, const void *b)
{
	const struct holder *one = a;
	const struct holder *two = b;
	int order = holder_compare(one, two);

	return order ? order : (one->resource < two->resource ? -1 : 1);
}

static bool
type_concerns(
	const struct exclusive *exclusive, const struct resource *resource, struct check *check)
{
	const struct node *type = node_get(resource->node, "type");
	struct slice text = node_text(type);

	if (!exclusive->types)
		return true;
	return node_is_string(type) && text.length < 32 &&
	       strstr(exclusive->types,
		       arena_format(check->scratch, " %.*s ", (int)text.length, text.at));
}

static bool
holder_read(struct holder *holder, const struct exclusive *exclusive,
	const struct resource *resource, struct check *check)
{
	const struct node *within =
		exclusive->within ? pointer_find(resource->node, slice_of(exclusive->within))
				  : NULL;

	*holder = (struct holder){
		.resource = resource,
		.value = pointer_find(resource->node, slice_of(exclusive->pointer)),
		.within = node_text(within),
	};
	return node_is_string(holder->value) && !node_is_hollow(holder->value) &&
	       !value_is_unknown(holder->value) && !(holder->value->flags & NODE_REFUSED) &&
	       !resource->copy && type_concerns(exclusive, resource, check);
}

static void
pair_check(struct check *check, const struct exclusive *exclusive, const struct holder *first,
	const struct holder *second)
{
	struct finding *finding;

	if (holder_compare(first, second) != 0 ||
		identity_is_same(first->resource, second->resource) ||
		(exclusive->severity == SEVERITY_WARNING &&
			identity_is_named_alike(first->resource, second->resource)))
		return;
	finding = report(check, place_value(second->value), "the %s %s is taken by %s",
		strrchr(exclusive->pointer, '/') + 1, shown(check, second->value),
		shown_resource(check, first->resource));
	finding_of(finding, second->resource);
	finding->severity = exclusive->severity;
	finding->symmetric = true;
	finding_relate(check, finding, place_value(first->value), "here");
	finding->related->resource = first->resource;
	finding_help(check, finding, "remove one of the two, or change it");
}

void
rule_value_taken(struct check *check, const struct workspace *workspace)
{
	for (size_t e = 0; e < sizeof(exclusives) / sizeof(*exclusives); e++) {
		const struct kind *kind = kind_find(slice_of(exclusives[e].kind));

		for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
			size_t count;
			size_t held = 0;
			const uint32_t *list = workspace_of_kind(workspace, scope, kind, &count);
			struct holder *holders =
				arena_array(check->scratch, count, sizeof(*holders));

			for (size_t i = 0; i < count; i++)
				held += holder_read(&holders[held], &exclusives[e],
					&workspace->resources[list[i]], check);
			if (held > 1)
				qsort(holders, held, sizeof(*holders), holder_order);
			for (size_t i = 1; i < held; i++)
				pair_check(check, &exclusives[e], &holders[i - 1], &holders[i]);
		}
	}
}
