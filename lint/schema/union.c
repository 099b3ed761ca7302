/*
 * Which alternative of a union is meant: found once, when the schema is compiled.
 *
 * A tag proves that an alternative fails, so that only the one meant need be looked at; it never
 * proves that one holds.
 */
#include "schema/compile.h"

enum { MOST_ALTERNATIVES = 256 }; /* larger unions are not compared pair by pair */

static bool
is_bare(const struct schema *schema)
{
	return schema->kinds == KINDS_ALL && !schema->values && !schema->text && !schema->number &&
	       !schema->list && !schema->object && !schema->extension && !schema->tracks &&
	       !schema->scoped;
}

const struct schema *
schema_target(const struct schema *schema)
{
	while (is_bare(schema) && schema->logic) {
		const struct logic *logic = schema->logic;

		if (!logic->ref || logic->dynamic || logic->all_count || logic->choices ||
			logic->any || logic->one || logic->not || logic->condition)
			break;
		schema = logic->ref;
	}
	return schema;
}

/* The texts that the schema allows for a member, when it allows nothing else. */
static const struct values *
tag_values(const struct schema *schema, struct slice key, uint32_t hash)
{
	const struct object_rules *rules = schema_target(schema)->object;
	const struct member *member = rules ? object_member(rules, hash, key) : NULL;
	const struct values *values =
		member && member->schema ? schema_target(member->schema)->values : NULL;

	return values && !values->next && values->only_strings && values->count ? values : NULL;
}

/* Does the member have different texts in each alternative? Then *choice knows them. */
static bool
tag_by_value(struct compiler *compiler, const struct alternatives *alternatives,
	const struct member *member, struct choice *choice)
{
	*choice = (struct choice){ .member = member->key };
	for (size_t i = 0; i < alternatives->count; i++) {
		const struct values *values =
			tag_values(alternatives->schemas[i], member->key, member->hash);

		for (size_t j = 0; values && j < values->count; j++)
			choice_add(compiler, choice, node_text(values->nodes[j]),
				alternatives->schemas[i]);
		if (!values)
			return false;
	}
	choice_finish(compiler, choice);
	for (uint32_t i = 0; i < choice->count; i++) {
		const struct choice_case *same = &choice->cases[i];

		while (same->same) {
			same = &choice->cases[same->same - 1];
			if (same->schema != choice->cases[i].schema)
				return false;
		}
	}
	return true;
}

static bool requires(const struct schema *schema, const struct member *member)
{
	const struct object_rules *rules = schema_target(schema)->object;
	const struct member *own = rules ? object_member(rules, member->hash, member->key) : NULL;

	return own && bit_is_set(rules->required, (uint32_t)(own - rules->members));
}

/* The only member that this alternative requires and no other does; NULL for none or several. */
static const struct member *
own_member(const struct alternatives *alternatives, size_t index)
{
	const struct object_rules *rules = schema_target(alternatives->schemas[index])->object;
	const struct member *own = NULL;

	for (uint32_t i = 0; rules && i < rules->count; i++) {
		bool shared = !bit_is_set(rules->required, i);

		for (size_t j = 0; !shared && j < alternatives->count; j++)
		shared = j != index && requires(alternatives->schemas[j], &rules->members[i]);
		if (shared)
			continue;
		if (own)
			return NULL;
		own = &rules->members[i];
	}
	return own;
}

static bool
tag_by_key(
	struct compiler *compiler, const struct alternatives *alternatives, struct choice *choice)
{
	*choice = (struct choice){ 0 };
	for (size_t i = 0; i < alternatives->count; i++) {
		const struct member *own = own_member(alternatives, i);

		if (!own)
			return false;
		choice_add(compiler, choice, own->key, alternatives->schemas[i]);
	}
	choice_finish(compiler, choice);
	return true;
}

static bool
tag_by_kind(const struct alternatives *alternatives)
{
	unsigned seen = 0;

	for (size_t i = 0; i < alternatives->count; i++) {
		unsigned kinds = schema_target(alternatives->schemas[i])->kinds;

		if (kinds & seen)
			return false;
		seen |= kinds;
	}
	return true;
}

static void
union_tag(struct compiler *compiler, struct alternatives *alternatives)
{
	struct choice choice = { 0 };
	const struct object_rules *first;

	if (!alternatives || alternatives->count < 2 || alternatives->count > MOST_ALTERNATIVES)
		return;
	first = schema_target(alternatives->schemas[0])->object;
	for (uint32_t i = 0; first && i < first->count && alternatives->tag == TAG_NONE; i++) {
		if (tag_by_value(compiler, alternatives, &first->members[i], &choice))
			alternatives->tag = TAG_VALUE;
	}
	if (alternatives->tag == TAG_NONE && tag_by_key(compiler, alternatives, &choice))
		alternatives->tag = TAG_KEY;
	if (alternatives->tag == TAG_NONE)
		alternatives->tag = tag_by_kind(alternatives) ? TAG_KIND : TAG_NONE;
	if (alternatives->tag == TAG_VALUE || alternatives->tag == TAG_KEY) {
		alternatives->choice = arena_alloc(compiler->arena, sizeof(choice));
		*alternatives->choice = choice;
	}
}

void
unions_tag(struct compiler *compiler, struct schema *schema)
{
	if (!compiler->program->dispatch || !schema->logic)
		return;
	union_tag(compiler, schema->logic->any);
	union_tag(compiler, schema->logic->one);
}
