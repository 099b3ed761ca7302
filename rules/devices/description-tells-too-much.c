#include "base/bytes.h"
#include "rule/tunnel.h"
#include "rules.h"

/* Does the word stand at the end of the text, as a word of its own, in whatever case? */
static bool
ends_in_word(struct slice text, const char *word)
{
	size_t length = strlen(word);
	struct slice end = slice_from(text, text.length - length);

	if (text.length < length ||
		(text.length > length && byte_is_alnum(text.at[text.length - length - 1])))
		return false;
	for (size_t i = 0; i < length; i++) {
		if (byte_lower(end.at[i]) != word[i])
			return false;
	}
	return true;
}

/* "password: x", "pw=x": the word in front of a sign, and something behind it. */
static bool
has_secret(struct slice text)
{
	static const char *const words[] = { "pw", "pwd", "pass", "password", "passwd",
		"passphrase", "secret", "token", "api key", "apikey", "api_key" };

	for (size_t at = 0; at < text.length; at++) {
		if ((text.at[at] != ':' && text.at[at] != '=') ||
			slice_trimmed(slice_from(text, at + 1)).length == 0)
			continue;
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
			if (ends_in_word(slice_trimmed(slice_first(text, at)), words[i]))
				return true;
		}
	}
	return false;
}

/* A mail address: an @ with a name on each side, the right one with a dot in it. */
static bool
has_address(struct slice text)
{
	const char *sign = text.length ? memchr(text.at, '@', text.length) : NULL;
	size_t at = sign ? (size_t)(sign - text.at) : 0;
	struct slice right = slice_from(text, at + 1);
	size_t length = 0;

	while (length < right.length &&
		(byte_is_alnum(right.at[length]) || memchr(".-_", right.at[length], 3)))
		length++;
	right = slice_first(right, length);
	return at > 0 && byte_is_alnum(text.at[at - 1]) && length > 2 &&
	       memchr(right.at + 1, '.', length - 2);
}

static void
list_check(struct check *check, const struct node *list)
{
	node_each (entry, list) {
		const struct node *words = node_get(entry, "description");
		bool secret = has_secret(node_text(words));
		struct finding *finding;

		if (!secret && !has_address(node_text(words)))
			continue;
		finding = report(check, place_key(words),
			secret ? "this description shows users what looks like a password"
			       : "this description shows users a mail address");
		finding->masked = secret;
		finding_help(check, finding, "write what the entry is for, and nothing else");
	}
}

void
rule_description_tells_too_much(struct check *check, const struct resource *resource)
{
	list_check(check, tunnel_list(resource, TUNNEL_EXCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_INCLUDE));
	list_check(check, tunnel_list(resource, TUNNEL_FALLBACK));
}
