#include "base/text.h"
#include "language/host.h"
#include "rule/tunnel.h"
#include "rules.h"

enum {
	SHOWN_MOST = 5,
};

/* What a list lacks, in words: the first five, and how many more. */
struct missing {
	struct text words;
	size_t count;
};

static void
missing_add(struct missing *missing, const char *entry)
{
	if (missing->count++ >= SHOWN_MOST)
		return;
	if (missing->count > 1)
		text_add_string(&missing->words, ", ");
	text_add_string(&missing->words, entry);
}

static void
missing_report(
	struct check *check, struct missing *missing, const struct node *list, const char *without)
{
	if (missing->count > SHOWN_MOST)
		text_add_format(&missing->words, " and %zu more", missing->count - SHOWN_MOST);
	if (missing->count > 0)
		finding_help(check,
			report(check, place_open(list), "the list lacks the default %s %s",
				missing->count == 1 ? "entry" : "entries", missing->words.bytes),
			"add %s back, unless %s", missing->count == 1 ? "it" : "them", without);
	text_drop(&missing->words);
}

static bool
network_is_covered(const struct tunnel_networks *networks, const struct network *network)
{
	for (size_t i = 0; i < networks->count; i++) {
		if (network_contains(&networks->items[i].network, network))
			return true;
	}
	return false;
}

static void
exclude_check(struct check *check, const struct node *list)
{
	struct tunnel_networks networks = tunnel_networks(check->scratch, list, "address");
	struct missing missing = { .count = 0 };
	struct network network;
	const char *entry;

	for (size_t i = 0; (entry = network_default(i)); i++) {
		if (network_read(slice_of(entry), &network) &&
			!network_is_covered(&networks, &network))
			missing_add(&missing, entry);
	}
	missing_report(check, &missing, list, "the tunnel is to carry that traffic");
}

static bool
list_has_suffix(const struct node *list, struct slice suffix)
{
	node_each (entry, list) {
		if (host_equal(node_text(node_get(entry, "suffix")), suffix))
			return true;
	}
	return false;
}

static void
fallback_check(struct check *check, const struct node *list)
{
	struct missing missing = { .count = 0 };
	const char *entry;

	for (size_t i = 0; (entry = suffix_default(i)); i++) {
		if (!list_has_suffix(list, slice_of(entry)))
			missing_add(&missing, entry);
	}
	missing_report(check, &missing, list, "Gateway is to resolve such names");
}

/* A list of which a part is refused or not known yet may hold anything. */
static bool
list_is_known(const struct node *list)
{
	node_each (entry, list) {
		if (entry->flags & (NODE_REFUSED | NODE_UNKNOWN) || value_is_unknown(entry))
			return false;
	}
	return node_first(list);
}

void
rule_default_entry_missing(struct check *check, const struct resource *resource)
{
	const struct node *exclude = tunnel_list(resource, TUNNEL_EXCLUDE);
	const struct node *fallback = tunnel_list(resource, TUNNEL_FALLBACK);

	if (list_is_known(exclude))
		exclude_check(check, exclude);
	if (list_is_known(fallback))
		fallback_check(check, fallback);
}
