/* What stops the JSON reader, and its words for it. */
#ifndef ZTLINT_DOCUMENT_JSON_FAULT_H
#define ZTLINT_DOCUMENT_JSON_FAULT_H

#include "document/source.h"

enum json_fault_kind {
	JSON_FAULT_NONE,
	JSON_FAULT_VALUE, /* no value where one has to stand */
	JSON_FAULT_KEY, /* no key */
	JSON_FAULT_COLON, /* none after a key */
	JSON_FAULT_COMMA, /* neither a comma nor the closing sign after a value */
	JSON_FAULT_END, /* something after the value */
	JSON_FAULT_NUMBER, /* a digit is missing */
	JSON_FAULT_CONTROL, /* a control character in a string, or the end of the file */
	JSON_FAULT_ESCAPE, /* an unknown escape */
	JSON_FAULT_HEX, /* \u without four digits */
	JSON_FAULT_UTF8,
	JSON_FAULT_DEEP,
	JSON_FAULT_NODES,
};

/* A fault and its surroundings; all pointers lead into the source or the document being read. */
struct json_fault {
	enum json_fault_kind kind;
	const char *at; /* the byte that cannot be what it is */
	const char *begin; /* of the string or number it stands in */
	const struct node
		*open; /* the innermost open container; of kind NODE_NONE outside of any */
	const struct node *last; /* the value read before it, if it is in `open` */
	struct slice key; /* the key whose colon or value is missing; at NULL: none */
	uint64_t limit; /* that was exceeded */
};

/* Adds the one problem that the fault is, and marks the source as broken. */
void json_fault_report(struct source *source, const struct json_fault *fault);

#endif
