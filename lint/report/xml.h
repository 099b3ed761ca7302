/* Text within XML and HTML. */
#ifndef ZTLINT_REPORT_XML_H
#define ZTLINT_REPORT_XML_H

#include "base/text.h"

/* Adds text so that it is nothing but text, in content and between quotes: marks become entities, a
 * line break `&#10;`, and what XML 1.0 cannot hold U+FFFD. */
void xml_add(struct text *text, struct slice what);

/* Adds ` name="what"`. */
void xml_add_attribute(struct text *text, const char *name, struct slice what);

/* The same for a path or anything else that may move a cursor or reverse the reading order: it is
 * escaped as in messages first. */
void xml_add_raw(struct text *text, const char *name, struct slice what);

#endif
