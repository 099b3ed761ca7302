/* The two inner loops of the JSON reader. Both may look 16 bytes ahead: the text ends in padding
 * whose NUL bytes stop them. */
#ifndef ZTLINT_DOCUMENT_JSON_SCAN_H
#define ZTLINT_DOCUMENT_JSON_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static inline bool
json_is_space(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

#ifdef __SSE2__

/* The first byte that ends the plain part of a string: a quote, a backslash, a control character,
 * or a byte beyond ASCII (negative, so that one signed comparison finds both). */
static inline const char *
json_plain_end(const char *at)
{
	const __m128i quote = _mm_set1_epi8('"');
	const __m128i backslash = _mm_set1_epi8('\\');
	const __m128i space = _mm_set1_epi8(' ');

	for (;; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)at);
		__m128i stop = _mm_or_si128(
			_mm_cmplt_epi8(bytes, space), _mm_or_si128(_mm_cmpeq_epi8(bytes, quote),
							      _mm_cmpeq_epi8(bytes, backslash)));
		unsigned mask = (unsigned)_mm_movemask_epi8(stop);

		if (mask != 0)
			return at + __builtin_ctz(mask);
	}
}

/* The first byte that is not white space: indented files have runs of it. */
static inline const char *
json_space_end(const char *at)
{
	const __m128i space = _mm_set1_epi8(' ');

	while (json_is_space(*at)) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)++at);
		unsigned mask = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, space)) ^ 0xFFFF;

		at += mask != 0 ? __builtin_ctz(mask) : 16;
	}
	return at;
}

#else

/* Does the word hold a byte that ends the plain part? Looks at all eight at once. */
static inline bool
json_word_stops(uint64_t word)
{
	const uint64_t ones = UINT64_MAX / 255;
	const uint64_t tops = ones << 7;
	uint64_t quote = word ^ ones * '"';
	uint64_t backslash = word ^ ones * '\\';

	return ((word | (word - ones * ' ') | (quote - ones) | (backslash - ones)) & tops) != 0;
}

static inline const char *
json_plain_end(const char *at)
{
	uint64_t word;

	for (;; at += sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		if (json_word_stops(word))
			break;
	}
	while (*at != '"' && *at != '\\' && (unsigned char)*at >= ' ' && (unsigned char)*at < 0x80)
		at++;
	return at;
}

static inline const char *
json_space_end(const char *at)
{
	while (json_is_space(*at))
		at++;
	return at;
}

#endif

#endif
