/* How the parts of the parser of expressions work together; for wirefilter*.c only. */
#ifndef ZTLINT_LANGUAGE_WIREFILTER_SCAN_H
#define ZTLINT_LANGUAGE_WIREFILTER_SCAN_H

#include "language/language.h"

enum {
	WIREFILTER_DEPTH = 128, /* parentheses, negations and quantifiers within each other */
	WIREFILTER_SIZE = 65536, /* bytes of an expression */
	WIREFILTER_SET = 64, /* texts of a set that are looked at for repeats */
};

enum wirefilter_fault {
	WF_EMPTY,
	WF_TOO_LONG,
	WF_UNKNOWN_IDENT,
	WF_EXPECT_IDENT,
	WF_EXPECT_OP,
	WF_BAD_OP,
	WF_EXPECT_VALUE,
	WF_BAD_ESCAPE,
	WF_UNTERMINATED_STRING,
	WF_RAW_HASHES,
	WF_EXPECT_BRACE,
	WF_COMMA_IN_SET,
	WF_UNCLOSED_BRACE,
	WF_UNCLOSED_PAREN,
	WF_LIST_UNAVAILABLE,
	WF_INDEX_SYNTAX,
	WF_INDEX_TYPE,
	WF_NOT_BOOL,
	WF_MIXED_LOGICAL,
	WF_QUANT_ARG,
	WF_UNKNOWN_FUNC,
	WF_TRAILING,
	WF_TAB,
	WF_REGEX,
	WF_WILDCARD,
	WF_NEST,
	WF_ARRAY_SCALAR, /* from here on warnings */
	WF_MEMBER,
	WF_VALUE,
	WF_SET,
	WF_FAULTS,
};

enum selector {
	SELECT_EMAIL,
	SELECT_NAME,
	SELECT_GROUP_ID,
	SELECT_GROUP_NAME,
	SELECT_GROUP_EMAIL,
	SELECT_SAML,
	SELECT_TOKEN,
	SELECT_NETWORK,
	SELECT_SYSTEM,
	SELECT_VERSION,
	SELECT_COLO,
	SELECTORS,
};

struct selector_name {
	const char *name;
	bool list;
};

extern const struct selector_name selector_names[SELECTORS];

/* What a part of an expression is. */
enum wirefilter_type {
	WF_FAILED,
	WF_BOOL,
	WF_BOOLS, /* one for each item of a list */
};

struct wirefilter_scan {
	struct slice text; /* without white space at its end */
	size_t at;
	unsigned selectors; /* bits of enum selector: those of the field */
	const char *field; /* "device profiles" */
	unsigned depth;
	unsigned quantifiers; /* that are open */
	struct verdict *verdict;
	enum wirefilter_fault remark; /* WF_FAULTS: none; told last */
	size_t remark_at;
	size_t remark_length;
	char remark_words[512];
	char remark_help[128];
};

/* A selector with its index, as it stands in a comparison. */
struct wirefilter_value {
	enum selector selector;
	size_t at;
	size_t end;
	bool list; /* not indexed, so all of it */
	bool mapped; /* [*] */
};

/* Says what is wrong; the first one counts. False, for the caller to return. */
bool wirefilter_fail(struct wirefilter_scan *scan, enum wirefilter_fault fault, size_t at,
	size_t length, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Keeps a warning for the end; the first one counts. `help` may be NULL. */
void wirefilter_remark(struct wirefilter_scan *scan, enum wirefilter_fault fault, size_t at,
	size_t length, const char *help, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/* Moves over white space; false where a tab stands, which is none. */
bool wirefilter_skip(struct wirefilter_scan *scan);

/* Moves over a word or sign if it stands here. */
bool wirefilter_take(struct wirefilter_scan *scan, const char *word);

/* How long the token at a place is, for ranges; 0 at the end. */
size_t wirefilter_token(const struct wirefilter_scan *scan, size_t at);

/* Reads what is compared with: after ordering operators and `contains`, in sets, after `matches`,
 * after the wildcards. The sign for quoted keys in an index is the same text. */
bool wirefilter_text_read(struct wirefilter_scan *scan, const struct wirefilter_value *value);
bool wirefilter_set_read(struct wirefilter_scan *scan, const struct wirefilter_value *value);
bool wirefilter_pattern_read(struct wirefilter_scan *scan);
bool wirefilter_wildcard_read(struct wirefilter_scan *scan);
bool wirefilter_key_read(struct wirefilter_scan *scan);

/* Reads conditions joined by and, xor, or. */
enum wirefilter_type wirefilter_logical(struct wirefilter_scan *scan);

#endif
