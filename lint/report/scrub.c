#include "report/scrub.h"

#include "base/bytes.h"
#include "base/text.h"

enum {
	MOST_SECRETS = 16, /* of one finding; a scalar seldom holds two */
	PREFIX_LEAST = 3, /* bytes of a secret that a cut quotation must end in to be one */
};

/* The secrets that a finding could quote. */
struct secrets {
	struct slice items[MOST_SECRETS];
	size_t count;
};

static const char ellipsis[] = "\u2026";

static void
secrets_add(struct secrets *secrets, struct slice secret)
{
	if (secret.length > 0 && secrets->count < MOST_SECRETS)
		secrets->items[secrets->count++] = secret;
}

/* Adds what is masked in the range, or at it where it is empty. */
static void
secrets_in(struct secrets *secrets, const struct source *source, const struct mask *mask,
	struct range range)
{
	const struct range *found = mask_find(mask, range.start);
	uint32_t end = range.end > range.start ? range.end : range.start + 1;

	for (; found && found < mask->ranges + mask->count && found->start < end; found++)
		secrets_add(secrets, (struct slice){ .at = source->bytes + found->start,
					     .length = found->end - found->start });
}

/* Adds what is masked of a value. A string that is masked as a whole is one as it reads, too. */
static void
secrets_of(struct secrets *secrets, const struct source *source, const struct mask *mask,
	const struct node *node)
{
	struct range range = node_range(node);
	const struct range *found;

	if (!node || node->kind >= NODE_ARRAY)
		return;
	found = mask_find(mask, range.start);
	secrets_in(secrets, source, mask, range);
	if (found && found->start <= range.start + 1 && found->end + 1 >= range.end)
		secrets_add(secrets, node_text(node));
}

static bool
slice_has(struct slice slice, struct slice part)
{
	for (size_t at = 0; part.length > 0 && at + part.length <= slice.length; at++) {
		if (memcmp(slice.at + at, part.at, part.length) == 0)
			return true;
	}
	return false;
}

/* How many bytes at the end of a cut quotation begin the secret. */
static size_t
cut_length(struct slice piece, struct slice secret)
{
	size_t length = piece.length < secret.length ? piece.length : secret.length;

	while (length >= PREFIX_LEAST && !slice_ends(piece, slice_first(secret, length)))
		length--;
	return length >= PREFIX_LEAST ? length : 0;
}

/* Adds the piece with the secret in it replaced. False where it does not hold it. */
static bool
piece_add(struct text *text, struct slice piece, struct slice secret, bool cut)
{
	size_t rest = cut ? cut_length(piece, secret) : 0;
	bool found = false;

	while (piece.length > rest) {
		bool here = slice_starts(piece, secret);

		if (here)
			text_add_string(text, ellipsis);
		else
			text_add_byte(text, *piece.at);
		found |= here;
		piece = slice_from(piece, here ? secret.length : 1);
	}
	if (rest > 0)
		text_add_string(text, ellipsis);
	return found || rest > 0;
}

/* Undoes the escapes of a quotation that matter for comparing. */
static void
piece_plain(struct text *plain, struct slice piece)
{
	for (size_t i = 0; i < piece.length; i++) {
		if (piece.at[i] == '\\' && i + 1 < piece.length && strchr("\"\\", piece.at[i + 1]))
			i++;
		text_add_byte(plain, piece.at[i]);
	}
}

/* Adds what stands between two quotes, without the secrets. */
static bool
quotation_add(struct text *text, struct slice piece, const struct secrets *secrets)
{
	struct text plain = { 0 };
	bool cut = slice_ends(piece, slice_of(ellipsis));
	bool found = false;

	if (cut)
		piece.length -= sizeof(ellipsis) - 1;
	piece_plain(&plain, piece);
	for (size_t i = 0; i < secrets->count && !found; i++) {
		size_t start = text->length;

		/* A single sign tells nothing, and is mostly one that was expected. */
		found = plain.length > 1 && slice_has(secrets->items[i], text_slice(&plain));
		if (found)
			text_add_string(text, ellipsis);
		else if (!piece_add(text, text_slice(&plain), secrets->items[i], cut))
			text->length = start;
		else
			found = true;
	}
	if (!found) {
		text_add(text, piece);
		text_add_string(text, cut ? ellipsis : "");
	}
	text_drop(&plain);
	return found;
}

/* The length of the quotation that begins at a quote, up to its end; 0 where none does. */
static size_t
quotation_length(struct slice rest)
{
	for (size_t i = 1; i < rest.length; i++) {
		if (rest.at[i] == '\\')
			i++;
		else if (rest.at[i] == rest.at[0])
			return i - 1;
	}
	return 0;
}

/* The length of a word that a reader quotes bare, behind "found ". */
static size_t
word_length(struct slice rest)
{
	size_t length = 0;

	while (length < rest.length && (byte_is_alnum(rest.at[length]) || rest.at[length] == '_' ||
					       rest.at[length] == '$'))
		length++;
	return length;
}

/* The words without the secrets; the same pointer where they hold none. */
static const char *
words_scrub(const char *words, const struct secrets *secrets, struct arena *arena)
{
	static const char before[] = "found ";
	struct slice rest = slice_of(words);
	struct text text = { 0 };
	bool changed = false;

	while (rest.length > 0) {
		bool quote = *rest.at == '"' || *rest.at == '\'';
		size_t length = quote ? quotation_length(rest) : 0;
		bool bare = slice_ends(text_slice(&text), slice_of(before));

		if (bare && !quote)
			length = word_length(rest);
		if (length == 0) {
			text_add_byte(&text, *rest.at);
			rest = slice_from(rest, 1);
			continue;
		}
		if (quote)
			text_add_byte(&text, *rest.at);
		rest = slice_from(rest, quote);
		changed |= quotation_add(&text, slice_first(rest, length), secrets);
		rest = slice_from(rest, length);
		if (quote) {
			text_add_byte(&text, *rest.at);
			rest = slice_from(rest, 1);
		}
	}
	if (changed)
		words = arena_copy(arena, text_slice(&text));
	text_drop(&text);
	return words;
}

static void
secrets_collect(struct secrets *secrets, const struct finding *finding, struct mask_table *masks)
{
	const struct mask *mask = mask_of(masks, finding->source);

	secrets_in(secrets, finding->source, mask, finding->range);
	secrets_of(secrets, finding->source, mask, finding->node);
	for (const struct related *other = finding->related; other; other = other->next) {
		mask = mask_of(masks, other->source);
		secrets_in(secrets, other->source, mask, other->range);
		secrets_of(secrets, other->source, mask, other->node);
	}
}

void
finding_scrub(struct finding *finding, struct mask_table *masks, struct arena *arena)
{
	struct secrets secrets = { 0 };

	secrets_collect(&secrets, finding, masks);
	if (secrets.count == 0)
		return;
	finding->message = words_scrub(finding->message, &secrets, arena);
	if (finding->label)
		finding->label = words_scrub(finding->label, &secrets, arena);
	if (finding->help)
		finding->help = words_scrub(finding->help, &secrets, arena);
	for (struct related *other = finding->related; other; other = other->next)
		other->message = words_scrub(other->message, &secrets, arena);
}
