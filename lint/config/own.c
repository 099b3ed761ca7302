#include "config/own.h"

#include "base/bug.h"
#include "base/path.h"
#include "base/quote.h"
#include "base/suggest.h"
#include "config/member.h"
#include "rule/declare.h"
#include "rule/page.h"

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

bool
own_rules_know(const struct config *config, struct slice word)
{
	const struct own_rule *own = config->rules;

	while (own && !slice_equal(own->id, word) &&
		!(own->rule && slice_is(word, own->rule->area)))
		own = own->next;
	return own != NULL;
}

/* A new rule of the user's own, at the end of the list; NULL where the id is taken. */
static struct own_rule *
own_rule_add(struct loader *loader, struct slice id, const struct node *node)
{
	struct own_rule *rule;
	struct quote quote;

	if (rule_find(id) || word_is_category(id) || word_is_area(id) ||
		own_rule_find(loader->config, id)) {
		faults_add(&loader->faults, node, "not-allowed", "the id %s is taken",
			quote_value(&quote, id))
			->help = "give the rule a name of its own";
		return NULL;
	}
	rule = arena_alloc(&loader->configs->arena, sizeof(*rule));
	*rule = (struct own_rule){ .id = id, .node = node };
	*loader->last_rule = rule;
	loader->last_rule = &rule->next;
	return rule;
}

/* Kinds that there are, and pointers that are some. */
static void
words_check(struct loader *loader, const struct node *about)
{
	static const char *const pointers[] = { "at", "report" };

	texts_each(text, node_find(about, slice_of("kinds")))
	{
		struct suggest suggest;
		struct quote quote;

		if (kind_find(node_text(text)))
			continue;
		suggest_init(&suggest, node_text(text));
		for (size_t i = 0; i < kind_count; i++)
			suggest_offer(&suggest, slice_of(kinds[i].name));
		faults_add(&loader->faults, text, "not-allowed", "no kind is called %s",
			quote_value(&quote, node_text(text)))
			->help = suggest_best(&suggest).length > 0
					 ? arena_format(&loader->configs->arena, "write \"%s\"",
						   suggest_best(&suggest).at)
					 : "ztlint kinds lists them";
	}
	for (size_t i = 0; i < sizeof(pointers) / sizeof(*pointers); i++) {
		const struct node *pointer = node_find(about, slice_of(pointers[i]));

		if (node_text(pointer).length > 0 && node_text(pointer).at[0] != '/')
			faults_add(&loader->faults, pointer, "not-allowed",
				"%s is no pointer: it must begin with /", pointers[i]);
	}
}

/* Takes a declaration that passed its schema. */
static void
own_rule_declare(struct loader *loader, struct own_rule *own, const struct node *about)
{
	struct arena *arena = &loader->configs->arena;
	const struct node *area = node_find(about, slice_of("area"));
	const struct node *title = node_find(about, slice_of("title"));
	struct declare_error error;

	own->about = about;
	own->rule = arena_alloc(arena, sizeof(*own->rule));
	if (!rule_declare(own->rule, own->id, about, arena, &error))
		faults_add(&loader->faults, error.node ? error.node : about, "not-allowed", "%s",
			error.message);
	own->rule->area = area ? arena_copy(arena, node_text(area)) : "own";
	own->rule->title = title ? arena_copy(arena, node_text(title)) : own->rule->message;
	words_check(loader, about);
}

struct source *
own_page_front(struct configs *configs, const struct source *page)
{
	struct source *front = configs_source(configs, page->path);

	front->format = SOURCE_YAML;
	source_set(front, page_front((struct slice){ .at = page->bytes, .length = page->size }));
	source_parse(front, &limits_default);
	if (!front->problems && !document_root(front->documents))
		source_problem(front, "wrong-rule", (struct range){ .end = 3 },
			"the front matter is empty");
	return front;
}

/* The declaration in a page's front matter; NULL after telling why there is none. */
static struct node *
page_declaration(struct loader *loader, const struct source *page)
{
	struct source *front = own_page_front(loader->configs, page);
	struct node *about = front->broken ? NULL : document_root(front->documents);

	faults_add_problems(&loader->faults, front);
	return about && loader_check(loader, "/$defs/rule", about) ? about : NULL;
}

static void
page_declare(struct loader *loader, struct own_rule *own, const struct source *page)
{
	struct slice text = { .at = page->bytes, .length = page->size };
	struct node *about = page_declaration(loader, page);
	struct declare_error error;

	if (!about)
		return;
	own_rule_declare(loader, own, about);
	own->rule->page = text.at;
	own->rule->page_length = text.length;
	own->rule->title = page_title(text, own->id, &loader->configs->arena, &error);
	if (!own->rule->title)
		faults_add(&loader->faults, about, "wrong-rule",
			"the page of this rule is wrong: %s", error.message);
}

void
own_page_take(struct loader *loader, struct source *page, struct slice id)
{
	struct source *front = own_page_front(loader->configs, page);
	struct node *root = document_root(front->documents);
	struct own_rule *own = root ? own_rule_add(loader, id, root) : NULL;

	if (!root)
		faults_add_problems(&loader->faults, front);
	if (own)
		page_declare(loader, own, page);
}

/* The page at that path, which the node names; NULL after telling why there is none. */
static struct source *
page_load(struct loader *loader, const struct node *node, const char *path)
{
	struct source *page = configs_source(loader->configs, path);
	const char *trouble = source_load(page, path, &limits_default);

	if (!trouble &&
		page_front((struct slice){ .at = page->bytes, .length = page->size }).length == 0)
		trouble = "it does not begin with front matter between two lines of ---";
	if (!trouble)
		return page;
	faults_add(&loader->faults, node, "wrong-rule", "no rule is read from here: %s", trouble);
	return NULL;
}

struct slice
own_page_id(struct slice path)
{
	struct slice id = path_name(path);

	if (path_has_ending(id, slice_of(".md")))
		id.length -= 3;
	return id;
}

static void
page_add(struct loader *loader, const struct node *node, const char *path)
{
	struct own_rule *own = own_rule_add(loader, own_page_id(slice_of(path)), node);
	struct source *page = own ? page_load(loader, node, path) : NULL;

	if (page)
		page_declare(loader, own, page);
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
		struct own_rule *own;

		if (node_is_string(entry)) {
			path_take(loader, entry);
			continue;
		}
		own = own_rule_add(loader, node_text(node_find(entry, slice_of("id"))), entry);
		if (own)
			own_rule_declare(loader, own, entry);
	}
}
