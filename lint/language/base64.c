#include "language/base64.h"

#include "base/bytes.h"

static int
base64_value(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return byte - 'A';
	if (byte >= 'a' && byte <= 'z')
		return byte - 'a' + 26;
	if (byte_is_digit(byte))
		return byte - '0' + 52;
	return byte == '+' ? 62 : byte == '/' ? 63 : -1;
}

bool
base64_take(struct base64 *base64, char byte)
{
	int value = byte == '=' ? 0 : base64_value(byte);

	base64->count = 0;
	if (byte == '=') {
		if (base64->sextets < 2)
			return false;
		base64->padding++;
	} else if (value < 0 || base64->padding > 0) {
		return false;
	}
	base64->bits = base64->bits << 6 | (uint32_t)value;
	if (++base64->sextets < 4)
		return true;
	base64->count = 3 - base64->padding;
	for (unsigned i = 0; i < base64->count; i++)
		base64->bytes[i] = base64->bits >> (16 - 8 * i) & 0xff;
	base64->sextets = 0;
	base64->bits = 0;
	return true;
}

bool
base64_decode(struct slice text, char *bytes, size_t *length)
{
	struct base64 base64 = { 0 };
	size_t used = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (byte_is_space(text.at[i]))
			continue;
		if (!base64_take(&base64, text.at[i]))
			return false;
		memcpy(bytes + used, base64.bytes, base64.count);
		used += base64.count;
	}
	if (base64.sextets != 0)
		return false;
	*length = used;
	return true;
}
