#include "../general/each.h"
#include <stdlib.h>
#include "rules.h"

static int
slice_order(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

/* The ids of the seats that users hold, sorted. */
static struct slice *
held_read(struct check *check, const struct workspace *workspace, const struct scope *scope,
	size_t *count)
{
	struct slice *held = arena_array(check->scratch, workspace->count, sizeof(*held));

	*count = 0;
	each_resource(one, workspace, scope, "access-user") held[(*count)++] =
		node_text(node_get(one.node, "seat_uid"));
	if (*count > 1)
		qsort(held, *count, sizeof(*held), slice_order);
	return held;
}

void
rule_seat_without_user(struct check *check, const struct workspace *workspace)
{
	each_scope(scope, workspace)
	{
		struct slice *held;
		size_t count;

		if (!kind_complete(workspace, scope, "access-user") ||
			!kind_present(workspace, scope, "seat"))
			continue;
		held = held_read(check, workspace, scope, &count);
		each_resource(one, workspace, scope, "seat")
		{
			const struct node *id = node_get(one.node, "seat_uid");
			struct slice text = node_text(id);
			struct finding *finding;

			if (!node_tells(id) ||
				bsearch(&text, held, count, sizeof(*held), slice_order))
				continue;
			finding = report(check, place_value(id), "no user holds the seat %s",
				shown(check, id));
			finding_of(finding, one.resource);
			finding_help(check, finding, "export users and seats at the same time");
		}
	}
}
