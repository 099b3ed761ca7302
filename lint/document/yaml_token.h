/* A token of a YAML stream, on its way from libyaml's event to a node. */
#ifndef ZTLINT_DOCUMENT_YAML_TOKEN_H
#define ZTLINT_DOCUMENT_YAML_TOKEN_H

#include "document/node.h"

/* A scalar as the source has it, or what opens a container, which has no text. */
struct yaml_token {
	struct range range; /* with its quotes */
	struct slice text; /* decoded */
	bool view; /* the text is a part of the source */
	bool plain;
	const char *tag; /* or NULL */
	struct slice anchor; /* of length 0 where there is none */
};

#endif
