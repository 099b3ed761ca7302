#include "report/mask.h"

#include "base/bug.h"
#include "base/bytes.h"

#include <stdlib.h>

enum {
	KEY_LENGTH = 64, /* no key of the table is longer, however it is spelt */
	PEM_HEAD = 64, /* bytes within which a header must say PRIVATE KEY */
	COLUMN_MOST = 256,
	TOKEN_LENGTH = 20, /* from here on what follows cfast_ is a token */
};

/* Spelt without `_` and `-`, in lower case. */
static const struct {
	const char *name;
	bool ending; /* any key that ends so, not only this one */
} secret_keys[] = {
	{ .name = "secret", .ending = true },
	{ .name = "password", .ending = true },
	{ .name = "passphrase", .ending = true },
	{ .name = "passwd" },
	{ .name = "token" },
	{ .name = "apitoken", .ending = true },
	{ .name = "accesstoken", .ending = true },
	{ .name = "authtoken", .ending = true },
	{ .name = "bearertoken", .ending = true },
	{ .name = "refreshtoken", .ending = true },
	{ .name = "apikey", .ending = true },
	{ .name = "clientkey" },
	{ .name = "privatekey", .ending = true },
	{ .name = "secretkey", .ending = true },
	{ .name = "authcredentials" },
};

/* What a value says that holds no secret. */
static const char *const plain_words[] = { "null", "true", "false", "~", "Null", "NULL" };

/* A place in the text of a source. */
struct scan {
	struct slice text;
	bool yaml;
};

void
mask_drop(struct mask *mask)
{
	free(mask->ranges);
	*mask = (struct mask){ 0 };
}

void
mask_add(struct mask *mask, struct range range)
{
	if (mask->count == mask->capacity) {
		size_t capacity = mask->capacity ? 2 * mask->capacity : 16;

		mask->ranges = realloc(mask->ranges, capacity * sizeof(*mask->ranges));
		if (!mask->ranges)
			die("out of memory");
		mask->capacity = capacity;
	}
	mask->ranges[mask->count++] = range;
}

static int
order_ranges(const void *first, const void *second)
{
	const struct range *a = first;
	const struct range *b = second;

	return a->start < b->start ? -1 : a->start > b->start;
}

void
mask_settle(struct mask *mask)
{
	size_t kept = 0;

	if (mask->count > 1)
		qsort(mask->ranges, mask->count, sizeof(*mask->ranges), order_ranges);
	for (size_t i = 1; i < mask->count; i++) {
		struct range *last = &mask->ranges[kept];

		if (mask->ranges[i].start > last->end)
			mask->ranges[++kept] = mask->ranges[i];
		else if (mask->ranges[i].end > last->end)
			last->end = mask->ranges[i].end;
	}
	if (mask->count > 0)
		mask->count = kept + 1;
}

/* Hides the bytes from `start` to `end` and returns where to read on. */
static size_t
hide(struct mask *mask, size_t start, size_t end)
{
	if (start < end)
		mask_add(mask, (struct range){ .start = (uint32_t)start, .end = (uint32_t)end });
	return end;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static bool
is_break(char byte)
{
	return byte == '\n' || byte == '\r';
}

static bool
is_word(char byte)
{
	return byte_is_alnum(byte) || byte == '_' || byte == '-';
}

static size_t
skip_blanks(struct slice text, size_t at)
{
	while (at < text.length && is_blank(text.at[at]))
		at++;
	return at;
}

static size_t
skip_breaks(struct slice text, size_t at)
{
	while (at < text.length && (is_blank(text.at[at]) || is_break(text.at[at])))
		at++;
	return at;
}

static size_t
line_end(struct slice text, size_t at)
{
	while (at < text.length && !is_break(text.at[at]))
		at++;
	return at;
}

/* Does a key of that spelling name a secret? Case, `_` and `-` are overlooked. */
static bool
key_is_secret(struct slice key)
{
	char bytes[KEY_LENGTH];
	struct slice name = { .at = bytes };

	for (size_t i = 0; i < key.length; i++) {
		char byte = key.at[i];

		if (byte == '_' || byte == '-')
			continue;
		if (name.length == sizeof(bytes))
			return false;
		bytes[name.length++] = (char)byte_lower(byte);
	}
	for (size_t i = 0; i < sizeof(secret_keys) / sizeof(*secret_keys); i++) {
		struct slice known = slice_of(secret_keys[i].name);

		if (secret_keys[i].ending ? slice_ends(name, known) : slice_equal(name, known))
			return true;
	}
	return false;
}

/* Where a quoted value ends that begins with `escapes` backslashes and a quote: JSON inside a
 * string inside JSON doubles its backslashes at each level. An end tag of an outer level ends it
 * too. */
static size_t
quoted_end(const struct scan *scan, size_t start, size_t escapes)
{
	size_t back = 0;

	for (size_t at = start; at < scan->text.length; at++) {
		char byte = scan->text.at[at];

		if (byte == '"' && (back < escapes || (back - escapes) / (escapes + 1) % 2 == 0))
			return at - (back < escapes ? back : escapes);
		if (is_break(byte) && !scan->yaml)
			return at;
		back = byte == '\\' ? back + 1 : 0;
	}
	return scan->text.length;
}

/* The same for single quotes, which only YAML has: two stand for one. */
static size_t
single_end(struct slice text, size_t at)
{
	while (at < text.length) {
		if (text.at[at] != '\'')
			at++;
		else if (at + 1 < text.length && text.at[at + 1] == '\'')
			at += 2;
		else
			break;
	}
	return at;
}

/* Where an unquoted YAML value ends: at the first later line that is indented no deeper than its
 * key
 * (`column`). Takes a comment with it, and the rest of a flow collection: rather too much than too
 * little. */
static size_t
block_end(struct slice text, size_t at, size_t column)
{
	size_t end = line_end(text, at);

	while (end < text.length) {
		size_t inside = skip_breaks(text, end);
		size_t start = inside;

		while (start > end && is_blank(text.at[start - 1]))
			start--;
		if (inside == text.length || inside - start <= column)
			break;
		end = line_end(text, inside);
	}
	return end;
}

/* Does the line say `key:` of its own? */
static bool
line_is_member(struct slice text, size_t at)
{
	size_t end = line_end(text, at);

	for (; at < end; at++)
		if (text.at[at] == ':' && (at + 1 == end || is_blank(text.at[at + 1])))
			return true;
	return false;
}

/* The end of a bare word or number of JSON. */
static size_t
bare_end(struct slice text, size_t at)
{
	while (at < text.length && !is_blank(text.at[at]) && !is_break(text.at[at]) &&
		!strchr(",]}\"\\", text.at[at]))
		at++;
	return at;
}

/* Is the value one of those words, and nothing more? */
static bool
is_plain_word(struct slice text, size_t at)
{
	size_t end = bare_end(text, at);
	size_t next = skip_blanks(text, end);
	struct slice word = { .at = text.at + at, .length = end - at };

	if (next < text.length && !is_break(text.at[next]) && !strchr(",]}#", text.at[next]))
		return false;
	for (size_t i = 0; i < sizeof(plain_words) / sizeof(*plain_words); i++)
		if (slice_is(word, plain_words[i]))
			return true;
	return false;
}

/* Masks the unquoted value at `at`, which belongs to a key in `column`. */
static size_t
mask_bare(struct mask *mask, const struct scan *scan, size_t at, size_t column, bool own_line)
{
	size_t end;

	if (own_line && line_is_member(scan->text, at))
		return at;
	if (is_plain_word(scan->text, at))
		return at;
	end = scan->yaml ? block_end(scan->text, at, column) : bare_end(scan->text, at);
	return hide(mask, at, end);
}

/* Masks the value whose colon stands before `at`; returns where to read on. Lists and objects are
 * no secrets themselves. */
static size_t
mask_value(struct mask *mask, const struct scan *scan, size_t at, size_t column)
{
	struct slice text = scan->text;
	size_t start = skip_blanks(text, at);
	bool own_line = start < text.length && is_break(text.at[start]);
	size_t quote;

	if (own_line) {
		size_t next = skip_breaks(text, start);
		size_t indent = next;

		while (indent > start && is_blank(text.at[indent - 1]))
			indent--;
		if (scan->yaml && next - indent <= column)
			return at;
		start = next;
	}
	for (quote = start; quote < text.length && text.at[quote] == '\\';)
		quote++;
	if (quote >= text.length || (quote == start && strchr("{[", text.at[quote])))
		return at;
	if (text.at[quote] == '"')
		return hide(mask, quote + 1, quoted_end(scan, quote + 1, quote - start));
	if (scan->yaml && text.at[quote] == '\'')
		return hide(mask, quote + 1, single_end(text, quote + 1));
	return mask_bare(mask, scan, start, column, own_line);
}

/* How far into its line a byte stands. Nobody indents by more, so no long line is read for it. */
static size_t
column_of(struct slice text, size_t at)
{
	size_t start = at;

	while (start > 0 && at - start < COLUMN_MOST && !is_break(text.at[start - 1]))
		start--;
	return at - start;
}

/* At a colon: where a key that names a secret stands before it, masks the value behind. */
static size_t
mask_member(struct mask *mask, const struct scan *scan, size_t colon)
{
	struct slice text = scan->text;
	size_t end = colon;
	size_t start;
	bool quoted;

	while (end > 0 && colon - end < KEY_LENGTH && is_blank(text.at[end - 1]))
		end--;
	quoted = end > 0 && (text.at[end - 1] == '"' || (scan->yaml && text.at[end - 1] == '\''));
	if (quoted)
		end--;
	else if (!scan->yaml || (colon + 1 < text.length && !is_blank(text.at[colon + 1]) &&
					!is_break(text.at[colon + 1])))
		return colon + 1;
	while (quoted && end > 0 && text.at[end - 1] == '\\')
		end--;
	start = end;
	while (start > 0 && end - start < KEY_LENGTH && is_word(text.at[start - 1]))
		start--;
	if (!key_is_secret((struct slice){ .at = text.at + start, .length = end - start }))
		return colon + 1;
	if (quoted)
		start--;
	return mask_value(mask, scan, colon + 1, scan->yaml ? column_of(text, start) : 0);
}

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
static size_t
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
static size_t
mask_token(struct mask *mask, struct slice text, size_t at)
{
	size_t end = at + 1;

	if (at < 5 || memcmp(text.at + at - 5, "cfast", 5) != 0)
		return at + 1;
	while (end < text.length && is_word(text.at[end]))
		end++;
	return end - at > TOKEN_LENGTH ? hide(mask, at + 1, end) : at + 1;
}

void
mask_read(struct mask *mask, const struct source *source)
{
	const struct scan scan = {
		.text = { .at = source->bytes, .length = source->size },
		.yaml = source->format == SOURCE_YAML,
	};

	for (size_t at = 0; at < scan.text.length;) {
		char byte = scan.text.at[at];

		if (byte == ':')
			at = mask_member(mask, &scan, at);
		else if (byte == '-')
			at = mask_pem(mask, scan.text, at);
		else if (byte == '_')
			at = mask_token(mask, scan.text, at);
		else
			at++;
	}
}

const struct range *
mask_find(const struct mask *mask, uint32_t offset)
{
	size_t low = 0;
	size_t high = mask->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mask->ranges[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < mask->count ? &mask->ranges[low] : NULL;
}
