/* What libyaml refuses, in plain words at the place where it is to be mended. */
#ifndef ZTLINT_DOCUMENT_YAML_ERROR_H
#define ZTLINT_DOCUMENT_YAML_ERROR_H

#include "document/yaml_text.h"

#include <yaml.h>

/* The byte at which the parser gave up. */
uint32_t yaml_error_byte(const yaml_parser_t *parser, const struct yaml_text *text);

/* Adds the one `syntax` problem that the parser's error is. The parser has failed, and not for want
 * of memory. */
void
yaml_error_report(const yaml_parser_t *parser, const struct yaml_text *text, struct source *source);

#endif
