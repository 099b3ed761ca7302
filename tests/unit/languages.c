/*
 * Holds every language against the vectors of the folder given: verdict, code, place, nanoseconds,
 * and, where a vector has them, the words of message and help.
 */
#include "language/duration.h"
#include "language/language.h"

#include "check.h"

#include <jansson.h>
#include <stdlib.h>

#define MINUTE INT64_C(60000000000)
#define HOUR (60 * MINUTE)

/* Grammars of the vectors that are one language with the limits of some field. */
static const struct {
	const char *name;
	struct duration_limits limits;
} durations[] = {
	{ "duration-signed", { .minimum = INT64_MIN } },
	{ "duration-go", { .units = DURATION_GO } },
	{ "duration-go-or-empty", { .empty = true } },
	{ "duration-go-or-forever", { .also = { "forever", 7 } } },
	{ "duration-go-min-30s", { .minimum = MINUTE / 2 } },
	{ "duration-go-min-1m", { .minimum = MINUTE } },
	{ "duration-go-min-730h", { .minimum = 730 * HOUR } },
	{ "duration-mh", { .units = DURATION_M | DURATION_H } },
	{ "duration-mh-0m-720h", { .units = DURATION_M | DURATION_H, .maximum = 720 * HOUR } },
	{ "duration-mh-1m-24h",
		{ .units = DURATION_M | DURATION_H, .minimum = MINUTE, .maximum = 24 * HOUR } },
	{ "duration-mhd-gt-1m", { .units = DURATION_M | DURATION_H | DURATION_D,
					.minimum = MINUTE,
					.exclusive = true } },
};

static bool
grammar_find(const char *name, struct grammar *grammar)
{
	*grammar = (struct grammar){ .language = language_find(slice_of(name)) };
	for (size_t i = 0; !grammar->language && i < sizeof(durations) / sizeof(*durations); i++) {
		if (strcmp(name, durations[i].name) != 0)
			continue;
		grammar->language = &language_duration;
		grammar->duration = durations[i].limits;
	}
	return grammar->language != NULL;
}

static bool
makes(const struct language *language, const struct complaint *complaint)
{
	for (size_t i = 0; language->complaints[i]; i++)
		for (const struct complaint *c = language->complaints[i]; c->code; c++)
			if (c == complaint)
				return true;
	return false;
}

static const char *
member(const json_t *vector, const char *name)
{
	const char *value = json_string_value(json_object_get(vector, name));

	return value ? value : "";
}

static void
vector_check_words(const json_t *vector, const char *input, const struct verdict *verdict)
{
	static const char *const names[] = { "message", "help" };
	const struct text *const words[] = { verdict->message, verdict->help };

	for (size_t i = 0; i < 2; i++)
		if (json_object_get(vector, names[i]))
			CHECK(slice_is(text_slice(words[i]), member(vector, names[i])),
				"%s: %s is \"%.*s\"", input, names[i], (int)words[i]->length,
				words[i]->bytes);
}

static void
vector_check_ns(
	const json_t *vector, const char *input, const struct grammar *grammar, struct slice text)
{
	json_int_t expected = json_integer_value(json_object_get(vector, "ns"));
	int64_t found = 0;

	if (!json_object_get(vector, "ns"))
		return;
	CHECK(duration_read(text, grammar->duration.units, &found) && found == expected,
		"%s: %lld ns, expected %lld", input, (long long)found, (long long)expected);
}

static void
vector_check(const json_t *vector, struct text *message, struct text *help)
{
	const json_t *value = json_object_get(vector, "input");
	struct slice text = { json_string_value(value), json_string_length(value) };
	const char *error = member(vector, "error"), *warning = member(vector, "warning");
	struct verdict verdict = { .message = message, .help = help };
	struct verdict silent = { 0 };
	struct grammar grammar;
	const char *found;

	text_clear(message);
	text_clear(help);
	if (!CHECK(grammar_find(member(vector, "grammar"), &grammar), "unknown grammar for %s",
		    text.at))
		return;
	grammar.language->check(&grammar, text, &verdict);
	grammar.language->check(&grammar, text, &silent);
	found = verdict.complaint ? verdict.complaint->code : "";
	CHECK(strcmp(found, *error ? error : warning) == 0, "%s: found \"%s\", expected \"%s\"",
		text.at, found, *error ? error : warning);
	CHECK(silent.complaint == verdict.complaint && silent.at == verdict.at,
		"%s: differs when silent", text.at);
	CHECK(!verdict.complaint || makes(grammar.language, verdict.complaint),
		"%s: %s is not in the table", text.at, found);
	CHECK(!verdict.complaint == (message->length == 0), "%s: a message for each complaint",
		text.at);
	if (json_object_get(vector, "at"))
		CHECK((json_int_t)verdict.at == json_integer_value(json_object_get(vector, "at")),
			"%s: at %zu", text.at, verdict.at);
	vector_check_words(vector, text.at, &verdict);
	vector_check_ns(vector, text.at, &grammar, text);
}

static void
file_check(const char *folder, const char *name, struct text *message, struct text *help)
{
	char path[4096];
	json_error_t error;
	json_t *vectors, *vector;
	size_t i;

	snprintf(path, sizeof(path), "%s/%s.json", folder, name);
	vectors = json_load_file(path, JSON_ALLOW_NUL, &error);
	if (!CHECK(vectors != NULL, "%s: %s", path, error.text))
		return;
	json_array_foreach(vectors, i, vector) vector_check(vector, message, help);
	json_decref(vectors);
}

int
main(int count, char **arguments)
{
	static const char *const files[] = { "durations", "cidr", "hosts", "misc", "regex",
		"wirefilter", "more" };
	struct text message = { 0 }, help = { 0 };

	if (count != 2) {
		fprintf(stderr, "usage: languages FOLDER-OF-VECTORS\n");
		return 2;
	}
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		file_check(arguments[1], files[i], &message, &help);
	for (size_t i = 0; language_at(i); i++)
		CHECK(language_find(slice_of(language_at(i)->name)) == language_at(i),
			"%s is found by name", language_at(i)->name);
	CHECK(!language_find(slice_of("klingon")), "no such language");
	text_drop(&message);
	text_drop(&help);
	return check_done("languages");
}
