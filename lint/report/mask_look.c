#include "report/mask_scan.h"

enum {
	PEM_HEAD = 64, /* bytes within which a header must say PRIVATE KEY */
	TOKEN_LENGTH = 20, /* from here on what follows cfast_ is a token */
	AUTHORITY_MOST = 512, /* bytes read for the @ behind a user's name */
};

/* Where `what` begins at or after `at`, before `end`; `end` where it does not. */
static size_t
find_before(struct slice text, size_t at, size_t end, const char *what)
{
	struct slice wanted = slice_of(what);

	for (; at < end; at++)
		if (slice_starts(slice_from(text, at), wanted))
			return at;
	return end;
}

/* At a dash: masks a private key up to its last line, or to the end of the value that holds it. */
size_t
mask_pem(struct mask *mask, struct slice text, size_t at)
{
	size_t head = at + PEM_HEAD < text.length ? at + PEM_HEAD : text.length;
	size_t key;
	size_t end;

	if (!slice_starts(slice_from(text, at), slice_of("-----BEGIN ")))
		return at + 1;
	key = find_before(text, at, head, "PRIVATE KEY-----");
	if (key == head)
		return at + 1;
	for (end = key + 16; end < text.length && text.at[end] != '"'; end++)
		if (slice_starts(slice_from(text, end), slice_of("-----END")))
			break;
	if (end < text.length && text.at[end] == '-')
		end = find_before(text, end + 8, text.length, "-----");
	return hide(mask, at, end);
}

/* At an underscore: masks the rest of a service token, cfast_ and letters and digits. */
size_t
mask_token(struct mask *mask, struct slice text, size_t at)
{
	size_t end = at + 1;

	if (at < 5 || memcmp(text.at + at - 5, "cfast", 5) != 0)
		return at + 1;
	while (end < text.length && is_word(text.at[end]))
		end++;
	return end - at > TOKEN_LENGTH ? hide(mask, at + 1, end) : at + 1;
}

/* How many bytes the `//` behind the colon takes, also as JSON may escape it; 0 without. */
static size_t
slashes(struct slice text, size_t at)
{
	struct slice rest = slice_from(text, at);

	if (slice_starts(rest, slice_of("//")))
		return 2;
	return slice_starts(rest, slice_of("\\/\\/")) ? 4 : 0;
}

static bool
ends_address(char byte)
{
	return is_blank(byte) || is_break(byte) || strchr("\"'<>,", byte);
}

/* Does the text go on like a port, with digits only before the path? */
static bool
is_port(struct slice text, size_t at, size_t end)
{
	while (at < end && byte_is_digit(text.at[at]))
		at++;
	return at == end || strchr("/?#\\", text.at[at]);
}

/* The @ that ends `user:password`, or `none`. Only a password with a slash in it lets the @ stand
 * behind one: others belong to the path. */
static size_t
find_at_sign(struct slice text, size_t start, size_t none)
{
	size_t found = none;
	size_t colon = none;
	bool path = false;

	for (size_t at = start; at < text.length && at - start < AUTHORITY_MOST; at++) {
		char byte = text.at[at];

		if (ends_address(byte))
			break;
		path |= strchr("/?#", byte) != NULL;
		if (byte == ':' && colon == none && !path)
			colon = at;
		if (byte == '@' && (!path || (colon != none && found == none &&
						     !is_port(text, colon + 1, at))))
			found = at;
	}
	return found;
}

/* At a colon: masks the password of `scheme://user:password@host`, or all that stands before the @
 * where there is but one word. Of `user:password@host` without a scheme, what follows the colon. */
size_t
mask_password(struct mask *mask, struct slice text, size_t colon)
{
	size_t start = colon + 1 + slashes(text, colon + 1);
	size_t none = text.length;
	size_t sign;

	if (start == colon + 1 && (colon == 0 || !is_word(text.at[colon - 1]) ||
					  slice_ends(slice_first(text, colon), slice_of("mailto"))))
		return colon + 1;
	sign = find_at_sign(text, start, none);
	if (sign == none || sign + 1 == none || ends_address(text.at[sign + 1]))
		return colon + 1;
	for (size_t at = start; start > colon + 1 && at < sign; at++) {
		if (text.at[at] == ':')
			return hide(mask, at + 1, sign);
	}
	return hide(mask, start, sign);
}
