#include "base/punycode.h"

#include "base/bytes.h"
#include "base/rune.h"

/* The parameters of RFC 3492, section 5. */
enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, BIAS = 72, FIRST = 0x80 };

bool
label_read(struct label *label, struct slice text)
{
	size_t at = 0;

	label->count = 0;
	while (at < text.length) {
		int rune = rune_next(text, &at);

		if (rune == RUNE_NONE || label->count == LABEL_LENGTH)
			return false;
		label->runes[label->count++] = rune;
	}
	return true;
}

static uint32_t
bias_adapt(uint32_t delta, size_t count, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / (uint32_t)count;
	while (delta > (BASE - T_MIN) * T_MAX / 2) {
		delta /= BASE - T_MIN;
		k += BASE;
	}
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static uint32_t
threshold(uint32_t k, uint32_t bias)
{
	if (k <= bias + T_MIN)
		return T_MIN;
	return k >= bias + T_MAX ? T_MAX : k - bias;
}

/* The value of a digit, BASE where it is none. */
static uint32_t
digit_value(int byte)
{
	if (byte_is_letter(byte))
		return (uint32_t)(byte_lower(byte) - 'a');
	return byte_is_digit(byte) ? (uint32_t)(byte - '0') + 26 : BASE;
}

/* Adds a number of variable length to *sum. */
static bool
number_read(struct slice text, size_t *at, uint32_t bias, uint32_t *sum)
{
	uint32_t weight = 1;

	for (uint32_t k = BASE;; k += BASE) {
		uint32_t digit = digit_value(byte_at(text, (*at)++));
		uint32_t t = threshold(k, bias);

		if (digit >= BASE || digit > (UINT32_MAX - *sum) / weight)
			return false;
		*sum += digit * weight;
		if (digit < t)
			return true;
		if (weight > UINT32_MAX / (BASE - t))
			return false;
		weight *= BASE - t;
	}
}

/* Takes over the ASCII before the last hyphen; where the digits begin. A hyphen in front of all is
 * left to fail as a digit: an encoder writes none when there is no ASCII. */
static size_t
basic_read(struct label *label, struct slice text)
{
	size_t end = slice_last_part(text, '-');

	if (end <= 1)
		return 0;
	for (size_t i = 0; i + 1 < end; i++)
		label->runes[label->count++] = byte_lower(byte_at(text, i));
	return end;
}

bool
label_decode(struct label *label, struct slice text)
{
	uint32_t rune = FIRST;
	uint32_t place = 0;
	uint32_t bias = BIAS;
	size_t at;

	label->count = 0;
	if (text.length > LABEL_LENGTH)
		return false;
	at = basic_read(label, text);
	while (at < text.length) {
		uint32_t before = place;
		uint32_t count = (uint32_t)label->count + 1;

		if (!number_read(text, &at, bias, &place) || count > LABEL_LENGTH)
			return false;
		bias = bias_adapt(place - before, count, before == 0);
		if (place / count > 0x10FFFF - rune)
			return false;
		rune += place / count;
		place %= count;
		memmove(label->runes + place + 1, label->runes + place,
			(label->count - place) * sizeof(*label->runes));
		label->runes[place++] = (int)rune;
		label->count++;
	}
	return true;
}

struct writer {
	char *out;
	size_t length;
	bool full;
};

static void
writer_put(struct writer *writer, char byte)
{
	if (writer->length == LABEL_LENGTH)
		writer->full = true;
	else
		writer->out[writer->length++] = byte;
}

static void
number_write(struct writer *writer, uint32_t number, uint32_t bias)
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = threshold(k, bias);

		if (number < t)
			break;
		writer_put(writer, digits[t + (number - t) % (BASE - t)]);
		number = (number - t) / (BASE - t);
	}
	writer_put(writer, digits[number]);
}

/* The smallest code point of the label that is not below `least`. */
static uint32_t
next_rune(const struct label *label, uint32_t least)
{
	uint32_t best = UINT32_MAX;

	for (size_t i = 0; i < label->count; i++) {
		uint32_t rune = (uint32_t)label->runes[i];

		if (rune >= least && rune < best)
			best = rune;
	}
	return best;
}

static size_t
basic_write(const struct label *label, struct writer *writer)
{
	for (size_t i = 0; i < label->count; i++) {
		if (label->runes[i] < FIRST)
			writer_put(writer, (char)label->runes[i]);
	}
	return writer->length;
}

size_t
label_encode(const struct label *label, char out[LABEL_LENGTH])
{
	struct writer writer = { .out = out };
	size_t basic = basic_write(label, &writer);
	size_t done = basic;
	uint32_t rune = FIRST;
	uint32_t delta = 0;
	uint32_t bias = BIAS;

	if (basic > 0)
		writer_put(&writer, '-');
	while (done < label->count && !writer.full) {
		uint32_t next = next_rune(label, rune);

		/* At most 63 × 10FFFF: no overflow. */
		delta += (next - rune) * (uint32_t)(done + 1);
		rune = next;
		for (size_t i = 0; i < label->count; i++) {
			if ((uint32_t)label->runes[i] < rune)
				delta++;
			if ((uint32_t)label->runes[i] != rune)
				continue;
			number_write(&writer, delta, bias);
			bias = bias_adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
		delta++;
		rune++;
	}
	return writer.full ? 0 : writer.length;
}
