/* SHA-256 against the examples of FIPS 180-4 and other known digests. */
#include "base/sha256.h"

#include "base/text.h"
#include "check.h"

static const struct {
	const char *text;
	size_t times;
	const char *digest;
} cases[] = {
	{ "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static void
check_case(size_t index)
{
	unsigned char digest[SHA256_SIZE];
	struct sha256 sha;
	struct text hex = { 0 };

	sha256_init(&sha);
	for (size_t i = 0; i < cases[index].times; i++)
		sha256_add(&sha, slice_of(cases[index].text));
	sha256_finish(&sha, digest);
	for (size_t i = 0; i < SHA256_SIZE; i++)
		text_add_format(&hex, "%02x", digest[i]);
	CHECK(slice_is(text_slice(&hex), cases[index].digest), "case %zu: %s", index, hex.bytes);
	text_drop(&hex);
}

/* Every length around the block size, whole and byte by byte. */
static void
check_pieces(void)
{
	char bytes[200];

	memset(bytes, 'x', sizeof(bytes));
	for (size_t length = 0; length <= sizeof(bytes); length++) {
		struct slice whole = { .at = bytes, .length = length };
		unsigned char one[SHA256_SIZE];
		unsigned char two[SHA256_SIZE];
		struct sha256 sha;

		sha256_init(&sha);
		sha256_add(&sha, whole);
		sha256_finish(&sha, one);
		sha256_init(&sha);
		for (size_t i = 0; i < length; i++)
			sha256_add(&sha, slice_first(slice_from(whole, i), 1));
		sha256_finish(&sha, two);
		CHECK(memcmp(one, two, SHA256_SIZE) == 0, "length %zu", length);
	}
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_case(i);
	check_pieces();
	return check_done("sha256");
}
