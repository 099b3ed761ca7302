/* Rules of the user's own, as a configuration lists them. */
#ifndef ZTLINT_CONFIG_OWN_H
#define ZTLINT_CONFIG_OWN_H

#include "config/load.h"

/* Takes the entries of `rules`: inline rules by their `id`, pages by the stem of their file, of a
 * folder all its .md files by name. A file that is not there, an id that is taken, are faults. */
void own_rules_take(struct loader *loader, const struct node *list);

/* The id of the rule whose page has that path. */
struct slice own_page_id(struct slice path);

/* The front matter of a page that was read, as a parsed source of its own with the places of the
 * page; broken, empty, whatever it is. Given back with the configurations. */
struct source *own_page_front(struct configs *configs, const struct source *page);

/* Takes the rule of that page. */
void own_page_take(struct loader *loader, struct source *page, struct slice id);

/* Is the word the id or the area of one of them? */
bool own_rules_know(const struct config *config, struct slice word);

/* The rule of that id, or NULL. */
const struct own_rule *own_rule_find(const struct config *config, struct slice id);

#endif
