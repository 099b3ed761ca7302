#include "../general/each.h"
#include "../general/identity.h"
#include "rules.h"

#include <stdlib.h>
#include <strings.h>
#include "rules.h"

struct entry {
	const struct node *email;
	const struct resource *resource;
};

static int
email_compare(struct slice a, struct slice b)
{
	int order = strncasecmp(a.at, b.at, a.length < b.length ? a.length : b.length);

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int
entry_order(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;
	int order = email_compare(node_text(one->email), node_text(two->email));

	return order ? order : (one->resource->order < two->resource->order ? -1 : 1);
}

static void
pair_check(struct check *check, const struct entry *first, const struct entry *again)
{
	struct finding *finding;

	if (email_compare(node_text(first->email), node_text(again->email)) != 0 ||
		identity_is_same(first->resource, again->resource))
		return;
	finding = report(check, place_value(again->email),
		"the address %s is taken by another user", shown(check, again->email));
	finding_of(finding, again->resource);
	finding_relate(check, finding, place_value(first->email), "the first one");
	finding_help(check, finding, "remove the one that is no longer used");
}

void
rule_duplicate_user(struct check *check, const struct workspace *workspace)
{
	struct entry *entries = arena_array(check->scratch, workspace->count, sizeof(*entries));

	each_scope(scope, workspace)
	{
		size_t count = 0;

		each_resource(one, workspace, scope, "access-user")
		{
			const struct node *email = node_get(one.node, "email");

			if (node_tells(email))
				entries[count++] = (struct entry){ email, one.resource };
		}
		if (count > 1)
			qsort(entries, count, sizeof(*entries), entry_order);
		for (size_t i = 1; i < count; i++)
			pair_check(check, &entries[i - 1], &entries[i]);
	}
}
