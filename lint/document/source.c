#include "document/source.h"

#include "base/bug.h"
#include "document/document.h"
#include "document/json.h"
#include "base/memory.h"
#include "document/yaml.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PADDING = 64, FIRST_READ = 64 * 1024 };

const struct limits limits_default = {
	.depth = 512,
	.bytes = UINT64_C(256) << 20,
	.nodes = 32000000,
	.expanded = 10000000,
};

static const char nothing[PADDING];

void
source_init(struct source *source, const char *path, enum source_format format)
{
	*source = (struct source){ .bytes = nothing, .format = format };
	source->path = arena_copy(&source->arena, slice_of(path));
	source->local = source->path;
}

void
source_drop(struct source *source)
{
	for (struct source *each = source->inner, *next; each; each = next) {
		next = each->next_inner;
		source_drop(each);
	}
	for (struct document *each = source->documents; each; each = each->next) {
		free(each->nodes);
		arena_drop(&each->arena);
	}
	free(source->buffer);
	arena_drop(&source->arena);
	*source = (struct source){ .bytes = nothing };
}

enum source_format
source_format_of(const char *path)
{
	static const struct {
		const char *ending;
		enum source_format format;
	} endings[] = {
		{ ".yaml", SOURCE_YAML },
		{ ".yml", SOURCE_YAML },
		{ ".jsonl", SOURCE_JSONL },
		{ ".ndjson", SOURCE_JSONL },
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (slice_ends(slice_of(path), slice_of(endings[i].ending)))
			return endings[i].format;
	return SOURCE_JSON;
}

/* What the readers and the positions count as the text: not the byte order mark. */
static void
source_hold(struct source *source, char *buffer, size_t size)
{
	source->buffer = buffer;
	source->bytes = buffer;
	source->size = size;
	source->start = size >= 3 && memcmp(buffer, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* A buffer of `size` bytes and the padding, from one of `old` bytes. */
static char *
buffer_resize(char *buffer, size_t old, size_t size)
{
	if (size > SIZE_MAX - PADDING)
		die("out of memory");
	return memory_resize(buffer, buffer ? old + PADDING : 0, size + PADDING);
}

void
source_set(struct source *source, struct slice bytes)
{
	char *buffer = buffer_resize(NULL, 0, bytes.length);

	if (bytes.length != 0)
		memcpy(buffer, bytes.at, bytes.length);
	memset(buffer + bytes.length, 0, PADDING);
	source_hold(source, buffer, bytes.length);
}

static const char *
reason(struct source *source, int error)
{
	char text[128];

	if (strerror_r(error, text, sizeof(text)) != 0)
		return arena_format(&source->arena, "error %d", error);
	return arena_copy(&source->arena, slice_of(text));
}

/* The offsets of nodes and findings are 32 bits. */
static uint64_t
bytes_limit(const struct limits *limits)
{
	return limits->bytes < UINT32_MAX - PADDING ? limits->bytes : UINT32_MAX - PADDING;
}

static void
too_large(struct source *source, uint64_t limit)
{
	struct range none = { 0 };
	struct problem *problem;

	if (limit % (1 << 20) == 0)
		problem = source_problem(source, "too-large", none,
			"the file is larger than %" PRIu64 " MiB", limit >> 20);
	else
		problem = source_problem(source, "too-large", none,
			"the file is larger than %" PRIu64 " bytes", limit);
	problem->help = "split it, or raise the limit on the size of a file";
	source->broken = true;
}

/* Reads to the end or to one byte above `limit`, whichever is first. `expected` is only a guess: a
 * file may grow or shrink meanwhile, and a pipe tells nothing. Returns 0 or errno. */
static int
read_all(struct source *source, int file, size_t expected, uint64_t limit)
{
	size_t room = expected + 1;
	size_t size = 0;
	char *buffer = buffer_resize(NULL, 0, room);

	while (size <= limit) {
		ssize_t got;

		if (size == room) {
			room += room / 2 + FIRST_READ;
			buffer = buffer_resize(buffer, size, room);
		}
		got = read(file, buffer + size, room - size);
		if (got == 0)
			break;
		if (got < 0 && errno != EINTR) {
			int error = errno;

			free(buffer);
			return error;
		}
		if (got > 0)
			size += (size_t)got;
	}
	memset(buffer + size, 0, PADDING);
	source_hold(source, buffer, size);
	return 0;
}

static const char *
load_from(struct source *source, int file, const struct limits *limits)
{
	uint64_t limit = bytes_limit(limits);
	size_t expected = FIRST_READ;
	struct stat about;
	int error;

	if (fstat(file, &about) != 0)
		return reason(source, errno);
	if (S_ISDIR(about.st_mode))
		return reason(source, EISDIR);
	if (S_ISREG(about.st_mode)) {
		if ((uint64_t)about.st_size > limit) {
			too_large(source, limit);
			return NULL;
		}
		expected = (size_t)about.st_size;
	}
	error = read_all(source, file, expected, limit);
	return error ? reason(source, error) : NULL;
}

const char *
source_load(struct source *source, const char *file, const struct limits *limits)
{
	const char *why;
	int opened;

	if (!file)
		return load_from(source, STDIN_FILENO, limits);
	opened = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (opened < 0)
		return reason(source, errno);
	why = load_from(source, opened, limits);
	close(opened);
	return why;
}

struct encoding {
	const char *shown;
	const char
		*iconv; /* with a byte order mark iconv finds the order itself and drops the mark */
};

/* A byte order mark tells, or where the zero bytes stand in the first two characters, which are
 * ASCII in any JSON and in nearly any YAML. Returns NULL for what may be UTF-8. */
static const struct encoding *
encoding_of(const struct source *source)
{
	static const struct encoding marked16 = { "UTF-16", "UTF-16" };
	static const struct encoding marked32 = { "UTF-32", "UTF-32" };
	static const struct encoding little16 = { "UTF-16 (little-endian)", "UTF-16LE" };
	static const struct encoding little32 = { "UTF-32 (little-endian)", "UTF-32LE" };
	static const struct encoding big16 = { "UTF-16 (big-endian)", "UTF-16BE" };
	static const struct encoding big32 = { "UTF-32 (big-endian)", "UTF-32BE" };
	const char *b = source->bytes;
	bool whole = source->size >= 4 && source->size % 4 == 0;

	if (whole && (memcmp(b, "\xFF\xFE\0\0", 4) == 0 || memcmp(b, "\0\0\xFE\xFF", 4) == 0))
		return &marked32;
	if (source->size >= 2 && (memcmp(b, "\xFF\xFE", 2) == 0 || memcmp(b, "\xFE\xFF", 2) == 0))
		return &marked16;
	if (source->size < 4 || source->size % 2 != 0)
		return NULL;
	if (whole && !b[0] && !b[1] && !b[2] && b[3])
		return &big32;
	if (whole && b[0] && !b[1] && !b[2] && !b[3])
		return &little32;
	if (!b[0] && b[1] && !b[2] && b[3])
		return &big16;
	if (b[0] && !b[1] && b[2] && !b[3])
		return &little16;
	return NULL;
}

/* The path as it can be pasted into a shell, or a word in its place. */
static const char *
shell_path(const struct source *source)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+,@%=:-";
	const char *path = source->path;

	return *path && *path != '-' && !path[strspn(path, plain)] ? path : "FILE";
}

static void
wrong_encoding(struct source *source, const struct encoding *encoding)
{
	struct problem *problem = source_problem(source, "encoding", (struct range){ 0 },
		"the file is %s; only UTF-8 is read", encoding->shown);

	problem->help =
		arena_format(&source->arena, "convert it: iconv -f %s -t UTF-8 %s > NEW-FILE",
			encoding->iconv, shell_path(source));
	source->broken = true;
}

/* Readers say which slot a problem is about; now that no node moves any more, which node. */
static void
problems_settle(struct source *source)
{
	const struct document *document = source->documents;

	for (struct problem *one = source->problems; one; one = one->next) {
		if (one->slot == 0)
			continue;
		if (document && document->index > one->document)
			document = source->documents;
		while (document && document->index < one->document)
			document = document->next;
		if (document && one->slot < document->count)
			one->node = document->nodes + one->slot;
	}
}

void
source_parse(struct source *source, const struct limits *limits)
{
	const struct encoding *encoding;

	if (source->broken)
		return;
	if (source->size > bytes_limit(limits)) {
		too_large(source, bytes_limit(limits));
		return;
	}
	encoding = encoding_of(source);
	if (encoding)
		wrong_encoding(source, encoding);
	else if (source->format == SOURCE_YAML)
		yaml_read(source, limits);
	else
		json_read(source, limits);
	problems_settle(source);
}

struct source *
source_within(const struct node *string, const struct limits *limits)
{
	struct source *outer = node_document(string)->source;
	struct source *inner = arena_alloc(&outer->arena, sizeof(*inner));
	struct source *next = outer->inner;

	source_init(inner, outer->path, SOURCE_JSON);
	source_set(inner, node_text(string));
	source_parse(inner, limits);
	inner->host = string;
	inner->next_inner = next;
	outer->inner = inner;
	return inner;
}

void
source_hide(struct node *node)
{
	struct source *source = node_document(node)->source;
	struct hidden *hidden;

	if (node->flags & NODE_SECRET)
		return;
	node->flags |= NODE_SECRET;
	node_each (child, node)
		source_hide(child);
	if (node_is_object(node) || node_is_array(node))
		return;
	hidden = arena_alloc(&source->arena, sizeof(*hidden));
	*hidden = (struct hidden){ .next = source->hidden, .range = node_range(node) };
	source->hidden = hidden;
}

struct problem *
source_problem(struct source *source, const char *rule, struct range range, const char *format, ...)
{
	struct problem *problem = arena_alloc(&source->arena, sizeof(*problem));
	va_list arguments;

	va_start(arguments, format);
	problem->message = arena_format_list(&source->arena, format, arguments);
	va_end(arguments);
	problem->rule = rule;
	problem->range = range;
	problem->document = source->count ? source->count - 1 : 0;
	if (source->last_problem)
		source->last_problem->next = problem;
	else
		source->problems = problem;
	source->last_problem = problem;
	return problem;
}
