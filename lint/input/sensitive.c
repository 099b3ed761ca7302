/*
 * Terraform keeps secrets in clear text, and says beside them what is secret: by a mirror of the
 * value, in which true covers all that is below, or by a list of paths. One secret stands in
 * several places of a plan, so the whole document is looked through, whatever is checked of it.
 */
#include "input/sensitive.h"

#include "document/number.h"

enum {
	MOST_MEMBERS = 1024, /* no object of a provider has more; all of such a one is hidden, */
	MOST_PATHS = 1024, /* and all attributes of which more is said */
};

static const struct {
	const char *value;
	const char *mirror;
} mirrors[] = {
	{ "values", "sensitive_values" },
	{ "before", "before_sensitive" },
	{ "after", "after_sensitive" },
	{ "value", "sensitive" },
};

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

static void
mirror_hide(struct node *node, const struct node *mirror)
{
	if (!node || !mirror)
		return;
	if (node_is_true(mirror) || node_count(mirror) > MOST_MEMBERS) {
		source_hide(node);
		return;
	}
	if (node_is_object(node)) {
		node_each (one, mirror)
			mirror_hide(node_find(node, node_key(one)), one);
	} else if (node_is_array(node) && node_is_array(mirror)) {
		struct node *item = node_first(node);

		for (const struct node *one = node_first(mirror); one && item;
			one = node_next(one), item = node_next(item))
			mirror_hide(item, one);
	}
}

/* What a step leads to: {"type": "get_attr", "value": "config"}, or {"type": "index", "value":
 * {"value": 0, "type": "number"}}, or the key of a map there. NULL for one that is not understood.
 */
static struct node *
step_take(struct node *node, const struct node *step)
{
	const struct node *value = member(step, "value");
	int64_t wanted;

	if (node_is_object(value))
		value = member(value, "value");
	if (node_is_string(value))
		return node_find(node, node_text(value));
	if (!node_is_array(node) || node_kind(value) != NODE_NUMBER ||
		!number_to_int64(node_text(value), &wanted) || wanted < 0)
		return NULL;
	node = node_first(node);
	while (node && wanted-- > 0)
		node = node_next(node);
	return node;
}

/* Follows the path as far as it leads: better too much hidden than too little. */
static void
path_hide(struct node *attributes, const struct node *path)
{
	struct node *node = attributes;

	node_each (step, path) {
		struct node *next = step_take(node, step);

		if (!next)
			break;
		node = next;
	}
	if (node && node != attributes)
		source_hide(node);
}

static void
paths_hide(struct node *attributes, const struct node *paths)
{
	if (!attributes || !paths)
		return;
	if (node_count(paths) > MOST_PATHS) {
		source_hide(attributes);
		return;
	}
	node_each (path, paths)
		path_hide(attributes, path);
}

/* The values of variables stand in one place, and what they are in another; where that was taken
 * out, any may be a secret. */
static void
variables_hide(const struct node *root)
{
	const struct node *about =
		member(member(member(root, "configuration"), "root_module"), "variables");
	struct node *variables = member(root, "variables");

	if (node_count(about) > MOST_MEMBERS)
		about = NULL;
	node_each (variable, variables) {
		struct node *value = member(variable, "value");

		if (value && (!about || node_is_true(member(node_find(about, node_key(variable)),
						"sensitive"))))
			source_hide(value);
	}
}

static void
below_hide(struct node *node)
{
	for (size_t i = 0; i < sizeof(mirrors) / sizeof(mirrors[0]) && node_is_object(node); i++)
		mirror_hide(member(node, mirrors[i].value), member(node, mirrors[i].mirror));
	paths_hide(member(node, "attributes"), member(node, "sensitive_attributes"));
	node_each (child, node)
		below_hide(child);
}

void
sensitive_hide(struct node *node)
{
	variables_hide(node);
	below_hide(node);
}
