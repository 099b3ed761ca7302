/* A source is the bytes of one file or of stdin, the documents read from it and what is wrong with
 * it as a file. */
#ifndef ZTLINT_DOCUMENT_SOURCE_H
#define ZTLINT_DOCUMENT_SOURCE_H

#include "base/arena.h"
#include "document/node.h"

struct document;

/* How the bytes are to be read. */
enum source_format {
	SOURCE_JSON, /* one value */
	SOURCE_JSONL, /* values separated by white space: .jsonl, .ndjson */
	SOURCE_YAML,
};

/* Limits on one document; each may be set by the configuration. Walkers recurse along the nesting,
 * so readers take no depth above 10,000; offsets are 32 bits, so no source is read above 4 GiB. */
struct limits {
	uint32_t depth; /* nesting; 512 */
	uint64_t bytes; /* size of a source; 256 MiB */
	uint64_t nodes; /* nodes of a document, of all in a JSON Lines file; 32 million */
	uint64_t expanded; /* YAML nodes made by aliases; 10 million */
};

extern const struct limits limits_default;

/* Something wrong with the file itself: reported whatever the file is about. */
struct problem {
	struct problem *next;
	const char *rule; /* "syntax", "duplicate-key", "encoding", "too-deep", "too-large" … */
	struct range range;
	const char *message;
	const char *help; /* NULL: none */
	const char *related; /* what the second place is, NULL: there is none */
	struct range related_range;
	unsigned document; /* the index of the document it was met in */
	uint32_t slot; /* of that node among its document's, for readers: nodes move; 0: none */
	const struct node *node; /* what it is about, for its pointer; NULL: the file */
};

/* A range whose bytes are a secret because the document says so. */
struct hidden {
	struct hidden *next;
	struct range range;
};

struct source {
	const char *path; /* as it is shown; relative to where the run started where possible */
	const char *local; /* the same from the folder of its configuration: who it is everywhere */
	const char *bytes; /* never NULL; padded: 64 bytes of NUL may be read past the end */
	size_t size;
	uint32_t start; /* where the text begins: 3 after a UTF-8 byte order mark, else 0 */
	enum source_format format;
	struct document *documents; /* linked by document.next */
	struct document *last;
	unsigned count;
	struct problem *problems; /* in order of discovery */
	struct problem *last_problem;
	/* A syntax, encoding or limit problem: what follows it was not read. What was read before
	 * it may still be there as the last document, which is `partial` then: its open containers
	 * closed at the problem, it is good for telling what the file is about, and for nothing
	 * else (what is missing from it proves nothing). */
	bool broken;
	struct arena arena; /* documents, decoded text, problems */
	/* The texts inside that were read as JSON: sources of their own, whose host is the string
	 * that holds the text. What is wrong with them, and where their nodes stand, is told of
	 * the file. */
	struct source *inner;
	struct source *next_inner;
	const struct node *host; /* NULL for a file */
	struct hidden *hidden; /* what must not be shown, beyond what keys tell */
	struct lines *lines; /* made by position.h when first asked for; in the arena */
	char *buffer; /* malloc; what `bytes` views, NULL while nothing was read */
};

/* An empty source of that path; the path is copied. */
void source_init(struct source *source, const char *path, enum source_format format);
void source_drop(struct source *source);

/* The format that a file name tells by its ending; JSON for others but .yaml, .yml, .jsonl,
 * .ndjson. */
enum source_format source_format_of(const char *path);

/* Reads the file at `file` (or stdin for NULL) into a padded buffer. Returns NULL, or why it could
 * not be read, allocated in the source's arena. Never maps the file: one that shrinks must not kill
 * us. A file above limits->bytes becomes a `too-large` problem without being read. */
const char *source_load(struct source *source, const char *file, const struct limits *limits);

/* The text of a string of a document, read as one JSON value; `broken` where it is none. Lives as
 * long as the source that the string stands in. */
struct source *source_within(const struct node *string, const struct limits *limits);

/* Takes a copy of bytes from memory instead. */
void source_set(struct source *source, struct slice bytes);

/* Reads all documents, once. What is wrong becomes problems; see `broken` for a file that does not
 * parse. UTF-16 and UTF-32 are one `encoding` problem and are not read. */
void source_parse(struct source *source, const struct limits *limits);

/* Marks a node and all below it as secret: neither messages nor excerpts show them. */
void source_hide(struct node *node);

/* Adds a problem (message copied as formatted), met in the newest document, and returns it for help
 * and related to be set. Whoever stops reading sets `broken` beside it. */
struct problem *source_problem(struct source *source, const char *rule, struct range range,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
