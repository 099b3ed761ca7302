#include "document/number.h"
#include "check.h"

static void
check_order(void)
{
	static const struct {
		const char *a;
		const char *b;
		int order;
	} cases[] = {
		{ "1", "1.0", 0 },
		{ "0", "-0.00e7", 0 },
		{ "0e99999999999999999999", "0", 0 },
		{ "150.0", "1.5e2", 0 },
		{ "1E+2", "100", 0 },
		{ "0.001", "1e-3", 0 },
		{ "12.5", "125e-1", 0 },
		{ "9", "10", -1 },
		{ "-9", "-10", 1 },
		{ "-1", "0", -1 },
		{ "-1e400", "1", -1 },
		{ "1e400", "1e399", 1 },
		{ "1e400", "99e398", 1 },
		{ "-1e400", "-99e398", -1 },
		{ "9007199254740993", "9007199254740992", 1 },
		{ "18446744073709551616", "18446744073709551615", 1 },
		{ "0.1", "0.10000000000000000000000001", -1 },
		{ "1e1000000000", "1e999999999", 1 },
		{ "1e-1000000000", "0", 1 },
		{ "1e-1000000000", "1e-1000000001", 1 },
		{ "123", "1230", -1 },
		{ "1.05", "1.5", -1 },
		{ "100", "1e2", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice a = slice_of(cases[i].a);
		struct slice b = slice_of(cases[i].b);
		int there = number_compare(a, b);
		int back = number_compare(b, a);

		CHECK((there > 0) - (there < 0) == cases[i].order, "%s <=> %s: %d", a.at, b.at,
			there);
		CHECK((back > 0) - (back < 0) == -cases[i].order, "%s <=> %s: %d", b.at, a.at,
			back);
	}
}

static void
check_integers(void)
{
	static const struct {
		const char *number;
		bool whole;
		bool fits;
		int64_t value;
	} cases[] = {
		{ "0", true, true, 0 },
		{ "-0", true, true, 0 },
		{ "0.000", true, true, 0 },
		{ "0e1000000000", true, true, 0 },
		{ "150.0", true, true, 150 },
		{ "1e3", true, true, 1000 },
		{ "-12.50e1", true, true, -125 },
		{ "1.5", false, false, 0 },
		{ "1e-1", false, false, 0 },
		{ "10e-1", true, true, 1 },
		{ "9223372036854775807", true, true, INT64_MAX },
		{ "9223372036854775808", true, false, 0 },
		{ "-9223372036854775808", true, true, INT64_MIN },
		{ "-9223372036854775809", true, false, 0 },
		{ "922337203685477580.7e1", true, true, INT64_MAX },
		{ "18446744073709551616", true, false, 0 },
		{ "9999999999999999999", true, false, 0 },
		{ "1e18", true, true, INT64_C(1000000000000000000) },
		{ "1e19", true, false, 0 },
		{ "1e1000000000", true, false, 0 },
		{ "1e99999999999999999999999", true, false, 0 },
		{ "1e-99999999999999999999999", false, false, 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice number = slice_of(cases[i].number);
		int64_t value = 0;

		CHECK(number_is_integer(number) == cases[i].whole, "%s", number.at);
		CHECK(number_to_int64(number, &value) == cases[i].fits, "%s", number.at);
		CHECK(!cases[i].fits || value == cases[i].value, "%s: %lld", number.at,
			(long long)value);
	}
}

static void
check_multiples(void)
{
	static const struct {
		const char *number;
		const char *divisor;
		bool multiple;
	} cases[] = {
		{ "0.0075", "0.0001", true },
		{ "0.00751", "0.0001", false },
		{ "0", "3", true },
		{ "-9", "3", true },
		{ "10", "3", false },
		{ "4.5", "1.5", true },
		{ "3", "1.5", true },
		{ "5", "10", false },
		{ "1", "0.1", true },
		{ "1", "2.5", false },
		{ "35", "1e1", false },
		{ "30", "1e1", true },
		{ "1e308", "0.123456789", false },
		{ "12391239123", "1e-8", true },
		{ "1e308", "0.5", true },
		{ "1e1000000000", "1024", true },
		{ "1e1000000000", "3", false },
		{ "1e1000000000", "1e-1000000000", true },
		{ "1e1000000000", "4.8828125e-4", true },
		{ "1e-1000000000", "1", false },
		{ "340282366920938463463374607431768211456", "18446744073709551616", true },
		{ "340282366920938463463374607431768211457", "18446744073709551616", false },
		{ "1e64", "18446744073709551616", true },
		{ "1e63", "18446744073709551616", false },
		{ "1e999999999", "18446744073709551616", true },
		{ "999999999999999999", "999999999999999999", true },
		{ "999999999999999998", "999999999999999999", false },
		{ "121932631112635269", "123456789", true },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		CHECK(number_is_multiple(slice_of(cases[i].number), slice_of(cases[i].divisor)) ==
				cases[i].multiple,
			"%s of %s", cases[i].number, cases[i].divisor);
}

int
main(void)
{
	check_order();
	check_integers();
	check_multiples();
	return check_done("number");
}
