#include "context.h"

#include "base/quote.h"
#include "base/text.h"

static bool
source_is_context(const struct run *run, const struct source *source)
{
	size_t index = run_source_index(run, source);

	return index < run->count && run->discovery.files[index].context;
}

/* Brings the first related place to the front that is in a file which is checked; false where there
 * is none. */
static bool
related_choose(const struct run *run, struct finding *finding)
{
	struct related **link = &finding->related;
	struct related *chosen;

	while (*link && source_is_context(run, (*link)->source))
		link = &(*link)->next;
	chosen = *link;
	if (!chosen)
		return false;
	*link = chosen->next;
	chosen->next = finding->related;
	finding->related = chosen;
	return true;
}

/* The words were about the other place, unless the two could as well change places. */
static void
message_turn(struct run *run, struct finding *finding)
{
	const struct resource *about = finding->related->resource;
	struct text words = { 0 };

	if (finding->symmetric)
		return;
	if (about && about->name.length > 0) {
		text_add_format(&words, "%s ", about->kind->name);
		text_add_quoted(&words, about->name);
		text_add_string(&words, " in ");
	}
	text_add_escaped(&words, slice_of(finding->related->source->path));
	text_add_format(&words, ": %s", finding->message);
	finding->message = arena_copy(&run->arena, text_slice(&words));
	finding->related->message = "here";
	text_drop(&words);
}

void
context_settle(struct run *run)
{
	size_t kept = 0;

	for (size_t i = 0; i < run->findings.count; i++) {
		struct finding *finding = run->findings.items[i];

		if (source_is_context(run, finding->source)) {
			if (!related_choose(run, finding))
				continue;
			finding_turn(finding);
			message_turn(run, finding);
		}
		run->findings.items[kept++] = finding;
	}
	run->findings.count = kept;
}
