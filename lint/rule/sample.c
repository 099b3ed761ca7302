#include "rule/sample.h"

enum { FENCE = 3 }; /* backticks at least */

/* The line that begins there, without its end. */
static struct slice
line_at(struct slice page, size_t at)
{
	const char *end = at < page.length ? memchr(page.at + at, '\n', page.length - at) : NULL;

	return end ? slice_first(slice_from(page, at), (size_t)(end - page.at) - at)
		   : slice_from(page, at);
}

/* Where the next line begins. */
static size_t
line_after(struct slice page, size_t at)
{
	size_t next = at + line_at(page, at).length + 1;

	return next < page.length ? next : page.length;
}

static size_t
fence_length(struct slice line)
{
	size_t length = 0;

	while (length < line.length && line.at[length] == '`')
		length++;
	return length >= FENCE ? length : 0;
}

/* Where the fence of that length stands that closes the block; the end of the page for none. */
static size_t
fence_find(struct slice page, size_t at, size_t length)
{
	while (at < page.length) {
		struct slice line = line_at(page, at);

		if (line.length == length && fence_length(line) == length)
			return at;
		at = line_after(page, at);
	}
	return at;
}

/* Takes the first word off. */
static struct slice
word_take(struct slice *rest)
{
	size_t length = 0;
	struct slice word;

	while (rest->length > 0 && rest->at[0] == ' ')
		*rest = slice_from(*rest, 1);
	while (length < rest->length && rest->at[length] != ' ')
		length++;
	word = slice_first(*rest, length);
	*rest = slice_from(*rest, length);
	return word;
}

/* Reads the line that may open a sample. */
static bool
fence_read(struct sample *sample, struct slice line)
{
	struct slice label = slice_of("file=");
	struct slice rest = slice_from(line, FENCE);
	struct slice word;

	*sample = (struct sample){ .language = word_take(&rest) };
	word = word_take(&rest);
	sample->bad = slice_is(word, "bad");
	if (!sample->bad && !slice_is(word, "good"))
		return false;
	while ((word = word_take(&rest)).length > 0) {
		if (slice_starts(word, label))
			sample->name = slice_from(word, label.length);
	}
	return true;
}

/* The findings that are expected of a bad sample, behind blank lines. */
static void
findings_read(struct sample *sample, struct slice page)
{
	size_t at = sample->end;
	size_t start;
	size_t end;

	while (at < page.length && page.at[at] == '\n')
		at++;
	if (!sample->bad || !slice_is(line_at(page, at), "```findings"))
		return;
	start = line_after(page, at);
	end = fence_find(page, start, FENCE);
	sample->closed = end < page.length;
	sample->findings = slice_first(slice_from(page, start), end - start);
	sample->next = line_after(page, end);
}

bool
sample_next(struct slice page, size_t *at, struct sample *sample)
{
	while (*at < page.length) {
		struct slice line = line_at(page, *at);
		size_t fence = fence_length(line);
		size_t start = *at;
		size_t text = line_after(page, start);
		size_t end;

		*at = text;
		if (fence == 0)
			continue;
		end = fence_find(page, text, fence);
		*at = line_after(page, end);
		if (fence != FENCE || !fence_read(sample, line))
			continue;
		sample->start = start;
		sample->text = slice_first(slice_from(page, text), end - text);
		sample->closed = end < page.length;
		sample->end = sample->next = *at;
		findings_read(sample, page);
		*at = sample->next;
		return true;
	}
	return false;
}
