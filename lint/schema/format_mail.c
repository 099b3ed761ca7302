#include "schema/format_list.h"

#include "base/bytes.h"

/* RFC 5321, 4.5.3.1.1. */
enum { LOCAL_LENGTH = 64 };

/* May the byte stand in an unquoted local part? Bytes above ASCII are told apart by the caller. */
static bool
is_atom(int byte)
{
	return byte_is_alnum(byte) ||
	       (byte > 0 && byte < 0x80 && strchr("!#$%&'*+-/=?^_`{|}~", byte));
}

static bool
local_dotted(struct slice local, bool idn)
{
	bool dot = true;

	for (size_t i = 0; i < local.length; i++) {
		int byte = byte_at(local, i);

		if (byte == '.' && dot)
			return false;
		dot = byte == '.';
		if (!dot && !is_atom(byte) && !(idn && byte >= 0x80))
			return false;
	}
	return !dot;
}

static bool
local_quoted(struct slice local, bool idn)
{
	for (size_t i = 1; i + 1 < local.length; i++) {
		int byte = byte_at(local, i);

		if (byte == '"' || (byte == '\\' && ++i + 1 >= local.length))
			return false;
		byte = byte_at(local, i);
		if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !idn))
			return false;
	}
	return local.length >= 2 && slice_ends(local, slice_of("\""));
}

static bool
domain_holds(struct slice domain, bool idn)
{
	struct slice tag = slice_of("[IPv6:");

	if (byte_at(domain, 0) != '[')
		return idn ? format_idn_hostname(domain) : format_hostname(domain);
	if (byte_at(domain, domain.length - 1) != ']')
		return false;
	domain.length--;
	if (slice_starts(domain, tag))
		return format_ipv6(slice_from(domain, tag.length));
	return format_ipv4(slice_from(domain, 1));
}

static bool
mailbox_holds(struct slice text, bool idn)
{
	/* No domain holds an @, but a quoted local part may. */
	size_t at = slice_last_part(text, '@');
	struct slice local;

	if (at == 0 || at - 1 > LOCAL_LENGTH)
		return false;
	local = slice_first(text, at - 1);
	if (byte_at(local, 0) == '"' ? !local_quoted(local, idn) : !local_dotted(local, idn))
		return false;
	return domain_holds(slice_from(text, at), idn);
}

bool
format_email(struct slice text)
{
	return mailbox_holds(text, false);
}

bool
format_idn_email(struct slice text)
{
	return mailbox_holds(text, true);
}
