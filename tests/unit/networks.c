/* Networks and host names as rules compare them: order, containment, spelling. */
#include "language/cidr.h"
#include "language/host.h"
#include "language/punycode.h"

#include "check.h"

#include <stdlib.h>

static struct network
network(const char *text)
{
	struct network network = { .family = NETWORK_NONE };

	CHECK(network_read(slice_of(text), &network), "%s is a network", text);
	return network;
}

static void
format_is(const char *text, const char *expected)
{
	struct network value = network(text);
	char buffer[NETWORK_TEXT_SIZE];

	CHECK(strcmp(network_format(&value, buffer), expected) == 0, "%s becomes %s, expected %s",
		text, buffer, expected);
	CHECK(network_read(slice_of(buffer), &value), "%s reads again", buffer);
}

static void
test_format(void)
{
	format_is("10.0.0.0/8", "10.0.0.0/8");
	format_is("10.1.2.3/8", "10.0.0.0/8");
	format_is("192.0.2.7/32", "192.0.2.7");
	format_is("255.255.255.255", "255.255.255.255");
	format_is("0.0.0.0/0", "0.0.0.0/0");
	format_is("::/0", "::/0");
	format_is("::", "::");
	format_is("::1/128", "::1");
	format_is("1::", "1::");
	format_is("2001:DB8::/32", "2001:db8::/32");
	format_is("2001:db8:0:0:0:0:0:0/32", "2001:db8::/32");
	format_is("2001:0:0:1:0:0:0:1", "2001:0:0:1::1");
	format_is("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
	format_is("1:2:3:0:5:6:7:8", "1:2:3:0:5:6:7:8");
	format_is("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
	format_is("::ffff:192.0.2.0/120", "::ffff:c000:200/120");
	format_is("2001:db8::1/33", "2001:db8::/33");
	format_is("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/127",
		"ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127");
}

static void
contains_is(const char *outer, const char *inner, bool expected)
{
	struct network a = network(outer), b = network(inner);

	CHECK(network_contains(&a, &b) == expected, "%s %s %s", outer,
		expected ? "contains" : "does not contain", inner);
}

static void
test_contains(void)
{
	contains_is("10.0.0.0/8", "10.1.0.0/16", true);
	contains_is("10.1.0.0/16", "10.0.0.0/8", false);
	contains_is("10.0.0.0/8", "10.0.0.0/8", true);
	contains_is("10.0.0.0/8", "10.255.255.255", true);
	contains_is("10.0.0.0/8", "11.0.0.0", false);
	contains_is("0.0.0.0/0", "192.0.2.1", true);
	contains_is("0.0.0.0/0", "::/0", false);
	contains_is("::/0", "0.0.0.0/0", false);
	contains_is("::/0", "::1", true);
	contains_is("172.16.0.0/12", "172.31.255.0/24", true);
	contains_is("172.16.0.0/12", "172.32.0.0/24", false);
	contains_is("2001:db8::/33", "2001:db8:7fff::/48", true);
	contains_is("2001:db8::/33", "2001:db8:8000::/48", false);
	contains_is("192.0.2.1", "192.0.2.1/32", true);
}

static int
compare(const void *a, const void *b)
{
	return network_compare(a, b);
}

/* Sorted, each network stands behind those that contain it. */
static void
test_order(void)
{
	static const char *const sorted[] = { "0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0",
		"10.0.1.0/24", "10.1.0.0/16", "192.0.2.0/24", "::/0", "::1", "2001:db8::/32" };
	enum { COUNT = sizeof(sorted) / sizeof(*sorted) };
	struct network list[COUNT];

	for (size_t i = 0; i < COUNT; i++)
		list[COUNT - 1 - i] = network(sorted[i]);
	qsort(list, COUNT, sizeof(*list), compare);
	for (size_t i = 0; i < COUNT; i++) {
		struct network expected = network(sorted[i]);

		CHECK(network_compare(&list[i], &expected) == 0, "%s is number %zu", sorted[i], i);
	}
	list[0] = network("10.0.0.1/8");
	CHECK(network_compare(&list[0], &list[1]) == 0, "host bits do not count after reading");
}

static void
test_parse(void)
{
	struct network_parse parse;
	struct network masked;

	CHECK(network_parse(slice_of("10.0.0.1/8"), &parse), "host bits are no fault");
	CHECK(parse.slash == 8 && parse.network.length == 8, "slash at %zu", parse.slash);
	masked = network_masked(&parse.network);
	CHECK(network_compare(&masked, &parse.network) < 0, "host bits are kept by the parse");
	CHECK(!network_parse(slice_of("10.0.0.0/40"), &parse) &&
			parse.fault == NETWORK_LENGTH_RANGE,
		"fault %d", (int)parse.fault);
	CHECK(parse.network.family == NETWORK_V4 && network_bits(&parse.network) == 32,
		"the address is known though its prefix is wrong");
	CHECK(!network_parse(slice_of(""), &parse), "nothing is no network");
	CHECK(!network_parse((struct slice){ "10.0.0.0\0/8", 11 }, &parse), "NUL is no end");
	CHECK(!network_parse((struct slice){ "::\0", 3 }, &parse), "NUL is no end");
}

static void
covers_is(const char *entry, const char *host, bool expected)
{
	CHECK(host_covers(slice_of(entry), slice_of(host)) == expected, "%s %s %s", entry,
		expected ? "covers" : "does not cover", host);
}

static void
test_hosts(void)
{
	CHECK(host_equal(slice_of("Example.COM"), slice_of("example.com.")), "case and final dot");
	CHECK(host_compare(slice_of("a.com"), slice_of("b.com")) < 0, "order");
	CHECK(host_compare(slice_of("a.com"), slice_of("a.com.au")) < 0, "a prefix first");
	covers_is("*.example.com", "a.example.com", true);
	covers_is("*.example.com", "b.A.Example.com", true);
	covers_is("*.example.com", "example.com", false);
	covers_is("*.example.com", "badexample.com", false);
	covers_is("*.example.com", "*.a.example.com", true);
	covers_is("*.example.com", "*.example.com", true);
	covers_is("*.a.example.com", "*.example.com", false);
	covers_is("example.com", "example.com", true);
	covers_is("example.com", "a.example.com", false);
	covers_is("*.com", "example.com", true);
	covers_is("", "example.com", false);
}

static void
punycode_is(const char *label, const char *expected)
{
	char buffer[PUNYCODE_SIZE] = "";
	bool holds = punycode_write(slice_of(label), buffer);

	CHECK(holds == (*expected != '\0') && (!holds || strcmp(buffer, expected) == 0),
		"%s: %s, expected %s", label, buffer, expected);
}

/* The samples of RFC 3492, section 7.1, that are one label, and names in use. */
static void
test_punycode(void)
{
	punycode_is("b\u00fccher", "xn--bcher-kva");
	punycode_is("m\u00fcnchen", "xn--mnchen-3ya");
	punycode_is("\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587",
		"xn--ihqwcrb4cv8a8dqg056pqjye");
	punycode_is("3\u5e74b\u7d44\u91d1\u516b\u5148\u751f", "xn--3b-ww4c5e180e575a65lsy2b");
	punycode_is("\u043f\u0440\u0438\u043c\u0435\u0440", "xn--e1afmkfd");
	punycode_is("\U0001f600", "xn--e28h");
	punycode_is("\xff", "");
	punycode_is("\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587aaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaaaaaa",
		"");
	CHECK(punycode_is_plain(slice_of("b\u00fccher")), "small letters");
	CHECK(!punycode_is_plain(slice_of("B\u00dcCHER")), "capital letters");
	CHECK(!punycode_is_plain(slice_of("bu\u0308cher")), "composed of two");
}

int
main(void)
{
	test_format();
	test_contains();
	test_order();
	test_parse();
	test_hosts();
	test_punycode();
	return check_done("networks");
}
