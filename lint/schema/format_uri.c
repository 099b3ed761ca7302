#include "schema/format_list.h"

#include "base/bytes.h"
#include "base/rune.h"

/* What a part may hold beyond the unreserved characters and percent triplets. */
enum allow {
	ALLOW_DELIMITERS = 1, /* sub-delims */
	ALLOW_COLON = 2,
	ALLOW_AT = 4,
	ALLOW_SLASH = 8,
	ALLOW_QUESTION = 16,
	ALLOW_UCS = 32, /* an IRI: characters beyond ASCII */
	ALLOW_PRIVATE = 64, /* … of the private planes too */
	ALLOW_PATH = ALLOW_DELIMITERS | ALLOW_COLON | ALLOW_AT | ALLOW_SLASH,
	ALLOW_QUERY = ALLOW_PATH | ALLOW_QUESTION,
};

bool
rune_is_ucs(int rune)
{
	if (rune < 0xF900)
		return rune >= 0xA0 && rune < 0xD800;
	if (rune < 0x10000)
		return rune <= 0xFDCF || (rune >= 0xFDF0 && rune <= 0xFFEF);
	/* The last two of each plane are no characters, nor is what is special to plane 14. */
	return rune < 0xF0000 && (rune & 0xFFFF) < 0xFFFE && !(rune >= 0xE0000 && rune < 0xE1000);
}

bool
rune_is_private(int rune)
{
	if (rune < 0xF0000)
		return rune >= 0xE000 && rune <= 0xF8FF;
	return (rune & 0xFFFF) < 0xFFFE;
}

static bool
ascii_allowed(int byte, unsigned allow)
{
	if (byte_is_alnum(byte))
		return true;
	switch (byte) {
	case '-':
	case '.':
	case '_':
	case '~': return true;
	case ':': return allow & ALLOW_COLON;
	case '@': return allow & ALLOW_AT;
	case '/': return allow & ALLOW_SLASH;
	case '?': return allow & ALLOW_QUESTION;
	default: break;
	}
	return (allow & ALLOW_DELIMITERS) && byte > 0 && strchr("!$&'()*+,;=", byte);
}

/* Is all of the part allowed? */
static bool
part_holds(struct slice part, unsigned allow)
{
	size_t at = 0;

	while (at < part.length) {
		int rune = rune_next(part, &at);

		if (rune == '%') {
			if (!byte_is_hex(byte_at(part, at)) || !byte_is_hex(byte_at(part, at + 1)))
				return false;
			at += 2;
		} else if (rune < 0x80) {
			if (!ascii_allowed(rune, allow))
				return false;
		} else if (!((allow & ALLOW_UCS) && rune_is_ucs(rune)) &&
			   !((allow & ALLOW_PRIVATE) && rune_is_private(rune))) {
			return false;
		}
	}
	return true;
}

/* Where the first of the bytes stands; the length where none does. */
static size_t
find_any(struct slice text, const char *bytes)
{
	size_t at = 0;

	while (at < text.length && (text.at[at] == '\0' || !strchr(bytes, text.at[at])))
		at++;
	return at;
}

static bool
future_address_holds(struct slice text)
{
	size_t at = 1;

	while (byte_is_hex(byte_at(text, at)))
		at++;
	return at > 1 && byte_at(text, at) == '.' && at + 1 < text.length &&
	       part_holds(slice_from(text, at + 1), ALLOW_DELIMITERS | ALLOW_COLON);
}

/* "host" or "host:port", the host in brackets where it is an address with colons. */
static bool
host_holds(struct slice text, unsigned extra)
{
	bool bracket = byte_at(text, 0) == '[';
	size_t end = find_any(text, bracket ? "]" : ":");
	struct slice host = slice_first(text, end);

	if (bracket) {
		host = slice_from(host, 1);
		if (end == text.length ||
			!(byte_lower(byte_at(host, 0)) == 'v' ? future_address_holds(host)
							      : format_ipv6(host)))
			return false;
		end++;
	} else if (!part_holds(host, ALLOW_DELIMITERS | extra)) {
		return false;
	}
	if (end < text.length && text.at[end++] != ':')
		return false;
	while (byte_is_digit(byte_at(text, end)))
		end++;
	return end == text.length;
}

static bool
authority_holds(struct slice text, unsigned extra)
{
	size_t at = find_any(text, "@");

	if (at == text.length)
		return host_holds(text, extra);
	return part_holds(slice_first(text, at), ALLOW_DELIMITERS | ALLOW_COLON | extra) &&
	       host_holds(slice_from(text, at + 1), extra);
}

/* Takes the scheme and its colon off; false where there is none. */
static bool
scheme_take(struct slice *text)
{
	size_t at = 0;

	while (byte_is_scheme(byte_at(*text, at)))
		at++;
	if (!byte_is_letter(byte_at(*text, 0)) || byte_at(*text, at) != ':')
		return false;
	*text = slice_from(*text, at + 1);
	return true;
}

/* The hierarchical part, without query and fragment. */
static bool
hierarchy_holds(struct slice text, bool scheme, unsigned extra)
{
	size_t end;

	if (slice_starts(text, slice_of("//"))) {
		text = slice_from(text, 2);
		end = find_any(text, "/");
		return authority_holds(slice_first(text, end), extra) &&
		       part_holds(slice_from(text, end), ALLOW_PATH | extra);
	}
	/* Without a scheme a colon in the first segment would be read as the end of one. */
	end = scheme ? 0 : find_any(text, "/");
	return part_holds(slice_first(text, end), (ALLOW_PATH & ~ALLOW_COLON) | extra) &&
	       part_holds(slice_from(text, end), ALLOW_PATH | extra);
}

static bool
reference_holds(struct slice text, bool absolute, unsigned extra)
{
	bool scheme = scheme_take(&text);
	size_t hash = find_any(text, "#");
	struct slice fragment = slice_from(text, hash + 1);
	size_t question;
	struct slice query;

	text = slice_first(text, hash);
	question = find_any(text, "?");
	query = slice_from(text, question + 1);
	return (scheme || !absolute) &&
	       hierarchy_holds(slice_first(text, question), scheme, extra) &&
	       part_holds(query, ALLOW_QUERY | extra | (extra ? ALLOW_PRIVATE : 0)) &&
	       part_holds(fragment, ALLOW_QUERY | extra);
}

bool
format_uri(struct slice text)
{
	return reference_holds(text, true, 0);
}

bool
format_uri_reference(struct slice text)
{
	return reference_holds(text, false, 0);
}

bool
format_iri(struct slice text)
{
	return reference_holds(text, true, ALLOW_UCS);
}

bool
format_iri_reference(struct slice text)
{
	return reference_holds(text, false, ALLOW_UCS);
}
