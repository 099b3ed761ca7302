#include "input/input.h"
#include "rules.h"

void
rule_partial_list(struct check *check, const struct workspace *workspace)
{
	for (const struct listing *one = workspace->listings; one; one = one->next) {
		struct finding *finding;

		if (!one->page.told || listing_is_complete(one))
			continue;
		finding = one->page.total > 0
				  ? report(check, place_value(one->page.told),
					    "only %zu of %llu objects of kind %s are here",
					    one->items, (unsigned long long)one->page.total,
					    one->kind->name)
				  : report(check, place_value(one->page.told),
					    "this is not the whole list of objects of kind %s",
					    one->kind->name);
		finding_help(check, finding,
			"export the other pages too; until then, what is missing here is not "
			"reported as missing");
	}
}
