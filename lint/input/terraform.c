/*
 * Terraform: state and plan as `terraform show -json` writes them, and the raw state file.
 *
 * A plan tells each resource twice, as it will be (planned_values) and as it changes
 * (resource_changes). The changes come first, for they say what is not known yet; what only the
 * other half has (data sources) is added.
 */
#include "base/bug.h"
#include "base/bytes.h"
#include "base/text.h"
#include "document/derive.h"
#include "document/number.h"
#include "input/dialect.h"
#include "input/input.h"
#include "input/sensitive.h"

#include <stdlib.h>

enum {
	PROVIDER_5 = 500, /* schema versions from here on are those of provider 5.x */
	MOST_MEMBERS = 1024, /* no object of a provider has more; such a one counts as unknown */
};

/* What is said of one resource, wherever it stands. */
struct block {
	const struct node *about; /* has its type, and mostly its address */
	const struct node *version; /* of the provider's schema; or NULL */
	struct node *attributes;
	struct slice address;
	bool create; /* a plan is going to make it */
};

/* A document while it is unwrapped. */
struct terraform {
	struct input *input;
	struct surroundings around;
	size_t found; /* resources of a kind that we know */
	size_t met; /* resources at all */
};

/* The resources of the planned values, by address. */
struct planned {
	const struct node **blocks;
	size_t count;
	size_t capacity;
};

static struct node *
member(const struct node *object, const char *key)
{
	return node_find(object, slice_of(key));
}

/* What `show -json` says of itself, alone where there is no state, and a raw state file. */
static bool
is_shown(const struct node *node)
{
	return node_is_string(member(node, "format_version")) &&
	       (member(node, "terraform_version") || member(node, "values") ||
		       member(node, "planned_values") || member(node, "resource_changes") ||
		       node_count(node) == 1);
}

static bool
is_raw_state(const struct node *node)
{
	return node_kind(member(node, "version")) == NODE_NUMBER &&
	       (member(node, "lineage") ||
		       (member(node, "terraform_version") && member(node, "resources")));
}

static bool
terraform_fits(
	const struct input *input, const struct node *node, const struct surroundings *around)
{
	(void)input;
	(void)around;
	return node_is_object(node) && (is_shown(node) || is_raw_state(node));
}

/* Items of a list that a plan does not know yet are null there. */
static void
nulls_mark(struct node *node)
{
	node_each (child, node) {
		if (node_is_array(node) && node_kind(child) == NODE_NULL)
			child->flags |= NODE_UNKNOWN;
		nulls_mark(child);
	}
}

static bool
has_unknown(const struct node *mirror)
{
	if (node_is_true(mirror))
		return true;
	node_each (one, mirror) {
		if (has_unknown(one))
			return true;
	}
	return false;
}

/* The value with what is not known yet in its place. Recurses along the nesting. */
static void
unknowns_add(struct derive *derive, struct derive_key key, const struct node *after,
	const struct node *mirror)
{
	const struct node *one = node_first(mirror);

	if (node_is_true(mirror) ||
		node_count(node_is_object(mirror) ? mirror : NULL) > MOST_MEMBERS) {
		derive_unknown(derive, key, after ? after : mirror);
		return;
	}
	if (!mirror || (!node_is_object(after) && !node_is_array(after))) {
		derive_copy(derive, key, after);
		return;
	}
	derive_open(derive, node_kind(after), key, after);
	node_each (child, after) {
		bool named = node_is_object(after);

		unknowns_add(derive, (struct derive_key){ .name = node_key(child) }, child,
			named ? node_find(mirror, node_key(child)) : one);
		one = node_next(one);
	}
	node_each (more, node_is_object(after) ? mirror : NULL) {
		if (!node_find(after, node_key(more)) && has_unknown(more))
			derive_unknown(derive, (struct derive_key){ .name = node_key(more) }, more);
	}
	derive_close(derive);
}

static struct node *
plan_merge(struct node *after, const struct node *mirror)
{
	struct derive derive;
	struct node *root;

	nulls_mark(after);
	if (!has_unknown(mirror))
		return after;
	derive_init(&derive, node_document(after));
	unknowns_add(&derive, (struct derive_key){ .name.at = NULL }, after, mirror);
	root = derive_finish(&derive);
	derive_drop(&derive);
	return root;
}

/* In 4.x what is not set is "", 0 or false. Its old types tell where no version does. */
static bool
is_old_schema(const struct block *block, const struct kind *kind)
{
	struct slice type = node_text(member(block->about, "type"));
	int64_t version;

	if (node_kind(block->version) == NODE_NUMBER &&
		number_to_int64(node_text(block->version), &version))
		return version < PROVIDER_5;
	return kind && !slice_starts(type, slice_of("cloudflare_zero_trust_"));
}

/* The profile that a list belongs to: "account/policy" in 4.x, the policy alone in 5.x. */
static struct slice
profile_of(const struct node *attributes)
{
	struct slice policy = node_text(member(attributes, "policy_id"));

	for (size_t at = policy.length; at > 0; at--) {
		if (policy.at[at - 1] == '/')
			return slice_from(policy, at);
	}
	return policy;
}

static void
resource_add(struct terraform *terraform, const struct block *block, const struct kind *kind,
	struct node *attributes)
{
	const struct spoken *spoken = NULL;
	struct surroundings around = terraform->around;
	struct resource *resource;
	struct node *node;

	around.scope = input_scope(terraform->input, attributes, around.scope);
	node = dialect_derive(terraform->input->dialect, kind, attributes, &spoken);
	if (!node)
		return;
	resource = input_add(terraform->input, node, kind, &around);
	resource->address = block->address;
	resource->owner = profile_of(attributes);
	resource->spoken = spoken;
	resource->zero_hollow = is_old_schema(block, kind);
	resource->desired = block->create && resource->id.length == 0 && !kind->whole;
	/* The provider leaves out what it does not keep. */
	resource->partial = !resource->desired;
}

/* A resource that is there, with nothing to check: it is going to be deleted, as are those that
 * their replacements left behind, or nothing of it is known yet. */
static void
block_pass(struct terraform *terraform, const struct block *block, const struct node *attributes)
{
	struct slice type = node_text(member(block->about, "type"));

	terraform->met++;
	terraform->found += dialect_kind(terraform->input->dialect, type, attributes) != NULL;
}

/* Takes one resource, or the list of them that a data source found. */
static void
block_take(struct terraform *terraform, const struct block *block)
{
	const struct node *type = member(block->about, "type");
	struct node *result = member(block->attributes, "result");
	const struct kind *kind;

	terraform->met++;
	if (!node_is_object(block->attributes) || !node_is_string(type))
		return;
	kind = dialect_kind(terraform->input->dialect, node_text(type), block->attributes);
	if (!kind)
		return;
	terraform->found++;
	if (!node_is_array(result) || !node_is(member(block->about, "mode"), "data")) {
		resource_add(terraform, block, kind, block->attributes);
		return;
	}
	terraform->around.scope =
		input_scope(terraform->input, block->attributes, terraform->around.scope);
	node_each (item, result) {
		if (node_is_object(item))
			resource_add(terraform, block, kind, item);
	}
}

static void
shown_take(struct terraform *terraform, const struct node *about, bool create)
{
	struct block block = {
		.about = about,
		.version = member(about, "schema_version"),
		.attributes = member(about, "values"),
		.address = node_text(member(about, "address")),
		.create = create,
	};

	if (create)
		nulls_mark(block.attributes);
	if (member(about, "deposed_key"))
		block_pass(terraform, &block, block.attributes);
	else
		block_take(terraform, &block);
}

/* Calls back for the resources of a module and of those below it. */
static void
module_walk(struct terraform *terraform, const struct node *module,
	void (*take)(
		struct terraform *terraform, struct planned *planned, const struct node *about),
	struct planned *planned)
{
	node_each (about, member(module, "resources"))
		take(terraform, planned, about);
	node_each (child, member(module, "child_modules"))
		module_walk(terraform, child, take, planned);
}

static void
state_take(struct terraform *terraform, struct planned *planned, const struct node *about)
{
	(void)planned;
	shown_take(terraform, about, false);
}

static void
planned_add(struct terraform *terraform, struct planned *planned, const struct node *about)
{
	(void)terraform;
	if (planned->count == planned->capacity) {
		planned->capacity = planned->capacity ? planned->capacity * 2 : 64;
		planned->blocks =
			realloc(planned->blocks, planned->capacity * sizeof(*planned->blocks));
		if (!planned->blocks)
			die("out of memory");
	}
	planned->blocks[planned->count++] = about;
}

static int
order_addresses(const void *a, const void *b)
{
	const struct node *one = *(const struct node *const *)a;
	const struct node *two = *(const struct node *const *)b;

	return slice_compare(node_text(member(one, "address")), node_text(member(two, "address")));
}

static const struct node **
planned_find(const struct planned *planned, const struct node *change)
{
	if (planned->count == 0)
		return NULL;
	return bsearch(&change, planned->blocks, planned->count, sizeof(*planned->blocks),
		order_addresses);
}

/* What data sources found is told nowhere else in a plan. */
static void
prior_take(struct terraform *terraform, struct planned *changed, const struct node *about)
{
	if (node_is(member(about, "mode"), "data") && !planned_find(changed, about))
		shown_take(terraform, about, false);
}

static bool
change_creates(const struct node *change)
{
	node_each (action, member(change, "actions")) {
		if (node_is(action, "create"))
			return true;
	}
	return false;
}

static void
change_take(struct terraform *terraform, const struct planned *planned, const struct node *about)
{
	const struct node *change = member(about, "change");
	const struct node *unknown = member(change, "after_unknown");
	const struct node **known = planned_find(planned, about);
	struct block block = {
		.about = about,
		.version = known ? member(*known, "schema_version") : NULL,
		.attributes = member(change, "after"),
		.address = node_text(member(about, "address")),
		.create = change_creates(change),
	};

	if (!node_is_object(block.attributes) || node_is_true(unknown)) {
		block_pass(terraform, &block, member(change, "before"));
		return;
	}
	block.attributes = plan_merge(block.attributes, unknown);
	block_take(terraform, &block);
}

static void
plan_take(struct terraform *terraform, const struct node *plan)
{
	const struct node *changes = member(plan, "resource_changes");
	struct planned planned = { 0 };
	struct planned changed = { 0 };

	module_walk(terraform, member(member(plan, "planned_values"), "root_module"), planned_add,
		&planned);
	if (planned.count > 0)
		qsort(planned.blocks, planned.count, sizeof(*planned.blocks), order_addresses);
	node_each (about, changes) {
		planned_add(terraform, &changed, about);
		change_take(terraform, &planned, about);
	}
	if (changed.count > 0)
		qsort(changed.blocks, changed.count, sizeof(*changed.blocks), order_addresses);
	for (size_t i = 0; i < planned.count; i++) {
		if (!planned_find(&changed, planned.blocks[i]))
			shown_take(terraform, planned.blocks[i], true);
	}
	module_walk(terraform, member(member(member(plan, "prior_state"), "values"), "root_module"),
		prior_take, &changed);
	free(planned.blocks);
	free(changed.blocks);
}

/* A number, or text in quotes. In Terraform's quotes "${" begins a template, so it is doubled. */
static void
index_add(struct text *text, const struct node *key)
{
	struct slice index = node_text(key);

	if (!node_is_string(key)) {
		text_add(text, index);
		return;
	}
	text_add_byte(text, '"');
	for (size_t i = 0; i < index.length; i++) {
		char byte = index.at[i];

		if (byte == '"' || byte == '\\')
			text_add_byte(text, '\\');
		else if ((byte == '$' || byte == '%') && byte_at(index, i + 1) == '{')
			text_add_byte(text, byte);
		text_add_byte(text, byte);
	}
	text_add_byte(text, '"');
}

/* "module.a.data.cloudflare_x.y[\"key\"]", as the other documents have it. */
static struct slice
raw_address(struct terraform *terraform, const struct node *about, const struct node *instance)
{
	const struct node *key = member(instance, "index_key");
	struct slice module = node_text(member(about, "module"));
	struct slice type = node_text(member(about, "type"));
	struct slice name = node_text(member(about, "name"));
	const char *data = node_is(member(about, "mode"), "data") ? "data." : "";
	struct text text = { 0 };
	struct slice address;

	text_add(&text, module);
	text_add_string(&text, module.length > 0 ? "." : "");
	text_add_string(&text, data);
	text_add(&text, type);
	text_add_byte(&text, '.');
	text_add(&text, name);
	if (key) {
		text_add_byte(&text, '[');
		index_add(&text, key);
		text_add_byte(&text, ']');
	}
	address = slice_of(arena_copy(&terraform->around.document->arena, text_slice(&text)));
	text_drop(&text);
	return address;
}

static void
raw_take(struct terraform *terraform, const struct node *about)
{
	node_each (instance, member(about, "instances")) {
		const struct block block = {
			.about = about,
			.version = member(instance, "schema_version"),
			.attributes = member(instance, "attributes"),
			.address = raw_address(terraform, about, instance),
		};

		if (member(instance, "deposed"))
			block_pass(terraform, &block, block.attributes);
		else
			block_take(terraform, &block);
	}
}

/* One finding for a document that has nothing in it where resources belong. */
static void
terraform_empty(const struct terraform *terraform, const struct node *node, const char *expected)
{
	struct range range = node_range(node);
	struct text message = { 0 };

	range.end = range.start + 1;
	text_add_format(&message, "this Terraform document holds no resources; %s", expected);
	input_problem(&terraform->around, "nothing-inside", node, range, text_string(&message))
		->help = "export it again: terraform show -json";
	text_drop(&message);
}

static size_t
terraform_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	struct terraform terraform = { .input = input, .around = around };
	const char *expected;

	if (!input->dialect)
		input->dialect = dialect_new();
	sensitive_hide(node);
	if (is_raw_state(node)) {
		node_each (about, member(node, "resources"))
			raw_take(&terraform, about);
		expected = "they were expected in resources[].instances[]";
	} else if (member(node, "planned_values") || member(node, "resource_changes")) {
		plan_take(&terraform, node);
		expected = "they were expected in resource_changes[] or planned_values.root_module";
	} else {
		module_walk(&terraform, member(member(node, "values"), "root_module"), state_take,
			NULL);
		expected = "they were expected in values.root_module.resources[]";
	}
	if (terraform.met > 0)
		return terraform.found;
	terraform_empty(&terraform, node, expected);
	return 1;
}

const struct form form_terraform = {
	.name = "Terraform",
	.fits = terraform_fits,
	.unwrap = terraform_unwrap,
};
