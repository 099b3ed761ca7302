/* The YAML reader: libyaml's events made into the same nodes as JSON. */
#ifndef ZTLINT_DOCUMENT_YAML_H
#define ZTLINT_DOCUMENT_YAML_H

#include "document/source.h"

/* Reads the source's bytes as a YAML stream. Scalars follow the core schema of YAML 1.2; merge keys
 * are merged; aliases are expanded within limits->expanded; a document that holds nothing is left
 * out. Problems: `syntax`, `duplicate-key`, `cyclic-alias`, `too-many-aliases`, `key-not-string`,
 * `yaml-old-word` (a plain word that other readers take for a boolean, number or null) … */
void yaml_read(struct source *source, const struct limits *limits);

#endif
