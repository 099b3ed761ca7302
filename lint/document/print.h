/* A node as JSON text. */
#ifndef ZTLINT_DOCUMENT_PRINT_H
#define ZTLINT_DOCUMENT_PRINT_H

#include "base/text.h"
#include "document/node.h"

/* Adds a string as JSON, quotes included; the bytes are UTF-8. */
void json_add_string(struct text *text, struct slice string);

/* Adds the node as JSON without any white space; numbers as they are spelt. */
void json_add_node(struct text *text, const struct node *node);

#endif
