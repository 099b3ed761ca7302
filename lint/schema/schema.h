/*
 * JSON Schema, compiled to a program and run over nodes. Each schema resource is read in the draft
 * that its `$schema` names: 4, 6, 7, 2019-09, 2020-12, or that of a metaschema that was given; one
 * that does not say is of the draft around it, a document of 2020-12.
 *
 * One walker serves both questions. "Does it hold?" stops at the first failure and takes no memory;
 * "what is wrong?" goes on and collects failures in the words of the domain. Clean files only ever
 * pay for the first.
 *
 * Two readings of one schema: plain, exactly as the standard says, for users' schemas and rule
 * fragments; and tolerant, for our kinds, where `x-ztlint` is obeyed, hollow and unknown values are
 * forgiven, and members that belong to another variant or are near misses of a known one are found.
 */
#ifndef ZTLINT_SCHEMA_SCHEMA_H
#define ZTLINT_SCHEMA_SCHEMA_H

#include "base/arena.h"
#include "base/severity.h"
#include "document/node.h"

struct schemas;
struct schema;

/* How a schema is read. */
struct reading {
	bool tolerant; /* obey x-ztlint; forgive hollow and unknown values */
	bool assert_formats; /* `format` is an assertion, not a remark */
	bool members_required; /* rule fragments: a member under `properties` must be there unless
				  the (non-standard) keyword `optional: [names]` lists it */
};

/* What is wrong with a schema: where (a node of its document; NULL for none) and what, one line. */
struct schema_error {
	const struct node *node;
	const char *message; /* in the arena of the schemas; so is help */
	const char *help; /* or NULL */
};

/* The documents that references may lead to. The metaschemas of all drafts are always among them.
 */
struct schemas *schemas_new(void);
void schemas_free(struct schemas *schemas);

/* Adds a document: found later under `uri` (may be empty) and under each `$id` inside. The nodes
 * must outlive the schemas. False and *error where an `$id` or `$schema` is unusable. */
bool schemas_add(struct schemas *schemas, const struct node *root, struct slice uri,
	struct schema_error *error);

/* Compiles the schema at `root` (a document added before, or a fragment of its own) once; the same
 * root and reading give the same result. NULL and *error where it is no valid schema or a reference
 * leads nowhere: nothing is ever fetched. Thread-safe. Lives as long as the schemas. */
const struct schema *schema_compile(struct schemas *schemas, const struct node *root,
	struct slice uri, struct reading reading, struct schema_error *error);

/* What a tolerant schema says of a member beyond assertions, met on the way. */
struct annotation {
	const char *part; /* x-ztlint.part, or NULL */
	const char *const
		*refers; /* kinds whose id (or member) stands here, NULL at the end; or NULL */
	const char *refers_member; /* "id" unless said otherwise */
	enum severity refers_severity; /* of a dangling one; SEVERITY_NONE: as the rule says */
	bool secret;
	bool deprecated;
	bool write_only;
	bool read_only;
};

/* A node that an annotation speaks of. */
struct fact {
	struct node *node;
	const struct annotation *annotation;
};

/* Which part of a node a failure (and later a finding) points at. */
enum place_part {
	PLACE_VALUE,
	PLACE_KEY, /* the member's key; without one the value, or the opening sign of a container */
	PLACE_INSIDE, /* `from`, `length` bytes of the decoded text */
	PLACE_OPEN, /* the key of a container, or its opening sign: something is missing in it */
};

struct place {
	const struct node *node;
	enum place_part part;
	uint32_t from;
	uint32_t length;
};

/* One failure, in domain words. */
struct failure {
	struct failure *next;
	const char *rule; /* "wrong-type", "missing-field", … or x-ztlint.rule, or a grammar's */
	enum severity severity; /* SEVERITY_NONE: as the rule says; else what tolerance decided */
	struct place place;
	const char *message; /* escaped; NULL where the rule's own page has the words */
	const char *help; /* or NULL */
	const char *salt; /* what is wrong, for the fingerprint: a member's name, a keyword */
	const char *keyword; /* "maxLength" */
	struct place related; /* node NULL: none */
	const char *related_message;
	bool secret; /* the place is marked secret, or stands in what is */
};

/* The last verdict of schema_holds, for schema_explain. */
struct judged {
	const struct schema *schema;
	const struct node *node;
	bool fails; /* false: it gave up */
	bool deep; /* because of depth */
};

/* Does the schema, or one that it is made of, mark a part of that name? */
bool schema_has_part(const struct schema *schema, const char *part);

/* What one thread needs to run schemas. After checker_init the caller sets the flags of the upper
 * half; it drops the checker before the schemas that it ran are freed. */
struct checker {
	/* set by the caller */
	struct arena *scratch; /* failures, facts, messages; reset by the caller */
	bool desired; /* the object is desired state: x-ztlint.requiredIn.request holds */
	bool partial; /* columns may be missing (StackQL rows): nothing is required of the object
		       * itself, or of the entries of a list that is the resource */
	bool zero_hollow; /* 0 and false are hollow too (Terraform 4.x) */
	bool collect_facts;
	bool wary; /* look at texts too for `blind`: redaction marks and placeholders */
	/* filled by running */
	bool blind; /* a refused or unknown value was met; only ever set */
	struct fact *facts;
	size_t fact_count;
	size_t fact_capacity;
	struct failure *failures; /* in order of place */
	struct failure *last;
	struct far_names *far; /* member names that are near misses of nothing */
	struct match_pool *pool; /* PCRE2 match data, made when first needed */
	unsigned depth;
	int64_t steps; /* that the run in hand may still take */
	bool extended; /* and the document's size was added to them */
	size_t offers; /* words that it may still compare, looking for near misses */
	bool exhausted; /* a run gave up because it took too many; only ever set */
	struct judged judged;
};

void checker_init(struct checker *checker, struct arena *scratch);
void checker_drop(struct checker *checker);

/* Does the node hold? Facts are collected where asked for; marks nothing, reports nothing. */
bool schema_holds(struct checker *checker, const struct schema *schema, struct node *node);

/* Is the value a placeholder or a redaction mark (NODE_UNKNOWN, `********`, `REDACTED`, `{{ x }}`,
 * `${x}`, `$NAME` …)? Nothing is known of it: it is never an id, a name or a secret. */
bool value_is_unknown(const struct node *node);

/* What is wrong with it: appends to checker->failures, one failure for one mistake, and (tolerant
 * reading) marks refused nodes with NODE_REFUSED. Nothing is appended when all failures are
 * forgiven. Collects facts too, but none below a refused node. */
void schema_explain(struct checker *checker, const struct schema *schema, struct node *node);

#endif
