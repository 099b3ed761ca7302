#include "document/json.h"

#include "base/bug.h"
#include "base/bytes.h"
#include "document/document.h"
#include "document/json_fault.h"
#include "document/json_keys.h"
#include "document/json_scan.h"
#include "document/json_string.h"
#include "document/node_hash.h"

#include <stdlib.h>

#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
/* The cursor stays in registers only while nobody takes its address. */
#define INLINE static inline __attribute__((always_inline))
#define COLD static __attribute__((noinline))

enum {
	SOURCE_PER_NODE = 16, /* bytes of source that a node takes in exports, a low guess */
	SEEN_WORDS = 4,
	FIRST_FRAMES = 32,
	DEPTH_MOST = 10000, /* walkers of the tree recurse */
	KEY_LENGTH_MOST = 1 << 20, /* what node.key_length holds, exclusive */
	DOCUMENT_COST = 4, /* what a document takes beside its nodes, in nodes */
};

/* One open container. */
struct frame {
	uint64_t seen[SEEN_WORDS]; /* a Bloom filter of the hashes of its keys */
	bool suspect; /* a key may have come twice */
	char closing; /* ] or }; NUL outside of any */
};

struct json {
	struct source *source;
	struct document *document;
	const struct limits *limits;
	const char *begin; /* of the value in hand */
	struct json_fault fault;
	struct frame *frames;
	struct frame *frames_end;
	struct slice key; /* decoded, where the key in hand has escapes */
	uint32_t guess; /* slots that the next document may need */
	uint64_t spent; /* what the documents before it take of the limit on nodes */
};

/* The key in hand. */
struct key {
	const char *text; /* after its quote; NULL for items */
	size_t length; /* in the source */
	uint32_t hash; /* of the decoded text; of an item its index */
	bool extra; /* too long, or with escapes: does not fit into a node */
};

/* Where the reader stands. */
struct cursor {
	const char *at;
	struct node *open; /* the innermost open container, slot 0 outside of any */
	struct node *slot; /* where the next node goes */
	struct node *room; /* the first slot that may not be written */
	struct node *last; /* the value read last */
	struct frame *frame;
	uint32_t index; /* of the next item */
};

COLD bool
fault_set(struct json *json, enum json_fault_kind kind, const char *at)
{
	json->fault.kind = kind;
	json->fault.at = at;
	return false;
}

INLINE struct json_string
string_end(struct json *json, const char *begin)
{
	const char *at = json_plain_end(begin + 1);

	if (LIKELY(*at == '"'))
		return (struct json_string){ .end = at };
	return json_string_end(begin, at, &json->fault);
}

COLD struct slice
string_decode(struct json *json, const char *begin, const char *end)
{
	struct slice raw = { .at = begin + 1, .length = (size_t)(end - begin - 1) };
	const char *bytes = json->source->bytes;
	const char *lone = NULL;
	struct slice text = json_string_decode(&json->source->arena, raw, &lone);
	struct problem *problem;

	if (!lone)
		return text;
	problem = source_problem(json->source, "lone-surrogate",
		(struct range){ (uint32_t)(lone - bytes), (uint32_t)(lone - bytes) + 6 },
		"%.6s is half of a surrogate pair and stands for no character", lone);
	problem->help = "write both halves, or the character itself";
	return text;
}

/* A key that does not fit into a node. */
COLD uint32_t
key_set_aside(struct json *json, const char *begin, struct json_string string)
{
	json->key = (struct slice){ .at = begin + 1, .length = (size_t)(string.end - begin - 1) };
	if (string.escaped)
		json->key = string_decode(json, begin, string.end);
	return node_hash_bytes(json->key.at, json->key.length);
}

INLINE void
key_see(struct frame *frame, uint32_t hash)
{
	uint64_t *word = &frame->seen[hash % SEEN_WORDS];
	uint64_t bits = UINT64_C(1) << (hash >> 2 & 63) | UINT64_C(1) << (hash >> 8 & 63);

	frame->suspect |= (*word & bits) == bits;
	*word |= bits;
}

/* Reads a key and its colon, up to the value. */
INLINE bool
key_read(struct json *json, struct cursor *cursor, struct key *key)
{
	const char *begin = cursor->at;
	struct json_string string;
	const char *at;

	if (UNLIKELY(*begin != '"'))
		return fault_set(json, JSON_FAULT_KEY, begin);
	string = string_end(json, begin);
	if (UNLIKELY(!string.end))
		return false;
	key->text = begin + 1;
	key->length = (size_t)(string.end - begin - 1);
	key->extra = string.escaped || key->length >= KEY_LENGTH_MOST;
	if (UNLIKELY(key->extra))
		key->hash = key_set_aside(json, begin, string);
	else
		key->hash = node_hash_bytes(key->text, key->length);
	at = string.end + 1;
	if (UNLIKELY(*at != ':')) {
		at = json_space_end(at);
		if (*at != ':')
			return fault_set(json, JSON_FAULT_COLON, at);
	}
	key_see(cursor->frame, key->hash);
	at++;
	at += *at == ' ';
	cursor->at = UNLIKELY(*at <= ' ') ? json_space_end(at) : at;
	return true;
}

/* The slots that the document may take, with slot 0 and the one behind the last. A file of a
 * million tiny documents is no way around the limit. */
static uint32_t
slots_most(const struct json *json)
{
	uint64_t nodes = json->limits->nodes > json->spent ? json->limits->nodes - json->spent : 0;

	return nodes < UINT32_MAX - 2 ? (uint32_t)nodes + 2 : UINT32_MAX;
}

/* Slots for the whole value if it goes on as it was up to `at`, and at least half as many again. */
static uint64_t
slots_guess(const struct json *json, const char *at)
{
	const struct source *source = json->source;
	uint64_t capacity = json->document->capacity;
	uint64_t done = (uint64_t)(at - json->begin) + 1;
	uint64_t left = (uint64_t)(source->bytes + source->size - at);
	uint64_t more = source->format == SOURCE_JSONL ? 0 : capacity * left / done;

	if (more < capacity / 2)
		more = capacity / 2;
	return capacity + more + more / SOURCE_PER_NODE + SOURCE_PER_NODE;
}

COLD bool
nodes_grow(struct json *json, const char *at)
{
	uint64_t capacity = slots_guess(json, at);
	uint32_t most = slots_most(json);

	if (json->document->capacity >= most) {
		json->fault.limit = json->limits->nodes;
		return fault_set(json, JSON_FAULT_NODES, at);
	}
	document_reserve(json->document, capacity < most ? (uint32_t)capacity : most);
	return true;
}

INLINE bool
room_make(struct json *json, struct cursor *cursor)
{
	const struct document *document = json->document;
	size_t open = (size_t)(cursor->open - document->nodes);
	size_t last = (size_t)(cursor->last - document->nodes);
	size_t slot = (size_t)(cursor->slot - document->nodes);

	if (!nodes_grow(json, cursor->at))
		return false;
	cursor->open = document->nodes + open;
	cursor->last = document->nodes + last;
	cursor->slot = document->nodes + slot;
	cursor->room = document->nodes + document->capacity - 1;
	return true;
}

/* Moves the node just written to an extra. `text` is its decoded text, or at NULL. */
COLD void
extra_make(struct json *json, struct node *node, struct key key, struct slice text)
{
	struct node_extra *extra = arena_alloc(&json->source->arena, sizeof(*extra));

	extra->at = node->at;
	extra->text = text;
	if (key.text) {
		extra->key = (struct slice){ .at = key.text, .length = key.length };
		if (key.extra)
			extra->key = json->key;
		extra->key_at = key.text - 1;
		extra->key_token = (uint32_t)key.length + 2;
	}
	node->at = (const char *)extra;
	node->flags |= NODE_EXTRA;
}

INLINE void
node_put(struct json *json, struct cursor *cursor, const struct key *key, enum node_kind kind,
	const char *end)
{
	struct node *node = cursor->slot++;

	*node = (struct node){
		.at = cursor->at,
		.length = (uint32_t)(end - cursor->at),
		.key_back = key->text ? (uint32_t)(cursor->at - key->text) : 0,
		.kind = kind,
		.key_length = (uint32_t)key->length & (KEY_LENGTH_MOST - 1),
		.parent = (uint32_t)(node - cursor->open),
		.hash = key->hash,
	};
	if (UNLIKELY(key->extra))
		extra_make(json, node, *key, (struct slice){ 0 });
	cursor->last = node;
	cursor->at = end;
}

INLINE bool
string_read(struct json *json, struct cursor *cursor, const struct key *key)
{
	const char *begin = cursor->at;
	struct json_string string = string_end(json, begin);

	if (UNLIKELY(!string.end))
		return false;
	node_put(json, cursor, key, NODE_STRING, string.end + 1);
	if (UNLIKELY(string.escaped)) {
		struct slice text = string_decode(json, begin, string.end);

		if (key->extra)
			((struct node_extra *)(uintptr_t)cursor->last->at)->text = text;
		else
			extra_make(json, cursor->last, *key, text);
	}
	return true;
}

/* Past the digits at `at`; NULL where there is none. */
INLINE const char *
digits_end(struct json *json, const char *at)
{
	if (UNLIKELY(!byte_is_digit(*at))) {
		fault_set(json, JSON_FAULT_NUMBER, at);
		return NULL;
	}
	while (byte_is_digit(*at))
		at++;
	return at;
}

INLINE bool
number_read(struct json *json, struct cursor *cursor, const struct key *key)
{
	const char *at = cursor->at;

	at += *at == '-';
	at = *at == '0' ? at + 1 : digits_end(json, at);
	if (at && *at == '.')
		at = digits_end(json, at + 1);
	if (at && (*at | 0x20) == 'e') {
		at++;
		at = digits_end(json, at + (*at == '+' || *at == '-'));
	}
	if (UNLIKELY(!at)) {
		json->fault.begin = cursor->at;
		return false;
	}
	node_put(json, cursor, key, NODE_NUMBER, at);
	return true;
}

INLINE bool
word_read(struct json *json, struct cursor *cursor, const struct key *key, enum node_kind kind,
	const char *word, size_t length)
{
	if (UNLIKELY(memcmp(cursor->at, word, length) != 0))
		return fault_set(json, JSON_FAULT_VALUE, cursor->at);
	node_put(json, cursor, key, kind, cursor->at + length);
	return true;
}

static size_t
depth_most(const struct json *json)
{
	return json->limits->depth < DEPTH_MOST ? json->limits->depth : DEPTH_MOST;
}

/* Makes room for more than `depth` open containers; false where no more are allowed. */
COLD bool
frames_grow(struct json *json, size_t depth, const char *at)
{
	size_t most = depth_most(json) + 1;
	size_t count = 2 * (depth + FIRST_FRAMES / 2);
	struct frame *frames;

	if (count > most)
		count = most;
	if (count <= depth + 1) {
		json->fault.limit = depth_most(json);
		return fault_set(json, JSON_FAULT_DEEP, at);
	}
	frames = realloc(json->frames, count * sizeof(*frames));
	if (!frames)
		die("out of memory");
	json->frames = frames;
	json->frames_end = frames + count;
	return true;
}

INLINE bool
frame_push(struct json *json, struct cursor *cursor, char closing)
{
	if (UNLIKELY(cursor->frame + 1 == json->frames_end)) {
		size_t depth = (size_t)(cursor->frame - json->frames);

		if (!frames_grow(json, depth, cursor->at))
			return false;
		cursor->frame = json->frames + depth;
	}
	cursor->frame++;
	*cursor->frame = (struct frame){ .closing = closing };
	return true;
}

/* Opens a list or an object; where it is empty, the cursor is at its closing sign. */
INLINE bool
container_open(struct json *json, struct cursor *cursor, const struct key *key, enum node_kind kind)
{
	if (!frame_push(json, cursor, kind == NODE_OBJECT ? '}' : ']'))
		return false;
	node_put(json, cursor, key, kind, cursor->at + 1);
	cursor->open = cursor->last;
	cursor->index = 0;
	cursor->at = json_space_end(cursor->at);
	return true;
}

/* Its first byte in the source. */
static const char *
node_begin(const struct node *node)
{
	if (node->flags & NODE_EXTRA)
		return ((const struct node_extra *)(uintptr_t)node->at)->at;
	return node->at;
}

/* Closes the innermost container; the cursor is at the sign, and then past it. */
INLINE void
container_close(struct json *json, struct cursor *cursor)
{
	struct node *open = cursor->open;

	cursor->at++;
	open->length = (uint32_t)(cursor->at - node_begin(open));
	if (UNLIKELY(cursor->frame->suspect)) {
		*cursor->slot = (struct node){ .kind = NODE_NONE };
		json_keys_check(json->source, open);
	}
	cursor->last = open;
	cursor->open = open - open->parent;
	cursor->frame--;
}

INLINE bool
value_read(struct json *json, struct cursor *cursor, const struct key *key)
{
	switch (*cursor->at) {
	case '"': return string_read(json, cursor, key);
	case '{': return container_open(json, cursor, key, NODE_OBJECT);
	case '[': return container_open(json, cursor, key, NODE_ARRAY);
	case 't': return word_read(json, cursor, key, NODE_TRUE, "true", 4);
	case 'f': return word_read(json, cursor, key, NODE_FALSE, "false", 5);
	case 'n': return word_read(json, cursor, key, NODE_NULL, "null", 4);
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9': return number_read(json, cursor, key);
	default: return fault_set(json, JSON_FAULT_VALUE, cursor->at);
	}
}

/* After a value: past the comma to what follows it, closing what ends before. False at the end of
 * the outermost value, and where there is a fault. */
INLINE bool
value_end(struct json *json, struct cursor *cursor)
{
	for (;;) {
		char closing = cursor->frame->closing;

		if (closing == '\0')
			return false;
		if (*cursor->at <= ' ')
			cursor->at = json_space_end(cursor->at);
		if (*cursor->at == ',')
			break;
		if (UNLIKELY(*cursor->at != closing))
			return fault_set(json, JSON_FAULT_COMMA, cursor->at);
		container_close(json, cursor);
	}
	cursor->last->next = (uint32_t)(cursor->slot - cursor->last);
	cursor->index = cursor->last->hash + 1;
	cursor->at++;
	if (*cursor->at <= ' ')
		cursor->at = json_space_end(cursor->at);
	return true;
}

/* Makes a tree of what was read before a fault, and tells the surroundings of it. */
COLD void
tree_break(struct json *json, struct cursor cursor, struct key key)
{
	struct json_fault *fault = &json->fault;
	struct node *last = cursor.last;

	if (last + last->next == cursor.slot)
		last->next = 0;
	fault->open = cursor.open;
	fault->last = last > cursor.open && last - last->parent == cursor.open ? last : NULL;
	if (key.text)
		fault->key = key.extra ? json->key
				       : (struct slice){ .at = key.text, .length = key.length };
	for (struct node *open = cursor.open; open->parent != 0; open -= open->parent) {
		open->length = (uint32_t)(fault->at - node_begin(open));
		if (cursor.frame->suspect)
			json_keys_check(json->source, open);
		cursor.frame--;
	}
}

/* Reads one value that begins at `at`; answers where it ends. On a fault, what was read before it
 * is left as a tree. */
static const char *
value_parse(struct json *json, const char *at)
{
	struct document *document = json->document;
	struct cursor cursor = {
		.at = at,
		.open = document->nodes,
		.last = document->nodes,
		.slot = document->nodes + 1,
		.room = document->nodes + document->capacity - 1,
		.frame = json->frames,
	};
	struct key key = { 0 };

	for (;;) {
		key = (struct key){ .hash = cursor.index };
		if (cursor.frame->closing == '}' && !key_read(json, &cursor, &key))
			break;
		if (UNLIKELY(cursor.slot == cursor.room) && !room_make(json, &cursor))
			break;
		if (!value_read(json, &cursor, &key))
			break;
		if (cursor.last == cursor.open && *cursor.at != cursor.frame->closing)
			continue;
		if (!value_end(json, &cursor))
			break;
	}
	document->count = (uint32_t)(cursor.slot - document->nodes);
	*cursor.slot = (struct node){ .kind = NODE_NONE };
	if (json->fault.kind != JSON_FAULT_NONE)
		tree_break(json, cursor, key);
	return cursor.at;
}

/* A new document, its slot 0 written. */
static void
document_begin(struct json *json)
{
	struct document *document = document_new(json->source);
	uint32_t most = slots_most(json);

	document_reserve(document, json->guess < most ? json->guess : most);
	document->nodes[0] = (struct node){ .at = (const char *)document };
	json->document = document;
	json->frames[0] = (struct frame){ .closing = '\0' };
}

/* One line is much like the next. */
static void
document_end(struct json *json)
{
	document_trim(json->document);
	json->guess = json->document->capacity;
	json->spent += json->document->count + DOCUMENT_COST;
}

/* Reads one value and what may follow it. Returns NULL at a fault. */
static const char *
document_read(struct json *json, const char *at)
{
	bool lines = json->source->format == SOURCE_JSONL;
	const char *end;

	document_begin(json);
	json->begin = at;
	at = value_parse(json, at);
	if (json->fault.kind == JSON_FAULT_NONE) {
		if (lines)
			document_end(json);
		end = json_space_end(at);
		if (*end == '\0' && end == json->source->bytes + json->source->size)
			return end;
		if (lines && end > at)
			return end;
		json->fault.open = json->document->nodes;
		json->fault.last = json->document->nodes + 1;
		fault_set(json, JSON_FAULT_END, end);
	}
	json_fault_report(json->source, &json->fault);
	json->document->partial = true;
	if (json->document->count < 2)
		document_discard(json->document);
	return NULL;
}

void
json_read(struct source *source, const struct limits *limits)
{
	const char *end = source->bytes + source->size;
	const char *at = json_space_end(source->bytes + source->start);
	bool lines = source->format == SOURCE_JSONL;
	struct json json = { .source = source, .limits = limits };

	if (lines && at == end)
		return;
	json.frames = malloc(sizeof(*json.frames));
	if (!json.frames)
		die("out of memory");
	json.frames_end = json.frames + 1;
	json.guess = SOURCE_PER_NODE;
	if (!lines)
		json.guess += (uint32_t)((size_t)(end - at) / SOURCE_PER_NODE);
	do
		at = document_read(&json, at);
	while (at && at != end);
	free(json.frames);
}
