/* From documents to resources: every form of export unwrapped, every object given its kind. */
#ifndef ZTLINT_INPUT_INPUT_H
#define ZTLINT_INPUT_INPUT_H

#include "document/document.h"
#include "input/detect.h"
#include "input/hint.h"
#include "input/resource.h"
#include "workspace/scope.h"

/* What an answer says of the list in it. */
struct page {
	uint64_t total; /* how many items there are in all; 0 where it does not say */
	uint64_t pages; /* how many pages there are at least; 0 where it does not say */
	bool more; /* it is a page of more, without a number */
	bool cut; /* so is it because its document was read in part */
	bool last; /* it comes from pages with cursors, and has none itself */
	const struct node *told; /* the member that says most of it, or NULL */
};

/* All lists of one kind in one scope, added up. */
struct listing {
	struct listing *next;
	struct listing *sibling; /* of the same scope */
	const struct scope *scope;
	const struct kind *kind;
	size_t items;
	size_t lists;
	struct page page; /* the largest that any answer says */
	bool ended; /* the last of several pages with cursors is there */
	bool asserted; /* it is complete, whatever the answers say */
};

struct folding;

/* Collects the resources of a run. */
struct input {
	struct arena *arena;
	struct hints *hints;
	struct detector *detector;
	struct folding *folding; /* of names that are spelt otherwise */
	struct scopes scopes;
	struct dialect *dialect; /* of Terraform; made when it is first met */
	const struct kind *forced; /* every object is of this kind; NULL: find out */
	struct resource *resources; /* malloc */
	size_t count;
	size_t capacity;
	struct listing *listings;
};

/* What surrounds the value that is being unwrapped. */
struct surroundings {
	struct document *document;
	const struct scope *scope;
	struct hint hint; /* what the file name or a bundle's key says */
	struct page page; /* what the envelope around says of the list inside */
	bool answer; /* inside an answer of the API */
	unsigned depth; /* of bundles within bundles */
};

/* What is known of a source beside what it holds. */
struct provenance {
	const struct kind *kind; /* every object in it is of this kind; NULL: find out */
	struct slice account; /* whose it is; empty: find out */
	struct slice folder; /* of its configuration, as shown; at NULL where it has none */
};

void input_init(struct input *input, struct arena *arena);
void input_drop(struct input *input);

/* Unwraps every document of the source. Resources are appended in order; what is wrong with a form
 * becomes a problem of the source. Answers how many resources or empty lists of a known kind were
 * found: 0 means that the source is not recognised. */
size_t input_unwrap(struct input *input, struct source *source, struct provenance provenance);

/* Says that all there is of a kind is there: the scope has a complete list, if it has none else. */
void input_complete(struct input *input, const struct scope *scope, const struct kind *kind);

/* Forgets the resources of a document that was read in part, as the last of a broken source: they
 * tell what the file is, not what is wrong with it. `first` is the first resource of the source. */
void input_forget_partial(struct input *input, size_t first);

/* The resource that holds the node, or NULL. All sources have been unwrapped, in the order in which
 * they stand in memory. */
const struct resource *input_holder(const struct input *input, const struct node *node);

/* Is all there is of a kind in the lists met? Single objects never make a kind complete. */
bool listing_is_complete(const struct listing *listing);

/* For the forms. Each unwraps one value and answers like input_unwrap. */
size_t form_unwrap(struct input *input, struct node *node, struct surroundings around);

/* One form of export. */
struct form {
	const char *name;
	/* Does the value have this form? `around` tells what is known of it. */
	bool (*fits)(const struct input *input, const struct node *node,
		const struct surroundings *around);
	size_t (*unwrap)(struct input *input, struct node *node, struct surroundings around);
};

extern const struct form form_terraform;
extern const struct form form_answer;
extern const struct form form_envelope;
extern const struct form form_dump;
extern const struct form form_manifest;
extern const struct form form_rows;
extern const struct form form_bundle;
extern const struct form form_folded;
extern const struct form form_list;
extern const struct form form_object;

/* Counts a list of that kind. */
void input_count(struct input *input, const struct kind *kind, size_t items,
	const struct surroundings *around);

/* Adds a resource; the result, for the form to say more of it, is valid until the next one. */
struct resource *input_add(struct input *input, struct node *node, const struct kind *kind,
	const struct surroundings *around);

/* The account or zone that an object itself names, else the scope around it. */
const struct scope *
input_scope(struct input *input, const struct node *object, const struct scope *around);

/* A problem at a node, in the words of a form. */
struct problem *input_problem(const struct surroundings *around, const char *rule,
	const struct node *node, struct range range, const char *message);

#endif
