#include "config/own.h"

#include "base/bug.h"
#include "base/path.h"
#include "base/quote.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PAGES_MOST = 10000 }; /* in one folder */

const struct own_rule *
own_rule_find(const struct config *config, struct slice id)
{
	const struct own_rule *rule = config->rules;

	while (rule && !slice_equal(rule->id, id))
		rule = rule->next;
	return rule;
}

static void
own_rule_add(struct loader *loader, struct slice id, const struct node *node, const char *page)
{
	struct own_rule *rule = arena_alloc(&loader->configs->arena, sizeof(*rule));
	struct quote quote;

	if (rule_find(id) || word_is_category(id) || word_is_area(id) ||
		own_rule_find(loader->config, id)) {
		faults_add(&loader->faults, node, "not-allowed", "the id %s is taken",
			quote_value(&quote, id))
			->help = "give the rule a name of its own";
		return;
	}
	*rule = (struct own_rule){ .id = id, .node = node, .page = page };
	*loader->last_rule = rule;
	loader->last_rule = &rule->next;
}

static void
page_add(struct loader *loader, const struct node *node, const char *page)
{
	struct slice id = path_name(slice_of(page));

	if (path_has_ending(id, slice_of(".md")))
		id.length -= 3;
	own_rule_add(loader, id, node, page);
}

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The pages of an open folder, in the arena, sorted by name. */
static const char **
folder_pages(struct loader *loader, DIR *stream, const char *folder, size_t *count)
{
	struct arena *arena = &loader->configs->arena;
	const char **pages = arena_array(arena, PAGES_MOST, sizeof(*pages));
	const struct dirent *found;
	struct text path = { 0 };

	*count = 0;
	while (*count < PAGES_MOST && (found = readdir(stream))) {
		if (found->d_name[0] == '.' ||
			!path_has_ending(slice_of(found->d_name), slice_of(".md")))
			continue;
		text_clear(&path);
		path_join(&path, slice_of(folder), slice_of(found->d_name));
		pages[(*count)++] = arena_copy(arena, text_slice(&path));
	}
	text_drop(&path);
	qsort(pages, *count, sizeof(*pages), name_order);
	return pages;
}

static void
path_take(struct loader *loader, const struct node *node)
{
	const char *path = loader_path(loader, node);
	const char **pages;
	struct stat status;
	size_t count;
	DIR *stream;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
		page_add(loader, node, path);
		return;
	}
	stream = opendir(path);
	if (!stream) {
		faults_add(&loader->faults, node, "not-allowed", "no rule is read from here: %s",
			path_trouble(errno));
		return;
	}
	pages = folder_pages(loader, stream, path, &count);
	closedir(stream);
	for (size_t i = 0; i < count; i++)
		page_add(loader, node, pages[i]);
}

void
own_rules_take(struct loader *loader, const struct node *list)
{
	node_each (entry, list) {
		if (node_is_string(entry))
			path_take(loader, entry);
		else
			own_rule_add(
				loader, node_text(node_find(entry, slice_of("id"))), entry, NULL);
	}
}
