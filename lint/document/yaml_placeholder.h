/* Template placeholders without quotes: {{ name }}, which YAML reads as a mapping whose only key is
 * the mapping { name: null }, and whose value is left out. */
#ifndef ZTLINT_DOCUMENT_YAML_PLACEHOLDER_H
#define ZTLINT_DOCUMENT_YAML_PLACEHOLDER_H

#include "document/yaml_tree.h"

/* May the mapping that has just been read, a key of `outer`, be the inner half of a placeholder? */
bool yaml_placeholder_inner(const struct yaml_tree *tree, const struct yaml_frame *outer,
	const struct yaml_frame *inner);

/* Is the mapping that ends before byte `end` a placeholder? Its key has passed as the inner half.
 */
bool
yaml_placeholder_whole(const struct yaml_tree *tree, const struct yaml_frame *frame, uint32_t end);

/* The nodes of a placeholder, the last ones of the document, give way to one string that is not
 * known yet, spelt as the source has it. */
void yaml_placeholder_fold(struct document *document, uint32_t slot);

#endif
