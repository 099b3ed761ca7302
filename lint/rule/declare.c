#include "rule/declare.h"

#include "base/text.h"
#include "document/print.h"
#include "rule/page.h"

struct slice
page_front(struct slice page)
{
	size_t length = page.length - page_body(page).length;

	return slice_first(page, length == 0 ? 0 : length - (sizeof("---\n") - 1));
}

/* What stands behind blank lines. */
static struct slice
skip_blank(struct slice text)
{
	while (text.length > 0 && text.at[0] == '\n')
		text = slice_from(text, 1);
	return text;
}

static bool
sentence_ends(struct slice prose, size_t at)
{
	bool last = at + 1 == prose.length || prose.at[at + 1] == '\n' || prose.at[at + 1] == ' ';

	return last && (prose.at[at] == '.' || prose.at[at] == '\n');
}

const char *
page_title(struct slice page, struct slice id, struct arena *arena, struct declare_error *error)
{
	struct slice prose = skip_blank(page_body(page));
	struct text title = { 0 };
	const char *copy;

	if (!slice_starts(prose, slice_of("# ")) || !slice_starts(slice_from(prose, 2), id) ||
		slice_from(prose, 2 + id.length).length == 0 || prose.at[2 + id.length] != '\n') {
		*error = (struct declare_error){ NULL, "its heading is not its id" };
		return NULL;
	}
	prose = skip_blank(slice_from(prose, id.length + 3));
	for (size_t i = 0; i < prose.length && !sentence_ends(prose, i); i++)
		text_add_byte(&title, prose.at[i] == '\n' ? ' ' : prose.at[i]);
	copy = title.length > 0 ? arena_copy(arena, text_slice(&title)) : NULL;
	text_drop(&title);
	if (!copy)
		*error = (struct declare_error){ NULL, "has no first sentence" };
	return copy;
}

/* A list of texts, NULL at the end; a lone text is a list of one, NULL stays. */
static const char *const *
names_of(struct arena *arena, const struct node *list)
{
	const char **names = arena_array(arena, node_count(list) + 2, sizeof(*names));
	size_t count = 0;

	if (!list)
		return NULL;
	if (node_is_string(list))
		names[count++] = arena_copy(arena, node_text(list));
	node_each (item, node_is_array(list) ? list : NULL)
		names[count++] = arena_copy(arena, node_text(item));
	return names;
}

static const char *
text_of(struct arena *arena, const struct node *about, const char *member)
{
	struct slice text = node_text(node_find(about, slice_of(member)));

	return text.length > 0 ? arena_copy(arena, text) : NULL;
}

static bool
severity_read(struct rule *rule, const struct node *about, struct declare_error *error)
{
	const struct node *value = node_find(about, slice_of("severity"));

	for (int i = SEVERITY_INFO; i <= SEVERITY_ERROR; i++) {
		if (node_is(value, severity_name((enum severity)i))) {
			rule->severity = (enum severity)i;
			return true;
		}
	}
	*error = (struct declare_error){ value, "severity is not error, warning or info" };
	return false;
}

/* One that does not say is suspicious. */
static bool
category_read(struct rule *rule, const struct node *about, struct declare_error *error)
{
	const struct node *value = node_find(about, slice_of("category"));

	rule->category = CATEGORY_SUSPICIOUS;
	if (!value)
		return true;
	for (int i = CATEGORY_INVALID; i <= CATEGORY_HYGIENE; i++) {
		if (node_is(value, category_name((enum category)i))) {
			rule->category = (enum category)i;
			return true;
		}
	}
	*error = (struct declare_error){ value, "category is not one of the five" };
	return false;
}

static bool
owner_read(struct rule *rule, const struct node *about, struct declare_error *error)
{
	bool declared = node_find(about, slice_of("assert"));
	const struct node *by = node_find(about, slice_of("by"));

	if (declared && !by)
		rule->owner = RULE_DECLARED;
	else if (!declared && !by)
		rule->owner = RULE_CODED;
	else if (!declared && node_is(by, "schema"))
		rule->owner = RULE_SCHEMA;
	else if (!declared && node_is(by, "reader"))
		rule->owner = RULE_READER;
	else
		*error = (struct declare_error){ by, "by is neither schema nor reader" };
	return !error->message;
}

/* The const or enum that a fragment asks of the member `type`; NULL where it asks for none. */
static const struct node *
wanted_types(const struct node *when)
{
	const struct node *type =
		node_find(node_find(when, slice_of("properties")), slice_of("type"));
	const struct node *list = node_find(type, slice_of("enum"));

	return list ? list : node_find(type, slice_of("const"));
}

/* What a declared rule is about, told in advance. */
static void
concern_read(struct rule *rule, const struct node *about, struct arena *arena)
{
	const struct node *when = node_find(about, slice_of("when"));
	struct slice at = node_text(node_find(about, slice_of("at")));

	rule->keys = keys_join(keys_of_pointer(at), keys_of_fragment(when));
	if (at.length == 0)
		rule->types = names_of(arena, wanted_types(when));
}

/* The same for a coded rule, which says it itself: `types` and `keys`. */
static void
scope_read(struct rule *rule, const struct node *about, struct arena *arena)
{
	rule->types = names_of(arena, node_find(about, slice_of("types")));
	node_each (key, node_find(about, slice_of("keys")))
		rule->keys = keys_join(rule->keys, keys_of_key(node_text(key)));
}

bool
rule_declare(struct rule *rule, struct slice id, const struct node *about, struct arena *arena,
	struct declare_error *error)
{
	struct text declaration = { 0 };

	*error = (struct declare_error){ 0 };
	*rule = (struct rule){
		.id = arena_copy(arena, id),
		.aliases = names_of(arena, node_find(about, slice_of("aliases"))),
		.kinds = names_of(arena, node_find(about, slice_of("kinds"))),
		.parts = names_of(arena, node_find(about, slice_of("parts"))),
		.message = text_of(arena, about, "message"),
		.help = text_of(arena, about, "help"),
	};
	if (!severity_read(rule, about, error) || !category_read(rule, about, error) ||
		!owner_read(rule, about, error))
		return false;
	if (rule->owner == RULE_CODED)
		scope_read(rule, about, arena);
	if (rule->owner == RULE_DECLARED) {
		concern_read(rule, about, arena);
		json_add_node(&declaration, about);
		rule->declaration = arena_copy(arena, text_slice(&declaration));
		rule->declaration_length = declaration.length;
		text_drop(&declaration);
	}
	return true;
}
