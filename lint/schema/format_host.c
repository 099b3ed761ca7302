#include "schema/format_list.h"

#include "base/rune.h"

/* RFC 1035: 255 octets on the wire are 253 characters. */
enum { NAME_LENGTH = 253 };

/* The dots that IDNA knows beside the full stop of ASCII. */
static bool
is_dot(int rune, bool idn)
{
	return rune == '.' || (idn && (rune == 0x3002 || rune == 0xFF0E || rune == 0xFF61));
}

/* The label that begins at *at, which moves behind the dot after it, or past the end of the text
 * where there is none. False where the text is not UTF-8, or not ASCII and ought to be. */
static bool
label_next(struct slice text, size_t *at, bool idn, struct slice *label)
{
	size_t start = *at;
	size_t next = start;

	*label = slice_from(text, start);
	while (next < text.length) {
		size_t here = next;
		int rune = rune_next(text, &next);

		if (rune == RUNE_NONE || (rune >= 0x80 && !idn))
			return false;
		if (!is_dot(rune, idn))
			continue;
		*label = slice_first(*label, here - start);
		*at = next;
		return true;
	}
	*at = text.length + 1;
	return true;
}

static bool
name_holds(struct slice text, bool idn)
{
	size_t at = 0;
	size_t total = 0;
	bool directed = true;
	bool right_to_left = false;

	while (at <= text.length) {
		struct idn_label label = { .text = text };

		if (!label_next(text, &at, idn, &label.text) || !idn_label_check(&label))
			return false;
		total += label.ascii_length + (total > 0);
		if (total > NAME_LENGTH)
			return false;
		directed &= label.directed;
		right_to_left |= label.right_to_left;
	}
	return directed || !right_to_left;
}

bool
format_hostname(struct slice text)
{
	return name_holds(text, false);
}

bool
format_idn_hostname(struct slice text)
{
	return name_holds(text, true);
}
