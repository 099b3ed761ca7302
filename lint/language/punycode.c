#include "language/punycode.h"

#include "base/quote.h"
#include "language/bytes.h"

/* The parameters of RFC 3492, section 5. */
enum {
	BASE = 36,
	T_MIN = 1,
	T_MAX = 26,
	SKEW = 38,
	DAMP = 700,
	INITIAL_BIAS = 72,
	INITIAL_RUNE = 0x80,
	LABEL_MAX = PUNYCODE_SIZE - 1,
};

struct output {
	char *bytes;
	size_t length;
	bool full;
};

static void
output_add(struct output *output, char byte)
{
	if (output->length < LABEL_MAX)
		output->bytes[output->length++] = byte;
	else
		output->full = true;
}

static char
digit_byte(uint32_t digit)
{
	return (char)(digit < 26 ? 'a' + digit : '0' + (digit - 26));
}

static uint32_t
bias_adapt(uint32_t delta, uint32_t points, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / points;
	for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* One delta as a number with digits of varying weight. */
static void
delta_write(struct output *output, uint32_t delta, uint32_t bias)
{
	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;

		if (delta < t)
			break;
		output_add(output, digit_byte(t + (delta - t) % (BASE - t)));
		delta = (delta - t) / (BASE - t);
	}
	output_add(output, digit_byte(delta));
}

/* The code points of a label; 0 where it has more than fit a label of DNS, or is not UTF-8. */
static size_t
runes_read(struct slice label, uint32_t runes[LABEL_MAX])
{
	size_t count = 0;

	while (label.length > 0) {
		size_t length = count < LABEL_MAX ? rune_read(label, &runes[count]) : 0;

		if (length == 0)
			return 0;
		count++;
		label = slice_from(label, length);
	}
	return count;
}

static uint32_t
next_rune(const uint32_t *runes, size_t count, uint32_t least)
{
	uint32_t next = UINT32_MAX;

	for (size_t i = 0; i < count; i++)
		if (runes[i] >= least && runes[i] < next)
			next = runes[i];
	return next;
}

/* At most 63 code points, so deltas stay below 64 × 0x110000 and cannot overflow. */
static void
runes_write(struct output *output, const uint32_t *runes, size_t count)
{
	uint32_t rune = INITIAL_RUNE, delta = 0, bias = INITIAL_BIAS;
	uint32_t basic = 0, handled;

	for (size_t i = 0; i < count; i++)
		if (runes[i] < INITIAL_RUNE) {
			output_add(output, byte_lower((char)runes[i]));
			basic++;
		}
	if (basic > 0)
		output_add(output, '-');
	for (handled = basic; handled < count; delta++, rune++) {
		uint32_t next = next_rune(runes, count, rune);

		delta += (next - rune) * (handled + 1);
		rune = next;
		for (size_t i = 0; i < count; i++) {
			if (runes[i] < rune)
				delta++;
			if (runes[i] != rune)
				continue;
			delta_write(output, delta, bias);
			bias = bias_adapt(delta, handled + 1, handled == basic);
			delta = 0;
			handled++;
		}
	}
}

bool
punycode_write(struct slice label, char buffer[PUNYCODE_SIZE])
{
	struct output output = { .bytes = buffer };
	uint32_t runes[LABEL_MAX];
	size_t count = runes_read(label, runes);

	if (count == 0)
		return false;
	for (const char *prefix = "xn--"; *prefix; prefix++)
		output_add(&output, *prefix);
	runes_write(&output, runes, count);
	buffer[output.length] = '\0';
	return !output.full;
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
