/* The tree of a YAML document under construction: open containers, keys, anchors. The reader says
 * what comes next; this knows where it belongs. */
#ifndef ZTLINT_DOCUMENT_YAML_TREE_H
#define ZTLINT_DOCUMENT_YAML_TREE_H

#include "document/alias.h"
#include "document/merge.h"
#include "document/yaml_token.h"

/* What the next node of a container will be. */
enum yaml_place {
	YAML_ITEM,
	YAML_KEY,
	YAML_VALUE,
};

/* An open container. */
struct yaml_frame {
	uint32_t slot;
	uint32_t start; /* its first byte */
	uint32_t last; /* its newest child, 0 where there is none */
	uint32_t items; /* read so far, of a sequence */
	uint32_t height; /* of its highest child */
	uint32_t anchor; /* its number, or 0 */
	uint64_t weight; /* of all that came before it */
	uint32_t anchors; /* how many there were when it was opened */
	uint32_t merge; /* the value of its merge key, or 0 */
	struct range merge_range;
	enum yaml_place place;
	bool flow;
	bool is_key; /* it stands as a key itself */
	bool merges; /* the value to come is that of the merge key */
	bool keyless; /* the value to come is left out, for its key is a container */
	bool placeholder; /* its only key may be that of {{ name }}, and is not judged yet */
};

struct yaml_tree {
	struct source *source;
	const struct limits *limits;
	struct document *document; /* NULL until its root comes */
	struct yaml_frame *frames; /* malloc */
	uint32_t depth;
	uint32_t capacity;
	uint32_t depth_most;
	uint64_t nodes_most;
	uint32_t quiet; /* open containers that stand as keys: what is in them is not judged */
	struct yaml_token key; /* of the value to come */
	uint32_t end; /* behind the last token */
	/* A node and each 64 bytes of text weigh one: */
	uint64_t written; /* what the document spells out */
	uint64_t expanded; /* what its aliases repeat */
	bool cyclic; /* a cycle has been told of */
	bool stopped; /* a problem was met that ends the reading */
	struct anchors anchors;
	struct merge merge;
};

void yaml_tree_init(struct yaml_tree *tree, struct source *source, const struct limits *limits);
void yaml_tree_drop(struct yaml_tree *tree);

/* A document begins; it ends, whole or at what breaks it. */
void yaml_tree_begin(struct yaml_tree *tree);
void yaml_tree_end(struct yaml_tree *tree);

/* The next node is a scalar; a token's text that is no view is copied. */
void yaml_tree_scalar(struct yaml_tree *tree, const struct yaml_token *token);

/* The next node is a sequence or mapping that begins with the token (which has no text). */
void yaml_tree_open(
	struct yaml_tree *tree, enum node_kind kind, bool flow, const struct yaml_token *token);

/* The innermost container ends before byte `end`; one in block style with its last token. */
void yaml_tree_close(struct yaml_tree *tree, uint32_t end);

/* The next node is an alias at `range`. */
void yaml_tree_alias(struct yaml_tree *tree, struct slice name, struct range range);

/* The reading broke off at byte `end`: all that is open ends there, unjudged. */
void yaml_tree_break(struct yaml_tree *tree, uint32_t end);

#endif
