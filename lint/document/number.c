#include "document/number.h"

#include "base/bug.h"
#include "base/bytes.h"

#include <stdlib.h>

/* Exponents beyond it are all the same. With the digits of any text and those of another number
 * added to it or taken away it still fits. */
static const int64_t power_most = INT64_C(4000000000000000000);

/* ±0.DIGITS × 10^power. */
struct decimal {
	const char *digits; /* from the first digit that is not 0; a point may stand among them */
	size_t count; /* up to the last that is not 0; none for zero */
	int64_t power;
	bool negative;
};

static int64_t
exponent_of(struct slice text)
{
	bool negative = text.length != 0 && *text.at == '-';
	int64_t value = 0;

	for (size_t i = 0; i < text.length; i++) {
		int digit = text.at[i] - '0';

		if (!byte_is_digit(text.at[i]))
			continue;
		value = value > (power_most - digit) / 10 ? power_most : value * 10 + digit;
	}
	return negative ? -value : value;
}

static struct decimal
decimal_of(struct slice number)
{
	struct decimal decimal = { .negative = number.length != 0 && *number.at == '-' };
	int64_t digits = 0; /* seen so far */
	int64_t first = 0; /* those before the first that is not 0 */
	int64_t point = -1; /* those before the point */
	size_t i;

	for (i = decimal.negative; i < number.length && (number.at[i] | 0x20) != 'e'; i++) {
		if (number.at[i] == '.')
			point = digits;
		if (!byte_is_digit(number.at[i]))
			continue;
		digits++;
		if (number.at[i] == '0')
			continue;
		if (decimal.count == 0) {
			decimal.digits = number.at + i;
			first = digits - 1;
		}
		decimal.count = (size_t)(digits - first);
	}
	decimal.power =
		(point < 0 ? digits : point) - first + exponent_of(slice_from(number, i + 1));
	return decimal;
}

/* The digit at *at, which moves on; a point is stepped over. */
static unsigned
digit_next(const char **at)
{
	if (**at == '.')
		++*at;
	return (unsigned)(*(*at)++ - '0');
}

static int
digits_compare(const struct decimal *a, const struct decimal *b)
{
	size_t count = a->count < b->count ? a->count : b->count;
	const char *one = a->digits;
	const char *other = b->digits;

	for (size_t i = 0; i < count; i++) {
		int order = (int)digit_next(&one) - (int)digit_next(&other);

		if (order != 0)
			return order;
	}
	return a->count < b->count ? -1 : a->count > b->count;
}

static int
sign_of(const struct decimal *decimal)
{
	return decimal->count == 0 ? 0 : decimal->negative ? -1 : 1;
}

int
number_compare(struct slice a, struct slice b)
{
	struct decimal one = decimal_of(a);
	struct decimal other = decimal_of(b);
	int sign = sign_of(&one);

	if (sign != sign_of(&other))
		return sign < sign_of(&other) ? -1 : 1;
	if (sign == 0)
		return 0;
	if (one.power != other.power)
		return one.power < other.power ? -sign : sign;
	return sign * digits_compare(&one, &other);
}

uint64_t
number_hash(struct slice number)
{
	const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
	struct decimal decimal = decimal_of(number);
	const char *at = decimal.digits;
	uint64_t hash;

	if (decimal.count == 0)
		return 0;
	hash = ((uint64_t)decimal.power * 2 + decimal.negative) * factor;
	for (size_t i = 0; i < decimal.count; i++)
		hash = (hash ^ hash >> 29 ^ digit_next(&at)) * factor;
	return hash ^ hash >> 29;
}

static bool
decimal_is_integer(const struct decimal *decimal)
{
	return decimal->count == 0 || decimal->power >= (int64_t)decimal->count;
}

bool
number_is_integer(struct slice number)
{
	struct decimal decimal = decimal_of(number);

	return decimal_is_integer(&decimal);
}

bool
number_to_int64(struct slice number, int64_t *value)
{
	struct decimal decimal = decimal_of(number);
	const char *at = decimal.digits;
	uint64_t size = 0;

	if (!decimal_is_integer(&decimal))
		return false;
	if (decimal.count != 0 && decimal.power > 19)
		return false;
	/* Nineteen digits fit 64 bits without a sign. */
	for (size_t i = 0; decimal.count != 0 && i < (size_t)decimal.power; i++)
		size = size * 10 + (i < decimal.count ? digit_next(&at) : 0);
	if (size > (uint64_t)INT64_MAX + decimal.negative)
		return false;
	if (size == (uint64_t)INT64_MAX + 1)
		*value = INT64_MIN;
	else
		*value = decimal.negative ? -(int64_t)size : (int64_t)size;
	return true;
}

enum {
	SHORT_DIGITS = 18, /* ten times such a number still fits 64 bits */
	LIMB_DIGITS = 9,
	LIMB = 1000000000,
};

/* Is DIGITS, with `zeros` zeros behind, a multiple of the digits of `divisor`, which are few? */
static bool
divides_short(const struct decimal *divisor, const struct decimal *number, size_t zeros)
{
	const char *at = divisor->digits;
	uint64_t by = 0;
	uint64_t rest = 0;

	for (size_t i = 0; i < divisor->count; i++)
		by = by * 10 + digit_next(&at);
	at = number->digits;
	for (size_t i = 0; i < number->count + zeros; i++)
		rest = (rest * 10 + (i < number->count ? digit_next(&at) : 0)) % by;
	return rest == 0;
}

/* value × 10 + digit; `count` limbs, the lowest first. */
static void
limbs_push(uint32_t *value, size_t count, unsigned digit)
{
	uint64_t carry = digit;

	for (size_t i = 0; i < count; i++) {
		uint64_t sum = (uint64_t)value[i] * 10 + carry;

		value[i] = (uint32_t)(sum % LIMB);
		carry = sum / LIMB;
	}
}

static bool
limbs_below(const uint32_t *a, const uint32_t *b, size_t count)
{
	for (size_t i = count; i-- > 0;)
		if (a[i] != b[i])
			return a[i] < b[i];
	return false;
}

static void
limbs_subtract(uint32_t *from, const uint32_t *value, size_t count)
{
	uint32_t borrow = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t take = value[i] + borrow;

		borrow = from[i] < take;
		from[i] = from[i] + (borrow ? LIMB : 0) - take;
	}
}

static bool
limbs_are_zero(const uint32_t *value, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (value[i] != 0)
			return false;
	return true;
}

/* The same by long division, for a divisor of any length. */
static bool
divides_long(const struct decimal *divisor, const struct decimal *number, size_t zeros)
{
	size_t count = divisor->count / LIMB_DIGITS + 2;
	uint32_t *by = calloc(count * 2, sizeof(*by));
	uint32_t *rest = by + count;
	const char *at = divisor->digits;
	bool divides;

	if (!by)
		die("out of memory");
	for (size_t i = 0; i < divisor->count; i++)
		limbs_push(by, count, digit_next(&at));
	at = number->digits;
	for (size_t i = 0; i < number->count + zeros; i++) {
		limbs_push(rest, count, i < number->count ? digit_next(&at) : 0);
		while (!limbs_below(rest, by, count))
			limbs_subtract(rest, by, count);
	}
	divides = limbs_are_zero(rest, count);
	free(by);
	return divides;
}

bool
number_is_multiple(struct slice number, struct slice divisor)
{
	struct decimal one = decimal_of(number);
	struct decimal by = decimal_of(divisor);
	int64_t zeros = (one.power - (int64_t)one.count) - (by.power - (int64_t)by.count);

	if (one.count == 0 || by.count == 0)
		return by.count != 0;
	/* As whole numbers: one × 10^zeros / by, neither ending in 0, so a power below zero leaves
	 * a rest. */
	if (zeros < 0)
		return false;
	/* Zeros only add factors 2 and 5, of which `by` has no more than four for each digit. */
	if (zeros > (int64_t)by.count * 4)
		zeros = (int64_t)by.count * 4;
	return by.count <= SHORT_DIGITS ? divides_short(&by, &one, (size_t)zeros)
					: divides_long(&by, &one, (size_t)zeros);
}
