#include "rules.h"
#include "walk.h"

static const char marker[] = "PRIVATE KEY-----";

/* Linear: what stands before the marker is looked for by its last dash runs only. */
static bool
has_private_key(struct slice text)
{
	size_t length = sizeof(marker) - 1;
	const char *at = text.at;
	const char *end = text.at + text.length;

	if (text.length < length || !memchr(text.at, '-', text.length))
		return false;
	while ((at = memchr(at, 'P', (size_t)(end - at)))) {
		if ((size_t)(end - at) < length)
			return false;
		if (memcmp(at, marker, length) == 0)
			return true;
		at++;
	}
	return false;
}

/* A secret's own rule speaks of it. */
static bool
is_secret(const struct check *check, const struct node *node)
{
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		if (check->checker.facts[i].node == node &&
			check->checker.facts[i].annotation->secret)
			return true;
	}
	return false;
}

static void
node_check(struct check *check, const struct node *node)
{
	struct finding *finding;

	if ((node->flags & NODE_REFUSED) || !has_private_key(node_text(node)) ||
		is_secret(check, node))
		return;
	finding = report(check, place_key(node), "here is a private key in clear text");
	finding->masked = true;
	finding_help(
		check, finding, "make a new key, and keep it out of this file and its history");
}

void
rule_private_key_in_export(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;

	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (node->kind == NODE_STRING && node->length >= sizeof(marker))
			node_check(check, node);
	}
}
