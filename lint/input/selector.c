#include "input/selector.h"

/* One selector of a block or object while it is told. */
struct selector {
	struct derive *derive;
	const struct node *about; /* its row of the table; NULL for one that is not known */
	const struct node *member; /* as the user wrote it */
	struct slice name; /* as the API calls it */
};

static const struct derive_key no_key = { .name.at = NULL };

static struct slice
about_text(const struct selector *selector, const char *what)
{
	return node_text(node_find(selector->about, slice_of(what)));
}

/* Begins a rule and the object of its selector, which speak for `origin`. */
static void
rule_open(const struct selector *selector, const struct node *origin)
{
	derive_open(selector->derive, NODE_OBJECT, no_key, origin);
	derive_open(selector->derive, NODE_OBJECT,
		(struct derive_key){ .name = selector->name, .origin = selector->member }, origin);
}

static void
rule_close(const struct selector *selector)
{
	derive_close(selector->derive);
	derive_close(selector->derive);
}

/* A rule with the value as it is. */
static void
rule_copy(const struct selector *selector, const struct node *origin, const struct node *value)
{
	derive_open(selector->derive, NODE_OBJECT, no_key, origin);
	derive_copy(selector->derive,
		(struct derive_key){ .name = selector->name, .origin = selector->member }, value);
	derive_close(selector->derive);
}

/* "a@b.c" as {"email": {"email": "a@b.c"}}. */
static void
plain_tell(const struct selector *selector, const struct node *plain)
{
	struct slice value = about_text(selector, "value");

	if (value.length == 0) {
		rule_copy(selector, plain, plain);
		return;
	}
	rule_open(selector, plain);
	derive_copy(selector->derive,
		(struct derive_key){ .name = value, .origin = selector->member }, plain);
	rule_close(selector);
}

/* One rule of a block whose member `each` holds several values. */
static void
block_rule(const struct selector *selector, const struct node *block, const struct node *each,
	const struct node *value)
{
	struct slice name = about_text(selector, "value");

	rule_open(selector, value ? value : block);
	node_each (member, block) {
		if (member != each)
			derive_copy(selector->derive,
				(struct derive_key){ .name = node_key(member), .origin = member },
				member);
	}
	if (value)
		derive_copy(selector->derive,
			(struct derive_key){
				.name = name.length > 0 ? name : node_key(each),
				.origin = each,
			},
			value);
	rule_close(selector);
}

/* {"name": ["a", "b"], "identity_provider_id": i} as two rules. */
static void
block_tell(const struct selector *selector, const struct node *block)
{
	const struct node *each = node_find(block, about_text(selector, "each"));
	bool several = node_is_array(each);

	if (!several || !node_first(each))
		block_rule(selector, block, several ? each : NULL, NULL);
	node_each (value, several ? each : NULL)
		block_rule(selector, block, each, value);
}

static void
list_tell(const struct selector *selector)
{
	node_each (item, selector->member) {
		if (node_is_object(item))
			block_tell(selector, item);
		else
			plain_tell(selector, item);
	}
}

static struct slice
selector_name(const struct node *about, const struct node *member, struct derive *derive,
	const struct spoken **spoken)
{
	struct slice name = node_text(node_find(about, slice_of("as")));

	if (name.length == 0 || slice_equal(name, node_key(member)))
		return node_key(member);
	spoken_add(&derive->document->arena, spoken, name, node_key(member));
	return name;
}

static bool
is_set(const struct node *member)
{
	return node_is_object(member) || member->flags & NODE_UNKNOWN ||
	       !(node_is_hollow(member) || node_is_false(member));
}

/* Adds the rules that a member of a block makes: none where it is not set. */
static void
member_tell(struct derive *derive, const struct node *selectors, const struct node *item,
	const struct node *member, const struct spoken **spoken)
{
	struct selector selector = {
		.derive = derive,
		.about = node_find(selectors, node_key(member)),
		.member = member,
	};

	if (!is_set(member))
		return;
	selector.name = selector_name(selector.about, member, derive, spoken);
	if (node_is_array(member)) {
		list_tell(&selector);
	} else if (node_is_true(member)) {
		rule_open(&selector, member);
		rule_close(&selector);
	} else if (member->flags & NODE_UNKNOWN) {
		rule_copy(&selector, item, member);
	} else {
		plain_tell(&selector, member);
	}
}

/* A block of version 4 has lists, texts and flags, set or not; a rule of version 5 objects and
 * null. */
static bool
is_block(const struct node *item)
{
	bool block = false;

	node_each (member, item) {
		if (node_is_object(member))
			return false;
		block |= node_kind(member) != NODE_NULL;
	}
	return block;
}

/* A rule of version 5, which has one selector, or a mistake in it. */
static void
rule_tell(struct derive *derive, const struct node *selectors, const struct node *item,
	const struct spoken **spoken)
{
	derive_open(derive, NODE_OBJECT, no_key, item);
	node_each (member, item) {
		struct slice name = selector_name(
			node_find(selectors, node_key(member)), member, derive, spoken);

		if (is_set(member))
			derive_copy(derive, (struct derive_key){ .name = name, .origin = member },
				member);
	}
	derive_close(derive);
}

void
selector_rules(struct derive *derive, struct derive_key key, const struct node *selectors,
	const struct node *list, const struct spoken **spoken)
{
	derive_open(derive, NODE_ARRAY, key, list);
	node_each (item, list) {
		if (is_block(item)) {
			node_each (member, item)
				member_tell(derive, selectors, item, member, spoken);
		} else if (node_is_object(item)) {
			rule_tell(derive, selectors, item, spoken);
		} else {
			derive_copy(derive, no_key, item);
		}
	}
	derive_close(derive);
}
