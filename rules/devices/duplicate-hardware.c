#include "../general/twins.h"
#include "base/bytes.h"
#include "rules.h"

static const char *const serial[] = { "/serial_number", NULL };
static const char *const hardware[] = { "/hardware_id", NULL };

static bool
has_word(struct slice text, const char *word)
{
	size_t length = strlen(word);

	for (size_t at = 0; at + length <= text.length; at++) {
		size_t same = 0;

		while (same < length && byte_lower(text.at[at + same]) == word[same])
			same++;
		if (same == length)
			return true;
	}
	return false;
}

/* What firmware says when nobody has set the number: many machines share these. */
static bool
is_real(const struct node *number)
{
	static const char *const words[] = { "o.e.m", "serial", "default", "none", "unknown",
		"not specified", "not applicable", "n/a", "null", "invalid", "chassis", "system" };
	struct slice text = node_text(number);
	bool varies = false;

	for (size_t i = 1; i < text.length; i++)
		varies = varies || (text.at[i] != text.at[0] && text.at[i] != '-');
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (has_word(text, words[i]))
			return false;
	}
	return varies && !slice_starts(text, slice_of("0123456")) &&
	       !slice_starts(text, slice_of("123456")) && !value_is_unknown(number);
}

static bool
is_kept(const struct resource *device, const char *pointer)
{
	const struct node *number = twin_member(device, pointer);

	return node_is_string(number) && is_real(number) && !twin_member(device, "/deleted_at");
}

static bool
has_serial(const struct resource *device)
{
	return is_kept(device, serial[0]);
}

static bool
has_hardware(const struct resource *device)
{
	return is_kept(device, hardware[0]);
}

static void
pair_report(struct check *check, const struct resource *first, const struct resource *again,
	const char *pointer)
{
	const struct node *number = twin_member(again, pointer);
	struct finding *finding = report(check, place_value(number),
		"%s has the same %s, so one is a copy of the other or was enrolled twice",
		shown_resource(check, first),
		pointer == serial[0] ? "serial number" : "hardware id");

	finding_of(finding, again);
	finding->symmetric = true;
	finding_relate(
		check, finding, place_value(twin_member(first, pointer)), "the other device");
	finding->related->resource = first;
	finding_help(check, finding, "delete the one that is out of use");
}

static void
serial_tell(struct check *check, const struct resource *first, const struct resource *again)
{
	pair_report(check, first, again, serial[0]);
}

/* Where the serial numbers are equal too, that was told. */
static void
hardware_tell(struct check *check, const struct resource *first, const struct resource *again)
{
	if (!has_serial(again) || !twins_are_equal(serial, first, again))
		pair_report(check, first, again, hardware[0]);
}

void
rule_duplicate_hardware(struct check *check, const struct workspace *workspace)
{
	static const struct twins by_serial = {
		.kind = "physical-device",
		.members = serial,
		.counts = has_serial,
		.tell = serial_tell,
	};
	static const struct twins by_hardware = {
		.kind = "physical-device",
		.members = hardware,
		.counts = has_hardware,
		.tell = hardware_tell,
	};

	twins_each(check, workspace, &by_serial);
	twins_each(check, workspace, &by_hardware);
}
