#include "schema/format_list.h"

#include "base/bytes.h"

bool
format_ipv4(struct slice text)
{
	size_t at = 0;

	for (int part = 0; part < 4; part++) {
		size_t start = at;
		int value = 0;

		while (at - start < 3 && byte_is_digit(byte_at(text, at)))
			value = value * 10 + (text.at[at++] - '0');
		if (at == start || value > 255 || (text.at[start] == '0' && at - start > 1))
			return false;
		if (part < 3 && byte_at(text, at++) != '.')
			return false;
	}
	return at == text.length;
}

/* Counts the groups of 16 bits in a run "1:2:3"; an IPv4 address at the end counts for two, if it
 * may stand there. -1 where the run is broken; 0 only for the empty one. */
static int
groups(struct slice run, bool ipv4)
{
	size_t at = 0;
	int count = 0;

	if (run.length == 0)
		return 0;
	for (;;) {
		size_t start = at;

		while (byte_is_hex(byte_at(run, at)) && at - start < 5)
			at++;
		if (ipv4 && byte_at(run, at) == '.')
			return format_ipv4(slice_from(run, start)) ? count + 2 : -1;
		if (at == start || at - start > 4 || ++count > 8)
			return -1;
		if (at == run.length)
			return count;
		if (run.at[at++] != ':')
			return -1;
	}
}

bool
format_ipv6(struct slice text)
{
	for (size_t at = 0; at + 1 < text.length; at++) {
		int before;
		int after;

		if (text.at[at] != ':' || text.at[at + 1] != ':')
			continue;
		before = groups(slice_first(text, at), false);
		after = groups(slice_from(text, at + 2), true);
		return before >= 0 && after >= 0 && before + after <= 7;
	}
	return groups(text, true) == 8;
}
