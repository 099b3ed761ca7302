#include "document/secret.h"
#include "report/mask_scan.h"

enum { COLUMN_MOST = 256 };

/* What a value says that holds no secret. */
static const char *const plain_words[] = { "null", "true", "false", "~", "Null", "NULL" };

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
 * key (`column`). Takes a comment with it: rather too much than too little. */
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

/* How far into its line a byte stands. Nobody indents by more, so no long line is read for it. */
static size_t
column_of(struct slice text, size_t at)
{
	size_t start = at;

	while (start > 0 && at - start < COLUMN_MOST && !is_break(text.at[start - 1]))
		start--;
	return at - start;
}

/* Does a string that begins at the quote have a colon behind it? */
static bool
is_key(const struct scan *scan, size_t quote, size_t escapes)
{
	size_t next = skip_blanks(scan->text, quoted_end(scan, quote + 1, escapes) + escapes + 1);

	return next < scan->text.length && scan->text.at[next] == ':';
}

/* The end of what stands where it should not, on a line of a broken file: the next string or
 * member, or the line's end. */
static size_t
stray_end(struct slice text, size_t at)
{
	for (; at < text.length && !is_break(text.at[at]); at++) {
		bool quote = text.at[at] == '"';
		size_t next;

		if (!quote && text.at[at] != ',')
			continue;
		next = skip_blanks(text, at + 1);
		if (next >= text.length || is_break(text.at[next]) ||
			strchr(quote ? ",]}" : "\"", text.at[next]))
			break;
	}
	return at;
}

/* Masks the quoted value at the quote. A quote within a password ends it too soon for a reader:
 * what goes on behind it belongs to the secret. */
static size_t
mask_quoted(struct mask *mask, const struct scan *scan, size_t quote, size_t escapes)
{
	struct slice text = scan->text;
	bool single = text.at[quote] == '\'';
	size_t end = hide(mask, quote + 1,
		single ? single_end(text, quote + 1) : quoted_end(scan, quote + 1, escapes));
	size_t next = skip_blanks(text, end + escapes + 1);

	if (escapes > 0 || end >= text.length || is_break(text.at[end]) || next >= text.length ||
		is_break(text.at[next]) || strchr(",]}:#", text.at[next]) ||
		(text.at[next] == '"' && is_key(scan, next, 0)))
		return end + escapes + 1;
	return hide(mask, next, stray_end(text, next));
}

static bool
is_quote(const struct scan *scan, size_t at)
{
	return scan->text.at[at] == '"' ||
	       (scan->text.at[at] == '\'' && (scan->yaml || scan->broken));
}

/* The end of an unquoted key or value between brackets. */
static size_t
word_end(const struct scan *scan, size_t at)
{
	struct slice text = scan->text;
	size_t end = at;

	while (end < text.length && !is_break(text.at[end]) && !strchr(",]}", text.at[end])) {
		if (text.at[end] == ':' && (end + 1 == text.length || is_blank(text.at[end + 1]) ||
						   is_break(text.at[end + 1])))
			break;
		if (!scan->yaml && (text.at[end] == '"' || text.at[end] == '\\'))
			break;
		end++;
	}
	return end > at ? end : at + 1;
}

/* Masks a value between brackets, and passes over a key. Returns `at` where an outer string ends.
 */
static size_t
mask_item(struct mask *mask, const struct scan *scan, size_t at, size_t escapes)
{
	struct slice text = scan->text;
	size_t quote = at;
	size_t end;

	while (quote < text.length && text.at[quote] == '\\')
		quote++;
	if (quote < text.length && text.at[quote] == '"' && quote - at < escapes)
		return at;
	if (quote < text.length && is_quote(scan, quote)) {
		if (text.at[quote] == '"' && is_key(scan, quote, quote - at))
			return quoted_end(scan, quote + 1, quote - at) + (quote - at) + 1;
		return mask_quoted(mask, scan, quote, quote - at);
	}
	end = word_end(scan, at);
	quote = skip_blanks(text, end);
	if ((quote < text.length && text.at[quote] == ':') || is_plain_word(text, at))
		return end;
	return hide(mask, at, end);
}

/* Masks all values in the brackets that open at `at`; keys stay. */
static size_t
mask_inside(struct mask *mask, const struct scan *scan, size_t at, size_t escapes)
{
	struct slice text = scan->text;
	size_t depth = 0;

	while (at < text.length) {
		char byte = text.at[at];
		size_t next = at + 1;

		if (byte == '{' || byte == '[')
			depth++;
		else if ((byte == '}' || byte == ']') && --depth == 0)
			return next;
		else if (!is_blank(byte) && !is_break(byte) && !strchr(",:}]", byte))
			next = mask_item(mask, scan, at, escapes);
		if (next == at)
			break;
		at = next;
	}
	return at;
}

static bool
is_dash(struct slice text, size_t at)
{
	return at < text.length && text.at[at] == '-' &&
	       (at + 1 == text.length || is_blank(text.at[at + 1]) || is_break(text.at[at + 1]));
}

/* Where the value of a line begins: behind `key:`, or where the line does; its end for a key alone.
 */
static size_t
line_value(const struct scan *scan, size_t at)
{
	struct slice text = scan->text;
	size_t end = line_end(text, at);

	if (at < end && is_quote(scan, at) && !is_key(scan, at, 0))
		return at;
	for (size_t colon = at; colon < end; colon++) {
		if (text.at[colon] == ':' && (colon + 1 == end || is_blank(text.at[colon + 1])))
			return skip_blanks(text, colon + 1);
	}
	return at;
}

/* Masks the value on a line of a YAML block; `at` is behind the indentation. */
static size_t
mask_line(struct mask *mask, const struct scan *scan, size_t at)
{
	struct slice text = scan->text;
	size_t end = line_end(text, at);
	size_t column = column_of(text, at);
	size_t value;

	while (at < end && is_dash(text, at))
		at = skip_blanks(text, at + 1);
	value = at < end ? line_value(scan, at) : end;
	if (value > at)
		column = column_of(text, at);
	if (value >= end || is_plain_word(text, value))
		return end;
	if (strchr("{[", text.at[value]))
		return mask_inside(mask, scan, value, 0);
	if (is_quote(scan, value))
		return mask_quoted(mask, scan, value, 0);
	return hide(mask, value, block_end(text, value, column));
}

/* Masks the values of a YAML block whose first line begins at `at` and whose key stands in
 * `column`. A list may stand as far left as its key. */
static size_t
mask_block(struct mask *mask, const struct scan *scan, size_t at, size_t column)
{
	struct slice text = scan->text;

	while (at < text.length) {
		size_t indent = column_of(text, at);

		if (indent < column || (indent == column && !is_dash(text, at)))
			break;
		at = skip_breaks(text, line_end(text, mask_line(mask, scan, at)));
	}
	return at;
}

/* Masks the unquoted value at `at`, which belongs to a key in `column`. */
static size_t
mask_bare(struct mask *mask, const struct scan *scan, size_t at, size_t column)
{
	struct slice text = scan->text;

	if (is_plain_word(text, at))
		return at;
	if (scan->yaml)
		return hide(mask, at, block_end(text, at, column));
	return hide(mask, at, scan->broken ? stray_end(text, at) : bare_end(text, at));
}

/* What is known of the key whose value is masked. */
struct key {
	size_t column;
	size_t escapes; /* backslashes before its quote: JSON within a string */
};

/* Masks the value that begins at or after `at`; returns where to read on. */
static size_t
mask_value(struct mask *mask, const struct scan *scan, size_t at, struct key key)
{
	struct slice text = scan->text;
	size_t start = skip_blanks(text, at);
	size_t quote;

	if (start < text.length && is_break(text.at[start])) {
		start = skip_breaks(text, start);
		if (scan->yaml && start < text.length)
			return line_value(scan, start) > start || is_dash(text, start) ||
					       column_of(text, start) <= key.column
				       ? mask_block(mask, scan, start, key.column)
				       : mask_value(mask, scan, start, key);
	}
	for (quote = start; quote < text.length && text.at[quote] == '\\';)
		quote++;
	if (quote >= text.length)
		return at;
	if (quote == start && strchr("{[", text.at[quote]))
		return mask_inside(mask, scan, start, key.escapes);
	if (is_quote(scan, quote))
		return mask_quoted(mask, scan, quote, quote - start);
	return mask_bare(mask, scan, start, key.column);
}

/* Masks the value that begins at `value`, where the key that ends at `end` names a secret. */
static size_t
mask_member(struct mask *mask, const struct scan *scan, size_t end, size_t value)
{
	struct slice text = scan->text;
	struct key key = { 0 };
	size_t from = end;
	size_t start;
	bool quoted;

	while (end > 0 && from - end < SECRET_KEY_LENGTH && is_blank(text.at[end - 1]))
		end--;
	quoted = end > 0 && is_quote(scan, end - 1);
	if (quoted)
		end--;
	else if (!scan->broken &&
		 (!scan->yaml || (value < text.length && !is_blank(text.at[value]) &&
					 !is_break(text.at[value]))))
		return value;
	for (; quoted && end > 0 && text.at[end - 1] == '\\'; end--)
		key.escapes++;
	start = end;
	while (start > 0 && end - start < SECRET_KEY_LENGTH && is_word(text.at[start - 1]))
		start--;
	if (!key_is_secret((struct slice){ .at = text.at + start, .length = end - start }))
		return value;
	if (scan->yaml)
		key.column = column_of(text, quoted ? start - 1 : start);
	return mask_value(mask, scan, value, key);
}

/* At a quote of a broken file: the colon behind a key may be missing. */
static size_t
mask_gap(struct mask *mask, const struct scan *scan, size_t quote)
{
	size_t next = skip_blanks(scan->text, quote + 1);

	if (!scan->broken || next >= scan->text.length || scan->text.at[next] != '"')
		return quote + 1;
	return mask_member(mask, scan, quote + 1, quote + 1);
}

/* At a colon, or an equals sign in its place. */
static size_t
mask_colon(struct mask *mask, const struct scan *scan, size_t colon)
{
	size_t next = mask_member(mask, scan, colon, colon + 1);

	return next > colon + 1 ? next : mask_password(mask, scan->text, colon);
}

void
mask_read(struct mask *mask, const struct source *source)
{
	const struct scan scan = {
		.text = { .at = source->bytes, .length = source->size },
		.yaml = source->format == SOURCE_YAML,
		.broken = source->broken && source->format != SOURCE_YAML,
	};

	for (size_t at = 0; at < scan.text.length;) {
		switch (scan.text.at[at]) {
		case ':': at = mask_colon(mask, &scan, at); break;
		case '=': at = scan.broken ? mask_colon(mask, &scan, at) : at + 1; break;
		case '"': at = mask_gap(mask, &scan, at); break;
		case '-': at = mask_pem(mask, scan.text, at); break;
		case '_': at = mask_token(mask, scan.text, at); break;
		default: at++;
		}
	}
	for (const struct hidden *one = source->hidden; one; one = one->next)
		mask_add(mask, mask_unquoted(source, one->range));
	mask_settle(mask);
}
