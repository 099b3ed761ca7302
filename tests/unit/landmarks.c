/* Landmarks and host names against a plain search over all of them. */
#include "rule/landmark.h"
#include "rule/tunnel.h"

#include "check.h"

enum {
	COUNT = 200,
	ROUNDS = 2000,
};

/* A few bits of address space, so that many networks hold each other. */
static struct network
network_random(unsigned *seed)
{
	struct network network = { .family = NETWORK_V4 };

	*seed = *seed * 1664525u + 1013904223u;
	network.bytes[0] = 10;
	network.bytes[1] = (uint8_t)(*seed >> 24);
	network.bytes[2] = (uint8_t)(*seed >> 16 & 0xc0);
	network.length = (uint8_t)(8 + (*seed >> 8) % 12);
	return network_masked(&network);
}

static bool
any_within(const struct landmarks *landmarks, const struct network *network)
{
	for (size_t i = 0; i < landmarks->count; i++) {
		if (network_contains(network, &landmarks->items[i].network))
			return true;
	}
	return false;
}

/* The length of the narrowest one that holds the network; -1 where none does. */
static int
narrowest_around(const struct landmarks *landmarks, const struct network *network)
{
	int length = -1;

	for (size_t i = 0; i < landmarks->count; i++) {
		const struct network *item = &landmarks->items[i].network;

		if (network_contains(item, network) && item->length > length)
			length = item->length;
	}
	return length;
}

static void
test_landmarks(void)
{
	struct arena arena = { 0 };
	struct resource resource = { .order = 0 };
	struct landmarks landmarks = { .arena = &arena };
	unsigned seed = 7;

	for (size_t i = 0; i < COUNT; i++) {
		struct network network = network_random(&seed);

		if (network.length > 11)
			landmarks_add(&landmarks, network, NULL, &resource);
	}
	landmarks_sort(&landmarks);
	for (size_t i = 0; i < ROUNDS; i++) {
		struct network network = network_random(&seed);
		const struct landmark *within = landmark_within(&landmarks, &network);
		const struct landmark *around = landmark_around(&landmarks, &network);
		char text[NETWORK_TEXT_SIZE];

		network_format(&network, text);
		CHECK(!within == !any_within(&landmarks, &network) &&
				(!within || network_contains(&network, &within->network)),
			"what lies within %s", text);
		CHECK((around ? around->network.length : -1) ==
				narrowest_around(&landmarks, &network),
			"what lies around %s", text);
	}
	arena_drop(&arena);
}

static void
host_add(struct arena *arena, struct tunnel_hosts *hosts, const char *name)
{
	static const struct node known = { .kind = NODE_STRING, .at = "x", .length = 1 };

	tunnel_hosts_add(arena, hosts, slice_of(name), &known, NULL);
}

static void
host_is(const struct tunnel_host *found, const char *name, const char *question)
{
	CHECK(name ? found && slice_is(found->name, name) : !found, "%s, expected %s", question,
		name ? name : "nothing");
}

static void
test_hosts(void)
{
	struct arena arena = { 0 };
	struct tunnel_hosts hosts = { .count = 0 };
	struct tunnel_host wiki = { .name = slice_of("wiki.corp.example") };
	struct tunnel_host corp = { .name = slice_of("corp.example") };
	struct tunnel_host below = { .name = slice_of("corp.example"), .wildcard = true };
	struct tunnel_host near = { .name = slice_of("wikicorp.example") };

	host_add(&arena, &hosts, "*.Corp.example");
	host_add(&arena, &hosts, "b.a.example");
	host_add(&arena, &hosts, "a.example");
	host_add(&arena, &hosts, "files.corp.example");
	host_add(&arena, &hosts, "no host");
	tunnel_hosts_sort(&hosts);
	CHECK(hosts.count == 4, "what is no host is left out");
	host_is(tunnel_hosts_cover(&hosts, &wiki), "Corp.example", "a wildcard covers");
	host_is(tunnel_hosts_cover(&hosts, &corp), NULL, "but not what it stands on");
	host_is(tunnel_hosts_cover(&hosts, &near), NULL, "nor what only ends alike");
	host_is(tunnel_hosts_below(&hosts, &corp), NULL, "a name has itself only");
	host_is(tunnel_hosts_below(&hosts, &below), "Corp.example", "a wildcard has itself");
	below.name = slice_of("a.example");
	host_is(tunnel_hosts_below(&hosts, &below), "b.a.example", "and what is below");
	wiki.name = slice_of("x.b.a.example");
	host_is(tunnel_hosts_above(&hosts, &wiki), "b.a.example", "the longest above");
	host_is(tunnel_hosts_above(&hosts, &near), NULL, "nothing above");
	arena_drop(&arena);
}

int
main(void)
{
	test_landmarks();
	test_hosts();
	return check_done("landmarks");
}
