#include "config/ignore.h"

#include "base/bytes.h"
#include "config/member.h"
#include "document/pointer.h"

bool
id_names(struct slice id, const struct rule *rule)
{
	const struct rule *named = rule_find(id);

	return named ? named == rule : slice_is(id, rule->id);
}

/* Takes the first token of a pointer, without its slash. */
static struct slice
token_take(struct slice *pointer)
{
	struct slice rest = slice_from(*pointer, 1);
	struct slice token = slice_first(rest, slice_find(rest, '/'));

	*pointer = slice_from(rest, token.length);
	return token;
}

/* Does the pointer lead to what the pattern names, or further down? */
static bool
pointer_fits(struct slice pattern, struct slice pointer)
{
	while (pattern.length > 0) {
		struct slice wanted = token_take(&pattern);

		if (pointer.length == 0)
			return false;
		if (!slice_equal(token_take(&pointer), wanted) && !slice_is(wanted, "*"))
			return false;
	}
	return true;
}

static bool
node_fits(struct slice pattern, const struct node *base, const struct node *node)
{
	struct text text = { 0 };
	bool fits;

	pointer_add(&text, base, node);
	fits = pointer_fits(pattern, text_slice(&text));
	text_drop(&text);
	return fits;
}

static bool
place_is_meant(const struct ignore *ignore, const struct finding *finding)
{
	const struct resource *resource = finding->resource;

	if (ignore->pointer.length == 0)
		return true;
	if (!finding->node)
		return false;
	return (resource && node_fits(ignore->pointer, resource->node, finding->node)) ||
	       node_fits(ignore->pointer, NULL, finding->node);
}

static bool
resource_is_meant(const struct ignore *ignore, const struct resource *resource)
{
	if (ignore->kind && (!resource || resource->kind != ignore->kind))
		return false;
	if (ignore->resource.length == 0)
		return true;
	return resource && (slice_equal(ignore->resource, resource->name) ||
				   slice_equal(ignore->resource, resource->id));
}

bool
ignore_means(const struct ignore *ignore, const struct finding *finding, struct slice place)
{
	bool named = false;

	texts_each(id, ignore->rules) named = named || id_names(node_text(id), finding->rule);
	return named && (!ignore->globbed || globs_fit(&ignore->globs, place, false)) &&
	       resource_is_meant(ignore, finding->resource) && place_is_meant(ignore, finding);
}
