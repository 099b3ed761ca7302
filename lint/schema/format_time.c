#include "schema/format_list.h"

#include "base/bytes.h"
#include "base/date.h"

/* The number that `count` digits make at *at, which moves behind them; -1 where there are fewer. */
static int
digits(struct slice text, size_t *at, size_t count)
{
	int value = 0;

	for (size_t i = 0; i < count; i++) {
		int byte = byte_at(text, *at + i);

		if (!byte_is_digit(byte))
			return -1;
		value = value * 10 + (byte - '0');
	}
	*at += count;
	return value;
}

static bool
expect(struct slice text, size_t *at, char byte)
{
	if (byte_at(text, *at) != byte)
		return false;
	++*at;
	return true;
}

bool
format_date(struct slice text)
{
	size_t at = 0;
	int year;
	int month;
	int day;

	if (text.length != strlen("2026-01-31") || (year = digits(text, &at, 4)) < 0 ||
		!expect(text, &at, '-') || (month = digits(text, &at, 2)) < 1 || month > 12 ||
		!expect(text, &at, '-') || (day = digits(text, &at, 2)) < 1)
		return false;
	return day <= (int)date_month_days((unsigned)year, (unsigned)month);
}

/* Minutes that the zone at the end is ahead of UTC, or -1 day where it is no zone. */
static int
zone_minutes(struct slice zone)
{
	enum { NO_ZONE = -24 * 60 };
	size_t at = 1;
	int sign = byte_at(zone, 0);
	int hours;
	int minutes;

	if (zone.length == 1 && byte_lower(sign) == 'z')
		return 0;
	if (zone.length != strlen("+00:00") || (sign != '+' && sign != '-') ||
		(hours = digits(zone, &at, 2)) < 0 || hours > 23 || !expect(zone, &at, ':') ||
		(minutes = digits(zone, &at, 2)) < 0 || minutes > 59)
		return NO_ZONE;
	return (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
}

static bool
fraction_skip(struct slice text, size_t *at)
{
	size_t start;

	if (!expect(text, at, '.'))
		return true;
	start = *at;
	while (byte_is_digit(byte_at(text, *at)))
		++*at;
	return *at > start;
}

bool
format_time(struct slice text)
{
	enum { DAY = 24 * 60 };
	size_t at = 0;
	int hour;
	int minute;
	int second;
	int zone;

	if ((hour = digits(text, &at, 2)) < 0 || hour > 23 || !expect(text, &at, ':') ||
		(minute = digits(text, &at, 2)) < 0 || minute > 59 || !expect(text, &at, ':') ||
		(second = digits(text, &at, 2)) < 0 || second > 60 || !fraction_skip(text, &at))
		return false;
	zone = zone_minutes(slice_from(text, at));
	if (zone <= -DAY)
		return false;
	/* A leap second is the last of a UTC day, whatever the clock on the wall shows then. */
	return second < 60 || (hour * 60 + minute - zone + DAY) % DAY == DAY - 1;
}

bool
format_date_time(struct slice text)
{
	size_t date = strlen("2026-01-31");

	return byte_lower(byte_at(text, date)) == 't' && format_date(slice_first(text, date)) &&
	       format_time(slice_from(text, date + 1));
}

/* Reads numbers with units that follow each other in `units` without a gap. False when there is
 * none, or when a number is not followed by the unit that may stand there. */
static bool
amounts(struct slice text, size_t *at, const char *units)
{
	const char *next = NULL;

	while (byte_is_digit(byte_at(text, *at))) {
		const char *unit;
		int byte;

		while (byte_is_digit(byte_at(text, *at)))
			++*at;
		byte = byte_at(text, *at);
		unit = byte > 0 ? strchr(units, byte) : NULL;
		if (!unit || (next && unit != next))
			return false;
		next = unit + 1;
		++*at;
	}
	return next != NULL;
}

bool
format_duration(struct slice text)
{
	size_t at = 0;
	size_t weeks = 1;

	if (!expect(text, &at, 'P'))
		return false;
	if (amounts(text, &weeks, "W") && weeks == text.length)
		return true;
	if (byte_at(text, at) != 'T' && !amounts(text, &at, "YMD"))
		return false;
	if (at == text.length)
		return true;
	return expect(text, &at, 'T') && amounts(text, &at, "HMS") && at == text.length;
}
