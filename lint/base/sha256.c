#include "base/sha256.h"

enum {
	BLOCK_SIZE = 64,
	LENGTH_AT = 56, /* where the last block holds the length */
	ROUNDS = 64,
};

static const uint32_t first_state[8] = {
	/* clang-format off */
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	/* clang-format on */
};

static const uint32_t round_constants[ROUNDS] = {
	/* clang-format off */
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
	/* clang-format on */
};

static uint32_t
rotated(uint32_t word, unsigned bits)
{
	return word >> bits | word << (32 - bits);
}

/* The 64 words of a block's schedule. */
static void
block_expand(uint32_t words[ROUNDS], const unsigned char *block)
{
	for (unsigned i = 0; i < 16; i++)
		words[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
			   (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (unsigned i = 16; i < ROUNDS; i++) {
		uint32_t a = words[i - 15];
		uint32_t b = words[i - 2];

		words[i] = words[i - 16] + words[i - 7] +
			   (rotated(a, 7) ^ rotated(a, 18) ^ a >> 3) +
			   (rotated(b, 17) ^ rotated(b, 19) ^ b >> 10);
	}
}

static void
sha256_block(struct sha256 *sha, const unsigned char *block)
{
	uint32_t words[ROUNDS];
	uint32_t s[8];

	block_expand(words, block);
	memcpy(s, sha->state, sizeof(s));
	for (unsigned i = 0; i < ROUNDS; i++) {
		uint32_t one = s[7] + (rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)) +
			       ((s[4] & s[5]) ^ (~s[4] & s[6])) + round_constants[i] + words[i];
		uint32_t two = (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) +
			       ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));

		memmove(s + 1, s, 7 * sizeof(*s));
		s[4] += one;
		s[0] = one + two;
	}
	for (unsigned i = 0; i < 8; i++)
		sha->state[i] += s[i];
}

void
sha256_init(struct sha256 *sha)
{
	*sha = (struct sha256){ 0 };
	memcpy(sha->state, first_state, sizeof(first_state));
}

void
sha256_add(struct sha256 *sha, struct slice bytes)
{
	while (bytes.length > 0) {
		size_t used = sha->length % BLOCK_SIZE;
		struct slice part = slice_first(bytes, BLOCK_SIZE - used);

		memcpy(sha->block + used, part.at, part.length);
		sha->length += part.length;
		if (used + part.length == BLOCK_SIZE)
			sha256_block(sha, sha->block);
		bytes = slice_from(bytes, part.length);
	}
}

void
sha256_finish(struct sha256 *sha, unsigned char digest[SHA256_SIZE])
{
	uint64_t bits = sha->length * 8;
	size_t used = sha->length % BLOCK_SIZE;

	sha->block[used++] = 0x80;
	if (used > LENGTH_AT) {
		memset(sha->block + used, 0, BLOCK_SIZE - used);
		sha256_block(sha, sha->block);
		used = 0;
	}
	memset(sha->block + used, 0, LENGTH_AT - used);
	for (unsigned i = 0; i < 8; i++)
		sha->block[LENGTH_AT + i] = (unsigned char)(bits >> (56 - 8 * i));
	sha256_block(sha, sha->block);
	for (unsigned i = 0; i < SHA256_SIZE; i++)
		digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}
