/* A bundle: an object whose members are named after kinds, API paths or usual files, and hold any
 * form. */
#include "base/quote.h"
#include "base/suggest.h"
#include "input/input.h"

enum { BUNDLE_DEPTH = 4 };

static bool
value_is_container(const struct node *node)
{
	return node_is_object(node) || node_is_array(node);
}

/* Does the list under a key that others use too hold what it would have to hold? */
static bool
list_is(const struct input *input, const struct node *list, const struct kind *kind)
{
	const struct hint hint = { .kinds = { kind }, .count = kind != NULL };

	return node_is_array(list) && detect_list(input->detector, list, &hint) == kind;
}

/* The kind that a member's key names, or NULL. Everybody has lists called rules. */
static const struct kind *
key_kind(const struct input *input, const struct node *member)
{
	const struct kind *rule = kind_find(slice_of("dex-rule"));

	if (slice_is(node_key(member), "rules") && node_first(member) &&
		list_is(input, member, rule))
		return rule;
	return hint_of_key(input->hints, node_key(member));
}

/* The name of a kind that the key was surely meant to be; empty where there is none. */
static struct slice
key_meant(struct slice key)
{
	struct suggest suggest;

	suggest_init(&suggest, key);
	for (size_t i = 0; i < kind_count; i++) {
		suggest_offer(&suggest, slice_of(kinds[i].name));
		for (const char *const *file = kinds[i].files; file && *file; file++)
			suggest_offer(&suggest, slice_of(*file));
	}
	return suggest_best(&suggest);
}

/* Does the member speak for a bundle? Many a program's configuration includes and excludes. A
 * mistyped key speaks by what it holds. */
static bool
member_speaks(const struct input *input, const struct node *member)
{
	const struct kind *kind = key_kind(input, member);
	const struct hint hint = { .inner = true };

	if (kind)
		return !kind->select.context || list_is(input, member, kind);
	kind = node_is_array(member) ? detect_list(input->detector, member, &hint)
				     : detect_object(input->detector, member, &hint);
	return kind && hint_of_key(input->hints, key_meant(node_key(member))) == kind;
}

/* Does a group of such members ("devices": {"posture": […]}) hide one level down? */
static bool
member_is_group(const struct input *input, const struct node *member)
{
	size_t named = 0;
	size_t all = 0;

	if (!node_is_object(member))
		return false;
	node_each (inner, member) {
		all += value_is_container(inner);
		named += value_is_container(inner) && member_speaks(input, inner);
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
	/* A profile has members named exclude and include: an object that is one thing is no
	 * bundle. */
	if (detect_object(input->detector, node, &around->hint))
		return false;
	node_each (member, node) {
		if (!value_is_container(member))
			continue;
		containers++;
		named += member_speaks(input, member) || member_is_group(input, member);
	}
	/* A whole account has many things in it that are not ours. */
	return named > 1 || (named > 0 && named * 2 >= containers);
}

/* Of a member that is not recognised nothing can be said, for accounts have more in them than Zero
 * Trust; but for one whose key is a near miss. Where what it holds tells its kind, the key must be
 * a near miss of that. */
static void
key_unknown(const struct input *input, const struct node *member, const struct kind *found,
	const struct surroundings *around)
{
	struct slice meant = key_meant(node_key(member));
	struct problem *problem;
	struct quote quote;

	if (meant.length == 0 || (found && hint_of_key(input->hints, meant) != found))
		return;
	problem = source_problem(around->document->source, "unknown-kind", node_key_range(member),
		"%s names no kind%s", quote_value(&quote, node_key(member)),
		found ? "" : ", and what it holds is not recognised");
	problem->node = member;
	problem->document = around->document->index;
	problem->help = arena_format(
		&around->document->source->arena, "write %s", quote_value(&quote, meant));
}

static size_t
bundle_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	size_t found = 0;

	around.depth++;
	node_each (member, node) {
		const struct kind *kind = key_kind(input, member);
		struct surroundings inside = around;
		size_t before = input->count;
		size_t more;

		if (!value_is_container(member))
			continue;
		inside.hint = (struct hint){ .kinds = { kind }, .count = kind != NULL };
		inside.hint.inner = !kind;
		more = form_unwrap(input, member, inside);
		if (!kind && node_first(member))
			key_unknown(input, member,
				input->count > before ? input->resources[before].kind : NULL,
				&around);
		found += more;
	}
	return found;
}

const struct form form_bundle = {
	.name = "bundle",
	.fits = bundle_fits,
	.unwrap = bundle_unwrap,
};
