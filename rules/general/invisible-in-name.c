#include "base/rune.h"
#include "identity.h"
#include "rules.h"

/* Control characters, and what only changes the look of others: zero-width characters but the
 * joiners, which belong to words, and the marks that turn the direction of reading. */
static bool
rune_is_invisible(uint32_t rune)
{
	return rune < 0x20 || (rune >= 0x7f && rune < 0xa0) || rune == 0xad || rune == 0x200b ||
	       rune == 0x200e || rune == 0x200f || (rune >= 0x2028 && rune <= 0x202e) ||
	       (rune >= 0x2060 && rune <= 0x206f) || rune == 0xfeff;
}

void
rule_invisible_in_name(struct check *check, const struct resource *resource)
{
	const struct node *name = identity_name(resource);
	struct slice text = node_text(name);

	if (!node_is_string(name) || name->flags & NODE_REFUSED)
		return;
	for (size_t at = 0; at < text.length;) {
		uint32_t rune;
		size_t length;

		if (text.at[at] >= 0x20 && text.at[at] < 0x7f) {
			at++;
			continue;
		}
		length = rune_read(slice_from(text, at), &rune);

		if (length > 0 && rune_is_invisible(rune)) {
			finding_help(check,
				report(check, place_inside(name, at, length),
					"the name holds U+%04X, which nobody sees", rune),
				"remove it");
			return;
		}
		at += length > 0 ? length : 1;
	}
}
