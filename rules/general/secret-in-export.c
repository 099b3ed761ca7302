#include "base/bytes.h"
#include "rules.h"
#include "walk.h"

/* What secrets are called wherever they stand. Some kinds know none, yet answers about their tokens
 * were merged into them. */
static const char *const names[] = { "client_secret", "secret", "password", "token",
	"access_client_secret", "client_key", "auth_credentials" };

enum {
	NAME_COUNT = sizeof(names) / sizeof(*names),
	TOKEN_LENGTH = 48, /* of a token behind its prefix */
	HEX_LENGTH = 64, /* of an older one */
};

static const char token_prefix[] = "cfast_";

static void
secret_report(struct check *check, const struct node *node)
{
	struct finding *finding;

	if (!node_is_string(node) || node_is_hollow(node) || value_is_unknown(node))
		return;
	finding = report(check, place_key(node), "%s holds a secret in clear text",
		shown_text(check, node_key(node)));
	finding->masked = true;
	finding_help(check, finding, "rotate it, and keep it out of this file and its history");
}

/* Is it one of the secrets that the schema names? */
static bool
is_told(const struct check *check, const struct node *node)
{
	for (size_t i = 0; i < check->checker.fact_count; i++) {
		if (check->checker.facts[i].node == node &&
			check->checker.facts[i].annotation->secret)
			return true;
	}
	return false;
}

static bool
has_token(struct slice text)
{
	enum { LEAD = sizeof(token_prefix) - 2 }; /* bytes before the underscore, a rare sign */
	const char *at = text.at;
	const char *end = text.at + text.length;

	while ((at = memchr(at, '_', (size_t)(end - at)))) {
		struct slice rest = { .at = at + 1, .length = (size_t)(end - at) - 1 };
		size_t length = 0;

		if (at - text.at >= LEAD && memcmp(at - LEAD, token_prefix, LEAD) == 0) {
			while (length < rest.length && byte_is_alnum(rest.at[length]))
				length++;
			if (length >= TOKEN_LENGTH)
				return true;
		}
		at++;
	}
	return false;
}

/* An older token is known by the client id that stands beside it. */
static bool
is_old_token(const struct node *node, struct slice text)
{
	const struct node *client;

	if (text.length != HEX_LENGTH)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (!byte_is_hex(text.at[i]))
			return false;
	}
	client = node_find(node_parent(node), slice_of("client_id"));
	return slice_ends(node_text(client), slice_of(".access"));
}

/* One bit for each name: most keys are told from all of them by it. */
static uint64_t
names_mask(void)
{
	uint64_t mask = 0;

	for (size_t i = 0; i < NAME_COUNT; i++)
		mask |= UINT64_C(1) << (node_hash(slice_of(names[i])) & 63);
	return mask;
}

static bool
is_secret(const struct node *node, uint64_t mask)
{
	for (size_t i = 0; (mask >> (node->hash & 63) & 1) && i < NAME_COUNT; i++) {
		if (slice_is(node_key(node), names[i]))
			return true;
	}
	return node->length >= TOKEN_LENGTH &&
	       (has_token(node_text(node)) || is_old_token(node, node_text(node)));
}

void
rule_secret_in_export(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;
	uint64_t mask = names_mask();

	for (size_t i = 0; i < check->checker.fact_count; i++) {
		if (check->checker.facts[i].annotation->secret)
			secret_report(check, check->checker.facts[i].node);
	}
	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (node->kind == NODE_STRING && !(node->flags & NODE_REFUSED) &&
			is_secret(node, mask) && !is_told(check, node))
			secret_report(check, node);
	}
}
