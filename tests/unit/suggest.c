/* Suggestions: what counts as near, and when nothing is clearly best. */
#include "base/suggest.h"

#include "unit/check.h"

struct sample {
	const char *word;
	const char *candidates[8]; /* NULL at the end */
	const char *best; /* "" for none */
};

static const struct sample samples[] = {
	{ "emial", { "email", "email_domain", "everyone", NULL }, "email" },
	{ "azuread", { "azureAD", "okta", NULL }, "azureAD" },
	{ "emailDomain", { "email", "email_domain", NULL }, "email_domain" },
	{ "service-token", { "service_token", "service_tokens", NULL }, "service_token" },
	{ "File", { "file", "fire", NULL }, "file" },
	{ "flie", { "file", "warp", NULL }, "file" },
	{ "fil", { "file", "fill", NULL }, "" },
	{ "fiel", { "file", "field", "fuel", NULL }, "" },
	{ "operating_sistem", { "operating_system", NULL }, "operating_system" },
	{ "abcdef", { "abXYef", NULL }, "abXYef" },
	{ "abcde", { "abXYe", NULL }, "" },
	{ "file", { "file", NULL }, "" },
	{ "", { "a", NULL }, "" },
	{ "x", { "y", NULL }, "y" },
	{ "warp", { "gateway", "tanium", NULL }, "" },
	{ "ab", { "ba", NULL }, "ba" },
	{ "check_disk", { "checkDisks", "check_disks", NULL }, "check_disks" },
	{ "", { NULL }, "" },
};

static void
run(const struct sample *sample)
{
	struct suggest suggest;
	struct slice best;

	suggest_init(&suggest, slice_of(sample->word));
	for (size_t i = 0; sample->candidates[i]; i++)
		suggest_offer(&suggest, slice_of(sample->candidates[i]));
	best = suggest_best(&suggest);
	CHECK(slice_is(best, sample->best), "%s: \"%.*s\" instead of \"%s\"", sample->word,
		(int)best.length, best.at ? best.at : "", sample->best);
}

/* The order of candidates must not decide. */
static void
run_backwards(const struct sample *sample)
{
	struct suggest suggest;
	size_t count = 0;

	while (sample->candidates[count])
		count++;
	suggest_init(&suggest, slice_of(sample->word));
	while (count > 0)
		suggest_offer(&suggest, slice_of(sample->candidates[--count]));
	CHECK(slice_is(suggest_best(&suggest), sample->best), "%s, backwards", sample->word);
}

int
main(void)
{
	struct suggest suggest;
	static const char longer[] =
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";

	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		run(&samples[i]);
		run_backwards(&samples[i]);
	}
	suggest_init(&suggest, slice_of(longer));
	suggest_offer(&suggest, slice_first(slice_of(longer), 64));
	CHECK(suggest_best(&suggest).length == 0, "too long a word");
	return check_done("suggest");
}
