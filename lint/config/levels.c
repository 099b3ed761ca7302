#include "config/levels.h"

struct levels *
levels_new(struct arena *arena, const struct levels *base)
{
	struct levels *levels = arena_alloc(arena, sizeof(*levels));

	levels->table = arena_array(arena, rule_count, sizeof(*levels->table));
	if (base) {
		memcpy(levels->table, base->table, rule_count * sizeof(*levels->table));
		levels->said = base->said;
	}
	return levels;
}

int
level_of_name(struct slice name)
{
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++) {
		if (slice_is(name, severity_name((enum severity)severity)))
			return severity;
	}
	return slice_is(name, "off") ? LEVEL_OFF : SEVERITY_NONE;
}

void
levels_set(struct levels *levels, struct arena *arena, struct slice name, int level)
{
	struct level *said = arena_alloc(arena, sizeof(*said));
	const struct rule *named = rule_find(name);

	*said = (struct level){ .next = levels->said, .name = name, .level = level };
	levels->said = said;
	for (size_t i = 0; i < rule_count; i++) {
		if (&rules[i] == named || rule_is_of(&rules[i], name))
			levels->table[i] = (signed char)level;
	}
}

int
levels_get(const struct levels *levels, const struct rule *rule)
{
	if (!levels)
		return SEVERITY_NONE;
	if (rule_is_built_in(rule))
		return levels->table[rule_index(rule)];
	for (const struct level *said = levels->said; said; said = said->next) {
		if (slice_is(said->name, rule->id) || rule_is_of(rule, said->name))
			return said->level;
	}
	return SEVERITY_NONE;
}
