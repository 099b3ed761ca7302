#include "suppress/suppress.h"

#include "base/quote.h"
#include "config/ignore.h"
#include "config/member.h"
#include "config/own.h"
#include "document/position.h"
#include "suppress/comment.h"
#include "value.h"

/* At work on one run. */
struct suppressor {
	struct run *run;
	struct comments *comments; /* of each source */
};

static const char *
escaped(struct suppressor *suppressor, struct slice text)
{
	struct text shown = { 0 };
	const char *copy;

	if (text.length == 0)
		return NULL;
	text_add_escaped(&shown, text);
	copy = arena_copy(&suppressor->run->arena, text_slice(&shown));
	text_drop(&shown);
	return copy;
}

/* ".ztlint.yaml:12" */
static const char *
place_shown(struct suppressor *suppressor, struct source *source, uint32_t offset)
{
	return arena_format(&suppressor->run->arena, "%s:%u",
		escaped(suppressor, slice_of(source->path)), position_of(source, offset).line);
}

static void
finding_suppress(struct suppressor *suppressor, struct finding *finding,
	const struct suppression *suppression)
{
	struct suppression *copy = arena_alloc(&suppressor->run->arena, sizeof(*copy));

	*copy = *suppression;
	finding->state = FINDING_SUPPRESSED;
	finding->suppression = copy;
}

/* Has the day passed until which it holds? One that is no date is told of elsewhere. */
static bool
comment_is_expired(const struct suppressor *suppressor, const struct comment *comment)
{
	struct values values = { .arena = &suppressor->run->arena };
	int last;

	return comment->expires.length > 0 &&
	       values_date(&values, "until", comment->expires, &last) &&
	       suppressor->run->today > last;
}

/* Does the text, or what it was once called, name the rule? */
static bool
rule_is_named(const struct comment_rule *named, const struct rule *rule)
{
	return named->rule ? named->rule == rule : slice_is(named->id, rule->id);
}

static void
comment_apply(struct suppressor *suppressor, struct finding *finding, const struct comment *comment)
{
	struct comment_rule *named = comment->fault ? NULL : comment->rules;

	while (named && !rule_is_named(named, finding->rule))
		named = named->next;
	if (!named)
		return;
	named->used = true;
	if (comment_is_expired(suppressor, comment))
		return;
	finding_suppress(suppressor, finding,
		&(struct suppression){
			.reason = escaped(suppressor, comment->reason),
			.expires = escaped(suppressor, comment->expires),
			.where = place_shown(suppressor, comment->source, comment->range.start),
		});
}

/* Applies the comments about a line; 0: about the whole file. */
static void
comments_apply(struct suppressor *suppressor, struct finding *finding,
	const struct comments *comments, uint32_t line)
{
	for (size_t i = comments_about(comments, line);
		i < comments->count && comments->by_line[i]->line == line &&
		finding->state == FINDING_NEW;
		i++)
		comment_apply(suppressor, finding, comments->by_line[i]);
}

static void
suppress_by_comment(
	struct suppressor *suppressor, struct finding *finding, const struct comments *comments)
{
	if (comments->count == 0)
		return;
	comments_apply(suppressor, finding, comments,
		position_of(finding->source, finding->range.start).line);
	comments_apply(suppressor, finding, comments, 0);
}

static bool
ignore_is_expired(const struct suppressor *suppressor, const struct ignore *ignore)
{
	return ignore->expires && suppressor->run->today > ignore->last;
}

static void
suppress_by_ignore(
	struct suppressor *suppressor, struct finding *finding, const struct discovered *file)
{
	struct ignore *ignore = file->config ? file->config->ignores : NULL;

	for (; ignore && finding->state == FINDING_NEW; ignore = ignore->next) {
		if (!ignore_means(ignore, finding, file->place))
			continue;
		ignore->used = true;
		if (ignore_is_expired(suppressor, ignore))
			continue;
		finding_suppress(suppressor, finding,
			&(struct suppression){
				.reason = escaped(suppressor, ignore->reason),
				.expires = escaped(suppressor, node_text(ignore->expires)),
				.where =
					place_shown(suppressor, node_document(ignore->node)->source,
						node_range(ignore->node).start),
			});
	}
}

/* Applies what is said where the finding stands. */
static void
suppress_here(struct suppressor *suppressor, struct finding *finding)
{
	struct run *run = suppressor->run;
	size_t index = run_source_index(run, finding->source);

	if (index == run->count)
		return;
	suppress_by_comment(suppressor, finding, &suppressor->comments[index]);
	suppress_by_ignore(suppressor, finding, &run->discovery.files[index]);
}

/* Which of two places is the finding's may depend on what is checked with what: then either may say
 * that it is accepted. */
static void
suppress_there(struct suppressor *suppressor, struct finding *finding)
{
	bool opening = finding->opening;

	if (finding->state != FINDING_NEW || !finding->related ||
		!(finding->symmetric || finding->turned))
		return;
	finding_turn(finding);
	suppress_here(suppressor, finding);
	finding_turn(finding);
	finding->opening = opening;
}

/* Was the file checked together with the others of its workspace? */
static bool
file_is_whole(const struct suppressor *suppressor, size_t index)
{
	const struct discovered *file = &suppressor->run->discovery.files[index];

	return !file->named ||
	       (file->config &&
		       (file->config->surveyed || discovery_covers(&suppressor->run->discovery,
							  file->config->folder)));
}

/* Would a finding of the rule have been told of in this file? */
static bool
rule_is_told(const struct suppressor *suppressor, size_t index, struct slice id)
{
	const struct policy *policy = &suppressor->run->policies[index];
	const struct rule *rule = rule_find(id);

	if (!rule)
		return !policy->options->selecting;
	if (rule->check_workspace && !file_is_whole(suppressor, index))
		return false;
	return policy_wants(policy, rule) &&
	       policy_severity(policy, rule, rule->severity) >= policy_level(policy);
}

static void
comment_judge_rule(struct suppressor *suppressor, struct comment *comment,
	const struct comment_rule *named, size_t index)
{
	struct run *run = suppressor->run;
	const struct config *config = run->discovery.files[index].config;
	struct values values = { .arena = &run->arena };
	const struct rule *rule;

	if ((!config || !own_rule_find(config, named->id)) &&
		!values_rule(&values, arena_copy(&run->arena, named->id), &rule))
		run_report(run, "broken-suppression", comment->source, named->range, values.error);
	else if (!named->used && rule_is_told(suppressor, index, named->id))
		run_report(run, "unused-suppression", comment->source, named->range,
			arena_format(&run->arena, "there is no %.*s %s to ignore",
				(int)named->id.length, named->id.at,
				comment->line ? "here" : "in this file"))
			->help = "remove it";
}

static bool
comment_is_used(const struct comment *comment)
{
	const struct comment_rule *named = comment->rules;

	while (named && !named->used)
		named = named->next;
	return named != NULL;
}

/* Of a comment that is of no use, that alone is told, and not that it has expired as well. */
static void
comment_judge(struct suppressor *suppressor, struct comment *comment, size_t index)
{
	struct run *run = suppressor->run;
	struct values values = { .arena = &run->arena };
	int last;

	if (comment->fault) {
		run_report(run, "broken-suppression", comment->source, comment->fault_range,
			comment->fault)
			->help = comment->help;
		return;
	}
	if (comment->expires.length > 0 && !values_date(&values, "until", comment->expires, &last))
		run_report(run, "broken-suppression", comment->source, comment->expires_range,
			values.error);
	if (comment_is_expired(suppressor, comment) && comment_is_used(comment))
		run_report(run, "expired-suppression", comment->source, comment->expires_range,
			arena_format(&run->arena, "this held until %.*s",
				(int)comment->expires.length, comment->expires.at))
			->help = "mend what it is about, or set a later day";
	if (comment->reason.length == 0)
		run_report(run, "suppression-without-reason", comment->source, comment->range,
			"nothing says why this is ignored")
			->help = "add -- and the reason";
	for (const struct comment_rule *named = comment->rules; named; named = named->next)
		comment_judge_rule(suppressor, comment, named, index);
}

/* Was everything checked that the configuration is about? */
static bool
config_is_covered(const struct suppressor *suppressor, const struct config *config)
{
	return discovery_covers(&suppressor->run->discovery, config->folder);
}

static void
ignore_report(struct run *run, const char *rule, const struct node *node, const char *message,
	const char *help)
{
	struct finding *finding =
		run_report(run, rule, node_document(node)->source, node_range(node), message);

	finding->node = node;
	finding->help = help;
}

/* Could the entry have been used: is one of its rules told of at all? */
static bool
ignore_is_told(const struct config *config, const struct run *run, const struct ignore *ignore)
{
	struct policy policy = {
		.options = run->options, .config = config, .levels = config->levels
	};
	bool told = false;

	texts_each(id, ignore->rules)
	{
		const struct rule *rule = rule_find(node_text(id));

		told = told || !rule ||
		       (policy_wants(&policy, rule) &&
			       policy_severity(&policy, rule, rule->severity) >=
				       policy_level(&policy));
	}
	return told;
}

/* What a configuration takes from others may be of use elsewhere: only its own entries are judged.
 */
static void
ignores_judge(struct suppressor *suppressor, const struct config *config)
{
	struct run *run = suppressor->run;
	bool covered = config_is_covered(suppressor, config);

	for (const struct ignore *ignore = config->ignores; ignore; ignore = ignore->next) {
		if (node_document(ignore->node)->source != config->source)
			continue;
		if (ignore_is_expired(suppressor, ignore) && (covered || ignore->used))
			ignore_report(run, "expired-suppression", ignore->expires,
				arena_format(&run->arena, "this held until %.*s",
					(int)node_text(ignore->expires).length,
					node_text(ignore->expires).at),
				"mend what it is about, or set a later day");
		else if (!ignore->used && covered && ignore_is_told(config, run, ignore))
			ignore_report(run, "unused-suppression",
				node_find(ignore->node, slice_of("rule")),
				"there is no such finding to ignore", "remove this entry");
	}
}

static void
suppressions_judge(struct suppressor *suppressor)
{
	struct run *run = suppressor->run;

	for (size_t i = 0; i < run->count; i++) {
		for (struct comment *comment = suppressor->comments[i].first;
			comment && run->checked[i]; comment = comment->next)
			comment_judge(suppressor, comment, i);
	}
	for (const struct config *config = run->configs.first; config; config = config->next)
		ignores_judge(suppressor, config);
}

void
suppress_findings(struct run *run, bool judge)
{
	struct suppressor suppressor = { .run = run };

	suppressor.comments = arena_array(&run->arena, run->count, sizeof(*suppressor.comments));
	for (size_t i = 0; i < run->count; i++) {
		if (!run->unread[i])
			suppressor.comments[i] = comments_read(&run->arena, &run->sources[i]);
	}
	for (size_t i = 0; i < run->findings.count; i++) {
		suppress_here(&suppressor, run->findings.items[i]);
		suppress_there(&suppressor, run->findings.items[i]);
	}
	if (judge)
		suppressions_judge(&suppressor);
}
