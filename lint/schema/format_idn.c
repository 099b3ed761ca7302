#include "schema/format_list.h"

#include "base/bytes.h"
#include "base/punycode.h"
#include "base/rune.h"
#include "schema/format_unicode.h"

enum { NON_JOINER = 0x200C, JOINER = 0x200D };

static bool
rune_in(enum unicode_set set, int rune)
{
	return rune >= 0 && unicode_in(set, (unsigned)rune);
}

/* The code point at a place of the label, RUNE_NONE outside. */
static int
label_at(const struct label *label, size_t at)
{
	return at < label->count ? label->runes[at] : RUNE_NONE;
}

static bool
label_has(const struct label *label, enum unicode_set set)
{
	for (size_t i = 0; i < label->count; i++) {
		if (rune_in(set, label->runes[i]))
			return true;
	}
	return false;
}

static bool
label_has_range(const struct label *label, int first, int last)
{
	for (size_t i = 0; i < label->count; i++) {
		if (label->runes[i] >= first && label->runes[i] <= last)
			return true;
	}
	return false;
}

/* Do the letters on both sides of the non-joiner join across it? Transparent ones do not count. */
static bool
joins_across(const struct label *label, size_t at)
{
	size_t before = at;
	size_t after = at + 1;

	while (before > 0 && rune_in(UNICODE_TRANSPARENT, label->runes[before - 1]))
		before--;
	while (rune_in(UNICODE_TRANSPARENT, label_at(label, after)))
		after++;
	return before > 0 && rune_in(UNICODE_JOINS_LEFT, label->runes[before - 1]) &&
	       rune_in(UNICODE_JOINS_RIGHT, label_at(label, after));
}

/* RFC 5892, appendix A: code points that are good in some places only. */
static bool
context_holds(const struct label *label, size_t at)
{
	int rune = label->runes[at];
	int before = at > 0 ? label->runes[at - 1] : RUNE_NONE;
	int after = label_at(label, at + 1);

	switch (rune) {
	case 0xB7: return before == 'l' && after == 'l';
	case 0x375: return rune_in(UNICODE_GREEK, after);
	case 0x5F3:
	case 0x5F4: return rune_in(UNICODE_HEBREW, before);
	case 0x30FB: return label_has(label, UNICODE_KANA_OR_HAN);
	case JOINER: return rune_in(UNICODE_VIRAMA, before);
	case NON_JOINER: return rune_in(UNICODE_VIRAMA, before) || joins_across(label, at);
	default: break;
	}
	if (rune >= 0x660 && rune <= 0x669)
		return !label_has_range(label, 0x6F0, 0x6F9);
	return true;
}

static bool
label_holds(const struct label *label, bool ascii)
{
	if (label->count == 0 || label->runes[0] == '-' || label->runes[label->count - 1] == '-' ||
		rune_in(UNICODE_MARK, label->runes[0]))
		return false;
	if (!ascii && label_at(label, 2) == '-' && label_at(label, 3) == '-')
		return false;
	for (size_t i = 0; i < label->count; i++) {
		if (!rune_in(UNICODE_LABEL, label->runes[i]) || !context_holds(label, i))
			return false;
	}
	return true;
}

static enum unicode_set
direction(int rune)
{
	static const enum unicode_set sets[] = { UNICODE_RIGHT_TO_LEFT, UNICODE_ARABIC_NUMBER,
		UNICODE_EUROPEAN_NUMBER, UNICODE_NONSPACING, UNICODE_NEUTRAL };

	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++) {
		if (rune_in(sets[i], rune))
			return sets[i];
	}
	return UNICODE_LABEL; /* left to right */
}

/* The six conditions of RFC 5893, section 2. */
static bool
label_directed(const struct label *label)
{
	enum unicode_set first = direction(label->runes[0]);
	enum unicode_set last = first;
	bool seen[UNICODE_SETS] = { false };

	if (first != UNICODE_LABEL && first != UNICODE_RIGHT_TO_LEFT)
		return false;
	for (size_t i = 0; i < label->count; i++) {
		enum unicode_set now = direction(label->runes[i]);

		seen[now] = true;
		if (now != UNICODE_NONSPACING)
			last = now;
	}
	if (last == UNICODE_NEUTRAL)
		return false;
	if (first == UNICODE_LABEL)
		return !seen[UNICODE_RIGHT_TO_LEFT] && !seen[UNICODE_ARABIC_NUMBER];
	return !seen[UNICODE_LABEL] &&
	       !(seen[UNICODE_ARABIC_NUMBER] && seen[UNICODE_EUROPEAN_NUMBER]);
}

static bool
is_ascii(const struct label *label)
{
	return !label_has_range(label, 0x80, 0x10FFFF);
}

static void
label_lower(struct label *label)
{
	for (size_t i = 0; i < label->count; i++)
		label->runes[i] = byte_lower(label->runes[i]);
}

/* Decodes an A-label; false where another spelling is the canonical one. */
static bool
alabel_read(struct label *label, struct slice code)
{
	char again[LABEL_LENGTH];

	if (!label_decode(label, code) || is_ascii(label) ||
		label_encode(label, again) != code.length)
		return false;
	for (size_t i = 0; i < code.length; i++) {
		if (again[i] != byte_lower(byte_at(code, i)))
			return false;
	}
	return true;
}

static bool
is_alabel(struct slice text)
{
	return text.length >= 4 && byte_lower(text.at[0]) == 'x' && byte_lower(text.at[1]) == 'n' &&
	       text.at[2] == '-' && text.at[3] == '-';
}

bool
idn_label_check(struct idn_label *idn)
{
	struct label label;
	char code[LABEL_LENGTH];
	bool ascii = false;

	idn->ascii_length = idn->text.length;
	if (is_alabel(idn->text)) {
		if (!alabel_read(&label, slice_from(idn->text, 4)))
			return false;
	} else if (!label_read(&label, idn->text)) {
		return false;
	} else if (is_ascii(&label)) {
		ascii = true;
		label_lower(&label);
	} else {
		size_t length = label_encode(&label, code);

		idn->ascii_length = length == 0 ? LABEL_LENGTH + 1 : length + 4;
	}
	if (idn->ascii_length > LABEL_LENGTH || !label_holds(&label, ascii))
		return false;
	idn->right_to_left = label_has(&label, UNICODE_RIGHT_TO_LEFT) ||
			     label_has(&label, UNICODE_ARABIC_NUMBER);
	idn->directed = label_directed(&label);
	return true;
}
