#include "rules.h"
#include "walk.h"

static const char *
byte_find(const char *at, const char *end, const char *bytes)
{
	while (at < end && !strchr(bytes, *at))
		at++;
	return at;
}

/* The bytes of `user:password` before the @ of a URL; empty where there are none. */
static struct slice
password_find(struct slice text)
{
	size_t scheme = slice_starts(text, slice_of("https://"))  ? 8
			: slice_starts(text, slice_of("http://")) ? 7
								  : 0;
	struct slice rest = slice_from(text, scheme);
	const char *end = byte_find(rest.at, rest.at + rest.length, "/?#");
	const char *sign = byte_find(rest.at, end, "@");
	const char *colon = byte_find(rest.at, sign, ":");

	if (scheme == 0 || sign == end || colon == sign || colon + 1 == sign)
		return (struct slice){ 0 };
	return slice_first(rest, (size_t)(sign - rest.at));
}

static void
node_check(struct check *check, const struct node *node)
{
	struct slice password = { 0 };
	struct finding *finding;

	if (!(node->flags & NODE_REFUSED))
		password = password_find(node_text(node));
	if (password.length == 0 || value_is_unknown(node))
		return;
	finding = report(check, place_key(node), "this URL holds a user name and a password");
	finding->masked = true;
	finding_help(
		check, finding, "remove what stands between // and @, and change the password");
}

void
rule_url_with_password(struct check *check, const struct resource *resource)
{
	const struct node *top = resource->node;

	for (const struct node *node = top; node; node = walk_next(node, top)) {
		if (node->kind == NODE_STRING && node->length >= sizeof("http://a:b@c"))
			node_check(check, node);
	}
}
