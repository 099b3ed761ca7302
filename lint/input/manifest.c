/*
 * The manifest that StackQL's documentation shows for each resource: a list of {"name": "tags",
 * "props": [{"name": "name", "value": "staff"}]}. Values are mostly placeholders, of which nothing
 * is known; a default is what they stand for. It says what somebody wants to be.
 */
#include "base/bytes.h"
#include "base/quote.h"
#include "base/suggest.h"
#include "input/stackql.h"
#include "schema/schema.h"

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

static bool
is_property(const struct node *property)
{
	return node_is_string(member(property, "name"));
}

static bool
has_properties(const struct node *entry)
{
	return is_property(node_first(member(entry, "props")));
}

/* {"name": "tags"} alone, or with props that are none: a manifest that was cut down. */
static bool
is_cut_down(const struct node *entry)
{
	const struct node *props = member(entry, "props");

	if (stackql_kinds(node_text(member(entry, "name"))).count == 0)
		return false;
	return node_count(entry) == (props ? 2u : 1u);
}

static bool
manifest_fits(const struct input *input, const struct node *list, const struct surroundings *around)
{
	bool yaml = around->document->source->format == SOURCE_YAML;
	bool any = yaml;

	(void)input;
	if (!node_is_array(list) || !node_first(list))
		return false;
	node_each (entry, list) {
		if (!node_is_string(member(entry, "name")) ||
			(!has_properties(entry) && !is_cut_down(entry)))
			return false;
		any |= member(entry, "props") != NULL;
	}
	return any;
}

/* Of several kinds that a resource may hold, the one that knows most of the properties. */
static const struct kind *
entry_kind(const struct hint *hint, const struct node *props)
{
	const struct kind *best = NULL;
	size_t most = 0;

	for (unsigned i = 0; i < hint->count; i++) {
		size_t known = 1;

		node_each (property, props) {
			struct slice name = node_text(member(property, "name"));

			for (const char *const *one = hint->kinds[i]->members; *one; one++)
				known += slice_is(name, *one);
		}
		if (known > most)
			best = hint->kinds[i];
		most = known > most ? known : most;
	}
	return best;
}

static void
property_tell(struct derive *derive, const struct kind *kind, const struct node *property)
{
	struct node *name = member(property, "name");
	struct node *value = member(property, "value");
	struct node *standard = member(property, "default");
	struct derive_key key = { .name = node_text(name), .origin = name, .value = true };

	if (standard && (!value || value_is_unknown(value)))
		value = standard;
	if (value)
		column_tell(derive, key, kind, value);
	else
		derive_unknown(derive, key, name);
}

/* A placeholder stands for anything, perhaps for nothing: the members of a resource are all listed.
 */
static void
placeholders_mark(struct node *node)
{
	if (value_is_unknown(node))
		node->flags |= NODE_UNKNOWN;
	node_each (child, node)
		placeholders_mark(child);
}

static struct node *
entry_derive(const struct kind *kind, struct document *document, const struct node *props)
{
	struct derive derive;
	struct node *root;

	derive_init(&derive, document);
	if (kind->whole)
		derive_open(&derive, NODE_ARRAY, (struct derive_key){ .name.at = NULL }, props);
	derive_open(&derive, NODE_OBJECT, (struct derive_key){ .name.at = NULL }, props);
	node_each (property, props) {
		if (is_property(property))
			property_tell(&derive, kind, property);
	}
	derive_close(&derive);
	if (kind->whole)
		derive_close(&derive);
	root = derive_finish(&derive);
	derive_drop(&derive);
	placeholders_mark(root);
	return root;
}

static void
entry_empty(const struct node *entry, const struct surroundings *around)
{
	const struct node *props = member(entry, "props");
	const struct node *name = member(entry, "name");

	input_problem(around, "nothing-inside", props ? props : name,
		props ? node_key_range(props) : node_range(name),
		"this entry of a StackQL manifest has no props; a list of {name, value} was "
		"expected")
		->help = "list the members of the resource under props";
}

/* A resource that is none of ours is left alone, unless its name is a near miss; was it told? */
static bool
entry_unknown(const struct node *entry, const struct surroundings *around)
{
	struct node *name = member(entry, "name");
	struct suggest suggest;
	struct quote quote;
	struct text message = { 0 };

	suggest_init(&suggest, node_text(name));
	for (size_t i = 0; i < kind_count; i++) {
		for (const char *const *one = kinds[i].stackql; one && *one; one++)
			suggest_offer(&suggest, slice_of(*one));
	}
	/* The service has many more resources, some of which sound alike. */
	if (suggest_best(&suggest).length == 0 ||
		byte_at(suggest_best(&suggest), 0) != byte_at(node_text(name), 0))
		return false;
	text_add_format(&message, "%s is no StackQL resource that is known",
		quote_value(&quote, node_text(name)));
	input_problem(around, "unknown-kind", name, node_range(name), text_string(&message))->help =
		arena_format(&around->document->source->arena, "write %s",
			quote_value(&quote, suggest_best(&suggest)));
	text_drop(&message);
	return true;
}

static size_t
manifest_unwrap(struct input *input, struct node *list, struct surroundings around)
{
	size_t found = 0;

	node_each (entry, list) {
		const struct node *props = member(entry, "props");
		struct hint hint = stackql_kinds(node_text(member(entry, "name")));
		struct surroundings inside = around;
		const struct kind *kind;
		struct resource *resource;
		struct node *root;

		if (!has_properties(entry)) {
			entry_empty(entry, &around);
			found++;
			continue;
		}
		kind = input->forced ? input->forced : entry_kind(&hint, props);
		if (!kind) {
			found += entry_unknown(entry, &around);
			continue;
		}
		root = entry_derive(kind, around.document, props);
		inside.scope =
			input_scope(input, kind->whole ? node_first(root) : root, around.scope);
		resource = input_add(input, root, kind, &inside);
		resource->desired = !kind->whole;
		found++;
	}
	return found;
}

const struct form form_manifest = {
	.name = "StackQL manifest",
	.fits = manifest_fits,
	.unwrap = manifest_unwrap,
};
