/* How the parts of the parser of regular expressions work together; for regex*.c only. */
#ifndef ZTLINT_LANGUAGE_REGEX_SCAN_H
#define ZTLINT_LANGUAGE_REGEX_SCAN_H

#include "language/language.h"

enum {
	REGEX_DEPTH = 250, /* groups, classes and repeats within each other */
	REGEX_NAMES = 128, /* names of groups that are remembered */
};

enum regex_fault {
	REGEX_LOOKAROUND,
	REGEX_BACKREF,
	REGEX_GROUP,
	REGEX_ESCAPE,
	REGEX_REPEAT,
	REGEX_CLASS,
	REGEX_UNCLOSED,
	REGEX_UNOPENED,
	REGEX_UNICODE,
	REGEX_NEST,
	REGEX_LOOKAROUND_REMARK, /* what some engines take and others do not */
	REGEX_BACKREF_REMARK,
	REGEX_FAULTS,
};

struct regex_group {
	size_t open; /* where its ( stands */
	bool verbose; /* the flags outside */
	bool unicode;
};

/* One pass over a pattern. */
struct regex_scan {
	struct slice text;
	size_t at;
	bool rust; /* the syntax of Rust's crate to the letter; else what all engines refuse */
	bool verbose; /* flag x: white space and comments do not count */
	bool unicode; /* flag u */
	struct verdict *verdict;
	bool failed;
	enum regex_fault remark; /* told last, where nothing is wrong; REGEX_FAULTS: none */
	size_t remark_at;
	size_t remark_length;
	struct slice property; /* that nobody knows, where that is the remark; else empty */
	struct regex_group groups[REGEX_DEPTH]; /* that are open */
	size_t group_count; /* may be more, where depth is no fault */
	struct slice names[REGEX_NAMES];
	size_t name_count;
};

/* Says what is wrong; the first one counts. False, for the caller to return. */
bool regex_fail(struct regex_scan *scan, enum regex_fault fault, size_t at, size_t length,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Remembers what counts only where the syntax is right: warnings, and what is wrong with the
 * characters meant. The first one counts. */
void regex_remark(struct regex_scan *scan, enum regex_fault remark, size_t at, size_t length);

/* Moves over white space and comments, where the flag x is on. */
void regex_skip(struct regex_scan *scan);

/* What an escape stands for. */
enum regex_escape {
	REGEX_LITERAL,
	REGEX_SET, /* \d, \pL */
	REGEX_ASSERTION, /* \b, \A */
};

struct regex_item {
	enum regex_escape escape;
	size_t at;
	uint32_t rune; /* of a literal */
	bool byte; /* written as \xHH, which may be any byte */
};

/* Reads the escape at scan->at, a backslash. */
bool regex_escape_read(struct regex_scan *scan, struct regex_item *item);

/* Reads the class at scan->at, an opening bracket, to its end. */
bool regex_class_read(struct regex_scan *scan);

/* Is it the name of a property of characters, in any spelling? */
bool regex_property_known(struct slice name);

#endif
