/* What a resource can be. The table is generated from schemas/ at build time. */
#ifndef ZTLINT_INPUT_KIND_H
#define ZTLINT_INPUT_KIND_H

#include "base/slice.h"

#include <stdint.h>

/* A condition of a signature on the value of a member, where the member is there. */
struct kind_value {
	const char *member;
	const char *const *one_of; /* these texts, NULL at the end; or NULL */
	const char *const *items_of; /* a list whose items have one of these members; or NULL */
	const char *type; /* or this JSON type ("string", "object", "true", "false") */
};

/* How an object of a kind is told: x-ztlint.select. Lists end in NULL and may be NULL. */
struct signature {
	const char *const *all; /* every one is present, null counts */
	const char *const *any; /* one of them is present and not null */
	const char *const *none; /* not one is present and not null */
	const char *const *closed; /* nothing but these (and account_id, zone_id) is present */
	const char *const *of; /* `at_least` of these are present, null counts */
	unsigned at_least;
	const struct kind_value *values; /* evidence, member NULL at the end */
	bool context; /* the object alone cannot decide */
};

struct kind {
	const char *name; /* "posture-rule" */
	const char *title; /* "Device posture rule" */
	const char *group; /* "posture" */
	const char *const *ids; /* JSON pointers to what identifies a resource, best first */
	const char *const *names;
	const char *const *api; /* "accounts/{account_id}/devices/posture" */
	const char *const *terraform; /* resource types */
	const char *const *stackql; /* resource names */
	const char *const *files; /* usual stems of file names */
	const char *const *unique; /* pointers whose values do not repeat within an account */
	const char *const *members; /* known members of an object (of an entry, where whole) */
	const uint8_t *types; /* of each: 1 << enum node_kind where it may be that, 0: not told */
	bool whole; /* the list is the resource, an entry is a part of it */
	bool chosen; /* whoever makes one chooses its id, so that it tells nothing of an answer */
	bool list; /* `result` holds a list of them */
	struct signature select;
	const char *schema; /* self-contained JSON text */
	size_t schema_length;
};

/* All kinds in alphabetical order; generated. */
extern const struct kind kinds[];
extern const size_t kind_count;

/* How the objects of a tool differ from the API's: schemas/dialects/terraform.json; generated. */
extern const char dialect_terraform[];
extern const size_t dialect_terraform_length;

/* The kind of that name, or NULL. */
const struct kind *kind_find(struct slice name);

/* Its place in `kinds`. */
size_t kind_index(const struct kind *kind);

#endif
