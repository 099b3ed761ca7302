#include "rules.h"
#include "walk.h"

/* The first of the bytes, else the end. */
static size_t
byte_find(struct slice text, size_t from, const char *bytes)
{
	while (from < text.length && !memchr(bytes, text.at[from], strlen(bytes)))
		from++;
	return from;
}

/* The bytes of `user:password` before the @ of a URL; empty where there are none. */
static struct slice
password_find(struct slice text)
{
	size_t scheme = slice_starts(text, slice_of("https://"))  ? 8
			: slice_starts(text, slice_of("http://")) ? 7
								  : 0;
	struct slice host;
	size_t sign;
	size_t colon;

	if (scheme == 0)
		return (struct slice){ 0 };
	host = slice_from(slice_first(text, byte_find(text, scheme, "/?#")), scheme);
	sign = byte_find(host, 0, "@");
	colon = byte_find(slice_first(host, sign), 0, ":");
	if (sign == host.length || colon + 1 >= sign)
		return (struct slice){ 0 };
	return slice_first(host, sign);
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
