#include "base/bytes.h"
#include "language/duration.h"
#include "rules.h"

/* Is every part that is not zero told in hours or minutes? Go writes 5m0s for five minutes. */
static bool
is_in_minutes(struct slice text)
{
	for (size_t at = 0; at < text.length;) {
		size_t number = at;
		size_t unit;
		bool zero = true;

		for (; byte_is_digit(slice_byte(text, at)) || slice_byte(text, at) == '.'; at++)
			zero = zero && (text.at[at] == '0' || text.at[at] == '.');
		unit = at;
		while (at < text.length && !byte_is_digit(text.at[at]) && text.at[at] != '.')
			at++;
		if (at == number || (!zero && (at - unit != 1 || !memchr("hm", text.at[unit], 2))))
			return false;
	}
	return true;
}

void
rule_schedule_unit(struct check *check, const struct resource *resource)
{
	static const char *const members[] = { "schedule", "expiration" };

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		const struct node *member = node_get(resource->node, members[i]);
		int64_t length;

		if (!node_is_string(member) || is_in_minutes(node_text(member)) ||
			!duration_read(node_text(member), DURATION_GO, &length))
			continue;
		finding_help(check,
			report(check, place_value(member),
				"%s uses other units than hours and minutes", shown(check, member)),
			"write it in hours and minutes, such as 1h30m");
	}
}
