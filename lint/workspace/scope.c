#include "workspace/scope.h"

#include "base/bytes.h"
#include "base/path.h"
#include "input/hint.h"

void
scopes_init(struct scopes *scopes, struct arena *arena, const struct hints *hints)
{
	*scopes = (struct scopes){ .arena = arena, .hints = hints, .key = hash_key_new() };
}

/* The slot of the scope of that name, or the free one where it would go. */
static struct scope **
scope_slot(const struct scopes *scopes, struct slice name)
{
	size_t at = (size_t)hash_keyed(scopes->key, name) & (scopes->slot_count - 1);

	while (scopes->slots[at] && !slice_equal(scopes->slots[at]->name, name))
		at = (at + 1) & (scopes->slot_count - 1);
	return &scopes->slots[at];
}

/* Twice the slots: at most half of them are taken. */
static void
slots_grow(struct scopes *scopes)
{
	scopes->slot_count = scopes->slot_count ? scopes->slot_count * 2 : 16;
	scopes->slots = arena_array(scopes->arena, scopes->slot_count, sizeof(*scopes->slots));
	for (struct scope *scope = scopes->first; scope; scope = scope->next)
		*scope_slot(scopes, scope->name) = scope;
}

static struct scope *
scope_get(struct scopes *scopes, struct slice name, bool account)
{
	struct scope **slot;
	struct scope *scope;

	if (scopes->recent && slice_equal(scopes->recent->name, name))
		return scopes->recent;
	if (scopes->count * (size_t)2 >= scopes->slot_count)
		slots_grow(scopes);
	slot = scope_slot(scopes, name);
	scope = *slot;
	if (!scope) {
		*slot = scope = arena_alloc(scopes->arena, sizeof(*scope));
		scope->name = name;
		scope->account = account ? name : (struct slice){ 0 };
		scope->index = scopes->count++;
		if (scopes->last)
			scopes->last->next = scope;
		else
			scopes->first = scope;
		scopes->last = scope;
	}
	scopes->recent = scope;
	return scope;
}

const struct scope *
scope_of_account(struct scopes *scopes, struct slice account)
{
	return scope_get(scopes, account, true);
}

struct listing **
scope_listings(const struct scope *scope)
{
	return &((struct scope *)(uintptr_t)scope)->listings;
}

/* The 32 hex digits behind "accounts" or "zones" and one sign, anywhere in the path; else empty. */
static struct slice
path_account(struct slice path)
{
	static const char *const words[] = { "accounts", "zones" };

	for (size_t i = 0; i < path.length; i++) {
		for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++) {
			struct slice rest = slice_from(path, i);
			struct slice word = slice_of(words[j]);
			size_t length;

			if (!slice_starts(rest, word))
				continue;
			rest = slice_from(rest, word.length + 1);
			length = slice_hex_end(rest, 0);
			if (length == 32)
				return slice_first(rest, length);
		}
	}
	return (struct slice){ 0 };
}

/* Is it named by the UUID of a resource, as devices/policy/ID/ is? An account's id has no dashes.
 */
static bool
folder_is_resource(const struct scopes *scopes, struct slice folder)
{
	struct slice name = path_name(folder);

	return name.length == 36 && slice_hex_end(name, 0) == 8 && name.at[8] == '-' &&
	       hint_is_place(scopes->hints, path_name(path_folder(folder)));
}

static struct slice
folder_scope(struct scopes *scopes, struct slice folder)
{
	struct slice plain = folder;

	while (plain.length > 0 && !slice_is(plain, "/") &&
		(hint_is_place(scopes->hints, path_name(plain)) ||
			folder_is_resource(scopes, plain)))
		plain = path_folder(plain);
	return plain;
}

const struct scope *
scope_of_path(struct scopes *scopes, struct slice path, struct slice configured)
{
	struct slice account = path_account(path);
	struct slice folder = path_folder(path);

	if (account.length > 0)
		return scope_of_account(scopes, account);
	if (configured.at)
		return scope_get(scopes, configured, false);
	if (!scopes->folder_scope || !slice_equal(scopes->folder, folder)) {
		scopes->folder = folder;
		scopes->folder_scope = scope_get(scopes, folder_scope(scopes, folder), false);
	}
	return scopes->folder_scope;
}
