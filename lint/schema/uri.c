#include "schema/uri.h"

#include "base/bytes.h"

/* The five components; a component that is there may be empty, hence the flags. */
struct uri {
	struct slice scheme;
	struct slice authority;
	struct slice path;
	struct slice query;
	struct slice fragment;
	bool has_scheme;
	bool has_authority;
	bool has_query;
	bool has_fragment;
};

static bool
is_scheme(struct slice slice)
{
	if (slice.length == 0 || !byte_is_letter(slice.at[0]))
		return false;
	for (size_t i = 1; i < slice.length; i++)
		if (!byte_is_scheme(slice.at[i]))
			return false;
	return true;
}

static struct uri
uri_split(struct slice text)
{
	struct uri uri = { 0 };
	size_t at = slice_find(text, '#');

	if (at < text.length) {
		uri.has_fragment = true;
		uri.fragment = slice_from(text, at + 1);
		text = slice_first(text, at);
	}
	at = slice_find(text, '?');
	if (at < text.length) {
		uri.has_query = true;
		uri.query = slice_from(text, at + 1);
		text = slice_first(text, at);
	}
	at = slice_find(text, ':');
	if (at < text.length && is_scheme(slice_first(text, at))) {
		uri.has_scheme = true;
		uri.scheme = slice_first(text, at);
		text = slice_from(text, at + 1);
	}
	if (slice_starts(text, slice_of("//"))) {
		text = slice_from(text, 2);
		at = slice_find(text, '/');
		uri.has_authority = true;
		uri.authority = slice_first(text, at);
		text = slice_from(text, at);
	}
	uri.path = text;
	return uri;
}

/* Section 5.2.3: the reference's path in the folder of the base's. */
static struct slice
path_merge(struct arena *arena, const struct uri *base, struct slice path)
{
	struct slice folder = slice_first(base->path, slice_last_part(base->path, '/'));
	char *merged;

	if (base->has_authority && base->path.length == 0)
		folder = slice_of("/");
	merged = arena_alloc(arena, folder.length + path.length + 1);
	if (folder.length != 0)
		memcpy(merged, folder.at, folder.length);
	if (path.length != 0)
		memcpy(merged + folder.length, path.at, path.length);
	return (struct slice){ .at = merged, .length = folder.length + path.length };
}

/* Section 5.2.4. The last segment keeps its slash when it is a dot segment. */
static struct slice
path_without_dots(struct arena *arena, struct slice path)
{
	char *out = arena_alloc(arena, path.length + 1);
	size_t length = 0;
	size_t at = 0;

	while (at < path.length) {
		size_t start = at + (path.at[at] == '/');
		size_t end = start + slice_find(slice_from(path, start), '/');
		struct slice segment = slice_part(path, start, end - start);
		bool last = end >= path.length;

		if (slice_is(segment, "..")) {
			while (length > 0 && out[length - 1] != '/')
				length--;
			if (length > 0)
				length--;
		}
		if (slice_is(segment, "..") || slice_is(segment, ".")) {
			if (last)
				out[length++] = '/';
		} else {
			memcpy(out + length, path.at + at, end - at);
			length += end - at;
		}
		at = end;
	}
	return (struct slice){ .at = out, .length = length };
}

static size_t
append(char *out, size_t length, struct slice slice)
{
	if (slice.length != 0)
		memcpy(out + length, slice.at, slice.length);
	return length + slice.length;
}

static struct slice
uri_join(struct arena *arena, const struct uri *uri)
{
	char *out =
		arena_alloc(arena, uri->scheme.length + uri->authority.length + uri->path.length +
					   uri->query.length + uri->fragment.length + 6);
	size_t length = 0;

	if (uri->has_scheme) {
		length = append(out, length, uri->scheme);
		out[length++] = ':';
	}
	if (uri->has_authority) {
		length = append(out, length, slice_of("//"));
		length = append(out, length, uri->authority);
	}
	length = append(out, length, uri->path);
	if (uri->has_query) {
		out[length++] = '?';
		length = append(out, length, uri->query);
	}
	if (uri->has_fragment) {
		out[length++] = '#';
		length = append(out, length, uri->fragment);
	}
	return (struct slice){ .at = out, .length = length };
}

struct slice
uri_resolve(struct arena *arena, struct slice base_text, struct slice reference)
{
	struct uri base = uri_split(base_text);
	struct uri uri = uri_split(reference);

	if (uri.has_scheme || uri.has_authority) {
		if (uri.has_authority)
			uri.path = path_without_dots(arena, uri.path);
	} else if (uri.path.length == 0) {
		uri.path = base.path;
		if (!uri.has_query) {
			uri.query = base.query;
			uri.has_query = base.has_query;
		}
	} else {
		if (uri.path.at[0] != '/')
			uri.path = path_merge(arena, &base, uri.path);
		uri.path = path_without_dots(arena, uri.path);
	}
	if (!uri.has_scheme && !uri.has_authority) {
		uri.authority = base.authority;
		uri.has_authority = base.has_authority;
	}
	if (!uri.has_scheme) {
		uri.scheme = base.scheme;
		uri.has_scheme = base.has_scheme;
	}
	return uri_join(arena, &uri);
}

struct slice
uri_without_fragment(struct slice uri)
{
	return slice_first(uri, slice_find(uri, '#'));
}

struct slice
uri_fragment(struct slice uri)
{
	return slice_from(uri, slice_find(uri, '#') + 1);
}

struct slice
uri_decode(struct arena *arena, struct slice text)
{
	char *out;
	size_t length = 0;

	if (slice_find(text, '%') == text.length)
		return text;
	out = arena_alloc(arena, text.length);
	for (size_t i = 0; i < text.length; i++) {
		bool escape = text.at[i] == '%' && text.length - i > 2;
		int high = escape ? byte_hex(text.at[i + 1]) : -1;
		int low = escape ? byte_hex(text.at[i + 2]) : -1;

		if (high >= 0 && low >= 0) {
			out[length++] = (char)(high << 4 | low);
			i += 2;
		} else {
			out[length++] = text.at[i];
		}
	}
	return (struct slice){ .at = out, .length = length };
}
