/* The local domain fallback of an account as a set of suffixes. Inline, as only rules that look
 * from elsewhere at it need it. */
#ifndef ZTLINT_RULES_DEVICES_SUFFIXES_H
#define ZTLINT_RULES_DEVICES_SUFFIXES_H

#include "base/bytes.h"
#include "language/host.h"
#include "rule/check.h"
#include "rule/tunnel.h"
#include "workspace/workspace.h"

#include <stdlib.h>

/* The suffixes of one account that devices resolve by servers of its own. */
struct suffixes {
	struct slice *items; /* sorted */
	size_t count;
	bool known; /* was any list of them exported? */
};

static inline int
suffix_order(const void *a, const void *b)
{
	return host_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* Adds the suffixes of a list; with `items` NULL only counts them. */
static inline void
suffixes_add(struct suffixes *suffixes, const struct node *list)
{
	suffixes->known = suffixes->known || node_is_array(list);
	node_each (entry, list) {
		struct slice suffix = node_text(node_get(entry, "suffix"));

		if (suffix.length > 0 && suffixes->items)
			suffixes->items[suffixes->count] = suffix;
		suffixes->count += suffix.length > 0;
	}
}

static inline void
suffixes_of(struct suffixes *suffixes, const struct workspace *workspace, const struct scope *scope)
{
	static const char *const holders[] = { "device-profile", "default-device-profile",
		"fallback-domains" };

	suffixes->count = 0;
	for (size_t k = 0; k < sizeof(holders) / sizeof(*holders); k++) {
		size_t count;
		const uint32_t *list = workspace_of_kind(
			workspace, scope, kind_find(slice_of(holders[k])), &count);

		for (size_t i = 0; i < count; i++)
			suffixes_add(suffixes,
				tunnel_list(&workspace->resources[list[i]], TUNNEL_FALLBACK));
	}
}

static inline struct suffixes
suffixes_read(struct check *check, const struct workspace *workspace, const struct scope *scope)
{
	struct suffixes suffixes = { .count = 0 };

	suffixes_of(&suffixes, workspace, scope);
	suffixes.items = arena_array(check->scratch, suffixes.count + 1, sizeof(*suffixes.items));
	suffixes_of(&suffixes, workspace, scope);
	if (suffixes.count > 1)
		qsort(suffixes.items, suffixes.count, sizeof(*suffixes.items), suffix_order);
	return suffixes;
}

/* Is the name or one above it in the list? */
static inline bool
suffixes_cover(const struct suffixes *suffixes, struct slice name)
{
	while (name.length > 0) {
		size_t dot = slice_find(name, '.');

		if (suffixes->count > 0 && bsearch(&name, suffixes->items, suffixes->count,
						   sizeof(*suffixes->items), suffix_order))
			return true;
		name = slice_from(name, dot < name.length ? dot + 1 : dot);
	}
	return false;
}

#endif
