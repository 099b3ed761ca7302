#include "input/input.h"

#include "base/bug.h"
#include "document/pointer.h"
#include "input/folded.h"
#include "input/dialect.h"
#include "schema/schema.h"

#include <stdlib.h>

/* The first form that fits wins. */
static const struct form *const forms[] = {
	&form_terraform,
	&form_answer,
	&form_envelope,
	&form_dump,
	&form_manifest,
	&form_rows,
	&form_folded,
	&form_list,
	&form_bundle,
	&form_object,
};

void
input_init(struct input *input, struct arena *arena)
{
	*input = (struct input){ .arena = arena };
	input->hints = hints_new(arena);
	input->detector = detector_new(arena, false);
	input->folding = folding_new(arena);
	scopes_init(&input->scopes, arena, input->hints);
}

void
input_drop(struct input *input)
{
	free(input->resources);
	dialect_free(input->dialect);
	folding_drop(input->folding);
	*input = (struct input){ 0 };
}

size_t
form_unwrap(struct input *input, struct node *node, struct surroundings around)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (forms[i]->fits(input, node, &around))
			return forms[i]->unwrap(input, node, around);
	}
	return 0;
}

size_t
input_unwrap(struct input *input, struct source *source, struct provenance provenance)
{
	struct surroundings around = {
		.scope = provenance.account.length > 0
				 ? scope_of_account(&input->scopes, provenance.account)
				 : scope_of_path(&input->scopes, slice_of(source->path),
					   provenance.folder),
		.hint = hint_of_path(input->hints, slice_of(source->path)),
	};
	size_t found = 0;

	input->forced = provenance.kind;
	for (struct document *document = source->documents; document; document = document->next) {
		around.document = document;
		around.page.cut = document->partial;
		found += form_unwrap(input, document_root(document), around);
	}
	return found;
}

void
input_forget_partial(struct input *input, size_t first)
{
	while (input->count > first && input->resources[input->count - 1].document->partial)
		input->count--;
}

/* Does the resource stand behind that node, in the order of the run? */
static bool
resource_is_behind(const struct resource *resource, const struct node *node)
{
	const struct document *document = node_document(node);

	if (resource->document->source != document->source)
		return resource->document->source > document->source;
	if (resource->document != document)
		return resource->document->index > document->index;
	return resource->node > node;
}

const struct resource *
input_holder(const struct input *input, const struct node *node)
{
	size_t low = 0;
	size_t high = input->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (resource_is_behind(&input->resources[middle], node))
			high = middle;
		else
			low = middle + 1;
	}
	if (low == 0)
		return NULL;
	for (; node; node = node_parent(node)) {
		if (node == input->resources[low - 1].node)
			return &input->resources[low - 1];
	}
	return NULL;
}

/* The text of the first of the pointers that leads to something with a meaning. */
static struct slice
first_text(const struct node *node, const char *const *pointers)
{
	for (; pointers && *pointers; pointers++) {
		const struct node *found = pointer_find(node, slice_of(*pointers));

		if (found && !value_is_unknown(found) &&
			(node_is_string(found) || node_kind(found) == NODE_NUMBER))
			return node_text(found);
	}
	return (struct slice){ 0 };
}

const struct scope *
input_scope(struct input *input, const struct node *node, const struct scope *around)
{
	static const char *const members[] = { "account_id", "zone_id" };

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		const struct node *member = node_find(node, slice_of(members[i]));

		if (node_text(member).length > 0 && node_is_string(member) &&
			!value_is_unknown(member))
			return scope_of_account(&input->scopes, node_text(member));
	}
	return around;
}

/* An object outside an answer that has neither an id nor a date is what somebody wants to be, not
 * what is. */
static bool
object_is_desired(const struct node *node, const struct kind *kind)
{
	static const char *const dates[] = { "created_at", "updated_at", "created", "updated" };

	if (kind->whole || !kind->ids || (!kind->chosen && first_text(node, kind->ids).length > 0))
		return false;
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		if (node_find(node, slice_of(dates[i])))
			return false;
	}
	return true;
}

struct resource *
input_add(struct input *input, struct node *node, const struct kind *kind,
	const struct surroundings *around)
{
	struct resource *resource;

	if (input->count == input->capacity) {
		size_t capacity = input->capacity ? input->capacity * 2 : 64;
		struct resource *resources =
			realloc(input->resources, capacity * sizeof(*resources));

		if (!resources)
			die("out of memory");
		input->resources = resources;
		input->capacity = capacity;
	}
	resource = &input->resources[input->count];
	*resource = (struct resource){
		.node = node,
		.kind = kind,
		.document = around->document,
		.scope = input_scope(input, node, around->scope),
		.id = first_text(node, kind->ids),
		.name = first_text(node, kind->names),
		.desired = !around->answer && object_is_desired(node, kind),
		.order = (uint32_t)input->count,
	};
	input->count++;
	return resource;
}

struct problem *
input_problem(const struct surroundings *around, const char *rule, const struct node *node,
	struct range range, const char *message)
{
	struct problem *problem =
		source_problem(around->document->source, rule, range, "%s", message);

	problem->node = node;
	problem->document = around->document->index;
	return problem;
}

static struct listing *
listing_get(struct input *input, const struct scope *scope, const struct kind *kind)
{
	struct listing **siblings = scope_listings(scope);
	struct listing *listing;

	for (listing = *siblings; listing; listing = listing->sibling) {
		if (listing->kind == kind)
			return listing;
	}
	listing = arena_alloc(input->arena, sizeof(*listing));
	*listing = (struct listing){
		.next = input->listings,
		.sibling = *siblings,
		.scope = scope,
		.kind = kind,
	};
	*siblings = input->listings = listing;
	return listing;
}

void
input_count(struct input *input, const struct kind *kind, size_t items,
	const struct surroundings *around)
{
	struct listing *listing = listing_get(input, around->scope, kind);
	struct page *page = &listing->page;

	listing->items += items;
	listing->lists++;
	if (!page->told || around->page.total > page->total ||
		(page->total == 0 && around->page.pages > page->pages))
		page->told = around->page.told;
	page->more |= around->page.more;
	page->cut |= around->page.cut;
	listing->ended |= around->page.last;
	page->total = around->page.total > page->total ? around->page.total : page->total;
	page->pages = around->page.pages > page->pages ? around->page.pages : page->pages;
}

void
input_complete(struct input *input, const struct scope *scope, const struct kind *kind)
{
	listing_get(input, scope, kind)->asserted = true;
}

bool
listing_is_complete(const struct listing *listing)
{
	if (listing->asserted)
		return true;
	if (listing->lists == 0 || listing->page.cut)
		return false;
	if (listing->page.total > 0)
		return listing->items >= listing->page.total;
	return (!listing->page.more || listing->ended) && listing->lists >= listing->page.pages;
}
