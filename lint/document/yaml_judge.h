/* What may be wrong with a YAML file besides its syntax, in words. `slot` is where the node in
 * question stands, or will stand, in its document; 0 where there is none. */
#ifndef ZTLINT_DOCUMENT_YAML_JUDGE_H
#define ZTLINT_DOCUMENT_YAML_JUDGE_H

#include "document/merge.h"
#include "document/yaml_token.h"

/* A scalar that does not spell what its tag demands. */
void yaml_judge_misfit(struct source *source, const struct yaml_token *token, uint32_t slot);

/* A scalar of that kind: a problem where others do not take it for the string it is here. */
void yaml_judge_word(
	struct source *source, const struct yaml_token *token, enum node_kind kind, uint32_t slot);

/* A scalar key that resolves to that kind: a problem where it is no string. */
void yaml_judge_key(
	struct source *source, const struct yaml_token *key, enum node_kind kind, uint32_t slot);

/* A sequence or mapping as a key. */
void yaml_judge_container_key(
	struct source *source, enum node_kind kind, struct range range, uint32_t slot);

/* Keys that stand twice. */
void yaml_judge_repeats(struct document *document, const struct merge *merge);

/* An alias without an anchor; the reading ends. */
void yaml_judge_stray_alias(struct source *source, struct slice name, struct range range);

/* An alias inside of what it stands for, which begins at byte `start`. */
void yaml_judge_cyclic_alias(struct source *source, struct range range, uint32_t start);

/* An alias that repeats more than is read; the reading ends. */
void yaml_judge_expansion(struct source *source, struct range range);

#endif
