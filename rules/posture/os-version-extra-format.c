#include "base/bytes.h"
#include "rules.h"
#include "system.h"

enum extra {
	EXTRA_ANY,
	EXTRA_DIGITS, /* the build revision of Windows */
	EXTRA_NUMBERED, /* on Linux a number, with more behind it where the distribution adds some
			 */
	EXTRA_LETTER, /* of a rapid security response */
};

static enum extra
extra_of(const struct node *system)
{
	if (node_is(system, "windows"))
		return EXTRA_DIGITS;
	if (node_is(system, "linux"))
		return EXTRA_NUMBERED;
	return node_is(system, "mac") || node_is(system, "ios") ? EXTRA_LETTER : EXTRA_ANY;
}

static bool
extra_fits(enum extra extra, struct slice text)
{
	if (extra == EXTRA_LETTER)
		return text.length == 3 && text.at[0] == '(' && byte_is_letter(text.at[1]) &&
		       text.at[2] == ')';
	if (extra == EXTRA_DIGITS)
		return slice_digits_end(text, 0) == text.length;
	return extra == EXTRA_ANY || byte_is_digit(slice_byte(text, 0));
}

void
rule_os_version_extra_format(struct check *check, const struct resource *resource)
{
	static const char *const helps[] = {
		[EXTRA_ANY] = "",
		[EXTRA_DIGITS] = "write the build revision, such as 1889",
		[EXTRA_NUMBERED] = "write the number behind the version of the kernel, such as 91",
		[EXTRA_LETTER] = "write the letter of a rapid security response, such as (a)",
	};
	const struct node *extra = node_get(node_get(resource->node, "input"), "os_version_extra");
	const struct node *system = system_of(resource);
	enum extra wanted = extra_of(system);

	if (!text_is_told(extra) || value_is_unknown(extra) || extra_fits(wanted, node_text(extra)))
		return;
	finding_help(check,
		report(check, place_value(extra), "%s is no addition to a version that %s knows",
			shown(check, extra), shown(check, system)),
		"%s", helps[wanted]);
}
