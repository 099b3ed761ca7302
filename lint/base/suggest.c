#include "base/suggest.h"

#include "base/bytes.h"

enum { LONGEST = 64, FAR = 2 * LONGEST };

void
suggest_init(struct suggest *suggest, struct slice word)
{
	unsigned edits = word.length < 6 ? 1 : (unsigned)(word.length / 3);

	*suggest = (struct suggest){ .word = word, .distance = FAR, .limit = 2 * edits };
}

static bool
is_joint(char byte)
{
	return byte == '-' || byte == '_' || byte == ' ';
}

/* The words without case and joints: azureAD, azure_ad and Azure-AD are one. */
static bool
is_variant(struct slice a, struct slice b)
{
	size_t i = 0;
	size_t j = 0;

	for (;; i++, j++) {
		while (i < a.length && is_joint(a.at[i]))
			i++;
		while (j < b.length && is_joint(b.at[j]))
			j++;
		if (i == a.length || j == b.length)
			return i == a.length && j == b.length;
		if (byte_lower(a.at[i]) != byte_lower(b.at[j]))
			return false;
	}
}

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	unsigned low = a < b ? a : b;

	return low < c ? low : c;
}

/* Optimal string alignment over folded bytes, three rows at a time; above `limit` anything above
 * it. */
static unsigned
edit_distance(struct slice a, struct slice b, unsigned limit)
{
	unsigned rows[3][LONGEST + 1];

	for (unsigned j = 0; j <= b.length; j++)
		rows[0][j] = j;
	for (unsigned i = 1; i <= a.length; i++) {
		unsigned *row = rows[i % 3];
		const unsigned *above = rows[(i + 2) % 3];
		const unsigned *second = rows[(i + 1) % 3];
		unsigned low = row[0] = i;

		for (unsigned j = 1; j <= b.length; j++) {
			unsigned change = byte_lower(a.at[i - 1]) != byte_lower(b.at[j - 1]);

			row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && byte_lower(a.at[i - 1]) == byte_lower(b.at[j - 2]) &&
				byte_lower(a.at[i - 2]) == byte_lower(b.at[j - 1]) &&
				second[j - 2] + 1 < row[j])
				row[j] = second[j - 2] + 1;
			if (row[j] < low)
				low = row[j];
		}
		if (low > limit)
			return low;
	}
	return rows[a.length % 3][b.length];
}

/* In half edits, FAR where it is too far. */
static unsigned
distance(const struct suggest *suggest, struct slice candidate)
{
	struct slice word = suggest->word;
	size_t apart = word.length > candidate.length ? word.length - candidate.length
						      : candidate.length - word.length;
	unsigned edits;

	if (word.length == 0 || word.length > LONGEST || candidate.length > LONGEST)
		return FAR;
	if (is_variant(word, candidate))
		return 1;
	if (2 * apart > suggest->limit)
		return FAR;
	edits = edit_distance(word, candidate, suggest->limit / 2);
	return 2 * edits > suggest->limit ? FAR : 2 * edits;
}

void
suggest_offer(struct suggest *suggest, struct slice candidate)
{
	unsigned near;

	if (slice_equal(candidate, suggest->word) || slice_equal(candidate, suggest->best))
		return;
	near = distance(suggest, candidate);
	if (near == FAR || near > suggest->distance)
		return;
	/* Two spellings of one name are no tie. */
	suggest->tie = near == suggest->distance && !is_variant(candidate, suggest->best);
	suggest->distance = near;
	suggest->best = candidate;
}

bool
suggest_is_far(const struct suggest *suggest)
{
	return suggest->distance == FAR;
}

struct slice
suggest_best(const struct suggest *suggest)
{
	if (suggest->tie || suggest_is_far(suggest))
		return (struct slice){ 0 };
	return suggest->best;
}
