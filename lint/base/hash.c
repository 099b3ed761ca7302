#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct state {
	uint64_t v[4];
};

static uint64_t
rotated(uint64_t word, unsigned bits)
{
	return word << bits | word >> (64 - bits);
}

static inline __attribute__((always_inline)) void
state_round(struct state *state)
{
	uint64_t *v = state->v;

	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotated(v[1], 13) ^ v[0];
	v[3] = rotated(v[3], 16) ^ v[2];
	v[0] = rotated(v[0], 32) + v[3];
	v[2] += v[1];
	v[1] = rotated(v[1], 17) ^ v[2];
	v[3] = rotated(v[3], 21) ^ v[0];
	v[2] = rotated(v[2], 32);
}

static inline void
state_add(struct state *state, uint64_t word)
{
	state->v[3] ^= word;
	state_round(state);
	state->v[0] ^= word;
}

uint64_t
hash_keyed(struct hash_key key, struct slice text)
{
	struct state state = { { key.low ^ UINT64_C(0x736f6d6570736575),
		key.high ^ UINT64_C(0x646f72616e646f6d), key.low ^ UINT64_C(0x6c7967656e657261),
		key.high ^ UINT64_C(0x7465646279746573) } };
	uint64_t last = (uint64_t)text.length << 56;
	size_t at = 0;

	for (; at + 8 <= text.length; at += 8) {
		uint64_t word;

		memcpy(&word, text.at + at, sizeof(word));
		state_add(&state, word);
	}
	for (unsigned i = 0; at + i < text.length; i++)
		last |= (uint64_t)(unsigned char)text.at[at + i] << (8 * i);
	state_add(&state, last);
	state.v[2] ^= 0xFF;
	for (unsigned i = 0; i < 3; i++)
		state_round(&state);
	return state.v[0] ^ state.v[1] ^ state.v[2] ^ state.v[3];
}

/* Where the system put stack, heap and program, which it does at random, and the process id. It is
 * enough: who could learn them could do worse than slow us down. */
struct hash_key
hash_key_new(void)
{
	struct hash_key key = { 0 };
	void *heap = malloc(1);

	key.low = (uint64_t)(uintptr_t)&key ^ (uint64_t)getpid() << 40;
	key.high = (uint64_t)(uintptr_t)heap ^ (uint64_t)(uintptr_t)hash_keyed << 16;
	free(heap);
	key.low = hash_keyed(key, slice_of("low"));
	key.high = hash_keyed(key, slice_of("high"));
	return key;
}
