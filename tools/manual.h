/* What the parts of the program that writes the manual share. */
#ifndef ZTLINT_TOOLS_MANUAL_H
#define ZTLINT_TOOLS_MANUAL_H

#include "base/text.h"

/* Each adds a whole file: manual pages, and completions for shells. */
void manual_add_page(struct text *text);
void manual_add_config(struct text *text, const char *schema_path);
void completion_add_bash(struct text *text);
void completion_add_zsh(struct text *text);
void completion_add_fish(struct text *text);

/* Parts of a page: text that is nothing but text in roff, a section, an item with its paragraph. */
void roff_add(struct text *text, const char *what);
void roff_add_section(struct text *text, const char *title);
void roff_add_item(struct text *text, const char *name, const char *what);

/* The words that an option's value or a command's argument may be, with a blank behind each;
 * nothing where it is a path or free. */
void completion_add_words(struct text *text, const char *argument, const char *const *choices);

#endif
