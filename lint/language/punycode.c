#include "language/punycode.h"

#include "base/bytes.h"
#include "base/rune.h"

bool
punycode_write(struct slice text, char buffer[PUNYCODE_SIZE])
{
	static const char prefix[] = "xn--";
	char code[LABEL_LENGTH];
	struct label label;
	size_t length;

	if (!label_read(&label, text) || label.count == 0)
		return false;
	for (size_t i = 0; i < label.count; i++)
		label.runes[i] = byte_lower(label.runes[i]);
	length = label_encode(&label, code);
	if (length == 0 || length + strlen(prefix) >= PUNYCODE_SIZE)
		return false;
	memcpy(buffer, prefix, strlen(prefix));
	memcpy(buffer + strlen(prefix), code, length);
	buffer[strlen(prefix) + length] = '\0';
	return true;
}

/* Characters that IDNA leaves as they are; of the ranges with step 2, every other one is a small
 * letter. */
static const struct {
	uint32_t first, last, step;
} plain[] = {
	{ 0xdf, 0xf6, 1 }, /* Latin small letters */
	{ 0xf8, 0xff, 1 }, { 0x101, 0x131, 2 }, /* Latin Extended-A */
	{ 0x135, 0x137, 2 }, { 0x13a, 0x13e, 2 }, { 0x142, 0x148, 2 }, { 0x14b, 0x177, 2 },
	{ 0x17a, 0x17e, 2 }, { 0x3ac, 0x3ce, 1 }, /* Greek */
	{ 0x430, 0x45f, 1 }, /* Cyrillic */
	{ 0x5d0, 0x5ea, 1 }, /* Hebrew */
	{ 0x620, 0x63f, 1 }, /* Arabic */
	{ 0x641, 0x64a, 1 }, { 0x3041, 0x3096, 1 }, /* Hiragana */
	{ 0x30a1, 0x30fa, 1 }, /* Katakana */
	{ 0x30fc, 0x30fc, 1 }, { 0x4e00, 0x9fff, 1 }, /* Chinese characters */
	{ 0xac00, 0xd7a3, 1 }, /* Hangul */
};

static bool
rune_is_plain(uint32_t rune)
{
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (rune >= plain[i].first && rune <= plain[i].last)
			return (rune - plain[i].first) % plain[i].step == 0;
	return false;
}

bool
punycode_is_plain(struct slice label)
{
	while (label.length > 0) {
		uint32_t rune = 0;
		size_t length = rune_read(label, &rune);

		if (length == 0 || (rune >= 0x80 && !rune_is_plain(rune)))
			return false;
		label = slice_from(label, length);
	}
	return true;
}
