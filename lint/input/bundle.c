/* A bundle: an object whose members are named after kinds, API paths or usual files, and hold any form. */
#include "base/quote.h"
#include "base/text.h"
#include "input/input.h"

enum { BUNDLE_DEPTH = 4 };

static bool
value_is_container(const struct node *node)
{
	return node_is_object(node) || node_is_array(node);
}

/* The kind that a member's key names, at least together with the keys around it; or NULL. */
static const struct kind *
key_kind(const struct input *input, const struct node *member)
{
	return hint_of_key(input->hints, node_key(member));
}

/* Does a group of such members ("devices": {"posture": […]}) hide one level down? */
static bool
member_is_group(const struct input *input, const struct node *member)
{
	size_t named = 0;
	size_t all = 0;

	if (!node_is_object(member))
		return false;
	node_each(inner, member)
	{
		all += value_is_container(inner);
		named += value_is_container(inner) && key_kind(input, inner);
	}
	return named > 0 && named * 2 >= all;
}

static bool
bundle_fits(const struct input *input, const struct node *node, const struct surroundings *around)
{
	size_t containers = 0;
	size_t named = 0;

	if (!node_is_object(node) || input->forced || around->depth >= BUNDLE_DEPTH)
		return false;
	/* A profile has members named exclude and include: an object that is one thing is no bundle. */
	if (detect_object(input->detector, node, &around->hint))
		return false;
	node_each(member, node)
	{
		if (!value_is_container(member))
			continue;
		containers++;
		named += key_kind(input, member) || member_is_group(input, member);
	}
	/* A whole account has many things in it that are not ours. */
	return named > 1 || (named > 0 && named * 2 >= containers);
}

/*
 * Is this a list of a kind that only its key can tell, such as split-tunnel entries? Of other lists
 * that are not recognised nothing can be said: accounts have more in them than Zero Trust.
 */
static bool
list_needs_key(const struct input *input, const struct node *list)
{
	if (!node_is_array(list) || !node_first(list))
		return false;
	for (size_t i = 0; i < kind_count; i++) {
		if (kinds[i].select.context && detect_fits(input->detector, node_first(list), &kinds[i]))
			return true;
	}
	return false;
}

static void
key_unknown(const struct node *member, const struct surroundings *around)
{
	struct source *source = around->document->source;
	struct text key = { 0 };
	struct problem *problem;

	text_add_quoted(&key, node_key(member));
	problem = source_problem(source, "unknown-kind", node_key_range(member),
		"%s names no kind, and what it holds could be of several", key.bytes);
	problem->node = member;
	problem->document = around->document->index;
	problem->help = "use the name of a kind (ztlint kinds), or the last part of an API path";
	text_drop(&key);
}

static size_t
bundle_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	size_t found = 0;

	around.depth++;
	node_each(member, node)
	{
		struct surroundings inside = around;
		size_t more;

		if (!value_is_container(member))
			continue;
		inside.hint = (struct hint){ .kinds = { key_kind(input, member) }, .count = 1 };
		inside.hint.count = inside.hint.kinds[0] != NULL;
		more = form_unwrap(input, member, inside);
		if (more == 0 && list_needs_key(input, member))
			key_unknown(member, &around);
		found += more;
	}
	return found;
}

const struct form form_bundle = {
	.name = "bundle",
	.fits = bundle_fits,
	.unwrap = bundle_unwrap,
};
