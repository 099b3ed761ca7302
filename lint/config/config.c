#include "config/config.h"

#include "config/member.h"

bool
config_excludes(const struct config *config, struct slice place, bool is_folder)
{
	return config && globs_fit(&config->exclude, place, is_folder);
}

const struct mapping *
mapping_of(const struct mapping *mappings, struct slice place)
{
	while (mappings && !globs_fit(&mappings->globs, place, false))
		mappings = mappings->next;
	return mappings;
}

bool
config_selects(const struct config *config, const struct rule *rule)
{
	if (!config || !config->selected)
		return true;
	if (rule_is_built_in(rule))
		return config->selected[rule_index(rule)];
	texts_each(word, config->select)
	{
		if (slice_is(node_text(word), rule->id) || rule_is_of(rule, node_text(word)))
			return true;
	}
	return false;
}

/* Which overrides fit. */
static uint64_t
overrides_fitting(const struct config *config, struct slice place)
{
	uint64_t fitting = 0;
	unsigned index = 0;

	for (const struct override *one = config->overrides; one; one = one->next, index++) {
		if (globs_fit(&one->files, place, false))
			fitting |= (uint64_t)1 << index;
	}
	return fitting;
}

static const struct levels *
levels_overridden(struct config *config, uint64_t fitting, struct arena *arena)
{
	struct levels *levels = levels_new(arena, config->levels);
	struct override_levels *made = arena_alloc(arena, sizeof(*made));
	unsigned index = 0;

	for (const struct override *one = config->overrides; one; one = one->next, index++) {
		if (fitting >> index & 1)
			levels_apply(levels, arena, one->levels);
	}
	*made = (struct override_levels){
		.next = config->override_levels,
		.levels = levels,
		.applied = fitting,
	};
	config->override_levels = made;
	return levels;
}

const struct levels *
config_levels(struct config *config, struct slice place, struct arena *arena)
{
	uint64_t fitting;

	if (!config)
		return NULL;
	fitting = overrides_fitting(config, place);
	if (fitting == 0)
		return config->levels;
	for (const struct override_levels *made = config->override_levels; made;
		made = made->next) {
		if (made->applied == fitting)
			return made->levels;
	}
	return levels_overridden(config, fitting, arena);
}
