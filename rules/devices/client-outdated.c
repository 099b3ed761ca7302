#include "base/bytes.h"
#include "rules.h"

/* The next number of a dotted version; its digits without zeros in front. False past the end. */
static bool
number_next(struct slice *version, struct slice *number)
{
	size_t end = slice_digits_end(*version, 0);

	*number = slice_first(*version, end);
	*version = slice_from(*version, end + (slice_byte(*version, end) == '.'));
	while (number->length > 1 && number->at[0] == '0')
		*number = slice_from(*number, 1);
	return end > 0;
}

/* Orders versions number by number; what is missing counts as lower. */
static int
version_compare(struct slice a, struct slice b)
{
	struct slice one, two;

	for (;;) {
		bool more = number_next(&a, &one);
		bool much = number_next(&b, &two);
		int order;

		if (!more || !much)
			return more - much;
		if (one.length != two.length)
			return one.length < two.length ? -1 : 1;
		order = slice_compare(one, two);
		if (order != 0)
			return order;
	}
}

static const struct node *
newest_find(const struct workspace *workspace, const struct scope *scope)
{
	size_t count;
	const uint32_t *list =
		workspace_of_kind(workspace, scope, kind_find(slice_of("client-version")), &count);
	const struct node *newest = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct node *version =
			node_get(workspace->resources[list[i]].node, "version");

		if (node_is_string(version) &&
			(!newest || version_compare(node_text(newest), node_text(version)) < 0))
			newest = version;
	}
	return newest;
}

static void
device_check(struct check *check, const struct resource *device, const struct node *newest)
{
	const struct node *version = node_get(device->node, "client_version");
	struct finding *finding;

	if (!version)
		version = node_get(device->node, "version");
	if (!node_is_string(version) || !byte_is_digit(slice_byte(node_text(version), 0)) ||
		version_compare(node_text(version), node_text(newest)) >= 0)
		return;
	finding = report(check, place_value(version),
		"the client has version %s, and %s is the newest", shown(check, version),
		shown(check, newest));
	finding_of(finding, device);
	finding_help(check, finding, "update the client");
}

void
rule_client_outdated(struct check *check, const struct workspace *workspace)
{
	static const char *const names[] = { "physical-device", "device", "device-detail",
		"fleet-status" };

	for (const struct scope *scope = workspace->scopes; scope; scope = scope->next) {
		const struct node *newest = newest_find(workspace, scope);

		for (size_t k = 0; newest && k < sizeof(names) / sizeof(*names); k++) {
			size_t count;
			const uint32_t *list = workspace_of_kind(
				workspace, scope, kind_find(slice_of(names[k])), &count);

			for (size_t i = 0; i < count; i++)
				device_check(check, &workspace->resources[list[i]], newest);
		}
	}
}
