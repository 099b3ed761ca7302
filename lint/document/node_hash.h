/* The hash of a key, inline for the readers; others call node_hash. */
#ifndef ZTLINT_DOCUMENT_NODE_HASH_H
#define ZTLINT_DOCUMENT_NODE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define NODE_HASH_A UINT64_C(0x9E3779B97F4A7C15)
#define NODE_HASH_B UINT64_C(0xD6E8FEB86659FD93)

static inline uint64_t
node_hash_load(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof(word));
	return word;
}

static inline uint64_t
node_hash_load4(const char *at)
{
	uint32_t word;

	memcpy(&word, at, sizeof(word));
	return word;
}

static inline uint64_t
node_hash_mix(uint64_t state, uint64_t word)
{
	state = (state ^ word) * NODE_HASH_A;
	return state ^ state >> 32;
}

/* Words of eight bytes, the last one overlapping the one before it: most keys are two words, and
 * nothing outside of the key is read. Not meant to withstand chosen keys: whoever looks up by it
 * must bound what equal hashes cost. */
static inline uint32_t
node_hash_bytes(const char *at, size_t length)
{
	uint64_t state = length * NODE_HASH_B;

	if (length >= 8) {
		for (size_t i = 0; i + 8 < length; i += 8)
			state = node_hash_mix(state, node_hash_load(at + i));
		state = node_hash_mix(state, node_hash_load(at + length - 8));
	} else if (length >= 4) {
		state = node_hash_mix(
			state, node_hash_load4(at) | node_hash_load4(at + length - 4) << 32);
	} else if (length != 0) {
		state = node_hash_mix(state, (uint64_t)(unsigned char)at[0] |
						     (uint64_t)(unsigned char)at[length / 2] << 8 |
						     (uint64_t)(unsigned char)at[length - 1] << 16);
	}
	return (uint32_t)((state * NODE_HASH_B) >> 32);
}

#endif
