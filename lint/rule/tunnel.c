#include "rule/tunnel.h"

#include "base/bytes.h"
#include "language/host.h"
#include "schema/schema.h"

#include <stdlib.h>

const struct node *
tunnel_list(const struct resource *resource, enum tunnel_list which)
{
	static const char *const names[] = {
		[TUNNEL_EXCLUDE] = "split-tunnel-exclude",
		[TUNNEL_INCLUDE] = "split-tunnel-include",
		[TUNNEL_FALLBACK] = "fallback-domains",
	};
	static const char *const members[] = {
		[TUNNEL_EXCLUDE] = "exclude",
		[TUNNEL_INCLUDE] = "include",
		[TUNNEL_FALLBACK] = "fallback_domains",
	};

	/* A list of unknown mode is looked at as what most are. */
	if (strcmp(resource->kind->name, names[which]) == 0 ||
		(which == TUNNEL_EXCLUDE && strcmp(resource->kind->name, "split-tunnel") == 0))
		return resource->node;
	return node_get(resource->node, members[which]);
}

const struct node *
tunnel_mode(const struct resource *profile)
{
	return node_get(node_get(profile->node, "service_mode_v2"), "mode");
}

/* What an entry has to say: its member, or itself; NULL for what is refused or not known yet. */
static const struct node *
entry_text(const struct node *entry, const char *member)
{
	const struct node *node = member ? node_get(entry, member) : entry;

	if (!node_is_string(node) || node->flags & (NODE_REFUSED | NODE_UNKNOWN))
		return NULL;
	return node;
}

/* Equal entries keep the order of the source, in which the nodes of a document lie. */
static int
node_order(const struct node *a, const struct node *b)
{
	return a < b ? -1 : a > b;
}

static int
network_order(const void *a, const void *b)
{
	const struct tunnel_network *one = a;
	const struct tunnel_network *two = b;
	int order = network_compare(&one->network, &two->network);

	return order ? order : node_order(one->node, two->node);
}

bool
tunnel_network_read(struct tunnel_network *network, const struct node *entry, const char *member)
{
	network->node = entry_text(entry, member);
	return network->node && network_read(node_text(network->node), &network->network);
}

struct tunnel_networks
tunnel_networks(struct arena *arena, const struct node *list, const char *member)
{
	struct tunnel_networks networks = { .count = 0 };

	if (!node_first(list))
		return networks;
	networks.items = arena_array(arena, node_count(list), sizeof(*networks.items));
	node_each (entry, list)
		networks.count +=
			tunnel_network_read(&networks.items[networks.count], entry, member);
	if (networks.count > 1)
		qsort(networks.items, networks.count, sizeof(*networks.items), network_order);
	return networks;
}

/* Where a byte stands in the order: the dot first, so that nothing comes between a name and those
 * below it. */
static int
byte_rank(char byte)
{
	return byte == '.' ? 0 : (unsigned char)byte_lower(byte) + 1;
}

static int
name_order(struct slice a, struct slice b)
{
	while (a.length > 0 && b.length > 0) {
		int order = byte_rank(a.at[--a.length]) - byte_rank(b.at[--b.length]);

		if (order != 0)
			return order;
	}
	return a.length ? 1 : -(b.length != 0);
}

static int
host_order(const void *a, const void *b)
{
	const struct tunnel_host *one = a;
	const struct tunnel_host *two = b;
	int order = name_order(one->name, two->name);

	if (order == 0)
		order = (int)one->wildcard - (int)two->wildcard;
	return order ? order : node_order(one->node, two->node);
}

bool
tunnel_host_read(struct tunnel_host *host, const struct node *entry, const char *member)
{
	static const struct host_form form = { .wildcard = HOST_WILDCARD_FIRST };
	struct slice text;

	*host = (struct tunnel_host){ .node = entry_text(entry, member) };
	text = node_text(host->node);
	host->wildcard = slice_starts(text, slice_of("*."));
	host->name = slice_from(text, host->wildcard ? 2 : 0);
	return host->node && host_holds(text, &form);
}

struct tunnel_hosts
tunnel_hosts(struct arena *arena, const struct node *list, const char *member)
{
	struct tunnel_hosts hosts = { .count = 0 };

	if (!node_first(list))
		return hosts;
	hosts.items = arena_array(arena, node_count(list), sizeof(*hosts.items));
	node_each (entry, list)
		hosts.count += tunnel_host_read(&hosts.items[hosts.count], entry, member);
	if (hosts.count > 1)
		qsort(hosts.items, hosts.count, sizeof(*hosts.items), host_order);
	return hosts;
}

void
tunnel_hosts_add(struct arena *arena, struct tunnel_hosts *hosts, struct slice name,
	const struct node *node, const struct resource *resource)
{
	static const struct host_form form = { .wildcard = HOST_WILDCARD_FIRST };
	bool wildcard = slice_starts(name, slice_of("*."));

	if (!node || node->flags & NODE_REFUSED || value_is_unknown(node) ||
		!host_holds(name, &form))
		return;
	if (hosts->count == hosts->capacity) {
		size_t capacity = hosts->capacity ? hosts->capacity * 2 : 16;
		struct tunnel_host *items = arena_array(arena, capacity, sizeof(*items));

		if (hosts->count > 0)
			memcpy(items, hosts->items, hosts->count * sizeof(*items));
		hosts->items = items;
		hosts->capacity = capacity;
	}
	hosts->items[hosts->count++] = (struct tunnel_host){
		.name = slice_from(name, wildcard ? 2 : 0),
		.wildcard = wildcard,
		.node = node,
		.resource = resource,
	};
}

void
tunnel_hosts_sort(struct tunnel_hosts *hosts)
{
	if (hosts->count > 1)
		qsort(hosts->items, hosts->count, sizeof(*hosts->items), host_order);
}

/* The first of the hosts that is not ordered before that name, be it a wildcard or not. */
static const struct tunnel_host *
hosts_lower(const struct tunnel_hosts *hosts, struct slice name, bool wildcard)
{
	size_t low = 0;
	size_t high = hosts->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = name_order(hosts->items[middle].name, name);

		if (order == 0)
			order = (int)hosts->items[middle].wildcard - (int)wildcard;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < hosts->count ? &hosts->items[low] : NULL;
}

const struct tunnel_host *
tunnel_hosts_cover(const struct tunnel_hosts *hosts, const struct tunnel_host *host)
{
	const struct tunnel_host *found = hosts_lower(hosts, host->name, host->wildcard);
	struct slice name = host->name;
	const char *dot;

	if (found && tunnel_host_equal(found, host))
		return found;
	while ((dot = name.length ? memchr(name.at, '.', name.length) : NULL)) {
		name = slice_from(name, (size_t)(dot - name.at) + 1);
		found = hosts_lower(hosts, name, true);
		if (found && found->wildcard && name_order(found->name, name) == 0)
			return found;
	}
	return NULL;
}

const struct tunnel_host *
tunnel_hosts_below(const struct tunnel_hosts *hosts, const struct tunnel_host *host)
{
	const struct tunnel_host *found = hosts_lower(hosts, host->name, host->wildcard);

	if (!found || tunnel_host_equal(found, host))
		return found;
	return host->wildcard && tunnel_host_is_below(found, host) ? found : NULL;
}

const struct tunnel_host *
tunnel_hosts_above(const struct tunnel_hosts *hosts, const struct tunnel_host *host)
{
	struct slice name = host->name;

	while (name.length > 0) {
		const struct tunnel_host *found = hosts_lower(hosts, name, false);
		const char *dot = memchr(name.at, '.', name.length);

		if (found && !found->wildcard && name_order(found->name, name) == 0)
			return found;
		name = slice_from(name, dot ? (size_t)(dot - name.at) + 1 : name.length);
	}
	return NULL;
}

bool
tunnel_host_is_below(const struct tunnel_host *item, const struct tunnel_host *outer)
{
	size_t deeper = item->name.length - outer->name.length;

	return item->name.length > outer->name.length && item->name.at[deeper - 1] == '.' &&
	       name_order(slice_from(item->name, deeper), outer->name) == 0;
}

bool
tunnel_host_equal(const struct tunnel_host *a, const struct tunnel_host *b)
{
	return a->wildcard == b->wildcard && name_order(a->name, b->name) == 0;
}

static const char *const default_networks[] = { "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16",
	"172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "224.0.0.0/24", "240.0.0.0/4",
	"255.255.255.255/32", "fe80::/10", "fd00::/8", "ff01::/16", "ff02::/16", "ff03::/16",
	"ff04::/16", "ff05::/16", NULL };

const char *
network_default(size_t index)
{
	return default_networks[index];
}

bool
network_is_default(const struct network *network)
{
	struct network other;

	for (const char *const *list = default_networks; *list; list++) {
		if (network_read(slice_of(*list), &other) && network_compare(network, &other) == 0)
			return true;
	}
	return false;
}

bool
network_is_local(const struct network *network)
{
	static const char *const local[] = { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
		"127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
		"198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/127", "fc00::/7", "fe80::/10",
		"ff00::/8" };
	struct network wide;

	for (size_t i = 0; i < sizeof(local) / sizeof(*local); i++) {
		if (network_read(slice_of(local[i]), &wide) && network_contains(&wide, network))
			return true;
	}
	return false;
}

const char *
network_noun(const struct network *network)
{
	return network->length == network_bits(network) ? "address" : "network";
}

bool
network_of_endpoint(struct slice endpoint, struct network *address)
{
	while (endpoint.length > 0 && endpoint.at[endpoint.length - 1] != ':')
		endpoint.length--;
	endpoint = slice_first(endpoint, endpoint.length ? endpoint.length - 1 : 0);
	if (slice_starts(endpoint, slice_of("[")) && slice_ends(endpoint, slice_of("]")))
		endpoint = slice_first(slice_from(endpoint, 1), endpoint.length - 2);
	return network_read(endpoint, address);
}

/* Is it one of the names, or (with `below`) a name below one of them? */
static bool
name_is_one_of(struct slice name, const char *const *list, bool below)
{
	for (; *list; list++) {
		struct slice other = slice_of(*list);
		size_t rest = name.length - other.length;

		if (host_equal(name, other))
			return true;
		if (below && name.length > other.length && name.at[rest - 1] == '.' &&
			host_equal(slice_from(name, rest), other))
			return true;
	}
	return false;
}

/* The default of fallback lists in the API description. The first one has become a public top-level
 * domain since. */
static const char *const default_suffixes[] = { "host", "intranet", "internal", "private",
	"localdomain", "domain", "lan", "home", "corp", "local", "localhost", "home.arpa",
	"invalid", "test", NULL };

const char *
suffix_default(size_t index)
{
	return default_suffixes[index];
}

bool
suffix_is_default(struct slice suffix)
{
	return name_is_one_of(suffix, default_suffixes, false);
}

bool
suffix_is_private(struct slice name)
{
	return name_is_one_of(name, default_suffixes + 1, true);
}

bool
suffix_is_public(struct slice suffix)
{
	static const char *const tops[] = { "com", "net", "org", "edu", "gov", "mil", "int", "info",
		"biz", "name", "pro", "app", "dev", "cloud", "online", "site", "shop", "store",
		"tech", "xyz", NULL };
	static const char *const seconds[] = { "co", "com", "net", "org", "edu", "gov", "ac", "or",
		"ne", "go", NULL };
	const char *dot = suffix.length ? memchr(suffix.at, '.', suffix.length) : NULL;
	size_t first = dot ? (size_t)(dot - suffix.at) : suffix.length;
	struct slice top = dot ? slice_from(suffix, first + 1) : suffix;

	if (name_is_one_of(suffix, tops, false))
		return true;
	if (top.length != 2 || memchr(top.at, '.', top.length))
		return false;
	return !dot || name_is_one_of(slice_first(suffix, first), seconds, false);
}

bool
suffix_is_zone(struct slice suffix)
{
	const char *dot = suffix.length ? memchr(suffix.at, '.', suffix.length) : NULL;
	struct slice above = dot ? slice_from(suffix, (size_t)(dot - suffix.at) + 1) : suffix;

	return dot && !suffix_is_private(suffix) && !suffix_is_reverse(suffix) &&
	       !suffix_is_public(suffix) &&
	       (suffix_is_public(above) || !memchr(above.at, '.', above.length));
}

bool
suffix_is_reverse(struct slice suffix)
{
	static const char *const zones[] = { "in-addr.arpa", "ip6.arpa", NULL };

	return name_is_one_of(suffix, zones, true);
}
