#include "document/secret.h"

#include "base/bytes.h"

/* Spelt without `_` and `-`, in lower case. */
static const struct {
	const char *name;
	bool ending; /* any key that ends so, not only this one */
} secret_keys[] = {
	{ .name = "secret", .ending = true },
	{ .name = "password", .ending = true },
	{ .name = "passphrase", .ending = true },
	{ .name = "passwd" },
	{ .name = "token" },
	{ .name = "apitoken", .ending = true },
	{ .name = "accesstoken", .ending = true },
	{ .name = "authtoken", .ending = true },
	{ .name = "bearertoken", .ending = true },
	{ .name = "refreshtoken", .ending = true },
	{ .name = "apikey", .ending = true },
	{ .name = "clientkey" },
	{ .name = "privatekey", .ending = true },
	{ .name = "secretkey", .ending = true },
	{ .name = "authcredentials" },
};

bool
key_is_secret(struct slice key)
{
	char bytes[SECRET_KEY_LENGTH];
	struct slice name = { .at = bytes };

	for (size_t i = 0; i < key.length; i++) {
		char byte = key.at[i];

		if (byte == '_' || byte == '-')
			continue;
		if (name.length == sizeof(bytes))
			return false;
		bytes[name.length++] = (char)byte_lower(byte);
	}
	for (size_t i = 0; i < sizeof(secret_keys) / sizeof(*secret_keys); i++) {
		struct slice known = slice_of(secret_keys[i].name);

		if (secret_keys[i].ending ? slice_ends(name, known) : slice_equal(name, known))
			return true;
	}
	return false;
}

bool
node_has_secret_key(const struct node *node)
{
	for (; node; node = node_parent(node)) {
		if (key_is_secret(node_key(node)))
			return true;
	}
	return false;
}
